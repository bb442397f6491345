//! What stands where on each printed line of a report. In: a report, its records, the lines asked for. Out:
//! rows of pieces with their tones. Refuses to know: how they are drawn.

use std::ops::Range;

use crate::dataset::Paper;
use crate::record::Record;
use crate::report::text::{is_blank, trimmed};
use crate::report::{Reason, Span};

/// What a piece of a line is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tone {
    /// Words of the task asked for, or any words of the lines asked for.
    pub own: bool,
    /// Words that the task takes over from another line.
    pub taken: bool,
    /// Words that reading left out.
    pub out: bool,
    /// Words of a heading, which may begin a paragraph on the same line.
    pub head: bool,
    /// Words sought.
    pub hit: bool,
    /// Words that the reader's note quotes.
    pub noted: bool,
}

impl Tone {
    fn flags(self) -> [bool; 6] {
        [self.own, self.taken, self.out, self.head, self.hit, self.noted]
    }

    fn from_flags([own, taken, out, head, hit, noted]: [bool; 6]) -> Tone {
        Tone { own, taken, out, head, hit, noted }
    }
}

/// A printed line.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// From 1, as in the file.
    pub no: usize,
    pub text: String,
    /// Ranges of the line's text that are not plain.
    pub tones: Vec<(Range<usize>, Tone)>,
    /// The whole line belongs to nothing that was read.
    pub out: bool,
    /// Why, where such lines begin.
    pub reason: Option<Reason>,
    /// Why a part of the line was left out.
    pub part: Option<Reason>,
    /// Tasks that begin here.
    pub tasks: Vec<String>,
    /// The line belongs to a task.
    pub inside: bool,
}

/// The tasks whose very lines were asked for.
pub fn asked<'a>(report: &str, records: &'a [Record], lines: Option<(usize, usize)>) -> Vec<&'a Record> {
    let wanted = lines.map(|(first, last)| [first, last]);
    let own = |record: &&Record| record.report == report && wanted.is_some() && record.lines == wanted;
    records.iter().filter(own).collect()
}

/// Every line that prints something.
pub fn rows(report: &Paper, records: &[Record], lines: Option<(usize, usize)>) -> Vec<Row> {
    let text = &*report.source.text;
    let count = report.lines.count();
    let mut tones: Vec<Vec<(Range<usize>, Tone)>> = vec![Vec::new(); count + 1];
    let mut paint = |span: Span, tone: Tone| {
        let (first, last) = (report.lines.line(span.start), report.lines.line(span.end.saturating_sub(1)));
        for (no, tones) in tones.iter_mut().enumerate().take(last + 1).skip(first) {
            let line = report.lines.span(no);
            let (from, to) = (span.start.max(line.start), span.end.min(line.end));
            if from < to {
                tones.push((from - line.start..to - line.start, tone));
            }
        }
    };
    let mut reasons = vec![None; count + 2];
    for omitted in &report.reading.omitted {
        paint(omitted.span, Tone { out: true, ..Tone::default() });
        let [first, last] = omitted.lines;
        reasons[first..=last.min(count)].fill(Some(omitted.reason));
    }
    for heading in &report.reading.outline {
        paint(heading.span, Tone { head: true, ..Tone::default() });
    }
    let tasks = asked(&report.source.id, records, lines);
    for record in &tasks {
        let (own, taken) = record.places(&report.lines);
        own.into_iter().for_each(|span| paint(span, Tone { own: true, ..Tone::default() }));
        taken.into_iter().for_each(|span| paint(span, Tone { taken: true, ..Tone::default() }));
    }
    if let (Some((first, last)), true) = (lines, tasks.is_empty()) {
        for no in first..=last.min(count) {
            paint(trimmed(text, report.lines.span(no)), Tone { own: true, ..Tone::default() });
        }
    }
    let mut begin: Vec<Vec<String>> = vec![Vec::new(); count + 2];
    let mut inside = vec![false; count + 2];
    for record in records.iter().filter(|record| record.report == report.source.id) {
        if let Some([first, last]) = record.lines.filter(|[first, last]| *first <= *last && *last <= count) {
            begin[first].push(record.id.clone());
            inside[first..=last].fill(true);
        }
    }
    let mut before = None;
    let mut rows = Vec::new();
    for no in 1..=count {
        let line = report.lines.span(no).of(text);
        if line.trim().is_empty() {
            continue;
        }
        let tones = std::mem::take(&mut tones[no]);
        let out = is_out(line, &tones);
        let reason = reasons[no].filter(|_| out);
        rows.push(Row {
            no,
            text: line.to_owned(),
            reason: reason.filter(|reason| before != Some(*reason)),
            part: reasons[no].filter(|_| !out),
            out,
            tones,
            tasks: std::mem::take(&mut begin[no]),
            inside: inside[no],
        });
        before = reason;
    }
    rows
}

