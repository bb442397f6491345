//! The reader's own note on one task. In: the session and an id. Out: an editor that saves as one
//! types. Refuses to know: where notes are kept.

use leptos::prelude::*;

use crate::note::{Edit, clean_tag};
use crate::session::Session;
use crate::words;

/// The editor for the task `id`.
pub fn editor(session: Session, id: String) -> AnyView {
    let id = StoredValue::new(id);
    let note = Memo::new(move |_| {
        session.notes.with(|notes| notes.get(&id.get_value()).cloned().unwrap_or_default())
    });
    let edit = move |edit: Edit| session.edit_note(&id.get_value(), edit);
    let star = Memo::new(move |_| note.with(|note| note.star));
    view! {
        <div class="row">
            <h2>{words::TASK_NOTE.t()}</h2>
            <button
                type="button"
                name="star"
                class="button star"
                aria-pressed=move || star.get().to_string()
                on:click=move |_| edit(Edit::Star(!star.get_untracked()))
            >
                <span aria-hidden="true">{move || if star.get() { "★" } else { "☆" }}</span>
                {move || if star.get() { words::TASK_UNSTAR.t() } else { words::TASK_STAR.t() }}
            </button>
        </div>
        <textarea
            name="note"
            class="note-area"
            aria-label=words::TASK_NOTE.t()
            placeholder=words::TASK_NOTE_HINT.t()
            prop:value=move || note.with(|note| note.text.clone())
            on:input=move |e| edit(Edit::Text(event_target_value(&e)))
        ></textarea>
        {tags(note, Callback::new(edit))}
        <p class="small soft" role="status">{move || session.kept_word()}</p>
    }
    .into_any()
}

fn tags(note: Memo<crate::note::Note>, edit: Callback<Edit>) -> AnyView {
    let typed = RwSignal::new(String::new());
    let list = Memo::new(move |_| note.with(|note| note.tags.clone()));
    let add = move |event: leptos::ev::KeyboardEvent| {
        if event.key() != "Enter" || event.is_composing() {
            return;
        }
        event.prevent_default();
        if let Some(tag) = clean_tag(&typed.get_untracked()) {
            let mut tags = list.get_untracked();
            if !tags.contains(&tag) {
                tags.push(tag);
                edit.run(Edit::Tags(tags));
            }
            typed.set(String::new());
        }
    };
    let remove = move |tag: &str| {
        edit.run(Edit::Tags(list.get_untracked().into_iter().filter(|t| t != tag).collect()))
    };
    view! {
        <div class="stack">
            <div class="chips">
                {move || {
                    list.get()
                        .into_iter()
                        .map(|tag| {
                            let name = tag.clone();
                            let label = words::TASK_TAG_REMOVE.with(&[&tag]);
                            view! {
                                <button type="button" class="chip" aria-label=label on:click=move |_| remove(&name)>
                                    {tag}
                                    <span class="chip-cross" aria-hidden="true">"×"</span>
                                </button>
                            }
                        })
                        .collect_view()
                }}
            </div>
            <input
                type="text"
                name="tag"
                aria-label=words::TASK_TAGS.t()
                placeholder=words::TASK_TAG_ADD.t()
                prop:value=typed
                on:input=move |e| typed.set(event_target_value(&e))
                on:keydown=add
            />
        </div>
    }
    .into_any()
}
