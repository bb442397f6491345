//! Undo takes back what this window did and nothing else, whatever another window has written in between.

use nuoji::note::meet::meet;
use nuoji::note::{BinKey, Change, Edit, History, Note, Notes, Opinion, Taken, View, apply};

const TASK: &str = "r2020-001";

fn text(text: &str) -> Change {
    Change::edit(TASK, Edit::Text(text.into()))
}

fn tags(tags: &[&str]) -> Change {
    Change::edit(TASK, Edit::Tags(tags.iter().map(|tag| tag.to_string()).collect()))
}

fn star() -> Change {
    Change::edit(TASK, Edit::Star(true))
}

fn opinion(reason: &str) -> Change {
    Change::edit(TASK, Edit::Opinion(Some(Opinion { view: View::Doubt, reason: reason.into() })))
}

fn remove() -> Change {
    Change::Remove { tasks: vec![TASK.into()] }
}

/// A window with its history. What others do reaches its notes beside the history, as it does from storage.
#[derive(Default)]
struct Window {
    notes: Notes,
    history: History,
    now: i64,
}

impl Window {
    /// Everything is done long after what was done before.
    fn later(&mut self) -> i64 {
        self.now += 60_000;
        self.now
    }

    fn did(mut self, change: Change) -> Window {
        let now = self.later();
        self.history.apply(&mut self.notes, change, now);
        self
    }

    fn heard(mut self, change: Change) -> Window {
        let now = self.later();
        apply(&mut self.notes, change, now);
        self
    }

    fn undo(&mut self) -> Taken {
        self.history.undo(&mut self.notes)
    }

    fn text(&self) -> &str {
        self.notes.get(TASK).map_or("", |note| &note.text)
    }

    fn in_bin(&self) -> Vec<&str> {
        self.notes.bin.values().map(|note| note.text.as_str()).collect()
    }
}

#[test]
fn what_another_window_wrote_beside_it_stays() {
    let mut window = Window::default().did(star()).heard(text("那边写的"));
    assert_eq!(window.undo(), Taken { tasks: vec![TASK.into()], stayed: false });
    assert_eq!((window.text(), window.notes.notes[TASK].star), ("那边写的", false));
    window.history.redo(&mut window.notes);
    assert_eq!((window.text(), window.notes.notes[TASK].star), ("那边写的", true));
}

#[test]
fn the_same_in_the_order_of_storage() {
    // This window writes, the other stars, both are stored, this one takes back.
    let mut here = Window::default().did(text("这边"));
    let base = here.notes.clone();
    let there = Window { notes: base.clone(), ..Window::default() }.did(star());
    here.notes = meet(&base, &here.notes, &there.notes, 9).notes;
    here.undo();
    assert_eq!(
        here.notes.notes[TASK],
        Note { star: true, created: 60_000, changed: 60_000, ..Note::default() }
    );
}

#[test]
fn what_another_window_wrote_over_it_stays_and_is_told() {
    let mut window = Window::default().did(text("这边")).heard(text("那边改写的"));
    assert_eq!(window.undo(), Taken { tasks: vec![], stayed: true });
    assert_eq!(window.text(), "那边改写的");
    assert!(!window.history.can_undo() && !window.history.can_redo());
}

#[test]
fn only_its_own_tags_go() {
    let mut window = Window::default().did(tags(&["甲"])).heard(tags(&["甲", "乙"]));
    window.undo();
    assert_eq!(window.notes.notes[TASK].tags, ["乙"]);
}

#[test]
fn typing_on_after_another_window_wrote_is_a_step_of_its_own() {
    let (mut notes, mut history) = (Notes::default(), History::default());
    history.apply(&mut notes, text("看"), 0);
    apply(&mut notes, star(), 100);
    history.apply(&mut notes, text("看过"), 200);
    history.undo(&mut notes);
    assert_eq!((notes.notes[TASK].text.as_str(), notes.notes[TASK].star), ("看", true));
    history.undo(&mut notes);
    assert_eq!((notes.notes[TASK].text.as_str(), notes.notes[TASK].star), ("", true));
}

#[test]
fn what_was_removed_comes_back_beside_what_was_written_since() {
    let mut window = Window::default().did(text("旧的")).did(remove()).heard(text("新的"));
    assert!(window.undo().stayed);
    assert_eq!((window.text(), window.in_bin().len()), ("新的\n\n旧的", 0));
}

