//! Starts the pages.
fn main() {}
