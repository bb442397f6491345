//! What the reading of figures and words promises: readings by example, and laws that hold for any text.

use std::fmt::Write;

use nuoji::measure::{self, Verdict, indicator, judge};
use nuoji::report::Period;
use proptest::prelude::*;

const YEAR_END: Period = Period { year: 2023, month: 12 };
const MID_YEAR: Period = Period { year: 2023, month: 6 };

/// Status, rule, and each measure as `name op target unit → actual verdict`.
fn told(goal: &str, progress: &str, period: Period) -> String {
    let judged = judge(goal, progress, None, period);
    let mut text = format!("{:?}", judged.status);
    for m in &judged.measures {
        let actual = m.actual.map_or("-".to_string(), |a| a.to_string());
        let op = if m.op == measure::Op::AtMost { "≤" } else { "≥" };
        write!(text, "; {} {op} {}{} → {actual} {:?}", m.name, m.target, m.unit, m.verdict).unwrap();
    }
    text
}

#[track_caller]
fn check(goal: &str, progress: &str, want: &str) {
    assert_eq!(told(goal, progress, YEAR_END), want, "{goal} | {progress}");
}

#[test]
fn reads_counts_areas_sums_and_rates() {
    check("新增城镇就业10000人", "新增城镇就业1.2万人", "Exceeded; 新增城镇就业 ≥ 10000人 → 1.2 Exceeded");
    check("新建公园绿地30公顷", "新增公园绿地30公顷", "Done; 新建公园绿地 ≥ 30公顷 → 30 Met");
    check("完成投资100亿元", "完成投资98.5亿元", "Short; 投资 ≥ 100亿元 → 98.5 Short");
    check("登记失业率控制在3.5%以内", "登记失业率为2.1%", "Exceeded; 登记失业率 ≤ 3.5% → 2.1 Exceeded");
    check(
        "万元GDP能耗降低率达到百分之三",
        "万元GDP能耗降低率为百分之三点二",
        "Exceeded; 万元GDP能耗降低率 ≥ 3% → 3.2 Exceeded",
    );
    check(
        "出让工业用地4宗148亩",
        "出让工业用地4宗150亩",
        "Exceeded; 出让工业用地 ≥ 4宗 → 4 Met; 出让工业用地 ≥ 148亩 → 150 Exceeded",
    );
}

#[test]
fn reads_lists_under_one_verb_and_their_parts() {
    check(
        "安排项目20个,其中开工8个,竣工6个,投用4个",
        "开工9个,竣工投用10个",
        "Exceeded; 项目 ≥ 20个 → - Unknown; 项目开工 ≥ 8个 → 9 Exceeded; \
         项目竣工 ≥ 6个 → - Met; 项目投用 ≥ 4个 → - Met",
    );
    check(
        "居住类、商业类各1-2个更新项目",
        "居住类更新项目落地2个",
        "Exceeded; 居住类更新项目 ≥ 1个 → 2 Exceeded; 商业类更新项目 ≥ 1个 → - Unknown",
    );
}

#[test]
fn a_figure_answers_its_own_thing_not_the_nearest() {
    check(
        "诈骗案损下降20%以上",
        "诈骗发案1200起,同比下降15.2%,案损1.3亿元,同比下降31.5%",
        "Exceeded; 诈骗案损下降 ≥ 20% → 31.5 Exceeded",
    );
    check(
        "新增应用场景5个",
        "在去年19个场景基础上,新增12个场景,累计场景31个",
        "Exceeded; 新增应用场景 ≥ 5个 → 12 Exceeded",
    );
    check("信访总量下降10%", "信访总量上升4%", "Short; 信访总量下降 ≥ 10% → -4 Short");
}

#[test]
fn what_was_granted_answers_before_what_was_applied_for() {
    let progress = "推荐新认定高新企业50家,已有45家通过评审";
    check("新增高新企业40家", progress, "Exceeded; 新增高新企业 ≥ 40家 → 45 Exceeded");
    check("推荐高新企业40家", progress, "Exceeded; 推荐高新企业 ≥ 40家 → 50 Exceeded");
}

#[test]
fn a_sentence_too_long_for_one_piece_is_read_to_its_end() {
    for filler in [900, 985, 988, 989, 990, 995, 999, 1000, 1001, 1990] {
        for tail in ["同比增长5%，同比增长6%。", "共12个，其中3个，同比下降5%，同比6%", "，，同比增长5%；6%"]
        {
            let progress = "甲".repeat(filler) + tail;
            judge("增长5%", &progress, None, YEAR_END);
            indicator::read(&progress, &[], YEAR_END);
        }
    }
}

