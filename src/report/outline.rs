//! Headings: above a table, in a line, and themes printed in a column. In: lines of a region, tasks. Out: headings.
//! Refuses to know: what the rows below them hold.

use super::Task;
use super::page::Line;
use super::prose::Heading;
use super::reader::align;
use super::shape::{Head, Style};
use super::task::is_section_heading;
use super::text::{Lines, Span, bare_number, ends_sentence, heading_number};

/// Where the headings above a head begin, and the nearest of them.
pub(super) fn headings_above(
    text: &str,
    body: &[Line],
    head: &Head,
    floor: usize,
    first: bool,
) -> (usize, Option<usize>) {
    let number = body[head.to..].iter().map(|line| line.words.of(text)).find(|words| !words.is_empty());
    let restarts = number.and_then(bare_number).is_none_or(|number| number == 1);
    let (mut from, mut nearest) = (head.from, None);
    for at in (floor..head.from).rev() {
        let words = body[at].words.of(text);
        if words.is_empty() {
            continue;
        }
        let short = words.len() <= 180 && !ends_sentence(words) && !align::is_percent(words);
        let numbered = heading_number(words).is_some_and(|(end, depth)| depth <= 2 && end < words.len());
        let may = numbered
            || is_section_heading(words)
            || nearest.is_none() && (first || restarts && !is_cell(text, body, at, head));
        if !short || !may || nearest.is_some() && !numbered || words.contains(['\t', '|']) {
            break;
        }
        from = at;
        nearest = nearest.or(Some(at));
    }
    (from, nearest)
}

/// Whether a line above a head is rather the last cell of the table before: begun by a tab, or parted.
fn is_cell(text: &str, body: &[Line], at: usize, head: &Head) -> bool {
    match head.style {
        Style::TabCells => body[at].span.of(text).starts_with('\t'),
        Style::Split(sign) => body[at].words.of(text).contains(sign),
        Style::Paragraphs | Style::Labelled | Style::Grid | Style::Items => false,
    }
}

pub(super) fn heading(text: &str, line: &Line) -> Heading {
    let words = line.words.of(text);
    let level = heading_number(words).map_or(1, |(_, depth)| depth);
    Heading { text: words.to_string(), level, line: line.no, span: line.words }
}

/// Themes printed in a column, as headings.
pub(super) fn themes(lines: &Lines, tasks: &[Task], outline: &[Heading]) -> Vec<Heading> {
    let mut known: Vec<Span> = outline.iter().map(|heading| heading.span).collect();
    known.sort();
    let mut found: Vec<Heading> = Vec::new();
    let mut last = "";
    for task in tasks {
        let number = task.theme_no.as_ref();
        let pieces = number.into_iter().flat_map(|no| &no.pieces).chain(&task.theme.pieces);
        let (first, end) =
            pieces.fold((None, 0), |(first, _), piece| (first.or(Some(piece.start)), piece.end));
        let Some(start) = first.filter(|_| task.theme.text != last) else { continue };
        last = &task.theme.text;
        let before = known.partition_point(|span| span.start <= start);
        if before > 0 && known[before - 1].end >= end {
            continue;
        }
        let text = [number.map_or("", |no| &no.text), &task.theme.text].concat();
        found.push(Heading { text, level: 1, line: lines.line(start), span: Span { start, end } });
    }
    found
}
