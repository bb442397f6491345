//! Find, narrow, order, count. In: records, an [`Engine`] built from them once, and a [`Query`]. Out: an
//! [`Answer`] of row numbers and counts. Refuses to know: addresses, stored notes, pages, and what a
//! row looks like. A query never fails: what cannot be read is explained by a [`Complaint`].

mod bits;
mod column;
mod engine;
pub mod facet;
pub mod fold;
mod forms;
mod grams;
pub mod group;
mod judged;
mod numeral;
mod only;
mod order;
pub mod reading;
pub mod search;
mod simple;
pub mod sort;
mod suggest;
pub mod synonym;
pub mod tally;
mod text;

pub use engine::{Engine, Mark, counts, find, run};
pub use facet::{Facet, Filters};
pub use group::{Group, Head};
pub use only::only;
pub use search::{Complaint, Field, Flaw, Sought};
pub use sort::{Column, Sort};
pub use suggest::{Suggestion, suggest};
pub use tally::Tally;

/// A question to the records. The default asks for every row in the order of the reports.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// The search text as typed; see [`Sought::parse`] for its language.
    pub text: String,
    pub filters: Filters,
    /// The first decides, the next break its ties; the order of the reports breaks the last ones.
    pub sort: Vec<Sort>,
    /// Without a `sort`, rows that hold what is sought in their goal come before those that hold it elsewhere.
    pub goals_first: bool,
    /// Rows of a group stand together, before `sort` orders them.
    pub group: Option<Group>,
    /// The facets to count; counting none is fastest.
    pub count: Vec<Facet>,
    pub offset: usize,
    pub limit: usize,
}

impl Default for Query {
    fn default() -> Self {
        Query {
            text: String::new(),
            filters: Filters::default(),
            sort: Vec::new(),
            goals_first: false,
            group: None,
            count: Vec::new(),
            offset: 0,
            limit: usize::MAX,
        }
    }
}

/// For each facet asked for: one count for each of [`Engine::values`], in that order. A facet's own filter is left
/// out of its counts.
pub type Counts = Vec<(Facet, Vec<u32>)>;

/// What the records answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// Rows found, before `offset` and `limit`.
    pub total: usize,
    /// Row numbers (places in the slice that the engine was built from), in the order asked for.
    pub rows: Vec<u32>,
    pub counts: Counts,
    /// Rows found in which a word of the search stands in this field; empty without a search text.
    pub fields: Vec<(Field, u32)>,
    /// The groups in the order of their rows; empty when no group was asked for.
    pub groups: Vec<Head>,
    /// What of the search text was not understood, and how it was read.
    pub complaints: Vec<Complaint>,
}
