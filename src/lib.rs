//! 诺迹: the core (plain Rust, no browser, no clock), the browser's doors, and the pages.
//! Arrows go one way, downwards in this list: a module uses only what stands above it.

pub mod chart;
pub mod dataset;
pub mod document;
pub mod export;
pub mod link;
pub mod measure;
pub mod note;
pub mod query;
pub mod record;
pub mod report;
pub mod start;
pub mod text;
pub mod thread;
pub mod words;

#[cfg(feature = "face")]
pub mod app;
#[cfg(feature = "face")]
pub mod page;
#[cfg(feature = "face")]
pub mod part;
#[cfg(feature = "face")]
pub mod session;
#[cfg(feature = "face")]
pub mod web;
