//! A person's corrections to a reading: each acts at once, on a page, on commas, on cells one a line, on a list, on bars. What
//! does not fit is doubted. Here: the paper itself, regions, readers, columns, units.

use crate::paper::{BARS, COMMAS, FLAT, LIST, PAGE, Paper, check, read, unfit};
use nuoji::report::preview::choosable_roles;
use nuoji::report::recipe::{ColumnAt, Fault, Reader, Recipe};
use nuoji::report::{self, Reason};

#[test]
fn the_paper_itself_is_named_as_a_person_says() {
    let recipe = r#"{"v":1,"source":{"title":"某县2023年实事","place":"某县","publisher":"某县政府办","year":2023,"month":9,
        "address":"https://example.gov.cn/a.html","date":"2023-10-12"}}"#;
    let source = read(PAGE, recipe).source;
    assert_eq!(source.title, "某县2023年实事");
    assert_eq!(source.locality.map(|place| place.name).as_deref(), Some("某县"));
    assert_eq!(source.publisher.as_deref(), Some("某县政府办"));
    assert_eq!(source.published.as_deref(), Some("2023-10-12"));
    assert_eq!((source.period.year, source.period.month), (2023, 9));
    assert!(source.origin.is_some_and(|page| page.url.ends_with("a.html") && !page.is_inferred));
    assert_eq!(read(PAGE, r#"{"v":1,"source":{"month":9}}"#).source.period.year, 2024);
}

#[test]
fn lines_outside_of_the_region_are_left_out() {
    let recipe = r#"{"v":1,"region":{"from":1,"to":4}}"#;
    let bars = [BARS, "以上情况请审阅。\n"].concat();
    check(BARS, recipe, &["1|新建公园3个|区住建局|-|已建成2个。", "2|改造小区12个|区建设局|-|完成10个。"]);
    let left = read(&bars, recipe);
    let outside: Vec<&str> = left
        .omitted
        .iter()
        .filter(|left_out| left_out.reason == Reason::Outside)
        .map(|left_out| left_out.span.of(&left.source.text))
        .collect();
    assert_eq!(outside, ["3|新增床位100张|区民政局|新增120张。", "以上情况请审阅。"]);
    check(
        PAGE,
        r#"{"v":1,"region":{"from":4},"columns":[{"table":1,"column":3,"role":"progress"}]}"#,
        &["2|改造小区12个|区建设局|-|完成10个。", "3|新增床位100张|区民政局|-|新增120张。"],
    );
    unfit(BARS, r#"{"v":1,"region":{"from":90}}"#, &["region"]);
    unfit(PAGE, r#"{"v":1,"region":{"from":5,"to":2}}"#, &["region"]);
}

#[test]
fn a_table_begins_and_ends_where_a_person_says_and_keeps_its_head() {
    check(
        PAGE,
        r#"{"v":1,"tables":[{"table":1,"from":4,"to":4}]}"#,
        &["2|改造小区12个|区建设局|-|完成10个。"],
    );
    check(
        FLAT,
        r#"{"v":1,"tables":[{"table":1,"from":10,"to":13}]}"#,
        &["2|改造小区12个|区建设局|-|完成10个。"],
    );
    unfit(PAGE, r#"{"v":1,"tables":[{"table":1,"from":40}]}"#, &["tables[0]"]);
    unfit(PAGE, r#"{"v":1,"tables":[{"table":7,"reader":"list"}]}"#, &["tables[0]"]);
}

#[test]
fn a_part_is_read_by_the_reader_that_a_person_names() {
    check(PAGE, r#"{"v":1,"tables":[{"table":1,"reader":"nothing"}]}"#, &[]);
    let plain = "重点工作\n一、民生\n1.新建公园3个。\n2.改造小区12个。\n二、交通\n3.新建道路5条。\n";
    check(plain, r#"{"v":1}"#, &[]);
    check(
        plain,
        r#"{"v":1,"tables":[{"table":0,"reader":"list"}]}"#,
        &["1|新建公园3个。|-|-|-", "2|改造小区12个。|-|-|-", "3|新建道路5条。|-|-|-"],
    );
    check(
        "新建公园3个。截至6月底，已建成2个。\n改造小区12个，由区住建局牵头。\n",
        r#"{"v":1,"tables":[{"table":0,"reader":"paragraphs"}]}"#,
        &["-|新建公园3个。|-|-|截至6月底，已建成2个。", "-|改造小区12个，由区住建局牵头。|-|-|-"],
    );
    check(
        "某某区年度重点工作\n名目，人，事\n公园，某局，好\n小区，某局，坏\n",
        r#"{"v":1,"tables":[{"table":0,"reader":"table"}],"columns":[{"head":"名目","role":"goal"},{"head":"人","role":"lead"},{"head":"事","role":"progress"}]}"#,
        &["-|公园|某局|-|好", "-|小区|某局|-|坏"],
    );
    unfit("只有一句话。\n", r#"{"v":1,"tables":[{"table":0,"reader":"table"}]}"#, &["tables[0]"]);
    unfit(FLAT, r#"{"v":1,"tables":[{"table":1,"from":40}]}"#, &["tables[0]"]);
    unfit(LIST, r#"{"v":1,"tables":[{"table":0,"reader":"table"}]}"#, &["tables[0]"]);
}

#[test]
fn a_column_is_what_a_person_says_by_its_head() {
    for paper in [PAGE, COMMAS, FLAT, BARS] {
        let recipe = r#"{"v":1,"columns":[{"head":"责任单位","role":"support"}]}"#;
        let report = read(paper, recipe);
        assert_eq!(report.tasks[0].support[0].text, "区住建局", "{paper}");
        assert!(report.tasks[0].lead.is_empty(), "{paper}");
        assert!(report.doubts.iter().all(|doubt| doubt.kind != "step-unfit"));
    }
    check(
        PAGE,
        r#"{"v":1,"columns":[{"head":"任务","role":"progress"},{"head":"进展情况","role":"goal"}]}"#,
        &[
            "1|已建成2个。|区住建局|-|新建公园3个",
            "2|完成10个。|区建设局|-|改造小区12个",
            "3|新增120张。|区民政局|-|新增床位100张",
        ],
    );
    unfit(PAGE, r#"{"v":1,"columns":[{"head":"牵头单位","role":"lead"}]}"#, &["columns[0]"]);
}

#[test]
fn a_column_without_a_head_is_named_by_its_number() {
    let bare = "1|新建公园3个|区住建局|已建成2个。\n2|改造小区12个|区建设局|完成10个。\n3|新增床位100张|区民政局|新增120张。\n";
    check(
        bare,
        r#"{"v":1,"columns":[{"table":0,"column":2,"role":"support"},{"table":0,"column":3,"role":"progress"}]}"#,
        &[
            "1|新建公园3个|-|区住建局|已建成2个。",
            "2|改造小区12个|-|区建设局|完成10个。",
            "3|新增床位100张|-|区民政局|新增120张。",
        ],
    );
    unfit(bare, r#"{"v":1,"columns":[{"table":0,"column":9,"role":"support"}]}"#, &["columns[0]"]);
    // A field of a list has no head either.
    let view = Paper::of(LIST).preview("{\"v\":1}");
    let lead = view.tables[0].columns.iter().position(|column| column.role == "lead").expect("units");
    check(
        LIST,
        &format!(r#"{{"v":1,"columns":[{{"table":0,"column":{lead},"role":"support"}}]}}"#),
        &["1|新建公园3个。|-|区住建局|-", "2|改造小区12个。|-|区建设局|-", "3|新增床位100张。|-|区民政局|-"],
    );
}

#[test]
fn empty_cells_take_what_stands_above() {
    let commas = "类别,任务,牵头单位,配合单位,进展情况\n民生,新建公园3个,区住建局,区财政局,已建成2个\n,改造小区12个,区建设局,,完成10个\n,新增床位100张,区民政局,,新增120张\n";
    let report = read(commas, r#"{"v":1,"columns":[{"head":"配合单位","fill":true}]}"#);
    let support: Vec<&str> = report.tasks.iter().map(|task| task.support[0].text.as_str()).collect();
    assert_eq!(support, ["区财政局"; 3]);
    assert_eq!(report.tasks[2].inherited, ["support"]);
    assert!(report.tasks[0].inherited.is_empty());
    // A task merged over several rows is one by itself; said to be filled it is one for each row.
    let merged = "<table><tr><td>任务<td>责任单位<td>进展情况<tr><td rowspan=2>新建公园3个<td>区住建局<td>已建成2个。<tr><td>区建设局<td>在建1个。</table>";
    check(merged, r#"{"v":1}"#, &["-|新建公园3个|区住建局+区建设局|-|已建成2个。在建1个。"]);
    check(
        merged,
        r#"{"v":1,"columns":[{"head":"任务","fill":true}]}"#,
        &["-|新建公园3个|区住建局|-|已建成2个。", "-|新建公园3个|区建设局|-|在建1个。"],
    );
}

#[test]
fn a_cell_is_parted_at_labels() {
    let page = "<table><tr><td>任务<td>责任单位<td>进展情况<tr><td>新建公园3个<td>区住建局<td>已建成2个。存在问题：缺地。下步打算：加快征地。<tr>\
                <td>改造小区12个<td>区建设局<td>完成10个。</table>";
    let recipe = r#"{"v":1,"columns":[{"head":"进展情况","labels":[{"label":"存在问题：","role":"problems"},
        {"label":"下步打算","role":"next"}]}]}"#;
    let report = read(page, recipe);
    let extra: Vec<(&str, &str)> =
        report.tasks[0].extra.iter().map(|(role, cell)| (role.name(), cell.text.as_str())).collect();
    assert_eq!(report.tasks[0].progress.text, "已建成2个。");
    assert_eq!(extra, [("problems", "缺地。"), ("next", "加快征地。")]);
    assert_eq!(report.tasks[1].progress.text, "完成10个。");
    unfit(
        page,
        r#"{"v":1,"columns":[{"head":"进展情况","labels":[{"label":"没有的标签","role":"next"}]}]}"#,
        &["columns[0].labels[0]"],
    );
}

#[test]
fn lone_units_lead_or_support() {
    for paper in [PAGE, COMMAS, FLAT, LIST, BARS] {
        let (lead, support) =
            (read(paper, r#"{"v":1}"#), read(paper, r#"{"v":1,"units":{"alone":"support"}}"#));
        for (one, two) in lead.tasks.iter().zip(&support.tasks) {
            assert_eq!((&one.lead, &one.support), (&two.support, &two.lead), "{paper}");
            assert!(!one.lead.is_empty(), "{paper}");
        }
        assert_eq!(lead.tasks.len(), 3);
        let kinds: Vec<&str> = support.doubts.iter().map(|doubt| doubt.kind).collect();
        assert!(!kinds.contains(&"lead-missing"), "{kinds:?} in {paper}");
    }
}

#[test]
fn names_of_units_are_joined_and_split() {
    let bars = BARS.replace("区建设局", "区发改局经信局、区住建局 市政中心");
    check(
        &bars,
        r#"{"v":1,"units":{"names":[{"printed":"区发改局经信局","names":["区发改局","经信局"]},
            {"printed":"区住建局 市政中心","names":["区住建局 市政中心"]}]}}"#,
        &[
            "1|新建公园3个|区住建局|-|已建成2个。",
            "2|改造小区12个|区发改局+经信局+区住建局 市政中心|-|完成10个。",
            "3|新增床位100张|区民政局|-|新增120张。",
        ],
    );
    unfit(
        BARS,
        r#"{"v":1,"units":{"names":[{"printed":"区委办","names":["区委办"]}]}}"#,
        &["units.names[0]"],
    );
}

#[test]
fn what_holds_for_the_next_paper_names_no_line() {
    let recipe = Recipe::from_json(
        r#"{"v":1,"source":{"title":"甲"},"region":{"to":9},"tables":[{"table":1,"reader":"table","from":3},{"table":2,"to":4}],
        "columns":[{"head":"1-6月进展","role":"progress"}],"units":{"alone":"lead"},"rows":[{"do":"join","line":4}]}"#,
    )
    .unwrap();
    let next = recipe.for_next_paper();
    assert_eq!(
        next.to_json(),
        r#"{"v":1,"tables":[{"table":1,"reader":"table"}],"columns":[{"head":"1-6月进展","role":"progress"}],"units":{"alone":"lead"}}"#
    );
    let later = BARS.replace("进展情况", "1-9月进展").replace("责任单位", "牵头单位");
    let view = Paper::of(&later).preview(&next.to_json());
    assert_eq!(view.unfit, [] as [&str; 0]);
    assert_eq!(view.tables[0].columns[3].role, "progress");
}

#[test]
fn a_recipe_is_kept_as_it_is_written() {
    let whole = r#"{"v":1,"source":{"title":"甲","year":2024},"region":{"from":2,"to":9},"tables":[{"table":1,"reader":"table","from":3}],"columns":[{"head":"责任单位","role":"support","fill":true},{"table":1,"column":2,"role":"status_text","labels":[{"label":"问题：","role":"problems"}]}],"units":{"alone":"lead","names":[{"printed":"甲局乙局","names":["甲局","乙局"]}]},"rows":[{"do":"join","line":4},{"do":"join","line":4,"no":2},{"do":"split","line":5,"at":6,"words":"二是"},{"do":"split","line":7,"piece":1},{"do":"set","line":8,"field":"lead","words":"区住建局"},{"do":"set","line":8,"field":"other","head":"备注栏","words":"无"}]}"#;
    let recipe = Recipe::from_json(whole).unwrap();
    assert_eq!(recipe.to_json(), whole);
    assert_eq!(Recipe::default().to_json(), r#"{"v":1}"#);
    assert!(Recipe::from_json("{\"v\":1}").unwrap().is_empty() && !recipe.is_empty());
}

#[test]
fn what_is_no_recipe_is_refused_by_name() {
    assert_eq!(Recipe::from_json(r#"{"v":2,"new":[]}"#), Err(Fault::Newer(2)));
    assert_eq!(Recipe::from_json(&" ".repeat(70_000)), Err(Fault::TooLarge));
    let many = vec![r#"{"do":"join","line":4}"#; 501].join(",");
    assert_eq!(Recipe::from_json(&format!(r#"{{"v":1,"rows":[{many}]}}"#)), Err(Fault::TooLarge));
    for text in [
        "",
        "[]",
        "{}",
        r#"{"v":0}"#,
        r#"{"v":1"#,
        r#"{"v":1,"colums":[]}"#,
        r#"{"v":1,"source":{"month":13}}"#,
        r#"{"v":1,"source":{"date":"昨天"}}"#,
        r#"{"v":1,"source":{"address":"javascript:alert(1)"}}"#,
        r#"{"v":1,"columns":[{"role":"goal"}]}"#,
        r#"{"v":1,"columns":[{"head":"任务","role":"task"}]}"#,
        r#"{"v":1,"rows":[{"do":"split","line":4}]}"#,
        r#"{"v":1,"rows":[{"do":"set","line":4,"field":"other","words":"无"}]}"#,
        r#"{"v":1,"units":{"names":[{"printed":"甲局乙局","names":["丙局"]}]}}"#,
    ] {
        assert!(matches!(Recipe::from_json(text), Err(Fault::Damaged(_))), "{text}");
    }
}

#[test]
fn a_recipe_is_made_step_by_step() {
    let mut recipe = Recipe::default();
    recipe.table(0).reader = Some(Reader::List);
    recipe.column(ColumnAt::Head("责任单位".to_owned())).fill = true;
    recipe.column(ColumnAt::Head("责任单位".to_owned())).fill = false;
    assert_eq!(recipe.columns.len(), 1);
    assert_eq!(recipe.tidied().to_json(), r#"{"v":1,"tables":[{"table":0,"reader":"list"}]}"#);
    assert_eq!(choosable_roles().count(), report::Role::ALL.len());
}

#[test]
fn a_table_keeps_its_columns_on_show_where_its_goals_were_given_away() {
    let paper = "<table><tr><td>序号<td colspan=2>项目名称<td>责任单位<td>目标任务<td>完成情况\
                 <tr><td>1<td rowspan=2>教育<td>新建学校2所<td>区教育局<td>2所<td>已建成2所。\
                 <tr><td>2<td>改造学校3所<td>区教育局<td>3所<td>已改造1所。</table>";
    let shown = |recipe: &str| {
        let preview = Paper::of(paper).preview(recipe);
        preview.tables.iter().map(|table| (table.columns.len(), table.rows.len())).collect::<Vec<_>>()
    };
    let plain = shown(r#"{"v":1}"#);
    assert_eq!(plain, [(6, 2)]);
    let given = r#"{"v":1,"columns":[{"table":0,"column":1,"role":"remark"},{"table":0,"column":2,"role":"remark"}]}"#;
    assert_eq!(shown(given)[0].0, 6, "{:?}", shown(given));
}
