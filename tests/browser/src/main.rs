//! `nuoji-browser shot URL FILE` takes a picture of a page. See USAGE.

use nuoji_browser::shot;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let done = match args.first().map(String::as_str) {
        Some("shot") => shot::take(&args[1..]),
        _ => Err(shot::USAGE.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
