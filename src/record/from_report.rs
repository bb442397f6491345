//! Records from a report. In: tasks as printed. Out: records with what their words and figures say.
//! Refuses to know how the fields were found: `report` read them.

use std::sync::OnceLock;

use super::judgement::{doubt_line, judge};
use super::{Extra, Record, Trace};
use crate::measure::{self, Printed};
use crate::report::{Cell, Doubt, Period, Report, Role, Span, Task, text};

/// The records of a report, in printed order.
pub fn records(report: &Report) -> Vec<Record> {
    let mut doubts = report.doubts.iter().filter(|doubt| doubt.task.is_some()).collect::<Vec<_>>();
    doubts.sort_by(|one, two| one.task.cmp(&two.task));
    let rates = Rates::of(&report.tasks);
    report.tasks.iter().map(|task| record_from_task(report, task, rates, &doubts)).collect()
}

/// For each task of a report the ids of all rules that hold, in the order read.
pub fn fitting(report: &Report) -> Vec<Vec<&'static str>> {
    let (period, rates) = (report.source.period, Rates::of(&report.tasks));
    report.tasks.iter().map(|task| measure::fitting(&printed(task, rates, period))).collect()
}

/// What judging asks for.
fn printed(task: &Task, rates: Rates, period: Period) -> Printed<'_> {
    let percent = own(task, Role::Percent).and_then(rate);
    Printed {
        goal: &task.goal.text,
        progress: &task.progress.text,
        target: own(task, Role::Target),
        column: column(task, rates.as_progress),
        percent: if rates.as_shares { percent.map(of_share) } else { percent },
        state: own(task, Role::StatusText),
        deadline: own(task, Role::Deadline),
        period,
    }
}

/// Words in a column of rates are read as words.
fn column(task: &Task, rated: bool) -> Option<Option<f64>> {
    let percent = percent_from_cell(&task.progress);
    (rated && (percent.is_some() || is_stroke(&task.progress.text))).then_some(percent)
}

/// A task's cell of a column that only some reports have.
fn own(task: &Task, role: Role) -> Option<&str> {
    task.extra.iter().find(|(found, _)| *found == role).map(|(_, cell)| &*cell.text)
}

/// How a report writes the rates of its tasks.
#[derive(Clone, Copy)]
struct Rates {
    /// The progress is a column of rates: four cells of five are a rate, a stroke or blank.
    as_progress: bool,
    /// The column of rates holds shares of one, as a sheet does whose cells lost their format: 0.95 for 95%. No cell of
    /// it is above one, none has a sign of percent, and of two or more at least one is broken.
    as_shares: bool,
}

impl Rates {
    fn of(tasks: &[Task]) -> Rates {
        let rates = tasks.iter().filter(|task| percent_from_cell(&task.progress).is_some()).count();
        let blank = tasks.iter().filter(|task| is_stroke(&task.progress.text)).count();
        let column = tasks.iter().filter_map(|task| own(task, Role::Percent)).filter(|cell| !is_stroke(cell));
        let shares: Option<Vec<f64>> = column.map(share).collect();
        Rates {
            as_progress: rates > 0 && (rates + blank) * 5 >= tasks.len() * 4,
            as_shares: shares.is_some_and(|all| all.len() > 1 && all.iter().any(|one| one.fract() > 0.0)),
        }
    }
}

/// A plain number from nought to one.
fn share(words: &str) -> Option<f64> {
    measure::decimal::read(words.trim()).filter(|share| (0.0..=1.0).contains(share))
}

/// A share of one in percent; what its binary digits add is cut.
fn of_share(share: f64) -> f64 {
    (share * 1e8).round() / 1e6
}

pub(super) fn is_stroke(words: &str) -> bool {
    matches!(words.trim(), "" | "/" | "／" | "-" | "—" | "——" | "无")
}

fn record_from_task(report: &Report, task: &Task, rates: Rates, doubts: &[&Doubt]) -> Record {
    let period = report.source.period;
    let id = Some(&task.id);
    let from = doubts.partition_point(|doubt| doubt.task.as_ref() < id);
    let read = doubts[from..].iter().take_while(|doubt| doubt.task.as_ref() == id);
    let scaled = own(task, Role::Percent).filter(|cell| rates.as_shares && !is_stroke(cell));
    let scaled = scaled.map(|cell| doubt_line("rate-scaled", cell.chars()));
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
        extra: extra(task),
        lines: Some(task.lines),
        judgement: judge(
            &printed(task, rates, period),
            read.map(|doubt| doubt_words(&report.source.text, doubt)).chain(scaled),
        ),
        trace: OnceLock::from(Box::new(trace(task))),
    }
}

