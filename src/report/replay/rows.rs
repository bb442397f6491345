//! Rows joined and split, and cells written by hand. In: tables, and a recipe's corrections of rows, replayed in their order.
//! Out: the tables. A row is found by the line on which it begins, as the rows then stand; the work of one correction does
//! not grow with the number of rows but for a look at their beginnings.

use std::collections::BTreeMap;

use super::super::Reason;
use super::super::recipe::{Cut, RowAt, RowStep};
use super::super::role::Role;
use super::super::row::{Item, Row};
use super::super::shape::Style;
use super::super::task::Table;
use super::super::text::{Lines, Span};
use super::{Replay, Unfit, cut};

/// Where a row stands: its table, the item that it was read as, and how many rows split off that item stand before it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    table: usize,
    item: usize,
    part: usize,
}

/// The rows of all tables by their beginnings.
struct Rows<'a> {
    tables: &'a mut [Table],
    /// Sorted by where a row begins, then by its place.
    index: Vec<(usize, Place)>,
    /// Rows split off an item; a row that was joined to another is gone.
    behind: BTreeMap<(usize, usize), Vec<Option<Row>>>,
    /// Words that belong to no row any more.
    left: Vec<(usize, Item)>,
}

impl Replay<'_> {
    pub fn rows(&mut self, tables: &mut [Table]) {
        if self.recipe.rows.is_empty() {
            return;
        }
        let mut rows = Rows::of(tables);
        for (order, step) in self.recipe.rows.iter().enumerate() {
            let at = match step {
                RowStep::Join(at) | RowStep::Split(at, _) | RowStep::Set { at, .. } => at,
            };
            let place = rows.find(self.text, self.lines, at);
            let done = place.and_then(|place| match step {
                RowStep::Join(_) => rows.join(self.text, place),
                RowStep::Split(_, cut) => rows.split(self.text, self.lines, place, cut),
                RowStep::Set { field, head, words, .. } => {
                    self.set(&mut rows, place, *field, head.as_deref().unwrap_or_default(), words)
                }
            });
            if done.is_none() {
                let at = self.lines.span(at.line);
                self.unfit.push(Unfit { step: format!("rows[{order}]"), at });
            }
        }
        rows.done();
    }

    /// Other words in a cell, and in those below that repeat it because it is merged.
    fn set(&mut self, rows: &mut Rows, place: Place, field: Role, head: &str, words: &str) -> Option<()> {
        if field == Role::No && !words.trim().is_empty() {
            super::super::kind::row_number(words.trim())?;
        }
        let row = rows.row(place)?;
        let is_known = !field.is_further() || row.more.iter().any(|(own, _)| own == head);
        let is_own = !row.inherited.contains(&field);
        let old = row.take_cell(field, head);
        if !is_known {
            return None;
        }
        let new = self.appendix.write(words);
        let ends = new.first().zip(new.last());
        let whole = ends.map(|(first, last)| Span { start: first.start, end: last.end });
        let mut written = vec![place];
        if is_own && !old.is_empty() && !field.is_further() {
            written.extend(rows.covered(place, field, &old));
        }
        for place in written {
            let Some(row) = rows.row(place) else { continue };
            row.take_cell(field, head);
            row.inherited.retain(|role| *role != field);
            if !row.by_hand.contains(&field) {
                row.by_hand.push(field);
            }
            let emptied = Span { start: row.at.start, end: row.at.start };
            row.doubts.push(("by-hand", whole.unwrap_or(emptied)));
            put(row, field, head, words, &new);
        }
        let left = old.into_iter().map(|span| (place.table, Item::Left(span, Reason::Corrected)));
        rows.left.extend(left);
        Some(())
    }
}

/// Puts words that stand in the appendix into a cell.
fn put(row: &mut Row, field: Role, head: &str, words: &str, new: &[Span]) {
    match field {
        _ if new.is_empty() => {}
        Role::No => row.no = super::super::kind::row_number(words.trim()).zip(new.first().copied()),
        role if role.is_further() => row.more.push((head.to_owned(), new.to_vec())),
        role => row.fields[role as usize] = new.to_vec(),
    }
}

