//! A workbook that opens in Excel, WPS and LibreOffice: figures as figures, words as words (a string cell
//! is never computed), a frozen head with a filter, widths, ready to print; a last sheet says where the
//! rows come from. In: tables and what is to be said of them; out: bytes, the same for the same input,
//! natively and in the browser. Written here because the writers at hand weigh as much as the whole app.

use super::html;
use super::sheet;
use super::table::{About, Table};
use super::zip::Zip;

/// Why there is no workbook: a sheet holds 1,048,575 rows below its head and 16,384 columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge;

const ROWS: usize = 1_048_575;
const COLUMNS: usize = 16_384;
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TOP: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// The name of the sheet about the others.
const ABOUT: &str = "说明";

/// The rows on the screen, and a second sheet that says what they are.
pub fn workbook(rows: &Table, about: &About) -> Result<Vec<u8>, TooLarge> {
    workbook_of(&[(&about.title, rows)], about)
}

/// Several tables, a sheet each.
pub fn workbook_of(sheets: &[(&str, &Table)], about: &About) -> Result<Vec<u8>, TooLarge> {
    let names: Vec<&str> = sheets.iter().map(|(name, _)| *name).collect();
    let mut book = Book::begin(&names, about);
    for (_, table) in sheets {
        book.sheet(table);
        book.rows(table)?;
    }
    Ok(book.finish(about))
}

/// A workbook written piece by piece: a sheet for each name in their order, then the one about the others.
pub struct Book {
    zip: Zip,
    names: Vec<String>,
    /// Columns and rows of the sheets begun.
    sizes: Vec<(usize, usize)>,
    /// What the cells could not hold, for the last sheet.
    rests: Vec<(String, String)>,
}

impl Book {
    pub fn begin(names: &[&str], about: &About) -> Book {
        let mut taken = vec![ABOUT.to_owned()];
        names.iter().for_each(|name| taken.push(sheet_name(name, &taken)));
        taken.rotate_left(1);
        let mut zip = Zip::default();
        zip.add("[Content_Types].xml", types(taken.len()).as_bytes());
        zip.add(
            "_rels/.rels",
            relations(&[("officeDocument", "xl/workbook.xml"), ("core", "docProps/core.xml")]).as_bytes(),
        );
        zip.add("docProps/core.xml", core(&about.date).as_bytes());
        let files: Vec<String> = (1..=taken.len()).map(|at| format!("worksheets/sheet{at}.xml")).collect();
        let mut targets: Vec<(&str, &str)> = files.iter().map(|file| ("worksheet", file.as_str())).collect();
        targets.push(("styles", "styles.xml"));
        zip.add("xl/_rels/workbook.xml.rels", relations(&targets).as_bytes());
        zip.add("xl/styles.xml", STYLES.as_bytes());
        Book { zip, names: taken, sizes: Vec::new(), rests: Vec::new() }
    }

    /// Begins the next sheet with this table's columns, as wide as its rows want them.
    pub fn sheet(&mut self, table: &Table) {
        self.end_sheet();
        self.sizes.push((table.columns.len(), 0));
        self.zip.begin(&format!("xl/worksheets/sheet{}.xml", self.sizes.len()));
        self.zip.write(sheet::begin_rows(table).as_bytes());
    }

    /// Rows of the sheet begun.
    pub fn rows(&mut self, table: &Table) -> Result<(), TooLarge> {
        let Some((columns, rows)) = self.sizes.last_mut() else { return Ok(()) };
        if *rows + table.rows.len() > ROWS || *columns > COLUMNS {
            return Err(TooLarge);
        }
        let (text, rests) = sheet::more_rows(table, *rows);
        self.zip.write(text.as_bytes());
        *rows += table.rows.len();
        let name = self.names.get(self.sizes.len() - 1).cloned().unwrap_or_default();
        for rest in rests {
            let all = rest.pieces.len();
            let piece =
                |(at, piece): (usize, String)| (format!("{name}!{} 续 {}/{all}", rest.cell, at + 1), piece);
            self.rests.extend(rest.pieces.into_iter().enumerate().map(piece));
        }
        Ok(())
    }

    fn end_sheet(&mut self) {
        if let Some((columns, rows)) = self.sizes.last() {
            self.zip.write(sheet::end_rows(*columns, *rows).as_bytes());
        }
    }

    pub fn finish(mut self, about: &About) -> Vec<u8> {
        self.end_sheet();
        let last = format!("xl/worksheets/sheet{}.xml", self.names.len());
        let lines: Vec<(String, String)> = about.lines.iter().cloned().chain(self.rests).collect();
        self.zip.add(&last, sheet::lines(&lines).as_bytes());
        self.zip.add("xl/workbook.xml", index(&self.names, &self.sizes).as_bytes());
        self.zip.finish()
    }
}

