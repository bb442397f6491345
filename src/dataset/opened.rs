//! A visitor's own paper as a data set of its own. In: the document of its file. Out: the data set, and what is told of it
//! before it is taken in. Refuses to know: where the file came from, and where the data set is kept.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::{Dataset, Manifest};
use crate::document::Document;
use crate::record;
use crate::report::preview::{self, ColumnView, Preview, RowView, TableView};
use crate::report::recipe::{ColumnAt, Fault, Recipe};
use crate::report::{self, Report, person};

/// Rows that are shown before a paper is taken in; all of them are read.
pub const MOST_ROWS: usize = 1000;
/// Doubts that are listed.
const MOST_DOUBTS: usize = 300;

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
    pub place: String,
    pub publisher: String,
    pub published: String,
    pub address: String,
    pub year: i32,
    pub month: u8,
    pub tasks: usize,
    /// Figures that are no tasks.
    pub figures: usize,
    /// Different names of units that lead or support.
    pub units: usize,
    /// Places that reading is not sure of.
    pub doubts: usize,
    /// The first of them, in the order of the paper.
    pub doubtful: Vec<Doubtful>,
    /// Names of persons and telephone numbers, as printed.
    pub persons: Vec<String>,
    pub tables: Vec<TableTold>,
    /// How many rows are not among `tables`.
    pub more_rows: usize,
}

/// A place that reading is not sure of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubtful {
    pub kind: String,
    pub line: usize,
    pub task: Option<String>,
    /// The words there, cut to what a line holds.
    pub words: String,
}

/// A part of the paper as it was read; see [`TableView`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableTold {
    pub key: usize,
    pub reader: String,
    pub lines: [usize; 2],
    pub columns: Vec<ColumnTold>,
    pub rows: Vec<RowTold>,
}

/// See [`ColumnView`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnTold {
    pub head: String,
    /// What a recipe calls it: its head, or its number in its table; neither where it can be given no role.
    pub by_head: bool,
    pub number: Option<usize>,
    pub role: String,
    pub sure: u8,
    pub guess: String,
}

