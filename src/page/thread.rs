//! One thread across the years. In: the session and a name. Out: the page. Refuses to know: how its
//! members were found; it prints the reason given.

use leptos::prelude::*;

use crate::chart::{At, Break, TrendInput, TrendPoint, trend};
use crate::link::{Asked, Place};
use crate::page::charts;
use crate::part::badge::badge;
use crate::part::figure::{Figure, Numbers};
use crate::part::number::quantity;
use crate::part::sheet::sheet;
use crate::session::{Data, Session, href, use_session};
use crate::thread::differ::{Change, difference};
use crate::thread::{Member, Thread};
use crate::words;

/// The page of the thread of this name.
#[component]
pub fn ThreadPage(name: String) -> AnyView {
    let session = use_session();
    session.data.with_untracked(|data| match data.traced().traces.threads.iter().find(|t| t.name == name) {
        Some(thread) => page(session, data, thread),
        None => view! {
            <div class="empty" role="alert">
                <h1>{words::THREAD_MISSING.with(&[&name])}</h1>
                <a class="button" href=href(&Place::Threads(Asked::default()))>{words::NAV_THREADS.t()}</a>
            </div>
        }
        .into_any(),
    })
}

fn page(session: Session, data: &Data, thread: &Thread) -> AnyView {
    let mut reasons: Vec<&str> = thread.breaks.iter().map(|b| b.why.as_str()).collect();
    reasons.sort_unstable();
    reasons.dedup();
    let breaks: Vec<AnyView> = reasons
        .into_iter()
        .map(|why| {
            view! { <p class="notice">{words::THREADS_BREAK.t()} ": " {why.to_owned()}</p> }.into_any()
        })
        .collect();
    view! {
        <article class="stack">
            <header class="stack">
                <p class="task-path"><a href=href(&Place::Threads(Asked::default()))>{words::NAV_THREADS.t()}</a></p>
                <h1>{thread.name.clone()}</h1>
                <p>
                    {words::THREADS_REPORTS.with(&[&thread.reports().to_string()])} " · "
                    {words::fate(thread.fate).t()}
                </p>
                <p class="soft">{words::THREAD_WHY.with(&[&thread.why])}</p>
            </header>
            {breaks}
            {thread.unit.as_deref().map(|unit| series(session, data, thread, unit))}
            <section class="card stack">
                <h2>{words::THREAD_MEMBERS.t()}</h2>
                <p class="soft small">{words::THREAD_WORDS.t()}</p>
                {members(data, thread)}
            </section>
        </article>
    }
    .into_any()
}

/// One point a year: of several members the last that states a figure. What a report tells in the middle
/// of its year is no result of that year and stands in the table alone.
fn points(data: &Data, thread: &Thread) -> Vec<TrendPoint> {
    let mut points: Vec<TrendPoint> = Vec::new();
    for (at, member) in thread.members.iter().enumerate() {
        // A year told twice, before and after a break, keeps what stands before it.
        let of_year = |members: &[Member]| members.iter().any(|other| other.year == member.year);
        if thread.breaks.iter().any(|b| b.at <= at && thread.members.get(..b.at).is_some_and(of_year)) {
            continue;
        }
        let midyear =
            member.is_task && data.report(&member.report).is_some_and(|r| r.source.period.month < 12);
        let actual = member.actual.filter(|_| !midyear);
        match points.iter_mut().find(|point| point.year == member.year) {
            Some(point) => {
                point.actual = actual.or(point.actual);
                point.target = member.target.or(point.target);
            }
            None => points.push(TrendPoint { year: member.year, actual, target: member.target }),
        }
    }
    points.retain(|point| point.actual.is_some() || point.target.is_some());
    points.sort_by_key(|point| point.year);
    points
}

