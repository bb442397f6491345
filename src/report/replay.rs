//! A person's corrections carried out on tables that were read. In: the tables of a report and a recipe. Out: the same tables
//! corrected, the text with what was written by hand behind its end, and the corrections that fit nowhere. What a person
//! says of columns and readers was heeded in reading already; here follow labels, units, rows and cells.

pub mod appendix;
mod cells;
pub mod columns;
mod cut;
mod rows;
mod source;

use super::fix::Fix;
use super::recipe::{Extent, Recipe};
use super::task::Table;
use super::text::{Lines, Span};
use appendix::Appendix;
use columns::Columns;

/// A correction that fits nowhere in the paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfit {
    /// Its place in the recipe's JSON: `rows[2]`.
    pub step: String,
    /// Where it was meant for, if that can be said.
    pub at: Span,
}

pub struct Replay<'a> {
    text: &'a str,
    lines: &'a Lines,
    recipe: &'a Recipe,
    appendix: Appendix,
    unfit: Vec<Unfit>,
    /// How many parts the document has, and which could not be read as a person said.
    parts: usize,
    unreadable: Vec<usize>,
}

impl<'a> Replay<'a> {
    pub fn new(
        text: &'a str,
        lines: &'a Lines,
        recipe: &'a Recipe,
        (parts, unreadable): (usize, Vec<usize>),
    ) -> Replay<'a> {
        let appendix = Appendix::behind(text);
        Replay { text, lines, recipe, appendix, unfit: Vec::new(), parts, unreadable }
    }

    /// The text with what was written by hand, where anything was; and what fits nowhere.
    pub fn done(self) -> (Option<String>, Vec<Unfit>) {
        (self.appendix.text(self.text), self.unfit)
    }

    pub fn tables(&mut self, tables: &mut [Table]) {
        if self.recipe.is_empty() {
            return;
        }
        self.extents(tables);
        let mut columns = Columns::of(self.text, self.recipe);
        tables.iter_mut().for_each(|table| columns.correct(table));
        self.unfit.extend(columns.unfit());
        self.rows(tables);
        for table in tables {
            let mut fill = columns::fill(Fix::of(self.recipe, table.part), table);
            if !fill.is_empty() {
                table.rows_mut().for_each(|row| fill.row(row));
            }
        }
    }

    /// Parts that are not there, cannot be read as said, or that have no such rows.
    fn extents(&mut self, tables: &[Table]) {
        let nowhere = Span { start: 0, end: 0 };
        if !self.recipe.region.fits(self.lines.count()) {
            self.unfit.push(Unfit { step: "region".to_owned(), at: nowhere });
        }
        for (at, step) in self.recipe.tables.iter().enumerate() {
            let extent = Extent { from: step.from, to: step.to };
            let own = tables.iter().filter(|table| table.part == step.table).flat_map(Table::rows);
            let mut lines = own.map(|row| self.lines.line(row.at.start));
            let cut = extent != Extent::default() && !lines.any(|line| extent.holds(line));
            let otherwise = step.reader.is_some() && self.unreadable.contains(&step.table);
            if step.table >= self.parts || cut || otherwise {
                self.unfit.push(Unfit { step: format!("tables[{at}]"), at: nowhere });
            }
        }
    }
}
