//! What a person says of columns, after they were read: labels inside cells, fields of a list that are of another role, and
//! whether lone units lead or support. In: a table. Out: the table; and which columns and labels were found nowhere.

use super::super::Reason;
use super::super::fill::Fill;
use super::super::fix::Fix;
use super::super::recipe::{Alone, LabelStep, Recipe};
use super::super::role::{Role, Told};
use super::super::row::Item;
use super::super::task::Table;
use super::super::text::{Span, is_blank, trimmed};
use super::Unfit;

pub struct Columns<'a> {
    text: &'a str,
    recipe: &'a Recipe,
    used: Vec<bool>,
    labels: Vec<Vec<bool>>,
}

impl<'a> Columns<'a> {
    pub fn of(text: &'a str, recipe: &'a Recipe) -> Columns<'a> {
        let used = vec![false; recipe.columns.len()];
        let labels = recipe.columns.iter().map(|step| vec![false; step.labels.len()]).collect();
        Columns { text, recipe, used, labels }
    }

    pub fn unfit(&self) -> Vec<Unfit> {
        let nowhere = Span { start: 0, end: 0 };
        let mut unfit = Vec::new();
        for (at, used) in self.used.iter().enumerate() {
            if !used {
                unfit.push(Unfit { step: format!("columns[{at}]"), at: nowhere });
                continue;
            }
            let labels = self.labels[at].iter().enumerate().filter(|(_, used)| !**used);
            unfit.extend(
                labels
                    .map(|(label, _)| Unfit { step: format!("columns[{at}].labels[{label}]"), at: nowhere }),
            );
        }
        unfit
    }

    pub fn correct(&mut self, table: &mut Table) {
        if table.rows().next().is_none() {
            return;
        }
        let is_list = table.told.is_empty();
        if is_list {
            table.told = fields(table);
        }
        let fix = Fix::of(self.recipe, table.part);
        let heads: Vec<&str> = table.told.iter().map(|column| column.head.as_str()).collect();
        let steps = fix.columns(&heads);
        let mut names_units = false;
        let mut moves: Vec<(usize, Role)> = Vec::new();
        for (column, at) in steps.iter().enumerate().filter_map(|(column, at)| Some((column, (*at)?))) {
            self.used[at] = true;
            let Some(step) = fix.step(at) else { continue };
            names_units |= matches!(step.role, Some(Role::Lead | Role::Support));
            moves.extend(step.role.filter(|_| is_list).map(|role| (column, role)));
        }
        move_fields(self.text, table, &moves);
        for (column, at) in steps.iter().enumerate().filter_map(|(column, at)| Some((column, (*at)?))) {
            if let Some(step) = fix.step(at).filter(|step| !step.labels.is_empty()) {
                let used = &mut self.labels[at];
                part_at_labels(self.text, table, column, &step.labels, used);
            }
        }
        if !names_units && let Some(alone) = self.recipe.units.alone {
            lone_units(table, alone);
        }
    }
}

/// The fields that a list fills, as columns: those of a record in their order, then those without a field of their own.
fn fields(table: &Table) -> Vec<Told> {
    let mut filled = [false; Role::ALL.len()];
    let mut heads: Vec<&str> = Vec::new();
    let mut unsure = false;
    for row in table.rows() {
        for role in Role::ALL {
            filled[role as usize] |= !row.field(role).is_empty() || role == Role::No && row.no.is_some();
        }
        for (head, _) in &row.more {
            if !heads.contains(&head.as_str()) && heads.len() < 40 {
                heads.push(head);
            }
        }
        unsure |= row.doubts.iter().any(|(kind, _)| *kind == "layout-unsure");
    }
    let sure = if unsure { 40 } else { 70 };
    let told = |head: &str, role| Told { head: head.to_owned(), role, guess: role, sure };
    let own = Role::ALL.into_iter().filter(|role| filled[*role as usize]).map(|role| told("", role));
    own.chain(heads.into_iter().map(|head| told(head, Role::Other))).collect()
}

/// Gives fields of a list other roles, all at once.
fn move_fields(text: &str, table: &mut Table, moves: &[(usize, Role)]) {
    if moves.is_empty() {
        return;
    }
    let columns: Vec<(Told, Role)> =
        moves.iter().map(|(at, role)| (table.told[*at].clone(), *role)).collect();
    for row in table.rows_mut() {
        let taken: Vec<Vec<Span>> =
            columns.iter().map(|(from, _)| row.take_cell(from.role, &from.head)).collect();
        for ((from, to), pieces) in columns.iter().zip(taken) {
            let head = if from.head.is_empty() { from.role.name() } else { &from.head };
            row.inherited.iter_mut().filter(|role| **role == from.role).for_each(|role| *role = *to);
            row.give_cell(text, *to, head, pieces);
        }
    }
    for (at, role) in moves {
        (table.told[*at].role, table.told[*at].sure) = (*role, 100);
        if !table.head.columns.contains(role) {
            table.head.columns.push(*role);
        }
    }
}

