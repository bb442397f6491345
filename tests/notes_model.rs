//! The law of notes: whatever is done, undone, redone, merged, reloaded, in one tab or two, ends in the
//! same notes as a plain model that keeps whole copies.

use nuoji::note::keep::{Heard, Keeper, Opened};
use nuoji::note::merge::{self, Choice};
use nuoji::note::{BinKey, Change, Edit, History, Note, Notes, Opinion, Quote, Quoted, Stored, View};
use nuoji::note::{read_stored, write_stored};
use proptest::prelude::*;
use std::collections::BTreeMap;

const TASKS: [&str; 4] = ["r2020-001", "r2020-002", "r2024q2-001", "我的报告-001"];

#[derive(Clone, Debug)]
enum Step {
    Do(Change),
    RestoreLast,
    TakeIn(Notes, Choice),
    Undo,
    Redo,
    Reload,
}

fn task() -> impl Strategy<Value = String> {
    (0..TASKS.len()).prop_map(|n| TASKS[n].to_string())
}

fn words() -> impl Strategy<Value = String> {
    "[甲乙a\"\\\\\n\r\t\u{0}\u{7f}<é𠮷 ]{0,6}"
}

fn tag() -> impl Strategy<Value = String> {
    "[#＃ ,甲乙b\u{1}]{0,4}"
}

fn day() -> impl Strategy<Value = Option<String>> {
    prop_oneof![Just(None), Just(Some("2024-06-30".to_string())), Just(Some("soon".to_string()))]
}

fn edit() -> impl Strategy<Value = Edit> {
    let opinion = (0..3usize, words()).prop_map(|(n, reason)| Opinion { view: View::ALL[n], reason });
    let quote = (0..3usize, words(), words(), 0..9usize).prop_map(|(n, words, before, at)| Quote {
        field: Quoted::ALL[n],
        words,
        before,
        after: String::new(),
        at,
        remark: String::new(),
    });
    prop_oneof![
        3 => words().prop_map(Edit::Text),
        1 => any::<bool>().prop_map(Edit::Star),
        1 => prop::collection::vec(tag(), 0..4).prop_map(Edit::Tags),
        1 => tag().prop_map(Edit::AddTag),
        1 => tag().prop_map(Edit::DropTag),
        1 => prop::option::of(opinion).prop_map(Edit::Opinion),
        1 => day().prop_map(Edit::Checked),
        1 => day().prop_map(Edit::Deadline),
        1 => day().prop_map(Edit::Struck),
        1 => quote.prop_map(Edit::AddQuote),
        1 => (0..3usize, words()).prop_map(|(nth, remark)| Edit::Remark { nth, remark }),
        1 => (0..3usize).prop_map(|nth| Edit::DropQuote { nth }),
    ]
}

fn change() -> impl Strategy<Value = Change> {
    let tasks = || prop::collection::vec(task(), 0..3);
    prop_oneof![
        6 => (tasks(), edit()).prop_map(|(tasks, edit)| Change::Edit { tasks, edit }),
        2 => tasks().prop_map(|tasks| Change::Remove { tasks }),
        1 => (tag(), tag()).prop_map(|(from, to)| Change::RenameTag { from, to }),
        1 => tag().prop_map(|tag| Change::RemoveTag { tag }),
        1 => Just(Change::EmptyBin),
    ]
}

fn collection() -> impl Strategy<Value = Notes> {
    prop::collection::vec(change(), 0..5).prop_map(|changes| {
        let mut notes = Notes::default();
        for change in changes {
            nuoji::note::apply(&mut notes, change, 5);
        }
        notes
    })
}

fn step() -> impl Strategy<Value = Step> {
    let choice = prop_oneof![Just(Choice::Mine), Just(Choice::Theirs), Just(Choice::Both)];
    prop_oneof![
        8 => change().prop_map(Step::Do),
        1 => Just(Step::RestoreLast),
        1 => (collection(), choice).prop_map(|(notes, choice)| Step::TakeIn(notes, choice)),
        4 => Just(Step::Undo),
        3 => Just(Step::Redo),
        1 => Just(Step::Reload),
    ]
}

/// Keeps a whole copy of the notes for every step.
#[derive(Default)]
struct Model {
    now: Notes,
    before: Vec<Notes>,
    after: Vec<Notes>,
}

impl Model {
    fn did(&mut self, notes: Notes) {
        if notes != self.now {
            self.before.push(std::mem::replace(&mut self.now, notes));
            self.after.clear();
        }
    }
}

fn last_removed(notes: &Notes) -> Option<BinKey> {
    notes.bin.keys().next_back().cloned()
}

