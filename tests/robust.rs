//! Damaged reports and things that are no reports: reading goes on, and what it says of places holds.

use std::io::Write;
use std::sync::Arc;

use nuoji::report::{self, Cell, Report, Source, Span};
use nuoji::{document, record};
use proptest::prelude::*;

/// What holds of every reading.
fn check(source: &Source) -> Report {
    let report = report::read(source);
    let text = &*source.text;
    let sound = |span: Span| {
        assert!(span.start <= span.end && span.end <= text.len(), "{span:?} lies in the text");
        assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end), "{span:?} cuts a sign");
    };
    let whole = |cell: &Cell| {
        cell.pieces.iter().for_each(|piece| sound(*piece));
        let joined: String = cell.pieces.iter().map(|piece| &text[piece.start..piece.end]).collect();
        assert_eq!(joined, cell.text);
    };
    for (at, task) in report.tasks.iter().enumerate() {
        assert_eq!(task.id, format!("{}-{:03}", source.id, at + 1));
        task.theme_no.iter().chain([&task.theme, &task.goal, &task.progress]).for_each(whole);
        task.lead.iter().chain(&task.support).for_each(whole);
        let [first, last] = task.lines;
        assert!(1 <= first && first <= last && last <= report.lines.count(), "{} {:?}", task.id, task.lines);
    }
    report.outline.iter().for_each(|heading| sound(heading.span));
    report.omitted.iter().for_each(|left_out| sound(left_out.span));
    report.doubts.iter().for_each(|doubt| sound(doubt.at));
    for paragraph in &report.paragraphs {
        whole(&paragraph.text);
        sound(paragraph.span);
    }
    let coverage = report.coverage();
    let lost: Vec<&str> = coverage.lost.iter().map(|span| &text[span.start..span.end]).collect();
    assert!(lost.is_empty(), "lost {lost:?}");
    report
}

fn with_text(source: &Source, text: String) -> Source {
    Source { text: Arc::from(text), ..source.clone() }
}

/// Debug builds read some twenty times slower: there every 17th line stands for all of them.
const STEP: usize = if cfg!(debug_assertions) { 17 } else { 1 };

fn by_report(damage: impl Fn(&[&str], usize) -> String + Sync) {
    std::thread::scope(|scope| {
        for source in report::shipped() {
            let damage = &damage;
            scope.spawn(move || {
                let lines: Vec<&str> = source.text.split_inclusive('\n').collect();
                for at in (0..lines.len()).step_by(STEP) {
                    check(&with_text(&source, damage(&lines, at)));
                }
            });
        }
    });
}

#[test]
fn cut_after_any_line() {
    by_report(|lines, at| lines[..at].concat());
}

#[test]
fn without_any_line() {
    by_report(|lines, at| [lines[..at].concat(), lines[at + 1..].concat()].concat());
}

#[test]
fn with_any_line_doubled() {
    by_report(|lines, at| [lines[..=at].concat(), lines[at..].concat()].concat());
}

fn fields(report: &Report) -> Vec<(String, String, String, Vec<String>)> {
    let texts = |cells: &[Cell]| cells.iter().map(|cell| cell.text.clone()).collect();
    let task = |task: &report::Task| {
        (task.theme.text.clone(), task.goal.text.clone(), task.progress.text.clone(), texts(&task.lead))
    };
    report.tasks.iter().map(task).collect()
}

#[test]
fn line_ends_of_windows_change_nothing() {
    for source in report::shipped() {
        let (plain, windows) =
            (check(&source), check(&with_text(&source, source.text.replace('\n', "\r\n"))));
        assert_eq!(fields(&plain), fields(&windows), "{}", source.id);
        let lines = |report: &Report| report.tasks.iter().map(|task| task.lines).collect::<Vec<_>>();
        assert_eq!(lines(&plain), lines(&windows), "{}", source.id);
        assert_eq!(plain.outline.len(), windows.outline.len(), "{}", source.id);
        assert_eq!(plain.paragraphs.len(), windows.paragraphs.len(), "{}", source.id);
    }
}

/// Files that a fuzzer kept because each goes a way of its own: none stops the program, and nothing of them is lost.
#[test]
fn what_a_fuzzer_kept_is_read() {
    let mut kept = 0;
    for file in std::fs::read_dir("tests/fuzz/corpus").unwrap().map(|file| file.unwrap().path()) {
        let bytes = std::fs::read(&file).unwrap();
        kept += 1;
        let Ok(document) = document::open(&bytes, document::encoding::native) else { continue };
        let report = report::read_document(&report::guess("x", &document), &document);
        let lost = report.coverage().lost;
        assert!(lost.is_empty(), "{}: lost {lost:?}", file.display());
        record::records(&report).iter().for_each(|record| _ = record.judged());
        record::figures(&report);
        record::indicators(&report);
    }
    assert!(kept > 50, "{kept} files");
}

