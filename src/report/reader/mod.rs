//! Readers: each makes rows with cells of what it knows, and says what it left. In: blocks of a document. Out: a
//! [`Reading`]. None knows of another; which of them is believed the judge decides.

pub mod align;
pub mod answers;
mod blocks;
pub mod chunks;
pub mod column;
pub mod cross;
mod figures;
pub mod flat;
pub mod grid;
pub mod head;
pub mod headless;
pub mod heads;
pub mod items;
mod label;
pub mod labels;
mod line_kind;
pub mod marker;
mod markup;
pub mod notes;
pub mod pairs;
pub mod place;
pub mod plan;
pub mod rows;
pub mod said;
pub mod seam;
mod second_row;
mod sentence;
pub mod tab_cells;
pub mod tree;
mod wrapped;

pub use label::unit_labels;

use super::page::Line;
use super::recipe::Reader;
use super::row::Row;
use super::task::Table;
use super::text::Span;

/// What a reader made of a region.
#[derive(Debug)]
pub struct Reading {
    pub tables: Vec<Table>,
    /// How it was read, as a person calls it.
    pub by: Reader,
    /// Places where two answers were near each other: kind and place.
    pub doubts: Vec<(&'static str, Span)>,
    /// Tables of figures that are no tasks.
    pub figures: Vec<FigureTable>,
    /// Lines of a region that is nothing but prose.
    pub loose: Vec<Line>,
}

/// A table of figures: a name for each row, a head for each column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FigureTable {
    pub cells: Vec<FigureCell>,
}

/// A figure, with the words that name it.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureCell {
    pub row: Span,
    pub head: String,
    pub value: Span,
}

impl Default for Reading {
    fn default() -> Reading {
        let (tables, doubts, figures, loose) = Default::default();
        Reading { tables, by: Reader::Table, doubts, figures, loose }
    }
}

impl Reading {
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.tables.iter().flat_map(Table::rows)
    }
}
