//! What is added to dist/ once trunk has put the pages together.

use crate::step::Done;
use std::path::Path;

/// `wasm` is the compiled program before wasm-bindgen.
pub fn all(dist: &Path, wasm: &Path) -> Done {
    if dist.join("index.html").is_file() && wasm.is_file() {
        return Ok(());
    }
    Err(format!("trunk left no {}", dist.join("index.html").display()))
}
