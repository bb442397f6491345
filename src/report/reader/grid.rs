//! Tables whose cells are known. In: rows of cells with their columns, merged cells repeated. Out: a table of tasks, a
//! table of figures, or neither. Finds the head, which may take two rows, be repeated, or be missing; tells rows from
//! headings, totals and notes; merged cells hold for every row that they cover.

use super::super::Reason;
use super::super::fill::Fill;
use super::super::fix::Fix;
use super::super::kind::{self, Kinds};
use super::super::page::Line;
use super::super::recipe::Reader;
use super::super::role::{self, Assigned, Column, Role};
use super::super::row::{Item, Row};
use super::super::shape::Style;
use super::super::task::Table;
use super::super::text::{Lines, Span, is_blank};
use super::head::{Found, find_head};
use super::line_kind::{Kind, kind_of};
use super::{Reading, figures};

/// A cell of one row.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    pub column: usize,
    pub pieces: Vec<Span>,
    /// Repeated from above by a merged cell.
    pub above: bool,
    /// Repeated from the left by a merged cell.
    pub left: bool,
}

/// Rows of cells, as a front end or a reader of lines found them.
pub struct Cells<'a> {
    pub text: &'a str,
    pub lines: &'a Lines,
    pub rows: Vec<Vec<Cell>>,
    pub columns: usize,
    /// Merged cells are known: an empty cell is empty. Else it may be one that a merged cell covers.
    pub merges: bool,
    /// The names of the columns, where they are known: the first row is the head.
    pub heads: Option<Vec<String>>,
    /// What a person said of the table.
    pub fix: Fix<'a>,
}

impl Cells<'_> {
    pub fn words(&self, cell: &Cell) -> String {
        cell.pieces.iter().map(|piece| piece.of(self.text)).collect()
    }

    pub fn filled<'c>(&'c self, row: &'c [Cell]) -> impl Iterator<Item = &'c Cell> {
        row.iter().filter(|cell| !cell.pieces.is_empty())
    }

    /// The cells of a row that are not repeated from elsewhere.
    pub fn own<'c>(&'c self, row: &'c [Cell]) -> impl Iterator<Item = &'c Cell> {
        self.filled(row).filter(|cell| !cell.above && !cell.left)
    }

    pub fn span(&self, row: &[Cell]) -> Option<Span> {
        let pieces = || self.own(row).flat_map(|cell| &cell.pieces);
        let start = pieces().map(|piece| piece.start).min()?;
        Some(Span { start, end: pieces().map(|piece| piece.end).max()? })
    }
}

/// The place of a cell's words.
pub fn whole(cell: &Cell, or: Span) -> Span {
    match (cell.pieces.first(), cell.pieces.last()) {
        (Some(first), Some(last)) => Span { start: first.start, end: last.end },
        _ => or,
    }
}

/// Reads a table; `inherited` is the head of the one before, for a table that goes on over a page without its own.
pub fn read(cells: &Cells) -> Option<Reading> {
    let found = find_head(cells);
    let body_from = found.as_ref().map_or(0, |found| found.rows.end);
    let body: Vec<&Vec<Cell>> =
        cells.rows[body_from..].iter().filter(|row| cells.own(row).count() >= 2).collect();
    if body.is_empty() && found.is_none() {
        return None;
    }
    let columns = columns(cells, found.as_ref(), &body);
    let refs: Vec<Column> = columns
        .iter()
        .map(|(head, kinds, bonus)| Column { head, kinds: kinds.clone(), bonus: bonus.clone() })
        .collect();
    let heads: Vec<&str> = refs.iter().map(|column| column.head).collect();
    let given = cells.fix.roles(&heads);
    let assigned = role::assign(&refs, &given);
    // Who names the column of the tasks, or calls it a table of tasks, knows.
    let said = given.contains(&Some(Role::Goal)) || cells.fix.reader() == Some(Reader::Table);
    // A table of tasks stays one whose columns are shown, also where a person gave its goals another role.
    let was =
        || given.iter().any(Option::is_some) && is_tasks(&role::assign(&refs, &[]), &refs, found.is_some());
    if !said && !is_tasks(&assigned, &refs, found.is_some()) && !was() {
        return figures::read(cells, found.as_ref(), body_from, &refs);
    }
    Some(table(cells, found, &assigned, &refs, body_from))
}

