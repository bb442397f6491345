//! A row of a table before it is a task. In: cells and their columns. Out: the pieces of every field.
//! Refuses to know themes, units and inheritance.

use super::Reason;
use super::page::Line;
use super::shape::{ROLES, Role};
use super::text::Span;

/// One printed row: the places of its fields, in printed order.
#[derive(Clone, Debug)]
pub struct Row {
    pub no: Option<(u32, Span)>,
    pub fields: [Vec<Span>; ROLES],
    /// From the row's first cell to its last, blank ones too.
    pub at: Span,
    pub doubts: Vec<(&'static str, Span)>,
    /// Roles whose words a merged cell repeats from above.
    pub inherited: Vec<Role>,
    /// It stands under no theme, whatever stood above.
    pub plain: bool,
    /// Cells of columns without a field, under their heads.
    pub more: Vec<(String, Vec<Span>)>,
    /// Roles whose words a person wrote.
    pub by_hand: Vec<Role>,
}

/// What a table is made of.
#[derive(Debug)]
// Nearly every item is a row: the room that the others waste is little.
#[allow(clippy::large_enum_variant)]
pub enum Item {
    Row(Row),
    /// A heading between rows, and its number where that has a cell of its own: the theme of those below.
    Heading(Line, Option<Span>),
    /// Words that belong to no row.
    Left(Span, Reason),
    /// A line that belongs to no table.
    Loose(Line),
}

impl Row {
    pub fn new(at: Span) -> Row {
        Row {
            no: None,
            fields: Default::default(),
            at,
            doubts: Vec::new(),
            inherited: Vec::new(),
            plain: false,
            more: Vec::new(),
            by_hand: Vec::new(),
        }
    }

    pub fn put(&mut self, field: Role, cell: &[Span]) {
        for piece in cell {
            self.at.start = self.at.start.min(piece.start);
            self.at.end = self.at.end.max(piece.end);
            if !piece.is_empty() {
                self.fields[field as usize].push(*piece);
            }
        }
    }

    pub fn field(&self, field: Role) -> &[Span] {
        &self.fields[field as usize]
    }

    pub fn is_blank(&self) -> bool {
        self.fields.iter().all(Vec::is_empty)
    }
}

/// Where one column leads and another helps, a row that came short with one of them does not say which: the cell of the
/// other may have been merged away.
pub fn doubt_lone_units(items: &mut [Item], roles: &[Role], is_short: impl Fn(&Row) -> bool) {
    let both = [Role::Lead, Role::Support];
    if !both.iter().all(|role| roles.contains(role)) {
        return;
    }
    let filled = |row: &Row| both.iter().filter(|role| !row.field(**role).is_empty()).count();
    let told = items.iter().any(|item| matches!(item, Item::Row(row) if filled(row) == 2));
    for item in items.iter_mut().filter(|_| told) {
        if let Item::Row(row) = item
            && filled(row) == 1
            && is_short(row)
        {
            row.doubts.push(("merged-guess", row.at));
        }
    }
}
