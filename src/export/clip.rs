//! Rows for the clipboard: text with tabs and an HTML table, so that they paste into Excel, WPS and
//! Word as a table. In: a [`Table`]; out: two texts that say the same. Refuses to know: the clipboard.

use super::csv::tabbed;
use super::html::escaped;
use super::table::{Cell, Table};

/// Cells parted by tabs, rows by CRLF; quoted where a cell holds either; formulas guarded by `'`.
pub fn tabs(table: &Table) -> String {
    tabbed(table)
}

/// The same as an HTML table. A text that looks like a formula is marked as text in the words of
/// Excel and WPS (`mso-number-format`) and of LibreOffice (`sdnum`), so its letters stay untouched.
pub fn html(table: &Table) -> String {
    let mut text = String::from("<meta charset=\"utf-8\"><table><thead><tr>");
    for column in &table.columns {
        text.push_str("<th>");
        text.push_str(&escaped(&column.title));
        text.push_str("</th>");
    }
    text.push_str("</tr></thead><tbody>");
    for row in &table.rows {
        text.push_str("<tr>");
        for cell in row {
            text.push_str(match cell {
                Cell::Number(_) => "<td align=\"right\">",
                Cell::Day(_) => "<td style=\"mso-number-format:'yyyy\\-mm\\-dd'\">",
                _ => "<td style=\"mso-number-format:'\\@'\" sdnum=\"0;0;@\">",
            });
            text.push_str(&escaped(&cell.shown()));
            text.push_str("</td>");
        }
        text.push_str("</tr>");
    }
    text.push_str("</tbody></table>");
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::table::Column;

    fn one(cell: Cell) -> Table {
        let columns = vec![Column { key: "k".into(), title: "列<1>".into() }];
        Table { columns, rows: vec![vec![cell]] }
    }

    #[test]
    fn tabs_and_line_ends_stay_inside_their_cell() {
        assert_eq!(tabs(&one(Cell::text("一\t二\n三"))), "列<1>\r\n\"一\t二\n三\"\r\n");
        assert_eq!(tabs(&one(Cell::text("=1"))), "列<1>\r\n'=1\r\n");
    }

    #[test]
    fn html_holds_text_as_text_and_figures_as_figures() {
        let text = html(&one(Cell::text("=1<b>")));
        assert!(text.contains("<th>列&lt;1&gt;</th>"));
        assert!(text.contains("sdnum=\"0;0;@\">=1&lt;b&gt;</td>"));
        assert!(html(&one(Cell::Number(1.5))).contains("<td align=\"right\">1.5</td>"));
    }
}
