//! Which reader is believed for a region. In: a region of a document. Out: the reading that fits best; where the second
//! best is near, a doubt. Knows no columns and no units: it looks at what the readers made.

use super::Reason;
use super::compose::Region;
use super::page::Line;
use super::prose::Heading;
use super::reader::grid::{self, Cell, Cells};
use super::reader::heads::{self, Parting, TextHead};
use super::reader::{self, Reading};
use super::role::{self, Column, Role};
use super::row::{Item, Row};
use super::shape::{Head, Style};
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
            let cells = Cells {
                text,
                lines,
                rows: rows(grid),
                columns: grid.columns.min(MOST_COLUMNS),
                merges,
                heads: None,
            };
            reader::pairs::read(&cells)
                .or_else(|| grid::read(&cells))
                .unwrap_or_else(|| loose(grid_lines(text, lines, grid)))
        }
        Region::Lines(body) => of_lines(text, lines, body, outline),
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
    Reading { tables: vec![Table { heading: None, head, items }], ..Reading::default() }
}

/// The tables of a region by their heads, and what the lines around them hold.
fn of_lines(text: &str, lines: &Lines, body: &[Line], outline: &mut Vec<Heading>) -> Reading {
    let found = heads::find(text, body);
    if found.is_empty() {
        return unheaded(text, lines, body);
    }
    let olds: Vec<Head> = found.iter().map(|head| old_head(text, body, head)).collect();
    let starts: Vec<(usize, Option<usize>)> = (0..olds.len())
        .map(|at| {
            let floor = at.checked_sub(1).map_or(0, |before| olds[before].to);
            super::outline::headings_above(text, body, &olds[at], floor, at == 0)
        })
        .collect();
    let mut whole = unheaded(text, lines, &body[..starts[0].0]);
    for (at, head) in found.iter().enumerate() {
        let (from, nearest) = starts[at];
        let above = body[from..head.from].iter().filter(|line| !line.words.is_empty());
        outline.extend(above.map(|line| super::outline::heading(text, line)));
        let end = starts.get(at + 1).map_or(body.len(), |(from, _)| *from);
        let mut reading = below(text, lines, body, head, &olds[at], &body[head.to..end]);
        if let Some(table) = reading.tables.first_mut() {
            table.heading = nearest.map(|at| body[at].words);
        }
        whole.tables.extend(reading.tables);
        whole.doubts.extend(reading.doubts);
        whole.figures.extend(reading.figures);
    }
    whole
}

/// The rows below one head.
fn below(text: &str, lines: &Lines, body: &[Line], head: &TextHead, old: &Head, rows: &[Line]) -> Reading {
    let read = match head.parting {
        Parting::Sign(sign) => reader::rows::parted(text, lines, head, rows, sign),
        Parting::Blanks => reader::rows::blanks(text, head, rows),
        Parting::Lines if old.style == Style::TabCells => None,
        Parting::Lines => {
            reader::flat::read(text, head, rows).or_else(|| reader::chunks::read(text, head, rows))
        }
    };
    if let Some(reading) = read {
        return reading;
    }
    let items = match head.parting {
        Parting::Lines if old.style == Style::TabCells => Some(reader::tab_cells::read(text, rows, old)),
        Parting::Lines => reader::column::read(text, rows, old),
        Parting::Sign(_) | Parting::Blanks => None,
    };
    let Some(mut items) = items else {
        return unheaded(text, lines, &body[head.from..head.to + rows.len()]);
    };
    items.extend(head.spans.iter().map(|span| Item::Left(*span, Reason::ColumnHeads)));
    Reading { tables: vec![Table { heading: None, head: old.clone(), items }], ..Reading::default() }
}

/// The head as the readers of lines know it.
fn old_head(text: &str, body: &[Line], head: &TextHead) -> Head {
    let columns: Vec<Column> =
        head.heads.iter().map(|head| Column { head, kinds: Default::default(), bonus: Vec::new() }).collect();
    let tabbed = body[head.from].span.of(text).starts_with('\t');
    let style = match head.parting {
        Parting::Sign(sign) => Style::Split(sign),
        Parting::Blanks => Style::Split(' '),
        Parting::Lines if tabbed => Style::TabCells,
        Parting::Lines => Style::Paragraphs,
    };
    Head { from: head.from, to: head.to, style, columns: role::assign(&columns).roles }
}

/// Lines without the head of a table: items with their units, labelled fields, or prose. The reading that makes more of
/// complete rows is taken; where two are near each other, that is doubted.
fn unheaded(text: &str, lines: &Lines, body: &[Line]) -> Reading {
    let body = &*reader::cross::cut(text, body);
    let items = reader::items::read(text, body);
    let labels = reader::labels::read(text, body);
    let seams = reader::seam::read(text, body);
    let numbered = reader::headless::numbered(text, body);
    let parted = reader::headless::parted(text, lines, body);
    let mut found: Vec<(f32, Reading)> = [items, labels, seams, numbered, parted]
        .into_iter()
        .flatten()
        .map(|one| (worth(&one), one))
        .collect();
    found.sort_by(|one, two| two.0.total_cmp(&one.0));
    let mut found = found.into_iter();
    match found.next() {
        Some((best, mut reading)) if best > 0.0 => {
            let first = reading.rows().next().map(|row| row.at);
            if let Some((second, _)) = found.next()
                && best < second * 1.1
                && let Some(at) = first
            {
                reading.doubts.push(("layout-unsure", at));
            }
            reading
        }
        _ => reader::plan::read(text, body).unwrap_or_else(|| loose(body.to_vec())),
    }
}

/// What a reading makes of a region: its rows by how complete they are, less what other rows' marks they swallow.
fn worth(reading: &Reading) -> f32 {
    let row = |row: &Row| {
        let has = |role: Role| !row.fields[role as usize].is_empty();
        let fields = [Role::Goal, Role::Lead, Role::Support, Role::Progress, Role::Deadline];
        let filled = fields.into_iter().filter(|role| has(*role)).count() as f32;
        if has(Role::Goal) { filled } else { -1.0 }
    };
    reading.rows().map(row).sum()
}
