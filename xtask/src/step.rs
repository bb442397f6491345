//! Running other programs: says what is done and how long it took, keeps the output of what went well short
//! and shows that of what failed in full.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// An error is a text for the person at the terminal: what went wrong and what to do.
pub type Done<T = ()> = Result<T, String>;

/// The repository's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask/ stands in the repository").to_path_buf()
}

/// A command in the repository's root, with its standard input closed.
pub fn command(program: impl AsRef<std::ffi::OsStr>, args: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(args).current_dir(root()).stdin(Stdio::null());
    // Set by the `cargo run` that started us; they would follow into other packages' builds.
    for name in ["CARGO", "CARGO_MANIFEST_DIR", "CARGO_MANIFEST_PATH", "CARGO_PKG_NAME", "CARGO_PKG_VERSION"]
    {
        command.env_remove(name);
    }
    command
}

/// Does a step and says how long it took.
pub fn timed<T>(what: &str, work: impl FnOnce() -> Done<T>) -> Done<T> {
    println!("· {what}");
    let start = Instant::now();
    let done = work();
    let verdict = if done.is_ok() { "done" } else { "failed" };
    println!("  {verdict} in {:.1} s", start.elapsed().as_secs_f64());
    done
}

/// The same work for each of several things, on all cores; the answers in the order of the things.
pub fn on_all_cores<T: Sync, A: Send>(things: &[T], work: impl Fn(&T) -> A + Sync) -> Vec<A> {
    let (next, answers) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let take = || {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(thing) = things.get(at) else { break };
            let answer = work(thing);
            answers.lock().expect("no work panics while it answers").push((at, answer));
        }
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        (0..cores.min(things.len())).for_each(|_| drop(scope.spawn(take)));
    });
    let mut answers = answers.into_inner().expect("no work panics while it answers");
    answers.sort_by_key(|(at, _)| *at);
    answers.into_iter().map(|(_, answer)| answer).collect()
}

/// Runs to the end; both outputs together, as an error when the program failed.
pub fn run(command: &mut Command) -> Done<String> {
    let named = shown(command);
    let output = command.output().map_err(|error| format!("{named}\ncannot be started: {error}"))?;
    let text =
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    if output.status.success() { Ok(text) } else { Err(format!("{named}\n{text}\n{}", output.status)) }
}

/// The standard output alone, of a program that is only asked something.
pub fn ask(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok().filter(|output| output.status.success())?;
    String::from_utf8(output.stdout).ok().map(|text| text.trim().to_owned())
}

/// Runs for at most `limit`; a program that takes longer is ended, which counts as failing.
pub fn run_for(command: &mut Command, limit: Duration) -> Done {
    let named = shown(command);
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("{named}\ncannot be started: {error}"))?;
    let start = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(status)) => return Err(format!("{named}\n{status}")),
            Ok(None) if start.elapsed() < limit => std::thread::sleep(Duration::from_millis(100)),
            Ok(None) => {
                let _ = child.kill();
                let _ = child.wait();
                return Err(format!("{named}\nno answer within {} s", limit.as_secs()));
            }
            Err(error) => return Err(format!("{named}\n{error}")),
        }
    }
}

/// The command as one would type it.
pub fn shown(command: &Command) -> String {
    let mut text = format!("$ {}", command.get_program().to_string_lossy());
    for arg in command.get_args() {
        text.push(' ');
        text.push_str(&arg.to_string_lossy());
    }
    text
}

/// Where a program of this name is found by PATH.
pub fn which(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}
