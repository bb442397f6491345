//! Tables in text with one row a line: cells parted by bars, tabs or commas, or by blanks where empty cells vanish. In: the
//! lines below a head. Out: rows of cells for the reader of grids, or rows of fields placed by their looks.

use super::super::Reason;
use super::super::fix::Fix;
use super::super::kind;
use super::super::page::Line;
use super::super::role::{self, Assigned, Role};
use super::super::row::{Item, Row, doubt_lone_units};
use super::super::shape::Style;
use super::super::task::Table;
use super::super::text::{Lines, Span, heading_number, is_blank};
use super::Reading;
use super::grid::{self, Cell, Cells};
use super::heads::{self, TextHead};
use super::place::place;
use super::wrapped::{self, Wrapped};

/// One row a line, each cell parted by `sign`. A line without the sign goes on in the last cell of the row above.
pub fn parted(
    text: &str,
    lines: &Lines,
    head: &TextHead,
    below: &[Line],
    sign: char,
    fix: Fix,
) -> Option<Reading> {
    let width = head.heads.len();
    let known = (width != head.spans.len()).then(|| head.heads.clone());
    let mut rows = vec![head_row(head, width)];
    let mut marks = Vec::new();
    let closed = is_closed(text, head, sign);
    let mut tail: Vec<Line> = Vec::new();
    let mut short: Vec<usize> = Vec::new();
    let given = fix.roles(&head.heads);
    let best = |head: &String| role::best_of_head(head).map_or(Role::Other, |(role, _)| role);
    let named = head.heads.iter().enumerate();
    let roles: Vec<Role> =
        named.map(|(at, head)| given.get(at).copied().flatten().unwrap_or_else(|| best(head))).collect();
    for line in below.iter().filter(|line| !line.words.is_empty()) {
        let words = line.words.of(text);
        if is_rule(words) {
            marks.push(Item::Left(line.words, Reason::Rule));
            continue;
        }
        if !words.contains(sign) {
            let last = rows
                .last_mut()
                .filter(|_| rows_goes_on(words))
                .and_then(|row| row.iter_mut().rev().find(|cell| !cell.pieces.is_empty()));
            match last.filter(|_| tail.is_empty()) {
                Some(cell) => cell.pieces.push(line.words),
                None => tail.push(*line),
            }
            continue;
        }
        let mut spans = quoted(text, line.words, sign);
        while spans.len() > width && spans.last().is_some_and(|span| span.is_empty()) {
            spans.pop();
        }
        if spans.len() + 1 == width && words.ends_with(sign) && !closed {
            spans.push(Span { start: line.words.end, end: line.words.end });
        }
        if spans.len() < width {
            short.extend(spans.iter().find(|span| !span.is_empty()).map(|span| span.start));
        }
        rows.push(if spans.len() == width || spans.iter().filter(|span| !span.is_empty()).count() < 2 {
            shifted(text, &spans, &roles, cells_of(&spans))
        } else {
            placed(text, &spans, &roles)
        });
    }
    let columns = rows.iter().flatten().map(|cell| cell.column + 1).max().unwrap_or(width);
    let cells = Cells { text, lines, rows, columns, merges: false, heads: known, fix };
    let mut reading = grid::read(&cells)?;
    if let Some(table) = reading.tables.last_mut() {
        let roles = table.head.columns.clone();
        doubt_lone_units(&mut table.items, &roles, |row| short.binary_search(&row.at.start).is_ok());
        table.items.extend(marks);
        table.items.extend(tail.into_iter().map(Item::Loose));
    }
    Some(reading)
}

fn cells_of(spans: &[Span]) -> Vec<Cell> {
    let cell = |(column, span): (usize, &Span)| Cell {
        column,
        pieces: if span.is_empty() { Vec::new() } else { vec![*span] },
        above: false,
        left: false,
    };
    spans.iter().enumerate().map(cell).collect()
}

/// The head as a row; of a head in two rows the last column holds what is more than there are columns.
fn head_row(head: &TextHead, width: usize) -> Vec<Cell> {
    let mut row = cells_of(&head.spans);
    let more: Vec<Span> = row.drain(width.min(row.len())..).flat_map(|cell| cell.pieces).collect();
    row.iter_mut().rev().take(1).for_each(|last| last.pieces.extend(&more));
    row
}

/// A head that ends in a sign as its rows do: the last sign of a row parts nothing.
fn is_closed(text: &str, head: &TextHead, sign: char) -> bool {
    let behind = head.spans.last().and_then(|last| text.get(last.end..));
    behind.is_some_and(|rest| rest.trim_start_matches([' ', '\u{3000}']).starts_with(sign))
}

/// Words that may go on a cell: no heading and no note.
fn rows_goes_on(words: &str) -> bool {
    heading_number(words).is_none_or(|(_, depth)| depth > 2)
        && !["注：", "注:", "附件", "备注"].iter().any(|note| words.starts_with(note))
}

