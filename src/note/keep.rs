//! Never lost: what to store when, and what to do with what is found there. In: the notes, and the text
//! under our keys. Out: texts to store and what the reader must be told. Refuses to know: the storage.

use super::lineage::Lineage;
use super::meet::{Conflict, Met, meet};
use super::{BinKey, Millis, Note, Notes, Stored, Unreadable, read_stored, write_stored};

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
    /// The notes as seen in storage, the last of them as it stands there now.
    lineage: Lineage,
    /// The text of the last of them.
    seen: Option<String>,
    /// Before the stored notes were cleared; empty unless they were and the reader has not said what is to be done.
    before: Lineage,
    backed_up: Option<Millis>,
    swept: Millis,
    held: Option<Held>,
    /// Storage holds something else by now.
    astray: bool,
}

/// Why nothing is stored for now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// What lies there can neither be read nor be set aside.
    Unread,
    /// What lies there was written by a later version of the app, which reads it.
    Newer,
    /// The stored notes were cleared while the page was open: the reader is asked what is to become of those on it.
    Cleared,
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
    pub at: Millis,
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
                keeper.lineage = Lineage::of(&found, stored.map_or(0, str::len));
                (keeper.seen, keeper.swept) = (stored.map(str::to_string), found.swept);
                opened.notes = found.notes;
            }
            Some(Err(reason)) => {
                let text = stored.unwrap_or_default().to_string();
                keeper.seen = Some(text.clone());
                if let Some(Ok(found)) = backup.map(read_stored) {
                    keeper.lineage.begin_at(found.revision);
                    opened.notes = found.notes;
                    opened.from_backup = true;
                }
                match reason {
                    Unreadable::Newer { .. } => keeper.held = Some(Held::Newer),
                    reason => opened.aside = Some(Aside { at: now, text, reason }),
                }
            }
        }
        keeper.swept = opened.notes.sweep_bin(keeper.swept, now);
        opened.keeper = keeper;
        opened
    }

    /// Nothing is stored from now on: what lies there could not be set aside.
    pub fn hold(&mut self) {
        self.held = Some(Held::Unread);
    }

    /// The reader has what lay there, or wants it no more.
    pub fn release(&mut self) {
        self.held = None;
    }

    pub fn held(&self) -> Option<Held> {
        self.held
    }

    /// Whether the notes are not stored as they are.
    pub fn is_behind(&self, notes: &Notes) -> bool {
        notes != self.lineage.notes()
    }

    /// To be called with the text under [`KEY`] on a `storage` event, and before every [`Keeper::plan`],
    /// since events may come late.
    pub fn heard(&mut self, mine: &Notes, text: Option<&str>, now: Millis) -> Heard {
        if text == self.seen.as_deref() {
            return Heard::Nothing;
        }
        let Some(found) = text.map(read_stored) else {
            self.cleared(None);
            return Heard::Nothing;
        };
        match found {
            Ok(theirs) => self.meet(mine, &theirs, text, now),
            Err(Unreadable::Newer { .. }) => {
                self.held = Some(Held::Newer);
                self.seen = text.map(str::to_string);
                Heard::Nothing
            }
            Err(reason) => {
                (self.held, self.astray) = (Some(Held::Unread), true);
                self.seen = text.map(str::to_string);
                let text = text.unwrap_or_default().to_string();
                Heard::Unreadable(Aside { at: now, text, reason })
            }
        }
    }

    fn meet(&mut self, mine: &Notes, theirs: &Stored, text: Option<&str>, now: Millis) -> Heard {
        if self.held == Some(Held::Cleared) {
            if !self.before.is_known_to(theirs) {
                // Still not what was cleared.
                self.cleared(Some((theirs, text)));
                return Heard::Nothing;
            }
            // Another tab has stored it again.
            self.lineage = std::mem::take(&mut self.before);
            self.held = None;
        }
        let nothing = Notes::default();
        let base = match self.lineage.common(theirs) {
            Some(base) => base,
            // Both go back to the same notes, too long ago to be known here: whatever differs is kept.
            None if self.lineage.is_of_one_family(theirs) => &nothing,
            None => {
                self.cleared(Some((theirs, text)));
                return Heard::Nothing;
            }
        };
        let mut met = meet(base, mine, &theirs.notes, now);
        met.conflicts.extend(settled_elsewhere(base, mine, &met));
        self.see(theirs, text);
        if matches!(self.held, Some(Held::Unread | Held::Newer)) {
            self.held = None;
        }
        if met.changed.is_empty() && met.notes == *mine { Heard::Nothing } else { Heard::Met(met) }
    }

    /// What was stored is gone; something else may stand there already.
    fn cleared(&mut self, present: Option<(&Stored, Option<&str>)>) {
        if *self.lineage.notes() != Notes::default() && self.held != Some(Held::Cleared) {
            self.held = Some(Held::Cleared);
            self.before = std::mem::take(&mut self.lineage);
        }
        self.lineage.clear();
        self.seen = None;
        if let Some((stored, text)) = present {
            self.lineage = Lineage::of(stored, text.map_or(0, str::len));
            self.seen = text.map(str::to_string);
        }
    }

    /// The reader wants the cleared notes back: the notes to be shown and stored from here on.
    pub fn bring_back(&mut self, mine: &Notes, now: Millis) -> Met {
        self.lineage.adopt(&self.before);
        self.forget_cleared();
        meet(&Notes::default(), mine, self.lineage.notes(), now)
    }

    /// The reader lets go of the cleared notes: the notes to be shown from here on.
    pub fn let_go(&mut self) -> Notes {
        self.forget_cleared();
        self.lineage.notes().clone()
    }

    fn forget_cleared(&mut self) {
        self.held = None;
        self.before = Lineage::default();
    }

    /// What to store, `None` where nothing is to be done.
    pub fn plan(&self, notes: &Notes, now: Millis) -> Option<Plan> {
        if self.held.is_some() || (!self.is_behind(notes) && !self.astray) {
            return None;
        }
        let stored = self.lineage.next(&self.writer, notes, self.swept);
        let due = self.backed_up.is_none_or(|then| !(0..BACKUP_EVERY).contains(&now.saturating_sub(then)));
        // Nothing, and what could not be read, is no good state to go back to.
        let good = *self.lineage.notes() != Notes::default() && !self.astray;
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
        self.lineage.see(found, text.map_or(0, str::len));
        self.swept = found.swept;
        self.seen = text.map(str::to_string);
        self.astray = false;
    }
}

/// What another tab has joined already: one of the two texts came into the bin with what it stored. This tab is to
/// tell it too, since nobody knows in which of them the reader sits.
fn settled_elsewhere(base: &Notes, mine: &Notes, met: &Met) -> Vec<Conflict> {
    let conflict = |(key, lost): (&BinKey, &Note)| {
        let (own, new) = (mine.get(&key.task)?, met.notes.get(&key.task)?);
        let told = met.conflicts.iter().any(|told| told.task == key.task);
        if mine.bin.contains_key(key) || lost.text.is_empty() || new.text.contains(&lost.text) || told {
            return None;
        }
        let seen = base.get(&key.task).is_some_and(|note| note.text == lost.text);
        let (task, mine) = (key.task.clone(), own.clone());
        match () {
            () if lost.text == own.text => Some(Conflict { task, mine, theirs: new.clone() }),
            () if new.text == own.text && !seen => Some(Conflict { task, mine, theirs: lost.clone() }),
            () => None,
        }
    };
    met.notes.bin.iter().filter_map(conflict).collect()
}
