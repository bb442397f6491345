//! A chart on a page: the figure, its legend, and what can be taken away of it. In: a chart that may change, the
//! view it follows, what to do with a choice. Out: a section. Refuses to know: which tasks are drawn.

use leptos::html::Div;
use leptos::prelude::*;

use crate::chart::{Chosen, Drawing, Frame, Imprint, Lang};
use crate::export::csv;
use crate::export::table::{Cell, Column, Table};
use crate::link::View;
use crate::measure::Status;
use crate::page::charts::chart::{Chart, Pick};
use crate::part::badge::{status_shape, status_word};
use crate::part::figure::{Figure, Numbers};
use crate::part::menu::{choice, menu};
use crate::query::Facet;
use crate::session::look::Look;
use crate::session::{Data, Session, use_session};
use crate::web::room::on_width;
use crate::web::{address, clipboard::Denied, clock, file, picture};
use crate::words;

/// Pixels of a chart's text in large print, as large as the words around it.
const LARGE: f64 = 19.0;

/// Pixels across of a picture that is taken away.
const TAKEN: f64 = 900.0;

/// What a figure needs besides its chart.
#[derive(Clone, Copy)]
pub struct Shown {
    /// Its stable name in the page.
    pub name: &'static str,
    /// The view whose filters it shows, where it follows one.
    pub view: Option<RwSignal<View>>,
    /// The filters in words, for a picture that leaves the page.
    pub filters: Signal<String>,
    pub pick: Callback<Vec<Pick>>,
}

/// The figure of a chart.
pub fn figure(chart: Signal<Chart>, shown: Shown) -> AnyView {
    let session = use_session();
    let look = expect_context::<Look>();
    let room = NodeRef::<Div>::new();
    // The room is known once the page has laid it out; a guess stands in until then. It changes with the window, with
    // the size of print and with what stands beside the chart.
    let measured = RwSignal::new(None::<f64>);
    let watched = StoredValue::new_local(None);
    Effect::new(move |_| {
        let Some(element) = room.get() else { return };
        let told = move |width: f64| {
            // What the observer tells is drawn in the next frame: drawn at once, it would observe its own doing.
            request_animation_frame(move || {
                if width > 0.0 && measured.try_get_untracked().is_some_and(|before| before != Some(width)) {
                    let _ = measured.try_set(Some(width));
                }
            });
        };
        watched.set_value(Some(on_width(&element, told)));
    });
    on_cleanup(move || watched.set_value(None));
    let width = Memo::new(move |_| {
        measured.get().unwrap_or_else(|| (session.width.get().min(1344.0) - 98.0).max(260.0))
    });
    let drawing = Memo::new(move |_| {
        let chosen = shown
            .view
            .map_or_else(Chosen::default, |view| view.with(|view| chart.with(|chart| chart.chosen(view))));
        let font = if look.large.get() { LARGE } else { 13.0 };
        let frame = Frame { chosen, ..super::frame(shown.name, width.get(), font) };
        chart.with(|chart| (chart.draw)(frame))
    });
    let pick = move |mark: usize| {
        let at = drawing.with_untracked(|drawing| drawing.marks.get(mark).map(|mark| mark.at.clone()));
        let picks = at.map(|at| chart.with_untracked(|chart| chart.picks(&at))).unwrap_or_default();
        if let Some(Pick::Open(place)) = picks.first() {
            session.go(place.clone());
        } else if !picks.is_empty() {
            shown.pick.run(picks);
        }
    };
    let legend = chart.with_untracked(|chart| chart.of_statuses).then(|| legend(shown));
    view! {
        <div class="figure-room" node_ref=room>
            {legend}
            <Figure
                name=shown.name
                title=Signal::derive(move || chart.with(|chart| chart.title.clone()))
                finding=Signal::derive(move || chart.with(|chart| chart.finding.clone()))
                svg=Signal::derive(move || drawing.with(|drawing| drawing.svg.clone()))
                numbers=Signal::derive(move || chart.with(|chart| chart.numbers.clone()))
                on_mark=pick
                actions=take(session, chart, shown)
            />
        </div>
    }
    .into_any()
}

