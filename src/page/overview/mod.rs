//! The first page: what there is and how it stands. In: the session. Out: search, what was missed by name, charts with
//! what they say, the reports. Refuses to know: why a task stands as it does.

mod named;
mod places;
mod scope;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlInputElement;

use crate::dataset::Paper;
use crate::link::{Place, View};
use crate::measure::Verdict;
use crate::page::brief;
use crate::page::charts::chart::{Chart, Pick, toggle};
use crate::page::charts::counted::{self, sentence};
use crate::page::charts::figured;
use crate::page::charts::show::{Shown, figure};
use crate::page::charts::traced;
use crate::part::event;
use crate::part::later;
use crate::query::Facet;
use crate::record::Record;
use crate::session::{Data, Session, href, narrowed, searched, use_session};
use crate::start::{Head, tally};
use crate::words::{self, Lang, Word};

pub use scope::Scope;

/// The page: of all reports, or of those of one place.
#[component]
pub fn OverviewPage(of: Scope) -> AnyView {
    let session = use_session();
    if session.data.with_untracked(|data| of.place().is_some() && of.papers(data).is_empty()) {
        return view! {
            <div class="empty" role="alert">
                <h1>{words::OVERVIEW_PLACE_MISSING.with(&[of.place().unwrap_or_default()])}</h1>
                <a class="button" href=href(&Place::Overview)>{words::NAV_OVERVIEW.t()}</a>
            </div>
        }
        .into_any();
    }
    view! {
        <div class="overview" data-place-page=of.place().map(str::to_owned)>
            {hero(session, &of)}
            {of.place().is_none().then(|| places::places(session))}
            {named::missed(session, &of)}
            {figures(session, &of)}
            {trend(session, of.clone())}
            {reports(session, &of)}
        </div>
    }
    .into_any()
}

fn hero(session: Session, of: &Scope) -> AnyView {
    let head = session.data.with_untracked(|data| Head::of(&of.papers(data), of.records(data).len()));
    // What stands in the search that the page had before the program.
    let before = event::found(brief::SEARCH).and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    let typed = RwSignal::new(before.map(|field| field.value()).unwrap_or_default());
    if brief::is_typing() {
        let own = ".hero-search:not([data-first]) input".to_owned();
        event::when_there(own, || true, |field| event::focus(Some(field)));
    }
    let scope = of.clone();
    let search = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        session.go(scope.within(searched(&typed.get_untracked())));
    };
    let ways = head.ways.into_iter().map(|(word, address)| {
        let place = of.within(Place::parse(&address).0);
        view! { <a class="button-quiet" href=href(&place)>{word}</a> }
    });
    view! {
        <section class="hero">
            <h1>{head.title}</h1>
            <p class="hero-lead">{head.lead}</p>
            {(words::spoken() == Lang::En).then(|| view! { <p class="notice">{words::IN_CHINESE.t()}</p> })}
            <form class="hero-search" role="search" on:submit=search>
                <input
                    type="search"
                    aria-label=words::SEARCH_LABEL.t()
                    placeholder=words::SEARCH_HINT.t()
                    prop:value=typed
                    on:input=move |e| typed.set(event_target_value(&e))
                />
                <button type="submit" class="button button-main">{words::SEARCH_GO.t()}</button>
            </form>
            <p class="row">
                <span class="soft small">{words::OVERVIEW_START.t()}</span>
                {ways.collect_view()}
            </p>
        </section>
    }
    .into_any()
}

/// A chart of some of all tasks: its name and heading, the filters that give just these tasks.
struct Told {
    name: &'static str,
    heading: Word,
    base: Vec<(Facet, String)>,
    chart: Chart,
}

/// What was promised, what is done, what lags, what fell short, what cannot be judged.
fn told(data: &Data, of: &Scope) -> Vec<Told> {
    let all = of.records(data);
    let Some(latest) = all.last().map(|record| record.report.clone()) else { return Vec::new() };
    let of_latest: Vec<&Record> = all.iter().copied().filter(|record| record.report == latest).collect();
    let open: Vec<&Record> =
        all.iter().copied().filter(|record| record.judged().check == Verdict::Unknown).collect();
    let from = words::OVERVIEW_LATEST.with(&[&data.short_title(&latest)]);
    let latest_of = |mut chart: Chart| {
        chart.finding = format!("{from}{}", chart.finding);
        chart
    };
    let only = vec![(Facet::Report, latest.clone())];
    let mut unchecked = of.filters();
    unchecked.push((Facet::Check, Verdict::Unknown.id().to_owned()));
    let mut unknown = counted::by_report(data, &open);
    unknown.title = words::CHECK_UNKNOWN.t().to_owned();
    unknown.finding = match open.len() {
        0 => words::LIST_UNKNOWN_NONE.with(&[&all.len().to_string()]),
        open => words::OVERVIEW_UNKNOWN.with(&[&all.len().to_string(), &open.to_string()]),
    };
    let one = |name, heading, base, chart| Told { name, heading, base, chart };
    vec![
        one("status-by-report", words::OVERVIEW_DONE, of.filters(), counted::by_report(data, &all)),
        one(
            "promised",
            words::OVERVIEW_PROMISED,
            only.clone(),
            latest_of(counted::themes_by_size(&of_latest)),
        ),
        one("schedule", words::OVERVIEW_PACE, only, latest_of(figured::spread(&of_latest))),
        one("shortfalls", words::OVERVIEW_MISSED, of.filters(), figured::missed(&all)),
        one("unchecked", words::OVERVIEW_OPEN, unchecked, unknown),
    ]
}

