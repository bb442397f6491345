//! The whole data as one workbook, for those who work in Excel or WPS. In: reports as read; out: bytes.

use std::collections::HashMap;

use crate::export::table::{About, Cell, Column, Table, title};
use crate::export::xlsx::{TooLarge, workbook_of};
use crate::record::{self, FIELDS, Indicator, Record};
use crate::report::{Origin, Report, places};

pub fn workbook(reports: &[Report]) -> Result<Vec<u8>, TooLarge> {
    let records: Vec<Record> = reports.iter().flat_map(record::records).collect();
    let indicators: Vec<Indicator> = reports.iter().flat_map(record::indicators).collect();
    // Beside the level stand the marks that it follows from.
    let mut tasks = Table::of(&records, &[&FIELDS[..], &["checkable_marks"]].concat());
    name_reports(&mut tasks, "report", reports);
    let sheets = [
        ("任务", &tasks),
        ("量化目标", &measures(&records)),
        ("文章中的数字", &named(figures(&indicators), reports)),
        ("报告", &sources(reports)),
    ];
    workbook_of(&sheets, &about(reports))
}

fn named(mut table: Table, reports: &[Report]) -> Table {
    name_reports(&mut table, "report", reports);
    table
}

/// Puts the title of each row's report beside its id.
fn name_reports(table: &mut Table, key: &str, reports: &[Report]) {
    let Some(at) = table.columns.iter().position(|column| column.key == key) else { return };
    let head = Column { key: "report_title".to_owned(), title: title("report_title").to_owned() };
    table.columns.insert(at + 1, head);
    let titles: HashMap<&str, &str> =
        reports.iter().rev().map(|report| (&*report.source.id, &*report.source.title)).collect();
    for row in &mut table.rows {
        let title = titles.get(&*row[at].shown());
        row.insert(at + 1, title.map_or(Cell::Empty, |title| Cell::text(title)));
    }
}

fn table(heads: &[(&str, &str)], rows: Vec<Vec<Cell>>) -> Table {
    let column = |(key, title): &(&str, &str)| Column { key: key.to_string(), title: title.to_string() };
    Table { columns: heads.iter().map(column).collect(), rows }
}

fn measures(records: &[Record]) -> Table {
    let heads = [
        ("task", "任务编号"),
        ("goal", title("goal")),
        ("name", "指标"),
        ("op", "比较"),
        ("target", "目标"),
        ("unit", "单位"),
        ("target_text", "目标原文"),
        ("actual", "实际"),
        ("actual_text", "实际原文"),
        ("verdict", "结果"),
    ];
    let mut rows = Vec::new();
    for record in records {
        for measure in &record.judged().measures {
            rows.push(vec![
                Cell::text(&record.id),
                Cell::text(&record.goal),
                Cell::text(&measure.name),
                Cell::text(measure.op.sign()),
                Cell::Number(measure.target),
                Cell::text(&measure.unit),
                Cell::text(record.target_text(measure)),
                measure.actual.map_or(Cell::Empty, Cell::Number),
                Cell::text(record.actual_text(measure).unwrap_or("")),
                Cell::text(measure.verdict.word()),
            ]);
        }
    }
    table(&heads, rows)
}

fn figures(indicators: &[Indicator]) -> Table {
    let heads = [
        ("id", "编号"),
        ("report", "报告"),
        ("section", "标题"),
        ("year", "年份"),
        ("kind", "类别"),
        ("name", "指标"),
        ("op", "比较"),
        ("value", "数值"),
        ("unit", "单位"),
        ("text", "原文"),
        ("line", "原文行号"),
    ];
    let row = |one: &Indicator| {
        vec![
            Cell::text(&one.id),
            Cell::text(&one.report),
            Cell::text(&one.section),
            Cell::Number(one.year.into()),
            Cell::text(one.kind.word()),
            Cell::text(&one.name),
            Cell::text(one.op.sign()),
            Cell::Number(one.value),
            Cell::text(&one.unit),
            Cell::text(&one.text),
            Cell::Number(one.line as f64),
        ]
    };
    table(&heads, indicators.iter().map(row).collect())
}

fn sources(reports: &[Report]) -> Table {
    let heads = [
        ("id", "编号"),
        ("title", "标题"),
        ("publisher", "发布机构"),
        ("published", "发布日期"),
        ("index_no", "索引号"),
        ("place", "地方"),
        ("url", "原网页"),
        ("year", "年份"),
        ("month", "截至月份"),
        ("lines", "行数"),
        ("sha256", "SHA-256"),
    ];
    let said = |fact: &Option<String>| Cell::text(fact.as_deref().unwrap_or("未注明"));
    let row = |report: &Report| {
        let source = &report.source;
        vec![
            Cell::text(&source.id),
            Cell::text(&source.title),
            said(&source.publisher),
            source.published.as_deref().map_or(Cell::text("未注明"), Cell::day),
            said(&source.index_no),
            Cell::text(source.locality.as_ref().map_or("", |place| &place.name)),
            Cell::text(&source.origin.as_ref().map_or("收录的文本没有带地址".to_owned(), Origin::said)),
            Cell::Number(source.period.year.into()),
            Cell::Number(source.period.month.into()),
            Cell::Number(report.lines.count() as f64),
            Cell::text(source.sha256.as_deref().unwrap_or("")),
        ]
    };
    table(&heads, reports.iter().map(row).collect())
}

fn about(reports: &[Report]) -> About {
    let place = places(reports.iter().map(|report| &report.source));
    let titles: Vec<&str> = reports.iter().map(|report| &*report.source.title).collect();
    let line = |label: &str, value: &str| (label.to_owned(), value.to_owned());
    About {
        title: "任务".to_owned(),
        lines: vec![
            line("名称", &format!("诺迹：{place}政府工作报告的承诺与进展")),
            line("版本", env!("CARGO_PKG_VERSION")),
            line("来源", &titles.join("\n")),
            line(
                "方法",
                "字段照录原文。状态先看数字，再看文字：报告自己的年终数字未达目标为“未达目标”；只写了进展、看不出是否完成的为“已报进展”；数字未出的为“数据未出”。后两种都不等于没有完成。",
            ),
            line("序时进度", "只用于年中报告：完成进度与已过月份折算的进度相比。"),
            line("行号", "从原文第一行数起，原文见各报告的“原文”页。"),
        ],
        date: String::new(),
    }
}
