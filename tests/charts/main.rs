//! Charts against golden pictures and against laws that hold for any numbers.
//! `UPDATE=1 cargo test --test charts` rewrites tests/golden/charts; the diff is then read before it is committed.

mod laws;
mod samples;

use nuoji::chart::*;
use samples::*;
use std::path::PathBuf;

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

#[test]
fn bars_match_golden() {
    check("bars-wide", &bars(&themes(frame("themes", 820.0))));
    check("bars-phone", &bars(&themes(frame("themes", 320.0))));
    let mut folded = themes(frame("themes", 640.0));
    folded.limit = 3;
    check("bars-folded", &bars(&folded));
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
        level: Some(Level { value: 50.0, label: "应达进度 50%".into() }),
        slack: 5.0,
        below: Series { label: "欠序时".into(), tone: Tone::Short },
        frame: frame("pace", width),
        ..DistributionInput::default()
    };
    let wide = input(820.0);
    check("distribution-wide", &distribution(&wide));
    check("distribution-phone", &distribution(&DistributionInput { frame: frame("pace", 320.0), ..wide }));
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
