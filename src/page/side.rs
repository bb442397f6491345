//! Two reports side by side. In: the session and two ids. Out: the page, and a way to it. Refuses to know:
//! how tasks are paired.

use leptos::prelude::*;

use crate::link::{Asked, Place};
use crate::page::{thread, unit, units};
use crate::part::badge::badge;
use crate::part::event::hold_focus;
use crate::part::sheet::{long_sheet, sheet};
use crate::part::unbroken::unbroken;
use crate::session::{Data, Session, href, use_session};
use crate::thread::side::{Pair, State, compare};
use crate::thread::{Member, Thread};
use crate::words::amount;
use crate::words::{self, Word};

/// The page of two reports, of which either may not be chosen yet.
#[component]
pub fn SidePage(left: String, right: String) -> AnyView {
    let session = use_session();
    let missing = session.data.with_untracked(|data| {
        let reports = units::reports(data);
        let known = |id: &str| id.is_empty() || reports.iter().any(|(own, _)| own == id);
        [&left, &right].into_iter().find(|id| !known(id)).cloned()
    });
    let shown = match missing {
        Some(id) => view! { <p class="empty" role="alert">{words::SIDE_UNKNOWN.with(&[&id])}</p> }.into_any(),
        None if left.is_empty() || right.is_empty() => ().into_any(),
        None if left == right => view! { <p class="empty">{words::SIDE_SAME.t()}</p> }.into_any(),
        None => session.data.with_untracked(|data| pairs(session, data, &left, &right)),
    };
    view! {
        <article class="stack" data-side="">
            <header class="stack">
                <p class="task-path"><a href=href(&Place::Threads(Asked::default()))>{words::NAV_THREADS.t()}</a></p>
                <h1>{words::SIDE_TITLE.t()}</h1>
                <p class="soft">{words::SIDE_HINT.t()}</p>
                {chooser(session, left, right)}
            </header>
            {shown}
        </article>
    }
    .into_any()
}

/// The way here from another page; nothing where there are no two reports.
pub fn section(session: Session) -> AnyView {
    if session.data.with_untracked(units::reports).len() < 2 {
        return ().into_any();
    }
    view! {
        <section class="card stack">
            <h2>{words::SIDE_TITLE.t()}</h2>
            {chooser(session, String::new(), String::new())}
        </section>
    }
    .into_any()
}

fn chooser(session: Session, left: String, right: String) -> AnyView {
    let mut reports = session.data.with_untracked(units::reports);
    reports.insert(0, (String::new(), words::SIDE_CHOOSE.t().to_owned()));
    let pick = |name: &'static str, label: Word, chosen: &str, go: Box<dyn Fn(String)>| {
        let options: Vec<AnyView> = reports
            .iter()
            .map(|(id, title)| {
                view! { <option value=id.clone() selected=id == chosen>{title.clone()}</option> }.into_any()
            })
            .collect();
        view! {
            <label class="row">
                <span class="soft small">{label.t()}</span>
                <select name=name on:change=move |e| go(event_target_value(&e))>{options}</select>
            </label>
        }
        .into_any()
    };
    let (first, second) = (left.clone(), right.clone());
    let to_left = move |id: String| {
        session.go(Place::Side(id, second.clone()));
        hold_focus(&["select[name=left]"]);
    };
    let to_right = move |id: String| {
        session.go(Place::Side(first.clone(), id));
        hold_focus(&["select[name=right]"]);
    };
    view! {
        <div class="row">
            {pick("left", words::SIDE_LEFT, &left, Box::new(to_left))}
            {pick("right", words::SIDE_RIGHT, &right, Box::new(to_right))}
        </div>
    }
    .into_any()
}

fn word(state: State) -> Word {
    match state {
        State::Kept => words::SIDE_KEPT,
        State::Changed => words::SIDE_CHANGED,
        State::Possible => words::SIDE_POSSIBLE,
        State::New => words::SIDE_NEW,
        State::Gone => words::SIDE_GONE,
    }
}

