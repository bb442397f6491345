//! Several windows over one storage: who overwrote whom, what was cleared, what a later version wrote.

use nuoji::note::keep::{Heard, Held, Keeper, Opened};
use nuoji::note::{Change, Edit, Notes, apply, read_stored};

const V2: &str = include_str!("notes/v2.json");

/// A window, and the storage as its process sees it.
struct Window {
    opened: Opened,
    now: i64,
}

impl Window {
    fn open(writer: &str, stored: Option<&str>) -> Window {
        Window { opened: Keeper::open(writer, stored, None, 1719900060000), now: 10 }
    }

    fn writes(&mut self, task: &str, text: &str) {
        self.now += 10;
        apply(&mut self.opened.notes, Change::edit(task, Edit::Text(text.into())), self.now);
    }

    fn hears(&mut self, text: Option<&str>) -> usize {
        match self.opened.keeper.heard(&self.opened.notes, text, self.now) {
            Heard::Met(met) => {
                self.opened.notes = met.notes;
                met.conflicts.len()
            }
            Heard::Nothing => 0,
            Heard::Unreadable(aside) => panic!("{aside:?}"),
        }
    }

    /// Stores without a look at what stands there.
    fn stores(&mut self) -> Option<String> {
        let plan = self.opened.keeper.plan(&self.opened.notes, self.now)?;
        let text = plan.text.clone();
        self.opened.keeper.kept(plan);
        Some(text)
    }

    fn text(&self, task: &str) -> &str {
        self.opened.notes.get(task).map_or("", |note| &note.text)
    }

    fn held(&self) -> Option<Held> {
        self.opened.keeper.held()
    }

    fn is_stored(&self) -> bool {
        !self.opened.keeper.is_behind(&self.opened.notes)
    }
}

/// Both store in the same instant: what the first wrote is overwritten before the second could read it.
#[track_caller]
fn check_same_instant(stored: Option<&str>, tasks: [&str; 2], conflicts: usize) {
    let [mut here, mut there] = ["here", "there"].map(|writer| Window::open(writer, stored));
    here.writes(tasks[0], "这边写的");
    there.writes(tasks[1], "那边写的");
    let lost = here.stores().unwrap();
    let stands = there.stores().unwrap();
    // The storage events, late and crossed: each reads what stands there now.
    assert_eq!(there.hears(Some(&stands)), 0);
    assert_eq!(here.hears(Some(&stands)), conflicts);
    let joined = here.stores().expect("what was overwritten is stored again");
    assert_eq!(there.hears(Some(&joined)), conflicts, "both windows are told");
    assert_eq!(there.opened.notes, here.opened.notes);
    assert!(there.stores().is_none() && here.is_stored());
    for text in ["这边写的", "那边写的"] {
        assert!(joined.contains(text), "{text} is lost");
    }
    assert!(!lost.contains("那边"));
}

#[test]
fn the_same_instant_loses_nothing() {
    for stored in [None, Some(V2)] {
        check_same_instant(stored, ["a", "b"], 0);
        check_same_instant(stored, ["a", "a"], 1);
    }
}

#[test]
fn a_state_that_comes_late_takes_nothing_back() {
    let mut here = Window::open("here", None);
    here.writes("a", "一");
    let old = here.stores().unwrap();
    here.writes("a", "一二");
    here.stores();
    here.hears(Some(&old));
    assert_eq!(here.text("a"), "一二");
    assert!(here.stores().is_some_and(|text| text.contains("一二")), "and is stored again over it");
}

#[test]
fn one_that_was_asleep_joins_what_was_written_meanwhile() {
    let mut here = Window::open("here", Some(V2));
    let mut stands = V2.to_string();
    for nth in 0..40 {
        let mut there = Window::open(&format!("there{nth}"), Some(&stands));
        there.writes("a", &format!("第{nth}次"));
        stands = there.stores().unwrap();
    }
    here.writes("b", "睡着之前");
    here.hears(Some(&stands));
    assert_eq!((here.text("a"), here.text("b"), here.held()), ("第39次", "睡着之前", None));
    assert!(here.stores().unwrap().len() < V2.len() + 1200, "not every tab is named for ever");
}

