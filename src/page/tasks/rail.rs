//! The rail of facets, which counts for itself. In: the view, how many rows it finds. Out: check boxes that change the address.
//! Refuses to know: rows.

use leptos::prelude::*;

use crate::link::View;
use crate::page::tasks::TOTAL;
use crate::part::event::hold_focus;
use crate::part::facet::{FacetList, Head, Pick, Value};
use crate::query::{self, Answer, Counts, Facet, Query};
use crate::session::{Session, after_frame, use_session};
use crate::words;

/// The facets of the rail, in their order.
const FACETS: &[Facet] = &[
    Facet::Status,
    Facet::Place,
    Facet::Report,
    Facet::Theme,
    Facet::Lead,
    Facet::Support,
    Facet::Check,
    Facet::Pace,
    Facet::Percent,
    Facet::Measured,
    Facet::Year,
    Facet::Noted,
    Facet::Starred,
    Facet::Tag,
    Facet::Verdict,
    Facet::Deadline,
    Facet::Doubt,
];

/// The values of a facet with their words and counts. Long lists come most frequent first, chosen or
/// not: a box that jumped away when ticked would take the focus with it. Short and ordered ones stay in
/// their own order. What would find nothing comes last.
fn values(session: Session, counts: &Counts, facet: Facet) -> Vec<Value> {
    let counts =
        counts.iter().find(|(f, _)| *f == facet).map(|(_, counts)| counts.as_slice()).unwrap_or_default();
    let view = session.view.get_untracked();
    let chosen = view.filters.values(facet);
    let mut values: Vec<Value> = session.data.with_untracked(|data| {
        let names = data.engine.values(facet);
        names
            .iter()
            .zip(counts)
            .map(|(name, count)| Value {
                key: name.to_string(),
                word: words::value(facet.key(), name, |id| data.short_title(id)),
                count: *count,
                on: chosen.iter().any(|c| c == name),
            })
            .collect()
    });
    if matches!(facet, Facet::Lead | Facet::Support | Facet::Tag) {
        values.sort_by_key(|value| std::cmp::Reverse(value.count));
    }
    values.sort_by_key(|value| value.count == 0);
    values
}

/// The rail; on narrow screens a sheet that `open` shows.
#[component]
pub fn Rail(answer: Memo<Answer>, open: RwSignal<bool>) -> AnyView {
    let session = use_session();
    let any = move || !session.view.with(|view| view.filters.is_empty());
    // The rows come first: who types looks at them, and the counts follow in the next frame.
    let counted = Trigger::new();
    let asked = Memo::new(move |_| session.view.with(View::query));
    Effect::new(move |before: Option<()>| {
        asked.track();
        session.marks.track();
        if before.is_some() {
            after_frame(move || counted.notify());
        }
    });
    let counts = Memo::new(move |_| {
        counted.track();
        let query = Query { count: FACETS.to_vec(), ..asked.get_untracked() };
        session.data.with_untracked(|data| query::counts(&data.engine, &query))
    });
    view! {
        <aside class="rail" data-open=move || open.get().to_string() aria-label=words::TASKS_FILTERS.t()>
            <div class="rail-head">
                <h2>{words::TASKS_FILTERS.t()}</h2>
                {move || {
                    any().then(|| {
                        view! {
                            <button type="button" class="button-quiet" on:click=move |_| {
                                session.change_view(|view| view.filters.clear_all());
                                hold_focus(&[TOTAL]);
                            }>
                                {words::TASKS_CLEAR.t()}
                            </button>
                        }
                    })
                }}
            </div>
            {FACETS.iter().map(|facet| one(session, counts, counted, *facet)).collect_view()}
            <div class="rail-foot">
                <button type="button" class="button button-main" on:click=move |_| {
                    open.set(false);
                    hold_focus(&[".tasks-filter"]);
                }>
                    {words::TASKS_SHOW.t()} " " {move || answer.with(|a| a.total)}
                </button>
            </div>
        </aside>
    }
    .into_any()
}

fn one(session: Session, counts: Memo<Counts>, counted: Trigger, facet: Facet) -> AnyView {
    let head = Head {
        name: facet.key(),
        word: words::facet(facet.key()),
        open: matches!(facet, Facet::Status | Facet::Report | Facet::Theme),
    };
    let chosen = Memo::new(move |_| {
        counted.track();
        // Where all are of one place, there is nothing to choose.
        let few = usize::from(facet == Facet::Place);
        let any = session.data.with_untracked(|data| data.engine.values(facet).len() > few);
        any.then(|| session.view.with(|view| view.filters.values(facet).len()))
    });
    let values = Memo::new(move |_| {
        // What is chosen may change where no count does.
        counted.track();
        counts.with(|counts| values(session, counts, facet))
    });
    let pick = Callback::new(move |pick: Pick| {
        session.change_view(|view| match &pick {
            Pick::Toggle(key) => view.filters.toggle(facet, key),
            Pick::Only(key) => view.filters.only(facet, key),
        });
        hold_focus(&[TOTAL]);
    });
    view! { <FacetList head chosen values pick /> }.into_any()
}
