//! Pages written as blocks. In: the pages of a file. Out: tables, paragraphs and lines in the order of reading; a table
//! that goes on over pages is one, without the heads that each page repeats; page numbers are furniture.

use super::lines::{self, Line, lines};
use super::page::{Page, Sign};
use super::ruled::{self, Area, AreaCell};
use crate::document::block::Writer;

/// Edges of columns that differ by less on two pages are the same.
const SAME_EDGE: f64 = 5.0;
/// Rows of a head that a page may repeat.
const MOST_HEAD_ROWS: usize = 4;

enum Item {
    Line(Line),
    Table(Table),
}

struct Table {
    top: f64,
    columns: Vec<f64>,
    rows: usize,
    cells: Vec<Cell>,
}

struct Cell {
    at: AreaCell,
    words: String,
    /// Its last line was full.
    full: bool,
}

pub fn write(out: &mut Writer, pages: &[Page]) {
    let mut all: Vec<Vec<Item>> = pages.iter().map(items).collect();
    let furniture = edges_of_pages(&all, pages);
    let mut open: Option<Table> = None;
    for (at, items) in all.drain(..).enumerate() {
        let mut loose: Vec<Line> = Vec::new();
        let mut edges: Vec<Line> = Vec::new();
        for item in items {
            match item {
                Item::Line(line) if furniture(&line, at) => edges.push(line),
                Item::Line(line) => {
                    end(out, &mut open);
                    loose.push(line);
                }
                Item::Table(table) => {
                    // One that goes on is on the page after, before all else.
                    let goes_on = loose.is_empty() && open.as_ref().is_some_and(|open| open.is_like(&table));
                    if !goes_on {
                        end(out, &mut open);
                        flow(out, &std::mem::take(&mut loose));
                    }
                    open = Some(match open.take() {
                        Some(before) => before.and(table),
                        None => table,
                    });
                }
            }
        }
        if !loose.is_empty() {
            flow(out, &loose);
        }
        if open.is_none() {
            out.furniture(true);
            edges.iter().for_each(|line| out.paragraph(&line.text));
            out.furniture(false);
        }
    }
    end(out, &mut open);
}

fn end(out: &mut Writer, open: &mut Option<Table>) {
    let Some(mut table) = open.take() else { return };
    table.cells.sort_by_key(|cell| (cell.at.row, cell.at.column));
    let mut grid = out.grid();
    for Cell { at, words, .. } in &table.cells {
        grid.cell(at.row, at.column, at.rowspan, at.colspan, words);
    }
    grid.end();
}

/// What a page shows, from top to bottom.
fn items(page: &Page) -> Vec<Item> {
    let areas = ruled::areas(&page.across, &page.down);
    let mut inside: Vec<Vec<Vec<Sign>>> =
        areas.iter().map(|area| vec![Vec::new(); area.cells.len()]).collect();
    let mut outside = Vec::new();
    let mut run: Option<(&Sign, Option<(usize, usize)>)> = None;
    for sign in &page.signs {
        let (x, y) = sign.middle();
        let found = || areas.iter().enumerate().find_map(|(at, area)| Some((at, area.cell_at(x, y)?)));
        // Words that are too long for their cell run over its edge.
        let place = match run {
            Some((before, place)) if sign.follows(before) && over(&areas, place, sign) => place,
            _ => found(),
        };
        run = Some((sign, place));
        match place {
            Some((area, cell)) => inside[area][cell].push(sign.clone()),
            None => outside.push(sign.clone()),
        }
    }
    let mut found: Vec<Item> = lines(outside).into_iter().map(Item::Line).collect();
    for (area, signs) in areas.into_iter().zip(inside) {
        let cells = area.cells.iter().zip(signs).map(|(at, signs)| {
            let (left, right) = (area.columns[at.column], area.columns[at.column + at.colspan]);
            let (words, full) = lines::paragraphs(&lines(signs), left, right);
            Cell { at: *at, words, full }
        });
        let cells: Vec<Cell> = cells.collect();
        if cells.iter().any(|cell| !cell.words.is_empty()) {
            let (top, rows) = (area.top(), area.rows.len() - 1);
            found.push(Item::Table(Table { top, columns: area.columns, rows, cells }));
        }
    }
    let top = |item: &Item| match item {
        Item::Line(line) => line.base - line.size,
        Item::Table(table) => table.top,
    };
    found.sort_by(|a, b| top(a).total_cmp(&top(b)));
    found
}