proptest! {
    #[test]
    fn ends_as_the_plain_model(steps in prop::collection::vec(step(), 0..40)) {
        let mut notes = Notes::default();
        let mut history = History::default();
        let mut model = Model::default();
        // Far apart, so that typing makes a step each time.
        for (now, step) in (0..).step_by(10_000).zip(steps) {
            let change = match step {
                Step::Do(change) => Some(change),
                Step::RestoreLast => last_removed(&notes).map(|key| Change::Restore { key }),
                Step::TakeIn(theirs, choice) => Some(merge::take_in(&notes, &theirs, &BTreeMap::new(), choice)),
                Step::Undo => {
                    history.undo(&mut notes);
                    if let Some(before) = model.before.pop() {
                        model.after.push(std::mem::replace(&mut model.now, before));
                    }
                    None
                }
                Step::Redo => {
                    history.redo(&mut notes);
                    if let Some(after) = model.after.pop() {
                        model.before.push(std::mem::replace(&mut model.now, after));
                    }
                    None
                }
                Step::Reload => {
                    let stored = Stored { revision: 1, writer: "w".into(), notes: notes.clone(), ..Stored::default() };
                    let back = read_stored(&write_stored(&stored));
                    prop_assert_eq!(back.as_ref(), Ok(&stored));
                    notes = back.map(|stored| stored.notes).unwrap_or_default();
                    None
                }
            };
            if let Some(change) = change {
                let mut copy = notes.clone();
                nuoji::note::apply(&mut copy, change.clone(), now);
                history.apply(&mut notes, change, now);
                model.did(copy);
            }
            prop_assert_eq!(&notes, &model.now);
            prop_assert!(notes.notes.values().all(|note| !note.is_blank()));
        }
    }

    /// Two tabs that each change tasks of their own lose nothing, whenever they hear of each other.
    #[test]
    fn two_tabs_lose_nothing(steps in prop::collection::vec((any::<bool>(), any::<bool>(), edit(), 0..2usize), 0..30)) {
        let mut storage: Option<String> = None;
        let mut tabs = ["a", "b"].map(|writer| Keeper::open(writer, None, None, 0));
        let mut alone = Notes::default();
        for (now, (second, saves, edit, n)) in (1..).step_by(1000).zip(steps) {
            let tab = &mut tabs[usize::from(second)];
            let change = Change::edit(TASKS[n * 2 + usize::from(second)], edit);
            nuoji::note::apply(&mut alone, change.clone(), now);
            nuoji::note::apply(&mut tab.notes, change, now);
            if saves {
                save(tab, &mut storage, now);
            }
        }
        for _ in 0..2 {
            tabs.iter_mut().for_each(|tab| save(tab, &mut storage, 1_000_000));
        }
        prop_assert_eq!(&tabs[0].notes, &alone);
        prop_assert_eq!(&tabs[1].notes, &alone);
        let stored = storage.map(|text| read_stored(&text).map(|stored| stored.notes).unwrap());
        prop_assert_eq!(stored.unwrap_or_default(), alone);
    }

    /// Taking in twice changes nothing the second time, and what is mine is never gone.
    #[test]
    fn taking_in_keeps_what_is_mine(mine in collection(), theirs in collection()) {
        let mut notes = mine.clone();
        let change = merge::take_in(&notes, &theirs, &BTreeMap::new(), Choice::Both);
        nuoji::note::apply(&mut notes, change, 9);
        for (task, note) in &mine.notes {
            prop_assert!(notes.notes[task].text.contains(&note.text));
        }
        for (task, note) in &theirs.notes {
            prop_assert!(notes.notes[task].text.contains(&note.text));
            prop_assert!(note.tags.iter().all(|tag| notes.notes[task].tags.contains(tag)));
        }
        prop_assert!(merge::preview(&notes, &theirs).new.is_empty());
    }

    /// Any text is either read or refused; what is read is written and read again as the same.
    #[test]
    fn any_text_is_read_or_refused(text in "[{}\\[\\]\",:a-z0-9\\\\ ]{0,80}", cut in 0usize..700) {
        prop_assert!(read_stored(&text).is_err());
        let v2 = include_str!("notes/v2.json");
        let cut = (0..=cut.min(v2.len())).rev().find(|at| v2.is_char_boundary(*at)).unwrap_or(0);
        if let Ok(stored) = read_stored(&v2[..cut]) {
            prop_assert_eq!(read_stored(&write_stored(&stored)), Ok(stored));
        }
    }
}

fn save(tab: &mut Opened, storage: &mut Option<String>, now: i64) {
    if let Heard::Met(met) = tab.keeper.heard(&tab.notes, storage.as_deref(), now) {
        assert!(met.conflicts.is_empty(), "{:?}", met.conflicts);
        tab.notes = met.notes;
    }
    if let Some(plan) = tab.keeper.plan(&tab.notes, now) {
        *storage = Some(plan.text.clone());
        tab.keeper.kept(plan);
    }
}

/// A blank note beside others is not stored, so that "no note" has one form only.
#[test]
fn an_emptied_note_is_gone() {
    let mut notes = Notes::default();
    nuoji::note::apply(&mut notes, Change::edit("r2020-001", Edit::Text("看".into())), 1);
    assert_eq!(
        notes.get("r2020-001"),
        Some(&Note { text: "看".into(), created: 1, changed: 1, ..Note::default() })
    );
    nuoji::note::apply(&mut notes, Change::edit("r2020-001", Edit::Text(String::new())), 2);
    assert_eq!(notes, Notes::default());
}
