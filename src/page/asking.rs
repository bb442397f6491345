//! What a reader asks of a list, as its fields show and change it. In: the place. Out: values by key, and ways to
//! change them. Refuses to know: what the list holds.

use leptos::prelude::*;

use crate::link::asked::Keys;
use crate::link::{Asked, Place};
use crate::session::Session;

/// A list's question, which its address keeps.
#[derive(Clone, Copy)]
pub struct Asking {
    session: Session,
    keys: &'static Keys,
    place: fn(Asked) -> Place,
    pub asked: Memo<Asked>,
}

impl Asking {
    /// `place` is that of the list; on another one nothing is asked.
    pub fn new(session: Session, keys: &'static Keys, place: fn(Asked) -> Place) -> Asking {
        let asked = Memo::new(move |_| match session.place.get() {
            Place::Units(asked) | Place::Threads(asked) => asked,
            _ => Asked::default(),
        });
        Asking { session, keys, place, asked }
    }

    /// The value of a key.
    pub fn of(self, key: &'static str) -> Signal<String> {
        Signal::derive(move || self.asked.with(|asked| asked.get(key).to_owned()))
    }

    fn with(self, key: &str, value: &str) -> Place {
        (self.place)(self.asked.with_untracked(|asked| asked.with(self.keys, key, value)))
    }

    /// Takes another value, as a step of the history.
    pub fn choose(self, key: &'static str) -> impl Fn(String) {
        move |value| self.session.go(self.with(key, &value))
    }

    /// Takes what is being typed: no step of the history.
    pub fn type_in(self, key: &'static str) -> impl Fn(String) {
        move |value| self.session.amend(self.with(key, &value))
    }
}
