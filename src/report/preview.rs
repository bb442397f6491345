//! What a page shows of a reading before it is taken in: each part of the paper as a table with the columns and rows that were
//! read of it. In: the pass that gives the report too, so that both say the same. Out: plain data. Knows no page.

use std::collections::{HashMap, HashSet};

use super::compose::{Pass, pass};
use super::recipe::{ColumnAt, Recipe, RowAt};
use super::replay::columns::name;
use super::role::{Role, Told};
use super::row::{Item, Row};
use super::task::Table;
use super::text::Cell;
use super::{Reason, Report, Source, Task};
use crate::document::Document;

/// So many signs tell a row from another.
const QUOTE_SIGNS: usize = 12;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    pub tables: Vec<TableView>,
    /// Corrections that fit nowhere, by their place in the recipe's JSON: `rows[2]`.
    pub unfit: Vec<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct TableView {
    /// Its number in the document, which stays whatever is corrected.
    pub key: usize,
    /// `table`, `list`, `paragraphs` or `nothing`.
    pub reader: &'static str,
    /// First and last line of what was read of it.
    pub lines: [usize; 2],
    pub columns: Vec<ColumnView>,
    pub rows: Vec<RowView>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ColumnView {
    /// Its head; empty where it has none.
    pub head: String,
    /// What names it in a recipe; none for a field that no column of the paper holds.
    pub at: Option<ColumnAt>,
    pub role: &'static str,
    /// 0 to 100.
    pub sure: u8,
    /// The role without a person's word.
    pub guess: &'static str,
}

#[derive(Clone, Debug, PartialEq)]
pub struct RowView {
    pub lines: [usize; 2],
    /// What names it in a recipe.
    pub at: RowAt,
    /// The id of its task; none where it became none.
    pub task: Option<String>,
    /// A cell for each column.
    pub cells: Vec<String>,
    pub inherited: Vec<bool>,
    pub doubts: Vec<&'static str>,
    pub by_hand: Vec<bool>,
}

/// The names of all roles that a column can be given.
pub fn choosable_roles() -> impl Iterator<Item = &'static str> {
    Role::ALL.into_iter().map(Role::name)
}

/// Reads a report as a person corrected it, and shows how.
pub fn preview(source: &Source, document: &Document, recipe: &Recipe) -> (Report, Preview) {
    let pass = pass(source, document, recipe);
    let shown = of(&pass);
    (pass.report, shown)
}

fn of(pass: &Pass) -> Preview {
    let mut doubts: Vec<Vec<&'static str>> = vec![Vec::new(); pass.report.tasks.len()];
    let order = |id: &str| id.rsplit('-').next()?.parse::<usize>().ok()?.checked_sub(1);
    for doubt in &pass.report.doubts {
        if let Some(own) = doubt.task.as_deref().and_then(order).and_then(|at| doubts.get_mut(at))
            && !own.contains(&doubt.kind)
        {
            own.push(doubt.kind);
        }
    }
    let mut view = View { pass, doubts };
    let mut tasks = pass.tasks.iter().copied();
    let mut tables = Vec::new();
    for table in &pass.tables {
        let own: Vec<Option<usize>> = table.rows().map(|_| tasks.next().flatten()).collect();
        tables.extend(view.table(table, &own));
    }
    number(&mut tables);
    Preview { tables, unfit: pass.unfit.iter().map(|step| step.step.clone()).collect() }
}

/// Tells apart rows that begin on one line, in the order of the text as [`super::recipe::RowAt`] counts them.
fn number(tables: &mut [TableView]) {
    let mut counts: HashMap<usize, usize> = HashMap::new();
    for row in tables.iter_mut().flat_map(|table| &mut table.rows) {
        let count = counts.entry(row.lines[0]).or_insert(0);
        *count += 1;
        row.at.no = *count;
    }
}

struct View<'a> {
    pass: &'a Pass,
    doubts: Vec<Vec<&'static str>>,
}

