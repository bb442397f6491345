//! Tables with one cell a line, begun by a tab. In: the lines below a head. Out: rows. Refuses to know what a field
//! means.

use super::super::page::Line;
use super::super::row::{Item, Row};
use super::super::shape::{Head, Role, Style};
use super::super::text::{Span, bare_number};
use super::align;

/// One cell a line, begun by a tab. Text without one goes on in the cell above it. A row ends when it is
/// full, or where a cell stands below a blank line.
pub fn read(text: &str, body: &[Line], head: &Head) -> Vec<Item> {
    let mut items = Vec::new();
    let mut cells: Vec<Vec<Span>> = Vec::new();
    let mut below_blank = false;
    for line in body {
        let raw = line.span.of(text);
        if raw.starts_with('\t') {
            if !cells.is_empty() && (below_blank || cells.len() >= head.columns.len()) {
                push_row(text, head, std::mem::take(&mut cells), &mut items);
            }
            cells.push(vec![line.words]);
        } else if !line.words.is_empty() {
            match cells.last_mut() {
                Some(cell) => cell.push(line.words),
                None => items.push(Item::Loose(*line)),
            }
        }
        below_blank = line.words.is_empty() && !raw.starts_with('\t');
    }
    push_row(text, head, cells, &mut items);
    items
}

/// A row whose cells are counted: where all are there each has its column, else their looks decide.
fn push_row(text: &str, head: &Head, cells: Vec<Vec<Span>>, items: &mut Vec<Item>) {
    let Some(first) = cells.first().and_then(|cell| cell.first()) else { return };
    let mut row = Row::new(*first);
    let width = head.columns.len();
    let blank = |cell: &Vec<Span>| cell.iter().all(|piece| piece.is_empty());
    let used = cells.iter().rposition(|cell| !blank(cell)).map_or(0, |last| last + 1);
    if used <= width && (cells.len() >= width || matches!(head.style, Style::Split(_))) {
        for (cell, field) in cells.iter().zip(&head.columns) {
            row.put(*field, cell);
        }
    } else {
        let kind = if used > width { "row-long" } else { "row-short" };
        row.doubts.push((kind, *first));
        let filled: Vec<Vec<Span>> = cells.into_iter().filter(|cell| !blank(cell)).collect();
        for (cell, (column, _)) in filled.iter().zip(align::columns(text, &filled, &head.columns, false)) {
            row.put(head.columns[column], cell);
        }
    }
    take_number(text, &mut row);
    if row.field(Role::Goal).is_empty() && !row.field(Role::Progress).is_empty() {
        row.doubts.push(("row-short", row.at));
    }
    if !row.is_blank() || row.no.is_some() {
        items.push(Item::Row(row));
    }
}

fn take_number(text: &str, row: &mut Row) {
    if let [piece] = row.field(Role::No)
        && let Some(number) = bare_number(piece.of(text).trim_end_matches(['.', '、', '．']))
    {
        row.no = Some((number, *piece));
    }
}
