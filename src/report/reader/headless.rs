//! Tables without a head: numbers alone on their lines at even distance, or rows of one width. In: the lines of a region.
//! Out: rows, their columns told by what the cells look like. Complete rows teach the columns; those that came short are
//! placed by them. What is found so is doubted as a whole.

use super::super::Reason;
use super::super::fix::Fix;
use super::super::kind::{self, Kinds, Looks};
use super::super::page::Line;
use super::super::recipe::Reader;
use super::super::role::{self, Column, Role, Told};
use super::super::row::{Item, Row};
use super::super::shape::Style;
use super::super::task::Table;
use super::super::text::{Lines, Span};
use super::Reading;
use super::grid::{self, Cell, Cells};
use super::heads::{bare, split};
use super::place::place;
use super::rows::is_rule;

/// Fewer rows than this show no regularity.
const FEWEST: usize = 4;
/// A row has no more cells than this.
const MOST_CELLS: usize = 10;

/// Rows begun by numbers that stand alone on their lines.
pub fn numbered(text: &str, body: &[Line], fix: Fix) -> Option<Reading> {
    let printed: Vec<(Line, Span)> =
        body.iter().map(|line| (*line, bare(text, line))).filter(|(_, span)| !span.is_empty()).collect();
    let numbers: Vec<(usize, u32)> = printed
        .iter()
        .enumerate()
        .filter_map(|(at, (_, span))| Some((at, kind::row_number(span.of(text))?)))
        .collect();
    let mut starts: Vec<usize> = Vec::new();
    let mut last = 0;
    for (at, number) in numbers {
        if number == last + 1 || starts.is_empty() && number == 1 {
            starts.push(at);
            last = number;
        }
    }
    if starts.len() < FEWEST {
        return None;
    }
    let ends = starts.iter().skip(1).copied().chain([printed.len()]);
    let rows: Vec<(usize, &[(Line, Span)])> =
        starts.iter().zip(ends).map(|(start, end)| (*start, &printed[start + 1..end])).collect();
    let mut widths = [0usize; MOST_CELLS + 1];
    rows.iter().for_each(|(_, cells)| widths[cells.len().min(MOST_CELLS)] += 1);
    let usual = (2..MOST_CELLS).max_by_key(|width| widths[*width])?;
    if widths[usual] * 2 < rows.len() {
        return None;
    }
    let column = |at: usize| {
        let cells = rows.iter().filter(|(_, cells)| cells.len() == usual);
        Kinds::of(cells.map(|(_, cells)| cells[at].1.of(text)))
    };
    let kinds: Vec<Kinds> = (0..usual).map(column).collect();
    let columns: Vec<Column> =
        kinds.iter().map(|kinds| Column { head: "", kinds: kinds.clone(), bonus: Vec::new() }).collect();
    let given = fix.roles(&vec![""; usual + 1]);
    let assigned = role::assign(&columns, given.get(1..).unwrap_or_default());
    let roles = assigned.roles.clone();
    let goal = roles.iter().position(|role| *role == Role::Goal)?;
    let known =
        kinds.iter().any(|kinds| kinds.bodies() >= 0.5) || kinds.iter().any(|kinds| kinds.results() >= 0.5);
    let said = given.contains(&Some(Role::Goal));
    if !said && (!known || kinds[goal].aims() < 0.4 || kinds[goal].mean() < 4.0) {
        return None;
    }
    let mut items: Vec<Item> =
        printed[..starts[0]].iter().map(|(line, span)| Item::Loose(Line { words: *span, ..*line })).collect();
    for (order, (start, cells)) in rows.iter().enumerate() {
        // What stands behind the last row may be no part of it.
        let taken = if order + 1 == rows.len() { cells.len().min(usual) } else { cells.len() };
        let mut row = Row::new(printed[*start].1);
        row.no = kind::row_number(printed[*start].1.of(text)).map(|number| (number, printed[*start].1));
        let looks: Vec<Looks> = cells[..taken].iter().map(|(_, span)| kind::looks(span.of(text))).collect();
        let placed: Vec<usize> = if taken == usual { (0..usual).collect() } else { place(&looks, &roles) };
        for ((_, span), column) in cells[..taken].iter().zip(placed) {
            if roles[column].is_further() {
                row.more.push((format!("{}", column + 2), vec![*span]));
                row.at.end = row.at.end.max(span.end);
            } else {
                row.put(roles[column], &[*span]);
            }
        }
        row.doubts.push(("role-unsure", row.at));
        items.push(Item::Row(row));
        items.extend(cells[taken..].iter().map(|(line, span)| Item::Loose(Line { words: *span, ..*line })));
    }
    let mut table = Table::new(Style::Paragraphs, [vec![Role::No], roles].concat(), items);
    table.told = assigned.told(&vec![""; usual]);
    table.told.insert(0, Told { head: String::new(), role: Role::No, guess: Role::No, sure: 80 });
    Some(Reading { tables: vec![table], ..Reading::default() })
}

/// Rows of one width, parted by bars or tabs.
pub fn parted(text: &str, lines: &Lines, body: &[Line], fix: Fix) -> Option<Reading> {
    let said = fix.reader() == Some(Reader::Table);
    let signs: &[char] = if said { &['|', '\t', '｜', ',', '，', ';'] } else { &['|', '\t', '｜'] };
    let sign = signs.iter().copied().find(|sign| {
        let widths: Vec<usize> = body
            .iter()
            .map(|line| line.words.of(text).matches(*sign).count())
            .filter(|count| *count >= 2)
            .collect();
        said && !widths.is_empty()
            || widths.len() >= 3
                && widths.iter().filter(|width| **width == widths[0]).count() * 10 >= widths.len() * 7
    })?;
    let mut rows = Vec::new();
    let mut loose = Vec::new();
    for line in body.iter().filter(|line| !line.words.is_empty()) {
        if is_rule(line.words.of(text)) {
            loose.push(Item::Left(line.words, Reason::Rule));
            continue;
        }
        let spans = split(text, line.words, sign);
        if spans.len() < 3 {
            loose.push(Item::Loose(*line));
            continue;
        }
        let cell = |(column, span): (usize, &Span)| Cell {
            column,
            pieces: if span.is_empty() { Vec::new() } else { vec![*span] },
            above: false,
            left: false,
        };
        rows.push(spans.iter().enumerate().map(cell).collect::<Vec<Cell>>());
    }
    let columns = rows.iter().map(Vec::len).max()?;
    let mut reading = grid::read(&Cells { text, lines, rows, columns, merges: false, heads: None, fix })?;
    reading.tables.last_mut()?.items.extend(loose);
    Some(reading)
}
