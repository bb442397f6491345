//! Which reader is believed for a region. In: a region of a document. Out: the reading that fits best; where the second
//! best is near, a doubt. Knows no columns and no units: it looks at what the readers made.

use super::compose::Region;
use super::page::Line;
use super::prose::Heading;
use super::read::{self, FURTHER};
use super::reader::Reading;
use super::reader::grid::{self, Cell, Cells};
use super::row::Item;
use super::shape::{self, Head, Style};
use super::task::Table;
use super::text::Lines;
use crate::document::{Document, Kind};

pub fn read(
    text: &str,
    lines: &Lines,
    document: &Document,
    region: &Region,
    outline: &mut Vec<Heading>,
) -> Reading {
    match region {
        Region::Grid(at) => {
            let block = &document.blocks[*at];
            let Kind::Grid(grid) = &block.kind else { return Reading::default() };
            let merges = document.format != crate::document::Format::Csv;
            let cells =
                Cells { text, lines, rows: rows(grid), columns: grid.columns.min(MOST_COLUMNS), merges };
            grid::read(&cells).unwrap_or_else(|| loose(grid_lines(text, lines, grid)))
        }
        Region::Lines(body) => of_lines(text, body, outline),
    }
}

/// Columns beyond this are data, not a paper.
const MOST_COLUMNS: usize = 400;

fn rows(grid: &crate::document::Grid) -> Vec<Vec<Cell>> {
    let cell = |place: &crate::document::Place| Cell {
        column: place.column,
        pieces: grid.cells[place.cell].pieces.clone(),
        above: place.from_above,
        left: place.from_left,
    };
    let places = grid.places();
    places
        .iter()
        .map(|row| row.iter().filter(|place| place.column < MOST_COLUMNS).map(cell).collect())
        .collect()
}

/// The cells of a grid that is no table, as lines of prose.
fn grid_lines(_text: &str, lines: &Lines, grid: &crate::document::Grid) -> Vec<Line> {
    let pieces = grid.cells.iter().flat_map(|cell| &cell.pieces);
    pieces
        .map(|piece| Line { no: lines.line(piece.start), span: *piece, words: *piece, heading: None })
        .collect()
}

/// Nothing but prose.
fn loose(lines: Vec<Line>) -> Reading {
    let head = Head { from: 0, to: 0, style: Style::Grid, columns: Vec::new() };
    let items = lines.into_iter().map(Item::Loose).collect();
    Reading { reader: "prose", tables: vec![Table { heading: None, head, items }], ..Reading::default() }
}

fn of_lines(text: &str, body: &[Line], outline: &mut Vec<Heading>) -> Reading {
    let heads = shape::heads(text, body, Some(FURTHER.parted_head));
    if heads.is_empty() {
        return match (FURTHER.labelled)(text, body) {
            Some((head, items)) => Reading {
                reader: "labels",
                tables: vec![Table { heading: None, head, items }],
                ..Reading::default()
            },
            None => loose(body.to_vec()),
        };
    }
    let mut rest = Vec::new();
    let mut tables = read::tables(text, body, heads, Some(&FURTHER), &mut rest, outline);
    for table in &mut tables {
        let head = &body[table.head.from..table.head.to];
        table.items.extend(head.iter().map(|line| Item::Left(line.words, super::Reason::ColumnHeads)));
    }
    let before = loose(rest).tables;
    Reading { reader: "tables", tables: before.into_iter().chain(tables).collect(), ..Reading::default() }
}
