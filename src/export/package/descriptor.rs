//! `datapackage.json` after the Frictionless standard: what each file and field is, in words, with the
//! limits that a validator checks. In: reports and the files written; out: JSON text.

use serde_json::{Map, Value, json};

use super::File;
use super::field::{
    CHANGES, Field, INDICATORS, Kind, Limit, MEASURES_CSV, REPORTS, TASKS, TASKS_CSV, THREADS,
};
use crate::report::{Report, places};

struct Resource {
    path: &'static str,
    title: &'static str,
    about: &'static str,
    fields: &'static [Field],
    key: &'static [&'static str],
    /// Field, and the resource and field it points to.
    points: Option<(&'static str, &'static str, &'static str)>,
}

const RESOURCES: &[Resource] = &[
    Resource {
        path: "reports.json",
        title: "报告",
        about: "收录的各份报告：出处、时段、校验值和读取结果的计数",
        fields: REPORTS,
        key: &["id"],
        points: None,
    },
    Resource {
        path: "tasks.json",
        title: "任务",
        about: "每项任务一个对象，一行一个，按原文顺序",
        fields: TASKS,
        key: &["id"],
        points: Some(("report", "reports", "id")),
    },
    Resource {
        path: "tasks.csv",
        title: "任务（表格）",
        about: "同一批任务的二维表；内容照录原文，未作公式防护",
        fields: TASKS_CSV,
        key: &["id"],
        points: Some(("report", "reports", "id")),
    },
    Resource {
        path: "measures.csv",
        title: "量化目标",
        about: "每项量化目标一行：目标、单位、与之对应的数字和结果",
        fields: MEASURES_CSV,
        key: &["task", "nth"],
        points: Some(("task", "tasks", "id")),
    },
    Resource {
        path: "indicators.json",
        title: "文章中的数字",
        about: "没有任务表的报告里，逐句读出的实际数和目标数，一个一行，按原文顺序",
        fields: INDICATORS,
        key: &["id"],
        points: Some(("report", "reports", "id")),
    },
    Resource {
        path: "indicators.csv",
        title: "文章中的数字（表格）",
        about: "同一批数字的二维表；内容照录原文，未作公式防护",
        fields: INDICATORS,
        key: &["id"],
        points: Some(("report", "reports", "id")),
    },
    Resource {
        path: "threads.json",
        title: "同一承诺的历年脉络",
        about: "在两份以上报告里出现的同一承诺或事项，一条一行",
        fields: THREADS,
        key: &["thread"],
        points: None,
    },
    Resource {
        path: "changes.json",
        title: "更正记录",
        about: "各版本之间任何一条记录的改动，一处一行，新版本在前；由程序比较两版的全部数据得出",
        fields: CHANGES,
        key: &[],
        points: None,
    },
];

pub fn of(reports: &[Report], files: &[File]) -> String {
    let resources: Vec<Value> =
        files.iter().filter_map(|file| resource(file).or_else(|| other(file))).collect();
    let source = |report: &Report| {
        let source = &report.source;
        let mut said = json!({ "title": source.title });
        // An inferred address is no source to point programs to.
        if let Some(origin) = source.origin.as_ref().filter(|origin| !origin.is_inferred) {
            said["path"] = json!(origin.url);
        }
        said
    };
    let sources: Vec<Value> = reports.iter().map(source).collect();
    let place = places(reports.iter().map(|report| &report.source));
    let package = json!({
        "profile": "data-package",
        "name": "nuoji",
        "title": format!("诺迹：{place}政府工作报告的承诺与进展"),
        "description": "从公开发布的政府工作报告及其进展情况中逐条读出的任务、量化目标和完成情况。字段照录原文；状态、结果由公开的规则得出，只说报告写了什么、数字说明什么。nuoji.xlsx 是同一批数据的工作簿。",
        "version": env!("CARGO_PKG_VERSION"),
        "keywords": ["政府工作报告", "目标任务", "绩效", "督查"],
        "sources": sources,
        "resources": resources,
    });
    let mut text = serde_json::to_string_pretty(&package).unwrap_or_default();
    text.push('\n');
    text
}

fn resource(file: &File) -> Option<Value> {
    let known = RESOURCES.iter().find(|resource| resource.path == file.name)?;
    let (name, format) = known.path.split_once('.')?;
    // Names are unique: the flat tables that repeat a JSON file say so in theirs.
    let twin = format == "csv" && RESOURCES.iter().any(|other| other.path == format!("{name}.json"));
    let mut resource = Map::new();
    resource.insert("name".into(), if twin { format!("{name}-flat") } else { name.to_owned() }.into());
    resource.insert("path".into(), known.path.into());
    resource.insert("title".into(), known.title.into());
    resource.insert("description".into(), known.about.into());
    resource.insert("profile".into(), "tabular-data-resource".into());
    resource.insert("format".into(), format.into());
    let media = if format == "csv" { "text/csv" } else { "application/json" };
    resource.insert("mediatype".into(), media.into());
    resource.insert("encoding".into(), "utf-8".into());
    resource.insert("schema".into(), schema(known));
    Some(resource.into())
}

/// The one file that is no table: explained in words, with no schema.
fn other(file: &File) -> Option<Value> {
    let about = "每项任务编号对应其他报告里内容最相近的任务编号，最近的在前，至多八个；没有相近的为空列表";
    (file.name == "related.json").then(|| {
        json!({
            "name": "related",
            "type": "json",
            "path": file.name,
            "title": "相关任务",
            "description": about,
            "format": "json",
            "mediatype": "application/json",
            "encoding": "utf-8",
        })
    })
}

fn schema(resource: &Resource) -> Value {
    let mut schema = Map::new();
    schema.insert("fields".into(), resource.fields.iter().map(field).collect());
    schema.insert("missingValues".into(), json!([""]));
    if !resource.key.is_empty() {
        schema.insert("primaryKey".into(), json!(resource.key));
    }
    if let Some((own, other, field)) = resource.points {
        let there = json!({ "resource": other, "fields": [field] });
        schema.insert("foreignKeys".into(), json!([{ "fields": [own], "reference": there }]));
    }
    schema.into()
}

fn field(field: &Field) -> Value {
    let kind = match field.kind {
        Kind::Text => "string",
        Kind::Whole => "integer",
        Kind::Number => "number",
        Kind::Year => "year",
        Kind::Date => "date",
        Kind::List => "array",
        Kind::Flag => "boolean",
        Kind::Object => "object",
        Kind::Value => "any",
    };
    let mut described = json!({ "name": field.name, "type": kind, "description": field.about });
    let limit = match field.limit {
        Limit::Any => return described,
        Limit::Required => json!({ "required": true }),
        Limit::Unique => json!({ "required": true, "unique": true }),
        Limit::Of(ids) => json!({ "enum": ids }),
        Limit::OneOf(ids) => json!({ "required": true, "enum": ids }),
    };
    described["constraints"] = limit;
    described
}
