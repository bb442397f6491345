//! The engine against a plain reference that looks at every row for every question, and the search
//! language case by case.

use nuoji::measure::{Measure, Op, Pace, Status, Verdict};
use nuoji::query::{
    Answer, Column, Engine, Facet, Field, Filters, Flaw, Group, Mark, Query, Sort, Sought, counts, find, run,
};
use nuoji::record::{Judgement, Record};
use proptest::prelude::*;
use std::cmp::Ordering;

fn record(id: usize, goal: &str, progress: &str) -> Record {
    Record {
        id: format!("r-{id:03}"),
        report: "r".into(),
        theme: "民生".into(),
        goal: goal.into(),
        progress: progress.into(),
        ..Record::blank()
    }
}

/// Whether a search text finds a goal.
fn finds(q: &str, goal: &str, want: bool) {
    let engine = Engine::new(vec![record(1, goal, "")].into());
    let answer = run(&engine, &Query { text: q.into(), ..Query::default() });
    assert_eq!(answer.total, usize::from(want), "{q:?} in {goal:?}");
}

#[test]
fn finds_what_readers_take_for_the_same() {
    finds("老旧小区", "改造老旧小区12个", true);
    finds("旧小", "改造老旧小区12个", true);
    finds("１２個", "改造老旧小区12个", true);
    finds("老舊小區", "改造老旧小区12个", true);
    finds("老旧小区", "改造老舊小區", true);
    finds("pm2.5", "ＰＭ２．５浓度", true);
    finds("PM2.5", "pm2.5浓度", true);
    finds("十二个", "改造老旧小区12个", true);
    finds("12个", "改造老旧小区十二个", true);
    finds("12", "二十二个", false);
    finds("十二", "2012年", false);
    finds("十二", "12.5亿元", false);
    finds("12", "12.5亿元", true);
    finds("十大", "二十大", true);
    finds("2020年", "二〇二〇年", true);
    finds("“亚运靓城”专项", "“亚运靓城”专项行动", true);
}

#[test]
fn reads_the_search_language() {
    let goal = "加装电梯 50台，改造老旧小区";
    for (q, want) in [
        ("电梯 小区", true),
        ("电梯　小区", true),
        ("电梯 学校", false),
        ("学校|电梯", true),
        ("学校｜电梯", true),
        ("学校 | 电梯 小区", true),
        ("学校 电梯|小区 医院", false),
        ("电梯 -小区", false),
        ("电梯 -学校", true),
        ("-学校", true),
        ("-电梯", false),
        ("\"电梯 50\"", true),
        ("\"电梯 小区\"", false),
        ("“电梯 50”", true),
        ("-\"电梯 50\"", false),
        ("goal:电梯", true),
        ("GOAL：电梯", true),
        ("progress:电梯", false),
        ("-progress:电梯", true),
        ("goal:\"电梯 50\"", true),
        ("theme:民生", true),
        ("民生", true),
        ("id:r-001", true),
        ("id:R-00", true),
        ("r-001", false),
        ("", true),
        ("  ", true),
    ] {
        finds(q, goal, want);
    }
}

#[test]
fn explains_a_broken_query_and_answers_the_rest() {
    for (q, flaw, at, want) in [
        ("\"电梯", Flaw::OpenQuote, 0..7, true),
        ("电梯 -", Flaw::NoWord, 7..8, true),
        ("lead: 电梯", Flaw::NoWord, 0..5, true),
        ("电梯 \"\"", Flaw::NoWord, 7..9, true),
        ("|电梯", Flaw::LoneBar, 0..1, true),
        ("电梯|", Flaw::LoneBar, 6..7, true),
        ("电梯||学校", Flaw::LoneBar, 7..8, true),
        ("goals:电梯", Flaw::UnknownField, 0..6, false),
    ] {
        finds(q, "加装电梯", want);
        let (_, complaints) = Sought::parse(q);
        assert_eq!(
            complaints.iter().map(|c| (c.flaw, c.at.clone())).collect::<Vec<_>>(),
            [(flaw, at)],
            "{q}"
        );
    }
    for q in ["电梯", "12:30", "a-b", "（12）：30", "-a|-b c"] {
        assert_eq!(Sought::parse(q).1, [], "{q}");
    }
}

