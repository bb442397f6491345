//! Charts of figures: how far tasks are, targets and what came of them, what was missed. In: records. Out:
//! charts. Refuses to know: verdicts of its own; what no figure tells is counted and said.

use std::collections::HashMap;
use std::sync::Arc;

use crate::chart::{
    Bar, BarsInput, Bullet, BulletInput, DistributionInput, Frame, Level, Order, Series, ShortfallInput,
    Tone, bars, bullets, distribution, shortfalls,
};
use crate::measure::{Change, Measure, Op, Pace, Verdict, pace};
use crate::page::charts::chart::{Chart, Pick};
use crate::part::figure::Numbers;
use crate::query::{Facet, facet::UNTOLD};
use crate::record::Record;
use crate::words::amount;
use crate::words::number::{figure, percent, quantity};
use crate::words::{self, Word};

/// As many rows as a reader takes in.
const MOST: usize = 24;

/// The share of the year that has passed, where it is one for all tasks that have it.
fn level(tasks: &[&Record]) -> Option<f64> {
    let mut expected = tasks.iter().filter_map(|record| record.judged().expected_percent);
    let first = expected.next()?;
    expected.all(|other| other == first).then_some(first)
}

fn percent_points() -> String {
    figure(pace::RULE.tolerance_points)
}

fn level_line(expected: Option<f64>) -> Option<Level> {
    expected.map(|value| Level { value, label: words::CHART_LEVEL.with(&[&percent(value)]) })
}

/// Tasks inside a period; all of them where there are none.
fn in_period<'a>(tasks: &[&'a Record]) -> Vec<&'a Record> {
    let inside: Vec<&Record> =
        tasks.iter().copied().filter(|r| r.judged().expected_percent.is_some()).collect();
    if inside.is_empty() { tasks.to_vec() } else { inside }
}

/// The classes of the drawing as ranges of the facet.
fn range(value: f64, beyond: bool) -> String {
    match value {
        v if v < 0.0 => "-0".to_owned(),
        v if v > 100.0 => "100.01-".to_owned(),
        v if v >= 100.0 && beyond => "100-100.01".to_owned(),
        v if v >= 100.0 => "100-".to_owned(),
        v => {
            let from = (v / 10.0) as u32 * 10;
            format!("{from}-{}", from + 10)
        }
    }
}

/// How many tasks tell their percentage, and where these stand; without counts of nothing.
fn how_far(tasks: &[&Record], told: &[f64], expected: Option<f64>) -> String {
    let count = |of: usize| of.to_string();
    let (all, some) = (count(tasks.len()), count(told.len()));
    if told.is_empty() {
        return words::CHART_NO_PERCENT.with(&[&all]);
    }
    let mut said = match expected {
        Some(_) => words::CHART_SPREAD_LEVEL.with(&[&all, &some]),
        None => words::CHART_SPREAD.with(&[&all, &some]),
    };
    match expected {
        Some(level) => {
            let below = told.iter().filter(|value| **value < level).count();
            let behind = tasks.iter().filter(|record| record.judged().pace == Some(Pace::Behind)).count();
            said += &match below {
                0 => words::CHART_SPREAD_ABOVE.with(&[&percent(level)]),
                _ => words::CHART_SPREAD_BELOW.with(&[&count(below), &percent(level)]),
            };
            if behind > 0 {
                said += &words::CHART_SPREAD_BEHIND.with(&[&count(behind), &percent_points()]);
            }
        }
        None => {
            let full = told.iter().filter(|value| **value >= 100.0).count();
            said += &match full {
                0 => words::CHART_SPREAD_PART.t().to_owned(),
                _ => words::CHART_SPREAD_FULL.with(&[&count(full)]),
            };
        }
    }
    said + &match tasks.len() - told.len() {
        0 => words::CHART_SPREAD_ALL.t().to_owned(),
        untold => words::CHART_SPREAD_UNTOLD.with(&[&count(untold)]),
    }
}

