//! Tables of figures with their tasks, flattened to one cell a line and without a number: every so many lines are a row. In:
//! a head and the lines below it. Out: rows, as long as each cell looks as its column asks; none where the first does not.

use super::super::Reason;
use super::super::fix::Fix;
use super::super::kind::{self, Looks};
use super::super::page::Line;
use super::super::role::{self, Role};
use super::super::row::{Item, Row};
use super::super::shape::Style;
use super::super::task::Table;
use super::super::text::Span;
use super::Reading;
use super::heads::{TextHead, bare};
use super::place::place;

pub fn read(text: &str, head: &TextHead, below: &[Line], fix: Fix) -> Option<Reading> {
    let assigned = role::by_heads(&head.heads, fix);
    let roles = assigned.roles.clone();
    let figures = [Role::Target, Role::Progress, Role::Percent];
    let told = figures.iter().filter(|role| roles.contains(role)).count();
    if told < 2 || !roles.contains(&Role::Goal) || roles.contains(&Role::No) {
        return None;
    }
    let printed: Vec<(Line, Span)> =
        below.iter().map(|line| (*line, bare(text, line))).filter(|(_, span)| !span.is_empty()).collect();
    let mut items: Vec<Item> = head.spans.iter().map(|span| Item::Left(*span, Reason::ColumnHeads)).collect();
    let mut taken = 0;
    for cells in printed.chunks_exact(roles.len()) {
        let looks: Vec<Looks> = cells.iter().map(|(_, span)| kind::looks(span.of(text))).collect();
        let figure = |at: usize| {
            looks.get(at).is_some_and(|looks| looks.number || looks.percent || looks.figure || looks.stroke)
        };
        let counted = (0..roles.len()).filter(|at| figure(*at)).count();
        if counted < 2 || !place(&looks, &roles).into_iter().eq(0..roles.len()) {
            break;
        }
        let Some((_, first)) = cells.first() else { break };
        let mut row = Row::new(*first);
        for (((_, span), role), head) in cells.iter().zip(&roles).zip(&head.heads) {
            if role.is_further() {
                row.more.push((head.clone(), vec![*span]));
                row.at.end = row.at.end.max(span.end);
            } else {
                row.put(*role, &[*span]);
            }
        }
        items.push(Item::Row(row));
        taken += cells.len();
    }
    if taken == 0 {
        return None;
    }
    let rest = printed.into_iter().skip(taken);
    items.extend(rest.map(|(line, span)| Item::Loose(Line { words: span, ..line })));
    let mut table = Table::new(Style::Grid, roles, items);
    table.told = assigned.told(&head.heads);
    Some(Reading { tables: vec![table], ..Reading::default() })
}