/// The styles that `sheet` names by number: plain, words, heads, figures, days.
const STYLES: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"等线\"/></font><font><b/><sz val=\"11\"/><name val=\"等线\"/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"5\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/><xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf><xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyAlignment=\"1\"><alignment vertical=\"top\"/></xf><xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\"/></xf></cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>";

fn types(sheets: usize) -> String {
    let kind = |part: &str, kind: &str| {
        format!("<Override PartName=\"/{part}\" ContentType=\"application/vnd.openxmlformats-{kind}+xml\"/>")
    };
    let mut text = format!(
        "{TOP}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    );
    text.push_str(&kind("docProps/core.xml", "package.core-properties"));
    text.push_str(&kind("xl/workbook.xml", "officedocument.spreadsheetml.sheet.main"));
    text.push_str(&kind("xl/styles.xml", "officedocument.spreadsheetml.styles"));
    for at in 1..=sheets {
        let part = format!("xl/worksheets/sheet{at}.xml");
        text.push_str(&kind(&part, "officedocument.spreadsheetml.worksheet"));
    }
    text.push_str("</Types>");
    text
}

/// Kinds and files; the ids are `rId1` and on.
fn relations(targets: &[(&str, &str)]) -> String {
    let mut text = format!("{TOP}<Relationships xmlns=\"{PACKAGE}/relationships\">");
    for (at, (kind, file)) in targets.iter().enumerate() {
        let kind = match *kind {
            "core" => format!("{PACKAGE}/relationships/metadata/core-properties"),
            kind => format!("{OFFICE}/{kind}"),
        };
        text.push_str(&format!("<Relationship Id=\"rId{}\" Type=\"{kind}\" Target=\"{file}\"/>", at + 1));
    }
    text.push_str("</Relationships>");
    text
}

/// The day the reader took the rows; without a sound one a fixed day, so that bytes do not change.
fn core(date: &str) -> String {
    let number = |at: std::ops::Range<usize>| -> Option<u16> {
        let digits = date.get(at).filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()))?;
        digits.parse().ok()
    };
    let sound = date.len() == 10
        && (date.get(4..5), date.get(7..8)) == (Some("-"), Some("-"))
        && number(0..4).is_some_and(|year| year > 0)
        && number(5..7).is_some_and(|month| (1..=12).contains(&month))
        && number(8..10).is_some_and(|day| (1..=31).contains(&day));
    let date = if sound { date } else { "2000-01-01" };
    format!(
        "{TOP}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dcterms:created xsi:type=\"dcterms:W3CDTF\">{date}T00:00:00Z</dcterms:created></cp:coreProperties>"
    )
}

/// The list of sheets, what their filters cover and which row repeats on paper.
fn index(names: &[String], sizes: &[(usize, usize)]) -> String {
    let mut text = format!(
        "{TOP}<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"{OFFICE}\"><bookViews><workbookView/></bookViews><sheets>"
    );
    for (at, name) in names.iter().enumerate() {
        let (name, at) = (html::escaped(name), at + 1);
        text.push_str(&format!("<sheet name=\"{name}\" sheetId=\"{at}\" r:id=\"rId{at}\"/>"));
    }
    text.push_str("</sheets>");
    let mut defined = String::new();
    // Sorted by name, as Excel wants them.
    for (at, (columns, rows)) in sizes.iter().enumerate() {
        if let Some(area) = sheet::area(*columns, *rows) {
            let name = quoted(&names[at]);
            defined.push_str(&format!("<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{at}\" hidden=\"1\">{name}!{area}</definedName>"));
        }
    }
    for (at, _) in sizes.iter().enumerate().filter(|(_, (columns, _))| *columns > 0) {
        let name = quoted(&names[at]);
        defined.push_str(&format!(
            "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{at}\">{name}!$1:$1</definedName>"
        ));
    }
    if !defined.is_empty() {
        text.push_str(&["<definedNames>", &defined, "</definedNames>"].concat());
    }
    text.push_str("</workbook>");
    text
}

/// A sheet's name in a formula.
fn quoted(name: &str) -> String {
    html::escaped(&["'", &name.replace('\'', "''"), "'"].concat())
}

