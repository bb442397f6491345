//! Notes from the outside: every format ever stored is still read, and what is not ours is refused with
//! a reason and changes nothing.

use nuoji::note::{BinKey, Note, Opinion, Quote, Quoted, Stored, Unreadable, View};
use nuoji::note::{read_file, read_stored, write_file, write_stored};

const V1: &str = include_str!("notes/v1.json");
const V2: &str = include_str!("notes/v2.json");

#[test]
fn reads_the_first_format() {
    let stored = read_stored(V1).unwrap();
    let notes = &stored.notes.notes;
    assert_eq!(notes.keys().collect::<Vec<_>>(), ["r2020-001", "r2020-017", "r2022q4-003"]);
    let first = Note { text: "已到现场看过\n电梯还没有装".into(), star: true, ..Note::default() };
    assert_eq!(notes["r2020-001"], first);
    assert!(!notes["r2022q4-003"].star);
    assert_eq!((stored.revision, stored.notes.bin.len()), (0, 0));
    assert_eq!(read_stored(&write_stored(&stored)).unwrap(), stored, "written again, in the present format");
}

#[test]
fn reads_the_second_format() {
    let stored = read_stored(V2).unwrap();
    let note = &stored.notes.notes["r2020-001"];
    assert_eq!(note.tags, ["加装电梯", "待核"]);
    assert_eq!(note.opinion, Some(Opinion { view: View::Doubt, reason: "数字含去年结转".into() }));
    assert_eq!(note.deadline.as_deref(), Some("2024-12-31"));
    let quote = Quote {
        field: Quoted::Progress,
        words: "完成45台".into(),
        before: "今年".into(),
        after: "，".into(),
        at: 12,
        remark: "哪些小区？".into(),
    };
    assert_eq!(note.quotes, [quote]);
    let key = BinKey { removed: 1719900000000, task: "r2020-002".into() };
    assert_eq!(stored.notes.bin[&key].text, "旧的");
    assert_eq!((stored.revision, stored.writer.as_str()), (7, "k3f9"));
}

#[test]
fn writes_the_second_format_to_the_byte() {
    assert_eq!(write_stored(&read_stored(V2).unwrap()), V2);
}

#[test]
fn a_file_for_people_reads_back_without_its_writer() {
    let stored = read_stored(V2).unwrap();
    let file = write_file(&stored.notes);
    assert_eq!(read_file(&file).as_ref(), Ok(&stored.notes));
    assert_eq!(read_stored(&file), Ok(Stored { notes: stored.notes, ..Stored::default() }));
}

#[track_caller]
fn check(text: &str, why: Unreadable) {
    match read_stored(text) {
        Ok(stored) => panic!("read as {stored:?}"),
        Err(error) => assert_eq!(error, why),
    }
}

fn wrong(task: &str, field: &'static str) -> Unreadable {
    Unreadable::WrongValue { task: task.to_string(), field }
}

