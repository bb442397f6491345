//! Heads of tables in lines of text. In: the lines of a region. Out: where a head stands, how its cells are parted, and
//! their words: in one line parted by a sign, or one cell a line. Knows no rows.

use super::super::page::Line;
use super::super::role::{self, Role};
use super::super::text::{Span, half, heading_number, is_blank, is_han, trimmed};
use super::second_row;

/// How the cells of a table are parted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parting {
    /// One row a line.
    Sign(char),
    /// One row a line, parted by blanks: empty cells vanish.
    Blanks,
    /// One cell a line.
    Lines,
}

#[derive(Clone, Debug)]
pub struct TextHead {
    /// Lines of the region.
    pub from: usize,
    pub to: usize,
    pub parting: Parting,
    /// A name for each column.
    pub heads: Vec<String>,
    /// Where the words of the head stand; more than there are columns where it takes two rows.
    pub spans: Vec<Span>,
}

/// More columns than this are no head.
const MOST: usize = 40;

pub fn find(text: &str, body: &[Line]) -> Vec<TextHead> {
    let mut known: Vec<bool> = body.iter().map(|line| is_head_word(text, line)).collect();
    forget_repeated(text, body, &mut known);
    let mut found = Vec::new();
    let mut at = 0;
    while at < body.len() {
        match parted(text, body, at).or_else(|| stacked(text, body, &known, at)) {
            Some(head) => {
                let head = second_row::extended(text, body, head);
                at = head.to;
                found.push(head);
            }
            None => at += 1,
        }
    }
    found
}

/// Heads that come again and again in one run, without a number's, stand above figures of several things: no head of tasks.
fn forget_repeated(text: &str, body: &[Line], known: &mut [bool]) {
    let printed: Vec<usize> = (0..body.len()).filter(|at| !bare(text, &body[*at]).is_empty()).collect();
    let before = known.to_vec();
    for run in printed.chunk_by(|one, two| before[*one] == before[*two]) {
        if run.len() < 6 || !run.iter().all(|at| before[*at]) {
            continue;
        }
        let words = || run.iter().map(|at| bare(text, &body[*at]).of(text));
        let distinct: std::collections::HashSet<&str> = words().collect();
        if distinct.len() * 2 <= run.len() && !words().any(|head| role_of(head) == Some(Role::No)) {
            run.iter().for_each(|at| known[*at] = false);
        }
    }
}

/// The words of a line without bars at its end.
pub fn bare(text: &str, line: &Line) -> Span {
    let words = line.words.of(text);
    let front = words.len() - words.trim_start_matches('|').len();
    let span = Span { start: line.words.start + front, end: line.words.end };
    let rest = span.of(text).trim_end_matches(|sign: char| sign == '|' || is_blank(sign));
    trimmed(text, Span { start: span.start, end: span.start + rest.len() })
}

fn is_head_word(text: &str, line: &Line) -> bool {
    let words = bare(text, line).of(text);
    words.len() <= 90 && !words.contains(['\t', '|']) && role_of(words).is_some()
}

/// Whether a word by itself may be a column's head.
pub fn is_short_head(words: &str) -> bool {
    words.chars().count() <= 6 && role_of(words).is_some()
}

fn role_of(words: &str) -> Option<Role> {
    if words.contains(['。', '，', '：', ':', '；']) || heading_number(words).is_some() || has_rate(words)
    {
        return None;
    }
    let named = role::best_of_head(words).filter(|(_, score)| *score >= 4.0).map(|(role, _)| role);
    // A column headed by a period alone tells how far it was then.
    named.or_else(|| role::is_period(words).then_some(Role::Progress))
}

/// A figure with a sign of percent is what a cell holds; `完成率（%）` names a column.
fn has_rate(words: &str) -> bool {
    let mut before = ' ';
    words.chars().map(half).any(|sign| std::mem::replace(&mut before, sign).is_ascii_digit() && sign == '%')
}

/// Whether the columns make a table of tasks.
fn is_table(roles: &[Option<Role>], least: usize) -> bool {
    let has = |wanted: Role| roles.contains(&Some(wanted));
    let named = roles.iter().flatten().count();
    let goal = has(Role::Goal) || has(Role::Theme) || has(Role::Target);
    let told = has(Role::Progress)
        || has(Role::Lead)
        || has(Role::Support)
        || has(Role::Percent)
        || has(Role::StatusText);
    let mut kinds: Vec<Role> = roles.iter().flatten().copied().collect();
    kinds.sort_by_key(|role| *role as usize);
    kinds.dedup();
    goal && told && named >= least && kinds.len() >= 2 && named * 2 > roles.len()
}

/// Signs between the cells of a head.
const SIGNS: [char; 6] = ['\t', '|', '｜', ',', '，', ';'];

