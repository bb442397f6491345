//! Tables flattened to one cell a line, empty and merged cells left out. In: the lines below a head, and the roles of its
//! columns. Out: rows. A row begins at a line that is a number alone and goes on the count; each cell is placed by its looks.
//! Bars at the ends of lines are passed over: they are what is left of a table's frame.

use super::super::Reason;
use super::super::fix::Fix;
use super::super::kind::{self, Looks};
use super::super::page::Line;
use super::super::role::{self, Role};
use super::super::row::{Item, Row, doubt_lone_units};
use super::super::shape::Style;
use super::super::task::Table;
use super::super::text::{Span, ends_sentence, half, heading_number, is_blank, trimmed};
use super::Reading;
use super::heads::{TextHead, bare};
use super::place::place;

/// A number further ahead than this is a cell, not a row whose neighbours were lost.
const FURTHEST_SKIP: u32 = 20;

struct Flat<'a> {
    text: &'a str,
    roles: Vec<Role>,
    heads: Vec<String>,
    items: Vec<Item>,
    open: Option<Row>,
    cells: Vec<Span>,
    last: u32,
    /// How many rows had so many cells.
    widths: [usize; 64],
}

/// Rows begun by numbers; none where no line is a number.
pub fn read(text: &str, head: &TextHead, below: &[Line], fix: Fix) -> Option<Reading> {
    let assigned = role::by_heads(&head.heads, fix);
    let printed: Vec<(Line, Span)> =
        below.iter().map(|line| (*line, bare(text, line))).filter(|(_, span)| !span.is_empty()).collect();
    let keep = |at: &usize| assigned.roles[*at] != Role::No;
    let order: Vec<usize> = (0..head.heads.len()).filter(keep).collect();
    let roles: Vec<Role> = order.iter().map(|at| assigned.roles[*at]).collect();
    let heads = order.iter().map(|at| head.heads[*at].clone()).collect();
    if !roles.contains(&Role::Goal) {
        return None;
    }
    let alone = |(_, span): &(Line, Span)| number_alone(span.of(text)).is_some();
    let counts = assigned.roles.contains(&Role::No) || printed.first().is_some_and(alone);
    let cells: Vec<(Line, Span)> = match (counts, printed.iter().any(alone)) {
        (true, true) => printed,
        (true, false) => parted_numbers(text, &printed),
        _ => return None,
    };
    let mut flat = Flat {
        text,
        roles,
        heads,
        items: Vec::new(),
        open: None,
        cells: Vec::new(),
        last: 0,
        widths: [0; 64],
    };
    flat.items.extend(head.spans.iter().map(|span| Item::Left(*span, Reason::ColumnHeads)));
    flat.rows(&cells);
    doubt_lone_units(&mut flat.items, &flat.roles, |_| true);
    let rows = flat.items.iter().filter(|item| matches!(item, Item::Row(_))).count();
    let mut table = Table::new(Style::Paragraphs, assigned.roles.clone(), flat.items);
    table.told = assigned.told(&head.heads);
    (rows > 0).then(|| Reading { tables: vec![table], ..Reading::default() })
}

/// A row's number and nothing else.
fn number_alone(words: &str) -> Option<u32> {
    kind::row_number(words)
}

/// Where no number has a line of its own, those at the front of a line: `1、新建公园`.
fn parted_numbers(text: &str, printed: &[(Line, Span)]) -> Vec<(Line, Span)> {
    let mut found = Vec::new();
    for (line, span) in printed {
        let words = span.of(text);
        let digits = words.len() - words.trim_start_matches(|sign| half(sign).is_ascii_digit()).len();
        let parting = |sign: char| is_blank(sign) || matches!(sign, '.' | '．' | '、');
        let rest = words[digits..].trim_start_matches(parting);
        let cut = span.end - rest.len();
        if digits == 0 || digits > 3 || rest.is_empty() || cut == span.start + digits {
            found.push((*line, *span));
            continue;
        }
        found.push((*line, trimmed(text, Span { start: span.start, end: cut })));
        found.push((*line, Span { start: cut, end: span.end }));
    }
    found
}

