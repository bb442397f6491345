//! One table in every kind of file that offices publish gives the same tasks; what cannot be read is named. The files
//! are built here, but for one that only a spreadsheet program writes (`tests/fixtures`).

use std::io::Write;

use nuoji::document::sniff::Container;
use nuoji::document::{self, Document, Format, Front, Refused};
use nuoji::record::{self, Record};

/// Heads and rows; `^` repeats the cell above (merged).
const ROWS: [[&str; 5]; 4] = [
    ["序号", "任务", "责任单位", "完成情况", "完成率"],
    ["1", "新建公园3个", "区园林局", "已建成2个", "67%"],
    ["^", "改造绿地5处", "^", "已改造5处", "100%"],
    ["2", "新增养老床位100张", "区民政局", "已新增80张", "80%"],
];
const TITLE: &str = "某区2023年民生实事完成情况表";

fn open(bytes: &[u8]) -> Result<Document, Refused> {
    document::open(bytes, document::encoding::native)
}

fn records(document: &Document) -> Vec<Record> {
    let source = nuoji::report::guess("paper", document);
    record::records(&nuoji::report::read_document(&source, document))
}

/// The tasks of a file, one a line.
fn check(name: &str, bytes: &[u8], format: Format) {
    let document = open(bytes).unwrap_or_else(|why| panic!("{name}: {why:?}"));
    assert_eq!(document.format, format, "{name}");
    let read: Vec<String> = records(&document)
        .iter()
        .map(|task| {
            let units: Vec<&str> = task.lead.iter().chain(&task.support).map(String::as_str).collect();
            format!("{} | {} | {}", task.goal, units.join("、"), task.progress)
        })
        .collect();
    let want = [
        "新建公园3个 | 区园林局 | 已建成2个",
        "改造绿地5处 | 区园林局 | 已改造5处",
        "新增养老床位100张 | 区民政局 | 已新增80张",
    ];
    assert_eq!(read, want, "{name}\n{}", document.text);
}

fn zipped(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// How many rows a cell covers: itself and the `^` below it.
fn rowspan(row: usize, column: usize) -> usize {
    1 + ROWS[row + 1..].iter().take_while(|below| below[column] == "^").count()
}

fn word() -> Vec<u8> {
    let cell = |row: usize, column: usize| {
        let merge = match (ROWS[row][column], rowspan(row, column)) {
            ("^", _) => "<w:vMerge/>",
            (_, 1) => "",
            _ => "<w:vMerge w:val=\"restart\"/>",
        };
        let words = ROWS[row][column].trim_start_matches('^');
        format!("<w:tc><w:tcPr>{merge}</w:tcPr><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>")
    };
    let row =
        |row: usize| format!("<w:tr>{}</w:tr>", (0..5).map(|column| cell(row, column)).collect::<String>());
    let rows: String = (0..ROWS.len()).map(row).collect();
    let body = format!("<w:p><w:r><w:t>{TITLE}</w:t></w:r></w:p><w:tbl>{rows}</w:tbl><w:p/>");
    let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    zipped(&[
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" \
             ContentType=\"application/xml\"/><Default Extension=\"rels\" \
             ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override \
             PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.\
             wordprocessingml.document.main+xml\"/></Types>",
        ),
        ("_rels/.rels", &relation("officeDocument", "word/document.xml")),
        (
            "word/document.xml",
            &format!("<w:document xmlns:w=\"{main}\"><w:body>{body}</w:body></w:document>"),
        ),
    ])
}

fn relation(kind: &str, target: &str) -> String {
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship \
         Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" \
         Target=\"{target}\"/></Relationships>"
    )
}

/// A sheet whose rates are fractions that a format shows as percentages.
fn sheet() -> Vec<u8> {
    let cell = |row: usize, column: usize| {
        let place = format!("{}{}", char::from(b'A' + column as u8), row + 2);
        match ROWS[row][column] {
            "^" => format!("<c r=\"{place}\"/>"),
            words => match words.strip_suffix('%').and_then(|rate| rate.parse::<f64>().ok()) {
                Some(rate) => format!("<c r=\"{place}\" s=\"1\"><v>{}</v></c>", rate / 100.0),
                None => format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{words}</t></is></c>"),
            },
        }
    };
    let row = |row: usize| {
        let cells: String = (0..5).map(|column| cell(row, column)).collect();
        format!("<row r=\"{}\">{cells}</row>", row + 2)
    };
    let rows: String = (0..ROWS.len()).map(row).collect();
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let sheet = format!(
        "<worksheet xmlns=\"{main}\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>{TITLE}</t></is></c>\
         </row>{rows}</sheetData><mergeCells count=\"3\"><mergeCell ref=\"A1:E1\"/><mergeCell ref=\"A3:A4\"/>\
         <mergeCell ref=\"C3:C4\"/></mergeCells></worksheet>"
    );
    let content = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    zipped(&[
        (
            "[Content_Types].xml",
            &format!(
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default \
                 Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"rels\" \
                 ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override \
                 PartName=\"/xl/workbook.xml\" ContentType=\"{content}.sheet.main+xml\"/><Override \
                 PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{content}.worksheet+xml\"/><Override \
                 PartName=\"/xl/styles.xml\" ContentType=\"{content}.styles+xml\"/></Types>"
            ),
        ),
        ("_rels/.rels", &relation("officeDocument", "xl/workbook.xml")),
        (
            "xl/workbook.xml",
            &format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/\
                 relationships\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &relation("worksheet", "worksheets/sheet1.xml").replace(
                "</Relationships>",
                "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/\
                 styles\" Target=\"styles.xml\"/></Relationships>",
            ),
        ),
        ("xl/worksheets/sheet1.xml", &sheet),
        (
            "xl/styles.xml",
            &format!(
                "<styleSheet xmlns=\"{main}\"><fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills>\
                 <borders count=\"1\"><border/></borders><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"9\" \
                 applyNumberFormat=\"1\"/></cellXfs></styleSheet>"
            ),
        ),
    ])
}

