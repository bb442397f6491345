//! All threads, what no later report prints, and two reports side by side. In: the session. Out: the
//! page. Refuses to know: why a promise went.

use leptos::prelude::*;

use crate::link::Place;
use crate::page::{side, unit};
use crate::part::badge::badge;
use crate::part::sheet::{choice, find, sheet};
use crate::session::{Data, Session, href, use_session};
use crate::thread::{Fate, Thread};
use crate::words;

const FATES: [Fate; 6] =
    [Fate::Continued, Fate::Raised, Fate::Lowered, Fate::Reworded, Fate::Dropped, Fate::New];

/// The page.
#[component]
pub fn ThreadsPage() -> AnyView {
    let session = use_session();
    let typed = RwSignal::new(String::new());
    let fate = RwSignal::new(String::new());
    let least = RwSignal::new(String::new());
    let all = session.data.with_untracked(|data| data.traced().traces.threads.len());
    let any = || (String::new(), words::UNITS_ALL.t().to_owned());
    let fates = std::iter::once(any())
        .chain(FATES.iter().enumerate().map(|(at, fate)| (at.to_string(), words::fate(*fate).t().to_owned())))
        .collect();
    let counts = std::iter::once(any())
        .chain((3..=6).map(|n: usize| (n.to_string(), words::THREADS_REPORTS.with(&[&n.to_string()]))))
        .collect();
    view! {
        <div class="stack">
            <h1>{words::NAV_THREADS.t()}</h1>
            <p class="soft">{words::THREADS_LEAD.with(&[&all.to_string()])}</p>
            <div class="row">
                {find(words::THREADS_FIND.t(), typed)}
                {choice(words::THREADS_FATE.t(), fates, fate)}
                {choice(words::THREADS_LEAST.t(), counts, least)}
            </div>
            {move || list(session, typed.get().trim(), &fate.get(), &least.get())}
            {side::section(session)}
            {session.data.with_untracked(absent)}
        </div>
    }
    .into_any()
}

fn list(session: Session, typed: &str, fate: &str, least: &str) -> AnyView {
    let fate = fate.parse().ok().and_then(|at: usize| FATES.get(at));
    let least = least.parse().unwrap_or(0);
    session.data.with_untracked(|data| {
        let rows: Vec<Vec<AnyView>> = data
            .traced()
            .traces
            .threads
            .iter()
            .filter(|thread| typed.is_empty() || thread.name.contains(typed))
            .filter(|thread| fate.is_none_or(|fate| thread.fate == *fate) && thread.reports() >= least)
            .map(row)
            .collect();
        if rows.is_empty() {
            return view! { <p class="empty">{words::THREADS_EMPTY.t()}</p> }.into_any();
        }
        let head = [words::THREADS_NAME, words::THREADS_SPAN, words::FIELD_REPORT, words::THREADS_FATE]
            .map(|word| word.t());
        let shown = words::THREADS_FOUND.with(&[&rows.len().to_string()]);
        view! { <p class="soft small">{shown}</p>{sheet(&head, rows)} }.into_any()
    })
}

fn row(thread: &Thread) -> Vec<AnyView> {
    let years = || thread.members.iter().map(|member| member.year);
    let (first, last) = (years().min().unwrap_or_default(), years().max().unwrap_or_default());
    let place = href(&Place::Thread(thread.name.clone()));
    vec![
        view! {
            <a href=place>{thread.name.clone()}</a>
            {(!thread.breaks.is_empty()).then(|| view! { " " <span class="soft small">{words::THREADS_BREAK.t()}</span> })}
        }
        .into_any(),
        if first == last { first.to_string() } else { format!("{first}—{last}") }.into_any(),
        words::THREADS_REPORTS.with(&[&thread.reports().to_string()]).into_any(),
        words::fate(thread.fate).t().into_any(),
    ]
}

/// Tasks that no later report prints, by report, behind a summary each.
fn absent(data: &Data) -> AnyView {
    let courses = &data.traced().courses;
    let gone: Vec<_> = data
        .records
        .iter()
        .zip(courses)
        .filter(|(_, course)| course.is_absent_later)
        .map(|(r, _)| r)
        .collect();
    if gone.is_empty() {
        return ().into_any();
    }
    let groups: Vec<AnyView> = gone
        .chunk_by(|a, b| a.report == b.report)
        .map(|group| {
            let of = data.records.iter().filter(|record| record.report == group[0].report).count();
            let of = words::UNITS_OF.with(&[&group.len().to_string(), &of.to_string()]);
            let rows =
                group.iter().map(|record| vec![unit::task_link(record), badge(record.status)]).collect();
            view! {
                <details>
                    <summary class="button-quiet">{data.short_title(&group[0].report)} " · " {of}</summary>
                    {sheet(&[words::FIELD_GOAL.t(), words::FIELD_STATUS.t()], rows)}
                </details>
            }
            .into_any()
        })
        .collect();
    view! {
        <section class="card stack">
            <h2>{words::THREADS_ABSENT.t()}</h2>
            <p class="soft">{words::THREADS_ABSENT_HINT.t()}</p>
            {groups}
        </section>
    }
    .into_any()
}
