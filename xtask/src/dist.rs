//! Puts dist/ together: the pages by trunk, the data by our own command line, then what `pack` adds.

use crate::step::{Done, command, root, run, timed};
use crate::wasm::{Built, Compiler};
use crate::{fresh, pack, parts, readers, sizes, tools};
use std::path::PathBuf;

/// Above this a build warns.
const ROOM: usize = FIRST_LOAD_LIMIT / 100 * 95;

/// What a first visit may cost until the table can be used, data included, compressed by brotli.
pub const FIRST_LOAD_LIMIT: usize = 210_000;

pub fn folder() -> PathBuf {
    root().join("dist")
}

/// Builds dist/ where a source, the compiler or dist/ itself changed since it was built.
pub fn build_changed(compiler: &Compiler) -> Done {
    let sources = fresh::sources(&format!("{compiler:?}"))?;
    if fresh::is_fresh(&folder(), &sources) {
        println!("· dist/ is what the sources make: nothing is built");
        return Ok(());
    }
    build(compiler)?;
    fresh::remember(&folder(), &sources)
}

/// Builds everything; the compiler's warnings come back for those who do not allow them.
pub fn build(compiler: &Compiler) -> Done<String> {
    let Built { wasm, readers, warnings } =
        timed("the pages, compiled for the browser", || compiler.build())?;
    timed("the pages, put together by trunk", || trunk(compiler))?;
    timed("the data set, the data package and the plain page", data)?;
    let parts = timed("the program, cut into parts", || parts::cut(&wasm))?;
    let readers = timed("the readers of visitors' own files", || readers::make(&readers))?;
    timed("the single file, the worker's list, the content policy", || {
        pack::all(&folder(), &parts, &readers)
    })?;
    Ok(warnings)
}

/// Prints each file's size, and fails above the limit of a first load.
pub fn report() -> Done {
    let sizes = timed("sizes", || sizes::measure(&folder()))?;
    print!("{}", sizes.table());
    let first = sizes.first_load();
    println!("first load: {first} of at most {FIRST_LOAD_LIMIT} bytes, by brotli");
    if first > ROOM {
        println!("warning: less than 5 % of room is left for other compilers and the next change");
    }
    if first > FIRST_LOAD_LIMIT {
        return Err(format!("the first load is {} bytes too large", first - FIRST_LOAD_LIMIT));
    }
    Ok(())
}

fn trunk(compiler: &Compiler) -> Done {
    // `--offline`: every tool is there, nothing is fetched.
    let mut trunk = compiler.command(tools::trunk()?, &["build", "--offline", "--skip-version-check"])?;
    run(trunk.env("NUOJI_DIST", "1")).map(drop)
}

fn data() -> Done {
    run(&mut command("cargo", &["build", "--locked", "--release", "--bin", "nuoji"]))?;
    let nuoji = crate::wasm::target().join("release/nuoji");
    run(command(&nuoji, &["export"]).arg(folder().join("data")))?;
    // The workbook is what most visitors want: it also stands beside the app.
    let workbook = folder().join("nuoji.xlsx");
    std::fs::copy(folder().join("data/nuoji.xlsx"), &workbook)
        .map_err(|error| format!("{}: {error}", workbook.display()))?;
    run(command(&nuoji, &["dataset"]).arg(folder().join("dataset")))?;
    run(command(&nuoji, &["start"]).arg(folder().join("dataset")))?;
    run(command(&nuoji, &["plain"]).arg(folder().join("plain.html")))?;
    Ok(())
}
