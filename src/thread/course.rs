//! What became of each task in other years, as far as the reports we hold print it. In: records and their
//! relations. Out: for each task the nearest before and after, its fate against the one before, and the
//! list of what no later report prints. Refuses to know: figures of narratives, why a promise went.
//!
//! Absent from the reports we hold means nothing more than that: a task may go on unprinted.

use std::collections::HashMap;

use super::Fate;
use super::differ::likeness;
use super::fold::Folded;
use super::gap::mergers;
use super::near::{Finder, Related};
use crate::record::Record;

/// Goals at least this alike count as the same wording.
const SAME_WORDING: f32 = 0.5;
/// A relation this near is taken as the same promise rather than a neighbouring one.
const SAME_PROMISE: f32 = 0.12;

#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    pub id: String,
    /// The nearest task of an earlier report, and of a later one.
    pub before: Option<String>,
    pub after: Option<String>,
    /// Against the task before: `New` where there is none though an earlier report was searched.
    pub fate: Fate,
    /// There is a later report with tasks, and none in it is near.
    pub is_absent_later: bool,
}

/// Answers for one task after another.
pub struct Courses<'a> {
    records: &'a [Record],
    finder: Finder<'a>,
    related: &'a Related,
    /// The first and the last year of each place.
    years: HashMap<usize, (i32, i32)>,
}

impl<'a> Courses<'a> {
    pub fn new(records: &'a [Record], related: &'a Related) -> Self {
        let mut years: HashMap<usize, (i32, i32)> = HashMap::new();
        for (at, record) in records.iter().enumerate() {
            let own = years.entry(related.place(at)).or_insert((record.year, record.year));
            *own = (own.0.min(record.year), own.1.max(record.year));
        }
        Courses { records, finder: related.finder(), related, years }
    }

    /// What became of the task at a place.
    pub fn of(&mut self, at: usize) -> Course {
        let records = self.records;
        let record = &records[at];
        let (first, last) =
            self.years.get(&self.related.place(at)).copied().unwrap_or((record.year, record.year));
        let near = self.finder.near(at);
        let same = || near.iter().filter(|n| n.score >= SAME_PROMISE).map(|n| &records[n.at]);
        let before = same().find(|other| other.year < record.year);
        let after = same().find(|other| other.year > record.year);
        let fate = match before {
            Some(before) => change(before, record),
            None if first < record.year => Fate::New,
            None => Fate::Continued,
        };
        Course {
            id: record.id.clone(),
            before: before.map(|r| r.id.clone()),
            after: after.map(|r| r.id.clone()),
            fate,
            is_absent_later: last > record.year && after.is_none(),
        }
    }
}

/// How a promise changed: by the first target that both state in one unit, else by the words. Nothing counted is
/// set against what was counted before a merger of districts; rates are.
pub fn change(before: &Record, after: &Record) -> Fate {
    let merged = mergers(&before.report, &after.report).next().is_some();
    let pair = before.judged().measures.iter().filter(|old| !merged || old.unit == "%").find_map(|old| {
        let same = |new: &&crate::measure::Measure| {
            new.unit == old.unit
                && likeness(&Folded::new(&new.name).chars, &Folded::new(&old.name).chars) >= SAME_WORDING
        };
        after.judged().measures.iter().find(same).map(|new| (old.target, new.target))
    });
    match pair {
        Some((old, new)) if new > old => return Fate::Raised,
        Some((old, new)) if new < old => return Fate::Lowered,
        _ => {}
    }
    match likeness(&Folded::new(&before.goal).chars, &Folded::new(&after.goal).chars) {
        alike if alike >= SAME_WORDING => Fate::Continued,
        _ => Fate::Reworded,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{related, sample::task};
    use super::*;
    use crate::measure::{Measure, Op, Verdict};
    use crate::record::Judgement;

    fn with_target(record: Record, target: f64) -> Record {
        let measure = Measure {
            name: "加装电梯".into(),
            op: Op::AtLeast,
            target,
            unit: "台".into(),
            change: None,
            in_column: false,
            target_at: 0..0,
            actual: None,
            actual_at: None,
            verdict: Verdict::Unknown,
        };
        let judged = Judgement { measures: vec![measure], ..record.judged().clone() };
        Record { judgement: judged, ..record }
    }

    #[test]
    fn says_what_came_before_and_after() {
        let records = [
            with_target(task("a-001", "老旧小区加装电梯60台以上", &[], &[]), 60.0),
            task("a-002", "推进僵尸企业处置", &[], &[]),
            with_target(task("b-001", "老旧小区加装电梯200台以上", &[], &[]), 200.0),
            task("b-002", "完成桥梁桥头跳车修复", &[], &[]),
        ];
        let related = related(&records);
        let mut found = Courses::new(&records, &related);
        let courses: Vec<Course> = (0..records.len()).map(|at| found.of(at)).collect();
        assert_eq!(courses[0].after.as_deref(), Some("b-001"));
        assert_eq!((courses[2].before.as_deref(), courses[2].fate), (Some("a-001"), Fate::Raised));
        assert!(courses[1].is_absent_later && !courses[0].is_absent_later);
        assert_eq!(courses[3].fate, Fate::New);
        assert!(!courses[3].is_absent_later, "no report is later");
    }

    #[test]
    fn tells_lowered_from_reworded() {
        let sixty = with_target(task("a-001", "加装电梯60台", &[], &[]), 60.0);
        let forty = with_target(task("b-001", "加装电梯40台", &[], &[]), 40.0);
        assert_eq!(change(&sixty, &forty), Fate::Lowered);
        assert_eq!(change(&sixty, &sixty), Fate::Continued);
        let merged = |record: &Record, report: &str| Record { report: report.into(), ..record.clone() };
        assert_eq!(change(&merged(&sixty, "r2020"), &merged(&forty, "r2024q2")), Fate::Continued);
        let other = task("b-002", "持续做好为民办实事工作中的小区提升", &[], &[]);
        assert_eq!(change(&sixty, &other), Fate::Reworded);
    }
}
