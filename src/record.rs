//! The record: a task as printed, with its measures, status and id: what all else speaks of.
//! Owned, so that rows opened by a visitor's script are the same thing as bundled ones.

mod apart;
mod example;
mod from_report;
mod indicator;
mod judgement;
mod name;
mod place;
mod quality;
mod read;
mod write;

pub use apart::{Renamed, tell_apart};
pub use example::{Against, Example, examples};
pub use from_report::{fitting, records};
pub use indicator::{Indicator, indicators};
pub use judgement::{Judgement, joined};
pub use quality::Quality;
pub use write::{FIELDS, Number};

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
    /// 1-based first and last line of the report.
    pub lines: Option<[usize; 2]>,
    /// What goal and progress say.
    pub judgement: Judgement,
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
