//! Several data sets as one. In: a data set, and another whose reports go beside its own. Out: one, reports in the order
//! of their periods, and later parts of the first still fit. Refuses to know: whose they are.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::{Dataset, Further, Paper};
use crate::record::Record;

/// A report with all that belongs to it.
struct Bundle {
    paper: Paper,
    records: Vec<Record>,
    further: Further,
}

impl Dataset {
    /// Puts the reports of another data set beside these. One whose id is here already is left out.
    pub fn with(self, other: Dataset) -> Dataset {
        let own: HashSet<&str> = self.papers.iter().map(|paper| paper.source.id.as_str()).collect();
        let added: BTreeSet<String> = other
            .papers
            .iter()
            .map(|paper| paper.source.id.clone())
            .filter(|id| !own.contains(id.as_str()))
            .collect();
        let (edition, manifest) = (self.edition.clone(), self.manifest.clone());
        let (parts, mut before) = (self.parts.clone(), self.added.clone());
        let mut bundles = self.bundles();
        bundles.extend(other.bundles().into_iter().filter(|bundle| added.contains(&bundle.paper.source.id)));
        bundles.sort_by_key(|bundle| bundle.paper.source.period);
        before.extend(added);
        let mut records = Vec::new();
        let mut whole = Dataset { edition, manifest, parts, added: before, ..Dataset::default() };
        for Bundle { paper, records: own, further } in bundles {
            whole.papers.push(paper);
            records.extend(own);
            whole.further.indicators.extend(further.indicators);
            whole.further.fitting.extend(further.fitting);
        }
        whole.records = Arc::new(records);
        whole
    }

    /// The reports one by one, records of no report left out.
    fn bundles(self) -> Vec<Bundle> {
        let blank = |paper| Bundle { paper, records: Vec::new(), further: Further::default() };
        let mut bundles: Vec<Bundle> = self.papers.into_iter().map(blank).collect();
        let place: HashMap<String, usize> =
            bundles.iter().enumerate().map(|(at, bundle)| (bundle.paper.source.id.clone(), at)).collect();
        let records = Arc::try_unwrap(self.records).unwrap_or_else(|shared| (*shared).clone());
        let mut fitting = self.further.fitting.into_iter();
        for record in records {
            let rules = fitting.next().unwrap_or_default();
            if let Some(at) = place.get(&record.report) {
                bundles[*at].records.push(record);
                bundles[*at].further.fitting.push(rules);
            }
        }
        for indicator in self.further.indicators {
            if let Some(at) = place.get(&indicator.report) {
                bundles[*at].further.indicators.push(indicator);
            }
        }
        bundles
    }
}

impl Further {
    /// Puts what was read later among what is here, record by record and in the order of the reports.
    pub(super) fn fill(
        &mut self,
        papers: &[Paper],
        records: &[Record],
        added: &BTreeSet<String>,
        later: Further,
    ) {
        let mut rules = later.fitting.into_iter();
        let fitting = self.fitting.drain(..).chain(std::iter::repeat(Vec::new())).zip(records);
        let fitting = fitting.map(|(own, record)| match added.contains(&record.report) {
            true => own,
            false => rules.next().unwrap_or_default(),
        });
        self.fitting = fitting.collect();
        self.indicators.extend(later.indicators);
        let order: HashMap<&str, usize> =
            papers.iter().enumerate().map(|(at, paper)| (paper.source.id.as_str(), at)).collect();
        self.indicators.sort_by_key(|indicator| order.get(indicator.report.as_str()).copied());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{Manifest, Part};
    use crate::document;
    use crate::report::{self, Report};

    fn paper(id: &str, year: i32, goal: &str) -> Report {
        let text = format!(
            "{year}年重点工作完成情况\n序号\t工作任务\t完成情况\t责任单位\n1\t{goal}3个\t已建成3个\t区园林局\n\
             2\t改造学校2所\t已改造2所\t区教育局\n"
        );
        let document = document::from_text(&text);
        report::read_document(&report::guess(id, &document), &document)
    }

    fn set(reports: &[Report]) -> Dataset {
        Dataset::of(reports, Manifest::of(reports, "甲", ""))
    }

    #[test]
    fn reports_stand_by_their_periods_and_later_parts_still_fit() {
        let first = [paper("b", 2021, "新建公园"), paper("d", 2023, "新建球场")];
        let whole = set(&first);
        let bytes = |part| whole.written(&[part]);
        let other = set(&[paper("a", 2020, "新建绿道"), paper("c", 2022, "新建厕所")]);
        let mut merged = Dataset::read(bytes(Part::Records).as_bytes()).unwrap().with(other.clone());
        for part in [Part::Further, Part::Texts] {
            merged.join(Dataset::read(bytes(part).as_bytes()).unwrap()).unwrap();
        }
        let ids: Vec<&str> = merged.papers.iter().map(|paper| paper.source.id.as_str()).collect();
        assert_eq!(ids, ["a", "b", "c", "d"]);
        let goals: Vec<&str> = merged.records.iter().step_by(2).map(|record| record.goal.as_str()).collect();
        assert_eq!(goals, ["新建绿道3个", "新建公园3个", "新建厕所3个", "新建球场3个"]);
        for (record, rules) in merged.records.iter().zip(&merged.further.fitting) {
            let from = [&whole, &other].into_iter().find_map(|set| {
                let at = set.records.iter().position(|own| own.id == record.id)?;
                Some((&set.records[at], &set.further.fitting[at]))
            });
            let (own, fitting) = from.unwrap();
            assert_eq!((record.trace(), rules), (own.trace(), fitting));
        }
        assert!(merged.papers.iter().all(|paper| !paper.source.text.is_empty()));
    }

    #[test]
    fn of_two_reports_with_one_id_the_first_stays() {
        let merged = set(&[paper("a", 2020, "新建绿道")]).with(set(&[paper("a", 2021, "新建公园")]));
        assert_eq!((merged.papers.len(), merged.records.len()), (1, 2));
        assert_eq!(merged.records[0].goal, "新建绿道3个");
    }
}
