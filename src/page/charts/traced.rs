//! A figure over the years as a chart of the pages. In: threads, tasks. Out: charts. Refuses to know: how a
//! thread was found.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::chart::{self, Break, Drawing, Frame, TrendInput, TrendPoint};
use crate::link::Place;
use crate::measure::Change;
use crate::page::charts::chart::{Chart, Pick};
use crate::part::figure::Numbers;
use crate::record::Record;
use crate::session::Data;
use crate::thread::{Member, Thread};
use crate::words;
use crate::words::number::quantity;

/// One point a year: of several members the last that states a figure. What a report tells in the middle
/// of its year is no result of that year, and what rose where it was to fall has no place on a scale of falls: both
/// stand in the table alone.
fn points(data: &Data, thread: &Thread) -> Vec<TrendPoint> {
    let mut points: Vec<TrendPoint> = Vec::new();
    let mut first: HashMap<i32, usize> = HashMap::new();
    let midyear: HashSet<&str> = data
        .reports()
        .iter()
        .filter(|report| report.source.period.month < 12)
        .map(|report| report.source.id.as_str())
        .collect();
    let mut breaks = thread.breaks.iter().map(|gap| gap.at).peekable();
    let mut last_break = 0;
    for (at, member) in thread.members.iter().enumerate() {
        let first = *first.entry(member.year).or_insert(at);
        while let Some(gap) = breaks.next_if(|gap| *gap <= at) {
            last_break = gap;
        }
        // A year told twice, before and after a break, keeps what stands before it.
        if first < last_break {
            continue;
        }
        let is_midyear = member.is_task && midyear.contains(member.report.as_str());
        let is_rise = |value: f64| member.change == Some(Change::Fall) && value < 0.0;
        let actual = member.actual.filter(|value| !is_midyear && !is_rise(*value));
        match points.iter_mut().find(|point| point.year == member.year) {
            Some(point) => {
                point.actual = actual.or(point.actual);
                point.target = member.target.or(point.target);
            }
            None => points.push(TrendPoint { year: member.year, actual, target: member.target }),
        }
    }
    points.retain(|point| point.actual.is_some() || point.target.is_some());
    points.sort_by_key(|point| point.year);
    points
}

/// A member's words and where they stand.
pub fn spoken<'a>(data: &'a Data, member: &Member) -> Option<(&'a str, Place)> {
    if member.is_task {
        let record = &data.records[data.position(&member.id)?];
        return Some((&record.goal, Place::Task(record.id.clone())));
    }
    let indicator = &data.indicators()[*data.traced().told.get(&member.id)?];
    let lines = Some((indicator.line, indicator.line));
    Some((&indicator.text, Place::Source { report: indicator.report.clone(), lines }))
}

/// The series of a thread; none where fewer than two years state a figure. Its marks open what states it.
pub fn trend(data: &Data, thread: &Thread) -> Option<Chart> {
    let unit = thread.unit.clone()?;
    let points = points(data, thread);
    if points.len() < 2 {
        return None;
    }
    let rows = points.iter().map(|point| {
        let member = thread.members.iter().rfind(|member| member.year == point.year);
        member.and_then(|member| spoken(data, member)).map_or(Pick::Nothing, |(_, place)| Pick::Open(place))
    });
    let value = |value: Option<f64>| value.map_or("—".to_owned(), |value| quantity(value, &unit));
    let numbers = Numbers {
        head: [words::FIELD_YEAR, words::TASK_TARGET, words::TASK_ACTUAL].map(|w| w.t().to_owned()).to_vec(),
        rows: points.iter().map(|p| vec![p.year.to_string(), value(p.target), value(p.actual)]).collect(),
    };
    let before = |at: usize| at.checked_sub(1).and_then(|at| thread.members.get(at));
    let breaks: Vec<Break> = thread
        .breaks
        .iter()
        .filter_map(|b| before(b.at).map(|member| Break { after: member.year, note: b.why.clone() }))
        .collect();
    Some(Chart {
        title: title(data, thread, &unit),
        finding: finding(&points, &breaks, &unit),
        numbers,
        rows: rows.collect(),
        columns: Vec::new(),
        of_statuses: false,
        draw: Arc::new(move |frame: Frame| -> Drawing {
            let (points, breaks, unit) = (points.clone(), breaks.clone(), unit.clone());
            chart::trend(&TrendInput { points, breaks, unit, frame })
        }),
    })
}

