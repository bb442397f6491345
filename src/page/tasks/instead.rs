//! What to try where nothing is found. In: the session. Out: buttons, each of which finds something. Does not know how
//! suggestions are made.

use leptos::prelude::*;

use crate::link::View;
use crate::page::tasks::TOTAL;
use crate::part::event::hold_focus;
use crate::query::{Suggestion, suggest};
use crate::session::Session;
use crate::words;

pub fn instead(session: Session) -> AnyView {
    let found = move || {
        let query = session.view.with(View::query);
        session.data.with_untracked(|data| suggest(&data.engine, &query))
    };
    (move || {
        let found = found();
        if found.is_empty() {
            return view! { <p class="small">{words::TASKS_EMPTY_HINT.t()}</p> }.into_any();
        }
        view! { <div class="row" data-instead="">{found.into_iter().map(|one| button(session, one)).collect_view()}</div> }
            .into_any()
    })
    .into_any()
}

fn button(session: Session, suggestion: Suggestion) -> AnyView {
    let total = suggestion.total().to_string();
    let word = match &suggestion {
        Suggestion::Unfiltered(_) => words::INSTEAD_UNFILTERED.with(&[&total]),
        Suggestion::Text(text, _) => words::INSTEAD_TEXT.with(&[text, &total]),
    };
    let take = move |_| {
        session.change_view(|view| match &suggestion {
            Suggestion::Unfiltered(_) => view.filters.clear_all(),
            Suggestion::Text(text, _) => view.q.clone_from(text),
        });
        hold_focus(&[TOTAL]);
    };
    view! { <button type="button" class="button" name="instead" on:click=take>{word}</button> }.into_any()
}
