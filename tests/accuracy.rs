//! How well reading goes, against labels given by careful readers. In: `tests/labels/`. Out: floors
//! that only rise. `MISSES=1 cargo test --test accuracy -- --nocapture` prints what is read otherwise.

use nuoji::measure::{self, Op, Status, Verdict};
use nuoji::report::Period;
use serde_json::Value;

fn labels(name: &str) -> Vec<Value> {
    let path = format!("{}/tests/labels/{name}.jsonl", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
    text.lines().map(|l| serde_json::from_str(l).expect("a label is one JSON object a line")).collect()
}

fn misses() -> bool {
    std::env::var_os("MISSES").is_some()
}

fn status_name(status: Status) -> &'static str {
    match status {
        Status::Exceeded => "exceeded",
        Status::Done => "done",
        Status::Ongoing => "ongoing",
        Status::Reported => "reported",
        Status::Short => "short",
        Status::Halted => "halted",
        Status::NoData => "nodata",
    }
}

fn verdict_name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Exceeded => "exceeded",
        Verdict::Met => "met",
        Verdict::Short => "short",
        Verdict::Unknown => "unknown",
    }
}

fn op_name(op: Op) -> &'static str {
    match op {
        Op::AtLeast => ">=",
        Op::AtMost => "<=",
        Op::Equal => "=",
    }
}

/// Two printed figures are one number when they agree to six places.
fn same(a: Option<f64>, b: &Value) -> bool {
    match (a, b.as_f64()) {
        (None, None) => true,
        (Some(a), Some(b)) => (a - b).abs() < 5e-7,
        _ => false,
    }
}

const REPORTS: &[(&str, i32, u8)] = &[("r2020", 2020, 12), ("r2022q4", 2022, 12), ("r2024q2", 2024, 6)];

#[derive(Default)]
struct Score {
    sure: [f64; 2],
    all: [f64; 2],
    classes: std::collections::BTreeMap<&'static str, [f64; 3]>,
    measures: [f64; 3],
    actual: f64,
    verdict: f64,
    op: f64,
    percent: [f64; 2],
}

fn column(report: &str, progress: &str) -> Option<Option<f64>> {
    (report == "r2024q2").then(|| progress.trim_end_matches('%').parse().ok())
}

fn score(only: Option<&str>) -> Score {
    let mut score = Score::default();
    for &(report, year, month) in REPORTS.iter().filter(|r| only.is_none_or(|only| only == r.0)) {
        for label in labels(&format!("{report}.tasks")) {
            one(&mut score, report, Period { year, month }, &label);
        }
    }
    score
}

