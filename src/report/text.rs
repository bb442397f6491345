//! Places in a text: spans of bytes, and cells joined from several of them.

use std::ops::Range;

/// A byte range of a report's text, on character borders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

/// Words of a report and where they stand: `text` is the pieces, one after the other, and nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    pub text: String,
    pub pieces: Vec<Span>,
}

impl Cell {
    /// The places in the report of a byte range of `text`, one span for each piece it touches.
    pub fn places(&self, range: Range<usize>) -> Vec<Span> {
        let mut at = 0;
        let mut found = Vec::new();
        for piece in &self.pieces {
            let len = piece.end - piece.start;
            let (from, to) = (range.start.max(at), range.end.min(at + len));
            if from < to {
                found.push(Span { start: piece.start + from - at, end: piece.start + to - at });
            }
            at += len;
        }
        found
    }
}
