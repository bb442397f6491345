//! How the work behind the pages grows with the number of tasks. In: nothing; a word picks the work whose name holds it.
//! Out: a line for each piece of work, milliseconds at 10,000 and 100,000 rows (`--more`: 1,000,000) and the exponent
//! between them: 1 grows as the rows do, 2 with their square. Tests nothing.

#[path = "part/clock.rs"]
mod clock;

use std::hint::black_box;
use std::sync::Arc;

use clock::timed;
use nuoji::chart::{Frame, Lengths, StackedInput, StackedRow, stacked};
use nuoji::dataset::{Dataset, Manifest, Part};
use nuoji::export::table::{About, Table};
use nuoji::export::{csv, json, notes as notes_out, xlsx};
use nuoji::note::{Change, Edit, Note, Notes, apply, merge, read_file, write_file};
use nuoji::query::{Column, Engine, Facet, Group, Mark, Query, Sort, counts, find, only, run, suggest};
use nuoji::record::{FIELDS, Quality, Record, records, records_from_json, tell_apart};
use nuoji::report::{read, shipped};
use nuoji::start;
use nuoji::thread::{self, bodies, course::Courses, side, theme};

/// The bundled tasks over and over, each time as reports of their own, with units and words of their own.
fn rows(bundled: &[Record], count: usize) -> Vec<Record> {
    let sign = |n: usize| char::from_u32(0x4e00 + (n % 9000) as u32).unwrap_or('一');
    let one = |n: usize| {
        let mut row = bundled[n % bundled.len()].clone();
        let copy = n / bundled.len();
        row.id = format!("{}-{copy}", row.id);
        row.report = format!("{}-{copy}", row.report);
        let own: String = [n, n * 7 + 1, n * 31 + 2].iter().map(|n| sign(*n)).collect();
        row.goal = format!("{own}{}", row.goal);
        row.support.push(format!("第{n}单位"));
        row
    };
    (0..count).map(one).collect()
}

