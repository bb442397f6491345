//! The record: a task as printed, with its measures, status and id: what all else speaks of.
//! Flat and owned, so that rows opened by a visitor's script are the same thing as bundled ones.

mod example;
mod from_report;
mod indicator;
mod name;
mod place;
mod quality;
mod read;
mod write;

pub use example::{Against, Example, examples};
pub use from_report::{fitting, records};
pub use indicator::{Indicator, indicators};
pub use quality::Quality;
pub use write::{FIELDS, Number};

use crate::measure::{Measure, Pace, Status, Verdict};
use crate::report::Span;

/// One task. Field names and white-space rules are those of the exported data.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    pub id: String,
    pub report: String,
    pub year: i32,
    pub theme_no: Option<String>,
    pub theme: String,
    pub no: Option<u32>,
    pub goal: String,
    pub lead: Vec<String>,
    pub support: Vec<String>,
    pub inherited: Vec<String>,
    pub progress: String,
    pub percent: Option<f64>,
    /// 1-based first and last line of the report.
    pub lines: Option<[usize; 2]>,
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
    /// Places in the report's text; empty for rows that a script opened.
    pub trace: Trace,
}

/// Where the fields stand in the report's text, in reading order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trace {
    pub theme: Vec<Span>,
    pub no: Vec<Span>,
    pub goal: Vec<Span>,
    pub lead: Vec<Span>,
    pub support: Vec<Span>,
    pub progress: Vec<Span>,
}
