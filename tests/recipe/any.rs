//! Any recipe on any paper: reading goes on, nothing is lost, the same comes out twice, and the work stays in proportion.

use crate::paper::{self, Paper, sound};
use nuoji::report::recipe::{
    Alone, ColumnAt, ColumnStep, Cut, Extent, LabelStep, MOST_STEPS, NameStep, Reader, Recipe, RowAt,
    RowStep, SourceStep, TableStep, UnitStep,
};
use nuoji::report::{self, Role};
use proptest::prelude::*;
use proptest::sample::select;
use std::sync::LazyLock;

/// The papers of `tests/layouts/`, and those of this test.
static PAPERS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/layouts");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending != "want"));
    files.sort();
    let mut papers: Vec<String> = files
        .iter()
        .map(|file| std::fs::read_to_string(file).unwrap())
        .filter(|text| !text.is_empty())
        .collect();
    papers.extend(
        [paper::PAGE, paper::COMMAS, paper::FLAT, paper::LIST, paper::BARS].map(|text| text.to_owned()),
    );
    papers
});

/// Words that stand in such papers, and some that do not.
const WORDS: &[&str] = &[
    "责任单位",
    "牵头单位",
    "进展情况",
    "任务",
    "序号",
    "项目名称",
    "类别",
    "备注",
    "完成情况：",
    "：",
    "、",
    "区",
    "区住建局",
    "1",
    "2.",
    "新建公园",
    "。",
    "没有的词",
    "𠮷",
    "目标",
    "承办单位",
    "1-6月",
    "",
];

fn words() -> impl Strategy<Value = String> {
    prop_oneof![select(WORDS).prop_map(str::to_owned), "\\PC{0,6}", "[甲乙\n\t\r ]{0,6}"]
}

fn role() -> impl Strategy<Value = Role> {
    select(Role::ALL.to_vec())
}

fn place() -> impl Strategy<Value = usize> {
    prop_oneof![8 => 0usize..12, 4 => 0usize..60, 1 => any::<usize>()]
}

fn edge() -> impl Strategy<Value = Option<usize>> {
    prop::option::weighted(0.3, place())
}

fn column() -> impl Strategy<Value = ColumnStep> {
    let at = prop_oneof![
        words().prop_map(ColumnAt::Head),
        (0usize..4, place()).prop_map(|(table, column)| ColumnAt::Place { table, column }),
    ];
    let label = (words(), role()).prop_map(|(label, role)| LabelStep { label, role });
    (at, prop::option::of(role()), any::<bool>(), prop::collection::vec(label, 0..3))
        .prop_map(|(at, role, fill, labels)| ColumnStep { at, role, fill, labels })
}

fn row() -> impl Strategy<Value = RowStep> {
    let at = || {
        (place(), prop_oneof![4 => Just(1usize), 1 => place()]).prop_map(|(line, no)| RowAt {
            line,
            no,
            quote: None,
        })
    };
    let cut = prop_oneof![
        (place(), prop::option::weighted(0.4, words())).prop_map(|(line, words)| Cut::Line(line, words)),
        place().prop_map(Cut::Piece),
    ];
    prop_oneof![
        at().prop_map(RowStep::Join),
        (at(), cut).prop_map(|(at, cut)| RowStep::Split(at, cut)),
        (at(), role(), prop::option::of(words()), words())
            .prop_map(|(at, field, head, words)| RowStep::Set { at, field, head, words }),
    ]
}

