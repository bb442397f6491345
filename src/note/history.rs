//! Undo and redo. In: patches as they are made. Out: the notes as they were, or are again.
//! Refuses to know: what a change means; it only puts back what stood in each place.

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

    /// Takes the last step back. Gives the tasks it touched, empty where there was none.
    pub fn undo(&mut self, notes: &mut Notes) -> Vec<String> {
        let Some(step) = self.done.pop() else { return Vec::new() };
        step.patch.back(notes);
        let touched = step.patch.tasks();
        self.undone.push(Step { typed: None, ..step });
        touched
    }

    /// Does the step last taken back again. Gives the tasks it touched.
    pub fn redo(&mut self, notes: &mut Notes) -> Vec<String> {
        let Some(step) = self.undone.pop() else { return Vec::new() };
        step.patch.forward(notes);
        let touched = step.patch.tasks();
        self.done.push(step);
        touched
    }

    /// Another tab changed these tasks: their steps would put back what is no longer true.
    pub fn forget(&mut self, tasks: &[String]) {
        for step in self.done.iter_mut().chain(&mut self.undone) {
            step.patch.notes.retain(|swap| !tasks.contains(&swap.key));
            step.patch.bin.retain(|swap| !tasks.contains(&swap.key.task));
        }
        self.done.retain(|step| !step.patch.is_empty());
        self.undone.retain(|step| !step.patch.is_empty());
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
