//! The record: a task as printed, with its measures, status and id: what all else speaks of.
//! Owned, so that rows opened by a visitor's script are the same thing as bundled ones.

mod apart;
mod checkable;
mod conceal;
mod example;
mod figure;
mod from_report;
#[cfg(test)]
mod growth;
mod indicator;
mod judgement;
mod name;
mod place;
mod quality;
mod read;
mod rows;
mod write;

pub use apart::{Renamed, tell_apart};
pub use checkable::{MarkExample, levels, mark_examples};
pub use example::{Against, Example, examples};
pub use figure::{Figure, figures};
pub use from_report::{fitting, records};
pub use indicator::{Indicator, indicators};
pub use judgement::{Judgement, joined};
pub use quality::Quality;
pub use rows::records_from_json;
pub use write::{FIELDS, Number};

use std::sync::OnceLock;

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
    /// Fields that only some reports have.
    pub extra: Extra,
    /// 1-based first and last line of the report.
    pub lines: Option<[usize; 2]>,
    /// What goal and progress say.
    pub judgement: Judgement,
    /// Places in the report's text, once they are known: those of a data set come in a later part.
    pub trace: OnceLock<Box<Trace>>,
}

impl Record {
    /// Places in the report's text; none for rows that a script opened.
    pub fn trace(&self) -> &Trace {
        self.trace.get().map_or(&NOWHERE, |trace| trace)
    }
}

static NOWHERE: Trace = Trace {
    theme: Vec::new(),
    no: Vec::new(),
    goal: Vec::new(),
    lead: Vec::new(),
    support: Vec::new(),
    progress: Vec::new(),
};

/// What some reports print beside goal and progress, each in a column or under a label of its own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extra {
    /// 目标任务
    pub target: Option<String>,
    pub deadline: Option<String>,
    pub remark: Option<String>,
    pub problems: Option<String>,
    pub next: Option<String>,
    /// The publisher's own word for the state of the task.
    pub status_text: Option<String>,
    /// Columns without a field of their own: head and cell.
    pub more: Vec<(String, String)>,
}

impl Extra {
    /// The columns that have a field, by its name.
    pub fn fields(&self) -> [(&'static str, Option<&str>); 6] {
        [
            ("target", self.target.as_deref()),
            ("deadline", self.deadline.as_deref()),
            ("remark", self.remark.as_deref()),
            ("problems", self.problems.as_deref()),
            ("next", self.next.as_deref()),
            ("status_text", self.status_text.as_deref()),
        ]
    }

    pub fn is_empty(&self) -> bool {
        self.more.is_empty() && self.fields().iter().all(|(_, cell)| cell.is_none())
    }

    /// The columns without a field, by their heads; of equal heads each, counted from the second.
    pub fn more_named(&self) -> impl Iterator<Item = (String, &str)> {
        self.more.iter().enumerate().map(|(at, (head, cell))| {
            let name = match self.more[..at].iter().filter(|(before, _)| before == head).count() {
                0 => head.clone(),
                again => format!("{head} {}", again + 1),
            };
            (name, cell.as_str())
        })
    }
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
