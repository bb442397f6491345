//! Sheets in a browser's worker: a program of its own, fetched when such a file is opened.

use nuoji::document::{self, wire};
use wasm_bindgen::prelude::*;

/// The document of a file; why there is none otherwise. Nothing where the file is no sheet: Word's program tells what it is.
#[wasm_bindgen]
pub fn open(bytes: &[u8]) -> Result<Option<Vec<u8>>, String> {
    document::open_sheet(bytes).map(|document| document.map(wire::write)).map_err(wire::write_why)
}

fn main() {}
