//! Tables of pairs: a name at the left, its value at the right, one task below another or one a table: 项目名称 | … 责任单位 |
//! …. In: rows of cells. Out: a row of fields for each task. A table with a head of its own is none.

use std::collections::HashSet;

use super::super::Reason;
use super::super::kind;
use super::super::page;
use super::super::role::{self, Role, Told};
use super::super::row::{Item, Row};
use super::super::shape::Style;
use super::super::task::Table;
use super::super::text::Span;
use super::Reading;
use super::grid::{Cell, Cells};

/// Fewer pairs than this are no task.
const FEWEST: usize = 3;
/// More cells in a row than this are no pairs.
const MOST_CELLS: usize = 4;
/// More names than this are no columns.
const MOST_NAMES: usize = 40;

struct Pair<'a> {
    name: String,
    role: Option<Role>,
    name_at: &'a [Span],
    value: &'a [Span],
}

pub fn read(cells: &Cells) -> Option<Reading> {
    let mut pairs = pairs(cells)?;
    rates_beside_progress(cells, &mut pairs);
    let names: Vec<String> = pairs.iter().map(|pair| pair.name.clone()).collect();
    for (pair, role) in pairs.iter_mut().zip(cells.fix.roles(&names)) {
        pair.role = role.or(pair.role);
    }
    let has = |wanted: &[Role]| pairs.iter().any(|pair| pair.role.is_some_and(|role| wanted.contains(&role)));
    let known = pairs.iter().filter(|pair| pair.role.is_some()).count();
    if pairs.len() < FEWEST
        || known * 3 < pairs.len() * 2
        || !has(&[Role::Goal, Role::Theme])
        || !has(&[Role::Lead, Role::Support, Role::Progress])
    {
        return None;
    }
    let first = pairs.first()?.name.clone();
    let (mut items, mut open): (Vec<Item>, Option<Row>) = (Vec::new(), None);
    for pair in &pairs {
        items.extend(pair.name_at.iter().map(|span| Item::Left(*span, Reason::ColumnHeads)));
        if pair.name == first {
            close(open.take(), &mut items);
        }
        let Some(at) = pair.value.first().or(pair.name_at.first()) else { continue };
        let row = open.get_or_insert_with(|| Row::new(*at));
        put(cells, row, pair);
    }
    close(open, &mut items);
    let columns = vec![Role::Theme, Role::Goal, Role::Lead, Role::Support, Role::Progress];
    let mut table = Table::new(Style::Items, columns, items);
    let support_alone = !has(&[Role::Lead]);
    for row in table.rows_mut().filter(|_| support_alone) {
        row.fields[Role::Lead as usize] = std::mem::take(&mut row.fields[Role::Support as usize]);
    }
    table.head.columns.retain(|role| !(support_alone && *role == Role::Support));
    table.told = told(&pairs, support_alone);
    Some(Reading { tables: vec![table], ..Reading::default() })
}

/// The names of the pairs as columns.
fn told(pairs: &[Pair], support_alone: bool) -> Vec<Told> {
    let mut told: Vec<Told> = Vec::new();
    let mut known: HashSet<&str> = HashSet::new();
    for pair in pairs {
        if known.len() == MOST_NAMES || !known.insert(&pair.name) {
            continue;
        }
        let settled = |role| if support_alone && role == Role::Support { Role::Lead } else { role };
        let of_name = named(&pair.name).map(|(role, _)| role);
        let (role, guess) = (pair.role.map_or(Role::Other, settled), of_name.map_or(Role::Other, settled));
        told.push(Told { head: pair.name.clone(), role, guess, sure: if role == guess { 80 } else { 100 } });
    }
    told
}

/// A bare rate under 完成进度 is the percentage where another pair tells the progress.
fn rates_beside_progress(cells: &Cells, pairs: &mut [Pair]) {
    let is_rate = |pair: &Pair| {
        let words: String = pair.value.iter().map(|piece| piece.of(cells.text)).collect();
        kind::looks(&words).percent
    };
    let progress = |pair: &Pair| pair.role == Some(Role::Progress);
    if pairs.iter().any(|pair| pair.role == Some(Role::Percent))
        || !pairs.iter().any(|pair| progress(pair) && !is_rate(pair) && !pair.value.is_empty())
    {
        return;
    }
    for pair in pairs.iter_mut().filter(|pair| progress(pair) && is_rate(pair)) {
        pair.role = Some(Role::Percent);
    }
}

fn put(cells: &Cells, row: &mut Row, pair: &Pair) {
    match pair.role {
        Some(Role::No) => {
            let words: String = pair.value.iter().map(|piece| piece.of(cells.text)).collect();
            row.no = kind::row_number(&words).zip(pair.value.first().copied());
        }
        Some(role) if !role.is_further() => row.put(role, pair.value),
        _ => row.more.push((pair.name.clone(), pair.value.to_vec())),
    }
    row.at.end = pair.value.iter().map(|piece| piece.end).fold(row.at.end, usize::max);
}

/// A task is named by its goal, or by its name alone.
fn close(row: Option<Row>, items: &mut Vec<Item>) {
    let Some(mut row) = row else { return };
    if row.field(Role::Goal).is_empty() {
        row.fields[Role::Goal as usize] = std::mem::take(&mut row.fields[Role::Theme as usize]);
        row.plain = true;
    }
    if row.field(Role::Goal).is_empty() {
        row.doubts.push(("row-short", row.at));
    }
    items.push(Item::Row(row));
}

/// The pairs of every row; none where a row is no pair, or a value looks like the name of a column.
fn pairs<'a>(cells: &'a Cells) -> Option<Vec<Pair<'a>>> {
    let mut pairs = Vec::new();
    for row in &cells.rows {
        let own: Vec<&Cell> = row.iter().filter(|cell| !cell.above && !cell.left).collect();
        if own.iter().all(|cell| cell.pieces.is_empty()) {
            continue;
        }
        if own.len() > MOST_CELLS || own.len() % 2 == 1 {
            return None;
        }
        for two in own.chunks_exact(2) {
            let [name, value] = two else { return None };
            let (words, said) = (cells.words(name), cells.words(value));
            let bare = words.trim_end_matches([':', '：']).to_owned();
            // The first row of a table with a head names a column in both.
            let heads = pairs.is_empty() && named(&said).is_some_and(|(_, score)| score >= 6.5);
            if page::is_furniture(&words) || bare.is_empty() && !said.is_empty() || heads {
                return None;
            }
            if !bare.is_empty() {
                let role = named(&bare).map(|(role, _)| role);
                pairs.push(Pair { name: bare, role, name_at: &name.pieces, value: &value.pieces });
            }
        }
    }
    Some(pairs)
}

fn named(words: &str) -> Option<(Role, f32)> {
    let short = words.chars().count() <= 12 && !words.contains(['，', '。', '、']);
    role::best_of_head(words).filter(|(_, score)| short && *score >= 5.0)
}
