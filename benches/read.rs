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

/// Texts of `bytes` bytes that once took more than their length.
fn kinds(bytes: usize) -> Vec<(&'static str, String)> {
    let rows = |front: &str, row: &dyn Fn(usize) -> String| {
        let mut text = front.to_owned();
        (1..).take_while(|n| *n < bytes).try_for_each(|n| {
            text.push_str(&row(n));
            (text.len() < bytes).then_some(())
        });
        text
    };
    let head = "序号\t工作任务\t责任单位\t完成情况\n";
    vec![
        ("digits in one line", "1234567890".repeat(bytes / 10)),
        ("numbers in lines", rows("", &|n| format!("{n}\n"))),
        ("colons", "：".repeat(bytes / 3)),
        ("其中：", "其中：".repeat(bytes / 9)),
        ("labelled blocks", rows("", &|n| format!("{n}.新建公园\n牵头单位：住建局\n进展情况：已完成。\n"))),
        ("rows with blank cells", rows(head, &|n| format!("{n}\t新建公园{n}\t\t已完成{n}个。\n"))),
        ("repeated heads", rows("", &|n| format!("{head}{n}\t新建公园{n}\t\t已完成。\n"))),
        ("open quotes", rows("序号,任务,责任单位,完成情况\n", &|n| format!("{n},\"新建{n}\n"))),
        ("one long cell", format!("{head}1\t新建\t住建局\t{}\n", "完成5个，".repeat(bytes / 13))),
    ]
}

/// The power of its length that reading and measuring take; 1 is in proportion.
fn exponents() {
    const SIZES: [usize; 2] = [250_000, 1_000_000];
    for (small, large) in kinds(SIZES[0]).into_iter().zip(kinds(SIZES[1])) {
        let time = |text: &str| {
            let source = report::guess_source("x", text);
            let once = || {
                let start = Instant::now();
                records(&report::read(&source)).iter().for_each(|record| _ = black_box(record.judged()));
                start.elapsed().as_secs_f64()
            };
            (0..3).map(|_| once()).fold(f64::MAX, f64::min)
        };
        let (few, many) = (time(&small.1), time(&large.1));
        let power = (many / few).ln() / (SIZES[1] as f64 / SIZES[0] as f64).ln();
        println!("{:<44} {:>9.2} ms  exponent {power:.2}", large.0, many * 1e3);
    }
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
    exponents();
}
