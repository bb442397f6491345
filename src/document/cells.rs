//! Rows of cells as office formats and pages hold them: a merged cell stands once, where it begins, and the places
//! that it covers are left out. In: rows of cells with their spans. Out: a grid. Knows no format.

use super::block::Writer;

/// More columns than any table of a paper has: what claims to cover more covers these.
pub const MOST_COLUMNS: usize = 4096;

/// Files whose tables hold as many cells are no papers.
pub const MOST_CELLS: usize = 1_000_000;

/// A cell where it begins.
pub struct Cell {
    pub rowspan: usize,
    pub colspan: usize,
    pub words: String,
}

/// Writes a table whose rows leave out what merged cells cover from above.
pub fn write<R>(out: &mut Writer, rows: impl Iterator<Item = R>)
where
    R: Iterator<Item = Cell>,
{
    let mut grid = out.grid();
    // For each column the row from which on it is free again.
    let mut free: Vec<usize> = Vec::new();
    for (row, cells) in rows.enumerate() {
        let mut column = 0;
        for cell in cells {
            while free.get(column).is_some_and(|until| *until > row) {
                column += 1;
            }
            if column >= MOST_COLUMNS {
                break;
            }
            let colspan = cell.colspan.clamp(1, MOST_COLUMNS - column);
            let rowspan = cell.rowspan.max(1);
            grid.cell(row, column, rowspan, colspan, &cell.words);
            if rowspan > 1 {
                free.resize(free.len().max(column + colspan), 0);
                free[column..column + colspan].fill(row.saturating_add(rowspan));
            }
            column += colspan;
        }
    }
    grid.end();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Format, Kind};

    #[test]
    fn cells_below_a_merged_one_move_to_the_right() {
        let cell = |rowspan, colspan, words: &str| Cell { rowspan, colspan, words: words.to_owned() };
        let rows = [
            vec![cell(2, 1, "一"), cell(1, 2, "甲"), cell(1, 1, "乙")],
            vec![cell(1, 1, "丙"), cell(1, usize::MAX, "丁")],
            vec![cell(1, 1, "二")],
        ];
        let mut out = Writer::default();
        write(&mut out, rows.into_iter().map(Vec::into_iter));
        let document = out.finish(Format::Word);
        let Kind::Grid(grid) = &document.blocks[0].kind else { panic!("no grid") };
        let places: Vec<(usize, usize)> = grid.cells.iter().map(|cell| (cell.row, cell.column)).collect();
        assert_eq!(places, [(0, 0), (0, 1), (0, 3), (1, 1), (1, 2), (2, 0)]);
    }
}
