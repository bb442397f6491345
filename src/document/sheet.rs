//! Sheets, of 1997 and since 2007, and the Kingsoft files that hold the same: `.xls`, `.xlsx`, `.et`. In: bytes. Out: a
//! [`Document`]. Asks of `office_oxide` the readers of these formats alone: its door for all of them would bring Word and
//! slides into the program that reads sheets in a browser.

use std::io::Cursor;

use office_oxide::ir::{
    Element, Heading, InlineContent, Note, Paragraph, Section, Table, TableCell, TableRow, TextSpan,
};
use office_oxide::limits;
use office_oxide::xls::{Sheet, XlsDocument};
use office_oxide::xlsx::XlsxDocument;

use super::block::{Document, Format, Writer};
use super::{Refused, cells, office};

/// How often the rows of one sheet may cross merged areas: in no paper do areas beyond number lie upon each other.
const MOST_MERGED: usize = 5_000_000;

/// Reads a sheet since 2007.
pub fn xlsx(bytes: &[u8]) -> Result<Document, Refused> {
    on_own_stack(|| {
        let book = XlsxDocument::from_reader(Cursor::new(bytes.to_vec())).map_err(office::refused)?;
        let mut sheets = book.sheets_ir();
        let document = written(sheets.by_ref().map(|sheet| Ok(sheet.section)))?;
        Ok(finished(document, sheets.metadata().text_truncated))
    })
}

/// Reads a sheet of 1997.
pub fn xls(bytes: &[u8]) -> Result<Document, Refused> {
    on_own_stack(|| {
        let book = XlsDocument::from_reader(&mut Cursor::new(bytes.to_vec())).map_err(office::refused)?;
        let document = written(book.sheets.iter().map(section).chain(remarks(&book).map(Ok)))?;
        Ok(finished(document, book.truncated()))
    })
}

/// Runs on a stack of its own, deep enough for whatever a file may nest; what breaks off there, breaks off alone. The worker
/// of a browser is such a place by itself.
#[cfg(not(target_arch = "wasm32"))]
fn on_own_stack(read: impl FnOnce() -> Result<Document, Refused> + Send) -> Result<Document, Refused> {
    limits::set_max_text_chars(office::MOST_SIGNS);
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(16 << 20).spawn_scoped(scope, read);
        thread.map_or(Err(Refused::TooLarge), |thread| thread.join().unwrap_or(Err(Refused::Damaged)))
    })
}

#[cfg(target_arch = "wasm32")]
fn on_own_stack(read: impl FnOnce() -> Result<Document, Refused>) -> Result<Document, Refused> {
    limits::set_max_text_chars(office::MOST_SIGNS);
    read()
}

/// Each sheet under its name.
fn written(sheets: impl Iterator<Item = Result<Section, Refused>>) -> Result<Writer, Refused> {
    let mut out = Writer::default();
    let mut count = 0;
    for sheet in sheets {
        let sheet = sheet?;
        count += office::cell_count(&sheet);
        if count >= cells::MOST_CELLS {
            return Err(Refused::TooLarge);
        }
        office::section(&mut out, &sheet, sheet.title.as_deref());
    }
    Ok(out)
}

fn finished(mut out: Writer, cut: bool) -> Document {
    if cut {
        out.note("text-cut", 0);
    }
    out.finish(Format::Sheet)
}

fn section(sheet: &Sheet) -> Result<Section, Refused> {
    let rows = rows(sheet)?;
    let mut elements: Vec<Element> = sheet.chart_text.iter().map(|text| paragraph(text.trim())).collect();
    if !rows.is_empty() {
        elements.push(Element::Table(Table { rows, ..Default::default() }));
    }
    elements.extend(sheet.comments.iter().map(|comment| {
        Element::Endnote(Note { id: 0, marker: None, author: None, content: vec![paragraph(&comment.text)] })
    }));
    Ok(Section { title: Some(sheet.name.clone()), elements, hidden: sheet.hidden, ..Default::default() })
}

