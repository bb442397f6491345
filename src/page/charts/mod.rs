//! From records to the chart's numbers. In: counts, the width there is. Out: drawings. Refuses to know:
//! where a drawing stands.

pub mod chart;
pub mod counted;
pub mod figured;
mod panel;
pub mod show;
pub mod traced;

pub use panel::charts_panel;

pub use crate::start::{frame, tone_from_status};
