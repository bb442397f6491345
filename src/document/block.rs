//! The common model of a document: one canonical text and blocks whose spans point into it. In: what a front
//! end found in a file, in the order of reading. Out: a [`Document`]. Knows no format and no report.
//!
//! A front end creates a [`Writer`], writes what it meets from top to bottom and calls `finish`:
//!
//! ```
//! use nuoji::document::{Format, Writer};
//! let mut out = Writer::default();
//! out.heading(1, "重点任务进展情况");
//! out.paragraph("现将有关情况通报如下：");
//! let mut grid = out.grid();
//! grid.cell(0, 0, 1, 1, "序号");
//! grid.cell(0, 1, 1, 1, "任务");
//! grid.cell(1, 0, 2, 1, "1"); // covers rows 1 and 2: merged, written once
//! grid.cell(1, 1, 1, 1, "新建公园3个\n改造2个"); // a line break inside a cell
//! grid.cell(2, 1, 1, 1, "新增床位100张");
//! grid.end();
//! let document = out.finish(Format::Word);
//! assert_eq!(document.text, "重点任务进展情况\n现将有关情况通报如下：\n序号\t任务\n1\t新建公园3个\n改造2个\n\t新增床位100张\n");
//! ```
//!
//! The canonical text is what spans, line numbers, notes and painting refer to: a paragraph a line, the rows of a
//! grid a line each (more where a cell breaks), cells parted by tabs. Words are written as they stand in the
//! file: a front end drops markup, never characters. Blanks at both ends of a paragraph or cell are dropped.

use serde::{Deserialize, Serialize};

use crate::text::{Span, is_blank, trimmed};

/// Which kind of file was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Format {
    Text,
    Html,
    Csv,
    Mhtml,
    Word,
    Sheet,
    Pdf,
    Ofd,
    Zip,
}

/// A file as one text and its blocks, in the order of reading.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    pub format: Format,
    pub text: String,
    /// Blocks do not overlap and stand in the order of the text.
    pub blocks: Vec<Block>,
    /// The document's own title: `<title>`, the title property of a Word file. It stands nowhere in the text.
    pub title: Option<String>,
    /// The label of a text's encoding, by the encoding standard; `utf-8` where the format knows no other.
    pub encoding: &'static str,
    /// What the front end was not sure of.
    pub notes: Vec<Note>,
}

/// Something that the front end doubts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// A stable id, as of the doubts of reading: `encoding-guessed`, `text-cut`, `text-garbled`.
    pub kind: &'static str,
    pub at: Span,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Block {
    pub kind: Kind,
    pub span: Span,
    /// The format itself says that this surrounds the document: navigation, page header, footer.
    pub furniture: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Kind {
    /// 1 is the highest level.
    Heading {
        level: u8,
    },
    Paragraph,
    /// An item of a list; `marker` is its number or bullet where the text holds it. Level 1 is the outermost.
    Item {
        marker: Option<Span>,
        level: u8,
    },
    Grid(Grid),
    /// Lines of which the format says nothing: what they are is left to the readers.
    Lines,
}

/// A table: cells in the order of rows, then of columns.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Grid {
    pub rows: usize,
    pub columns: usize,
    pub cells: Vec<GridCell>,
}

/// A cell, once, where it begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GridCell {
    pub row: usize,
    pub column: usize,
    /// How many rows and columns it covers; 1 where it is not merged.
    pub rowspan: usize,
    pub colspan: usize,
    /// Its lines, without blanks around them; none for an empty cell.
    pub pieces: Vec<Span>,
}

/// A place in a row of a grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub column: usize,
    /// Which of the grid's cells stands there.
    pub cell: usize,
    /// Repeated from above by a merged cell.
    pub from_above: bool,
    /// Repeated from the left by a merged cell.
    pub from_left: bool,
}

/// Merged cells cover no more places than this many for each cell of the grid.
const MOST_COVERED: usize = 64;

