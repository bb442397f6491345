//! Charts that count tasks by status: of each report, of each theme, of each lead unit. In: records. Out:
//! charts. Refuses to know: which tasks it was given, and why.

use std::sync::Arc;

use crate::chart::{
    Frame, Lengths, MatrixInput, MultiplesInput, StackedInput, StackedRow, matrix, multiples, stacked,
};
use crate::measure::{Status, Verdict};
use crate::page::charts::chart::{Chart, Pick};
use crate::part::badge::status_word;
use crate::part::figure::Numbers;
use crate::query::Facet;
use crate::record::Record;
use crate::session::Data;
use crate::start::tally;
use crate::words::{self, Word};

pub use crate::start::{sentence, series};

/// A row to be counted: its label, what it chooses, its tasks by status.
pub type Counted = (String, Pick, [usize; 7]);

/// As many rows as a reader takes in; the rest is one row.
const MOST: usize = 24;

fn status_picks() -> Vec<Pick> {
    Status::ALL.map(|status| Pick::one(Facet::Status, status.id())).to_vec()
}

/// Rows of counts as a table.
pub fn numbers(name: Word, rows: &[Counted]) -> Numbers {
    let mut head = vec![name.t().to_owned()];
    head.extend(Status::ALL.map(|status| status_word(status).t().to_owned()));
    let cells = |row: &Counted| {
        std::iter::once(row.0.clone()).chain(row.2.iter().map(usize::to_string)).collect::<Vec<_>>()
    };
    Numbers { head, rows: rows.iter().map(cells).collect() }
}

