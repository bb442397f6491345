//! Which reader is believed for a region. In: a region of a document. Out: the reading that fits best; where the second
//! best is near, a doubt. Knows no columns and no units: it looks at what the readers made.

mod extent;

use super::Reason;
use super::compose::Region;
use super::fix::Fix;
use super::page::Line;
use super::prose::Heading;
use super::reader::grid::{self, Cell, Cells};
use super::reader::heads::{self, Parting, TextHead};
use super::reader::tree::Tree;
use super::reader::{self, Reading};
use super::recipe::{Reader, Recipe};
use super::role::{self, Role};
use super::row::{Item, Row};
use super::shape::{Head, Style};
use super::task::Table;
use super::text::{Lines, Span};
use crate::document::{Document, Kind};

/// A head in lines, and where the headings above it begin.
struct Headed<'a> {
    /// Up to the end of the rows.
    body: &'a [Line],
    head: &'a TextHead,
    old: &'a Head,
    from: usize,
    nearest: Option<usize>,
}

/// Reads the regions of a document one after the other, and counts its parts: each grid, each head in lines, and the lines
/// before the first head of a region, though there be none. So a part keeps its number whatever a person corrects.
pub struct Judge<'a> {
    text: &'a str,
    lines: &'a Lines,
    document: &'a Document,
    recipe: &'a Recipe,
    /// The number of the next part.
    next: usize,
    /// Parts that could not be read as a person said.
    unreadable: Vec<usize>,
}

