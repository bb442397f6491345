//! Ids by which rows of anyone's making can be told apart: notes and addresses know a row by its id alone. In:
//! records, some without an id, some with one that another has too. Out: an id of its own for each, and which were
//! given another. Refuses to know: where the rows came from.

use std::collections::HashSet;

use super::Record;
use crate::report::digest::sha256;

/// A row whose id another row before it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamed {
    pub from: String,
    pub to: String,
}

/// Gives every record an id of its own. A new id follows from what the row says, never from its place: the same row
/// has the same one when it is opened again, and no other row ever gets it with the notes that are kept under it.
pub fn tell_apart(records: &mut [Record]) -> Vec<Renamed> {
    let printed: HashSet<String> =
        records.iter().map(|record| record.id.clone()).filter(|id| !id.trim().is_empty()).collect();
    let mut used: HashSet<String> = HashSet::with_capacity(records.len());
    let mut renamed = Vec::new();
    for record in records {
        let lacks = record.id.trim().is_empty();
        if !lacks && used.insert(record.id.clone()) {
            continue;
        }
        let mark = &digest(record)[..12];
        let own = if lacks { format!("row-{mark}") } else { format!("{}~{mark}", record.id) };
        let free = |id: &String| !used.contains(id) && !printed.contains(id);
        // Rows that say the very same are told apart by their order: their notes are on the same words.
        let again = (2..).map(|nth: usize| format!("{own}~{nth}"));
        let Some(id) = std::iter::once(own.clone()).chain(again).find(free) else { continue };
        used.insert(id.clone());
        let from = std::mem::replace(&mut record.id, id.clone());
        if !lacks {
            renamed.push(Renamed { from, to: id });
        }
    }
    renamed
}

fn digest(record: &Record) -> String {
    let year = record.year.to_string();
    let units = [record.lead.join("、"), record.support.join("、")].join("\u{1e}");
    sha256(
        &[&record.report, &year, &record.theme, &record.goal, &record.progress, &units]
            .map(String::as_str)
            .join("\u{1f}"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rows: &[(&str, &str)], want: &[&str], told: usize) -> Vec<String> {
        let row =
            |(id, goal): &(&str, &str)| Record { id: (*id).into(), goal: (*goal).into(), ..Record::blank() };
        let mut records: Vec<Record> = rows.iter().map(row).collect();
        assert_eq!(tell_apart(&mut records).len(), told, "{rows:?}");
        let ids: Vec<String> = records.into_iter().map(|record| record.id).collect();
        let bare = |id: &String| id.split('~').next().unwrap_or_default().to_owned();
        assert_eq!(ids.iter().map(bare).collect::<Vec<_>>(), want);
        assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len(), "{ids:?}");
        ids
    }

    #[test]
    fn the_first_keeps_an_id_and_the_others_get_their_own() {
        let ids = check(&[("a", "x"), ("b", "y"), ("a", "z"), ("a", "z")], &["a", "b", "a", "a"], 2);
        assert_eq!(ids[0], "a");
        // In any order, a row keeps the id that follows from its words.
        let other = check(&[("b", "y"), ("a", "x"), ("a", "z")], &["b", "a", "a"], 1);
        assert_eq!(ids[2], other[2]);
    }

    #[test]
    fn a_row_without_id_never_gets_another_rows() {
        let of = |rows: &[(&str, &str)]| {
            let mut records: Vec<Record> = rows
                .iter()
                .map(|(id, goal)| Record { id: (*id).into(), goal: (*goal).into(), ..Record::blank() })
                .collect();
            tell_apart(&mut records);
            records.into_iter().map(|record| record.id).collect::<Vec<_>>()
        };
        let (one, two) = (of(&[("", "x"), ("", "y")]), of(&[("", "y"), (" ", "z")]));
        assert_eq!(one[1], two[0]);
        assert!(one[0] != one[1] && one[0] != two[1] && two[0] != two[1], "{one:?} {two:?}");
        // Not even where somebody's id looks like one of ours.
        let taken = of(&[("", "x"), (&one[0], "other")]);
        assert!(taken[0] != taken[1] && taken[1] == one[0], "{taken:?}");
    }
}
