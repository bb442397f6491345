//! One thread across the years. In: the session and a name. Out: the page. Refuses to know: how its
//! members were found; it prints the reason given.

use leptos::prelude::*;

use crate::link::{Asked, Place};
use crate::page::charts::chart::Pick;
use crate::page::charts::show::{Shown, figure};
use crate::page::charts::traced::{spoken, trend};
use crate::page::unit;
use crate::part::badge::badge;
use crate::part::gloss::gloss;
use crate::part::sheet::long_sheet;
use crate::record::Record;
use crate::session::{Data, Session, href, use_session};
use crate::thread::differ::{Change, difference};
use crate::thread::{Member, Thread, told_around};
use crate::words;
use crate::words::amount;

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
            view! { <p class="notice">{words::NOTE_FACT.with(&[words::THREADS_BREAK.t(), why])}</p> }
                .into_any()
        })
        .collect();
    let place = thread.members.first().and_then(|member| data.place_of(&member.report)).map(str::to_owned);
    view! {
        <article class="stack">
            <header class="stack">
                <p class="task-path">
                    <a href=href(&Place::Threads(Asked::default()))>{words::NAV_THREADS.t()}</a>
                    {place.map(|place| view! { <span>{place}</span> })}
                </p>
                <h1 lang=words::of_reports()>{thread.name.clone()}</h1>
                {words::gloss(&thread.name).map(|gloss| view! { <p class="soft">{gloss}</p> })}
                <p>
                    {words::THREADS_REPORTS.with(&[&thread.reports().to_string()])} " · "
                    {words::fate(thread.fate).t()}
                </p>
                <p class="soft">{words::THREAD_WHY.with(&[&thread.why])}</p>
            </header>
            {breaks}
            {series(data, thread)}
            <section class="card stack">
                <h2>{words::THREAD_MEMBERS.t()}</h2>
                <p class="soft small">{words::THREAD_WORDS.t()}</p>
                {members(session, thread)}
            </section>
        </article>
    }
    .into_any()
}

/// A thread's name as a link, with its English, and whether its years compare.
pub fn linked(thread: &Thread) -> AnyView {
    let broken = (!thread.breaks.is_empty()).then(|| {
        let mark = if words::gloss(&thread.name).is_some() { " · " } else { " " };
        view! { {mark} <span class="soft small">{words::THREADS_BREAK.t()}</span> }
    });
    let place = href(&Place::Thread(thread.name.clone()));
    view! { <a href=place lang=words::of_reports()>{thread.name.clone()}</a> {gloss(&thread.name)} {broken} }
        .into_any()
}

fn series(data: &Data, thread: &Thread) -> AnyView {
    let Some(chart) = trend(data, thread) else { return ().into_any() };
    let nothing = Callback::new(|_: Vec<Pick>| {});
    let filters = Signal::stored(thread.name.clone());
    view! {
        <section class="card">
            {figure(Signal::stored(chart), Shown { name: "series", view: None, filters, pick: nothing })}
        </section>
    }
    .into_any()
}

/// What each member says, of which year, in which report. Goals are compared with goals alone.
fn members(session: Session, thread: &Thread) -> AnyView {
    let is_goal = |member: &Member| member.is_task || member.target.is_some();
    // For each member the goal before it, unless that stands in the same report.
    let mut last: Option<usize> = None;
    let mut before: Vec<Option<usize>> = Vec::with_capacity(thread.members.len());
    for (at, member) in thread.members.iter().enumerate() {
        let other = last.filter(|old| is_goal(member) && thread.members[*old].report != member.report);
        before.push(other);
        last = if is_goal(member) { Some(at) } else { last };
    }
    let figures: &[words::Word] = match thread.unit {
        Some(_) => &[words::TASK_TARGET, words::TASK_ACTUAL],
        None => &[words::UNIT_FIGURES],
    };
    let head = [words::THREAD_YEAR, words::FIELD_REPORT, words::THREAD_SAYS];
    let head = [&head, figures, &[words::FIELD_STATUS]].concat();
    let head: Vec<&str> = head.into_iter().map(words::Word::t).collect();
    let (members, unit) = (thread.members.clone(), thread.unit.clone());
    long_sheet(&head, members.len(), move |at| {
        session.data.with_untracked(|data| {
            let old = before[at].and_then(|old| spoken(data, &members[old])).map(|(text, _)| text);
            member_row(data, &members[at], unit.as_deref(), old)
        })
    })
}

fn member_row(data: &Data, member: &Member, unit: Option<&str>, before: Option<&str>) -> Vec<AnyView> {
    let Some((text, place)) = spoken(data, member) else { return Vec::new() };
    let record = data.position(&member.id).map(|at| &data.records[at]);
    let name = record
        .map_or_else(|| words::TASK_SOURCE_TITLE.t().into_any(), |record| badge(record.judged().status));
    let mut row =
        vec![member.year.into_any(), data.short_title(&member.report).into_any(), words_of(before, text)];
    match unit {
        Some(unit) => {
            let [target, result] = amount::compared(member.change, member.target, member.actual, unit);
            row.extend([target.unwrap_or_else(|| "—".to_owned()).into_any(), told(member, record, result)]);
        }
        // Without a unit in common each member keeps figures of its own.
        None => row.push(record.map(unit::figures).unwrap_or_default().into_any()),
    }
    row.push(view! { <a href=href(&place)>{name}</a> }.into_any());
    row
}

/// A result with the words of the progress that state it.
fn told(member: &Member, record: Option<&Record>, result: Option<String>) -> AnyView {
    let Some(result) = result else { return "—".into_any() };
    let said = record.zip(member.actual_at.as_ref()).map(|(record, at)| {
        let words = record.progress[told_around(&record.progress, at)].trim().to_owned();
        view! { <p class="soft small" lang=words::of_reports()>{words::THREAD_SAID.with(&[&words])}</p> }
    });
    view! { {result} {said} }.into_any()
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
