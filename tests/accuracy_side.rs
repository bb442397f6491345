//! How well two reports side by side are paired, against pairs labelled by reading both reports whole. In:
//! `tests/labels/side.tsv`. Out: floors that only rise, and the counts that the method page prints.
//! `MISSES=1 cargo test --test accuracy_side -- --nocapture` prints the pairs that readers do not bear out.

use std::collections::{BTreeMap, BTreeSet};

use nuoji::record::{self, Indicator, Record};
use nuoji::report;
use nuoji::thread::agreement::{Pairing, pairing};
use nuoji::thread::side::{Pair, State, compare};

const REPORTS: [(&str, &str); 3] = [("r2020", "r2022q4"), ("r2022q4", "r2024q2"), ("r2020", "r2024q2")];

/// The label of each pair; a pair that is not listed is different.
fn labels() -> BTreeMap<(String, String), String> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/labels/side.tsv");
    let text = std::fs::read_to_string(path).expect("the labels can be read");
    let rows = text.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [left, right, label] = cells[..] else { panic!("three cells: {line}") };
        assert!(["same", "unsure", "different"].contains(&label), "{line}");
        ((left.to_owned(), right.to_owned()), label.to_owned())
    });
    rows.collect()
}

fn counted() -> (Pairing, Vec<Pairing>) {
    let reports: Vec<_> = report::shipped().iter().map(report::read).collect();
    let records: Vec<Record> = reports.iter().flat_map(record::records).collect();
    let indicators: Vec<Indicator> = reports.iter().flat_map(record::indicators).collect();
    let threads = nuoji::thread::threads(&records, &indicators);
    let labels = labels();
    let ids: BTreeSet<&str> = records.iter().map(|record| record.id.as_str()).collect();
    assert!(labels.keys().all(|(left, right)| ids.contains(&**left) && ids.contains(&**right)));
    let mut sum = Pairing { labelled: labels.len(), ..Pairing::default() };
    let mut each = Vec::new();
    for (left, right) in REPORTS {
        let mut own = Pairing::default();
        for pair in compare(&records, &threads, left, right).tasks {
            let Pair { left: Some(a), right: Some(b), state } = pair else { continue };
            let label = labels.get(&(a.clone(), b.clone())).map_or("unlisted", String::as_str);
            let possible = state == State::Possible;
            own.paired += usize::from(!possible);
            own.possible += usize::from(possible);
            own.same += usize::from(!possible && label == "same");
            own.related += usize::from(possible && matches!(label, "same" | "unsure"));
            if std::env::var_os("MISSES").is_some() && label != "same" {
                println!("{a} {b} {state:?}: {label}");
            }
        }
        println!("{left} {right}: {own:?}");
        sum.paired += own.paired;
        sum.same += own.same;
        sum.possible += own.possible;
        sum.related += own.related;
        each.push(own);
    }
    (sum, each)
}

#[test]
fn what_is_paired_is_one_promise_and_what_is_possible_is_related() {
    let (sum, each) = counted();
    assert!(sum.labelled >= 400 && sum.paired >= 48, "{sum:?}");
    assert!(sum.same * 20 >= sum.paired * 19, "precision of all pairs below 0.95: {sum:?}");
    assert!(sum.related * 10 >= sum.possible * 7, "too many possible pairs are of different things: {sum:?}");
    for own in each {
        assert!(own.same * 10 >= own.paired * 9, "precision of a pair of reports below 0.9: {own:?}");
    }
}

/// The file that the method page prints.
#[test]
fn the_published_pairing_is_the_counted_one() {
    let Pairing { labelled, paired, same, possible, related } = counted().0;
    let table = format!(
        "labelled\tpaired\tsame\tpossible\trelated\n{labelled}\t{paired}\t{same}\t{possible}\t{related}\n"
    );
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/thread/agreement.tsv");
    if std::env::var_os("UPDATE").is_some() {
        return std::fs::write(path, table).expect("the file can be written");
    }
    let written = std::fs::read_to_string(path).unwrap_or_default();
    assert!(written == table, "{path} is stale; `UPDATE=1 cargo test --test accuracy_side` writes it anew");
    assert_eq!(pairing(), counted().0);
}
