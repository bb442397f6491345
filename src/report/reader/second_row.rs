//! Heads of text tables in two rows: 责任单位 above 牵头单位 and 配合单位, whose merged cells the text lost. In: a head in
//! one row and the lines below it. Out: the same head with a name for each column, where the rows below are so wide.

use super::super::kind;
use super::super::page::Line;
use super::super::role::{self, Role};
use super::super::text::Span;
use super::heads::{Parting, TextHead, bare, blank_cells, split};

/// So many lines below the head tell how wide its rows are.
const LOOKED_AT: usize = 400;

/// What a head speaks of; a second row speaks of the same as the head above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Bodies,
    Told,
}

fn family(head: &str) -> Option<Family> {
    if role::is_period(head) {
        return Some(Family::Told);
    }
    match role::best_of_head(head)?.0 {
        Role::Lead | Role::Support => Some(Family::Bodies),
        Role::Progress
        | Role::Percent
        | Role::StatusText
        | Role::Target
        | Role::Previous
        | Role::Problems
        | Role::Next => Some(Family::Told),
        _ if matches!(head, "计划" | "实际" | "完成") => Some(Family::Told),
        _ => None,
    }
}

/// The head with its second row put in, or as it was.
pub fn extended(text: &str, body: &[Line], head: TextHead) -> TextHead {
    let below = body.get(head.to..).unwrap_or_default();
    let found = match head.parting {
        Parting::Lines => stacked(text, below, &head),
        _ => below_line(text, below, &head),
    };
    found.unwrap_or(head)
}

fn cells(text: &str, line: &Line, parting: Parting) -> Vec<Span> {
    let mut cells = match parting {
        Parting::Sign(sign) => split(text, line.words, sign),
        Parting::Blanks | Parting::Lines => blank_cells(text, line.words),
    };
    cells.retain(|cell| !cell.is_empty());
    cells
}

/// The second row on a line of its own.
fn below_line(text: &str, below: &[Line], head: &TextHead) -> Option<TextHead> {
    let at = below.iter().position(|line| !line.words.is_empty())?;
    let second = cells(text, &below[at], head.parting);
    let rows = below.iter().skip(at + 1).filter(|line| !line.words.is_empty()).take(LOOKED_AT);
    let width = rows.map(|line| cells(text, line, head.parting).len()).max()?;
    let first: Vec<Span> = head.spans.iter().copied().filter(|span| !span.is_empty()).collect();
    // Blank cells kept in either row say where it belongs.
    if first.len() < head.spans.len().saturating_sub(1) {
        return None;
    }
    let heads = merged(text, &first, &second, width)?;
    let spans = [first, second].concat();
    Some(TextHead { to: head.to + at + 1, heads, spans, ..head.clone() })
}

/// Both rows one cell a line: the second begins where the rest fits below the first.
fn stacked(text: &str, below: &[Line], head: &TextHead) -> Option<TextHead> {
    let (mut width, mut cells, mut last) = (0, 0, None);
    for span in below.iter().map(|line| bare(text, line)).filter(|span| !span.is_empty()).take(LOOKED_AT) {
        let number = kind::row_number(span.of(text));
        if number.is_some_and(|number| last.is_none_or(|last: u32| number == last.saturating_add(1))) {
            width = if last.is_some() { width.max(cells) } else { 0 };
            (last, cells) = (number, 0);
        }
        cells += 1;
    }
    let first = head.spans.len();
    (3..first.saturating_sub(1)).find_map(|cut| {
        let (above, second) = head.spans.split_at_checked(cut)?;
        let heads = merged(text, above, second, width)?;
        Some(TextHead { heads, ..head.clone() })
    })
}

/// The names of all columns: runs of the second row that speak of one thing stand below the heads that speak of it.
fn merged(text: &str, first: &[Span], second: &[Span], width: usize) -> Option<Vec<String>> {
    let parents = (first.len() + second.len()).checked_sub(width).filter(|count| *count > 0)?;
    if second.len() < 2 || second.len() < parents * 2 {
        return None;
    }
    let families: Vec<Family> = second.iter().map(|span| family(span.of(text))).collect::<Option<_>>()?;
    let mut runs: Vec<(Family, Vec<Span>)> = Vec::new();
    for (span, family) in second.iter().zip(families) {
        match runs.last_mut().filter(|(last, _)| *last == family) {
            Some((_, run)) => run.push(*span),
            None => runs.push((family, vec![*span])),
        }
    }
    let mut left = parents;
    let (mut heads, mut run) = (Vec::new(), 0);
    let mut open: Vec<Span> = Vec::new();
    for span in first {
        let words = span.of(text);
        if open.is_empty()
            && let Some((_, spans)) = runs.get(run).filter(|(wanted, _)| family(words) == Some(*wanted))
        {
            open = spans.clone();
            run += 1;
        }
        if open.is_empty() || family(words) != runs.get(run.wrapping_sub(1)).map(|(family, _)| *family) {
            heads.push(words.to_owned());
            continue;
        }
        // Several heads of one kind share a run evenly; the runs to come need a head each.
        let shares = left.checked_sub(runs.len() - run).filter(|shares| *shares > 0)?;
        let size =
            open.len().checked_div(shares).filter(|size| *size > 1 && open.len().is_multiple_of(shares))?;
        heads.extend(open.drain(..size).map(|below| format!("{words}/{}", below.of(text))));
        left -= 1;
    }
    (left == 0 && open.is_empty() && run == runs.len() && heads.len() == width).then_some(heads)
}
