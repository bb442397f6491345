//! Tasks from rows: themes carried down, units made whole, numbers checked. In: the rows of all tables of
//! a report. Out: its tasks and doubts. Refuses to know how the rows were laid out.

use super::bureau::Seen;
use super::recipe::Reader;
use super::role::Told;
use super::row::{Item, Row};
use super::shape::{Head, Role, Style};
use super::text::{Cell, Lines, Span, heading_number, is_blank, trimmed};
use super::unit_names::UnitNames;
use super::{Doubt, Task};

/// One table of a report: the heading above it, its head and what stands below.
#[derive(Debug)]
pub struct Table {
    pub heading: Option<Span>,
    pub head: Head,
    pub items: Vec<Item>,
    /// From the first to the last line, where it is nothing but prose: its lines stand in the reading.
    pub prose: Option<Span>,
    /// Its columns as they were read; none of a list.
    pub told: Vec<Told>,
    /// The part of the document that it was read from, by number.
    pub part: usize,
    pub reader: Reader,
}

impl Table {
    pub fn new(style: Style, columns: Vec<Role>, items: Vec<Item>) -> Table {
        let head = Head { from: 0, to: 0, style, columns };
        Table { heading: None, head, items, prose: None, told: Vec::new(), part: 0, reader: Reader::Table }
    }

    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.items.iter().filter_map(|item| match item {
            Item::Row(row) => Some(row),
            _ => None,
        })
    }

    pub fn rows_mut(&mut self) -> impl Iterator<Item = &mut Row> {
        self.items.iter_mut().filter_map(|item| match item {
            Item::Row(row) => Some(row),
            _ => None,
        })
    }
}

/// Ends of section headings that say what the section is and not what it is about.
const TAILS: &[&str] = &[
    "目标任务进展情况",
    "目标任务完成情况",
    "重点任务完成情况",
    "任务进展情况",
    "任务完成情况",
    "任务落实情况",
    "工作进展情况",
    "工作完成情况",
    "进展情况表",
    "完成情况表",
    "进展情况",
    "完成情况",
    "落实情况",
    "任务清单",
];

pub fn is_section_heading(words: &str) -> bool {
    TAILS.iter().any(|tail| words.ends_with(tail) && words.len() > tail.len())
}

/// A theme as it stands: its number and its words without blanks.
#[derive(Clone, Default)]
struct Theme {
    no: Option<Cell>,
    words: Cell,
}

/// The tasks of a report.
pub struct Tasks {
    pub tasks: Vec<Task>,
    pub doubts: Vec<Doubt>,
    /// For each row of all tables the number of its task, if it became one.
    pub of_rows: Vec<Option<usize>>,
}

pub fn read(text: &str, report: &str, lines: &Lines, tables: &[Table], names: &UnitNames) -> Tasks {
    let seen = seen(text, tables);
    let mut tasks: Vec<Task> = Vec::new();
    let mut of_rows = Vec::new();
    let mut doubts = Vec::new();
    let mut theme = Theme::default();
    // A theme that a cell gave holds as long as tables have a column of themes.
    let mut by_cell = false;
    let mut lead: Vec<Cell> = Vec::new();
    for table in tables {
        if let Some(heading) = table.heading {
            (theme, by_cell) = (theme_from_heading(text, heading), false);
        } else if by_cell && !table.head.has(Role::Theme) && table.rows().next().is_some() {
            (theme, by_cell) = (Theme::default(), false);
        }
        let mut heading = if table.head.style == Style::Items { Theme::default() } else { theme.clone() };
        for item in &table.items {
            let row = match item {
                Item::Row(row) => row,
                Item::Heading(line, _) if is_dateline(line.words.of(text)) => continue,
                Item::Heading(line, number) => {
                    theme = theme_from_heading(text, line.words);
                    if let Some(number) = number {
                        theme.no = Some(Cell::from_pieces(text, &[*number]));
                    }
                    heading = theme.clone();
                    by_cell = false;
                    continue;
                }
                Item::Left(..) | Item::Loose(_) => continue,
            };
            let restarts = row.no.is_some() && !row.inherited.contains(&Role::No);
            if row.plain || table.head.style == Style::Items && row.field(Role::Theme).is_empty() && restarts
            {
                theme = heading.clone();
            }
            let dateline = matches!(row.field(Role::Theme), [one] if is_dateline(one.of(text)));
            if !dateline && !row.field(Role::Theme).is_empty() || row.by_hand.contains(&Role::Theme) {
                (theme, by_cell) = (theme_from_pieces(text, row.field(Role::Theme)), true);
            }
            if row.field(Role::Goal).is_empty() && row.field(Role::Progress).is_empty() && row.no.is_none() {
                of_rows.push(None);
                continue;
            }
            of_rows.push(Some(tasks.len()));
            let id = format!("{report}-{:03}", tasks.len() + 1);
            let mut doubt = |kind, at| doubts.push(Doubt { kind, task: Some(id.clone()), at });
            for (kind, at) in &row.doubts {
                doubt(kind, *at);
            }
            let mut inherited: Vec<&'static str> = row.inherited.iter().map(|role| role.name()).collect();
            let carries = !matches!(table.head.style, Style::Grid | Style::Items);
            if !row.field(Role::Lead).is_empty() {
                lead = names.units(text, row.field(Role::Lead), &seen, &mut doubt);
            } else if !table.head.has(Role::Lead) || !carries || row.by_hand.contains(&Role::Lead) {
                lead.clear();
                if table.head.has(Role::Lead) && table.head.style == Style::Grid {
                    doubt("lead-missing", row.at);
                }
            } else if lead.is_empty() {
                doubt("lead-missing", row.at);
            } else {
                inherited.push("lead");
            }
            let support = names.units(text, row.field(Role::Support), &seen, &mut doubt);
            let goal = Cell::from_pieces(text, row.field(Role::Goal));
            let progress = Cell::from_pieces(text, row.field(Role::Progress));
            if goal.text.is_empty() && row.doubts.is_empty() {
                doubt("goal-missing", row.at);
            }
            if progress.text.is_empty() && row.doubts.is_empty() && table.head.has(Role::Progress) {
                doubt("progress-missing", row.at);
            }
            if theme.words.text.is_empty()
                && table.head.has(Role::Theme)
                && !row.plain
                && table.head.style != Style::Items
            {
                doubt("theme-missing", row.at);
            }
            tasks.push(Task {
                theme_no: theme.no.clone(),
                theme: theme.words.clone(),
                no: row.no.map(|(number, _)| number),
                no_at: row.no.map(|(_, at)| at),
                lines: task_lines(lines, row),
                lead: lead.clone(),
                support,
                inherited,
                goal,
                progress,
                extra: extra(text, row),
                more: row
                    .more
                    .iter()
                    .map(|(head, cell)| (head.clone(), Cell::from_pieces(text, cell)))
                    .collect(),
                id,
            });
        }
    }
    Tasks { tasks, doubts, of_rows }
}

