//! Matrix: rows against columns, such as themes against statuses; the more a cell counts, the stronger its ground.
//! In: counts by row and column; out: a drawing whose cells, row labels and column heads are marks.
//! The strength has five steps of one colour and every cell prints its count, so that nobody has to judge shades.

use super::label::{Words, em, wrap};
use super::palette::{Paint, Series};
use super::sheet::{Anchor, Area, Sheet, Size};
use super::stacked::{Row, StackedRow, fold};
use super::{At, Drawing, Frame};

#[derive(Clone, Debug, PartialEq)]
pub struct MatrixInput {
    pub columns: Vec<Series>,
    pub rows: Vec<StackedRow>,
    /// Rows beyond this many fold into one.
    pub limit: usize,
    pub frame: Frame,
}

pub fn matrix(input: &MatrixInput) -> Drawing {
    let mut sheet = Sheet::new(&input.frame);
    let words = Words(input.frame.lang);
    let rows = fold(&input.rows, input.columns.len(), input.limit, &words);
    let most = rows.iter().flat_map(|row| row.counts.iter().copied()).max().unwrap_or(0);
    if most == 0 {
        return sheet.empty(words.empty());
    }
    let grid = Grid::new(&sheet, &rows, &input.columns);
    heads(&mut sheet, &grid, &input.columns, &rows, &words);
    let mut y = grid.head;
    for row in &rows {
        let (top, bottom) = grid.label(&mut sheet, row, y, &words);
        for (column, count) in row.counts.iter().enumerate() {
            let area = Area(grid.x(column), top, grid.x(column + 1) - 1, bottom - 1);
            cell(&mut sheet, area, *count, most);
            if *count > 0 {
                let series = &input.columns[column];
                let label = format!("{} · {}", row.label, series.label);
                sheet.mark(area, row.at(Some(column)), label, words.tasks(*count));
            }
        }
        y = bottom + grid.gap;
    }
    sheet.finish(y)
}

fn cell(sheet: &mut Sheet, area: Area, count: usize, most: usize) {
    let at = ((area.0 + area.2) / 2, (area.1 + area.3) / 2);
    if count == 0 {
        sheet.faint(area, Paint::Line, 0.25);
        sheet.text(at, Anchor::Middle, Size::Small, Paint::InkSoft, "·");
        return;
    }
    // Five steps, whose strongest still leaves the figure in ink readable.
    let step = (count as f64 / most as f64 * 5.0).ceil().clamp(1.0, 5.0);
    sheet.rect(area, Paint::Paper);
    sheet.faint(area, Paint::Accent, [0.0, 0.1, 0.19, 0.28, 0.37, 0.46][step as usize]);
    let text = count.to_string();
    if sheet.wide(&text, Size::Small) <= area.2 - area.0 {
        sheet.text(at, Anchor::Middle, Size::Small, Paint::Ink, text);
    }
}

/// Heads of the columns: a sample of the tone and the word, in two lines where the columns are narrow.
fn heads(sheet: &mut Sheet, grid: &Grid, columns: &[Series], rows: &[Row], words: &Words) {
    let (line, square) = (sheet.px(1.25, Size::Small), sheet.px(0.8, Size::Small));
    for (n, series) in columns.iter().enumerate() {
        let (left, right) = (grid.x(n), grid.x(n + 1) - 1);
        let middle = (left + right) / 2;
        let sample = Area(middle - square / 2, 1, middle - square / 2 + square, 1 + square);
        sheet.rect(sample, Paint::Area(series.tone));
        sheet.outline(sample, Paint::Edge(series.tone));
        for (n, text) in head_lines(sheet, &series.label, right - left).into_iter().enumerate() {
            let y = square + 3 + line * n as i32 + line / 2;
            sheet.text((middle, y), Anchor::Middle, Size::Small, Paint::InkSoft, text);
        }
        let total = rows.iter().fold(0_usize, |sum, row| sum.saturating_add(row.counts[n]));
        let area = Area(left, 0, right, grid.head - 2);
        sheet.mark(area, At::Column(n), series.label.clone(), words.tasks(total));
    }
}

/// Four characters part evenly into two lines of two rather than into three and one.
fn head_lines(sheet: &Sheet, label: &str, room: i32) -> Vec<String> {
    let room = sheet.fits(room, Size::Small) + 0.01;
    let even = if em(label) > room { (em(label) / 2.0).ceil().min(room) } else { room };
    let lines = wrap(label, even, 2);
    if lines.last().is_some_and(|line| line.ends_with('…')) { wrap(label, room, 2) } else { lines }
}

struct Grid {
    narrow: bool,
    left: i32,
    right: i32,
    columns: i32,
    head: i32,
    cell: i32,
    gap: i32,
}

impl Grid {
    fn new(sheet: &Sheet, rows: &[Row], columns: &[Series]) -> Grid {
        let ems = sheet.fits(sheet.width, Size::Body);
        let narrow = ems < 44.0;
        let widest = rows.iter().map(|row| em(&row.label)).fold(0.0, f64::max);
        let left = if narrow { 0 } else { sheet.px(widest.min(ems * 0.35).min(20.0) + 0.8, Size::Body) };
        let totals = if narrow { 0 } else { sheet.px(5.5, Size::Small) };
        let mut grid = Grid {
            narrow,
            left,
            right: sheet.width - totals,
            columns: columns.len().max(1) as i32,
            head: 0,
            cell: sheet.px(2.0, Size::Body),
            gap: if narrow { sheet.px(0.5, Size::Body) } else { 0 },
        };
        let room = grid.x(1) - grid.x(0) - 1;
        let lines = columns.iter().map(|c| head_lines(sheet, &c.label, room).len()).max().unwrap_or(1);
        grid.head = sheet.px(0.8, Size::Small) + lines as i32 * sheet.px(1.25, Size::Small) + 6;
        grid
    }

    fn x(&self, column: usize) -> i32 {
        self.left + (self.right - self.left) * column as i32 / self.columns
    }

    /// Draws the label and the total of a row; returns the top and bottom of its cells.
    fn label(&self, sheet: &mut Sheet, row: &Row, y: i32, words: &Words) -> (i32, i32) {
        let total = words.tasks(row.total);
        let wide = sheet.wide(&total, Size::Small);
        let line = sheet.px(1.3, Size::Body);
        let room = if self.narrow { sheet.width - wide - 8 } else { self.left - 8 };
        let lines = wrap(&row.label, sheet.fits(room, Size::Body) + 0.01, 2);
        let tall = line * lines.len().max(1) as i32;
        let (area, top, middle) = if self.narrow {
            (Area(0, y, sheet.width, y + tall), y + tall, y + line / 2)
        } else {
            let bottom = y + self.cell.max(tall + 4);
            (Area(0, y, self.left - 2, bottom - 1), y, (y + bottom) / 2)
        };
        let bottom = if self.narrow { top + self.cell } else { area.3 + 1 };
        let first = if self.narrow { middle } else { middle - tall / 2 + line / 2 };
        let (x, anchor) = if self.narrow { (1, Anchor::Start) } else { (self.left - 8, Anchor::End) };
        for (n, words) in lines.into_iter().enumerate() {
            sheet.text((x, first + line * n as i32), anchor, Size::Body, Paint::Ink, words);
        }
        let (x, anchor) =
            if self.narrow { (sheet.width - 1, Anchor::End) } else { (self.right + 6, Anchor::Start) };
        sheet.text((x, middle), anchor, Size::Small, Paint::InkSoft, total.clone());
        sheet.mark(area, row.at(None), row.label.clone(), total);
        (top, bottom)
    }
}
