//! Invented papers of every layout that was met, against what a careful reader finds in them. Each paper stands in
//! `tests/layouts/` with its answers beside it: a line for each task, in order, `field=value` for the fields looked at; `␣`
//! stands for a blank; `tasks=` and `figures=` count. Whatever is read, no sign of a paper is lost.

use std::fs;
use std::path::{Path, PathBuf};

use nuoji::document::{self, encoding};
use nuoji::record::{self, Record};
use nuoji::report;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/layouts")
}

fn value(task: &Record, field: &str) -> String {
    let list = |names: &[String]| names.join("+");
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let extra = &task.extra;
    match field {
        "no" => task.no.map(|no| no.to_string()).unwrap_or_default(),
        "theme" => task.theme.clone(),
        "goal" => task.goal.clone(),
        "lead" => list(&task.lead),
        "support" => list(&task.support),
        "units" => list(&[&task.lead[..], &task.support[..]].concat()),
        "progress" => task.progress.clone(),
        "percent" => task.judged().percent.map(|percent| percent.to_string()).unwrap_or_default(),
        "target" => text(&extra.target),
        "remark" => text(&extra.remark),
        "deadline" => text(&extra.deadline),
        "problems" => text(&extra.problems),
        "next" => text(&extra.next),
        "status_text" => text(&extra.status_text),
        "doubts" => {
            let kinds = task.judged().doubts.iter().filter_map(|doubt| doubt.split(' ').next());
            kinds.collect::<Vec<_>>().join("+")
        }
        _ => panic!("{field} is no field"),
    }
}

/// What differs between a paper as read and its answers.
fn faults(paper: &Path) -> Vec<String> {
    let bytes = fs::read(paper).expect("a paper");
    let want = fs::read_to_string(paper.with_extension("want")).expect("its answers");
    let document = document::open(&bytes, encoding::native).expect("a document");
    let report = report::read_document(&report::guess("x", &document), &document);
    let tasks = record::records(&report);
    let mut faults = Vec::new();
    for lost in report.coverage().lost {
        faults.push(format!("lost {:?}", lost.of(&document.text)));
    }
    let rows: Vec<&str> =
        want.lines().filter(|line| !line.starts_with("figures=") && !line.starts_with("tasks=")).collect();
    let counted = want.lines().find_map(|line| line.strip_prefix("figures=")?.parse::<usize>().ok());
    let figures = record::figures(&report).len();
    if counted.is_some_and(|counted| counted != figures) {
        faults.push(format!("figures {figures}, not {counted:?}"));
    }
    if rows.len() != tasks.len() {
        let goals: Vec<&str> = tasks.iter().map(|task| task.goal.as_str()).collect();
        faults.push(format!("{} tasks, not {}: {goals:?}", tasks.len(), rows.len()));
        return faults;
    }
    for (row, task) in rows.iter().zip(&tasks) {
        for cell in row.split(' ') {
            let (field, want) = cell.split_once('=').expect("field=value");
            let (got, want) = (value(task, field), want.replace('␣', " "));
            if got != want {
                faults.push(format!("{field} {got:?}, not {want:?}"));
            }
        }
    }
    faults
}

#[test]
fn papers_of_every_layout_are_read() {
    let mut papers: Vec<PathBuf> =
        fs::read_dir(folder()).expect("papers").flatten().map(|entry| entry.path()).collect();
    papers.retain(|path| path.extension().is_some_and(|ending| ending != "want"));
    papers.sort();
    assert!(papers.len() >= 25, "{} papers", papers.len());
    let mut said = String::new();
    for paper in papers {
        let name = paper.file_name().unwrap_or_default().to_string_lossy().into_owned();
        for fault in faults(&paper) {
            said.push_str(&format!("{name}: {fault}\n"));
        }
    }
    assert!(said.is_empty(), "\n{said}");
}

/// What holds of every reading, whatever the bytes are.
fn check(bytes: &[u8]) {
    let Ok(document) = document::open(bytes, encoding::native) else { return };
    let report = report::read_document(&report::guess("x", &document), &document);
    let text = &*document.text;
    let lost: Vec<&str> = report.coverage().lost.iter().map(|span| span.of(text)).collect();
    assert!(lost.is_empty(), "lost {lost:?} of {text}");
    for task in &report.tasks {
        let cells = [&task.goal, &task.progress, &task.theme]
            .into_iter()
            .chain(task.extra.iter().map(|(_, cell)| cell));
        for cell in cells.chain(&task.lead).chain(&task.support) {
            let joined: String = cell.pieces.iter().map(|piece| &text[piece.start..piece.end]).collect();
            assert_eq!(joined, cell.text);
        }
    }
    record::figures(&report);
}

/// Papers cut, with pieces missing, doubled, and put from one into another.
#[test]
fn damaged_papers_are_read_without_a_fault() {
    let papers: Vec<Vec<u8>> = fs::read_dir(folder())
        .expect("papers")
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending != "want"))
        .map(|path| fs::read(path).expect("a paper"))
        .collect();
    let mut state = 20_261_128u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below.max(1)
    };
    for paper in &papers {
        for _ in 0..12 {
            let (one, two) = (next(paper.len()), next(paper.len()));
            let (from, to) = (one.min(two), one.max(two));
            check(&paper[..from]);
            check(&[&paper[..from], &paper[to..]].concat());
            check(&[&paper[..to], &paper[from..]].concat());
            let other = &papers[next(papers.len())];
            let at = next(other.len());
            check(&[&paper[..from], &other[at..], &paper[from..]].concat());
        }
    }
}
