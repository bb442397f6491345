//! A data set from bytes. In: a file with some or all parts. Out: the data set as far as they go, or why it is not
//! taken. Refuses to know: where the file came from.

use std::sync::Arc;

use super::place::Walk;
use super::table::{Port, Refusal, Tables};
use super::{Dataset, Further, LeftOut, Manifest, Paper, Part, row};
use crate::record::{Record, Trace};
use crate::report::{Heading, Reason, Span};

impl Dataset {
    /// Reads the records alone, which the file has to hold. Nothing of a damaged one is taken.
    pub fn read_records(bytes: &[u8]) -> Result<Dataset, Refusal> {
        let tables = Tables::open(bytes)?;
        let mut data = begun(&tables)?;
        data.take_records(&tables)?;
        Ok(data)
    }

    /// Reads whatever parts the file has. Nothing of a damaged one is taken.
    pub fn read(bytes: &[u8]) -> Result<Dataset, Refusal> {
        let tables = Tables::open(bytes)?;
        let mut data = begun(&tables)?;
        if tables.has("tasks") {
            data.take_records(&tables)?;
        }
        if tables.has("readings") {
            let read = readings(&tables)?;
            put(&mut data.papers, read, |paper, read| paper.reading = read.reading)?;
            data.further = further(&tables)?;
            if data.has(Part::Records) {
                data.further.place(&data.records.iter().collect::<Vec<_>>())?;
            }
            data.parts.push(Part::Further);
        }
        if tables.has("texts") {
            let read = texts(&tables)?;
            put(&mut data.papers, read, |paper, read| paper.set_text(read.source.text))?;
            data.parts.push(Part::Texts);
        }
        Ok(data)
    }

    fn take_records(&mut self, tables: &Tables) -> Result<(), Refusal> {
        let manifest =
            tables.rows("manifest", "title", Manifest::default, |port, row| row::manifest(port, row))?;
        self.manifest = manifest.into_iter().next().unwrap_or_default();
        self.papers = tables.rows("reports", "id", Paper::blank, |port, row| row::paper(port, row))?;
        self.records = Arc::new(records(tables)?);
        self.parts.push(Part::Records);
        Ok(())
    }
}

/// A data set of which only the edition is known.
fn begun(tables: &Tables) -> Result<Dataset, Refusal> {
    let edition =
        tables.rows("edition", "edition", String::new, |port, edition| port.cell("edition", edition))?;
    Ok(Dataset { edition: edition.into_iter().next().unwrap_or_default(), ..Dataset::default() })
}

/// Puts what was read into the reports of the same order, or takes it as it is where there are none yet.
fn put(papers: &mut Vec<Paper>, read: Vec<Paper>, into: impl Fn(&mut Paper, Paper)) -> Result<(), Refusal> {
    if papers.is_empty() {
        *papers = read;
        return Ok(());
    }
    let same = papers.iter().map(|paper| &paper.source.id).eq(read.iter().map(|paper| &paper.source.id));
    if !same {
        return Err(Refusal::Value("reports", "id", 0));
    }
    papers.iter_mut().zip(read).for_each(|(paper, read)| into(paper, read));
    Ok(())
}

fn records(tables: &Tables) -> Result<Vec<Record>, Refusal> {
    let measures = tables.rows("measures", "target", row::no_measure, |port, row| row::measure(port, row))?;
    let mut measures = measures.into_iter();
    let records = tables.rows("tasks", "id", Record::blank, |port, record| {
        let mut count = 0;
        row::task(port, record, &mut count)?;
        record.judgement.measures = take(&mut measures, count, || port.refused("measures"))?;
        Ok(())
    })?;
    none_left(measures, "measures").map(|()| records)
}

/// The next so many.
fn take<T>(
    from: &mut impl Iterator<Item = T>,
    count: usize,
    refused: impl Fn() -> Refusal,
) -> Result<Vec<T>, Refusal> {
    let taken: Vec<T> = from.take(count).collect();
    if taken.len() == count { Ok(taken) } else { Err(refused()) }
}

/// Refuses rows that belong to none of the table before.
fn none_left<T>(mut rows: impl Iterator<Item = T>, table: &'static str) -> Result<(), Refusal> {
    match rows.next() {
        Some(_) => Err(Refusal::Value(table, "#", 0)),
        None => Ok(()),
    }
}

/// Reports of which nothing is known but what reading made of them.
fn readings(tables: &Tables) -> Result<Vec<Paper>, Refusal> {
    let nowhere = Span { start: 0, end: 0 };
    let heading = || Heading { text: String::new(), level: 1, line: 0, span: nowhere };
    let left_out = || LeftOut { span: nowhere, lines: [0; 2], reason: Reason::Title };
    let mut headings =
        tables.rows("headings", "text", heading, |port, row| row::heading(port, row))?.into_iter();
    let mut omitted =
        tables.rows("omitted", "reason", left_out, |port, row| row::omitted(port, row))?.into_iter();
    let papers = tables.rows("readings", "id", Paper::blank, |port, paper| {
        let mut counts = [0; 2];
        row::reading(port, paper, &mut counts)?;
        paper.reading.outline = take(&mut headings, counts[0], || port.refused("headings"))?;
        paper.reading.omitted = take(&mut omitted, counts[1], || port.refused("omitted"))?;
        Ok(())
    })?;
    none_left(headings, "headings")?;
    none_left(omitted, "omitted").map(|()| papers)
}

fn further(tables: &Tables) -> Result<Further, Refusal> {
    let mut walk = Walk::default();
    Ok(Further {
        traces: tables
            .rows("traces", "goal_at", Trace::default, |port, trace| row::trace(port, trace, &mut walk))?,
        indicators: tables
            .rows("indicators", "id", row::no_indicator, |port, row| row::indicator(port, row))?,
        fitting: tables.rows("rules", "fitting", Vec::new, |port, rules| port.cell("fitting", rules))?,
    })
}

/// Reports of which nothing is known but their texts.
fn texts(tables: &Tables) -> Result<Vec<Paper>, Refusal> {
    tables.rows("texts", "id", Paper::blank, |port, paper| {
        port.cell("id", &mut paper.source.id)?;
        let mut text = String::new();
        port.cell("text", &mut text)?;
        paper.source.text = Arc::from(text);
        Ok(())
    })
}
