//! From a document to a report. In: a source and the document of its file. Out: the report. Marks what surrounds, cuts
//! the rest into regions (a grid, or the lines between grids), has each read, and puts tasks, headings, paragraphs and
//! what was left out together. Never fails: what cannot be read is left out with a reason, or becomes a doubt.

use super::page::{self, Line};
use super::prose;
use super::reader::Reading;
use super::row::{Item, Row};
use super::task::{self, Table};
use super::text::{Lines, Span, half};
use super::{Doubt, Omitted, Reason, Report, Role, Source, bureau, judge, outline, shape};
use crate::document::{self, Block, Document, Kind};

/// A piece of a document that is read by itself.
pub enum Region {
    Lines(Vec<Line>),
    /// A grid, by its number among the blocks.
    Grid(usize),
}

/// What is put together of all regions.
#[derive(Default)]
struct Parts {
    tables: Vec<Table>,
    loose: Vec<Line>,
    outline: Vec<prose::Heading>,
    doubts: Vec<Doubt>,
    figures: Vec<super::FigureTable>,
}

/// Reads a report whose text is at hand.
pub fn read(source: &Source) -> Report {
    read_document(source, &document::from_text(&source.text))
}

/// Reads a report of any layout from the document of its file; `source.text` is the document's own.
pub fn read_document(source: &Source, document: &Document) -> Report {
    let source = source.clone();
    let text = &*source.text;
    let lines = Lines::of(text);
    let mut all = page::lines(text, &lines);
    let (mut marks, differing) = page::furniture(text, &all, &source);
    mark_blocks(document, &lines, &mut all, &mut marks);
    let mut omitted: Vec<Omitted> = Vec::new();
    let mut parts = Parts::default();
    let mut above = None;
    for region in regions(document, &lines, &all, &marks, &mut omitted) {
        let mut reading = judge::read(text, &lines, document, &region, &mut parts.outline);
        match &region {
            Region::Lines(body) => above = heading_below(text, body),
            Region::Grid(_) => {
                if let Some(table) = reading.tables.first_mut() {
                    table.heading = above.take().filter(|_| has_rows(table)).or(table.heading);
                }
            }
        }
        parts.take(reading);
    }
    super::unit_labels::part(text, &mut parts.tables);
    let layout = shape::layout(parts.tables.iter().find(|table| has_rows(table)).map(|table| &table.head));
    for item in parts.tables.iter().flat_map(|table| &table.items) {
        match item {
            Item::Heading(line, number) => {
                let mut heading = outline::heading(text, line);
                heading.span.start = number.map_or(heading.span.start, |at| at.start);
                parts.outline.push(heading);
            }
            Item::Left(span, reason) => omitted.push(Omitted { span: *span, reason: *reason }),
            Item::Loose(line) => parts.loose.push(*line),
            Item::Row(row) => leave_out(text, row, &mut omitted),
        }
    }
    for table in &mut parts.tables {
        table.heading =
            table.heading.filter(|at| is_theme(at.of(text)) && !is_title(at.of(text), &source.title));
    }
    let (tasks, mut doubts) = task::read(text, &source.id, &lines, &parts.tables);
    doubts.extend(number_doubts(&parts.tables));
    doubts.extend(differing.into_iter().map(|at| Doubt { kind: "copy-differs", task: None, at }));
    let notes = document.notes.iter().map(|note| Doubt { kind: note.kind, task: None, at: note.at });
    doubts.extend(notes.chain(parts.doubts));
    parts.loose.sort_by_key(|line| line.words);
    let prose = prose::read(text, &parts.loose);
    let mut headings = parts.outline;
    headings.extend(prose.outline);
    headings.extend(outline::themes(&lines, &tasks, &headings));
    omitted.extend(prose.captions.iter().map(|span| Omitted { span: *span, reason: Reason::Caption }));
    omitted.retain(|left_out| !left_out.span.is_empty());
    headings.sort_by_key(|heading| heading.span);
    omitted.sort_by_key(|left_out| left_out.span);
    doubts.sort_by_key(|doubt| doubt.at);
    let (paragraphs, figures) = (prose.paragraphs, parts.figures);
    let mut report =
        Report { layout, lines, tasks, paragraphs, outline: headings, omitted, doubts, figures, source };
    // What no reader took is left out as unread, and so counted and shown.
    let unread = report.coverage().lost;
    report.omitted.extend(unread.into_iter().map(|span| Omitted { span, reason: Reason::Unread }));
    report.omitted.sort_by_key(|left_out| left_out.span);
    report
}

