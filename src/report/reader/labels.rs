//! Tasks whose goal itself stands under a label: 【目标任务】… 【责任单位】… 【进展情况】…, or 工作任务：… 责任单位：…. In: the lines of
//! a region. Out: a row for each label of a goal; the labels after it fill its fields.

use super::super::Reason;
use super::super::page::Line;
use super::super::role::Role;
use super::super::row::{Item, Row};
use super::super::shape::Style;
use super::super::task::Table;
use super::super::text::{Span, ends_sentence, trimmed};
use super::Reading;
use super::marker::{self, Rank};
use super::notes;

/// Fewer tasks than this are running text that happens to hold a colon.
const FEWEST: usize = 2;

pub fn read(text: &str, body: &[Line]) -> Option<Reading> {
    let printed = || body.iter().filter(|line| !line.words.is_empty());
    let labels: Vec<Vec<notes::Label>> = printed().map(|line| notes::labels(text, line.words)).collect();
    let count = |role: Role| labels.iter().flatten().filter(|label| label.role == role).count();
    let begins = if count(Role::Goal) >= FEWEST { Role::Goal } else { Role::Target };
    if count(begins) < FEWEST {
        return None;
    }
    let mut items: Vec<Item> = Vec::new();
    let mut open: Option<Row> = None;
    let mut last = Role::Goal;
    for (line, labels) in printed().zip(&labels) {
        let front_end = labels.first().map_or(line.words.end, |label| label.label.start);
        let mut front = trimmed(text, Span { start: line.words.start, end: front_end });
        let mut number = None;
        if let Some(found) = marker::read(front.of(text)) {
            let at = Span { start: front.start, end: front.start + found.len };
            let rest = trimmed(text, Span { start: at.end, end: front.end });
            if rest.is_empty() && labels.first().is_some_and(|label| label.role == begins) {
                number = Some((found, at));
                front = rest;
            }
        }
        if !front.is_empty() {
            let words = front.of(text);
            let heading = labels.is_empty()
                && words.chars().count() <= 40
                && !ends_sentence(words)
                && (open.is_none() || marker::read(words).is_some_and(|found| found.rank < Rank::Digit));
            match &mut open {
                Some(row) if !heading => row.put(last, &[front]),
                _ if heading => {
                    items.extend(open.take().map(Item::Row));
                    items.push(Item::Heading(Line { words: front, ..*line }, None));
                }
                _ => items.push(Item::Loose(Line { words: front, ..*line })),
            }
        }
        for label in labels {
            items.push(Item::Left(label.label, Reason::ColumnHeads));
            let value = notes::without_stop(text, label.value);
            items.push(Item::Left(
                Span { start: value.end, end: trimmed(text, label.value).end },
                Reason::ColumnHeads,
            ));
            let role = if label.role == begins { Role::Goal } else { label.role };
            if label.role == begins {
                items.extend(open.take().map(Item::Row));
                open = Some(Row::new(if value.is_empty() { label.label } else { value }));
            }
            match &mut open {
                Some(row) => {
                    if let Some((found, at)) = number.take() {
                        if found.count > 0 && found.rank >= Rank::Digit {
                            row.no = Some((found.count, at));
                        } else {
                            items.push(Item::Left(at, Reason::ColumnHeads));
                        }
                    }
                    if role.is_further() {
                        row.more.push((role.name().to_owned(), vec![value]));
                        row.at.end = row.at.end.max(value.end);
                    } else {
                        row.put(role, &[value]);
                        last = role;
                    }
                }
                None => items.push(Item::Loose(Line { words: value, ..*line })),
            }
        }
        if let Some((_, at)) = number {
            items.push(Item::Left(at, Reason::ColumnHeads));
        }
    }
    items.extend(open.map(Item::Row));
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
    let columns = vec![Role::No, Role::Theme, Role::Goal, Role::Lead, Role::Progress];
    Some(Reading { tables: vec![Table::new(Style::Labelled, columns, items)], ..Reading::default() })
}
