//! What a reader does to notes. In: a [`Change`] and the time. Out: the notes changed, and a [`Patch`]
//! that takes it back. Refuses to know: who asked, and when it is written down.

use super::{BinKey, Millis, Note, Notes, Opinion, Quote, clean_tag, clean_text, is_day, is_task_id};

/// One thing done, however many notes it touches.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    Edit {
        tasks: Vec<String>,
        edit: Edit,
    },
    /// Into the bin.
    Remove {
        tasks: Vec<String>,
    },
    /// Out of the bin; joined to the note that the task has by now, if it has one.
    Restore {
        key: BinKey,
    },
    /// For good.
    EmptyBin,
    /// Where `to` is in use already, the two become one.
    RenameTag {
        from: String,
        to: String,
    },
    RemoveTag {
        tag: String,
    },
    /// Notes from elsewhere, as chosen: each takes the place of the task's own, which goes to the bin
    /// unless its text lives on in the new one. Removed notes from elsewhere join the bin.
    TakeIn {
        notes: Vec<(String, Note)>,
        bin: Vec<(String, Note)>,
    },
}

/// A change to a single note.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    Text(String),
    Star(bool),
    /// All tags of the note.
    Tags(Vec<String>),
    AddTag(String),
    DropTag(String),
    Opinion(Option<Opinion>),
    Checked(Option<String>),
    Deadline(Option<String>),
    Struck(Option<String>),
    AddQuote(Quote),
    Remark {
        nth: usize,
        remark: String,
    },
    DropQuote {
        nth: usize,
    },
}

impl Change {
    /// A change to one task's note.
    pub fn edit(task: &str, edit: Edit) -> Change {
        Change::Edit { tasks: vec![task.to_string()], edit }
    }
}

/// What a change did: every place it touched, before and after.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Patch {
    pub notes: Vec<Swap<String>>,
    pub bin: Vec<Swap<BinKey>>,
}

/// One place, before and after; `None` where nothing stood.
#[derive(Clone, Debug, PartialEq)]
pub struct Swap<K> {
    pub key: K,
    pub before: Option<Note>,
    pub after: Option<Note>,
}

impl Patch {
    pub fn is_empty(&self) -> bool {
        self.notes.is_empty() && self.bin.is_empty()
    }
}

/// Does one change. An empty patch means that nothing was to be changed.
pub fn apply(notes: &mut Notes, change: Change, now: Millis) -> Patch {
    let mut work = Work { notes, now, patch: Patch::default() };
    match change {
        Change::Edit { tasks, edit } => {
            for task in tasks {
                work.edit(&task, |note| edit_note(note, &edit));
            }
        }
        Change::Remove { tasks } => {
            for task in tasks {
                if let Some(note) = work.set(&task, None) {
                    work.bin(&task, note);
                }
            }
        }
        Change::Restore { key } => work.restore(key),
        Change::EmptyBin => {
            for (key, note) in std::mem::take(&mut work.notes.bin) {
                work.patch.bin.push(Swap { key, before: Some(note), after: None });
            }
        }
        Change::RenameTag { from, to } => {
            if let Some(to) = clean_tag(&to) {
                work.each_tagged(&from, |tags, nth| {
                    tags[nth].clone_from(&to);
                    keep_first(tags);
                });
            }
        }
        Change::RemoveTag { tag } => work.each_tagged(&tag, |tags, nth| drop(tags.remove(nth))),
        Change::TakeIn { notes, bin } => {
            for (task, note) in notes {
                work.take_in(&task, note);
            }
            for (task, note) in bin.into_iter().filter(|(task, _)| is_task_id(task)) {
                work.bin(&task, note);
            }
        }
    }
    work.patch
}

struct Work<'a> {
    notes: &'a mut Notes,
    now: Millis,
    patch: Patch,
}

