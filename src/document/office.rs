//! Word files, of 1997 and since 2007, and the Kingsoft files that hold the same: `.doc`, `.docx`, `.wps`. In: bytes and
//! which of them they are. Out: a [`Document`]. What the crate `office_oxide` finds in these and in sheets is written
//! block by block; the numbers that Word counts by itself are written out.

use office_oxide::ir::{self, Element, InlineContent, List, ListStyle, Section};
use office_oxide::options::ParseOptions;
use office_oxide::{Document as Office, DocumentFormat};

use super::block::{Document, Format, Writer};
use super::{Refused, cells};

/// A list within a list within a list …: deeper ones are written like the deepest.
const DEEPEST: usize = 9;

/// Signs that are read; a small file can name the same long words in a million cells.
pub const MOST_SIGNS: usize = 16 << 20;

/// Reads a Word file.
pub fn read(bytes: &[u8], format: DocumentFormat) -> Result<Document, Refused> {
    let read = std::io::Cursor::new(bytes.to_vec());
    let mut options = ParseOptions::default();
    options.limits.text_chars = MOST_SIGNS;
    let office = Office::from_reader_with(read, format, &options).map_err(refused)?;
    let found = office.to_ir();
    if found.sections.iter().map(cell_count).sum::<usize>() >= cells::MOST_CELLS {
        return Err(Refused::TooLarge);
    }
    let mut out = Writer::default();
    if let Some(title) = found.metadata.title.as_deref() {
        out.title(&unmangled(title));
    }
    found.sections.iter().for_each(|found| section(&mut out, found, None));
    if found.metadata.text_truncated {
        out.note("text-cut", 0);
    }
    Ok(out.finish(Format::Word))
}

/// Writes a section of a Word file, or a sheet under its name.
pub fn section(out: &mut Writer, section: &Section, name: Option<&str>) {
    out.furniture(true);
    let edges = [&section.header, &section.first_page_header];
    edges.into_iter().flatten().for_each(|edge| elements(out, &edge.content, 0));
    if let Some(name) = name {
        out.heading(1, name);
    }
    out.furniture(section.hidden);
    elements(out, &section.elements, 0);
    out.furniture(true);
    let edges = [&section.footer, &section.first_page_footer];
    edges.into_iter().flatten().for_each(|edge| elements(out, &edge.content, 0));
    out.furniture(false);
}

pub fn cell_count(section: &Section) -> usize {
    let of_table = |element: &Element| match element {
        Element::Table(table) => table.rows.iter().map(|row| row.cells.len()).sum(),
        _ => 0,
    };
    section.elements.iter().map(of_table).sum()
}

/// A property that was written in UTF-8 and read byte by byte.
fn unmangled(title: &str) -> String {
    let bytes: Option<Vec<u8>> = title.chars().map(|sign| u8::try_from(u32::from(sign)).ok()).collect();
    bytes.and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_else(|| title.to_owned())
}

/// What the crate says of a file that it does not read, as what a visitor can act on.
pub fn refused(error: impl std::fmt::Display) -> Refused {
    let told = error.to_string().to_ascii_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| told.contains(word));
    if says(&["encrypt", "password"]) {
        Refused::Encrypted
    } else if says(&["limit", "too large", "too many", "exceed", "ratio"]) {
        Refused::TooLarge
    } else {
        Refused::Damaged
    }
}

fn elements(out: &mut Writer, found: &[Element], depth: usize) {
    for element in found {
        match element {
            Element::Heading(heading) => {
                out.heading(heading.level.clamp(1, 9), &inline(&heading.content));
            }
            Element::Paragraph(paragraph) => out.paragraph(&inline(&paragraph.content)),
            Element::Table(table) => grid(out, table),
            Element::List(list) => items(out, list, &mut Vec::new()),
            Element::TextBox(text_box) if depth < DEEPEST => elements(out, &text_box.content, depth + 1),
            // Remarks of those who wrote it are no words of the paper.
            Element::Footnote(note) | Element::Endnote(note) if !is_comment(note) && depth < DEEPEST => {
                out.furniture(true);
                elements(out, &note.content, depth + 1);
                out.furniture(false);
            }
            Element::CodeBlock(code) => out.paragraph(&code.content),
            _ => {}
        }
    }
}

