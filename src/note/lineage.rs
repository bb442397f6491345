//! Which stored state knows of which. In: states as they are seen in storage or stored by this tab. Out: the latest
//! of them that another tab knew of when it wrote, from which both went on. Refuses to know: what notes say.
//!
//! Two tabs can store in the same instant, and the later one overwrites what it never read. Each state therefore
//! names the last revision of every tab that went into it (a version vector).

use super::{Millis, Notes, Stored};
use std::collections::BTreeMap;

/// States remembered; another tab is never further behind than a few writes.
const MOST_STATES: usize = 8;
/// Of large collections only as many states are remembered as fit here, in bytes.
const MOST_BYTES: usize = 8 << 20;
/// Tabs named in a state, the latest ones.
const MOST_TABS: usize = 16;

/// States of the stored notes, the latest last.
#[derive(Clone, Debug, PartialEq)]
pub struct Lineage {
    /// Never empty.
    states: Vec<State>,
    revision: u64,
    knows: BTreeMap<String, u64>,
}

/// One state as it was stored.
#[derive(Clone, Debug, Default, PartialEq)]
struct State {
    writer: String,
    revision: u64,
    notes: Notes,
    bytes: usize,
}

impl Default for Lineage {
    /// Begins with nothing stored.
    fn default() -> Lineage {
        Lineage { states: vec![State::default()], revision: 0, knows: BTreeMap::new() }
    }
}

impl Lineage {
    /// Begins with what was found.
    pub fn of(found: &Stored, bytes: usize) -> Lineage {
        let mut lineage = Lineage::default();
        lineage.see(found, bytes);
        lineage.states.remove(0);
        lineage
    }

    /// The notes as they stand in storage.
    pub fn notes(&self) -> &Notes {
        &self.states[self.states.len() - 1].notes
    }

    /// Nothing is stored any more; revisions go on rising.
    pub fn clear(&mut self) {
        *self = Lineage { revision: self.revision, ..Lineage::default() };
    }

    /// What is stored from here on holds what another lineage held.
    pub fn adopt(&mut self, other: &Lineage) {
        self.begin_at(other.revision);
        for (tab, revision) in &other.knows {
            self.learn(tab, *revision);
        }
    }

    /// Counting goes on from here.
    pub fn begin_at(&mut self, revision: u64) {
        self.revision = self.revision.max(revision);
    }

    /// This stands in storage now.
    pub fn see(&mut self, found: &Stored, bytes: usize) {
        self.begin_at(found.revision);
        for (tab, revision) in names(found) {
            self.learn(tab, revision);
        }
        let (writer, revision) = (found.writer.clone(), found.revision);
        self.states.push(State { writer, revision, notes: found.notes.clone(), bytes });
        let too_many = |states: &[State]| {
            states.len() > MOST_STATES || states.iter().map(|state| state.bytes).sum::<usize>() > MOST_BYTES
        };
        while self.states.len() > 2 && too_many(&self.states) {
            self.states.remove(0);
        }
    }

    fn learn(&mut self, tab: &str, revision: u64) {
        let known = self.knows.entry(tab.to_string()).or_default();
        *known = revision.max(*known);
        if self.knows.len() > MOST_TABS {
            let oldest = self.knows.iter().min_by_key(|(_, revision)| **revision);
            if let Some(oldest) = oldest.map(|(tab, _)| tab.clone()) {
                self.knows.remove(&oldest);
            }
        }
    }

    /// Whether the writer of `other` has seen the present notes.
    pub fn is_known_to(&self, other: &Stored) -> bool {
        self.states.last().is_some_and(|state| state.revision > 0 && knows(other, state))
    }

    /// The latest notes that both this tab and the writer of `other` have seen: those it went on from.
    pub fn common(&self, other: &Stored) -> Option<&Notes> {
        self.states.iter().rev().find(|state| knows(other, state)).map(|state| &state.notes)
    }

    /// Whether the other state goes back to one that this tab knows of.
    pub fn is_of_one_family(&self, other: &Stored) -> bool {
        names(other).any(|(tab, _)| self.knows.contains_key(tab))
    }

    /// The state to store next.
    pub fn next(&self, writer: &str, notes: &Notes, swept: Millis) -> Stored {
        let (writer, revision) = (writer.to_string(), self.revision.saturating_add(1));
        let mut knows = self.knows.clone();
        knows.insert(writer.clone(), revision);
        Stored { revision, writer, knows, swept, notes: notes.clone() }
    }
}

/// Every tab that went into a state, with its last revision there.
fn names(stored: &Stored) -> impl Iterator<Item = (&str, u64)> {
    let own = (!stored.writer.is_empty()).then_some((stored.writer.as_str(), stored.revision));
    stored.knows.iter().map(|(tab, revision)| (tab.as_str(), *revision)).chain(own)
}

/// Whether what stands in `state` had been seen by the tab that wrote `other`.
fn knows(other: &Stored, state: &State) -> bool {
    // Nothing was stored before the first revision, and the first format counted none.
    if state.revision == 0 {
        return true;
    }
    // Older versions of the app name no tabs, but count on.
    if other.knows.is_empty() {
        return other.revision > state.revision;
    }
    let named = names(other).filter(|(tab, _)| *tab == state.writer).map(|(_, revision)| revision).max();
    match named {
        Some(revision) => revision >= state.revision,
        // Left out where there are too many, the oldest first.
        None => {
            other.knows.len() >= MOST_TABS
                && names(other).map(|(_, revision)| revision).min() > Some(state.revision)
        }
    }
}