fn trace(task: &Task) -> Trace {
    Trace {
        theme: pieces(task.theme_no.iter().chain([&task.theme])),
        no: task.no_at.into_iter().collect(),
        goal: task.goal.pieces.clone(),
        lead: pieces(&task.lead),
        support: pieces(&task.support),
        progress: task.progress.pieces.clone(),
    }
}

fn extra(task: &Task) -> Extra {
    let cell =
        |role: Role| task.extra.iter().find(|(found, _)| *found == role).map(|(_, cell)| cell.text.clone());
    Extra {
        target: cell(Role::Target),
        deadline: cell(Role::Deadline),
        remark: cell(Role::Remark),
        problems: cell(Role::Problems),
        next: cell(Role::Next),
        status_text: cell(Role::StatusText),
        more: task.more.iter().map(|(head, cell)| (head.clone(), cell.text.clone())).collect(),
    }
}

fn texts(cells: &[Cell]) -> Vec<String> {
    cells.iter().map(|cell| cell.text.clone()).collect()
}

fn pieces<'a>(cells: impl IntoIterator<Item = &'a Cell>) -> Vec<Span> {
    cells.into_iter().flat_map(|cell| cell.pieces.iter().copied()).collect()
}

/// The figure of a column of rates: `54%`, `54`, `完成54%`.
fn rate(words: &str) -> Option<f64> {
    let plain: String = words.chars().map(text::half).collect();
    let digits = plain.trim_start_matches(|sign: char| !sign.is_ascii_digit());
    let end = digits.find(|sign: char| !(sign.is_ascii_digit() || sign == '.')).unwrap_or(digits.len());
    let rest = digits[end..].trim();
    (rest.is_empty() || rest.starts_with('%')).then(|| measure::decimal::read(&digits[..end])).flatten()
}

/// A progress cell that is a rate and nothing else. None where its number runs over a seam: two pieces that may be two
/// numbers are no rate.
fn percent_from_cell(cell: &Cell) -> Option<f64> {
    let mut seam = 0;
    for piece in &cell.pieces {
        let figure =
            |sign: Option<char>| sign.is_some_and(|sign| text::half(sign).is_ascii_digit() || sign == '.');
        let (before, after) = cell.text.split_at_checked(seam)?;
        if figure(before.chars().next_back()) && figure(after.chars().next()) {
            return None;
        }
        seam += piece.end - piece.start;
    }
    percent_from_words(&cell.text)
}

/// A text that is a rate and at most a remark in brackets: `52%`, `-0.5％`, `88%（两条路推进缓慢）`.
pub(super) fn percent_from_words(words: &str) -> Option<f64> {
    let bare = words.trim();
    let rate = bare.find(['（', '(']).and_then(|at| bare.get(..at)).unwrap_or(bare);
    let number: String = rate.trim_end().strip_suffix(['%', '％'])?.chars().map(text::half).collect();
    let number = number.trim();
    match number.strip_prefix(['-', '−']) {
        Some(size) => Some(-measure::decimal::read(size)?),
        None => measure::decimal::read(number),
    }
}

/// The line for a doubt of reading.
fn doubt_words(text: &str, doubt: &Doubt) -> String {
    doubt_line(doubt.kind, doubt.at.of(text).chars().filter(|sign| !sign.is_control()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pieces: &[&str], want: Option<f64>) {
        let text = pieces.join("\n");
        let mut at = 0;
        let mut spans = Vec::new();
        for piece in pieces {
            spans.push(Span { start: at, end: at + piece.len() });
            at += piece.len() + 1;
        }
        assert_eq!(percent_from_cell(&Cell::from_pieces(&text, &spans)), want, "{pieces:?}");
    }

    #[test]
    fn no_rate_runs_over_a_seam() {
        check(&["54%"], Some(54.0));
        check(&["-0.5％"], Some(-0.5));
        check(&["52.6", "%"], Some(52.6));
        check(&["700", "54%"], None);
        check(&["5", ".4%"], None);
        check(&["完成", "54%"], None);
        check(&["88%（两条路推进缓慢）"], Some(88.0));
        check(&["50%(未开工"], Some(50.0));
        check(&["增长8%（可比口径）"], None);
    }
}
