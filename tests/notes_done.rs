//! What a reader does to notes, one act at a time: edits, tags, the bin, undo, taking in, links.

use nuoji::note::merge::{self, Choice, Preview};
use nuoji::note::share::{self, Packed};
use nuoji::note::{BIN_KEEPS, BinKey, Change, Edit, History, Note, Notes, Opinion, Unreadable, View};
use nuoji::note::{apply, clean_tag, is_day, is_task_id, read_file, split_tags, write_file};
use std::collections::BTreeMap;

const TASK: &str = "r2020-001";

fn notes(changes: impl IntoIterator<Item = Change>) -> Notes {
    let mut notes = Notes::default();
    for (now, change) in (1..).zip(changes) {
        apply(&mut notes, change, now);
    }
    notes
}

fn text(task: &str, text: &str) -> Change {
    Change::edit(task, Edit::Text(text.into()))
}

fn tags(task: &str, tags: &[&str]) -> Change {
    Change::edit(task, Edit::Tags(tags.iter().map(|tag| tag.to_string()).collect()))
}

#[test]
fn text_is_kept_plain() {
    let made = notes([text(TASK, "一\r\n二\r三\u{0}\t<b>\u{1b}")]);
    assert_eq!(made.notes[TASK].text, "一\n二\n三\t<b>");
}

#[test]
fn times_tell_when_a_note_was_made_and_changed() {
    let made = notes([text(TASK, "一"), text(TASK, "二"), text(TASK, "二")]);
    assert_eq!((made.notes[TASK].created, made.notes[TASK].changed), (1, 2), "the third changes nothing");
}

#[test]
fn no_note_under_a_name_that_scripts_trip_over() {
    for task in ["__proto__", "constructor", "", "  ", "a\nb"] {
        assert!(!is_task_id(task), "{task:?}");
        assert_eq!(notes([text(task, "一"), Change::Remove { tasks: vec![task.into()] }]), Notes::default());
    }
    assert!(is_task_id("我的报告-001"));
}

#[test]
fn days_are_days() {
    for day in ["2024-06-30", "2024-12-01", "2024-02-29", "2000-02-29", "0001-01-01"] {
        assert!(is_day(day), "{day}");
    }
    for day in [
        "",
        "2024-6-30",
        "2024-13-01",
        "2024-00-10",
        "2024-01-32",
        "2024-01-00",
        "2025-02-31",
        "2025-02-29",
        "1900-02-29",
        "2024-04-31",
        "0000-01-01",
        "2024/06/30",
        "２０２４-06",
        "+024-06-30",
        "2024-06-3０",
    ] {
        assert!(!is_day(day), "{day}");
    }
    let made = notes([Change::edit(TASK, Edit::Deadline(Some("明天".into())))]);
    assert_eq!(made, Notes::default());
    let day = |day: Option<&str>| Change::edit(TASK, Edit::Deadline(day.map(str::to_string)));
    let kept = notes([day(Some("2025-02-28")), day(Some("2025-02-31"))]);
    assert_eq!(
        kept.notes[TASK].deadline.as_deref(),
        Some("2025-02-28"),
        "no day leaves the day that stands there"
    );
    assert_eq!(notes([day(Some("2025-02-28")), day(None)]), Notes::default());
}

#[test]
fn overdue_until_struck_off() {
    let mut note = Note { deadline: Some("2024-06-30".into()), ..Note::default() };
    assert!(!note.is_overdue("2024-06-30"));
    assert!(note.is_overdue("2024-07-01"));
    note.struck = Some("2024-07-02".into());
    assert!(!note.is_overdue("2024-08-01"));
}

#[track_caller]
fn check_tag(typed: &str, kept: Option<&str>) {
    assert_eq!(clean_tag(typed).as_deref(), kept);
    assert_eq!(clean_tag(kept.unwrap_or_default()).as_deref(), kept, "kept tags stay");
}

#[test]
fn tags_are_short_single_lines() {
    check_tag("  #加装 \n 电梯 ", Some("加装 电梯"));
    check_tag("# # a,b", Some("a b"));
    check_tag("＃", None);
    check_tag(&"长".repeat(50), Some(&"长".repeat(40)));
    assert_eq!(split_tags("民生，#教育、 ,民生\n养老；"), ["民生", "教育", "养老"]);
}

#[test]
fn the_vocabulary_counts() {
    let made = notes([tags("a", &["民生", "教育"]), tags("b", &["教育"]), tags("c", &["养老"])]);
    let counted = made.tags();
    let counted: Vec<(&str, usize)> = counted.iter().map(|(tag, n)| (tag.as_str(), *n)).collect();
    assert_eq!(counted, [("教育", 2), ("养老", 1), ("民生", 1)]);
}

