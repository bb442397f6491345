//! From the text of a report to its printed records. In: a [`Source`]. Out: a [`Report`]: tasks as
//! printed, paragraphs, headings, what was left out and why, and doubts. Refuses to know: figures, status.

pub mod text;

pub use text::{Cell, Span};

/// A published report and what its page says of itself. `None` where the page does not say.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Short id, the front part of every task id: `r2020`.
    pub id: String,
    pub title: String,
    /// 发布机构
    pub publisher: Option<String>,
    /// 发布日期, `YYYY-MM-DD`
    pub published: Option<String>,
    /// 索引号
    pub index_no: Option<String>,
    pub period: Period,
    /// sha256 of the text's bytes, hexadecimal, as recorded when it was received.
    pub sha256: Option<String>,
    pub text: std::sync::Arc<str>,
}

/// The time a report speaks of: a year up to and with `month` (12 = year end, 6 = mid-year).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub year: i32,
    pub month: u8,
}

/// A task as printed: every field word for word, with its place in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// `<report>-NNN`
    pub id: String,
    pub theme_no: Option<Cell>,
    pub theme: Cell,
    pub no: Option<u32>,
    pub goal: Cell,
    pub lead: Vec<Cell>,
    pub support: Vec<Cell>,
    /// Names of the fields taken from the row above: `theme`, `lead`.
    pub inherited: Vec<&'static str>,
    pub progress: Cell,
    /// 1-based first and last line.
    pub lines: [usize; 2],
}

/// Something unclear, with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubt {
    /// Stable id of the kind: `row-short`, `number-skipped`, …
    pub kind: &'static str,
    /// The task it concerns, if one.
    pub task: Option<String>,
    pub at: Span,
}
