//! A data set as one file: a manifest, what is told of each report, the records with every fact and its places,
//! figures, threads, and the reports' texts. In: reports as read, or the bytes of a file. Out: the bytes, or the
//! data. Refuses to know: how reports are read, and where files come from.
//!
//! The file is cut into parts that a page fetches when it needs them: [`Part`]. `docs/dataset.md` tells how it is
//! written, for other programs.

mod cell;
mod checksum;
mod conceal;
mod from_report;
mod merge;
pub mod opened;
mod place;
mod read;
mod row;
mod table;
mod write;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::record::{Indicator, Record, Trace};
use crate::report::{Heading, Lines, Reason, Source, Span};

pub use table::{Refusal, VERSION};

/// A data set, as far as its parts were read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dataset {
    /// The same in all parts of one data set, another in every other.
    pub edition: String,
    pub manifest: Manifest,
    /// In the order of their periods.
    pub papers: Vec<Paper>,
    pub records: Arc<Vec<Record>>,
    /// Which parts were read.
    pub parts: Vec<Part>,
    pub further: Further,
    /// The ids of reports that came from other data sets.
    pub added: BTreeSet<String>,
}

/// What a data set says of itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Manifest {
    pub title: String,
    /// Whose reports these are; empty where none says so.
    pub place: String,
    pub place_en: Option<String>,
    pub publisher: String,
    /// The first and the last year that the reports speak of.
    pub years: [i32; 2],
    pub licence: String,
    /// The program that read the reports, with its version.
    pub generator: String,
}

/// A report, without what became records.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    /// Its text is empty until the part with the texts was read.
    pub source: Source,
    pub layout: String,
    /// Of the text, in lines and in bytes.
    pub line_count: usize,
    pub bytes: usize,
    pub task_count: usize,
    /// Of the text; empty as long as that is.
    pub lines: Lines,
    pub reading: Reading,
}

/// What reading made of a report's text, beside its records.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Headings and themes, in printed order.
    pub outline: Vec<Heading>,
    /// What was left out, in printed order.
    pub omitted: Vec<LeftOut>,
    /// How many signs were left out, by reason.
    pub left_out: Vec<(Reason, usize)>,
    /// Doubts that concern no task.
    pub loose_doubts: usize,
    /// Printed signs, blanks not counted.
    pub signs: usize,
    /// Signs that reading cannot account for.
    pub lost: usize,
}

/// Words that belong to no field, where, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOut {
    pub span: Span,
    /// First and last, from 1.
    pub lines: [usize; 2],
    pub reason: Reason,
}

/// What the first view does without.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Further {
    pub indicators: Vec<Indicator>,
    /// For each record the ids of all rules that hold, in the order read.
    pub fitting: Vec<Vec<String>>,
    /// Where the fields of each record stand, until the records have taken them.
    pub traces: Vec<Trace>,
}

impl Further {
    /// Gives the records their places; none where there are not as many.
    fn place(&mut self, records: &[&Record]) -> Result<(), Refusal> {
        if self.traces.len() != records.len() {
            return Err(Refusal::Value("traces", "#", self.traces.len()));
        }
        for (record, trace) in records.iter().zip(self.traces.drain(..)) {
            record.trace.get_or_init(|| Box::new(trace));
        }
        Ok(())
    }
}

/// A part of the file, each readable by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Manifest, reports, records: enough for every list and chart of tasks.
    Records,
    /// Figures of the narratives, outlines, what was left out.
    Further,
    /// The reports' texts.
    Texts,
}

impl Part {
    pub const ALL: [Part; 3] = [Part::Records, Part::Further, Part::Texts];

    /// The name of the file that holds it alone.
    pub fn file(self) -> &'static str {
        match self {
            Part::Records => "records.txt",
            Part::Further => "further.txt",
            Part::Texts => "texts.txt",
        }
    }
}

impl Dataset {
    pub fn has(&self, part: Part) -> bool {
        self.parts.contains(&part)
    }

    /// Takes in what another part of the same data set holds.
    pub fn join(&mut self, mut other: Dataset) -> Result<(), Refusal> {
        if self.edition != other.edition {
            return Err(Refusal::OtherEdition);
        }
        let is_own = |id: &String| !self.added.contains(id);
        let own = self.papers.iter().map(|paper| &paper.source.id).filter(|id| is_own(id));
        if !own.eq(other.papers.iter().map(|paper| &paper.source.id)) {
            return Err(Refusal::OtherEdition);
        }
        let (reading, text) = (other.has(Part::Further), other.has(Part::Texts));
        if self.has(Part::Records) && reading {
            let own: Vec<&Record> = self.records.iter().filter(|record| is_own(&record.report)).collect();
            other.further.place(&own)?;
        }
        let papers = self.papers.iter_mut().filter(|paper| !self.added.contains(&paper.source.id));
        for (paper, more) in papers.zip(other.papers) {
            if reading {
                paper.reading = more.reading;
            }
            if text {
                paper.set_text(more.source.text);
            }
        }
        if reading {
            self.further.fill(&self.papers, &self.records, &self.added, other.further);
        }
        self.parts.extend(other.parts);
        Ok(())
    }
}

impl Paper {
    /// A report of which only the id is known.
    fn blank() -> Paper {
        Paper {
            source: Source::blank(),
            layout: String::new(),
            line_count: 0,
            bytes: 0,
            task_count: 0,
            lines: Lines::default(),
            reading: Reading::default(),
        }
    }

    fn set_text(&mut self, text: Arc<str>) {
        self.lines = Lines::of(&text);
        self.source.text = text;
    }

    /// The paper's own text, without what was written by hand behind its end.
    pub fn printed(&self) -> &str {
        let text = &*self.source.text;
        let title = self.reading.omitted.iter().find(|left_out| left_out.reason == Reason::Appendix);
        let end = title.map(|title| title.span.start.saturating_sub(1));
        end.and_then(|end| text.get(..end)).unwrap_or(text)
    }

    /// How many printed signs were left out for a reason.
    pub fn omitted_signs(&self, reason: Reason) -> usize {
        let of_reason = self.reading.left_out.iter().filter(|(own, _)| *own == reason);
        of_reason.map(|(_, signs)| signs).sum()
    }
}
