//! Files that belong to the page. In: the id of the element that names one. Out: its bytes, fetched from beside the page
//! or taken from the page that carries it. Refuses to know: what they hold.

use super::{property, window};
use js_sys::{Function, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// The bytes; none where they do not come, not even the second time. A page that carries its files has a function
/// `held` that answers like `fetch`.
pub async fn load(id: &str) -> Option<Vec<u8>> {
    match attempt(id).await {
        Some(bytes) => Some(bytes),
        None => attempt(id).await,
    }
}

async fn attempt(id: &str) -> Option<Vec<u8>> {
    let window = window()?;
    let asked: Promise = match property(&window, "held").and_then(|held| held.dyn_into::<Function>().ok()) {
        Some(held) => held.call1(&window, &JsValue::from_str(id)).ok()?.dyn_into().ok()?,
        None => {
            let element = window.document()?.get_element_by_id(id)?;
            let address = element.get_attribute("href").or_else(|| element.get_attribute("content"))?;
            window.fetch_with_str(&address)
        }
    };
    let answer: Response = JsFuture::from(asked).await.ok()?.dyn_into().ok()?;
    let bytes = JsFuture::from(answer.ok().then(|| answer.array_buffer().ok()).flatten()?).await.ok()?;
    Some(Uint8Array::new(&bytes).to_vec())
}