impl Flat<'_> {
    fn rows(&mut self, printed: &[(Line, Span)]) {
        for (at, (line, span)) in printed.iter().enumerate() {
            let words = span.of(self.text);
            let filled = self.open.is_none() || self.cells.len() >= 2;
            if let Some(number) = number_alone(words)
                && self.begins(number, *span, filled, printed.get(at + 1))
            {
                continue;
            }
            let next = printed.get(at + 1).and_then(|(_, span)| number_alone(span.of(self.text)));
            if self.is_heading(words, filled, next) {
                self.close();
                self.heading(line, *span);
                if next == Some(1) {
                    self.last = 0;
                }
            } else if self.open.is_some() && !self.is_over(words) {
                self.cells.push(*span);
            } else {
                self.close();
                self.items.push(Item::Loose(Line { words: *span, ..*line }));
            }
        }
        self.close();
    }

    /// Takes a number as the beginning of a row, if it may be one.
    fn begins(&mut self, number: u32, span: Span, filled: bool, next: Option<&(Line, Span)>) -> bool {
        let first = self.last == 0 && self.open.is_none();
        let follows = number == self.last + 1;
        let skipped = filled && number > self.last && number <= self.last.saturating_add(FURTHEST_SKIP);
        let again = filled && (number == 1 || number == self.last);
        if self.open.is_some() && number == self.last && self.cells.is_empty() {
            self.items.push(Item::Left(span, Reason::Repeated));
            return true;
        }
        if !(follows || skipped || again || first) {
            return false;
        }
        // A bare figure may be a cell: what follows a row's number is words.
        let figures = self
            .roles
            .iter()
            .any(|role| matches!(role, Role::Target | Role::Progress | Role::Previous | Role::Percent));
        let bare = || {
            let looks = next.map(|(_, span)| kind::looks(span.of(self.text)));
            looks.is_none_or(|looks| looks.number || looks.percent || looks.figure)
        };
        if figures && self.open.is_some() && bare() {
            return false;
        }
        self.close();
        let mut row = Row::new(span);
        row.no = Some((number, span));
        if !follows && !first {
            row.doubts.push((if again { "number-repeated" } else { "number-skipped" }, span));
        }
        (self.open, self.last) = (Some(row), number);
        true
    }

    /// A heading between two rows: numbered, or a short line above a count that starts anew.
    fn is_heading(&self, words: &str, filled: bool, next: Option<u32>) -> bool {
        let short = words.chars().count() <= 45 && !ends_sentence(words);
        let numbered = heading_number(words).is_some_and(|(end, depth)| depth <= 2 && end < words.len());
        let goes_on = next.is_some_and(|next| next == 1 || next == self.last + 1);
        let restarts = || {
            next == Some(1) && self.last > 0 && self.cells.len() >= self.needed() && {
                let looks = kind::looks(words);
                !looks.number && !looks.percent && !looks.bodies && !looks.state
            }
        };
        filled && short && goes_on && (numbered && self.complete() || restarts())
            || self.open.is_none() && short && next == Some(1) && !kind::looks(words).number
    }

    /// A heading; what a bracket behind it says is no part of its name.
    fn heading(&mut self, line: &Line, span: Span) {
        let words = span.of(self.text);
        let open = words.find(['（', '(']).filter(|at| *at > 12 && words.ends_with(['）', ')']));
        let end = span.start + open.unwrap_or(words.len());
        self.items.push(Item::Heading(
            Line { words: trimmed(self.text, Span { start: span.start, end }), ..*line },
            None,
        ));
        self.items.push(Item::Left(Span { start: end, end: span.end }, Reason::OtherColumn));
    }

    /// How many cells a row has at least.
    fn needed(&self) -> usize {
        let rows: usize = self.widths.iter().sum();
        let mut below = 0;
        for (width, count) in self.widths.iter().enumerate() {
            below += count;
            if below * 4 > rows {
                return width.max(2);
            }
        }
        2
    }

    fn complete(&self) -> bool {
        self.cells.len() >= 2
    }

    /// What stands below a table and belongs to none of its rows.
    fn is_over(&self, words: &str) -> bool {
        let ends = [
            "上一篇",
            "下一篇",
            "附件：",
            "附件:",
            "扫一扫",
            "责任编辑",
            "信息来源",
            "版权所有",
            "主办单位",
            "打印本页",
            "关闭窗口",
            "分享到",
            "注：",
            "相关链接",
            "网站标识码",
            "承办单位：",
        ];
        ends.iter().any(|end| words.starts_with(end)) && self.cells.len() >= self.needed()
    }

    fn close(&mut self) {
        let cells = std::mem::take(&mut self.cells);
        let Some(mut row) = self.open.take() else { return };
        let looks: Vec<Looks> = cells.iter().map(|span| kind::looks(span.of(self.text))).collect();
        self.widths[cells.len().min(63)] += 1;
        for (span, column) in cells.iter().zip(place(&looks, &self.roles)) {
            let role = self.roles[column];
            if role.is_further() {
                match row.more.last_mut().filter(|(head, _)| *head == self.heads[column]) {
                    Some((_, pieces)) => pieces.push(*span),
                    None => row.more.push((self.heads[column].clone(), vec![*span])),
                }
                row.at.end = row.at.end.max(span.end);
            } else {
                row.put(role, &[*span]);
            }
        }
        if cells.is_empty() || row.fields[Role::Goal as usize].is_empty() {
            row.doubts.push(("row-short", row.at));
        }
        self.items.push(Item::Row(row));
    }
}
