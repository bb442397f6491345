//! The words in which scenarios speak: open, find, click, type, wait, read. Every wait has an end and says what
//! it waited for. Elements are named by CSS selectors, those of the hooks that the product promises.

use crate::console::{self, Mark};
use crate::engine::Engine;
use crate::session::{Element, Session};
use serde_json::{Value, json};
use std::path::Path;
use std::time::{Duration, Instant};
use xtask::serve::Server;

/// What went wrong, as a sentence.
pub type Failure = String;

const PATIENCE: Duration = Duration::from_secs(15);
/// Most static hosts put a site below a folder of its own.
const BELOW: &str = "/some/folder/";

/// A fresh visit: a host of its own (a port is an origin), so that nothing is stored yet.
pub struct Page<'a> {
    pub session: &'a Session,
    pub server: Server,
    mark: Mark,
}

impl<'a> Page<'a> {
    pub fn visit(session: &'a Session, dist: &Path) -> Result<Page<'a>, Failure> {
        let server = Server::start(dist, BELOW, 0)?;
        session.goto("about:blank")?;
        session.size(1280, 900)?;
        let mark = console::mark(session)?;
        Ok(Page { session, server, mark })
    }

    pub fn engine(&self) -> Engine {
        self.session.engine
    }

    /// Opens an address of the app, such as `/tasks?q=…` (percent-encoded here where needed).
    pub fn open(&self, place: &str) -> Result<(), Failure> {
        self.session.goto(&format!("{}#{place}", self.server.url()))?;
        self.wait("main").map(drop)
    }

    /// Opens a file of dist/ by its own address.
    pub fn open_file(&self, name: &str) -> Result<(), Failure> {
        self.session.goto(&format!("{}{name}", self.server.url()))
    }

    pub fn reload(&self) -> Result<(), Failure> {
        self.session.reload()?;
        self.wait("main").map(drop)
    }

    /// What stands after `#`, decoded.
    pub fn place(&self) -> Result<String, Failure> {
        self.text_of_script("return decodeURIComponent(location.hash.slice(1))")
    }

    /// The element, once it is there and visible.
    pub fn wait(&self, css: &str) -> Result<Element, Failure> {
        let visible = "const found = document.querySelector(arguments[0]);
            return !!found && found.getClientRects().length > 0;";
        self.until_some(&format!("`{css}` on the page"), || {
            if self.session.script(visible, json!([css]))? != Value::Bool(true) {
                return Ok(None);
            }
            match self.session.find(css) {
                // Drawn anew in between: the next look finds the new one.
                Err(why) if why.contains("stale element") => Ok(None),
                looked => looked,
            }
        })
    }

    pub fn wait_gone(&self, css: &str) -> Result<(), Failure> {
        self.until(&format!("`{css}` gone"), || Ok(self.count(css)? == 0))
    }

    /// Until a script's answer is true.
    pub fn wait_for(&self, what: &str, script: &str, args: Value) -> Result<(), Failure> {
        self.until(what, || Ok(self.session.script(script, args.clone())? == Value::Bool(true)))
    }

    pub fn until(&self, what: &str, mut ready: impl FnMut() -> Result<bool, Failure>) -> Result<(), Failure> {
        self.until_some(what, || Ok(ready()?.then_some(())))
    }

    /// Until there is an answer.
    pub fn until_some<T>(
        &self,
        what: &str,
        mut ready: impl FnMut() -> Result<Option<T>, Failure>,
    ) -> Result<T, Failure> {
        let start = Instant::now();
        loop {
            if let Some(answer) = ready()? {
                return Ok(answer);
            }
            if start.elapsed() > PATIENCE {
                return Err(format!("waited {} s in vain for {what}", PATIENCE.as_secs()));
            }
            std::thread::sleep(Duration::from_millis(40));
        }
    }

    /// Clicks as a visitor does: brought into view, at its middle.
    pub fn click(&self, css: &str) -> Result<(), Failure> {
        let element = self.wait(css)?;
        let into_view = "arguments[0].scrollIntoView({ block: 'center' })";
        self.session.script(into_view, json!([self.session.argument(&element)]))?;
        self.session.click(&element).map_err(|why| format!("click on `{css}`: {why}"))
    }

    /// Replaces a field's text, key by key.
    pub fn fill(&self, css: &str, text: &str) -> Result<(), Failure> {
        let element = self.wait(css)?;
        self.session.clear(&element)?;
        self.session.keys(&element, text)
    }

    /// Presses keys while the element has the focus; `\u{E007}` is Enter, `\u{E004}` Tab, `\u{E00C}` Escape.
    pub fn press(&self, css: &str, keys: &str) -> Result<(), Failure> {
        let element = self.wait(css)?;
        self.session.keys(&element, keys)
    }

    pub fn count(&self, css: &str) -> Result<usize, Failure> {
        let count =
            self.session.script("return document.querySelectorAll(arguments[0]).length", json!([css]))?;
        count
            .as_u64()
            .and_then(|count| usize::try_from(count).ok())
            .ok_or_else(|| format!("no count: {count}"))
    }

    pub fn text(&self, css: &str) -> Result<String, Failure> {
        self.wait(css)?;
        let answer = self.session.script(
            "const found = document.querySelector(arguments[0]); return found ? found.textContent.trim() : ''",
            json!([css]),
        )?;
        Ok(answer.as_str().unwrap_or("").to_owned())
    }

    pub fn texts(&self, css: &str) -> Result<Vec<String>, Failure> {
        let script =
            "return [...document.querySelectorAll(arguments[0])].map(found => found.textContent.trim())";
        let answer = self.session.script(script, json!([css]))?;
        Ok(answer.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect())
    }

    pub fn attribute(&self, css: &str, name: &str) -> Result<Option<String>, Failure> {
        let script = "const found = document.querySelector(arguments[0]);
            return found ? found.getAttribute(arguments[1]) : null";
        Ok(self.session.script(script, json!([css, name]))?.as_str().map(str::to_owned))
    }

    /// What a field holds now.
    pub fn value(&self, css: &str) -> Result<String, Failure> {
        self.wait(css)?;
        let answer =
            self.session.script("return document.querySelector(arguments[0]).value", json!([css]))?;
        Ok(answer.as_str().unwrap_or("").to_owned())
    }

    /// The number of hits that the page shows.
    pub fn total(&self) -> Result<usize, Failure> {
        let text = self.text("[data-total]")?;
        text.parse().map_err(|_| format!("[data-total] holds `{text}`, not a number alone"))
    }

    pub fn text_of_script(&self, script: &str) -> Result<String, Failure> {
        Ok(self.session.script(script, json!([]))?.as_str().unwrap_or("").to_owned())
    }

    /// What every visit must leave behind: an empty console, no request elsewhere, no file missing.
    pub fn leave(&self) -> Result<(), Failure> {
        let said = console::complaints(self.session, self.mark, &self.origin())?;
        ensure(said.is_empty(), || format!("the console says:\n{}", said.join("\n")))?;
        let outside = console::outside(self.session, &self.origin())?;
        ensure(outside.is_empty(), || format!("asked outside of its origin:\n{}", outside.join("\n")))?;
        let missed: Vec<_> = self.server.log().into_iter().filter(|asked| asked.status >= 400).collect();
        ensure(missed.is_empty(), || format!("asked in vain: {missed:?}"))
    }

    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}/", self.server.port())
    }
}

pub fn ensure(holds: bool, why: impl FnOnce() -> String) -> Result<(), Failure> {
    if holds { Ok(()) } else { Err(why()) }
}
