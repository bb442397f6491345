//! Undo and redo. In: patches as they are made. Out: the notes without what they did, or with it again; what others
//! wrote since stays. Refuses to know: what a change means.

use super::revert::{Reverted, revert};
use super::{Change, Edit, Millis, Notes, Patch, apply};

/// Steps kept; older ones can no longer be taken back.
const MOST_STEPS: usize = 200;
/// Typing goes on as one step while no pause is longer than this.
const PAUSE: Millis = 1500;

/// What can be taken back and done again, the newest last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
}

#[derive(Clone, Debug, PartialEq)]
struct Step {
    patch: Patch,
    /// The task and the field that was typed in, and when last.
    typed: Option<(String, Millis)>,
}

/// What became of a step back or forth.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// The tasks whose notes it changed.
    pub tasks: Vec<String>,
    /// Something stayed as it is, since another window has changed it after the step.
    pub stayed: bool,
}

/// The field that is being typed in; other changes are steps by themselves.
fn field(edit: &Edit) -> Option<String> {
    match edit {
        Edit::Text(_) => Some("text".to_string()),
        Edit::Opinion(Some(opinion)) if !opinion.reason.is_empty() => Some("reason".to_string()),
        Edit::Remark { nth, .. } => Some(nth.to_string()),
        _ => None,
    }
}

impl History {
    /// Does a change and remembers it. False where nothing was to be changed.
    pub fn apply(&mut self, notes: &mut Notes, change: Change, now: Millis) -> bool {
        let typed = match &change {
            Change::Edit { tasks, edit } if tasks.len() == 1 => {
                field(edit).map(|field| ([&tasks[0], "\0", &field].concat(), now))
            }
            _ => None,
        };
        let patch = apply(notes, change, now);
        if patch.is_empty() {
            return false;
        }
        self.undone.clear();
        if let (Some((task, now)), Some(last)) = (&typed, self.done.last_mut())
            && let Some((before, then)) = &mut last.typed
            && before == task
            && (0..PAUSE).contains(&now.saturating_sub(*then))
            && let ([first], [next]) = (last.patch.notes.as_mut_slice(), patch.notes.as_slice())
            // Another window may have written between two strokes of the keys.
            && first.after == next.before
        {
            first.after.clone_from(&next.after);
            *then = *now;
            return true;
        }
        if self.done.len() >= MOST_STEPS {
            self.done.remove(0);
        }
        self.done.push(Step { patch, typed });
        true
    }

    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Takes the last step back.
    pub fn undo(&mut self, notes: &mut Notes) -> Taken {
        Self::move_one(&mut self.done, &mut self.undone, notes)
    }

    /// Does the step last taken back again.
    pub fn redo(&mut self, notes: &mut Notes) -> Taken {
        Self::move_one(&mut self.undone, &mut self.done, notes)
    }

    fn move_one(from: &mut Vec<Step>, to: &mut Vec<Step>, notes: &mut Notes) -> Taken {
        let Some(step) = from.pop() else { return Taken::default() };
        let Reverted { did, whole } = revert(&step.patch, notes);
        let taken = Taken { tasks: did.tasks(), stayed: !whole || did.is_empty() };
        if !did.is_empty() {
            to.push(Step { patch: did, typed: None });
        }
        taken
    }
}

impl Patch {
    /// The tasks touched, each once.
    pub fn tasks(&self) -> Vec<String> {
        let binned = self.bin.iter().map(|swap| &swap.key.task);
        let mut out: Vec<String> = self.notes.iter().map(|swap| &swap.key).chain(binned).cloned().collect();
        out.sort();
        out.dedup();
        out
    }
}