/// How many tasks stand at which share of their way.
pub fn spread(tasks: &[&Record]) -> Chart {
    let tasks = in_period(tasks);
    let expected = level(&tasks);
    let values: Vec<Option<f64>> = tasks.iter().map(|record| record.judged().percent).collect();
    let told: Vec<f64> = values.iter().flatten().copied().collect();
    let beyond = told.iter().any(|value| *value > 100.0);
    let untold = (values.len() - told.len()).to_string();
    let finding = how_far(&tasks, &told, expected);
    let mut ranges: Vec<(String, usize)> = Vec::new();
    let mut sorted = told.clone();
    sorted.sort_by(f64::total_cmp);
    for value in sorted {
        let key = range(value, beyond);
        match ranges.last_mut().filter(|(last, _)| *last == key) {
            Some((_, count)) => *count += 1,
            None => ranges.push((key, 1)),
        }
    }
    let word = |key: &str| match key {
        "100-" | "100-100.01" => "100%".to_owned(),
        "100.01-" => ">100%".to_owned(),
        key => words::value("percent", key, str::to_owned),
    };
    let mut rows: Vec<Vec<String>> =
        ranges.iter().map(|(key, count)| vec![word(key), count.to_string()]).collect();
    rows.push(vec![words::CHART_UNTOLD.t().to_owned(), untold]);
    let pick = |value: &Option<f64>| match value {
        Some(value) => Pick::one(Facet::Percent, &range(*value, beyond)),
        None => Pick::one(Facet::Percent, UNTOLD),
    };
    let rows_picks = values.iter().map(pick).collect();
    let draw = move |frame: Frame| {
        let series = |word: Word, tone: Tone| Series { label: word.t().to_owned(), tone };
        distribution(&DistributionInput {
            values: values.clone(),
            level: level_line(expected),
            slack: pace::RULE.tolerance_points,
            below: series(words::CHART_BELOW, Tone::Short),
            reached: series(words::CHART_REACHED, Tone::Plain),
            frame,
        })
    };
    Chart {
        title: words::CHART_SPREAD_TITLE.t().to_owned(),
        finding,
        numbers: Numbers {
            head: vec![words::FIELD_PERCENT.t().to_owned(), words::CHART_TASKS.t().to_owned()],
            rows,
        },
        rows: rows_picks,
        columns: Vec::new(),
        of_statuses: false,
        draw: Arc::new(draw),
    }
}

/// A theme or a unit with what its tasks report.
struct Mean {
    key: String,
    told: Vec<f64>,
    untold: usize,
}

