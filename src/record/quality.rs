//! How well a report was read, in numbers that lead to rows. In: a report and its records. Out: for each
//! thing that is missing, taken over, unanswered or unclear, the tasks it concerns; and what was left
//! out. Refuses to know: words for any of it.

use super::Record;
use crate::measure::Verdict;
use crate::report::{Reason, Report};

#[derive(Clone, Debug, PartialEq)]
pub struct Quality {
    pub report: String,
    /// Lines of the text, blank ones too.
    pub lines: usize,
    pub tasks: usize,
    /// Field and the tasks that print nothing for it, for the fields that some task of the report prints.
    pub missing: Vec<(&'static str, Vec<String>)>,
    /// Tasks with a cell taken from the row above.
    pub inherited: Vec<String>,
    /// Targets in figures, and how many of them no figure answers.
    pub targets: usize,
    pub unanswered: usize,
    /// The tasks that hold an unanswered target.
    pub unmatched: Vec<String>,
    /// Tasks with a doubt.
    pub doubtful: Vec<String>,
    /// Doubts that concern no task.
    pub loose_doubts: usize,
    /// Printed signs, blanks not counted, and those that no field, heading or paragraph holds.
    pub signs: usize,
    pub left_out: Vec<(Reason, usize)>,
    /// Signs that reading cannot account for: 0, or reading has a fault.
    pub lost: usize,
}

impl Quality {
    /// `records` are those of this report.
    pub fn of(report: &Report, records: &[Record]) -> Quality {
        let ids = |wanted: &dyn Fn(&Record) -> bool| -> Vec<String> {
            records.iter().filter(|record| wanted(record)).map(|record| record.id.clone()).collect()
        };
        let open = |record: &Record| {
            record.judged().measures.iter().filter(|measure| measure.verdict == Verdict::Unknown).count()
        };
        let coverage = report.coverage();
        let lost = coverage.lost.iter().map(|span| span.of(&report.source.text).chars().count()).sum();
        let left_out = Reason::ALL.map(|reason| (reason, report.omitted_signs(reason)));
        let missing = FIELDS.iter().filter_map(|(field, is_blank)| {
            let blank = ids(is_blank);
            // A field that the layout does not have is not missing.
            (!blank.is_empty() && blank.len() < records.len()).then_some((*field, blank))
        });
        Quality {
            report: report.source.id.clone(),
            lines: report.lines.count(),
            tasks: records.len(),
            missing: missing.collect(),
            inherited: ids(&|record| !record.inherited.is_empty()),
            targets: records.iter().map(|record| record.judged().measures.len()).sum(),
            unanswered: records.iter().map(open).sum(),
            unmatched: ids(&|record| open(record) > 0),
            doubtful: ids(&|record| !record.judged().doubts.is_empty()),
            loose_doubts: report.doubts.iter().filter(|doubt| doubt.task.is_none()).count(),
            signs: coverage.signs,
            left_out: left_out.into_iter().filter(|(_, signs)| *signs > 0).collect(),
            lost,
        }
    }
}

type Blank = fn(&Record) -> bool;

const FIELDS: [(&str, Blank); 6] = [
    ("theme", |record| record.theme.is_empty()),
    ("no", |record| record.no.is_none()),
    ("goal", |record| record.goal.is_empty()),
    ("lead", |record| record.lead.is_empty()),
    ("support", |record| record.support.is_empty()),
    ("progress", |record| record.progress.is_empty()),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{record, report};

    #[test]
    fn the_bundled_reports_lose_no_sign() {
        for source in report::shipped() {
            let report = report::read(&source);
            let quality = Quality::of(&report, &record::records(&report));
            assert_eq!(quality.lost, 0, "{}", quality.report);
            assert!(quality.signs > 0 && quality.lines > 0);
            assert!(quality.unanswered <= quality.targets);
            assert_eq!(quality.unmatched.is_empty(), quality.unanswered == 0);
        }
    }

    #[test]
    fn a_field_that_no_row_prints_is_not_missing() {
        let source = report::guess_source("x", "没有表格的一段话。");
        let report = report::read(&source);
        let mut records = vec![Record::blank(), Record::blank()];
        records[1].lead.push("区民政局".into());
        records[1].id = "x-002".into();
        let quality = Quality::of(&report, &records);
        assert_eq!(quality.missing, [("lead", vec![String::new()])]);
    }
}
