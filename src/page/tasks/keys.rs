//! The keys of the table's page: `?` for the list of keys, Esc one step back. In: key presses anywhere on
//! the page. Out: focus, the dialog, the sheet of filters. Refuses to know: rows,
//! which have keys of their own.

use leptos::ev::{KeyboardEvent, keydown};
use leptos::html::Dialog;
use leptos::prelude::*;
use leptos::web_sys::Element;

use crate::part::event::{element_of, focus, is_plain, is_typing};
use crate::part::window::ALL_UP_TO;
use crate::query::Answer;
use crate::session::{Session, use_session};
use crate::words;

const SEARCH: &str = "input[name=q]";

/// Listens to the keys, and holds the dialog that tells of them.
#[component]
pub fn Keys(answer: Memo<Answer>, open: RwSignal<bool>, unseen: RwSignal<bool>) -> AnyView {
    let session = use_session();
    let dialog = NodeRef::<Dialog>::new();
    let show = move || {
        if let Some(dialog) = dialog.get_untracked().filter(|dialog| !dialog.open()) {
            // It only fails for a dialog that is no longer in the page.
            dialog.show_modal().ok();
        }
    };
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let handle = window_event_listener(keydown, move |event| {
        if (event.ctrl_key() || event.meta_key()) && event.key() == "f" {
            unseen.set(answer.with_untracked(|answer| answer.rows.len() > ALL_UP_TO));
        }
        if !is_plain(&event) || event.default_prevented() {
            return;
        }
        match event.key().as_str() {
            "?" if !is_typing(&event) => show(),
            "Escape" => step_back(session, open, &event),
            _ => {}
        }
    });
    on_cleanup(move || handle.remove());
    let keys = [
        ("/", words::KEYS_SEARCH),
        ("↑ ↓", words::KEYS_ROW),
        ("PgUp PgDn", words::KEYS_PAGE),
        ("Home End", words::KEYS_EDGE),
        ("Enter", words::KEYS_OPEN),
        ("Esc", words::KEYS_BACK),
        ("?", words::KEYS_HELP),
    ];
    view! {
        <button type="button" class="button tasks-keys" aria-label=words::KEYS_TITLE.t() title=words::KEYS_TITLE.t() on:click=move |_| show()>
            "?"
        </button>
        <dialog class="card keys" node_ref=dialog aria-label=words::KEYS_TITLE.t()>
            <h2>{words::KEYS_TITLE.t()}</h2>
            <dl class="keys-list">
                {keys.map(|(key, word)| view! { <dt><kbd>{key}</kbd></dt><dd>{word.t()}</dd> }).collect_view()}
            </dl>
            <button type="button" class="button" on:click=move |_| close()>{words::KEYS_CLOSE.t()}</button>
        </dialog>
    }
    .into_any()
}

fn found(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

/// Closes the sheet of filters, or empties the search; the dialog closes by itself.
fn step_back(session: Session, open: RwSignal<bool>, event: &KeyboardEvent) {
    if open.get_untracked() {
        open.set(false);
        focus(found(".tasks-filter"));
        return;
    }
    let in_search = element_of(event).and_then(|element| element.closest(SEARCH).ok().flatten()).is_some();
    if in_search && session.view.with_untracked(|view| !view.q.is_empty()) {
        session.type_search(String::new());
        event.prevent_default();
    }
}
