//! A person's corrections to a reading, kept apart from the paper and replayed whenever it is read. In and out: JSON with
//! a version ([docs/recipe.md](../../docs/recipe.md)). Holds numbers of lines, heads of columns, names, what was
//! written by hand and the first words of rows that were corrected; the rest of the paper's text never. Knows nothing of how a correction is carried out.

mod stored;

use super::role::Role;
use crate::text::conceal::Conceal;
use serde::{Deserialize, Serialize};

/// What this program writes.
const VERSION: u32 = 1;
/// A longer recipe is none.
pub const MOST_BYTES: usize = 64 << 10;
/// More corrections than this are another paper: the work of replaying stays in proportion to the paper.
pub const MOST_STEPS: usize = 500;

/// The corrections of one paper; empty by default.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recipe {
    pub source: SourceStep,
    /// What of the document is read.
    pub region: Extent,
    pub tables: Vec<TableStep>,
    pub columns: Vec<ColumnStep>,
    pub units: UnitStep,
    /// Replayed in this order, each on the rows that those before it left.
    pub rows: Vec<RowStep>,
}

/// What the paper is; `None` stays as it was found.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SourceStep {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
    /// The month up to which it reports.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub month: Option<u8>,
    /// The page on which it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// 发布日期, `YYYY-MM-DD`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
}

/// First and last line, counted from 1; `None` is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Extent {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<usize>,
}

/// How a part of the document is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reader {
    /// Rows and columns.
    Table,
    /// Items with their notes.
    List,
    /// A paragraph a task.
    Paragraphs,
    /// Prose: no task.
    Nothing,
}

/// Of one table: how it is read, and the lines of its first and last row.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableStep {
    /// Its number in the document, from 0.
    pub table: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reader: Option<Reader>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<usize>,
}

/// Which column: of every table that has the head, or of one table by its number, both from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnAt {
    Head(String),
    Place { table: usize, column: usize },
}

/// Of a column: its role, whether empty cells take what stands above, labels inside its cells.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "stored::Column", into = "stored::Column")]
pub struct ColumnStep {
    pub at: ColumnAt,
    pub role: Option<Role>,
    pub fill: bool,
    pub labels: Vec<LabelStep>,
}

/// What follows a label inside a cell is of another role.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LabelStep {
    pub label: String,
    #[serde(with = "stored::role")]
    pub role: Role,
}

/// What a unit is called, and what units do that no head tells apart.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct UnitStep {
    /// A lone 责任单位 leads or supports.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alone: Option<Alone>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<NameStep>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Alone {
    Lead,
    Support,
}

/// Words of a cell and the units that they name: two names run together, or one that holds a blank.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NameStep {
    pub printed: String,
    /// Each a part of `printed`, in its order.
    pub names: Vec<String>,
}

/// A row by the line on which it begins; `no` tells apart rows that begin on one line, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowAt {
    pub line: usize,
    pub no: usize,
    /// The words with which it begins: in a paper that was changed another row may stand on the line.
    pub quote: Option<String>,
}

impl RowAt {
    /// The first row that begins on a line, whatever its words.
    pub fn line(line: usize) -> RowAt {
        RowAt { line, no: 1, quote: None }
    }
}

/// A correction of one row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "stored::Row", into = "stored::Row")]
pub enum RowStep {
    /// The row goes on the one before.
    Join(RowAt),
    Split(RowAt, Cut),
    /// A cell in other words; `head` names the column where the role is none of a record's fields.
    Set {
        at: RowAt,
        field: Role,
        head: Option<String>,
        words: String,
    },
}

/// Where a row is cut in two.
#[derive(Clone, Debug, PartialEq)]
pub enum Cut {
    /// At a line, or at the first place of these words in it.
    Line(usize, Option<String>),
    /// Behind so many lines of each cell.
    Piece(usize),
}

