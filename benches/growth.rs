//! How the work of following promises across reports grows with the number of tasks. In: nothing. Out: a line for
//! each piece of work, milliseconds at 10,000 and 100,000 rows (`--more`: 300,000) and the exponent between them:
//! 1 grows as the rows do, 2 with their square. Tests nothing.

use std::hint::black_box;
use std::time::Instant;

use nuoji::record::{Record, records};
use nuoji::report::{read, shipped};
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

const WORK: [Work; 7] = [
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

/// Milliseconds.
fn time<T>(work: impl FnOnce() -> T) -> f64 {
    let start = Instant::now();
    black_box(work());
    start.elapsed().as_secs_f64() * 1e3
}

fn main() {
    let bundled: Vec<Record> = shipped().iter().flat_map(|source| records(&read(source))).collect();
    bundled.iter().for_each(|record| _ = record.judged());
    let large = if std::env::args().any(|arg| arg == "--more") { 300_000 } else { 100_000 };
    let (few, many) = (rows(&bundled, 10_000), rows(&bundled, large));
    println!("{:<26} {:>12} {:>12} {:>9}", "ms", few.len(), many.len(), "exponent");
    for (name, work) in WORK {
        let (small, big) = (work(&few), work(&many));
        let exponent = (big / small).ln() / (many.len() as f64 / few.len() as f64).ln();
        println!("{name:<26} {small:>12.1} {big:>12.1} {exponent:>9.2}");
    }
}
