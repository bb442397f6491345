//! From a document to a report. In: a source and the document of its file. Out: the report. Marks what surrounds, cuts
//! the rest into regions (a grid, or the lines between grids), has each read, and puts tasks, headings, paragraphs and
//! what was left out together. Never fails: what cannot be read is left out with a reason, or becomes a doubt.

use super::judge::Judge;
use super::page::{self, Line};
use super::prose;
use super::reader::Reading;
use super::recipe::{Extent, Recipe};
use super::replay::{Replay, Unfit, appendix};
use super::row::{Item, Row};
use super::task::{self, Table};
use super::text::{Lines, Span};
use super::unit_names::UnitNames;
use super::{Doubt, Omitted, Reason, Report, Role, Source, Task, bureau, outline, shape};
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
    read_with(source, document, &Recipe::default())
}

/// Reads a report as a person corrected it. What cannot be carried out becomes a doubt.
pub fn read_with(source: &Source, document: &Document, recipe: &Recipe) -> Report {
    pass(source, document, recipe).report
}

/// A reading, with the tables that its tasks were made of.
pub struct Pass {
    pub report: Report,
    pub tables: Vec<Table>,
    /// For each row of all tables the number of its task, if it became one.
    pub tasks: Vec<Option<usize>>,
    /// Where in the text begins what was written by hand.
    pub end: usize,
    pub unfit: Vec<Unfit>,
}

