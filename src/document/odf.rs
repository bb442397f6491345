//! Open document files: texts and sheets, `.odt` and `.ods`. In: the bytes of the file's `content.xml`. Out: a
//! [`Document`]. Cells are read as they are shown, dates and percentages as printed.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::block::{Document, Format, Writer};
use super::{Refused, cells};

/// A row or cell that claims to be repeated more often holds nothing: sheets fill their edges so.
const MOST_REPEATS: usize = 1024;

pub fn read(xml: &str, format: Format) -> Result<Document, Refused> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    let mut state = State { out: Writer::default(), ..State::default() };
    loop {
        if state.cells >= cells::MOST_CELLS {
            return Err(Refused::TooLarge);
        }
        match reader.read_event() {
            Ok(Event::Start(tag)) => state.open(&tag, false),
            Ok(Event::Empty(tag)) => state.open(&tag, true),
            Ok(Event::End(tag)) => state.close(tag.name().as_ref()),
            Ok(Event::Text(text)) => state.words(&text),
            Ok(Event::GeneralRef(named)) => state.entity(&named),
            Ok(Event::CData(text)) => state.words(&text),
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(_) if state.out.at() == 0 => return Err(Refused::Damaged),
            Err(_) => {
                state.out.note("text-cut", 0);
                break;
            }
        }
    }
    Ok(state.out.finish(format))
}

/// A table that is being read; one within a cell of another is read into that cell's words.
#[derive(Default)]
struct Table {
    rows: Vec<Vec<cells::Cell>>,
    row: Vec<cells::Cell>,
    row_repeats: usize,
    cell: Option<(cells::Cell, usize)>,
    hidden: bool,
}

#[derive(Default)]
struct State {
    out: Writer,
    tables: Vec<Table>,
    /// The words of the paragraph that is open.
    paragraph: Option<String>,
    heading: Option<u8>,
    lists: u8,
    /// The style that is being read, and those whose sheets are hidden.
    style: String,
    hidden: Vec<String>,
    /// How many elements are open whose words are not the paper's: deleted, remarked.
    skipped: usize,
    /// How many cells stand in rows so far.
    cells: usize,
}

/// Elements whose words are none of the paper's.
const SKIPPED: [&str; 4] =
    ["text:tracked-changes", "office:annotation", "text:sequence-decls", "office:forms"];

impl State {
    fn open(&mut self, tag: &BytesStart, empty: bool) {
        let name = tag.name();
        let name = name.as_ref();
        if SKIPPED.contains(&name) && !empty {
            self.skipped += 1;
        }
        if self.skipped > 0 {
            return;
        }
        match name {
            "text:p" | "text:h" => {
                self.paragraph = Some(String::new());
                self.heading = (name == "text:h").then(|| number(tag, "text:outline-level", 1) as u8);
            }
            "text:list" if !empty => self.lists = self.lists.saturating_add(1),
            "text:s" => self.words(&" ".repeat(number(tag, "text:c", 1).min(MOST_REPEATS))),
            "text:tab" => self.words("\t"),
            "text:line-break" => self.words("\n"),
            "style:style" => self.style = named(tag, "style:name").unwrap_or_default(),
            "style:table-properties" if named(tag, "table:display").as_deref() == Some("false") => {
                self.hidden.push(self.style.clone());
            }
            "table:table" if !empty => {
                let style = named(tag, "table:style-name");
                let hidden = style.is_some_and(|style| self.hidden.contains(&style));
                self.tables.push(Table { hidden, ..Table::default() });
            }
            "table:table-row" => {
                if let Some(table) = self.tables.last_mut() {
                    table.row = Vec::new();
                    table.row_repeats = number(tag, "table:number-rows-repeated", 1);
                }
            }
            "table:table-cell" => self.open_cell(tag),
            _ => {}
        }
        if empty {
            self.close(name);
        }
    }