/// Whether a sign stands in its cell, or runs over the right edge of it by a little.
fn over(areas: &[Area], place: Option<(usize, usize)>, sign: &Sign) -> bool {
    place.is_some_and(|(area, cell)| {
        let (area, at) = (&areas[area], areas[area].cells[cell]);
        sign.left < area.columns[at.column + at.colspan] + sign.size
    })
}

/// Tells what stands at the edges of pages alone: numbers of pages, and words that three pages repeat at one place.
fn edges_of_pages<'a>(all: &[Vec<Item>], pages: &'a [Page]) -> impl Fn(&Line, usize) -> bool + use<'a> {
    let mut seen: std::collections::HashMap<String, usize> = Default::default();
    let key = |line: &Line| {
        let words: String = line.text.chars().filter(|sign| !sign.is_ascii_digit()).collect();
        format!("{:.0} {words}", line.base)
    };
    let at_edge = |line: &Line, page: &Page| line.base < page.height * 0.09 || line.base > page.height * 0.91;
    for (items, page) in all.iter().zip(pages) {
        for item in items {
            if let Item::Line(line) = item
                && at_edge(line, page)
            {
                *seen.entry(key(line)).or_default() += 1;
            }
        }
    }
    move |line, at| {
        at_edge(line, &pages[at]) && (is_page_number(&line.text) || seen.get(&key(line)) >= Some(&3))
    }
}

/// `12`, `— 12 —`, `第 3 页 共 9 页`, `3/9`.
fn is_page_number(text: &str) -> bool {
    let mut digits = false;
    let rest = text.chars().all(|sign| {
        digits |= sign.is_ascii_digit();
        sign.is_ascii_digit() || sign.is_whitespace() || "-—–－－/·第页共，,".contains(sign)
    });
    rest && digits
}

impl Table {
    /// Whether the edges of the columns are the same, or those of one are among the other's: a page whose rows have
    /// merged columns alone shows no line between them.
    fn is_like(&self, other: &Table) -> bool {
        let (few, many) = if self.columns.len() <= other.columns.len() {
            (&self.columns, &other.columns)
        } else {
            (&other.columns, &self.columns)
        };
        let same =
            |a: Option<&f64>, b: Option<&f64>| a.zip(b).is_some_and(|(a, b)| (a - b).abs() <= SAME_EDGE);
        same(few.first(), many.first())
            && same(few.last(), many.last())
            && few.iter().all(|edge| many.iter().any(|other| (edge - other).abs() <= SAME_EDGE))
    }

    /// The same table by the edges of another that has more columns.
    fn by(mut self, columns: &[f64]) -> Table {
        let nearest = |edge: f64| columns.iter().position(|other| (edge - other).abs() <= SAME_EDGE);
        let places: Vec<usize> = self.columns.iter().map(|edge| nearest(*edge).unwrap_or(0)).collect();
        for cell in &mut self.cells {
            let (from, to) = (places[cell.at.column], places[cell.at.column + cell.at.colspan]);
            (cell.at.column, cell.at.colspan) = (from, to.saturating_sub(from).max(1));
        }
        self.columns = columns.to_vec();
        self
    }

    fn row(&self, row: usize) -> Vec<(usize, String)> {
        let cells = self.cells.iter().filter(|cell| cell.at.row == row);
        let mut found: Vec<_> = cells
            .map(|cell| (cell.at.column, cell.words.split_whitespace().collect::<String>()))
            .filter(|(_, words)| !words.is_empty())
            .collect();
        found.sort();
        found
    }

