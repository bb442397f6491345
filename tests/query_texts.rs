//! Whatever is typed into the search is read: no panic, and complaints and marks lie within the text.

use nuoji::query::search::{MOST_CHARS, MOST_TERMS, bounded};
use nuoji::query::{Engine, Field, Flaw, Query, Sought, run};
use nuoji::record::Record;
use proptest::prelude::*;

proptest! {
    #[test]
    fn every_search_text_is_read(q in "[-|\"“”：:a-z区１２十 \\u{3000}]{0,14}") {
        let records = vec![Record { goal: "区十二a".into(), progress: "bc".into(), ..Record::blank() }];
        let engine = Engine::new(records.into());
        let answer = run(&engine, &Query { text: q.clone(), ..Query::default() });
        for complaint in answer.complaints {
            prop_assert!(q.get(complaint.at.clone()).is_some_and(|part| !part.is_empty()));
        }
        for at in Sought::parse(&q).0.marks(Field::Goal, &q) {
            prop_assert!(q.get(at).is_some());
        }
    }
}

#[test]
fn marks_the_original_text() {
    for (q, text, want) in [
        ("電梯", "加装电梯，电梯", vec!["电梯", "电梯"]),
        ("十二", "共１２个，二十二个", vec!["１２", "十二"]),
        ("旧小 小区", "老旧小区", vec!["旧小区"]),
        ("-老旧 progress:小区 加", "老旧小区加", vec!["加"]),
        ("a", "ＡbＡ", vec!["Ａ", "Ａ"]),
    ] {
        let marks = Sought::parse(q).0.marks(Field::Goal, text);
        assert_eq!(marks.into_iter().map(|at| &text[at]).collect::<Vec<_>>(), want, "{q}");
    }
}

#[test]
fn a_search_text_without_end_is_read_to_a_bound_and_said() {
    let records = vec![Record { goal: "老旧小区改造30个".into(), ..Record::blank() }];
    let engine = Engine::new(records.into());
    for (unit, finds) in [
        ("老旧 ", true),
        ("老旧|", true),
        ("a ", false),
        ("无", false),
        ("9", false),
        ("十", false),
        ("-x ", true),
        ("\"", true),
        ("goal:", false),
        ("|", true),
        (" ", true),
    ] {
        let q = unit.repeat((1 << 20) / unit.len());
        let answer = run(&engine, &Query { text: q.clone(), ..Query::default() });
        let (sought, complaints) = Sought::parse(&q);
        assert!(sought.any.iter().map(Vec::len).sum::<usize>() <= MOST_TERMS * 4, "{unit}");
        let cut = complaints.iter().find(|complaint| complaint.flaw == Flaw::TooLong);
        assert!(cut.is_some_and(|cut| cut.at.end == q.len() && q.is_char_boundary(cut.at.start)), "{unit}");
        assert_eq!(answer.total == 1, finds, "{unit}");
        sought.marks(Field::Goal, "老旧小区改造30个");
    }
    let kept = bounded("老旧 ".repeat(MOST_CHARS));
    assert!(kept.chars().count() == MOST_CHARS + 1 && Sought::parse(&kept).1.len() == 1);
    assert_eq!(bounded("老旧".into()), "老旧");
    let short = "老旧 ".repeat(MOST_TERMS);
    assert_eq!(Sought::parse(&short).1, []);
    assert_eq!(Sought::parse(&"字".repeat(MOST_CHARS)).1, []);
}
