//! What the console says, and which addresses were asked for, as far as each engine tells:
//! - Chromium: its own logs of console and network, complete.
//! - Firefox: its console's store (script errors, refusals by the content policy, failed loads) and what
//!   `console.*` printed; addresses from the page's Resource Timing entries.
//! - WebKit: tells nothing while it is driven. It is served a copy of dist/ whose index.html has one more
//!   script before all others, which collects errors, refusals and `console.error` and `console.warn`;
//!   addresses from Resource Timing.

use crate::engine::Engine;
use crate::session::Session;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// A place among a driver's growing records: what came before belongs to an earlier scenario.
#[derive(Debug, Default, Clone, Copy)]
pub struct Mark {
    printed: usize,
}

/// Forgets what was said so far.
pub fn mark(session: &Session) -> Result<Mark, String> {
    match session.engine {
        Engine::Chromium => {
            session.post("se/log", json!({ "type": "browser" }))?;
            session.post("se/log", json!({ "type": "performance" }))?;
        }
        Engine::Firefox => {
            firefox(session, "Services.console.reset(); return [];")?;
        }
        Engine::WebKit => {}
    }
    Ok(Mark { printed: session.driver.output().len() })
}

/// Errors and warnings since the mark; `origin` is where our pages came from.
pub fn complaints(session: &Session, mark: Mark, origin: &str) -> Result<Vec<String>, String> {
    match session.engine {
        Engine::Chromium => {
            let log = session.post("se/log", json!({ "type": "browser" }))?;
            let bad = |entry: &&Value| matches!(entry["level"].as_str(), Some("SEVERE" | "WARNING"));
            Ok(list(&log).iter().filter(bad).map(|entry| text(&entry["message"])).collect())
        }
        Engine::Firefox => {
            let store =
                "return Services.console.getMessageArray().filter(m => m instanceof Ci.nsIScriptError)
                .map(m => m.sourceName + ': ' + m.errorMessage);";
            let kept = firefox(session, store)?;
            // The browser's own files speak of ours: its history, for one, keeps no address beyond 64 kB, and says so.
            let own = |said: &str| said.starts_with("resource://") || said.starts_with("chrome://");
            let mut said: Vec<String> =
                list(&kept).iter().map(text).filter(|said| said.contains(origin) && !own(said)).collect();
            let output = session.driver.output();
            let printed = output.get(mark.printed..).unwrap_or("");
            // They print there as well, but name their own addresses or none of ours.
            let ours = |line: &&str| {
                let error = line.strip_prefix("JavaScript error: ");
                (line.starts_with("console.error: \"") || line.starts_with("console.warn: \""))
                    || error.is_some_and(|error| error.contains(origin) && !own(error))
            };
            said.extend(printed.lines().filter(ours).map(str::to_owned));
            Ok(said)
        }
        Engine::WebKit => {
            let said =
                session.script("return JSON.parse(sessionStorage.getItem('said') || '[]')", json!([]))?;
            Ok(list(&said).iter().map(text).collect())
        }
    }
}

/// Addresses asked for outside of `origin` since the mark.
pub fn outside(session: &Session, origin: &str) -> Result<Vec<String>, String> {
    let asked: Vec<String> = match session.engine {
        Engine::Chromium => {
            let log = session.post("se/log", json!({ "type": "performance" }))?;
            let sent = |entry: &Value| {
                let message: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
                let message = &message["message"];
                let sent = message["method"] == "Network.requestWillBeSent";
                sent.then(|| text(&message["params"]["request"]["url"]))
            };
            list(&log).iter().filter_map(sent).collect()
        }
        Engine::Firefox | Engine::WebKit => {
            let names = "return performance.getEntriesByType('resource').map(entry => entry.name)";
            list(&session.script(names, json!([]))?).iter().map(text).collect()
        }
    };
    let inside = |url: &String| {
        url.starts_with(origin)
            || ["data:", "blob:", "about:", "chrome:"].iter().any(|own| url.starts_with(own))
    };
    Ok(asked.into_iter().filter(|url| !inside(url)).collect())
}

/// A copy of dist/ for WebKit, with the collecting script; the folder is new each time.
pub fn collecting(dist: &Path) -> Result<PathBuf, String> {
    let copy = std::env::temp_dir().join(format!("nuoji-collecting-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&copy);
    let made = (|| {
        for name in xtask::sizes::files(dist).map_err(std::io::Error::other)? {
            let to = copy.join(&name);
            if let Some(folder) = to.parent() {
                std::fs::create_dir_all(folder)?;
            }
            std::fs::copy(dist.join(&name), to)?;
        }
        let page = copy.join("index.html");
        let html = std::fs::read_to_string(&page)?;
        let html = html.replacen("<head>", "<head><script src=\"collect.js\"></script>", 1);
        std::fs::write(page, html)?;
        std::fs::write(copy.join("collect.js"), COLLECT)
    })();
    made.map(|()| copy.clone()).map_err(|error: std::io::Error| format!("{}: {error}", copy.display()))
}

const COLLECT: &str = r#"
(() => {
  const say = (...words) => {
    const said = JSON.parse(sessionStorage.getItem("said") || "[]");
    said.push(words.map(String).join(" "));
    sessionStorage.setItem("said", JSON.stringify(said));
  };
  for (const name of ["error", "warn"]) {
    const before = console[name];
    console[name] = (...words) => { say("console." + name, ...words); before.apply(console, words); };
  }
  addEventListener("error", event => say("error", event.message || (event.target.src || event.target.href)), true);
  addEventListener("unhandledrejection", event => say("rejected", event.reason));
  document.addEventListener("securitypolicyviolation",
    event => say("refused", event.violatedDirective, event.blockedURI, event.sourceFile));
})();
"#;

/// Runs a script with the browser's own rights.
fn firefox(session: &Session, script: &str) -> Result<Value, String> {
    session.post("moz/context", json!({ "context": "chrome" }))?;
    let answer = session.script(script, json!([]));
    session.post("moz/context", json!({ "context": "content" }))?;
    answer
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