#[test]
fn a_figure_that_went_the_other_way_has_no_ratio() {
    let measure = |goal, progress| judge(goal, progress, None, YEAR_END).measures.remove(0);
    let rose = measure("信访总量下降20%以上", "信访总量上升131.24%");
    assert_eq!((rose.actual, rose.ratio(), rose.is_opposed()), (Some(-131.24), None, true));
    use measure::Change::{Fall, Rise};
    assert_eq!(rose.directions(), Some([(Fall, 20.0), (Rise, 131.24)]));
    let fell = measure("一般公共预算收入增长6%", "一般公共预算收入下降2.3%");
    assert_eq!((fell.ratio(), fell.directions()), (None, Some([(Rise, 6.0), (Fall, 2.3)])));
    let signed = measure("出口总额增长5%", "出口总额同比增长-3.5%");
    assert_eq!((signed.actual, signed.directions()), (Some(-3.5), Some([(Rise, 5.0), (Fall, 3.5)])));
    let kept = measure("信访总量下降20%以上", "信访总量下降15%");
    assert_eq!((kept.ratio(), kept.is_opposed(), kept.directions()), (Some(0.75), false, None));
}

/// The direction is read again from the name where a measure comes from published data.
#[test]
fn names_tell_the_direction_of_every_bundled_measure() {
    for source in nuoji::report::shipped() {
        for record in nuoji::record::records(&nuoji::report::read(&source)) {
            for m in &record.judged().measures {
                assert_eq!(measure::named_change(&m.name, &m.unit), m.change, "{} {}", record.id, m.name);
            }
        }
    }
}

#[test]
fn leaves_names_years_bases_and_qualifiers() {
    for goal in [
        "推进“1418”工作法,打造15分钟生活圈",
        "建设6大标志性项目",
        "2025年前建成三期",
        "确保24小时值守",
        "在连续4年压减基础上保持稳定",
    ] {
        check(goal, "/", "NoData");
    }
    check("260个在建工地排查率达到100%", "检查项目452个", "Reported; 在建工地排查率 ≥ 100% → - Unknown");
    check(
        "新增20家以上注册资本超1000万元的机构",
        "新增机构23家",
        "Exceeded; 新增注册资本超1000万元的机构 ≥ 20家 → 23 Exceeded",
    );
}

#[test]
fn words_decide_where_figures_do_not() {
    check("完成电竞场馆建设", "已完成。", "Done");
    check("办好首届邀请赛", "活动因疫情影响停办", "Halted");
    check("举办甲论坛、乙论坛、丙论坛", "甲论坛因疫情影响延期;其他活动持续推进中", "Ongoing");
    check("提升服务水平", "走访企业30家", "Reported");
    check("编制招商手册", "完成招商手册初稿。", "Ongoing");
    check("编制招商手册", "已完成招商手册编制。", "Done");
    check("地区生产总值增长6%", "全年数据未出", "NoData; 地区生产总值增长 ≥ 6% → - Unknown");
    check("化解债务", "化解债务完成年度任务的145%", "Exceeded");
}

#[test]
fn a_mid_year_report_is_never_short() {
    let mid = told("新增床位500张", "新增床位200张", MID_YEAR);
    assert_eq!(mid, "Ongoing; 新增床位 ≥ 500张 → 200 Unknown");
    let judged = judge("新增床位500张。", "45%", Some(Some(44.0)), MID_YEAR);
    assert_eq!(
        (judged.rule, judged.pace, judged.expected_percent),
        ("percent-part", Some(measure::Pace::Behind), Some(50.0))
    );
    let judged = judge("新增床位500张。", "/", Some(None), MID_YEAR);
    assert_eq!((judged.rule, judged.percent, judged.pace), ("percent-none", None, None));
}

#[test]
fn claim_and_check_stand_apart() {
    let judged = judge("竣工学校6所", "完成年度任务,竣工学校5所", None, YEAR_END);
    assert_eq!(judged.claim, Some(measure::Status::Done));
    assert_eq!(judged.check, Verdict::Short);
    assert_eq!(judged.status, measure::Status::Short);
    assert!(judged.doubts.iter().any(|d| d.kind == "claim-against-figures"));
}

#[test]
fn every_rule_is_told_once() {
    let rules = measure::rules();
    for (i, rule) in rules.iter().enumerate() {
        assert!(rule.says.ends_with('。'), "{}", rule.id);
        assert!(rules[..i].iter().all(|r| r.id != rule.id), "{} twice", rule.id);
    }
    assert_eq!(rules.last().map(|r| r.id), Some("facts"), "the last rule always holds");
}

