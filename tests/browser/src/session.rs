//! One browser session by the W3C WebDriver protocol: commands in, JSON values out. Knows nothing of 诺迹.
//!
//! The protocol is a dozen of JSON requests to a local port, so they are sent with ureq (blocking, without TLS:
//! a few seconds to compile). The known clients bring tokio and a TLS stack, a minute and more on two cores,
//! and none speaks Chromium's own commands for logs and emulation without such a request by hand.

use crate::driver::Driver;
use crate::engine::Engine;
use serde_json::{Value, json};
use std::time::Duration;
use ureq::Agent;

/// The protocol's name for an element's id.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

pub struct Session {
    pub engine: Engine,
    pub driver: Driver,
    agent: Agent,
    base: String,
}

/// A node of the page that is open now.
#[derive(Debug, Clone)]
pub struct Element(String);

impl Session {
    pub fn start(engine: Engine) -> Result<Session, String> {
        let driver = Driver::start(engine)?;
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(120)))
            .build();
        let agent = Agent::new_with_config(config);
        let base = format!("http://127.0.0.1:{}", driver.port);
        let wanted = json!({ "capabilities": { "alwaysMatch": engine.capabilities(&driver.home) } });
        let answer = post(&agent, &format!("{base}/session"), &wanted)
            .map_err(|error| format!("{}: no session: {error}\n{}", engine.name(), driver.output()))?;
        let id = answer["sessionId"].as_str().ok_or_else(|| format!("no session id: {answer}"))?;
        let session = Session { engine, agent, base: format!("{base}/session/{id}"), driver };
        session.post("timeouts", json!({ "script": 60_000, "pageLoad": 60_000, "implicit": 0 }))?;
        Ok(session)
    }

    pub fn post(&self, path: &str, body: Value) -> Result<Value, String> {
        post(&self.agent, &format!("{}/{path}", self.base), &body).map_err(|error| format!("{path}: {error}"))
    }

    pub fn get(&self, path: &str) -> Result<Value, String> {
        value(self.agent.get(format!("{}/{path}", self.base)).call())
            .map_err(|error| format!("{path}: {error}"))
    }

    pub fn delete(&self, path: &str) -> Result<Value, String> {
        value(self.agent.delete(format!("{}/{path}", self.base)).call())
            .map_err(|error| format!("{path}: {error}"))
    }

    pub fn goto(&self, url: &str) -> Result<(), String> {
        self.post("url", json!({ "url": url })).map(drop)
    }

    pub fn url(&self) -> Result<String, String> {
        Ok(self.get("url")?.as_str().unwrap_or("").to_owned())
    }

    pub fn reload(&self) -> Result<(), String> {
        self.post("refresh", json!({})).map(drop)
    }

    pub fn back(&self) -> Result<(), String> {
        self.post("back", json!({})).map(drop)
    }

    /// The body of a function; `arguments` holds `args`.
    pub fn script(&self, body: &str, args: Value) -> Result<Value, String> {
        self.post("execute/sync", json!({ "script": body, "args": args }))
    }

    /// Waits until the script calls its last argument, whose argument is the answer.
    pub fn script_later(&self, body: &str, args: Value) -> Result<Value, String> {
        self.post("execute/async", json!({ "script": body, "args": args }))
    }

    /// The first element, or none.
    pub fn find(&self, css: &str) -> Result<Option<Element>, String> {
        let found = self.post("elements", json!({ "using": "css selector", "value": css }))?;
        Ok(found[0][ELEMENT].as_str().map(|id| Element(id.to_owned())))
    }

    pub fn click(&self, element: &Element) -> Result<(), String> {
        self.post(&format!("element/{}/click", element.0), json!({})).map(drop)
    }

    pub fn clear(&self, element: &Element) -> Result<(), String> {
        self.post(&format!("element/{}/clear", element.0), json!({})).map(drop)
    }

    pub fn keys(&self, element: &Element, text: &str) -> Result<(), String> {
        self.post(&format!("element/{}/value", element.0), json!({ "text": text })).map(drop)
    }

    /// As an argument of a script.
    pub fn argument(&self, element: &Element) -> Value {
        json!({ ELEMENT: element.0 })
    }

    pub fn size(&self, width: u32, height: u32) -> Result<(), String> {
        self.post("window/rect", json!({ "width": width, "height": height })).map(drop)
    }

    /// Base64 of a PNG of what the window shows.
    pub fn picture(&self) -> Result<String, String> {
        Ok(self.get("screenshot")?.as_str().unwrap_or("").to_owned())
    }

    /// A command of Chromium's own protocol.
    pub fn chromium(&self, command: &str, params: Value) -> Result<Value, String> {
        self.post("goog/cdp/execute", json!({ "cmd": command, "params": params }))
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.agent.delete(&self.base).call();
    }
}

type Answer = Result<ureq::http::Response<ureq::Body>, ureq::Error>;

fn post(agent: &Agent, url: &str, body: &Value) -> Result<Value, String> {
    value(agent.post(url).send_json(body))
}

/// The answer's `value`; the protocol puts errors there too, with an `error` and a `message`.
fn value(answer: Answer) -> Result<Value, String> {
    let mut answer = answer.map_err(|error| error.to_string())?;
    let mut body = answer
        .body_mut()
        .with_config()
        .limit(256 << 20)
        .read_json::<Value>()
        .map_err(|error| error.to_string())?;
    let value = body["value"].take();
    match value["error"].as_str() {
        Some(error) if !answer.status().is_success() => {
            let message = value["message"].as_str().unwrap_or("").lines().next().unwrap_or("");
            Err(format!("{error}: {message}"))
        }
        _ => Ok(value),
    }
}
