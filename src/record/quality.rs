//! How well a report was read, in numbers that lead to rows. In: its records. Out: for each thing that is missing,
//! taken over, unanswered or unclear, the tasks it concerns. Refuses to know: words for any of it.

use super::Record;
use crate::measure::Verdict;

#[derive(Clone, Debug, PartialEq)]
pub struct Quality {
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
}

impl Quality {
    /// `records` are those of one report.
    pub fn of(records: &[Record]) -> Quality {
        let ids = |wanted: &dyn Fn(&Record) -> bool| -> Vec<String> {
            records.iter().filter(|record| wanted(record)).map(|record| record.id.clone()).collect()
        };
        let open = |record: &Record| {
            record.judged().measures.iter().filter(|measure| measure.verdict == Verdict::Unknown).count()
        };
        let missing = FIELDS.iter().filter_map(|(field, is_blank)| {
            let blank = ids(is_blank);
            // A field that the layout does not have is not missing.
            (!blank.is_empty() && blank.len() < records.len()).then_some((*field, blank))
        });
        Quality {
            tasks: records.len(),
            missing: missing.collect(),
            inherited: ids(&|record| !record.inherited.is_empty()),
            targets: records.iter().map(|record| record.judged().measures.len()).sum(),
            unanswered: records.iter().map(open).sum(),
            unmatched: ids(&|record| open(record) > 0),
            doubtful: ids(&|record| !record.judged().doubts.is_empty()),
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
            let quality = Quality::of(&record::records(&report));
            assert!(report.coverage().lost.is_empty(), "{}", source.id);
            assert!(quality.unanswered <= quality.targets);
            assert_eq!(quality.unmatched.is_empty(), quality.unanswered == 0);
        }
    }

    #[test]
    fn a_field_that_no_row_prints_is_not_missing() {
        let mut records = vec![Record::blank(), Record::blank()];
        records[1].lead.push("区民政局".into());
        records[1].id = "x-002".into();
        let quality = Quality::of(&records);
        assert_eq!(quality.missing, [("lead", vec![String::new()])]);
    }
}
