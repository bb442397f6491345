//! Rows that somebody brings, as JSON. In: an array of objects with the fields of tasks.json. Out: records; those without
//! a status are judged by the rules that reports are judged by. Refuses to know: where the rows come from.

use super::Record;
use super::from_report::{is_stroke, percent_from_words};
use super::judgement::judge;
use super::read::Row;
use crate::measure::Printed;
use crate::report::{Period, shipped_period};

/// The records of an array of rows. A column of rates is sought among the rows of one report that follow one another.
pub fn records_from_json(text: &str) -> Result<Vec<Record>, serde_json::Error> {
    let mut rows: Vec<Row> = serde_json::from_str(text)?;
    for rows in rows.chunk_by_mut(|one, next| one.record.report == next.record.report) {
        let rated = has_rate_column(rows);
        rows.iter_mut().filter(|row| !row.is_judged).for_each(|row| judge_row(&mut row.record, rated));
    }
    Ok(rows.into_iter().map(|row| row.record).collect())
}

/// Four cells of five are a rate, a stroke or blank: the same rule as for reports.
fn has_rate_column(rows: &[Row]) -> bool {
    let rates = rows.iter().filter(|row| percent_from_words(&row.record.progress).is_some()).count();
    let strokes = rows.iter().filter(|row| is_stroke(&row.record.progress)).count();
    rates > 0 && (rates + strokes) * 5 >= rows.len() * 4
}

fn judge_row(record: &mut Record, rated: bool) {
    if record.goal.is_empty() && record.progress.is_empty() {
        return;
    }
    let given = std::mem::take(&mut record.judgement);
    let rate = percent_from_words(&record.progress);
    let printed = Printed {
        goal: &record.goal,
        progress: &record.progress,
        target: record.extra.target.as_deref(),
        column: (rated && (rate.is_some() || is_stroke(&record.progress))).then_some(rate),
        percent: given.percent,
        state: record.extra.status_text.as_deref(),
        deadline: record.extra.deadline.as_deref(),
        period: period(record, given.expected_percent),
    };
    record.judgement = judge(&printed, given.doubts.into_iter());
}

/// The period that a row speaks of, as far as can be told: that of its report where it is known, else the part of the
/// year that its expected percentage stands for, else the whole year.
fn period(record: &Record, expected: Option<f64>) -> Period {
    let known =
        shipped_period(&record.report).filter(|period| record.year == 0 || period.year == record.year);
    let month = expected.map_or(12, |percent| (percent * 12.0 / 100.0).round().clamp(1.0, 12.0) as u8);
    known.filter(|_| expected.is_none()).unwrap_or(Period { year: record.year, month })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(rows: &str, want: &[&str]) {
        let told: Vec<String> = records_from_json(rows)
            .unwrap()
            .iter()
            .map(|record| {
                let judged = record.judged();
                let percent = judged.percent.map_or(String::new(), |percent| format!(" {percent}"));
                format!("{} {}{percent}", judged.status.id(), judged.rule)
            })
            .collect();
        assert_eq!(told, want, "{rows}");
    }

    #[test]
    fn rows_without_a_status_are_judged() {
        check(
            r#"[{"year":2023,"goal":"落实河长制","progress":"/"},{"year":2023,"goal":"增长6%","progress":"全年数据未出"},
                {"year":2023,"goal":"新建公园3个","progress":"新建公园4个"},{"goal":"编制规划","progress":"已完成。"}]"#,
            &["nodata nothing-printed", "nodata data-not-out", "exceeded figure-above", "done says-done"],
        );
        check(
            r#"[{"year":2024,"goal":"甲","progress":"52%","expected_percent":50},{"year":2024,"goal":"乙","progress":"/"},
                {"year":2024,"goal":"丙","progress":"100%"}]"#,
            &["ongoing percent-part 52", "nodata percent-none", "done percent-full 100"],
        );
        check(
            r#"[{"year":2024,"goal":"新建公园3个","progress":"建成2个","expected_percent":50},
                {"year":2024,"goal":"培训","progress":"组织培训","percent":104,"status":null}]"#,
            &["ongoing count-below", "exceeded words-over 104"],
        );
    }

    #[test]
    fn a_status_that_is_given_stays() {
        check(
            r#"[{"goal":"新建公园3个","progress":"已完成","status":"halted","rule":"called-off"},{}]"#,
            &["halted called-off", "nodata "],
        );
        check(
            r#"[{"goal":"Build 5 parks","progress":"5 parks were built","status":null}]"#,
            &["reported other-language"],
        );
    }
}