impl<'a> Judge<'a> {
    pub fn new(text: &'a str, lines: &'a Lines, document: &'a Document, recipe: &'a Recipe) -> Judge<'a> {
        Judge { text, lines, document, recipe, next: 0, unreadable: Vec::new() }
    }

    /// How many parts there were, and which could not be read as a person said.
    pub fn done(self) -> (usize, Vec<usize>) {
        (self.next, self.unreadable)
    }

    pub fn read(&mut self, region: &Region, outline: &mut Vec<Heading>) -> Reading {
        match region {
            Region::Grid(at) => self.of_grid(*at),
            Region::Lines(body) => self.of_lines(body, outline),
        }
    }

    fn part(&mut self) -> Fix<'a> {
        self.next += 1;
        Fix::of(self.recipe, self.next - 1).everywhere(!self.recipe.region.fits(self.lines.count()))
    }

    fn of_grid(&mut self, at: usize) -> Reading {
        let fix = self.part();
        let Kind::Grid(grid) = &self.document.blocks[at].kind else { return Reading::default() };
        let merges = self.document.format != crate::document::Format::Csv;
        let columns = grid.columns.min(MOST_COLUMNS);
        let (text, lines) = (self.text, self.lines);
        let mut cells = Cells { text, lines, rows: rows(grid), columns, merges, heads: None, fix };
        let outside = extent::of_rows(&mut cells);
        let as_table = |cells: &Cells| {
            let found = reader::pairs::read(cells).or_else(|| grid::read(cells));
            found.unwrap_or_else(|| loose(extent::lines_of(cells)))
        };
        let mut reading = match fix.reader() {
            None | Some(Reader::Table) => as_table(&cells),
            Some(_) => self.said(&extent::lines_of(&cells), fix).unwrap_or_else(|| {
                cells.fix = fix.with_any_reader();
                as_table(&cells)
            }),
        };
        self.settle(&mut reading, fix);
        leave(&mut reading, outside);
        reading
    }

    /// The tables of a region by their heads, and what the lines around them hold.
    fn of_lines(&mut self, body: &[Line], outline: &mut Vec<Heading>) -> Reading {
        let text = self.text;
        let found = heads::find(text, body);
        let front = self.part();
        let fixes: Vec<Fix> = found.iter().map(|_| self.part()).collect();
        let olds: Vec<Head> =
            found.iter().zip(&fixes).map(|(head, fix)| old_head(text, body, head, *fix)).collect();
        let starts: Vec<(usize, Option<usize>)> = (0..olds.len())
            .map(|at| {
                let floor = at.checked_sub(1).map_or(0, |before| olds[before].to);
                super::outline::headings_above(text, body, &olds[at], floor, at == 0)
            })
            .collect();
        let end = starts.first().map_or(body.len(), |(from, _)| *from);
        let mut whole = self.without_head(&body[..end], front);
        for (at, head) in found.iter().enumerate() {
            let (from, nearest) = starts[at];
            let end = starts.get(at + 1).map_or(body.len(), |(from, _)| *from);
            let part = Headed { body: &body[..end], head, old: &olds[at], from, nearest };
            let reading = self.of_head(&part, fixes[at], outline);
            whole.tables.extend(reading.tables);
            whole.doubts.extend(reading.doubts);
            whole.figures.extend(reading.figures);
            whole.loose.extend(reading.loose);
        }
        whole
    }

    /// The headings above a head, and the rows below it; all of it otherwise where a person says so.
    fn of_head(&mut self, part: &Headed, fix: Fix, outline: &mut Vec<Heading>) -> Reading {
        let Headed { body, head, old, from, nearest } = *part;
        let region = fix.region();
        let is_cut = !body[head.from..head.to].iter().all(|line| region.holds(line.no));
        if is_cut {
            return self.without_head(&body[from..], fix);
        }
        if fix.reader().is_some_and(|reader| reader != Reader::Table) {
            let (lines, outside) = extent::of_lines(&body[from..], fix);
            if let Some(mut reading) = self.said(&lines, fix) {
                self.settle(&mut reading, fix);
                leave(&mut reading, outside);
                return reading;
            }
        }
        let above = body[from..head.from].iter().filter(|line| !line.words.is_empty());
        let above = above.filter(|line| region.holds(line.no));
        outline.extend(above.map(|line| super::outline::heading(self.text, line)));
        let (rows, outside) = extent::of_lines(&body[head.to..], fix);
        let mut reading = self.below(body, head, old, &rows, fix);
        self.settle(&mut reading, fix);
        leave(&mut reading, outside);
        leave(&mut reading, extent::beyond(&body[from..head.from], region));
        if let Some(table) = reading.tables.first_mut() {
            table.heading = nearest.filter(|at| region.holds(body[*at].no)).map(|at| body[at].words);
        }
        reading
    }

    fn without_head(&mut self, body: &[Line], fix: Fix) -> Reading {
        let (body, outside) = extent::of_lines(body, fix);
        let mut reading = self.unheaded(&body, fix);
        self.settle(&mut reading, fix);
        leave(&mut reading, outside);
        reading
    }

    /// Says of the tables which part they are and how it was read, and whether that is how a person wants it.
    fn settle(&mut self, reading: &mut Reading, fix: Fix) {
        let has_rows = reading.rows().next().is_some();
        let by = if has_rows { reading.by } else { Reader::Nothing };
        for table in &mut reading.tables {
            (table.part, table.reader) = (fix.table, by);
        }
        if fix.reader().is_some_and(|said| said != by) {
            self.unreadable.push(fix.table);
        }
    }

    /// The rows below one head.
    fn below(&self, body: &[Line], head: &TextHead, old: &Head, rows: &[Line], fix: Fix) -> Reading {
        let (text, lines) = (self.text, self.lines);
        let read = match head.parting {
            Parting::Sign(sign) => reader::rows::parted(text, lines, head, rows, sign, fix),
            Parting::Blanks => reader::rows::blanks(text, head, rows, fix),
            Parting::Lines if old.style == Style::TabCells => None,
            Parting::Lines => reader::flat::read(text, head, rows, fix)
                .or_else(|| reader::chunks::read(text, head, rows, fix)),
        };
        if let Some(reading) = read {
            return reading;
        }
        let items = match head.parting {
            Parting::Lines if old.style == Style::TabCells => Some(reader::tab_cells::read(text, rows, old)),
            Parting::Lines => reader::column::read(text, rows, old),
            Parting::Sign(_) | Parting::Blanks => None,
        };
        let Some(mut items) = items else {
            let body = [&body[head.from..head.to], rows].concat();
            return self.unheaded(&body, fix);
        };
        items.extend(head.spans.iter().map(|span| Item::Left(*span, Reason::ColumnHeads)));
        let mut table = Table::new(old.style, Vec::new(), items);
        table.told = role::by_heads(&head.heads, fix).told(&head.heads);
        table.head = old.clone();
        Reading { tables: vec![table], ..Reading::default() }
    }

    /// Lines read as a person says, if they can be.
    fn said(&self, body: &[Line], fix: Fix) -> Option<Reading> {
        let said = fix.reader()?;
        if said == Reader::Nothing {
            return Some(loose(body.to_vec()));
        }
        let body = &*reader::cross::cut(self.text, body);
        let tree = Tree::of(self.text, body);
        let found = self.best(body, &tree, fix, Some(said));
        found
            .or_else(|| if said == Reader::List { self.plan(body, &tree) } else { None })
            .or_else(|| reader::said::read(body, &tree, said))
    }

    /// Lines without the head of a table: items with their units, labelled fields, or prose.
    fn unheaded(&self, body: &[Line], fix: Fix) -> Reading {
        if let Some(reading) = self.said(body, fix) {
            return reading;
        }
        let fix = fix.with_any_reader();
        let body = &*reader::cross::cut(self.text, body);
        let tree = Tree::of(self.text, body);
        let found = self.best(body, &tree, fix, None).or_else(|| self.plan(body, &tree));
        found.unwrap_or_else(|| loose(body.to_vec()))
    }

    fn plan(&self, body: &[Line], tree: &Tree) -> Option<Reading> {
        reader::plan::read(self.text, body, tree).map(|plan| Reading { by: Reader::List, ..plan })
    }

    /// The reading that makes more of complete rows; where two are near each other, that is doubted.
    fn best(&self, body: &[Line], tree: &Tree, fix: Fix, said: Option<Reader>) -> Option<Reading> {
        let (text, lines) = (self.text, self.lines);
        let mut found: Vec<(f32, Reading)> = Vec::new();
        let mut take = |by: Reader, read: &dyn Fn() -> Option<Reading>| {
            let reading = said.is_none_or(|said| said == by).then(read).flatten();
            found.extend(reading.map(|one| (worth(&one), Reading { by, ..one })));
        };
        take(Reader::List, &|| reader::items::read(tree));
        take(Reader::List, &|| reader::labels::read(text, body));
        take(Reader::Paragraphs, &|| {
            let both = [reader::seam::read(text, tree), reader::answers::read(tree)].into_iter().flatten();
            both.reduce(|one, two| if worth(&two) > worth(&one) { two } else { one })
        });
        take(Reader::Table, &|| reader::headless::numbered(text, body, fix));
        take(Reader::Table, &|| reader::headless::parted(text, lines, body, fix));
        found.sort_by(|one, two| two.0.total_cmp(&one.0));
        let mut found = found.into_iter();
        let (best, mut reading) = found.next().filter(|(best, _)| *best > 0.0)?;
        let first = reading.rows().next().map(|row| row.at);
        if let Some((second, _)) = found.next()
            && best < second * 1.1
            && let Some(at) = first
        {
            reading.doubts.push(("layout-unsure", at));
        }
        Some(reading)
    }
}

