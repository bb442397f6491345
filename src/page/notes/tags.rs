//! The reader's own words for notes. In: the session. Out: each tag with its count, to be renamed, joined
//! with another or taken off. Refuses to know: which notes are shown.

use leptos::prelude::*;

use crate::note::{Change, clean_tag};
use crate::session::Session;
use crate::words;

/// Nothing while no tag is in use.
pub fn words_in_use(session: Session) -> AnyView {
    let tags = Memo::new(move |_| session.notes.with(|notes| notes.tags()));
    view! {
        <Show when=move || !tags.with(Vec::is_empty)>
            <details class="card note-tools" data-tags="">
                <summary>{move || words::TAGS_TITLE.with(&[&tags.with(Vec::len).to_string()])}</summary>
                <div class="stack">
                    <p class="small soft">{words::TAGS_HINT.t()}</p>
                    <ul class="stack-tight">
                        <For
                            each=move || tags.get()
                            key=|(tag, count)| (tag.clone(), *count)
                            children=move |(tag, count)| one(session, tag, count)
                        />
                    </ul>
                </div>
            </details>
        </Show>
    }
    .into_any()
}

fn one(session: Session, tag: String, count: usize) -> AnyView {
    let typed = RwSignal::new(tag.clone());
    let own = StoredValue::new(tag.clone());
    let new = move || typed.with(|typed| clean_tag(typed)).filter(|new| own.with_value(|own| own != new));
    let joins = move || {
        let new = new();
        session.notes.with(|notes| new.is_some_and(|new| notes.tasks_with_tag(&new).next().is_some()))
    };
    let rename = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(to) = untrack(new) {
            session.change_notes(Change::RenameTag { from: own.get_value(), to });
        }
    };
    let label = words::TAGS_NAME.with(&[&tag]);
    view! {
        <li>
            <form class="row" on:submit=rename data-tag=tag.clone()>
                <input
                    type="text"
                    name="tag-name"
                    autocomplete="off"
                    aria-label=label
                    prop:value=typed
                    on:input=move |e| typed.set(event_target_value(&e))
                />
                <span class="small soft">{words::TAG_ON.with(&[&count.to_string()])}</span>
                <button type="submit" class="button" disabled=move || new().is_none()>
                    {move || if joins() { words::TAGS_JOIN.t() } else { words::TAGS_RENAME.t() }}
                </button>
                <button
                    type="button"
                    class="button-quiet small"
                    on:click=move |_| session.change_notes(Change::RemoveTag { tag: own.get_value() })
                >
                    {words::TAGS_REMOVE.t()}
                </button>
            </form>
        </li>
    }
    .into_any()
}
