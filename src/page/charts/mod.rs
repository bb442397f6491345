//! From records to the chart's numbers. In: counts, the width there is. Out: drawings. Refuses to know:
//! where a drawing stands.

pub mod chart;
pub mod counted;
pub mod figured;
mod panel;
pub mod show;
pub mod traced;

pub use panel::charts_panel;

use crate::chart::{Frame, Tone};
use crate::measure::Status;
use crate::words::{self, Lang};

/// The tone of a status.
pub fn tone_from_status(status: Status) -> Tone {
    match status {
        Status::Exceeded => Tone::Exceeded,
        Status::Done => Tone::Done,
        Status::Ongoing => Tone::Ongoing,
        Status::Reported => Tone::Reported,
        Status::Short => Tone::Short,
        Status::Halted => Tone::Halted,
        Status::NoData => Tone::NoData,
    }
}

/// A frame of the chart `name` in the language in use.
pub fn frame(name: &str, width: f64, font: f64) -> Frame {
    let lang = if words::spoken() == Lang::En { crate::chart::Lang::En } else { crate::chart::Lang::Zh };
    Frame { name: name.to_owned(), width, font, lang, ..Frame::default() }
}