#[test]
fn notes_are_an_extra_layer() {
    let mut engine = Engine::new(vec![record(1, "a", ""), record(2, "b", ""), record(3, "c", "")].into());
    let due = Mark { verdict: Some("doubt"), deadline: Some("overdue"), ..Mark::default() };
    let star = Mark { starred: true, noted: true, text: "去看看".into(), tags: vec!["急".into()], ..due };
    engine.set_marks([(1, star), (2, Mark { tags: vec!["缓".into(), "急".into()], ..Mark::default() })]);
    let rows = |engine: &Engine, text: &str, facet: Option<(Facet, &str)>| {
        let mut query = Query { text: text.into(), ..Query::default() };
        facet.into_iter().for_each(|(facet, value)| assert!(query.filters.add(facet, value)));
        run(engine, &query).rows
    };
    assert_eq!(rows(&engine, "看看", None), [1]);
    assert_eq!(rows(&engine, "note:急", None), [1, 2]);
    assert_eq!(rows(&engine, "", Some((Facet::Tag, "急"))), [1, 2]);
    assert_eq!(rows(&engine, "", Some((Facet::Starred, "1"))), [1]);
    assert_eq!(rows(&engine, "", Some((Facet::Verdict, "doubt"))), [1]);
    assert_eq!(rows(&engine, "", Some((Facet::Deadline, "overdue"))), [1]);
    assert_eq!(rows(&engine, "", Some((Facet::Deadline, "struck"))), [0u32; 0]);
    assert_eq!(engine.values(Facet::Tag), ["急", "缓"]);
    engine.set_marks([(1, Mark::default())]);
    assert_eq!(rows(&engine, "note:急", None), [2]);
    assert_eq!(rows(&engine, "", Some((Facet::Noted, "1"))), [0u32; 0]);
}

#[test]
fn unknown_values_are_told_apart() {
    let engine = Engine::new(vec![record(1, "a", "")].into());
    let mut filters = Filters::default();
    for (facet, value) in [(Facet::Report, "r"), (Facet::Report, "x"), (Facet::Percent, "3-7")] {
        filters.add(facet, value);
    }
    let (known, unknown) = engine.known(&filters);
    assert_eq!(unknown, [(Facet::Report, "x".to_owned())]);
    assert!(known.has(Facet::Report, "r") && known.has(Facet::Percent, "3-7"));
}

const WORDS: &[&str] = &[
    "老旧小区",
    "小区",
    "改造",
    "电梯",
    "12",
    "十二",
    "二十二",
    "个",
    "已完成",
    "完成",
    "PM2.5",
    "Ａ",
    "区",
    "一",
    "。",
];
const UNITS: &[&str] = &["区住建局", "区城管局", "小区办", "A街道"];
fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(WORDS), 0..6).prop_map(|words| words.concat())
}

fn units() -> impl Strategy<Value = Vec<String>> {
    proptest::collection::vec(proptest::sample::select(UNITS).prop_map(String::from), 0..3)
}

prop_compose! {
    fn any_record()(
        goal in text(), progress in text(), lead in units(), support in units(),
        (report, theme, status, check, pace) in (0..3usize, 0..3usize, 0..7usize, 0..4usize, 0..4usize),
        percent in proptest::option::of(0..110u32), no in proptest::option::of(1..9u32), doubt: bool, measured: bool,
    ) -> Record {
        let measure = Measure {
            name: "a".into(), op: Op::AtLeast, target: 1.0, unit: "个".into(), change: None,
            in_column: false,
            target_at: 0..0, actual: None,
            actual_at: None, verdict: Verdict::Unknown,
        };
        Record {
            report: ["r2024", "r2020", "r2022"][report].into(),
            year: [2024, 2020, 2022][report],
            theme: ["城建", "民生", "小区"][theme].into(),
            no, lead, support,
            judgement: Judgement {
                percent: percent.map(f64::from),
                status: Status::ALL[status],
                check: Verdict::ALL[check],
                pace: [Some(Pace::Ahead), Some(Pace::On), Some(Pace::Behind), None][pace],
                measures: if measured { vec![measure] } else { vec![] },
                doubts: if doubt { vec!["row-short".into()] } else { vec![] },
                ..Judgement::default()
            },
            ..record(0, &goal, &progress)
        }
    }
}