/// See [`RowView`].
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct RowTold {
    pub lines: [usize; 2],
    /// What names it in a recipe, beside its first line.
    pub no: usize,
    pub quote: Option<String>,
    pub task: Option<String>,
    pub cells: Vec<String>,
    pub inherited: Vec<bool>,
    pub doubts: Vec<String>,
    pub by_hand: Vec<bool>,
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

/// Reads a document under an id as a person corrected it; `recipe` is JSON, or empty.
pub fn of(id: &str, document: &Document, recipe: &str) -> Result<Opened, Fault> {
    let recipe = match recipe {
        "" => Recipe::default(),
        json => Recipe::from_json(json)?,
    };
    let (report, shown) = preview::preview(&report::guess(id, document), document, &recipe);
    let title = &report.source.title;
    let dataset =
        Dataset::of(std::slice::from_ref(&report), Manifest::of(std::slice::from_ref(&report), title, ""));
    let persons = person::persons(&report, document, &shown);
    let told = Told { persons, ..Told::of(&report, &dataset, shown) };
    Ok(Opened { dataset, told })
}

impl Told {
    /// Of a data set that was read elsewhere: how much it holds.
    pub fn of_dataset(id: &str, set: &Dataset) -> Told {
        let records = &set.records;
        let units: HashSet<&String> =
            records.iter().flat_map(|record| record.lead.iter().chain(&record.support)).collect();
        let title = match &*set.papers {
            [paper] => paper.source.title.clone(),
            _ => set.manifest.title.clone(),
        };
        Told {
            id: id.to_owned(),
            title,
            place: set.manifest.place.clone(),
            publisher: set.manifest.publisher.clone(),
            year: set.manifest.years[1],
            tasks: records.len(),
            figures: set.further.indicators.len(),
            units: units.len(),
            doubts: records.iter().map(|record| record.judged().doubts.len()).sum(),
            ..Told::default()
        }
    }

    fn of(report: &Report, dataset: &Dataset, shown: Preview) -> Told {
        let (records, source) = (&dataset.records, &report.source);
        let units: HashSet<&String> =
            records.iter().flat_map(|record| record.lead.iter().chain(&record.support)).collect();
        let place = source.locality.as_ref().map(|place| place.name.clone());
        let address = source.origin.as_ref().map(|origin| origin.url.clone());
        let mut told = Told {
            id: source.id.clone(),
            title: source.title.clone(),
            place: place.unwrap_or_default(),
            publisher: source.publisher.clone().unwrap_or_default(),
            published: source.published.clone().unwrap_or_default(),
            address: address.unwrap_or_default(),
            year: source.period.year,
            month: source.period.month,
            tasks: records.len(),
            figures: record::figures(report).len(),
            units: units.len(),
            doubts: report.doubts.len(),
            doubtful: doubtful(report),
            ..Told::default()
        };
        let mut left = MOST_ROWS;
        for mut table in shown.tables {
            let rows = table.rows.len();
            table.rows.truncate(left);
            left -= table.rows.len();
            told.more_rows += rows - table.rows.len();
            told.tables.push(table.into());
        }
        told
    }
}

fn doubtful(report: &Report) -> Vec<Doubtful> {
    let text = &report.source.text;
    let shown = report.doubts.iter().take(MOST_DOUBTS).map(|doubt| {
        let words = doubt.at.of(text).chars().filter(|sign| !sign.is_control()).take(40);
        Doubtful {
            kind: doubt.kind.to_owned(),
            line: report.lines.line(doubt.at.start),
            task: doubt.task.clone(),
            words: words.collect(),
        }
    });
    shown.collect()
}

impl From<TableView> for TableTold {
    fn from(table: TableView) -> TableTold {
        TableTold {
            key: table.key,
            reader: table.reader.to_owned(),
            lines: table.lines,
            columns: table.columns.into_iter().map(ColumnTold::from).collect(),
            rows: table.rows.into_iter().map(RowTold::from).collect(),
        }
    }
}

impl From<ColumnView> for ColumnTold {
    fn from(column: ColumnView) -> ColumnTold {
        let number = match column.at {
            Some(ColumnAt::Place { column, .. }) => Some(column),
            _ => None,
        };
        ColumnTold {
            by_head: matches!(column.at, Some(ColumnAt::Head(_))),
            number,
            head: column.head,
            role: column.role.to_owned(),
            sure: column.sure,
            guess: column.guess.to_owned(),
        }
    }
}

impl From<RowView> for RowTold {
    fn from(row: RowView) -> RowTold {
        RowTold {
            lines: row.lines,
            no: row.at.no,
            quote: row.at.quote,
            task: row.task,
            cells: row.cells,
            inherited: row.inherited,
            doubts: row.doubts.into_iter().map(str::to_owned).collect(),
            by_hand: row.by_hand,
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
        let opened = of("表", &document::from_text(text), "").unwrap();
        let Told { tasks, units, ref title, ref tables, .. } = opened.told;
        let roles: Vec<&str> = tables[0].columns.iter().map(|column| column.role.as_str()).collect();
        assert_eq!(roles, ["no", "goal", "progress", "lead"]);
        assert_eq!(tables[0].rows[1].cells[1], "改造学校2所");
        assert_eq!((tasks, units, title.as_str()), (2, 2, "2024年重点工作完成情况"));
        let again = Dataset::read(opened.dataset.whole().as_bytes()).unwrap();
        assert_eq!(again.records.len(), 2);
        assert_eq!(Told::from_json(&opened.told.to_json()), Some(opened.told));
    }

    #[test]
    fn corrections_are_carried_out_and_damaged_ones_refused() {
        let text = "工作任务\t完成情况\t责任单位\n新建公园3个\t已建成3个\t区园林局\n";
        let document = document::from_text(text);
        let recipe = r#"{"v":1,"source":{"title":"甲区2024年重点工作","place":"甲区"}}"#;
        let told = of("表", &document, recipe).unwrap().told;
        assert_eq!((told.title.as_str(), told.place.as_str()), ("甲区2024年重点工作", "甲区"));
        assert!(of("表", &document, "{\"v\":99}").is_err());
    }
}
