//! Lists of promises that say neither who acts nor what became of them: 十件民生实事, or tasks below the name of each unit. In:
//! the lines of a region. Out: a row for each item, doubted; nothing where the list is not named as one of promises, or
//! where its items are no aims with figures: a report's own narrative reads much the same.

use super::super::Reason;
use super::super::kind;
use super::super::names::are_bodies;
use super::super::page::Line;
use super::super::role::Role;
use super::super::row::{Item, Row};
use super::super::shape::Style;
use super::super::task::Table;
use super::super::text::{Span, half, trimmed};
use super::Reading;
use super::marker::Rank;
use super::tree::{Node, Tree};

/// Fewer items than this are no list.
const FEWEST: usize = 3;
/// A title is no longer than this.
const TITLE_SIGNS: usize = 40;
/// What such lists are called; plans and reports at large are narratives.
const TITLES: &str = "实事项目|民生实事|办实事|为民实事|任务清单|项目清单|实事清單|民生實事";

pub fn read(text: &str, body: &[Line], tree: &Tree) -> Option<Reading> {
    let is_leaf = |node: &&Node| node.marker.is_some() && !node.heading && node.children.is_empty();
    let leaves = || tree.nodes.iter().filter(is_leaf);
    if tree.nodes.iter().any(|node| !node.fields.is_empty()) || leaves().count() < FEWEST {
        return None;
    }
    let aims = leaves().filter(|node| is_aim(text, node)).count();
    let counted = leaves().filter(|node| is_aim(text, node) && has_figure(text, node)).count();
    let under_units = leaves().filter(|node| unit_above(tree, node).is_some()).count();
    let all = leaves().count();
    let units = under_units == all && aims * 3 >= all;
    let titled = tree.loose.len() <= all && named(tree, body) && counted * 5 >= all * 4;
    if !units && !titled {
        return None;
    }
    let mut items = tree.around();
    for (at, node) in tree.nodes.iter().enumerate() {
        if !is_leaf(&node) {
            tree.leave(node, &mut items);
            continue;
        }
        let mut row = Row::new(node.at);
        match node.marker {
            Some((marker, span)) if marker.rank >= Rank::Digit && marker.count > 0 => {
                row.no = Some((marker.count, span));
            }
            Some((_, span)) => items.push(Item::Left(span, Reason::ColumnHeads)),
            None => {}
        }
        row.put(Role::Goal, &node.goal);
        if let Some(unit) = unit_above(tree, node).filter(|_| units) {
            row.fields[Role::Lead as usize] = vec![unit];
            row.inherited.push(Role::Lead);
        } else if let Some(theme) = tree.theme(at) {
            row.fields[Role::Theme as usize] = vec![theme];
        }
        row.doubts.push(("layout-unsure", node.at));
        items.push(Item::Row(row));
    }
    let columns = vec![Role::No, Role::Theme, Role::Goal, Role::Lead];
    Some(Reading { tables: vec![Table::new(Style::Items, columns, items)], ..Reading::default() })
}

fn is_aim(text: &str, node: &Node) -> bool {
    let words: String = node.goal.iter().map(|span| span.of(text)).collect();
    let looks = kind::looks(&words);
    looks.aim && !looks.result
}

/// A figure that is no year.
fn has_figure(text: &str, node: &Node) -> bool {
    node.goal.iter().any(|span| {
        let signs: Vec<char> = span.of(text).chars().map(half).collect();
        signs.windows(2).any(|two| {
            matches!(two, [digit, next] if digit.is_ascii_digit() && !next.is_ascii_digit() && *next != '年')
        })
    })
}

/// The heading right above, where it names units and nothing else.
fn unit_above(tree: &Tree, node: &Node) -> Option<Span> {
    let parent = tree.nodes.get(node.parent?)?;
    let start = parent.marker.map_or(parent.line.words.start, |(_, span)| span.end);
    let name = trimmed(tree.text, Span { start, end: parent.line.words.end });
    are_bodies(tree.text, name).then_some(name)
}

/// Whether a line near the front calls the list one of promises; the title of the whole stands before the region.
fn named(tree: &Tree, body: &[Line]) -> bool {
    let headings = tree.nodes.iter().filter(|node| node.marker.is_none()).map(|node| &node.line);
    let own = tree.loose.iter().chain(headings).take(5).map(|line| line.words.of(tree.text));
    let before = body.first().and_then(|line| tree.text.get(..line.span.start)).unwrap_or_default();
    own.chain(before.lines().rev().take(5)).any(|words| {
        words.chars().take(TITLE_SIGNS + 1).count() <= TITLE_SIGNS
            && !words.contains(['。', '，'])
            && TITLES.split('|').any(|title| words.contains(title))
    })
}