impl View<'_> {
    /// A part of the paper, if anything of it is shown: rows, or words that stand in no table.
    fn table(&mut self, table: &Table, tasks: &[Option<usize>]) -> Option<TableView> {
        let lines = self.lines_of(table)?;
        let mut told: Vec<(Option<usize>, Told)> =
            table.told.iter().enumerate().map(|(at, column)| (Some(at), column.clone())).collect();
        told.extend(further(table).into_iter().map(|column| (None, column)));
        let columns = told.iter().map(|(at, column)| self.column(table, *at, column)).collect();
        let names: Vec<String> = told.iter().map(|(at, column)| named(*at, column)).collect();
        let rows = table.rows().zip(tasks).map(|(row, task)| self.row(&told, &names, row, *task)).collect();
        Some(TableView { key: table.part, reader: table.reader.name(), lines, columns, rows })
    }

    /// From the first to the last line that is read of a table.
    fn lines_of(&self, table: &Table) -> Option<[usize; 2]> {
        let spans = table.items.iter().filter_map(|item| match item {
            Item::Row(row) => Some(row.at),
            Item::Heading(line, _) | Item::Loose(line) => Some(line.words),
            Item::Left(_, Reason::Outside | Reason::Corrected | Reason::Appendix) => None,
            Item::Left(span, _) => Some(*span),
        });
        let spans = spans.chain(table.prose);
        let spans = || spans.clone().filter(|span| !span.is_empty() && span.start < self.pass.end);
        let (start, end) = (spans().map(|span| span.start).min()?, spans().map(|span| span.end).max()?);
        let line = |at| self.pass.report.lines.line(at);
        Some([line(start), line(end.saturating_sub(1))])
    }

    fn column(&self, table: &Table, at: Option<usize>, column: &Told) -> ColumnView {
        let alone = table.told.iter().filter(|other| other.head == column.head).count() == 1;
        let named = at.map(|at| match &*column.head {
            head if !head.trim().is_empty() && alone => ColumnAt::Head(head.to_owned()),
            _ => ColumnAt::Place { table: table.part, column: at },
        });
        ColumnView {
            head: column.head.clone(),
            at: named,
            role: column.role.name(),
            sure: column.sure,
            guess: column.guess.name(),
        }
    }

    fn row(
        &mut self,
        told: &[(Option<usize>, Told)],
        names: &[String],
        row: &Row,
        task: Option<usize>,
    ) -> RowView {
        let report = &self.pass.report;
        let text = &*report.source.text;
        let first = report.lines.line(row.at.start);
        let last = report.lines.line(row.at.end.saturating_sub(1)).max(first);
        let task = task.and_then(|at| Some((at, report.tasks.get(at)?)));
        let mut view = RowView {
            lines: [first, last],
            at: RowAt { quote: quote(text, row), ..RowAt::line(first) },
            task: task.map(|(_, task)| task.id.clone()),
            cells: Vec::with_capacity(told.len()),
            inherited: Vec::with_capacity(told.len()),
            doubts: match task {
                Some((at, _)) => self.doubts.get_mut(at).map(std::mem::take).unwrap_or_default(),
                None => row.doubts.iter().map(|(kind, _)| *kind).collect(),
            },
            by_hand: Vec::with_capacity(told.len()),
        };
        view.doubts.dedup();
        let mut shown: Vec<Role> = Vec::new();
        let mut seen: HashMap<&str, usize> = HashMap::new();
        for ((_, column), name) in told.iter().zip(names) {
            // Of two columns of one role the first holds the words of both.
            let again = shown.contains(&column.role) && !column.role.is_further();
            shown.push(column.role);
            let pieces = match column.role {
                _ if again => Vec::new(),
                // Several may have one name.
                role if role.is_further() => {
                    let before = seen.entry(name).or_insert(0);
                    *before += 1;
                    let own = row.more.iter().filter(|(own, _)| own == name);
                    own.map(|(_, pieces)| pieces.clone()).nth(*before - 1).unwrap_or_default()
                }
                role => row.cell(role, name),
            };
            let carried = task.filter(|_| pieces.is_empty() && !again && !row.by_hand.contains(&column.role));
            let carried = carried.map(|(_, task)| carried_down(task, column.role)).unwrap_or_default();
            let written = pieces.first().is_some_and(|piece| piece.start >= self.pass.end);
            let emptied = pieces.is_empty() && row.by_hand.contains(&column.role) && !again;
            let above = !pieces.is_empty()
                && (row.inherited.contains(&column.role)
                    || column.role.is_further() && pieces.iter().all(|piece| piece.end <= row.at.start));
            view.inherited.push(above || !carried.is_empty());
            view.by_hand.push(written || emptied && !column.role.is_further());
            view.cells.push(if pieces.is_empty() { carried } else { Cell::from_pieces(text, &pieces).text });
        }
        view
    }
}

/// The first words of a row, and what follows it where it is short.
fn quote(text: &str, row: &Row) -> Option<String> {
    let quote: String = text.get(row.at.start..)?.chars().take(QUOTE_SIGNS).collect();
    (!quote.is_empty()).then_some(quote)
}

/// The name under which rows keep what stands in a column without a field.
fn named(at: Option<usize>, column: &Told) -> String {
    at.map_or_else(|| column.head.clone(), |at| name(column, at))
}

/// Columns that no head names: what labels part off a cell, what was written by hand, a group without a head.
fn further(table: &Table) -> Vec<Told> {
    let known: HashSet<String> = table.told.iter().enumerate().map(|(at, column)| name(column, at)).collect();
    let mut filled = [false; Role::ALL.len()];
    let mut heads: Vec<&str> = Vec::new();
    for row in table.rows() {
        for role in Role::ALL {
            let by_number = role == Role::No && row.no.is_some();
            filled[role as usize] |= by_number || !row.field(role).is_empty();
        }
        for (head, _) in &row.more {
            if heads.len() < 40 && !known.contains(head) && !heads.contains(&head.as_str()) {
                heads.push(head);
            }
        }
    }
    let told = |head: &str, role| Told { head: head.to_owned(), role, guess: role, sure: 100 };
    let lacks = |role: &Role| {
        !role.is_further() && filled[*role as usize] && table.told.iter().all(|column| column.role != *role)
    };
    let own = Role::ALL.into_iter().filter(lacks).map(|role| told("", role));
    own.chain(heads.into_iter().map(|head| told(head, Role::Other))).collect()
}

/// What a task has from rows above though its own cell is empty.
fn carried_down(task: &Task, role: Role) -> String {
    match role {
        Role::Theme => task.theme.text.clone(),
        Role::Lead if task.inherited.contains(&"lead") => {
            task.lead.iter().map(|unit| unit.text.as_str()).collect::<Vec<_>>().join("、")
        }
        _ => String::new(),
    }
}
