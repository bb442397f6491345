//! What can be stated of one task. In: its goal and progress, the rate its column prints, the period. Out:
//! measures, status with its rule and words, claim, check, pace, doubts. Refuses to know where the words
//! stand in a report.

use std::ops::Range;

use super::{Doubt, Measure, Pace, Place, Status, Verdict};
use super::{answer, pace, status, target, words};
use crate::report::Period;

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

/// The words of one task and the figures in them.
struct Heard {
    asked: words::Words,
    told: words::Words,
    targets: Vec<target::Target>,
    answers: Vec<answer::Answer>,
    percent: Option<(f64, Range<usize>)>,
    column: Option<Option<f64>>,
    year_end: bool,
}

impl Heard {
    fn of(goal: &str, progress: &str, column: Option<Option<f64>>, period: Period) -> Heard {
        let year_end = !(1..12).contains(&period.month);
        let (asked, told) = (words::Words::new(cell(goal)), words::Words::new(cell(progress)));
        let targets = target::read(&asked);
        let claim = status::whole_claim(&told, year_end);
        let answers = match column {
            Some(_) => targets.iter().map(|_| answer::NONE).collect(),
            None => answer::find(&targets, &told, claim, year_end),
        };
        let percent = status::percent(&asked, &told, targets.len(), column);
        Heard { asked, told, targets, answers, percent, column, year_end }
    }

    fn seen(&self) -> status::Seen<'_> {
        let (percent, column, year_end) = (self.percent.clone(), self.column, self.year_end);
        status::Seen::new(&self.asked, &self.told, &self.targets, &self.answers, percent, column, year_end)
    }
}

/// Ids of all rules that hold for one task, in the order read: the first is the one that decides, the others
/// would have decided without it. Arguments as for [`judge`].
pub fn fitting(goal: &str, progress: &str, column: Option<Option<f64>>, period: Period) -> Vec<&'static str> {
    Heard::of(goal, progress, column, period).seen().fitting()
}

/// Reads one task. `column`: the report has a column for the percentage of each task; `Some(None)`
/// where that column prints "/" or nothing.
pub fn judge(goal: &str, progress: &str, column: Option<Option<f64>>, period: Period) -> Judged {
    let heard = Heard::of(goal, progress, column, period);
    let seen = heard.seen();
    let Heard { asked, told, targets, answers, percent: found, year_end, .. } = &heard;
    let decided = seen.decide();
    let (claimed, claim_rule, claim_at) = seen.claim(&decided);
    let (status, rule, why) = decided;
    let check = seen.check();
    let mut doubts = Vec::new();
    let measures: Vec<Measure> = targets
        .iter()
        .zip(answers)
        .map(|(t, a)| {
            let target_at = asked.bytes(&asked.trim(t.at.clone()));
            let actual_at = a.at.clone().map(|at| told.bytes(&told.trim(at)));
            if a.rival
                && let Some(at) = &actual_at
            {
                doubts.push(Doubt { kind: "two-answers", place: Place::Progress(at.clone()) });
            }
            if a.verdict == Verdict::Unknown && column.is_none() && *year_end {
                doubts.push(Doubt { kind: "figure-unanswered", place: Place::Goal(target_at.clone()) });
            }
            Measure {
                name: t.name.clone(),
                op: t.op,
                target: t.figure.value,
                unit: t.figure.unit.clone(),
                change: t.change,
                target_at,
                actual: a.actual,
                actual_at,
                verdict: a.verdict,
            }
        })
        .collect();
    doubts.dedup();
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
        percent_at: found.as_ref().map(|f| told.bytes(&f.1)),
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

/// No cell of a table is longer; a whole page taken for one is read this far.
const LONGEST_CELL: usize = 40_000;

fn cell(text: &str) -> &str {
    &text[..text.floor_char_boundary(LONGEST_CELL.min(text.len()))]
}
