//! A person's corrections to a reading: of columns and the paper as a whole, of rows and cells, and any at all.

mod any;
mod columns;
mod paper;
mod rows;