/// Mean progress by theme, or by lead unit, in order, with the number of tasks behind each.
pub fn mean(tasks: &[&Record], by: Facet) -> Chart {
    let tasks = in_period(tasks);
    let expected = level(&tasks);
    let mut means: Vec<Mean> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for record in &tasks {
        let keys: Vec<&String> =
            if by == Facet::Lead { record.lead.iter().collect() } else { vec![&record.theme] };
        for key in keys {
            let at = *places.entry(key.as_str()).or_insert_with(|| {
                means.push(Mean { key: key.clone(), told: Vec::new(), untold: 0 });
                means.len() - 1
            });
            match record.judged().percent {
                Some(value) => means[at].told.push(value),
                None => means[at].untold += 1,
            }
        }
    }
    let value =
        |mean: &Mean| (!mean.told.is_empty()).then(|| mean.told.iter().sum::<f64>() / mean.told.len() as f64);
    means.sort_by(|a, b| match (value(a), value(b)) {
        (Some(a), Some(b)) => b.total_cmp(&a),
        (a, b) => b.is_some().cmp(&a.is_some()),
    });
    let known: Vec<&Mean> = means.iter().filter(|mean| !mean.told.is_empty()).collect();
    let untold = tasks.iter().filter(|record| record.judged().percent.is_none()).count();
    let finding = match (known.first(), known.last()) {
        (Some(most), Some(least)) => {
            let ends = [least, most].map(|mean| percent(value(mean).unwrap_or(0.0)));
            let told = words::CHART_MEAN_FINDING.with(&[&known.len().to_string(), &ends[0], &ends[1]]);
            let untold = (untold > 0).then(|| words::CHART_MEAN_UNTOLD.with(&[&untold.to_string()]));
            [&told, untold.as_deref().unwrap_or_default(), words::CHART_MEAN_HINT.t()].concat()
        }
        _ => words::CHART_NO_PERCENT.with(&[&tasks.len().to_string()]),
    };
    let name = if by == Facet::Lead { words::FIELD_LEAD } else { words::FIELD_THEME };
    let cells = |mean: &Mean| {
        let said = value(mean).map_or("—".to_owned(), percent);
        vec![mean.key.clone(), said, mean.told.len().to_string(), mean.untold.to_string()]
    };
    let head = [name, words::CHART_MEAN, words::CHART_TOLD, words::CHART_UNTOLD].map(|w| w.t().to_owned());
    let rows: Vec<Bar> = means
        .iter()
        .map(|mean| Bar {
            label: mean.key.clone(),
            value: value(mean),
            count: mean.told.len() + mean.untold,
            tone: Tone::Plain,
        })
        .collect();
    let draw = move |frame: Frame| {
        let (rows, level, unit) = (rows.clone(), level_line(expected), "%".to_owned());
        bars(&BarsInput { rows, order: Order::Given, unit, level, limit: MOST, frame })
    };
    let title = if by == Facet::Lead { words::CHART_MEAN_LEAD } else { words::CHART_MEAN_THEME };
    Chart {
        title: title.t().to_owned(),
        finding,
        numbers: Numbers { head: head.to_vec(), rows: means.iter().map(cells).collect() },
        rows: means.iter().map(|mean| Pick::one(by, &mean.key)).collect(),
        columns: Vec::new(),
        of_statuses: false,
        draw: Arc::new(draw),
    }
}

/// A target with its result, and the task it belongs to.
struct Aim<'a> {
    record: &'a Record,
    measure: &'a Measure,
    bullet: Bullet,
    verdict: Verdict,
}

impl Aim<'_> {
    /// Percentage points over the target; bounds from above count the other way. None without a ratio.
    fn over(&self) -> Option<f64> {
        let part = self.measure.ratio()? * 100.0;
        Some(if self.bullet.at_most { 100.0 - part } else { part - 100.0 })
    }
}

/// By what two aims are over; what has no ratio stands last.
fn by_over(a: Option<f64>, b: Option<f64>) -> std::cmp::Ordering {
    match (a, b) {
        (Some(a), Some(b)) => a.total_cmp(&b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

fn aims<'a>(tasks: &[&'a Record]) -> Vec<Aim<'a>> {
    let mut aims = Vec::new();
    for record in tasks.iter().copied() {
        for measure in &record.judged().measures {
            let Some(actual) = measure.actual else { continue };
            if measure.op == Op::Equal || measure.verdict == Verdict::Unknown {
                continue;
            }
            let tone = match measure.verdict {
                Verdict::Exceeded => Tone::Exceeded,
                Verdict::Short => Tone::Short,
                _ => Tone::Done,
            };
            let bullet = Bullet {
                label: words::OF_YEAR.with(&[&words::named(&measure.name), &record.year.to_string()]),
                target: measure.target,
                actual,
                unit: measure.unit.clone(),
                at_most: measure.op == Op::AtMost,
                rises: measure.change.map(|change| change == Change::Rise),
                tone,
            };
            aims.push(Aim { record, measure, bullet, verdict: measure.verdict });
        }
    }
    aims
}

