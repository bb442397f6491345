//! How checkable a record's goal is. In: a record. Out: its marks, and the object that the data prints. They follow from
//! the record's own words, so they are read when asked for and stored nowhere. Refuses to know: the rules.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::Record;
use crate::measure::checkable::{self, Checkable, Goal, Level, Mark, has_unit};
use crate::measure::words::han;

impl Record {
    /// The words that are asked how checkable they are.
    pub fn as_goal(&self) -> Goal<'_> {
        Goal {
            goal: &self.goal,
            target: self.extra.target.as_deref(),
            deadline: self.extra.deadline.as_deref(),
            lead: &self.lead,
            support: &self.support,
        }
    }

    /// Whether the rules can read the goal at all.
    pub fn is_chinese(&self) -> bool {
        self.goal.chars().any(han)
    }

    /// Number, term, owner and yardstick of the goal.
    pub fn checkable(&self) -> Checkable {
        checkable::read(&self.as_goal())
    }
}

/// What records show of one mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkExample {
    pub mark: Mark,
    /// The shortest goal that has it.
    pub given: Option<usize>,
    /// The shortest that looks alike and has not.
    pub against: Option<usize>,
}

/// One for each mark. `found` goes with `records`.
pub fn mark_examples(records: &[&Record], found: &[Checkable]) -> Vec<MarkExample> {
    let shortest = |wanted: &dyn Fn(usize) -> bool| {
        let all = (0..records.len().min(found.len())).filter(|at| wanted(*at));
        all.min_by_key(|at| records[*at].goal.chars().count())
    };
    let one = |mark: Mark| MarkExample {
        mark,
        given: shortest(&|at| found[at].mark(mark).is_some()),
        against: shortest(&|at| {
            let (record, own) = (records[at], &found[at]);
            own.mark(mark).is_none()
                && match mark {
                    Mark::Number => record.goal.chars().any(|c| c.is_ascii_digit()),
                    Mark::Term => record.goal.contains('年'),
                    Mark::Owner => has_unit(&record.as_goal()),
                    Mark::Yardstick => own.number.is_some(),
                }
        }),
    };
    Mark::ALL.map(one).into()
}

/// How many are high, medium and low.
pub fn levels(found: &[Checkable]) -> [usize; 3] {
    Level::ALL.map(|level| found.iter().filter(|one| one.level() == level).count())
}

/// The four marks as booleans, and the level.
pub(super) struct Printed(pub Checkable);

impl Serialize for Printed {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut one = to.serialize_struct("Checkable", Mark::ALL.len() + 1)?;
        for mark in Mark::ALL {
            one.serialize_field(mark.id(), &self.0.mark(mark).is_some())?;
        }
        one.serialize_field("level", self.0.level().id())?;
        one.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_of_the_bundle_has_a_goal_with_it_and_one_against_it() {
        let reports: Vec<_> = crate::report::shipped().iter().map(crate::report::read).collect();
        let records: Vec<Record> = reports.iter().flat_map(crate::record::records).collect();
        let records: Vec<&Record> = records.iter().collect();
        let found: Vec<Checkable> = records.iter().map(|record| record.checkable()).collect();
        assert_eq!(levels(&found).iter().sum::<usize>(), records.len());
        for example in mark_examples(&records, &found) {
            let goal = |at: Option<usize>| at.map_or("", |at| &records[at].goal);
            assert!(example.given.is_some() && example.against.is_some(), "{example:?}");
            println!("{:?}: {} | {}", example.mark, goal(example.given), goal(example.against));
        }
        assert_eq!(mark_examples(&[], &[])[0].given, None);
    }

    #[track_caller]
    fn check(row: &str, want: &str) {
        let record: Record = serde_json::from_str(row).unwrap();
        assert_eq!(serde_json::to_string(&Printed(record.checkable())).unwrap(), want, "{row}");
    }

    #[test]
    fn is_printed_from_the_records_own_words() {
        check(
            r#"{"goal":"新建公园3个","support":["区住建局","各街道"]}"#,
            r#"{"number":true,"term":false,"owner":true,"yardstick":true,"level":"high"}"#,
        );
        check(
            r#"{"goal":"加强宣传","deadline":"12月底","lead":["甲局","乙局"],"progress":"年底前完成3次"}"#,
            r#"{"number":false,"term":true,"owner":false,"yardstick":false,"level":"low"}"#,
        );
        // What a row says of it is not taken over.
        check(
            r#"{"goal":"完成人口普查","checkable":{"number":true,"level":"high"}}"#,
            r#"{"number":false,"term":false,"owner":false,"yardstick":true,"level":"medium"}"#,
        );
    }
}
