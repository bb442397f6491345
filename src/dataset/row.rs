//! The columns of each kind of row, once for reading and for writing. In: a port and a row. Out: the row's cells given
//! or taken. Refuses to know: in which part of the file a table stands.

use std::ops::Range;

use super::place::{self, Walk};
use super::table::{Port, Refusal};
use super::{LeftOut, Manifest, Paper};
use crate::measure::{Change, Measure, Op, Verdict, indicator::Kind};
use crate::record::{Extra, Indicator, Record, Trace, joined};
use crate::report::{Heading, Locality, Origin, Reason, Source, Span};

type Passed = Result<(), Refusal>;

pub fn manifest(port: &mut dyn Port, manifest: &mut Manifest) -> Passed {
    port.cell("title", &mut manifest.title)?;
    port.cell("place", &mut manifest.place)?;
    port.cell("place_en", &mut manifest.place_en)?;
    port.cell("publisher", &mut manifest.publisher)?;
    let [first, last] = &mut manifest.years;
    port.cell("first_year", first)?;
    port.cell("last_year", last)?;
    port.cell("licence", &mut manifest.licence)?;
    port.cell("generator", &mut manifest.generator)
}

pub fn paper(port: &mut dyn Port, paper: &mut Paper) -> Passed {
    let source = &mut paper.source;
    port.cell("id", &mut source.id)?;
    port.cell("title", &mut source.title)?;
    port.cell("publisher", &mut source.publisher)?;
    port.cell("published", &mut source.published)?;
    port.cell("index_no", &mut source.index_no)?;
    port.cell("year", &mut source.period.year)?;
    port.cell("month", &mut source.period.month)?;
    port.cell("layout", &mut paper.layout)?;
    port.cell("lines", &mut paper.line_count)?;
    port.cell("bytes", &mut paper.bytes)?;
    port.cell("tasks", &mut paper.task_count)?;
    port.cell("sha256", &mut source.sha256)?;
    whence(port, source)
}

/// Whose report it is, and the government's own page of it.
fn whence(port: &mut dyn Port, source: &mut Source) -> Passed {
    let mut place = source.locality.as_ref().map(|place| place.name.clone());
    let mut english = source.locality.as_ref().and_then(|place| place.english.clone());
    port.cell("place", &mut place)?;
    port.cell("place_en", &mut english)?;
    source.locality = place.map(|name| Locality { name, english });
    let mut url = source.origin.as_ref().map(|origin| origin.url.clone());
    let mut inferred = source.origin.as_ref().map_or(0, |origin| u8::from(origin.is_inferred));
    port.cell("url", &mut url)?;
    port.cell("url_is_inferred", &mut inferred)?;
    source.origin = url.map(|url| Origin { url, is_inferred: inferred != 0 });
    Ok(())
}

/// A task, and its number of measures, which stand in a table of their own.
pub fn task(port: &mut dyn Port, task: &mut Record, measures: &mut usize) -> Passed {
    port.cell("id", &mut task.id)?;
    port.cell("report", &mut task.report)?;
    port.cell("year", &mut task.year)?;
    port.cell("theme_no", &mut task.theme_no)?;
    port.cell("theme", &mut task.theme)?;
    port.cell("no", &mut task.no)?;
    port.cell("goal", &mut task.goal)?;
    port.cell("lead", &mut task.lead)?;
    port.cell("support", &mut task.support)?;
    port.cell("inherited", &mut task.inherited)?;
    port.cell("progress", &mut task.progress)?;
    extra(port, &mut task.extra)?;
    lines(port, &mut task.lines)?;
    judgement(port, task)?;
    port.cell("measures", measures)
}

/// What only some reports print.
fn extra(port: &mut dyn Port, extra: &mut Extra) -> Passed {
    port.cell("target", &mut extra.target)?;
    port.cell("deadline", &mut extra.deadline)?;
    port.cell("remark", &mut extra.remark)?;
    port.cell("problems", &mut extra.problems)?;
    port.cell("next", &mut extra.next)?;
    port.cell("status_text", &mut extra.status_text)?;
    let (mut heads, mut cells): (Vec<String>, Vec<String>) = extra.more.iter().cloned().unzip();
    port.cell("more_heads", &mut heads)?;
    port.cell("more", &mut cells)?;
    extra.more = heads.into_iter().zip(cells).collect();
    Ok(())
}

/// First line, and how many more.
fn lines(port: &mut dyn Port, lines: &mut Option<[usize; 2]>) -> Passed {
    let mut range = lines.map(|[first, last]| first..last);
    port.cell("lines", &mut range)?;
    *lines = range.map(|range| [range.start, range.end]);
    Ok(())
}

fn judgement(port: &mut dyn Port, task: &mut Record) -> Passed {
    let judged = &mut task.judgement;
    port.cell("status", &mut judged.status)?;
    port.cell("rule", &mut judged.rule)?;
    words(
        port,
        ["status_why_at", "status_why"],
        &task.progress,
        &mut judged.status_why_at,
        &mut judged.status_why,
    )?;
    port.cell("claim", &mut judged.claim)?;
    port.cell("claim_rule", &mut judged.claim_rule)?;
    words(
        port,
        ["claim_why_at", "claim_why"],
        &task.progress,
        &mut judged.claim_why_at,
        &mut judged.claim_why,
    )?;
    port.cell("check", &mut judged.check)?;
    port.cell("percent", &mut judged.percent)?;
    port.cell("pace", &mut judged.pace)?;
    port.cell("expected_percent", &mut judged.expected_percent)?;
    port.cell("doubts", &mut judged.doubts)
}

