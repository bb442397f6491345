//! What people take away: the rows on the screen as CSV, workbook, JSON, Markdown or for the clipboard,
//! a citation of one task, the data package, the page without script. In: records, sources and tables;
//! out: text or bytes, the same for the same input. Refuses to know: files, clocks, the page.

pub mod catalogue;
pub mod changes;
pub mod citation;
pub mod clip;
pub mod csv;
mod day;
pub mod difference;
pub mod fault;
mod guard;
pub mod html;
pub mod json;
pub mod markdown;
pub mod notes;
pub mod package;
pub mod plain;
mod sheet;
pub mod table;
pub mod writing;
pub mod xlsx;
mod zip;

pub use table::title;
