//! The pages. In: the session. Out: views. Refuses to know: storage, addresses as text.

pub mod about;
mod asking;
pub mod brief;
pub mod charts;
mod conditions;
pub mod frame;
pub mod note;
pub mod notes;
pub mod open;
pub mod overview;
pub mod related;
pub mod share;
pub mod side;
pub mod source;
pub mod task;
pub mod tasks;
pub mod thread;
pub mod threads;
pub mod title;
pub mod unit;
pub mod units;
