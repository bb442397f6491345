//! Keeps the notes in the browser. In: notes, what other tabs store. Out: notes, and whether they were
//! kept. Refuses to know: what is in them. Text that cannot be read is set aside, never overwritten.

use std::time::Duration;

use leptos::prelude::*;

use crate::note::Notes;
use crate::note::keep::{BACKUP, Heard, KEY, Keeper};
use crate::note::meet::Conflict;
use crate::web::clock;
use crate::web::storage::{self, StorageError};

/// How long typing may rest before the note is stored.
const REST: Duration = Duration::from_millis(400);

/// What became of the last attempt to keep the notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Nothing was changed yet.
    Untouched,
    /// Nothing was changed yet, and nothing could be stored.
    Barred,
    /// Typing goes on; it will be stored at once when the page is left.
    Waiting,
    Saved,
    Failed(StorageError),
}

/// The notes with their keeper; copied freely.
#[derive(Clone, Copy)]
pub struct Store {
    pub notes: RwSignal<Notes>,
    pub kept: RwSignal<Kept>,
    /// Notes that another tab changed at the same time, until the reader has seen to them.
    pub clashes: RwSignal<Vec<Conflict>>,
    /// What lay in storage could not be read and was set aside, and the reader does not know yet.
    pub aside: RwSignal<bool>,
    keeper: StoredValue<Option<Keeper>>,
    waiting: StoredValue<Option<TimeoutHandle>>,
}

impl Store {
    /// A store that was not opened yet: nothing is shown, and nothing is stored.
    pub fn shut() -> Store {
        Store {
            notes: RwSignal::new(Notes::default()),
            kept: RwSignal::new(Kept::Untouched),
            clashes: RwSignal::new(Vec::new()),
            aside: RwSignal::new(false),
            keeper: StoredValue::new(None),
            waiting: StoredValue::new(None),
        }
    }

    pub fn is_open(self) -> bool {
        self.keeper.with_value(Option::is_some)
    }

    /// Opens what the browser holds.
    pub fn open(self) {
        let found = storage::get(KEY).and_then(|text| Ok((text, storage::get(BACKUP)?)));
        let (stored, backup, failed) = match found {
            Ok((stored, backup)) => (stored, backup, None),
            Err(error) => (None, None, Some(error)),
        };
        let now = clock::now();
        let mut opened = Keeper::open(&clock::mark(), stored.as_deref(), backup.as_deref(), now);
        let mut kept = match failed {
            None => Kept::Untouched,
            Some(StorageError::Denied) => Kept::Barred,
            Some(error) => Kept::Failed(error),
        };
        if let Some(aside) = &opened.aside {
            if storage::set(&aside.key, &aside.text).is_ok() {
                self.aside.set(true);
            } else {
                opened.keeper.hold();
                kept = Kept::Failed(StorageError::Unreadable);
            }
        }
        self.keeper.set_value(Some(opened.keeper));
        self.notes.set(opened.notes);
        self.kept.set(kept);
    }

    /// Stores before the page is left, and follows other tabs; `changed` hears when they changed notes.
    pub fn follow(self, changed: impl Fn() + Clone + 'static) {
        for listener in storage::on_leaving(move || self.flush()) {
            listener.keep();
        }
        storage::on_change(move |event| {
            if event.key.as_deref().is_none_or(|key| key == KEY) {
                self.hear(event.text.as_deref());
                changed();
            }
        })
        .keep();
    }

    /// The notes changed: they are stored once typing rests.
    pub fn touch(self) {
        if !matches!(self.kept.get_untracked(), Kept::Failed(_)) {
            self.kept.set(Kept::Waiting);
        }
        let handle = set_timeout_with_handle(move || self.flush(), REST).ok();
        let before = self.waiting.try_update_value(|waiting| std::mem::replace(waiting, handle)).flatten();
        if let Some(before) = before {
            before.clear();
        }
    }

    /// Stores what is not stored yet.
    pub fn flush(self) {
        if let Ok(text) = storage::get(KEY) {
            // Another tab may have written since its event was due.
            self.hear(text.as_deref());
        }
        let now = clock::now();
        let plan = self.notes.with_untracked(|notes| self.with_keeper(|keeper| keeper.plan(notes, now)));
        let Some(plan) = plan.flatten() else { return };
        if let Some(backup) = &plan.backup {
            // The backup is an extra: no harm where it does not fit.
            storage::set(BACKUP, backup).ok();
        }
        let stored = storage::set(KEY, &plan.text).or_else(|error| {
            if error != StorageError::Full {
                return Err(error);
            }
            storage::remove(BACKUP)?;
            storage::set(KEY, &plan.text)
        });
        match stored {
            Ok(()) => {
                self.with_keeper(|keeper| keeper.kept(plan));
                self.kept.set(Kept::Saved);
            }
            Err(error) => self.kept.set(Kept::Failed(error)),
        }
    }

    /// Whether nothing is stored because of what lies there and could not be set aside.
    pub fn is_held(self) -> bool {
        self.with_keeper(|keeper| keeper.is_held()).unwrap_or(false)
    }

    /// The reader has what lay there: the notes are stored over it.
    pub fn release(self) {
        self.with_keeper(Keeper::release);
        self.flush();
    }

    /// Takes in what another tab stored.
    fn hear(self, text: Option<&str>) {
        let now = clock::now();
        let heard =
            self.notes.with_untracked(|notes| self.with_keeper(|keeper| keeper.heard(notes, text, now)));
        match heard {
            Some(Heard::Met(met)) => {
                if !met.conflicts.is_empty() {
                    self.clashes.update(|clashes| {
                        clashes.retain(|old| met.conflicts.iter().all(|new| new.task != old.task));
                        clashes.extend(met.conflicts);
                    });
                }
                self.notes.set(met.notes);
            }
            Some(Heard::Unreadable(aside)) => {
                if storage::set(&aside.key, &aside.text).is_ok() {
                    self.with_keeper(Keeper::release);
                    self.aside.set(true);
                } else {
                    self.kept.set(Kept::Failed(StorageError::Unreadable));
                }
            }
            Some(Heard::Nothing | Heard::Cleared) | None => {}
        }
    }

    /// Asks the keeper; nobody answers before the store is open.
    fn with_keeper<T>(self, ask: impl FnOnce(&mut Keeper) -> T) -> Option<T> {
        self.keeper.try_update_value(|keeper| keeper.as_mut().map(ask)).flatten()
    }
}
