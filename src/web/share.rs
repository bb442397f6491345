//! The system's own way of passing something on. In: a title, a sentence and an address. Out: whether there is such a
//! way, and its sheet opened. Refuses to know: to whom it goes.

use super::{property, window};
use wasm_bindgen_futures::JsFuture;
use web_sys::ShareData;

/// Phones have it, most browsers on a desk and pages without encryption do not.
pub fn there_is() -> bool {
    window().is_some_and(|window| property(&window.navigator(), "share").is_some())
}

/// To be called from a click. A reader who closes the sheet has changed their mind, which is no error.
pub async fn pass_on(title: &str, text: &str, address: &str) {
    if let Some(window) = window().filter(|_| there_is()) {
        let data = ShareData::new();
        data.set_title(title);
        data.set_text(text);
        data.set_url(address);
        JsFuture::from(window.navigator().share_with_data(&data)).await.ok();
    }
}
