//! The printed fields of every labelled record, letter for letter. The labels in `labels/` were given by
//! reading; they cover a part of each report.

use nuoji::record::{Record, records};
use nuoji::report;
use serde_json::{Value, json};

const LABELS: [(&str, &str); 3] = [
    ("r2020", include_str!("labels/r2020.tasks.jsonl")),
    ("r2022q4", include_str!("labels/r2022q4.tasks.jsonl")),
    ("r2024q2", include_str!("labels/r2024q2.tasks.jsonl")),
];

fn read(id: &str) -> Vec<Record> {
    let source = report::shipped().into_iter().find(|source| source.id == id).expect("a bundled report");
    records(&report::read(&source))
}

fn printed_fields(record: &Record) -> [(&'static str, Value); 9] {
    [
        ("theme_no", json!(record.theme_no)),
        ("theme", json!(record.theme)),
        ("no", json!(record.no)),
        ("goal", json!(record.goal)),
        ("lead", json!(record.lead)),
        ("support", json!(record.support)),
        ("inherited", json!(record.inherited)),
        ("progress", json!(record.progress)),
        ("lines", json!(record.lines)),
    ]
}

#[test]
fn reads_every_labelled_record_whole() {
    let mut misses = Vec::new();
    let mut compared = 0;
    for (report, labels) in LABELS {
        let records = read(report);
        for label in labels.lines() {
            let label: Value = serde_json::from_str(label).expect("a label is JSON");
            let id = label["id"].as_str().expect("a label has an id");
            let Some(record) = records.iter().find(|record| record.id == id) else {
                misses.push(format!("{id} is missing"));
                continue;
            };
            compared += 1;
            for (field, found) in printed_fields(record) {
                let nothing = if field == "inherited" { json!([]) } else { Value::Null };
                let want = label.get(field).cloned().unwrap_or(nothing);
                if want != found {
                    misses.push(format!("{id} {field}: want {want}, found {found}"));
                }
            }
        }
    }
    assert!(compared >= 190, "{compared} labelled records");
    assert!(misses.is_empty(), "{}", misses.join("\n"));
}

#[test]
fn reads_every_task() {
    let check = |report: &str, want: usize| assert_eq!(read(report).len(), want, "{report}");
    check("r2020", 128);
    check("r2022q4", 200);
    check("r2024q2", 159);
    check("plan2021", 0);
    check("events2019", 0);
}
