//! What changed in any record from release to release. In: `changes.jsonl` beside the reports, filled by
//! `nuoji diff OLD NEW --release VERSION`. Out: entries, the newest release first. Refuses to know: why a
//! change was right; the commit says that.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::difference::Change;
use super::json;

const TEXT: &str = include_str!("../../reports/changes.jsonl");

/// One change, and the release that brought it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    pub release: String,
    pub id: String,
    /// `None` for a record that came or went.
    pub field: Option<String>,
    pub was: Value,
    pub is: Value,
}

/// All published changes; within a release in the order of the reports.
pub fn published() -> Vec<Entry> {
    read(TEXT)
}

/// Lines that are no entry are passed over; a test holds the file to having none.
fn read(text: &str) -> Vec<Entry> {
    let mut releases: Vec<Vec<Entry>> = Vec::new();
    for entry in text.lines().filter_map(|line| serde_json::from_str::<Entry>(line).ok()) {
        match releases.last_mut().filter(|last| last[0].release == entry.release) {
            Some(last) => last.push(entry),
            None => releases.push(vec![entry]),
        }
    }
    releases.into_iter().rev().flatten().collect()
}

/// The lines that a release adds to the file.
pub fn lines(release: &str, changes: &[Change]) -> String {
    let entry = |change: &Change| Entry {
        release: release.to_owned(),
        id: change.id.clone(),
        field: change.field.clone(),
        was: change.was.clone(),
        is: change.is.clone(),
    };
    changes.iter().map(|change| json::line(&entry(change)) + "\n").collect()
}

/// A value as a reader sees it: words without quotes, nothing as a dash.
pub fn shown(value: &Value) -> String {
    match value {
        Value::Null => "—".to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(items) if items.iter().all(Value::is_string) => {
            items.iter().map(shown).collect::<Vec<_>>().join("、")
        }
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::difference::changes;

    #[test]
    fn the_file_holds_entries_and_nothing_else() {
        assert_eq!(published().len(), TEXT.lines().count());
    }

    #[test]
    fn a_difference_becomes_entries_and_the_newest_release_stands_first() {
        let older = r#"[{"id":"a","status":"done"},{"id":"b","lead":["甲"]}]"#;
        let newer = r#"[{"id":"a","status":"ongoing"},{"id":"b","lead":["甲","乙"]}]"#;
        let found = changes(older, newer).unwrap();
        let text = lines("0.2.0", &found[..1]) + &lines("0.3.0", &found[1..]);
        assert!(text.starts_with("{\"release\":\"0.2.0\",\"id\":\"a\",\"field\":\"status\","), "{text}");
        let entries = read(&text);
        assert_eq!(entries.iter().map(|entry| &*entry.release).collect::<Vec<_>>(), ["0.3.0", "0.2.0"]);
        assert_eq!((shown(&entries[0].was), shown(&entries[0].is)), ("甲".to_owned(), "甲、乙".to_owned()));
        assert_eq!(shown(&Value::Null), "—");
    }
}
