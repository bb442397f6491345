//! Reports of other governments, in layouts that none of the bundled ones has: read by the same rules.

use nuoji::report::{self, Report};

fn read(text: &str) -> Report {
    let document = nuoji::document::open(text.as_bytes(), nuoji::document::encoding::native).expect("a text");
    let report = report::read_document(&report::guess("x", &document), &document);
    let text = &*document.text;
    let lost: Vec<&str> = report.coverage().lost.iter().map(|span| span.of(text)).collect();
    assert!(lost.is_empty(), "lost {lost:?} of {text}");
    report
}

/// One line a task: number, theme, goal, lead, support, progress.
fn check(text: &str, want: &[&str]) {
    let report = read(text);
    let list =
        |cells: &[report::Cell]| cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("+");
    let found: Vec<String> = report
        .tasks
        .iter()
        .map(|task| {
            let no = task.no.map_or("-".to_string(), |no| no.to_string());
            let fields = [
                &task.theme.text,
                &task.goal.text,
                &list(&task.lead),
                &list(&task.support),
                &task.progress.text,
            ];
            format!("{no}|{}", fields.map(|field| if field.is_empty() { "-" } else { field }).join("|"))
        })
        .collect();
    assert_eq!(found, want, "{} of {text}", report.layout.name());
}

#[test]
fn reads_tab_separated_rows() {
    check(
        "西湖区2023年重点工作完成情况\n序号\t重点工作\t责任单位\t完成情况\n1\t新建公园3个\t区住建局、区城管局\t已建成3个。\n2\t改造老旧小区12个\t\t完成10个。\n",
        &[
            "1|-|新建公园3个|区住建局+区城管局|-|已建成3个。",
            "2|-|改造老旧小区12个|区住建局+区城管局|-|完成10个。",
        ],
    );
}

#[test]
fn reads_markdown_tables() {
    check(
        "# 重点工作\n\n| 类别 | 任务 | 牵头领导 | 牵头单位 | 配合单位 | 进展情况 |\n|---|:-:|---|---|---|---|\n| 民生 | 新建公园3个 | 王某 | 区住建局 | 各街道 | 已建成 |\n| | 新增床位100张 | 李某 | 区民政局 | 各街道、区卫健局 | 新增120张 |\n",
        &[
            "-|民生|新建公园3个|区住建局|各街道|已建成",
            "-|民生|新增床位100张|区民政局|各街道+区卫健局|新增120张",
        ],
    );
}

#[test]
fn reads_comma_separated_rows_with_quotes() {
    check(
        "序号,项目名称,主要内容,牵头单位,完成时限,目前进展\r\n1,民生,\"新建公园3个,改造2个\",区住建局,12月底,\"已建成3个。\n改造\"\"两个\"\"。\"\r\n2,,新增床位100张,区民政局,12月底,新增120张\r\n",
        &[
            "1|民生|新建公园3个,改造2个|区住建局|-|已建成3个。改造\"两个\"。",
            "2|民生|新增床位100张|区民政局|-|新增120张",
        ],
    );
}

#[test]
fn reads_rows_parted_by_blanks() {
    check(
        "2023年重点任务进展\n序号 重点任务 牵头单位 进展情况\n1 新建公园3个 区住建局 已建成3个。\n2 改造老旧小区 区住建局 区城管局 正在施工。\n",
        &["1|-|新建公园3个|区住建局|-|已建成3个。", "2|-|改造老旧小区|区住建局+区城管局|-|正在施工。"],
    );
}