/// The cells of a row that no field of a task holds.
fn leave_out(text: &str, row: &Row, omitted: &mut Vec<Omitted>) {
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
fn number_doubts(tables: &[Table]) -> Vec<Doubt> {
    let again = tables.iter().flat_map(|table| &table.items).filter_map(|item| match item {
        Item::Left(span, Reason::Repeated) => Some(*span),
        _ => None,
    });
    again.map(|at| Doubt { kind: "number-repeated", task: None, at }).collect()
}

/// Whether a line above a table may name what its tasks are about.
fn is_theme(words: &str) -> bool {
    words.chars().count() <= 40
        && words.chars().any(super::text::is_han)
        && !words.contains([':', '：', '[', ']', '>'])
        && !page::is_furniture(words)
}

/// Whether a heading is the title of the whole, which is no theme.
fn is_title(heading: &str, title: &str) -> bool {
    let bare = |words: &str| words.chars().filter(|sign| sign.is_alphanumeric()).collect::<String>();
    let (heading, title) = (bare(heading), bare(title));
    !title.is_empty() && (heading.contains(&title) || title.contains(&heading))
}

/// The heading that ends the lines above a grid: numbered, or said to be one by the document.
fn heading_below(text: &str, body: &[Line]) -> Option<super::Span> {
    let last = body.iter().rev().find(|line| !line.words.is_empty())?;
    let words = last.words.of(text);
    let numbered =
        super::text::heading_number(words).is_some_and(|(end, depth)| depth <= 2 && end < words.len());
    let heads = numbered || last.heading.is_some() || task::is_section_heading(words);
    (heads && !super::text::ends_sentence(words)).then_some(last.words)
}

fn has_rows(table: &Table) -> bool {
    table.items.iter().any(|item| matches!(item, Item::Row(_)))
}

impl Parts {
    /// A doubt about a whole table is one about each of its rows.
    fn take(&mut self, mut reading: Reading) {
        for row in reading.tables.iter_mut().flat_map(|table| &mut table.items) {
            if let Item::Row(row) = row {
                row.doubts.extend(reading.doubts.iter().map(|(kind, _)| (*kind, row.at)));
            }
        }
        self.doubts.extend(reading.doubts.into_iter().map(|(kind, at)| Doubt { kind, task: None, at }));
        self.tables.extend(reading.tables);
        self.figures.extend(reading.figures);
    }
}

/// What the document itself says of its lines: headings, and what surrounds it.
fn mark_blocks(document: &Document, lines: &Lines, all: &mut [Line], marks: &mut [Option<Reason>]) {
    for block in &document.blocks {
        let range = lines_of(block, lines);
        match &block.kind {
            _ if block.furniture => range.for_each(|at| _ = marks[at].get_or_insert(Reason::Navigation)),
            Kind::Heading { level } => range.for_each(|at| all[at].heading = Some(*level)),
            _ => {}
        }
    }
}

/// The lines of a block, counted from 0.
fn lines_of(block: &Block, lines: &Lines) -> std::ops::Range<usize> {
    let first = lines.line(block.span.start) - 1;
    first..lines.line(block.span.end.max(block.span.start + 1) - 1).max(first + 1)
}

/// Grids, and the lines between them. Lines that surround the document are left out.
fn regions(
    document: &Document,
    lines: &Lines,
    all: &[Line],
    marks: &[Option<Reason>],
    omitted: &mut Vec<Omitted>,
) -> Vec<Region> {
    let mut found: Vec<Region> = Vec::new();
    for (at, block) in document.blocks.iter().enumerate() {
        let range = lines_of(block, lines);
        let left_out = |at: &usize| marks[*at].is_some();
        if let Kind::Grid(_) = block.kind {
            let marked = range.clone().filter(left_out).count();
            if block.furniture || marked * 2 > range.len() {
                let reason = if block.furniture { Reason::Navigation } else { Reason::SecondCopy };
                omitted.extend(range.map(|at| Omitted { span: all[at].words, reason }));
            } else {
                found.push(Region::Grid(at));
            }
            continue;
        }
        if !matches!(found.last(), Some(Region::Lines(_))) {
            found.push(Region::Lines(Vec::new()));
        }
        let Some(Region::Lines(body)) = found.last_mut() else { continue };
        for at in range {
            match marks[at] {
                Some(reason) => omitted.push(Omitted { span: all[at].words, reason }),
                None => body.push(all[at]),
            }
        }
    }
    found
}

/// Words that titles of such papers hold.
const TITLES: &str = "进展|完成情况|落实|清单|计划|目标|报告|情况|通报|实事|任务|工作|一览表|台账|推进|方案|意见|進展|工作|報告";

/// The line near the front that looks most like a title, where one does.
fn title(text: &str) -> Option<&str> {
    let lines = text
        .lines()
        .map(|line| line.trim_matches(super::text::is_blank))
        .filter(|line| !line.is_empty())
        .take(40);
    let score = |line: &str| {
        let signs = line.chars().count();
        if !(6..=60).contains(&signs)
            || super::text::ends_sentence(line)
            || line.contains(['|', '\t', '：', ':', '>', '，', ','])
        {
            return 0;
        }
        let words = TITLES.split('|').filter(|word| line.contains(word)).count();
        let digits: Vec<char> = line.chars().map(half).collect();
        let year = digits.windows(4).any(|four| {
            matches!(four, ['1', '9', ..] | ['2', '0', ..]) && four.iter().all(char::is_ascii_digit)
        });
        let ends = ["情况", "情况表", "清单", "报告", "通报", "一览表", "计划", "表", "台账", "方案", "意见"]
            .iter()
            .any(|end| line.trim_end_matches(['）', ')']).ends_with(end));
        words.min(3) + 3 * usize::from(year) + 2 * usize::from(ends)
    };
    let mut best: Option<(usize, &str)> = None;
    for line in lines {
        let worth = score(line);
        if worth >= 5 && best.is_none_or(|(most, _)| worth > most) {
            best = Some((worth, line));
        }
    }
    best.map(|(_, line)| line)
}

/// What can be told of a document that a visitor brings.
pub fn guess(id: &str, document: &Document) -> Source {
    let guessed = super::guess_source(id, &document.text);
    let named = document.title.as_deref().map(|title| title.split(['_', '|']).next().unwrap_or(title).trim());
    let named = named.filter(|title| title.chars().count() >= 4 && document.text.contains(title));
    match named.or_else(|| title(&document.text)) {
        Some(title) => super::shipped::titled(guessed, title),
        None => guessed,
    }
}
