//! What a page holds, in the order of reading, before it is written. In: pieces of text and tables with what their
//! cells hold. Out: layout tables taken apart, the others as grids.

use super::super::Writer;
use crate::text::is_blank;

/// A piece of a page.
#[derive(Debug)]
pub struct Flow {
    pub shape: Shape,
    pub words: String,
    pub furniture: bool,
    /// Nothing but links.
    pub linked: bool,
}

#[derive(Debug)]
pub enum Shape {
    Heading(u8),
    Paragraph,
    /// Level, and the number that the page shows before it.
    Item(u8, String),
    Table(Table),
}

#[derive(Debug, Default)]
pub struct Table {
    pub rows: Vec<Vec<Cell>>,
}

#[derive(Debug)]
pub struct Cell {
    pub rowspan: usize,
    pub colspan: usize,
    pub content: Vec<Flow>,
}

impl Flow {
    pub fn size(&self) -> usize {
        match &self.shape {
            Shape::Table(table) => table.cells().map(Cell::size).sum(),
            _ => self.words.len(),
        }
    }
}

impl Cell {
    fn size(&self) -> usize {
        self.content.iter().map(Flow::size).sum()
    }
}

impl Table {
    fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.rows.iter().flatten()
    }

    /// Several rows of several cells.
    pub fn is_data(&self) -> bool {
        self.rows.iter().filter(|row| row.len() >= 2).count() >= 3
    }

    /// A table that only places what it holds: one column, or other tables inside that hold half of it, or cells as
    /// long as pages in few rows.
    fn is_layout(&self) -> bool {
        if self.rows.iter().all(|row| row.len() <= 1) {
            return true;
        }
        let inner: usize = self
            .cells()
            .flat_map(|cell| &cell.content)
            .filter(|flow| matches!(&flow.shape, Shape::Table(table) if table.holds_data()))
            .map(Flow::size)
            .sum();
        let all: usize = self.cells().map(Cell::size).sum();
        let paragraphs = |cell: &Cell| cell.content.len() > 12;
        inner > 0 && inner * 3 >= all || self.rows.len() <= 3 && self.cells().any(paragraphs)
    }

    /// A table to speak of, here or inside.
    fn holds_data(&self) -> bool {
        let inner = |flow: &Flow| matches!(&flow.shape, Shape::Table(table) if table.holds_data());
        self.rows.iter().filter(|row| row.len() >= 2).count() >= 2
            || self.cells().flat_map(|cell| &cell.content).any(inner)
    }
}

/// Takes layout tables apart, outermost first.
pub fn unfold(content: &mut Vec<Flow>) {
    let mut found = Vec::new();
    let mut waiting: Vec<Flow> = std::mem::take(content);
    waiting.reverse();
    while let Some(flow) = waiting.pop() {
        match flow.shape {
            Shape::Table(table) if table.is_layout() => {
                let inner = table.rows.into_iter().flatten().flat_map(|cell| cell.content);
                let at = waiting.len();
                waiting.extend(inner.map(|one| Flow { furniture: one.furniture || flow.furniture, ..one }));
                waiting[at..].reverse();
            }
            _ => found.push(flow),
        }
    }
    *content = found;
}

/// More columns than this are cut.
const MOST_COLUMNS: usize = 512;

pub fn write_table(table: &Table, out: &mut Writer) {
    let mut grid = out.grid();
    // For each column the first row that nothing from above covers.
    let mut free: Vec<usize> = Vec::new();
    for (row, cells) in table.rows.iter().enumerate() {
        let mut column = 0;
        for cell in cells {
            while free.get(column).is_some_and(|from| *from > row) {
                column += 1;
            }
            let colspan = cell.colspan.clamp(1, MOST_COLUMNS);
            if column + colspan > MOST_COLUMNS {
                break;
            }
            let rowspan = if cell.rowspan == 0 { table.rows.len() } else { cell.rowspan };
            let rowspan = rowspan.min(table.rows.len() - row).max(1);
            if free.len() < column + colspan {
                free.resize(column + colspan, 0);
            }
            free[column..column + colspan].fill(row + rowspan);
            let words = words(cell);
            if !words.is_empty() || rowspan > 1 || colspan > 1 {
                grid.cell(row, column, rowspan, colspan, &words);
            }
            column += colspan;
        }
    }
    grid.end();
}

/// The words of a cell, a paragraph a line.
fn words(cell: &Cell) -> String {
    let mut words = String::new();
    let mut waiting: Vec<&Flow> = cell.content.iter().rev().collect();
    while let Some(flow) = waiting.pop() {
        match &flow.shape {
            Shape::Table(table) => {
                let at = waiting.len();
                waiting.extend(table.cells().flat_map(|cell| &cell.content));
                waiting[at..].reverse();
            }
            shape => {
                let own = flow.words.trim_matches(is_blank);
                if !own.is_empty() {
                    if !words.is_empty() {
                        words.push('\n');
                    }
                    if let Shape::Item(_, marker) = shape {
                        words.push_str(marker);
                    }
                    words.push_str(own);
                }
            }
        }
    }
    words
}
