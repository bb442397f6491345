//! The imprint of a picture that is taken away: title, filters and legend above, source, date and address below,
//! on a white ground. In: a sheet and the height of its chart; out: how far the chart moves down, and the
//! whole height. Without an imprint nothing is printed.

use super::label::wrap;
use super::palette::{Paint, Series};
use super::sheet::{Anchor, Area, Sheet, Size, margin};

/// Fonts of a picture that has left the page and its styles; closes the opening tag.
pub(super) const FONTS: &str = r#" font-family="'PingFang SC','Hiragino Sans GB','Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC',sans-serif">"#;

pub(super) fn print(sheet: &mut Sheet, chart: i32) -> (i32, i32) {
    let Some(imprint) = sheet.frame.imprint.clone() else { return (0, chart) };
    let gap = sheet.px(0.7, Size::Body);
    let mut top = gap;
    // The ground goes under all, though its height is known last: it is laid large and cut off by the view box.
    let aside = margin(sheet.frame);
    sheet.rect(Area(-aside, 0, sheet.width + aside, chart + 100_000), Paint::Paper);
    top = lines(sheet, &imprint.title, top, Size::Title, Paint::Ink);
    top = lines(sheet, &imprint.filters, top, Size::Small, Paint::InkSoft);
    top = legend(sheet, top) + gap;
    let mut bottom = top + chart + gap;
    for text in [&imprint.source, &imprint.date, &imprint.address] {
        bottom = lines(sheet, text, bottom, Size::Small, Paint::InkSoft);
    }
    (top, bottom + gap)
}

fn lines(sheet: &mut Sheet, text: &str, mut top: i32, size: Size, paint: Paint) -> i32 {
    let step = sheet.px(1.5, size);
    for line in wrap(text, sheet.fits(sheet.width, size), 6) {
        sheet.text((0, top + step / 2), Anchor::Start, size, paint, line);
        top += step;
    }
    top
}

fn legend(sheet: &mut Sheet, mut top: i32) -> i32 {
    let legend: Vec<Series> = std::mem::take(&mut sheet.legend);
    let (step, square) = (sheet.px(1.7, Size::Small), sheet.px(1.0, Size::Small));
    let mut x = 0;
    for (n, item) in legend.iter().enumerate() {
        let wide = square + sheet.wide(&item.label, Size::Small) + sheet.px(0.5, Size::Small);
        if n == 0 {
            top += sheet.px(0.4, Size::Small);
        } else if x + wide > sheet.width {
            (x, top) = (0, top + step);
        }
        let middle = top + step / 2;
        let area = Area(x, middle - square / 2, x + square, middle - square / 2 + square);
        sheet.rect(area, Paint::Area(item.tone));
        sheet.outline(area, Paint::Edge(item.tone));
        let at = (x + square + sheet.px(0.4, Size::Small), middle);
        sheet.text(at, Anchor::Start, Size::Small, Paint::Ink, item.label.clone());
        x += wide + sheet.px(1.2, Size::Small);
    }
    if legend.is_empty() { top } else { top + step }
}
