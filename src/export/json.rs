//! JSON of a visitor's table and of whole records, one a line, so that two versions can be compared
//! with ordinary tools. In: a [`Table`], or anything with a published shape; out: text.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use super::table::{Cell, Table};
use crate::record::Number;

/// What an array of one item a line begins and ends with.
pub const OPEN: &str = "[";
pub const CLOSE: &str = "\n]\n";

/// The rows of a table as objects, in the columns' order, statuses by their id; they follow `before` others in
/// an array that was opened.
pub fn more_rows(table: &Table, before: usize) -> String {
    lines(table.rows.iter().map(|row| Row { table, row }), before)
}

/// An array with one item a line.
pub fn array<T: Serialize>(items: impl IntoIterator<Item = T>) -> String {
    [OPEN, &lines(items, 0), CLOSE].concat()
}

fn lines<T: Serialize>(items: impl IntoIterator<Item = T>, before: usize) -> String {
    let mut text = String::new();
    for (at, item) in items.into_iter().enumerate() {
        text.push_str(if before + at == 0 { "\n" } else { ",\n" });
        text.push_str(&line(&item));
    }
    text
}

/// One item on one line, without its end.
pub fn line<T: Serialize>(item: &T) -> String {
    // Our shapes have text keys and finite figures: there is nothing that JSON could not write.
    serde_json::to_string(item).unwrap_or_default()
}

struct Row<'a> {
    table: &'a Table,
    row: &'a [Cell],
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(self.row.len()))?;
        for (column, cell) in self.table.columns.iter().zip(self.row) {
            map.serialize_entry(&column.key, &Value(cell))?;
        }
        map.end()
    }
}

struct Value<'a>(&'a Cell);

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Cell::Empty => to.serialize_none(),
            Cell::Text(text) | Cell::Day(text) => to.serialize_str(text),
            Cell::Number(number) => Number(*number).serialize(to),
            Cell::Word { id, .. } => to.serialize_str(id),
            Cell::List(items) => {
                let mut list = to.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(item)?;
                }
                list.end()
            }
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::record::Record;

    /// A task with every field filled.
    pub const TASK: &str = r#"{"id":"r2020-005","report":"r2020","year":2020,"theme_no":"（二）","theme":"平台","no":7,"goal":"新增就业1.4万人","lead":["区人社局","区民政局"],"support":["各街道"],"inherited":["lead"],"progress":"新增就业1.5万人","percent":52.6,"lines":[18,21],"status":"exceeded","status_why":"1.5万人","rule":"figure-above","claim":"reported","claim_rule":"facts","claim_why":"1.5万人","check":"exceeded","pace":"ahead","expected_percent":50,"measures":[{"name":"就业","op":">=","target":1.4,"unit":"万人","target_text":"新增就业1.4万人","actual":1.5,"actual_text":"新增就业1.5万人","verdict":"exceeded"}],"doubts":["figure-alone"],"checkable":{"number":true,"term":false,"owner":false,"yardstick":true,"level":"high"}}"#;

    #[test]
    fn writes_the_columns_in_their_order() {
        let task: Record = serde_json::from_str(TASK).unwrap();
        let table = Table::of([&task, &task], &["goal", "id", "status", "lead", "percent", "year"]);
        let row = r#"{"goal":"新增就业1.4万人","id":"r2020-005","status":"exceeded","lead":["区人社局","区民政局"],"percent":52.6,"year":2020}"#;
        assert_eq!(more_rows(&table, 0), format!("\n{row},\n{row}"));
        assert_eq!(more_rows(&table, 2), format!(",\n{row},\n{row}"));
    }

    #[test]
    fn no_rows_are_an_empty_array() {
        let parsed: Vec<u8> = serde_json::from_str(&array::<u8>([])).unwrap();
        assert!(parsed.is_empty());
    }
}
