//! Command line: read, export, check.
fn main() {}
