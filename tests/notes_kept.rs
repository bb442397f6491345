//! Never lost: what is stored when, and what happens to what was found in storage.

use nuoji::note::keep::{Aside, Heard, Held, Keeper, Opened, Plan};
use nuoji::note::meet::meet;
use nuoji::note::{Change, Edit, Note, Notes, Unreadable, apply, read_stored};

const V1: &str = include_str!("notes/v1.json");
const V2: &str = include_str!("notes/v2.json");
const MINUTE: i64 = 60_000;

fn text(notes: &mut Notes, task: &str, text: &str, now: i64) {
    apply(notes, Change::edit(task, Edit::Text(text.into())), now);
}

fn open(stored: Option<&str>, backup: Option<&str>) -> Opened {
    // The day after the bin of the test file was filled.
    Keeper::open("tab", stored, backup, 1719900000000 + MINUTE)
}

#[track_caller]
fn planned(opened: &Opened, now: i64) -> Plan {
    opened.keeper.plan(&opened.notes, now).expect("something to store")
}

#[test]
fn an_empty_storage_stays_empty_until_there_is_a_note() {
    let mut opened = open(None, None);
    assert_eq!((&opened.aside, opened.from_backup), (&None, false));
    assert_eq!(opened.keeper.plan(&opened.notes, 0), None);
    text(&mut opened.notes, "a", "一", 5);
    let plan = planned(&opened, 6);
    assert_eq!(plan.backup, None, "nothing is no state to go back to");
    let stored = read_stored(&plan.text).unwrap();
    assert_eq!((stored.revision, stored.writer.as_str(), &stored.notes), (1, "tab", &opened.notes));
    opened.keeper.kept(plan);
    assert_eq!(opened.keeper.plan(&opened.notes, 7), None);
}

#[test]
fn what_was_found_good_is_backed_up_before_it_changes() {
    for found in [V1, V2] {
        let mut opened = open(Some(found), None);
        assert_eq!(opened.keeper.plan(&opened.notes, 0), None, "reading alone writes nothing");
        text(&mut opened.notes, "a", "一", MINUTE);
        let plan = planned(&opened, MINUTE);
        assert_eq!(plan.backup.as_deref(), Some(found), "word for word, in the format it had");
        let first = plan.text.clone();
        opened.keeper.kept(plan);
        text(&mut opened.notes, "a", "二", 2 * MINUTE);
        let plan = planned(&opened, 2 * MINUTE);
        assert_eq!(plan.backup, None, "a minute later the backup is good enough");
        opened.keeper.kept(plan);
        text(&mut opened.notes, "a", "三", 20 * MINUTE);
        let plan = planned(&opened, 20 * MINUTE);
        assert!(plan.backup.is_some_and(|backup| backup != first && backup.contains("二")));
    }
}

#[test]
fn a_plan_not_kept_is_made_again() {
    let mut opened = open(None, None);
    text(&mut opened.notes, "a", "一", 5);
    assert_eq!(planned(&opened, 6), planned(&opened, 6));
}

#[test]
fn the_unreadable_is_set_aside_and_the_backup_read() {
    let mut opened = open(Some("{\"broken"), Some(V2));
    let aside = opened.aside.clone().unwrap();
    assert_eq!((aside.at, aside.text.as_str()), (1719900060000, "{\"broken"));
    assert_eq!(aside.reason, Unreadable::NotJson { line: 1, column: 8 });
    assert!(opened.from_backup);
    assert_eq!(opened.notes, read_stored(V2).unwrap().notes);
    assert_eq!(planned(&opened, 9).backup, None, "the backup is not overwritten by what is broken");

    opened.keeper.hold();
    assert_eq!(opened.keeper.held(), Some(Held::Unread));
    assert_eq!(opened.keeper.plan(&opened.notes, 9), None, "what could not be set aside is not overwritten");
    opened.keeper.release();
    assert!(opened.keeper.plan(&opened.notes, 9).is_some());

    let opened = open(Some("{\"broken"), Some("also broken"));
    assert_eq!((opened.from_backup, &opened.notes), (false, &Notes::default()));
    assert_eq!(opened.keeper.plan(&opened.notes, 9), None);
}

