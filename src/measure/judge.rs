//! What can be stated of one task. In: its goal and progress, the rate its column prints, the period. Out:
//! measures, status with its rule and words, claim, check, pace, doubts. Refuses to know where the words
//! stand in a report.

use std::ops::Range;

use super::{Doubt, Measure, Pace, Place, Status, Verdict};
use super::{answer, pace, state, status, target, until, words};
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

/// What a report prints of one task, as far as judging asks for it.
#[derive(Clone, Copy, Debug)]
pub struct Printed<'a> {
    pub goal: &'a str,
    pub progress: &'a str,
    /// The words of a column of targets, where the report has one.
    pub target: Option<&'a str>,
    /// The progress is a cell of a column of rates: its rate, none where it prints "/" or nothing.
    pub column: Option<Option<f64>>,
    /// A rate in a column of its own, beside the words of the progress.
    pub percent: Option<f64>,
    /// The publisher's own word for the state, where the report has a column of such words.
    pub state: Option<&'a str>,
    /// When the task is to be done, where the report has a column for it.
    pub deadline: Option<&'a str>,
    pub period: Period,
}

impl<'a> Printed<'a> {
    /// A goal and its progress, and nothing beside them.
    pub fn of(goal: &'a str, progress: &'a str, period: Period) -> Printed<'a> {
        Printed {
            goal,
            progress,
            target: None,
            column: None,
            percent: None,
            state: None,
            deadline: None,
            period,
        }
    }
}

/// The words of one task and the figures in them.
struct Heard {
    asked: words::Words,
    told: words::Words,
    targets: Vec<target::Target>,
    answers: Vec<answer::Answer>,
    percent: Option<(f64, Range<usize>)>,
    column: Option<Option<f64>>,
    state: Option<Status>,
    year_end: bool,
    /// No word of it is Chinese: the rules of words say nothing of it.
    foreign: bool,
}

impl Heard {
    fn of(printed: &Printed) -> Heard {
        let Printed { goal, progress, column, percent, deadline, period, .. } = *printed;
        let due_later = deadline.is_some_and(|cell| until::is_due_after(cell, period));
        let year_end = period.month >= 12 && !due_later && !until::ends_after(cell(goal), period);
        let (asked, told) = (words::Words::new(cell(goal)), words::Words::new(cell(progress)));
        let foreign =
            column.is_none() && !told.is_empty() && ![&asked, &told].iter().any(|words| words.has_han());
        let mut targets = if foreign { Vec::new() } else { target::read(&asked) };
        if let Some(words) = printed.target.filter(|_| !foreign) {
            target::add_column(&mut targets, &asked, &words::Words::new(cell(words)));
        }
        let claim = status::whole_claim(&told, year_end);
        let mut answers = match column {
            Some(_) => targets.iter().map(|_| answer::NONE).collect(),
            None => answer::find(&targets, &told, claim, year_end),
        };
        if let ([target], [answer]) = (&*targets, &mut *answers)
            && target.in_column
        {
            answer::bare(target, &told, year_end, answer);
        }
        let percent = match percent {
            Some(percent) => Some((percent, 0..0)),
            None => status::percent(&asked, &told, targets.len(), column),
        };
        let state = printed.state.and_then(|cell| state::said(cell, year_end));
        Heard { asked, told, targets, answers, percent, column, state, year_end, foreign }
    }

    fn seen(&self) -> status::Seen<'_> {
        status::Seen {
            goal: &self.asked,
            told: &self.told,
            targets: &self.targets,
            answers: &self.answers,
            percent: self.percent.clone(),
            column: self.column,
            state: self.state,
            year_end: self.year_end,
            foreign: self.foreign,
        }
    }
}

/// Ids of all rules that hold for one task, in the order read: the first is the one that decides, the others
/// would have decided without it.
pub fn fitting(printed: &Printed) -> Vec<&'static str> {
    Heard::of(printed).seen().fitting()
}

/// Reads one task that prints a goal and a progress. `column`: the report has a column for the percentage of each
/// task; `Some(None)` where that column prints "/" or nothing.
pub fn judge(goal: &str, progress: &str, column: Option<Option<f64>>, period: Period) -> Judged {
    judge_printed(&Printed { column, ..Printed::of(goal, progress, period) })
}

