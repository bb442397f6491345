//! Whatever is typed into the search is read: no panic, and complaints and marks lie within the text.

use nuoji::query::{Engine, Field, Query, Sought, run};
use nuoji::record::Record;
use proptest::prelude::*;

proptest! {
    #[test]
    fn every_search_text_is_read(q in "[-|\"“”：:a-z区１２十 \\u{3000}]{0,14}") {
        let records = [Record { goal: "区十二a".into(), progress: "bc".into(), ..Record::blank() }];
        let engine = Engine::new(&records);
        let answer = run(&engine, &Query { text: q.clone(), ..Query::default() });
        for complaint in answer.complaints {
            prop_assert!(q.get(complaint.at.clone()).is_some_and(|part| !part.is_empty()));
        }
        for at in Sought::parse(&q).0.marks(Field::Goal, &q) {
            prop_assert!(q.get(at).is_some());
        }
    }
}
