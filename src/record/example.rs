//! For each rule of the statuses: tasks that it decides, and one that looks alike and that it does not decide.
//! In: records, and the rules that hold for each. Out: places in the list of records. Refuses to know: words
//! for any of it, and which tasks there are.

use super::Record;
use crate::measure::{Op, RuleInfo, Verdict, rules};

/// What the records show of one rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    pub rule: RuleInfo,
    /// The tasks that it decides.
    pub decided: Vec<usize>,
    /// The plainest of them, from different reports where there are.
    pub shown: Vec<usize>,
    pub against: Option<(usize, Against)>,
}

/// Why a task that looks alike is not decided by the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Against {
    /// The rule holds as well, but an earlier one was read first.
    Earlier,
    /// A percentage is printed, however small.
    SomePercent,
    /// Exactly 100 % is not more.
    JustFull,
    /// The nearest to 100 % is not 100 %.
    NearlyFull,
    /// Exactly the target is not below it.
    JustMet,
    /// Works were to begin, and not all are said to have begun.
    NotAllBegun,
    /// An upper bound too, but there is a figure to compare.
    BoundWithFigure,
}

const SHOWN: usize = 2;

/// One for each rule, in the order in which rules are read. `fitting` goes with `records`.
pub fn examples<S: AsRef<str>>(records: &[Record], fitting: &[Vec<S>]) -> Vec<Example> {
    rules().into_iter().map(|rule| example(rule, records, fitting)).collect()
}

fn example<S: AsRef<str>>(rule: RuleInfo, records: &[Record], fitting: &[Vec<S>]) -> Example {
    let decided: Vec<usize> = (0..records.len()).filter(|at| records[*at].judged().rule == rule.id).collect();
    let length = |at: &usize| records[*at].progress.chars().count() + records[*at].goal.chars().count();
    let mut plain = decided.clone();
    // The shortest say it best, but two characters say nothing of their own.
    plain.sort_by_key(|at| (records[*at].judged().measures.is_empty() && !rule.by_words, length(at)));
    let mut shown: Vec<usize> = Vec::new();
    for same in [false, true] {
        for at in &plain {
            let known = shown.iter().any(|other| records[*other].report == records[*at].report);
            if shown.len() < SHOWN && known == same && !shown.contains(at) {
                shown.push(*at);
            }
        }
    }
    let earlier = |differs: bool| {
        let mut found: Vec<usize> = (0..records.len().min(fitting.len()))
            .filter(|at| fitting[*at].iter().skip(1).any(|id| id.as_ref() == rule.id))
            .filter(|at| !differs || records[*at].judged().status != rule.status)
            .collect();
        found.sort_by_key(length);
        found.first().map(|at| (*at, Against::Earlier))
    };
    let against = earlier(true).or_else(|| earlier(false)).or_else(|| alike(rule.id, records));
    Example { rule, decided, shown, against }
}

/// A task that looks alike, for the rules that nothing precedes.
fn alike(rule: &str, records: &[Record]) -> Option<(usize, Against)> {
    let among = |by: &str| -> Vec<usize> {
        (0..records.len()).filter(|at| records[*at].judged().rule == by).collect()
    };
    let percent = |at: &usize| records[*at].judged().percent.unwrap_or(0.0);
    let first = |wanted: &dyn Fn(&Record) -> bool| records.iter().position(wanted);
    match rule {
        "percent-none" => {
            let least = among("percent-part").into_iter().min_by(|a, b| percent(a).total_cmp(&percent(b)))?;
            Some((least, Against::SomePercent))
        }
        "percent-over" => Some((*among("percent-full").first()?, Against::JustFull)),
        "percent-full" => {
            let most = among("percent-part").into_iter().max_by(|a, b| percent(a).total_cmp(&percent(b)))?;
            Some((most, Against::NearlyFull))
        }
        "figure-below" => {
            let met = |record: &Record| {
                record.judged().rule == "figures-met"
                    && record.judged().measures.iter().any(|m| m.actual == Some(m.target))
            };
            Some((first(&met)?, Against::JustMet))
        }
        "started-all" => {
            let begun = |record: &Record| {
                record.goal.contains("开工")
                    && record.judged().rule != rule
                    && record.judged().rule == "under-way"
            };
            Some((first(&begun)?, Against::NotAllBegun))
        }
        "bound-kept" => {
            let bound = |record: &Record| {
                let compared =
                    |m: &crate::measure::Measure| m.op == Op::AtMost && m.verdict != Verdict::Unknown;
                record.judged().rule != rule && record.judged().measures.iter().any(compared)
            };
            Some((first(&bound)?, Against::BoundWithFigure))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{record, report};

    #[test]
    fn every_rule_of_the_bundle_has_an_example_and_a_task_against_it() {
        let reports: Vec<_> = report::shipped().iter().map(report::read).collect();
        let records: Vec<Record> = reports.iter().flat_map(record::records).collect();
        let fitting: Vec<_> = reports.iter().flat_map(record::fitting).collect();
        let found = examples(&records, &fitting);
        assert_eq!(found.iter().map(|example| example.decided.len()).sum::<usize>(), records.len());
        for example in found {
            let id = example.rule.id;
            assert_eq!(example.shown.is_empty(), example.decided.is_empty(), "{id}");
            assert!(example.shown.iter().all(|at| example.decided.contains(at)), "{id}");
            // A rule for words that no bundled report prints decides nothing here; tests/statuses.rs holds it.
            if example.decided.is_empty() && example.against.is_none() {
                continue;
            }
            let (against, why) = example.against.unwrap_or_else(|| panic!("{id}: nothing against it"));
            assert!(!example.decided.contains(&against), "{id}: {why:?} is decided by it");
            println!(
                "{id} {:?} | {why:?} {}",
                example.shown.iter().map(|at| &*records[*at].id).collect::<Vec<_>>(),
                records[against].id
            );
        }
    }

    #[test]
    fn no_records_no_examples() {
        assert!(
            examples::<String>(&[], &[]).iter().all(|one| one.decided.is_empty() && one.against.is_none())
        );
    }
}
