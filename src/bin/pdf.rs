//! PDF in a browser's worker: a program of its own, fetched when such a file is opened.

use nuoji::document::{self, wire};
use wasm_bindgen::prelude::*;

/// The document of a file; why there is none otherwise.
#[wasm_bindgen]
pub fn open(bytes: &[u8]) -> Result<Vec<u8>, String> {
    document::open_pdf(bytes).map(wire::write).map_err(wire::write_why)
}

fn main() {}
