//! Tables whose cells are parted by signs: one cell a line begun by a tab, or one row a line parted by
//! tabs, bars, commas or blanks. In: the lines below a head. Out: rows. Refuses to know what a field means.

use super::Reason;
use super::align;
use super::page::Line;
use super::row::{Item, Row};
use super::shape::{Head, Role, Style};
use super::text::{Span, bare_number, is_blank, is_han_number, trimmed};

/// One cell a line, begun by a tab. Text without one goes on in the cell above it. A row ends when it is
/// full, or where a cell stands below a blank line.
pub fn tab_cells(text: &str, body: &[Line], head: &Head) -> Vec<Item> {
    let mut items = Vec::new();
    let mut cells: Vec<Vec<Span>> = Vec::new();
    let mut below_blank = false;
    for line in body {
        let raw = line.span.of(text);
        if raw.starts_with('\t') {
            if !cells.is_empty() && (below_blank || cells.len() >= head.columns.len()) {
                push_row(text, head, std::mem::take(&mut cells), &mut items);
            }
            cells.push(vec![line.words]);
        } else if !line.words.is_empty() {
            match cells.last_mut() {
                Some(cell) => cell.push(line.words),
                None => items.push(Item::Loose(*line)),
            }
        }
        below_blank = line.words.is_empty() && !raw.starts_with('\t');
    }
    push_row(text, head, cells, &mut items);
    items
}

/// A row whose cells are counted: where all are there each has its column, else their looks decide.
fn push_row(text: &str, head: &Head, cells: Vec<Vec<Span>>, items: &mut Vec<Item>) {
    let Some(first) = cells.first().and_then(|cell| cell.first()) else { return };
    let mut row = Row::new(*first);
    let width = head.columns.len();
    let blank = |cell: &Vec<Span>| cell.iter().all(|piece| piece.is_empty());
    let used = cells.iter().rposition(|cell| !blank(cell)).map_or(0, |last| last + 1);
    if used <= width && (cells.len() >= width || matches!(head.style, Style::Split(_))) {
        for (cell, field) in cells.iter().zip(&head.columns) {
            row.put(*field, cell);
        }
    } else {
        let kind = if used > width { "row-long" } else { "row-short" };
        row.doubts.push((kind, *first));
        let filled: Vec<Vec<Span>> = cells.into_iter().filter(|cell| !blank(cell)).collect();
        for (cell, (column, _)) in filled.iter().zip(align::columns(text, &filled, &head.columns, false)) {
            row.put(head.columns[column], cell);
        }
    }
    take_number(text, &mut row);
    if row.field(Role::Goal).is_empty() && !row.field(Role::Progress).is_empty() {
        row.doubts.push(("row-short", row.at));
    }
    if !row.is_blank() || row.no.is_some() {
        items.push(Item::Row(row));
    }
}

fn take_number(text: &str, row: &mut Row) {
    if let [piece] = row.field(Role::No)
        && let Some(number) = bare_number(piece.of(text).trim_end_matches(['.', '、', '．']))
    {
        row.no = Some((number, *piece));
    }
}

/// Quoted cells may hold line breaks, but an unclosed quote must not swallow the rest of the page.
const LONGEST_QUOTE: usize = 30;

/// One row a line, its cells parted by `sign`.
pub fn split_rows(text: &str, body: &[Line], head: &Head, sign: char) -> Vec<Item> {
    let mut items = Vec::new();
    let mut at = 0;
    while at < body.len() {
        let line = body[at];
        at += 1;
        let words = line.words.of(text);
        if words.is_empty() || is_rule(words) {
            if !words.is_empty() {
                items.push(Item::Left(line.words, Reason::Rule));
            }
            continue;
        }
        let (cells, more) = match sign {
            ' ' => (blank_cells(text, line.words), 0),
            '\t' | ',' => quoted_cells(text, &body[at - 1..], sign),
            _ => (sign_cells(text, line.words, sign), 0),
        };
        at += more;
        let filled = cells.iter().filter(|cell| cell.iter().any(|piece| !piece.is_empty())).count();
        let alone =
            filled == 1 && !(sign == ' ' && cells.len() == 1 && head.has(Role::No) && follows_row(&items));
        let numbered = cells
            .first()
            .and_then(|cell| cell.first())
            .is_some_and(|piece| bare_number(piece.of(text).trim_end_matches(['.', '、', '．'])).is_some());
        if alone && sign != ' ' && cells.len() == 1 && follows_row(&items) && !is_heading_like(words) {
            // A line without any sign is the rest of the cell above it.
            goes_on(&mut items, line.words);
        } else if alone && !numbered {
            items.push(Item::Heading(Line { words: only(&cells).unwrap_or(line.words), ..line }, None));
        } else if let Some((number, words)) = numbered_heading(text, head, &cells) {
            items.push(Item::Heading(Line { words, ..line }, Some(number)));
        } else if sign == ' ' && head.has(Role::No) && !numbered {
            if follows_row(&items) {
                goes_on(&mut items, line.words);
            } else {
                items.push(Item::Loose(line));
            }
        } else {
            push_row(text, head, cells, &mut items);
        }
    }
    items
}

