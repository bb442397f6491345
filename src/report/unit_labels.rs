//! Units that a cell tells apart by labels: 牵头单位：市商务局 配合单位：市交通局. In: tables of rows. Out: the same, each unit in
//! the field that its label names, the labels left out. Knows no columns.

use super::Reason;
use super::reader::unit_labels as labels;
use super::role::Role;
use super::row::{Item, Row};
use super::task::Table;
use super::text::Span;

pub fn part(text: &str, tables: &mut [Table]) {
    for table in tables {
        let mut left = Vec::new();
        for item in &mut table.items {
            if let Item::Row(row) = item {
                part_row(text, row, &mut left);
            }
        }
        table.items.extend(left.into_iter().map(|span| Item::Left(span, Reason::ColumnHeads)));
    }
}

fn part_row(text: &str, row: &mut Row, left: &mut Vec<Span>) {
    let (lead, support) = (Role::Lead as usize, Role::Support as usize);
    let pieces: Vec<Span> = row.fields[lead].iter().chain(&row.fields[support]).copied().collect();
    let labelled = pieces.first().and_then(|first| labels(text, *first).into_iter().next());
    if labelled.is_none_or(|label| pieces.first().is_none_or(|first| label.label.start != first.start)) {
        return;
    }
    let inherited = row.inherited.contains(&Role::Lead) || row.inherited.contains(&Role::Support);
    let mut fields: [Vec<Span>; 2] = Default::default();
    let mut last = 0;
    for piece in pieces {
        let found = labels(text, piece);
        let front = found.first().map_or(piece.end, |label| label.label.start);
        // A name that was broken goes on.
        if let Some(field) = fields.get_mut(last).filter(|_| front > piece.start) {
            field.push(Span { start: piece.start, end: front });
        }
        for label in found {
            last = usize::from(label.role == Role::Support);
            if !inherited {
                left.push(label.label);
            }
            if let Some(field) = fields.get_mut(last) {
                field.push(label.value);
            }
        }
    }
    let [mut leads, mut supports] = fields;
    if leads.is_empty() {
        std::mem::swap(&mut leads, &mut supports);
    }
    row.fields[lead] = leads;
    row.fields[support] = supports;
}
