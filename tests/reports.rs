//! The bundled reports as read, against golden files: every task, heading, paragraph, doubt and what was
//! left out. `UPDATE=1 cargo test --test reports` writes the files anew; review the difference.

use std::fmt::Write;
use std::fs;

use nuoji::report::{self, Cell, Reason, Report, Span};

fn shipped() -> Vec<Report> {
    report::shipped().iter().map(report::read).collect()
}

fn list(cells: &[Cell]) -> String {
    cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" / ")
}

fn lines_of(report: &Report, span: Span) -> String {
    let (first, last) = (report.lines.line(span.start), report.lines.line(span.end.max(1) - 1));
    if first == last { first.to_string() } else { format!("{first}-{last}") }
}

/// Everything that was read, one fact a line.
fn written(report: &Report) -> String {
    let mut out = String::new();
    let text = &*report.source.text;
    let _ = writeln!(out, "layout {}, {} lines", report.layout.name(), report.lines.count());
    let coverage = report.coverage();
    let _ = writeln!(
        out,
        "signs {}: fields {}, headings {}, paragraphs {}, parting {}, omitted {}, lost {}",
        coverage.signs,
        coverage.fields,
        coverage.headings,
        coverage.paragraphs,
        coverage.parting,
        coverage.omitted,
        coverage.lost.len()
    );
    for reason in Reason::ALL {
        let signs = report.omitted_signs(reason);
        if signs > 0 {
            let _ = writeln!(out, "omitted {}: {signs}", reason.name());
        }
    }
    let _ = writeln!(out, "\n# Omitted");
    for left_out in report.omitted.iter().filter(|left_out| left_out.reason != Reason::SecondCopy) {
        let _ = writeln!(
            out,
            "{} {} {}",
            lines_of(report, left_out.span),
            left_out.reason.name(),
            left_out.span.of(text).trim()
        );
    }
    let _ = writeln!(out, "\n# Outline");
    for heading in &report.outline {
        let _ = writeln!(out, "{} {} {}", lines_of(report, heading.span), heading.level, heading.text);
    }
    let _ = writeln!(out, "\n# Paragraphs");
    for paragraph in &report.paragraphs {
        let front: String = paragraph.text.text.chars().take(16).collect();
        let _ = writeln!(out, "{} [{}] {front}", paragraph.line, paragraph.path.join(" > "));
    }
    let _ = writeln!(out, "\n# Doubts");
    for doubt in &report.doubts {
        let (task, words) = (doubt.task.as_deref().unwrap_or("-"), doubt.at.of(text).trim());
        let _ = writeln!(out, "{} {task} {} {words}", lines_of(report, doubt.at), doubt.kind);
    }
    let _ = writeln!(out, "\n# Tasks");
    for task in &report.tasks {
        let no = task.no.map_or("-".to_string(), |no| no.to_string());
        let theme_no = task.theme_no.as_ref().map_or("-", |cell| &cell.text);
        let [first, last] = task.lines;
        let _ = writeln!(out, "{} {first}-{last} no {no} theme {theme_no} {}", task.id, task.theme.text);
        let _ = writeln!(out, "  goal {}", task.goal.text);
        let inherited = if task.inherited.is_empty() { "" } else { " (inherited)" };
        let _ = writeln!(out, "  lead {}{inherited}", list(&task.lead));
        let _ = writeln!(out, "  support {}", list(&task.support));
        let _ = writeln!(out, "  progress {}", task.progress.text);
    }
    out
}

#[test]
fn reads_as_the_golden_files_say() {
    let update = std::env::var_os("UPDATE").is_some();
    for report in shipped() {
        let path = format!("{}/tests/golden/{}.txt", env!("CARGO_MANIFEST_DIR"), report.source.id);
        let found = written(&report);
        if update {
            fs::write(&path, found).expect("the golden file can be written");
            continue;
        }
        let want = fs::read_to_string(&path).unwrap_or_default();
        let differs = want.lines().zip(found.lines()).find(|(want, found)| want != found);
        assert!(want == found, "{path}: first difference {differs:?}; UPDATE=1 writes it anew");
    }
}

#[test]
fn loses_no_sign() {
    for report in shipped() {
        let coverage = report.coverage();
        let lost: Vec<&str> = coverage.lost.iter().map(|span| span.of(&report.source.text)).collect();
        assert!(lost.is_empty(), "{}: {lost:?}", report.source.id);
        let parts = coverage.fields + coverage.headings + coverage.paragraphs + coverage.parting;
        assert_eq!(parts + coverage.omitted, coverage.signs, "{}", report.source.id);
    }
}
