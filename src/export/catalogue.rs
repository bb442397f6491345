//! The data set as catalogues and search engines read it in a page: words of schema.org (`Dataset`), as JSON-LD. In: a
//! data set. Out: JSON that may stand in an element of a page. Does not know the page.

use crate::dataset::Dataset;

/// The data set in words of schema.org, as JSON.
pub fn linked_data(data: &Dataset) -> String {
    let manifest = &data.manifest;
    let whose = &*manifest.place;
    let file = |name: &str, kind: &str, address: &str| {
        serde_json::json!({
            "@type": "DataDownload", "name": name, "encodingFormat": kind, "contentUrl": address,
        })
    };
    let about = serde_json::json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": format!("诺迹：{whose}政府工作报告任务进展数据"),
        "description": format!(
            "{whose}{} 份公开报告、{} 项任务：目标、牵头单位、进展、量化目标与实际数字、状态及依据，注明原文行号。",
            data.papers.len(),
            data.records.len(),
        ),
        "isAccessibleForFree": true,
        "temporalCoverage": format!("{}/{}", manifest.years[0], manifest.years[1]),
        "spatialCoverage": { "@type": "Place", "name": whose },
        "distribution": [
            file("任务", "application/json", "data/tasks.json"),
            file("字段说明", "application/json", "data/datapackage.json"),
        ],
    });
    // As it stands in a page, no text may end the element.
    about.to_string().replace("</", "<\\/")
}
