//! How a table is laid out: its head, how its cells are parted, and the layout that a report is said to have. In:
//! tables. Out: names. Refuses to know the rows.

pub use super::role::{ROLES, Role};

/// How a report's words are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// One cell a line, each begun by a tab.
    TabCells,
    /// One cell a paragraph, rows begun by a number, themes as a column.
    Columns,
    /// One cell a paragraph, rows begun by a number, themes as headings.
    List,
    /// One row a line, cells parted by tabs, bars, commas or blanks.
    Rows,
    /// Numbered text whose fields are labelled: 进展情况：….
    Labelled,
    /// A table whose cells the document itself keeps apart.
    Grid,
    /// Items of a list that carry their units.
    Items,
    /// Headings and paragraphs.
    Prose,
}

impl Layout {
    pub fn name(self) -> &'static str {
        match self {
            Layout::TabCells => "tab-cells",
            Layout::Columns => "columns",
            Layout::List => "list",
            Layout::Rows => "rows",
            Layout::Labelled => "labelled",
            Layout::Grid => "grid",
            Layout::Items => "items",
            Layout::Prose => "prose",
        }
    }
}

/// How the cells of one table are parted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    TabCells,
    Paragraphs,
    Split(char),
    /// Fields named by labels in running text.
    Labelled,
    /// Cells that the document itself keeps apart.
    Grid,
    /// Items of a list with their units.
    Items,
}

/// The head of a table: body lines `from..to`, and its columns in printed order.
#[derive(Clone, Debug)]
pub struct Head {
    pub from: usize,
    pub to: usize,
    pub style: Style,
    pub columns: Vec<Role>,
}

impl Head {
    pub fn has(&self, field: Role) -> bool {
        self.columns.contains(&field)
    }
}

/// The layout that a record's reader is told of: that of the first table.
pub fn layout(first: Option<&Head>) -> Layout {
    match first {
        None => Layout::Prose,
        Some(head) => match head.style {
            Style::TabCells => Layout::TabCells,
            Style::Split(_) => Layout::Rows,
            Style::Labelled => Layout::Labelled,
            Style::Grid => Layout::Grid,
            Style::Items => Layout::Items,
            Style::Paragraphs if head.has(Role::Theme) => Layout::Columns,
            Style::Paragraphs => Layout::List,
        },
    }
}