fn series(session: Session, data: &Data, thread: &Thread, unit: &str) -> AnyView {
    let points = points(data, thread);
    if points.len() < 2 {
        return ().into_any();
    }
    let places: Vec<Option<Place>> = points
        .iter()
        .map(|point| thread.members.iter().rfind(|member| member.year == point.year))
        .map(|member| member.and_then(|member| spoken(data, member)).map(|(_, place)| place))
        .collect();
    let value = |value: Option<f64>| value.map_or("—".to_owned(), |value| quantity(value, unit));
    let numbers = Numbers {
        head: [words::FIELD_YEAR, words::TASK_TARGET, words::TASK_ACTUAL].map(|w| w.t().to_owned()).to_vec(),
        rows: points.iter().map(|p| vec![p.year.to_string(), value(p.target), value(p.actual)]).collect(),
    };
    let before = |at: usize| at.checked_sub(1).and_then(|at| thread.members.get(at));
    let breaks: Vec<Break> = thread
        .breaks
        .iter()
        .filter_map(|b| before(b.at).map(|member| Break { after: member.year, note: b.why.clone() }))
        .collect();
    let (width, name) = (session.width, unit.to_owned());
    let drawing = Memo::new(move |_| {
        let frame = charts::frame("series", (width.get().min(1344.0) - 98.0).max(260.0), 13.0);
        let (points, breaks, unit) = (points.clone(), breaks.clone(), name.clone());
        trend(&TrendInput { points, breaks, unit, frame })
    });
    let pick = move |mark: usize| {
        let at = drawing.with_untracked(|drawing| drawing.marks.get(mark).map(|mark| mark.at.clone()));
        if let Some(At::Row(row) | At::Cell(row, _)) = at
            && let Some(Some(place)) = places.get(row)
        {
            session.go(place.clone());
        }
    };
    let finding = if thread.is_comparable() { "" } else { words::THREADS_BREAK.t() };
    view! {
        <section class="card">
            <Figure
                name="series"
                title=words::THREAD_SERIES.with(&[unit])
                finding=Signal::stored(finding.to_owned())
                svg=Signal::derive(move || drawing.with(|drawing| drawing.svg.clone()))
                numbers=Signal::stored(numbers)
                on_mark=pick
            />
        </section>
    }
    .into_any()
}

fn members(data: &Data, thread: &Thread) -> AnyView {
    let mut before: Option<(&str, &str)> = None;
    let mut rows = Vec::new();
    for member in &thread.members {
        let Some((text, place)) = spoken(data, member) else { continue };
        let status = data.position(&member.id).map(|at| data.records[at].status);
        let name = status.map_or_else(|| words::TASK_SOURCE_TITLE.t().into_any(), badge);
        let old = before.filter(|(report, _)| *report != member.report).map(|(_, text)| text);
        let figure = |value: Option<f64>| match (value, &thread.unit) {
            (Some(value), Some(unit)) => quantity(value, unit),
            _ => "—".to_owned(),
        };
        rows.push(vec![
            data.short_title(&member.report).into_any(),
            words_of(old, text),
            figure(member.target).into_any(),
            figure(member.actual).into_any(),
            view! { <a href=href(&place)>{name}</a> }.into_any(),
        ]);
        before = Some((&member.report, text));
    }
    let head =
        [words::FIELD_REPORT, words::FIELD_GOAL, words::TASK_TARGET, words::TASK_ACTUAL, words::FIELD_STATUS]
            .map(|word| word.t());
    sheet(&head, rows)
}

/// A member's words and where they stand.
fn spoken<'a>(data: &'a Data, member: &Member) -> Option<(&'a str, Place)> {
    if member.is_task {
        let record = &data.records[data.position(&member.id)?];
        return Some((&record.goal, Place::Task(record.id.clone())));
    }
    let indicator = data.traced().indicators.iter().find(|indicator| indicator.id == member.id)?;
    let lines = Some((indicator.line, indicator.line));
    Some((&indicator.text, Place::Source { report: indicator.report.clone(), lines }))
}

/// A text with what it gained and lost against the one before, where enough of it stayed to compare.
pub fn words_of(before: Option<&str>, text: &str) -> AnyView {
    let Some(old) = before else { return text.to_owned().into_any() };
    let changes = difference(old, text);
    let kept: usize =
        changes.iter().map(|change| if let Change::Same { new, .. } = change { new.len() } else { 0 }).sum();
    if kept * 3 < text.len() {
        return text.to_owned().into_any();
    }
    let parts: Vec<AnyView> = changes
        .into_iter()
        .map(|change| match change {
            Change::Same { new, .. } => text[new].to_owned().into_any(),
            Change::Gone(at) => view! { <del>{old[at].to_owned()}</del> }.into_any(),
            Change::Added(at) => view! { <ins>{text[at].to_owned()}</ins> }.into_any(),
        })
        .collect();
    view! { <span class="differ">{parts}</span> }.into_any()
}
