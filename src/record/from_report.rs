//! Records from a report. In: tasks as printed. Out: records with what their words and figures say. Refuses
//! to know how either was found: `report` read the fields, `measure` judges them.

use super::{Record, Trace};
use crate::measure;
use crate::report::{Cell, Doubt, Report, Span, Task, text};

/// The records of a report, in printed order.
pub fn records(report: &Report) -> Vec<Record> {
    let mut doubts = report.doubts.iter().filter(|doubt| doubt.task.is_some()).collect::<Vec<_>>();
    doubts.sort_by(|one, two| one.task.cmp(&two.task));
    report.tasks.iter().map(|task| record_from_task(report, task, &doubts)).collect()
}

fn record_from_task(report: &Report, task: &Task, doubts: &[&Doubt]) -> Record {
    let period = report.source.period;
    let column_percent = percent_from_cell(&task.progress.text);
    let judged = measure::judge(&task.goal.text, &task.progress.text, column_percent, period);
    let id = Some(&task.id);
    let from = doubts.partition_point(|doubt| doubt.task.as_ref() < id);
    let own = doubts[from..].iter().take_while(|doubt| doubt.task.as_ref() == id);
    Record {
        id: task.id.clone(),
        report: report.source.id.clone(),
        year: period.year,
        theme_no: task.theme_no.as_ref().map(|cell| cell.text.clone()),
        theme: task.theme.text.clone(),
        no: task.no,
        goal: task.goal.text.clone(),
        lead: texts(&task.lead),
        support: texts(&task.support),
        inherited: task.inherited.iter().map(|field| field.to_string()).collect(),
        progress: task.progress.text.clone(),
        percent: judged.percent,
        lines: Some(task.lines),
        status: judged.status,
        status_why: judged.status_why,
        rule: judged.rule,
        claim: judged.claim,
        check: judged.check,
        pace: judged.pace,
        expected_percent: judged.expected_percent,
        measures: judged.measures,
        doubts: own.map(|doubt| doubt_words(&report.source.text, doubt)).collect(),
        trace: Trace {
            theme: pieces(task.theme_no.iter().chain([&task.theme])),
            no: task.no_at.into_iter().collect(),
            goal: task.goal.pieces.clone(),
            lead: pieces(&task.lead),
            support: pieces(&task.support),
            progress: task.progress.pieces.clone(),
        },
    }
}

fn texts(cells: &[Cell]) -> Vec<String> {
    cells.iter().map(|cell| cell.text.clone()).collect()
}

fn pieces<'a>(cells: impl IntoIterator<Item = &'a Cell>) -> Vec<Span> {
    cells.into_iter().flat_map(|cell| cell.pieces.iter().copied()).collect()
}

/// A progress cell that is a rate and nothing else: `52%`, `53.6％`.
fn percent_from_cell(words: &str) -> Option<f64> {
    let number = words.strip_suffix(['%', '％'])?;
    number.chars().map(text::half).collect::<String>().trim().parse().ok()
}

/// The doubt's kind, a blank, and the words it is about.
fn doubt_words(text: &str, doubt: &Doubt) -> String {
    let words: String = doubt.at.of(text).chars().filter(|sign| !sign.is_control()).take(24).collect();
    [doubt.kind, " ", words.trim()].concat().trim_end().to_string()
}
