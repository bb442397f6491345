//! Squeezing bytes with what the browser has. In: bytes. Out: raw deflate (RFC 1951) or back, `None`
//! where the browser cannot or the bytes are not deflated. Refuses to know: what the bytes are, and how
//! much they may unfold to: whoever calls bounds what comes in.

use super::property;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableWritablePair, Response};

pub async fn deflate(bytes: &[u8]) -> Option<Vec<u8>> {
    through("CompressionStream", bytes).await
}

pub async fn inflate(bytes: &[u8]) -> Option<Vec<u8>> {
    through("DecompressionStream", bytes).await
}

async fn through(stream: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    let maker = property(&js_sys::global(), stream)?.dyn_into::<js_sys::Function>().ok()?;
    // Older browsers have the stream without this format, and throw.
    let format = js_sys::Array::of1(&JsValue::from_str("deflate-raw"));
    let pair: ReadableWritablePair = js_sys::Reflect::construct(&maker, &format).ok()?.unchecked_into();
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let squeezed = Blob::new_with_u8_array_sequence(&parts).ok()?.stream().pipe_through(&pair);
    let response = Response::new_with_opt_readable_stream(Some(&squeezed)).ok()?;
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}