fn open_document(kind: &str) -> Vec<u8> {
    let cell = |row: usize, column: usize| match ROWS[row][column] {
        "^" => "<table:covered-table-cell/>".to_owned(),
        words => format!(
            "<table:table-cell table:number-rows-spanned=\"{}\"><text:p>{words}</text:p></table:table-cell>",
            rowspan(row, column)
        ),
    };
    let row = |row: usize| {
        let cells: String = (0..5).map(|column| cell(row, column)).collect();
        format!("<table:table-row>{cells}</table:table-row>")
    };
    let rows: String = (0..ROWS.len()).map(row).collect();
    let body =
        format!("<office:body><text:p>{TITLE}</text:p><table:table>{rows}</table:table></office:body>");
    zipped(&[("mimetype", &format!("application/vnd.oasis.opendocument.{kind}")), ("content.xml", &body)])
}

/// A sheet as one XML file, as Excel 2003 writes it.
fn sheet_of_2003() -> Vec<u8> {
    let cell = |row: usize, column: usize| match ROWS[row][column] {
        "^" => String::new(),
        words => format!(
            "<Cell ss:Index=\"{}\" ss:MergeDown=\"{}\"><Data ss:Type=\"String\">{words}</Data></Cell>",
            column + 1,
            rowspan(row, column) - 1
        ),
    };
    let row =
        |row: usize| format!("<Row>{}</Row>", (0..5).map(|column| cell(row, column)).collect::<String>());
    let rows: String = (0..ROWS.len()).map(row).collect();
    format!(
        "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook \
         xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"Sheet1\"><Table><Row><Cell \
         ss:MergeAcross=\"4\"><Data>{TITLE}</Data></Cell></Row>{rows}</Table></Worksheet></Workbook>"
    )
    .into_bytes()
}

/// A page of official typesetting: the font is named and not embedded, its characters are those of GBK, and lines are
/// drawn around the cells.
fn pdf() -> Vec<u8> {
    let edges = [40, 80, 220, 320, 440, 520];
    let tops = [760, 730, 700, 670, 640];
    let mut content = String::new();
    let mut words = |x: i32, y: i32, words: &str| {
        let (bytes, ..) = encoding_rs::GBK.encode(words);
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        content += &format!("BT /F1 10 Tf {x} {y} Td <{hex}> Tj ET\n");
    };
    words(180, 790, TITLE);
    for (row, cells) in ROWS.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| **cell != "^") {
            words(edges[column] + 4, tops[row] - 18, cell);
        }
    }
    words(290, 40, "— 1 —");
    for (row, y) in tops.iter().enumerate() {
        for column in 0..5 {
            if ROWS.get(row).is_none_or(|cells| cells[column] != "^") {
                content += &format!("{} {y} m {} {y} l S\n", edges[column], edges[column + 1]);
            }
        }
    }
    for x in edges {
        content += &format!("{x} {} m {x} {} l S\n", tops[0], tops[4]);
    }
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 560 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{content}endstream", content.len()),
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /GBK-EUC-H /DescendantFonts [6 0 R] >>"
            .to_owned(),
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering \
         (GB1) /Supplement 2 >> /FontDescriptor 7 0 R /W [814 939 500] /DW 1000 >>"
            .to_owned(),
        "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 \
         /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>"
            .to_owned(),
    ];
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(file.len());
        file += &format!("{} 0 obj\n{object}\nendobj\n", number + 1);
    }
    let at = file.len();
    file += &format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    places.iter().for_each(|place| file += &format!("{place:010} 00000 n \n"));
    file += &format!("trailer << /Size {} /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n", objects.len() + 1);
    file.into_bytes()
}