impl<'a> Rows<'a> {
    fn of(tables: &'a mut [Table]) -> Rows<'a> {
        let mut index = Vec::new();
        for (table, found) in tables.iter().enumerate() {
            let rows = found.items.iter().enumerate().filter_map(|(item, found)| match found {
                Item::Row(row) => Some((row.at.start, Place { table, item, part: 0 })),
                _ => None,
            });
            index.extend(rows);
        }
        index.sort();
        Rows { tables, index, behind: BTreeMap::new(), left: Vec::new() }
    }

    /// The row that begins on a line.
    fn find(&self, text: &str, lines: &Lines, at: &RowAt) -> Option<Place> {
        if at.line == 0 || at.line > lines.count() {
            return None;
        }
        let line = lines.span(at.line);
        let from = self.index.partition_point(|(start, _)| *start < line.start);
        let (start, place) = self.index.get(from.checked_add(at.no.checked_sub(1)?)?)?;
        let is_same = |quote: &String| text.get(*start..).is_some_and(|words| words.starts_with(quote));
        (*start <= line.end && at.quote.as_ref().is_none_or(is_same)).then_some(*place)
    }

    fn row(&mut self, place: Place) -> Option<&mut Row> {
        let Place { table, item, part } = place;
        if let Some(part) = part.checked_sub(1) {
            return self.behind.get_mut(&(table, item))?.get_mut(part)?.as_mut();
        }
        match self.tables.get_mut(table)?.items.get_mut(item)? {
            Item::Row(row) => Some(row),
            _ => None,
        }
    }

    /// Takes a row out of its table.
    fn remove(&mut self, place: Place) -> Option<Row> {
        self.index.retain(|(_, other)| *other != place);
        let Place { table, item, part } = place;
        if let Some(part) = part.checked_sub(1) {
            return self.behind.get_mut(&(table, item))?.get_mut(part)?.take();
        }
        let gone = Item::Left(Span { start: 0, end: 0 }, Reason::OtherColumn);
        match std::mem::replace(self.tables.get_mut(table)?.items.get_mut(item)?, gone) {
            Item::Row(row) => Some(row),
            _ => None,
        }
    }

    /// The row before, in the same table.
    fn before(&self, place: Place) -> Option<Place> {
        let Place { table, item, part } = place;
        let own = |item: usize| self.behind.get(&(table, item)).map_or(&[][..], |rows| rows);
        let last = |item: usize, below: usize| (0..below).rev().find(|at| own(item)[*at].is_some());
        if let Some(at) = last(item, part.saturating_sub(1)) {
            return Some(Place { table, item, part: at + 1 });
        }
        let is_row = |item: usize| matches!(self.tables[table].items.get(item), Some(Item::Row(_)));
        if part > 0 && is_row(item) {
            return Some(Place { table, item, part: 0 });
        }
        (0..item).rev().find_map(|item| match last(item, own(item).len()) {
            Some(at) => Some(Place { table, item, part: at + 1 }),
            None => is_row(item).then_some(Place { table, item, part: 0 }),
        })
    }

    /// The rows right below that repeat a cell because it is merged.
    fn covered(&mut self, place: Place, field: Role, pieces: &[Span]) -> Vec<Place> {
        let mut found = Vec::new();
        let end = self.tables[place.table].items.len();
        for item in place.item..end {
            let parts = self.behind.get(&(place.table, item)).map_or(0, Vec::len);
            for part in 0..=parts {
                let here = Place { item, part, ..place };
                if here <= place {
                    continue;
                }
                match self.row(here) {
                    Some(row) if row.inherited.contains(&field) && row.cell(field, "") == pieces => {
                        found.push(here);
                    }
                    Some(_) => return found,
                    None => {}
                }
            }
        }
        found
    }

    fn join(&mut self, text: &str, place: Place) -> Option<()> {
        let before = self.before(place)?;
        let flat = matches!(self.tables[place.table].head.style, Style::Paragraphs | Style::TabCells);
        let row = self.remove(place)?;
        let columns = self.tables[place.table].told.clone();
        let left = match self.row(before) {
            Some(before) if flat => cut::join_flat(text, before, row, &columns),
            Some(before) => cut::join(before, row),
            None => return None,
        };
        self.left.extend(left.into_iter().map(|item| (place.table, item)));
        Some(())
    }

    fn split(&mut self, text: &str, lines: &Lines, place: Place, at: &Cut) -> Option<()> {
        let Place { table, item, part } = place;
        let style = self.tables[table].head.style;
        let columns = self.tables[table].told.clone();
        let row = self.row(place)?;
        let (front, mut back) = cut::split(text, lines, row, at)?;
        let left = match style {
            Style::Items | Style::Labelled => cut::read_item(text, &mut back),
            Style::Grid => Vec::new(),
            _ => cut::place_anew(text, &mut back, &columns),
        };
        *row = front;
        let start = back.at.start;
        let rows = self.behind.entry((table, item)).or_default();
        rows.insert(part.min(rows.len()), Some(back));
        // Rows behind it that were split off the same item move on.
        let moved = self.index.iter_mut().map(|(_, place)| place);
        let own = moved.filter(|place| (place.table, place.item) == (table, item) && place.part > part);
        own.for_each(|place| place.part += 1);
        let entry = (start, Place { table, item, part: part + 1 });
        self.index.insert(self.index.partition_point(|other| *other < entry), entry);
        self.left.extend(left.into_iter().map(|item| (table, item)));
        Some(())
    }

    /// Puts rows that were split off where they belong, and what is left at the end.
    fn done(mut self) {
        let behind = std::mem::take(&mut self.behind);
        let mut touched: Vec<usize> = behind.keys().map(|(table, _)| *table).collect();
        touched.dedup();
        let mut behind = behind;
        for table in touched {
            let items = std::mem::take(&mut self.tables[table].items);
            let more = behind.values().map(Vec::len).sum::<usize>();
            let mut all = Vec::with_capacity(items.len() + more);
            for (item, found) in items.into_iter().enumerate() {
                all.push(found);
                let rows = behind.remove(&(table, item)).unwrap_or_default();
                all.extend(rows.into_iter().flatten().map(Item::Row));
            }
            self.tables[table].items = all;
        }
        for (table, item) in self.left {
            self.tables[table].items.push(item);
        }
    }
}