#[test]
fn renaming_to_a_tag_in_use_merges() {
    let rename = Change::RenameTag { from: "教育".into(), to: " 民生 ".into() };
    let made = notes([tags("a", &["教育", "x", "民生"]), tags("b", &["教育"]), rename]);
    assert_eq!(made.notes["a"].tags, ["民生", "x"]);
    assert_eq!(made.tags(), [("民生".to_string(), 2), ("x".to_string(), 1)]);
    let made = notes([tags("a", &["教育"]), Change::RenameTag { from: "教育".into(), to: "，,".into() }]);
    assert_eq!(made.notes["a"].tags, ["，"], "a full-width comma is a character like any other");
}

#[test]
fn removed_notes_come_back_beside_what_was_written_since() {
    let mut made = notes([text(TASK, "旧"), Change::Remove { tasks: vec![TASK.into(), "none".into()] }]);
    assert!(made.notes.is_empty());
    let key = BinKey { removed: 2, task: TASK.into() };
    assert_eq!(made.bin.keys().collect::<Vec<_>>(), [&key]);
    apply(&mut made, text(TASK, "新"), 3);
    apply(&mut made, Change::Restore { key }, 4);
    assert_eq!(made.notes[TASK].text, "新\n\n旧");
    assert!(made.bin.is_empty());
}

#[test]
fn the_bin_lets_go_after_thirty_days_and_two_looks_at_the_clock() {
    const DAY: i64 = BIN_KEEPS / 30;
    const START: i64 = 20_000 * DAY;
    let binned = || {
        let mut made = Notes::default();
        apply(&mut made, text(TASK, "旧"), START);
        apply(&mut made, Change::Remove { tasks: vec![TASK.into()] }, START);
        made
    };
    /// Looks on these days after the removal; how many lie there after each.
    fn looks(mut made: Notes, days: &[i64]) -> Vec<usize> {
        let mut swept = 0;
        let look = |day: &i64| {
            swept = made.sweep_bin(swept, START + day * DAY);
            made.bin.len()
        };
        days.iter().map(look).collect()
    }
    assert_eq!(looks(binned(), &[1, 20, 31, 62]), [1, 1, 1, 0]);
    assert_eq!(looks(binned(), &[31, 40, 60, 61]), [1, 1, 1, 0], "overdue at the first of two looks");
    // A year ahead for a while, then right again; then set back to the beginning of time.
    assert_eq!(looks(binned(), &[1, 366, 367, 380, 2, 20, 29]), [1; 7]);
    assert_eq!(looks(binned(), &[1, -20_000, 5, 29]), [1; 4]);
}

#[test]
fn typing_without_a_pause_is_one_step() {
    let (mut made, mut history) = (Notes::default(), History::default());
    for (now, typed) in [(0, "看"), (1000, "看过"), (2000, "看过了"), (9000, "看过了。")] {
        assert!(history.apply(&mut made, text(TASK, typed), now));
    }
    assert!(!history.apply(&mut made, text(TASK, "看过了。"), 9500), "nothing was changed");
    assert_eq!(history.undo(&mut made).tasks, [TASK]);
    assert_eq!(made.notes[TASK].text, "看过了");
    history.undo(&mut made);
    assert_eq!(made, Notes::default());
    assert!(!history.can_undo() && history.undo(&mut made).tasks.is_empty());
    history.redo(&mut made);
    history.redo(&mut made);
    assert_eq!(made.notes[TASK].text, "看过了。");
    assert!(!history.can_redo());
}

#[test]
fn one_undo_takes_back_a_whole_batch() {
    let (mut made, mut history) = (notes([text("a", "一"), text("b", "二")]), History::default());
    let before = made.clone();
    history.apply(&mut made, Change::Remove { tasks: vec!["a".into(), "b".into()] }, 9);
    assert_eq!((made.notes.len(), made.bin.len()), (0, 2));
    assert_eq!(history.undo(&mut made).tasks, ["a", "b"]);
    assert_eq!(made, before);
}

#[test]
fn previews_before_taking_in() {
    let mine = notes([text("a", "一"), text("b", "二")]);
    let theirs = notes([text("c", "三"), text("b", "二二"), text("a", "一")]);
    let (new, same, conflicting) = (vec!["c".into()], vec!["a".into()], vec!["b".into()]);
    let expected = Preview { new, same, conflicting, removed: 0 };
    assert_eq!(merge::preview(&mine, &theirs), expected);
}

#[test]
fn a_whole_copy_brings_its_bin() {
    let remove = || Change::Remove { tasks: vec![TASK.into()] };
    let copy = notes([text(TASK, "旧"), remove(), text("a", "一")]);
    let back = read_file(&write_file(&copy)).unwrap();
    let mut mine = Notes::default();
    assert_eq!(merge::preview(&mine, &back).removed, 1);
    let (mut history, change) =
        (History::default(), merge::take_in(&mine, &back, &BTreeMap::new(), Choice::Both));
    history.apply(&mut mine, change, 50);
    let bin: Vec<(i64, &str)> =
        mine.bin.iter().map(|(key, note)| (key.removed, note.text.as_str())).collect();
    assert_eq!(bin, [(50, "旧")], "its thirty days begin now");
    assert_eq!(merge::preview(&mine, &back), Preview { same: vec!["a".into()], ..Preview::default() });
    let again = merge::take_in(&mine, &back, &BTreeMap::new(), Choice::Both);
    assert!(!history.apply(&mut mine, again, 60), "a second time changes nothing");
    history.undo(&mut mine);
    assert_eq!(mine, Notes::default());
}