/// Counts tasks by what `keys` says of them, in the order in which the keys are met.
fn count<'a>(
    tasks: &[&'a Record],
    facet: Facet,
    keys: impl Fn(&'a Record) -> Vec<&'a str>,
    label: impl Fn(&str) -> String,
) -> Vec<Counted> {
    let mut rows: Vec<(&str, [usize; 7])> = Vec::new();
    let mut places = std::collections::HashMap::new();
    for record in tasks {
        for key in keys(record) {
            let at = *places.entry(key).or_insert_with(|| {
                rows.push((key, [0; 7]));
                rows.len() - 1
            });
            rows[at].1[record.judged().status as usize] += 1;
        }
    }
    rows.into_iter().map(|(key, counts)| (label(key), Pick::one(facet, key), counts)).collect()
}

/// What every row holds, for drawing.
fn drawn(rows: &[Counted]) -> Vec<StackedRow> {
    let row = |(label, _, counts): &Counted| StackedRow { label: label.clone(), counts: counts.to_vec() };
    rows.iter().map(row).collect()
}

enum Kind {
    Stacked(Lengths),
    Matrix,
    Multiples,
}

fn chart(title: Word, name: Word, finding: String, rows: Vec<Counted>, kind: Kind) -> Chart {
    let (columns, lines) = (series(), drawn(&rows));
    let draw = move |frame: Frame| {
        let (columns, lines) = (columns.clone(), lines.clone());
        match kind {
            Kind::Stacked(lengths) => {
                stacked(&StackedInput { columns, rows: lines, lengths, limit: MOST, frame })
            }
            Kind::Matrix => matrix(&MatrixInput { columns, rows: lines, limit: 60, frame }),
            Kind::Multiples => multiples(&MultiplesInput { columns, panels: lines, limit: 30, frame }),
        }
    };
    Chart {
        title: title.t().to_owned(),
        finding,
        numbers: numbers(name, &rows),
        rows: rows.into_iter().map(|(_, pick, _)| pick).collect(),
        columns: status_picks(),
        of_statuses: true,
        draw: Arc::new(draw),
    }
}

fn total(row: &Counted) -> usize {
    row.2.iter().sum()
}

/// Status of each report, with shares.
pub fn by_report(data: &Data, tasks: &[&Record]) -> Chart {
    let rows = count(tasks, Facet::Report, |record| vec![&record.report], |id| data.short_title(id));
    let finding = sentence(&tally(tasks.iter().copied()));
    chart(words::OVERVIEW_CHART, words::FIELD_REPORT, finding, rows, Kind::Stacked(Lengths::Shares))
}

fn themes(tasks: &[&Record]) -> Vec<Counted> {
    count(tasks, Facet::Theme, |record| vec![&record.theme], words::named)
}

fn of_themes(tasks: &[&Record], rows: &[Counted]) -> String {
    let Some(first) = rows.iter().max_by_key(|row| (total(row), std::cmp::Reverse(&row.0))) else {
        return words::CHART_EMPTY.t().to_owned();
    };
    let short = Status::Short as usize;
    let touched = rows.iter().filter(|row| row.2[short] > 0).count();
    let below: usize = tasks.iter().filter(|record| record.judged().status == Status::Short).count();
    let word = if below == 0 { words::CHART_THEMES_NONE } else { words::CHART_THEMES_FINDING };
    word.with(&[
        &tasks.len().to_string(),
        &rows.len().to_string(),
        &first.0,
        &total(first).to_string(),
        &below.to_string(),
        &touched.to_string(),
    ])
}

/// Themes against statuses.
pub fn by_theme(tasks: &[&Record]) -> Chart {
    let rows = themes(tasks);
    let finding = of_themes(tasks, &rows);
    chart(words::CHART_THEMES, words::FIELD_THEME, finding, rows, Kind::Matrix)
}

/// Themes as bars as long as they have tasks.
pub fn themes_by_size(tasks: &[&Record]) -> Chart {
    let rows = themes(tasks);
    let finding = of_themes(tasks, &rows);
    chart(words::CHART_THEMES, words::FIELD_THEME, finding, rows, Kind::Stacked(Lengths::Counts))
}

/// A small chart for each theme.
pub fn each_theme(tasks: &[&Record]) -> Chart {
    let rows = themes(tasks);
    let finding = of_themes(tasks, &rows);
    chart(words::CHART_EACH, words::FIELD_THEME, finding, rows, Kind::Multiples)
}

/// Tasks that each unit leads, by status, most first; how many no figure can check is said with it.
pub fn by_lead(tasks: &[&Record]) -> Chart {
    let led = |record: &Record| !record.lead.is_empty();
    let mut rows =
        count(tasks, Facet::Lead, |record| record.lead.iter().map(String::as_str).collect(), words::named);
    rows.sort_by_key(|row| std::cmp::Reverse(total(row)));
    let all = tasks.iter().filter(|record| led(record)).count();
    let unknown =
        tasks.iter().filter(|record| led(record) && record.judged().check == Verdict::Unknown).count();
    let finding = match rows.first() {
        Some(first) if unknown == 0 => {
            words::CHART_LEAD_ALL.with(&[&rows.len().to_string(), &first.0, &total(first).to_string()])
        }
        Some(first) => words::CHART_LEAD_FINDING.with(&[
            &rows.len().to_string(),
            &first.0,
            &total(first).to_string(),
            &all.to_string(),
            &unknown.to_string(),
        ]),
        None => words::CHART_EMPTY.t().to_owned(),
    };
    chart(words::CHART_LEAD, words::FIELD_LEAD, finding, rows, Kind::Stacked(Lengths::Counts))
}

/// Rows counted elsewhere, as bars as long as their counts.
pub fn of_rows(title: Word, name: Word, finding: String, rows: Vec<Counted>) -> Chart {
    chart(title, name, finding, rows, Kind::Stacked(Lengths::Counts))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_leaves_out_what_is_nothing() {
        let check = |counts: [usize; 7], said: &str| assert_eq!(sentence(&counts), said);
        check([0, 3, 0, 0, 0, 0, 0], "3 项任务中，3 项已完成或超额完成。");
        check([0, 0, 0, 2, 0, 0, 1], "3 项任务中，2 项只报了进展，1 项数据未出，不能据此判断是否完成。");
        check(
            [1, 1, 0, 2, 0, 0, 0],
            "4 项任务中，2 项已完成或超额完成。另有 2 项只报了进展，不能据此判断是否完成。",
        );
        check([0; 7], words::CHART_EMPTY.zh);
        for counts in [[1, 0, 2, 0, 3, 0, 5], [0, 1, 0, 2, 0, 3, 0]] {
            assert!(!sentence(&counts).contains("0 项"), "{}", sentence(&counts));
        }
    }
}
