//! Tables flattened to one cell a paragraph. In: the paragraphs below a head. Out: rows. Refuses to know
//! what a field means. A row begins at a paragraph that is a number alone and goes on the count; without
//! a column of numbers the cells themselves tell where a row begins.

use super::super::Reason;
use super::super::page::Line;
use super::super::row::{Item, Row};
use super::super::shape::{Head, Role};
use super::super::text::{Span, bare_number, ends_sentence, half, heading_number, is_blank, trimmed};

/// A number further ahead than this is a cell, not a row whose neighbours were lost.
const FURTHEST_SKIP: u32 = 20;

pub fn read(text: &str, body: &[Line], head: &Head) -> Vec<Item> {
    let printed: Vec<Line> = body.iter().filter(|line| !line.words.is_empty()).copied().collect();
    let columns: Vec<Role> = head.columns.iter().copied().filter(|field| *field != Role::No).collect();
    let alone = |line: &Line| row_number(line.words.of(text)).is_some();
    let counts = head.has(Role::No) || printed.first().is_some_and(alone);
    if !counts {
        unnumbered(text, &printed, &columns)
    } else if printed.iter().any(alone) {
        numbered(text, &printed, &columns)
    } else {
        numbered(text, &parted_numbers(text, &printed), &columns)
    }
}

fn row_number(words: &str) -> Option<u32> {
    bare_number(words.strip_suffix(['.', '．', '、']).unwrap_or(words))
}

/// Where no number has a paragraph of its own, those at the front of a paragraph: `1、新建公园`.
fn parted_numbers(text: &str, printed: &[Line]) -> Vec<Line> {
    let mut found = Vec::new();
    for line in printed {
        let words = line.words.of(text);
        let digits = words.len() - words.trim_start_matches(|sign| half(sign).is_ascii_digit()).len();
        let parting = |sign: char| is_blank(sign) || matches!(sign, '.' | '．' | '、');
        let rest = words[digits..].trim_start_matches(parting);
        let cut = line.words.end - rest.len();
        if digits == 0 || rest.is_empty() || cut == line.words.start + digits {
            found.push(*line);
            continue;
        }
        let number = trimmed(text, Span { start: line.words.start, end: cut });
        found.push(Line { words: number, ..*line });
        found.push(Line { words: Span { start: cut, end: line.words.end }, ..*line });
    }
    found
}

fn numbered(text: &str, printed: &[Line], columns: &[Role]) -> Vec<Item> {
    let mut items = Vec::new();
    let mut open: Option<Row> = None;
    let mut cells: Vec<Vec<Span>> = Vec::new();
    let mut last = 0;
    for (at, line) in printed.iter().enumerate() {
        let words = line.words.of(text);
        let filled = open.is_none() || cells.len() >= 2;
        if let Some(number) = row_number(words) {
            let next = number == last + 1;
            let skipped = filled && number > last && number <= last + FURTHEST_SKIP;
            let again = filled && (number == 1 || number == last);
            if open.is_some() && number == last && cells.is_empty() {
                items.push(Item::Left(line.words, Reason::Repeated));
                continue;
            }
            if next || skipped || again {
                close(text, columns, open.take(), &mut cells, &mut items);
                let mut row = Row::new(line.words);
                row.no = Some((number, line.words));
                if !next && last > 0 {
                    row.doubts.push((
                        if number == 1 || number == last { "number-repeated" } else { "number-skipped" },
                        line.words,
                    ));
                } else if !next && number != 1 {
                    row.doubts.push(("number-skipped", line.words));
                }
                (open, last) = (Some(row), number);
                continue;
            }
        }
        let next_number = printed.get(at + 1).and_then(|line| row_number(line.words.of(text)));
        let beyond = open.is_some() && cells.len() >= columns.len();
        if beyond && last > 1 && next_number == Some(1) && is_sub_heading(words) {
            close(text, columns, open.take(), &mut cells, &mut items);
            items.push(Item::Loose(*line));
            last = 0;
        } else if filled && is_heading(words) && next_number.is_some_and(|next| next == 1 || next == last + 1)
        {
            close(text, columns, open.take(), &mut cells, &mut items);
            items.push(Item::Heading(*line, None));
            if next_number == Some(1) {
                last = 0;
            }
        } else if open.is_some() {
            cells.push(vec![line.words]);
        } else {
            items.push(Item::Loose(*line));
        }
    }
    close(text, columns, open, &mut cells, &mut items);
    items
}

/// A numbered heading between two rows: 二、重点项目.
fn is_heading(words: &str) -> bool {
    words.len() <= 120
        && !ends_sentence(words)
        && heading_number(words).is_some_and(|(end, depth)| depth <= 2 && end < words.len())
}

/// Words that a cell begins with and a heading does not.
const TOLD: &[&str] = &["已", "正在", "完成", "目前", "截至", "截止", "预计", "暂", "未", "无", "因", "受"];

/// A line between two rows where numbering starts anew, which is more than the row has cells for: it belongs to neither.
fn is_sub_heading(words: &str) -> bool {
    let told = TOLD.iter().any(|told| words.starts_with(told)) || words.ends_with(['中', '%', '％']);
    (4..=60).contains(&words.chars().count())
        && !ends_sentence(words)
        && !told
        && !words.contains(['，', ','])
}

fn close(text: &str, columns: &[Role], row: Option<Row>, cells: &mut Vec<Vec<Span>>, items: &mut Vec<Item>) {
    let cells = std::mem::take(cells);
    let Some(mut row) = row else { return };
    for (cell, (column, _)) in cells.iter().zip(super::align::columns(text, &cells, columns, false)) {
        row.put(columns[column], cell);
    }
    if cells.is_empty() || row.fields[Role::Goal as usize].is_empty() {
        row.doubts.push(("row-short", row.at));
    }
    items.push(Item::Row(row));
}

fn unnumbered(text: &str, printed: &[Line], columns: &[Role]) -> Vec<Item> {
    let cells: Vec<Vec<Span>> = printed.iter().map(|line| vec![line.words]).collect();
    let mut items = Vec::new();
    let mut open: Option<Row> = None;
    for (cell, (column, begins)) in cells.iter().zip(super::align::columns(text, &cells, columns, true)) {
        if begins {
            items.extend(open.take().map(Item::Row));
        }
        let row = open.get_or_insert_with(|| Row::new(cell[0]));
        row.put(columns[column], cell);
    }
    items.extend(open.map(Item::Row));
    items
}