/// A row whose only word stands under the numbers though it is none: the number's cell was merged away.
fn shifted(text: &str, spans: &[Span], roles: &[Role], cells: Vec<Cell>) -> Vec<Cell> {
    let filled: Vec<usize> = (0..spans.len()).filter(|at| !spans[*at].is_empty()).collect();
    let [only] = filled[..] else { return cells };
    let words = spans[only].of(text);
    let numbered = heading_number(words).is_some_and(|(_, depth)| depth <= 2);
    let goal = roles.iter().position(|role| *role == Role::Goal);
    match goal {
        Some(goal)
            if roles.get(only) == Some(&Role::No)
                && kind::row_number(words).is_none()
                && !numbered
                && kind::looks(words).aim =>
        {
            vec![Cell { column: goal, pieces: vec![spans[only]], above: false, left: false }]
        }
        _ => cells,
    }
}

/// A row that came short or long: each cell where its looks suit.
fn placed(text: &str, spans: &[Span], roles: &[Role]) -> Vec<Cell> {
    let filled: Vec<Span> = spans.iter().copied().filter(|span| !span.is_empty()).collect();
    let looks: Vec<kind::Looks> = filled.iter().map(|span| kind::looks(span.of(text))).collect();
    let mut cells: Vec<Cell> = Vec::new();
    for (span, column) in filled.iter().zip(place(&looks, roles)) {
        match cells.last_mut().filter(|last| last.column == column) {
            Some(last) => last.pieces.push(*span),
            None => cells.push(Cell { column, pieces: vec![*span], above: false, left: false }),
        }
    }
    cells
}

/// The cells of a line; a sign between quotes parts nothing.
fn quoted(text: &str, words: Span, sign: char) -> Vec<Span> {
    if !matches!(sign, ',' | ';' | '\t') || !words.of(text).contains('"') {
        return heads::split(text, words, sign);
    }
    let (mut cells, mut from, mut inside) = (Vec::new(), words.start, false);
    let unquoted = |span: Span| {
        let span = super::super::text::trimmed(text, span);
        let inner = span.of(text);
        if inner.len() >= 2 && inner.starts_with('"') && inner.ends_with('"') {
            Span { start: span.start + 1, end: span.end - 1 }
        } else {
            span
        }
    };
    for (at, found) in words.of(text).char_indices() {
        if found == '"' {
            inside = !inside;
        } else if found == sign && !inside {
            cells.push(unquoted(Span { start: from, end: words.start + at }));
            from = words.start + at + sign.len_utf8();
        }
    }
    cells.push(unquoted(Span { start: from, end: words.end }));
    cells
}

/// A line drawn between rows: `|---|:-:|`.
pub fn is_rule(words: &str) -> bool {
    words.len() >= 3
        && words.contains(['-', '=', '─'])
        && words.chars().all(|sign| matches!(sign, '|' | '-' | ':' | '+' | '=' | '─' | '┼') || is_blank(sign))
}

/// One row a line, parted by blanks: every cell is placed by its looks.
pub fn blanks(text: &str, head: &TextHead, below: &[Line], fix: Fix) -> Option<Reading> {
    let wrapped = wrapped::rows(text, below);
    let assigned = roles_of_blanks(text, head, &wrapped, fix);
    let told = assigned.told(&head.heads);
    let mut roles = assigned.roles;
    let goal = roles.iter().position(|role| *role == Role::Goal)?;
    // A group may stand before the task without a head of its own.
    let virtual_theme = !roles.contains(&Role::Theme);
    let mut heads: Vec<&str> = head.heads.iter().map(String::as_str).collect();
    if virtual_theme {
        roles.insert(goal, Role::Theme);
        heads.insert(goal, "");
    }
    let numbered = roles.contains(&Role::No);
    let mut items: Vec<Item> = head.spans.iter().map(|span| Item::Left(*span, Reason::ColumnHeads)).collect();
    for Wrapped { line, cells: spans } in &wrapped {
        let words = line.words.of(text);
        let joined = |pieces: &Vec<Span>| pieces.iter().map(|piece| piece.of(text)).collect::<String>();
        let looks: Vec<kind::Looks> = spans.iter().map(|pieces| kind::looks(&joined(pieces))).collect();
        let first = spans.first().map_or(String::new(), joined);
        let no = kind::row_number(&first).filter(|_| numbered && spans.len() > 1);
        if spans.len() == 1
            || no.is_none() && heading_number(words).is_some_and(|(_, depth)| depth <= 2) && spans.len() <= 2
        {
            alone(text, line, &looks[0], &mut items);
            continue;
        }
        let known = looks.iter().any(|looks| {
            looks.bodies || looks.percent || looks.figure || looks.number || looks.result || looks.state
        });
        if no.is_none() && (!known || !followed(&items)) && numbered {
            goes_on(&mut items, line);
            continue;
        }
        let mut row = Row::new(line.words);
        for (pieces, column) in spans.iter().zip(place(&looks, &roles)) {
            let role = roles[column];
            if role == Role::No && no.is_some() {
                row.no = no.zip(pieces.first().copied());
            } else if role.is_further() {
                row.more.push((heads[column].to_owned(), pieces.clone()));
            } else {
                row.put(role, pieces);
            }
        }
        if virtual_theme && row.no.is_some() && row.field(Role::Theme).is_empty() {
            row.plain = true;
        }
        if row.no.is_none() && numbered {
            inherit_number(&mut row, &items);
        }
        row.doubts.push(("layout-unsure", line.words));
        items.push(Item::Row(row));
    }
    let rows = items
        .iter()
        .filter(|item| matches!(item, Item::Row(row) if !row.field(Role::Goal).is_empty()))
        .count();
    if rows < 2 {
        return None;
    }
    sure_rows(&mut items);
    let mut table = Table::new(Style::Grid, roles, items);
    table.told = told;
    Some(Reading { tables: vec![table], ..Reading::default() })
}