impl Grid {
    /// For each row its filled places from left to right, merged cells repeated where they cover.
    pub fn places(&self) -> Vec<Vec<Place>> {
        let mut rows: Vec<Vec<Place>> = vec![Vec::new(); self.rows];
        let mut left = self.cells.len().saturating_mul(MOST_COVERED).saturating_add(4096);
        for (cell, found) in self.cells.iter().enumerate() {
            let last_row = found.row.saturating_add(found.rowspan.max(1)).min(self.rows);
            let last_column = found.column.saturating_add(found.colspan.max(1)).min(self.columns);
            for row in found.row..last_row {
                for column in found.column..last_column {
                    let first = row == found.row && column == found.column;
                    if !first && left == 0 {
                        break;
                    }
                    left = left.saturating_sub(1);
                    let (from_above, from_left) = (row > found.row, column > found.column);
                    rows[row].push(Place { column, cell, from_above, from_left });
                }
            }
        }
        for row in &mut rows {
            row.sort_by_key(|place| (place.column, place.from_above, place.from_left));
            row.dedup_by_key(|place| place.column);
        }
        rows
    }
}

/// Writes a document from top to bottom.
#[derive(Debug, Default)]
pub struct Writer {
    text: String,
    blocks: Vec<Block>,
    notes: Vec<Note>,
    title: Option<String>,
    furniture: bool,
}

impl Writer {
    /// Where the next block begins.
    pub fn at(&self) -> usize {
        self.text.len()
    }

    pub fn title(&mut self, title: &str) {
        let title = title.trim_matches(is_blank);
        if !title.is_empty() && self.title.is_none() {
            self.title = Some(title.to_owned());
        }
    }

    /// Blocks that follow are furniture, until it is said that they are not.
    pub fn furniture(&mut self, is: bool) {
        self.furniture = is;
    }

    pub fn heading(&mut self, level: u8, words: &str) {
        self.block(Kind::Heading { level }, words);
    }

    pub fn paragraph(&mut self, words: &str) {
        self.block(Kind::Paragraph, words);
    }

    /// An item of a list whose marker (`1.`, `（一）`, `•`) the file keeps apart from its words, or shows alone.
    pub fn item(&mut self, level: u8, marker: &str, words: &str) {
        let at = self.text.len();
        let marker = marker.trim_matches(is_blank);
        self.text.push_str(marker);
        let span = Span { start: at, end: self.text.len() };
        let marker = (!span.is_empty()).then_some(span);
        let words = words.trim_matches(is_blank);
        self.text.push_str(words);
        self.close(at, Kind::Item { marker, level });
    }

    /// Lines of which the format says nothing.
    pub fn lines(&mut self, words: &str) {
        let at = self.text.len();
        self.text.push_str(words);
        self.close(at, Kind::Lines);
    }

    fn block(&mut self, kind: Kind, words: &str) {
        let at = self.text.len();
        self.text.push_str(words.trim_matches(is_blank));
        self.close(at, kind);
    }

    /// Ends the block that begins at `at`; nothing becomes no block.
    fn close(&mut self, at: usize, kind: Kind) {
        let span = Span { start: at, end: self.text.len() };
        if span.of(&self.text).trim_matches(is_blank).is_empty() {
            self.text.truncate(at);
            return;
        }
        self.text.push('\n');
        self.blocks.push(Block { kind, span, furniture: self.furniture });
    }

    /// Doubts what was written from `from` on; all that is to come too where nothing was.
    pub fn note(&mut self, kind: &'static str, from: usize) {
        self.notes.push(Note { kind, at: Span { start: from.min(self.text.len()), end: self.text.len() } });
    }

    pub fn grid(&mut self) -> GridWriter<'_> {
        GridWriter { at: self.text.len(), out: self, grid: Grid::default(), row: 0, column: 0, any: false }
    }

    pub fn finish(self, format: Format) -> Document {
        let Writer { text, blocks, notes, title, .. } = self;
        Document { format, text, blocks, title, encoding: "utf-8", notes }
    }
}

