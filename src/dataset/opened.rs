//! A visitor's own paper as a data set of its own. In: the document of its file. Out: the data set, and what is told of it
//! before it is taken in. Refuses to know: where the file came from, and where the data set is kept.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::{Dataset, Manifest};
use crate::document::Document;
use crate::record;
use crate::report::{self, Report};

/// A paper as read.
pub struct Opened {
    pub dataset: Dataset,
    pub told: Told,
}

/// What a person is told of a paper before taking it in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    pub id: String,
    pub title: String,
    pub tasks: usize,
    /// Figures that are no tasks.
    pub figures: usize,
    /// Different names of units that lead or support.
    pub units: usize,
    /// Places that reading is not sure of.
    pub doubts: usize,
}

impl Told {
    /// JSON, for another program.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    pub fn from_json(text: &str) -> Option<Told> {
        serde_json::from_str(text).ok()
    }
}

/// Reads a document under an id.
pub fn of(id: &str, document: &Document) -> Opened {
    let source = report::guess(id, document);
    let report = report::read_document(&source, document);
    let dataset = Dataset::of(
        std::slice::from_ref(&report),
        Manifest::of(std::slice::from_ref(&report), &source.title, ""),
    );
    let told = Told::of(&report, &dataset);
    Opened { dataset, told }
}

impl Told {
    fn of(report: &Report, dataset: &Dataset) -> Told {
        let records = &dataset.records;
        let units: HashSet<&String> =
            records.iter().flat_map(|record| record.lead.iter().chain(&record.support)).collect();
        let loose = report.doubts.iter().filter(|doubt| doubt.task.is_none()).count();
        Told {
            id: report.source.id.clone(),
            title: report.source.title.clone(),
            tasks: records.len(),
            figures: record::figures(report).len(),
            units: units.len(),
            doubts: records.iter().map(|record| record.judged().doubts.len()).sum::<usize>() + loose,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;

    #[test]
    fn a_paper_is_told_of_and_becomes_a_data_set_that_can_be_read_again() {
        let text = "2024年重点工作完成情况\n序号\t工作任务\t完成情况\t责任单位\n\
                    1\t新建公园3个\t已建成3个\t区园林局\n2\t改造学校2所\t已开工\t区教育局\n";
        let opened = of("表", &document::from_text(text));
        let Told { tasks, units, ref title, .. } = opened.told;
        assert_eq!((tasks, units, title.as_str()), (2, 2, "2024年重点工作完成情况"));
        let again = Dataset::read(opened.dataset.whole().as_bytes()).unwrap();
        assert_eq!(again.records.len(), 2);
        assert_eq!(Told::from_json(&opened.told.to_json()), Some(opened.told));
    }
}
