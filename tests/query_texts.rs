//! Whatever is typed into the search is read: no panic, and complaints and marks lie within the text.

use nuoji::query::{Engine, Field, Query, Sought, run};
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
