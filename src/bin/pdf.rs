//! PDF in a browser's worker: a program of its own, fetched when such a file is opened.

use std::sync::OnceLock;

use nuoji::document::{self, wire};
use wasm_bindgen::prelude::*;

static CHARMAPS: OnceLock<String> = OnceLock::new();

/// Gives the file of character maps, for all PDFs from then on.
#[wasm_bindgen]
pub fn charmaps(file: &[u8]) {
    CHARMAPS.get_or_init(|| document::charmaps::read(file).expect("a file of character maps"));
}

/// The document of a file; why there is none otherwise. Nothing where the file names a character map and none was given.
#[wasm_bindgen]
pub fn open(bytes: &[u8]) -> Result<Option<Vec<u8>>, String> {
    let document = document::open_pdf(bytes, CHARMAPS.get().map(String::as_str));
    document.map(|document| document.map(wire::write)).map_err(wire::write_why)
}

fn main() {}
