//! Time to draw each chart with numbers as many as the bundled reports hold: a redraw has a frame's 16 ms.
//! In: nothing. Out: a line for each chart, milliseconds (median of many) and the length of its SVG.

use nuoji::chart::*;
use std::hint::black_box;
use std::time::Instant;

const TONES: [Tone; 7] =
    [Tone::Exceeded, Tone::Done, Tone::Ongoing, Tone::Reported, Tone::Short, Tone::Halted, Tone::NoData];

fn rows(n: usize) -> Vec<StackedRow> {
    let counts = |n: usize| (0..7).map(|column| n * 7 % (column + 3)).collect();
    (0..n).map(|n| StackedRow { label: format!("区第{n}单位（含下属机构）"), counts: counts(n) }).collect()
}

fn time(name: &str, draw: impl Fn() -> Drawing) {
    let mut times: Vec<f64> = (0..200)
        .map(|_| {
            let start = Instant::now();
            black_box(draw());
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("{name:<14}{:>8.3} ms  {:>7} bytes", times[100], draw().svg.len());
}

fn main() {
    let columns: Vec<Series> =
        TONES.iter().map(|tone| Series { label: "已完成".into(), tone: *tone }).collect();
    let frame = || Frame { width: 900.0, ..Frame::default() };
    let bullet = |n: usize| Bullet {
        label: format!("第{n}项目标的全部数字"),
        target: 100.0,
        actual: (n * 37 % 260) as f64,
        unit: "万平方米".into(),
        at_most: n.is_multiple_of(9),
        rises: None,
        tone: Tone::Done,
    };
    let bullets_of = |n: usize| (0..n).map(bullet).collect::<Vec<Bullet>>();
    let stack = StackedInput {
        columns: columns.clone(),
        rows: rows(70),
        lengths: Lengths::Counts,
        limit: 40,
        frame: frame(),
    };
    time("stacked", || stacked(&stack));
    let heat = MatrixInput { columns: columns.clone(), rows: rows(60), limit: 60, frame: frame() };
    time("matrix", || matrix(&heat));
    let small = MultiplesInput { columns, panels: rows(30), limit: 30, frame: frame() };
    time("multiples", || multiples(&small));
    let level = Some(Level { value: 50.0, label: "应达进度 50%".into() });
    let values = (0..420).map(|n| Some(f64::from(n * 37 % 130))).collect();
    let shares =
        DistributionInput { values, level: level.clone(), frame: frame(), ..DistributionInput::default() };
    time("distribution", || distribution(&shares));
    let bar = |n: usize| Bar {
        label: format!("区第{n}单位"),
        value: Some((n * 7 % 100) as f64),
        count: n,
        tone: Tone::Plain,
    };
    let ordered = BarsInput {
        rows: (0..70).map(bar).collect(),
        order: Order::Falling,
        unit: "%".into(),
        level,
        limit: 70,
        frame: frame(),
    };
    time("bars", || bars(&ordered));
    let aims = BulletInput { rows: bullets_of(300), order: Order::Falling, limit: 300, frame: frame() };
    time("bullets", || bullets(&aims));
    let gaps = ShortfallInput { rows: bullets_of(300), limit: 300, frame: frame() };
    time("shortfalls", || shortfalls(&gaps));
    let point =
        |n: i32| TrendPoint { year: 2000 + n, actual: Some(f64::from(n * n)), target: Some(f64::from(n)) };
    let years = TrendInput {
        points: (0..25).map(point).collect(),
        breaks: vec![Break { after: 2020, note: "区划调整".into() }],
        unit: "亿元".into(),
        frame: frame(),
    };
    time("trend", || trend(&years));
}