/// A head in one line.
fn parted(text: &str, body: &[Line], at: usize) -> Option<TextHead> {
    let line = &body[at];
    let words = line.words.of(text);
    if words.is_empty() || words.len() > 900 {
        return None;
    }
    let (mut counts, mut gaps) = ([0usize; SIGNS.len()], 0);
    for sign in words.chars() {
        match SIGNS.iter().position(|known| *known == sign) {
            Some(at) => counts[at] += 1,
            None if sign == '。' => return None,
            None => {}
        }
        gaps += usize::from(is_blank(sign));
    }
    for (sign, count) in SIGNS.into_iter().zip(counts) {
        if count < 2 {
            continue;
        }
        let spans = split(text, line.words, sign);
        let short = spans.iter().all(|span| span.of(text).chars().count() <= 30) && spans.len() <= 400;
        let roles: Vec<Option<Role>> =
            spans.iter().filter(|span| !span.is_empty()).map(|span| role_of(span.of(text))).collect();
        if short
            && roles.len() >= 2
            && is_table(&roles, if matches!(sign, '\t' | '|' | '｜') { 2 } else { 3 })
        {
            let heads = spans.iter().map(|span| span.of(text).to_owned()).collect();
            return Some(TextHead { from: at, to: at + 1, parting: Parting::Sign(sign), heads, spans });
        }
    }
    if gaps < 2 {
        return None;
    }
    let spans = spread(text, blank_cells(text, line.words));
    if !(3..=MOST).contains(&spans.len()) {
        return None;
    }
    let roles: Vec<Option<Role>> = spans.iter().map(|span| role_of(span.of(text))).collect();
    if is_table(&roles, 3) {
        let heads = spans.iter().map(|span| span.of(text).to_owned()).collect();
        return Some(TextHead { from: at, to: at + 1, parting: Parting::Blanks, heads, spans });
    }
    None
}

/// The cells of a line parted by a sign; bars at its two ends part nothing.
pub fn split(text: &str, words: Span, sign: char) -> Vec<Span> {
    let mut span = words;
    if matches!(sign, '|' | '｜') {
        let inner = words.of(text);
        span.start += if inner.starts_with(sign) { sign.len_utf8() } else { 0 };
        if inner.ends_with(sign) && span.end > span.start {
            span.end -= sign.len_utf8();
        }
    }
    let mut at = span.start;
    let mut cells = Vec::new();
    for part in span.of(text).split(sign) {
        cells.push(trimmed(text, Span { start: at, end: at + part.len() }));
        at += part.len() + sign.len_utf8();
    }
    cells
}

/// So many blanks stand between columns, not inside a cell.
const WIDE_GAP: usize = 2;

/// The cells of a line parted by blanks; `1- 8月` is one cell.
pub fn blank_cells(text: &str, words: Span) -> Vec<Span> {
    let mut at = words.start;
    let mut cells: Vec<Span> = Vec::new();
    for part in words.of(text).split_inclusive(is_blank) {
        let cell = trimmed(text, Span { start: at, end: at + part.len() });
        at += part.len();
        if cell.is_empty() {
            continue;
        }
        // A wide gap parts cells, whatever they end in.
        let near =
            |last: &&mut Span| Span { start: last.end, end: cell.start }.of(text).chars().count() < WIDE_GAP;
        match cells.last_mut().filter(near).filter(|last| goes_on(last.of(text), cell.of(text))) {
            Some(last) => last.end = cell.end,
            None => cells.push(cell),
        }
    }
    cells
}

/// Heads with their two signs spread apart, 单 位 and 备  注, put together.
fn spread(text: &str, cells: Vec<Span>) -> Vec<Span> {
    let is_one = |span: &Span| {
        let mut signs = span.of(text).chars();
        signs.next().is_some_and(is_han) && signs.next().is_none()
    };
    let mut found: Vec<Span> = Vec::with_capacity(cells.len());
    let mut half = false;
    for cell in cells {
        match found.last_mut().filter(|last| half && is_one(last) && is_one(&cell)) {
            Some(last) => (last.end, half) = (cell.end, false),
            None => {
                half = is_one(&cell);
                found.push(cell);
            }
        }
    }
    found
}

/// Whether a blank stands inside a cell: behind a dash, inside an open bracket.
fn goes_on(front: &str, _back: &str) -> bool {
    let opened =
        |open: [char; 2], close: [char; 2]| front.matches(open).count() > front.matches(close).count();
    (front.ends_with(['-', '—', '~', '～', '、', '，', ',', '；']) && front.chars().count() > 1)
        || front.chars().count() < 60
            && (opened(['（', '('], ['）', ')']) || opened(['“', '《'], ['”', '》']))
}

/// A head of one word a line. Where a 序号 stands among them the head begins there.
fn stacked(text: &str, body: &[Line], known: &[bool], at: usize) -> Option<TextHead> {
    if !known[at] {
        return None;
    }
    let (mut spans, mut roles): (Vec<Span>, Vec<Option<Role>>) = (Vec::new(), Vec::new());
    let (mut to, mut blanks) = (at, 0);
    for (here, line) in body.iter().enumerate().skip(at) {
        let span = bare(text, line);
        if span.is_empty() {
            blanks += 1;
            if blanks > 3 {
                break;
            }
            continue;
        }
        let words = span.of(text);
        let role = if known[here] { role_of(words) } else { None };
        let next_known = (here + 1..body.len().min(here + 5))
            .find(|next| !bare(text, &body[*next]).is_empty())
            .is_some_and(|next| known[next]);
        let short = words.chars().count() <= 10
            && words.chars().any(char::is_alphabetic)
            && heading_number(words).is_none();
        if role.is_none() && !(short && next_known && roles.len() >= 2) {
            break;
        }
        if role == Some(Role::No) && !roles.is_empty() {
            // The head begins at its number.
            return None;
        }
        let again = role.is_some()
            && matches!(role, Some(Role::Goal | Role::Theme))
            && roles.contains(&role)
            && !roles.contains(&Some(Role::No))
            && roles.len() >= 3;
        if roles.len() >= MOST || again {
            break;
        }
        spans.push(span);
        roles.push(role);
        (to, blanks) = (here + 1, 0);
    }
    if spans.len() < 3 || !is_table(&roles, 3) {
        return None;
    }
    let heads = spans.iter().map(|span| span.of(text).to_owned()).collect();
    Some(TextHead { from: at, to, parting: Parting::Lines, heads, spans })
}
