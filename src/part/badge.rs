//! Status as word, shape and colour. In: a status. Out: a badge. Refuses to know: tasks.

use leptos::prelude::*;

use crate::measure::{Pace, Status, Verdict};
use crate::start::status_outline;
use crate::words::{self, Word};

pub use crate::words::status_word;

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

/// The shape alone, for legends.
pub fn status_shape(status: Status) -> AnyView {
    let (path, filled) = status_outline(status);
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
