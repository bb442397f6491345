//! Which cell stands in which column, where merged cells were left out or a cell goes on over several
//! paragraphs. In: the columns of a table and the cells of its rows. Out: a column for every cell.
//! Refuses to know where rows come from.
//!
//! Cells keep the order of the columns, so the best way through is found column by column: each cell
//! says how well it suits a column, leaving a column out or staying in one has its price.

use super::super::bureau;
use super::super::shape::Role;
use super::super::text::{Span, ends_sentence, half, heading_number};

/// What can be told of a cell by its looks.
#[derive(Clone, Copy)]
struct Look {
    signs: usize,
    sentence: bool,
    percent: bool,
    units: bool,
    numbered: bool,
}

fn look(text: &str, pieces: &[Span]) -> Look {
    let Some((first, last)) = pieces.first().zip(pieces.last()) else {
        return Look { signs: 0, sentence: false, percent: false, units: false, numbered: false };
    };
    let signs = pieces.iter().map(|piece| piece.of(text).chars().take(60).count()).sum();
    Look {
        signs,
        sentence: ends_sentence(last.of(text)),
        percent: is_percent(first.of(text)),
        units: signs < 60 && pieces.iter().all(|piece| bureau::is_unit_list(text, *piece)),
        numbered: heading_number(first.of(text)).is_some_and(|(_, depth)| depth <= 2),
    }
}

/// `52%`, `53.6％`, `/`, `—`: what a column of rates prints.
pub fn is_percent(words: &str) -> bool {
    let mut signs = words.chars().map(half);
    words.len() < 24
        && (signs.clone().all(|sign| matches!(sign, '/' | '-' | '—' | '–'))
            || signs.clone().any(|sign| sign.is_ascii_digit())
                && signs.all(|sign| sign.is_ascii_digit() || matches!(sign, '.' | '%' | ' ')))
        && !words.is_empty()
}

/// How well a cell suits a column.
fn suits(look: Look, field: Role) -> i32 {
    let given = |holds: bool, worth: i32| if holds { worth } else { 0 };
    if look.signs == 0 {
        return given(field == Role::Goal, -4);
    }
    match field {
        Role::No => given(look.signs > 4, -8),
        Role::Theme => {
            2 + given(look.sentence, -6)
                + given(look.signs > 24, -4)
                + given(look.units, -3)
                + given(look.percent, -8)
                + given(look.numbered, 4)
        }
        Role::Goal => {
            given(look.percent, -8)
                + given(look.sentence, 4)
                + given(look.signs >= 10, 2)
                + given(look.units, -3)
                + given(look.numbered, -1)
        }
        Role::Lead | Role::Support => {
            if look.units {
                5
            } else {
                given(look.sentence, -6) + given(look.percent, -8) + if look.signs <= 12 { -1 } else { -5 }
            }
        }
        Role::Progress => 1 + given(look.percent, 4) + given(look.units, -3),
        _ => given(look.signs > 30, -3) + given(look.percent, -1),
    }
}

/// The price of a column that has no cell of its own in a row.
fn left_out(field: Role) -> i32 {
    match field {
        Role::No => 0,
        Role::Theme => 1,
        Role::Lead | Role::Support => 2,
        Role::Progress => 4,
        Role::Goal => 8,
        _ => 1,
    }
}

/// The price of a paragraph that goes on in the cell above it.
fn goes_on(field: Role) -> i32 {
    match field {
        Role::Progress => 1,
        Role::Lead | Role::Support => 2,
        Role::No | Role::Theme => 5,
        Role::Goal => 8,
        _ => 2,
    }
}