/// A row that is a heading with its number in the column of numbers: 一, 稳增长.
fn numbered_heading(text: &str, head: &Head, cells: &[Vec<Span>]) -> Option<(Span, Span)> {
    let mut filled = cells.iter().flatten().filter(|piece| !piece.is_empty());
    let (number, words) = (*filled.next()?, *filled.next()?);
    let han = |sign: char| is_han_number(sign) || matches!(sign, '、' | '（' | '）' | '(' | ')');
    let heads = head.columns.first() == Some(&Role::No) && filled.next().is_none();
    (heads && number.of(text).chars().all(han)).then_some((number, words))
}

fn is_heading_like(words: &str) -> bool {
    super::text::heading_number(words).is_some_and(|(_, depth)| depth <= 2)
}

fn follows_row(items: &[Item]) -> bool {
    matches!(items.last(), Some(Item::Row(_)))
}

fn only(cells: &[Vec<Span>]) -> Option<Span> {
    cells.iter().flatten().find(|piece| !piece.is_empty()).copied()
}

fn goes_on(items: &mut [Item], words: Span) {
    if let Some(Item::Row(row)) = items.last_mut() {
        let field = [Role::Progress, Role::Goal]
            .into_iter()
            .find(|field| !row.field(*field).is_empty())
            .unwrap_or(Role::Progress);
        row.put(field, &[words]);
    }
}

/// A line drawn between rows: `|---|:-:|`.
fn is_rule(words: &str) -> bool {
    words.len() >= 3
        && words.contains('-')
        && words.chars().all(|sign| matches!(sign, '|' | '-' | ':' | '+' | '=') || is_blank(sign))
}

fn blank_cells(text: &str, words: Span) -> Vec<Vec<Span>> {
    let mut at = words.start;
    let mut cells = Vec::new();
    for part in words.of(text).split_inclusive(is_blank) {
        let cell = trimmed(text, Span { start: at, end: at + part.len() });
        if !cell.is_empty() {
            cells.push(vec![cell]);
        }
        at += part.len();
    }
    cells
}

fn sign_cells(text: &str, words: Span, sign: char) -> Vec<Vec<Span>> {
    let mut span = words;
    if sign == '|' {
        let inner = words.of(text);
        span.start += inner.len() - inner.strip_prefix('|').unwrap_or(inner).len();
        span.end -= usize::from(inner.len() > 1 && inner.ends_with('|'));
    }
    let mut at = span.start;
    let mut cells = Vec::new();
    for part in span.of(text).split(sign) {
        cells.push(vec![trimmed(text, Span { start: at, end: at + part.len() })]);
        at += part.len() + sign.len_utf8();
    }
    cells
}

/// Cells of one row, quoted ones over several lines among them, and how many further lines they took.
fn quoted_cells(text: &str, body: &[Line], sign: char) -> (Vec<Vec<Span>>, usize) {
    let line = body[0].span;
    let whole = Span { start: line.start, end: body[(body.len() - 1).min(LONGEST_QUOTE)].span.end };
    let mut cells = Vec::new();
    let mut at = line.start;
    let mut end = line.end;
    loop {
        let rest = Span { start: at, end }.of(text);
        let lead = rest.len() - rest.trim_start_matches(' ').len();
        let quote = rest[lead..].starts_with('"').then_some(at + lead + 1);
        let closed = quote.and_then(|from| closing_quote(text, Span { start: from, end: whole.end }, sign));
        if let Some((from, close)) = quote.zip(closed) {
            cells.push(quoted_pieces(text, Span { start: from, end: close }));
            end = body.iter().map(|line| line.span.end).find(|end| *end > close).unwrap_or(whole.end);
            at = close + 1;
            let after = Span { start: at, end }.of(text);
            match after.find(sign) {
                Some(next) => at += next + sign.len_utf8(),
                None => break,
            }
        } else {
            match rest.find(sign) {
                Some(next) => {
                    cells.push(vec![trimmed(text, Span { start: at, end: at + next })]);
                    at += next + sign.len_utf8();
                }
                None => {
                    cells.push(vec![trimmed(text, Span { start: at, end })]);
                    break;
                }
            }
        }
    }
    let taken = body.iter().take_while(|line| line.span.start < end).count();
    (cells, taken.saturating_sub(1))
}

/// The quote that closes a cell: not doubled, and followed by the parting sign or the line's end.
fn closing_quote(text: &str, span: Span, sign: char) -> Option<usize> {
    let words = span.of(text);
    let mut signs = words.char_indices().peekable();
    while let Some((at, found)) = signs.next() {
        if found != '"' {
            continue;
        }
        match signs.peek().map(|(_, next)| *next) {
            Some('"') => {
                signs.next();
            }
            None | Some('\n' | '\r') => return Some(span.start + at),
            Some(next) if next == sign => return Some(span.start + at),
            Some(_) => return None,
        }
    }
    None
}

/// The lines of a quoted cell; of a doubled quote one is kept.
fn quoted_pieces(text: &str, span: Span) -> Vec<Span> {
    let mut pieces = Vec::new();
    let mut at = span.start;
    for line in span.of(text).split('\n') {
        let line_span = trimmed(text, Span { start: at, end: at + line.len() });
        let mut from = line_span.start;
        while let Some(next) = (Span { start: from, end: line_span.end }).of(text).find("\"\"") {
            pieces.push(Span { start: from, end: from + next + 1 });
            from += next + 2;
        }
        pieces.push(Span { start: from, end: line_span.end });
        at += line.len() + 1;
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}