#[test]
fn a_heading_between_rows_where_numbers_begin_anew_belongs_to_no_row() {
    check(
        "2023年二季度任务进展情况\n\n序号\n\n项目清单\n\n累计完成情况\n\n打好清水攻坚战（水务组）\n\n1\n\n清淤河道3条\n\n已完成。\n\n2\n\n建设泵站\n\n工程暂停\n\n打好蓝天保卫战（大气组）\n\n1\n\n关停小锅炉8台\n\n已完成5台。\n\n2\n\n检查工地\n\n开展检查\n\n问题已整改\n",
        &[
            "1|打好清水攻坚战|清淤河道3条|-|-|已完成。",
            "2|打好清水攻坚战|建设泵站|-|-|工程暂停",
            "1|打好蓝天保卫战|关停小锅炉8台|-|-|已完成5台。",
            "2|打好蓝天保卫战|检查工地|-|-|开展检查问题已整改",
        ],
    );
}

#[test]
fn two_columns_of_one_kind_are_never_one_cell() {
    check(
        "序号\t工作任务\t责任单位\t完成情况\t完成率\n1\t培训1300人\t人社局\t700\t54%\n2\t新建公园\t住建局\t已建成\t100%\n",
        &["1|-|培训1300人|人社局|-|700", "2|-|新建公园|住建局|-|已建成"],
    );
    check(
        "序号|任务|责任单位|1-10月推进情况|1-11月推进情况\n1|改造道路|城管局|完成30|完成60%\n2|新建公园|住建局|开工|建成\n",
        &["1|-|改造道路|城管局|-|完成60%", "2|-|新建公园|住建局|-|建成"],
    );
    let alone = "序号\t工作任务\t责任单位\t完成率\n1\t培训1300人\t人社局\t54%\n2\t新建公园\t住建局\t100%\n";
    let told: Vec<String> = nuoji::record::records(&read(alone))
        .iter()
        .map(|record| format!("{:?} {:?}", record.judged().percent, record.judged().status))
        .collect();
    assert_eq!(told, ["Some(54.0) Ongoing", "Some(100.0) Done"]);
}

#[test]
fn reads_one_cell_a_paragraph_with_further_columns() {
    check(
        "2023年重点工作进展情况\n\n序号\n\n工作任务\n\n牵头领导\n\n责任单位\n\n完成时限\n\n进展情况\n\n一、稳增长\n\n1\n\n新建公园3个，改造绿道5公里\n\n王某某\n\n区住建局\n\n12月底\n\n已建成公园3个，绿道改造正在推进。\n\n2\n\n规上工业增加值增长6%以上\n\n李某某\n\n区发改局\n\n12月底\n\n增长6.5%。\n\n二、惠民生\n\n3\n\n新增养老床位100张\n\n张某\n\n区民政局\n\n10月底\n\n新增120张。\n",
        &[
            "1|稳增长|新建公园3个，改造绿道5公里|区住建局|-|已建成公园3个，绿道改造正在推进。",
            "2|稳增长|规上工业增加值增长6%以上|区发改局|-|增长6.5%。",
            "3|惠民生|新增养老床位100张|区民政局|-|新增120张。",
        ],
    );
}

#[test]
fn reads_one_cell_a_paragraph_without_numbers() {
    check(
        "重点任务\n责任单位\n完成情况\n加快建设城市公园三个\n区住建局\n已建成3个。\n新增养老床位100张\n区民政局\n新增120张。\n",
        &["-|-|加快建设城市公园三个|区住建局|-|已建成3个。", "-|-|新增养老床位100张|区民政局|-|新增120张。"],
    );
}

#[test]
fn carries_themes_from_rows_of_one_cell() {
    check(
        "序号\t任务\t牵头单位\t配合单位\t进展\n一、稳增长\t\t\t\t\n1\t新建公园3个\t区住建局\t各街道\t已建成\n二、惠民生\t\t\t\t\n2\t新增床位100张\t区民政局\t\t50%\n",
        &["1|稳增长|新建公园3个|区住建局|各街道|已建成", "2|惠民生|新增床位100张|区民政局|-|50%"],
    );
}

#[test]
fn reads_numbers_at_the_front_of_goals() {
    check(
        "序号\n重点工作\n责任科室\n亮点\n完成情况\n1、新建公园3个\n区住建局\n有\n已建成3个。\n2、新增养老床位100张\n区民政局\n无\n新增120张。\n",
        &["1|-|新建公园3个|区住建局|-|已建成3个。", "2|-|新增养老床位100张|区民政局|-|新增120张。"],
    );
}