/// Two tabs that have read the same storage.
fn two_tabs() -> [Opened; 2] {
    [open(Some(V2), None), open(Some(V2), None)]
}

#[test]
fn another_tab_is_heard() {
    let [mut here, mut there] = two_tabs();
    text(&mut there.notes, "a", "那边", 7);
    let plan = planned(&there, 8);
    assert_eq!(here.keeper.heard(&here.notes, Some(V2), 9), Heard::Nothing);
    let Heard::Met(met) = here.keeper.heard(&here.notes, Some(&plan.text), 9) else { panic!("not heard") };
    assert_eq!((met.changed.as_slice(), met.conflicts.len()), (["a".to_string()].as_slice(), 0));
    assert_eq!(met.notes, there.notes);
    assert_eq!(here.keeper.plan(&met.notes, 9), None, "no echo");
    there.keeper.kept(plan);
}

#[test]
fn both_tabs_on_one_note_are_told_and_nothing_is_lost() {
    let [mut here, mut there] = two_tabs();
    text(&mut there.notes, "a", "那边", 7);
    text(&mut here.notes, "a", "这边", 9);
    let plan = planned(&there, 8);
    let Heard::Met(met) = here.keeper.heard(&here.notes, Some(&plan.text), 10) else { panic!("not heard") };
    let [conflict] = met.conflicts.as_slice() else { panic!("{:?}", met.conflicts) };
    assert_eq!((conflict.mine.text.as_str(), conflict.theirs.text.as_str()), ("这边", "那边"));
    assert_eq!(met.notes.notes["a"].text, "这边", "the later one stands");
    assert!(met.notes.bin.values().any(|note| note.text == "那边"), "the other lies in the bin");
    let stored = read_stored(&here.keeper.plan(&met.notes, 11).unwrap().text).unwrap();
    assert_eq!(stored.revision, 9, "after the other tab's, which was the eighth");
}

#[test]
fn different_fields_of_one_note_join_without_a_word() {
    let mut base = Notes::default();
    text(&mut base, "a", "一", 1);
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    text(&mut mine, "a", "一二", 2);
    apply(&mut theirs, Change::edit("a", Edit::Star(true)), 3);
    let met = meet(&base, &mine, &theirs, 4);
    let expected = Note { text: "一二".into(), star: true, created: 1, changed: 3, ..Note::default() };
    assert_eq!(met.notes.notes["a"], expected);
    assert!(met.conflicts.is_empty() && met.notes.bin.is_empty());
}

#[test]
fn removed_in_one_tab_and_changed_in_the_other_stays() {
    let mut base = Notes::default();
    text(&mut base, "a", "一", 1);
    let (mut removed, mut changed) = (base.clone(), base.clone());
    apply(&mut removed, Change::Remove { tasks: vec!["a".into()] }, 5);
    text(&mut changed, "a", "一二", 2);
    for met in [meet(&base, &removed, &changed, 9), meet(&base, &changed, &removed, 9)] {
        assert_eq!(met.notes.notes["a"].text, "一二");
        assert_eq!(met.notes.bin.len(), 1);
    }
    let met = meet(&base, &removed, &base, 9);
    assert!(met.notes.notes.is_empty(), "removed in one and untouched in the other is removed");
}

#[test]
fn what_another_program_put_there_is_not_overwritten() {
    let mut here = open(Some(V2), None);
    let heard = here.keeper.heard(&here.notes, Some("<html>"), 9);
    let reason = Unreadable::NotJson { line: 1, column: 1 };
    let aside = Aside { at: 9, text: "<html>".into(), reason };
    assert_eq!(heard, Heard::Unreadable(aside));
    assert_eq!(here.keeper.plan(&here.notes, 9), None);
    here.keeper.release();
    assert_eq!(here.keeper.heard(&here.notes, Some("<html>"), 9), Heard::Nothing);
    let plan = planned(&here, 10);
    assert_eq!((plan.backup.as_deref(), read_stored(&plan.text).unwrap().notes), (None, here.notes.clone()));
}