    /// The table with its part on the next page.
    fn and(self, next: Table) -> Table {
        let wider = self.columns.len().cmp(&next.columns.len());
        let (mut table, next) = match wider {
            std::cmp::Ordering::Less => (self.by(&next.columns), next),
            std::cmp::Ordering::Equal => (self, next),
            std::cmp::Ordering::Greater => {
                let next = next.by(&self.columns);
                (self, next)
            }
        };
        table.append(next);
        table
    }

    fn append(&mut self, next: Table) {
        let repeated = (0..MOST_HEAD_ROWS.min(next.rows).min(self.rows))
            .take_while(|row| !next.row(*row).is_empty() && next.row(*row) == self.row(*row))
            .count();
        let cut = self.is_cut(&next, repeated);
        let shift = self.rows;
        for mut cell in next.cells {
            let end = cell.at.row + cell.at.rowspan;
            if end <= repeated {
                continue;
            }
            let first = cell.at.row.max(repeated);
            (cell.at.rowspan, cell.at.row) = (end - first, first - repeated + shift);
            let above = (cut && first == repeated).then(|| self.above(cell.at.column)).flatten();
            match above {
                Some(above) => self.cells[above].go_on(cell),
                None => self.cells.push(cell),
            }
        }
        self.rows = shift + next.rows - repeated;
    }

    /// The cell in the last row that covers a column.
    fn above(&self, column: usize) -> Option<usize> {
        self.cells.iter().rposition(|cell| {
            (cell.at.column..cell.at.column + cell.at.colspan).contains(&column)
                && cell.at.row + cell.at.rowspan == self.rows
        })
    }

    /// Whether the page's end cuts a row in two: what is above is not named again, and little is filled.
    fn is_cut(&self, next: &Table, first: usize) -> bool {
        let (above, below) = (self.row(self.rows - 1), next.row(first));
        let filled = |row: &[(usize, String)]| row.iter().any(|(column, _)| *column == 0);
        !below.is_empty() && !filled(&below) && below.len() * 2 <= above.len().max(2)
            || self.breaks_off(&below)
    }

    /// Whether every cell of the last row that goes on below ends full and amid a sentence. The row's number may stand
    /// in either part; one that is merged from above names another row.
    fn breaks_off(&self, below: &[(usize, String)]) -> bool {
        let number = self.above(0).map(|at| &self.cells[at]);
        let named = below.iter().any(|(column, _)| *column == 0);
        if number.is_none_or(|number| number.at.rowspan > 1 || named != number.words.is_empty()) {
            return false;
        }
        let mut long = false;
        below.iter().filter(|(column, _)| *column > 0).all(|(column, _)| {
            let Some(at) = self.above(*column) else { return false };
            let Cell { words, full, .. } = &self.cells[at];
            long |= words.chars().count() > 4;
            *full && !words.ends_with(['。', '；', ';', '！', '？'])
        }) && long
    }
}

impl Cell {
    fn go_on(&mut self, rest: Cell) {
        if rest.words.is_empty() {
            return;
        }
        if !self.words.is_empty() {
            self.words.push_str(if self.full { lines::between(&self.words, &rest.words) } else { "\n" });
        }
        self.words.push_str(&rest.words);
        self.full = rest.full;
    }
}

/// Words outside tables: paragraphs that were broken to fit the page are whole again; lines with gaps as wide as
/// columns are left to the readers.
fn flow(out: &mut Writer, found: &[Line]) {
    let left = found.iter().map(|line| line.left).fold(f64::INFINITY, f64::min);
    let right = found.iter().map(|line| line.right).fold(0.0, f64::max);
    let mut at = 0;
    while at < found.len() {
        let from = at;
        at += 1;
        if found[from].parted {
            while at < found.len() && found[at].parted {
                at += 1;
            }
            let words: Vec<&str> = found[from..at].iter().map(|line| line.text.as_str()).collect();
            out.lines(&words.join("\n"));
            continue;
        }
        let flush = found[from].left <= left + found[from].size * 1.2;
        while at < found.len()
            && goes_on(&found[at - 1], &found[at], left, right)
            && !(flush && begins(&found[at - 1], &found[at]))
        {
            at += 1;
        }
        let mut text = found[from].text.clone();
        for line in &found[from + 1..at] {
            text.push_str(lines::between(&text, &line.text));
            text.push_str(&line.text);
        }
        out.paragraph(&text);
    }
}

