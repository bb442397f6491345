//! Columns, their keys, and the orders they allow. In: keys as addresses write them. Out: columns and
//! sort rules. Refuses to know: rows, and how a column is drawn.

/// A column of the table, which is also a field to sort by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// Document order.
    Id,
    /// Reports in the order they were opened.
    Report,
    Year,
    /// Document order of the themes: a register's themes have an order that the alphabet has not.
    Theme,
    /// The number printed beside the task.
    No,
    /// By the folded text.
    Goal,
    /// By the first lead, units in the order of their first appearance.
    Lead,
    /// As for the lead.
    Support,
    /// By the folded text.
    Progress,
    Percent,
    /// From 超额完成 to 数据未出.
    Status,
    Claim,
    Check,
    /// Behind schedule comes last.
    Pace,
    /// The percentage that the time gone by asks for.
    Expected,
    /// How many targets the goal holds.
    Measures,
    /// What the leading figure of the goal asks for.
    Target,
    /// The result that answers it.
    Actual,
    /// How far the result is from the target, as a part of it: the furthest below first.
    Gap,
    /// How many doubts reading left.
    Doubts,
    /// First line in the report.
    Lines,
    /// What the report prints in columns that only some reports have; not sorted by.
    Further,
    /// Starred, then noted, then the rest.
    Note,
}

use Column::*;

impl Column {
    pub const ALL: [Column; 23] = [
        Id, Report, Year, Theme, No, Goal, Lead, Support, Progress, Percent, Status, Claim, Check, Pace,
        Expected, Measures, Target, Actual, Gap, Doubts, Lines, Further, Note,
    ];

    pub fn key(self) -> &'static str {
        match self {
            Id => "id",
            Report => "report",
            Year => "year",
            Theme => "theme",
            No => "no",
            Goal => "goal",
            Lead => "lead",
            Support => "support",
            Progress => "progress",
            Percent => "percent",
            Status => "status",
            Claim => "claim",
            Check => "check",
            Pace => "pace",
            Expected => "expected",
            Measures => "measures",
            Target => "target",
            Actual => "actual",
            Gap => "gap",
            Doubts => "doubts",
            Lines => "lines",
            Further => "further",
            Note => "note",
        }
    }

    pub fn from_key(key: &str) -> Option<Column> {
        Column::ALL.into_iter().find(|column| column.key() == key)
    }
}

/// One rule of an order. Rows without a value stand last, whichever the direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sort {
    pub column: Column,
    pub desc: bool,
}
