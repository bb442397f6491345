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
    let (records, _, traces) = traces();
    let (mut found, mut near, mut empty, mut none) = (0.0, 0.0, 0.0, 0.0);
    for label in labels("related") {
        let id = label["id"].as_str().expect("id");
        let at = records.iter().position(|record| record.id == id).expect("a label names a task");
        let list: Vec<&str> = traces.related.near(at).iter().map(|n| records[n.at].id.as_str()).collect();
        let wanted = label["related"].as_array().expect("related");
        let good = if label["none"] == true {
            none += 1.0;
            empty += f64::from(u8::from(list.is_empty()));
            list.is_empty()
        } else {
            near += 1.0;
            let hit = list.iter().take(3).any(|n| wanted.iter().any(|w| w == n));
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
    assert_eq!(traces.related.len(), records.len());
    for (at, record) in records.iter().enumerate() {
        let near = traces.related.near(at);
        assert!(near.len() <= 8);
        assert!(near.is_sorted_by(|a, b| a.score >= b.score));
        assert!(near.iter().all(|n| records[n.at].report != record.report));
    }
}

#[test]
fn every_result_in_a_thread_is_the_task_s_own_or_told_as_one() {
    let (records, _, traces) = traces();
    let (mut own, mut told) = (0, 0);
    for thread in &traces.threads {
        for member in thread.members.iter().filter(|member| member.is_task) {
            let record = records.iter().find(|r| r.id == member.id).expect("a member is a task");
            assert_eq!(member.actual.is_some(), member.actual_at.is_some(), "{} {}", thread.name, member.id);
            let (Some(actual), Some(at)) = (member.actual, &member.actual_at) else { continue };
            if record
                .judged()
                .measures
                .iter()
                .any(|m| m.actual == member.actual && m.actual_at.as_ref() == Some(at))
            {
                own += 1;
                continue;
            }
            told += 1;
            let (figure, words) =
                (&record.progress[at.clone()], &record.progress[thread::told_around(&record.progress, at)]);
            let place = format!("{} {}: {figure} in {words}", thread.name, member.id);
            assert_eq!(figure.parse::<f64>().ok(), Some(actual), "{place}");
            for ahead in ["推荐", "申报", "拟", "计划实施", "预计", "力争", "即将", "将于", "待"]
            {
                assert!(!words.contains(ahead), "{place}");
            }
            let whole = record.progress[at.end..].contains("全部建成");
            assert!(whole || !words.ends_with('中'), "{place}");
        }
    }
    println!("results: {own} of measures, {told} of the text");
    assert!(own > 50 && told > 30);
}

#[test]
fn a_whole_of_which_parts_are_told_and_what_is_applied_for_are_no_results() {
    let text = "2023年区政府工作报告任务完成情况\n\n序号\n\n项目清单\n\n累计完成情况\n\n1\n\n推进30个老旧小区综合改造\n\n因30个老旧小区综合改造项目中,有20个计划明年实施,今年8个老旧小区改造已开工。\n\n2\n\n新建市级众创空间3家\n\n推荐某产业园等3家众创空间申报市级认定,待公布。\n";
    let mut records: Vec<Record> =
        report::shipped().iter().flat_map(|s| record::records(&report::read(s))).collect();
    records.extend(record::records(&report::read(&report::guess_source("other", text))));
    let traces = thread::traces(&records, &[]);
    let stated: Vec<_> = traces
        .threads
        .iter()
        .filter(|t| t.name != "老旧小区改造开工")
        .flat_map(|t| &t.members)
        .filter(|m| m.report == "other" && (m.target.is_some() || m.actual.is_some()))
        .map(|m| (m.target, m.actual))
        .collect();
    assert_eq!(stated, [(Some(3.0), None), (Some(30.0), None)]);
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
