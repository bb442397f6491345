//! All notes of the reader. In: the session. Out: the list, undo, the bin, files out and in. Refuses to
//! know: where notes are kept.

mod import;

use leptos::prelude::*;

use crate::link::Place;
use crate::note::{BinKey, Change, Note, write_file};
use crate::session::{Session, href, use_session};
use crate::words;

/// The page.
#[component]
pub fn NotesPage() -> AnyView {
    let session = use_session();
    let find = RwSignal::new(String::new());
    view! {
        <article class="stack">
            <h1>{words::NOTES_TITLE.t()}</h1>
            <p class="notice">{words::NOTES_LOCAL.t()}</p>
            {tools(session, find)}
            {import::import(session)}
            {move || list(session, &find.get())}
            {move || bin(session)}
        </article>
    }
    .into_any()
}

fn tools(session: Session, find: RwSignal<String>) -> AnyView {
    let none = move || session.notes.with(|notes| notes.notes.is_empty());
    view! {
        <div class="row">
            <input
                type="search"
                aria-label=words::NOTES_FIND.t()
                placeholder=words::NOTES_FIND.t()
                prop:value=find
                on:input=move |e| find.set(event_target_value(&e))
            />
            <button type="button" class="button" disabled=move || !session.can_undo() on:click=move |_| session.undo_note()>
                {words::NOTES_UNDO.t()}
            </button>
            <button type="button" class="button" disabled=move || !session.can_redo() on:click=move |_| session.redo_note()>
                {words::NOTES_REDO.t()}
            </button>
            <button type="button" class="button" disabled=none on:click=move |_| save_file(session)>{words::NOTES_EXPORT.t()}</button>
            <button type="button" class="button" disabled=none on:click=move |_| save_markdown(session)>{words::NOTES_EXPORT_TEXT.t()}</button>
        </div>
    }
    .into_any()
}

fn save_file(session: Session) {
    let text = session.notes.with_untracked(write_file);
    saved(session, crate::web::file::save("nuoji-notes.json", "application/json", text.as_bytes()).is_ok());
}

fn save_markdown(session: Session) {
    let text = session.data.with_untracked(|data| {
        session.notes.with_untracked(|notes| crate::export::notes::markdown(notes, &data.records))
    });
    saved(session, crate::web::file::save("nuoji-notes.md", "text/markdown", text.as_bytes()).is_ok());
}

fn saved(session: Session, done: bool) {
    session.say(if done { words::NOTES_EXPORTED.t() } else { words::NOTES_EXPORT_FAILED.t() }.to_owned());
}

fn list(session: Session, find: &str) -> AnyView {
    let find = find.trim();
    let (all, mut shown) = session.notes.with(|notes| {
        let hit = |id: &str, note: &Note| {
            find.is_empty()
                || id.contains(find)
                || note.text.contains(find)
                || note.tags.iter().any(|tag| tag.contains(find))
        };
        let shown = notes.notes.iter().filter(|(id, note)| hit(id, note));
        (notes.notes.len(), shown.map(|(id, note)| (id.clone(), note.clone())).collect::<Vec<_>>())
    });
    if all == 0 {
        return view! {
            <div class="empty">
                <p>{words::NOTES_EMPTY.t()}</p>
                <p class="small">{words::NOTES_EMPTY_HINT.t()}</p>
            </div>
        }
        .into_any();
    }
    shown.sort_by_key(|(_, note)| std::cmp::Reverse(note.changed));
    view! {
        <p class="soft">{words::NOTES_COUNT.with(&[&shown.len().to_string()])}</p>
        <ul class="stack">{shown.into_iter().map(|(id, note)| one(session, id, &note)).collect_view()}</ul>
    }
    .into_any()
}

fn one(session: Session, id: String, note: &Note) -> AnyView {
    let goal = goal(session, &id);
    let star = if note.star { "★ " } else { "" };
    let link = href(&Place::Task(id.clone()));
    view! {
        <li class="card stack">
            <h2><a href=link>{format!("{star}{goal}")}</a></h2>
            <p class="task-text">{note.text.clone()}</p>
            <div class="row">
                {note.tags.iter().map(|tag| view! { <span class="chip">{tag.clone()}</span> }).collect_view()}
                <button
                    type="button"
                    class="button-quiet small"
                    on:click=move |_| session.change_notes(Change::Remove { tasks: vec![id.clone()] })
                >
                    {words::NOTES_REMOVE.t()}
                </button>
            </div>
        </li>
    }
    .into_any()
}

/// The goal of a task, or its id where no report at hand has it.
fn goal(session: Session, id: &str) -> String {
    session
        .data
        .with_untracked(|data| data.position(id).map(|at| data.records[at].goal.clone()))
        .unwrap_or_else(|| id.to_owned())
}

fn bin(session: Session) -> AnyView {
    let removed: Vec<(BinKey, Note)> = session
        .notes
        .with(|notes| notes.bin.iter().rev().map(|(key, note)| (key.clone(), note.clone())).collect());
    if removed.is_empty() {
        return ().into_any();
    }
    view! {
        <details class="card">
            <summary>{words::NOTES_BIN.with(&[&removed.len().to_string()])}</summary>
            <ul class="stack">
                {removed
                    .into_iter()
                    .map(|(key, note)| {
                        let goal = goal(session, &key.task);
                        view! {
                            <li class="row">
                                <span>{goal}</span>
                                <span class="soft small">{note.first_words(40)}</span>
                                <button
                                    type="button"
                                    class="button-quiet small"
                                    on:click=move |_| session.change_notes(Change::Restore { key: key.clone() })
                                >
                                    {words::NOTES_RESTORE.t()}
                                </button>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        </details>
    }
    .into_any()
}
