//! A chart as the pages handle it: what it says, how it is drawn, what each mark chooses. In: what the
//! builders found. Out: changes of a view. Refuses to know: where it stands on a page.

use std::collections::HashSet;
use std::sync::Arc;

use crate::chart::{At, Chosen, Drawing, Frame};
use crate::link::{Place, View};
use crate::part::figure::Numbers;
use crate::query::Facet;

/// What a row or a column stands for.
#[derive(Clone, Debug, PartialEq)]
pub enum Pick {
    /// No filter says exactly this.
    Nothing,
    Values(Facet, Vec<String>),
    /// One task, found by its id.
    Task(String),
    /// A page of its own, beside any view.
    Open(Place),
}

impl Pick {
    pub fn one(facet: Facet, value: &str) -> Pick {
        Pick::Values(facet, vec![value.to_owned()])
    }
}

/// A chart of some tasks.
#[derive(Clone)]
pub struct Chart {
    pub title: String,
    /// One sentence, computed from what is drawn.
    pub finding: String,
    pub numbers: Numbers,
    pub rows: Vec<Pick>,
    pub columns: Vec<Pick>,
    /// Whether its colours are those of the statuses.
    pub of_statuses: bool,
    pub draw: Arc<dyn Fn(Frame) -> Drawing + Send + Sync>,
}

impl Chart {
    /// What a mark chooses.
    pub fn picks(&self, at: &At) -> Vec<Pick> {
        let row = |row: &usize| self.rows.get(*row).cloned();
        let column = |column: &usize| self.columns.get(*column).cloned();
        let picks: Vec<Option<Pick>> = match at {
            At::Row(r) => vec![row(r)],
            At::Column(c) => vec![column(c)],
            At::Cell(r, c) => vec![row(r), column(c)],
            At::Group(rows) => vec![union(rows.iter().filter_map(row))],
        };
        picks.into_iter().flatten().filter(|pick| *pick != Pick::Nothing).collect()
    }

    /// The rows and columns that a view has chosen.
    pub fn chosen(&self, view: &View) -> Chosen {
        let of = |picks: &[Pick]| (0..picks.len()).filter(|at| holds(view, &picks[*at])).collect();
        Chosen { rows: of(&self.rows), columns: of(&self.columns) }
    }
}

/// The values of several rows together, where all are of one facet.
fn union(picks: impl Iterator<Item = Pick>) -> Option<Pick> {
    let mut all: Option<(Facet, Vec<String>)> = None;
    let mut seen: HashSet<String> = HashSet::new();
    for pick in picks {
        let Pick::Values(facet, values) = pick else { return None };
        let (of, known) = all.get_or_insert((facet, Vec::new()));
        if *of != facet {
            return None;
        }
        for value in values {
            if seen.insert(value.clone()) {
                known.push(value);
            }
        }
    }
    all.map(|(facet, values)| Pick::Values(facet, values))
}

fn word(id: &str) -> String {
    format!("id:{id}")
}

fn holds(view: &View, pick: &Pick) -> bool {
    match pick {
        Pick::Nothing | Pick::Open(_) => false,
        Pick::Values(facet, values) => {
            !values.is_empty() && values.iter().all(|value| view.filters.has(*facet, value))
        }
        Pick::Task(id) => view.q.split(' ').any(|own| own == word(id)),
    }
}

/// Narrows a view to what a mark stands for; where it is so narrowed already, takes that away again.
pub fn toggle(view: &mut View, picks: &[Pick]) {
    let exact = |pick: &Pick| match pick {
        Pick::Values(facet, values) => holds(view, pick) && view.filters.values(*facet).len() == values.len(),
        pick => holds(view, pick),
    };
    let again = picks.iter().all(exact);
    for pick in picks {
        match pick {
            Pick::Nothing | Pick::Open(_) => {}
            Pick::Values(facet, values) => {
                view.filters.clear(*facet);
                for value in values.iter().filter(|_| !again) {
                    view.filters.add(*facet, value);
                }
            }
            Pick::Task(id) => {
                let word = word(id);
                let mut words: Vec<&str> =
                    view.q.split(' ').filter(|own| !own.is_empty() && *own != word).collect();
                if !again {
                    words.push(&word);
                }
                view.q = words.join(" ");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_narrows_and_widens_again() {
        let mut view = View::of(&[(Facet::Status, "done")]);
        let cell = [Pick::one(Facet::Report, "r2020"), Pick::one(Facet::Status, "short")];
        toggle(&mut view, &cell);
        assert_eq!(view.filters.values(Facet::Status), ["short"]);
        assert_eq!(view.filters.values(Facet::Report), ["r2020"]);
        toggle(&mut view, &cell);
        assert_eq!(view, View::default());
    }

    #[test]
    fn one_of_several_values_is_narrowed_first() {
        let mut view = View::of(&[(Facet::Status, "done")]);
        view.filters.add(Facet::Status, "short");
        toggle(&mut view, &[Pick::one(Facet::Status, "short")]);
        assert_eq!(view.filters.values(Facet::Status), ["short"]);
    }

    #[test]
    fn a_task_joins_the_search_and_leaves_it() {
        let mut view = View { q: "学校".into(), ..View::default() };
        toggle(&mut view, &[Pick::Task("r2020-001".into())]);
        assert_eq!(view.q, "学校 id:r2020-001");
        toggle(&mut view, &[Pick::Task("r2020-001".into())]);
        assert_eq!(view.q, "学校");
    }

    #[test]
    fn a_group_of_rows_is_all_their_values() {
        let theme = |name: &str| Pick::one(Facet::Theme, name);
        let picks = [theme("a"), theme("b"), theme("a")];
        assert_eq!(union(picks.into_iter()), Some(Pick::Values(Facet::Theme, vec!["a".into(), "b".into()])));
        assert_eq!(union([theme("a"), Pick::Nothing].into_iter()), None);
    }
}
