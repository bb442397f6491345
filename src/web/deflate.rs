//! Squeezing bytes with what the browser has. In: bytes. Out: raw deflate (RFC 1951) or back, `None`
//! where the browser cannot or the bytes are not deflated. Refuses to know: what the bytes are.

use super::property;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStream, ReadableStreamDefaultReader, ReadableWritablePair, Response};

pub async fn deflate(bytes: &[u8]) -> Option<Vec<u8>> {
    through("CompressionStream", bytes).await
}

/// The bytes unfolded, as long as they are no more than `most`: a few can unfold a thousandfold.
pub async fn inflate(bytes: &[u8], most: usize) -> Result<Vec<u8>, Folded> {
    let stream = streamed("DecompressionStream", bytes).ok_or(Folded::Damaged)?;
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut out = Vec::new();
    loop {
        let part = JsFuture::from(reader.read()).await.map_err(|_| Folded::Damaged)?;
        let Some(bytes) = property(&part, "value") else { return Ok(out) };
        let bytes = js_sys::Uint8Array::new(&bytes);
        if out.len() + bytes.length() as usize > most {
            // Nobody waits for the rest.
            drop(reader.cancel());
            return Err(Folded::TooLarge);
        }
        out.extend(bytes.to_vec());
    }
}

/// Why bytes do not unfold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folded {
    Damaged,
    TooLarge,
}

async fn through(stream: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    let response = Response::new_with_opt_readable_stream(Some(&streamed(stream, bytes)?)).ok()?;
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}

fn streamed(stream: &str, bytes: &[u8]) -> Option<ReadableStream> {
    let maker = property(&js_sys::global(), stream)?.dyn_into::<js_sys::Function>().ok()?;
    // Older browsers have the stream without this format, and throw.
    let format = js_sys::Array::of1(&JsValue::from_str("deflate-raw"));
    let pair: ReadableWritablePair = js_sys::Reflect::construct(&maker, &format).ok()?.unchecked_into();
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    Some(Blob::new_with_u8_array_sequence(&parts).ok()?.stream().pipe_through(&pair))
}
