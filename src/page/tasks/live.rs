//! What the rows of the table follow: the session's signals, through memos that belong to the page. A signal remembers
//! each place that reads it until it next changes; the session's would hold on to every row ever drawn, these go with
//! the page. In: the session. Out: readings that a row may follow. Does not know what a row shows.

use leptos::prelude::*;

use crate::note::Notes;
use crate::page::tasks::columns;
use crate::query::{Column, Sought};
use crate::session::Session;

/// Below this width rows are cards, which leave some columns out.
const CARDS_BELOW: f64 = 768.0;

/// Copied into every row.
#[derive(Clone, Copy)]
pub struct Live {
    pub session: Session,
    /// They change whenever the signals of the session do.
    sought: Memo<usize>,
    notes: Memo<usize>,
    /// The task that stands open beside the table; empty where none does.
    pub open: Memo<String>,
    pub columns: Memo<Vec<Column>>,
    pub is_cards: Memo<bool>,
}

/// Counts how often a signal has changed.
fn changes<T: Send + Sync + 'static>(signal: RwSignal<T>) -> Memo<usize> {
    Memo::new(move |before: Option<&usize>| {
        signal.track();
        before.map_or(0, |before| before + 1)
    })
}

impl Live {
    pub fn new(session: Session) -> Live {
        Live {
            session,
            sought: changes(session.sought),
            notes: changes(session.notes),
            open: Memo::new(move |_| session.view.with(|view| view.open.clone().unwrap_or_default())),
            columns: Memo::new(move |_| session.view.with(columns)),
            is_cards: Memo::new(move |_| session.width.get() < CARDS_BELOW),
        }
    }

    /// The words to be lit.
    pub fn sought<T>(self, see: impl FnOnce(&Sought) -> T) -> T {
        self.sought.track();
        self.session.sought.with_untracked(see)
    }

    pub fn notes<T>(self, see: impl FnOnce(&Notes) -> T) -> T {
        self.notes.track();
        self.session.notes.with_untracked(see)
    }
}