/// What of a part was not to be read.
fn leave(reading: &mut Reading, outside: Vec<Span>) {
    if outside.is_empty() {
        return;
    }
    if reading.tables.is_empty() {
        reading.tables.push(Table::new(Style::Grid, Vec::new(), Vec::new()));
    }
    if let Some(table) = reading.tables.last_mut() {
        table.items.extend(outside.into_iter().map(|span| Item::Left(span, Reason::Outside)));
    }
}

/// Columns beyond this are data, not a paper.
const MOST_COLUMNS: usize = 400;

fn rows(grid: &crate::document::Grid) -> Vec<Vec<Cell>> {
    let cell = |place: &crate::document::Place| Cell {
        column: place.column,
        pieces: grid.cells[place.cell].pieces.clone(),
        above: place.from_above,
        left: place.from_left,
    };
    let places = grid.places();
    places
        .iter()
        .map(|row| row.iter().filter(|place| place.column < MOST_COLUMNS).map(cell).collect())
        .collect()
}

/// Nothing but prose.
fn loose(lines: Vec<Line>) -> Reading {
    let mut table = Table::new(Style::Grid, Vec::new(), Vec::new());
    let printed = || lines.iter().map(|line| line.words).filter(|words| !words.is_empty());
    let ends = printed().map(|words| words.start).min().zip(printed().map(|words| words.end).max());
    table.prose = ends.map(|(start, end)| Span { start, end });
    Reading { tables: vec![table], by: Reader::Nothing, loose: lines, ..Reading::default() }
}

/// The head as the readers of lines know it.
fn old_head(text: &str, body: &[Line], head: &TextHead, fix: Fix) -> Head {
    let tabbed = body[head.from].span.of(text).starts_with('\t');
    let style = match head.parting {
        Parting::Sign(sign) => Style::Split(sign),
        Parting::Blanks => Style::Split(' '),
        Parting::Lines if tabbed => Style::TabCells,
        Parting::Lines => Style::Paragraphs,
    };
    Head { from: head.from, to: head.to, style, columns: role::by_heads(&head.heads, fix).roles }
}

/// What a reading makes of a region: its rows by how complete they are, less what other rows' marks they swallow.
fn worth(reading: &Reading) -> f32 {
    let row = |row: &Row| {
        let has = |role: Role| !row.fields[role as usize].is_empty();
        let fields = [Role::Goal, Role::Lead, Role::Support, Role::Progress, Role::Deadline];
        let filled = fields.into_iter().filter(|role| has(*role)).count() as f32;
        if has(Role::Goal) { filled } else { -1.0 }
    };
    reading.rows().map(row).sum()
}
