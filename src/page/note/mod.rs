//! The reader's own note on one task. In: the session and an id. Out: an editor that saves as one
//! types. Refuses to know: where notes are kept.

mod clash;
pub mod lent;
mod list;
pub mod quote;
mod supervise;
mod tags;

use leptos::prelude::*;

use crate::note::{Edit, Note, Segment, segments};
use crate::session::Session;
use crate::web::clock;
use crate::words;
use quote::Quoting;

/// One task's note, and the way to change it; copied freely.
#[derive(Clone, Copy)]
pub struct Desk {
    pub session: Session,
    pub id: StoredValue<String>,
    pub note: Memo<Note>,
}

impl Desk {
    pub fn new(session: Session, id: String) -> Desk {
        let id = StoredValue::new(id);
        let note = Memo::new(move |_| {
            session.notes.with(|notes| notes.get(&id.get_value()).cloned().unwrap_or_default())
        });
        Desk { session, id, note }
    }

    pub fn edit(self, edit: Edit) {
        self.session.edit_note(&self.id.get_value(), edit);
    }
}

/// The whole note as words, for paper: a field shows there what fits into it. Nothing without a note.
pub fn printed(desk: Desk) -> AnyView {
    (move || {
        let note = desk.note.get();
        (note != Note::default()).then(|| {
            let star = if note.star { "★ " } else { "" };
            let tags = note.tags.iter().map(|tag| ["#", tag].concat()).collect::<Vec<_>>().join(" ");
            view! {
                <section class="card stack-tight note-paper" data-note-paper="">
                    <h2>{star} {words::TASK_NOTE.t()}</h2>
                    {lent::body(&note)}
                    {(!tags.is_empty()).then(|| view! { <p class="small">{tags}</p> })}
                </section>
            }
        })
    })
    .into_any()
}

/// The editor.
pub fn editor(quoting: Quoting) -> AnyView {
    let desk = quoting.desk;
    let note = desk.note;
    let star = Memo::new(move |_| note.with(|note| note.star));
    view! {
        <div class="row">
            <h2>{words::TASK_NOTE.t()}</h2>
            <button
                type="button"
                name="star"
                class="button star"
                aria-pressed=move || star.get().to_string()
                on:click=move |_| desk.edit(Edit::Star(!star.get_untracked()))
            >
                <span aria-hidden="true">{move || if star.get() { "★" } else { "☆" }}</span>
                {move || if star.get() { words::TASK_UNSTAR.t() } else { words::TASK_STAR.t() }}
            </button>
        </div>
        {clash::panel(desk)}
        <textarea
            name="note"
            class="note-area"
            aria-label=words::TASK_NOTE.t()
            placeholder=words::TASK_NOTE_HINT.t()
            prop:value=move || note.with(|note| note.text.clone())
            on:input=move |e| desk.edit(Edit::Text(event_target_value(&e)))
        ></textarea>
        {move || links(note)}
        {tags::field(desk)}
        {supervise::verdict(desk)}
        {supervise::dates(desk)}
        {list::quotes(quoting)}
        {foot(desk)}
        {lent::panel(desk)}
    }
    .into_any()
}

/// What is kept, since when, and a way back.
fn foot(desk: Desk) -> AnyView {
    let Desk { session, note, .. } = desk;
    let times = move || {
        let (created, changed) = note.with(|note| (note.created, note.changed));
        match (created, changed) {
            (0, 0) => String::new(),
            (0, changed) => words::NOTE_CHANGED.with(&[&clock::moment(changed)]),
            (created, changed) => words::NOTE_TIMES.with(&[&clock::moment(created), &clock::moment(changed)]),
        }
    };
    view! {
        <div class="stack-tight note-foot">
            <p class="small soft" role="status">{move || session.kept_word()}</p>
            <p class="small soft" data-note-times="">{times}</p>
            {stayed(session)}
            <div class="row">
                <Show when=move || session.can_undo()>
                    <button type="button" class="button-quiet small" name="undo" on:click=move |_| session.undo_note()>{words::NOTES_UNDO.t()}</button>
                </Show>
                <Show when=move || session.can_redo()>
                    <button type="button" class="button-quiet small" name="redo" on:click=move |_| session.redo_note()>{words::NOTES_REDO.t()}</button>
                </Show>
            </div>
        </div>
    }
    .into_any()
}

/// Why an undo or a redo left something as it is.
pub fn stayed(session: Session) -> AnyView {
    let told = move || {
        session.stayed.get().then(|| view! { <p class="small" data-stayed="">{words::NOTES_STAYED.t()}</p> })
    };
    told.into_any()
}

/// The addresses in the text, to be opened; a field for typing holds no links.
fn links(note: Memo<Note>) -> AnyView {
    let links: Vec<String> = note.with(|note| {
        let link = |segment| match segment {
            Segment::Link(link) => Some(link.to_owned()),
            Segment::Text(_) => None,
        };
        segments(&note.text).into_iter().filter_map(link).collect()
    });
    if links.is_empty() {
        return ().into_any();
    }
    view! {
        <ul class="small note-links" aria-label=words::NOTE_LINKS.t()>
            {links.into_iter().map(|link| view! { <li>{outward(link)}</li> }).collect_view()}
        </ul>
    }
    .into_any()
}

fn outward(link: String) -> AnyView {
    let shown = link.clone();
    view! { <a href=link target="_blank" rel="noopener noreferrer">{shown}</a> }.into_any()
}

/// A note's text as the characters it is, its addresses as links.
pub fn text(text: &str) -> AnyView {
    let part = |segment: Segment| match segment {
        Segment::Text(text) => text.to_owned().into_any(),
        Segment::Link(link) => outward(link.to_owned()),
    };
    view! { <p class="task-text note-text">{segments(text).into_iter().map(part).collect_view()}</p> }
        .into_any()
}
