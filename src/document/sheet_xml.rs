//! Sheets as one XML file, as Excel 2003 and the templates of office systems write them. In: its text. Out: a
//! [`Document`]. Merged cells are told by counts, places left out by an index.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::block::{Document, Format, Writer};
use super::odf::{named, number, sign_of};
use super::{Refused, cells};

/// A cell that claims to stand or to reach further to the right does so by this.
const MOST_SKIPPED: usize = 512;

/// Whether a text is such a file.
pub fn is(text: &str) -> bool {
    let front = &text[..text.floor_char_boundary(2048)];
    front.trim_start_matches('\u{feff}').trim_start().starts_with("<?xml")
        && front.contains("urn:schemas-microsoft-com:office:spreadsheet")
        && front.contains("<Workbook")
}

#[derive(Default)]
struct State {
    out: Writer,
    rows: Vec<Vec<cells::Cell>>,
    row: Vec<cells::Cell>,
    /// Where the next cell stands, and for each column the row from which on nothing above covers it.
    column: usize,
    free: Vec<usize>,
    cell: Option<cells::Cell>,
    in_data: bool,
    /// How many cells the file holds so far, those that it leaves out among them.
    cells: usize,
}

pub fn read(xml: &str) -> Result<Document, Refused> {
    let mut reader = Reader::from_str(xml.trim_start_matches('\u{feff}').trim_start());
    reader.config_mut().check_end_names = false;
    let mut state = State::default();
    loop {
        if state.cells >= cells::MOST_CELLS {
            return Err(Refused::TooLarge);
        }
        match reader.read_event() {
            Ok(Event::Start(tag)) => state.open(&tag),
            Ok(Event::Empty(tag)) => {
                state.open(&tag);
                state.close(tag.name().as_ref());
            }
            Ok(Event::End(tag)) => state.close(tag.name().as_ref()),
            Ok(Event::Text(text)) => state.words(&text),
            Ok(Event::CData(text)) => state.words(&text),
            Ok(Event::GeneralRef(name)) => {
                if let Some(sign) = sign_of(&name) {
                    state.words(sign.encode_utf8(&mut [0; 4]));
                }
            }
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(_) => {
                state.out.note("text-cut", 0);
                break;
            }
        }
    }
    state.end_table();
    Ok(state.out.finish(Format::Sheet))
}

impl State {
    fn open(&mut self, tag: &BytesStart) {
        match tag.name().as_ref() {
            "Worksheet" => {
                if let Some(name) = named(tag, "ss:Name") {
                    self.out.heading(1, &name);
                }
            }
            "Row" => self.column = 0,
            "Cell" => self.open_cell(tag),
            "Data" | "ss:Data" => self.in_data = true,
            _ => {}
        }
    }

    fn open_cell(&mut self, tag: &BytesStart) {
        let index = number(tag, "ss:Index", 0).min(self.column + MOST_SKIPPED);
        while self.covered() || self.column + 1 < index {
            if !self.covered() {
                self.row.push(cells::Cell { rowspan: 1, colspan: 1, words: String::new() });
                self.cells += 1;
            }
            self.column += 1;
        }
        if self.column >= cells::MOST_COLUMNS {
            return;
        }
        let colspan = number(tag, "ss:MergeAcross", 0).min(MOST_SKIPPED) + 1;
        let rowspan = number(tag, "ss:MergeDown", 0).saturating_add(1);
        let to = self.column + colspan;
        self.free.resize(self.free.len().max(to), 0);
        self.free[self.column..to].fill(self.rows.len().saturating_add(rowspan));
        self.column = to;
        self.cells += 1;
        self.cell = Some(cells::Cell { rowspan, colspan, words: String::new() });
    }

    fn covered(&self) -> bool {
        self.free.get(self.column).is_some_and(|until| *until > self.rows.len())
    }

    fn words(&mut self, words: &str) {
        if let Some(cell) = self.cell.as_mut().filter(|_| self.in_data) {
            cell.words.push_str(words);
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "Data" | "ss:Data" => self.in_data = false,
            "Cell" => self.row.extend(self.cell.take()),
            "Row" => self.rows.push(std::mem::take(&mut self.row)),
            "Table" => self.end_table(),
            _ => {}
        }
    }

    fn end_table(&mut self) {
        self.rows.push(std::mem::take(&mut self.row));
        let rows = std::mem::take(&mut self.rows);
        cells::write(&mut self.out, rows.into_iter().map(Vec::into_iter));
        self.free.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Kind;

    #[test]
    fn counts_of_merged_cells_and_an_index_give_places() {
        let xml = "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Author>甲\
            </Author><Worksheet ss:Name=\"表\"><Table><Row><Cell ss:MergeDown=\"1\"><Data ss:Type=\"String\">民生</Data>\
            </Cell><Cell><Data ss:Type=\"Number\">1</Data></Cell></Row><Row><Cell ss:Index=\"2\"><Data>2</Data></Cell>\
            <Cell ss:Index=\"4\"><Data>新建&amp;改造&#10;3个</Data></Cell></Row></Table></Worksheet></Workbook>";
        assert!(is(xml) && !is("<?xml version=\"1.0\"?><html>"));
        let document = read(xml).unwrap();
        assert_eq!(document.text, "表\n民生\t1\n\t2\t\t新建&改造\n3个\n");
        let Kind::Grid(grid) = &document.blocks[1].kind else { panic!("no grid") };
        assert_eq!(grid.cells[0].rowspan, 2);
    }

    #[test]
    fn spans_without_end_cost_nothing() {
        let cell =
            "<Cell ss:Index=\"99999999\" ss:MergeAcross=\"99999999\" ss:MergeDown=\"18446744073709551615\"/>";
        let xml = format!("<Workbook><Table><Row>{}", cell.repeat(300));
        assert!(read(&xml).unwrap().text.is_empty());
        let row = format!("<Row>{}</Row>", "<Cell ss:Index=\"500\"/>".repeat(4));
        assert_eq!(read(&row.repeat(3000)).err(), Some(Refused::TooLarge));
    }
}
