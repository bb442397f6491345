//! Search and total above the table; `/` leads to the search. In: the answer. Out: changes of the address.
//! Refuses to know: rows.

use leptos::ev::keydown;
use leptos::html::Input;
use leptos::prelude::*;

use crate::part::event::{focus, is_plain, is_typing};
use crate::query::Answer;
use crate::session::{Session, use_session};
use crate::words;

/// Who has typed nothing for so long rests: a count told after each key would speak over the reader.
const AT_REST: std::time::Duration = std::time::Duration::from_millis(800);

/// The bar.
#[component]
pub fn Bar(answer: Memo<Answer>, open: RwSignal<bool>) -> AnyView {
    let session = use_session();
    let total = move || answer.with(|answer| answer.total);
    let turn = StoredValue::new(0);
    Effect::new(move |before: Option<usize>| {
        let now = total();
        if before.is_some_and(|before| before != now) {
            turn.update_value(|turn| *turn += 1);
            let own = turn.get_value();
            let say = move || {
                if turn.try_get_value() == Some(own) {
                    session.say(words::TASKS_FOUND.with(&[&now.to_string()]));
                }
            };
            set_timeout(say, AT_REST);
        }
        now
    });
    view! {
        <div class="tasks-bar">
            <p class="tasks-total" tabindex="-1">
                <strong data-total="">{total}</strong>
                {words::TASKS_TOTAL.t()}
            </p>
            {search(session)}
            <button type="button" class="button tasks-filter" on:click=move |_| open.set(true)>
                {words::TASKS_FILTERS.t()}
                {move || {
                    let n = session.view.with(|view| view.filters.iter().map(|(_, values)| values.len()).sum::<usize>());
                    (n > 0).then(|| format!(" {n}"))
                }}
            </button>
        </div>
    }
    .into_any()
}

fn search(session: Session) -> AnyView {
    let field = NodeRef::<Input>::new();
    // Listens from the first row on, unlike the other keys of the page.
    let handle = window_event_listener(keydown, move |event| {
        if event.key() == "/" && is_plain(&event) && !is_typing(&event) {
            focus(field.get_untracked().map(Into::into));
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
    let typed = move |event| session.type_search(event_target_value(&event));
    view! {
        <form class="search" role="search" on:submit=|e| e.prevent_default()>
            <input
                node_ref=field
                type="search"
                name="q"
                autocomplete="off"
                spellcheck="false"
                aria-label=words::SEARCH_LABEL.t()
                placeholder=words::SEARCH_HINT.t()
                prop:value=move || session.view.with(|view| view.q.clone())
                on:input=typed
            />
        </form>
    }
    .into_any()
}
