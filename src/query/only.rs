//! The query that finds given rows and no others, so that a number on a page can lead to the very rows it
//! counts. In: an engine, its records, ids. Out: filters where what the rows share is theirs alone, else a
//! search for their ids. Refuses to know: addresses.

use super::{Engine, Facet, Filters, Query, find};
use crate::record::Record;
use std::collections::HashSet;

/// An address that names more rows than these would be too long to pass on.
const MOST_NAMED: usize = 400;

/// Search text and filters; `None` for no rows, and for too many to name.
pub fn only(engine: &Engine, records: &[Record], ids: &[&str]) -> Option<(String, Filters)> {
    let wanted: HashSet<&str> = ids.iter().copied().collect();
    let rows: Vec<&Record> = records.iter().filter(|record| wanted.contains(&*record.id)).collect();
    let first = *rows.first()?;
    let all = |same: &dyn Fn(&Record) -> bool| rows.iter().all(|record| same(record));
    let mut filters = Filters::default();
    let mut share = |facet: Facet, value: &str, shared: bool| {
        if shared {
            filters.add(facet, value);
        }
    };
    share(Facet::Report, &first.report, all(&|record| record.report == first.report));
    share(Facet::Doubt, "1", all(&|record| !record.judged().doubts.is_empty()));
    share(
        Facet::Status,
        first.judged().status.id(),
        all(&|record| record.judged().status == first.judged().status),
    );
    share(Facet::Measured, "1", all(&|record| !record.judged().measures.is_empty()));
    let found = find(engine, &Query { filters: filters.clone(), ..Query::default() });
    if found.total == rows.len() {
        return Some((String::new(), filters));
    }
    if rows.len() > MOST_NAMED {
        return None;
    }
    let words: Vec<String> = rows.iter().map(|record| format!("id:{}", record.id)).collect();
    Some((words.join(" | "), Filters::default()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{record, report};

    #[test]
    fn finds_the_rows_and_no_others() {
        let reports: Vec<_> = report::shipped().iter().map(report::read).collect();
        let records: Vec<Record> = reports.iter().flat_map(record::records).collect();
        let engine = Engine::new(records.clone().into());
        let check = |wanted: &dyn Fn(&Record) -> bool, by_words: bool| {
            let ids: Vec<&str> = records.iter().filter(|r| wanted(r)).map(|r| &*r.id).collect();
            let (text, filters) = only(&engine, &records, &ids).unwrap();
            assert_eq!(!text.is_empty(), by_words, "{text}");
            let found = find(&engine, &Query { text, filters, ..Query::default() });
            let rows: Vec<&str> = found.rows.iter().map(|row| &*records[*row as usize].id).collect();
            assert_eq!(rows, ids);
        };
        check(&|record| record.report == "r2020", false);
        check(&|record| record.report == "r2020" && !record.judged().doubts.is_empty(), false);
        check(&|record| record.judged().rule == "says-done", true);
        check(&|record| !record.inherited.is_empty(), true);
        check(&|record| record.id == "r2022q4-100", true);
        assert_eq!(only(&engine, &records, &[]), None);
    }
}