type Described = (String, Kinds, Vec<(Role, f32)>);

fn columns(cells: &Cells, found: Option<&Found>, body: &[&Vec<Cell>]) -> Vec<Described> {
    let mut words: Vec<Vec<String>> = vec![Vec::new(); cells.columns];
    for row in body.iter().take(300) {
        let mut row_words = vec![String::new(); cells.columns];
        for cell in cells.filled(row).filter(|cell| !cell.left && !cell.above) {
            row_words[cell.column] = cells.words(cell);
        }
        for (column, own) in row_words.into_iter().enumerate() {
            words[column].push(own);
        }
    }
    let head = |at: usize| found.map_or("", |found| found.heads[at].as_str());
    let mut described: Vec<Described> = (0..cells.columns)
        .map(|at| (head(at).to_owned(), Kinds::of(words[at].iter().map(String::as_str)), Vec::new()))
        .collect();
    // Two columns below one head: what stands in both, the first names the group and the second the task.
    for at in 0..cells.columns.saturating_sub(1) {
        let spanned = found.is_some_and(|found| found.spans[at] || found.heads[at + 1].is_empty());
        let scores = role::of_head(head(at));
        let named = scores[Role::Goal as usize].max(scores[Role::Theme as usize]);
        let same =
            found.is_some_and(|found| found.heads[at] == found.heads[at + 1] && !found.heads[at].is_empty());
        if (spanned || same)
            && named >= 3.0
            && described[at + 1].1.filled > 0
            && described[at + 1].1.figures() < 0.5
        {
            described[at].2.push((Role::Theme, 6.0));
            described[at + 1].2.push((Role::Goal, 7.0));
        }
    }
    group_and_task(&merged(cells, body), &mut described);
    described
}

/// How many rows of each column a merged cell covers from above.
fn merged(cells: &Cells, body: &[&Vec<Cell>]) -> Vec<usize> {
    let mut merged = vec![0; cells.columns];
    for cell in body.iter().take(300).flat_map(|row| cells.filled(row)).filter(|cell| cell.above) {
        if let Some(count) = merged.get_mut(cell.column) {
            *count += 1;
        }
    }
    merged
}

/// Two columns whose heads both name tasks, the left one merged over several rows of the right: 重点工作 and 子任务. The
/// left names the group.
fn group_and_task(merged: &[usize], described: &mut [Described]) {
    let names = |column: &Described| role::of_head(&column.0)[Role::Goal as usize] >= 3.0;
    let Some(group) = described.iter().zip(merged).position(|(column, merged)| *merged > 0 && names(column))
    else {
        return;
    };
    let is_task = |(column, merged): (&Described, &usize)| {
        *merged == 0 && names(column) && column.1.filled >= 2 && column.1.figures() < 0.5
    };
    let behind = described.iter().zip(merged).skip(group + 1).position(is_task);
    if let Some(task) = behind.map(|after| group + 1 + after) {
        let [left, .., right] = &mut described[group..=task] else { return };
        left.2.push((Role::Theme, 6.0));
        right.2.push((Role::Goal, 7.0));
    }
}

