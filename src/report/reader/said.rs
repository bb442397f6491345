//! Lines that a person calls a list or paragraphs, where no reader would have said so. In: the lines of a region. Out: a
//! row for each item with a marker, or for each paragraph; headings stay headings. None where there is no item.

use super::super::Reason;
use super::super::page::Line;
use super::super::recipe::Reader;
use super::super::role::Role;
use super::super::row::{Item, Row};
use super::super::shape::Style;
use super::super::task::Table;
use super::super::text::{Span, ends_sentence, heading_number, trimmed};
use super::tree::Tree;
use super::{Reading, marker, notes, seam};

pub fn read(body: &[Line], tree: &Tree, said: Reader) -> Option<Reading> {
    match said {
        Reader::List => list(tree),
        Reader::Paragraphs => paragraphs(tree.text, body),
        Reader::Table | Reader::Nothing => None,
    }
}

/// Every item without items below it is a task.
fn list(tree: &Tree) -> Option<Reading> {
    let leaf = |at: usize| {
        let node = &tree.nodes[at];
        !node.heading && !node.goal.is_empty() && node.children.is_empty()
    };
    let chosen: Vec<bool> = (0..tree.nodes.len()).map(leaf).collect();
    chosen.contains(&true).then(|| Reading { by: Reader::List, ..tree.reading(&chosen) })
}

/// Every paragraph is a task, parted where its result begins.
fn paragraphs(text: &str, body: &[Line]) -> Option<Reading> {
    let mut items = Vec::new();
    for line in body.iter().filter(|line| !line.words.is_empty()) {
        let words = line.words.of(text);
        let numbered = heading_number(words).is_some_and(|(_, depth)| depth <= 2);
        let short = words.chars().count() <= 45 && !ends_sentence(words);
        if line.heading.is_some() || numbered && short {
            items.push(Item::Heading(*line, None));
        } else {
            paragraph(text, line, &mut items);
        }
    }
    let columns = vec![Role::No, Role::Theme, Role::Goal, Role::Lead, Role::Progress];
    let table = Table::new(Style::Items, columns, items);
    let any = table.rows().next().is_some();
    any.then(|| Reading { tables: vec![table], by: Reader::Paragraphs, ..Reading::default() })
}

fn paragraph(text: &str, line: &Line, items: &mut Vec<Item>) {
    let mut row = Row::new(line.words);
    let mut words = line.words;
    if let Some(found) = marker::read(words.of(text)) {
        let at = Span { start: words.start, end: words.start + found.len };
        words = trimmed(text, Span { start: at.end, end: words.end });
        if found.count > 0 && found.rank >= marker::Rank::Digit {
            row.no = Some((found.count, at));
        } else {
            items.push(Item::Left(at, Reason::ColumnHeads));
        }
    }
    let noted = notes::read(text, words);
    if let Some(own) = noted.own {
        let cut = seam::seam(text, &[own]).map_or(own.end, |(_, _, cut)| cut);
        row.put(Role::Goal, &[trimmed(text, Span { start: own.start, end: cut })]);
        row.put(Role::Progress, &[trimmed(text, Span { start: cut, end: own.end })]);
    }
    for (role, span) in noted.fields {
        if role.is_further() {
            row.more.push((role.name().to_owned(), vec![span]));
        } else {
            row.put(role, &[span]);
        }
    }
    items.extend(noted.marks.into_iter().map(|mark| Item::Left(mark, Reason::ColumnHeads)));
    items.push(Item::Row(row));
}
