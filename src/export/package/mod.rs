//! The data package: every report, task and measure as files for programs, each field documented. In:
//! reports as read; out: names and bytes, the same for the same reports. Refuses to know: folders.

mod descriptor;
mod field;
mod flat;
mod sheets;
mod trace;

use serde::Serialize;

use super::json;
use crate::record::{self, Indicator, Record};
use crate::report::Report;
use crate::thread;

/// A file of the package, by its name inside `data/`.
#[derive(Clone, Debug, PartialEq)]
pub struct File {
    pub name: &'static str,
    pub bytes: Vec<u8>,
}

/// All files, the descriptor after those it describes.
pub fn files(reports: &[Report]) -> Vec<File> {
    let records: Vec<Record> = reports.iter().flat_map(record::records).collect();
    let indicators: Vec<Indicator> = reports.iter().flat_map(record::indicators).collect();
    let traces = thread::traces(&records, &indicators);
    let mut files = vec![
        file("reports.json", json::array(reports.iter().map(About::of))),
        file("tasks.json", json::array(&records)),
        file("tasks.csv", flat::tasks(&records)),
        file("measures.csv", flat::measures(&records)),
        file("indicators.json", json::array(&indicators)),
        file("indicators.csv", flat::indicators(&indicators)),
        file("threads.json", trace::threads(&traces.threads)),
        file("related.json", trace::related(&records, &traces.related)),
        file("changes.json", json::array(super::changes::published())),
    ];
    let descriptor = descriptor::of(reports, &files);
    files.push(file("datapackage.json", descriptor));
    // No resource of the descriptor: it repeats the tables, with heads for people.
    files.extend(workbook(reports).map(|bytes| File { name: "nuoji.xlsx", bytes }));
    files
}

/// All tables as one workbook: tasks, targets, figures of the narratives, reports.
pub fn workbook(reports: &[Report]) -> Result<Vec<u8>, super::xlsx::TooLarge> {
    sheets::workbook(reports)
}

fn file(name: &'static str, text: String) -> File {
    File { name, bytes: text.into_bytes() }
}

/// What a report's page says of itself, and what reading made of it. Lines and signs are counts.
#[derive(Serialize)]
struct About<'a> {
    id: &'a str,
    title: &'a str,
    publisher: Option<&'a str>,
    published: Option<&'a str>,
    index_no: Option<&'a str>,
    year: i32,
    month: u8,
    place: Option<&'a str>,
    place_en: Option<&'a str>,
    url: Option<&'a str>,
    url_inferred: Option<bool>,
    layout: &'static str,
    sha256: Option<&'a str>,
    bytes: usize,
    lines: usize,
    tasks: usize,
    indicators: usize,
    headings: usize,
    paragraphs: usize,
    signs: usize,
    signs_left_out: usize,
    doubts: usize,
}