/// Why a recipe cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Written by a newer program, in this version.
    Newer(u32),
    /// No recipe, or one that holds what no recipe may; what is wrong, in the parser's words.
    Damaged(String),
    /// Of more bytes or corrections than are taken.
    TooLarge,
}

impl Reader {
    pub const ALL: [Reader; 4] = [Reader::Table, Reader::List, Reader::Paragraphs, Reader::Nothing];

    pub fn name(self) -> &'static str {
        match self {
            Reader::Table => "table",
            Reader::List => "list",
            Reader::Paragraphs => "paragraphs",
            Reader::Nothing => "nothing",
        }
    }
}

impl ColumnStep {
    pub fn new(at: ColumnAt) -> ColumnStep {
        ColumnStep { at, role: None, fill: false, labels: Vec::new() }
    }
}

impl Extent {
    pub fn holds(self, line: usize) -> bool {
        self.from.is_none_or(|from| from <= line) && self.to.is_none_or(|to| line <= to)
    }

    /// Whether it holds any of so many lines.
    pub fn fits(self, lines: usize) -> bool {
        let (from, to) = (self.from.unwrap_or(1).max(1), self.to.unwrap_or(lines).min(lines));
        from <= to
    }
}

impl Recipe {
    pub fn from_json(text: &str) -> Result<Recipe, Fault> {
        stored::read(text)
    }

    /// The same corrections give the same bytes.
    pub fn to_json(&self) -> String {
        stored::write(self)
    }

    pub fn is_empty(&self) -> bool {
        *self == Recipe::default()
    }

    /// How many corrections it holds.
    pub fn steps(&self) -> usize {
        let labels: usize = self.columns.iter().map(|column| column.labels.len()).sum();
        self.tables.len() + self.columns.len() + labels + self.units.names.len() + self.rows.len()
    }

    /// What may hold for the publisher's next paper too: how tables are read, what columns hold, what units are called.
    /// Nothing that is said of lines, rows and cells of this one.
    pub fn for_next_paper(&self) -> Recipe {
        let tables = self.tables.iter().filter(|step| step.reader.is_some());
        Recipe {
            tables: tables.map(|step| TableStep { from: None, to: None, ..step.clone() }).collect(),
            columns: self.columns.clone(),
            units: self.units.clone(),
            ..Recipe::default()
        }
    }

    /// The corrections as they are passed on: what was written by hand without these words, and no first words of a row that
    /// begins with one.
    pub fn without(&self, words: &Conceal) -> Recipe {
        let mut recipe = self.clone();
        for step in &mut recipe.rows {
            let at = match step {
                RowStep::Join(at) | RowStep::Split(at, _) => at,
                RowStep::Set { at, words: written, .. } => {
                    *written = words.text(written);
                    at
                }
            };
            at.quote = at.quote.take().filter(|quote| words.text(quote) == *quote);
        }
        recipe
    }

    /// The correction of a column, to be changed; one is begun where there is none.
    pub fn column(&mut self, at: ColumnAt) -> &mut ColumnStep {
        let known = self.columns.iter().position(|step| step.at == at);
        let place = known.unwrap_or(self.columns.len());
        if known.is_none() {
            self.columns.push(ColumnStep::new(at));
        }
        &mut self.columns[place]
    }

    /// The correction of a table, to be changed; one is begun where there is none.
    pub fn table(&mut self, table: usize) -> &mut TableStep {
        let known = self.tables.iter().position(|step| step.table == table);
        let place = known.unwrap_or(self.tables.len());
        if known.is_none() {
            self.tables.push(TableStep { table, ..TableStep::default() });
        }
        &mut self.tables[place]
    }

    /// Drops corrections that say nothing any more.
    pub fn tidied(mut self) -> Recipe {
        self.columns.retain(|step| *step != ColumnStep::new(step.at.clone()));
        self.tables.retain(|step| *step != TableStep { table: step.table, ..TableStep::default() });
        self
    }
}
