//! Pieces that take data and callbacks. In: plain values, signals. Out: views. Refuses to know: the
//! session, the browser's storage and addresses.

pub mod badge;
pub mod event;
pub mod facet;
pub mod figure;
pub mod gloss;
pub mod later;
pub mod list;
pub mod lit;
pub mod menu;
pub mod qr;
pub mod sheet;
pub mod slices;
pub mod unbroken;
pub mod window;
