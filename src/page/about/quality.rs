//! How well each report was read, each number a way to the very rows or lines it counts. In: the data. Out: a
//! section. Refuses to know: how the numbers are counted.

use leptos::prelude::*;

use super::{left_out, rows};
use crate::dataset::Paper;
use crate::link::Place;
use crate::part::sheet::sheet;
use crate::record::{Quality, Record};
use crate::session::{Data, href};
use crate::words;

pub fn section(data: &Data) -> AnyView {
    let head = [
        words::FIELD_REPORT,
        words::SOURCE_LINES,
        words::SOURCE_TASKS,
        words::QUALITY_MISSING,
        words::QUALITY_INHERITED,
        words::QUALITY_UNMATCHED,
        words::FIELD_DOUBT,
        words::QUALITY_LEFT_OUT,
    ];
    view! {
        <section class="card stack" data-quality="">
            <h2>{words::QUALITY_TITLE.t()}</h2>
            <p>{words::QUALITY_LEAD.t()}</p>
            {sheet(&head.map(|word| word.t()), data.reports().iter().map(|report| row(data, report)).collect())}
        </section>
    }
    .into_any()
}

fn row(data: &Data, report: &Paper) -> Vec<AnyView> {
    let records: Vec<Record> =
        data.records.iter().filter(|record| record.report == report.source.id).cloned().collect();
    let quality = Quality::of(&records);
    let ids = |ids: &[String], shown: usize| {
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        rows(data, &ids, shown)
    };
    let all: Vec<String> = records.iter().map(|record| record.id.clone()).collect();
    let missing: Vec<String> = quality.missing.iter().flat_map(|(_, ids)| ids.clone()).collect();
    let source = href(&Place::Source { report: report.source.id.clone(), lines: None });
    let signs = report.reading.left_out.iter().map(|(reason, signs)| {
        view! { <li>{left_out(report, *reason, *signs)}</li> }
    });
    vec![
        data.short_title(&report.source.id).into_any(),
        view! { <a href=source>{report.line_count}</a> }.into_any(),
        ids(&all, quality.tasks),
        ids(&missing, missing.len()),
        ids(&quality.inherited, quality.inherited.len()),
        ids(&quality.unmatched, quality.unanswered),
        ids(&quality.doubtful, quality.doubtful.len()),
        view! { <ul class="small">{signs.collect_view()}</ul> }.into_any(),
    ]
}
