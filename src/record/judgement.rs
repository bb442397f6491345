//! What the words and figures of a task say. In: goal, progress, period. Out: a judgement with its words in their
//! places. Refuses to know: how words and figures are judged (`measure` does).

use std::ops::Range;

use super::Record;
use super::place::PARTING;
use crate::measure::{self, Measure, Pace, Printed, Status, Verdict};

/// What is stated of a task. Field names are those of the exported data.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    pub percent: Option<f64>,
    pub status: Status,
    /// Words of the progress that decided the status; may be empty.
    pub status_why: String,
    /// Where these words stand in the progress, in bytes.
    pub status_why_at: Vec<Range<usize>>,
    /// Id of the rule that gave the status.
    pub rule: String,
    /// Status by the words alone.
    pub claim: Option<Status>,
    /// Id of the rule of words that gave the claim; empty without one.
    pub claim_rule: String,
    /// Words of the progress that decided the claim; may be empty.
    pub claim_why: String,
    /// Where these words stand in the progress, in bytes.
    pub claim_why_at: Vec<Range<usize>>,
    /// Verdict by the figures alone.
    pub check: Verdict,
    pub pace: Option<Pace>,
    pub expected_percent: Option<f64>,
    pub measures: Vec<Measure>,
    /// Kinds of what is unclear, with a readable detail.
    pub doubts: Vec<String>,
}

impl Default for Judgement {
    /// Of a task that tells nothing.
    fn default() -> Judgement {
        Judgement {
            percent: None,
            status: Status::NoData,
            status_why: String::new(),
            status_why_at: Vec::new(),
            rule: String::new(),
            claim: None,
            claim_rule: String::new(),
            claim_why: String::new(),
            claim_why_at: Vec::new(),
            check: Verdict::Unknown,
            pace: None,
            expected_percent: None,
            measures: Vec::new(),
            doubts: Vec::new(),
        }
    }
}

impl Record {
    /// What goal and progress say.
    pub fn judged(&self) -> &Judgement {
        &self.judgement
    }
}

/// Judges one task. The doubts of reading come before those of measuring.
pub(super) fn judge(printed: &Printed, doubts: impl Iterator<Item = String>) -> Judgement {
    let Printed { goal, progress, .. } = *printed;
    let judged = measure::judge_printed(printed);
    let own = judged.doubts.iter().map(|doubt| {
        let words = match &doubt.place {
            measure::Place::Goal(at) => goal.get(at.clone()),
            measure::Place::Progress(at) => progress.get(at.clone()),
        };
        doubt_line(doubt.kind, words.unwrap_or_default().chars())
    });
    Judgement {
        percent: judged.percent,
        status: judged.status,
        status_why: joined(progress, &judged.why),
        status_why_at: judged.why,
        rule: judged.rule.to_string(),
        claim: judged.claim,
        claim_rule: judged.claim_rule.to_string(),
        claim_why: joined(progress, &judged.claim_at),
        claim_why_at: judged.claim_at,
        check: judged.check,
        pace: judged.pace,
        expected_percent: judged.expected_percent,
        doubts: doubts.chain(own).collect(),
        measures: judged.measures,
    }
}

/// The words at these places, one after the other, with a sign between them.
pub fn joined(text: &str, places: &[Range<usize>]) -> String {
    let words: Vec<&str> = places.iter().filter_map(|at| text.get(at.clone())).collect();
    words.join(PARTING)
}

/// A doubt's kind, a blank, and the first of the words it is about.
pub(super) fn doubt_line(kind: &str, words: impl Iterator<Item = char>) -> String {
    let words: String = words.take(24).collect();
    [kind, " ", words.trim()].concat().trim_end().to_string()
}