fn pairs(session: Session, data: &Data, left: &str, right: &str) -> AnyView {
    let found = compare(&data.records, &data.traced().traces.threads, left, right);
    let themes = found
        .themes
        .iter()
        .map(|pair| {
            let cell = |name: &Option<String>| name.clone().unwrap_or_else(|| "—".to_owned()).into_any();
            vec![word(pair.state).t().into_any(), cell(&pair.left), cell(&pair.right)]
        })
        .collect();
    let (first, second) = (data.short_title(left), data.short_title(right));
    view! {
        <p data-counts="">{counts(&found.tasks)}</p>
        <p class="soft small">{words::SIDE_RULE.t()}</p>
        {figures(data, left, right)}
        <section class="card stack">
            <h2>{words::SIDE_THEMES.t()}</h2>
            {sheet(&[words::THREADS_FATE.t(), &first, &second], themes)}
        </section>
        <section class="card stack">
            <h2>{words::SIDE_TASKS.t()}</h2>
            {long_sheet(
                &[words::THREADS_FATE.t(), &first, &second],
                found.tasks.len(),
                move |at| session.data.with_untracked(|data| row(data, &found.tasks[at])),
            )}
        </section>
    }
    .into_any()
}

/// How many tasks are what, those that are none left out.
fn counts(pairs: &[Pair]) -> String {
    const COUNTED: [(State, Word); 5] = [
        (State::Kept, words::SIDE_ALIKE),
        (State::Changed, words::SIDE_REWORDED),
        (State::Possible, words::SIDE_PERHAPS),
        (State::New, words::SIDE_LATER),
        (State::Gone, words::SIDE_EARLIER),
    ];
    let one = |(state, word): &(State, Word)| {
        let count = pairs.iter().filter(|pair| pair.state == *state).count();
        (count > 0).then(|| word.with(&[&count.to_string()]))
    };
    COUNTED.iter().filter_map(one).collect::<Vec<_>>().join(words::JOIN_FACTS.t())
}

/// Figures that both reports state, by the thread that holds them; nothing where there are none.
fn figures(data: &Data, left: &str, right: &str) -> AnyView {
    let rows: Vec<Vec<AnyView>> =
        data.traced().traces.threads.iter().filter_map(|t| stated(t, left, right)).collect();
    if rows.is_empty() {
        return ().into_any();
    }
    let (first, second, count) = (data.short_title(left), data.short_title(right), rows.len());
    view! {
        <section class="card stack" data-figures=count>
            <h2>{words::SIDE_FIGURES.t()}</h2>
            <p class="soft small">{words::SIDE_FIGURES_HINT.t()}</p>
            {sheet(&[words::THREADS_NAME.t(), &first, &second], rows)}
        </section>
    }
    .into_any()
}

/// What each of two reports states in the unit of a thread, where both do.
fn stated(of: &Thread, left: &str, right: &str) -> Option<Vec<AnyView>> {
    let unit = of.unit.as_deref()?;
    let cell = |report: &str| {
        let told = of.members.iter().filter(|m| m.is_task && m.report == report);
        let told = told.filter(|m| m.target.is_some() || m.actual.is_some());
        let lines: Vec<AnyView> = told.map(|member| line(member, unit)).collect();
        (!lines.is_empty()).then(|| lines.into_any())
    };
    let (first, second) = (cell(left)?, cell(right)?);
    Some(vec![thread::linked(of), first, second])
}

/// One task's target and result, as a link to the task.
fn line(member: &Member, unit: &str) -> AnyView {
    let one = |word: Word, value: Option<String>| value.map(|value| [word.t(), " ", &value].concat());
    let [target, actual] = amount::compared(member.change, member.target, member.actual, unit);
    let said = [one(words::TASK_TARGET, target), one(words::TASK_ACTUAL, actual)];
    let said: Vec<String> = said.into_iter().flatten().collect();
    view! { <p><a href=href(&Place::Task(member.id.clone()))>{unbroken(&said.join(" · "))}</a></p> }
        .into_any()
}

fn row(data: &Data, pair: &Pair) -> Vec<AnyView> {
    let record = |id: &Option<String>| {
        id.as_deref().and_then(|id| data.position(id)).and_then(|at| data.records.get(at))
    };
    // What is only possible is no earlier wording.
    let before = record(&pair.left).filter(|_| pair.state != State::Possible);
    let before = before.map(|record| record.goal.as_str());
    let cell = |id: &Option<String>, before: Option<&str>| match record(id) {
        Some(record) => {
            let (link, status) = (href(&Place::Task(record.id.clone())), record.judged().status);
            view! {
                <span lang=words::of_reports()>{thread::words_of(before, &record.goal)}</span>
                <p class="soft small">{unit::figures(record)}</p>
                <p><a class="small" href=link>{badge(status)}</a></p>
            }
            .into_any()
        }
        None => "—".into_any(),
    };
    vec![word(pair.state).t().into_any(), cell(&pair.left, None), cell(&pair.right, before)]
}
