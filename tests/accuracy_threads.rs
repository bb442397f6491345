//! How well promises are followed across years, against labels given by careful readers. In:
//! `tests/labels/threads.jsonl`, `related.jsonl`. Out: floors that only rise.
//! `MISSES=1 cargo test --test accuracy_threads -- --nocapture` prints what is found otherwise.

use std::collections::BTreeSet;

use nuoji::record::{self, Indicator, Record};
use nuoji::report;
use nuoji::thread::{self, Thread, Traces};
use serde_json::Value;

fn labels(name: &str) -> Vec<Value> {
    let path = format!("{}/tests/labels/{name}.jsonl", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
    text.lines().map(|l| serde_json::from_str(l).expect("a label is one JSON object a line")).collect()
}

fn misses() -> bool {
    std::env::var_os("MISSES").is_some()
}

fn traces() -> (Vec<Record>, Vec<Indicator>, Traces) {
    let reports: Vec<_> = report::shipped().iter().map(report::read).collect();
    let records: Vec<Record> = reports.iter().flat_map(record::records).collect();
    let indicators: Vec<Indicator> = reports.iter().flat_map(record::indicators).collect();
    let traces = thread::traces(&records, &indicators);
    (records, indicators, traces)
}

fn members(label: &Value) -> BTreeSet<&str> {
    let list = label["members"].as_array().expect("members");
    list.iter().filter_map(|member| member["ref"].as_str()).collect()
}

/// The thread that shares most with the label, and how much (Jaccard).
fn best<'a>(threads: &'a [Thread], want: &BTreeSet<&str>) -> (Option<&'a Thread>, f64) {
    let mut best = (None, 0.0);
    for thread in threads {
        let have: BTreeSet<&str> = thread.members.iter().map(|m| m.id.as_str()).collect();
        let overlap = have.intersection(want).count() as f64 / have.union(want).count() as f64;
        if overlap > best.1 {
            best = (Some(thread), overlap);
        }
    }
    best
}

/// Floor, and what is measured against it.
fn floor(what: &str, floor: f64, hits: f64, all: f64) {
    let share = hits / all;
    println!("{what:32} {share:.4} of {all}");
    assert!(share >= floor, "{what}: {share:.4}, floor {floor}");
}

#[test]
fn threads_hold_the_members_and_figures_that_readers_found() {
    let (_, _, traces) = traces();
    let (mut overlap, mut count) = ([0.0; 2], [0.0; 2]);
    let (mut right, mut values) = (0.0, 0.0);
    for label in labels("threads").iter().filter(|label| label["sure"] == true) {
        let is_indicator = label["kind"] == "indicator";
        let (thread, share) = best(&traces.threads, &members(label));
        overlap[usize::from(is_indicator)] += share;
        count[usize::from(is_indicator)] += 1.0;
        if share < 0.7 && misses() {
            println!("{} {share:.2} by {:?}", label["thread"], thread.map(|t| &t.name));
        }
        let Some(thread) = thread.filter(|_| is_indicator) else { continue };
        for want in label["members"].as_array().expect("members") {
            let Some(have) = thread.members.iter().find(|m| want["ref"] == m.id.as_str()) else { continue };
            for (stated, read) in [(&want["target"], have.target), (&want["actual"], have.actual)] {
                let Some(stated) = stated.as_f64() else { continue };
                values += 1.0;
                let same = read.is_some_and(|read| (read - stated).abs() < 5e-7);
                right += f64::from(u8::from(same));
                if !same && misses() {
                    println!("{} {}: {stated}, read {read:?}", label["thread"], want["ref"]);
                }
            }
        }
    }
    floor("overlap of subjects", 0.93, overlap[0], count[0]);
    floor("overlap of indicators", 0.93, overlap[1], count[1]);
    floor("values of the series", 0.97, right, values);
}

#[test]
fn near_tasks_are_found_and_none_where_there_is_none() {
    let (_, _, traces) = traces();
    let (mut found, mut near, mut empty, mut none) = (0.0, 0.0, 0.0, 0.0);
    for label in labels("related") {
        let id = label["id"].as_str().expect("id");
        let list = traces.related.near.iter().find(|(own, _)| own == id).map_or(&[][..], |(_, list)| list);
        let wanted = label["related"].as_array().expect("related");
        let good = if label["none"] == true {
            none += 1.0;
            empty += f64::from(u8::from(list.is_empty()));
            list.is_empty()
        } else {
            near += 1.0;
            let hit = list.iter().take(3).any(|n| wanted.iter().any(|w| *w == n.id.as_str()));
            found += f64::from(u8::from(hit));
            hit
        };
        if !good && misses() {
            println!("{id}: {wanted:?}, found {list:?}");
        }
    }
    floor("related among the first three", 0.94, found, near);
    floor("none where there is none", 1.0, empty, none);
}

#[test]
fn every_thread_and_relation_keeps_its_word() {
    let (records, indicators, traces) = traces();
    let ids: BTreeSet<&str> =
        records.iter().map(|r| r.id.as_str()).chain(indicators.iter().map(|i| i.id.as_str())).collect();
    let mut names = BTreeSet::new();
    for thread in &traces.threads {
        assert!(names.insert(thread.name.as_str()), "twice: {}", thread.name);
        assert!(thread.reports() >= 2, "{}", thread.name);
        assert!(thread.members.is_sorted_by_key(|m| m.year), "{}", thread.name);
        assert!(thread.members.iter().all(|m| ids.contains(m.id.as_str())), "{}", thread.name);
        assert!(thread.breaks.iter().all(|b| (1..thread.members.len()).contains(&b.at)), "{}", thread.name);
        assert!(!thread.why.is_empty(), "{}", thread.name);
    }
    assert_eq!(traces.related.near.len(), records.len());
    for ((id, near), record) in traces.related.near.iter().zip(&records) {
        assert_eq!(*id, record.id);
        assert!(near.len() <= 8);
        assert!(near.is_sorted_by(|a, b| a.score >= b.score));
        assert!(near.iter().all(|n| records.iter().any(|r| r.id == n.id && r.report != record.report)));
    }
}

#[test]
fn a_report_of_another_town_joins_the_threads_whose_words_it_prints() {
    let text = "2023年区政府工作报告任务完成情况\n\n序号\n\n项目清单\n\n累计完成情况\n\n1\n\n老旧小区加装电梯90台\n\n完成加装电梯95台。\n\n2\n\n抓好人防战备常态化演训\n\n已完成。\n";
    let source = report::guess_source("other", text);
    let mut records: Vec<Record> =
        report::shipped().iter().flat_map(|s| record::records(&report::read(s))).collect();
    records.extend(record::records(&report::read(&source)));
    let traces = thread::traces(&records, &[]);
    let lifts = traces.threads.iter().find(|t| t.name == "老旧小区加装电梯").expect("the thread of lifts");
    assert!(lifts.members.iter().any(|m| m.report == "other" && m.target == Some(90.0)), "{lifts:?}");
}
