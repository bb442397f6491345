//! Which compiler builds for the browser, and how it is called.

use crate::setup::missing;
use crate::step::{Done, ask, command, run};
use crate::{readers, tools};
use std::path::{Path, PathBuf};
use std::process::Command;

pub const TARGET: &str = "wasm32-unknown-unknown";

/// Where a toolchain keeps the standard library's source.
const STD: &str = "lib/rustlib/src/rust/library/std";
/// Leptos then compiles each kind of element once instead of once for each place: 5 % less to load.
const ERASED: &str = "--cfg erase_components";
/// The pages are cut into parts (`parts.rs`), for which the linker leaves its notes in the program.
const PARTS: &str = "--cfg nuoji_parts -Clink-arg=--emit-relocs";
/// No texts for panics, which the pages could show to nobody: another 5 %.
const SMALL: &str = "-Zlocation-detail=none -Zunstable-options -Cpanic=immediate-abort";

/// Native builds, clippy and rustfmt always stay with the compiler that runs xtask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Compiler {
    /// The one that runs xtask has the target; with the standard library's source it builds that smaller.
    Own { source: bool },
    /// Debian's, which builds the standard library for the target from its source.
    Debian,
}

impl Compiler {
    /// The best that is there and complete: one that can build the standard library for size, else the own.
    pub fn found() -> Option<Compiler> {
        let libraries = ask(&mut command("rustc", &["--print", "target-libdir", "--target", TARGET]));
        let own = libraries.is_some_and(|folder| Path::new(&folder).is_dir()).then(|| {
            let root = ask(&mut command("rustc", &["--print", "sysroot"])).unwrap_or_default();
            Compiler::Own { source: Path::new(&root).join(STD).is_dir() }
        });
        if own == Some(Compiler::Own { source: true }) {
            return own;
        }
        let debian = Path::new("/usr").join(STD).is_dir() && missing(&tools::DEBIAN_COMPILER).is_empty();
        if debian { Some(Compiler::Debian) } else { own }
    }

    /// A command that builds for the browser.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>, args: &[&str]) -> Done<Command> {
        let mut command = command(program, args);
        let path = tools::path()?;
        command.env("NO_COLOR", "true");
        let mut flags = format!("{ERASED} {PARTS}");
        match self {
            Compiler::Own { .. } => {
                command.env("PATH", path);
            }
            Compiler::Debian => {
                let mut folders = vec![debian_programs()?];
                folders.extend(std::env::split_paths(&path));
                let path = std::env::join_paths(folders).map_err(|error| error.to_string())?;
                command.env("PATH", path).env_remove("RUSTUP_TOOLCHAIN").env_remove("RUSTC");
                command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", "wasm-ld-22");
            }
        }
        if *self != (Compiler::Own { source: false }) {
            // Not stable features, but each of these compilers is a released one that stays as it is.
            command.env("RUSTC_BOOTSTRAP", "1");
            command.env("CARGO_UNSTABLE_BUILD_STD", "std panic_abort");
            command.env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size");
            flags += &format!(" {SMALL}");
        }
        command.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
        command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
        Ok(command)
    }

    /// Compiles the pages and the readers; the files, and the compiler's warnings.
    pub fn build(&self) -> Done<Built> {
        let pages = self.compile("face", &["app"])?;
        // Apart: the pages' later parts are roots of the program, and would stand in the readers too.
        let readers = self.compile("worker", &readers::NAMES)?;
        let folder = target().join(TARGET).join("web");
        Ok(Built { wasm: folder.join("app.wasm"), readers: folder, warnings: pages + &readers })
    }

    /// Compiles programs with a feature; the output where there were warnings.
    fn compile(&self, feature: &str, programs: &[&str]) -> Done<String> {
        let args = ["build", "--locked", "--target", TARGET, "--profile", "web", "--features", feature];
        let mut build = self.command("cargo", &args)?;
        for name in programs {
            build.args(["--bin", name]);
        }
        let output = run(&mut build)?;
        Ok(if output.lines().any(|line| line.starts_with("warning")) { output } else { String::new() })
    }
}

pub struct Built {
    /// The pages.
    pub wasm: PathBuf,
    /// The folder with the programs that read files.
    pub readers: PathBuf,
    /// Empty when there were none.
    pub warnings: String,
}

/// cargo's target folder.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => crate::step::root().join(folder),
        None => crate::step::root().join("target"),
    }
}

/// A folder with Debian's cargo and rustc alone, since rustup's stand before /usr/bin in PATH.
fn debian_programs() -> Done<PathBuf> {
    let folder = tools::cache()?.join("debian-web/bin");
    for name in ["cargo", "rustc", "rustdoc"] {
        let link = folder.join(name);
        if link.exists() {
            continue;
        }
        let _ = std::fs::create_dir_all(&folder);
        let _ = std::fs::remove_file(&link);
        symlink(&Path::new("/usr/bin").join(name), &link)
            .map_err(|error| format!("{}: {error}", link.display()))?;
    }
    Ok(folder)
}

#[cfg(unix)]
fn symlink(original: &Path, link: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(original, link)
}

#[cfg(not(unix))]
fn symlink(_: &Path, _: &Path) -> std::io::Result<()> {
    Err(std::io::Error::other("Debian's compiler is for Debian"))
}
