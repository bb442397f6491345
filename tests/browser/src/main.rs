//! `nuoji-browser test` runs every scenario in every engine that can, `nuoji-browser shot` takes a picture of a
//! page, `nuoji-browser speed` prints how long things take, `nuoji-browser soak` visits hundreds of pages in one
//! window. `cargo xtask test` and `bench` call `test` and `speed` once dist/ is built.

use nuoji_browser::{runner, shot, soak, speed};
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let done = match args.first().map(String::as_str) {
        Some("test") => runner::test(&args[1..]),
        Some("shot") => shot::take(&args[1..]),
        Some("speed") => speed::print(&args[1..]),
        Some("soak") => soak::run(&args[1..]),
        _ => Err([runner::USAGE, shot::USAGE, speed::USAGE, soak::USAGE].join("\n")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
