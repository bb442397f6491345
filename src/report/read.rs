//! The whole way from a text to a report: page, tables, tasks, prose. In: a source. Out: its report.
//! Never fails and never panics: what cannot be read is left out with a reason, or becomes a doubt.

use super::page::{self, Line};
use super::prose::Heading;
use super::row::{Item, Row};
use super::shape::{self, Head, Role, Style};
use super::task::{self, Table, is_section_heading};
use super::text::{Lines, Span, bare_number, ends_sentence, heading_number};
use super::{Doubt, Omitted, Reason, Report, Source, Task, align, bureau, column, label, prose, table};

/// Reads a report of any layout.
pub fn read(source: &Source) -> Report {
    let source = source.clone();
    let text = &*source.text;
    let lines = Lines::of(text);
    let all = page::lines(text, &lines);
    let (marks, differing) = page::furniture(text, &all, &source);
    let mut omitted = Vec::new();
    let mut body = Vec::new();
    for (line, mark) in all.iter().zip(marks) {
        match mark {
            Some(reason) => omitted.push(Omitted { span: line.words, reason }),
            None => body.push(*line),
        }
    }
    let heads = shape::heads(text, &body);
    let mut loose: Vec<Line> = Vec::new();
    let mut outline = Vec::new();
    let labelled = if heads.is_empty() { label::read(text, &body) } else { None };
    let tables = match labelled {
        Some((head, items)) => vec![Table { heading: None, head, items }],
        None => tables(text, &body, heads, &mut loose, &mut outline),
    };
    let layout = shape::layout(tables.first().map(|table| &table.head));
    for table in &tables {
        for line in &body[table.head.from..table.head.to] {
            omitted.push(Omitted { span: line.words, reason: Reason::ColumnHeads });
        }
        for item in &table.items {
            match item {
                Item::Heading(line, number) => {
                    let mut heading = heading(text, line);
                    heading.span.start = number.map_or(heading.span.start, |at| at.start);
                    outline.push(heading);
                }
                Item::Left(span, reason) => omitted.push(Omitted { span: *span, reason: *reason }),
                Item::Loose(line) => loose.push(*line),
                Item::Row(row) => leave_out(text, row, &mut omitted),
            }
        }
    }
    let (tasks, mut doubts) = task::read(text, &source.id, &lines, &tables);
    doubts.extend(number_doubts(&tables));
    doubts.extend(differing.into_iter().map(|at| Doubt { kind: "copy-differs", task: None, at }));
    let prose = prose::read(text, &loose);
    outline.extend(prose.outline);
    outline.extend(themes(&lines, &tasks, &outline));
    omitted.extend(prose.captions.iter().map(|span| Omitted { span: *span, reason: Reason::Caption }));
    omitted.retain(|left_out| !left_out.span.is_empty());
    outline.sort_by_key(|heading| heading.span);
    omitted.sort_by_key(|left_out| left_out.span);
    doubts.sort_by_key(|doubt| doubt.at);
    let (paragraphs, figures) = (prose.paragraphs, Vec::new());
    Report { layout, lines, tasks, paragraphs, outline, omitted, doubts, figures, source }
}

/// Cuts the body at its heads. Lines above the first head, and headings, belong to no table.
pub(super) fn tables(
    text: &str,
    body: &[Line],
    heads: Vec<Head>,
    loose: &mut Vec<Line>,
    outline: &mut Vec<Heading>,
) -> Vec<Table> {
    let mut found: Vec<Table> = Vec::new();
    let starts: Vec<(usize, Option<usize>)> = heads
        .iter()
        .enumerate()
        .map(|(at, head)| {
            let floor = at.checked_sub(1).map_or(0, |before| heads[before].to);
            headings_above(text, body, head, floor, at == 0)
        })
        .collect();
    loose.extend(&body[..starts.first().map_or(body.len(), |(from, _)| *from)]);
    for (at, head) in heads.into_iter().enumerate() {
        let (from, nearest) = starts[at];
        for line in body[from..head.from].iter().filter(|line| !line.words.is_empty()) {
            outline.push(heading(text, line));
        }
        let end = starts.get(at + 1).map_or(body.len(), |(from, _)| *from);
        let below = &body[head.to..end];
        let items = match head.style {
            Style::Paragraphs => column::read(text, below, &head),
            Style::Split(sign) => table::split_rows(text, below, &head, sign),
            _ => table::tab_cells(text, below, &head),
        };
        found.push(Table { heading: nearest.map(|at| body[at].words), head, items });
    }
    found
}

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

/// The cells of a row that no field of a task holds.
pub(super) fn leave_out(text: &str, row: &Row, omitted: &mut Vec<Omitted>) {
    let mut push = |spans: &[Span], reason| {
        omitted.extend(spans.iter().map(|span| Omitted { span: *span, reason }));
    };
    push(row.field(Role::Other), Reason::OtherColumn);
    for piece in row.field(Role::Lead).iter().chain(row.field(Role::Support)) {
        if bureau::names_nothing(piece.of(text)) {
            push(&[*piece], Reason::Dash);
        }
    }
    if row.no.is_none() || row.inherited.contains(&Role::No) {
        push(row.field(Role::No), Reason::OtherColumn);
    }
    if row.field(Role::Goal).is_empty() && row.field(Role::Progress).is_empty() {
        for field in [Role::Theme, Role::Lead, Role::Support] {
            push(row.field(field), Reason::Unread);
        }
    }
}

/// Numbers printed twice.
pub(super) fn number_doubts(tables: &[Table]) -> Vec<Doubt> {
    let again = tables.iter().flat_map(|table| &table.items).filter_map(|item| match item {
        Item::Left(span, Reason::Repeated) => Some(*span),
        _ => None,
    });
    again.map(|at| Doubt { kind: "number-repeated", task: None, at }).collect()
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