    fn open_cell(&mut self, tag: &BytesStart) {
        let Some(table) = self.tables.last_mut() else { return };
        let cell = cells::Cell {
            rowspan: number(tag, "table:number-rows-spanned", 1),
            colspan: number(tag, "table:number-columns-spanned", 1),
            words: String::new(),
        };
        table.cell = Some((cell, number(tag, "table:number-columns-repeated", 1)));
    }

    fn close(&mut self, name: &str) {
        if self.skipped > 0 {
            if SKIPPED.contains(&name) {
                self.skipped -= 1;
            }
            return;
        }
        match name {
            "text:p" | "text:h" => self.end_paragraph(),
            "text:list" => self.lists = self.lists.saturating_sub(1),
            "table:table-cell" => self.end_cell(),
            "table:table-row" => self.end_row(),
            "table:table" => self.end_table(),
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        if let Some(paragraph) = self.paragraph.as_mut().filter(|_| self.skipped == 0) {
            paragraph.push_str(words);
        }
    }

    fn entity(&mut self, name: &str) {
        if let Some(sign) = sign_of(name) {
            self.words(sign.encode_utf8(&mut [0; 4]));
        }
    }

    fn end_paragraph(&mut self) {
        let Some(words) = self.paragraph.take() else { return };
        if let Some((cell, _)) = self.tables.last_mut().and_then(|table| table.cell.as_mut()) {
            if !cell.words.is_empty() {
                cell.words.push('\n');
            }
            cell.words.push_str(&words);
        } else if let Some(level) = self.heading.take() {
            self.out.heading(level.clamp(1, 9), &words);
        } else if self.lists > 0 {
            self.out.item(self.lists, "", &words);
        } else {
            self.out.paragraph(&words);
        }
    }

    fn end_cell(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        let Some((cell, repeats)) = table.cell.take() else { return };
        let repeats =
            if cell.words.is_empty() && repeats > MOST_REPEATS { 1 } else { repeats.min(MOST_REPEATS) };
        for _ in 1..repeats.min(cells::MOST_COLUMNS.saturating_sub(table.row.len())) {
            let cells::Cell { rowspan, colspan, .. } = cell;
            table.row.push(cells::Cell { rowspan, colspan, words: cell.words.clone() });
        }
        table.row.push(cell);
    }

    fn end_row(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        let mut row = std::mem::take(&mut table.row);
        // Old sheets fill each row to its last column.
        let is_edge =
            |cell: &mut cells::Cell| cell.words.is_empty() && cell.rowspan <= 1 && cell.colspan <= 1;
        while row.pop_if(is_edge).is_some() {}
        let blank = row.iter().all(|cell| cell.words.is_empty());
        let repeats = if blank { 1 } else { table.row_repeats.clamp(1, MOST_REPEATS) };
        self.cells += row.len() * repeats;
        if self.cells >= cells::MOST_CELLS {
            return;
        }
        for _ in 1..repeats {
            let again = |cell: &cells::Cell| cells::Cell {
                rowspan: cell.rowspan,
                colspan: cell.colspan,
                words: cell.words.clone(),
            };
            table.rows.push(row.iter().map(again).collect());
        }
        table.rows.push(row);
    }

    fn end_table(&mut self) {
        let Some(mut table) = self.tables.pop() else { return };
        while table.rows.pop_if(|row| row.iter().all(|cell| cell.words.is_empty())).is_some() {}
        let outer = self.tables.last_mut().and_then(|table| table.cell.as_mut());
        match outer {
            Some((cell, _)) => {
                for row in table.rows {
                    let words: Vec<String> = row.into_iter().map(|cell| cell.words).collect();
                    cell.words.push_str(if cell.words.is_empty() { "" } else { "\n" });
                    cell.words.push_str(&words.join(" "));
                }
            }
            None => {
                self.out.furniture(table.hidden);
                cells::write(&mut self.out, table.rows.into_iter().map(Vec::into_iter));
                self.out.furniture(false);
            }
        }
    }
}

/// The sign that an entity of XML names.
pub fn sign_of(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let code = name.strip_prefix('#')?;
            let value = match code.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => code.parse().ok()?,
            };
            char::from_u32(value)
        }
    }
}