pub fn pass(source: &Source, document: &Document, recipe: &Recipe) -> Pass {
    let printed = &*source.text;
    let lines = Lines::of(printed);
    let mut omitted: Vec<Omitted> = Vec::new();
    let mut parts = Parts::default();
    let (differing, read) = parts.read(source, document, &lines, recipe, &mut omitted);
    super::unit_labels::part(printed, &mut parts.tables);
    let mut replay = Replay::new(printed, &lines, recipe, read);
    replay.tables(&mut parts.tables);
    let (by_hand, unfit) = replay.done();
    let (source, lines) = match by_hand {
        Some(text) => (Source { text: text.into(), ..source.clone() }, None),
        None => (source.clone(), Some(lines)),
    };
    let text = &*source.text;
    let lines = lines.unwrap_or_else(|| Lines::of(text));
    let layout = shape::layout(parts.tables.iter().find(|table| has_rows(table)).map(|table| &table.head));
    parts.leave(text, &mut omitted);
    let corrected = recipe.corrected(&source);
    parts.themes(text, [&source.title, &corrected.title]);
    let end = printed.len();
    let names = UnitNames::of(recipe, end);
    let task::Tasks { tasks, mut doubts, of_rows } =
        task::read(text, &source.id, &lines, &parts.tables, &names);
    doubts.extend(number_doubts(&parts.tables));
    doubts.extend(month_doubt(text, &corrected, &tasks));
    doubts.extend(differing.into_iter().map(|at| Doubt { kind: "copy-differs", task: None, at }));
    let notes = document.notes.iter().map(|note| Doubt { kind: note.kind, task: None, at: note.at });
    doubts.extend(notes.chain(parts.doubts));
    let unfit: Vec<Unfit> = unfit.into_iter().chain(names.unfit()).collect();
    doubts.extend(unfit.iter().map(|step| Doubt { kind: "step-unfit", task: None, at: step.at }));
    parts.loose.sort_by_key(|line| line.words);
    let prose = prose::read(text, &parts.loose);
    let mut headings = parts.outline;
    headings.extend(prose.outline);
    headings.extend(outline::themes(&lines, &tasks, &headings));
    omitted.extend(prose.captions.iter().map(|span| Omitted { span: *span, reason: Reason::Caption }));
    omitted.extend(appendix::title(text, end).map(|span| Omitted { span, reason: Reason::Appendix }));
    omitted.retain(|left_out| !left_out.span.is_empty());
    headings.sort_by_key(|heading| heading.span);
    omitted.sort_by_key(|left_out| left_out.span);
    doubts.sort_by_key(|doubt| doubt.at);
    let (paragraphs, figures) = (prose.paragraphs, parts.figures);
    let source = corrected;
    let mut report =
        Report { layout, lines, tasks, paragraphs, outline: headings, omitted, doubts, figures, source };
    // What no reader took is left out as unread, and so counted and shown.
    let unread = report.coverage().lost;
    report.omitted.extend(unread.into_iter().map(|span| Omitted { span, reason: Reason::Unread }));
    report.omitted.sort_by_key(|left_out| left_out.span);
    Pass { report, tables: parts.tables, tasks: of_rows, end, unfit }
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

/// Progress of which nobody knows when it was told.
fn month_doubt(text: &str, source: &Source, tasks: &[Task]) -> Option<Doubt> {
    let told = source.period.month == 0 && tasks.iter().any(|task| !task.progress.text.is_empty());
    let start = text.find(&source.title).unwrap_or(0);
    let end = start + text[start..].find('\n').unwrap_or(text.len() - start);
    told.then_some(Doubt { kind: "month-unknown", task: None, at: Span { start, end } })
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
        && !task::is_dateline(words)
        && !page::is_furniture(words)
}

/// Whether a heading is the title of the whole, which is no theme.
fn is_title(heading: &str, title: &str) -> bool {
    let bare = |words: &str| words.chars().filter(|sign| sign.is_alphanumeric()).collect::<String>();
    let (heading, title) = (bare(heading), bare(title));
    !title.is_empty() && (heading.contains(&title) || title.contains(&heading))
}

/// The heading that ends the lines above a grid: numbered, or said to be one by the document.
fn heading_below(text: &str, body: &[Line], region: Extent) -> Option<Span> {
    let last = body.iter().rev().find(|line| !line.words.is_empty())?;
    if !region.holds(last.no) {
        return None;
    }
    let words = last.words.of(text);
    let numbered =
        super::text::heading_number(words).is_some_and(|(end, depth)| depth <= 2 && end < words.len());
    let heads = numbered || last.heading.is_some() || task::is_section_heading(words);
    (heads && !super::text::ends_sentence(words)).then_some(last.words)
}

fn has_rows(table: &Table) -> bool {
    table.rows().next().is_some()
}

impl Parts {
    /// Reads all regions. Out: where two copies of the text differ, and what the judge says of the parts.
    fn read(
        &mut self,
        source: &Source,
        document: &Document,
        lines: &Lines,
        recipe: &Recipe,
        omitted: &mut Vec<Omitted>,
    ) -> (Vec<Span>, (usize, Vec<usize>)) {
        let text = &*source.text;
        let mut all = page::lines(text, lines);
        let (mut marks, differing) = page::furniture(text, &all, source);
        mark_blocks(document, lines, &mut all, &mut marks);
        let grids = document.blocks.iter().filter(|block| matches!(block.kind, Kind::Grid(_)));
        let floor = grids.map(|block| lines_of(block, lines).end).max().unwrap_or(0);
        super::foot::mark(text, &all, floor, &mut marks);
        let mut judge = Judge::new(text, lines, document, recipe);
        let fits = recipe.region.fits(lines.count());
        let region_read = if fits { recipe.region } else { Extent::default() };
        let mut above = None;
        for region in regions(document, lines, &all, &marks, omitted) {
            let mut reading = judge.read(&region, &mut self.outline);
            match &region {
                Region::Lines(body) => above = heading_below(text, body, region_read),
                Region::Grid(_) => {
                    if let Some(table) = reading.tables.first_mut() {
                        table.heading = above.take().filter(|_| has_rows(table)).or(table.heading);
                    }
                }
            }
            self.take(reading);
        }
        (differing, judge.done())
    }

    /// Headings, words that belong to no row, and lines that belong to no table.
    fn leave(&mut self, text: &str, omitted: &mut Vec<Omitted>) {
        for item in self.tables.iter().flat_map(|table| &table.items) {
            match item {
                Item::Heading(line, number) => {
                    let mut heading = outline::heading(text, line);
                    heading.span.start = number.map_or(heading.span.start, |at| at.start);
                    self.outline.push(heading);
                }
                Item::Left(span, reason) => omitted.push(Omitted { span: *span, reason: *reason }),
                Item::Loose(line) => self.loose.push(*line),
                Item::Row(row) => leave_out(text, row, omitted),
            }
        }
    }

    /// Headings above tables stay where they name a theme, and not the paper.
    fn themes(&mut self, text: &str, titles: [&str; 2]) {
        for table in &mut self.tables {
            let names =
                |at: &Span| is_theme(at.of(text)) && !titles.iter().any(|title| is_title(at.of(text), title));
            table.heading = table.heading.filter(names);
        }
    }

    /// A doubt about a whole table is one about each of its rows.
    fn take(&mut self, mut reading: Reading) {
        for row in reading.tables.iter_mut().flat_map(Table::rows_mut) {
            row.doubts.extend(reading.doubts.iter().map(|(kind, _)| (*kind, row.at)));
        }
        self.doubts.extend(reading.doubts.into_iter().map(|(kind, at)| Doubt { kind, task: None, at }));
        self.tables.extend(reading.tables);
        self.figures.extend(reading.figures);
        self.loose.extend(reading.loose);
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
