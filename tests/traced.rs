//! Every statement leads to its words: for each task of the bundled reports the places that the source page
//! marks hold the record's own text, white space aside, and what decided its status is quoted from it.

use nuoji::measure::Status;
use nuoji::record::{Record, records};
use nuoji::report::{self, Report, Span};

fn read() -> Vec<(Report, Vec<Record>)> {
    let read = |source| report::read(&source);
    let pair = |report: Report| (records(&report), report);
    let pairs = report::shipped().into_iter().map(read).map(pair);
    pairs.map(|(records, report)| (report, records)).collect()
}

fn bare(text: &str) -> String {
    text.chars().filter(|sign| !report::text::is_blank(*sign)).collect()
}

fn marked(report: &Report, spans: &[Span]) -> String {
    spans.iter().map(|span| bare(span.of(&report.source.text))).collect()
}

#[test]
fn the_marked_words_of_every_task_are_its_own() {
    let mut count = 0;
    for (report, records) in read() {
        for record in records {
            count += 1;
            let trace = record.trace();
            let theme = record.theme_no.clone().unwrap_or_default() + &record.theme;
            let fields = [
                ("theme", &trace.theme, theme),
                ("goal", &trace.goal, record.goal.clone()),
                ("progress", &trace.progress, record.progress.clone()),
                ("lead", &trace.lead, record.lead.concat()),
                ("support", &trace.support, record.support.concat()),
            ];
            for (field, spans, words) in fields {
                assert_eq!(marked(&report, spans), bare(&words), "{} {field}", record.id);
            }
            let (own, taken) = record.places(&report.lines);
            let all: usize = own.iter().chain(&taken).map(|span| span.of(&report.source.text).len()).sum();
            assert!(all >= record.goal.len() + record.progress.len(), "{}", record.id);
            for span in trace.goal.iter().chain(&trace.progress) {
                let on_own_lines = own.iter().any(|one| one.start <= span.start && span.end <= one.end);
                assert!(on_own_lines, "{}: its words stand outside of its lines", record.id);
            }
        }
    }
    assert_eq!(count, 487);
}

#[test]
fn the_words_that_decided_stand_in_the_progress() {
    let mut seen = Vec::new();
    for (_, records) in read() {
        for record in records {
            for (why, places) in [
                (&record.judged().status_why, record.judged().status_why_at.clone()),
                (&record.judged().claim_why, record.judged().claim_why_at.clone()),
            ] {
                let lit: String = places.into_iter().map(|at| &record.progress[at]).collect();
                let sign = |text: &str| text.replace('；', "");
                assert_eq!(sign(&lit), sign(why), "{}", record.id);
            }
            let may_be_silent = record.judged().status == Status::NoData;
            assert!(may_be_silent || !record.judged().status_why.is_empty(), "{} quotes nothing", record.id);
            if !seen.contains(&record.judged().status) {
                seen.push(record.judged().status);
            }
        }
    }
    assert_eq!(seen.len(), Status::ALL.len(), "a status that no task has: {seen:?}");
}

#[test]
fn the_first_rule_that_holds_gave_the_status() {
    for (report, records) in read() {
        let fitting = nuoji::record::fitting(&report);
        assert_eq!(fitting.len(), records.len());
        for (record, rules) in records.iter().zip(fitting) {
            assert_eq!(rules.first(), Some(&&*record.judged().rule), "{}", record.id);
        }
    }
}

#[test]
fn both_figures_of_a_measure_stand_in_the_source() {
    let mut count = 0;
    for (report, records) in read() {
        for record in records {
            for measure in &record.judged().measures {
                count += 1;
                let target = &record.goal[measure.target_at.clone()];
                assert_eq!(marked(&report, &record.target_places(measure)), bare(target), "{}", record.id);
                let actual = measure.actual_at.clone().map(|at| &record.progress[at]).unwrap_or_default();
                assert_eq!(marked(&report, &record.actual_places(measure)), bare(actual), "{}", record.id);
            }
        }
    }
    assert!(count > 300, "{count} measures");
}

#[test]
fn the_bundled_bytes_are_the_recorded_ones() {
    for source in report::shipped() {
        assert_eq!(source.sha256.as_deref(), Some(&*report::digest::sha256(&source.text)), "{}", source.id);
    }
}
