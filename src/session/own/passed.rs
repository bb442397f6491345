//! What is passed on of a visitor's own reports: names of persons and telephone numbers are left out unless they are kept on
//! purpose. In: records, or the id of a report. Out: the records as they are passed on, or the words. The screen shows all.

use std::borrow::Cow;
use std::collections::HashMap;

use leptos::prelude::*;

use crate::dataset::Paper;
use crate::record::Record;
use crate::report::Conceal;
use crate::session::Session;
use crate::session::own::Own;

impl Session {
    /// What is left out of a report; nothing of those of the page.
    pub fn concealed(self, report: &str) -> Conceal {
        self.own().list.with_untracked(|list| {
            list.iter().find(|own| own.holds(report)).map(|own| own.about.concealed()).unwrap_or_default()
        })
    }

    /// What is left out of what is made of several reports, such as a chart.
    pub fn concealed_of_all(self) -> Conceal {
        let words = |own: &Own| own.about.left_out().cloned().collect::<Vec<_>>();
        Conceal::of(self.own().list.with_untracked(|list| list.iter().flat_map(words).collect::<Vec<_>>()))
    }

    /// How many of the reports shown are the visitor's own, and those that are not.
    pub fn own_among(self, papers: &[Paper]) -> (usize, Vec<&Paper>) {
        self.own().list.with_untracked(|list| {
            let is_own = |paper: &&Paper| list.iter().any(|own| own.holds(&paper.source.id));
            let others: Vec<&Paper> = papers.iter().filter(|paper| !is_own(paper)).collect();
            (papers.len() - others.len(), others)
        })
    }

    /// Records as they are passed on, in their order.
    pub fn passed_on<'a>(self, records: impl IntoIterator<Item = &'a Record>) -> Vec<Cow<'a, Record>> {
        let mut of_report: HashMap<&str, Conceal> = HashMap::new();
        let passed = records.into_iter().map(|record| {
            let words = of_report.entry(&record.report).or_insert_with(|| self.concealed(&record.report));
            if words.is_empty() { Cow::Borrowed(record) } else { Cow::Owned(record.without(words)) }
        });
        passed.collect()
    }

    /// Keeps a name or a number of a draft in what is passed on, or leaves it out.
    pub fn pass_on(self, draft: &str, word: &str, keep: bool) {
        self.own().drafts.update(|drafts| {
            if let Some(draft) = drafts.iter_mut().find(|own| own.id() == draft) {
                draft.passed_on.retain(|other| other != word);
                if keep {
                    draft.passed_on.push(word.to_owned());
                }
            }
        });
    }
}