/// Words of the progress and their places. Only words that do not stand at their places are written out.
fn words(
    port: &mut dyn Port,
    [at, text]: [&'static str; 2],
    progress: &str,
    places: &mut Vec<Range<usize>>,
    words: &mut String,
) -> Passed {
    port.cell(at, places)?;
    let there = joined(progress, places);
    let mut other =
        (*words != there).then(|| words.clone()).filter(|words| !words.is_empty() || !there.is_empty());
    // Where a row is read there are no words yet, and none is what such a cell then holds.
    port.cell(text, &mut other)?;
    *words = other.unwrap_or(there);
    Ok(())
}

/// Where a task's fields stand in its report.
pub fn trace(port: &mut dyn Port, trace: &mut Trace, walk: &mut Walk) -> Passed {
    walk.row();
    place::pass(port, walk, "theme_at", &mut trace.theme)?;
    place::pass(port, walk, "no_at", &mut trace.no)?;
    place::pass(port, walk, "goal_at", &mut trace.goal)?;
    place::pass(port, walk, "lead_at", &mut trace.lead)?;
    place::pass(port, walk, "support_at", &mut trace.support)?;
    place::pass(port, walk, "progress_at", &mut trace.progress)
}

/// A measure before anything is known of it.
pub fn no_measure() -> Measure {
    Measure {
        name: String::new(),
        op: Op::AtLeast,
        target: 0.0,
        unit: String::new(),
        change: None,
        in_column: false,
        target_at: 0..0,
        actual: None,
        actual_at: None,
        verdict: Verdict::Unknown,
    }
}

pub fn measure(port: &mut dyn Port, measure: &mut Measure) -> Passed {
    port.cell("name", &mut measure.name)?;
    port.cell("op", &mut measure.op)?;
    port.cell("target", &mut measure.target)?;
    port.cell("unit", &mut measure.unit)?;
    let mut change = measure.change.map_or(0, |change| change as u8 + 1);
    port.cell("change", &mut change)?;
    measure.change = [Change::Rise, Change::Fall].into_iter().find(|known| *known as u8 + 1 == change);
    let mut column = u8::from(measure.in_column);
    port.cell("in_column", &mut column)?;
    measure.in_column = column != 0;
    port.cell("target_at", &mut measure.target_at)?;
    port.cell("actual", &mut measure.actual)?;
    port.cell("actual_at", &mut measure.actual_at)?;
    port.cell("verdict", &mut measure.verdict)
}

/// What reading made of a report, and how many headings and left out pieces are its own.
pub fn reading(port: &mut dyn Port, paper: &mut Paper, counts: &mut [usize; 2]) -> Passed {
    let Paper { source, reading, .. } = paper;
    port.cell("id", &mut source.id)?;
    port.cell("signs", &mut reading.signs)?;
    port.cell("lost", &mut reading.lost)?;
    port.cell("loose_doubts", &mut reading.loose_doubts)?;
    let (mut reasons, mut signs): (Vec<String>, Vec<String>) =
        reading.left_out.iter().map(|(reason, signs)| (reason.name().to_owned(), signs.to_string())).unzip();
    port.cell("left_out", &mut reasons)?;
    port.cell("left_out_signs", &mut signs)?;
    let left_out = reasons.iter().zip(&signs).map(|(reason, signs)| {
        let reason = Reason::ALL.into_iter().find(|known| known.name() == reason)?;
        Some((reason, signs.parse().ok()?))
    });
    reading.left_out = left_out.collect::<Option<_>>().ok_or(Refusal::Value("readings", "left_out", 0))?;
    let [headings, omitted] = counts;
    port.cell("headings", headings)?;
    port.cell("omitted", omitted)
}

/// A span as it stands, without a walk.
fn span(port: &mut dyn Port, column: &'static str, span: &mut Span) -> Passed {
    let mut range = span.start..span.end;
    port.cell(column, &mut range)?;
    *span = Span { start: range.start, end: range.end };
    Ok(())
}

pub fn heading(port: &mut dyn Port, heading: &mut Heading) -> Passed {
    port.cell("text", &mut heading.text)?;
    port.cell("level", &mut heading.level)?;
    port.cell("line", &mut heading.line)?;
    span(port, "at", &mut heading.span)
}

pub fn omitted(port: &mut dyn Port, omitted: &mut LeftOut) -> Passed {
    port.cell("reason", &mut omitted.reason)?;
    let mut all = Some(omitted.lines);
    lines(port, &mut all)?;
    omitted.lines = all.unwrap_or_default();
    span(port, "at", &mut omitted.span)
}

/// A figure before anything is known of it.
pub fn no_indicator() -> Indicator {
    Indicator {
        id: String::new(),
        report: String::new(),
        section: String::new(),
        year: 0,
        kind: Kind::Actual,
        name: String::new(),
        op: Op::Equal,
        value: 0.0,
        unit: String::new(),
        text: String::new(),
        sentence: String::new(),
        line: 0,
        places: Vec::new(),
    }
}

pub fn indicator(port: &mut dyn Port, figure: &mut Indicator) -> Passed {
    port.cell("id", &mut figure.id)?;
    port.cell("report", &mut figure.report)?;
    port.cell("section", &mut figure.section)?;
    port.cell("year", &mut figure.year)?;
    port.cell("kind", &mut figure.kind)?;
    port.cell("name", &mut figure.name)?;
    port.cell("op", &mut figure.op)?;
    port.cell("value", &mut figure.value)?;
    port.cell("unit", &mut figure.unit)?;
    port.cell("text", &mut figure.text)?;
    port.cell("sentence", &mut figure.sentence)?;
    port.cell("line", &mut figure.line)?;
    let mut places: Vec<Range<usize>> = figure.places.iter().map(|at| at.start..at.end).collect();
    port.cell("places", &mut places)?;
    figure.places = places.into_iter().map(|at| Span { start: at.start, end: at.end }).collect();
    Ok(())
}