#[test]
fn an_older_version_in_another_window_is_joined_too() {
    let mut here = Window::open("here", Some(V2));
    here.writes("a", "这边");
    let stands = here.stores().unwrap();
    let mut older = read_stored(&stands).unwrap();
    (older.revision, older.writer) = (older.revision + 1, "older".into());
    older.knows.clear();
    apply(&mut older.notes, Change::edit("a", Edit::Text(String::new())), 99);
    apply(&mut older.notes, Change::edit("b", Edit::Text("那边".into())), 99);
    here.hears(Some(&nuoji::note::write_stored(&older)));
    assert_eq!((here.text("a"), here.text("b")), ("", "那边"));
}

#[test]
fn what_was_cleared_waits_for_the_readers_word() {
    let mut here = Window::open("here", Some(V2));
    here.writes("a", "还没有存下");
    here.hears(None);
    assert_eq!(here.held(), Some(Held::Cleared));
    assert!(here.stores().is_none(), "nothing comes back by itself");
    here.hears(None);
    assert_eq!(here.text("a"), "还没有存下", "nor does it go");
    let mut other = Window { opened: here.opened.clone(), now: 99 };

    let met = here.opened.keeper.bring_back(&here.opened.notes, 100);
    here.opened.notes = met.notes;
    let stands = here.stores().expect("the reader wants it back");
    assert!(stands.contains("还没有存下") && stands.contains("加装电梯"));

    // Another window that asked as well has its answer.
    other.hears(Some(&stands));
    assert_eq!((other.held(), other.opened.notes == here.opened.notes), (None, true));

    let mut gone = Window::open("gone", Some(V2));
    gone.hears(None);
    gone.opened.notes = gone.opened.keeper.let_go();
    assert_eq!((&gone.opened.notes, gone.held()), (&Notes::default(), None));
    assert!(gone.stores().is_none());
    gone.writes("b", "从头写起");
    assert!(gone.stores().is_some_and(|text| !text.contains("加装电梯")));
}

#[test]
fn cleared_and_written_anew_is_cleared() {
    let mut here = Window::open("here", Some(V2));
    let mut new = Window::open("new", None);
    new.writes("b", "新写的");
    let stands = new.stores().unwrap();
    here.hears(Some(&stands));
    assert_eq!(here.held(), Some(Held::Cleared));
    new.writes("b", "新写的，又改");
    let stands = new.stores().unwrap();
    here.hears(Some(&stands));
    assert!(here.stores().is_none());
    let mut wants = Window { opened: here.opened.clone(), now: 99 };
    wants.opened.notes = wants.opened.keeper.bring_back(&wants.opened.notes, 100).notes;
    assert_eq!(wants.text("b"), "新写的，又改");
    assert!(wants.stores().is_some_and(|text| text.contains("加装电梯") && text.contains("又改")));
    assert_eq!(here.opened.keeper.let_go(), new.opened.notes);
}

#[test]
fn nothing_stored_is_nothing_cleared() {
    let mut here = Window::open("here", None);
    here.writes("a", "一");
    here.hears(None);
    assert_eq!(here.held(), None);
    assert!(here.stores().is_some());
}

#[test]
fn what_a_later_version_wrote_is_left_to_it() {
    let newer = V2.replace("\"version\":2", "\"version\":3");
    let mut here = Window::open("here", Some(&newer));
    assert_eq!((here.held(), &here.opened.aside), (Some(Held::Newer), &None));
    here.writes("a", "一");
    assert!(here.stores().is_none());
    let mut here = Window::open("here", Some(V2));
    here.writes("a", "一");
    here.hears(Some(&newer));
    assert!(here.held() == Some(Held::Newer) && here.stores().is_none());
    here.hears(Some(V2));
    assert!(here.held().is_none() && here.stores().is_some());
}

/// A window whose first look failed begins with nothing, and joins what it reads later.
#[test]
fn what_could_not_be_read_at_first_is_joined_when_it_can() {
    let mut here = Window::open("here", None);
    here.writes("a", "没读到时写的");
    here.hears(Some(V2));
    let stored = here.stores().unwrap();
    assert!(stored.contains("没读到时写的") && stored.contains("加装电梯"));
}