fn is_comment(note: &ir::Note) -> bool {
    note.marker.as_ref().is_some_and(|marker| marker.starts_with("Comment"))
}

fn inline(content: &[InlineContent]) -> String {
    ir::inline_to_text(content)
}

/// The items of a list with the numbers that Word shows before them.
fn items(out: &mut Writer, list: &List, above: &mut Vec<u32>) {
    let first = list.start_number.unwrap_or(1);
    for (number, item) in (first..).zip(&list.items) {
        let marker = marker(list, above, number);
        let words: Vec<String> = item.content.iter().map(words).filter(|words| !words.is_empty()).collect();
        out.item(above.len() as u8 + 1, &marker, &words.join("\n"));
        if let Some(nested) = item.nested.as_ref().filter(|_| above.len() < DEEPEST) {
            above.push(number);
            items(out, nested, above);
            above.pop();
        }
    }
}

/// The number or bullet before an item; `above` holds the numbers of the items around it.
fn marker(list: &List, above: &[u32], number: u32) -> String {
    let style = list.style.as_ref();
    if !list.ordered {
        return "•".to_owned();
    }
    let own = written(style, number);
    let Some(pattern) = &list.marker_pattern else { return format!("{own}.") };
    let mut text = pattern.clone();
    for (level, number) in above.iter().enumerate() {
        text = text.replace(&format!("%{}", level + 1), &number.to_string());
    }
    // Whatever level is left is the item's own.
    match text.find('%') {
        Some(at) => {
            let after = text[at + 1..].trim_start_matches(|sign: char| sign.is_ascii_digit()).to_owned();
            format!("{}{own}{after}", &text[..at])
        }
        None => text,
    }
}

fn written(style: Option<&ListStyle>, number: u32) -> String {
    let letter = |first: u8| char::from(first + ((number.max(1) - 1) % 26) as u8).to_string();
    match style {
        Some(ListStyle::LowerAlpha) => letter(b'a'),
        Some(ListStyle::UpperAlpha) => letter(b'A'),
        Some(ListStyle::LowerRoman) => roman(number).to_lowercase(),
        Some(ListStyle::UpperRoman) => roman(number),
        _ => number.to_string(),
    }
}

fn roman(mut number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number > 3999 {
        return number.to_string();
    }
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while number >= value {
            text.push_str(sign);
            number -= value;
        }
    }
    text
}

fn grid(out: &mut Writer, table: &ir::Table) {
    if let Some(caption) = &table.caption {
        out.paragraph(caption);
    }
    let rows = table.rows.iter().map(|row| {
        row.cells.iter().map(|cell| cells::Cell {
            rowspan: cell.row_span as usize,
            colspan: cell.col_span as usize,
            words: lines(&cell.content),
        })
    });
    cells::write(out, rows);
}

/// The words of a cell: a paragraph a line, a table within it a row a line.
fn lines(content: &[Element]) -> String {
    let lines: Vec<String> = content.iter().map(words).filter(|words| !words.is_empty()).collect();
    lines.join("\n")
}

fn words(element: &Element) -> String {
    match element {
        Element::Heading(heading) => inline(&heading.content),
        Element::Paragraph(paragraph) => inline(&paragraph.content),
        Element::CodeBlock(code) => code.content.clone(),
        Element::TextBox(text_box) => lines(&text_box.content),
        Element::List(list) => listed(list, &mut Vec::new()),
        Element::Table(table) => {
            let row = |row: &ir::TableRow| {
                let cells: Vec<String> = row.cells.iter().map(|cell| lines(&cell.content)).collect();
                cells.join(" ")
            };
            table.rows.iter().map(row).collect::<Vec<_>>().join("\n")
        }
        _ => String::new(),
    }
}

/// A list within a cell, an item a line. The number of a row that Word counts by itself is such a list without words.
fn listed(list: &List, above: &mut Vec<u32>) -> String {
    let mut found = Vec::new();
    for (number, item) in (list.start_number.unwrap_or(1)..).zip(&list.items) {
        found.push(format!("{}{}", marker(list, above, number), lines(&item.content)));
        if let Some(nested) = item.nested.as_ref().filter(|_| above.len() < DEEPEST) {
            above.push(number);
            found.push(listed(nested, above));
            above.pop();
        }
    }
    found.join("\n")
}
