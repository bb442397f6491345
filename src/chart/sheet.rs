//! The sheet: shapes in whole pixels are laid down, marks over them, and at the end plotters writes the SVG.
//! Adds what plotters lacks: variables for colours, patterns, marks that can be pressed.
//! Knows no kind of chart and no data.

use super::label::{em, shorten};
use super::palette::{Paint, Series, colour};
use super::{At, Drawing, Frame, Lang, Mark, imprint};
use plotters::prelude::{Color, DrawingBackend, IntoFont, SVGBackend};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use std::fmt::Write;

/// A rectangle in pixels: left, top, right, bottom.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Area(pub i32, pub i32, pub i32, pub i32);

/// Which point of a text its place names; upright it is always the middle of the line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// Size of a text; all follow the font of the frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Size {
    Small,
    Body,
    Title,
}

const SIZES: [Size; 3] = [Size::Small, Size::Body, Size::Title];

pub(super) type Point = (i32, i32);

enum Shape {
    Rect(Area, Paint, f64, bool),
    Path(Vec<Point>, Paint, u32),
    Dot(Point, i32, Paint, bool),
    Text(Point, String, Anchor, Size, Paint),
}

pub(super) struct Sheet<'a> {
    pub frame: &'a Frame,
    pub width: i32,
    /// Printed into pictures that are taken away; on the page the legend is the page's.
    pub legend: Vec<Series>,
    shapes: Vec<Shape>,
    marks: Vec<(Area, Mark)>,
}

