//! Tables of figures that are no tasks: districts and indicators, months and sums. In: rows of cells. Out: each figure with
//! the name of its row and the head of its column.

use super::super::Reason;
use super::super::kind;
use super::super::role::Column;
use super::super::row::Item;
use super::super::shape::Style;
use super::super::task::Table;
use super::super::text::Span;
use super::grid::{Cells, line, whole};
use super::head::Found;
use super::{FigureCell, FigureTable, Reading};

/// A table of figures: most cells right of the names are figures.
pub fn read(cells: &Cells, found: Option<&Found>, body_from: usize, columns: &[Column]) -> Option<Reading> {
    let names = columns.iter().position(|column| column.kinds.filled > 0 && column.kinds.figures() < 0.3)?;
    let numeric = columns
        .iter()
        .enumerate()
        .filter(|(at, column)| *at != names && column.kinds.figures() >= 0.6)
        .count();
    if numeric == 0 || numeric * 2 < columns.iter().filter(|column| column.kinds.filled > 0).count() - 1 {
        return None;
    }
    let mut table = FigureTable::default();
    let mut items = Vec::new();
    for (at, row) in cells.rows.iter().enumerate() {
        let pieces = || cells.own(row).flat_map(|cell| cell.pieces.iter().copied());
        if at < body_from {
            let head = found.is_some_and(|found| found.rows.contains(&at));
            items.extend(pieces().map(|piece| {
                if head { Item::Left(piece, Reason::ColumnHeads) } else { Item::Loose(line(cells, piece)) }
            }));
            continue;
        }
        let name = cells
            .filled(row)
            .find(|cell| cell.column == names)
            .map(|cell| whole(cell, Span { start: 0, end: 0 }));
        for cell in cells.own(row) {
            let looks = kind::looks(&cells.words(cell));
            let value = whole(cell, Span { start: 0, end: 0 });
            if let Some(row) =
                name.filter(|_| cell.column != names && (looks.number || looks.percent || looks.figure))
            {
                let head = columns[cell.column].head.to_owned();
                table.cells.push(FigureCell { row, head, value });
            }
        }
        items.extend(pieces().map(|piece| Item::Left(piece, Reason::Figures)));
    }
    let table_of_none = Table::new(Style::Grid, Vec::new(), items);
    Some(Reading { tables: vec![table_of_none], figures: vec![table], ..Reading::default() })
}
