//! The data set file of the bundled reports: what is written comes back whole, in one file or in parts; every place
//! lies in its text; a file that was cut or changed anywhere is refused and breaks nothing.

use std::sync::{Arc, LazyLock};

use nuoji::dataset::{Dataset, Manifest, Part, Refusal};
use nuoji::record::Trace;
use nuoji::report::{self, Report, Span};
use proptest::prelude::*;

static BUNDLED: LazyLock<Dataset> = LazyLock::new(|| {
    let reports: Vec<Report> = report::shipped().iter().map(report::read).collect();
    Dataset::of(&reports, Manifest::of(&reports, "任务进展", "public"))
});

static FILE: LazyLock<String> = LazyLock::new(|| BUNDLED.whole());

/// The first tasks and no texts: quick to read again and again.
static FEW: LazyLock<String> = LazyLock::new(|| {
    let mut few = BUNDLED.clone();
    few.records = Arc::new(few.records[..9].to_vec());
    few.further.indicators.truncate(9);
    few.further.fitting.truncate(9);
    few.papers.iter_mut().for_each(|paper| paper.reading.omitted.truncate(9));
    few.written(&[Part::Records, Part::Further])
});

#[test]
fn the_command_writes_these_very_bytes() {
    let folder = std::env::temp_dir().join(format!("nuoji-dataset-{}", std::process::id()));
    let done = std::process::Command::new(env!("CARGO_BIN_EXE_nuoji")).arg("dataset").arg(&folder).status();
    assert!(done.unwrap().success());
    let read = |name: &str| Dataset::read(&std::fs::read(folder.join(name)).unwrap()).unwrap();
    assert_eq!(read("dataset.txt").records, BUNDLED.records);
    let mut first = read(Part::Records.file());
    for part in [Part::Further, Part::Texts] {
        first.join(read(part.file())).unwrap();
    }
    assert_eq!(first, read("dataset.txt"));
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn the_file_holds_all_that_was_read() {
    let read = Dataset::read(FILE.as_bytes()).unwrap();
    assert_eq!((read.records.len(), read.papers.len()), (487, 5));
    for (read, own) in read.records.iter().zip(BUNDLED.records.iter()) {
        assert_eq!(read, own);
    }
    assert_eq!(read, *BUNDLED);
    assert_eq!(read.whole(), *FILE, "the same data set is the same bytes");
}

#[test]
fn parts_make_up_the_whole_in_any_order() {
    let part = |part| Dataset::read(BUNDLED.written(&[part]).as_bytes()).unwrap();
    let mut first = part(Part::Records);
    assert!(first.papers.iter().all(|paper| paper.source.text.is_empty() && paper.line_count > 10));
    assert!(first.records.iter().all(|record| *record.trace() == Trace::default()));
    first.join(part(Part::Texts)).unwrap();
    first.join(part(Part::Further)).unwrap();
    first.parts = Part::ALL.to_vec();
    assert_eq!(first, *BUNDLED);
}

#[test]
fn a_part_of_another_data_set_is_refused() {
    let other = &report::shipped()[..1];
    let reports: Vec<Report> = other.iter().map(report::read).collect();
    let other = Dataset::of(&reports, Manifest::default());
    let texts = Dataset::read(other.written(&[Part::Texts]).as_bytes()).unwrap();
    let mut first = Dataset::read(BUNDLED.written(&[Part::Records]).as_bytes()).unwrap();
    let before = first.clone();
    assert_eq!(first.join(texts), Err(Refusal::OtherEdition));
    assert_eq!(first, before);
}

#[test]
fn places_of_other_tasks_are_refused() {
    let mut short = BUNDLED.clone();
    short.records = Arc::new(short.records[1..].to_vec());
    let further = Dataset::read(short.written(&[Part::Further]).as_bytes()).unwrap();
    let mut first = Dataset::read(BUNDLED.written(&[Part::Records]).as_bytes()).unwrap();
    let before = first.clone();
    assert_eq!(first.join(further), Err(Refusal::Value("traces", "#", 486)));
    assert_eq!(first, before);
}

#[test]
fn every_place_lies_in_its_text() {
    let data = Dataset::read(FILE.as_bytes()).unwrap();
    let check = |report: &str, spans: &[Span], of: &str| {
        let paper = data.papers.iter().find(|paper| paper.source.id == report).unwrap();
        for span in spans {
            assert!(span.start < span.end, "{of}: {span:?}");
            assert!(paper.source.text.get(span.start..span.end).is_some(), "{of}: {span:?}");
        }
    };
    for record in data.records.iter() {
        let trace = record.trace();
        for spans in [&trace.theme, &trace.no, &trace.goal, &trace.lead, &trace.support, &trace.progress] {
            check(&record.report, spans, &record.id);
        }
        let judged = record.judged();
        for at in judged.status_why_at.iter().chain(&judged.claim_why_at) {
            assert!(record.progress.get(at.clone()).is_some(), "{}: {at:?}", record.id);
        }
        for measure in &judged.measures {
            assert!(record.goal.get(measure.target_at.clone()).is_some(), "{}", record.id);
            assert!(
                measure.actual_at.clone().is_none_or(|at| record.progress.get(at).is_some()),
                "{}",
                record.id
            );
        }
    }
    for figure in &data.further.indicators {
        check(&figure.report, &figure.places, &figure.id);
    }
    for paper in &data.papers {
        let id = &paper.source.id;
        paper.reading.outline.iter().for_each(|heading| check(id, &[heading.span], &heading.text));
        paper.reading.omitted.iter().for_each(|omitted| check(id, &[omitted.span], id));
        assert_eq!(paper.lines.count(), paper.line_count);
        assert_eq!(paper.source.text.len(), paper.bytes);
    }
}

#[test]
fn a_newer_file_is_named_as_such() {
    let newer = FILE.replacen("\t1\t", "\t2\t", 1);
    assert_eq!(Dataset::read(newer.as_bytes()), Err(Refusal::Newer(2)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_cut_file_is_refused(at in 0usize..1_000_000) {
        let file = FILE.as_bytes();
        prop_assert!(Dataset::read(&file[..at % file.len()]).is_err());
    }

    #[test]
    fn a_changed_byte_is_refused(at in 0usize..1_000_000, bits in 1u8..) {
        let mut file = FILE.clone().into_bytes();
        let at = at % file.len();
        file[at] ^= bits;
        prop_assert!(Dataset::read(&file).is_err(), "byte {at}");
    }

    #[test]
    fn a_changed_head_is_refused(at in 0usize..26, bits in 1u8..) {
        let mut file = FILE.clone().into_bytes();
        file[at] ^= bits;
        prop_assert!(Dataset::read(&file).is_err(), "byte {at}");
    }

    /// As a program would that wrote the format wrongly: the checksum fits, the values do not.
    #[test]
    fn wrong_values_break_nothing(at in 0usize..40_000, with in "[\\\\\t\n0-9+=, #-]{0,4}") {
        let tables = FEW.split_once('\n').unwrap().1;
        let at = tables.floor_char_boundary(at % tables.len());
        let changed = format!("{}{with}{}", &tables[..at], &tables[tables.floor_char_boundary(at + 3)..]);
        let _ = Dataset::read(sealed(&changed).as_bytes());
    }
}

/// The file with these tables and a checksum that fits, written here once more.
fn sealed(tables: &str) -> String {
    let mut sum = !0u32;
    for byte in tables.bytes() {
        sum ^= u32::from(byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 };
        }
    }
    format!("nuoji-dataset\t1\t{:08x}\n{tables}", !sum)
}
