//! What changed between two exports, record by record and field by field. In: the texts of an older and
//! a newer file of the data package. Out: changes, in the newer file's order, then what is gone.
//! Refuses to know: folders, and which fields there are: a field of a later release is compared as well.

use serde::Serialize;
use serde_json::{Map, Value};

/// One field of one record, or a whole record that came or went (`field` is `None`).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    pub id: String,
    pub field: Option<String>,
    /// `null` where there was none.
    pub was: Value,
    pub is: Value,
}

type Object = Map<String, Value>;

/// Both texts are arrays of objects with an `id`. The message names the side that is not.
pub fn changes(older: &str, newer: &str) -> Result<Vec<Change>, Unlike> {
    let older = objects(older).map_err(|why| Unlike { newer: false, why })?;
    let newer = objects(newer).map_err(|why| Unlike { newer: true, why })?;
    let by_id: std::collections::BTreeMap<&str, &Object> =
        older.iter().map(|object| (id(object), object)).collect();
    let kept: std::collections::BTreeSet<&str> = newer.iter().map(id).collect();
    let mut found = Vec::new();
    for object in &newer {
        match by_id.get(id(object)) {
            Some(before) => fields(before, object, &mut found),
            None => found.push(whole(object, Value::Null, object.clone().into())),
        }
    }
    for object in older.iter().filter(|object| !kept.contains(id(object))) {
        found.push(whole(object, object.clone().into(), Value::Null));
    }
    Ok(found)
}

/// A file that is no array of objects with ids.
#[derive(Clone, Debug, PartialEq)]
pub struct Unlike {
    /// Whether it is the newer of the two.
    pub newer: bool,
    pub why: String,
}

fn objects(text: &str) -> Result<Vec<Object>, String> {
    let objects: Vec<Object> = serde_json::from_str(text).map_err(|error| error.to_string())?;
    match objects.iter().position(|object| id(object).is_empty()) {
        Some(at) => Err(format!("item {} has no id", at + 1)),
        None => Ok(objects),
    }
}

fn id(object: &Object) -> &str {
    object.get("id").and_then(Value::as_str).unwrap_or("")
}

fn whole(object: &Object, was: Value, is: Value) -> Change {
    Change { id: id(object).to_owned(), field: None, was, is }
}

fn fields(before: &Object, after: &Object, found: &mut Vec<Change>) {
    let gone = before.keys().filter(|key| !after.contains_key(*key));
    for key in after.keys().chain(gone) {
        let value = |object: &Object| object.get(key).cloned().unwrap_or(Value::Null);
        let (was, is) = (value(before), value(after));
        if was != is {
            found.push(Change { id: id(after).to_owned(), field: Some(key.clone()), was, is });
        }
    }
}

impl Change {
    /// A line for a reader: `r2020-005 status: "ongoing" → "done"`.
    pub fn line(&self) -> String {
        match (&self.field, &self.was) {
            (Some(field), _) => format!("{} {field}: {} → {}", self.id, self.was, self.is),
            (None, Value::Null) => format!("{} +", self.id),
            (None, _) => format!("{} −", self.id),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(older: &str, newer: &str, want: &[&str]) {
        let lines: Vec<String> = changes(older, newer).unwrap().iter().map(Change::line).collect();
        assert_eq!(lines, want);
    }

    #[test]
    fn names_each_field_that_changed() {
        check(
            r#"[{"id":"a","status":"ongoing","lines":[1,2]},{"id":"b","x":1}]"#,
            r#"[{"id":"a","status":"done","lines":[1,3]},{"id":"b","x":1}]"#,
            &[r#"a lines: [1,2] → [1,3]"#, r#"a status: "ongoing" → "done""#],
        );
    }

    #[test]
    fn records_and_fields_come_and_go() {
        check(
            r#"[{"id":"a","old":1},{"id":"gone"}]"#,
            r#"[{"id":"new"},{"id":"a","fresh":2}]"#,
            &["new +", "a fresh: null → 2", "a old: 1 → null", "gone −"],
        );
    }

    #[test]
    fn the_same_is_no_change() {
        check(r#"[{"id":"a","x":1.0}]"#, r#"[{"x":1.0,"id":"a"}]"#, &[]);
        check("[]", "[]", &[]);
    }

    #[test]
    fn says_which_side_cannot_be_compared() {
        assert!(!changes("{", "[]").unwrap_err().newer);
        assert!(changes("[]", r#"[{"no":1}]"#).unwrap_err().newer);
    }
}
