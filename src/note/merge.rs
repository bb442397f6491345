//! Notes from elsewhere. In: the reader's notes and another collection. Out: what is new, the same or
//! in conflict, and the change that takes the chosen ones in. Refuses to know: where they came from.

use super::stored::note_text;
use super::{Change, Note, Notes, Quote};
use std::collections::{BTreeMap, BTreeSet};

/// What taking in another collection would do, task by task.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    pub new: Vec<String>,
    pub same: Vec<String>,
    pub conflicting: Vec<String>,
    /// Removed notes that are not in the reader's own bin.
    pub removed: usize,
}

/// How one conflict is settled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    Mine,
    Theirs,
    #[default]
    Both,
}

/// Compares by content: times alone make no conflict.
pub fn preview(mine: &Notes, theirs: &Notes) -> Preview {
    let mut out = Preview { removed: removed(mine, theirs).len(), ..Preview::default() };
    for (task, note) in &theirs.notes {
        let list = match mine.notes.get(task) {
            None => &mut out.new,
            Some(own) if own.same_as(note) => &mut out.same,
            Some(_) => &mut out.conflicting,
        };
        list.push(task.clone());
    }
    out
}

/// The other collection's removed notes that the reader's own bin has not, each once.
fn removed(mine: &Notes, theirs: &Notes) -> Vec<(String, Note)> {
    let says = |task: &str, note: &Note| {
        (task.to_string(), note_text(&Note { created: 0, changed: 0, ..note.clone() }))
    };
    let mut known: BTreeSet<(String, String)> =
        mine.bin.iter().map(|(key, note)| says(&key.task, note)).collect();
    let new = theirs.bin.iter().filter(|(key, note)| known.insert(says(&key.task, note)));
    new.map(|(key, note)| (key.task.clone(), note.clone())).collect()
}

/// The change that takes the other collection in, its bin too. Conflicts without a choice of their own go by `rest`.
pub fn take_in(mine: &Notes, theirs: &Notes, choices: &BTreeMap<String, Choice>, rest: Choice) -> Change {
    let mut notes = Vec::new();
    for (task, note) in &theirs.notes {
        let taken = match mine.notes.get(task) {
            None => note.clone(),
            Some(own) if own.same_as(note) => continue,
            Some(own) => match choices.get(task).copied().unwrap_or(rest) {
                Choice::Mine => continue,
                Choice::Theirs => note.clone(),
                Choice::Both => both(own, note),
            },
        };
        notes.push((task.clone(), taken));
    }
    Change::TakeIn { notes, bin: removed(mine, theirs) }
}

/// One note that keeps what either says; where only one answer has room, mine stands and theirs is
/// written out below the text.
pub fn both(mine: &Note, theirs: &Note) -> Note {
    let mut out = mine.clone();
    out.text = join_text(&mine.text, &theirs.text);
    out.star |= theirs.star;
    out.tags.extend(theirs.tags.iter().cloned());
    super::change::keep_first(&mut out.tags);
    match (&mine.opinion, &theirs.opinion) {
        (None, other) => out.opinion.clone_from(other),
        (Some(own), Some(other)) if own != other => {
            let mut line = String::from("另一份：");
            line.push_str(other.view.word());
            if !other.reason.is_empty() {
                line.push('，');
                line.push_str(&other.reason);
            }
            out.text = join_text(&out.text, &line);
        }
        _ => {}
    }
    // Dates: the last check, the nearest deadline, the first strike-off.
    out.checked = mine.checked.clone().max(theirs.checked.clone());
    out.deadline = earlier(&mine.deadline, &theirs.deadline);
    out.struck = earlier(&mine.struck, &theirs.struck);
    for quote in &theirs.quotes {
        let same =
            |own: &Quote| (own.field, &own.words, &own.remark) == (quote.field, &quote.words, &quote.remark);
        if !out.quotes.iter().any(same) {
            out.quotes.push(quote.clone());
        }
    }
    // Zero means unknown: the first format kept no times.
    out.created = match (mine.created, theirs.created) {
        (0, other) | (other, 0) => other,
        (a, b) => a.min(b),
    };
    out.changed = mine.changed.max(theirs.changed);
    out
}

/// Whether a note says all that the other one says.
pub(super) fn holds(note: Option<&Note>, other: &Note) -> bool {
    note.is_some_and(|note| both(note, other).same_as(note))
}

fn earlier(a: &Option<String>, b: &Option<String>) -> Option<String> {
    a.iter().chain(b).min().cloned()
}

fn join_text(mine: &str, theirs: &str) -> String {
    if theirs.is_empty() || mine.contains(theirs) {
        mine.to_string()
    } else if theirs.contains(mine) {
        theirs.to_string()
    } else {
        [mine, theirs].join("\n\n")
    }
}
