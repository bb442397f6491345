//! The keys of the table's page: from row to row, `?` for the list of keys, Esc one step back. In: key presses
//! anywhere on the page. Out: focus, the open task, the dialog, the sheet of filters. Refuses to know: what
//! rows hold.

use leptos::ev::{KeyboardEvent, keydown};
use leptos::html::Dialog;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;

use crate::part::event::{Step, element_of, focus, found, is_plain, is_typing, row_step};
use crate::part::window::ALL_UP_TO;
use crate::query::Answer;
use crate::session::{Session, use_session};
use crate::words;

const SEARCH: &str = "input[name=q]";
const GRID: &str = ".grid-box";

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
        if let Some(step) = row_step(&event).filter(|_| within(&event, GRID).is_some()) {
            event.prevent_default();
            return take(session, step);
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
        ("↑ ↓ →", words::KEYS_FACET),
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

/// What the event came from, or the nearest around it, that the selector names.
fn within(event: &KeyboardEvent, selector: &str) -> Option<Element> {
    element_of(event)?.closest(selector).ok().flatten()
}

/// Goes to a row or opens it.
fn take(session: Session, step: Step) {
    match step {
        Step::Open(id) => session.open_task(&id),
        Step::To(row) => focus(Some(row)),
        Step::Edge { last } => {
            let Some(grid) = found(GRID) else { return };
            grid.scroll_into_view_with_bool(!last);
            // The rows there are drawn once the page has scrolled.
            let arrive = move || {
                let Ok(rows) = grid.query_selector_all("tr[data-task]") else { return };
                let at = if last { rows.length().saturating_sub(1) } else { 0 };
                focus(rows.get(at).and_then(|row| row.dyn_into().ok()));
            };
            set_timeout(arrive, std::time::Duration::from_millis(80));
        }
    }
}

/// Closes the sheet of filters, or empties the search; the dialog closes by itself.
fn step_back(session: Session, open: RwSignal<bool>, event: &KeyboardEvent) {
    if open.get_untracked() {
        open.set(false);
        focus(found(".tasks-filter"));
        return;
    }
    if within(event, SEARCH).is_some() && session.view.with_untracked(|view| !view.q.is_empty()) {
        session.type_search(String::new());
        event.prevent_default();
    }
}