impl<'a> Sheet<'a> {
    pub fn new(frame: &'a Frame) -> Sheet<'a> {
        let width = if frame.width.is_finite() { frame.width.clamp(160.0, 4000.0) as i32 } else { 640 };
        Sheet {
            frame,
            width: width - 2 * margin(frame),
            legend: Vec::new(),
            shapes: Vec::new(),
            marks: Vec::new(),
        }
    }

    /// Pixels of so many em of a size.
    pub fn px(&self, em: f64, size: Size) -> i32 {
        (em * self.size(size)).ceil() as i32
    }

    /// Pixels of a text's width, by the width rule.
    pub fn wide(&self, text: &str, size: Size) -> i32 {
        self.px(em(text), size)
    }

    /// How many em of a size fit into so many pixels.
    pub fn fits(&self, px: i32, size: Size) -> f64 {
        f64::from(px.max(0)) / self.size(size)
    }

    fn size(&self, size: Size) -> f64 {
        let font = if self.frame.font.is_finite() { self.frame.font.clamp(8.0, 48.0) } else { 13.0 };
        match size {
            Size::Small => font * 0.875,
            Size::Body => font,
            Size::Title => font * 1.25,
        }
    }

    pub fn rect(&mut self, area: Area, paint: Paint) {
        self.faint(area, paint, 1.0);
    }

    pub fn faint(&mut self, area: Area, paint: Paint, alpha: f64) {
        if area.2 > area.0 && area.3 > area.1 {
            self.shapes.push(Shape::Rect(area, paint, alpha, true));
        }
    }

    /// A line of one pixel just inside the area.
    pub fn outline(&mut self, area: Area, paint: Paint) {
        if area.2 > area.0 && area.3 > area.1 {
            self.shapes.push(Shape::Rect(area, paint, 1.0, false));
        }
    }

    pub fn path(&mut self, points: Vec<Point>, paint: Paint, width: u32) {
        self.shapes.push(Shape::Path(points, paint, width));
    }

    pub fn dot(&mut self, at: Point, radius: i32, paint: Paint, filled: bool) {
        self.shapes.push(Shape::Dot(at, radius, paint, filled));
    }

    pub fn text(&mut self, at: Point, anchor: Anchor, size: Size, paint: Paint, text: impl Into<String>) {
        let text = text.into();
        if !text.is_empty() {
            self.shapes.push(Shape::Text(at, text, anchor, size, paint));
        }
    }

    pub fn mark(&mut self, area: Area, at: At, label: impl Into<String>, value: impl Into<String>) {
        self.marks.push((area, Mark { at, label: label.into(), value: value.into() }));
    }

    /// A sheet that says that there is nothing to draw.
    pub fn empty(mut self, words: String) -> Drawing {
        let line = self.px(3.0, Size::Body);
        let words = shorten(&words, self.fits(self.width, Size::Body));
        self.text((self.width / 2, line / 2), Anchor::Middle, Size::Body, Paint::InkSoft, words);
        self.finish(line)
    }

    pub fn finish(mut self, height: i32) -> Drawing {
        let (shapes, fixed) = (std::mem::take(&mut self.shapes), self.frame.imprint.is_some());
        let (top, height) = imprint::print(&mut self, height.max(1));
        let mut raw = String::new();
        let mut backend = SVGBackend::with_string(&mut raw, (self.width as u32, height as u32));
        for (shape, down) in self.shapes.iter().map(|s| (s, 0)).chain(shapes.iter().map(|s| (s, top))) {
            self.draw(&mut backend, shape, down);
        }
        // Writing into a text cannot fail; plotters' errors are those of files.
        let _ = backend.present();
        drop(backend);
        let body = raw.split_once(">\n").map_or("", |(_, rest)| rest);
        let body = self.tidy(body.strip_suffix("</svg>\n").unwrap_or(body));
        let (patterns, body) = colour(&body, &self.frame.name, fixed);
        let (aside, width) = (margin(self.frame), self.width + 2 * margin(self.frame));
        let mut svg = format!(
            r#"<svg class="chart" xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="{} 0 {width} {height}" role="group""#,
            -aside
        );
        svg.push_str(if fixed { imprint::FONTS } else { ">" });
        if !patterns.is_empty() {
            let _ = write!(svg, "<defs>{patterns}</defs>");
        }
        let _ = write!(svg, "<g aria-hidden=\"true\">{body}</g>");
        if !fixed {
            for (n, (area, mark)) in self.marks.iter().enumerate() {
                write_mark(&mut svg, n, *area, mark, self.frame);
            }
        }
        svg.push_str("</svg>");
        let marks = self.marks.into_iter().map(|(_, mark)| mark).collect();
        Drawing { svg, width: width.into(), height: height.into(), marks }
    }

    fn draw(&self, to: &mut SVGBackend, shape: &Shape, down: i32) {
        let below = |(x, y): Point| (x, y + down);
        let _ = match shape {
            Shape::Rect(a, paint, alpha, fill) => {
                to.draw_rect((a.0, a.1 + down), (a.2, a.3 + down), &paint.stand_in(*alpha), *fill)
            }
            Shape::Path(points, paint, width) => {
                let style = paint.stand_in(1.0).stroke_width(*width);
                to.draw_path(points.iter().copied().map(below), &style)
            }
            Shape::Dot(at, radius, paint, fill) => {
                let style = paint.stand_in(1.0).stroke_width(2);
                to.draw_circle(below(*at), (*radius).max(1) as u32, &style, *fill)
            }
            Shape::Text(at, text, anchor, size, paint) => {
                let h_pos = match anchor {
                    Anchor::Start => HPos::Left,
                    Anchor::Middle => HPos::Center,
                    Anchor::End => HPos::Right,
                };
                let style = ("sans-serif", stand_in_size(*size)).into_font().color(&paint.stand_in(1.0));
                to.draw_text(&plain(text), &style.pos(Pos::new(h_pos, VPos::Center)), below(*at))
            }
        };
    }

    /// Exchanges the stand-in sizes, and leaves out what says nothing.
    /// A quote within a text is escaped by plotters, so these strings are attributes wherever they stand.
    fn tidy(&self, body: &str) -> String {
        let mut out =
            body.replace('\n', "").replace(" opacity=\"1\"", "").replace(" font-family=\"sans-serif\"", "");
        for size in SIZES {
            let from = format!(" font-size=\"{}\"", stand_in_size(size) / 1.24);
            let to = match size {
                Size::Title => format!(" font-weight=\"600\" font-size=\"{:.1}\"", self.size(size)),
                _ => format!(" font-size=\"{:.1}\"", self.size(size)),
            };
            out = out.replace(&from, &to);
        }
        // The middle of Han lines lies higher than half the height of an x.
        out.replace(" dy=\"0.5ex\"", " dy=\"0.36em\"")
    }
}

/// The room on either side of a picture that is taken away: on a page there is room around the drawing.
pub(super) fn margin(frame: &Frame) -> i32 {
    if frame.imprint.is_some() { 16 } else { 0 }
}

/// plotters divides sizes by 1.24 before it writes them.
fn stand_in_size(size: Size) -> f64 {
    1.24 * f64::from(1 << size as u8)
}

/// Control characters are not allowed in XML, not even escaped.
fn plain(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') { ' ' } else { c })
        .collect()
}

fn escape(text: &str) -> String {
    plain(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A mark lies unseen over its shape, takes the pointer and the focus, and shows by itself whether it is
/// chosen: a line around it, and a veil over the others.
fn write_mark(svg: &mut String, n: usize, area: Area, mark: &Mark, frame: &Frame) {
    let chosen = frame.chosen.holds(&mark.at);
    let (class, paint) = match chosen {
        None => ("mark", r#"fill="transparent""#),
        Some(true) => ("mark chosen", r#"fill="transparent" stroke="var(--ink)" stroke-width="2""#),
        Some(false) => ("mark veiled", r#"fill="var(--paper)" fill-opacity="0.55""#),
    };
    let pressed = chosen == Some(true);
    let label = escape(&mark.label);
    let colon = match frame.lang {
        _ if label.is_empty() || mark.value.is_empty() => "",
        Lang::Zh => "：",
        Lang::En => ": ",
    };
    let says = format!("{label}{colon}{}", escape(&mark.value));
    let _ = write!(
        svg,
        r#"<g class="{class}" data-mark="{n}" tabindex="-1" role="button" aria-pressed="{pressed}" aria-label="{says}"><rect x="{}" y="{}" width="{}" height="{}" {paint}/><title>{says}</title></g>"#,
        area.0,
        area.1,
        (area.2 - area.0).max(1),
        (area.3 - area.1).max(1),
    );
}
