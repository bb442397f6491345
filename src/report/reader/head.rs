//! The head of a table. In: rows of cells. Out: which rows are the head and the words of each column, in one row or in two
//! whose words are put together; none where the table has no head.

use super::super::kind;
use super::super::role;
use super::super::text::ends_sentence;
use super::grid::{Cell, Cells};

/// So far down a head is looked for.
const HEAD_WITHIN: usize = 12;
/// The roles of a head's words below this are a guess.
const HEAD_SCORE: f32 = 4.0;

/// The head of a table: which rows, and the words of each column.
pub struct Found {
    pub rows: std::ops::Range<usize>,
    pub heads: Vec<String>,
    /// The head of this column goes on over the next.
    pub spans: Vec<bool>,
}

/// What the words of a row would be as a head: how many columns they name, and of how many.
fn head_score(cells: &Cells, row: &[Cell]) -> Option<(usize, usize)> {
    let (mut named, mut all) = (0, 0);
    let mut roles = Vec::new();
    for cell in cells.filled(row).filter(|cell| !cell.left) {
        let words = cells.words(cell);
        all += 1;
        if words.chars().count() > 40 || words.chars().any(|sign| matches!(sign, '。' | '；')) {
            return None;
        }
        if is_label_with_value(&words) {
            continue;
        }
        let period = role::is_period(&words).then_some((role::Role::Progress, HEAD_SCORE));
        let said = cells.fix.head(&words).map(|role| (role.unwrap_or(role::Role::Other), HEAD_SCORE));
        if let Some((found, score)) = said.or_else(|| role::best_of_head(&words)).or(period)
            && score >= HEAD_SCORE
        {
            named += 1;
            if !roles.contains(&found) {
                roles.push(found);
            }
        }
    }
    let enough = roles.len() >= 2 && named * 2 >= all || roles.len() >= 4;
    enough.then_some((roles.len(), all))
}

/// 填报单位：某局, above a table, tells of the table and names no column.
fn is_label_with_value(words: &str) -> bool {
    role::plain(words).split_once(':').is_some_and(|(label, value)| !label.is_empty() && !value.is_empty())
}

pub fn find_head(cells: &Cells) -> Option<Found> {
    if let Some(known) = &cells.heads {
        let mut heads = known.clone();
        heads.resize(cells.columns, String::new());
        return Some(Found { rows: 0..1, heads, spans: vec![false; cells.columns] });
    }
    let within = cells.rows.len().min(HEAD_WITHIN);
    let first = (0..within)
        .find(|at| head_score(cells, &cells.rows[*at]).is_some())
        .or_else(|| unnamed_head(cells))?;
    let mut heads = vec![String::new(); cells.columns];
    let mut spans = vec![false; cells.columns];
    for cell in cells.filled(&cells.rows[first]) {
        if cell.left && cell.column > 0 {
            spans[cell.column - 1] = true;
        }
        heads[cell.column] = cells.words(cell);
    }
    let mut last = first + 1;
    while last < cells.rows.len()
        && last < first + 3
        && goes_on(cells, &cells.rows[first], &cells.rows[last], &spans, &heads)
    {
        for cell in cells.own(&cells.rows[last]) {
            let words = cells.words(cell);
            let head = &mut heads[cell.column];
            // What stands below a head that spans is the head proper; the one above says of what.
            *head = if head.is_empty() || *head == words { words } else { format!("{head}/{words}") };
            spans[cell.column] = false;
        }
        last += 1;
    }
    Some(Found { rows: first..last, heads, spans })
}

/// A second row of heads: below heads that span, or below nothing, and none of its cells a number or a sentence.
fn goes_on(cells: &Cells, first: &[Cell], row: &[Cell], spans: &[bool], heads: &[String]) -> bool {
    let own: Vec<&Cell> = cells.own(row).collect();
    if own.is_empty() {
        return false;
    }
    let words: Vec<String> = own.iter().map(|cell| cells.words(cell)).collect();
    let short = words.iter().all(|words| {
        words.chars().count() <= 20 && !ends_sentence(words) && kind::row_number(words).is_none()
    });
    // A file without merged cells leaves blank what a head spans over.
    let spanned = |column: usize| heads.get(column + 1).is_some_and(String::is_empty);
    let below = |column: usize| {
        spans[column] || column > 0 && spans[column - 1] || heads[column].is_empty() || spanned(column)
    };
    let repeats = words == cells.own(first).map(|cell| cells.words(cell)).collect::<Vec<_>>();
    if !short || repeats {
        return false;
    }
    let covered = row.iter().any(|cell| cell.above);
    let under = own.iter().all(|cell| below(cell.column) || heads[cell.column] == cells.words(cell));
    let named = |words: &str| role::best_of_head(words).is_some_and(|(_, score)| score >= HEAD_SCORE);
    let bodies = words.iter().any(|words| kind::looks(words).bodies && !named(words));
    under
        && !bodies
        && (covered || own.len() < cells.columns && own.first().is_some_and(|cell| cell.column > 0))
}

/// A first row that no word list knows: every cell short and different, no figure, and the rows below are of other kinds.
fn unnamed_head(cells: &Cells) -> Option<usize> {
    let first = cells.rows.iter().position(|row| cells.filled(row).count() >= 2)?;
    let row = &cells.rows[first];
    let words: Vec<String> =
        cells.filled(row).filter(|cell| !cell.left).map(|cell| cells.words(cell)).collect();
    let plain = |words: &String| {
        let looks = kind::looks(words);
        words.chars().count() <= 24
            && !looks.number
            && !looks.percent
            && !looks.figure
            && !looks.sentence
            && !looks.date
    };
    let wide = words.len() >= 3 && words.len() * 10 >= cells.columns * 8;
    let mut seen = words.clone();
    seen.sort();
    seen.dedup();
    let below = cells.rows.get(first + 1..)?;
    let other = below.iter().take(20).any(|row| {
        cells.filled(row).any(|cell| {
            let looks = kind::looks(&cells.words(cell));
            looks.number || looks.percent || looks.signs > 24
        })
    });
    (wide && seen.len() == words.len() && words.iter().all(plain) && other).then_some(first)
}
