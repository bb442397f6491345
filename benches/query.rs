//! Times of the query engine beside a plain scan, at three sizes, over a fixed script of queries: each
//! with the counts of four facets, a sort and the first 50 rows. Prints a table; tests nothing.

use nuoji::query::{Column, Engine, Facet, Query, Sort, run};
use nuoji::record::{Record, records};
use nuoji::report::{read, shipped};
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

const COUNTED: [Facet; 4] = [Facet::Report, Facet::Theme, Facet::Lead, Facet::Status];

const TEXTS: &[&str] = &[
    "",
    "老",
    "老旧",
    "老旧小",
    "老旧小区",
    "电",
    "电梯",
    "加装电梯",
    "1",
    "12",
    "120",
    "2020",
    "p",
    "pm",
    "pm2.5",
    "r&d",
    "完成",
    "已完成",
    "区",
    "街道",
    "城中村改造",
    "地铁",
    "未来社区",
    "亿元",
    "学校 幼儿园",
    "学校|医院",
    "改造 -小区",
    "\"老旧小区改造\"",
    "goal:电梯",
    "lead:住建",
    "progress:已完成",
    "。",
    "十二",
    "没有这样的词",
    "运河",
    "亚运",
    "数字化改革",
    "企业 培育 新增",
];

/// A generator of numbers that never changes.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % below
    }
}

/// The same text with other figures and other places.
fn varied(text: &str, dice: &mut Dice) -> String {
    let names: Vec<char> = "东西南北中上下新古小大河山桥石湖文武安和康宁祥瑞金银星光明华".chars().collect();
    let chars: Vec<char> = text.chars().collect();
    let place = |at: usize| chars.get(at + 1).is_some_and(|next| "路街巷村苑桥".contains(*next));
    let vary = |(at, &c): (usize, &char)| match c {
        '0'..='9' => char::from(b'0' + dice.roll(10) as u8),
        _ if place(at) => names[dice.roll(names.len())],
        _ => c,
    };
    chars.iter().enumerate().map(vary).collect()
}

fn rows(bundled: &[Record], size: usize) -> Vec<Record> {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut rows = Vec::with_capacity(size);
    for at in 0..size {
        let mut row = bundled[at % bundled.len()].clone();
        if at >= bundled.len() {
            row.id = format!("{}-{at}", row.report);
            row.goal = varied(&row.goal, &mut dice);
            row.progress = varied(&row.progress, &mut dice);
            let percent = row.judged().percent.map(|_| dice.roll(1000) as f64 / 10.0);
            row.judgement.percent = percent;
        }
        rows.push(row);
    }
    rows
}

fn script() -> Vec<Query> {
    let mut queries = Vec::new();
    for (at, text) in TEXTS.iter().enumerate() {
        let mut query =
            Query { text: (*text).to_owned(), count: COUNTED.to_vec(), limit: 50, ..Query::default() };
        let column = [Column::Id, Column::Percent, Column::Status, Column::Lead][at % 4];
        query.sort = vec![Sort { column, desc: at % 3 == 0 }];
        if at % 5 == 1 {
            query.filters.add(Facet::Status, "done");
            query.filters.add(Facet::Status, "ongoing");
        }
        if at % 5 == 2 {
            query.filters.add(Facet::Report, "r2020");
        }
        queries.push(query);
    }
    queries
}

/// What a plain scan does for the same query: lower-cased text, `contains`, counts in an array.
struct Scan {
    texts: Vec<String>,
    facets: Vec<Vec<Vec<u32>>>,
    values: Vec<Vec<String>>,
}

impl Scan {
    fn of(rows: &[Record]) -> Scan {
        let text = |row: &Record| {
            let parts = [&row.goal, &row.progress, &row.theme, &row.lead.join("\n"), &row.support.join("\n")];
            parts.map(|part| part.to_lowercase()).join("\n")
        };
        let mut scan =
            Scan { texts: rows.iter().map(text).collect(), facets: vec![vec![]; 4], values: vec![vec![]; 4] };
        for row in rows {
            let values = [
                vec![row.report.clone()],
                vec![row.theme.clone()],
                row.lead.clone(),
                vec![row.judged().status.id().into()],
            ];
            for (facet, own) in values.into_iter().enumerate() {
                let known = &mut scan.values[facet];
                let mut number = |value: String| {
                    known.iter().position(|k| *k == value).unwrap_or_else(|| {
                        known.push(value);
                        known.len() - 1
                    }) as u32
                };
                scan.facets[facet].push(own.into_iter().map(&mut number).collect());
            }
        }
        scan
    }

