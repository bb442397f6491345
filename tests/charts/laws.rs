//! Laws that hold for every drawing, whatever its labels and figures.

use crate::samples::*;
use nuoji::chart::*;

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
fn what_went_the_other_way_is_said_and_not_drawn_to_scale() {
    let row = |label: &str, actual, target| Bullet {
        label: label.into(),
        target,
        actual,
        unit: "%".into(),
        at_most: false,
        rises: Some(false),
        tone: Tone::Short,
    };
    let rows = vec![row("信访总量下降", -131.24, 20.0), row("能耗下降", 2.0, 4.0)];
    let frame = frame("opposed", 640.0);
    let missed = shortfalls(&ShortfallInput { rows: rows.clone(), limit: 9, frame: frame.clone() });
    let aims = bullets(&BulletInput { rows, order: Order::Rising, limit: 9, frame });
    for drawing in [&missed, &aims] {
        assert_eq!(
            drawing.marks.iter().map(|mark| mark.at.clone()).collect::<Vec<_>>(),
            [At::Row(1), At::Row(0)]
        );
        assert_eq!(drawing.marks[1].value, "上升 131.24 / 下降 20%，与目标方向相反");
        assert!(
            !drawing.svg.contains("656") && !drawing.svg.contains("756") && !drawing.svg.contains("-131")
        );
        sound(drawing);
    }
}

#[test]
fn shares_below_nothing_are_told_apart() {
    let values = vec![Some(-0.5), Some(0.0), Some(46.0), Some(44.0), None];
    let level = Some(Level { value: 50.0, label: "应达进度 50%".into() });
    let below = Series { label: "欠序时".into(), tone: Tone::Short };
    let input = DistributionInput { values, level, slack: 5.0, below, ..DistributionInput::default() };
    let told: Vec<(String, String)> =
        distribution(&input).marks.iter().map(|mark| (mark.label.clone(), mark.value.clone())).collect();
    let want = [
        ("0%–10%", "1 项，其中 1 项欠序时"),
        ("40%–50%", "2 项，其中 1 项欠序时"),
        ("低于 0%", "1 项"),
        ("没有进度百分比", "1 项"),
    ];
    assert_eq!(told, want.map(|(label, value)| (label.to_owned(), value.to_owned())));
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
fn breaks_between_the_same_years_share_a_line() {
    let break_of = |after, note: &str| Break { after, note: note.into() };
    let svg = trend(&TrendInput {
        points: (2019..=2022).map(|year| TrendPoint { year, actual: Some(1.0), target: None }).collect(),
        breaks: vec![break_of(2020, "区划"), break_of(2020, "口径"), break_of(2021, "口径")],
        unit: String::new(),
        frame: frame("line", 640.0),
    })
    .svg;
    let once = |text: &str| assert_eq!(svg.matches(text).count(), 1, "{text}");
    once("①②");
    once("① 区划");
    once("② 口径");
    assert!(!svg.contains('③'));
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
                rises: [None, Some(true), Some(false)][label.len() % 3], tone: Tone::Plain,
            };
            let bar = |(label, value, ..): &(String, f64, f64, bool)| Bar {
                label: label.clone(), value: Some(*value), count: 3, tone: Tone::Done,
            };
            let point = |(n, (_, actual, target, _)): (usize, &(String, f64, f64, bool))| TrendPoint {
                year: 2000 + n as i32, actual: Some(*actual), target: Some(*target),
            };
            let limit = 12;
            let bullet_rows: Vec<Bullet> = rows.iter().map(bullet).collect();
            let level = Some(Level { value: 50.0, label: "应达进度 50%".into() });
            let values = rows.iter().map(|row| Some(row.1)).collect();
            sound(&distribution(&DistributionInput { values, level: level.clone(), frame: frame.clone(), ..DistributionInput::default() }));
            sound(&bars(&BarsInput { rows: rows.iter().map(bar).collect(), order: Order::Rising, unit: "%".into(), level, limit, frame: frame.clone() }));
            sound(&bullets(&BulletInput { rows: bullet_rows.clone(), order: Order::Falling, limit, frame: frame.clone() }));
            sound(&shortfalls(&ShortfallInput { rows: bullet_rows, limit, frame: frame.clone() }));
            sound(&trend(&TrendInput { points: rows.iter().enumerate().map(point).collect(), breaks: vec![Break { after: 2003, note: "口径调整".into() }], unit: "亿元".into(), frame }));
        }
    }
}