/// A piece of work by name.
type Work = (&'static str, fn(&[Record]) -> f64);

/// What pages follow across reports.
const FOLLOWED: &[Work] = &[
    ("register of units", |rows| time(|| bodies::registry(rows))),
    ("units beside one", |rows| {
        let all = bodies::registry(rows);
        time(|| bodies::company(&all, rows, 0))
    }),
    ("threads", |rows| time(|| thread::threads(rows, &[]))),
    ("themes of threads", |rows| {
        let threads = thread::threads(rows, &[]);
        time(|| theme::themes(rows, &threads))
    }),
    ("index of related", |rows| time(|| thread::related(rows))),
    ("related, every task", |rows| {
        let related = thread::related(rows);
        let mut courses = Courses::new(rows, &related);
        time(|| (0..rows.len()).filter(|at| courses.of(*at).is_absent_later).count())
    }),
    ("two reports side by side", |rows| {
        let threads = thread::threads(rows, &[]);
        time(|| side::compare(rows, &threads, "r2020-0", "r2022q4-0"))
    }),
];

/// What the table asks.
const ASKED: &[Work] = &[
    ("engine", |rows| {
        let rows = Arc::new(rows.to_vec());
        time(|| Engine::new(rows.clone()))
    }),
    ("index of the search", |rows| {
        let engine = engine(rows);
        time(|| engine.index())
    }),
    ("columns of judgements", |rows| {
        asked(rows, |_| Query { count: vec![Facet::Status], ..Query::default() })
    }),
    ("search", |rows| again(rows, |_| Query { text: "改造 -小区".into(), ..Query::default() })),
    ("search without index", |rows| {
        asked(rows, |_| Query { text: "改造 -小区".into(), ..Query::default() })
    }),
    ("sort by words", |rows| asked(rows, |_| Query { sort: vec![by(Column::Goal)], ..Query::default() })),
    ("sort by three columns", |rows| {
        let sort = vec![by(Column::Status), by(Column::Percent), by(Column::Support)];
        again(rows, |_| Query { sort, ..Query::default() })
    }),
    ("page of the last rows", |rows| {
        let at = |rows: &[Record]| rows.len() - 50;
        again(rows, |rows| Query {
            sort: vec![by(Column::Percent)],
            offset: at(rows),
            limit: 50,
            ..Query::default()
        })
    }),
    ("groups by unit", |rows| again(rows, |_| Query { group: Some(Group::Lead), ..Query::default() })),
    ("groups by report", |rows| again(rows, |_| Query { group: Some(Group::Report), ..Query::default() })),
    ("counts of all facets", |rows| {
        again(rows, |_| Query { count: Facet::ALL.to_vec(), limit: 0, ..Query::default() })
    }),
    ("filter by 200 values", |rows| {
        again(rows, |rows| {
            let mut query = Query { count: Facet::ALL.to_vec(), limit: 50, ..Query::default() };
            rows.iter().take(200).for_each(|row| _ = query.filters.add(Facet::Support, &row.support[0]));
            query
        })
    }),
    ("filters of an address", |rows| {
        let engine = engine(rows);
        let mut filters = nuoji::query::Filters::default();
        rows.iter()
            .rev()
            .take(200)
            .for_each(|row| _ = filters.add(Facet::Support, &row.support[row.support.len() - 1]));
        time(|| engine.known(&filters))
    }),
    ("suggestions", |rows| {
        let engine = engine(rows);
        time(|| suggest(&engine, &Query { text: "改造电梯亚运会场馆".into(), ..Query::default() }))
    }),
    ("the very rows", |rows| {
        let engine = engine(rows);
        let ids: Vec<&str> = rows.iter().step_by(2).map(|row| &*row.id).collect();
        time(|| only(&engine, rows, &ids))
    }),
    ("marks of notes", |rows| {
        let mut engine = engine(rows);
        let mark =
            || Mark { noted: true, text: "查".into(), tags: vec!["电话".into()], ..Mark::default() };
        let marks: Vec<(u32, Mark)> = (0..rows.len() as u32).map(|row| (row, mark())).collect();
        time(|| engine.set_marks(marks))
    }),
];

/// What pages count, list and write.
const LISTED: &[Work] = &[
    ("tallies", |rows| time(|| (start::sentence(&start::tally(rows.iter())), Quality::of(rows)))),
    ("overview's head", |rows| {
        let data = dataset(rows);
        time(|| start::html(&data))
    }),
    ("chart of many rows", |rows| {
        let row = |row: &Record| StackedRow { label: row.goal.clone(), counts: vec![1, 0, 2, 0, 0, 0, 1] };
        let input = StackedInput {
            columns: start::series(),
            rows: rows.iter().map(row).collect(),
            lengths: Lengths::Counts,
            limit: 24,
            frame: Frame::default(),
        };
        time(|| stacked(&input))
    }),
    ("table", |rows| time(|| Table::of(rows, &FIELDS))),
    ("CSV", |rows| {
        let table = Table::of(rows, &FIELDS);
        time(|| csv::for_people(&table))
    }),
    ("JSON", |rows| time(|| json::array(rows))),
    ("workbook", |rows| {
        let table = Table::of(rows, &FIELDS);
        time(|| xlsx::workbook(&table, &About::default()).map(|bytes| bytes.len()).unwrap_or_default())
    }),
    ("data set, written", |rows| {
        let data = dataset(rows);
        time(|| data.written(&[Part::Records]))
    }),
    ("data set, read", |rows| {
        let text = dataset(rows).written(&[Part::Records]);
        time(|| Dataset::read(text.as_bytes()).map(|data| data.records.len()).unwrap_or_default())
    }),
    ("rows of a script", |rows| {
        let text = json::array(rows);
        time(|| records_from_json(&text).map(|rows| rows.len()).unwrap_or_default())
    }),
    ("rows told apart", |rows| {
        let mut rows = rows.to_vec();
        rows.iter_mut().for_each(|row| row.id = "x".into());
        time(|| tell_apart(&mut rows).len())
    }),
    ("notes, written and read", |rows| {
        let notes = notes(rows);
        time(|| read_file(&write_file(&notes)).map(|notes| notes.notes.len()).unwrap_or_default())
    }),
    ("notes beside rows", |rows| {
        let notes = notes(rows);
        let mut table = Table::of(rows, &["id"]);
        time(|| notes_out::add_columns(&mut table, rows.iter().map(|row| &*row.id), &notes))
    }),
    ("notes as text", |rows| {
        let notes = notes(rows);
        time(|| notes_out::markdown(&notes, rows))
    }),
    ("notes taken in", |rows| {
        let (mut mine, mut theirs) = (notes(rows), notes(rows));
        theirs.notes.values_mut().for_each(|note| note.text.push('！'));
        time(|| {
            let shown = merge::preview(&mine, &theirs);
            let change = merge::take_in(&mine, &theirs, &Default::default(), merge::Choice::Both);
            (shown, apply(&mut mine, change, 2))
        })
    }),
    ("notes edited one by one", |rows| {
        let mut notes = Notes::default();
        let text = |row: &Record| Change::edit(&row.id, Edit::Text("查".into()));
        time(|| rows.iter().for_each(|row| drop(apply(&mut notes, text(row), 1))))
    }),
    ("notes removed", |rows| {
        let mut notes = notes(rows);
        let tasks = rows.iter().map(|row| row.id.clone()).collect();
        time(|| apply(&mut notes, Change::Remove { tasks }, 2))
    }),
];

fn by(column: Column) -> Sort {
    Sort { column, desc: true }
}

fn engine(rows: &[Record]) -> Engine {
    Engine::new(Arc::new(rows.to_vec()))
}

/// The first answer to a query.
fn asked(rows: &[Record], query: impl FnOnce(&[Record]) -> Query) -> f64 {
    let (engine, query) = (engine(rows), query(rows));
    time(|| run(&engine, &query))
}

/// A later answer, when what the engine builds once stands: another search comes between.
fn again(rows: &[Record], query: impl FnOnce(&[Record]) -> Query) -> f64 {
    let (engine, query) = (engine(rows), query(rows));
    engine.index();
    black_box((find(&engine, &query), counts(&engine, &query)));
    ["a", "b", "c", "d", "e"].iter().for_each(|text| {
        black_box(find(&engine, &Query { text: (*text).into(), ..Query::default() }));
    });
    time(|| run(&engine, &query))
}

/// A data set of these rows, with each of their reports.
fn dataset(rows: &[Record]) -> Dataset {
    let reports: Vec<_> = shipped().iter().map(read).collect();
    let mut data = Dataset::of(&reports, Manifest::default());
    let few = data.papers.clone();
    let named: std::collections::BTreeMap<&str, usize> =
        rows.iter().enumerate().map(|(at, row)| (&*row.report, at)).collect();
    data.papers = named
        .keys()
        .map(|id| {
            let mut paper = few[0].clone();
            paper.source.id = (*id).to_owned();
            paper.reading = Default::default();
            paper
        })
        .collect();
    data.records = std::sync::Arc::new(rows.to_vec());
    data
}

fn notes(rows: &[Record]) -> Notes {
    let note =
        |row: &Record| Note {
            text: format!("查{}", row.id), tags: vec!["电话".into()], ..Note::default()
        };
    Notes { notes: rows.iter().map(|row| (row.id.clone(), note(row))).collect(), ..Notes::default() }
}

/// Milliseconds that this thread computed.
fn time<T>(work: impl FnOnce() -> T) -> f64 {
    let (answer, seconds) = timed(work);
    black_box(answer);
    seconds * 1e3
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let only = args.iter().find(|arg| !arg.starts_with("--"));
    let bundled: Vec<Record> = shipped().iter().flat_map(|source| records(&read(source))).collect();
    bundled.iter().for_each(|record| _ = record.judged());
    let large = if args.iter().any(|arg| arg == "--more") { 1_000_000 } else { 100_000 };
    let (few, many) = (rows(&bundled, 10_000), rows(&bundled, large));
    println!("{:<26} {:>12} {:>12} {:>9}", "ms", few.len(), many.len(), "exponent");
    let all = FOLLOWED.iter().chain(ASKED).chain(LISTED);
    for (name, work) in all.filter(|(name, _)| only.is_none_or(|only| name.contains(only.as_str()))) {
        let best = |rows: &[Record]| (0..3).map(|_| work(rows)).fold(f64::MAX, f64::min);
        let (small, big) = (best(&few), best(&many));
        let exponent = (big / small).ln() / (many.len() as f64 / few.len() as f64).ln();
        println!("{name:<26} {small:>12.1} {big:>12.1} {exponent:>9.2}");
    }
}