/// What stands in no sheet: the words of charts, and what the crate says was left out.
fn remarks(book: &XlsDocument) -> impl Iterator<Item = Section> {
    let chart = |(at, text): (usize, &String)| {
        let content = vec![InlineContent::Text(TextSpan::plain(format!("Chart {}", at + 1)))];
        [Element::Heading(Heading { level: 3, content, ..Default::default() }), paragraph(text)]
    };
    let charts: Vec<Element> = book.chart_text().iter().enumerate().flat_map(chart).collect();
    let charts = (!charts.is_empty()).then(|| Section {
        title: Some("Charts".to_owned()),
        elements: charts,
        ..Default::default()
    });
    let notices = book.notices().iter().map(|notice| paragraph(notice)).collect();
    charts.into_iter().chain([Section { elements: notices, ..Default::default() }])
}

fn paragraph(text: &str) -> Element {
    let content = match text {
        "" => Vec::new(),
        text => vec![InlineContent::Text(TextSpan::plain(text.to_owned()))],
    };
    Element::Paragraph(Paragraph { content, ..Default::default() })
}

/// The rows of a sheet of 1997. A merged cell stands once, where it begins; cells that end a row without words are left
/// out, and so are rows that end the sheet.
fn rows(sheet: &Sheet) -> Result<Vec<TableRow>, Refused> {
    let widest = sheet.rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut areas = Areas::of(sheet);
    let mut rows = Vec::new();
    for (row, values) in sheet.rows.iter().enumerate() {
        let text = |column| sheet.display_text(row, column).unwrap_or_default();
        let cell = |column| TableCell { content: vec![paragraph(&text(column))], ..plain_cell() };
        let mut cells: Vec<TableCell> = (0..values.len()).map(cell).collect();
        let mut covered = vec![false; cells.len()];
        for area in areas.across(row)? {
            let Some(last) = cells.len().checked_sub(1).filter(|last| area.left <= *last) else { continue };
            let begins = area.top == row;
            covered[area.left + usize::from(begins)..=area.right.min(last)].fill(true);
            if begins {
                let cell = &mut cells[area.left];
                cell.row_span = (area.bottom + 1).min(sheet.rows.len()).abs_diff(row) as u32;
                cell.col_span = (area.right + 1).min(widest).abs_diff(area.left) as u32;
            }
        }
        let mut covered = covered.into_iter();
        cells.retain(|_| covered.next() == Some(false));
        while cells.last().is_some_and(|cell| cell.content == [paragraph("")]) {
            cells.pop();
        }
        rows.push(TableRow { cells, is_header: false, ..TableRow::default() });
    }
    while rows.last().is_some_and(|row: &TableRow| row.cells.is_empty()) {
        rows.pop();
    }
    Ok(rows)
}

fn plain_cell() -> TableCell {
    TableCell { row_span: 1, col_span: 1, ..Default::default() }
}

/// A merged area, its corners within.
#[derive(Clone, Copy)]
struct Area {
    top: usize,
    bottom: usize,
    left: usize,
    right: usize,
}

/// The merged areas of a sheet, found row by row from the top.
struct Areas {
    /// By their first rows, each with its number in the file.
    all: Vec<(usize, Area)>,
    next: usize,
    /// Those of the row at hand, in the order of the file.
    here: Vec<(usize, Area)>,
    /// What may still be looked at.
    left: usize,
}

impl Areas {
    fn of(sheet: &Sheet) -> Areas {
        let area = |(number, corners): (usize, &(u16, u16, u16, u16))| {
            let (first, last, left, right) = *corners;
            let [top, bottom] = [first.min(last).into(), first.max(last).into()];
            (number, Area { top, bottom, left: left.min(right).into(), right: left.max(right).into() })
        };
        let mut all: Vec<(usize, Area)> = sheet.merged_cells.iter().enumerate().map(area).collect();
        all.retain(|(_, area)| area.top < area.bottom || area.left < area.right);
        all.sort_by_key(|(_, area)| area.top);
        Areas { all, next: 0, here: Vec::new(), left: MOST_MERGED }
    }

    /// The areas that a row crosses.
    fn across(&mut self, row: usize) -> Result<impl Iterator<Item = Area>, Refused> {
        let new = self.all[self.next..].iter().take_while(|(_, area)| area.top <= row);
        let count = new.clone().count();
        self.here.extend(new);
        self.next += count;
        self.here.retain(|(_, area)| area.bottom >= row);
        if count > 0 {
            self.here.sort_unstable_by_key(|(number, _)| *number);
        }
        self.left = self.left.checked_sub(self.here.len()).ok_or(Refused::TooLarge)?;
        Ok(self.here.iter().map(|(_, area)| *area))
    }
}
