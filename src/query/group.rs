//! Groups: rows that stand together under a head. In: the rows found and each row's group. Out: heads
//! with the rows they hold. Refuses to know: how a head is drawn.

use super::{Facet, Tally};

/// What rows are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    Theme,
    /// A row with several leads stands under its first, so that every row is counted once.
    Lead,
    Status,
    Report,
}

impl Group {
    pub const ALL: [Group; 4] = [Group::Theme, Group::Lead, Group::Status, Group::Report];

    pub fn facet(self) -> Facet {
        match self {
            Group::Theme => Facet::Theme,
            Group::Lead => Facet::Lead,
            Group::Status => Facet::Status,
            Group::Report => Facet::Report,
        }
    }

    pub fn key(self) -> &'static str {
        self.facet().key()
    }

    pub fn from_key(key: &str) -> Option<Group> {
        Group::ALL.into_iter().find(|group| group.key() == key)
    }
}

/// The head of a group.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Head {
    /// A value of the group's facet; empty for the rows that have none, which stand last.
    pub value: String,
    /// Its first row among all the rows found, counted before `offset` and `limit`.
    pub start: usize,
    /// Its rows by status; their total is the group's length.
    pub tally: Tally,
}
