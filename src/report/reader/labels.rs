//! Tasks whose goal itself stands under a label: 【目标任务】… 【责任单位】… 【进展情况】…, or 责任单位：… 任务：…. In: the lines of a
//! region. Out: a row for each block of labels; which label opens a block is found by how they come again.

use super::super::Reason;
use super::super::page::{self, Line};
use super::super::role::Role;
use super::super::row::{Item, Row};
use super::super::shape::Style;
use super::super::task::Table;
use super::super::text::{Span, ends_sentence, trimmed};
use super::Reading;
use super::blocks::{self, Kind, Piece};
use super::label;
use super::marker::{self, Rank};

/// Fewer tasks than this are running text that happens to hold a colon.
const FEWEST: usize = 2;

pub fn read(text: &str, body: &[Line]) -> Option<Reading> {
    let pieces = blocks::pieces(text, body);
    let begins = goal_role(text, &pieces)?;
    let opens = blocks::openings(text, &pieces, begins);
    let mut blocks = Blocks { text, begins, items: Vec::new(), open: None, last: Role::Goal, titled: false };
    for (at, piece) in pieces.iter().enumerate() {
        let labelled = pieces.get(at + 1).is_some_and(|next| next.line.no == piece.line.no);
        let opens_next = opens.get(at + 1).copied().unwrap_or(false) && labelled;
        blocks.take(piece, opens[at], labelled, opens_next.then(|| pieces[at + 1].at));
    }
    let mut items = blocks.items;
    items.extend(blocks.open.map(Item::Row));
    let rows = || items.iter().filter_map(|item| if let Item::Row(row) = item { Some(row) } else { None });
    let has = |row: &Row, role: Role| !row.fields[role as usize].is_empty();
    let full = rows()
        .filter(|row| {
            has(row, Role::Goal)
                && [Role::Progress, Role::Lead, Role::Support].into_iter().any(|role| has(row, role))
        })
        .count();
    if full < FEWEST || full * 2 < rows().count() {
        return None;
    }
    super::items::lead_alone(&mut items);
    let themed = items.iter().any(|item| match item {
        Item::Row(row) => has(row, Role::Theme),
        item => matches!(item, Item::Heading(..)),
    });
    let mut columns = vec![Role::No, Role::Theme, Role::Goal, Role::Lead, Role::Progress];
    // Where no block stands under a theme none is missing.
    columns.retain(|role| themed || *role != Role::Theme);
    Some(Reading { tables: vec![Table::new(Style::Labelled, columns, items)], ..Reading::default() })
}

/// Which label names the goal: one of goals or names, a target, else what is to be mended or what is done about it. Where
/// items stand right above their labels the goals are theirs.
fn goal_role(text: &str, pieces: &[Piece]) -> Option<Role> {
    let role = |piece: &Piece| match piece.kind {
        Kind::Label(role, _) => Some(role),
        _ => None,
    };
    let count = |wanted: Role| pieces.iter().filter(|piece| role(piece) == Some(wanted)).count();
    let often = |wanted: &Role| count(*wanted) >= FEWEST;
    if let Some(found) = [Role::Goal, Role::Theme].into_iter().find(often) {
        return Some(found);
    }
    let is_item = |two: &&[Piece]| {
        let words = two[0].at.of(text);
        let marked = || marker::read(words).is_some_and(|found| found.len < words.len());
        two[0].kind == Kind::Words && role(&two[1]).is_some() && marked()
    };
    let items = pieces.windows(2).filter(is_item).count();
    if count(Role::Target) >= FEWEST.max(items + 1) {
        return Some(Role::Target);
    }
    // Problems and next steps stand behind the progress of other papers.
    let first = |wanted: Role| pieces.iter().position(|piece| role(piece) == Some(wanted));
    let before = |role: &Role| often(role) && first(*role) < first(Role::Progress);
    let mends = items < FEWEST && often(&Role::Progress);
    [Role::Problems, Role::Next].into_iter().find(|role| mends && before(role))
}

