//! Two tabs, one set of notes. In: what both last agreed on, mine and theirs. Out: both joined field by
//! field, and where they cannot be. Refuses to know: how the other's notes arrived.

use super::{BinKey, Millis, Note, Notes};
use std::collections::BTreeSet;

/// Mine and theirs as one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Met {
    pub notes: Notes,
    /// Tasks whose notes are no longer what I had.
    pub changed: Vec<String>,
    pub conflicts: Vec<Conflict>,
}

/// Both changed the same field. The later change stands, and the other note lies in the bin.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    pub task: String,
    pub mine: Note,
    pub theirs: Note,
}

/// Joins what two tabs did since `base`. A note removed in one and changed in the other stays.
pub fn meet(base: &Notes, mine: &Notes, theirs: &Notes, now: Millis) -> Met {
    let mut met = Met::default();
    let all = [base, mine, theirs];
    for key in all.iter().flat_map(|notes| notes.bin.keys()).collect::<BTreeSet<&BinKey>>() {
        let [base, mine, theirs] = all.map(|notes| notes.bin.get(key));
        // What lies in the bin never changes; it only comes and goes.
        if let Some(note) = if mine == base { theirs } else { mine } {
            met.notes.bin.insert(key.clone(), note.clone());
        }
    }
    for task in all.iter().flat_map(|notes| notes.notes.keys()).collect::<BTreeSet<&String>>() {
        let [base, mine, theirs] = all.map(|notes| notes.notes.get(task));
        let (note, clash) = if theirs == base || theirs == mine {
            (mine.cloned(), false)
        } else if mine == base {
            (theirs.cloned(), false)
        } else {
            match (mine, theirs) {
                (Some(mine), Some(theirs)) => {
                    let (note, clash) = join(base.unwrap_or(&Note::default()), mine, theirs);
                    (Some(note), clash)
                }
                (mine, theirs) => (mine.or(theirs).cloned(), false),
            }
        };
        if let (true, Some(mine), Some(theirs)) = (clash, mine, theirs) {
            let mut key = BinKey { removed: now, task: task.clone() };
            while met.notes.bin.contains_key(&key) {
                key.removed += 1;
            }
            let lost = if mine.changed >= theirs.changed { theirs } else { mine };
            met.notes.bin.insert(key, lost.clone());
            met.conflicts.push(Conflict { task: task.clone(), mine: mine.clone(), theirs: theirs.clone() });
        }
        if note.as_ref() != mine {
            met.changed.push(task.clone());
        }
        if let Some(note) = note.filter(|note| !note.is_blank()) {
            met.notes.notes.insert(task.clone(), note);
        }
    }
    met
}

/// Each field from whoever changed it; where both did, from the later note, and true.
fn join(base: &Note, mine: &Note, theirs: &Note) -> (Note, bool) {
    let later = mine.changed >= theirs.changed;
    let mut clash = false;
    let note = Note {
        text: pick(&base.text, &mine.text, &theirs.text, later, &mut clash),
        star: pick(&base.star, &mine.star, &theirs.star, later, &mut clash),
        tags: pick(&base.tags, &mine.tags, &theirs.tags, later, &mut clash),
        opinion: pick(&base.opinion, &mine.opinion, &theirs.opinion, later, &mut clash),
        checked: pick(&base.checked, &mine.checked, &theirs.checked, later, &mut clash),
        deadline: pick(&base.deadline, &mine.deadline, &theirs.deadline, later, &mut clash),
        struck: pick(&base.struck, &mine.struck, &theirs.struck, later, &mut clash),
        quotes: pick(&base.quotes, &mine.quotes, &theirs.quotes, later, &mut clash),
        created: mine.created.min(theirs.created),
        changed: mine.changed.max(theirs.changed),
    };
    (note, clash)
}

fn pick<T: Clone + PartialEq>(base: &T, mine: &T, theirs: &T, mine_later: bool, clash: &mut bool) -> T {
    if mine == theirs || theirs == base {
        return mine.clone();
    }
    if mine == base {
        return theirs.clone();
    }
    *clash = true;
    if mine_later { mine.clone() } else { theirs.clone() }
}
