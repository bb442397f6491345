//! The task's own lines as published, with the words lit that decided and the figures that were compared. In:
//! the session and a record. Out: views. Refuses to know: what decided, and how.

use std::ops::Range;

use leptos::prelude::*;

use crate::dataset::Paper;
use crate::link::Place;
use crate::note::Quoted;
use crate::page::note::quote::Quoting;
use crate::page::source::paint::{Tone, pieces};
use crate::record::Record;
use crate::report::text;
use crate::session::{Session, href};
use crate::words;

const PLAIN: Tone = Tone { own: false, taken: false, out: false, head: false, hit: false, noted: false };
const WHY: Tone = Tone { own: true, ..PLAIN };
const FIGURE: Tone = Tone { hit: true, ..PLAIN };
const NOTED: Tone = Tone { noted: true, ..PLAIN };

type Lit = Vec<(Range<usize>, Tone)>;

/// The goal with its targets underlined.
pub fn goal(record: &Record, quoting: Quoting) -> AnyView {
    let tones: Lit = record
        .judged()
        .measures
        .iter()
        .filter(|m| !m.in_column)
        .map(|m| (m.target_at.clone(), FIGURE))
        .collect();
    followed(&record.goal, tones, move || quoting.places(Quoted::Goal))
}

/// The progress with the words lit that decided, and the figures underlined that answer a target.
pub fn progress(record: &Record) -> AnyView {
    drawn(&record.progress, &tones_of_progress(record))
}

/// The same, with the words that the reader quotes.
pub fn progress_quoted(record: &Record, quoting: Quoting) -> AnyView {
    followed(&record.progress, tones_of_progress(record), move || quoting.places(Quoted::Progress))
}

fn tones_of_progress(record: &Record) -> Lit {
    let figures = record.judged().measures.iter().filter_map(|m| m.actual_at.clone()).map(|at| (at, FIGURE));
    record.judged().status_why_at.clone().into_iter().map(|at| (at, WHY)).chain(figures).collect()
}

/// Drawn again when the reader quotes other words.
fn followed(
    text: &str,
    tones: Lit,
    quoted: impl Fn() -> Vec<Range<usize>> + Send + Sync + 'static,
) -> AnyView {
    let text = text.to_owned();
    let quoted = Memo::new(move |_| quoted());
    (move || {
        let noted = quoted.get().into_iter().map(|at| (at, NOTED));
        drawn(&text, &tones.iter().cloned().chain(noted).collect())
    })
    .into_any()
}

fn drawn(text: &str, tones: &Lit) -> AnyView {
    let piece = |(piece, tone): (&str, Tone)| {
        let piece = piece.to_owned();
        let piece = if tone.noted {
            view! { <mark class="noted">{piece}</mark> }.into_any()
        } else {
            piece.into_any()
        };
        match (tone.own, tone.hit) {
            (true, true) => view! { <mark class="lit-figure">{piece}</mark> }.into_any(),
            (true, false) => view! { <mark>{piece}</mark> }.into_any(),
            (false, true) => view! { <span class="lit-figure">{piece}</span> }.into_any(),
            (false, false) => piece,
        }
    };
    pieces(text, tones).into_iter().map(piece).collect_view().into_any()
}

/// What the two ways of lighting say.
pub fn legend(record: &Record) -> AnyView {
    let why = !record.judged().status_why_at.is_empty();
    let figures = record.judged().measures.iter().any(|measure| measure.actual_at.is_some());
    if !why && !figures {
        return ().into_any();
    }
    let entry = |class: &'static str, word: words::Word| {
        view! { <span class="key-entry"><span class=class aria-hidden="true"></span>{word.t()}</span> }
    };
    view! {
        <p class="small soft row lit-key">
            <span>{words::KEY.t()}</span>
            {why.then(|| entry("key-swatch key-why", words::LIT_WHY))}
            {figures.then(|| entry("key-swatch key-figure", words::LIT_FIGURE))}
        </p>
    }
    .into_any()
}

/// The task's lines, with a link to them in the whole report.
pub fn section(session: Session, record: &Record, quoting: Quoting) -> AnyView {
    let Some([first, last]) = record.lines else { return ().into_any() };
    let known = session.data.with_untracked(|data| data.report(&record.report).is_some());
    if !known {
        return ().into_any();
    }
    let record = record.clone();
    let report = record.report.clone();
    let place = Place::Source { report, lines: Some((first, last)) };
    let line = move |(no, at, text, tones): (usize, usize, String, Lit)| {
        let end = at + text.len();
        // The part of each quote that stands on this line.
        let own = move || {
            let cut = |place: Range<usize>| (place.start.max(at), place.end.min(end));
            let places = quoting.places(Quoted::Source).into_iter().map(cut);
            places.filter(|(from, to)| from < to).map(|(from, to)| from - at..to - at).collect()
        };
        view! {
            <div class="source-line">
                <span class="source-no">{no}</span>
                <span class="source-words" data-quote="source" data-at=at.to_string()>{followed(&text, tones, own)}</span>
            </div>
        }
    };
    let text = session.with_texts(move || {
        let lines =
            session.data.with_untracked(|data| data.report(&record.report).map(|r| lines(r, &record)));
        view! {
            <div class="source-text source-short" lang="zh-CN">
                {lines.unwrap_or_default().into_iter().map(line).collect_view()}
            </div>
        }
        .into_any()
    });
    view! {
        <section class="card stack">
            <div class="row">
                <h2>{words::TASK_SOURCE_TITLE.t()}</h2>
                <span class="soft small" data-field="lines">{words::TASK_SOURCE_LINES.with(&[&first.to_string(), &last.to_string()])}</span>
                <a class="button-quiet" href=href(&place)>{words::TASK_SOURCE.t()}</a>
            </div>
            {text}
        </section>
    }
    .into_any()
}

/// Number, place in the task's lines, text and lit ranges of each of the task's printed lines.
fn lines(report: &Paper, record: &Record) -> Vec<(usize, usize, String, Lit)> {
    let why = record
        .judged()
        .status_why_at
        .clone()
        .into_iter()
        .flat_map(|at| text::places(&record.trace().progress, at));
    let figures = record
        .judged()
        .measures
        .iter()
        .flat_map(|m| record.target_places(m).into_iter().chain(record.actual_places(m)));
    let spans: Vec<_> = why.map(|span| (span, WHY)).chain(figures.map(|span| (span, FIGURE))).collect();
    let Some([first, last]) = record.lines else { return Vec::new() };
    let start = report.lines.span(first).start;
    let one = |no: usize| {
        let line = report.lines.span(no);
        let tones = spans.iter().filter_map(|(span, tone)| {
            let (from, to) = (span.start.max(line.start), span.end.min(line.end));
            (from < to).then(|| (from - line.start..to - line.start, *tone))
        });
        (no, line.start - start, line.of(&report.source.text).to_owned(), tones.collect())
    };
    (first..=last).map(one).filter(|(_, _, text, _)| !text.trim().is_empty()).collect()
}
