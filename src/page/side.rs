//! Two reports side by side. In: the session and the reader's choice. Out: a section. Refuses to know:
//! how tasks are paired.

use leptos::prelude::*;

use crate::page::{thread, unit, units};
use crate::part::sheet::{choice, sheet};
use crate::session::{Data, Session};
use crate::thread::side::{Pair, State, compare};
use crate::words::{self, Word};

/// The section; nothing is compared before two reports are chosen.
pub fn section(session: Session) -> AnyView {
    let left = RwSignal::new(String::new());
    let right = RwSignal::new(String::new());
    let mut reports = session.data.with_untracked(units::reports);
    if reports.len() < 2 {
        return ().into_any();
    }
    reports.insert(0, (String::new(), words::SIDE_CHOOSE.t().to_owned()));
    view! {
        <section class="card stack">
            <h2>{words::SIDE_TITLE.t()}</h2>
            <div class="row">
                {choice(words::SIDE_LEFT.t(), reports.clone(), left)}
                {choice(words::SIDE_RIGHT.t(), reports, right)}
            </div>
            {move || {
                let (left, right) = (left.get(), right.get());
                let chosen = !left.is_empty() && !right.is_empty() && left != right;
                chosen.then(|| session.data.with_untracked(|data| pairs(data, &left, &right)))
            }}
        </section>
    }
    .into_any()
}

fn word(state: State) -> Word {
    match state {
        State::Kept => words::SIDE_KEPT,
        State::Changed => words::SIDE_CHANGED,
        State::New => words::SIDE_NEW,
        State::Gone => words::SIDE_GONE,
    }
}

fn pairs(data: &Data, left: &str, right: &str) -> AnyView {
    let found = compare(&data.records, left, right);
    let count = |state| found.tasks.iter().filter(|pair| pair.state == state).count().to_string();
    let counts = words::SIDE_COUNTS.with(&[
        &count(State::Kept),
        &count(State::Changed),
        &count(State::New),
        &count(State::Gone),
    ]);
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
        <p>{counts}</p>
        {sheet(&[words::FIELD_THEME.t(), &first, &second], themes)}
        {sheet(
            &[words::FIELD_GOAL.t(), &first, &second],
            found.tasks.iter().map(|pair| row(data, pair)).collect(),
        )}
    }
    .into_any()
}

fn row(data: &Data, pair: &Pair) -> Vec<AnyView> {
    let record = |id: &Option<String>| {
        id.as_deref().and_then(|id| data.position(id)).and_then(|at| data.records.get(at))
    };
    let before = record(&pair.left).map(|record| record.goal.as_str());
    let cell = |id: &Option<String>, before: Option<&str>| match record(id) {
        Some(record) => view! {
            {thread::words_of(before, &record.goal)}
            <p class="soft small">{unit::figures(record)}</p>
        }
        .into_any(),
        None => "—".into_any(),
    };
    vec![word(pair.state).t().into_any(), cell(&pair.left, None), cell(&pair.right, before)]
}
