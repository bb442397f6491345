//! Where the words that the reader remarked on stand in a report. In: the report, its records, notes. Out:
//! ranges of its lines. Refuses to know: how they are drawn, and what the remarks say.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::dataset::Paper;
use crate::note::{Notes, Quote, Quoted, anchor};
use crate::record::Record;
use crate::report::{Span, text};

/// Ranges of bytes by the number of their line, from 1. Words that are found no more are left out: the
/// task's own page lists them.
pub fn lines(report: &Paper, records: &[Record], notes: &Notes) -> BTreeMap<usize, Vec<Range<usize>>> {
    let mut found: BTreeMap<usize, Vec<Range<usize>>> = BTreeMap::new();
    for record in records.iter().filter(|record| record.report == report.source.id) {
        let Some(note) = notes.get(&record.id) else { continue };
        for span in note.quotes.iter().flat_map(|quote| places(report, record, quote)) {
            let last = report.lines.line(span.end.saturating_sub(1));
            for no in report.lines.line(span.start)..=last {
                let line = report.lines.span(no);
                let (from, to) = (span.start.max(line.start), span.end.min(line.end));
                if from < to {
                    found.entry(no).or_default().push(from - line.start..to - line.start);
                }
            }
        }
    }
    found
}

fn places(report: &Paper, record: &Record, quote: &Quote) -> Vec<Span> {
    let of = |own: &str, pieces: &[Span]| {
        anchor::find(own, quote).map(|at| text::places(pieces, at)).unwrap_or_default()
    };
    match quote.field {
        Quoted::Goal => of(&record.goal, &record.trace().goal),
        Quoted::Progress => of(&record.progress, &record.trace().progress),
        Quoted::Source => {
            let Some([first, last]) = record.lines else { return Vec::new() };
            let span = Span { start: report.lines.span(first).start, end: report.lines.span(last).end };
            of(span.of(&report.source.text), &[span])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::note::Note;
    use crate::{record, report};

    #[test]
    fn remarked_words_are_found_in_the_report() {
        let report = report::read(&report::shipped()[1]);
        let records = record::records(&report);
        let report = Paper::of(&report);
        let long =
            |task: &&record::Record| [&task.goal, &task.progress].iter().all(|own| own.chars().count() > 12);
        let task = records.iter().find(long).unwrap();
        let cut = |own: &str| own.char_indices().nth(4).unwrap().0..own.char_indices().nth(9).unwrap().0;
        let mut note = Note::default();
        for (field, own) in [(Quoted::Goal, &task.goal), (Quoted::Progress, &task.progress)] {
            note.quotes.push(anchor::quote(own, cut(own), field).unwrap());
        }
        let mut notes = Notes::default();
        notes.notes.insert(task.id.clone(), note);
        let lit: String = lines(&report, &records, &notes)
            .into_iter()
            .flat_map(|(no, ranges)| {
                let line = report.lines.span(no).of(&report.source.text);
                ranges.into_iter().map(move |range| line[range].to_owned())
            })
            .collect();
        for own in [&task.goal, &task.progress] {
            assert!(lit.contains(&own[cut(own)]), "{lit}");
        }
        assert_eq!(lines(&report, &records, &Notes::default()), BTreeMap::new());
    }
}