fn one(score: &mut Score, report: &str, period: Period, label: &Value) {
    let text = |key: &str| label[key].as_str().unwrap_or_default();
    let (goal, progress) = (text("goal"), text("progress"));
    let judged = measure::judge(goal, progress, column(report, progress), period);
    let (got, want) = (status_name(judged.status), text("status"));
    let hit = f64::from(u8::from(got == want));
    score.all[0] += hit;
    score.all[1] += 1.0;
    if label["sure"] == true {
        score.sure[0] += hit;
        score.sure[1] += 1.0;
        for (name, place) in [(want, 1), (got, 2)] {
            let name = ["exceeded", "done", "ongoing", "reported", "short", "halted", "nodata"]
                .into_iter()
                .find(|n| *n == name);
            score.classes.entry(name.unwrap_or("?")).or_default()[place] += 1.0;
        }
        score.classes.entry(got).or_default()[0] += hit;
    }
    if got != want && misses() {
        println!(
            "status {} sure={} want {want} got {got} by {}\n  {goal}\n  {progress}",
            text("id"),
            label["sure"],
            judged.rule
        );
    }
    score.percent[1] += 1.0;
    if same(judged.percent, &label["percent"]) {
        score.percent[0] += 1.0;
    } else if misses() {
        println!("percent {} want {} got {:?}", text("id"), label["percent"], judged.percent);
    }
    let mut pool = judged.measures;
    score.measures[2] += pool.len() as f64;
    for m in label["measures"].as_array().into_iter().flatten() {
        score.measures[1] += 1.0;
        let right = |p: &measure::Measure| {
            (
                same(p.actual, &m["actual"]),
                verdict_name(p.verdict) == m["verdict"].as_str().unwrap_or_default(),
            )
        };
        let best = (0..pool.len())
            .filter(|&i| {
                same(Some(pool[i].target), &m["target"])
                    && pool[i].unit == m["unit"].as_str().unwrap_or_default()
            })
            .max_by_key(|&i| right(&pool[i]));
        let Some(best) = best else {
            if misses() {
                println!("measure {} missing {} {} {}", text("id"), m["target"], m["unit"], m["target_text"]);
            }
            continue;
        };
        let found = pool.remove(best);
        let (actual, verdict) = right(&found);
        score.measures[0] += 1.0;
        score.actual += f64::from(u8::from(actual));
        score.verdict += f64::from(u8::from(verdict));
        let op = op_name(found.op) == m["op"].as_str().unwrap_or_default();
        score.op += f64::from(u8::from(op));
        if misses() {
            println!("  name {} | {} | {}", text("id"), m["name"].as_str().unwrap_or(""), found.name);
            if !(actual && verdict && op) {
                println!(
                    "answer {} {} want {} {} got {:?} {}\n  {progress}",
                    text("id"),
                    m["target_text"],
                    m["actual"],
                    m["verdict"],
                    found.actual,
                    verdict_name(found.verdict)
                );
            }
        }
    }
    for p in pool.iter().filter(|_| misses()) {
        println!("measure {} too many {}{} {}\n  {goal}", text("id"), p.target, p.unit, p.name);
    }
}

#[test]
fn tasks_are_read_as_careful_readers_do() {
    let s = score(None);
    let f1 = |c: &[f64; 3]| if c[0] > 0.0 { 2.0 * c[0] / (c[1] + c[2]) } else { 0.0 };
    let labelled: Vec<f64> = s.classes.values().filter(|c| c[1] > 0.0).map(f1).collect();
    let figures = [
        ("status, sure", s.sure[0] / s.sure[1], 0.99),
        ("status, all", s.all[0] / s.all[1], 0.98),
        ("status macro F1, sure", labelled.iter().sum::<f64>() / labelled.len() as f64, 0.99),
        ("measure F1", 2.0 * s.measures[0] / (s.measures[1] + s.measures[2]), 0.99),
        ("measure actual", s.actual / s.measures[0], 0.99),
        ("measure verdict", s.verdict / s.measures[0], 0.99),
        ("measure op", s.op / s.measures[0], 0.99),
        ("percent", s.percent[0] / s.percent[1], 1.0),
    ];
    for (name, value, floor) in figures {
        println!("{name:24} {value:.4} floor {floor}");
    }
    for (name, c) in &s.classes {
        println!("{name:12} {:?} F1 {:.3}", c, f1(c));
    }
    for (name, value, floor) in figures {
        assert!(value >= floor, "{name}: {value:.4} is below {floor}");
    }
}

/// The narratives, with the number of indicators that their whole labels hold.
const NARRATIVES: &[(&str, f64)] = &[("plan2021", 165.0), ("events2019", 51.0)];

#[derive(Default)]
struct Figures {
    hits: f64,
    gold: f64,
    found_all: f64,
    all: f64,
    names: f64,
}