    fn run(&self, query: &Query) -> (Vec<u32>, Vec<Vec<u32>>) {
        let words: Vec<String> = query.text.to_lowercase().split_whitespace().map(String::from).collect();
        let mut counts: Vec<Vec<u32>> = self.values.iter().map(|values| vec![0; values.len()]).collect();
        let found =
            (0..self.texts.len()).filter(|&row| words.iter().all(|word| self.texts[row].contains(word)));
        let mut rows = Vec::new();
        for row in found {
            rows.push(row as u32);
            for (facet, counts) in counts.iter_mut().enumerate() {
                self.facets[facet][row].iter().for_each(|&value| counts[value as usize] += 1);
            }
        }
        rows.sort_by_key(|&row| self.facets[3][row as usize].first().copied());
        rows.truncate(50);
        (rows, counts)
    }
}

fn percentiles(mut times: Vec<Duration>) -> (f64, f64, f64) {
    times.sort();
    let at = |part: f64| times[((times.len() - 1) as f64 * part) as usize].as_secs_f64() * 1e3;
    (at(0.5), at(0.95), at(1.0))
}

fn time<T>(queries: &[Query], mut answer: impl FnMut(&Query) -> T) -> (f64, f64, f64) {
    // The middle of five rounds for each query; a round asks all of them, so that none is remembered.
    let mut times = vec![Vec::new(); queries.len()];
    for _ in 0..5 {
        for (query, times) in queries.iter().zip(&mut times) {
            let start = Instant::now();
            black_box(answer(black_box(query)));
            times.push(start.elapsed());
        }
    }
    percentiles(times.into_iter().map(|mut times| *times.select_nth_unstable(2).1).collect())
}

fn main() {
    let bundled: Vec<Record> = shipped().iter().flat_map(|source| records(&read(source))).collect();
    // Measured before the clock runs, as rows are that a script opens.
    bundled.iter().for_each(|record| _ = record.judged());
    println!(
        "{:>8} {:>10} {:>10} {:>8}  {:<24} {:<24}",
        "rows", "text MB", "engine MB", "open ms", "engine ms 50/95/max", "plain scan ms 50/95/max"
    );
    for size in [bundled.len(), 10_000, 100_000] {
        let rows = Arc::new(rows(&bundled, size));
        let text: usize = rows
            .iter()
            .map(|row| {
                let units = row.lead.iter().chain(&row.support).map(String::len).sum::<usize>();
                row.goal.len() + row.progress.len() + row.theme.len() + row.id.len() + units
            })
            .sum();
        let start = Instant::now();
        let engine = Engine::new(rows.clone());
        engine.index();
        // The columns of judgements are built when they are first asked for.
        black_box(run(&engine, &Query { count: vec![Facet::Status], limit: 0, ..Query::default() }));
        let opened = start.elapsed().as_secs_f64() * 1e3;
        let queries = script();
        let (median, most, worst) = time(&queries, |query| run(&engine, query));
        let scan = Scan::of(&rows);
        let plain = time(&queries, |query| scan.run(query));
        println!(
            "{size:>8} {:>10.1} {:>10.1} {opened:>8.1}  {median:>7.3} {most:>7.3} {worst:>7.3}  {:>7.3} {:>7.3} {:>7.3}",
            text as f64 / 1e6,
            engine.size() as f64 / 1e6,
            plain.0,
            plain.1,
            plain.2
        );
        if std::env::args().any(|arg| arg == "--each") {
            for query in &queries {
                let (median, _, worst) = time(std::slice::from_ref(query), |query| run(&engine, query));
                println!("{:>20} {median:>8.3} {worst:>8.3} {:>8}", query.text, run(&engine, query).total);
            }
        }
    }
}