/// The fields that only some reports have.
fn extra(text: &str, row: &Row) -> Vec<(Role, Cell)> {
    let roles = [
        Role::Target,
        Role::Percent,
        Role::Remark,
        Role::Deadline,
        Role::StatusText,
        Role::Problems,
        Role::Next,
    ];
    let filled = roles.into_iter().filter(|role| !row.field(*role).is_empty());
    filled.map(|role| (role, Cell::from_pieces(text, row.field(role)))).collect()
}

/// From a row's number, else its goal, to the end of its progress.
fn task_lines(lines: &Lines, row: &Row) -> [usize; 2] {
    if !row.inherited.is_empty() || !row.by_hand.is_empty() {
        let first = lines.line(row.at.start);
        return [first, lines.line(row.at.end).max(first)];
    }
    let first = row.no.map(|(_, at)| at).or_else(|| row.field(Role::Goal).first().copied());
    let last = row.field(Role::Progress).last().map_or(row.at.end, |piece| piece.end);
    let first = lines.line(first.map_or(row.at.start, |at| at.start));
    [first, lines.line(last).max(first)]
}

/// （截至6月底）: what a line in brackets says of the paper names nothing that its tasks are about.
pub fn is_dateline(words: &str) -> bool {
    let inside = words.strip_prefix(['（', '(']).and_then(|rest| rest.strip_suffix(['）', ')']));
    inside.is_some_and(|inside| {
        ["截至", "截止", "单位", "统计", "更新"].iter().any(|word| inside.starts_with(word))
            || inside.contains('月') && inside.contains(|sign: char| sign.is_ascii_digit())
    })
}

fn theme_from_heading(text: &str, heading: Span) -> Theme {
    let words = heading.of(text);
    let cut = TAILS.iter().find(|tail| words.ends_with(**tail) && words.len() > tail.len());
    theme_from_pieces(
        text,
        &[Span { start: heading.start, end: heading.end - cut.map_or(0, |tail| tail.len()) }],
    )
}

/// The number in front is the theme's number, the rest its words, blanks inside removed.
fn theme_from_pieces(text: &str, pieces: &[Span]) -> Theme {
    let mut theme = Theme::default();
    let mut words = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        let mut from = piece.start;
        if at == 0
            && let Some((end, depth)) = heading_number(piece.of(text))
            && depth != 3
        {
            theme.no = Some(Cell::from_pieces(text, &[trimmed(text, Span { start: from, end: from + end })]));
            from += end;
        }
        for part in (Span { start: from, end: piece.end }).of(text).split(is_blank) {
            words.push(Span { start: from, end: from + part.len() });
            from += part.len();
            from += text[from..].chars().next().map_or(0, char::len_utf8);
        }
    }
    theme.words = Cell::from_pieces(text, &words);
    theme
}

fn seen<'a>(text: &'a str, tables: &[Table]) -> Seen<'a> {
    let mut seen = Seen::default();
    for item in tables.iter().flat_map(|table| &table.items) {
        if let Item::Row(row) = item {
            seen.note(text, row.field(Role::Lead));
            seen.note(text, row.field(Role::Support));
        }
    }
    seen
}
