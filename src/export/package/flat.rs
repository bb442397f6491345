//! Records as flat tables for programs: a value a cell, lists parted by 、, no guard against formulas,
//! because a program must get the report's own letters. In: records; out: CSV.

use super::field::{INDICATORS, MEASURES_CSV, TASKS_CSV, names};
use crate::export::csv::for_programs;
use crate::export::table::number_text;
use crate::measure::checkable::Mark;
use crate::record::{Indicator, Record};

pub fn tasks(records: &[Record]) -> String {
    for_programs(&names(TASKS_CSV), records.iter().map(task))
}

fn task(record: &Record) -> Vec<String> {
    let figure = |value: Option<f64>| value.map(number_text).unwrap_or_default();
    let line = |at: usize| record.lines.map(|lines| lines[at].to_string()).unwrap_or_default();
    let judged = record.judged();
    let checkable = record.checkable();
    let mut cells = vec![
        record.id.clone(),
        record.report.clone(),
        record.year.to_string(),
        record.theme_no.clone().unwrap_or_default(),
        record.theme.clone(),
        record.no.map(|no| no.to_string()).unwrap_or_default(),
        record.goal.clone(),
        record.lead.join("、"),
        record.support.join("、"),
        record.inherited.join("、"),
        record.progress.clone(),
        figure(judged.percent),
        line(0),
        line(1),
        judged.status.id().to_owned(),
        judged.status_why.clone(),
        judged.rule.clone(),
        judged.claim.map(|claim| claim.id().to_owned()).unwrap_or_default(),
        judged.claim_rule.clone(),
        judged.claim_why.clone(),
        judged.check.id().to_owned(),
        judged.pace.map(|pace| pace.id().to_owned()).unwrap_or_default(),
        figure(judged.expected_percent),
        judged.measures.len().to_string(),
        judged.doubts.join("、"),
    ];
    cells.extend(Mark::ALL.map(|mark| checkable.mark(mark).is_some().to_string()));
    cells.push(checkable.level().id().to_owned());
    cells
}

pub fn measures(records: &[Record]) -> String {
    let rows = records.iter().flat_map(|record| {
        record.judged().measures.iter().enumerate().map(move |(at, measure)| {
            vec![
                record.id.clone(),
                (at + 1).to_string(),
                measure.name.clone(),
                measure.op.id().to_owned(),
                number_text(measure.target),
                measure.unit.clone(),
                record.target_text(measure).to_owned(),
                measure.actual.map(number_text).unwrap_or_default(),
                record.actual_text(measure).unwrap_or("").to_owned(),
                measure.verdict.id().to_owned(),
            ]
        })
    });
    for_programs(&names(MEASURES_CSV), rows)
}

pub fn indicators(indicators: &[Indicator]) -> String {
    let row = |one: &Indicator| {
        vec![
            one.id.clone(),
            one.report.clone(),
            one.section.clone(),
            one.year.to_string(),
            one.kind.id().to_owned(),
            one.name.clone(),
            one.op.id().to_owned(),
            number_text(one.value),
            one.unit.clone(),
            one.text.clone(),
            one.line.to_string(),
        ]
    };
    for_programs(&names(INDICATORS), indicators.iter().map(row))
}
