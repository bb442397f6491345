//! Plain text as a document: its lines, as they stand. In: a text. Out: a document of one block, or of several where
//! form feeds part pages. What the lines are is left to the readers.

use super::{Document, Format, Kind, block::Block};
use crate::text::Span;

/// The text is kept to the letter: line numbers and spans are those of the file.
pub fn read(text: String) -> Document {
    let text = match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    };
    let span = Span { start: 0, end: text.len() };
    let blocks = vec![Block { kind: Kind::Lines, span, furniture: false }];
    Document { format: Format::Text, text, blocks, title: None, encoding: "utf-8", notes: Vec::new() }
}
