//! Reading a visitor's own reports in a browser's worker, apart from the pages. In: files, or documents that a front end
//! made of them. Out: data sets, as the command line writes them.

mod decode;

use decode::decode;
use nuoji::dataset::opened::{self, Opened};
use nuoji::document::{self, Front, wire};
use wasm_bindgen::prelude::*;

/// Which program reads a file; why none does otherwise.
#[wasm_bindgen]
pub fn front(bytes: &[u8]) -> Result<String, String> {
    Front::of(bytes).map(|front| front.name().to_owned()).map_err(wire::write_why)
}

/// The document of a text, a page or a table in commas; why there is none otherwise.
#[wasm_bindgen]
pub fn open(bytes: &[u8]) -> Result<Vec<u8>, String> {
    document::open_plain(bytes, decode).map(wire::write).map_err(wire::write_why)
}

/// One document of several, given by turns with nothing between them: a letter and its attachments.
#[wasm_bindgen]
pub fn join(documents: Vec<js_sys::Uint8Array>) -> Result<Vec<u8>, String> {
    let read = |bytes: &js_sys::Uint8Array| wire::read(&bytes.to_vec());
    let documents: Result<Vec<_>, _> = documents.iter().map(read).collect();
    documents.map(|documents| wire::write(document::join(documents))).map_err(wire::write_why)
}

/// What became of a document.
#[wasm_bindgen(getter_with_clone)]
pub struct Read {
    /// The data set, as a file.
    pub dataset: Vec<u8>,
    /// What a page shows of it before it is taken in, as JSON.
    pub told: String,
}

/// Reads a document under an id, with a person's corrections.
#[wasm_bindgen]
pub fn read(id: &str, document: &[u8], recipe: &str) -> Result<Read, String> {
    let document = wire::read(document).map_err(wire::write_why)?;
    let opened = opened::of(id, &document, recipe).map_err(|why| format!("recipe {why:?}"))?;
    let Opened { dataset, told } = opened;
    Ok(Read { dataset: dataset.whole().into_bytes(), told: told.to_json() })
}

fn main() {}
