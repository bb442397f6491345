//! From records to the chart's numbers. In: counts, the width there is. Out: drawings. Refuses to know:
//! where a drawing stands.

pub mod chart;
pub mod counted;
pub mod figured;
mod panel;
pub mod show;
pub mod traced;

pub use panel::charts_panel;

use crate::chart::{Drawing, Frame, Lengths, Series, StackedInput, StackedRow, Tone, stacked};
use crate::measure::Status;
use crate::part::badge::status_word;
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

/// Rows of counts by status, in the order of `Status::ALL`, as stacked bars.
pub fn by_status(rows: &[(String, [usize; 7])], lengths: Lengths, frame: Frame) -> Drawing {
    stacked(&StackedInput {
        columns: Status::ALL
            .map(|status| Series {
                label: status_word(status).t().to_owned(),
                tone: tone_from_status(status),
            })
            .to_vec(),
        rows: rows
            .iter()
            .map(|(label, counts)| StackedRow { label: label.clone(), counts: counts.to_vec() })
            .collect(),
        lengths,
        limit: 40,
        frame,
    })
}
