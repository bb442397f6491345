//! The three engines: how each one's driver is started and which capabilities open a session in it.

use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    pub const ALL: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

    pub fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::WebKit => "webkit",
        }
    }

    /// The driver, listening on `port`; `home` is an empty folder of its own, `display` an X display.
    pub fn driver(self, port: u16, home: &Path, display: Option<&str>) -> Result<Command, String> {
        let mut command = match self {
            Engine::Chromium => {
                let mut command = Command::new("chromedriver");
                command.arg(format!("--port={port}"));
                command
            }
            Engine::Firefox => {
                let mut command = Command::new(xtask::tools::geckodriver()?);
                // Its second port speaks BiDi and is 9222 unless told; two sessions would meet there.
                command
                    .args(["--port", &port.to_string(), "--websocket-port", "0", "--profile-root"])
                    .arg(home)
                    // The browser's console can then be read with what the content policy refused.
                    .arg("--allow-system-access");
                command.env("HOME", home).env("MOZ_HEADLESS", "1").env("MOZ_CRASHREPORTER_DISABLE", "1");
                command
            }
            Engine::WebKit => {
                let mut command = Command::new("WebKitWebDriver");
                command.arg(format!("--port={port}")).env("HOME", home);
                command.env("XDG_DATA_HOME", home.join("data")).env("XDG_CACHE_HOME", home.join("cache"));
                // No sandbox within a container, no graphics card there either.
                command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
                command.env("WEBKIT_DISABLE_COMPOSITING_MODE", "1").env("GDK_BACKEND", "x11");
                command
            }
        };
        if let Some(display) = display {
            command.env("DISPLAY", display);
        }
        Ok(command)
    }

    pub fn capabilities(self, home: &Path) -> Value {
        match self {
            Engine::Chromium => {
                let profile = format!("--user-data-dir={}", home.join("profile").display());
                json!({
                    "goog:chromeOptions": { "args": [
                        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                        "--disable-background-networking", "--disable-component-update", "--disable-sync",
                        "--disable-dev-shm-usage", "--force-device-scale-factor=1", "--lang=zh-CN", profile,
                    ]},
                    "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
                })
            }
            // Firefox cuts off a script that still runs when the address changes, and reports it;
            // scenarios go on quicker than people do, and an error there is of the page left.
            Engine::Firefox => json!({
                "moz:firefoxOptions": { "args": ["-headless"], "prefs": {
                    "intl.accept_languages": "zh-CN, zh",
                    "app.update.enabled": false,
                    "dom.ipc.processHangMonitor": false,
                    "devtools.console.stdout.content": true,
                }},
            }),
            Engine::WebKit => json!({
                "webkitgtk:browserOptions": {
                    "binary": mini_browser(),
                    "args": ["--automation"],
                },
            }),
        }
    }
}

/// WebKitGTK's own small browser, whose folder is named by the machine's architecture.
fn mini_browser() -> PathBuf {
    let below = |folder: &Path| {
        let entries = std::fs::read_dir(folder).ok()?;
        let mut found: Vec<PathBuf> = entries
            .flatten()
            .map(|entry| entry.path().join("webkit2gtk-4.1/MiniBrowser"))
            .filter(|file| file.is_file())
            .collect();
        found.sort();
        found.pop()
    };
    below(Path::new("/usr/lib"))
        .or_else(|| below(Path::new("/usr/libexec")))
        .unwrap_or_else(|| PathBuf::from("/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser"))
}