/// A name that Excel takes: at most 31 signs, none of `[]:*?/\`, no `'` at either end, none twice.
fn sheet_name(name: &str, taken: &[String]) -> String {
    let is_plain = |sign: &char| !"[]:*?/\\\u{fffe}\u{ffff}".contains(*sign) && !sign.is_control();
    let plain: String = name.chars().filter(is_plain).collect();
    let mut signs = 0;
    let short = plain.trim().trim_matches('\'').chars().take_while(|sign| {
        signs += sign.len_utf16();
        signs <= 28
    });
    let plain: String = short.collect();
    let plain = plain.trim_matches('\'');
    let plain = if plain.is_empty() { "任务" } else { plain };
    let nth = (2..).map(|nth: u32| format!("{plain}{nth}"));
    let mut wanted = std::iter::once(plain.to_owned()).chain(nth);
    wanted.find(|name| !taken.iter().any(|other| other.eq_ignore_ascii_case(name))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::table::{Cell, Column};
    use std::io::Read;

    fn table(cells: &[Cell]) -> Table {
        let column = |at| Column { key: format!("k{at}"), title: format!("列{at}") };
        Table { columns: (0..cells.len()).map(column).collect(), rows: vec![cells.to_vec()] }
    }

    fn about() -> About {
        let lines = vec![("来源".to_owned(), "=1+1".to_owned())];
        About { title: "任务".into(), lines, date: "2026-11-22".into() }
    }

    /// A part of the workbook as text.
    fn part(bytes: &[u8], name: &str) -> String {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn figures_are_figures_and_words_are_words() {
        let cells = [Cell::Number(52.6), Cell::text("=HYPERLINK(\"x\")"), Cell::text("+1"), Cell::Empty];
        let bytes = workbook(&table(&cells), &about()).unwrap();
        let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
        assert!(sheet.contains("<v>52.6</v>"), "{sheet}");
        assert!(!sheet.contains("<f>"), "no cell is computed");
        assert!(sheet.contains(">=HYPERLINK(&quot;x&quot;)</t>"), "{sheet}");
        assert!(!part(&bytes, "xl/worksheets/sheet2.xml").contains("<f>"));
    }

    #[test]
    fn the_head_is_frozen_and_filters() {
        let bytes = workbook(&table(&[Cell::Number(1.0), Cell::text("a")]), &about()).unwrap();
        let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
        assert!(sheet.contains("<autoFilter ref=\"A1:B2\"/>"), "{sheet}");
        assert!(sheet.contains("state=\"frozen\""), "{sheet}");
        assert!(sheet.contains("orientation=\"landscape\""), "{sheet}");
        let names = part(&bytes, "xl/workbook.xml");
        assert!(names.contains("name=\"任务\"") && names.contains("name=\"说明\""), "{names}");
        assert!(part(&bytes, "docProps/core.xml").contains("2026-11-22T00:00:00Z"));
    }

    #[test]
    fn the_same_rows_give_the_same_bytes() {
        let cells = [Cell::Number(1.0), Cell::text("一"), Cell::List(vec!["甲".into(), "乙".into()])];
        let undated = About { date: String::new(), ..about() };
        assert_eq!(workbook(&table(&cells), &about()), workbook(&table(&cells), &about()));
        assert_eq!(workbook(&table(&cells), &undated), workbook(&table(&cells), &undated));
    }

    #[test]
    fn takes_whatever_a_visitor_may_bring() {
        let long = "很".repeat(40_000);
        let cells = [Cell::Text(long), Cell::Text("\u{1}\u{b}\t".into()), Cell::Number(f64::NAN)];
        let about = About { title: "a/b[c]:*?'".into(), lines: Vec::new(), date: "2026-13-99".into() };
        let bytes = workbook(&table(&cells), &about).unwrap();
        assert!(part(&bytes, "docProps/core.xml").contains(">2000-01-01T00:00:00Z<"));
        assert!(workbook(&Table::default(), &About::default()).is_ok());
        let one = table(&cells);
        assert!(workbook_of(&[("说明", &one), ("任务", &one), ("任务", &one)], &about).is_ok());
    }

    #[test]
    fn what_no_cell_holds_stands_on_the_last_sheet() {
        let bytes =
            workbook(&table(&[Cell::Text(["始", &"很".repeat(70_000), "终"].concat())]), &about()).unwrap();
        assert!(part(&bytes, "xl/worksheets/sheet1.xml").contains("下文在“说明”表"));
        let last = part(&bytes, "xl/worksheets/sheet2.xml");
        assert!(last.contains("任务!A2 续 1/2") && last.contains("任务!A2 续 2/2") && last.contains("很终<"));
    }

    #[test]
    fn says_when_a_sheet_cannot_hold_the_rows() {
        let rows = vec![Vec::new(); ROWS + 1];
        let table = Table { columns: Vec::new(), rows };
        assert_eq!(workbook(&table, &about()), Err(TooLarge));
    }
}