/// A term as drawn: not, field, word; words of two need a phrase.
type Drawn = (bool, Option<Field>, String);

fn drawn() -> impl Strategy<Value = Vec<Vec<Drawn>>> {
    let word =
        proptest::collection::vec(proptest::sample::select(WORDS), 1..3).prop_map(|words| words.concat());
    let field = proptest::option::of(proptest::sample::select(vec![
        Field::Goal,
        Field::Progress,
        Field::Lead,
        Field::Theme,
    ]));
    let term = (proptest::bool::weighted(0.2), field, word);
    proptest::collection::vec(proptest::collection::vec(term, 1..3), 0..3)
}

fn written(any: &[Vec<Drawn>]) -> String {
    let term = |(not, field, word): &Drawn| {
        let field = field.map_or(String::new(), |field| format!("{}:", field.key()));
        format!("{}{field}{word}", if *not { "-" } else { "" })
    };
    any.iter().map(|all| all.iter().map(term).collect::<Vec<_>>().join(" ")).collect::<Vec<_>>().join("|")
}

fn texts(record: &Record, field: Field) -> Vec<&str> {
    match field {
        Field::Goal => vec![&record.goal],
        Field::Progress => vec![&record.progress],
        Field::Theme => vec![&record.theme],
        Field::Lead => record.lead.iter().map(String::as_str).collect(),
        Field::Support => record.support.iter().map(String::as_str).collect(),
        Field::Note | Field::Id => vec![],
    }
}

/// What a term finds, row by row, by marks in the text: another way than the engine's.
fn holds(record: &Record, (not, field, word): &Drawn) -> bool {
    let sought = Sought::parse(&format!("\"{word}\"")).0;
    let mut fields = Field::ALL.into_iter().filter(|f| field.is_none_or(|own| own == *f));
    let found = fields.any(|f| texts(record, f).iter().any(|text| !sought.marks(f, text).is_empty()));
    found != *not
}

fn values(record: &Record, facet: Facet) -> Vec<String> {
    match facet {
        Facet::Report => vec![record.report.clone()],
        Facet::Year => vec![record.year.to_string()],
        Facet::Theme => vec![record.theme.clone()],
        Facet::Lead => record.lead.clone(),
        Facet::Support => record.support.clone(),
        Facet::Status => vec![record.judged().status.id().into()],
        Facet::Check => vec![record.judged().check.id().into()],
        Facet::Pace => record.judged().pace.iter().map(|pace| pace.id().into()).collect(),
        Facet::Percent => {
            let range = |p: f64| ["0-25", "25-50", "50-75", "75-100", "100-"][(p / 25.0) as usize].into();
            vec![record.judged().percent.map_or_else(|| "none".to_owned(), range)]
        }
        Facet::Measured => vec![(if record.judged().measures.is_empty() { "0" } else { "1" }).into()],
        Facet::Doubt => {
            if record.judged().doubts.is_empty() {
                vec![]
            } else {
                vec!["1".into()]
            }
        }
        // No report is at hand that would say whose the rows are.
        Facet::Place | Facet::Noted | Facet::Starred | Facet::Tag | Facet::Verdict | Facet::Deadline => {
            vec![]
        }
    }
}

fn passes(record: &Record, filters: &Filters, but: Option<Facet>) -> bool {
    filters
        .iter()
        .filter(|(facet, _)| Some(*facet) != but)
        .all(|(facet, wanted)| values(record, facet).iter().any(|value| wanted.contains(value)))
}

