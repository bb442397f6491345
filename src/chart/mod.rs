//! Charts: plain numbers in, the text of an SVG out, with a list of its marks.
//! Knows no record, no status rule, no address and no page: whoever asks maps its data to rows and columns
//! and reads from a mark which row and column were meant. Caption, legend and table are the page's; a picture
//! that is taken away (`Frame::imprint`) has them printed in, since it leaves the page.

mod axis;
mod bars;
mod bullet;
mod distribution;
mod imprint;
mod label;
mod lanes;
mod matrix;
mod multiples;
mod palette;
mod sheet;
mod shortfall;
mod stacked;
mod trend;

pub use bars::{Bar, BarsInput, Level, Order, bars};
pub use bullet::{Bullet, BulletInput, bullets};
pub use distribution::{DistributionInput, distribution};
pub use label::{em, number, percent, shorten, wrap};
pub use matrix::{MatrixInput, matrix};
pub use multiples::{MultiplesInput, multiples};
pub use palette::{LIGHT, Series, Tone, swatch};
pub use shortfall::{ShortfallInput, shortfalls};
pub use stacked::{Lengths, StackedInput, StackedRow, stacked};
pub use trend::{Break, TrendInput, TrendPoint, trend};

/// What every chart is told besides its numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// Short Latin name, unique on the page: patterns are named after it.
    pub name: String,
    /// Pixels across. A phone's 320 is drawn anew, not shrunk.
    pub width: f64,
    /// Pixels of the text; large print passes more.
    pub font: f64,
    pub lang: Lang,
    pub chosen: Chosen,
    /// Printed into a picture that is taken away; it then has fixed colours on white and no marks.
    pub imprint: Option<Imprint>,
}

impl Default for Frame {
    fn default() -> Frame {
        Frame {
            name: "chart".into(),
            width: 640.0,
            font: 13.0,
            lang: Lang::Zh,
            chosen: Chosen::default(),
            imprint: None,
        }
    }
}

/// Language of the few words that a chart itself prints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    #[default]
    Zh,
    En,
}

/// Rows and columns that the visitor has chosen; an empty list restricts nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chosen {
    pub rows: Vec<usize>,
    pub columns: Vec<usize>,
}

/// What a picture says of itself once it has left the page. Empty lines are left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imprint {
    pub title: String,
    pub filters: String,
    pub source: String,
    pub date: String,
    pub address: String,
}

/// A drawn chart. Width and height are those of the SVG's view box, in pixels.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    pub svg: String,
    pub width: f64,
    pub height: f64,
    /// In reading order; `data-mark="N"` in the SVG is the N-th of these.
    pub marks: Vec<Mark>,
}

/// A shape that can be pointed at, focused and pressed.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    pub at: At,
    /// The full label, also where the drawn one is shortened.
    pub label: String,
    /// The exact value, as spoken and shown on hover.
    pub value: String,
}

/// Which part of the input a mark stands for; the numbers index the input as it was passed in.
#[derive(Clone, Debug, PartialEq)]
pub enum At {
    Row(usize),
    Column(usize),
    Cell(usize, usize),
    /// Several rows in one mark: the folded rest, or what falls into one class of a distribution.
    Group(Vec<usize>),
}

impl Chosen {
    /// Whether a mark is chosen: None while nothing is.
    fn holds(&self, at: &At) -> Option<bool> {
        let row = |r: &usize| self.rows.is_empty() || self.rows.contains(r);
        let column = |c: &usize| self.columns.is_empty() || self.columns.contains(c);
        match at {
            _ if self.rows.is_empty() && self.columns.is_empty() => None,
            At::Row(_) if self.rows.is_empty() => None,
            At::Column(_) if self.columns.is_empty() => None,
            At::Row(r) => Some(row(r)),
            At::Column(c) => Some(column(c)),
            At::Cell(r, c) => Some(row(r) && column(c)),
            At::Group(rows) => Some(!self.rows.is_empty() && rows.iter().all(row)),
        }
    }
}
