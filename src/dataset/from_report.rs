//! A data set from reports as they were read. In: reports. Out: the data set, with the mark of its edition. Refuses to
//! know: how they were read.

use std::sync::Arc;

use super::{Dataset, Further, LeftOut, Manifest, Paper, Part, Reading};
use crate::record::{fitting, indicators, records};
use crate::report::{self, Reason, Report, digest};

impl Dataset {
    /// The data set of these reports, in their order.
    pub fn of(reports: &[Report], manifest: Manifest) -> Dataset {
        let mut data = Dataset {
            edition: String::new(),
            manifest,
            papers: reports.iter().map(Paper::of).collect(),
            records: Arc::new(reports.iter().flat_map(records).collect()),
            parts: Part::ALL.to_vec(),
            further: Further {
                indicators: reports.iter().flat_map(indicators).collect(),
                fitting: reports.iter().flat_map(fitting).map(owned).collect(),
                traces: Vec::new(),
            },
            added: Default::default(),
        };
        data.edition = digest::sha256(&data.tables(&Part::ALL))[..16].to_owned();
        data
    }
}

impl Manifest {
    /// What can be said of these reports without asking anybody.
    pub fn of(reports: &[Report], title: &str, licence: &str) -> Manifest {
        let years = || reports.iter().map(|report| report.source.period.year);
        let publishers = || reports.iter().filter_map(|report| report.source.publisher.as_deref());
        // Where the reports are of several places, no single English name is theirs.
        let mut places = reports.iter().map(|report| report.source.locality.as_ref());
        let first = places.next().flatten().filter(|first| places.all(|other| other == Some(*first)));
        let mut named: Vec<&str> = Vec::new();
        for publisher in publishers() {
            if !named.contains(&publisher) {
                named.push(publisher);
            }
        }
        Manifest {
            title: title.to_owned(),
            publisher: named.join("、"),
            years: [years().min().unwrap_or_default(), years().max().unwrap_or_default()],
            licence: licence.to_owned(),
            generator: concat!("nuoji ", env!("CARGO_PKG_VERSION")).to_owned(),
            place: report::places(reports.iter().map(|report| &report.source)),
            place_en: first.and_then(|place| place.english.clone()),
        }
    }
}

fn owned(rules: Vec<&'static str>) -> Vec<String> {
    rules.into_iter().map(str::to_owned).collect()
}

impl Paper {
    /// What is told of a report beside its records.
    pub fn of(report: &Report) -> Paper {
        Paper {
            source: report.source.clone(),
            layout: report.layout.name().to_owned(),
            line_count: report.lines.count(),
            bytes: report.source.text.len(),
            task_count: report.tasks.len(),
            lines: report.lines.clone(),
            reading: Reading::of(report),
        }
    }
}

impl Reading {
    pub fn of(report: &Report) -> Reading {
        let coverage = report.coverage();
        let text = &*report.source.text;
        let left_out = Reason::ALL.map(|reason| (reason, report.omitted_signs(reason)));
        let omitted = report.omitted.iter().map(|omitted| {
            let first = report.lines.line(omitted.span.start);
            let last = report.lines.line(omitted.span.end.saturating_sub(1)).max(first);
            LeftOut { span: omitted.span, lines: [first, last], reason: omitted.reason }
        });
        Reading {
            outline: report.outline.clone(),
            omitted: omitted.collect(),
            left_out: left_out.into_iter().filter(|(_, signs)| *signs > 0).collect(),
            loose_doubts: report.doubts.iter().filter(|doubt| doubt.task.is_none()).count(),
            signs: coverage.signs,
            lost: coverage.lost.iter().map(|span| span.of(text).chars().count()).sum(),
        }
    }
}
