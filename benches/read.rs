//! How fast reports are read. In: nothing; `exponents` leaves the bundled reports out, `--more` goes up to 10 MB. Out:
//! milliseconds, the best of several runs; for texts that are all of one kind, the power of their length that opening,
//! reading and measuring them takes, where 1 is in proportion. Never part of the tests.

#[path = "part/clock.rs"]
mod clock;
#[path = "part/kinds.rs"]
mod kinds;

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use clock::timed;
use nuoji::document::{self, encoding};
use nuoji::record::records;
use nuoji::report::{self, Source};

fn best(name: &str, runs: u32, mut work: impl FnMut()) {
    let time = |work: &mut dyn FnMut()| {
        let start = Instant::now();
        work();
        start.elapsed().as_secs_f64() * 1000.0
    };
    let best = (0..runs).map(|_| time(&mut work)).fold(f64::MAX, f64::min);
    println!("{name:<44} {best:>9.2} ms");
}

/// A report repeated until it is as long as asked, its rows told apart so that none is a second copy.
fn grown(source: &Source, bytes: usize) -> Source {
    let mut text = String::with_capacity(bytes + source.text.len());
    let mut round = 0;
    while text.len() < bytes {
        round += 1;
        text.push_str(&source.text.replace('。', &format!("{round}。")));
    }
    Source { text: Arc::from(text), ..source.clone() }
}

/// Seconds to open a file, to read it, to measure its tasks; and the tasks.
fn times(text: &str) -> ([f64; 3], usize) {
    let (document, open) = timed(|| document::open(text.as_bytes(), encoding::native));
    let Ok(document) = document else { return ([open, 0.0, 0.0], 0) };
    let (report, read) = timed(|| report::read_document(&report::guess("x", &document), &document));
    let (records, measure) = timed(|| {
        let records = records(&report);
        records.iter().for_each(|record| _ = black_box(record.judged()));
        black_box(nuoji::record::indicators(&report));
        records
    });
    ([open, read, measure], records.len())
}

/// The power of its length that each kind of text takes.
fn exponents(only: Option<&str>, sizes: &[usize]) {
    println!(
        "{:<24} {:>9} {:>8} {:>9} {:>9} {:>9} {:>9}",
        "ms", "bytes", "tasks", "open", "read", "measure", "exponent"
    );
    for kind in kinds::ALL.iter().filter(|kind| only.is_none_or(|only| kind.0.contains(only))) {
        let mut before: Option<(usize, f64)> = None;
        for size in sizes {
            let text = kind.1(*size);
            let runs = if *size > 3_000_000 { 1 } else { 2 };
            let all = (0..runs).map(|_| times(&text));
            let sum = |times: &[f64; 3]| times.iter().sum::<f64>();
            let Some((own, tasks)) = all.min_by(|a, b| sum(&a.0).total_cmp(&sum(&b.0))) else { continue };
            let grown =
                before.map(|(bytes, time)| (sum(&own) / time).ln() / (text.len() as f64 / bytes as f64).ln());
            before = Some((text.len(), sum(&own)));
            let [open, read, measure] = own.map(|time| time * 1e3);
            let grown = grown.map(|power| format!("{power:.2}")).unwrap_or_default();
            println!(
                "{:<24} {:>9} {tasks:>8} {open:>9.1} {read:>9.1} {measure:>9.1} {grown:>9}",
                kind.0,
                text.len()
            );
        }
    }
}

fn bundled() {
    let sources = report::shipped();
    best("reading the five bundled reports", 20, || {
        sources.iter().for_each(|source| drop(black_box(report::read(source))));
    });
    best("reading and measuring them", 20, || {
        for source in &sources {
            records(&report::read(source)).iter().for_each(|record| _ = black_box(record.judged()));
        }
    });
    for source in &sources {
        let long = grown(source, 10_000_000);
        best(&format!("reading 10 MB made of {}", source.id), 2, || drop(black_box(report::read(&long))));
    }
    let one_line = Source { text: Arc::from("已完成".repeat(1_100_000)), ..sources[0].clone() };
    best("reading 10 MB in one line", 2, || drop(black_box(report::read(&one_line))));
    let same = Source { text: Arc::from("任务\n".repeat(1_400_000)), ..sources[0].clone() };
    best("reading 10 MB of one line again and again", 2, || drop(black_box(report::read(&same))));
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let more = args.iter().any(|arg| arg == "--more");
    let words: Vec<&str> = args.iter().map(String::as_str).filter(|arg| !arg.starts_with("--")).collect();
    if words.is_empty() {
        bundled();
    }
    let only = words.iter().find(|word| **word != "exponents").copied();
    exponents(only, if more { &[1_000_000, 10_000_000] } else { &[100_000, 1_000_000, 3_000_000] });
}
