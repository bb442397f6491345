//! `nuoji-browser test` runs every scenario in every engine that can, `nuoji-browser shot` takes a picture of a
//! page. `cargo xtask test` calls the former once dist/ is built.

use nuoji_browser::{runner, shot};
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let done = match args.first().map(String::as_str) {
        Some("test") => runner::test(&args[1..]),
        Some("shot") => shot::take(&args[1..]),
        _ => Err(format!("{}\n{}", runner::USAGE, shot::USAGE)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
