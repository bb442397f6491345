//! Text kept by the browser for this site. In: keys and text. Out: text, that other tabs changed something, and
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

/// Calls back when other tabs of this site changed what stands under a key, or everything, never for this tab's own
/// writing; and when the page is seen again, since a page that sleeps is told nothing. What was written is not told:
/// it may be overwritten by now.
pub fn on_change(key: &'static str, call: impl FnMut() + Clone + 'static) -> [Listener; 3] {
    let (mut changed, mut seen, mut back) = (call.clone(), call.clone(), call);
    [
        listen::on_window("storage", move |event| {
            let event = event.dyn_ref::<StorageEvent>().and_then(StorageEvent::key);
            if event.is_none_or(|own| own == key) {
                changed();
            }
        }),
        listen::on_document("visibilitychange", move |_| {
            if !is_hidden() {
                seen();
            }
        }),
        listen::on_window("pageshow", move |_| back()),
    ]
}

/// Has the browser ask before the page is left, while this is kept.
pub fn ask_before_leaving() -> Listener {
    listen::on_window("beforeunload", |event| event.prevent_default())
}

fn is_hidden() -> bool {
    window().and_then(|window| window.document()).is_some_and(|page| page.hidden())
}

/// Calls back when the page may be about to go: the last moment to store what is still being typed.
pub fn on_leaving(call: impl FnMut() + Clone + 'static) -> [Listener; 2] {
    let (mut hidden, mut left) = (call.clone(), call);
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
