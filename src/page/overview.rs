//! The first page: what there is and how it stands. In: the session. Out: search, one chart, the
//! reports. Refuses to know: single tasks.

use leptos::prelude::*;

use crate::chart::{At, Lengths};
use crate::link::Place;
use crate::measure::Status;
use crate::page::charts;
use crate::part::badge::{status_shape, status_word};
use crate::part::figure::{Figure, Numbers};
use crate::query::Facet;
use crate::report::Report;
use crate::session::{Data, Session, href, narrowed, searched, use_session};
use crate::words;

/// The page.
#[component]
pub fn OverviewPage() -> AnyView {
    let session = use_session();
    view! {
        <div class="overview">
            {hero(session)}
            {status_figure(session)}
            {reports(session)}
        </div>
    }
    .into_any()
}

fn hero(session: Session) -> AnyView {
    let lead = session.data.with_untracked(|data| {
        let years = || data.reports().into_iter().map(|r| r.source.period.year);
        words::OVERVIEW_LEAD.with(&[
            &data.reports().len().to_string(),
            &years().min().unwrap_or_default().to_string(),
            &years().max().unwrap_or_default().to_string(),
            &data.records.len().to_string(),
        ])
    });
    let typed = RwSignal::new(String::new());
    let search = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        session.go(searched(&typed.get_untracked()));
    };
    let examples = ["老旧小区", "加装电梯", "学校", "养老", "公厕", "绿道"];
    view! {
        <section class="hero">
            <h1>{words::OVERVIEW_TITLE.t()}</h1>
            <p class="hero-lead">{lead}</p>
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
                {examples.map(|word| view! { <a class="button-quiet" href=href(&searched(word))>{word}</a> }).collect_view()}
                <a class="button-quiet" href=href(&narrowed(&[(Facet::Status, "short")]))>{words::STATUS_SHORT.t()}</a>
                <a class="button-quiet" href=href(&narrowed(&[(Facet::Pace, "behind")]))>{words::PACE_BEHIND.t()}</a>
            </p>
        </section>
    }
    .into_any()
}

/// One report's row of the chart: short title, id, counts in the order of `Status::ALL`.
fn rows(data: &Data) -> Vec<(String, String, [usize; 7])> {
    data.reports()
        .into_iter()
        .map(|report| {
            let id = report.source.id.clone();
            let counts = Data::tally(data.records.iter().filter(|r| r.report == id));
            (data.short_title(&id), id, counts)
        })
        .filter(|(_, _, counts)| counts.iter().sum::<usize>() > 0)
        .collect()
}

/// What the counts say, in one sentence that claims no more than they do.
fn sentence(counts: &[usize; 7]) -> String {
    let of = |status: Status| counts[Status::ALL.iter().position(|s| *s == status).unwrap_or(0)];
    let total: usize = counts.iter().sum();
    words::OVERVIEW_SENTENCE_END.with(&[
        &total.to_string(),
        &(of(Status::Exceeded) + of(Status::Done)).to_string(),
        &of(Status::Ongoing).to_string(),
        &of(Status::Short).to_string(),
        &of(Status::Halted).to_string(),
        &of(Status::Reported).to_string(),
        &of(Status::NoData).to_string(),
    ])
}

fn legend() -> AnyView {
    view! {
        <div class="legend">
            {Status::ALL
                .map(|status| view! { <span class="badge" data-status=status.id()>{status_shape(status)}{status_word(status).t()}</span> })
                .collect_view()}
        </div>
    }
    .into_any()
}

fn status_figure(session: Session) -> AnyView {
    let rows = session.data.with_untracked(rows);
    let finding = rows.iter().fold([0; 7], |mut sum, (_, _, counts)| {
        sum.iter_mut().zip(counts).for_each(|(s, c)| *s += c);
        sum
    });
    let mut head = vec![words::FIELD_REPORT.t().to_owned()];
    head.extend(Status::ALL.map(|status| status_word(status).t().to_owned()));
    let numbers = Numbers {
        head,
        rows: rows
            .iter()
            .map(|(title, _, counts)| {
                std::iter::once(title.clone()).chain(counts.iter().map(usize::to_string)).collect()
            })
            .collect(),
    };
    let ids: Vec<String> = rows.iter().map(|(_, id, _)| id.clone()).collect();
    let width = session.width;
    let bars: Vec<(String, [usize; 7])> =
        rows.iter().map(|(title, _, counts)| (title.clone(), *counts)).collect();
    let drawing = Memo::new(move |_| {
        let frame = charts::frame("status-by-report", figure_width(width.get()), 13.0);
        charts::by_status(&bars, Lengths::Shares, frame)
    });
    let pick = move |mark: usize| {
        let at = drawing.with_untracked(|drawing| drawing.marks.get(mark).map(|mark| mark.at.clone()));
        let report = |row: usize| ids.get(row).map_or("", String::as_str);
        match at {
            Some(At::Cell(row, column)) => session
                .go(narrowed(&[(Facet::Report, report(row)), (Facet::Status, Status::ALL[column].id())])),
            Some(At::Row(row)) => session.go(narrowed(&[(Facet::Report, report(row))])),
            Some(At::Column(column)) => session.go(narrowed(&[(Facet::Status, Status::ALL[column].id())])),
            Some(At::Group(_)) | None => {}
        }
    };
    view! {
        <section class="card">
            <Figure
                name="status-by-report"
                title=words::OVERVIEW_CHART.t()
                finding=Signal::stored(sentence(&finding))
                svg=Signal::derive(move || drawing.with(|drawing| drawing.svg.clone()))
                numbers=Signal::stored(numbers)
                on_mark=pick
                legend=legend()
            />
        </section>
    }
    .into_any()
}

/// The width of a figure that fills the page's column.
fn figure_width(page: f64) -> f64 {
    let gutters = if page < 832.0 { 84.0 } else { 100.0 };
    (page.min(1344.0) - gutters).max(260.0)
}

fn reports(session: Session) -> AnyView {
    let cards = session
        .data
        .with_untracked(|data| data.reports().into_iter().map(|report| card(data, report)).collect_view());
    view! {
        <section class="stack">
            <h2>{words::OVERVIEW_REPORTS.t()}</h2>
            <div class="reports">{cards}</div>
        </section>
    }
    .into_any()
}

fn card(data: &Data, report: &Report) -> AnyView {
    let source = &report.source;
    let counts = Data::tally(data.records.iter().filter(|r| r.report == source.id));
    let total: usize = counts.iter().sum();
    let publisher = source.publisher.clone().unwrap_or_else(|| words::NOT_STATED.t().to_owned());
    let published = source.published.clone().unwrap_or_else(|| words::NOT_STATED.t().to_owned());
    view! {
        <article class="card report-card">
            <h3>{source.title.clone()}</h3>
            <p class="small soft">
                {words::SOURCE_PUBLISHER.t()} ": " {publisher} " · " {words::SOURCE_PUBLISHED.t()} ": " {published}
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
