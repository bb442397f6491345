//! What of a part is read where a person says so: the lines of the document, and the first and last row of a table. In: the
//! rows or lines of a part. Out: those that are read, and the places of the others. A head is read wherever the rows begin.

use std::borrow::Cow;

use super::super::fix::Fix;
use super::super::page::Line;
use super::super::reader::grid::{Cell, Cells};
use super::super::reader::head;
use super::super::recipe::Extent;
use super::super::text::Span;

/// Drops the rows of a grid that are not read.
pub fn of_rows(cells: &mut Cells) -> Vec<Span> {
    let (region, rows) = (cells.fix.region(), cells.fix.rows());
    if region == Extent::default() && rows == Extent::default() {
        return Vec::new();
    }
    let heads = head::find_head(cells).map_or(0..0, |found| found.rows);
    let starts = |cells: &Cells, row: &[Cell]| cells.span(row).map(|span| cells.lines.line(span.start));
    let is_row = |(at, row): &(usize, &Vec<Cell>)| {
        !heads.contains(at) && starts(cells, row).is_some_and(|line| rows.holds(line))
    };
    // Lines that leave no row are those of another paper.
    let rows = if cells.rows.iter().enumerate().any(|row| is_row(&row)) { rows } else { Extent::default() };
    let mut outside = Vec::new();
    let all = std::mem::take(&mut cells.rows);
    let mut kept = Vec::with_capacity(all.len());
    // A merged cell is kept with the first row that it covers.
    for (at, row) in all.into_iter().enumerate() {
        let line = starts(cells, &row);
        let is_read = |line| region.holds(line) && (rows.holds(line) || heads.contains(&at));
        if line.is_none_or(is_read) {
            kept.push(row);
        } else {
            outside.extend(cells.own(&row).flat_map(|cell: &Cell| cell.pieces.iter().copied()));
        }
    }
    cells.rows = kept;
    outside
}

/// The cells of a grid, each of their lines a line.
pub fn lines_of(cells: &Cells) -> Vec<Line> {
    let own = cells.rows.iter().flat_map(|row| cells.own(row));
    let line =
        |span: &Span| Line { no: cells.lines.line(span.start), span: *span, words: *span, heading: None };
    own.flat_map(|cell| cell.pieces.iter().map(line)).collect()
}

/// The lines that are read, and the words of the others.
pub fn of_lines<'a>(body: &'a [Line], fix: Fix) -> (Cow<'a, [Line]>, Vec<Span>) {
    let (region, rows) = (fix.region(), fix.rows());
    let any = body.iter().any(|line| rows.holds(line.no) && !line.words.is_empty());
    let rows = if any { rows } else { Extent::default() };
    let is_read = |line: &&Line| region.holds(line.no) && rows.holds(line.no);
    if body.iter().all(|line| is_read(&line)) {
        return (Cow::Borrowed(body), Vec::new());
    }
    let outside = body.iter().filter(|line| !is_read(line) && !line.words.is_empty());
    (body.iter().filter(is_read).copied().collect(), outside.map(|line| line.words).collect())
}

/// The words of lines that lie outside of what is read.
pub fn beyond(body: &[Line], region: Extent) -> Vec<Span> {
    let outside = body.iter().filter(|line| !region.holds(line.no) && !line.words.is_empty());
    outside.map(|line| line.words).collect()
}
