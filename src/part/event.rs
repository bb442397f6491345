//! Reading browser events. In: an event. Out: plain values. Refuses to know: what they are for.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::{
    document, on_cleanup, request_animation_frame, set_timeout, window_event_listener_untyped,
};
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, Event, FocusOptions, HtmlElement, KeyboardEvent};

/// The element an event came from.
pub fn element_of(event: &Event) -> Option<Element> {
    event.target().and_then(|target| target.dyn_into::<Element>().ok())
}

/// What a selector finds first on the page.
pub fn found(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

/// The index of the chart mark an event came from.
pub fn mark_of(event: &Event) -> Option<usize> {
    let mark = element_of(event)?.closest("[data-mark]").ok().flatten()?;
    mark.get_attribute("data-mark")?.parse().ok()
}

/// The label and value of the chart mark an event came from; nothing elsewhere.
pub fn mark_words(event: &Event) -> String {
    let mark = element_of(event).and_then(|element| element.closest("[data-mark]").ok().flatten());
    mark.and_then(|mark| mark.get_attribute("aria-label")).unwrap_or_default()
}

/// Gives the focus back to a chart whose marks were drawn anew under it: to the same mark, or to the chart.
pub fn refocus_mark(chart: &'static str, mark: usize) {
    let back = move || {
        let page = document();
        if page.active_element().is_some_and(|element| element.tag_name() != "BODY") {
            return;
        }
        let figure = format!("figure[data-chart='{chart}']");
        let one = page.query_selector(&format!("{figure} [data-mark='{mark}']")).ok().flatten();
        match one.and_then(|mark| mark.dyn_into::<leptos::web_sys::SvgElement>().ok()) {
            Some(mark) => drop(mark.focus()),
            None => focus(page.query_selector(&format!("{figure} .chart")).ok().flatten()),
        }
    };
    set_timeout(back, std::time::Duration::from_millis(30));
}

/// Moves the focus from mark to mark on arrow keys; says whether it did.
pub fn steps_marks(event: &KeyboardEvent) -> bool {
    let step = match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => 1,
        "ArrowLeft" | "ArrowUp" => -1,
        _ => return false,
    };
    let Some(chart) = element_of(event).and_then(|e| e.closest(".chart[tabindex]").ok().flatten()) else {
        return false;
    };
    let Ok(marks) = chart.query_selector_all("[data-mark]") else { return false };
    let all: Vec<_> = (0..marks.length()).filter_map(|i| marks.get(i)).collect();
    if all.is_empty() {
        return false;
    }
    let here = element_of(event).and_then(|e| e.closest("[data-mark]").ok().flatten());
    let at = here.and_then(|here| all.iter().position(|node| node.is_same_node(Some(&here))));
    let next = at.map_or(0, |at| (at as i64 + step).clamp(0, all.len() as i64 - 1) as usize);
    if let Some(element) = all[next].dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    } else if let Some(element) = all[next].dyn_ref::<leptos::web_sys::SvgElement>() {
        let _ = element.focus();
    }
    event.prevent_default();
    true
}

/// Of the elements `which` inside the nearest `group`, the one so many steps from this one.
pub fn next_of(here: &Element, group: &str, which: &str, steps: i32) -> Option<Element> {
    let all = here.closest(group).ok()??.query_selector_all(which).ok()?;
    let at = (0..all.length()).find(|at| all.get(*at).is_some_and(|node| node.is_same_node(Some(here))))?;
    all.get(at.checked_add_signed(steps)?)?.dyn_into().ok()
}

/// Whether a key press belongs to a field where the reader is typing.
pub fn is_typing(event: &Event) -> bool {
    element_of(event).is_some_and(|e| {
        matches!(e.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT") || e.has_attribute("contenteditable")
    })
}

/// Whether a key was pressed by itself. Keys that an input method takes never come here: index.html holds them back.
pub fn is_plain(event: &KeyboardEvent) -> bool {
    !(event.ctrl_key() || event.meta_key() || event.alt_key())
}

/// Whether a click was meant for a link, a button or a field inside what listens.
pub fn on_link(event: &Event) -> bool {
    element_of(event).and_then(|e| e.closest("a, button, input, label, summary").ok().flatten()).is_some()
}

/// Gives the focus to the first of these that the page has, once it has changed, if what held it is gone.
pub fn hold_focus(selectors: &'static [&'static str]) {
    let hold = move || {
        let page = document();
        let lost = page.active_element().is_none_or(|element| element.tag_name() == "BODY");
        if !lost {
            return;
        }
        focus(selectors.iter().find_map(|one| found(one)));
    };
    set_timeout(hold, std::time::Duration::from_millis(30));
}

