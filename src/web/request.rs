//! What an address gives that the visitor asks for. In: an address. Out: its bytes. Nothing is sent along: no cookies, no word of
//! where the asking page stands.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Request, RequestCredentials, RequestInit, Response};

use super::window;

/// The bytes of an address; none where it is not there, or its host does not let other pages read it.
pub async fn bytes(address: &str) -> Option<Vec<u8>> {
    let how = RequestInit::new();
    how.set_credentials(RequestCredentials::Omit);
    how.set_referrer("");
    let request = Request::new_with_str_and_init(address, &how).ok()?;
    let answer = JsFuture::from(window()?.fetch_with_request(&request)).await.ok()?;
    let answer: Response = answer.dyn_into().ok()?;
    let bytes = JsFuture::from(answer.ok().then(|| answer.array_buffer().ok()).flatten()?).await.ok()?;
    Some(Uint8Array::new(&bytes).to_vec())
}
