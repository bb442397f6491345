//! Whether dist/ still is what its sources make. In: the tree, the compiler, dist/. Out: yes or no, and a stamp for the
//! next time. Refuses to know: how dist/ is made. What is not sure counts as changed.

use crate::step::{Done, ask, command, root};
use crate::{sha, sizes, wasm};
use std::fmt::Write;
use std::path::Path;
use std::time::UNIX_EPOCH;

/// What dist/ is made of, from the root.
const FOLDERS: [&str; 6] = ["src", "patch", "style", "public", "reports", "xtask/src"];
const FILES: [&str; 5] = ["index.html", "Trunk.toml", "Cargo.toml", "Cargo.lock", "xtask/Cargo.toml"];

/// Settings that change what a build gives.
const SETTINGS: [&str; 3] = ["CARGO_PROFILE_", "CARGO_BUILD_", "RUSTFLAGS"];

/// What dist/ would be made of now: sources by content, compiler and settings by name.
pub fn sources(compiler: &str) -> Done<String> {
    let mut listed = format!("{compiler}\n{}\n", ask(&mut command("rustc", &["-vV"])).unwrap_or_default());
    let mut settings: Vec<String> = std::env::vars()
        .filter(|(name, _)| SETTINGS.iter().any(|begin| name.starts_with(begin)))
        .map(|(name, value)| format!("{name}={value}\n"))
        .collect();
    settings.sort();
    listed += &settings.concat();
    let mut note = |name: &str| -> Done {
        let bytes = std::fs::read(root().join(name)).map_err(|error| format!("{name}: {error}"))?;
        let _ = writeln!(listed, "{name} {}", sha::named(&bytes));
        Ok(())
    };
    FILES.iter().try_for_each(|name| note(name))?;
    for folder in FOLDERS {
        for name in sizes::files(&root().join(folder))? {
            note(&format!("{folder}/{name}"))?;
        }
    }
    Ok(sha::named(listed.as_bytes()))
}

/// What stands in dist/: names, sizes and times of change.
fn outcome(dist: &Path) -> Done<String> {
    let mut listed = String::new();
    for name in sizes::files(dist)? {
        let about = std::fs::metadata(dist.join(&name)).map_err(|error| format!("{name}: {error}"))?;
        let changed = about.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let _ = writeln!(listed, "{name} {} {:?}", about.len(), changed);
    }
    Ok(sha::named(listed.as_bytes()))
}

fn stamp() -> std::path::PathBuf {
    wasm::target().join("dist.stamp")
}

/// Whether dist/ is what these sources made, untouched since.
pub fn is_fresh(dist: &Path, sources: &str) -> bool {
    let known = std::fs::read_to_string(stamp()).unwrap_or_default();
    outcome(dist).is_ok_and(|outcome| known == format!("{sources}\n{outcome}\n"))
}

/// Notes that dist/ was just made of these sources.
pub fn remember(dist: &Path, sources: &str) -> Done {
    let file = stamp();
    let text = format!("{sources}\n{}\n", outcome(dist)?);
    std::fs::write(&file, text).map_err(|error| format!("{}: {error}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_the_same_as_long_as_nothing_changes() {
        let now = sources("own").unwrap();
        assert_eq!(sources("own").unwrap(), now);
        assert_ne!(sources("other").unwrap(), now);
    }

    #[test]
    fn a_folder_is_another_once_a_file_is_written() {
        let folder = std::env::temp_dir().join(format!("nuoji-fresh-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("a"), "1").unwrap();
        let before = outcome(&folder).unwrap();
        assert_eq!(outcome(&folder).unwrap(), before);
        std::fs::write(folder.join("b"), "2").unwrap();
        assert_ne!(outcome(&folder).unwrap(), before);
        std::fs::remove_dir_all(folder).unwrap();
    }
}
