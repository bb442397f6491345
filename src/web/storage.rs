//! Text kept by the browser for this site. In: keys and text. Out: text, what other tabs changed, and
//! errors by cause. Refuses to know: what the text says.

use super::{Listener, error_name, listen, window};
use gloo_storage::{LocalStorage, Storage as _};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Storage, StorageEvent};

/// Why storage did not do as asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// Private window, sandboxed frame, or switched off by the visitor.
    Denied,
    /// The site's share is used up (about 5 million characters).
    Full,
    /// The browser has the value but cannot give it out.
    Unreadable,
}

/// What another tab did. `None` as key: everything was cleared; `None` as text: the key was removed.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    pub key: Option<String>,
    pub text: Option<String>,
}

/// gloo-storage traps where storage is denied, so the browser is asked first.
fn open() -> Result<Storage, StorageError> {
    match window().map(|window| window.local_storage()) {
        Some(Ok(Some(_))) => Ok(LocalStorage::raw()),
        _ => Err(StorageError::Denied),
    }
}

fn cause(error: &JsValue, other: StorageError) -> StorageError {
    match error_name(error).as_str() {
        "SecurityError" => StorageError::Denied,
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => StorageError::Full,
        _ => other,
    }
}

/// Whether storage can be used at all.
pub fn allowed() -> bool {
    open().is_ok()
}

pub fn get(key: &str) -> Result<Option<String>, StorageError> {
    open()?.get_item(key).map_err(|error| cause(&error, StorageError::Unreadable))
}

/// Either the whole text is stored, or the old one stays.
pub fn set(key: &str, text: &str) -> Result<(), StorageError> {
    open()?.set_item(key, text).map_err(|error| cause(&error, StorageError::Full))
}

pub fn remove(key: &str) -> Result<(), StorageError> {
    open()?.remove_item(key).map_err(|error| cause(&error, StorageError::Denied))
}

/// All keys with this beginning, sorted.
pub fn keys(beginning: &str) -> Result<Vec<String>, StorageError> {
    let storage = open()?;
    let length = storage.length().map_err(|error| cause(&error, StorageError::Unreadable))?;
    let mut out: Vec<String> = (0..length).filter_map(|i| storage.key(i).ok().flatten()).collect();
    out.retain(|key| key.starts_with(beginning));
    out.sort();
    Ok(out)
}

/// Calls back for what other tabs of this site change; never for this tab's own writing.
pub fn on_change(mut call: impl FnMut(Changed) + 'static) -> Listener {
    listen::on_window("storage", move |event| {
        if let Some(event) = event.dyn_ref::<StorageEvent>() {
            call(Changed { key: event.key(), text: event.new_value() });
        }
    })
}

/// Calls back when the page may be about to go: the last moment to store what is still being typed.
pub fn on_leaving(call: impl FnMut() + Clone + 'static) -> [Listener; 2] {
    let (mut hidden, mut left) = (call.clone(), call);
    let is_hidden = || window().and_then(|window| window.document()).is_some_and(|page| page.hidden());
    [
        listen::on_document("visibilitychange", move |_| {
            if is_hidden() {
                hidden();
            }
        }),
        listen::on_window("pagehide", move |_| left()),
    ]
}

/// Whether the browser has promised not to clear this site's storage. `None` where it cannot be asked.
pub async fn persisted() -> Option<bool> {
    let navigator = window()?.navigator();
    super::property(&navigator, "storage")
        .filter(|storage| super::property(storage, "persisted").is_some())?;
    let asked = navigator.storage().persisted().ok()?;
    wasm_bindgen_futures::JsFuture::from(asked).await.ok()?.as_bool()
}

/// Asks the browser not to clear this site's storage of its own accord. `None` where it cannot be asked.
pub async fn persist() -> Option<bool> {
    let navigator = window()?.navigator();
    super::property(&navigator, "storage").filter(|storage| super::property(storage, "persist").is_some())?;
    let asked = navigator.storage().persist().ok()?;
    wasm_bindgen_futures::JsFuture::from(asked).await.ok()?.as_bool()
}