/// Whether the columns make a table of tasks: something to do, and who does it or what became of it.
fn is_tasks(assigned: &Assigned, columns: &[Column], headed: bool) -> bool {
    let at = |role: Role| assigned.roles.iter().position(|found| *found == role);
    let Some(goal) = at(Role::Goal) else { return false };
    let named = |at: usize, role: Role| role::of_head(columns[at].head)[role as usize];
    let goal_named = named(goal, Role::Goal).max(named(goal, Role::Theme)) >= 3.0
        || columns[goal].bonus.iter().any(|(role, _)| *role == Role::Goal);
    let told = [
        Role::Lead,
        Role::Support,
        Role::Progress,
        Role::Percent,
        Role::Target,
        Role::StatusText,
        Role::Deadline,
    ];
    let best =
        told.iter().filter_map(|role| at(*role).map(|column| named(column, *role))).fold(0.0, f32::max);
    let kinds = &columns[goal].kinds;
    // Counts of tasks are no tasks.
    if columns.len() < 2 || headed && kinds.filled == 0 || kinds.figures() > 0.7 {
        return false;
    }
    let content = told
        .iter()
        .filter(|role| {
            at(**role).is_some_and(|column| {
                columns[column].kinds.bodies() >= 0.5 || columns[column].kinds.results() >= 0.4
            })
        })
        .count();
    if goal_named && best >= 5.0 {
        // Names of districts, or of candidates, beside figures are no tasks.
        let strange = (0..columns.len())
            .filter(|at| assigned.roles[*at] == Role::Other && columns[*at].kinds.figures() > 0.7)
            .count();
        let reports = [Role::Progress, Role::Percent, Role::Target, Role::StatusText, Role::Deadline];
        let reported = reports.iter().any(|role| at(*role).is_some_and(|column| named(column, *role) >= 3.0));
        return kinds.aims() >= 0.4 || strange * 2 <= columns.len() && (reported || strange == 0);
    }
    kinds.aims() >= 0.5 && kinds.mean() >= 6.0 && (content >= 1 || best >= 5.0)
}

fn table(
    cells: &Cells,
    found: Option<Found>,
    assigned: &Assigned,
    columns: &[Column],
    body_from: usize,
) -> Reading {
    let roles = &assigned.roles;
    let mut items = Vec::new();
    let mut doubts = Vec::new();
    let heads: Vec<String> = (0..roles.len()).map(|at| role_head(columns, at)).collect();
    let told = assigned.told(&columns.iter().map(|column| column.head).collect::<Vec<_>>());
    let mut fill = Fill::of(cells.fix, &told, &heads);
    let head_at =
        found.as_ref().and_then(|found| cells.rows.get(found.rows.start)).and_then(|row| cells.span(row));
    if (assigned.margin < 1.0 || found.is_none())
        && let Some(at) = head_at.or_else(|| cells.rows.first().and_then(|row| cells.span(row)))
    {
        doubts.push(("role-unsure", at));
    }
    for (at, row) in cells.rows.iter().enumerate() {
        let pieces = || cells.own(row).flat_map(|cell| cell.pieces.iter().copied());
        if at < body_from {
            let is_head = found.as_ref().is_some_and(|found| found.rows.contains(&at));
            if is_head {
                items.extend(pieces().map(|piece| Item::Left(piece, Reason::ColumnHeads)));
            } else {
                items.extend(pieces().map(|piece| Item::Loose(line(cells, piece))));
            }
            continue;
        }
        match kind_of(cells, row, found.as_ref(), roles) {
            Kind::Blank => {}
            Kind::Head => items.extend(pieces().map(|piece| Item::Left(piece, Reason::ColumnHeads))),
            Kind::Heading(at, number) => {
                items.push(Item::Heading(line(cells, at), number));
                let beside = pieces().filter(|piece| piece.start >= at.end);
                items.extend(beside.map(|piece| Item::Left(piece, Reason::Total)));
            }
            Kind::Total => items.extend(pieces().map(|piece| Item::Left(piece, Reason::Total))),
            Kind::Note => items.extend(pieces().map(|piece| Item::Loose(line(cells, piece)))),
            Kind::Row => push_row(cells, row, roles, &heads, &mut fill, &mut items),
        }
    }
    let mut table = Table::new(Style::Grid, roles.clone(), items);
    table.told = told;
    Reading { tables: vec![table], doubts, ..Reading::default() }
}

pub fn line(cells: &Cells, span: Span) -> Line {
    Line { no: cells.lines.line(span.start), span, words: span, heading: None }
}

