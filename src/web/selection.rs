//! What the reader has selected on the page. In: the browser's selection, and elements that say by
//! `data-quote` which text they show, and by `data-at` from which byte of it on. Out: that text's name and
//! a range of its bytes. Refuses to know: what the texts are.

use super::{Listener, listen, window};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Node};

/// A run of one text.
#[derive(Clone, Debug, PartialEq)]
pub struct Picked {
    /// The element's `data-quote`.
    pub name: String,
    pub from: usize,
    pub to: usize,
    /// Below its first letters, in CSS pixels of the whole page.
    pub left: f64,
    pub below: f64,
}

/// The element round one end of the selection, and the bytes of its text before that end.
struct End {
    element: Element,
    before: usize,
}

/// The selected run. What reaches beyond its text is cut off there.
pub fn picked() -> Option<Picked> {
    let page = window()?.document()?;
    let selection = page.get_selection().ok()??;
    if selection.is_collapsed() || selection.range_count() == 0 {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let first = end(&page, &range.start_container().ok()?, range.start_offset().ok()?);
    let last = end(&page, &range.end_container().ok()?, range.end_offset().ok()?);
    let name = |end: &End| end.element.get_attribute("data-quote");
    let (name, from, to) = match (first, last) {
        (Some(first), Some(last)) if name(&first) == name(&last) => {
            (name(&first)?, at(&first.element) + first.before, at(&last.element) + last.before)
        }
        (Some(first), _) => {
            let start = at(&first.element);
            (name(&first)?, start + first.before, start + length(&first.element))
        }
        (None, Some(last)) => {
            let start = at(&last.element);
            (name(&last)?, start, start + last.before)
        }
        (None, None) => return None,
    };
    let place = range.get_bounding_client_rect();
    let window = window()?;
    let scrolled = [window.scroll_x().ok()?, window.scroll_y().ok()?];
    let (left, below) = (place.left() + scrolled[0], place.bottom() + scrolled[1]);
    (from < to).then_some(Picked { name, from, to, left, below })
}

fn end(page: &Document, node: &Node, offset: u32) -> Option<End> {
    let inside = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    let element = inside.closest("[data-quote]").ok()??;
    // A translator's words are not the text's: none of them could be found in it again.
    if element.query_selector("font").ok()?.is_some() {
        return None;
    }
    let range = page.create_range().ok()?;
    range.select_node_contents(&element).ok()?;
    range.set_end(node, offset).ok()?;
    let before = String::from(js_sys::Object::to_string(&range)).len();
    Some(End { element, before })
}

fn at(element: &Element) -> usize {
    element.get_attribute("data-at").and_then(|at| at.parse().ok()).unwrap_or(0)
}

fn length(element: &Element) -> usize {
    element.text_content().unwrap_or_default().len()
}

/// Lets go of the selection.
pub fn clear() {
    let page = window().and_then(|window| window.document());
    if let Some(selection) = page.and_then(|page| page.get_selection().ok().flatten()) {
        // It only fails where there was nothing to let go of.
        selection.remove_all_ranges().ok();
    }
}

/// Calls back whenever another run is selected, or none.
pub fn on_change(mut call: impl FnMut() + 'static) -> Listener {
    listen::on_document("selectionchange", move |_| call())
}
