//! The tags of one note. In: the desk. Out: tags to remove, and a field that knows the words already in
//! use. Refuses to know: other notes, but for their words.

use leptos::prelude::*;

use super::Desk;
use crate::note::{Edit, split_tags};
use crate::words;

/// The field; Enter, a comma and leaving it add what was typed.
pub fn field(desk: Desk) -> AnyView {
    let typed = ArcRwSignal::new(String::new());
    let list = Memo::new(move |_| desk.note.with(|note| note.tags.clone()));
    let known = Memo::new(move |_| desk.session.notes.with(|notes| notes.tags()));
    // Nothing of the page's own is asked: a browser tells that the field was left when the page is already gone.
    let (session, id) = (desk.session, desk.id.get_value());
    let add = {
        let typed = typed.clone();
        move || {
            let new = split_tags(&typed.try_update(std::mem::take).unwrap_or_default());
            if !new.is_empty() {
                let own = session.notes.with_untracked(|notes| notes.get(&id).map(|note| note.tags.clone()));
                let tags = own.unwrap_or_default().into_iter().chain(new).collect();
                session.edit_note(&id, Edit::Tags(tags));
            }
        }
    };
    // Other browsers do not tell it then.
    on_cleanup(add.clone());
    let (left, entered, input, shown) = (add.clone(), add, typed.clone(), typed);
    let key = move |event: leptos::ev::KeyboardEvent| {
        if !matches!(event.key().as_str(), "Enter" | "," | "，") {
            return;
        }
        event.prevent_default();
        entered();
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
                prop:value=move || shown.get()
                on:input=move |e| input.set(event_target_value(&e))
                on:keydown=key
                on:blur=move |_| left()
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
