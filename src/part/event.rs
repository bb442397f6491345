//! Reading browser events. In: an event. Out: plain values. Refuses to know: what they are for.

use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, Event, HtmlElement, KeyboardEvent};

/// The element an event came from.
pub fn element_of(event: &Event) -> Option<Element> {
    event.target().and_then(|target| target.dyn_into::<Element>().ok())
}

/// The index of the chart mark an event came from.
pub fn mark_of(event: &Event) -> Option<usize> {
    let mark = element_of(event)?.closest("[data-mark]").ok().flatten()?;
    mark.get_attribute("data-mark")?.parse().ok()
}

/// Moves the focus from mark to mark on arrow keys; says whether it did.
pub fn steps_marks(event: &KeyboardEvent) -> bool {
    let step = match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => 1,
        "ArrowLeft" | "ArrowUp" => -1,
        _ => return false,
    };
    let Some(here) = element_of(event).and_then(|e| e.closest("[data-mark]").ok().flatten()) else {
        return false;
    };
    let Some(svg) = here.closest("svg").ok().flatten() else { return false };
    let Ok(marks) = svg.query_selector_all("[data-mark]") else { return false };
    let all: Vec<_> = (0..marks.length()).filter_map(|i| marks.get(i)).collect();
    let at = all.iter().position(|node| node.is_same_node(Some(&here))).unwrap_or(0) as i64;
    let next = (at + step).clamp(0, all.len() as i64 - 1) as usize;
    if let Some(element) = all[next].dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    } else if let Some(element) = all[next].dyn_ref::<leptos::web_sys::SvgElement>() {
        let _ = element.focus();
    }
    event.prevent_default();
    true
}

/// Whether a key press belongs to a field where the reader is typing.
pub fn is_typing(event: &Event) -> bool {
    element_of(event).is_some_and(|e| {
        matches!(e.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT") || e.has_attribute("contenteditable")
    })
}

/// Whether a click was meant for a link, a button or a field inside what listens.
pub fn on_link(event: &Event) -> bool {
    element_of(event).and_then(|e| e.closest("a, button, input, label, summary").ok().flatten()).is_some()
}

/// What a key press in the table asks for.
pub enum Step {
    /// Open the task of this id.
    Open(String),
    /// Focus this row.
    To(HtmlElement),
}

/// Reads a key press in the table: arrows, Home, End, Page keys, Enter.
pub fn row_step(event: &KeyboardEvent) -> Option<Step> {
    let row = element_of(event)?.closest("tr[data-task]").ok().flatten()?;
    let steps: i32 = match event.key().as_str() {
        "Enter" => return row.get_attribute("data-task").map(Step::Open),
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        "PageDown" => 8,
        "PageUp" => -8,
        "Home" => i32::MIN,
        "End" => i32::MAX,
        _ => return None,
    };
    let mut to = row.clone();
    for _ in 0..steps.unsigned_abs() {
        let beside = |row: &Element| {
            if steps > 0 { row.next_element_sibling() } else { row.previous_element_sibling() }
        };
        // Heads of groups are passed over.
        let mut next = beside(&to);
        while let Some(head) = next.as_ref().filter(|next| !next.has_attribute("data-task")) {
            next = beside(head);
        }
        match next {
            Some(next) => to = next,
            None => break,
        }
    }
    to.dyn_into::<HtmlElement>().ok().map(Step::To)
}
