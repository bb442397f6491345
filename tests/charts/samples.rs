//! Numbers that the chart tests draw, shaped like those of real reports.

use nuoji::chart::*;

pub const WORDS: [(&str, Tone); 7] = [
    ("超额完成", Tone::Exceeded),
    ("已完成", Tone::Done),
    ("推进中", Tone::Ongoing),
    ("已报进展", Tone::Reported),
    ("未达目标", Tone::Short),
    ("停办或延期", Tone::Halted),
    ("数据未出", Tone::NoData),
];

pub fn columns() -> Vec<Series> {
    WORDS.iter().map(|(label, tone)| Series { label: label.to_string(), tone: *tone }).collect()
}

pub fn frame(name: &str, width: f64) -> Frame {
    Frame { name: name.into(), width, ..Frame::default() }
}

pub fn reports(frame: Frame) -> StackedInput {
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

pub fn themes(frame: Frame) -> BarsInput {
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
        level: Some(Level { value: 50.0, label: "应达进度 50%".into() }),
        limit: 30,
        frame,
    }
}

pub fn theme_status(frame: Frame) -> MatrixInput {
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

pub fn targets() -> Vec<Bullet> {
    let row = |label: &str, actual: f64, target: f64, unit: &str, tone: Tone| Bullet {
        label: label.into(),
        target,
        actual,
        unit: unit.into(),
        at_most: false,
        rises: label.ends_with("增长").then_some(true),
        tone,
    };
    vec![
        row("新增就业", 1.52, 1.4, "万人", Tone::Exceeded),
        row("新增养老床位", 386.0, 100.0, "张", Tone::Exceeded),
        row("开工安置房", 88.0, 100.0, "万平方米", Tone::Short),
        row("改造老旧小区", 30.0, 30.0, "个", Tone::Done),
        row("完成既有住宅加装电梯并投入使用（含小区成片加装项目）", 41.0, 60.0, "台", Tone::Short),
        Bullet {
            at_most: true, ..row("细颗粒物平均浓度", 37.0, 35.0, "微克/立方米", Tone::Short)
        },
        row("零目标", 3.0, 0.0, "起", Tone::NoData),
        row("出口增长", -2.5, 4.0, "%", Tone::Short),
    ]
}
