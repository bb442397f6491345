//! Every check and test, one after the other: what passes is a line, what fails is shown in full, and the last
//! line counts. A later check runs although an earlier one failed, unless it needs its result.

use crate::step::{Done, command, run};
use crate::wasm::{Compiler, TARGET};
use crate::{dist, readers, setup};
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

/// How many single checks or tests a step counts.
type Count = (usize, usize);

#[derive(Default)]
struct Tally {
    passed: usize,
    failed: usize,
}

impl Tally {
    /// A step that is one check.
    fn check(&mut self, what: &str, work: impl FnOnce() -> Done) -> bool {
        self.count(what, || work().map(|()| (1, 0)))
    }

    /// A step that counts itself; one that breaks off without a count is one failure.
    fn count(&mut self, what: &str, work: impl FnOnce() -> Done<Count>) -> bool {
        println!("· {what}");
        let start = Instant::now();
        let done = work();
        let time = start.elapsed().as_secs_f64();
        let (passed, failed) = match &done {
            Ok(count) => *count,
            Err(_) => (0, 1),
        };
        self.passed += passed;
        self.failed += failed;
        match done {
            Ok((passed, 0)) if passed > 1 => println!("  {passed} passed in {time:.1} s"),
            Ok((_, 0)) => println!("  passed in {time:.1} s"),
            Ok((_, failed)) => println!("  FAILED: {failed} in {time:.1} s"),
            Err(why) => println!("{why}\n  FAILED in {time:.1} s"),
        }
        failed == 0
    }
}

pub fn all() -> ExitCode {
    let start = Instant::now();
    let mut tally = Tally::default();
    let mut compiler = None;
    tally.check("set-up for the pages", || {
        compiler = Some(setup::for_pages()?);
        Ok(())
    });
    let browsers = tally.check("set-up for the browsers", setup::for_tests);
    sources(&mut tally, compiler.as_ref());
    tally.count("native tests", native);
    tally.count("native tests of the pages", of_pages);
    let built = match &compiler {
        Some(compiler) => pages(&mut tally, compiler),
        None => false,
    };
    if built && browsers {
        tally.count("browser tests: Chromium, Firefox, WebKit", in_browsers);
    } else {
        tally.check("browser tests", || Err("cannot run without dist/ and browsers".to_owned()));
    }
    println!("all in {:.0} s", start.elapsed().as_secs_f64());
    println!("{} passed, {} failed", tally.passed, tally.failed);
    if tally.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn sources(tally: &mut Tally, compiler: Option<&Compiler>) {
    let cargo = |args: &[&str]| run(&mut command("cargo", args)).map(drop);
    tally.check("format", || cargo(&["fmt", "--all", "--check"]));
    tally.check("clippy: core, xtask, browser tests", || {
        cargo(&["clippy", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"])
    });
    tally.check("clippy: pages", || {
        cargo(&[
            "clippy",
            "--locked",
            "--features",
            "face",
            "--lib",
            "--bin",
            "app",
            "--",
            "-D",
            "warnings",
        ])?;
        let readers = readers::NAMES.iter().flat_map(|name| ["--bin", name]).collect::<Vec<_>>();
        let args = ["clippy", "--locked", "--features", "worker"];
        cargo(&[&args[..], &readers, &["--", "-D", "warnings"]].concat())
    });
    // Debian's compiler for wasm brings no clippy.
    if matches!(compiler, Some(Compiler::Own { .. })) {
        tally.check("clippy: pages, for wasm", || {
            let args =
                ["clippy", "--locked", "--target", TARGET, "--features", "face", "--lib", "--bin", "app"];
            run(command("cargo", &args).args(["--", "-D", "warnings"])).map(drop)
        });
    }
}

fn pages(tally: &mut Tally, compiler: &Compiler) -> bool {
    let mut warnings = String::new();
    let built = tally.check("dist/", || {
        warnings = dist::build(compiler)?;
        Ok(())
    });
    if built {
        tally.check("no warnings when compiled for wasm", || {
            if warnings.is_empty() { Ok(()) } else { Err(warnings) }
        });
        tally.check("size of the first load", dist::report);
    }
    built
}

/// Everything that needs no browser.
fn native() -> Done<Count> {
    // A test that fails must not keep the other files' tests from running.
    tests(&["test", "--locked", "--workspace", "--no-fail-fast"])
}

/// What the pages and the browser's doors can prove without a browser; the core's own tests ran before.
fn of_pages() -> Done<Count> {
    let folders = ["--", "part::", "words::", "page::", "session::", "web::"];
    match tests(&[&["test", "--locked", "--features", "face", "--lib"], &folders[..]].concat())? {
        (0, 0) => Err("no test was found in the pages' folders".to_owned()),
        count => Ok(count),
    }
}

fn tests(args: &[&str]) -> Done<Count> {
    let mut cargo = command("cargo", args);
    let (text, ended_well) = output(&mut cargo)?;
    let (mut passed, mut failed) = (0, 0);
    for line in text.lines().filter_map(|line| line.strip_prefix("test result: ")) {
        let number = |word: &str| -> usize {
            let before = line.split(word).next().and_then(|before| before.split_whitespace().next_back());
            before.and_then(|number| number.parse().ok()).unwrap_or(0)
        };
        passed += number(" passed");
        failed += number(" failed");
    }
    if !ended_well {
        println!("{text}");
        failed = failed.max(1);
    }
    Ok((passed, failed))
}

fn in_browsers() -> Done<Count> {
    run(&mut command("cargo", &["build", "--locked", "-p", "nuoji-browser"]))?;
    let mut tests = command(crate::wasm::target().join("debug/nuoji-browser"), &["test"]);
    let (text, ended_well) = output(&mut tests)?;
    let last = text.lines().rev().find_map(|line| {
        let (passed, rest) = line.split_once(" passed, ")?;
        let failed = rest.strip_suffix(" failed")?;
        Some((passed.parse().ok()?, failed.parse().ok()?))
    });
    match last {
        Some((passed, failed)) => {
            // The lines of what passed are long; what failed is told in full.
            let shown = text.lines().filter(|line| failed > 0 || line.starts_with("skipped"));
            shown.for_each(|line| println!("  {line}"));
            Ok((passed, failed))
        }
        None => Err(format!(
            "{text}\nthe browser tests broke off{}",
            if ended_well { " without a count" } else { "" }
        )),
    }
}

/// Both outputs, and whether the program ended well.
fn output(command: &mut Command) -> Done<(String, bool)> {
    let output = command.stdin(Stdio::null()).output().map_err(|error| error.to_string())?;
    let text =
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    Ok((text, output.status.success()))
}