#[test]
fn reads_numbers_that_no_head_names() {
    check(
        "重点工作\n责任单位\n完成情况\n1\n新建公园3个\n区住建局\n已建成3个。\n2\n新增养老床位100张\n新增120张。\n",
        &["1|-|新建公园3个|区住建局|-|已建成3个。", "2|-|新增养老床位100张|区住建局|-|新增120张。"],
    );
}

#[test]
fn reads_headings_with_their_number_in_a_cell() {
    let text = "序号|任务|牵头单位|进展\n一|稳增长||\n1|新建公园3个|区住建局|已建成\n（二）|惠民生||\n2|新增床位|区民政局|50%\n";
    check(text, &["1|稳增长|新建公园3个|区住建局|-|已建成", "2|惠民生|新增床位|区民政局|-|50%"]);
    let numbers: Vec<String> = read(text)
        .tasks
        .iter()
        .filter_map(|task| task.theme_no.as_ref())
        .map(|cell| cell.text.clone())
        .collect();
    assert_eq!(numbers, ["一", "（二）"]);
}

#[test]
fn reads_labelled_fields_in_running_text() {
    check(
        "2024年重点任务进展情况\n今年以来，全市上下共同努力，各项任务有序推进。\n一、稳定经济增长\n1.地区生产总值增长6%左右。（牵头单位：市发展改革委；责任单位：市统计局、各区）\n进展情况：上半年增长5.8%。\n1.工业增长较快。\n2.服务业平稳。\n2.新建公园3个。（牵头单位：市园林局）\n进展情况：已建成3个。\n二、保障民生\n3.新增养老床位100张。\n牵头单位：市民政局\n进展情况：新增120张。\n",
        &[
            "1|稳定经济增长|地区生产总值增长6%左右。|市发展改革委|市统计局+各区|上半年增长5.8%。1.工业增长较快。2.服务业平稳。",
            "2|稳定经济增长|新建公园3个。|市园林局|-|已建成3个。",
            "3|保障民生|新增养老床位100张。|市民政局|-|新增120张。",
        ],
    );
    check(
        "工作任务：新建公园3个\n责任单位：区住建局\n完成情况：已建成。\n工作任务：新增床位100张\n责任单位：区民政局\n完成情况：新增120张。\n",
        &["-|-|新建公园3个|区住建局|-|已建成。", "-|-|新增床位100张|区民政局|-|新增120张。"],
    );
}

#[test]
fn keeps_prose_around_tables() {
    let report = read(
        "2023年工作报告\n今年以来，全区上下共同努力，成效明显。\n序号\t任务\t牵头单位\t进展\n1\t新建公园3个\t区住建局\t已建成\n",
    );
    assert_eq!(report.paragraphs.len(), 1);
    assert_eq!(report.tasks.len(), 1);
}

#[test]
fn doubts_point_at_what_is_unclear() {
    let check = |text: &str, kind: &str, words: &str| {
        let report = read(text);
        let found: Vec<(&str, &str)> =
            report.doubts.iter().map(|doubt| (doubt.kind, doubt.at.of(text).trim())).collect();
        assert!(found.contains(&(kind, words)), "{kind} {words:?} in {found:?}");
    };
    let list = |rows: &str| format!("序号\n项目清单\n完成情况\n{rows}");
    check(&list("1\n甲项目建设\n已完成。\n3\n乙项目建设\n已完成。\n"), "number-skipped", "3");
    check(&list("1\n甲项目建设\n已完成。\n1\n乙项目建设\n已完成。\n"), "number-repeated", "1");
    check(&list("1\n2\n乙项目建设\n已完成。\n"), "row-short", "1");
    let table = |rows: &str| format!("任务\t牵头单位\t进展\n{rows}\n");
    check(&table("新建公园\t甲乙丙丁戊\t已建成"), "unit-unknown", "甲乙丙丁戊");
    check(&table("新建公园\t\t已建成"), "lead-missing", "新建公园\t\t已建成");
    check(&table("新建公园\t区住建局\t"), "progress-missing", "新建公园\t区住建局");
    check(
        "类别\t任务\t牵头单位\t进展\n\t新建公园\t区住建局\t已建成",
        "theme-missing",
        "新建公园\t区住建局\t已建成",
    );
}

