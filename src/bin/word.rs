//! Word files and archives in a browser's worker, and the sheets that only an opened file shows to be such: a program of
//! its own, fetched when such a file is opened.

mod decode;

use decode::decode;
use js_sys::{Array, Uint8Array};
use nuoji::document::{self, wire};
use wasm_bindgen::prelude::*;

/// The document of a file; why there is none otherwise.
#[wasm_bindgen]
pub fn open(bytes: &[u8]) -> Result<Vec<u8>, String> {
    document::open_packed(bytes).map(wire::write).map_err(wire::write_why)
}

/// Names and bytes of an archive's files by turns; nothing where the file is no archive.
#[wasm_bindgen]
pub fn members(bytes: &[u8]) -> Result<Option<Array>, String> {
    let members = document::members(bytes, decode).map_err(wire::write_why)?;
    Ok(members.map(|members| {
        let each = |member: document::Member| {
            [JsValue::from_str(&member.name), Uint8Array::from(&*member.bytes).into()]
        };
        members.into_iter().flat_map(each).collect()
    }))
}

fn main() {}
