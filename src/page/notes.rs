//! All notes of the reader. In: the session. Out: the list, newest first, and a download. Refuses to
//! know: where notes are kept.

use leptos::prelude::*;

use crate::link::Place;
use crate::note::{Note, write_file};
use crate::session::{Session, href, use_session};
use crate::words;

/// The page.
#[component]
pub fn NotesPage() -> AnyView {
    let session = use_session();
    let list = Memo::new(move |_| {
        session.notes.with(|notes| {
            let mut list: Vec<(String, Note)> =
                notes.notes.iter().map(|(id, note)| (id.clone(), note.clone())).collect();
            list.sort_by_key(|(_, note)| std::cmp::Reverse(note.changed));
            list
        })
    });
    view! {
        <article class="stack">
            <h1>{words::NOTES_TITLE.t()}</h1>
            <p class="notice">{words::NOTES_LOCAL.t()}</p>
            {move || {
                let list = list.get();
                if list.is_empty() {
                    return empty();
                }
                view! {
                    <div class="row">
                        <span>{words::NOTES_COUNT.with(&[&list.len().to_string()])}</span>
                        <button type="button" class="button" on:click=move |_| export(session)>{words::NOTES_EXPORT.t()}</button>
                    </div>
                    <ul class="stack">{list.into_iter().map(|(id, note)| one(session, &id, &note)).collect_view()}</ul>
                }
                .into_any()
            }}
        </article>
    }
    .into_any()
}

fn empty() -> AnyView {
    view! {
        <div class="empty">
            <p>{words::NOTES_EMPTY.t()}</p>
            <p class="small">{words::NOTES_EMPTY_HINT.t()}</p>
        </div>
    }
    .into_any()
}

fn export(session: Session) {
    let text = session.notes.with_untracked(write_file);
    if crate::web::file::save("nuoji-notes.json", "application/json", text.as_bytes()).is_err() {
        session.say(words::NOTES_EXPORT_FAILED.t().to_owned());
    }
}

fn one(session: Session, id: &str, note: &Note) -> AnyView {
    let goal = session
        .data
        .with_untracked(|data| data.position(id).map(|at| data.records[at].goal.clone()))
        .unwrap_or_else(|| id.to_owned());
    let star = if note.star { "★ " } else { "" };
    view! {
        <li class="card stack">
            <h2><a href=href(&Place::Task(id.to_owned()))>{format!("{star}{goal}")}</a></h2>
            <p class="task-text">{note.text.clone()}</p>
            <p class="chips">{note.tags.iter().map(|tag| view! { <span class="chip">{tag.clone()}</span> }).collect_view()}</p>
        </li>
    }
    .into_any()
}