/// An attribute's words as they stand.
pub fn named(tag: &BytesStart, name: &str) -> Option<String> {
    tag.try_get_attribute(name).ok().flatten().map(|found| found.value.as_ref().to_owned())
}

pub fn number(tag: &BytesStart, name: &str, otherwise: usize) -> usize {
    let found = tag.try_get_attribute(name).ok().flatten();
    found.and_then(|found| found.value.parse().ok()).unwrap_or(otherwise)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Kind;

    #[test]
    fn a_small_file_that_claims_millions_of_cells_is_refused() {
        let row = "<table:table-row table:number-rows-repeated=\"1000\"><table:table-cell \
            table:number-columns-repeated=\"1000\"><text:p>甲</text:p></table:table-cell></table:table-row>";
        let sheet = |rows: usize| format!("<table:table table:name=\"a\">{}</table:table>", row.repeat(rows));
        assert_eq!(read(&sheet(3), Format::Sheet).err(), Some(Refused::TooLarge));
        let edge = "<table:table-row><table:table-cell><text:p>甲</text:p></table:table-cell><table:table-cell \
            table:number-columns-repeated=\"1023\"/></table:table-row>";
        assert!(read(&format!("<table:table>{}</table:table>", edge.repeat(2000)), Format::Sheet).is_ok());
    }

    #[test]
    fn merged_and_repeated_cells_keep_their_places() {
        let xml = "<office:body><text:h text:outline-level=\"2\">一、民生</text:h><text:p>说明<text:s text:c=\"2\"/>甲&amp;乙\
            </text:p><table:table><table:table-row><table:table-cell table:number-rows-spanned=\"2\"><text:p>1</text:p>\
            </table:table-cell><table:table-cell table:number-columns-repeated=\"2\"/><table:table-cell><text:p>新建公园\
            </text:p><text:p>3个</text:p></table:table-cell></table:table-row><table:table-row>\
            <table:covered-table-cell/><table:table-cell table:number-columns-repeated=\"2\"/><table:table-cell>\
            <text:p>54%</text:p></table:table-cell></table:table-row><table:table-row \
            table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/>\
            </table:table-row></table:table></office:body>";
        let document = read(xml, Format::Sheet).unwrap();
        assert_eq!(document.text, "一、民生\n说明  甲&乙\n1\t\t\t新建公园\n3个\n\t\t\t54%\n");
        let Kind::Grid(grid) = &document.blocks[2].kind else { panic!("no grid") };
        let last = grid.cells.iter().find(|cell| cell.pieces.iter().any(|at| at.of(&document.text) == "54%"));
        assert_eq!(last.map(|cell| (cell.row, cell.column)), Some((1, 3)));
    }

    #[test]
    fn hidden_sheets_are_furniture() {
        let xml = "<style:style style:name=\"ta2\"><style:table-properties table:display=\"false\"/></style:style>\
            <table:table table:style-name=\"ta2\"><table:table-row><table:table-cell><text:p>旧</text:p></table:table-cell>\
            </table:table-row></table:table><table:table table:style-name=\"ta1\"><table:table-row><table:table-cell>\
            <text:p>新</text:p></table:table-cell></table:table-row></table:table>";
        let document = read(xml, Format::Sheet).unwrap();
        let furniture: Vec<bool> = document.blocks.iter().map(|block| block.furniture).collect();
        assert_eq!((document.text.as_str(), furniture), ("旧\n新\n", vec![true, false]));
    }

    #[test]
    fn deleted_words_are_left_out() {
        let xml = "<office:body><text:tracked-changes><text:p>旧</text:p></text:tracked-changes><text:p>新</text:p>";
        assert_eq!(read(xml, Format::Word).unwrap().text, "新\n");
        assert_eq!(read("<office:body><", Format::Word), Err(Refused::Damaged));
    }
}
