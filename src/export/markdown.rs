//! A Markdown table, and the escapes that keep words of a report from becoming markup. In: a
//! [`Table`] or text; out: text for GitHub's dialect.

use super::table::{Cell, Table};

/// The head, with columns of figures to the right as the table's rows show them.
pub fn head(table: &Table) -> String {
    let mut text = String::new();
    line(&mut text, table.columns.iter().map(|column| escaped(&column.title)));
    line(&mut text, (0..table.columns.len()).map(|at| rule(table, at).to_owned()));
    text
}

/// The rows below it.
pub fn rows(table: &Table) -> String {
    let mut text = String::new();
    for row in &table.rows {
        line(&mut text, row.iter().map(|cell| escaped(&cell.shown())));
    }
    text
}

fn line(text: &mut String, cells: impl Iterator<Item = String>) {
    text.push('|');
    for cell in cells {
        text.push(' ');
        text.push_str(&cell);
        text.push_str(" |");
    }
    text.push('\n');
}

/// Columns of figures stand to the right.
fn rule(table: &Table, at: usize) -> &'static str {
    let mut cells = table.rows.iter().filter_map(|row| row.get(at));
    let figures = |cell: &Cell| matches!(cell, Cell::Number(_) | Cell::Empty);
    let any = table.rows.iter().any(|row| matches!(row.get(at), Some(Cell::Number(_))));
    if any && cells.all(figures) { "---:" } else { "---" }
}

/// Letter for letter what the text says, whatever signs it holds; line ends become `<br>`.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\n' => out.push_str("<br>"),
            '\r' => {}
            '\t' => out.push(' '),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '>' | '!' => {
                out.push('\\');
                out.push(sign);
            }
            _ => out.push(sign),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Record;

    #[test]
    fn writes_a_table_with_figures_to_the_right() {
        let mut task: Record = serde_json::from_str(super::super::json::tests::TASK).unwrap();
        task.goal = "甲|乙\n*丙*".into();
        let table = Table::of([&task], &["id", "goal", "percent"]);
        let text = [head(&table), rows(&table)].concat();
        assert_eq!(
            text,
            "| 编号 | 目标任务 | 完成进度（%） |\n| --- | --- | ---: |\n| r2020-005 | 甲\\|乙<br>\\*丙\\* | 52.6 |\n"
        );
    }

    #[test]
    fn words_never_become_markup() {
        assert_eq!(escaped("<script>[a](b)`c`"), "&lt;script\\>\\[a\\](b)\\`c\\`");
    }
}
