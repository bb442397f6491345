//! Puts dist/ together: the pages by trunk, the data by our own command line, then what `pack` adds.

use crate::step::{Done, command, root, run, timed};
use crate::wasm::{Built, Compiler};
use crate::{fresh, pack, parts, readers, sizes, tools};
use std::path::PathBuf;

/// What a first visit may cost until the table can be used, data included, compressed by brotli.
pub const FIRST_LOAD_LIMIT: usize = 210_000;

/// What `nuoji.html`, the whole app in one file, may weigh: it is passed on by mail and chats and kept on file shares.
pub const SINGLE_LIMIT: usize = 4_000_000;

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

/// Prints each file's size, and fails above the limits of a first load and of the single file.
pub fn report() -> Done {
    let sizes = timed("sizes", || sizes::measure(&folder()))?;
    print!("{}", sizes.table());
    let single = sizes.raw("nuoji.html").ok_or("dist/ has no nuoji.html")?;
    // Both are told, also where the first is above its limit.
    let first = within("the first load, by brotli,", sizes.first_load(), FIRST_LOAD_LIMIT);
    let single = within("the single file, nuoji.html,", single, SINGLE_LIMIT);
    first.and(single)
}

/// Says how much of a limit is taken, warns above 95 % of it and fails above all of it.
fn within(what: &str, bytes: usize, limit: usize) -> Done {
    println!("{what} is {bytes} of at most {limit} bytes");
    if bytes > limit {
        return Err(format!("{what} is {} bytes too large", bytes - limit));
    }
    if bytes > limit / 100 * 95 {
        println!("warning: less than 5 % of room is left for other compilers and the next change");
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_above_its_limit_fails() {
        assert_eq!(within("the file", 4_000, 4_000), Ok(()));
        assert_eq!(within("the file", 4_001, 4_000), Err("the file is 1 bytes too large".to_owned()));
    }
}
