//! A button with a list that opens under it. In: a word and what the list holds. Out: a `details` that
//! closes on a choice, on Esc and on a click elsewhere. Refuses to know: what is chosen.

use leptos::html::Details;
use leptos::prelude::*;

use crate::part::event::{element_of, focus};

/// The menu; buttons inside close it, check boxes and buttons with `data-stay` leave it open.
pub fn menu(word: &'static str, inside: AnyView) -> AnyView {
    menu_of(word, RwSignal::new(false), inside)
}

/// The same; `opened` tells whether it is open, for what is drawn only then.
pub fn menu_of(word: &'static str, opened: RwSignal<bool>, inside: AnyView) -> AnyView {
    let own = NodeRef::<Details>::new();
    let shut = move || {
        if let Some(own) = own.get_untracked() {
            own.set_open(false);
        }
    };
    let elsewhere = window_event_listener(leptos::ev::click, move |event| {
        let target = element_of(&event);
        // What was pressed may have been drawn anew since.
        let gone = target.as_ref().is_some_and(|target| !target.is_connected());
        let inside = gone || own.get_untracked().is_some_and(|own| own.contains(target.as_deref()));
        if !inside {
            shut();
        }
    });
    on_cleanup(move || elsewhere.remove());
    let toggled = move |_| opened.set(own.get_untracked().is_some_and(|own| own.open()));
    let step_back = move |event: leptos::ev::KeyboardEvent| {
        if event.key() != "Escape" || !own.get_untracked().is_some_and(|own| own.open()) {
            return;
        }
        event.stop_propagation();
        shut();
        refocus(own);
    };
    let chosen = move |event: leptos::ev::MouseEvent| {
        if element_of(&event)
            .and_then(|target| target.closest("button:not([data-stay])").ok().flatten())
            .is_some()
        {
            shut();
            refocus(own);
        }
    };
    view! {
        <details class="menu" node_ref=own on:keydown=step_back on:toggle=toggled>
            <summary class="button">{word}</summary>
            <div class="card menu-list" on:click=chosen>{inside}</div>
        </details>
    }
    .into_any()
}

/// The focus goes back to the button when what held it is hidden.
fn refocus(own: NodeRef<Details>) {
    focus(own.get_untracked().and_then(|own| own.query_selector("summary").ok().flatten()));
}

/// One choice of a menu.
pub fn choice(word: &'static str, choose: impl Fn() + 'static) -> AnyView {
    view! { <button type="button" class="menu-choice" on:click=move |_| choose()>{word}</button> }.into_any()
}
