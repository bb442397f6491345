//! Which tools are wanted, in which versions, and where they stand. Knows no way to install them.

use crate::step::{Done, root};
use std::path::PathBuf;

pub const TRUNK: &str = "0.21.14";
/// The same as the wasm-bindgen crate's in Cargo.lock, or the two do not understand each other.
pub const BINDGEN: &str = "0.2.130";
pub const BINARYEN: &str = "132";
/// Shortens the script.
pub const TERSER: &str = "5.51.2";
/// Cuts the program into parts, where the crate wasm_split_helpers in Cargo.lock has left its marks.
pub const SPLIT: &str = "0.2.4";
/// Looks over the pages for what keeps people out, in the browser tests.
pub const AXE: &str = "4.14.1";
/// Of its one file, so that what is run is what was read.
pub const AXE_DIGEST: &str = "sha256-KTSJmUUM3yhJqOcLeRL8LahahJ2jnA0NU5T1HUqe2Vw=";
pub const GECKODRIVER: &str = "0.37.1";

/// Debian's compiler, which carries the standard library's source, for machines where rustup reaches no server.
pub const DEBIAN_COMPILER: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];
/// Debian's browsers and what they need to show Chinese without a screen.
pub const DEBIAN_BROWSERS: [&str; 6] =
    ["chromium", "chromium-driver", "firefox-esr", "webkit2gtk-driver", "xvfb", "fonts-noto-cjk"];
/// What the browsers' packages bring, looked for where there is no dpkg.
pub const BROWSER_PROGRAMS: [&str; 5] =
    ["chromium", "chromedriver", "firefox-esr", "WebKitWebDriver", "Xvfb"];

/// One folder for all clones on the machine, each tool in a folder named by its version.
pub fn cache() -> Done<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    set("XDG_CACHE_HOME")
        .filter(|folder| folder.is_absolute())
        .or_else(|| set("HOME").map(|home| home.join(".cache")))
        .map(|folder| folder.join("nuoji"))
        .ok_or_else(|| "neither XDG_CACHE_HOME nor HOME says where tools may be kept".to_owned())
}

pub fn trunk() -> Done<PathBuf> {
    Ok(cache()?.join(format!("trunk-{TRUNK}/bin/trunk")))
}

pub fn bindgen() -> Done<PathBuf> {
    Ok(cache()?.join(format!("wasm-bindgen-cli-{BINDGEN}/bin/wasm-bindgen")))
}

pub fn split() -> Done<PathBuf> {
    Ok(cache()?.join(format!("wasm_split_cli_support-{SPLIT}/bin/wasm-split-cli")))
}

pub fn wasm_opt() -> Done<PathBuf> {
    Ok(cache()?.join(format!("binaryen-{BINARYEN}/node_modules/.bin/wasm-opt")))
}

pub fn metadce() -> Done<PathBuf> {
    Ok(wasm_opt()?.with_file_name("wasm-metadce"))
}

pub fn wasm_dis() -> Done<PathBuf> {
    Ok(wasm_opt()?.with_file_name("wasm-dis"))
}

pub fn terser() -> Done<PathBuf> {
    Ok(cache()?.join(format!("terser-{TERSER}/node_modules/.bin/terser")))
}

pub fn axe() -> Done<PathBuf> {
    Ok(cache()?.join(format!("axe-core-{AXE}/node_modules/axe-core/axe.min.js")))
}

pub fn geckodriver() -> Done<PathBuf> {
    Ok(cache()?.join(format!("geckodriver-{GECKODRIVER}/bin/geckodriver")))
}

/// PATH with the tools' folders before the rest.
pub fn path() -> Done<std::ffi::OsString> {
    let mut folders = Vec::new();
    for tool in [trunk()?, bindgen()?, wasm_opt()?, geckodriver()?] {
        folders.extend(tool.parent().map(PathBuf::from));
    }
    folders.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    std::env::join_paths(folders).map_err(|error| format!("PATH cannot be put together: {error}"))
}

/// The version of a crate in Cargo.lock.
pub fn locked(name: &str) -> Done<String> {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).map_err(|e| format!("Cargo.lock: {e}"))?;
    let head = format!("name = \"{name}\"\nversion = \"");
    let found = lock.split_once(&head).and_then(|(_, rest)| rest.split_once('"'));
    found.map(|(version, _)| version.to_owned()).ok_or_else(|| format!("Cargo.lock names no {name}"))
}
