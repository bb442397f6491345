//! The speed figures: what `benches/` measures natively, and the pages in browsers where `dist/` is built. Never
//! part of the tests, since they depend on the machine.

use crate::step::{command, root};
use std::process::Stdio;

pub fn all() -> crate::step::Done {
    if !root().join("benches").is_dir() {
        return Err("benches/ measures nothing yet".to_owned());
    }
    shown(&["bench", "--quiet", "--locked"])?;
    if !crate::dist::folder().join("index.html").is_file() {
        println!("dist/ is not built: `cargo xtask dist` first, for the figures in browsers");
        return Ok(());
    }
    shown(&["run", "--quiet", "--locked", "-p", "nuoji-browser", "--", "speed"])
}

/// Runs cargo with its output as it comes.
fn shown(args: &[&str]) -> crate::step::Done {
    let mut cargo = command("cargo", args);
    let status = cargo.stdout(Stdio::inherit()).stderr(Stdio::inherit()).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("cargo {}: {status}", args[0])),
        Err(error) => Err(format!("cargo {}: {error}", args[0])),
    }
}
