//! The tags of one note. In: the desk. Out: tags to remove, and a field that knows the words already in
//! use. Refuses to know: other notes, but for their words.

use leptos::prelude::*;

use super::Desk;
use crate::note::{Edit, split_tags};
use crate::words;

/// The field; Enter, a comma and leaving it add what was typed.
pub fn field(desk: Desk) -> AnyView {
    let typed = RwSignal::new(String::new());
    let list = Memo::new(move |_| desk.note.with(|note| note.tags.clone()));
    let known = Memo::new(move |_| desk.session.notes.with(|notes| notes.tags()));
    let add = move || {
        let new = split_tags(&typed.get_untracked());
        typed.set(String::new());
        if !new.is_empty() {
            desk.edit(Edit::Tags(list.get_untracked().into_iter().chain(new).collect()));
        }
    };
    let key = move |event: leptos::ev::KeyboardEvent| {
        if event.is_composing() || !matches!(event.key().as_str(), "Enter" | "," | "，") {
            return;
        }
        event.prevent_default();
        add();
    };
    let chip = move |tag: String| {
        let name = tag.clone();
        let label = words::TASK_TAG_REMOVE.with(&[&tag]);
        view! {
            <button type="button" class="chip" aria-label=label on:click=move |_| desk.edit(Edit::DropTag(name.clone()))>
                {tag}
                <span class="chip-cross" aria-hidden="true">"×"</span>
            </button>
        }
    };
    let word = |(tag, count): (String, usize)| {
        view! { <option value=tag.clone()>{words::TAG_ON.with(&[&count.to_string()])}</option> }
    };
    view! {
        <div class="stack-tight">
            <div class="chips">{move || list.get().into_iter().map(chip).collect_view()}</div>
            <input
                type="text"
                name="tag"
                list="tags-known"
                autocomplete="off"
                aria-label=words::TASK_TAGS.t()
                placeholder=words::TASK_TAG_ADD.t()
                prop:value=typed
                on:input=move |e| typed.set(event_target_value(&e))
                on:keydown=key
                on:blur=move |_| add()
            />
            <datalist id="tags-known">
                {move || {
                    let own = list.get();
                    known.get().into_iter().filter(|(tag, _)| !own.contains(tag)).map(word).collect_view()
                }}
            </datalist>
        </div>
    }
    .into_any()
}
