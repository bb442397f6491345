//! A recipe as JSON, with its version and types of its own. In: JSON, as it came. Out: a recipe, or why it is none; and
//! back, the same bytes for the same corrections.

use serde::{Deserialize, Deserializer, Serialize};

use super::super::page;
use super::super::role::Role;
use super::{
    ColumnAt, ColumnStep, Cut, Extent, Fault, LabelStep, MOST_BYTES, MOST_STEPS, Recipe, RowAt, RowStep,
    SourceStep, TableStep, UnitStep, VERSION,
};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    v: u32,
    #[serde(default, skip_serializing_if = "is_default")]
    source: SourceStep,
    #[serde(default, skip_serializing_if = "is_default")]
    region: Extent,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    tables: Vec<TableStep>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    columns: Vec<ColumnStep>,
    #[serde(default, skip_serializing_if = "is_default")]
    units: UnitStep,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    rows: Vec<RowStep>,
}

/// All that every version has.
#[derive(Deserialize)]
struct Versioned {
    v: u32,
}

fn is_default<T: Default + PartialEq>(step: &T) -> bool {
    *step == T::default()
}

pub fn read(text: &str) -> Result<Recipe, Fault> {
    if text.len() > MOST_BYTES {
        return Err(Fault::TooLarge);
    }
    let damaged = |error: serde_json::Error| Fault::Damaged(error.to_string());
    let text = text.trim_start_matches('\u{feff}');
    let Versioned { v } = serde_json::from_str(text).map_err(damaged)?;
    match v {
        0 => return Err(Fault::Damaged("v: 0".to_owned())),
        VERSION => {}
        newer => return Err(Fault::Newer(newer)),
    }
    let Stored { source, region, tables, columns, units, rows, .. } =
        serde_json::from_str(text).map_err(damaged)?;
    let recipe = Recipe { source, region, tables, columns, units, rows };
    if recipe.steps() > MOST_STEPS {
        return Err(Fault::TooLarge);
    }
    match wrong(&recipe) {
        Some(what) => Err(Fault::Damaged(what)),
        None => Ok(recipe),
    }
}

pub fn write(recipe: &Recipe) -> String {
    let Recipe { source, region, tables, columns, units, rows } = recipe.clone();
    let stored = Stored { v: VERSION, source, region, tables, columns, units, rows };
    // Strings, numbers and lists alone cannot fail.
    serde_json::to_string(&stored).unwrap_or_default()
}

/// What no recipe may say.
fn wrong(recipe: &Recipe) -> Option<String> {
    let SourceStep { year, month, address, date, .. } = &recipe.source;
    let web = |address: &String| address.starts_with("https://") || address.starts_with("http://");
    let names = |step: &&super::NameStep| {
        let mut rest = step.printed.as_str();
        let part = |name: &String| {
            rest.find(name.as_str()).filter(|_| !name.is_empty()).map(|at| rest = &rest[at + name.len()..])
        };
        step.names.is_empty() || step.names.iter().map(part).any(|found| found.is_none())
    };
    let label = |step: &&LabelStep| step.label.trim_end_matches([':', '：']).trim().is_empty();
    if year.is_some_and(|year| !(1949..2200).contains(&year)) {
        Some("source.year".to_owned())
    } else if month.is_some_and(|month| !(1..=12).contains(&month)) {
        Some("source.month".to_owned())
    } else if address.as_ref().is_some_and(|address| !web(address)) {
        Some("source.address".to_owned())
    } else if date.as_ref().is_some_and(|date| page::date(date).as_ref() != Some(date)) {
        Some("source.date".to_owned())
    } else if let Some(step) = recipe.units.names.iter().find(names) {
        Some(format!("units.names: {}", step.printed))
    } else {
        let labels = || recipe.columns.iter().flat_map(|column| &column.labels);
        labels().find(label).map(|_| "columns.labels: empty".to_owned())
    }
}

/// A column's correction as it is written: `head`, or `table` and `column`.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    head: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    table: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    role: Option<Named>,
    #[serde(default, skip_serializing_if = "is_default")]
    fill: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    labels: Vec<LabelStep>,
}

impl TryFrom<Column> for ColumnStep {
    type Error = &'static str;

