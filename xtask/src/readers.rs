//! The programs that read a visitor's own files in a worker of the browser: one script, a wasm file for each kind of
//! file, and the character maps of PDF. In: what the compiler made of `src/bin/`. Out: files that the page fetches when a file is opened.

use crate::parts::{self, FEATURES};
use crate::step::{Done, command, root, run};
use crate::{tools, wasm};
use std::path::Path;

/// Their names; the first reads reports, the others are front ends of formats.
pub const NAMES: [&str; 4] = ["reader", "sheets", "word", "pdf"];

const CHARMAPS: &str = "worker-charmaps";

/// Files by the id of the element in `index.html` that names each.
pub type Files = Vec<(String, Vec<u8>)>;

/// The worker's script and its programs, from the folder where the compiler put them.
pub fn make(compiled: &Path) -> Done<Files> {
    let folder = wasm::target().join("readers");
    let _ = std::fs::remove_dir_all(&folder);
    let (mut script, mut programs) = (String::new(), Vec::new());
    for name in NAMES {
        let mut bindgen = command(tools::bindgen()?, &["--target", "no-modules", "--no-typescript"]);
        bindgen.args(["--no-modules-global", name, "--out-name", name, "--out-dir"]).arg(&folder);
        run(bindgen.arg(compiled.join(format!("{name}.wasm"))))?;
        script += &parts::text(&folder.join(format!("{name}.js")))?;
        let bound = folder.join(format!("{name}_bg.wasm"));
        let plain = folder.join(format!("{name}.wat"));
        // As text the program is without the linker's notes, which only the pages need, for their parts.
        run(command(tools::wasm_dis()?, &FEATURES).arg(&bound).arg("-o").arg(&plain))?;
        programs.push((format!("worker-{name}"), parts::small(&plain)?));
    }
    script += &parts::text(&root().join("src/web/worker/worker.js"))?;
    let mut files = vec![("worker".to_owned(), parts::short_worker(&script)?.into_bytes())];
    files.extend(programs);
    files.push((CHARMAPS.to_owned(), charmaps()?));
    Ok(files)
}

/// The character maps that a PDF may name without carrying them, written by the command line, which has them built in.
fn charmaps() -> Done<Vec<u8>> {
    let file = wasm::target().join("readers/charmaps.bin");
    run(command(wasm::target().join("release/nuoji"), &["charmaps"]).arg(&file))?;
    parts::bytes(&file)
}

/// Whether a page that carries its files carries this one: Word's program reads sheets, too.
pub fn is_carried(id: &str) -> bool {
    id != "worker-sheets"
}

/// The name of the file that an id stands for.
pub fn file(id: &str) -> String {
    let ending = match id {
        "worker" => "js",
        CHARMAPS => "bin",
        _ => "wasm",
    };
    format!("{id}.{ending}")
}