/// Writes the cells of one table, row by row and from left to right.
pub struct GridWriter<'a> {
    out: &'a mut Writer,
    grid: Grid,
    at: usize,
    row: usize,
    column: usize,
    any: bool,
}

impl GridWriter<'_> {
    /// A cell where it begins; `row` and `column` from 0, spans from 1. Places that a merged cell covers, and empty
    /// cells, need no call. Cells that come out of order are taken as if they stood where writing is.
    pub fn cell(&mut self, row: usize, column: usize, rowspan: usize, colspan: usize, words: &str) {
        let words = words.trim_matches(is_blank);
        let text = &mut self.out.text;
        let (row, column) = (row.max(self.row), column.max(if row > self.row { 0 } else { self.column }));
        if row > self.row {
            if self.any {
                text.push('\n');
            }
            (self.row, self.column, self.any) = (row, 0, false);
        }
        for _ in self.column..column {
            text.push('\t');
        }
        self.column = column;
        self.any = true;
        let start = text.len();
        text.extend(
            words.chars().filter(|sign| *sign != '\r').map(|sign| if sign == '\t' { ' ' } else { sign }),
        );
        let pieces = lines(text, Span { start, end: text.len() });
        let (rowspan, colspan) = (rowspan.max(1), colspan.max(1));
        self.grid.rows = self.grid.rows.max(row + 1);
        self.grid.columns = self.grid.columns.max(column.saturating_add(colspan));
        self.grid.cells.push(GridCell { row, column, rowspan, colspan, pieces });
    }

    /// Ends the table. One without a word is none.
    pub fn end(self) {
        let GridWriter { out, grid, at, .. } = self;
        if grid.cells.iter().all(|cell| cell.pieces.is_empty()) {
            out.text.truncate(at);
            return;
        }
        out.close(at, Kind::Grid(grid));
    }
}

/// The lines of a span that hold words, without the blanks around them.
pub fn lines(text: &str, span: Span) -> Vec<Span> {
    let mut at = span.start;
    let mut found = Vec::new();
    for line in span.of(text).split_inclusive('\n') {
        let words = trimmed(text, Span { start: at, end: at + line.len() });
        if !words.is_empty() {
            found.push(words);
        }
        at += line.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merged_cells_are_repeated_where_they_cover() {
        let mut out = Writer::default();
        let mut grid = out.grid();
        grid.cell(0, 0, 1, 2, "甲");
        grid.cell(1, 0, 2, 1, "乙");
        grid.cell(1, 1, 9999, 99, "丙");
        grid.cell(2, 1, 1, 1, "丁");
        grid.end();
        let document = out.finish(Format::Html);
        let Kind::Grid(grid) = &document.blocks[0].kind else { panic!("no grid") };
        let shown = |place: &Place| {
            let words: String =
                grid.cells[place.cell].pieces.iter().map(|at| at.of(&document.text)).collect();
            format!(
                "{}{words}{}{}",
                place.column,
                if place.from_above { "↑" } else { "" },
                if place.from_left { "←" } else { "" }
            )
        };
        let rows: Vec<String> = grid
            .places()
            .iter()
            .map(|row| row.iter().take(3).map(shown).collect::<Vec<_>>().join(" "))
            .collect();
        assert_eq!(rows, ["0甲 1甲←", "0乙 1丙 2丙←", "0乙↑ 1丁 2丙↑←"]);
    }

    #[test]
    fn a_grid_without_words_is_none() {
        let mut out = Writer::default();
        let mut grid = out.grid();
        grid.cell(0, 0, 1, 1, " ");
        grid.end();
        out.paragraph("\u{a0}");
        out.item(1, "1.", "新建公园");
        let document = out.finish(Format::Word);
        assert_eq!(document.text, "1.新建公园\n");
        let Kind::Item { marker: Some(marker), level: 1 } = document.blocks[0].kind else {
            panic!("no item")
        };
        assert_eq!(marker.of(&document.text), "1.");
    }
}
