//! The view of the task table, as its address keeps it. In: keys and decoded values. Out: a [`View`],
//! and back, in an order that never changes. Refuses to know: which rows there are.

use super::{Notice, escape, last_of_each};
use crate::query::search::bounded;
use crate::query::{Column, Facet, Filters, Group, Query, Sort};

/// More columns than these would leave no room to scroll in.
pub const MOST_FROZEN: usize = 3;

/// All that decides what the task table shows. The default is every task of every report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// The search text as typed.
    pub q: String,
    pub filters: Filters,
    pub sort: Vec<Sort>,
    pub group: Option<Group>,
    /// Columns in the order shown; empty for the usual ones.
    pub cols: Vec<Column>,
    /// How many of the first columns stay in sight when the table scrolls sideways.
    pub freeze: usize,
    /// The chart above the table, by name.
    pub chart: Option<String>,
    /// The task open beside the table.
    pub open: Option<String>,
}

impl View {
    /// The question that the view puts to the engine, for all rows.
    pub fn query(&self) -> Query {
        Query {
            text: self.q.clone(),
            filters: self.filters.clone(),
            sort: self.sort.clone(),
            goals_first: true,
            group: self.group,
            ..Query::default()
        }
    }

    /// The view narrowed to some values, as links from lists, charts and units ask for it.
    pub fn of(values: &[(Facet, &str)]) -> View {
        let mut view = View::default();
        for (facet, value) in values {
            view.filters.add(*facet, value);
        }
        view
    }

    /// Keys with encoded values; what is as usual is left out.
    pub(super) fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        if !self.q.is_empty() {
            pairs.push(("q", escape::value(&self.q)));
        }
        for (facet, values) in self.filters.iter() {
            pairs.push((facet.key(), escape::list(values.iter().map(String::as_str))));
        }
        if !self.sort.is_empty() {
            let fields: Vec<String> = self
                .sort
                .iter()
                .map(|sort| format!("{}{}", if sort.desc { "-" } else { "" }, sort.column.key()))
                .collect();
            pairs.push(("sort", escape::list(fields.iter().map(String::as_str))));
        }
        if let Some(group) = self.group {
            pairs.push(("group", group.key().to_owned()));
        }
        if !self.cols.is_empty() {
            pairs.push(("cols", escape::list(self.cols.iter().map(|column| column.key()))));
        }
        if self.freeze > 0 {
            pairs.push(("freeze", self.freeze.to_string()));
        }
        if let Some(chart) = &self.chart {
            pairs.push(("chart", escape::value(chart)));
        }
        if let Some(open) = &self.open {
            pairs.push(("open", escape::value(open)));
        }
        pairs
    }

    pub(super) fn read(pairs: &[(String, String)], notices: &mut Vec<Notice>) -> View {
        let mut view = View::default();
        let is_single = |key: &str| matches!(key, "q" | "chart" | "open" | "freeze" | "group");
        for (key, value) in last_of_each(pairs, is_single, notices) {
            let text = (!value.is_empty()).then(|| value.clone());
            match key.as_str() {
                "q" => view.q = bounded(value.clone()),
                "chart" => view.chart = text,
                "open" => view.open = text,
                "freeze" => match value.parse() {
                    Ok(columns @ 0..=MOST_FROZEN) => view.freeze = columns,
                    _ => notices.push(Notice::value(key, value)),
                },
                _ if !view.knows_list(key) => notices.push(Notice::Key(key.clone())),
                _ => {
                    for one in escape::read_list(value) {
                        if !view.take(key, &one) {
                            notices.push(Notice::value(key, &one));
                        }
                    }
                }
            }
        }
        view
    }

    fn knows_list(&self, key: &str) -> bool {
        matches!(key, "sort" | "group" | "cols") || Facet::from_key(key).is_some()
    }

    /// Takes one value of a list; false when the key has no such value.
    fn take(&mut self, key: &str, value: &str) -> bool {
        match key {
            "sort" => {
                let bare = value.strip_prefix('-');
                let Some(column) = Column::from_key(bare.unwrap_or(value)) else { return false };
                if !self.sort.iter().any(|sort| sort.column == column) {
                    self.sort.push(Sort { column, desc: bare.is_some() });
                }
                true
            }
            "group" => {
                let group = Group::from_key(value);
                self.group = group.or(self.group);
                group.is_some()
            }
            "cols" => {
                let Some(column) = Column::from_key(value) else { return false };
                if !self.cols.contains(&column) {
                    self.cols.push(column);
                }
                true
            }
            _ => Facet::from_key(key).is_some_and(|facet| self.filters.add(facet, value)),
        }
    }
}