/// One printed row as a row of fields.
fn push_row(
    cells: &Cells,
    row: &[Cell],
    roles: &[Role],
    heads: &[String],
    fill: &mut Fill,
    items: &mut Vec<Item>,
) {
    let Some(at) = cells.span(row) else { return };
    let mut made = Row::new(at);
    let goal_column = roles.iter().position(|role| *role == Role::Goal);
    let covers_goal = |cell: &Cell| {
        // A name that spans over group and task is the task.
        let mut right = row.iter().filter(|other| other.column > cell.column).take_while(|other| other.left);
        !cell.left && right.any(|other| Some(other.column) == goal_column)
    };
    for cell in cells.filled(row).filter(|cell| !cell.left) {
        let role = if covers_goal(cell) {
            Role::Goal
        } else {
            roles.get(cell.column).copied().unwrap_or(Role::Other)
        };
        if role == Role::No {
            let words = cells.words(cell);
            if let (Some(number), [piece, ..]) = (kind::row_number(&words), &cell.pieces[..]) {
                made.no = Some((number, *piece));
            }
        }
        if cell.above && !role.is_further() {
            made.inherited.push(role);
        }
        if role.is_further() {
            let head = heads.get(cell.column).cloned().unwrap_or_else(|| (cell.column + 1).to_string());
            made.more.push((head, cell.pieces.clone()));
        } else if role != Role::No || made.no.is_none() {
            made.fields[role as usize].extend(cell.pieces.iter().copied());
        }
    }
    fill.row(&mut made);
    complete(cells, made, fill.holds(Role::Goal), items);
}

/// The name under which a column without a field is kept.
fn role_head(columns: &[Column], at: usize) -> String {
    let head = columns.get(at).map_or("", |column| column.head);
    if head.is_empty() {
        format!("{}", at + 1)
    } else {
        head.chars().filter(|sign| !is_blank(*sign) || *sign == ' ').collect()
    }
}

/// Settles what a row lacks: a name alone is the task; a row without a task of its own goes on in the one above; cells
/// left blank below a filled one may be merged.
fn complete(cells: &Cells, mut row: Row, filled: bool, items: &mut Vec<Item>) {
    let (goal, theme) = (Role::Goal as usize, Role::Theme as usize);
    let own = |role: Role, row: &Row| !row.fields[role as usize].is_empty() && !row.inherited.contains(&role);
    if row.fields[goal].is_empty() && own(Role::Theme, &row) {
        row.fields[goal] = std::mem::take(&mut row.fields[theme]);
        row.plain = true;
    }
    let continues = row.fields[goal].is_empty() || row.inherited.contains(&Role::Goal) && !filled;
    let before = items.iter_mut().rev().find_map(|item| match item {
        Item::Row(before) => Some(before),
        _ => None,
    });
    if continues {
        match before {
            Some(before) if row.no.is_none() || row.inherited.contains(&Role::Goal) => {
                let kind = if row.inherited.contains(&Role::Goal) { "cell-joined" } else { "merged-guess" };
                let mut joined = false;
                for role in Role::ALL
                    .into_iter()
                    .filter(|role| own(*role, &row) && !matches!(role, Role::No | Role::Goal | Role::Theme))
                {
                    before.fields[role as usize].extend(row.fields[role as usize].iter().copied());
                    joined = true;
                }
                before.more.append(&mut row.more);
                if joined {
                    before.at.end = before.at.end.max(row.at.end);
                    before.doubts.push((kind, row.at));
                }
            }
            _ => {
                row.doubts.push(("row-short", row.at));
                items.push(Item::Row(row));
            }
        }
        return;
    }
    if !cells.merges
        && let Some(before) = before
    {
        take_over(&mut row, before);
    }
    items.push(Item::Row(row));
}

/// What a row leaves blank and the one above has, where merged cells leave blanks: its number, and who does it.
fn take_over(row: &mut Row, before: &Row) {
    let filled = |row: &Row, role: Role| !row.fields[role as usize].is_empty();
    let mut taken = false;
    if row.no.is_none() && before.no.is_some() {
        row.no = before.no;
        row.inherited.push(Role::No);
        taken = true;
    }
    if ![Role::Lead, Role::Support].into_iter().any(|role| filled(row, role)) {
        for role in [Role::Lead, Role::Support].into_iter().filter(|role| filled(before, *role)) {
            row.fields[role as usize] = before.fields[role as usize].clone();
            row.inherited.push(role);
            taken = true;
        }
    }
    if taken {
        row.doubts.push(("merged-guess", row.at));
    }
}