#[test]
fn one_undo_takes_back_a_copy_with_a_note_and_the_bin_of_one_task() {
    let copy = notes([text(TASK, "旧"), Change::Remove { tasks: vec![TASK.into()] }, text(TASK, "新")]);
    let mut mine = Notes::default();
    let (mut history, change) =
        (History::default(), merge::take_in(&mine, &copy, &BTreeMap::new(), Choice::Both));
    history.apply(&mut mine, change, 50);
    assert_eq!((mine.notes.len(), mine.bin.len()), (1, 1));
    history.undo(&mut mine);
    assert_eq!(mine, Notes::default());
}

#[track_caller]
fn check_taken(choice: Choice, expected: &str, in_bin: usize) {
    let opinion =
        |view, reason: &str| Change::edit("a", Edit::Opinion(Some(Opinion { view, reason: reason.into() })));
    let mut mine = notes([text("a", "我的"), opinion(View::Agree, "")]);
    let theirs = notes([text("a", "别人的"), opinion(View::Wrong, "少算一处"), text("c", "三")]);
    let change = merge::take_in(&mine, &theirs, &BTreeMap::from([("a".to_string(), choice)]), Choice::Mine);
    let (before, mut history) = (mine.clone(), History::default());
    history.apply(&mut mine, change, 9);
    assert_eq!(mine.notes["a"].text, expected);
    assert_eq!(mine.notes["c"], theirs.notes["c"], "new ones always come in");
    assert_eq!(mine.bin.len(), in_bin);
    history.undo(&mut mine);
    assert_eq!(mine, before);
}

#[test]
fn takes_in_as_chosen() {
    check_taken(Choice::Mine, "我的", 0);
    check_taken(Choice::Theirs, "别人的", 1);
    check_taken(Choice::Both, "我的\n\n别人的\n\n另一份：有误，少算一处", 0);
}

#[test]
fn a_link_carries_notes_there_and_back() {
    let made = notes([
        text(TASK, "已到现场\n看过"),
        tags("b", &["民生"]),
        Change::Remove { tasks: vec!["b".into()] },
    ]);
    let bytes = share::bytes(&made);
    for packed in [Packed::Plain(bytes.clone()), Packed::Deflated(bytes)] {
        let payload = share::payload(&packed).unwrap();
        assert!(payload.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'));
        assert_eq!(share::packed(&payload), Ok(packed));
    }
    assert_eq!(share::notes(&share::bytes(&made)), Ok(made.only([TASK])), "the bin stays at home");
}

#[test]
fn long_and_cut_links_are_refused_with_advice() {
    let made = notes([text(TASK, &"长".repeat(3000))]);
    let error = share::payload(&Packed::Plain(share::bytes(&made))).unwrap_err();
    assert_eq!(error.length, 12129);
    let payload = share::payload(&Packed::Plain(share::bytes(&notes([text(TASK, "一")])))).unwrap();
    for cut in 0..payload.len() {
        let read = share::packed(&payload[..cut]).and_then(|packed| match packed {
            Packed::Plain(bytes) | Packed::Deflated(bytes) => share::notes(&bytes),
        });
        // Only the line end at the very end may be missing.
        if cut + 2 < payload.len() {
            assert_eq!(read, Err(Unreadable::CutLink), "{cut}");
        }
    }
    assert_eq!(share::packed("2abc"), Err(Unreadable::CutLink));
    assert_eq!(share::packed("1%%%"), Err(Unreadable::CutLink));
    assert!(matches!(share::packed(&"1".repeat(9000)), Err(Unreadable::TooBig { .. })));
}

#[test]
fn marks_for_the_table() {
    let made = notes([
        Change::edit("a", Edit::Star(true)),
        tags("b", &["民生"]),
        text("c", "\n 第一行很长很长\n二"),
    ]);
    assert!(made.notes["a"].mark("2024-07-01").starred && !made.notes["a"].mark("2024-07-01").noted);
    assert!(made.notes["b"].mark("2024-07-01").noted);
    let due = notes([Change::edit("d", Edit::Deadline(Some("2024-06-30".into())))]);
    assert_eq!(due.notes["d"].mark("2024-06-30").deadline, Some("open"));
    assert_eq!(due.notes["d"].mark("2024-07-01").deadline, Some("overdue"));
    assert_eq!(made.notes["c"].first_words(4), "第一行很…");
    assert_eq!(made.notes["c"].first_words(9), "第一行很长很长");
    assert_eq!(made.notes["a"].first_words(9), "");
}
