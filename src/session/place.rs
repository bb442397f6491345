//! Where the reader goes. In: a place, or what changes of the table's view. Out: the address and the signals of the
//! session. Refuses to know: what is shown there.

use leptos::prelude::*;

use super::{DRAWER_FROM, Session, after_frame};
use crate::link::{Address, Place, View};
use crate::query::search::bounded;
use crate::query::{Column, Sort};
use crate::web::address;

impl Session {
    /// Takes note of a place that the address has or is about to have.
    pub(super) fn be_at(self, place: Place) {
        if let Place::Tasks(view) = &place
            && self.view.with_untracked(|before| before != view)
        {
            self.view.set(view.clone());
        }
        self.place.set(place);
    }

    /// Goes to a place, as a new entry of the history.
    pub fn go(self, place: Place) {
        address::set(&self.written(&place));
        self.be_at(place);
    }

    /// The address of a place with what wraps it in this visit.
    pub(super) fn written(self, place: &Place) -> String {
        let lang = self.tongue.get_untracked();
        if lang.is_none() && !self.embed {
            return place.address();
        }
        Address { place: place.clone(), lang, embed: self.embed }.written()
    }

    /// Changes the table's view, as a new entry of the history.
    pub fn change_view(self, change: impl FnOnce(&mut View)) {
        let mut view = self.view.get_untracked();
        change(&mut view);
        self.go(Place::Tasks(view));
    }

    /// Opens a task: beside the table where there is room, else as a page.
    pub fn open_task(self, id: &str) {
        if self.width.get_untracked() < DRAWER_FROM {
            self.go(Place::Task(id.to_owned()));
        } else {
            self.change_view(|view| view.open = Some(id.to_owned()));
        }
    }

    /// Changes the search text; typing makes no new entries of the history.
    pub fn type_search(self, text: String) {
        let mut view = self.view.get_untracked();
        view.q = bounded(text);
        self.amend(Place::Tasks(view));
    }

    /// Puts a place in the stead of the present one, without a new entry of the history.
    /// The address follows the page: a browser takes milliseconds to write it, which a reader who types would feel.
    pub fn amend(self, place: Place) {
        self.be_at(place.clone());
        let before = address::get();
        let write = move || {
            // Who followed a link since is on the way there, though no page has heard of it yet.
            if address::get() == before && self.place.with_untracked(|here| *here == place) {
                address::replace(&self.written(&place));
            }
        };
        after_frame(write);
    }

    /// Sorts by a column: ascending, descending, then no more. With `more`, after the columns that
    /// sort already.
    pub fn sort_by(self, column: Column, more: bool) {
        self.change_view(|view| {
            let before = view.sort.iter().find(|sort| sort.column == column).map(|sort| sort.desc);
            if !more {
                view.sort.retain(|sort| sort.column == column);
            }
            match before {
                None => view.sort.push(Sort { column, desc: false }),
                Some(false) => {
                    view.sort.iter_mut().filter(|s| s.column == column).for_each(|s| s.desc = true)
                }
                Some(true) => view.sort.retain(|s| s.column != column),
            }
        });
    }
}
