//! The same promise across years. In: records, and the figures of the narratives. Out: threads with their
//! series, breaks and fate; related tasks of other reports; what two reports keep, change, add and leave;
//! the word-level difference of two goals; the register of units. Refuses to know: pages, files, places
//! in a report's text.
//!
//! How a thread is found. A table of names (`names.tsv`, each line with its reason) says which words name
//! one thing; every goal, sentence of progress and clause of a figure that holds these words belongs to it.
//! What no line of the table names is found by phrases that come back in two reports and in few tasks.
//! No line names a task: a report opened by a visitor joins the threads whose words it prints.

pub mod agreement;
pub mod apart;
pub mod bodies;
pub mod course;
pub mod differ;
mod figure;
mod find;
mod fold;
mod gap;
mod lit;
mod names;
mod near;
mod pair;
mod result;
mod series;
pub mod side;
#[cfg(test)]
mod steps;
pub mod theme;
mod word;

#[cfg(test)]
mod sample;

pub use names::searches;
pub use near::{Finder, Near, Related};
pub use result::told_around;

use std::ops::Range;

use crate::measure::Change;
use crate::record::{Indicator, Record};

/// What the members have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThreadKind {
    /// A figure with a common unit.
    Indicator,
    Subject,
}

/// What became of a promise, seen from the last report we hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Fate {
    Continued,
    Raised,
    Lowered,
    Reworded,
    /// Absent from the last report we hold, nothing more.
    Dropped,
    New,
}

/// Why figures before and after a place in the series do not compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// 区划
    Merger,
    /// 口径
    Definition,
}

/// A break lies before the member `at`.
#[derive(Clone, Debug, PartialEq)]
pub struct Break {
    pub at: usize,
    pub cause: Cause,
    pub why: String,
}

/// One task or one figure of a narrative, with what it states in the thread's unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Id of a task or an indicator.
    pub id: String,
    pub report: String,
    pub year: i32,
    pub is_task: bool,
    pub target: Option<f64>,
    /// Where the target is a rise or a fall, its direction: `actual` is negative where it went the other way.
    pub change: Option<Change>,
    pub actual: Option<f64>,
    /// Bytes of the task's progress that state it.
    pub actual_at: Option<Range<usize>>,
    /// The percentage that the report gives for the whole task.
    pub percent: Option<f64>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Thread {
    pub name: String,
    pub kind: ThreadKind,
    pub unit: Option<String>,
    /// In the order of time.
    pub members: Vec<Member>,
    pub breaks: Vec<Break>,
    pub fate: Fate,
    /// Why the members are one thing: the table's reason, or the phrase that came back.
    pub why: String,
}

impl Thread {
    /// How many reports it runs through.
    pub fn reports(&self) -> usize {
        let mut reports: Vec<&str> = self.members.iter().map(|m| m.report.as_str()).collect();
        reports.sort_unstable();
        reports.dedup();
        reports.len()
    }

    /// Whether the figures may be read as one series.
    pub fn is_comparable(&self) -> bool {
        self.kind == ThreadKind::Indicator && self.breaks.is_empty()
    }
}

/// All that is followed across reports, computed together because it shares one walk over the texts.
pub struct Traces {
    pub threads: Vec<Thread>,
    pub related: Related,
}

pub fn traces(records: &[Record], indicators: &[Indicator]) -> Traces {
    let names = names::Names::new(records, indicators);
    let related = near::related(records, &names.subjects(records.len()));
    let mut threads = series::named(&names);
    threads.extend(find::found(&names, &threads));
    Traces { threads, related }
}

/// Threads alone, in the order of the table, then those found.
pub fn threads(records: &[Record], indicators: &[Indicator]) -> Vec<Thread> {
    let names = names::Names::new(records, indicators);
    let mut threads = series::named(&names);
    threads.extend(find::found(&names, &threads));
    threads
}

/// For every task the nearest of other reports, best first.
pub fn related(records: &[Record]) -> Related {
    let names = names::Names::new(records, &[]);
    near::related(records, &names.subjects(records.len()))
}
