//! What tells of the view above the table: help for the search, hits by field, chips, complaints. In: the
//! answer. Out: changes of the address. Refuses to know: rows.

use leptos::prelude::*;

use crate::page::conditions::conditions;
use crate::page::tasks::TOTAL;
use crate::part::event::hold_focus;
use crate::query::{Answer, Field, Sought};
use crate::session::Session;
use crate::words;

/// All of it, in the order in which it stands.
pub fn around(session: Session, answer: Memo<Answer>) -> AnyView {
    view! {
        {move || answer.with(|answer| hits(session, answer))}
        {move || chips(session)}
        {move || complaints(&answer.get())}
    }
    .into_any()
}

/// The browser's own search does not see the rows that are not drawn: said when it is called.
pub fn unseen(unseen: RwSignal<bool>) -> AnyView {
    let close = move |_| {
        unseen.set(false);
        hold_focus(&[TOTAL]);
    };
    (move || {
        unseen.get().then(|| {
            view! {
                <div class="notice small row" role="status" data-unseen="">
                    <p>{words::UNSEEN.t()}</p>
                    <button type="button" class="button-quiet small" on:click=close>{words::KEYS_CLOSE.t()}</button>
                </div>
            }
        })
    })
    .into_any()
}

/// How to search.
pub fn help() -> AnyView {
    view! {
        <details class="search-help">
            <summary class="button-quiet small">{words::SEARCH_HELP.t()}</summary>
            <ul class="card small">
                {[
                    words::SEARCH_HELP_AND,
                    words::SEARCH_HELP_OR,
                    words::SEARCH_HELP_NOT,
                    words::SEARCH_HELP_PHRASE,
                    words::SEARCH_HELP_FIELD,
                    words::SEARCH_HELP_FOLD,
                    words::SEARCH_HELP_ALIKE,
                ]
                    .map(|word| view! { <li>{word.t()}</li> })
                    .collect_view()}
            </ul>
        </details>
    }
    .into_any()
}

fn chips(session: Session) -> AnyView {
    let chips = conditions(session);
    if chips.is_empty() {
        return ().into_any();
    }
    view! {
        <div class="chips">
            {chips
                .into_iter()
                .map(|(facet, value, word)| {
                    let label = words::TASKS_REMOVE.with(&[&word]);
                    view! {
                        <button
                            type="button"
                            class="chip"
                            aria-label=label
                            on:click=move |_| {
                                session.change_view(|view| view.filters.remove(facet, &value));
                                hold_focus(&[".chip", TOTAL]);
                            }
                        >
                            {word}
                            <span class="chip-cross" aria-hidden="true">"×"</span>
                        </button>
                    }
                })
                .collect_view()}
            <button type="button" class="button-quiet small" on:click=move |_| {
                session.change_view(|view| view.filters.clear_all());
                hold_focus(&[TOTAL]);
            }>
                {words::TASKS_CLEAR.t()}
            </button>
        </div>
    }
    .into_any()
}

/// In which fields the words of the search stand, and in how many of the tasks found; what else was looked for; which
/// tasks come first.
fn hits(session: Session, answer: &Answer) -> AnyView {
    let fields: Vec<String> = answer
        .fields
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(field, count)| [words::column(field.key()).t(), " ", &count.to_string()].concat())
        .collect();
    if fields.is_empty() {
        return ().into_any();
    }
    let in_goals =
        answer.fields.iter().find(|(field, _)| *field == Field::Goal).map_or(0, |(_, count)| *count);
    let (text, sorted) = session.view.with(|view| (view.q.clone(), !view.sort.is_empty()));
    let some_first = !sorted && in_goals > 0 && (in_goals as usize) < answer.total;
    let sought = Sought::parse(&text).0;
    let alike = sought.alike().join(words::JOIN_NAMES.t());
    let said = [
        Some(words::TASKS_HITS.with(&[&fields.join(" · ")])),
        (!alike.is_empty()).then(|| words::TASKS_ALIKE.with(&[&alike])),
        some_first.then(|| words::TASKS_GOALS_FIRST.t().to_owned()),
    ];
    let said = said.into_iter().flatten().collect::<Vec<_>>().join(words::JOIN_FACTS.t());
    view! { <p class="tasks-hits small soft">{said}</p> }.into_any()
}

fn complaints(answer: &Answer) -> AnyView {
    if answer.complaints.is_empty() {
        return ().into_any();
    }
    // A hundred stray bars are one thing to say.
    let mut told: Vec<&str> = Vec::new();
    for word in answer.complaints.iter().map(words::complaint) {
        if !told.contains(&word) {
            told.push(word);
        }
    }
    view! {
        <div class="notice small" role="status">
            {told.into_iter().map(|word| view! { <p>{word}</p> }).collect_view()}
        </div>
    }
    .into_any()
}