#[test]
fn one_table_in_every_kind_of_file() {
    check("docx", &word(), Format::Word);
    check("xlsx", &sheet(), Format::Sheet);
    check("xls", include_bytes!("fixtures/table.xls"), Format::Sheet);
    check("odt", &open_document("text"), Format::Word);
    check("ods", &open_document("spreadsheet"), Format::Sheet);
    check("pdf", &pdf(), Format::Pdf);
    check("xml", &sheet_of_2003(), Format::Sheet);
}

/// In a browser each program reads its own kinds; Word's reads whatever is not what it seemed.
#[test]
fn each_kind_of_file_has_its_program() {
    let check = |bytes: &[u8], want: Front, is_sheet: bool| {
        assert_eq!(Front::of(bytes), Ok(want));
        let sheet = document::open_sheet(bytes).unwrap();
        assert_eq!(sheet.is_some(), is_sheet);
        assert!(sheet.is_none_or(|sheet| open(bytes) == Ok(sheet)));
    };
    check(&sheet(), Front::Sheets, true);
    check(include_bytes!("fixtures/table.xls"), Front::Sheets, true);
    // Its kind is packed, too, as no office program does it.
    check(&open_document("spreadsheet"), Front::Word, true);
    check(&word(), Front::Word, false);
    check(&open_document("text"), Front::Word, false);
    check(
        &zipped(&[("xl/workbook/说明.txt", "见附件。"), ("word/说明.txt", "见附件。")]),
        Front::Word,
        false,
    );
    check(&zipped(&[("附件/xl/workbook.txt", "见附件。")]), Front::Sheets, false);
    assert_eq!(Front::of(&pdf()), Ok(Front::Pdf));
}

/// The browser tests open the same files; `UPDATE=1` writes them anew.
#[test]
fn the_files_that_browsers_open_are_these() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    for (name, bytes) in [("table.docx", word()), ("table.xlsx", sheet()), ("table.pdf", pdf())] {
        let file = folder.join(name);
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&file, &bytes).unwrap();
        }
        assert!(
            std::fs::read(&file).is_ok_and(|kept| kept == bytes),
            "{name} is another: UPDATE=1 writes it"
        );
    }
}

#[test]
fn rates_of_sheets_are_read_as_they_are_shown() {
    for bytes in [sheet(), include_bytes!("fixtures/table.xls").to_vec()] {
        let percents: Vec<Option<f64>> =
            records(&open(&bytes).unwrap()).iter().map(|task| task.judged().percent).collect();
        assert_eq!(percents, [Some(67.0), Some(100.0), Some(80.0)]);
    }
}

#[test]
fn an_archive_gives_its_papers_one_by_one() {
    let text = "序号\t任务\t完成情况\n1\t新建公园3个\t已建成2个\n";
    let archive = zipped(&[("附件/一.txt", text), ("__MACOSX/._一.txt", "x"), ("说明.txt", "见附件。")]);
    assert_eq!(open(&archive), Err(Refused::Unsupported(Container::Zip)));
    let members = document::members(&archive, document::encoding::native).unwrap().unwrap();
    let names: Vec<&str> = members.iter().map(|member| member.name.as_str()).collect();
    assert_eq!(names, ["附件/一.txt", "说明.txt"]);
    assert!(
        document::members(&word(), document::encoding::native).unwrap().is_none(),
        "a Word file is one paper"
    );
}

#[test]
fn what_cannot_be_read_is_named() {
    let check = |bytes: &[u8], want| assert_eq!(open(bytes).err(), Some(want));
    check(b"", Refused::Empty);
    check(&zipped(&[("OFD.xml", "<ofd:OFD/>")]), Refused::Unsupported(Container::Ofd));
    check(&zipped(&[("ppt/presentation.xml", "<p/>")]), Refused::Unsupported(Container::Slides));
    check(b"\x89PNG\r\n\x1a\n....", Refused::Unsupported(Container::Picture));
    check(b"{\\rtf1\\ansi {\\b 1}}", Refused::Unsupported(Container::Rtf));
    let flat = "<?xml version=\"1.0\"?><pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\"/>";
    check(flat.as_bytes(), Refused::Unsupported(Container::WordXml));
    check(b"%PDF-1.7\nnothing of a file", Refused::Damaged);
    check(&word()[..400], Refused::Damaged);
    check(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and no more", Refused::Damaged);
    check(&vec![b' '; document::MOST_BYTES + 1], Refused::TooLarge);
}

#[test]
fn damaged_files_never_stop_the_program() {
    let files = [
        word(),
        sheet(),
        open_document("text"),
        pdf(),
        sheet_of_2003(),
        include_bytes!("fixtures/table.xls").to_vec(),
    ];
    for file in &files {
        for step in 0..24 {
            let at = file.len() * step / 24;
            let _ = open(&file[..at]);
            let mut flipped = file.clone();
            flipped[at] ^= 0x55;
            if let Ok(document) = open(&flipped) {
                records(&document);
            }
        }
    }
}
