//! The browser's doors, small and total. In and out: text, bytes, callbacks, and errors that name
//! what a visitor can act on. Refuses to know: reports, records, notes.

pub mod address;
pub mod api;
pub mod carried;
pub mod clipboard;
pub mod clock;
pub mod database;
pub mod deflate;
pub mod file;
pub mod han;
mod listen;
pub mod offline;
pub mod picture;
pub mod request;
pub mod room;
pub mod selection;
pub mod share;
pub mod storage;
pub mod turn;
pub mod worker;

pub use listen::Listener;

use wasm_bindgen::{JsCast, JsValue};

/// The page's window; `None` in a worker.
fn window() -> Option<web_sys::Window> {
    js_sys::global().dyn_into().ok()
}

/// A property that may be missing, whatever it is asked of.
fn property(of: &JsValue, name: &str) -> Option<JsValue> {
    let value = js_sys::Reflect::get(of, &JsValue::from_str(name)).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

/// The name of an exception, empty where it has none.
fn error_name(error: &JsValue) -> String {
    property(error, "name").and_then(|name| name.as_string()).unwrap_or_default()
}
