//! The part of the page's address after `#`. In: text to put there. Out: the text there, without the
//! `#`, as it stands (percent-encoded), and when it changes. Refuses to know: what an address means.

use super::{Listener, listen, window};
use wasm_bindgen::JsValue;

/// The text after `#`; empty where there is none.
pub fn get() -> String {
    let hash = window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_string()
}

/// Goes there, as a new entry of the browser's history. `on_change` hears of it.
pub fn set(address: &str) {
    if address != get()
        && let Some(window) = window()
    {
        // A fragment is always allowed: it leaves the page where it is.
        window.location().set_hash(address).ok();
    }
}

/// Puts the text in place of the present one, without a new entry. True where `on_change` will hear
/// of it: some browsers refuse a quiet replacement in framed pages or for files.
pub fn replace(address: &str) -> bool {
    let Some(window) = window().filter(|_| address != get()) else { return false };
    let hash = ["#", address].concat();
    let quietly = window
        .history()
        .and_then(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(&hash)))
        .is_ok();
    !quietly && window.location().replace(&hash).is_ok()
}

/// Calls back with the new text when it changes: by a link, by back and forward, by hand, by [`set`].
pub fn on_change(mut call: impl FnMut(String) + 'static) -> Listener {
    listen::on_window("hashchange", move |_| call(get()))
}

/// The whole address of this page with another text after `#`: for a link to pass on.
pub fn link_to(address: &str) -> String {
    let href = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let page = href.split('#').next().unwrap_or_default();
    [page, "#", address].concat()
}