/// The blocks read so far.
struct Blocks<'a> {
    text: &'a str,
    begins: Role,
    items: Vec<Item>,
    open: Option<Row>,
    /// The field that words without a label go on.
    last: Role,
    /// The open block has its number, and no label yet: what follows is its title.
    titled: bool,
}

impl Blocks<'_> {
    /// `labelled`: a label follows on the same line; `next`: that label, where it opens a block.
    fn take(&mut self, piece: &Piece, opens: bool, labelled: bool, next: Option<Span>) {
        match piece.kind {
            Kind::Count(count, number) if opens => {
                self.items.extend(self.open.take().map(Item::Row));
                let stem = trimmed(self.text, Span { start: piece.at.start, end: number.start });
                self.items.push(Item::Left(stem, Reason::ColumnHeads));
                let mut row = Row::new(piece.at);
                row.no = Some((count, number));
                (self.open, self.titled) = (Some(row), true);
            }
            Kind::Marker(rank, count) if next.is_some() || rank == Rank::Bullet => {
                if let Some(label) = next {
                    self.open_at(label);
                }
                match &mut self.open {
                    Some(row) if rank >= Rank::Digit && count > 0 => row.no = Some((count, piece.at)),
                    _ => self.items.push(Item::Left(piece.at, Reason::ColumnHeads)),
                }
            }
            Kind::Label(role, value) => self.label(piece, role, value, opens),
            _ => self.words(piece, labelled),
        }
    }

    fn open_at(&mut self, at: Span) {
        self.items.extend(self.open.take().map(Item::Row));
        (self.open, self.titled) = (Some(Row::new(at)), false);
    }

    fn words(&mut self, piece: &Piece, labelled: bool) {
        let (front, line) = (piece.at, piece.line);
        let words = front.of(self.text);
        let short = !labelled && words.chars().count() <= 40 && !ends_sentence(words);
        if let Some(row) = self.open.as_mut().filter(|_| self.titled && short) {
            let title = if self.begins == Role::Target { Role::Goal } else { Role::Theme };
            return row.put(title, &[front]);
        }
        let heading = short
            && page::date(words).is_none()
            && (self.open.is_none() || marker::read(words).is_some_and(|found| found.rank < Rank::Digit));
        match &mut self.open {
            Some(row) if !heading => row.put(self.last, &[front]),
            _ if heading => {
                self.items.extend(self.open.take().map(Item::Row));
                self.items.push(Item::Heading(Line { words: front, ..line }, None));
            }
            _ => self.items.push(Item::Loose(Line { words: front, ..line })),
        }
    }

    fn label(&mut self, piece: &Piece, role: Role, value: Span, opens: bool) {
        let whole = trimmed(self.text, value);
        let value = label::without_stop(self.text, value);
        self.items.push(Item::Left(Span { start: value.end, end: whole.end }, Reason::ColumnHeads));
        let fresh = self.open.as_ref().is_some_and(|row| row.is_blank() && row.more.is_empty());
        if opens && !fresh {
            self.open_at(if value.is_empty() { piece.at } else { value });
        }
        let Some(row) = &mut self.open else {
            self.items.push(Item::Left(piece.at, Reason::ColumnHeads));
            return self.items.push(Item::Loose(Line { words: value, ..piece.line }));
        };
        self.titled = false;
        let goal = role == self.begins && row.field(Role::Goal).is_empty();
        let role = if goal { Role::Goal } else { role };
        let number = blocks::tail_number(self.text, piece.at).filter(|_| goal && row.no.is_none());
        row.no = number.or(row.no);
        let cut = number.map_or(piece.at, |(_, at)| at);
        self.items.push(Item::Left(Span { start: piece.at.start, end: cut.start }, Reason::ColumnHeads));
        let behind = if number.is_some() { cut.end } else { cut.start };
        self.items.push(Item::Left(Span { start: behind, end: piece.at.end }, Reason::ColumnHeads));
        if role.is_further() {
            row.more.push((role.name().to_owned(), vec![value]));
            row.at.end = row.at.end.max(value.end);
        } else {
            row.put(role, &[value]);
            self.last = role;
        }
    }
}