/// One note in the present format.
fn with_note(note: &str) -> String {
    format!(r#"{{"format":"nuoji-notes","version":2,"notes":{{"r2020-001":{note}}}}}"#)
}

/// Earlier versions took any two figures below 32 for a day.
#[test]
fn a_day_that_no_calendar_has_is_refused_from_elsewhere_and_kept_as_text_at_home() {
    let text = with_note(r#"{"text":"看过","deadline":"2025-02-31"}"#);
    assert_eq!(read_file(&text), Err(wrong("r2020-001", "deadline")));
    let note = &read_stored(&text).unwrap().notes.notes["r2020-001"];
    assert_eq!((note.text.as_str(), &note.deadline), ("看过\n督办期限：2025-02-31", &None));
    check(&with_note(r#"{"deadline":"2025-2-31"}"#), wrong("r2020-001", "deadline"));
}

/// Two notes of one task and one millisecond, from a hand or another program.
#[test]
fn no_two_removed_notes_share_a_place() {
    let one = |text: &str| format!(r#"{{"task":"a","removed":5,"note":{{"text":"{text}"}}}}"#);
    let bin = [one("一"), one("二"), one("三")].join(",");
    let text = format!(r#"{{"format":"nuoji-notes","version":2,"notes":{{}},"bin":[{bin}]}}"#);
    let bin = read_stored(&text).unwrap().notes.bin;
    let kept: Vec<(i64, &str)> = bin.iter().map(|(key, note)| (key.removed, note.text.as_str())).collect();
    assert_eq!(kept, [(5, "一"), (6, "二"), (7, "三")]);
}

#[test]
fn who_knew_of_what_is_stored_and_read() {
    let knows = [("a".to_string(), 3), ("b\"".to_string(), u64::MAX)].into();
    let stored = Stored { revision: 3, writer: "a".into(), knows, swept: 9, ..Stored::default() };
    assert_eq!(read_stored(&write_stored(&stored)), Ok(stored));
    let wrong_counts = r#"{"format":"nuoji-notes","version":2,"knows":{"a":-1},"notes":{}}"#;
    check(wrong_counts, wrong("", "knows"));
}

#[test]
fn refuses_what_is_not_ours() {
    check("", Unreadable::NotJson { line: 1, column: 0 });
    check("你好", Unreadable::NotJson { line: 1, column: 1 });
    check("\0", Unreadable::NotJson { line: 1, column: 1 });
    check(&V2[..200], Unreadable::NotJson { line: 2, column: 125 });
    for text in ["null", "[]", "3", "\"notes\"", "{}", r#"{"version":"2"}"#, r#"{"version":-1}"#] {
        check(text, Unreadable::NotNotes);
    }
    check(r#"{"version":2,"notes":{}}"#, Unreadable::NotNotes);
    check(r#"{"format":"geojson","version":2,"notes":{}}"#, Unreadable::NotNotes);
    check(r#"{"format":"nuoji-notes","version":0,"notes":{}}"#, Unreadable::NotNotes);
    check(r#"{"format":"nuoji-notes","version":99,"notes":[]}"#, Unreadable::Newer { version: 99 });
}

#[test]
fn refuses_wrong_types_and_values() {
    check(&with_note("3"), wrong("r2020-001", "note"));
    check(r#"{"format":"nuoji-notes","version":2}"#, wrong("", "notes"));
    check(r#"{"format":"nuoji-notes","version":2,"notes":[]}"#, wrong("", "notes"));
    check(r#"{"format":"nuoji-notes","version":2,"notes":{},"bin":{}}"#, wrong("", "bin"));
    check(r#"{"format":"nuoji-notes","version":2,"notes":{},"bin":[{"task":"a"}]}"#, wrong("", "bin"));
    check(r#"{"version":1,"notes":{"a":{"star":"yes"}}}"#, wrong("a", "star"));
    for note in [r#"{"text":3}"#, r#"{"tags":"a"}"#, r#"{"star":1}"#, r#"{"quotes":[{"at":-1}]}"#] {
        assert!(matches!(read_stored(&with_note(note)), Err(Unreadable::WrongValue { .. })), "{note}");
    }
    check(&with_note(r#"{"text":"a\u0000b"}"#), wrong("r2020-001", "text"));
    check(&with_note(r#"{"opinion":"yes"}"#), wrong("r2020-001", "opinion"));
    check(&with_note(r#"{"deadline":"2024-13-01"}"#), wrong("r2020-001", "deadline"));
    check(&with_note(r#"{"checked":"<b>"}"#), wrong("r2020-001", "checked"));
    check(&with_note(r#"{"quotes":[{"field":"other"}]}"#), wrong("r2020-001", "quotes"));
    for id in ["__proto__", "constructor", "", " ", "a\\u0000", &"长".repeat(200)] {
        let text = with_note(r#"{"text":"a"}"#).replace("r2020-001", id);
        check(&text, Unreadable::WrongId);
    }
}

#[test]
fn refuses_the_huge_and_the_deep() {
    check(&" ".repeat(17 << 20), Unreadable::TooBig { bytes: 17 << 20 });
    let deep = "[".repeat(100_000);
    assert!(matches!(read_stored(&deep), Err(Unreadable::NotJson { .. })));
    assert!(read_stored(&with_note(&format!(r#"{{"x":{deep}"#))).is_err());
}

#[test]
fn markup_is_text() {
    let text = r#"<img src=x onerror=alert(1)>"#;
    let stored = read_stored(&with_note(&format!(r#"{{"text":"{text}"}}"#))).unwrap();
    assert_eq!(stored.notes.notes["r2020-001"].text, text);
}
