//! From the words of a goal and its progress to what can be stated: targets, the figures that answer
//! them, status with its rule, pace. In: plain strings and a period. Out: the types below, with byte
//! ranges into those strings. Refuses to know: layouts, files, pages.

use std::ops::Range;

pub mod agreement;
pub mod answer;
pub mod checkable;
pub mod claim;
pub mod decimal;
pub mod done;
pub mod figure;
pub mod gap;
mod going;
pub mod indicator;
mod item;
mod judge;
mod missing;
pub mod name;
pub mod number;
pub mod pace;
mod restated;
pub mod stage;
mod state;
pub mod status;
pub mod subject;
pub mod target;
pub mod told;
pub mod unit;
mod unreached;
mod until;
pub mod wording;
pub mod words;

pub use judge::{Judged, Printed, fitting, judge, judge_printed};
pub use status::{RuleInfo, reads_state_column, rules};
pub use target::{Change, named_change};
pub use until::month_of;

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
    /// Where the target is a rise or a fall, its direction: `actual` is negative where it went the other way.
    pub change: Option<Change>,
    /// The target stands in a column of its own.
    pub in_column: bool,
    /// Bytes of the goal, or of the cell of the column of targets.
    pub target_at: Range<usize>,
    pub actual: Option<f64>,
    /// Bytes of the progress.
    pub actual_at: Option<Range<usize>>,
    pub verdict: Verdict,
}

impl Measure {
    /// The actual lies on the other side of nothing: petitions were to fall and rose.
    pub fn is_opposed(&self) -> bool {
        is_opposed(self.target, self.actual)
    }

    /// The actual in parts of the target; none across nothing, where a ratio says nothing.
    pub fn ratio(&self) -> Option<f64> {
        let ratio = self.actual? / self.target;
        (self.target > 0.0 && ratio >= 0.0 && ratio.is_finite()).then_some(ratio)
    }

    /// Direction and amount of target and actual, where the actual went the other way: to fall by 20, rose by 131.
    pub fn directions(&self) -> Option<[(Change, f64); 2]> {
        directions(self.change, self.target, self.actual)
    }
}

fn is_opposed(target: f64, actual: Option<f64>) -> bool {
    target > 0.0 && actual.is_some_and(|actual| actual < 0.0)
}

/// Direction and amount of a target and its actual, where the actual went the other way.
pub fn directions(change: Option<Change>, target: f64, actual: Option<f64>) -> Option<[(Change, f64); 2]> {
    let (change, actual) = change.zip(actual).filter(|_| is_opposed(target, actual))?;
    Some([(change, target), (change.other(), -actual)])
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
    /// `figure-unanswered`, `two-answers`, `claim-against-figures`.
    pub kind: &'static str,
    pub place: Place,
}
