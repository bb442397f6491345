//! How often the program and careful readers agree. In: the counts that the accuracy test wrote. Out: a
//! section. Refuses to know: the labels.

use leptos::prelude::*;

use crate::measure::agreement::{Agreement, agreement};
use crate::part::sheet::sheet;
use crate::session::Data;
use crate::thread::agreement::{Pairing, pairing};
use crate::words::{self, Word};

/// What was compared, in the order shown.
const COMPARED: [(&str, Word); 6] = [
    ("status", words::AGREE_STATUS),
    ("percent", words::AGREE_PERCENT),
    ("target", words::AGREE_TARGET),
    ("actual", words::AGREE_ACTUAL),
    ("verdict", words::AGREE_VERDICT),
    ("figure", words::AGREE_FIGURE),
];

pub fn section(data: &Data) -> AnyView {
    let counts = agreement();
    let mut reports: Vec<&'static str> = counts.iter().map(|count| count.report).collect();
    reports.dedup();
    reports.sort_by_key(|id| data.reports().iter().position(|report| report.source.id == **id));
    let cell = |report: &str, what: &str| match of(&counts, report, what) {
        Some(count) => words::AGREE_OF.with(&[&count.agree.to_string(), &count.of.to_string()]).into_any(),
        None => "—".into_any(),
    };
    let row = |report: &&'static str| {
        let mut cells = vec![data.short_title(report).into_any()];
        cells.extend(COMPARED.iter().map(|(what, _)| cell(report, what)));
        cells
    };
    let mut head = vec![words::FIELD_REPORT.t()];
    head.extend(COMPARED.map(|(_, word)| word.t()));
    let (agree, labelled) = total(&counts, "status");
    let (sure, of_sure) = total(&counts, "status-sure");
    let (extra, found) = total(&counts, "target-extra");
    let told = if extra == 0 { words::AGREE_NO_EXTRA } else { words::AGREE_EXTRA };
    let all = data.records.len().to_string();
    let [agree, labelled, sure, of_sure, extra, found] =
        [agree, labelled, sure, of_sure, extra, found].map(|count| count.to_string());
    view! {
        <section class="card stack" data-agreement="">
            <h2>{words::AGREE_TITLE.t()}</h2>
            <p>{words::AGREE_LEAD.with(&[&labelled, &all, &agree, &sure, &of_sure])}</p>
            <details>
                <summary class="button-quiet small">{words::ABOUT_TABLE.t()}</summary>
                {sheet(&head, reports.iter().map(row).collect())}
            </details>
            <p class="small">{told.with(&[&found, &extra])}</p>
            <p data-pairing="">{pairs()}</p>
            <p class="notice">{words::AGREE_LEARNT.t()}</p>
        </section>
    }
    .into_any()
}

/// How often two tasks that are shown side by side as one are one.
fn pairs() -> String {
    let Pairing { labelled, paired, same, possible, related } = pairing();
    let share = same * 100 / paired.max(1);
    let counts = [paired, same, share, possible, related, labelled].map(|count| count.to_string());
    words::AGREE_PAIRS.with(&counts.each_ref().map(String::as_str))
}

fn of<'a>(counts: &'a [Agreement], report: &str, what: &str) -> Option<&'a Agreement> {
    counts.iter().find(|count| count.report == report && count.what == what && count.of > 0)
}

fn total(counts: &[Agreement], what: &str) -> (usize, usize) {
    let of_it = counts.iter().filter(|count| count.what == what);
    of_it.fold((0, 0), |(agree, of), count| (agree + count.agree, of + count.of))
}
