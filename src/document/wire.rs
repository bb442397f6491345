//! A document on its way from one program to another: the front end of a format is a program of its own in a browser.
//! In: what a front end made of a file. Out: bytes, and the same again. Knows no format and no report.

use serde::{Deserialize, Serialize};

use super::Refused;
use super::block::{Block, Document, Format, Note};
use crate::text::Span;

/// What a front end doubts, by the ids that it may use.
const KINDS: [&str; 3] = ["encoding-guessed", "text-cut", "text-garbled"];

#[derive(Serialize, Deserialize)]
struct Written {
    format: Format,
    text: String,
    blocks: Vec<Block>,
    title: Option<String>,
    notes: Vec<(String, Span)>,
}

/// A document as bytes. Its encoding is not told: the text is decoded.
pub fn write(document: Document) -> Vec<u8> {
    let Document { format, text, blocks, title, notes, .. } = document;
    let notes = notes.iter().map(|note| (note.kind.to_owned(), note.at)).collect();
    serde_json::to_vec(&Written { format, text, blocks, title, notes }).unwrap_or_default()
}

/// The document again; bytes that are none are a damaged file.
pub fn read(bytes: &[u8]) -> Result<Document, Refused> {
    let written = serde_json::from_slice(bytes).map_err(|_| Refused::Damaged)?;
    let Written { format, text, blocks, title, notes } = written;
    let known =
        |(kind, at): (String, Span)| KINDS.iter().find(|known| **known == kind).map(|kind| Note { kind, at });
    let notes = notes.into_iter().filter_map(known).collect();
    Ok(Document { format, text, blocks, title, encoding: "utf-8", notes })
}

/// Why a file is not read, as a word for another program.
pub fn write_why(why: Refused) -> String {
    serde_json::to_string(&why).unwrap_or_default()
}

pub fn read_why(word: &str) -> Option<Refused> {
    serde_json::from_str(word).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Writer;
    use crate::document::sniff::Container;

    #[test]
    fn a_document_arrives_as_it_was() {
        let mut out = Writer::default();
        out.title("重点任务");
        out.heading(1, "一、民生");
        out.item(2, "1.", "新建公园");
        let mut grid = out.grid();
        grid.cell(0, 0, 2, 1, "甲\n乙");
        grid.cell(1, 1, 1, 1, "丙");
        grid.end();
        out.note("text-cut", 3);
        let document = out.finish(Format::Sheet);
        assert_eq!(read(&write(document.clone())), Ok(document));
        for why in [Refused::Encrypted, Refused::Unsupported(Container::Ofd)] {
            assert_eq!(read_why(&write_why(why)), Some(why));
        }
        assert_eq!(read(b"{"), Err(Refused::Damaged));
    }
}
