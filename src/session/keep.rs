//! Keeps the notes in the browser. In: notes, what other tabs store. Out: notes, and whether they were
//! kept. Refuses to know: what is in them. What was not read, or cannot be, is never overwritten.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use crate::note::Notes;
use crate::note::keep::{ASIDE, Aside, BACKUP, Heard, Held, KEY, Keeper, Plan};
use crate::note::meet::{Conflict, Met, meet};
use crate::web::clock;
use crate::web::storage::{self, StorageError};
use crate::web::{Listener, turn};

/// How long typing may rest before the note is stored.
const REST: Duration = Duration::from_millis(400);
/// Typing without a rest is stored after this long; with the wait for other windows, within a second.
const LONGEST: f64 = 700.0;
/// What could not be stored is tried again after this long.
const AGAIN: Duration = Duration::from_secs(5);

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
    /// It could be stored, but what lies there must not be overwritten.
    Held(Held),
}

impl Kept {
    /// The reader would lose what was written if the page were left now.
    fn is_at_risk(self) -> bool {
        matches!(self, Kept::Failed(_) | Kept::Held(_))
    }
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
    /// Storage was read at least once.
    read: StoredValue<bool>,
    waiting: StoredValue<Option<TimeoutHandle>>,
    /// When the first change was made that is not stored yet, on the page's own clock.
    since: StoredValue<Option<f64>>,
    /// Hears when another tab's notes came in.
    met: StoredValue<Option<Arc<dyn Fn() + Send + Sync>>>,
    /// The browser asks before the page is left, as long as something would be lost.
    guard: StoredValue<Option<Listener>, LocalStorage>,
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
            read: StoredValue::new(false),
            waiting: StoredValue::new(None),
            since: StoredValue::new(None),
            met: StoredValue::new(None),
            guard: StoredValue::new_local(None),
        }
    }

    pub fn is_open(self) -> bool {
        self.keeper.with_value(Option::is_some)
    }

    /// Whether what the browser holds was read; before that, nobody knows what notes there are.
    pub fn is_read(self) -> bool {
        self.read.get_value()
    }

    /// Opens what the browser holds.
    pub fn open(self) {
        match storage::get(KEY) {
            Ok(stored) => self.take(stored.as_deref()),
            Err(error) => {
                self.keeper.set_value(Some(Keeper::open(&clock::mark(), None, None, clock::now()).keeper));
                let denied = error == StorageError::Denied;
                self.kept.set(if denied { Kept::Barred } else { Kept::Failed(error) });
                self.try_again(error);
            }
        }
    }

    /// Takes in what was found at the first good look, beside what was written before it.
    fn take(self, stored: Option<&str>) {
        let now = clock::now();
        // Only needed where the notes themselves cannot be read.
        let backup = storage::get(BACKUP).ok().flatten();
        let mut opened = Keeper::open(&clock::mark(), stored, backup.as_deref(), now);
        if let Some(aside) = &opened.aside
            && !self.set_aside(aside)
        {
            opened.keeper.hold();
        }
        let written = self.notes.get_untracked();
        self.keeper.set_value(Some(opened.keeper));
        self.read.set_value(true);
        self.show(meet(&Notes::default(), &written, &opened.notes, now));
        self.kept.set(self.held().map_or(Kept::Untouched, Kept::Held));
    }

    /// Stores before the page is left, and follows other tabs; `met` hears when they changed notes.
    pub fn follow(self, met: impl Fn() + Send + Sync + 'static) {
        self.met.set_value(Some(Arc::new(met)));
        for listener in storage::on_leaving(move || self.flush()) {
            listener.keep();
        }
        for listener in storage::on_change(KEY, move || self.look()) {
            listener.keep();
        }
    }

    /// What became of the notes is shown, and the browser told whether leaving would lose any.
    fn settle(self, kept: Kept) {
        self.kept.set(kept);
        self.guard.set_value((kept.is_at_risk() && self.is_behind()).then(storage::ask_before_leaving));
    }

    /// The notes changed: they are stored once typing rests, or has gone on for long.
    pub fn touch(self) {
        let kept = self.kept.get_untracked();
        self.settle(if kept.is_at_risk() { kept } else { Kept::Waiting });
        let now = clock::spent();
        let since = self.since.get_value().unwrap_or(now);
        self.since.set_value(Some(since));
        let left = Duration::from_secs_f64((LONGEST - (now - since)).max(0.0) / 1000.0);
        self.wait(REST.min(left));
    }

    fn wait(self, time: Duration) {
        let handle = set_timeout_with_handle(move || turn::take(KEY, move || self.flush()), time).ok();
        let before = self.waiting.try_update_value(|waiting| std::mem::replace(waiting, handle)).flatten();
        if let Some(before) = before {
            before.clear();
        }
    }

    /// Stores what is not stored yet, over nothing that was not read just before.
    pub fn flush(self) {
        self.since.set_value(None);
        let stored = storage::get(KEY).and_then(|text| {
            // Another tab may have written since its event was due.
            self.hear(text.as_deref());
            let now = clock::now();
            let plan = self.notes.with_untracked(|notes| self.with_keeper(|keeper| keeper.plan(notes, now)));
            plan.flatten().map_or(Ok(false), |plan| self.store(plan).map(|()| true))
        });
        let kept = self.kept.get_untracked();
        match (stored, self.held()) {
            (_, Some(held)) => self.settle(Kept::Held(held)),
            (Ok(true), None) => self.settle(Kept::Saved),
            (Ok(false), None) if matches!(kept, Kept::Untouched | Kept::Barred) => {
                self.settle(Kept::Untouched)
            }
            (Ok(false), None) => self.settle(Kept::Saved),
            (Err(error), None) if self.is_behind() => {
                self.settle(Kept::Failed(error));
                self.try_again(error);
            }
            // Nothing was to be stored.
            (Err(error), None) => self.try_again(error),
        }
    }

    /// What failed may do later; what the visitor does not allow waits for the visitor.
    fn try_again(self, error: StorageError) {
        if error != StorageError::Denied {
            self.wait(AGAIN);
        }
    }

    fn store(self, plan: Plan) -> Result<(), StorageError> {
        if let Some(backup) = &plan.backup {
            // The backup is an extra: no harm where it does not fit.
            storage::set(BACKUP, backup).ok();
        }
        storage::set(KEY, &plan.text).or_else(|error| {
            if error != StorageError::Full {
                return Err(error);
            }
            storage::remove(BACKUP)?;
            storage::set(KEY, &plan.text)
        })?;
        self.with_keeper(|keeper| keeper.kept(plan));
        Ok(())
    }

    /// Why nothing is stored for now, though it could be.
    pub fn held(self) -> Option<Held> {
        self.with_keeper(|keeper| keeper.held()).flatten()
    }

    fn is_behind(self) -> bool {
        let behind = |notes: &Notes| self.with_keeper(|keeper| keeper.is_behind(notes));
        self.notes.with_untracked(behind).unwrap_or(false)
    }

    /// The reader has what lay there: the notes are stored over it.
    pub fn release(self) {
        self.with_keeper(Keeper::release);
        self.flush();
    }

    /// The stored notes were cleared, and the reader wants those of the page stored again.
    pub fn bring_back(self) {
        let notes = self.notes.get_untracked();
        if let Some(met) = self.with_keeper(|keeper| keeper.bring_back(&notes, clock::now())) {
            self.show(met);
        }
        self.flush();
    }

    /// The stored notes were cleared, and the reader lets go of those of the page too.
    pub fn let_go(self) {
        if let Some(notes) = self.with_keeper(Keeper::let_go) {
            self.show(Met { notes, ..Met::default() });
        }
        self.clashes.set(Vec::new());
        self.settle(Kept::Untouched);
    }

    /// Looks what stands in storage now: what an event tells may be overwritten already.
    fn look(self) {
        if let Ok(text) = storage::get(KEY) {
            self.hear(text.as_deref());
            match self.held() {
                Some(held) => self.settle(Kept::Held(held)),
                None if self.is_behind() => self.touch(),
                None => {}
            }
        }
    }

    /// Takes in what another tab stored.
    fn hear(self, text: Option<&str>) {
        if !self.is_read() {
            return self.take(text);
        }
        let now = clock::now();
        let heard =
            self.notes.with_untracked(|notes| self.with_keeper(|keeper| keeper.heard(notes, text, now)));
        match heard {
            Some(Heard::Met(met)) => self.show(met),
            Some(Heard::Unreadable(aside)) => {
                if self.set_aside(&aside) {
                    self.with_keeper(Keeper::release);
                }
            }
            Some(Heard::Nothing) | None => {}
        }
    }

    /// Shows the notes of both tabs, and what both of them changed.
    fn show(self, met: Met) {
        let lives_on = |clash: &Conflict| {
            let note = met.notes.get(&clash.task);
            note.is_none_or(|note| {
                [&clash.mine, &clash.theirs].iter().all(|one| note.text.contains(&one.text))
            })
        };
        self.clashes.update(|clashes| {
            clashes.retain(|old| met.conflicts.iter().all(|new| new.task != old.task) && !lives_on(old));
            clashes.extend(met.conflicts.iter().cloned());
        });
        self.notes.set(met.notes);
        if let Some(call) = self.met.get_value() {
            call();
        }
    }

    /// Stores a text that cannot be read under a key of its own.
    fn set_aside(self, aside: &Aside) -> bool {
        let mut at = aside.at;
        let stored = loop {
            let key = format!("{ASIDE}{at}");
            match storage::get(&key) {
                Ok(Some(other)) if other != aside.text => at += 1,
                Ok(_) => break storage::set(&key, &aside.text).is_ok(),
                Err(_) => break false,
            }
        };
        self.aside.update(|aside| *aside |= stored);
        stored
    }

    /// Asks the keeper; nobody answers before the store is open.
    fn with_keeper<T>(self, ask: impl FnOnce(&mut Keeper) -> T) -> Option<T> {
        self.keeper.try_update_value(|keeper| keeper.as_mut().map(ask)).flatten()
    }
}
