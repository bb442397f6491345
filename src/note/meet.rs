//! Two tabs, one set of notes. In: what both last agreed on, mine and theirs. Out: both joined field by
//! field, and where they cannot be. Refuses to know: how the other's notes arrived.

use super::merge::holds;
use super::stored::note_text;
use super::{BinKey, Millis, Note, Notes};
use std::collections::{BTreeMap, BTreeSet};

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

/// Joins what two tabs did since `base`. A note removed in one and changed in the other stays. Both tabs come to the
/// same result, whichever of them is the first to join.
pub fn meet(base: &Notes, mine: &Notes, theirs: &Notes, now: Millis) -> Met {
    let mut met = Met::default();
    met.notes.bin = meet_bins(base, mine, theirs);
    let all = [base, mine, theirs];
    for task in all.iter().flat_map(|notes| notes.notes.keys()).collect::<BTreeSet<&String>>() {
        let before = base.notes.get(task);
        let [own, other] = [mine, theirs].map(|notes| notes.notes.get(task));
        let note = if other == before || other == own {
            own.cloned()
        } else if own == before {
            other.cloned()
        } else {
            let blank = Note::default();
            let before = before.unwrap_or(&blank);
            match (own, other) {
                (Some(own), Some(other)) => Some(met.join_both(task, [before, own, other], base, now)),
                (None, Some(left)) => Some(outlived(task, before, left, base, mine)),
                (Some(left), None) => Some(outlived(task, before, left, base, theirs)),
                (None, None) => None,
            }
        };
        let note = note.filter(|note| !note.is_blank());
        if note.as_ref() != own {
            met.changed.push(task.clone());
        }
        met.notes.notes.extend(note.map(|note| (task.clone(), note)));
    }
    met.keep_restored(base, [mine, theirs]);
    met
}

impl Met {
    /// What one tab took out of the bin into a note stays in the bin where the other's change of that note takes it
    /// away again.
    fn keep_restored(&mut self, base: &Notes, tabs: [&Notes; 2]) {
        for (key, note) in &base.bin {
            let restored = |tab: &&Notes| !tab.bin.contains_key(key) && holds(tab.get(&key.task), note);
            if !self.notes.bin.contains_key(key)
                && tabs.iter().any(restored)
                && !holds(self.notes.get(&key.task), note)
            {
                self.notes.bin.insert(key.clone(), note.clone());
            }
        }
    }

    /// The note of both tabs; where they cannot be one, the later stands and the other goes to the bin.
    fn join_both(&mut self, task: &str, notes: [&Note; 3], base: &Notes, now: Millis) -> Note {
        let [before, mine, theirs] = notes;
        let later = is_later(mine, theirs);
        let (note, clash) = join(before, mine, theirs, later);
        if clash {
            let lost = if later { theirs } else { mine };
            // The other tab may have laid it there already.
            let lies_there = |(key, note): (&BinKey, &Note)| {
                key.task == task && note == lost && !base.bin.contains_key(key)
            };
            if !self.notes.bin.iter().any(lies_there) {
                self.notes.put_in_bin(task, now, lost.clone());
            }
            self.conflicts.push(Conflict {
                task: task.to_string(),
                mine: mine.clone(),
                theirs: theirs.clone(),
            });
        }
        note
    }
}

/// What lies in the bin never changes; it only comes and goes. Two tabs may lay different notes at one place, in the
/// same millisecond: each gets a place of its own.
fn meet_bins(base: &Notes, mine: &Notes, theirs: &Notes) -> BTreeMap<BinKey, Note> {
    let mut out = Notes::default();
    let mut doubled = Vec::new();
    let all = [base, mine, theirs];
    for key in all.iter().flat_map(|notes| notes.bin.keys()).collect::<BTreeSet<&BinKey>>() {
        let [before, own, other] = all.map(|notes| notes.bin.get(key));
        let note = match (own, other) {
            (Some(first), Some(second)) if first != second && own != before && other != before => {
                let (stays, moves) = if is_later(first, second) { (first, second) } else { (second, first) };
                doubled.push((key, moves));
                Some(stays)
            }
            _ if own == before => other,
            _ if other == before => own,
            // Gone here, and another note came to its place there.
            _ => own.or(other),
        };
        out.bin.extend(note.map(|note| (key.clone(), note.clone())));
    }
    for (key, note) in doubled {
        out.put_in_bin(&key.task, key.removed, note.clone());
    }
    out.bin
}

/// One tab has the note, the other has not. Put into the bin there, it stays as it is here; only emptied, field by
/// field or by taking back, it loses what was emptied and nobody else changed.
fn outlived(task: &str, before: &Note, left: &Note, base: &Notes, without: &Notes) -> Note {
    if without.bin.keys().any(|key| key.task == task && !base.bin.contains_key(key)) {
        return left.clone();
    }
    let (note, _) = join(before, left, &Note::default(), true);
    if note.same_as(left) { left.clone() } else { note }
}

/// The later of two notes; of the same time, whichever both tabs can agree on.
fn is_later(mine: &Note, theirs: &Note) -> bool {
    let order = mine.changed.cmp(&theirs.changed);
    order.then_with(|| note_text(mine).cmp(&note_text(theirs))).is_ge()
}

/// Both sides changed it, and not to the same.
pub(super) fn contested<T: PartialEq>(base: &T, mine: &T, theirs: &T) -> bool {
    mine != theirs && mine != base && theirs != base
}

/// Each field from whoever changed it; where both did, from mine if `prefer_mine`, and true.
pub(super) fn join(base: &Note, mine: &Note, theirs: &Note, prefer_mine: bool) -> (Note, bool) {
    let mut clash = false;
    let note = Note {
        text: pick(&base.text, &mine.text, &theirs.text, prefer_mine, &mut clash),
        star: pick(&base.star, &mine.star, &theirs.star, prefer_mine, &mut clash),
        tags: join_lists(&base.tags, &mine.tags, &theirs.tags),
        opinion: pick(&base.opinion, &mine.opinion, &theirs.opinion, prefer_mine, &mut clash),
        checked: pick(&base.checked, &mine.checked, &theirs.checked, prefer_mine, &mut clash),
        deadline: pick(&base.deadline, &mine.deadline, &theirs.deadline, prefer_mine, &mut clash),
        struck: pick(&base.struck, &mine.struck, &theirs.struck, prefer_mine, &mut clash),
        quotes: join_lists(&base.quotes, &mine.quotes, &theirs.quotes),
        // Zero means unknown: the first format kept no times.
        created: match (mine.created, theirs.created) {
            (0, other) | (other, 0) => other,
            (a, b) => a.min(b),
        },
        changed: mine.changed.max(theirs.changed),
    };
    (note, clash)
}

fn pick<T: Clone + PartialEq>(base: &T, mine: &T, theirs: &T, prefer_mine: bool, clash: &mut bool) -> T {
    *clash |= contested(base, mine, theirs);
    let own = if prefer_mine { theirs == base || mine != base } else { theirs == base };
    if own { mine.clone() } else { theirs.clone() }
}

/// What either side added is there, what either took away is gone.
fn join_lists<T: Clone + PartialEq>(base: &[T], mine: &[T], theirs: &[T]) -> Vec<T> {
    let kept = mine.iter().filter(|item| theirs.contains(item) || !base.contains(item));
    let added = theirs.iter().filter(|item| !base.contains(item) && !mine.contains(item));
    kept.chain(added).cloned().collect()
}
