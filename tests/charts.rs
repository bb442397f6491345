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

#[test]
fn distribution_matches_golden() {
    let values = (0..60).map(|n| (n % 11 != 3).then_some(f64::from(n * 37 % 130).min(104.0))).collect();
    let input = |width: f64| DistributionInput {
        values,
        level: Some(Level { value: 50.0, label: "序时 50%".into() }),
        frame: frame("pace", width),
        ..DistributionInput::default()
    };
    let wide = input(820.0);
    check("distribution-wide", &distribution(&wide));
    check("distribution-phone", &distribution(&DistributionInput { frame: frame("pace", 320.0), ..wide }));
}

fn targets() -> Vec<Bullet> {
    let row = |label: &str, actual: f64, target: f64, unit: &str, tone: Tone| Bullet {
        label: label.into(),
        target,
        actual,
        unit: unit.into(),
        at_most: false,
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

#[test]
fn bullets_match_golden() {
    let input =
        |width| BulletInput { rows: targets(), order: Order::Falling, limit: 40, frame: frame("aim", width) };
    check("bullet-wide", &bullets(&input(820.0)));
    check("bullet-phone", &bullets(&input(320.0)));
}

#[test]
fn shortfalls_match_golden() {
    let input = |width| ShortfallInput { rows: targets(), limit: 40, frame: frame("gap", width) };
    check("shortfall-wide", &shortfalls(&input(820.0)));
    check("shortfall-phone", &shortfalls(&input(320.0)));
}

#[test]
fn trend_matches_golden() {
    let point = |year, actual, target| TrendPoint { year, actual, target };
    let input = |width| TrendInput {
        points: vec![
            point(2019, Some(614.3), None),
            point(2020, Some(628.1), Some(640.0)),
            point(2021, None, Some(660.0)),
            point(2022, Some(1204.0), Some(1150.0)),
            point(2023, Some(1251.5), None),
            point(2024, None, Some(1320.0)),
        ],
        breaks: vec![Break {
            after: 2021,
            note: "2021 年区划调整，原拱墅、下城两区合并，前后数字不可比。".into(),
        }],
        unit: "亿元".into(),
        frame: frame("trend", width),
    };
    check("trend-wide", &trend(&input(820.0)));
    check("trend-phone", &trend(&input(320.0)));
}

#[test]
fn multiples_match_golden() {
    let input = |width| {
        let themes = theme_status(frame("themes", width));
        MultiplesInput { columns: themes.columns, panels: themes.rows, limit: 24, frame: themes.frame }
    };
    check("multiples-wide", &multiples(&input(820.0)));
    check("multiples-phone", &multiples(&input(320.0)));
}

/// A text of a drawing with the box that it fills by the width rule: left, top, right, bottom.
fn texts(svg: &str) -> Vec<(String, [f64; 4])> {
    let attribute = |tag: &str, name: &str| {
        let from = tag.find(&format!(" {name}=\"")).unwrap() + name.len() + 3;
        tag[from..].split('"').next().unwrap().to_string()
    };
    let mut found = Vec::new();
    for piece in svg.split("<text").skip(1) {
        let (tag, rest) = piece.split_once('>').unwrap();
        let words = rest.split("</text>").next().unwrap();
        let words = words
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&apos;", "'")
            .replace("&amp;", "&");
        let figure = |name| attribute(tag, name).parse::<f64>().unwrap();
        let (x, y, size) = (figure("x"), figure("y"), figure("font-size"));
        let wide = em(&words) * size;
        let left = match attribute(tag, "text-anchor").as_str() {
            "start" => x,
            "end" => x - wide,
            _ => x - wide / 2.0,
        };
        found.push((words, [left, y - size * 0.45, left + wide, y + size * 0.45]));
    }
    found
}

/// What holds for every drawing: texts inside it and apart from each other, marks in order, figures finite.
fn sound(drawing: &Drawing) {
    let Drawing { svg, width, height, marks } = drawing;
    assert!(svg.starts_with("<svg class=\"chart\"") && svg.ends_with("</svg>"));
    assert_eq!(svg.matches("<g").count(), svg.matches("</g>").count());
    for wrong in ["NaN", "inf", "#0102"] {
        assert!(!svg.contains(&format!("\"{wrong}")), "{wrong} in {svg}");
    }
    let texts = texts(svg);
    for (n, (words, a)) in texts.iter().enumerate() {
        // Half a pixel a side is lost where places are rounded to whole ones.
        let inside = a[0] >= -1.5 && a[1] >= -1.5 && a[2] <= width + 1.5 && a[3] <= height + 1.5;
        assert!(inside, "{words} at {a:?} leaves {width} × {height}");
        for (other, b) in &texts[..n] {
            let apart = a[0] > b[2] - 2.0 || b[0] > a[2] - 2.0 || a[1] > b[3] - 1.0 || b[1] > a[3] - 1.0;
            assert!(apart, "{words} at {a:?} lies upon {other} at {b:?}");
        }
    }
    for (n, mark) in marks.iter().enumerate() {
        assert!(svg.contains(&format!("data-mark=\"{n}\"")) || !svg.contains("data-mark"));
        assert!(!mark.label.is_empty() || !mark.value.is_empty(), "mark {n} is silent");
    }
}

#[test]
fn goldens_are_sound() {
    for width in [320.0, 358.0, 414.0, 560.0, 820.0, 1200.0] {
        for (font, lang) in [(13.0, Lang::Zh), (18.0, Lang::Zh), (13.0, Lang::En)] {
            let frame = Frame { font, lang, ..frame("law", width) };
            sound(&stacked(&reports(frame.clone())));
            sound(&bars(&themes(frame.clone())));
            sound(&matrix(&theme_status(frame.clone())));
            sound(&bullets(&BulletInput {
                rows: targets(),
                order: Order::Rising,
                limit: 9,
                frame: frame.clone(),
            }));
            sound(&shortfalls(&ShortfallInput { rows: targets(), limit: 2, frame: frame.clone() }));
            let themes = theme_status(frame.clone());
            sound(&multiples(&MultiplesInput {
                columns: themes.columns,
                panels: themes.rows,
                limit: 24,
                frame,
            }));
        }
    }
}

#[test]
fn a_thousand_rows_fold() {
    let rows: Vec<StackedRow> = (0..1000)
        .map(|n| StackedRow { label: format!("单位{n}"), counts: vec![n % 3, 1, 0, 0, 0, 0, n % 2] })
        .collect();
    let input = StackedInput { rows: rows.clone(), ..reports(frame("many", 640.0)) };
    let drawing = stacked(&input);
    assert!(drawing.svg.contains("其余 970 项"));
    let folded = drawing.marks.iter().find(|mark| mark.label == "其余 970 项").unwrap();
    assert_eq!(folded.at, At::Group((30..1000).collect()));
    assert!(drawing.height < 1200.0, "{}", drawing.height);
    sound(&drawing);
    // Nothing folds where that would save nothing.
    let input = StackedInput { rows: rows[..31].to_vec(), ..input };
    assert!(!stacked(&input).svg.contains("其余"));
}

#[test]
fn marks_name_rows_and_columns_of_the_input() {
    let drawing = stacked(&reports(frame("status", 640.0)));
    let short = drawing.marks.iter().find(|mark| mark.at == At::Cell(1, 4)).unwrap();
    assert_eq!(short.label, "2020 年政府工作报告任务 · 未达目标");
    assert_eq!(short.value, "4 项，占 4%");
    // Sorted bars still name the place in the input.
    let sorted = bars(&themes(frame("themes", 640.0)));
    let places: Vec<&At> = sorted.marks.iter().map(|mark| &mark.at).collect();
    assert_eq!(places, [4, 3, 0, 5, 1, 2].map(At::Row).iter().collect::<Vec<_>>());
}

#[test]
fn what_is_chosen_is_pressed() {
    let mut input = reports(frame("status", 640.0));
    input.frame.chosen.columns = vec![1];
    let drawing = stacked(&input);
    assert_eq!(drawing.svg.matches("aria-pressed=\"true\"").count(), 4);
    assert!(drawing.svg.contains("mark veiled"));
    assert!(!stacked(&reports(frame("status", 640.0))).svg.contains("mark veiled"));
}

#[test]
fn empty_and_even_data_draw_something() {
    let none = frame("none", 320.0);
    let zero = StackedRow { label: "空".into(), counts: vec![0; 7] };
    let drawings = [
        stacked(&StackedInput { rows: Vec::new(), ..reports(none.clone()) }),
        stacked(&StackedInput { rows: vec![zero], ..reports(none.clone()) }),
        bars(&BarsInput { rows: Vec::new(), ..themes(none.clone()) }),
        matrix(&MatrixInput { rows: Vec::new(), ..theme_status(none.clone()) }),
        distribution(&DistributionInput { values: vec![None, None], ..DistributionInput::default() }),
        bullets(&BulletInput { rows: Vec::new(), order: Order::Given, limit: 9, frame: none.clone() }),
        shortfalls(&ShortfallInput { rows: Vec::new(), limit: 9, frame: none.clone() }),
        trend(&TrendInput {
            points: Vec::new(),
            breaks: Vec::new(),
            unit: String::new(),
            frame: none.clone(),
        }),
    ];
    for drawing in &drawings {
        assert_eq!(drawing.svg.matches("<text").count(), 1);
        sound(drawing);
    }
    for value in [0.0, 7.0, -3.0] {
        let point = |year| TrendPoint { year, actual: Some(value), target: Some(value) };
        for points in [vec![point(2020)], vec![point(2020), point(2021), point(2022)]] {
            sound(&trend(&TrendInput { points, breaks: Vec::new(), unit: "%".into(), frame: none.clone() }));
        }
    }
}

#[test]
fn lines_never_cross_a_break_or_a_gap() {
    let point = |year| TrendPoint { year, actual: Some(f64::from(year)), target: None };
    let lines = |points: &[i32], breaks: &[i32]| {
        let input = TrendInput {
            points: points.iter().map(|year| point(*year)).collect(),
            breaks: breaks.iter().map(|after| Break { after: *after, note: "口径调整".into() }).collect(),
            unit: String::new(),
            frame: frame("line", 640.0),
        };
        trend(&input).svg.matches("<polyline").count()
    };
    assert_eq!(lines(&[2019, 2020, 2021, 2022], &[]), 1);
    assert_eq!(lines(&[2019, 2020, 2021, 2022], &[2020]), 2);
    assert_eq!(lines(&[2019, 2020, 2022, 2023], &[]), 2);
    assert_eq!(lines(&[2019, 2021, 2023], &[]), 0);
}

#[test]
fn figures_are_written_as_in_reports() {
    let cases = [(1.50, 2, "1.5"), (100.0, 1, "100"), (-0.001, 1, "0"), (12000.0, 0, "12000")];
    for (value, places, text) in cases {
        assert_eq!(number(value, places), text);
    }
    assert_eq!(number(f64::NAN, 1), "—");
    assert_eq!(percent(1.0, 1000.0), "<1%");
    assert_eq!(percent(999.0, 1000.0), ">99%");
    assert_eq!(percent(0.0, 0.0), "0%");
    assert_eq!(wrap("区住房和城乡建设局", 5.0, 2), ["区住房和城", "乡建设局"]);
    assert_eq!(wrap("推进（含小区）", 3.0, 3), ["推进", "（含小", "区）"]);
    assert_eq!(shorten("区住房和城乡建设局", 5.0), "区住房和…");
}

#[test]
fn every_variable_is_a_token_of_the_page() {
    let tokens = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/style/token.css")).unwrap();
    for (name, _) in LIGHT {
        assert!(tokens.contains(&format!("{name}:")), "style/token.css does not define {name}");
    }
}

mod any {
    use super::*;
    use proptest::prelude::*;

    fn label() -> impl Strategy<Value = String> {
        proptest::collection::vec(prop_oneof!["[一-龥]{1,6}", "[A-Za-z0-9%<&\" ]{1,8}", "[（）、，。]"], 0..5)
            .prop_map(|parts| parts.concat())
    }

    fn figure() -> impl Strategy<Value = f64> {
        prop_oneof![0.0..200.0, -1e6..1e9, proptest::num::f64::ANY]
    }

    fn any_frame() -> impl Strategy<Value = Frame> {
        (320.0..1600.0, 12.0..20.0_f64).prop_map(|(width, font)| Frame {
            name: "any".into(),
            width,
            font,
            ..Frame::default()
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn counts_draw(
            rows in proptest::collection::vec((label(), proptest::collection::vec(0_usize..900, 7)), 0..40),
            frame in any_frame(),
        ) {
            let rows: Vec<StackedRow> =
                rows.into_iter().map(|(label, counts)| StackedRow { label, counts }).collect();
            let (columns, limit) = (columns(), 12);
            sound(&matrix(&MatrixInput { columns: columns.clone(), rows: rows.clone(), limit, frame: frame.clone() }));
            sound(&multiples(&MultiplesInput { columns: columns.clone(), panels: rows.clone(), limit, frame: frame.clone() }));
            sound(&stacked(&StackedInput { columns, rows, lengths: Lengths::Counts, limit, frame }));
        }

        #[test]
        fn figures_draw(
            rows in proptest::collection::vec((label(), figure(), figure(), any::<bool>()), 0..30),
            frame in any_frame(),
        ) {
            let bullet = |(label, actual, target, at_most): &(String, f64, f64, bool)| Bullet {
                label: label.clone(), actual: *actual, target: *target, unit: "万人".into(), at_most: *at_most,
                tone: Tone::Plain,
            };
            let bar = |(label, value, ..): &(String, f64, f64, bool)| Bar {
                label: label.clone(), value: Some(*value), count: 3, tone: Tone::Done,
            };
            let point = |(n, (_, actual, target, _)): (usize, &(String, f64, f64, bool))| TrendPoint {
                year: 2000 + n as i32, actual: Some(*actual), target: Some(*target),
            };
            let limit = 12;
            let bullet_rows: Vec<Bullet> = rows.iter().map(bullet).collect();
            let level = Some(Level { value: 50.0, label: "序时 50%".into() });
            let values = rows.iter().map(|row| Some(row.1)).collect();
            sound(&distribution(&DistributionInput { values, level: level.clone(), frame: frame.clone(), ..DistributionInput::default() }));
            sound(&bars(&BarsInput { rows: rows.iter().map(bar).collect(), order: Order::Rising, unit: "%".into(), level, limit, frame: frame.clone() }));
            sound(&bullets(&BulletInput { rows: bullet_rows.clone(), order: Order::Falling, limit, frame: frame.clone() }));
            sound(&shortfalls(&ShortfallInput { rows: bullet_rows, limit, frame: frame.clone() }));
            sound(&trend(&TrendInput { points: rows.iter().enumerate().map(point).collect(), breaks: vec![Break { after: 2003, note: "口径调整".into() }], unit: "亿元".into(), frame }));
        }
    }
}