impl About<'_> {
    fn of(report: &Report) -> About<'_> {
        let source = &report.source;
        let coverage = report.coverage();
        About {
            id: &source.id,
            title: &source.title,
            publisher: source.publisher.as_deref(),
            published: source.published.as_deref(),
            index_no: source.index_no.as_deref(),
            year: source.period.year,
            month: source.period.month,
            place: source.locality.as_ref().map(|place| &*place.name),
            place_en: source.locality.as_ref().and_then(|place| place.english.as_deref()),
            url: source.origin.as_ref().map(|origin| &*origin.url),
            url_inferred: source.origin.as_ref().map(|origin| origin.is_inferred),
            layout: report.layout.name(),
            sha256: source.sha256.as_deref(),
            bytes: source.text.len(),
            lines: report.lines.count(),
            tasks: report.tasks.len(),
            indicators: record::indicators(report).len(),
            headings: report.outline.len(),
            paragraphs: report.paragraphs.len(),
            signs: coverage.signs,
            signs_left_out: coverage.omitted,
            doubts: report.doubts.len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report;
    use std::sync::LazyLock;

    /// Read and written once for all tests here.
    static READ: LazyLock<(Vec<Report>, Vec<File>)> = LazyLock::new(|| {
        let reports: Vec<Report> = report::shipped().iter().map(report::read).collect();
        let files = files(&reports);
        (reports, files)
    });

    fn text(files: &[File], name: &str) -> String {
        let file = files.iter().find(|file| file.name == name).expect(name);
        String::from_utf8(file.bytes.clone()).unwrap()
    }

    #[test]
    fn the_same_reports_give_the_same_bytes() {
        let (reports, written) = &*READ;
        assert_eq!(files(reports), *written);
    }

    #[test]
    fn tasks_read_back_as_the_records_they_are() {
        let (reports, written) = &*READ;
        let mut records: Vec<Record> = reports.iter().flat_map(record::records).collect();
        records.iter_mut().for_each(|record| drop(record.trace.take()));
        let back: Vec<Record> = serde_json::from_str(&text(written, "tasks.json")).unwrap();
        let shape = |records: &[Record]| serde_json::to_string(records).unwrap();
        assert_eq!(shape(&back), shape(&records));
    }

    #[test]
    fn csv_and_json_hold_the_same_tasks() {
        let files = &READ.1;
        let records: Vec<Record> = serde_json::from_str(&text(files, "tasks.json")).unwrap();
        let rows = text(files, "tasks.csv");
        let mut rows = ::csv::Reader::from_reader(rows.as_bytes());
        let goals: Vec<String> = rows.records().map(|row| row.unwrap()[6].to_owned()).collect();
        assert_eq!(goals, records.iter().map(|record| record.goal.clone()).collect::<Vec<_>>());
        let measures = text(files, "measures.csv");
        let count = ::csv::Reader::from_reader(measures.as_bytes()).records().count();
        assert_eq!(count, records.iter().map(|record| record.judged().measures.len()).sum::<usize>());
    }

    #[test]
    fn threads_and_related_point_to_what_there_is() {
        let files = &READ.1;
        let ids = |name: &str| -> Vec<String> {
            let rows: Vec<serde_json::Value> = serde_json::from_str(&text(files, name)).unwrap();
            rows.iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect()
        };
        let tasks = ids("tasks.json");
        let known = [tasks.clone(), ids("indicators.json")].concat();
        let threads: Vec<serde_json::Value> = serde_json::from_str(&text(files, "threads.json")).unwrap();
        assert!(!threads.is_empty());
        for member in threads.iter().flat_map(|thread| thread["members"].as_array().unwrap()) {
            assert!(known.iter().any(|id| member["ref"] == **id), "{member}");
        }
        let related: std::collections::BTreeMap<String, Vec<String>> =
            serde_json::from_str(&text(files, "related.json")).unwrap();
        assert_eq!(related.len(), tasks.len());
        for (id, near) in &related {
            let report = |id: &str| id.split('-').next().unwrap().to_owned();
            assert!(near.len() <= 8 && near.iter().all(|other| tasks.contains(other)), "{id}");
            assert!(near.iter().all(|other| report(other) != report(id)), "{id}");
        }
    }

    /// Field names of a resource as the descriptor gives them.
    fn described(descriptor: &serde_json::Value, path: &str) -> Vec<String> {
        let resources = descriptor["resources"].as_array().unwrap();
        let resource = resources.iter().find(|resource| resource["path"] == path).expect(path);
        let fields = resource["schema"]["fields"].as_array().unwrap();
        fields.iter().map(|field| field["name"].as_str().unwrap().to_owned()).collect()
    }

    #[test]
    fn every_file_and_every_field_is_described() {
        let files = &READ.1;
        let descriptor: serde_json::Value = serde_json::from_str(&text(files, "datapackage.json")).unwrap();
        let paths: Vec<&str> = descriptor["resources"]
            .as_array()
            .unwrap()
            .iter()
            .map(|resource| resource["path"].as_str().unwrap())
            .collect();
        let names: Vec<&str> = files.iter().map(|file| file.name).collect();
        assert_eq!([paths, vec!["datapackage.json", "nuoji.xlsx"]].concat(), names);
        let is_table = |name: &str| name.ends_with("s.json") || name.ends_with(".csv");
        for file in files.iter().filter(|file| is_table(file.name)) {
            let fields = described(&descriptor, file.name);
            let text = text(files, file.name);
            if file.name.ends_with(".csv") {
                let head: Vec<&str> = text.lines().next().unwrap().split(',').collect();
                assert_eq!(fields, head, "{}", file.name);
            } else {
                let rows: Vec<serde_json::Map<String, serde_json::Value>> =
                    serde_json::from_str(&text).unwrap();
                for (key, _) in rows.iter().flatten() {
                    assert!(fields.contains(key), "{} {key}", file.name);
                }
                assert!(rows.iter().all(|row| row.len() == fields.len()), "{}", file.name);
            }
        }
    }
}
