//! Any file as one text and its blocks. In: bytes, as they came; what decodes text encodings. Out: a [`Document`], or
//! why the file cannot be read. Knows no report: a table is cells here, not tasks.
//!
//! A format is told by the first bytes, never by the file's name ([`sniff`]). Each format has a front end of its own,
//! a function from bytes to a document, called by [`open`]; [`block`] says how one is written.

pub mod block;
mod cells;
mod csv;
pub mod encoding;
mod html;
mod join;
mod mhtml;
mod odf;
mod office;
mod packed;
mod pdf;
mod plain;
mod sheet;
mod sheet_xml;
pub mod sniff;
pub mod wire;

pub use block::{Block, Document, Format, Grid, GridCell, Kind, Note, Place, Writer};
pub use encoding::Decode;
pub use join::join;
pub use packed::{Member, members};
pub use pdf::charmaps;
use serde::{Deserialize, Serialize};
use sniff::Container;

/// Larger files are no papers.
pub const MOST_BYTES: usize = 50 << 20;

/// Why a file cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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

/// Which front ends a file needs. In a browser each is a program of its own, fetched when first needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Front {
    /// Text, pages, tables in commas.
    Plain,
    /// Files that are sheets by their first look.
    Sheets,
    /// Word files, archives, and sheets that do not look like it: a Word file may hold any of these.
    Word,
    Pdf,
}

impl Front {
    /// The name of the program that holds it.
    pub fn name(self) -> &'static str {
        match self {
            Front::Plain => "reader",
            Front::Sheets => "sheets",
            Front::Word => "word",
            Front::Pdf => "pdf",
        }
    }

    /// Of a file, by its first bytes; why not where no front end reads such files.
    pub fn of(bytes: &[u8]) -> Result<Front, Refused> {
        if bytes.len() > MOST_BYTES {
            return Err(Refused::TooLarge);
        }
        match sniff::container(bytes) {
            Container::Empty => Err(Refused::Empty),
            Container::Text | Container::Mhtml => Ok(Front::Plain),
            Container::Zip | Container::Ole if sniff::is_sheet(bytes) => Ok(Front::Sheets),
            Container::Zip | Container::Ole => Ok(Front::Word),
            Container::Pdf => Ok(Front::Pdf),
            other => Err(Refused::Unsupported(other)),
        }
    }
}

/// Reads a file of any known format.
pub fn open(bytes: &[u8], decode: Decode) -> Result<Document, Refused> {
    match Front::of(bytes)? {
        Front::Plain => open_plain(bytes, decode),
        Front::Sheets | Front::Word => open_packed(bytes),
        Front::Pdf => open_pdf(bytes, None)?.ok_or(Refused::Damaged),
    }
}

/// Reads text, a page, or a page saved as one file.
pub fn open_plain(bytes: &[u8], decode: Decode) -> Result<Document, Refused> {
    match sniff::container(bytes) {
        Container::Mhtml => worded(mhtml::read(bytes, decode)?),
        _ => text(bytes, decode),
    }
}

/// Reads a Word file or a sheet.
pub fn open_packed(bytes: &[u8]) -> Result<Document, Refused> {
    worded(packed::read(bytes)?)
}

/// Reads a sheet. None where the file turns out to be something else, or to be damaged: [`open_packed`] tells what.
pub fn open_sheet(bytes: &[u8]) -> Result<Option<Document>, Refused> {
    packed::sheet(bytes)?.map(worded).transpose()
}

/// Reads a PDF with the [`charmaps`] that are built in, or else with a file of them. None where it names some and there
/// are none.
pub fn open_pdf(bytes: &[u8], maps: Option<&'static str>) -> Result<Option<Document>, Refused> {
    pdf::read(bytes, maps)?.map(worded).transpose()
}

/// A document that holds words.
fn worded(document: Document) -> Result<Document, Refused> {
    match document.text.trim_matches(crate::text::is_blank) {
        "" => Err(Refused::NoText),
        _ => Ok(document),
    }
}

/// A file of text: a page, a table in commas, or lines.
fn text(bytes: &[u8], decode: Decode) -> Result<Document, Refused> {
    let decoded = encoding::text(bytes, decode)?;
    if decoded.text.trim_matches(crate::text::is_blank).is_empty() {
        return Err(Refused::Empty);
    }
    if sniff::is_word_xml(&decoded.text) {
        return Err(Refused::Unsupported(Container::WordXml));
    }
    let mut document = if sheet_xml::is(&decoded.text) {
        sheet_xml::read(&decoded.text)?
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

/// A text that is at hand already: pasted, or of a file known to be plain.
pub fn from_text(text: &str) -> Document {
    plain::read(text.to_owned())
}

/// What the clipboard holds as `text/html`.
pub fn from_html(html: &str) -> Document {
    html::read(html)
}
