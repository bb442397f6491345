//! The list of notes, with what narrows and orders it. In: the shelf. Out: cards, each with a box to choose
//! it. Refuses to know: what is done with the chosen ones.

use leptos::prelude::*;

use super::{RESULT, Shelf, goal};
use crate::link::Place;
use crate::note::{Change, Note};
use crate::page::note::{lent, stayed};
use crate::part::sheet::{choice, find};
use crate::part::slices::slices;
use crate::session::{Session, href};
use crate::web::clock;
use crate::words;

/// Search, tag, kind and order.
pub fn tools(shelf: Shelf) -> AnyView {
    let session = shelf.session;
    let own = |word: words::Word| word.t().to_owned();
    let kind = |facet: &'static str, key: &str| (key.to_owned(), words::value(facet, key, str::to_owned));
    let mut kinds = vec![
        (String::new(), own(words::NOTES_ALL)),
        ("starred".to_owned(), own(words::FIELD_STARRED)),
        kind("verdict", "agree"),
        kind("verdict", "doubt"),
        kind("verdict", "wrong"),
        kind("deadline", "overdue"),
        kind("deadline", "open"),
        kind("deadline", "struck"),
    ];
    if !session.last_result().is_empty() {
        kinds.push((RESULT.to_owned(), own(words::NOTES_OF_RESULT)));
    }
    let orders = vec![
        (String::new(), own(words::NOTES_BY_CHANGED)),
        ("created".to_owned(), own(words::NOTES_BY_CREATED)),
        ("task".to_owned(), own(words::NOTES_BY_TASK)),
        ("deadline".to_owned(), own(words::NOTES_BY_DEADLINE)),
    ];
    let tags = move || {
        let mut tags = vec![(String::new(), words::NOTES_ALL.t().to_owned())];
        tags.extend(session.notes.with(|notes| notes.tags()).into_iter().map(|(tag, _)| (tag.clone(), tag)));
        choice("tag", words::TASK_TAGS.t(), tags, shelf.tag.into(), move |tag| shelf.tag.set(tag))
    };
    view! {
        <div class="row note-tools">
            {find(words::NOTES_FIND.t(), shelf.find.into(), move |typed| shelf.find.set(typed))}
            {choice("kind", words::NOTES_KIND.t(), kinds, shelf.kind.into(), move |kind| shelf.kind.set(kind))}
            {tags}
            {choice("order", words::NOTES_ORDER.t(), orders, shelf.order.into(), move |order| shelf.order.set(order))}
        </div>
    }
    .into_any()
}

/// Undo and redo, also of what left no note.
pub fn steps(session: Session) -> AnyView {
    view! {
        <div class="row note-tools">
            <button type="button" class="button" name="undo" disabled=move || !session.can_undo() on:click=move |_| session.undo_note()>
                {words::NOTES_UNDO.t()}
            </button>
            <button type="button" class="button" name="redo" disabled=move || !session.can_redo() on:click=move |_| session.redo_note()>
                {words::NOTES_REDO.t()}
            </button>
            {stayed(session)}
        </div>
    }
    .into_any()
}

/// The notes shown.
pub fn list(shelf: Shelf) -> AnyView {
    let shown = shelf.shown;
    view! {
        <p class="soft" role="status">{move || words::NOTES_COUNT.with(&[&shown.with(Vec::len).to_string()])}</p>
        {slices(shown.into(), move |task| one(shelf, task))}
    }
    .into_any()
}

fn one(shelf: Shelf, task: String) -> AnyView {
    let session = shelf.session;
    let id = StoredValue::new(task.clone());
    let note = Memo::new(move |_| {
        session.notes.with(|notes| notes.get(&id.get_value()).cloned().unwrap_or_default())
    });
    let choose = move |_| {
        let task = id.get_value();
        shelf.chosen.update(|chosen| {
            if !chosen.remove(&task) {
                chosen.insert(task);
            }
        });
    };
    let link = href(&Place::Task(task.clone()));
    let goal = goal(session, &task);
    view! {
        <li class="card stack-tight" data-note=task>
            <div class="note-card">
                <input
                    type="checkbox"
                    name="chosen"
                    aria-label=words::NOTES_CHOOSE.with(&[&goal])
                    prop:checked=move || shelf.is_chosen(&id.get_value())
                    on:change=choose
                />
                <h2><a href=link>{move || note.with(|note| note.star.then_some("★ "))}{goal}</a></h2>
            </div>
            {move || note.with(lent::body)}
            <div class="row">
                {move || note.with(foot)}
                <button
                    type="button"
                    class="button-quiet small"
                    on:click=move |_| session.change_notes(Change::Remove { tasks: vec![id.get_value()] })
                >
                    {words::NOTES_REMOVE.t()}
                </button>
            </div>
        </li>
    }
    .into_any()
}

/// Tags, how it stands to its deadline, when it was last changed.
fn foot(note: &Note) -> AnyView {
    let stage = note.stage(&clock::today());
    let changed = (note.changed > 0).then(|| words::NOTE_CHANGED.with(&[&clock::moment(note.changed)]));
    view! {
        {note.tags.iter().map(|tag| view! { <span class="chip">{tag.clone()}</span> }).collect_view()}
        {stage.map(|stage| view! { <span class="note-stage small" data-stage=stage>{words::value("deadline", stage, str::to_owned)}</span> })}
        <span class="small soft">{changed}</span>
    }
    .into_any()
}