/// Reads one task.
pub fn judge_printed(printed: &Printed) -> Judged {
    let Printed { column, period, .. } = *printed;
    let heard = Heard::of(printed);
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
            // The places in a column of targets are bytes of its words.
            let target_at = if t.in_column { t.at.clone() } else { asked.bytes(&asked.trim(t.at.clone())) };
            let actual_at = a.at.clone().map(|at| told.bytes(&told.trim(at)));
            if a.rival
                && let Some(at) = &actual_at
            {
                doubts.push(Doubt { kind: "two-answers", place: Place::Progress(at.clone()) });
            }
            if a.verdict == Verdict::Unknown && column.is_none() && *year_end && !t.in_column {
                doubts.push(Doubt { kind: "figure-unanswered", place: Place::Goal(target_at.clone()) });
            }
            Measure {
                name: t.name.clone(),
                op: t.op,
                target: t.figure.value,
                unit: t.figure.unit.clone(),
                change: t.change,
                in_column: t.in_column,
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
        percent_at: found.as_ref().map(|f| told.bytes(&f.1)).filter(|at| !at.is_empty()),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_publishers_own_word_for_the_state_decides_where_figures_do_not() {
        let check = |goal, progress, state, month, rule: &str, claim: &str| {
            let period = Period { year: 2023, month };
            let state = Some(state);
            let judged = judge_printed(&Printed { state, ..Printed::of(goal, progress, period) });
            assert_eq!((judged.rule, judged.claim_rule), (rule, claim), "{goal} {progress} {state:?}");
        };
        check("推进示范街区提升", "完成方案设计，召开协调会3次。", "已完成", 9, "state-done", "state-done");
        check("推进示范街区提升", "", "推进中", 9, "state-ongoing", "state-ongoing");
        check("举办龙舟赛", "因疫情防控要求未举行。", "已取消", 12, "state-halted", "state-halted");
        // Words and figures of the task's own go before it: what is claimed stays what the column says.
        check("改造老旧小区20个", "改造老旧小区15个。", "已完成", 12, "figure-below", "state-done");
        check("改造老旧小区20个", "改造老旧小区15个。", "已完成", 6, "count-below", "state-done");
        // The publisher says less than the figures.
        check("改造老旧小区20个", "改造老旧小区22个。", "推进中", 6, "state-ongoing", "state-ongoing");
        // Within the year nothing is called short.
        check("改造老旧小区", "入户调查完成。", "未完成", 6, "state-ongoing", "state-ongoing");
        check("改造老旧小区", "入户调查完成。", "未完成", 12, "state-short", "state-short");
        // A word that says none of the states leaves the progress to decide.
        check("推进示范街区提升", "正在施工。", "是", 9, "under-way", "under-way");
        // Words of another language get no rule.
        check("Build five parks", "Five parks were built", "Completed", 12, "other-language", "");
    }

    #[test]
    fn what_is_to_be_done_after_the_period_is_not_short_of_its_target() {
        let check = |deadline, month, rule: &str| {
            let period = Period { year: 2022, month };
            let printed = Printed {
                deadline: Some(deadline),
                ..Printed::of("新建公厕10座", "已建成4座", period)
            };
            assert_eq!(judge_printed(&printed).rule, rule, "{deadline} {month}");
        };
        check("2023年12月底", 12, "count-below");
        check("2025.6", 12, "count-below");
        check("2022年12月底", 12, "figure-below");
        check("年底前", 12, "figure-below");
        // Nobody knows up to which month the paper goes.
        check("年底前", 0, "count-below");
        // The goal itself names a later year.
        let of = |goal, progress| judge(goal, progress, None, Period { year: 2023, month: 12 }).rule;
        assert_eq!(of("到2025年，培育企业50家", "累计培育企业31家。"), "count-below");
        assert_eq!(of("“十四五”期间新建公园10个", "已建成公园4个。"), "count-below");
        assert_eq!(of("三年内建设数字化车间300个", "建设数字化车间116个。"), "count-below");
        assert_eq!(of("2023年新建公园10个", "已建成公园4个。"), "figure-below");
        assert_eq!(of("新增企业2024家", "新增企业1家。"), "figure-below");
    }
}
