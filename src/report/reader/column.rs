//! Tables flattened to one cell a paragraph, without a column of numbers: the cells themselves tell where a row begins.
//! In: the paragraphs below a head. Out: rows. Refuses to know what a field means.

use super::super::kind::row_number;
use super::super::page::Line;
use super::super::row::{Item, Row};
use super::super::shape::{Head, Role};
use super::super::text::Span;

/// The rows below a head; none where they are numbered, which [`super::flat`] reads.
pub fn read(text: &str, body: &[Line], head: &Head) -> Option<Vec<Item>> {
    let printed: Vec<&Line> = body.iter().filter(|line| !line.words.is_empty()).collect();
    let first = printed.first().map_or("", |line| line.words.of(text));
    if head.has(Role::No) || row_number(first).is_some() {
        return None;
    }
    let columns = &head.columns;
    let cells: Vec<Vec<Span>> = printed.iter().map(|line| vec![line.words]).collect();
    let mut items = Vec::new();
    let mut open: Option<Row> = None;
    for (cell, (column, begins)) in cells.iter().zip(super::align::columns(text, &cells, columns, true)) {
        if begins {
            items.extend(open.take().map(Item::Row));
        }
        let row = open.get_or_insert_with(|| Row::new(cell[0]));
        row.put(columns[column], cell);
    }
    items.extend(open.map(Item::Row));
    Some(items)
}
