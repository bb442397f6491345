//! Brings what is missing on this machine, and only that; with everything there it asks no network and takes
//! well under two seconds. Each step says what it does; what cannot be had is named with the command for it.

use crate::step::{Done, ask, command, run, run_for, timed, which};
use crate::tools;
use crate::wasm::Compiler;
use std::path::Path;
use std::time::{Duration, Instant};

/// rustup hangs where it cannot reach its server.
const RUSTUP_LIMIT: Duration = Duration::from_secs(30);

/// Everything to build dist/: Node.js, a compiler for wasm, trunk, wasm-bindgen, wasm-split, wasm-opt,
/// terser.
pub fn for_pages() -> Done<Compiler> {
    let start = Instant::now();
    if let Some(compiler) = ready()? {
        println!("set-up: all there ({:.2} s)", start.elapsed().as_secs_f64());
        return Ok(compiler);
    }
    let _alone = alone()?;
    node()?;
    let compiler = compiler()?;
    if tools::locked("wasm-bindgen")? != tools::BINDGEN {
        return Err(format!(
            "Cargo.lock has wasm-bindgen {}, the set-up brings {}: change xtask/src/tools.rs and Trunk.toml",
            tools::locked("wasm-bindgen")?,
            tools::BINDGEN
        ));
    }
    // trunk's lock file builds, wasm-bindgen-cli's names a version that was withdrawn.
    installed("trunk", tools::TRUNK, &tools::trunk()?, &["--locked"])?;
    installed("wasm-bindgen-cli", tools::BINDGEN, &tools::bindgen()?, &[])?;
    installed(
        "wasm_split_cli_support",
        tools::SPLIT,
        &tools::split()?,
        &["--locked", "--features", "build-binary"],
    )?;
    by_npm("binaryen", tools::BINARYEN, &tools::wasm_opt()?)?;
    by_npm("terser", tools::TERSER, &tools::terser()?)?;
    println!("set-up: ready after {:.0} s", start.elapsed().as_secs_f64());
    Ok(compiler)
}

/// The browsers and their drivers, which only the tests need.
pub fn for_tests() -> Done {
    let gecko = tools::geckodriver()?;
    let axe = tools::axe()?;
    if gecko.is_file() && axe.is_file() && no_browser_missing() {
        return Ok(());
    }
    let _alone = alone()?;
    if !no_browser_missing() {
        if which("apt-get").is_none() {
            let absent: Vec<_> =
                tools::BROWSER_PROGRAMS.into_iter().filter(|name| which(name).is_none()).collect();
            return Err(format!(
                "The browser tests need {}, and there is no apt-get to bring them: install them with this \
                 system's package manager, so that PATH finds them.",
                absent.join(", ")
            ));
        }
        apt("browsers for the tests", &tools::DEBIAN_BROWSERS)?;
    }
    installed("geckodriver", tools::GECKODRIVER, &gecko, &["--locked"])?;
    by_npm("axe-core", tools::AXE, &axe)?;
    let read = std::fs::read(&axe).map_err(|error| format!("{}: {error}", axe.display()))?;
    let digest = crate::sha::named(&read);
    if digest != tools::AXE_DIGEST {
        let _ = std::fs::remove_file(&axe);
        return Err(format!("axe-core {} came with the digest {digest}", tools::AXE));
    }
    Ok(())
}

fn ready() -> Done<Option<Compiler>> {
    let tools = [tools::trunk()?, tools::bindgen()?, tools::split()?, tools::wasm_opt()?, tools::terser()?];
    let there = tools.iter().all(|tool| tool.is_file())
        && which("node").is_some()
        && tools::locked("wasm-bindgen")? == tools::BINDGEN;
    Ok(if there { Compiler::found() } else { None })
}

