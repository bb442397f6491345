//! Never lost: what to store when, and what to do with what is found there. In: the notes, and the text
//! under our keys. Out: texts to store and what the reader must be told. Refuses to know: the storage.

use super::meet::{Met, meet};
use super::{Millis, Notes, Stored, Unreadable, read_stored, write_stored};

/// Where the notes lie.
pub const KEY: &str = "nuoji/notes";
/// The last good state before the present one. May be removed to make room.
pub const BACKUP: &str = "nuoji/notes-backup";
/// Beginning of the keys of texts that could not be read, each followed by the time.
pub const ASIDE: &str = "nuoji/notes-aside-";

/// The backup is at most this much older than the notes.
const BACKUP_EVERY: Millis = 10 * 60 * 1000;

/// What one tab knows of the stored notes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Keeper {
    writer: String,
    revision: u64,
    /// The notes as last seen in storage, and their text.
    base: Notes,
    seen: Option<String>,
    backed_up: Option<Millis>,
    held: bool,
    /// Storage holds something else by now.
    astray: bool,
}

/// What was found in storage.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opened {
    pub keeper: Keeper,
    pub notes: Notes,
    /// A text that could not be read, to be stored under its key before anything else is. Where that
    /// fails, call [`Keeper::hold`]. The reader may download it.
    pub aside: Option<Aside>,
    /// The notes are those of the backup.
    pub from_backup: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Aside {
    pub key: String,
    pub text: String,
    pub reason: Unreadable,
}

/// What to store. Hand it to [`Keeper::kept`] once it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// For [`KEY`].
    pub text: String,
    /// For [`BACKUP`], to be stored first; no harm where it does not fit.
    pub backup: Option<String>,
    stored: Stored,
    now: Millis,
}

/// What another tab did.
#[derive(Clone, Debug, PartialEq)]
pub enum Heard {
    /// Nothing new.
    Nothing,
    /// The notes of both; [`Met::notes`] is what is to be shown and stored from here on.
    Met(Met),
    /// The stored notes were removed. What is on the page stays, and is stored with the next change.
    Cleared,
    /// Something else stands there; nothing is stored until it is set aside.
    Unreadable(Aside),
}

impl Keeper {
    /// Begins with the texts under [`KEY`] and [`BACKUP`]. `writer` tells this tab from others: any
    /// text that no other tab has.
    pub fn open(writer: &str, stored: Option<&str>, backup: Option<&str>, now: Millis) -> Opened {
        let mut keeper = Keeper { writer: writer.to_string(), ..Keeper::default() };
        let mut opened = Opened::default();
        match stored.map(read_stored) {
            None => {}
            Some(Ok(found)) => {
                keeper.see(&found, stored);
                opened.notes = found.notes;
            }
            Some(Err(reason)) => {
                let text = stored.unwrap_or_default().to_string();
                keeper.seen = Some(text.clone());
                opened.aside = Some(Aside { key: aside_key(now), text, reason });
                if let Some(Ok(found)) = backup.map(read_stored) {
                    keeper.revision = found.revision;
                    opened.notes = found.notes;
                    opened.from_backup = true;
                }
            }
        }
        opened.notes.empty_old_bin(now);
        opened.keeper = keeper;
        opened
    }

    /// Nothing is stored from now on: what lies there could not be set aside.
    pub fn hold(&mut self) {
        self.held = true;
    }

    /// The reader has what lay there, or wants it no more.
    pub fn release(&mut self) {
        self.held = false;
    }

    pub fn is_held(&self) -> bool {
        self.held
    }

    /// To be called with the text under [`KEY`] on a `storage` event, and before every [`Keeper::plan`],
    /// since events may come late.
    pub fn heard(&mut self, mine: &Notes, text: Option<&str>, now: Millis) -> Heard {
        if text == self.seen.as_deref() {
            return Heard::Nothing;
        }
        let Some(found) = text.map(read_stored) else {
            self.seen = None;
            self.base = Notes::default();
            return Heard::Cleared;
        };
        match found {
            Ok(theirs) => {
                let met = meet(&self.base, mine, &theirs.notes, now);
                self.see(&theirs, text);
                if met.changed.is_empty() && met.notes == *mine { Heard::Nothing } else { Heard::Met(met) }
            }
            Err(reason) => {
                (self.held, self.astray) = (true, true);
                self.seen = text.map(str::to_string);
                Heard::Unreadable(Aside {
                    key: aside_key(now),
                    text: text.unwrap_or_default().to_string(),
                    reason,
                })
            }
        }
    }

    /// What to store, `None` where nothing is to be done.
    pub fn plan(&self, notes: &Notes, now: Millis) -> Option<Plan> {
        if self.held || (*notes == self.base && !self.astray) {
            return None;
        }
        let stored =
            Stored { revision: self.revision + 1, writer: self.writer.clone(), notes: notes.clone() };
        let due = self.backed_up.is_none_or(|then| !(0..BACKUP_EVERY).contains(&now.saturating_sub(then)));
        // Nothing, and what could not be read, is no good state to go back to.
        let good = self.base != Notes::default() && !self.astray;
        let backup = self.seen.clone().filter(|_| due && good);
        Some(Plan { text: write_stored(&stored), backup, stored, now })
    }

    /// The plan's text is stored.
    pub fn kept(&mut self, plan: Plan) {
        self.see(&plan.stored, Some(&plan.text));
        if plan.backup.is_some() {
            self.backed_up = Some(plan.now);
        }
    }

    fn see(&mut self, found: &Stored, text: Option<&str>) {
        // Counting on from the higher one keeps revisions rising in every tab.
        self.revision = self.revision.max(found.revision);
        self.base.clone_from(&found.notes);
        self.seen = text.map(str::to_string);
        self.astray = false;
    }
}

fn aside_key(now: Millis) -> String {
    format!("{ASIDE}{now}")
}
