//! Paragraphs that hold a goal and its result, parted by the same words again and again: 截至6月底, 上半年, 目前. In: the
//! lines of a region. Out: a row for each item. One seam must repeat in a run of items: a first sentence alone is no goal.

use super::super::kind;
use super::super::role::Role;
use super::super::row::{Item, Row};
use super::super::shape::Style;
use super::super::task::Table;
use super::super::text::{Span, half};
use super::Reading;
use super::marker::Rank;
use super::tree::Tree;

/// So many items must have the same seam.
const FEWEST: usize = 4;

/// Beginnings of sentences that tell a result, by what they begin with.
const SEAMS: &str = "截至|截止|目前|上半年|下半年|今年以来|年初以来|一季度|前三季度|三季度|全年|现已|实际|已完成|已建成|进展情况|完成情况|\
    落实情况|1-|1—|到目前|至目前|至今|眼下|现在|此项工作|该项工作|该项目|年内|累计";

pub fn read(text: &str, tree: &Tree) -> Option<Reading> {
    let leaf = |at: usize| {
        let node = &tree.nodes[at];
        !node.heading
            && node.marker.is_some_and(|(marker, _)| marker.rank != Rank::Bullet || node.goal.len() > 1)
            && node.children.is_empty()
            && !node.goal.is_empty()
    };
    let leaves: Vec<usize> = (0..tree.nodes.len()).filter(|at| leaf(*at)).collect();
    let seams: Vec<Option<(&str, usize, usize)>> =
        leaves.iter().map(|at| seam(text, &tree.nodes[*at].goal)).collect();
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for (word, ..) in seams.iter().flatten() {
        match counts.iter_mut().find(|(known, _)| known == word) {
            Some((_, count)) => *count += 1,
            None => counts.push((word, 1)),
        }
    }
    let (word, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    let parted = seams.iter().flatten().count();
    if count < FEWEST || parted * 5 < leaves.len() * 3 {
        return None;
    }
    let mut items = tree.around();
    let mut next = leaves.iter().zip(&seams).peekable();
    for at in 0..tree.nodes.len() {
        match next.next_if(|(leaf, _)| **leaf == at) {
            Some((_, seam)) => items.push(Item::Row(row(
                tree,
                at,
                seam.map(|(_, piece, byte)| (piece, byte)),
                &mut Vec::new(),
            ))),
            None => tree.leave(&tree.nodes[at], &mut items),
        }
    }
    let marks = leaves.iter().flat_map(|at| tree.nodes[*at].marks.iter().copied());
    items.extend(marks.map(|mark| Item::Left(mark, super::super::Reason::ColumnHeads)));
    let bullets = leaves
        .iter()
        .filter_map(|at| tree.nodes[*at].marker)
        .filter(|(marker, _)| marker.rank < Rank::Digit || marker.count == 0);
    items.extend(bullets.map(|(_, span)| Item::Left(span, super::super::Reason::ColumnHeads)));
    let _ = word;
    let columns = vec![Role::No, Role::Theme, Role::Goal, Role::Progress];
    Some(Reading { tables: vec![Table::new(Style::Items, columns, items)], ..Reading::default() })
}

/// The first seam of an item: its word, the piece, and the byte in the text where the result begins.
pub fn seam<'w>(text: &str, goal: &[Span]) -> Option<(&'w str, usize, usize)> {
    for (piece, span) in goal.iter().enumerate() {
        let words = span.of(text);
        let mut starts: Vec<usize> = if piece > 0 { vec![0] } else { Vec::new() };
        starts.extend(
            words
                .char_indices()
                .filter(|(_, sign)| matches!(sign, '。' | '；' | ';' | '！'))
                .map(|(at, sign)| at + sign.len_utf8()),
        );
        for start in starts.into_iter().take(12) {
            let rest = words[start..].trim_start();
            let found =
                SEAMS.split('|').map(str::trim).find(|word| rest.starts_with(word)).or_else(|| month(rest));
            let front = words[..start].trim();
            // What stands before tells what is to be done, not what was.
            let aims = piece > 0 || front.chars().count() >= 4 && kind::looks(front).aim;
            if let Some(word) = found.filter(|_| aims && !rest.is_empty()) {
                return Some((word, piece, span.start + words.len() - rest.len()));
            }
        }
    }
    None
}

/// 1至6月, 6月底: a month at the beginning of a sentence.
fn month(rest: &str) -> Option<&'static str> {
    let signs: Vec<char> = rest.chars().take(8).map(half).collect();
    let digits = signs.first().is_some_and(char::is_ascii_digit);
    (digits && signs.contains(&'月')).then_some("月")
}

fn row(tree: &Tree, at: usize, seam: Option<(usize, usize)>, _spare: &mut Vec<Item>) -> Row {
    let node = &tree.nodes[at];
    let mut row = Row::new(node.at);
    if let Some((marker, span)) =
        node.marker.filter(|(marker, _)| marker.rank >= Rank::Digit && marker.count > 0)
    {
        row.no = Some((marker.count, span));
    }
    let (piece, byte) = seam.unwrap_or((node.goal.len(), usize::MAX));
    for (order, span) in node.goal.iter().enumerate() {
        if order < piece {
            row.put(Role::Goal, &[*span]);
        } else if order > piece {
            row.put(Role::Progress, &[*span]);
        } else {
            row.put(
                Role::Goal,
                &[super::super::text::trimmed(
                    tree.text,
                    Span { start: span.start, end: byte.min(span.end) },
                )],
            );
            row.put(
                Role::Progress,
                &[super::super::text::trimmed(tree.text, Span { start: byte.min(span.end), end: span.end })],
            );
        }
    }
    for (role, span) in &node.fields {
        if role.is_further() {
            row.more.push((role.name().to_owned(), vec![*span]));
        } else {
            row.put(*role, &[*span]);
        }
    }
    if let Some(theme) = tree.theme(at) {
        row.fields[Role::Theme as usize] = vec![theme];
    }
    if seam.is_none() {
        row.doubts.push(("layout-unsure", node.at));
    }
    row
}
