//! Colours and patterns: the only place where a chart's colours are named.
//! plotters writes fixed colours only, so each paint has a stand-in colour, which is exchanged for the page's
//! variable (`var(--fill-done)`) or, in a picture taken away, for the colour of the light theme.
//! Beside its colour each tone has a pattern, so that it is told apart in grey print and by colour-blind readers.

use plotters::style::{Color, RGBAColor, RGBColor};
use std::fmt::Write;

/// What a mark says of the tasks behind it. `Plain` says nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    Exceeded,
    Done,
    Ongoing,
    Reported,
    Short,
    Halted,
    NoData,
    #[default]
    Plain,
}

/// A column of a chart with its word and its tone.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    pub label: String,
    pub tone: Tone,
}

/// Paints of a drawing. Each tone has an area, an edge (also its pattern) and a text upon its area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Paint {
    Ink,
    InkSoft,
    Line,
    Paper,
    Accent,
    Area(Tone),
    Edge(Tone),
    On(Tone),
    /// The tone's area without its pattern: ground for a text.
    Plate(Tone),
}

const TONES: [Tone; 8] = [
    Tone::Exceeded,
    Tone::Done,
    Tone::Ongoing,
    Tone::Reported,
    Tone::Short,
    Tone::Halted,
    Tone::NoData,
    Tone::Plain,
];

/// The variables that charts use, with their values on white. `--status-…` reads at 4.5:1 on paper,
/// `--on-…` at 4.5:1 on its `--fill-…`. The areas differ in lightness, for grey print.
pub const LIGHT: [(&str, &str); 29] = [
    ("--ink", "#1f2427"),
    ("--ink-soft", "#596066"),
    ("--line", "#d5d8da"),
    ("--paper", "#ffffff"),
    ("--accent", "#2b6388"),
    ("--fill-exceeded", "#1f6f63"),
    ("--status-exceeded", "#17594f"),
    ("--on-exceeded", "#ffffff"),
    ("--fill-done", "#74b8a9"),
    ("--status-done", "#1e6e62"),
    ("--on-done", "#0f211d"),
    ("--fill-ongoing", "#d3e3f0"),
    ("--status-ongoing", "#2f6690"),
    ("--on-ongoing", "#10202c"),
    ("--fill-reported", "#e6e4dd"),
    ("--status-reported", "#68645a"),
    ("--on-reported", "#23231f"),
    ("--fill-short", "#f0c681"),
    ("--status-short", "#8a5300"),
    ("--on-short", "#2b1a00"),
    ("--fill-halted", "#6f636c"),
    ("--status-halted", "#5b4d56"),
    ("--on-halted", "#ffffff"),
    ("--fill-nodata", "#ffffff"),
    ("--status-nodata", "#6b7075"),
    ("--on-nodata", "#4c5257"),
    ("--fill-plain", "#a9c6d9"),
    ("--status-plain", "#2b6388"),
    ("--on-plain", "#10202c"),
];

impl Tone {
    /// The word by which styles and scripts know the tone.
    pub fn name(self) -> &'static str {
        &LIGHT[Paint::Area(self).variable()].0["--fill-".len()..]
    }

    /// Strokes of a tile of six pixels; plain areas have none.
    fn strokes(self) -> &'static str {
        match self {
            Tone::Ongoing => "M-1 1l2-2M0 6l6-6M5 7l2-2",
            Tone::Reported => "M1 1.5h1M4 4.5h1",
            Tone::Short => "M-1 5l2 2M0 0l6 6M5-1l2 2M-1 2l5 5M2-1l5 5",
            Tone::Halted => "M0 3h6M3 0v6",
            Tone::NoData => "M2.5 3.5h1",
            Tone::Exceeded | Tone::Done | Tone::Plain => "",
        }
    }
}

impl Tone {
    pub(super) fn patterned(self) -> bool {
        !self.strokes().is_empty()
    }
}

impl Paint {
    /// Place of the paint's variable in `LIGHT`.
    fn variable(self) -> usize {
        match self {
            Paint::Ink => 0,
            Paint::InkSoft => 1,
            Paint::Line => 2,
            Paint::Paper => 3,
            Paint::Accent => 4,
            Paint::Area(tone) | Paint::Plate(tone) => 5 + 3 * tone as usize,
            Paint::Edge(tone) => 6 + 3 * tone as usize,
            Paint::On(tone) => 7 + 3 * tone as usize,
        }
    }

    /// The stand-in that plotters writes as `#0102NN`: below 64 a variable, above it a tone's pattern.
    pub fn stand_in(self, alpha: f64) -> RGBAColor {
        let code = match self {
            Paint::Area(tone) if !tone.strokes().is_empty() => 64 + tone as usize,
            paint => paint.variable(),
        };
        RGBColor(1, 2, code as u8).mix(alpha)
    }

    pub fn css(self, fixed: bool) -> String {
        value(self.variable(), fixed)
    }
}

fn value(variable: usize, fixed: bool) -> String {
    let (name, light) = LIGHT[variable];
    if fixed { light.into() } else { format!("var({name})") }
}

/// Exchanges the stand-ins of a drawing for colours and patterns; returns the patterns used, to be defined
/// before them.
pub(super) fn colour(drawn: &str, name: &str, fixed: bool) -> (String, String) {
    let mut out = String::with_capacity(drawn.len());
    let mut used = [false; TONES.len()];
    let mut rest = drawn;
    while let Some(at) = rest.find("\"#0102") {
        out.push_str(&rest[..=at]);
        let code = rest.get(at + 6..at + 8).and_then(|hex| usize::from_str_radix(hex, 16).ok()).unwrap_or(0);
        match TONES.get(code.wrapping_sub(64)) {
            Some(tone) => {
                used[*tone as usize] = true;
                let _ = write!(out, "url(#{name}-{})", tone.name());
            }
            None => out.push_str(&value(code.min(LIGHT.len() - 1), fixed)),
        }
        rest = rest.get(at + 8..).unwrap_or("");
    }
    out.push_str(rest);
    let patterns = TONES.iter().filter(|tone| used[**tone as usize]).map(|tone| pattern(*tone, name, fixed));
    (patterns.collect(), out)
}

fn pattern(tone: Tone, name: &str, fixed: bool) -> String {
    let (area, edge) = (Paint::Area(tone).css(fixed), Paint::Edge(tone).css(fixed));
    // The dark area of what was halted takes light strokes, all other areas take their own dark ones.
    let (stroke, strength) = match tone {
        Tone::Halted => (Paint::On(tone).css(fixed), "0.45"),
        Tone::Reported | Tone::NoData => (edge, "0.6"),
        _ => (edge, "0.35"),
    };
    format!(
        r#"<pattern id="{name}-{}" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="{area}"/><path d="{}" stroke="{stroke}" stroke-opacity="{strength}"/></pattern>"#,
        tone.name(),
        tone.strokes(),
    )
}

/// A small square of a tone, for a legend of the page. `name` must be unique on the page.
pub fn swatch(tone: Tone, name: &str) -> String {
    let fill = match tone.strokes() {
        "" => Paint::Area(tone).css(false),
        _ => format!("url(#{name}-{})", tone.name()),
    };
    let defs = if tone.strokes().is_empty() { String::new() } else { pattern(tone, name, false) };
    format!(
        r#"<svg class="swatch" xmlns="http://www.w3.org/2000/svg" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">{defs}<rect x="0.5" y="0.5" width="13" height="13" fill="{fill}" stroke="{}"/></svg>"#,
        Paint::Edge(tone).css(false),
    )
}