/// Whether a line begins a paragraph that is not indented: behind a sentence's end stands a number or a label.
fn begins(before: &Line, line: &Line) -> bool {
    let label = || {
        let front = line.text.split_once('：').map_or("", |(front, _)| front);
        (2..=8).contains(&front.chars().count()) && !front.contains(['，', '、', '。', '；'])
    };
    before.text.ends_with(['。', '；', '！', '？']) && (lines::begins_item(&line.text) || label())
}

fn goes_on(before: &Line, line: &Line, left: f64, right: f64) -> bool {
    let full = before.right + line.lead > right + before.size * 0.1;
    let indented = line.left > left + line.size * 1.2;
    let near = line.base - before.base < before.size.max(line.size) * 2.6;
    full && !indented && near && !line.parted && (before.size - line.size).abs() < 1.5
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[[(&str, bool); 3]]) -> Table {
        let cell = |row: usize, column: usize| {
            let (words, full) = rows[row][column];
            Cell { at: AreaCell { row, column, rowspan: 1, colspan: 1 }, words: words.to_owned(), full }
        };
        let cells = (0..rows.len()).flat_map(|row| (0..3).map(move |column| (row, column)));
        let cells = cells.map(|(row, column)| cell(row, column)).collect();
        Table { top: 0.0, columns: vec![0.0, 20.0, 120.0, 220.0], rows: rows.len(), cells }
    }

    #[test]
    fn a_row_that_a_page_cuts_amid_a_sentence_is_one() {
        let check = |above: [(&str, bool); 3], below: [(&str, bool); 3], want: &[&str]| {
            let whole = table(&[above]).and(table(&[below]));
            let rows: Vec<String> = (0..whole.rows)
                .map(|row| whole.row(row).into_iter().map(|(_, words)| words).collect::<Vec<_>>().join("|"))
                .filter(|row| !row.is_empty())
                .collect();
            assert_eq!(rows, want);
        };
        let above = [("1", true), ("改造小区十二个，惠", true), ("完成改造十个，其余", true)];
        let below = [("", false), ("及居民一万户。", false), ("正在施工。", false)];
        check(above, below, &["1|改造小区十二个，惠及居民一万户。|完成改造十个，其余正在施工。"]);
        check(
            [("", false), above[1], above[2]],
            [("1", true), below[1], below[2]],
            &["1|改造小区十二个，惠及居民一万户。|完成改造十个，其余正在施工。"],
        );
        check(
            [("1", true), ("改造小区十二个。", true), ("完成十个。", false)],
            below,
            &["1|改造小区十二个。|完成十个。", "及居民一万户。|正在施工。"],
        );
    }

    #[test]
    fn a_number_or_a_label_begins_a_paragraph_that_is_not_indented() {
        let line = |text: &str, base: f64, right: f64| Line {
            left: 50.0,
            right,
            base,
            size: 10.0,
            text: text.to_owned(),
            lead: 10.0,
            parted: false,
        };
        let mut out = Writer::default();
        flow(
            &mut out,
            &[
                line("进展情况：已建成两个公园。", 20.0, 180.0),
                line("2.新增床位，", 35.0, 178.0),
                line("共一百张。", 50.0, 175.0),
                line("责任单位：区民政局", 65.0, 140.0),
            ],
        );
        let text = out.finish(crate::document::Format::Pdf).text;
        assert_eq!(text, "进展情况：已建成两个公园。\n2.新增床位，共一百张。\n责任单位：区民政局\n");
    }
}
