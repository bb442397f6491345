//! Status as word, shape and colour. In: a status. Out: a badge. Refuses to know: tasks.

use leptos::prelude::*;

use crate::measure::{Pace, Status, Verdict};
use crate::words::{self, Word};

/// The word of a status.
pub fn status_word(status: Status) -> Word {
    match status {
        Status::Exceeded => words::STATUS_EXCEEDED,
        Status::Done => words::STATUS_DONE,
        Status::Ongoing => words::STATUS_ONGOING,
        Status::Reported => words::STATUS_REPORTED,
        Status::Short => words::STATUS_SHORT,
        Status::Halted => words::STATUS_HALTED,
        Status::NoData => words::STATUS_NODATA,
    }
}

/// The word of a verdict by the figures.
pub fn verdict_word(verdict: Verdict) -> Word {
    match verdict {
        Verdict::Exceeded => words::CHECK_EXCEEDED,
        Verdict::Met => words::CHECK_MET,
        Verdict::Short => words::CHECK_SHORT,
        Verdict::Unknown => words::CHECK_UNKNOWN,
    }
}

/// The word of a pace.
pub fn pace_word(pace: Pace) -> Word {
    match pace {
        Pace::Ahead => words::PACE_AHEAD,
        Pace::On => words::PACE_ON,
        Pace::Behind => words::PACE_BEHIND,
    }
}

/// The outline of a status' shape in a box of 10 by 10; hollow shapes say "no statement".
fn shape(status: Status) -> (&'static str, bool) {
    match status {
        Status::Exceeded => ("M5 0.5 L9.8 9 H0.2 Z", true),
        Status::Done => ("M5 0.5 A4.5 4.5 0 1 1 4.99 0.5 Z", true),
        Status::Ongoing => ("M5 0.5 A4.5 4.5 0 1 0 5 9.5 Z M5 0.5 A4.5 4.5 0 0 1 5 9.5", true),
        Status::Reported => ("M1 1 H9 V9 H1 Z", false),
        Status::Short => ("M5 9.5 L9.8 1 H0.2 Z", true),
        Status::Halted => ("M1 1 H9 V9 H1 Z", true),
        Status::NoData => ("M5 0.5 A4.5 4.5 0 1 1 4.99 0.5 Z", false),
    }
}

/// The shape alone, for legends.
pub fn status_shape(status: Status) -> AnyView {
    let (path, filled) = shape(status);
    let half = status == Status::Ongoing;
    view! {
        <svg class="badge-shape" viewBox="0 0 10 10" aria-hidden="true">
            <path
                d=if half { "M5 0.5 A4.5 4.5 0 0 0 5 9.5 Z" } else { path }
                fill=(!filled).then_some("none")
                stroke-dasharray=(status == Status::NoData).then_some("2 2")
            />
            {half.then(|| view! { <path d="M5 0.5 A4.5 4.5 0 0 1 5 9.5" fill="none" /> }.into_any())}
        </svg>
    }
    .into_any()
}

/// A status badge: shape and word.
pub fn badge(status: Status) -> AnyView {
    view! {
        <span class="badge" data-status=status.id()>
            {status_shape(status)}
            {status_word(status).t()}
        </span>
    }
    .into_any()
}