/// What follows a label in a cell is of the label's role.
fn part_at_labels(text: &str, table: &mut Table, column: usize, labels: &[LabelStep], used: &mut [bool]) {
    let (role, name) = (table.told[column].role, name(&table.told[column], column));
    let mut left = Vec::new();
    for row in table.rows_mut() {
        let pieces = row.cell(role, &name);
        let parts = parts(text, &pieces, labels);
        if parts.iter().all(|(label, _)| label.is_none()) {
            continue;
        }
        row.take_cell(role, &name);
        let mut own = Vec::new();
        let mut under: Vec<Vec<Span>> = vec![Vec::new(); labels.len()];
        for (label, span) in parts {
            match label {
                None => own.push(span),
                Some((at, true)) => {
                    used[at] = true;
                    left.push(span);
                }
                Some((at, false)) => under[at].push(span),
            }
        }
        row.give_cell(text, role, &name, own);
        for (label, pieces) in labels.iter().zip(under) {
            row.give_cell(text, label.role, label.label.trim_end_matches([':', '：']), pieces);
        }
    }
    table.items.extend(left.into_iter().map(|span| Item::Left(span, Reason::ColumnHeads)));
    for label in labels {
        if !table.head.columns.contains(&label.role) {
            table.head.columns.push(label.role);
        }
    }
}

/// The label that a part of a cell stands under, and whether it is the label itself.
type Under = Option<(usize, bool)>;

/// A cell cut at labels.
fn parts(text: &str, pieces: &[Span], labels: &[LabelStep]) -> Vec<(Under, Span)> {
    let mut found = Vec::new();
    let mut under: Option<usize> = None;
    for piece in pieces {
        let mut at = piece.start;
        // Where each label stands next; looked for again only once it is passed.
        let search = |label: &LabelStep, from: usize| {
            let words = Some(label.label.trim_end_matches([':', '：'])).filter(|words| !words.is_empty())?;
            let front = text.get(from..piece.end)?.find(words)?;
            Some((from + front, from + front + words.len()))
        };
        let mut next: Vec<Option<(usize, usize)>> = labels.iter().map(|label| search(label, at)).collect();
        let mut push = |under: Option<usize>, from, to| {
            let span = trimmed(text, Span { start: from, end: to });
            if !span.is_empty() {
                found.push((under.map(|label| (label, false)), span));
            }
        };
        let mut marks = Vec::new();
        while let Some((label, (from, to))) = next
            .iter()
            .enumerate()
            .filter_map(|(label, place)| Some((label, (*place)?)))
            .min_by_key(|(_, (from, to))| (*from, std::cmp::Reverse(*to)))
        {
            push(under, at, from);
            let behind = &text[to..piece.end];
            let signs = behind.trim_start_matches(|sign: char| {
                is_blank(sign) || matches!(sign, ':' | '：' | '】' | '］' | ']')
            });
            at = piece.end - signs.len();
            marks.push((Some((label, true)), Span { start: from, end: at }));
            under = Some(label);
            for (label, place) in next.iter_mut().enumerate() {
                if place.is_some_and(|(from, _)| from < at) {
                    *place = search(&labels[label], at);
                }
            }
        }
        push(under, at, piece.end);
        found.extend(marks);
    }
    found
}

/// Units that no other column or label tells apart lead, or support.
fn lone_units(table: &mut Table, alone: Alone) {
    let has = |role: Role| table.told.iter().any(|column| column.role == role);
    let (from, to) = match alone {
        Alone::Support if has(Role::Lead) && !has(Role::Support) => (Role::Lead, Role::Support),
        Alone::Lead if has(Role::Support) && !has(Role::Lead) => (Role::Support, Role::Lead),
        _ => return,
    };
    let swap = |role: &mut Role| {
        if *role == from {
            *role = to;
        }
    };
    for row in table.rows_mut() {
        let moved = std::mem::take(&mut row.fields[from as usize]);
        row.fields[to as usize].extend(moved);
        row.inherited.iter_mut().for_each(swap);
        row.doubts.retain(|(kind, _)| to == Role::Lead || *kind != "lead-missing");
    }
    table.head.columns.iter_mut().for_each(swap);
    table.told.iter_mut().for_each(|column| swap(&mut column.role));
}

/// The columns of a table that take what stands above.
pub fn fill(fix: Fix, table: &Table) -> Fill {
    let names: Vec<String> = table.told.iter().enumerate().map(|(at, column)| name(column, at)).collect();
    Fill::of(fix, &table.told, &names)
}

/// The name under which rows keep a column without a field.
pub fn name(column: &Told, at: usize) -> String {
    match &*column.head {
        "" => (at + 1).to_string(),
        head => head.chars().filter(|sign| !is_blank(*sign) || *sign == ' ').collect(),
    }
}