/// Held while something is installed, so that two clones do not install the same thing at once.
fn alone() -> Done<std::fs::File> {
    let folder = tools::cache()?;
    let file = std::fs::create_dir_all(&folder)
        .and_then(|()| std::fs::File::create(folder.join("lock")))
        .map_err(|error| format!("{} cannot be written: {error}", folder.display()))?;
    if file.try_lock().is_err() {
        println!("· waiting for another set-up on this machine to end");
        file.lock().map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    Ok(file)
}

fn node() -> Done {
    for program in ["node", "npm"] {
        if which(program).is_none() {
            return Err(format!(
                "{program} is missing: Node.js 18 or newer runs wasm-opt and measures sizes. Install it with \
                 `apt-get install nodejs npm` as root, or from https://nodejs.org."
            ));
        }
    }
    Ok(())
}

/// Rust for wasm: what is there, else rustup's, else Debian's.
fn compiler() -> Done<Compiler> {
    if let Some(compiler) = Compiler::found() {
        return Ok(compiler);
    }
    if which("rustup").is_some() {
        let added = timed("the wasm target, by rustup (at most 30 s)", || {
            run_for(&mut command("rustup", &["target", "add", "wasm32-unknown-unknown"]), RUSTUP_LIMIT)
        });
        match added {
            Ok(()) => {
                // Not needed, only better: the pages come out larger without it.
                let source = || run(&mut command("rustup", &["component", "add", "rust-src"])).map(drop);
                let _ = timed("the standard library's source, by rustup", source);
                return Compiler::found().ok_or_else(|| "rustup added no wasm target".to_owned());
            }
            Err(_) => println!("  rustup reaches no server: Debian's compiler is used for the pages instead"),
        }
    }
    if which("apt-get").is_none() {
        return Err("Rust's wasm target is missing. Where rustup reaches its server: \
                    `rustup target add wasm32-unknown-unknown`; else this system's package with the standard \
                    library for wasm32-unknown-unknown."
            .to_owned());
    }
    apt("Debian's compiler with the standard library's source", &tools::DEBIAN_COMPILER)?;
    Compiler::found().ok_or_else(|| {
        "Debian's rustc-web is installed, yet no compiler for wasm is found: is /usr/bin/cargo its own?"
            .to_owned()
    })
}

fn no_browser_missing() -> bool {
    if which("dpkg-query").is_some() {
        return missing(&tools::DEBIAN_BROWSERS).is_empty();
    }
    tools::BROWSER_PROGRAMS.into_iter().all(|name| which(name).is_some())
}

/// Which of the packages dpkg does not know as installed.
pub fn missing(packages: &[&'static str]) -> Vec<&'static str> {
    let format = "-f=${Package} ${db:Status-Status}\n";
    let mut query = command("dpkg-query", &["-W", format]);
    query.args(packages).stderr(std::process::Stdio::null());
    // It fails when a single package is unknown, and prints the known ones all the same.
    let known =
        query.output().map(|out| String::from_utf8_lossy(&out.stdout).into_owned()).unwrap_or_default();
    let there = |name: &&str| known.lines().any(|line| line == format!("{name} installed"));
    packages.iter().copied().filter(|name| !there(name)).collect()
}

fn apt(what: &str, packages: &[&'static str]) -> Done {
    let missing = missing(packages);
    if missing.is_empty() {
        return Ok(());
    }
    let by_hand = format!("apt-get install -y --no-install-recommends {}", missing.join(" "));
    if ask(&mut command("id", &["-u"])).as_deref() != Some("0") {
        return Err(format!("{what}: missing, and only root may install. Run as root:\n  {by_hand}"));
    }
    timed(&format!("{what}, by apt: {}", missing.join(" ")), || {
        let apt = |args: &[&str]| run(command("apt-get", args).env("DEBIAN_FRONTEND", "noninteractive"));
        // Old lists name packages that are gone; without a network the lists at hand may still do.
        let updated = apt(&["update"]);
        let mut args = vec!["install", "-y", "--no-install-recommends"];
        args.extend(&missing);
        apt(&args).map(drop).map_err(|why| {
            let lists = updated.err().map(|why| format!("{why}\n")).unwrap_or_default();
            format!("{lists}{why}\nBy hand, as root:\n  {by_hand}")
        })
    })
}

fn installed(name: &str, version: &str, tool: &Path, more: &[&str]) -> Done {
    if tool.is_file() {
        return Ok(());
    }
    let folder = tools::cache()?.join(format!("{name}-{version}"));
    timed(&format!("{name} {version}, built from source (some minutes)"), || {
        let mut cargo = command("cargo", &["install", name, "--version", version, "--root"]);
        cargo.arg(&folder).args(more);
        // Their own settings, made for release, take three times as long; the tools are fast enough without.
        cargo.env("CARGO_PROFILE_RELEASE_LTO", "false");
        cargo.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
        cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
        run(&mut cargo).map(drop)
    })?;
    if tool.is_file() { Ok(()) } else { Err(format!("{name} was installed, but not as {}", tool.display())) }
}

/// A program of a package of npm's.
fn by_npm(name: &str, version: &str, tool: &Path) -> Done {
    if tool.is_file() {
        return Ok(());
    }
    let folder = tools::cache()?.join(format!("{name}-{version}"));
    let package = format!("{name}@{version}");
    timed(&format!("{package}, by npm"), || {
        std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let mut npm = command("npm", &["install", "--no-audit", "--no-fund", "--prefix"]);
        npm.arg(&folder).arg(&package);
        run(&mut npm).map(drop)
    })?;
    if tool.is_file() { Ok(()) } else { Err(format!("{name} was installed, but not as {}", tool.display())) }
}
