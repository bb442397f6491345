//! From the words of a goal and its progress to what can be stated: targets, the figures that answer
//! them, status with its rule, pace. In: plain strings and a period. Out: the types below, with byte
//! ranges into those strings. Refuses to know: layouts, files, pages.

mod judge;

pub use judge::{Judged, judge};

use std::ops::Range;

use crate::report::Period;

pub mod answer;
pub mod claim;
pub mod figure;
pub mod indicator;
pub mod number;
pub mod pace;
pub mod stage;
pub mod status;
pub mod subject;
pub mod target;
pub mod unit;
pub mod wording;
pub mod words;

pub use status::{RuleInfo, rules};

/// The comparison a target asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Op {
    AtLeast,
    AtMost,
    /// Indicators only: a plain figure.
    Equal,
}

/// What the figures say of one target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    Exceeded,
    Met,
    Short,
    Unknown,
}

/// What became of a task, after the published order of rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    Exceeded,
    Done,
    Ongoing,
    Reported,
    Short,
    Halted,
    NoData,
}

/// Where an in-period percentage stands against the time gone by (序时).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pace {
    Ahead,
    On,
    Behind,
}

/// One quantified target of a goal and the figure that answers it.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    pub name: String,
    pub op: Op,
    pub target: f64,
    /// As printed, 万 and 亿 kept: `万平方米`.
    pub unit: String,
    /// Bytes of the goal.
    pub target_at: Range<usize>,
    pub actual: Option<f64>,
    /// Bytes of the progress.
    pub actual_at: Option<Range<usize>>,
    pub verdict: Verdict,
}

/// Where a doubt points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Bytes of the goal.
    Goal(Range<usize>),
    /// Bytes of the progress.
    Progress(Range<usize>),
}

/// Something that a careful reader would look at again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// `figure-unanswered`, `two-answers`, `unit-differs`, `claim-against-figures`.
    pub kind: &'static str,
    pub place: Place,
}

/// Everything that can be stated of one task.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    pub measures: Vec<Measure>,
    /// The one percentage that the report gives for the whole task.
    pub percent: Option<f64>,
    /// Bytes of the progress.
    pub percent_at: Option<Range<usize>>,
    pub status: Status,
    /// Id of the rule that gave the status; see [`rules`].
    pub rule: &'static str,
    /// Bytes of the progress: the words and figures that decided.
    pub why: Vec<Range<usize>>,
    /// Status by the words alone, with its rule and its words.
    pub claim: Option<Status>,
    pub claim_rule: &'static str,
    pub claim_at: Vec<Range<usize>>,
    /// Verdict by the figures alone.
    pub check: Verdict,
    pub pace: Option<Pace>,
    pub expected_percent: Option<f64>,
    pub doubts: Vec<Doubt>,
}

/// Reads one task. `column`: the report has a column for the percentage of each task; `Some(None)`
/// where that column prints "/" or nothing.
pub fn judge(goal: &str, progress: &str, column: Option<Option<f64>>, period: Period) -> Judged {
    let year_end = !(1..12).contains(&period.month);
    let (asked, told) = (words::Words::new(goal), words::Words::new(progress));
    let targets = target::read(&asked);
    let claim = status::whole_claim(&told);
    let answers = match column {
        Some(_) => targets.iter().map(|_| answer::NONE).collect(),
        None => answer::find(&targets, &told, claim, year_end),
    };
    let found = status::percent(&told, targets.len(), column);
    let seen =
        status::Seen::new(&asked, &told, &targets, &answers, found.as_ref().map(|f| f.0), column, year_end);
    let (status, rule, why) = seen.decide();
    let (claimed, claim_rule, claim_at) = seen.claim();
    let check = seen.check();
    let mut doubts = Vec::new();
    let measures: Vec<Measure> = targets
        .iter()
        .zip(&answers)
        .map(|(t, a)| {
            let target_at = asked.bytes(&asked.trim(t.at.clone()));
            let actual_at = a.at.clone().map(|at| told.bytes(&told.trim(at)));
            if a.rival
                && let Some(at) = &actual_at
            {
                doubts.push(Doubt { kind: "two-answers", place: Place::Progress(at.clone()) });
            }
            if a.verdict == Verdict::Unknown && column.is_none() && year_end {
                doubts.push(Doubt { kind: "figure-unanswered", place: Place::Goal(target_at.clone()) });
            }
            Measure {
                name: t.name.clone(),
                op: t.op,
                target: t.figure.value,
                unit: t.figure.unit.clone(),
                target_at,
                actual: a.actual,
                actual_at,
                verdict: a.verdict,
            }
        })
        .collect();
    let bytes = |ranges: Vec<Range<usize>>| -> Vec<Range<usize>> {
        ranges.into_iter().map(|r| told.bytes(&told.trim(r))).filter(|r| !r.is_empty()).collect()
    };
    let claim_at = bytes(claim_at);
    if check == Verdict::Short && matches!(claimed, Some(Status::Done | Status::Exceeded)) {
        let at = claim_at.first().cloned().unwrap_or(0..0);
        doubts.push(Doubt { kind: "claim-against-figures", place: Place::Progress(at) });
    }
    let percent = found.as_ref().map(|f| f.0);
    Judged {
        measures,
        percent,
        percent_at: found.map(|f| told.bytes(&f.1)),
        status,
        rule,
        why: bytes(why),
        claim: claimed,
        claim_rule,
        claim_at,
        check,
        pace: pace::of(percent, period),
        expected_percent: pace::expected(period),
        doubts,
    }
}
