//! Every check and test, one after the other.

use crate::step::{command, run};
use std::process::ExitCode;

pub fn all() -> ExitCode {
    match run(&mut command("cargo", &["test", "--locked"])) {
        Ok(_) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