impl Work<'_> {
    /// Puts a note in its place and gives back the one that stood there.
    fn set(&mut self, task: &str, after: Option<Note>) -> Option<Note> {
        let swap = self.notes.put(task, after.filter(|_| is_task_id(task)))?;
        let before = swap.before.clone();
        self.patch.notes.push(swap);
        before
    }

    fn edit(&mut self, task: &str, change: impl FnOnce(&mut Note)) {
        let before = self.notes.notes.get(task);
        let mut note = before.cloned().unwrap_or_else(|| Note { created: self.now, ..Note::default() });
        change(&mut note);
        if before.is_some_and(|before| before.same_as(&note)) {
            return;
        }
        note.changed = self.now;
        let after = Some(note).filter(|note| !note.is_blank());
        self.set(task, after);
    }

    fn bin(&mut self, task: &str, note: Note) {
        let key = self.notes.put_in_bin(task, self.now, note.clone());
        self.patch.bin.push(Swap { key, before: None, after: Some(note) });
    }

    fn restore(&mut self, key: BinKey) {
        let Some(removed) = self.notes.bin.remove(&key) else { return };
        let note = match self.notes.notes.get(&key.task) {
            Some(mine) => super::merge::both(mine, &removed),
            None => removed.clone(),
        };
        self.set(&key.task, Some(Note { changed: self.now, ..note }));
        self.patch.bin.push(Swap { key, before: Some(removed), after: None });
    }

    fn each_tagged(&mut self, tag: &str, change: impl Fn(&mut Vec<String>, usize)) {
        let tasks: Vec<String> = self.notes.tasks_with_tag(tag).map(str::to_string).collect();
        for task in tasks {
            self.edit(&task, |note| {
                if let Some(nth) = note.tags.iter().position(|own| own == tag) {
                    change(&mut note.tags, nth);
                }
            });
        }
    }

    fn take_in(&mut self, task: &str, note: Note) {
        if note.is_blank() {
            return;
        }
        let lives_on = |old: &Note| note.text.contains(&old.text);
        let lost = self.notes.notes.get(task).filter(|old| !lives_on(old)).cloned();
        self.set(task, Some(note));
        if let Some(old) = lost {
            self.bin(task, old);
        }
    }
}

fn edit_note(note: &mut Note, edit: &Edit) {
    match edit {
        Edit::Text(text) => note.text = clean_text(text),
        Edit::Star(on) => note.star = *on,
        Edit::Tags(tags) => {
            note.tags = tags.iter().filter_map(|tag| clean_tag(tag)).collect();
            keep_first(&mut note.tags);
        }
        Edit::AddTag(tag) => {
            note.tags.extend(clean_tag(tag));
            keep_first(&mut note.tags);
        }
        Edit::DropTag(tag) => note.tags.retain(|own| own != tag),
        Edit::Opinion(opinion) => {
            note.opinion = opinion
                .as_ref()
                .map(|opinion| Opinion { view: opinion.view, reason: clean_text(&opinion.reason) });
        }
        Edit::Checked(day) => set_day(&mut note.checked, day),
        Edit::Deadline(day) => set_day(&mut note.deadline, day),
        Edit::Struck(day) => set_day(&mut note.struck, day),
        Edit::AddQuote(quote) => {
            let quote = clean_quote(quote);
            if !quote.words.trim().is_empty() && !note.quotes.contains(&quote) {
                note.quotes.push(quote);
            }
        }
        Edit::Remark { nth, remark } => {
            if let Some(quote) = note.quotes.get_mut(*nth) {
                quote.remark = clean_text(remark);
            }
        }
        Edit::DropQuote { nth } => {
            if *nth < note.quotes.len() {
                note.quotes.remove(*nth);
            }
        }
    }
}

/// What is no day leaves the one that stands there.
fn set_day(own: &mut Option<String>, day: &Option<String>) {
    if day.as_deref().is_none_or(is_day) {
        own.clone_from(day);
    }
}

fn clean_quote(quote: &Quote) -> Quote {
    Quote {
        field: quote.field,
        words: clean_text(&quote.words),
        before: clean_text(&quote.before),
        after: clean_text(&quote.after),
        at: quote.at,
        remark: clean_text(&quote.remark),
    }
}

/// Drops what came before, keeping the order.
pub(super) fn keep_first(tags: &mut Vec<String>) {
    let mut seen: Vec<String> = Vec::with_capacity(tags.len());
    tags.retain(|tag| {
        let first = !seen.contains(tag);
        if first {
            seen.push(tag.clone());
        }
        first
    });
}
