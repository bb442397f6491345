//! What the words and figures of a task say, found when it is first asked for: measuring hundreds of tasks takes
//! longer than reading them and showing a few. In: a record. Out: its judgement. Refuses to know: how words and
//! figures are judged (`measure` does), and who asks.

use std::ops::Range;
use std::sync::OnceLock;

use super::Record;
use super::place::PARTING;
use crate::measure::{self, Measure, Pace, Status, Verdict};
use crate::report::Period;

/// What is stated of a task. Field names are those of the exported data.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    pub percent: Option<f64>,
    pub status: Status,
    /// Words of the progress that decided the status; may be empty.
    pub status_why: String,
    /// Id of the rule that gave the status.
    pub rule: String,
    /// Status by the words alone.
    pub claim: Option<Status>,
    /// Id of the rule of words that gave the claim; empty without one.
    pub claim_rule: String,
    /// Words of the progress that decided the claim; may be empty.
    pub claim_why: String,
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
            rule: String::new(),
            claim: None,
            claim_rule: String::new(),
            claim_why: String::new(),
            check: Verdict::Unknown,
            pace: None,
            expected_percent: None,
            measures: Vec::new(),
            doubts: Vec::new(),
        }
    }
}

/// What judging asks for beside the words of the task.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    pub period: Period,
    /// As for [`measure::judge`].
    pub column: Option<Option<f64>>,
    /// The doubts of reading, which come before those of measuring.
    pub doubts: Vec<String>,
}

/// A judgement, or the question that leads to it.
#[derive(Clone, Debug)]
pub struct Judging {
    known: OnceLock<Judgement>,
    question: Option<Question>,
}

impl From<Judgement> for Judging {
    fn from(judgement: Judgement) -> Judging {
        Judging { known: OnceLock::from(judgement), question: None }
    }
}

impl From<Question> for Judging {
    fn from(question: Question) -> Judging {
        Judging { known: OnceLock::new(), question: Some(question) }
    }
}

impl Record {
    /// Whether somebody asked already, or the judgement was given.
    pub fn is_judged(&self) -> bool {
        self.judging.known.get().is_some()
    }

    /// What goal and progress say. The first call measures them, some 20 µs; later ones look it up.
    pub fn judged(&self) -> &Judgement {
        let Judging { known, question } = &self.judging;
        known.get_or_init(|| question.as_ref().map(|question| judge(self, question)).unwrap_or_default())
    }
}

fn judge(task: &Record, Question { period, column, doubts }: &Question) -> Judgement {
    let judged = measure::judge(&task.goal, &task.progress, *column, *period);
    let words = |places: &[Range<usize>]| {
        let words = places.iter().filter_map(|at| task.progress.get(at.clone()));
        words.collect::<Vec<_>>().join(PARTING)
    };
    let own = judged.doubts.iter().map(|doubt| {
        let words = match &doubt.place {
            measure::Place::Goal(at) => task.goal.get(at.clone()),
            measure::Place::Progress(at) => task.progress.get(at.clone()),
        };
        doubt_line(doubt.kind, words.unwrap_or_default().chars())
    });
    Judgement {
        percent: judged.percent,
        status: judged.status,
        status_why: words(&judged.why),
        rule: judged.rule.to_string(),
        claim: judged.claim,
        claim_rule: judged.claim_rule.to_string(),
        claim_why: words(&judged.claim_at),
        check: judged.check,
        pace: judged.pace,
        expected_percent: judged.expected_percent,
        doubts: doubts.iter().cloned().chain(own).collect(),
        measures: judged.measures,
    }
}

/// A doubt's kind, a blank, and the first of the words it is about.
pub(super) fn doubt_line(kind: &str, words: impl Iterator<Item = char>) -> String {
    let words: String = words.take(24).collect();
    [kind, " ", words.trim()].concat().trim_end().to_string()
}
