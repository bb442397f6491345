//! Copying. In: text, or a table as text and HTML. Out: done, or denied. Refuses to know: what is copied, and reading the clipboard.

use super::{Listener, listen, property, window};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ClipboardEvent, HtmlDocument, HtmlElement, HtmlTextAreaElement};

/// The browser would not copy: the text has to be selected and copied by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Denied;

/// What is being pasted, as a page; none where it comes as text alone.
pub fn pasted_html(event: &ClipboardEvent) -> Option<String> {
    let html = event.clipboard_data()?.get_data("text/html").ok()?;
    (!html.is_empty()).then_some(html)
}

/// To be called from a click: browsers allow copying only then.
pub async fn copy(text: &str) -> Result<(), Denied> {
    let navigator = window().ok_or(Denied)?.navigator();
    // Missing on http and in some browsers' file:// pages.
    if property(&navigator, "clipboard").is_some() {
        let copied = JsFuture::from(navigator.clipboard().write_text(text)).await;
        if copied.is_ok() {
            return Ok(());
        }
    }
    copy_by_selection(text).ok_or(Denied)
}

/// Copies a table as text and as HTML, so that it pastes as a table. The page's own copy command takes
/// both in every browser and on every kind of page, which the newer clipboard does not.
pub fn copy_table(text: &str, html: &str) -> Result<(), Denied> {
    let (plain, marked) = (text.to_owned(), html.to_owned());
    let _both = listen::on_document("copy", move |event| {
        let data = event.dyn_ref::<ClipboardEvent>().and_then(|event| event.clipboard_data());
        let Some(data) = data else { return };
        if data.set_data("text/plain", &plain).is_ok() && data.set_data("text/html", &marked).is_ok() {
            event.prevent_default();
        }
    });
    copy_by_selection(text).ok_or(Denied)
}

/// Whoever copies a selection that holds all of an element gets what `given` has instead, as text and as HTML.
pub fn on_copy_of(
    selector: &'static str,
    mut given: impl FnMut() -> Option<(String, String)> + 'static,
) -> Listener {
    let holds = move || {
        let document = window()?.document()?;
        let element = document.query_selector(selector).ok()??;
        let selection = document.get_selection().ok()??;
        let all = !selection.is_collapsed() && selection.contains_node(&element).ok()?;
        all.then_some(())
    };
    listen::on_document("copy", move |event| {
        let data = event.dyn_ref::<ClipboardEvent>().and_then(|event| event.clipboard_data());
        let Some((data, ())) = data.filter(|_| !event.default_prevented()).zip(holds()) else { return };
        let Some((plain, marked)) = given() else { return };
        if data.set_data("text/plain", &plain).is_ok() && data.set_data("text/html", &marked).is_ok() {
            event.prevent_default();
        }
    })
}

/// The older way: a field out of sight, selected, and the page's own copy command.
fn copy_by_selection(text: &str) -> Option<()> {
    let document = window()?.document()?;
    let focused = document.active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok());
    let field: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    field.set_value(text);
    field.set_read_only(true);
    field.set_attribute("aria-hidden", "true").ok()?;
    // By the object, since the page's policy takes no style from an attribute.
    for (name, value) in [("position", "fixed"), ("top", "0"), ("opacity", "0")] {
        field.style().set_property(name, value).ok()?;
    }
    document.body()?.append_child(&field).ok()?;
    field.select();
    let copied = document.dyn_ref::<HtmlDocument>().and_then(|page| page.exec_command("copy").ok());
    field.remove();
    if let Some(element) = focused {
        element.focus().ok();
    }
    copied.filter(|copied| *copied).map(|_| ())
}
