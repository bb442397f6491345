//! The speed figures: what `benches/` measures natively. Never part of the tests, since they depend on the machine.

use crate::step::{command, root};
use std::process::Stdio;

pub fn all() -> crate::step::Done {
    if !root().join("benches").is_dir() {
        return Err("benches/ measures nothing yet".to_owned());
    }
    let mut cargo = command("cargo", &["bench", "--quiet", "--locked"]);
    let status = cargo.stdout(Stdio::inherit()).stderr(Stdio::inherit()).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("cargo bench: {status}")),
        Err(error) => Err(format!("cargo bench: {error}")),
    }
}