/// Pieces that reports are made of, so that random texts reach the rules.
const PIECES: &[&str] = &[
    "新增",
    "开工",
    "竣工投用",
    "项目",
    "学校",
    "12",
    "1.5",
    "3,000",
    "三",
    "十二",
    "百分之",
    "%",
    "万",
    "亿元",
    "个",
    "家",
    "套(间)",
    "平方米",
    "以上",
    "不超过",
    "增长",
    "下降",
    "同比",
    "其中",
    "等",
    "、",
    ",",
    "，",
    "。",
    ";",
    "“",
    "”",
    "《",
    "》",
    "(",
    ")",
    "各",
    "均",
    "分别",
    "已完成",
    "完成年度任务",
    "正在",
    "推进中",
    "停办",
    "数据未出",
    "完成率",
    "2023年",
    "1-9月",
    "第",
    "-",
    "+",
    ".",
    "/",
    " ",
    "\u{a0}",
    "９",
    "％",
    "率",
    "中",
    "连续",
    "办结",
    "最多",
    "天",
    "番",
    "G",
    "ug/m3",
    "😀",
    "\n",
    "共",
    "再",
    "的",
    "至",
    "每",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|p| p.concat()),
        ".{0,80}".prop_map(String::from),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    /// Any two texts are judged without panic, with every range on characters of its text.
    #[test]
    fn ranges_lie_in_their_texts(goal in text(), progress in text(), month in 0u8..14, column in 0..3) {
        let column = [None, Some(None), Some(Some(50.0))][column as usize];
        let judged = judge(&goal, &progress, column, Period { year: 2023, month });
        for m in &judged.measures {
            prop_assert!(goal.get(m.target_at.clone()).is_some());
            prop_assert!(m.target.is_finite() && !m.unit.is_empty());
            if let Some(at) = &m.actual_at {
                prop_assert!(progress.get(at.clone()).is_some());
            }
            prop_assert!(m.actual.is_none_or(f64::is_finite));
        }
        for at in judged.why.iter().chain(&judged.claim_at).chain(&judged.percent_at) {
            prop_assert!(progress.get(at.clone()).is_some());
        }
        for doubt in &judged.doubts {
            let (text, at) = match &doubt.place {
                measure::Place::Goal(at) => (&goal, at),
                measure::Place::Progress(at) => (&progress, at),
            };
            prop_assert!(text.get(at.clone()).is_some());
        }
        prop_assert_eq!(judged, judge(&goal, &progress, column, Period { year: 2023, month }));
    }

    /// Full-width and half-width signs read alike.
    #[test]
    fn width_of_signs_changes_nothing(goal in text(), progress in text()) {
        let wide = |t: &str| t.chars().map(|c| match c {
            ',' | '(' | ')' | ':' | ';' | '%' | '0'..='9' => char::from_u32(c as u32 + 0xfee0).unwrap_or(c),
            _ => c,
        }).collect::<String>();
        let (a, b) = (judge(&goal, &progress, None, YEAR_END), judge(&wide(&goal), &wide(&progress), None, YEAR_END));
        prop_assert_eq!((a.status, a.rule, a.percent), (b.status, b.rule, b.percent));
        let short = |j: &measure::Judged| j.measures.iter().map(|m| (m.target, m.actual, m.verdict)).collect::<Vec<_>>();
        prop_assert_eq!(short(&a), short(&b));
    }

    /// A figure below its target is never said to be met, and one above never short.
    #[test]
    fn verdicts_follow_the_figures(target in 1u32..5000, actual in 1u32..5000) {
        let judged = judge(&format!("新建公厕{target}座"), &format!("新建公厕{actual}座"), None, YEAR_END);
        let want = match actual.cmp(&target) {
            std::cmp::Ordering::Less => Verdict::Short,
            std::cmp::Ordering::Equal => Verdict::Met,
            std::cmp::Ordering::Greater => Verdict::Exceeded,
        };
        prop_assert_eq!(judged.measures[0].verdict, want);
    }

    #[test]
    fn indicators_lie_in_their_paragraphs(text in text(), heading in text()) {
        for i in indicator::read(&text, &[&heading], YEAR_END) {
            prop_assert!(text.get(i.at.clone()).is_some());
            prop_assert!(text.get(i.figure_at.clone()).is_some_and(|f| !f.is_empty()));
            prop_assert!(i.value.is_finite() && !i.unit.is_empty() && !i.name.is_empty());
        }
    }
}

/// Twenty times the text takes about twenty times as long, whatever stands in it.
#[test]
fn time_is_linear_in_length() {
    let words = [
        "新建公厕12座、学校3所,",
        "完成,",
        "全部完成,",
        "“",
        "1,2",
        "中",
        "百",
        "正在",
        "增长5%",
        "1234567890",
        "其中：",
        "预计",
        "其余施工中,",
    ];
    for word in words {
        let small = word.repeat(500);
        let large = word.repeat(10_000);
        let time = |t: &str| {
            let start = std::time::Instant::now();
            judge(t, t, None, YEAR_END);
            indicator::read(t, &[], YEAR_END);
            start.elapsed().as_secs_f64()
        };
        let (a, b) = (time(&small), time(&large));
        assert!(b < 80.0 * a.max(0.01), "{word}: {a:.4} s, then {b:.4} s");
    }
}

#[test]
fn a_bound_is_kept_on_its_own_side() {
    let (upper, lower) = ("登记失业率不高于上年", "居民收入增速不低于全市平均");
    check(upper, "登记失业率低于上年", "Done");
    check(upper, "登记失业率不低于上年", "Reported");
    check(lower, "居民收入增速高于全市平均", "Done");
    check(lower, "居民收入增速与全市持平", "Done");
    check(lower, "居民收入增速低于全市平均", "Reported");
}