#[test]
fn the_bin_keeps_what_no_note_holds() {
    // The verdict has no room beside another one, but for a line in the text.
    let mut window = Window::default().did(opinion("口径不明")).did(remove()).heard(opinion("少算"));
    window.undo();
    assert_eq!(window.text(), "另一份：存疑，口径不明");
    // Restored, rewritten elsewhere, taken back: the text of the bin lies there again.
    let window = Window::default().did(text("旧的")).did(remove());
    let key = BinKey { removed: window.now, task: TASK.into() };
    let mut window = window.did(Change::Restore { key }).heard(text("改写的"));
    window.undo();
    assert_eq!((window.text(), window.in_bin()), ("改写的", vec!["旧的"]));
    window.undo();
    assert_eq!((window.text(), window.in_bin().len()), ("改写的\n\n旧的", 0), "then the removal itself");
}

#[test]
fn removed_elsewhere_nothing_of_it_comes_back() {
    let mut window = Window::default().did(text("旧的")).did(star()).heard(remove());
    window.undo();
    assert!(window.notes.notes.is_empty());
    assert_eq!(window.in_bin(), ["旧的"]);
}

#[test]
fn two_bins_of_one_millisecond_are_two_places() {
    let bin = |words: &str| {
        let mut notes = Notes::default();
        apply(&mut notes, text(words), 1);
        apply(&mut notes, remove(), 5);
        notes
    };
    let (here, there) = (bin("这边"), bin("那边"));
    let [one, two] = [meet(&Notes::default(), &here, &there, 6), meet(&Notes::default(), &there, &here, 6)];
    assert_eq!(one.notes, two.notes, "whoever joins first");
    let mut kept: Vec<&str> = one.notes.bin.values().map(|note| note.text.as_str()).collect();
    kept.sort();
    assert_eq!(kept, ["这边", "那边"]);
    // Restored in one window while the other has given its place to another note.
    let met = meet(&here, &Notes::default(), &there, 7).notes;
    assert_eq!(met.bin.values().map(|note| note.text.as_str()).collect::<Vec<_>>(), ["那边"]);
}

#[test]
fn what_was_restored_here_and_taken_back_there_stays_in_the_bin() {
    let base = Window::default().did(opinion("口径不明")).did(remove());
    let key = BinKey { removed: base.now, task: TASK.into() };
    let base = Window { now: base.now, ..base }.did(opinion("口径不明"));
    // It says the same already, so that restoring changes the bin alone.
    let here =
        Window { notes: base.notes.clone(), now: 300_000, ..Window::default() }.did(Change::Restore { key });
    let mut there = base;
    let before = there.notes.clone();
    there.undo();
    for (mine, theirs) in [(&here.notes, &there.notes), (&there.notes, &here.notes)] {
        let met = meet(&before, mine, theirs, 9).notes;
        assert_eq!((met.notes.len(), met.bin.len()), (0, 1));
    }
}

#[test]
fn lists_join_item_by_item() {
    let base = Window::default().did(tags(&["甲", "乙"])).notes;
    let after = |change| Window { notes: base.clone(), ..Window::default() }.did(change).notes;
    let met = meet(&base, &after(tags(&["甲", "乙", "丙"])), &after(tags(&["乙", "丁"])), 9);
    assert_eq!(met.notes.notes[TASK].tags, ["乙", "丙", "丁"]);
    assert!(met.conflicts.is_empty() && met.notes.bin.is_empty());
}

#[test]
fn emptied_here_and_written_elsewhere_loses_only_what_was_emptied() {
    let base = Window::default().did(star()).notes;
    let here = Window { notes: base.clone(), ..Window::default() }.did(Change::edit(TASK, Edit::Star(false)));
    let there = Window { notes: base.clone(), ..Window::default() }.did(text("那边"));
    for (mine, theirs) in [(&here.notes, &there.notes), (&there.notes, &here.notes)] {
        let met = meet(&base, mine, theirs, 9);
        assert_eq!((met.notes.notes[TASK].star, met.notes.notes[TASK].text.as_str()), (false, "那边"));
    }
}
