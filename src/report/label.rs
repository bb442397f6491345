//! Tasks in running text whose fields are labelled: a numbered goal, then 牵头单位：…, 进展情况：…. In: the
//! lines of a body without tables. Out: rows. Refuses to know what units and figures are.

use super::Reason;
use super::page::Line;
use super::row::{Item, Row};
use super::shape::{Head, Role, Style, role_from_head};
use super::text::{Span, bare_number, ends_sentence, heading_number, is_blank, trimmed};

/// Such labels are a few signs long.
const LABEL_SIGNS: usize = 8;
/// Fewer tasks with a labelled progress are running text that happens to hold a colon.
const FEWEST: usize = 2;

/// A label and the words after it.
struct Labelled {
    field: Role,
    /// The label itself, with the bracket before it and its colon.
    label: Span,
    value: Span,
}

/// The rows of a text that labels its fields, with a head of their columns; none if the text does not.
pub fn read(text: &str, body: &[Line]) -> Option<(Head, Vec<Item>)> {
    let mut items = Vec::new();
    let mut open: Option<Row> = None;
    let mut last_field = Role::Goal;
    let mut last_number = 0;
    let printed = body.iter().filter(|line| !line.words.is_empty());
    let mut printed = printed.map(|line| (line, labels(text, line.words))).peekable();
    while let Some((line, (front, labelled))) = printed.next() {
        let words = front.of(text);
        let numbered = heading_number(words).filter(|(end, _)| *end < words.len());
        let heading = labelled.is_empty() && words.len() <= 150 && !ends_sentence(words);
        // Numbers stand before the items of a progress too, but no label follows those.
        let goes_on = !labelled.is_empty() || printed.peek().is_some_and(|(_, (front, _))| front.is_empty());
        match numbered {
            Some((_, depth)) if depth <= 2 && heading => {
                items.extend(open.take().map(Item::Row));
                items.push(Item::Heading(*line, None));
                last_number = 0;
            }
            Some((end, _)) if goes_on && begins_task(words, end, last_number, open.is_none()) => {
                items.extend(open.take().map(Item::Row));
                let number = Span { start: front.start, end: front.start + end };
                let mut row = Row::new(number);
                last_number = number_of(number.of(text)).unwrap_or(last_number + 1);
                match number_of(number.of(text)) {
                    Some(count) => row.no = Some((count, number)),
                    None => items.push(Item::Left(number, Reason::ColumnHeads)),
                }
                row.put(Role::Goal, &[trimmed(text, Span { start: number.end, end: front.end })]);
                (open, last_field) = (Some(row), Role::Goal);
            }
            _ if !front.is_empty() => match &mut open {
                Some(row) => row.put(last_field, &[front]),
                None => items.push(Item::Loose(Line { words: front, ..*line })),
            },
            _ => {}
        }
        for part in labelled {
            items.push(Item::Left(part.label, Reason::ColumnHeads));
            let full = open.as_ref().is_some_and(|row| {
                !row.field(Role::Goal).is_empty() || !row.field(Role::Progress).is_empty()
            });
            if part.field == Role::Goal && full {
                items.extend(open.take().map(Item::Row));
            }
            let row = open.get_or_insert_with(|| Row::new(part.value));
            let (value, bracket) = without_bracket(text, &part);
            items.extend(bracket.map(|bracket| Item::Left(bracket, Reason::ColumnHeads)));
            row.put(part.field, &[value]);
            last_field = part.field;
        }
    }
    items.extend(open.map(Item::Row));
    let rows = |field: Role| {
        items.iter().filter(|item| matches!(item, Item::Row(row) if !row.field(field).is_empty())).count()
    };
    let all = items.iter().filter(|item| matches!(item, Item::Row(_))).count();
    if rows(Role::Progress) < FEWEST || rows(Role::Progress) * 2 < all {
        return None;
    }
    if rows(Role::Lead) == 0 {
        items.iter_mut().for_each(lead_from_support);
    }
    let columns = vec![Role::No, Role::Goal, Role::Progress];
    Some((Head { from: 0, to: 0, style: Style::Labelled, columns }, items))
}

/// A unit in charge leads where no label names a leader.
fn lead_from_support(item: &mut Item) {
    if let Item::Row(row) = item {
        row.fields[Role::Lead as usize] = std::mem::take(&mut row.fields[Role::Support as usize]);
    }
}

/// A task goes on the count, or is the first below a heading; other numbers are items of a progress.
fn begins_task(words: &str, end: usize, last: u32, first: bool) -> bool {
    number_of(&words[..end]).map_or(first, |number| number == last + 1 || first)
}

fn number_of(number: &str) -> Option<u32> {
    bare_number(number.trim_matches(['.', '．', '、', '(', ')', '（', '）']))
}

/// The words in front of a line's first label, and what its labels hold. A label stands at the front of the
/// line, in a bracket, or behind a full stop.
fn labels(text: &str, line: Span) -> (Span, Vec<Labelled>) {
    let words = line.of(text);
    let mut found: Vec<Labelled> = Vec::new();
    for (colon, sign) in words.char_indices().filter(|(_, sign)| matches!(sign, ':' | '：')) {
        let before = words[..colon].char_indices().rev().take(LABEL_SIGNS + 1);
        let edge = before.clone().find(|(_, sign)| is_edge(*sign));
        let start = match edge {
            Some((at, edge)) => at + edge.len_utf8(),
            None if words[..colon].chars().take(LABEL_SIGNS + 1).count() <= LABEL_SIGNS => 0,
            None => continue,
        };
        let field = match role_from_head(words[start..colon].trim_matches(is_blank)) {
            None | Some(Role::No | Role::Theme) => continue,
            Some(field) => field,
        };
        let opened = edge.filter(|(_, sign)| is_opening(*sign)).map_or(start, |(at, _)| at);
        if let Some(last) = found.last_mut() {
            last.value.end = line.start + opened;
        }
        let value = line.start + colon + sign.len_utf8();
        let label = Span { start: line.start + opened, end: value };
        found.push(Labelled { field, label, value: Span { start: value, end: line.end } });
    }
    let front = found.first().map_or(line.end, |first| first.label.start);
    (trimmed(text, Span { start: line.start, end: front }), found)
}

fn is_edge(sign: char) -> bool {
    matches!(sign, '。' | '；' | ';' | ' ' | '\u{3000}' | '\t' | '，' | ',') || is_opening(sign)
}

fn is_opening(sign: char) -> bool {
    matches!(sign, '（' | '(' | '【' | '[')
}

/// The value of a label in a bracket, and the bracket that closes it.
fn without_bracket(text: &str, part: &Labelled) -> (Span, Option<Span>) {
    let value = trimmed(text, part.value);
    let words = value.of(text);
    let bare = words.trim_end_matches(['。', '；', ';']);
    let opened = bare.matches(is_opening).count();
    match bare.strip_suffix(['）', ')', '】', ']']) {
        Some(inner) if inner.matches(['）', ')', '】', ']']).count() >= opened => {
            let end = value.start + inner.len();
            (Span { start: value.start, end }, Some(Span { start: end, end: value.end }))
        }
        _ => (value, None),
    }
}
