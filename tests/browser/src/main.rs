//! `nuoji-browser test` runs every scenario in every engine that can, `nuoji-browser shot` takes a picture of a
//! page, `nuoji-browser speed` prints how long things take. `cargo xtask test` and `bench` call the first and
//! the last once dist/ is built.

use nuoji_browser::{runner, shot, speed};
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let done = match args.first().map(String::as_str) {
        Some("test") => runner::test(&args[1..]),
        Some("shot") => shot::take(&args[1..]),
        Some("speed") => speed::print(&args[1..]),
        _ => Err(format!("{}\n{}\n{}", runner::USAGE, shot::USAGE, speed::USAGE)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