/// The column of every cell, and whether a new row begins there. With `wrap` the cells are those of many
/// rows one after the other; without it they are those of one.
pub fn columns(text: &str, cells: &[Vec<Span>], columns: &[Role], wrap: bool) -> Vec<(usize, bool)> {
    let width = columns.len();
    let Some(first) = cells.first().filter(|_| width > 0) else { return Vec::new() };
    // skipped[b] - skipped[a] is the price of leaving out columns a..b.
    let mut skipped = vec![0; width + 1];
    for (at, field) in columns.iter().enumerate() {
        skipped[at + 1] = skipped[at] + left_out(*field);
    }
    let mut score: Vec<i32> =
        (0..width).map(|at| suits(look(text, first), columns[at]) - skipped[at]).collect();
    let mut came_from: Vec<(u8, bool)> = vec![(0, true); width];
    for cell in &cells[1..] {
        let look = look(text, cell);
        let mut next = vec![i32::MIN; width];
        for to in 0..width {
            let mut best = (i32::MIN, 0, false);
            for from in 0..width {
                let ahead = match from.cmp(&to) {
                    std::cmp::Ordering::Less => score[from] - (skipped[to] - skipped[from + 1]),
                    std::cmp::Ordering::Equal => score[from] - goes_on(columns[to]),
                    std::cmp::Ordering::Greater => i32::MIN,
                };
                let around = if wrap {
                    score[from] - (skipped[width] - skipped[from + 1]) - skipped[to]
                } else {
                    i32::MIN
                };
                // A later column wins a tie, so that an open end goes on rather than an early cell.
                if ahead > i32::MIN && ahead >= best.0 {
                    best = (ahead, from, false);
                }
                if around > best.0 {
                    best = (around, from, true);
                }
            }
            if best.0 > i32::MIN {
                next[to] = best.0.saturating_add(suits(look, columns[to]));
            }
            came_from.push((best.1 as u8, best.2));
        }
        // Only differences count: kept near nought, so that a long table cannot run over.
        let top = next.iter().copied().max().unwrap_or(0);
        score = next.iter().map(|value| value.saturating_sub(top).max(-1_000_000)).collect();
    }
    let mut at = (0..width).max_by_key(|at| score[*at] - (skipped[width] - skipped[at + 1])).unwrap_or(0);
    let mut found = vec![(0, false); cells.len()];
    for row in (0..cells.len()).rev() {
        let (from, around) = came_from[row * width + at];
        found[row] = (at, around);
        at = from as usize;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(fields: &[Role], cells: &[&str], want: &[usize]) {
        let text = cells.join("\n");
        let mut at = 0;
        let mut spans = Vec::new();
        for cell in cells {
            spans.push(vec![Span { start: at, end: at + cell.len() }]);
            at += cell.len() + 1;
        }
        let found: Vec<usize> = columns(&text, &spans, fields, false).into_iter().map(|(at, _)| at).collect();
        assert_eq!(found, want, "{cells:?}");
    }

    #[test]
    fn finds_the_column_of_every_cell() {
        use Role::*;
        let full = [Theme, Goal, Lead, Progress];
        check(&full, &["主要经济指标", "地区生产总值增长5.5%。", "区发改经信局", "/"], &[0, 1, 2, 3]);
        check(&full, &["一般公共预算收入增长与经济增长同步。", "区财政局", "52%"], &[1, 2, 3]);
        check(&full, &["全面开展城市体检。", "100%"], &[1, 3]);
        check(&full, &["完善城市承载功能", "实施管家漾路等95条道路建设。", "65%"], &[0, 1, 3]);
        check(&full, &["推进国企改革再出发", "区财政局", "已完成。"], &[1, 2, 3]);
        check(&full, &["建成新时代文明实践所", "生态环境", "拱墅分局", "已建成。"], &[0, 1, 2, 3]);
        check(&[Goal, Progress], &["完成电竞场馆建设", "已完成。"], &[0, 1]);
        check(
            &[Goal, Progress],
            &["深入开展合作", "组织申报，对接中美", "医药产", "业专项。"],
            &[0, 1, 1, 1],
        );
        check(&[Goal, Progress], &["深入开展产学研合作"], &[0]);
        check(&full, &[], &[]);
    }
}
