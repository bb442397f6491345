//! Lines of fixed width whose cells were wrapped: what stands below a cell, at its place, goes on in it. In: the lines below
//! a head. Out: rows of cells, each of one piece or more. Places are counted as a screen does: a Han sign is two wide.

use super::super::kind;
use super::super::page::Line;
use super::super::text::Span;
use super::heads::blank_cells;

/// A wrapped line is set in so far at least.
const SET_IN: usize = 3;

/// A row: its first line, and its cells.
pub struct Wrapped {
    pub line: Line,
    pub cells: Vec<Vec<Span>>,
}

/// How wide words stand on a screen.
fn width(words: &str) -> usize {
    words.chars().map(|sign| if (sign as u32) < 0x1100 { 1 } else { 2 }).sum()
}

pub fn rows(text: &str, below: &[Line]) -> Vec<Wrapped> {
    let mut rows: Vec<Wrapped> = Vec::new();
    let mut places: Vec<usize> = Vec::new();
    for line in below.iter().filter(|line| !line.words.is_empty()) {
        let cells = blank_cells(text, line.words);
        let place = |cell: &Span| width(Span { start: line.span.start, end: cell.start }.of(text));
        let own: Vec<usize> = cells.iter().map(place).collect();
        let columns: Option<Vec<usize>> =
            own.iter().map(|place| places.iter().position(|known| known.abs_diff(*place) <= 1)).collect();
        let set_in = own
            .first()
            .is_some_and(|first| *first >= SET_IN && places.first().is_some_and(|known| *first > *known + 1));
        let numbered =
            cells.len() > 1 && cells.first().is_some_and(|cell| kind::row_number(cell.of(text)).is_some());
        match (columns.filter(|_| set_in && !numbered), rows.last_mut()) {
            (Some(columns), Some(row)) => {
                for (cell, column) in cells.into_iter().zip(columns) {
                    if let Some(pieces) = row.cells.get_mut(column) {
                        pieces.push(cell);
                    }
                }
            }
            _ => {
                rows.push(Wrapped { line: *line, cells: cells.into_iter().map(|cell| vec![cell]).collect() });
                places = own;
            }
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::super::super::page;
    use super::super::super::text::Lines;
    use super::*;

    #[test]
    fn what_stands_below_a_cell_goes_on_in_it() {
        let text = " 1   新建农田12万亩，  市农业     已建成12万\n     改造5万亩         局         亩。\n 2   绿化8万亩         市林业局   完成。\n";
        let found = rows(text, &page::lines(text, &Lines::of(text)));
        let cells = |row: &Wrapped| {
            let cell = |pieces: &Vec<Span>| pieces.iter().map(|piece| piece.of(text)).collect::<String>();
            row.cells.iter().map(cell).collect::<Vec<_>>().join("|")
        };
        let found: Vec<String> = found.iter().map(cells).collect();
        assert_eq!(
            found,
            ["1|新建农田12万亩，改造5万亩|市农业局|已建成12万亩。", "2|绿化8万亩|市林业局|完成。"]
        );
    }
}