    fn try_from(stored: Column) -> Result<ColumnStep, &'static str> {
        let Column { head, table, column, role, fill, labels } = stored;
        let at = match (head, table, column) {
            (Some(head), None, None) if !head.trim().is_empty() => ColumnAt::Head(head),
            (None, Some(table), Some(column)) => ColumnAt::Place { table, column },
            _ => return Err("a column is named by `head`, or by `table` and `column`"),
        };
        Ok(ColumnStep { at, role: role.map(|Named(role)| role), fill, labels })
    }
}

impl From<ColumnStep> for Column {
    fn from(step: ColumnStep) -> Column {
        let ColumnStep { at, role, fill, labels } = step;
        let (head, table, column) = match at {
            ColumnAt::Head(head) => (Some(head), None, None),
            ColumnAt::Place { table, column } => (None, Some(table), Some(column)),
        };
        Column { head, table, column, role: role.map(Named), fill, labels }
    }
}

/// A row's correction as it is written.
#[derive(Clone, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "lowercase", deny_unknown_fields)]
pub enum Row {
    Join {
        line: usize,
        #[serde(default = "one", skip_serializing_if = "is_one")]
        no: usize,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        quote: Option<String>,
    },
    Split {
        line: usize,
        #[serde(default = "one", skip_serializing_if = "is_one")]
        no: usize,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        quote: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<usize>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        piece: Option<usize>,
    },
    Set {
        line: usize,
        #[serde(default = "one", skip_serializing_if = "is_one")]
        no: usize,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        quote: Option<String>,
        field: Named,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        head: Option<String>,
        words: String,
    },
}

fn one() -> usize {
    1
}

fn is_one(no: &usize) -> bool {
    *no == 1
}

impl TryFrom<Row> for RowStep {
    type Error = &'static str;

    fn try_from(stored: Row) -> Result<RowStep, &'static str> {
        match stored {
            Row::Join { line, no, quote } => Ok(RowStep::Join(RowAt { line, no, quote })),
            Row::Split { line, no, quote, at, words, piece } => {
                let cut = match (at, piece) {
                    (Some(at), None) => Cut::Line(at, words),
                    (None, Some(piece)) if words.is_none() => Cut::Piece(piece),
                    _ => return Err("a row is split `at` a line or behind a `piece`"),
                };
                Ok(RowStep::Split(RowAt { line, no, quote }, cut))
            }
            Row::Set { field: Named(field), head, .. } if field.is_further() != head.is_some() => {
                Err("`head` is said of columns without a field, and of them alone")
            }
            Row::Set { line, no, quote, field: Named(field), head, words } => {
                Ok(RowStep::Set { at: RowAt { line, no, quote }, field, head, words })
            }
        }
    }
}

impl From<RowStep> for Row {
    fn from(step: RowStep) -> Row {
        match step {
            RowStep::Join(RowAt { line, no, quote }) => Row::Join { line, no, quote },
            RowStep::Split(RowAt { line, no, quote }, Cut::Line(at, words)) => {
                Row::Split { line, no, quote, at: Some(at), words, piece: None }
            }
            RowStep::Split(RowAt { line, no, quote }, Cut::Piece(piece)) => {
                Row::Split { line, no, quote, at: None, words: None, piece: Some(piece) }
            }
            RowStep::Set { at: RowAt { line, no, quote }, field, head, words } => {
                Row::Set { line, no, quote, field: Named(field), head, words }
            }
        }
    }
}

/// A role by its name.
#[derive(Clone, Copy)]
pub struct Named(Role);

impl Serialize for Named {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.name())
    }
}

impl<'de> Deserialize<'de> for Named {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Named, D::Error> {
        let name = String::deserialize(deserializer)?;
        let role = Role::from_name(&name);
        role.map(Named).ok_or_else(|| serde::de::Error::custom(format!("no role is called {name}")))
    }
}

/// For fields that hold a role itself.
pub mod role {
    use super::{Deserialize, Deserializer, Named, Role, Serialize};

    pub fn serialize<S: serde::Serializer>(role: &Role, serializer: S) -> Result<S::Ok, S::Error> {
        Named(*role).serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Role, D::Error> {
        Named::deserialize(deserializer).map(|Named(role)| role)
    }
}