fn aim_numbers(aims: &[Aim]) -> Numbers {
    let head = [
        words::CHART_FIGURE_YEAR,
        words::TASK_TARGET,
        words::TASK_ACTUAL,
        words::CHART_ATTAINED,
        words::FIELD_ID,
    ];
    let cells = |aim: &Aim| {
        let attained = match aim.measure.ratio() {
            Some(ratio) => percent(ratio * 100.0),
            None if aim.measure.is_opposed() => words::AGAINST.t().to_owned(),
            None => "—".to_owned(),
        };
        let asked = if aim.bullet.at_most || aim.measure.is_opposed() {
            amount::asked(aim.measure)
        } else {
            quantity(aim.measure.target, &aim.measure.unit)
        };
        vec![
            aim.bullet.label.clone(),
            asked,
            amount::reached(aim.measure).unwrap_or_default(),
            attained,
            aim.record.id.clone(),
        ]
    };
    Numbers { head: head.map(|word| word.t().to_owned()).to_vec(), rows: aims.iter().map(cells).collect() }
}

/// That some tasks have no figure to check by; nothing where all have one.
fn unchecked(tasks: &[&Record]) -> String {
    let count = tasks.iter().filter(|record| record.judged().check == Verdict::Unknown).count();
    if count == 0 { String::new() } else { words::AIM_UNCHECKED.with(&[&count.to_string()]) }
}

/// Targets and what was reached, by attainment.
pub fn targets(tasks: &[&Record]) -> Chart {
    let mut all = aims(tasks);
    all.sort_by(|a, b| by_over(a.over().map(|over| -over), b.over().map(|over| -over)));
    let of = |verdict: Verdict| all.iter().filter(|aim| aim.verdict == verdict).count();
    let told = words::counted(&[
        (of(Verdict::Exceeded), words::AIM_BETTER),
        (of(Verdict::Met), words::AIM_MET),
        (of(Verdict::Short), words::AIM_SHORT),
    ]);
    let finding = if all.is_empty() {
        words::AIM_NONE.t().to_owned()
    } else {
        words::AIM_OF.with(&[&all.len().to_string(), &told])
    };
    let finding = [finding, unchecked(tasks)].concat();
    let rows: Vec<Bullet> = all.iter().map(|aim| aim.bullet.clone()).collect();
    let draw = move |frame: Frame| {
        bullets(&BulletInput { rows: rows.clone(), order: Order::Given, limit: MOST, frame })
    };
    figure_chart(words::CHART_TARGETS, finding, &all, Arc::new(draw))
}

/// Targets that were missed, the widest gap first.
pub fn missed(tasks: &[&Record]) -> Chart {
    let mut all = aims(tasks);
    let measured = all.len();
    all.retain(|aim| aim.verdict == Verdict::Short);
    all.sort_by(|a, b| by_over(a.over(), b.over()));
    let widest = all.iter().find(|aim| aim.over().is_some());
    let opposed = all.iter().filter(|aim| aim.measure.is_opposed()).count();
    let finding = if all.is_empty() {
        words::CHART_NONE_MISSED.with(&[&measured.to_string(), &unchecked(tasks)])
    } else {
        let said = |told: bool, word: Word, value: &str| {
            if told { word.with(&[value]) } else { String::new() }
        };
        [
            words::CHART_MISSED_COUNT.with(&[&measured.to_string(), &all.len().to_string()]),
            said(widest.is_some(), words::CHART_MISSED_WIDEST, widest.map_or("", |aim| &aim.bullet.label)),
            said(opposed > 0, words::CHART_MISSED_OPPOSED, &opposed.to_string()),
            words::CHART_MISSED_REST.with(&[&unchecked(tasks)]),
        ]
        .concat()
    };
    let rows: Vec<Bullet> = all.iter().map(|aim| aim.bullet.clone()).collect();
    let draw = move |frame: Frame| shortfalls(&ShortfallInput { rows: rows.clone(), limit: MOST, frame });
    figure_chart(words::CHART_MISSED, finding, &all, Arc::new(draw))
}

fn figure_chart(
    title: Word,
    finding: String,
    aims: &[Aim],
    draw: Arc<dyn Fn(Frame) -> crate::chart::Drawing + Send + Sync>,
) -> Chart {
    Chart {
        title: title.t().to_owned(),
        finding,
        numbers: aim_numbers(aims),
        rows: aims.iter().map(|aim| Pick::Task(aim.record.id.clone())).collect(),
        columns: Vec::new(),
        of_statuses: false,
        draw,
    }
}
