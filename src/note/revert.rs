//! Taking a change back where others may have written since. In: a patch, and the notes as they are now. Out: the
//! notes without what the patch did, and the patch that this made in turn. Refuses to know: steps and their order.
//!
//! It is a three-way merge whose base is what the patch left behind: what still stands as it was left goes back,
//! what somebody else wrote since stays.

use super::meet::{contested, join};
use super::merge::{both, holds};
use super::{Note, Notes, Patch, Swap};

/// What taking a change back did.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reverted {
    /// Reverting this in turn does the change again.
    pub did: Patch,
    /// Nothing had to stay because somebody else had written there since.
    pub whole: bool,
}

/// Takes a change back.
pub fn revert(patch: &Patch, notes: &mut Notes) -> Reverted {
    let mut out = Reverted { did: Patch::default(), whole: true };
    // Backwards, since one change may have touched a place twice.
    for swap in patch.notes.iter().rev() {
        let now = notes.notes.get(&swap.key);
        let note = if now == swap.after.as_ref() {
            swap.before.clone()
        } else {
            let (note, whole) = without(now, swap);
            out.whole &= whole;
            note
        };
        out.did.notes.extend(notes.put(&swap.key, note));
    }
    for swap in patch.bin.iter().rev() {
        let from_note = |note: &Note| {
            patch.notes.iter().any(|own| own.key == swap.key.task && own.before.as_ref() == Some(note))
        };
        match (&swap.before, &swap.after) {
            (Some(note), None) if notes.bin.get(&swap.key) != Some(note) => {
                let key = notes.put_in_bin(&swap.key.task, swap.key.removed, note.clone());
                out.did.bin.push(Swap { key, before: None, after: Some(note.clone()) });
            }
            (None, Some(note))
                if notes.bin.get(&swap.key) == Some(note)
                // What came into the bin from a note leaves it only where the note holds all of it again.
                && (!from_note(note) || holds(notes.notes.get(&swap.key.task), note)) =>
            {
                notes.bin.remove(&swap.key);
                out.did.bin.push(Swap { key: swap.key.clone(), before: Some(note.clone()), after: None });
            }
            _ => {}
        }
    }
    out
}

/// The note as it is now without what the swap did to it, and whether all of that could go.
fn without(now: Option<&Note>, swap: &Swap<String>) -> (Option<Note>, bool) {
    let blank = Note::default();
    let [now, left, before] =
        [now, swap.after.as_ref(), swap.before.as_ref()].map(|note| note.unwrap_or(&blank));
    let (mut note, clash) = join(left, now, before, true);
    // What the change had taken away comes back beside what was written in its place since.
    let mut back = Note::default();
    if left.text.is_empty() && contested(&left.text, &now.text, &before.text) {
        back.text.clone_from(&before.text);
    }
    if left.opinion.is_none() && contested(&left.opinion, &now.opinion, &before.opinion) {
        back.opinion.clone_from(&before.opinion);
    }
    if !back.is_blank() {
        note = both(&note, &back);
    }
    if note.same_as(now) {
        note = now.clone();
    } else if now.is_blank() {
        (note.created, note.changed) = (before.created, before.changed);
    }
    (Some(note).filter(|note| !note.is_blank()), !clash)
}
