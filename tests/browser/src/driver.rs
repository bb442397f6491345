//! Programs beside the browser: the engine's driver, and an X display for those that need one. Both end with
//! the value that holds them; what the driver and its browser print is kept, since consoles show up there.

use crate::engine::Engine;
use std::fs::File;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

pub struct Driver {
    pub port: u16,
    pub home: PathBuf,
    child: Child,
    _display: Option<Display>,
}

impl Driver {
    pub fn start(engine: Engine) -> Result<Driver, String> {
        let port = free_port()?;
        let home = std::env::temp_dir().join(format!("nuoji-{}-{port}", engine.name()));
        let _ = std::fs::remove_dir_all(&home);
        std::fs::create_dir_all(&home).map_err(|error| format!("{}: {error}", home.display()))?;
        let display = if engine == Engine::WebKit { Some(Display::start()?) } else { None };
        let output = home.join("output");
        let writer = File::create(&output).map_err(|error| format!("{}: {error}", output.display()))?;
        let copy = writer.try_clone().map_err(|error| error.to_string())?;
        let mut command =
            engine.driver(port, &home, display.as_ref().map(|display| display.name.as_str()))?;
        command.stdin(Stdio::null()).stdout(writer).stderr(copy);
        let child = command.spawn().map_err(|error| {
            let program = command.get_program().to_string_lossy();
            format!("{program} cannot be started: {error}; `cargo xtask test` sets the browsers up")
        })?;
        let driver = Driver { port, home, child, _display: display };
        wait(&format!("{}'s driver", engine.name()), || {
            TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok()
        })?;
        Ok(driver)
    }

    /// What driver and browser have printed so far.
    pub fn output(&self) -> String {
        let bytes = std::fs::read(self.home.join("output")).unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = std::fs::remove_dir_all(&self.home);
    }
}

/// A screen that nobody sees.
struct Display {
    name: String,
    child: Child,
}

impl Display {
    fn start() -> Result<Display, String> {
        let number = (90..400)
            .find(|number| !lock(*number).exists() && !socket(*number).exists())
            .ok_or("no free X display")?;
        let name = format!(":{number}");
        let child = Command::new("Xvfb")
            .args([&name, "-screen", "0", "1600x1200x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("Xvfb cannot be started: {error}"))?;
        let display = Display { name, child };
        wait("Xvfb", || socket(number).exists())?;
        Ok(display)
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let number = self.name.trim_start_matches(':').parse().unwrap_or(0);
        let _ = std::fs::remove_file(lock(number));
        let _ = std::fs::remove_file(socket(number));
    }
}

fn lock(number: u32) -> PathBuf {
    PathBuf::from(format!("/tmp/.X{number}-lock"))
}

fn socket(number: u32) -> PathBuf {
    Path::new("/tmp/.X11-unix").join(format!("X{number}"))
}

fn free_port() -> Result<u16, String> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(|error| error.to_string())?;
    listener.local_addr().map(|address| address.port()).map_err(|error| error.to_string())
}

fn wait(what: &str, ready: impl Fn() -> bool) -> Result<(), String> {
    let start = Instant::now();
    while !ready() {
        if start.elapsed() > Duration::from_secs(30) {
            return Err(format!("{what} did not come up within 30 s"));
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}
