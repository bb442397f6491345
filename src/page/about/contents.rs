//! The contents of the method page. In: its headings. Out: a list whose entries lead to them. Refuses to know: what
//! stands below a heading.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement};

use crate::link::Place;
use crate::session::href;
use crate::words::{self, Word};

/// The headings in the order in which they stand.
const HEADINGS: [Word; 10] = [
    words::ABOUT_RULES,
    words::FIGURES_TITLE,
    words::ABOUT_PACE,
    words::ABOUT_CHECKABLE,
    words::AGREE_TITLE,
    words::QUALITY_TITLE,
    words::ABOUT_KNOWN,
    words::ABOUT_WRITE,
    words::CHANGES_TITLE,
    words::ABOUT_LIMITS,
];

pub fn list() -> AnyView {
    // The address names the page: what stands after `#` is no place on it.
    let entry = |word: Word| {
        let go = move |event: MouseEvent| {
            event.prevent_default();
            to(word.t());
        };
        view! { <li><a href=href(&Place::About) on:click=go>{word.t()}</a></li> }
    };
    view! {
        <nav class="card stack about-contents" aria-label=words::ABOUT_CONTENTS.t()>
            <h2>{words::ABOUT_CONTENTS.t()}</h2>
            <ul>{HEADINGS.map(entry).collect_view()}</ul>
        </nav>
    }
    .into_any()
}

/// Brings a heading into view, with the focus.
fn to(heading: &str) {
    let Ok(found) = document().query_selector_all(".about section > h2") else { return };
    let nodes = (0..found.length()).filter_map(|at| found.get(at)?.dyn_into::<HtmlElement>().ok());
    let own = |element: &HtmlElement| element.text_content().is_some_and(|text| text.trim() == heading);
    if let Some(element) = nodes.into_iter().find(own) {
        let _ = element.set_attribute("tabindex", "-1");
        Element::scroll_into_view(&element);
        let _ = element.focus();
    }
}