/// The roles of columns parted by blanks, by their heads alone.
fn roles_of_blanks(text: &str, head: &TextHead, rows: &[Wrapped], fix: Fix) -> Assigned {
    let mut assigned = role::by_heads(&head.heads, fix);
    let given = fix.roles(&head.heads);
    if let Some(unit) = head.heads.iter().position(|head| role::plain(head) == "单位")
        && counts(text, rows)
        && !matches!(given.get(unit), Some(Some(_)))
        && let Some(role) = assigned.roles.get_mut(unit)
    {
        *role = Role::Other;
    }
    assigned
}

/// Whether 单位 says what is counted: no body stands before the figures of most rows.
fn counts(text: &str, rows: &[Wrapped]) -> bool {
    let bodies = |row: &&Wrapped| {
        let cells = row.cells.iter().skip(1).filter_map(|pieces| pieces.first());
        let mut looks = cells.map(|piece| kind::looks(piece.of(text)));
        looks.by_ref().take_while(|looks| !looks.number && !looks.figure).any(|looks| looks.bodies)
    };
    rows.iter().filter(bodies).count() * 2 < rows.len()
}

/// Rows that hold a number, a task, a body and a figure are not in doubt.
fn sure_rows(items: &mut [Item]) {
    for item in items {
        if let Item::Row(row) = item {
            let has = |role: Role| !row.fields[role as usize].is_empty();
            if row.no.is_some()
                && !row.inherited.contains(&Role::No)
                && has(Role::Goal)
                && has(Role::Lead)
                && (has(Role::Progress) || has(Role::Percent))
            {
                row.doubts.retain(|(kind, _)| *kind != "layout-unsure");
            }
        }
    }
}

fn followed(items: &[Item]) -> bool {
    items.iter().rev().take(64).any(|item| matches!(item, Item::Row(_)))
}

/// A line of one cell: a heading, or more of the row above.
fn alone(text: &str, line: &Line, looks: &kind::Looks, items: &mut Vec<Item>) {
    let words = line.words.of(text);
    let numbered = heading_number(words).is_some_and(|(_, depth)| depth <= 2);
    if numbered || !looks.sentence && looks.signs <= 30 && !looks.aim && !followed(items) {
        items.push(Item::Heading(*line, None));
    } else if looks.aim && looks.signs <= 60 && !looks.sentence && followed(items) {
        let mut row = Row::new(line.words);
        row.put(Role::Goal, &[line.words]);
        inherit_number(&mut row, items);
        row.doubts.push(("row-short", line.words));
        items.push(Item::Row(row));
    } else {
        goes_on(items, line);
    }
}

fn inherit_number(row: &mut Row, items: &[Item]) {
    let before = items.iter().rev().take(64).find_map(|item| match item {
        Item::Row(before) => Some(before),
        _ => None,
    });
    if let Some(before) = before.filter(|before| before.no.is_some()) {
        row.no = before.no;
        row.inherited.push(Role::No);
    }
}

fn goes_on(items: &mut Vec<Item>, line: &Line) {
    let last = items.last_mut().and_then(|item| match item {
        Item::Row(row) => Some(row),
        _ => None,
    });
    match last {
        Some(row) => {
            let order = [Role::Remark, Role::Progress, Role::Goal];
            let role = order.into_iter().find(|role| !row.field(*role).is_empty()).unwrap_or(Role::Progress);
            row.put(role, &[line.words]);
            row.doubts.push(("cell-joined", line.words));
        }
        None => items.push(Item::Loose(*line)),
    }
}