#[test]
fn second_copies_that_differ_are_doubted() {
    let source =
        report::shipped().into_iter().find(|source| source.id == "r2022q4").expect("a bundled report");
    let text = source.text.replacen("已完成。", "未完成。", 1);
    let report = read(&text);
    assert_eq!(report.tasks.len(), 200);
    let found: Vec<(&str, &str)> =
        report.doubts.iter().map(|doubt| (doubt.kind, doubt.at.of(&text))).collect();
    assert_eq!(found, [("copy-differs", "已完成。")]);
}

#[test]
fn a_lone_unit_in_a_short_row_is_doubted() {
    let text = "序号|任务|牵头单位|配合单位|进展情况\n1|新建公园3个|区住建局|区财政局|已建成2个。\n2|改造道路|区城管局|完成30%。\n";
    let report = read(text);
    let doubted: Vec<bool> = report
        .tasks
        .iter()
        .map(|task| report.doubts.iter().any(|doubt| doubt.task.as_ref() == Some(&task.id)))
        .collect();
    assert_eq!(doubted, [false, true]);
}

#[test]
fn what_is_said_of_a_table_names_no_column() {
    check(
        "<h1>民生实事进展情况</h1><table><tr><td colspan=2>填报单位：区政府办<td>填报时间：2023年10月8日<tr><td>序号<td>任务\
         <td>进展情况<tr><td>1<td>新建公园3个<td>已建成2个<tr><td>2<td>新增床位100张<td>已新增80张</table>",
        &["1|-|新建公园3个|-|-|已建成2个", "2|-|新增床位100张|-|-|已新增80张"],
    );
}

#[test]
fn counts_of_tasks_are_no_tasks() {
    check(
        "<h1>任务完成情况统计</h1><table><tr><td>序号<td>单位<td>任务总数<td>已完成<td>完成率<tr><td>1<td>区教育局<td>10<td>9\
         <td>90%<tr><td>2<td>区住建局<td>20<td>18<td>90%<tr><td>3<td>区民政局<td>30<td>27<td>90%</table>",
        &[],
    );
}

#[test]
fn a_rate_beside_the_progress_of_a_pair_table_is_a_percentage() {
    let one = |goal: &str, rate: &str| {
        format!(
            "<table><tr><td>项目名称<td>{goal}<tr><td>责任单位<td>区住建局<tr><td>完成进度<td>{rate}<tr><td>进展情况\
             <td>正在施工。</table>"
        )
    };
    check(
        &format!("<h1>项目进展</h1>{}{}", one("新建公园3个", "60%"), one("改造小区12个", "90%")),
        &["-|-|新建公园3个|区住建局|-|正在施工。", "-|-|改造小区12个|区住建局|-|正在施工。"],
    );
}

#[test]
fn items_of_a_list_without_numbers_are_told_by_the_line_of_their_unit() {
    check(
        "民生实事进展情况\n新建公园3个。\n责任单位：区住建局\n进展情况：已建成2个。\n改造小区12个。\n责任单位：区建设局\n\
         进展情况：完成10个。\n新增床位100张。\n责任单位：区民政局\n进展情况：新增120张。\n",
        &[
            "-|-|新建公园3个。|区住建局|-|已建成2个。",
            "-|-|改造小区12个。|区建设局|-|完成10个。",
            "-|-|新增床位100张。|区民政局|-|新增120张。",
        ],
    );
}