/// Whether every printed sign was left out.
fn is_out(line: &str, tones: &[(Range<usize>, Tone)]) -> bool {
    let mut out: Vec<&Range<usize>> =
        tones.iter().filter(|(_, tone)| tone.out).map(|(range, _)| range).collect();
    out.sort_unstable_by_key(|range| range.start);
    let (mut out, mut end) = (out.into_iter().peekable(), 0);
    line.char_indices().all(|(at, sign)| {
        while let Some(range) = out.next_if(|range| range.start <= at) {
            end = end.max(range.end);
        }
        at < end || is_blank(sign)
    })
}

/// The line cut where a tone begins or ends: pieces in order that make up the text.
pub fn pieces<'a>(text: &'a str, tones: &[(Range<usize>, Tone)]) -> Vec<(&'a str, Tone)> {
    let mut cuts: Vec<usize> = tones.iter().flat_map(|(range, _)| [range.start, range.end]).collect();
    cuts.extend([0, text.len()]);
    cuts.retain(|at| text.is_char_boundary(*at));
    cuts.sort_unstable();
    cuts.dedup();
    // How many of each tone begin and end at a cut, so that no piece asks all of them.
    let mut edges = vec![[0i32; 6]; cuts.len()];
    for (range, tone) in tones {
        let from = cuts.partition_point(|cut| *cut < range.start);
        let to = cuts.partition_point(|cut| *cut <= range.end);
        if from + 1 < to {
            for (kind, on) in tone.flags().into_iter().enumerate() {
                edges[from][kind] += i32::from(on);
                edges[to - 1][kind] -= i32::from(on);
            }
        }
    }
    let mut out: Vec<(usize, usize, Tone)> = Vec::new();
    let mut open = [0i32; 6];
    for (pair, edges) in cuts.windows(2).zip(edges) {
        open.iter_mut().zip(edges).for_each(|(open, edge)| *open += edge);
        let tone = Tone::from_flags(open.map(|open| open > 0));
        match out.last_mut().filter(|last| last.2 == tone) {
            Some(last) => last.1 = pair[1],
            None => out.push((pair[0], pair[1], tone)),
        }
    }
    out.into_iter().map(|(from, to, tone)| (&text[from..to], tone)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{record, report};

    const OUT: Tone = Tone { out: true, own: false, taken: false, head: false, hit: false, noted: false };

    #[test]
    fn pieces_make_up_the_line() {
        let tone = Tone { own: true, ..Tone::default() };
        let hit = Tone { hit: true, ..Tone::default() };
        let cut = pieces("加装电梯200台", &[(0..12, tone), (6..15, hit), (90..99, hit)]);
        assert_eq!(cut.iter().map(|piece| piece.0).collect::<String>(), "加装电梯200台");
        assert_eq!(cut[1], ("电梯", Tone { own: true, hit: true, ..Tone::default() }));
        assert_eq!(pieces("", &[]), []);
        // A tone that ends within a sign begins no piece and ends before the sign.
        assert_eq!(pieces("加装", &[(0..4, tone), (1..6, hit)]).len(), 1);
        assert!(is_out("加 装", &[(4..7, OUT), (0..3, OUT)]) && !is_out("加 装", &[(1..3, OUT)]));
    }

    #[test]
    fn every_task_of_a_report_is_marked_whole() {
        for source in report::shipped() {
            let report = report::read(&source);
            let records = record::records(&report);
            let report = Paper::of(&report);
            for task in &records {
                let lines = task.lines.map(|[first, last]| (first, last));
                let rows = rows(&report, &records, lines);
                let lit: String = rows
                    .iter()
                    .flat_map(|row| pieces(&row.text, &row.tones))
                    .filter(|(_, tone)| tone.own)
                    .map(|(piece, _)| piece)
                    .collect();
                for field in [&task.trace().goal, &task.trace().progress] {
                    for span in field {
                        let words = span.of(&source.text);
                        let bare = |text: &str| text.split_whitespace().collect::<String>();
                        assert!(bare(&lit).contains(&bare(words)), "{}: {words}", task.id);
                    }
                }
                assert!(rows.iter().any(|row| row.tasks.contains(&task.id)), "{} is in no margin", task.id);
            }
        }
    }
}