/// Full-width signs made half-width, or the other way round; tabs, line ends and blanks stay.
fn swapped(text: &str, full: bool) -> String {
    let swap = |sign: char| match sign {
        '!'..='~' if full => char::from_u32(sign as u32 + 0xfee0).unwrap_or(sign),
        '\u{ff01}'..='\u{ff5e}' if !full => char::from_u32(sign as u32 - 0xfee0).unwrap_or(sign),
        _ => sign,
    };
    text.chars().map(swap).collect()
}

#[test]
fn widths_change_no_row() {
    for source in report::shipped() {
        for full in [false, true] {
            let title = swapped(&source.title, full);
            let other = Source { title, ..with_text(&source, swapped(&source.text, full)) };
            let (plain, other) = (check(&source), check(&other));
            assert_eq!(plain.layout, other.layout, "{}", source.id);
            let want: Vec<String> = plain.tasks.iter().map(|task| swapped(&task.goal.text, full)).collect();
            let found: Vec<&str> = other.tasks.iter().map(|task| task.goal.text.as_str()).collect();
            assert_eq!(want, found, "{} {full}", source.id);
            assert_eq!(plain.outline.len(), other.outline.len(), "{} {full}", source.id);
            assert_eq!(plain.paragraphs.len(), other.paragraphs.len(), "{} {full}", source.id);
        }
    }
}

/// Words that steer the reading, so that chance meets its rules.
const STEERING: &[&str] = &[
    "序号",
    "项目名称",
    "主要工作内容",
    "牵头单位",
    "责任单位",
    "进展情况：",
    "（牵头单位：",
    "完成情况",
    "备注",
    "1",
    "2",
    "3",
    "7",
    "二、",
    "（一）",
    "1.",
    "重点工作进展情况",
    "区住建局",
    "区城管局",
    "拱墅分局",
    "生态环境",
    "、",
    "50%",
    "/",
    "已完成。",
    "索引号",
    "发布单位",
    "公开方式",
    "\t",
    "\n",
    "\n\n",
    "\n\t",
    "|",
    "|---|",
    ",",
    "\"",
    " ",
    "\u{a0}",
    "\u{3000}",
    "\r\n",
    "。",
    "（",
    "）",
    "改造老旧小区12个",
    "\u{feff}",
    "𠮷",
];

#[test]
fn long_words_that_a_million_cells_name_fill_no_memory() {
    let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = |inside: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inside}</Relationships>"
        )
    };
    let relation = |kind: &str, target: &str| {
        format!("<Relationship Id=\"{kind}\" Type=\"{office}/{kind}\" Target=\"{target}\"/>")
    };
    let links =
        relation("worksheet", "worksheets/sheet1.xml") + &relation("sharedStrings", "sharedStrings.xml");
    let row = format!("<row>{}</row>", "<c t=\"s\"><v>0</v></c>".repeat(1000));
    let files = [
        ("_rels/.rels", relations(&relation("officeDocument", "xl/workbook.xml"))),
        ("xl/_rels/workbook.xml.rels", relations(&links)),
        (
            "xl/workbook.xml",
            format!(
                "<workbook {main} xmlns:r=\"{office}\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"worksheet\"/></sheets></workbook>"
            ),
        ),
        ("xl/sharedStrings.xml", format!("<sst {main}><si><t>{}</t></si></sst>", "很长".repeat(10_000))),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet {main}><sheetData>{}</sheetData></worksheet>", row.repeat(100)),
        ),
    ];
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    let document = document::open(&bytes, document::encoding::native).unwrap();
    assert!(document.notes.iter().any(|note| note.kind == "text-cut"));
    assert!(document.text.len() < 64 << 20, "{} bytes", document.text.len());
}

proptest! {
    #[test]
    fn random_bytes_made_text(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        check(&report::guess_source("x", &String::from_utf8_lossy(&bytes)));
    }

    #[test]
    fn random_words_of_reports(words in prop::collection::vec(prop::sample::select(STEERING), 0..120)) {
        check(&report::guess_source("x", &words.concat()));
    }

    #[test]
    fn lines_of_reports_in_any_order(seed in prop::collection::vec((0usize..5, 0usize..3000), 0..60)) {
        let sources = report::shipped();
        let lines: String = seed.iter().filter_map(|(source, line)| {
            sources[*source].text.split_inclusive('\n').nth(*line)
        }).collect();
        check(&report::guess_source("x", &lines));
    }
}