fn figures(only: Option<&str>) -> Figures {
    let reports = nuoji::report::shipped();
    let Figures { mut hits, mut gold, mut found_all, mut all, mut names } = Figures::default();
    for &(report, whole) in NARRATIVES.iter().filter(|n| only.is_none_or(|only| only == n.0)) {
        let source = reports.iter().find(|r| r.id == report).expect("the report is bundled").clone();
        let period = source.period;
        let read = nuoji::report::read(&source);
        let mut found = Vec::new();
        for p in &read.paragraphs {
            let path: Vec<&str> = p.path.iter().map(String::as_str).collect();
            for i in measure::indicator::read(&p.text.text, &path, period) {
                found.push((p.line, p.text.text[i.at.clone()].to_string(), i));
            }
        }
        println!("{report}: {} found, {whole} labelled", found.len());
        if misses() {
            for (line, text, i) in &found {
                println!(
                    "  {report} {line} {} {:?} {} {}{} | {} | {}",
                    i.year,
                    i.kind,
                    op_name(i.op),
                    i.value,
                    i.unit,
                    i.name,
                    text
                );
            }
        }
        found_all += found.len() as f64;
        all += whole;
        for label in labels(&format!("{report}.indicators")) {
            gold += 1.0;
            let kind = |i: &measure::indicator::Indicator| match i.kind {
                measure::indicator::Kind::Actual => "actual",
                measure::indicator::Kind::Target => "target",
            };
            let at = found.iter().position(|(line, _, i)| {
                label["line"] == *line as u64
                    && label["unit"] == i.unit.as_str()
                    && label["year"] == i.year
                    && label["kind"] == kind(i)
                    && same(Some(i.value), &label["value"])
            });
            match at {
                Some(at) => {
                    let (_, text, i) = found.remove(at);
                    hits += 1.0;
                    names +=
                        f64::from(u8::from(label["text"] == text.as_str() && label["op"] == op_name(i.op)));
                    if misses() {
                        println!(
                            "  name {} | {} {} | {} {}",
                            label["id"], label["name"], label["text"], i.name, text
                        );
                    }
                }
                None if misses() => println!("indicator missing {label}"),
                None => {}
            }
        }
    }
    Figures { hits, gold, found_all, all, names }
}

#[test]
fn narratives_are_read_as_careful_readers_do() {
    let Figures { hits, gold, found_all, all, names } = figures(None);
    let figures = [
        ("indicator recall", hits / gold, 0.99),
        ("found / gold", found_all / all, 0.97),
        ("text and op", names / hits, 0.94),
    ];
    for (name, value, floor) in figures {
        println!("{name:24} {value:.4} floor {floor}");
        assert!(value >= floor, "{name}: {value:.4} is below {floor}");
    }
    assert!(found_all / all <= 1.05, "too many indicators: {found_all} for {all}");
}

/// The file that the method page prints, made of the very counts that the tests above compare.
#[test]
fn the_published_agreement_is_the_counted_one() {
    let mut table = String::from("report\twhat\tagree\tof\n");
    let mut row = |report: &str, what: &str, agree: f64, of: f64| {
        table.push_str(&format!("{report}\t{what}\t{agree}\t{of}\n"));
    };
    for &(report, ..) in REPORTS {
        let s = score(Some(report));
        row(report, "status", s.all[0], s.all[1]);
        row(report, "status-sure", s.sure[0], s.sure[1]);
        row(report, "percent", s.percent[0], s.percent[1]);
        row(report, "target", s.measures[0], s.measures[1]);
        row(report, "target-extra", s.measures[2] - s.measures[0], s.measures[2]);
        row(report, "actual", s.actual, s.measures[0]);
        row(report, "verdict", s.verdict, s.measures[0]);
    }
    for &(report, _) in NARRATIVES {
        let f = figures(Some(report));
        row(report, "figure", f.hits, f.gold);
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/measure/agreement.tsv");
    if std::env::var_os("UPDATE").is_some() {
        return std::fs::write(path, table).expect("the file can be written");
    }
    let written = std::fs::read_to_string(path).unwrap_or_default();
    assert!(written == table, "{path} is stale; `UPDATE=1 cargo test --test accuracy` writes it anew");
    assert_eq!(measure::agreement::agreement().len(), table.lines().count() - 1);
}
