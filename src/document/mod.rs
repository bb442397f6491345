//! Any file as one text and its blocks. In: bytes, as they came; what decodes text encodings. Out: a [`Document`], or
//! why the file cannot be read. Knows no report: a table is cells here, not tasks.
//!
//! A format is told by the first bytes, never by the file's name ([`sniff`]). Each format has a front end of its own,
//! a function from bytes to a document, called by [`open`]; [`block`] says how one is written.

pub mod block;
#[cfg(not(target_arch = "wasm32"))]
mod cells;
mod csv;
pub mod encoding;
mod html;
#[cfg(not(target_arch = "wasm32"))]
mod mhtml;
#[cfg(not(target_arch = "wasm32"))]
mod odf;
#[cfg(not(target_arch = "wasm32"))]
mod office;
#[cfg(not(target_arch = "wasm32"))]
mod packed;
#[cfg(not(target_arch = "wasm32"))]
mod pdf;
mod plain;
#[cfg(not(target_arch = "wasm32"))]
mod sheet_xml;
pub mod sniff;

pub use block::{Block, Document, Format, Grid, GridCell, Kind, Note, Place, Writer};
pub use encoding::Decode;
#[cfg(not(target_arch = "wasm32"))]
pub use packed::{Member, members};
use sniff::Container;

/// Larger files are no papers.
pub const MOST_BYTES: usize = 50 << 20;

/// Why a file cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Refused {
    Empty,
    /// Encrypted or locked by a password.
    Encrypted,
    /// Broken off or corrupt.
    Damaged,
    /// Pictures alone: a scan without a text layer.
    NoText,
    /// Its text layer holds other characters than those printed.
    Garbled,
    /// Text in no encoding that is known here.
    Encoding,
    /// Some other kind of file, as far as it can be named.
    Unsupported(Container),
    TooLarge,
}

/// Reads a file of any known format.
pub fn open(bytes: &[u8], decode: Decode) -> Result<Document, Refused> {
    if bytes.len() > MOST_BYTES {
        return Err(Refused::TooLarge);
    }
    match sniff::container(bytes) {
        Container::Empty => Err(Refused::Empty),
        Container::Text => text(bytes, decode),
        container => packed(container, bytes, decode),
    }
}

/// A file that is more than text.
#[cfg(not(target_arch = "wasm32"))]
fn packed(container: Container, bytes: &[u8], decode: Decode) -> Result<Document, Refused> {
    let document = match container {
        Container::Zip => packed::zip(bytes),
        Container::Ole => packed::ole(bytes),
        Container::Pdf => pdf::read(bytes),
        Container::Mhtml => mhtml::read(bytes, decode),
        other => Err(Refused::Unsupported(other)),
    }?;
    if document.text.trim_matches(crate::text::is_blank).is_empty() {
        return Err(Refused::NoText);
    }
    Ok(document)
}

#[cfg(target_arch = "wasm32")]
fn packed(container: Container, _: &[u8], _: Decode) -> Result<Document, Refused> {
    Err(Refused::Unsupported(container))
}

/// A file of text: a page, a table in commas, or lines.
fn text(bytes: &[u8], decode: Decode) -> Result<Document, Refused> {
    let decoded = encoding::text(bytes, decode)?;
    if decoded.text.trim_matches(crate::text::is_blank).is_empty() {
        return Err(Refused::Empty);
    }
    let mut document = if let Some(sheet) = sheet_in_text(&decoded.text) {
        sheet?
    } else if sniff::is_html(&decoded.text) {
        html::read(&decoded.text)
    } else if let Some(sign) = csv::parting_sign(&decoded.text) {
        csv::read(&decoded.text, sign)
    } else {
        plain::read(decoded.text)
    };
    document.encoding = decoded.encoding;
    let whole = crate::text::Span { start: 0, end: document.text.len() };
    document.notes.extend(decoded.notes.iter().map(|kind| Note { kind, at: whole }));
    Ok(document)
}

/// A sheet that is written as text.
#[cfg(not(target_arch = "wasm32"))]
fn sheet_in_text(text: &str) -> Option<Result<Document, Refused>> {
    sheet_xml::is(text).then(|| sheet_xml::read(text))
}

#[cfg(target_arch = "wasm32")]
fn sheet_in_text(_: &str) -> Option<Result<Document, Refused>> {
    None
}

/// A text that is at hand already: pasted, or of a file known to be plain.
pub fn from_text(text: &str) -> Document {
    plain::read(text.to_owned())
}

/// What the clipboard holds as `text/html`.
pub fn from_html(html: &str) -> Document {
    html::read(html)
}
