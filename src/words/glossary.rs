//! The fixed English for names of units, themes, figures and start words, shown beside the names themselves. In: a
//! name as printed. Out: its English, where the page speaks English and the list has it. Refuses to know: sentences;
//! the reports' own words are never translated.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::{Lang, spoken};

static ENGLISH: OnceLock<HashMap<&'static str, &'static str>> = OnceLock::new();

/// Brings the list; until then no name has an English one.
pub(super) fn learn() {
    ENGLISH.get_or_init(|| {
        let lines = include_str!("glossary.tsv").lines().filter(|line| !line.starts_with('#'));
        lines.filter_map(|line| line.split_once('\t')).collect()
    });
}

/// The English of a name, while the page speaks English.
pub fn gloss(name: &str) -> Option<&'static str> {
    (spoken() == Lang::En).then(|| ENGLISH.get()?.get(name).copied()).flatten()
}

/// A name with its English before it, while the page speaks English.
pub fn named(name: &str) -> String {
    gloss(name).map_or_else(|| name.to_owned(), |english| [english, " ", name].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{record, report, thread};
    use std::collections::BTreeSet;

    #[test]
    fn every_name_of_the_bundled_reports_has_its_english() {
        super::super::learn_english();
        super::super::speak(Lang::En);
        let reports: Vec<report::Report> = report::shipped().iter().map(report::read).collect();
        let records: Vec<record::Record> = reports.iter().flat_map(record::records).collect();
        let indicators: Vec<record::Indicator> = reports.iter().flat_map(record::indicators).collect();
        let mut names: BTreeSet<String> = BTreeSet::new();
        for record in &records {
            names.insert(record.theme.clone());
            names.extend(record.lead.iter().chain(&record.support).cloned());
        }
        names.extend(thread::traces(&records, &indicators).threads.into_iter().map(|thread| thread.name));
        let without: Vec<&String> = names.iter().filter(|name| gloss(name).is_none()).collect();
        assert!(without.is_empty(), "add to src/words/glossary.tsv: {without:?}");
        super::super::speak(Lang::Zh);
        assert_eq!(named("区住建局"), "区住建局");
    }

    #[test]
    fn no_name_stands_twice_and_no_english_is_chinese() {
        let mut seen = BTreeSet::new();
        for line in include_str!("glossary.tsv").lines().filter(|line| !line.starts_with('#')) {
            let (name, english) = line.split_once('\t').expect(line);
            assert!(seen.insert(name), "{name} stands twice");
            let is_han = |sign: char| ('\u{4e00}'..='\u{9fff}').contains(&sign);
            assert!(!english.is_empty() && !english.contains(is_han), "{line}");
        }
    }
}