/// Rows without a value last, whichever the direction.
fn compare(engine: &Engine, a: &Record, b: &Record, sort: Sort) -> Ordering {
    let place = |record: &Record| -> Option<f64> {
        let nth = |facet: Facet| {
            let first = values(record, facet).first().cloned()?;
            engine.values(facet).iter().position(|value| *value == first).map(|at| at as f64)
        };
        match sort.column {
            Column::Percent => record.judged().percent,
            Column::No => record.no.map(f64::from),
            Column::Lead => nth(Facet::Lead),
            Column::Status => Some(record.judged().status as u8 as f64),
            Column::Pace => nth(Facet::Pace),
            _ => Some(f64::from(record.year)),
        }
    };
    match (place(a), place(b)) {
        (Some(a), Some(b)) if sort.desc => b.total_cmp(&a),
        (Some(a), Some(b)) => a.total_cmp(&b),
        (a, b) => a.is_none().cmp(&b.is_none()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]
    #[test]
    fn answers_as_a_plain_scan_does(
        records in proptest::collection::vec(any_record(), 0..160),
        any in drawn(),
        picks in proptest::collection::vec((0..11usize, 0..90usize), 0..5),
        sort in proptest::sample::subsequence(
            vec![Column::Percent, Column::No, Column::Lead, Column::Status, Column::Pace, Column::Year], 0..4).prop_shuffle(),
        desc: bool,
        group in proptest::option::of(proptest::sample::select(Group::ALL.to_vec())),
        (offset, limit) in (0..12usize, 0..20usize),
        indexed in proptest::bool::ANY,
    ) {
        let engine = Engine::new(records.clone().into());
        if indexed {
            engine.index();
        }
        let mut query = Query { text: written(&any), count: Facet::ALL.to_vec(), group, offset, limit, ..Query::default() };
        for (facet, row) in picks {
            let value = records.get(row).and_then(|record| values(record, Facet::ALL[facet]).first().cloned());
            value.into_iter().for_each(|value| _ = query.filters.add(Facet::ALL[facet], &value));
        }
        query.sort = sort.into_iter().map(|column| Sort { column, desc }).collect();

        let sought = |record: &Record| any.is_empty() || any.iter().any(|all| all.iter().all(|term| holds(record, term)));
        let mut want: Vec<usize> = (0..records.len())
            .filter(|&row| sought(&records[row]) && passes(&records[row], &query.filters, None))
            .collect();
        let head_of = |row: usize| {
            let group = group?;
            let value = values(&records[row], group.facet()).first().cloned()?;
            engine.values(group.facet()).iter().position(|own| *own == value)
        };
        want.sort_by(|&a, &b| {
            let heads = (head_of(a).unwrap_or(usize::MAX)).cmp(&head_of(b).unwrap_or(usize::MAX));
            query.sort.iter().fold(heads, |order, &sort| order.then(compare(&engine, &records[a], &records[b], sort)))
        });

        // The second time the engine may answer from what it kept.
        for _ in 0..2 {
            let answer = run(&engine, &query);
            let whole = Answer { counts: counts(&engine, &query), ..find(&engine, &query) };
            prop_assert_eq!(&answer, &whole);
            prop_assert_eq!(answer.total, want.len());
            let page: Vec<u32> = want.iter().skip(offset).take(limit).map(|&row| row as u32).collect();
            prop_assert_eq!(&answer.rows, &page);
            prop_assert_eq!(&answer.complaints, &[]);
            for (facet, counts) in &answer.counts {
                let rows = records.iter().filter(|r| sought(r) && passes(r, &query.filters, Some(*facet)));
                let rows: Vec<_> = rows.map(|record| values(record, *facet)).collect();
                let want: Vec<u32> = engine.values(*facet).iter()
                    .map(|value| rows.iter().filter(|values| values.contains(value)).count() as u32).collect();
                prop_assert_eq!(counts, &want, "{:?}", facet);
            }
            for (at, head) in answer.groups.iter().enumerate() {
                let end = answer.groups.get(at + 1).map_or(want.len(), |next| next.start);
                prop_assert_eq!(head.tally.total() as usize, end - head.start);
                for (status, count) in head.tally.iter() {
                    let own = want[head.start..end].iter().filter(|&&row| records[row].judged().status == status);
                    prop_assert_eq!(count as usize, own.count());
                }
                for &row in &want[head.start..end] {
                    let value = head_of(row).map(|value| engine.values(group.unwrap().facet())[value].as_str());
                    prop_assert_eq!(value.unwrap_or(""), &head.value);
                }
            }
            let shown = Sought::parse(&query.text).0;
            for &(field, count) in &answer.fields {
                let marked = want.iter().filter(|&&row| {
                    texts(&records[row], field).iter().any(|text| !shown.marks(field, text).is_empty())
                });
                prop_assert_eq!(count as usize, marked.count(), "{:?}", field);
            }
        }
    }
}