fn figures(session: Session, of: &Scope) -> AnyView {
    let told = session.data.with_untracked(|data| told(data, of));
    let mut told = told.into_iter().map(|told| one(session, told));
    // The first one stands in the page before any program has come, below what was missed.
    let first = told.next();
    view! {
        {first}
        {named::behind(session, of)}
        {named::unknown(session, of)}
        {told.collect_view()}
    }
    .into_any()
}

fn one(session: Session, told: Told) -> AnyView {
    let Told { name, heading, base, chart } = told;
    let words: Vec<String> = session.data.with_untracked(|data| {
        let word =
            |(facet, value): &(Facet, String)| words::value(facet.key(), value, |id| data.short_title(id));
        base.iter().map(word).collect()
    });
    let pick = Callback::new(move |picks: Vec<Pick>| {
        let mut view = View::default();
        for (facet, value) in &base {
            view.filters.add(*facet, value);
        }
        toggle(&mut view, &picks);
        session.go(Place::Tasks(view));
    });
    let filters = Signal::stored(words.join(words::JOIN_FACTS.t()));
    view! {
        <section class="card stack">
            <h2>{heading.t()}</h2>
            {figure(Signal::stored(chart), Shown { name, view: None, filters, pick })}
        </section>
    }
    .into_any()
}

/// The figure of the most years. Following figures takes a moment, so what stands above is shown first.
fn trend(session: Session, of: Scope) -> AnyView {
    let ready = RwSignal::new(false);
    later::in_turn(move || _ = ready.try_set(true));
    let filters = of.filters();
    let own: Vec<(Facet, &str)> = filters.iter().map(|(facet, value)| (*facet, value.as_str())).collect();
    let more = Place::Tasks(View { chart: Some("trend".to_owned()), ..View::of(&own) });
    let drawn = move || {
        let chart = session.data.with_untracked(|data| {
            let all = of.records(data);
            traced::of_tasks(data, &all, "")
        });
        let pick = Callback::new(|_: Vec<Pick>| {});
        let filters = Signal::stored(String::new());
        figure(Signal::stored(chart), Shown { name: "trend", view: None, filters, pick })
    };
    view! {
        <section class="card stack">
            <h2>{words::OVERVIEW_TREND.t()}</h2>
            {move || ready.get().then(&drawn)}
            <p><a class="button-quiet" href=href(&more)>{words::OVERVIEW_MORE_TRENDS.t()}</a></p>
        </section>
    }
    .into_any()
}

fn reports(session: Session, of: &Scope) -> AnyView {
    let cards = session
        .data
        .with_untracked(|data| of.papers(data).into_iter().map(|report| card(data, report)).collect_view());
    view! {
        <section class="stack">
            <h2>{words::OVERVIEW_REPORTS.t()}</h2>
            <div class="reports">{cards}</div>
        </section>
    }
    .into_any()
}

fn card(data: &Data, report: &Paper) -> AnyView {
    let source = &report.source;
    let counts = tally(data.records.iter().filter(|r| r.report == source.id));
    let total: usize = counts.iter().sum();
    let publisher = source.publisher.clone().unwrap_or_else(|| words::NOT_STATED.t().to_owned());
    let published = source.published.clone().unwrap_or_else(|| words::NOT_STATED.t().to_owned());
    view! {
        <article class="card report-card">
            <h3 lang=words::of_reports()>{source.title.clone()}</h3>
            <p class="small soft">
                {words::NOTE_FACT.with(&[words::SOURCE_PUBLISHER.t(), &publisher])} " · "
                {words::NOTE_FACT.with(&[words::SOURCE_PUBLISHED.t(), &published])}
            </p>
            <p class="small">{if total > 0 { sentence(&counts) } else { words::OVERVIEW_NARRATIVE.t().to_owned() }}</p>
            <p class="row">
                {(total > 0).then(|| {
                    view! { <a class="button" href=href(&narrowed(&[(Facet::Report, &source.id)]))>{words::OVERVIEW_SEE.with(&[&total.to_string()])}</a> }
                })}
                <a class="button-quiet" href=href(&Place::Source { report: source.id.clone(), lines: None })>{words::OVERVIEW_READ.t()}</a>
            </p>
        </article>
    }
    .into_any()
}
