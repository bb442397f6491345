//! Runs the scenarios: one session an engine, kept for all of them, each visit on a host of its own. Engines run
//! side by side, as many as there are processors. What passes is one line, what fails is told in full, with a
//! picture in target/browser/.

use crate::console;
use crate::engine::Engine;
use crate::page::{Failure, Page};
use crate::scenario::{self, Scenario};
use crate::session::Session;
use crate::shot::from_base64;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Instant;

pub const USAGE: &str = "nuoji-browser test [--engine chromium|firefox|webkit] [--only WORD]";

pub fn test(args: &[String]) -> Result<(), String> {
    let (mut engines, mut only) = (Engine::ALL.to_vec(), String::new());
    for pair in args.chunks(2) {
        match pair {
            [flag, name] if flag == "--engine" => engines.retain(|engine| engine.name() == name),
            [flag, word] if flag == "--only" => only.clone_from(word),
            _ => return Err(USAGE.to_owned()),
        }
    }
    let dist = xtask::dist::folder();
    if !dist.join("index.html").is_file() {
        return Err("dist/ is not built: cargo xtask dist".to_owned());
    }
    let scenarios: Vec<&Scenario> =
        scenario::ALL.iter().copied().flatten().filter(|s| s.name.contains(&only)).collect();
    let waiting = Mutex::new(engines);
    let count = Mutex::new((0, 0));
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads.min(Engine::ALL.len()) {
            scope.spawn(|| {
                loop {
                    // The guard must not live while the engine runs.
                    let next =
                        waiting.lock().ok().filter(|left| !left.is_empty()).map(|mut left| left.remove(0));
                    let Some(engine) = next else { return };
                    let (passed, failed) = run_in(engine, &scenarios, &dist);
                    if let Ok(mut count) = count.lock() {
                        *count = (count.0 + passed, count.1 + failed);
                    }
                }
            });
        }
    });
    let (passed, failed) = count.into_inner().map_err(|_| "an engine's thread broke off")?;
    println!("{passed} passed, {failed} failed");
    if failed == 0 && passed > 0 { Ok(()) } else { Err("the browser tests did not pass".to_owned()) }
}

fn run_in(engine: Engine, scenarios: &[&Scenario], dist: &Path) -> (usize, usize) {
    let (mut passed, mut failed) = (0, 0);
    let copy = if engine == Engine::WebKit { Some(console::collecting(dist)) } else { None };
    let served = match &copy {
        Some(Ok(copy)) => copy.as_path(),
        _ => dist,
    };
    let mut session: Option<Session> = None;
    for scenario in scenarios.iter().filter(|scenario| scenario.engines.contains(&engine)) {
        let start = Instant::now();
        let result = (|| {
            if session.as_ref().is_none_or(|session| session.url().is_err()) {
                session = None;
                session = Some(Session::start(engine)?);
            }
            let session = session.as_ref().ok_or("no session")?;
            let folder = if scenario.as_built { dist } else { served };
            once(session, scenario, folder)
        })();
        let time = start.elapsed().as_secs_f64();
        match result {
            Ok(()) => {
                passed += 1;
                println!("ok      {:9} {} ({time:.1} s)", engine.name(), scenario.name);
            }
            Err(why) => {
                failed += 1;
                let seen = session.as_ref().map(|session| picture(session, scenario)).unwrap_or_default();
                println!("FAILED  {:9} {} ({time:.1} s)\n{why}\n{seen}", engine.name(), scenario.name);
            }
        }
    }
    if let Some(Ok(copy)) = copy {
        let _ = std::fs::remove_dir_all(copy);
    }
    (passed, failed)
}

fn once(session: &Session, scenario: &Scenario, dist: &Path) -> Result<(), Failure> {
    let page = Page::visit(session, dist)?;
    let done = (scenario.run)(&page);
    let left = if scenario.as_built { Ok(()) } else { page.leave() };
    match (done, left) {
        (Ok(()), left) => left,
        (Err(why), Ok(())) => Err(why),
        (Err(why), Err(and)) => Err(format!("{why}\n{and}")),
    }
}

/// Says where the picture of the failure is.
fn picture(session: &Session, scenario: &Scenario) -> String {
    let folder = xtask::wasm::target().join("browser");
    let name: String = scenario.name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let file: PathBuf = folder.join(format!("{}-{name}.png", session.engine.name()));
    let bytes = session.picture().ok().and_then(|text| from_base64(&text)).unwrap_or_default();
    let url = session.url().unwrap_or_default();
    match std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&file, bytes)) {
        Ok(()) => format!("at {url}\npicture: {}", file.display()),
        Err(error) => format!("at {url}\nno picture: {error}"),
    }
}