/// Focuses what this selector finds once the page has changed: it was drawn anew under the reader's hand.
pub fn focus_soon(selector: String) {
    let there = move || focus(found(&selector));
    set_timeout(there, std::time::Duration::from_millis(30));
}

/// Focuses an element, where there is one.
pub fn focus(element: Option<Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Focuses an element without moving the page: a browser would scroll it under the bar that stays in sight.
pub fn focus_in_place(element: Option<Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Frames in which something may still come, and those in which what stands above it may still move it.
const COMES: u32 = 600;
const SETTLES: u32 = 40;

/// Calls `then` with what a selector finds, as soon as the page has it; pages come with a part of their own. `wanted`
/// says whether it is still to be done.
pub fn when_there(
    selector: String,
    wanted: impl Fn() -> bool + 'static,
    then: impl FnOnce(Element) + 'static,
) {
    look_for(selector, COMES, wanted, then);
}

fn look_for(
    selector: String,
    left: u32,
    wanted: impl Fn() -> bool + 'static,
    then: impl FnOnce(Element) + 'static,
) {
    request_animation_frame(move || match found(&selector) {
        _ if left == 0 || !wanted() => {}
        Some(element) => then(element),
        None => look_for(selector, left - 1, wanted, then),
    });
}

/// Brings what an address names into view and gives it the focus, and keeps it there while the page is still being
/// laid out. A reader who moves on in the meantime is not called back.
pub fn arrive(selector: String, wanted: impl Fn() -> bool + 'static) {
    when_there(selector, wanted, |element| {
        // Not everything that can be named takes the focus by itself.
        if !element.has_attribute("tabindex") {
            let _ = element.set_attribute("tabindex", "-1");
        }
        focus_in_place(Some(element.clone()));
        let moved = Rc::new(Cell::new(false));
        let hear = |name: &str| {
            let moved = moved.clone();
            window_event_listener_untyped(name, move |_| moved.set(true))
        };
        let hands = ["wheel", "touchmove", "pointerdown", "keydown", "hashchange"].map(hear);
        hold_in_view(element, SETTLES, moved, move || hands.into_iter().for_each(|hand| hand.remove()));
    });
}

fn hold_in_view(element: Element, left: u32, moved: Rc<Cell<bool>>, done: impl FnOnce() + 'static) {
    // Where it stands there already, nothing moves.
    element.scroll_into_view();
    request_animation_frame(move || match left > 0 && element.is_connected() && !moved.get() {
        true => hold_in_view(element, left - 1, moved, done),
        false => done(),
    });
}

/// What a key press in the table asks for.
pub enum Step {
    /// Open the task of this id.
    Open(String),
    /// Focus this row.
    To(Element),
    /// Focus the first row of all, or the last.
    Edge { last: bool },
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
        "Home" => return Some(Step::Edge { last: false }),
        "End" => return Some(Step::Edge { last: true }),
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
    Some(Step::To(to))
}

/// Opens what is folded while the page is printed, and folds it again: paper cannot be clicked.
pub fn print_opened() {
    let folded = |selector: &str, then: &dyn Fn(&Element)| {
        let Ok(found) = document().query_selector_all(selector) else { return };
        let nodes = (0..found.length()).filter_map(|at| found.get(at));
        nodes.filter_map(|node| node.dyn_into::<Element>().ok()).for_each(|element| then(&element));
    };
    let open = window_event_listener_untyped("beforeprint", move |_| {
        folded("main details:not([open])", &|details| {
            let _ = details.set_attribute("data-folded", "");
            let _ = details.set_attribute("open", "");
        });
    });
    let close = window_event_listener_untyped("afterprint", move |_| {
        folded("main details[data-folded]", &|details| {
            let _ = details.remove_attribute("data-folded");
            let _ = details.remove_attribute("open");
        });
    });
    on_cleanup(move || {
        open.remove();
        close.remove();
    });
}
