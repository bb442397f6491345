//! What the rows of the table follow: the session's signals, through a memo that belongs to the page. A signal remembers
//! each place that reads it until it next changes; the session's would hold on to every row ever drawn, this one goes
//! with the page. In: the session. Out: readings that a row may follow. Does not know what a row shows.

use leptos::prelude::*;

use crate::link::View;
use crate::note::Notes;
use crate::query::Sought;
use crate::session::Session;

/// Copied into every row.
#[derive(Clone, Copy)]
pub struct Live {
    pub session: Session,
    /// Counts the changes of the words to be lit, of the notes and of the view.
    changes: Memo<usize>,
}

impl Live {
    pub fn new(session: Session) -> Live {
        let changes = Memo::new(move |before: Option<&usize>| {
            session.sought.track();
            session.notes.track();
            session.view.with(|_| ());
            before.map_or(0, |before| before + 1)
        });
        Live { session, changes }
    }

    fn follow(self) {
        // Read, not only followed: a memo that nobody reads is never computed, and tells of no change.
        self.changes.get();
    }

    /// The words to be lit.
    pub fn sought<T>(self, see: impl FnOnce(&Sought) -> T) -> T {
        self.follow();
        self.session.sought.with_untracked(see)
    }

    pub fn notes<T>(self, see: impl FnOnce(&Notes) -> T) -> T {
        self.follow();
        self.session.notes.with_untracked(see)
    }

    pub fn view<T>(self, see: impl FnOnce(&View) -> T) -> T {
        self.follow();
        self.session.view.with_untracked(see)
    }
}