/// The thread's name, and whose it is where there are several places.
fn title(data: &Data, thread: &Thread, unit: &str) -> String {
    let place = thread.members.first().and_then(|member| data.place_of(&member.report)).map(str::to_owned);
    let told = [words::named(&thread.name), words::THREAD_SERIES.with(&[unit])];
    place.into_iter().chain(told).collect::<Vec<_>>().join(" · ")
}

/// From the first result to the last, where the years between compare; else only what each is.
fn finding(points: &[TrendPoint], breaks: &[Break], unit: &str) -> String {
    let results: Vec<(i32, f64)> = points.iter().filter_map(|p| p.actual.map(|a| (p.year, a))).collect();
    let said = match results[..] {
        [] => words::TREND_PROMISED.with(&[&points.len().to_string()]),
        [(year, value)] => words::TREND_ONE.with(&[&year.to_string(), &quantity(value, unit)]),
        [(from, first), .., (to, last)] => words::TREND_FROM_TO.with(&[
            &from.to_string(),
            &quantity(first, unit),
            &to.to_string(),
            &quantity(last, unit),
        ]),
    };
    let parted = |gap: &Break| {
        results.first().is_some_and(|(from, _)| *from <= gap.after)
            && results.last().is_some_and(|(to, _)| gap.after < *to)
    };
    let apart = breaks.iter().any(parted).then(|| words::TREND_BREAK.t());
    [&said, apart.unwrap_or_default()].concat()
}

/// The threads with a series that some of these tasks stand in: those with most results first, and of these
/// the ones whose years compare.
pub fn threads_of<'a>(data: &'a Data, tasks: &[&Record]) -> Vec<&'a Thread> {
    let asked: HashSet<&str> = tasks.iter().map(|record| record.id.as_str()).collect();
    let holds = |thread: &&Thread| {
        thread.unit.is_some() && thread.members.iter().any(|member| asked.contains(member.id.as_str()))
    };
    let rank = |thread: &Thread| {
        let points = points(data, thread);
        let results = points.iter().filter(|point| point.actual.is_some()).count();
        (points.len() > 1).then_some((results, thread.breaks.is_empty(), points.len()))
    };
    let threads = data.traced().traces.threads.iter().filter(holds);
    let mut found: Vec<_> = threads.filter_map(|thread| Some((rank(thread)?, thread))).collect();
    found.sort_by_key(|(rank, _)| std::cmp::Reverse(*rank));
    found.into_iter().map(|(_, thread)| thread).collect()
}

/// The series of the thread of this name among those of the tasks, or of the one with the most years.
pub fn of_tasks(data: &Data, tasks: &[&Record], name: &str) -> Chart {
    let threads = threads_of(data, tasks);
    let named = threads.iter().find(|thread| thread.name == name).or(threads.first());
    named.and_then(|thread| trend(data, thread)).unwrap_or_else(|| Chart {
        title: words::CHART_TREND.t().to_owned(),
        finding: words::TREND_NONE.with(&[&tasks.len().to_string()]),
        numbers: Numbers { head: Vec::new(), rows: Vec::new() },
        rows: Vec::new(),
        columns: Vec::new(),
        of_statuses: false,
        draw: Arc::new(|frame| {
            chart::trend(&TrendInput { points: Vec::new(), breaks: Vec::new(), unit: String::new(), frame })
        }),
    })
}
