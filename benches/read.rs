//! How fast reports are read. Prints milliseconds, the best of several runs; never part of the tests.

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

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

fn main() {
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
