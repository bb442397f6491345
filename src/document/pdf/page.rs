//! What one page shows: characters with their places, lines drawn, pictures counted. Places are in points from the top
//! left corner. Knows no order and no tables.

use super::radical::ideograph;
use hayro_interpret::font::GlyphRun;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape, Vec2};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};

/// A character, or a ligature of some.
#[derive(Clone, Debug, PartialEq)]
pub struct Sign {
    pub left: f64,
    pub right: f64,
    /// The line that it stands on.
    pub base: f64,
    /// The height of its type.
    pub size: f64,
    pub text: String,
}

impl Sign {
    /// The middle, a little above the line.
    pub fn middle(&self) -> (f64, f64) {
        ((self.left + self.right) / 2.0, self.base - self.size * 0.35)
    }

    /// Whether it stands right behind another.
    pub fn follows(&self, before: &Sign) -> bool {
        (self.base - before.base).abs() < 0.5 && (self.left - before.right).abs() < self.size * 0.12
    }
}

/// A straight line along the page: `at` on the other axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    pub from: f64,
    pub to: f64,
    pub at: f64,
}

#[derive(Debug, Default)]
pub struct Page {
    pub height: f64,
    pub signs: Vec<Sign>,
    pub across: Vec<Rule>,
    pub down: Vec<Rule>,
    /// Characters that the file gives no text for.
    pub unreadable: usize,
}

/// A filled rectangle thinner than this is a line.
const THIN: f64 = 3.0;
/// A line shorter than this is a dot or a stroke of a drawn character.
const SHORT: f64 = 4.0;
/// More lines than any table has are a drawing.
const MOST_RULES: usize = 20_000;

impl Page {
    pub fn new(height: f64) -> Page {
        Page { height, ..Page::default() }
    }

    fn line(&mut self, from: Point, to: Point) {
        if self.across.len() + self.down.len() >= MOST_RULES {
            return;
        }
        let (wide, high) = ((to.x - from.x).abs(), (to.y - from.y).abs());
        if high < 1.0 && wide >= SHORT {
            let at = (from.y + to.y) / 2.0;
            self.across.push(Rule { from: from.x.min(to.x), to: from.x.max(to.x), at });
        } else if wide < 1.0 && high >= SHORT {
            let at = (from.x + to.x) / 2.0;
            self.down.push(Rule { from: from.y.min(to.y), to: from.y.max(to.y), at });
        }
    }

    fn filled(&mut self, area: Rect) {
        let middle = area.center();
        if area.height() <= THIN && area.width() > area.height() {
            self.line(Point::new(area.x0, middle.y), Point::new(area.x1, middle.y));
        } else if area.width() <= THIN && area.height() > area.width() {
            self.line(Point::new(middle.x, area.y0), Point::new(middle.x, area.y1));
        }
    }

    fn stroked(&mut self, path: &BezPath) {
        let (mut first, mut last) = (Point::ZERO, Point::ZERO);
        for element in path.elements() {
            match *element {
                PathEl::MoveTo(to) => (first, last) = (to, to),
                PathEl::LineTo(to) => {
                    self.line(last, to);
                    last = to;
                }
                PathEl::QuadTo(_, to) | PathEl::CurveTo(_, _, to) => last = to,
                PathEl::ClosePath => {
                    self.line(last, first);
                    last = first;
                }
            }
        }
    }
}

impl<'a> Device<'a> for Page {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, draw_mode: &DrawMode) {
        let path = props.transform * path;
        match draw_mode {
            DrawMode::Stroke(_) => self.stroked(&path),
            DrawMode::Fill(_) | DrawMode::FillAndStroke(..) => {
                let mut piece = BezPath::new();
                for element in path.elements() {
                    if matches!(element, PathEl::MoveTo(_)) && !piece.is_empty() {
                        self.filled(piece.bounding_box());
                        piece = BezPath::new();
                    }
                    piece.push(*element);
                }
                if !piece.is_empty() {
                    self.filled(piece.bounding_box());
                }
                if matches!(draw_mode, DrawMode::FillAndStroke(..)) {
                    self.stroked(&path);
                }
            }
            DrawMode::Invisible => {}
        }
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        for glyph in run.glyphs() {
            let text = match glyph.as_unicode() {
                Some(BfString::Char(sign)) => ideograph(sign).to_string(),
                Some(BfString::String(text)) => text.chars().map(ideograph).collect(),
                None => {
                    self.unreadable += 1;
                    continue;
                }
            };
            let place: Affine = props.transform * glyph.transform();
            let origin = place * Point::ZERO;
            let advance = f64::from(advance(glyph)).max(0.0);
            let across = place * Point::new(advance, 0.0) - origin;
            let up: Vec2 = place * Point::new(0.0, 1000.0) - origin;
            // Words that stand on their side are stamps and margins.
            if across.y.abs() > across.x.abs() + 0.01 || !origin.x.is_finite() || !origin.y.is_finite() {
                continue;
            }
            let size = up.hypot();
            let right = if across.x > 0.0 { origin.x + across.x } else { origin.x + size };
            self.signs.push(Sign { left: origin.x, right, base: origin.y, size, text });
        }
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// In thousandths of the type's height.
fn advance(glyph: &hayro_interpret::font::Glyph) -> f32 {
    use hayro_interpret::font::Glyph;
    match glyph {
        Glyph::Outline(outline) => outline.advance_width(),
        Glyph::Type3(drawn) => drawn.advance_width(),
    }
    .unwrap_or(1000.0)
}
