//! Charts against golden pictures and against laws that hold for any numbers.
//! `UPDATE=1 cargo test --test charts` rewrites tests/golden/charts; the diff is then read before it is committed.

use nuoji::chart::*;
use std::path::PathBuf;

const WORDS: [(&str, Tone); 7] = [
    ("超额完成", Tone::Exceeded),
    ("已完成", Tone::Done),
    ("推进中", Tone::Ongoing),
    ("已报进展", Tone::Reported),
    ("未达目标", Tone::Short),
    ("停办", Tone::Halted),
    ("数据未出", Tone::NoData),
];

fn columns() -> Vec<Series> {
    WORDS.iter().map(|(label, tone)| Series { label: label.to_string(), tone: *tone }).collect()
}

fn frame(name: &str, width: f64) -> Frame {
    Frame { name: name.into(), width, ..Frame::default() }
}

/// Compares with, or with UPDATE=1 writes, a golden picture.
fn check(name: &str, drawing: &Drawing) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/charts/{name}.svg"));
    // A line for each element, so that a diff can be read.
    let text = drawing.svg.replace("><", ">\n<") + "\n";
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
    } else {
        let golden = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(golden == text, "{name} differs from its golden picture; UPDATE=1 rewrites it");
    }
}

fn reports(frame: Frame) -> StackedInput {
    let row = |label: &str, counts: [usize; 7]| StackedRow { label: label.into(), counts: counts.to_vec() };
    StackedInput {
        columns: columns(),
        rows: vec![
            row("2019 年民生实事", [6, 40, 3, 9, 0, 1, 0]),
            row("2020 年政府工作报告任务", [22, 51, 8, 14, 4, 1, 5]),
            row("2021 年国民经济和社会发展计划", [0, 0, 0, 0, 0, 0, 38]),
            row("2022 年第四季度", [12, 61, 5, 11, 2, 0, 1]),
            row("2024 年第二季度重点工作推进情况", [3, 17, 66, 0, 0, 0, 6]),
        ],
        lengths: Lengths::Shares,
        limit: 30,
        frame,
    }
}

#[test]
fn stacked_matches_golden() {
    check("stacked-wide", &stacked(&reports(frame("status", 820.0))));
    check("stacked-phone", &stacked(&reports(frame("status", 358.0))));
    let mut chosen = reports(frame("status", 640.0));
    chosen.lengths = Lengths::Counts;
    chosen.frame.chosen = Chosen { rows: vec![1, 4], columns: vec![4, 2] };
    check("stacked-chosen", &stacked(&chosen));
    let mut away = reports(frame("status", 820.0));
    away.frame.imprint = Some(Imprint {
        title: "337 项中 169 项已完成，6 项未达目标".into(),
        filters: "筛选：主题 = 数字经济；牵头单位 = 区发改经信局".into(),
        source: "来源：拱墅区人民政府公开报告，诺迹整理".into(),
        date: "2026-11-22".into(),
        address: "https://example.org/nuoji/#/overview?theme=数字经济".into(),
    });
    check("stacked-away", &stacked(&away));
}

fn themes(frame: Frame) -> BarsInput {
    let row = |label: &str, value: Option<f64>, count: usize| {
        let tone = if value.is_some_and(|v| v < 50.0) { Tone::Short } else { Tone::Plain };
        Bar { label: label.into(), value, count, tone }
    };
    BarsInput {
        rows: vec![
            row("产业能级提升", Some(63.2), 12),
            row("运河文化带建设与大运河国家文化公园（杭州拱墅段）保护传承利用", Some(41.0), 7),
            row("共同富裕", None, 3),
            row("平安法治", Some(100.0), 9),
            row("AI＋city 数字赋能", Some(112.5), 2),
            row("城市更新", Some(50.0), 21),
        ],
        order: Order::Falling,
        unit: "%".into(),
        level: Some(Level { value: 50.0, label: "序时 50%".into() }),
        limit: 30,
        frame,
    }
}

#[test]
fn bars_match_golden() {
    check("bars-wide", &bars(&themes(frame("themes", 820.0))));
    check("bars-phone", &bars(&themes(frame("themes", 320.0))));
    let mut folded = themes(frame("themes", 640.0));
    folded.limit = 3;
    check("bars-folded", &bars(&folded));
}

fn theme_status(frame: Frame) -> MatrixInput {
    let row = |label: &str, counts: [usize; 7]| StackedRow { label: label.into(), counts: counts.to_vec() };
    MatrixInput {
        columns: columns(),
        rows: vec![
            row("产业能级提升", [6, 12, 3, 4, 0, 0, 1]),
            row("运河文化带建设与大运河国家文化公园（杭州拱墅段）保护传承利用", [0, 7, 0, 2, 1, 0, 0]),
            row("民生福祉", [3, 21, 2, 6, 2, 1, 0]),
            row("平安法治", [0, 9, 0, 0, 0, 0, 4]),
        ],
        limit: 30,
        frame,
    }
}

#[test]
fn matrix_matches_golden() {
    check("matrix-wide", &matrix(&theme_status(frame("matrix", 820.0))));
    check("matrix-phone", &matrix(&theme_status(frame("matrix", 320.0))));
}
