//! The table people work in. In: the session. Out: rail of facets, search, chips, table. Refuses to
//! know: how rows are found (the engine) and where filters are kept (the address).

mod around;
mod bar;
mod cell;
mod columns;
mod copying;
mod figures;
mod grid;
mod instead;
mod keys;
mod live;
mod paper;
mod rail;
mod rows;
mod shape;
mod sight;
mod sort;
mod take;

use leptos::prelude::*;

use crate::link::View;
use crate::page::tasks::{bar::Bar, grid::Grid, keys::Keys, rail::Rail, take::Take};
use crate::part::event;
use crate::part::later::{self, later};
use crate::query::{self, Answer, Column, Facet};
use crate::session::{Data, use_session};
use crate::words::{self, Lang};

/// The columns shown unless the address names others.
const USUAL: &[Column] = &[
    Column::Report,
    Column::Theme,
    Column::Goal,
    Column::Progress,
    Column::Lead,
    Column::Status,
    Column::Percent,
];

/// Those shown where the view asks how tasks stand: what was asked for, what came of it, and the gap.
const FIGURED: &[Column] = &[
    Column::Report,
    Column::Goal,
    Column::Progress,
    Column::Target,
    Column::Actual,
    Column::Gap,
    Column::Lead,
    Column::Status,
    Column::Percent,
];

/// The columns of a view, in the order shown.
pub(super) fn columns(view: &View) -> Vec<Column> {
    if !view.cols.is_empty() {
        return view.cols.clone();
    }
    let asks = |facet: Facet| !view.filters.values(facet).is_empty();
    let figured = asks(Facet::Status) || asks(Facet::Check) || view.filters.has(Facet::Measured, "1");
    if figured { FIGURED } else { USUAL }.to_vec()
}

/// Where the focus goes when what held it is gone.
pub(super) const TOTAL: &str = ".tasks-total";

/// The page.
#[component]
pub fn TasksPage() -> AnyView {
    let session = use_session();
    let answer = Memo::new(move |_| {
        session.marks.track();
        // Counting is the rail's: it would have every task measured before the first row is shown.
        let query = session.view.with(View::query);
        session.data.with_untracked(|data| query::find(&data.engine, &query))
    });
    Effect::new(move |_| session.remember(answer.with(|answer: &Answer| answer.rows.clone())));
    let open = RwSignal::new(false);
    let drawn = Memo::new(move |_| session.view.with(|view| view.chart.is_some()));
    view! {
        <div class="tasks" data-drawer=move || session.view.with(|view| view.open.is_some()).to_string()>
            {later::view(rail(answer, open), || view! { <aside class="rail"></aside> }.into_any(), nothing)}
            <div class="stack">
                <h1 class="said">{session.data.with_untracked(Data::place)} " " {words::NAV_TASKS.t()}</h1>
                <Bar answer open />
                {later::view(
                    tools(answer, open),
                    || view! { <div class="row tasks-tools"></div> }.into_any(),
                    nothing,
                )}
                {move || drawn.get().then(|| later::view(charts(), nothing, nothing))}
                <Grid answer />
            </div>
            {later::view(beside(), nothing, nothing)}
        </div>
    }
    .into_any()
}

later! {
    /// The open task.
    fn beside() -> AnyView {
        crate::page::task::beside::drawer(use_session())
    }
}

later! {
    /// The charts of the result.
    fn charts() -> AnyView {
        crate::page::charts::charts_panel()
    }
}

/// A part that did not come is told of once, by the frame.
fn nothing() -> AnyView {
    ().into_any()
}

later! {
    fn rail(answer: Memo<Answer>, open: RwSignal<bool>) -> AnyView {
        let skip = |_| event::focus(event::found("tr[data-task][tabindex='0']").or_else(|| event::found(TOTAL)));
        view! {
            <button type="button" class="skip" name="skip-table" on:click=skip>{words::SKIP_TABLE.t()}</button>
            <Rail answer open />
        }
        .into_any()
    }
}

later! {
    /// What stands between the search and the table.
    fn tools(answer: Memo<Answer>, open: RwSignal<bool>) -> AnyView {
        let session = use_session();
        columns::follow_freeze(session);
        sight::follow(session);
        let unseen = RwSignal::new(false);
        let more = RwSignal::new(false);
        view! {
            <div class="row tasks-tools" data-more=move || more.get().to_string()>
                {sort::choice(session)}
                <button type="button" class="button tools-more" aria-expanded=move || more.get().to_string() on:click=move |_| more.update(|more| *more = !*more)>
                    {words::TOOLS_MORE.t()}
                </button>
                {shape::group_by(session)}
                {columns::column_menu(session)}
                {shape::density()}
                {shape::charts(session)}
                <Take answer />
                <Keys answer open unseen />
                {around::help()}
            </div>
            {(words::spoken() == Lang::En).then(|| view! { <p class="small soft">{words::IN_CHINESE_SHORT.t()}</p> })}
            {around::unseen(unseen)}
            {copying::follow(session, answer)}
            {around::around(session, answer)}
            {paper::heading(session, answer)}
        }
        .into_any()
    }
}