/// Statuses with their shapes; each narrows to it as its marks do.
fn legend(shown: Shown) -> AnyView {
    let one = |status: Status| {
        let on = move || {
            shown.view.is_some_and(|view| view.with(|view| view.filters.has(Facet::Status, status.id())))
        };
        view! {
            <button
                type="button"
                class="badge legend-entry"
                data-status=status.id()
                aria-pressed=move || on().to_string()
                on:click=move |_| shown.pick.run(vec![Pick::one(Facet::Status, status.id())])
            >
                {status_shape(status)}
                {status_word(status).t()}
            </button>
        }
    };
    view! { <div class="legend">{Status::ALL.map(one).collect_view()}</div> }.into_any()
}

fn take(session: Session, chart: Signal<Chart>, shown: Shown) -> AnyView {
    let told = RwSignal::new("");
    let tell = move |word: words::Word| {
        told.set(word.t());
        session.say(word.t().to_owned());
    };
    let save = move |ending: &'static str, mime: &'static str, bytes: &[u8]| {
        let name = ["nuoji-", shown.name, "-", &clock::today(), ".", ending].concat();
        let saved = file::save(&name, mime, bytes);
        tell(if saved.is_ok() { words::TAKE_SAVED } else { words::TAKE_DENIED });
    };
    // Themes and units stand in a chart as they are printed.
    let passed = move |text: &str| session.concealed_of_all().text(text);
    let printed = move || {
        let drawn = chart.with_untracked(|chart| printed(session, chart, shown));
        Drawing { svg: passed(&drawn.svg), ..drawn }
    };
    let svg = move || save("svg", "image/svg+xml", printed().svg.as_bytes());
    let csv = move || {
        let text = chart.with_untracked(|chart| csv::for_people(&table(&chart.numbers)));
        save("csv", "text/csv;charset=utf-8", passed(&text).as_bytes());
    };
    let png = move || {
        let Drawing { svg, width, height, .. } = printed();
        leptos::task::spawn_local(async move {
            match picture::png(&svg, width, height).await {
                Ok(bytes) => save("png", "image/png", &bytes),
                Err(Denied) => tell(words::TAKE_DENIED),
            }
        });
    };
    let copy = move || {
        let Drawing { svg, width, height, .. } = printed();
        leptos::task::spawn_local(async move {
            let copied = picture::copy(svg, width, height).await;
            tell(if copied.is_ok() { words::TAKE_COPIED } else { words::CHART_NOT_COPIED });
        });
    };
    view! {
        <div class="row figure-take">
            {menu(
                words::CHART_TAKE.t(),
                view! {
                    {choice("SVG", svg)}
                    {choice("PNG", png)}
                    {choice(words::CHART_CSV.t(), csv)}
                    {choice(words::CHART_COPY.t(), copy)}
                }
                    .into_any(),
            )}
            <span class="small soft">{told}</span>
        </div>
    }
    .into_any()
}

/// The chart with all that a picture has to say of itself once it has left the page.
fn printed(session: Session, chart: &Chart, shown: Shown) -> Drawing {
    let filters = shown.filters.get_untracked();
    let filters = if filters.is_empty() { filters } else { words::CHART_FILTERS.with(&[&filters]) };
    let place = session.data.with_untracked(Data::place);
    let title = [place.as_str(), chart.title.as_str()];
    let imprint = Imprint {
        title: title.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
        filters: [chart.finding.as_str(), &filters].join(" ").trim_end().to_owned(),
        source: words::from(&place),
        date: words::CHART_DATE.with(&[&clock::today()]),
        address: address::link_to(&session.place.get_untracked().address()),
    };
    let lang = if words::spoken() == words::Lang::En { Lang::En } else { Lang::Zh };
    let name = shown.name.to_owned();
    (chart.draw)(Frame { name, width: TAKEN, font: 14.0, lang, imprint: Some(imprint), ..Frame::default() })
}

fn table(numbers: &Numbers) -> Table {
    let column = |title: &String| Column { key: title.clone(), title: title.clone() };
    let cell = |text: &String| text.parse().map_or_else(|_| Cell::text(text), Cell::Number);
    let row = |row: &Vec<String>| row.iter().map(cell).collect();
    Table { columns: numbers.head.iter().map(column).collect(), rows: numbers.rows.iter().map(row).collect() }
}
