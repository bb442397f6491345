//! From the text of a report to its printed records. In: a [`Source`]. Out: a [`Report`]: tasks as
//! printed, paragraphs, headings, what was left out and why, and doubts. Refuses to know: figures, status.

pub mod bureau;
mod compose;
mod copy;
mod coverage;
pub mod digest;
mod fill;
mod fix;
mod foot;
#[cfg(test)]
pub mod growth;
mod guess;
mod judge;
mod kind;
mod locality;
mod names;
mod outline;
mod page;
mod period;
pub mod person;
pub mod preview;
mod prose;
mod reader;
pub mod recipe;
mod replay;
pub mod role;
mod row;
mod shape;
mod shipped;
mod task;
mod unit_labels;
mod unit_names;
mod word_set;

pub use crate::text;
pub use crate::text::conceal::Conceal;
pub use crate::text::{Cell, Lines, Span};
pub use compose::{read, read_document, read_with};
pub use coverage::Coverage;
pub use guess::guess;
pub use preview::{Preview, preview};
pub use prose::{Heading, Paragraph};
pub use reader::{FigureCell, FigureTable};
pub use recipe::Recipe;
pub use role::Role;
pub use shape::Layout;
pub use shipped::{guess_source, id_of_file, shipped, shipped_period};

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
    /// Whose report it is.
    pub locality: Option<Locality>,
    /// The page on which the government published it.
    pub origin: Option<Origin>,
    /// sha256 of the text's bytes, hexadecimal, as recorded when it was received.
    pub sha256: Option<String>,
    pub text: std::sync::Arc<str>,
}

/// The area of a government, by its own name and in English.
#[derive(Clone, Debug, PartialEq)]
pub struct Locality {
    pub name: String,
    pub english: Option<String>,
}

/// The government's own page of a report. Inferred: found from the path of a copy, not seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Origin {
    pub url: String,
    pub is_inferred: bool,
}

impl Origin {
    /// The address, and that it is inferred where it is.
    pub fn said(&self) -> String {
        let how = if self.is_inferred { "（地址系推断）" } else { "" };
        [self.url.as_str(), how].concat()
    }

    /// The address, if a link may lead there: a data set file can name anything, a script too.
    pub fn link(&self) -> Option<&str> {
        let (scheme, _) = self.url.split_once("://")?;
        ["http", "https"].iter().any(|own| scheme.eq_ignore_ascii_case(own)).then_some(&self.url)
    }
}

/// The places of these reports, each once: `杭州市拱墅区`; empty where none is known.
pub fn places<'a>(sources: impl IntoIterator<Item = &'a Source>) -> String {
    let mut names: Vec<&str> = Vec::new();
    for place in sources.into_iter().filter_map(|source| source.locality.as_ref()) {
        if !names.contains(&place.name.as_str()) {
            names.push(&place.name);
        }
    }
    names.join("、")
}

impl Source {
    /// A report of which nothing is known yet.
    pub fn blank() -> Source {
        Source {
            id: String::new(),
            title: String::new(),
            publisher: None,
            published: None,
            index_no: None,
            locality: None,
            origin: None,
            period: Period { year: 0, month: 12 },
            sha256: None,
            text: "".into(),
        }
    }
}

/// The time a report speaks of: a year up to and with `month` (12 = year end, 6 = mid-year, 0 = it does not say).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
    pub no_at: Option<Span>,
    pub goal: Cell,
    pub lead: Vec<Cell>,
    pub support: Vec<Cell>,
    /// Names of the fields taken from the row above because a merged cell was left blank: `lead`. A
    /// merged theme is not listed.
    pub inherited: Vec<&'static str>,
    pub progress: Cell,
    /// Fields that some reports have: target, percent, remark, deadline, status_text, problems, next.
    pub extra: Vec<(Role, Cell)>,
    /// Columns without a field of their own, under their heads.
    pub more: Vec<(String, Cell)>,
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

/// A report as read: nothing of it changes after that.
#[derive(Clone, Debug)]
pub struct Report {
    pub source: Source,
    pub layout: Layout,
    pub lines: Lines,
    pub tasks: Vec<Task>,
    /// What stands in no table, in printed order.
    pub paragraphs: Vec<Paragraph>,
    /// Headings and themes, in printed order.
    pub outline: Vec<Heading>,
    /// What was left out, in printed order.
    pub omitted: Vec<Omitted>,
    pub doubts: Vec<Doubt>,
    /// Tables of figures that are no tasks.
    pub figures: Vec<FigureTable>,
}

/// Words that belong to no field, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Omitted {
    pub span: Span,
    pub reason: Reason,
}

/// A paper's own text, without what was written by hand behind its end: what its fingerprint is taken of.
pub fn printed<'a>(text: &'a str, omitted: &[Omitted]) -> &'a str {
    let title = omitted.iter().find(|left_out| left_out.reason == Reason::Appendix);
    let end = title.map(|title| title.span.start.saturating_sub(1));
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// Why words were left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    Title,
    Metadata,
    Navigation,
    SecondCopy,
    ColumnHeads,
    /// A column that a record has no field for.
    OtherColumn,
    Caption,
    /// A row's number printed twice.
    Repeated,
    /// A line drawn between rows: `|---|`.
    Rule,
    /// A cell of signs that names no unit: `/`.
    Dash,
    /// A row without goal and progress.
    Unread,
    /// A row that sums others up.
    Total,
    /// Cells of a table of figures.
    Figures,
    /// What a person left out of what is read.
    Outside,
    /// Words for which a person wrote others.
    Corrected,
    /// The line above what a person wrote, behind the end of the paper.
    Appendix,
}

impl Reason {
    pub const ALL: [Reason; 16] = [
        Reason::Title,
        Reason::Metadata,
        Reason::Navigation,
        Reason::SecondCopy,
        Reason::ColumnHeads,
        Reason::OtherColumn,
        Reason::Caption,
        Reason::Repeated,
        Reason::Rule,
        Reason::Dash,
        Reason::Unread,
        Reason::Total,
        Reason::Figures,
        Reason::Outside,
        Reason::Corrected,
        Reason::Appendix,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Reason::Title => "title",
            Reason::Metadata => "metadata",
            Reason::Navigation => "navigation",
            Reason::SecondCopy => "second-copy",
            Reason::ColumnHeads => "column-heads",
            Reason::OtherColumn => "other-column",
            Reason::Caption => "caption",
            Reason::Repeated => "repeated",
            Reason::Rule => "rule",
            Reason::Dash => "dash",
            Reason::Unread => "unread",
            Reason::Total => "total",
            Reason::Figures => "figures",
            Reason::Outside => "outside",
            Reason::Corrected => "corrected",
            Reason::Appendix => "appendix",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_is_no_page_is_no_link() {
        let link = |url: &str| Origin { url: url.to_owned(), is_inferred: false }.link().map(str::to_owned);
        assert_eq!(
            link("http://www.gongshu.gov.cn/a.html").as_deref(),
            Some("http://www.gongshu.gov.cn/a.html")
        );
        assert!(link("HTTPS://a.cn").is_some());
        for url in [
            "javascript:alert(1)//http://a.cn",
            " javascript://a.cn",
            "data:text/html,a",
            "file:///etc/passwd",
            "a.cn",
        ] {
            assert_eq!(link(url), None, "{url}");
        }
    }
}
