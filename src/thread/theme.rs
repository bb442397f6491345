//! The themes under which the tasks of threads are printed. In: records and threads. Out: for each thread its
//! themes, and all themes with the number of their threads, in the order of print. Refuses to know: pages.

use std::collections::{HashMap, HashSet};

use super::Thread;
use crate::record::Record;
use crate::report::text::steps::step;

#[derive(Debug, Default, PartialEq)]
pub struct Themes {
    /// For each thread the places of its themes in `names`, sorted; none for one of narratives alone.
    pub of: Vec<Vec<usize>>,
    /// Every theme that holds a thread, with how many.
    pub names: Vec<(String, usize)>,
}

pub fn themes(records: &[Record], threads: &[Thread]) -> Themes {
    let (mut names, mut places) = (Vec::<(&str, usize)>::new(), HashMap::new());
    let mut of_task: HashMap<&str, usize> = HashMap::with_capacity(records.len());
    for record in records {
        step();
        let theme = *places.entry(record.theme.as_str()).or_insert_with(|| {
            names.push((&record.theme, 0));
            names.len() - 1
        });
        of_task.entry(&record.id).or_insert(theme);
    }
    let themes_of = |thread: &Thread| {
        let members = thread.members.iter().inspect(|_| step());
        let themes: HashSet<usize> = members.filter_map(|m| of_task.get(m.id.as_str()).copied()).collect();
        let mut themes: Vec<usize> = themes.into_iter().collect();
        themes.sort_unstable();
        themes
    };
    let mut of: Vec<Vec<usize>> = threads.iter().map(themes_of).collect();
    of.iter().flatten().for_each(|theme| names[*theme].1 += 1);
    // Themes without a thread are left out.
    let kept: Vec<usize> = (0..names.len()).filter(|at| names[*at].1 > 0).collect();
    of.iter_mut().flatten().for_each(|theme| *theme = kept.partition_point(|at| at < theme));
    let names = kept.into_iter().map(|at| (names[at].0.to_owned(), names[at].1)).collect();
    Themes { of, names }
}

#[cfg(test)]
mod tests {
    use super::super::sample::task;
    use super::super::threads;
    use super::*;

    #[test]
    fn tells_themes_in_the_order_of_print() {
        let under = |id: &str, goal: &str, theme: &str| {
            let mut record = task(id, goal, &[], &[]);
            record.theme = theme.to_owned();
            record
        };
        let records = [
            under("a-001", "办好庙会", "空"),
            under("a-002", "新建公厕12座", "城市"),
            under("b-001", "提升公厕15座", "民生"),
        ];
        let found = themes(&records, &threads(&records, &[]));
        assert!(found.of.iter().all(|of| of == &[0, 1]), "{found:?}");
        assert_eq!(found.names.iter().map(|(name, _)| &**name).collect::<Vec<_>>(), ["城市", "民生"]);
    }
}
