//! Corrections of rows and cells: joined, split, written by hand; on a page, on commas, on cells one a line, on a list, on
//! bars. And what a page shows of a reading before it is taken in.

use crate::paper::{BARS, COMMAS, FLAT, LIST, PAGE, Paper, check, lines, read, sound, unfit};
use nuoji::export::json;
use nuoji::record;
use nuoji::report::recipe::{ColumnAt, Recipe, RowStep};
use nuoji::report::{self, Reason, Role};
use nuoji::words;

/// The line on which the row of a paper's n-th task begins.
fn line(text: &str, task: usize) -> usize {
    let paper = Paper::of(text);
    let view = paper.preview("{\"v\":1}");
    let rows: Vec<usize> = view.tables.iter().flat_map(|table| &table.rows).map(|row| row.lines[0]).collect();
    rows[task]
}

#[test]
fn a_row_goes_on_the_one_before() {
    for paper in [PAGE, COMMAS, BARS] {
        check(
            paper,
            &format!(r#"{{"v":1,"rows":[{{"do":"join","line":{}}}]}}"#, line(paper, 1)),
            &[
                "1|新建公园3个改造小区12个|区住建局+区建设局|-|已建成2个。完成10个。",
                "3|新增床位100张|区民政局|-|新增120张。",
            ],
        );
    }
    // A figure alone on its line was taken for a row's number.
    let flat = FLAT.replace("已建成2个。\n", "已建成：\n2\n个公园。\n");
    assert_eq!(lines(&read(&flat, r#"{"v":1}"#))[0], "1|新建公园3个|区住建局|-|已建成：");
    check(
        &flat,
        r#"{"v":1,"rows":[{"do":"join","line":10},{"do":"split","line":6,"at":12}]}"#,
        &[
            "1|新建公园3个|区住建局|-|已建成：2个公园。",
            "2|改造小区12个|区建设局|-|完成10个。",
            "3|新增床位100张|区民政局|-|新增120张。",
        ],
    );
    unfit(
        PAGE,
        r#"{"v":1,"rows":[{"do":"join","line":1},{"do":"join","line":999}]}"#,
        &["rows[0]", "rows[1]"],
    );
    unfit(BARS, r#"{"v":1,"rows":[{"do":"join","line":3}]}"#, &["rows[0]"]);
}

#[test]
fn a_row_is_split_at_a_line() {
    // The number of the second row was lost.
    let flat = FLAT.replace("完成10个。\n3\n", "完成10个。\n");
    let report = read(&flat, r#"{"v":1}"#);
    assert_eq!(report.tasks.len(), 2);
    let recipe = format!(r#"{{"v":1,"rows":[{{"do":"split","line":{},"at":14}}]}}"#, line(&flat, 1));
    check(
        &flat,
        &recipe,
        &[
            "1|新建公园3个|区住建局|-|已建成2个。",
            "2|改造小区12个|区建设局|-|完成10个。",
            "-|新增床位100张|区民政局|-|新增120张。",
        ],
    );
    // Rows that a table joined because a task is merged.
    let merged = "<table><tr><td>任务<td>责任单位<td>进展情况<tr><td rowspan=2>新建公园3个<td>区住建局<td>已建成2个。<tr><td>区建设局<td>在建1个。</table>";
    let split = read(merged, r#"{"v":1,"rows":[{"do":"split","line":2,"at":3}]}"#);
    assert_eq!(lines(&split)[0], "-|新建公园3个|区住建局|-|已建成2个。");
    unfit(PAGE, r#"{"v":1,"rows":[{"do":"split","line":3,"at":3}]}"#, &["rows[0]"]);
}

#[test]
fn a_row_is_split_behind_a_line_of_each_cell() {
    let page = "<table><tr><td>任务<td>责任单位<td>进展情况<tr><td>新建公园3个<br>改造小区12个<td>区住建局<br>区建设局<td>已建成2个。<br>完成10个。<tr>\
                <td>新增床位100张<td>区民政局<td>新增120张。</table>";
    check(
        page,
        r#"{"v":1,"rows":[{"do":"split","line":2,"piece":1}]}"#,
        &[
            "-|新建公园3个|区住建局|-|已建成2个。",
            "-|改造小区12个|区建设局|-|完成10个。",
            "-|新增床位100张|区民政局|-|新增120张。",
        ],
    );
    unfit(page, r#"{"v":1,"rows":[{"do":"split","line":2,"piece":5}]}"#, &["rows[0]"]);
}

#[test]
fn an_item_is_split_at_words() {
    let list = LIST.replace("（责任单位：区建设局）\n", "（责任单位：区建设局）");
    let recipe = r#"{"v":1,"rows":[{"do":"split","line":3,"at":3,"words":"3.新增"}]}"#;
    let found = lines(&read(&list, recipe));
    assert_eq!(found.len(), 3, "{found:?}");
    assert_eq!(found[2], "3|新增床位100张。|区民政局|-|-");
    let bars = BARS.replace("改造小区12个", "改造小区12个、改造管网5公里");
    check(
        &bars,
        r#"{"v":1,"rows":[{"do":"split","line":4,"at":4,"words":"改造管网"}]}"#,
        &[
            "1|新建公园3个|区住建局|-|已建成2个。",
            "2|改造小区12个、|-|-|-",
            "-|改造管网5公里|区建设局|-|完成10个。",
            "3|新增床位100张|区民政局|-|新增120张。",
        ],
    );
}

#[test]
fn a_cell_is_written_by_hand_and_says_so() {
    for text in [PAGE, COMMAS, FLAT, LIST, BARS] {
        let paper = Paper::of(text);
        let before = paper.read(&Recipe::default());
        let at = line(text, 1);
        let recipe = Recipe::from_json(&format!(
            r#"{{"v":1,"rows":[{{"do":"set","line":{at},"field":"lead","words":"区城管局、区园林局"}},{{"do":"set","line":{at},"field":"progress","words":"已完成。"}},{{"do":"set","line":{at},"field":"deadline","words":"12月底"}}]}}"#
        ))
        .unwrap();
        let after = paper.read(&recipe);
        assert_eq!(
            lines(&after)[1],
            lines(&before)[1]
                .replace("区建设局|-|完成10个。", "区城管局+区园林局|-|已完成。")
                .replace("区建设局|-|-", "区城管局+区园林局|-|已完成。")
        );
        assert_eq!(after.tasks[1].lines, before.tasks[1].lines, "{text}");
        assert_eq!((&after.tasks[0], &after.tasks[2]), (&before.tasks[0], &before.tasks[2]), "{text}");
        // The paper's own text stands where it stood.
        let printed = &*before.source.text;
        assert!(after.source.text.starts_with(printed) && after.printed() == printed);
        assert!(after.source.text.ends_with("\n手工更正\n区城管局、区园林局\n已完成。\n12月底\n"));
        assert_eq!(before.printed(), printed);
        let doubts = &record::records(&after)[1].judged().doubts.clone();
        let said: Vec<&str> =
            doubts.iter().map(String::as_str).filter(|doubt| doubt.starts_with("by-hand")).collect();
        assert_eq!(said, ["by-hand 区城管局、区园林局", "by-hand 已完成。", "by-hand 12月底"]);
        assert_eq!(words::doubt(said[1]), "这一项是手工更正的，不是原文：“已完成。”");
        assert!(!json::line(&record::records(&after)[1]).contains("unit-unknown"));
    }
}

#[test]
fn what_a_hand_replaced_is_left_out_for_that_reason() {
    let recipe = r#"{"v":1,"rows":[{"do":"set","line":4,"field":"no","words":"7"},{"do":"set","line":4,"field":"goal","words":"改造小区20个"},
        {"do":"set","line":4,"field":"progress","words":""}]}"#;
    let report = read(BARS, recipe);
    assert_eq!(lines(&report)[1], "7|改造小区20个|区建设局|-|-");
    let of = |reason: Reason| -> Vec<&str> {
        let left = report.omitted.iter().filter(|left| left.reason == reason);
        left.map(|left| left.span.of(&report.source.text)).collect()
    };
    assert_eq!(of(Reason::Corrected), ["2", "改造小区12个", "完成10个。"]);
    assert_eq!(of(Reason::Appendix), ["手工更正"]);
    unfit(BARS, r#"{"v":1,"rows":[{"do":"set","line":4,"field":"no","words":"甲"}]}"#, &["rows[0]"]);
    unfit(
        BARS,
        r#"{"v":1,"rows":[{"do":"set","line":4,"field":"other","head":"没有","words":"甲"}]}"#,
        &["rows[0]"],
    );
    // Written twice, the later words hold.
    let twice = r#"{"v":1,"rows":[{"do":"set","line":4,"field":"goal","words":"甲"},{"do":"set","line":4,"field":"goal","words":"改造小区21个"}]}"#;
    assert_eq!(lines(&read(BARS, twice))[1], "2|改造小区21个|区建设局|-|完成10个。");
}

#[test]
fn a_merged_cell_is_corrected_for_every_row_that_it_covers() {
    let page = "<table><tr><td>任务<td>责任单位<td>进展情况<tr><td>新建公园3个<td rowspan=2>区住建局<td>已建成2个。<tr><td>改造小区12个<td>完成10个。<tr>\
                <td>新增床位100张<td>区民政局<td>新增120张。</table>";
    check(
        page,
        r#"{"v":1,"rows":[{"do":"set","line":2,"field":"lead","words":"区园林局"}]}"#,
        &[
            "-|新建公园3个|区园林局|-|已建成2个。",
            "-|改造小区12个|区园林局|-|完成10个。",
            "-|新增床位100张|区民政局|-|新增120张。",
        ],
    );
    check(
        page,
        r#"{"v":1,"rows":[{"do":"set","line":3,"field":"lead","words":"区园林局"}]}"#,
        &[
            "-|新建公园3个|区住建局|-|已建成2个。",
            "-|改造小区12个|区园林局|-|完成10个。",
            "-|新增床位100张|区民政局|-|新增120张。",
        ],
    );
}

#[test]
fn a_row_of_another_beginning_is_not_the_one_that_was_corrected() {
    let view = Paper::of(BARS).preview("{\"v\":1}");
    let at =
        view.tables.iter().flat_map(|table| &table.rows).nth(1).map(|row| row.at.clone()).expect("a row");
    assert_eq!((at.line, at.no, at.quote.as_deref()), (4, 1, Some("2|改造小区12个|区建")));
    let step = RowStep::Set { at, field: Role::Lead, head: None, words: "区城管局".to_owned() };
    let recipe = Recipe { rows: vec![step], ..Recipe::default() }.to_json();
    assert_eq!(lines(&read(BARS, &recipe))[1], "2|改造小区12个|区城管局|-|完成10个。");
    // A line was put in before it.
    let changed =
        BARS.replace("2|改造", "2|新建道路5条|区交通局|完成3条。\n3|改造").replace("\n3|新增", "\n4|新增");
    unfit(&changed, &recipe, &["rows[0]"]);
}

#[test]
fn steps_are_replayed_in_their_order() {
    let recipe = r#"{"v":1,"rows":[{"do":"join","line":4},{"do":"set","line":3,"field":"progress","words":"都已完成。"},
        {"do":"split","line":3,"at":4},{"do":"set","line":4,"field":"progress","words":"后来完成。"},{"do":"join","line":5}]}"#;
    let report = read(BARS, recipe);
    assert_eq!(
        lines(&report),
        [
            "1|新建公园3个|区住建局|-|都已完成。",
            "3|改造小区12个新增床位100张|区建设局+区民政局|-|后来完成。新增120张。"
        ]
    );
}

#[test]
fn a_preview_shows_what_was_read() {
    let page = "<h1>民生实事</h1><p>现将有关情况通报如下。</p><table><tr><td>序号<td>任务<td>责任单位<td>进展情况<td>备注栏<tr><td>1<td>新建公园3个<td rowspan=2>区住建局\
                <td>已建成2个。<td>甲<tr><td>2<td>改造小区12个<td>完成10个。<td></table>";
    let view = Paper::of(page).preview(
        r#"{"v":1,"columns":[{"head":"备注栏","role":"remark"}],"rows":[{"do":"set","line":5,"field":"progress","words":"完成12个。"}]}"#,
    );
    let readers: Vec<(usize, &str)> = view.tables.iter().map(|table| (table.key, table.reader)).collect();
    assert_eq!(readers, [(0, "nothing"), (1, "table")]);
    let table = &view.tables[1];
    let columns: Vec<(&str, &str)> =
        table.columns.iter().map(|column| (column.head.as_str(), column.role)).collect();
    assert_eq!(
        columns,
        [
            ("序号", "no"),
            ("任务", "goal"),
            ("责任单位", "lead"),
            ("进展情况", "progress"),
            ("备注栏", "remark")
        ]
    );
    assert!(
        table.columns.iter().all(|column| column.sure >= 40 && column.sure <= 100),
        "{:?}",
        table.columns
    );
    assert_eq!(table.columns[4].sure, 100);
    assert_eq!(table.columns[4].at, Some(ColumnAt::Head("备注栏".to_owned())));
    assert_eq!(table.lines, [3, 5]);
    let two = &table.rows[1];
    assert_eq!(two.cells, ["2", "改造小区12个", "区住建局", "完成12个。", ""]);
    assert_eq!((two.lines, two.at.no, two.task.as_deref()), ([5, 5], 1, Some("x-002")));
    assert_eq!(two.inherited, [false, false, true, false, false]);
    assert_eq!(two.by_hand, [false, false, false, true, false]);
    assert_eq!(two.doubts, ["by-hand"]);
    // The key of a table stays, whatever is said of the others.
    let left =
        Paper::of(page).preview(r#"{"v":1,"tables":[{"table":1,"reader":"nothing"}],"region":{"from":3}}"#);
    assert_eq!(
        left.tables.iter().map(|table| (table.key, table.reader)).collect::<Vec<_>>(),
        [(1, "nothing")]
    );
}

#[test]
fn a_preview_shows_columns_without_a_field_and_what_labels_part_off() {
    let bars = "2024年民生实事进展情况\n序号|任务|责任单位|进展情况|联系人|电话\n1|新建公园3个|区住建局|已建成2个。问题：缺地。|王某|8811\n\
                2|改造小区12个|区建设局|完成10个。|李某|8822\n3|新增床位100张|区民政局|新增120张。|张某|8833\n";
    let view = Paper::of(bars).preview(
        r#"{"v":1,"columns":[{"head":"进展情况","labels":[{"label":"问题：","role":"problems"}]}],
        "rows":[{"do":"set","line":3,"field":"person","head":"联系人","words":"赵某"}]}"#,
    );
    let table = view.tables.iter().find(|table| table.reader == "table").expect("a table");
    let columns: Vec<(&str, &str, bool)> =
        table.columns.iter().map(|column| (column.head.as_str(), column.role, column.at.is_some())).collect();
    let want = [
        ("序号", "no", true),
        ("任务", "goal", true),
        ("责任单位", "lead", true),
        ("进展情况", "progress", true),
        ("联系人", "person", true),
        ("电话", "person", true),
        ("", "problems", false),
    ];
    assert_eq!(columns, want);
    assert_eq!(
        table.rows[0].cells,
        ["1", "新建公园3个", "区住建局", "已建成2个。", "赵某", "8811", "缺地。"]
    );
    assert_eq!(table.rows[0].by_hand, [false, false, false, false, true, false, false]);
    assert_eq!(table.rows[1].cells, ["2", "改造小区12个", "区建设局", "完成10个。", "李某", "8822", ""]);
    assert_eq!(view.unfit, [] as [&str; 0]);
}

#[test]
fn without_corrections_a_paper_reads_as_ever() {
    for source in report::shipped() {
        let document = nuoji::document::from_text(&source.text);
        let (plain, empty) =
            (report::read(&source), report::read_with(&source, &document, &Recipe::default()));
        assert_eq!(format!("{plain:?}"), format!("{empty:?}"), "{}", source.id);
        sound(&empty);
        let shown = report::preview(&source, &document, &Recipe::default()).1;
        let rows = shown.tables.iter().flat_map(|table| &table.rows).filter(|row| row.task.is_some()).count();
        assert_eq!(rows, plain.tasks.len(), "{}", source.id);
    }
}