fn recipe() -> impl Strategy<Value = Recipe> {
    let source = (prop::option::of(words()), prop::option::of(any::<i32>()), prop::option::of(any::<u8>()))
        .prop_map(|(title, year, month)| SourceStep { title, year, month, ..SourceStep::default() });
    let region = prop::option::weighted(0.3, (edge(), edge()))
        .prop_map(|ends| ends.map_or(Extent::default(), |(from, to)| Extent { from, to }));
    let table = (0usize..4, prop::option::of(select(Reader::ALL.to_vec())), edge(), edge())
        .prop_map(|(table, reader, from, to)| TableStep { table, reader, from, to });
    let name = (words(), prop::collection::vec(words(), 0..3))
        .prop_map(|(printed, names)| NameStep { printed, names });
    let units =
        (prop::option::of(select(vec![Alone::Lead, Alone::Support])), prop::collection::vec(name, 0..3))
            .prop_map(|(alone, names)| UnitStep { alone, names });
    let tables = prop::collection::vec(table, 0..3);
    let columns = prop::collection::vec(column(), 0..5);
    let rows = prop::collection::vec(row(), 0..8);
    (source, region, tables, columns, units, rows).prop_map(
        |(source, region, tables, columns, units, rows)| Recipe {
            source,
            region,
            tables,
            columns,
            units,
            rows,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_recipe_on_any_paper(at in any::<prop::sample::Index>(), recipe in recipe()) {
        let paper = Paper::of(&PAPERS[at.index(PAPERS.len())]);
        let report = paper.read(&recipe);
        let (again, shown) = report::preview(&paper.source, &paper.document, &recipe);
        sound(&again);
        prop_assert_eq!(format!("{:?}", report), format!("{:?}", again));
        prop_assert!(report.source.text.starts_with(&*paper.source.text));
        prop_assert_eq!(report.printed(), &*paper.source.text);
        for table in &shown.tables {
            let [first, last] = table.lines;
            prop_assert!(1 <= first && first <= last && last <= report.lines.count());
            for row in &table.rows {
                let width = table.columns.len();
                prop_assert!([row.cells.len(), row.inherited.len(), row.by_hand.len()] == [width; 3]);
            }
        }
        let rows = shown.tables.iter().flat_map(|table| &table.rows);
        prop_assert_eq!(rows.filter(|row| row.task.is_some()).count(), report.tasks.len());
        nuoji::record::records(&report);
    }

    #[test]
    fn what_can_be_written_can_be_read(recipe in recipe()) {
        if let Ok(same) = Recipe::from_json(&recipe.to_json()) {
            prop_assert_eq!(same, recipe);
        }
    }

    #[test]
    fn any_text_is_a_recipe_or_none(text in "\\PC{0,80}") {
        let _ = Recipe::from_json(&text);
    }
}

#[test]
fn every_row_that_is_shown_can_be_corrected() {
    for text in PAPERS.iter() {
        let paper = Paper::of(text);
        let shown = paper.preview("{\"v\":1}");
        let rows: Vec<_> = shown.tables.iter().flat_map(|table| &table.rows).collect();
        for (order, row) in rows.iter().enumerate().filter(|(_, row)| row.task.is_some()).take(6) {
            let at = row.at.clone();
            let step =
                RowStep::Set { at, field: Role::Goal, head: None, words: "新建公园99个".to_owned() };
            let recipe = Recipe { rows: vec![step], ..Recipe::default() };
            let (report, after) = report::preview(&paper.source, &paper.document, &recipe);
            assert!(after.unfit.is_empty(), "{:?} of {text}", row.lines);
            let changed: Vec<usize> = report
                .tasks
                .iter()
                .enumerate()
                .filter(|(_, task)| task.goal.text == "新建公园99个")
                .map(|(at, _)| at)
                .collect();
            let own = rows[..order].iter().filter(|row| row.task.is_some()).count();
            assert_eq!(changed, [own], "{:?} of {text}", row.lines);
        }
    }
}

#[test]
fn recipes_on_the_bundled_reports_lose_nothing() {
    let json = r#"{"v":1,"region":{"from":20,"to":900},"tables":[{"table":1,"reader":"list"},{"table":0,"reader":"paragraphs"}],
        "columns":[{"head":"进展情况","role":"goal","fill":true,"labels":[{"label":"完成","role":"next"}]}],"units":{"alone":"support"},
        "rows":[{"do":"join","line":80},{"do":"split","line":90,"at":93},{"do":"set","line":100,"field":"lead","words":"某局"}]}"#;
    let recipe = Recipe::from_json(json).unwrap();
    for source in report::shipped() {
        let document = nuoji::document::from_text(&source.text);
        sound(&report::read_with(&source, &document, &recipe));
    }
}

#[test]
fn as_many_corrections_as_there_may_be_are_replayed() {
    let rows = 3000;
    let body: String =
        (1..=rows).map(|no| format!("{no}|新建公园{no}个|区住建局|已建成{no}个。\n")).collect();
    let paper = Paper::of(&["2024年民生实事进展情况\n序号|任务|责任单位|进展情况\n", &body].concat());
    let step = |at: usize| match at % 3 {
        0 => RowStep::Join(RowAt::line(4 + at * 5)),
        1 => RowStep::Split(RowAt::line(4 + at * 5), Cut::Line(4 + at * 5, Some("区住建局".to_owned()))),
        _ => RowStep::Set {
            at: RowAt::line(4 + at * 5),
            field: Role::Lead,
            head: None,
            words: "区城管局".to_owned(),
        },
    };
    let recipe = Recipe { rows: (0..MOST_STEPS).map(step).collect(), ..Recipe::default() };
    let report = paper.read(&recipe);
    let unfit = report.doubts.iter().filter(|doubt| doubt.kind == "step-unfit").count();
    let (joined, split) = (MOST_STEPS.div_ceil(3), (MOST_STEPS + 1) / 3);
    assert_eq!((unfit, report.tasks.len()), (0, rows - joined + split));
}
