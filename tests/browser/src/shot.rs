//! A picture of a page, by Chromium: any width, light or dark, the window or the full length.

use crate::engine::Engine;
use crate::session::Session;
use serde_json::json;
use std::time::{Duration, Instant};

pub const USAGE: &str =
    "nuoji-browser shot URL out.png [--width 1440] [--height 900] [--dark] [--full] [--wait CSS]";

pub fn take(args: &[String]) -> Result<(), String> {
    let mut wanted =
        Shot { url: "", file: "", width: 1440, height: 900, dark: false, full: false, wait: "main *" };
    let mut places = Vec::new();
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        let mut next = || args.next().ok_or_else(|| format!("{arg} wants a value"));
        match arg.as_str() {
            "--width" => wanted.width = next()?.parse().map_err(|_| "--width wants a number")?,
            "--height" => wanted.height = next()?.parse().map_err(|_| "--height wants a number")?,
            "--wait" => wanted.wait = next()?,
            "--dark" => wanted.dark = true,
            "--full" => wanted.full = true,
            other => places.push(other),
        }
    }
    let [url, file] = places.as_slice() else { return Err(USAGE.to_owned()) };
    (wanted.url, wanted.file) = (url, file);
    let session = Session::start(Engine::Chromium)?;
    wanted.take(&session)
}

struct Shot<'a> {
    url: &'a str,
    file: &'a str,
    width: u32,
    height: u32,
    dark: bool,
    full: bool,
    /// The picture is taken once this is on the page (or after ten seconds).
    wait: &'a str,
}

impl Shot<'_> {
    fn take(&self, session: &Session) -> Result<(), String> {
        let phone = self.width < 600;
        let metrics =
            json!({ "width": self.width, "height": self.height, "deviceScaleFactor": 1, "mobile": phone });
        session.chromium("Emulation.setDeviceMetricsOverride", metrics)?;
        session.chromium("Emulation.setScrollbarsHidden", json!({ "hidden": true }))?;
        let scheme = if self.dark { "dark" } else { "light" };
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        session.chromium("Emulation.setEmulatedMedia", features)?;
        session.goto(self.url)?;
        let start = Instant::now();
        while session.find(self.wait)?.is_none() && start.elapsed() < Duration::from_secs(10) {
            std::thread::sleep(Duration::from_millis(50));
        }
        // Fonts and transitions settle.
        std::thread::sleep(Duration::from_millis(400));
        let picture = json!({ "format": "png", "captureBeyondViewport": self.full });
        let answer = session.chromium("Page.captureScreenshot", self.clip(session, picture)?)?;
        let data = answer["data"].as_str().ok_or("Chromium took no picture")?;
        let bytes = from_base64(data).ok_or("the picture is no base64")?;
        std::fs::write(self.file, bytes).map_err(|error| format!("{}: {error}", self.file))?;
        for entry in session.post("se/log", json!({ "type": "browser" }))?.as_array().into_iter().flatten() {
            println!("console: {} {}", entry["level"], entry["message"]);
        }
        Ok(())
    }

    fn clip(&self, session: &Session, mut picture: serde_json::Value) -> Result<serde_json::Value, String> {
        if self.full {
            let height = session.script("return document.documentElement.scrollHeight", json!([]))?;
            picture["clip"] = json!({ "x": 0, "y": 0, "width": self.width, "height": height, "scale": 1 });
        }
        Ok(picture)
    }
}

pub fn from_base64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut held) = (0u32, 0);
    for digit in text.bytes().filter(|byte| *byte != b'=') {
        let six = match digit {
            b'A'..=b'Z' => digit - b'A',
            b'a'..=b'z' => digit - b'a' + 26,
            b'0'..=b'9' => digit - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(six);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    }
    Some(bytes)
}
