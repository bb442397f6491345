//! What is too large for local storage, kept by the browser in IndexedDB. In: entries under a key. Out: the entries, errors by
//! cause. An entry is written whole or not at all. Refuses to know: what an entry holds.

use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction, IdbTransactionMode,
};

use super::storage::StorageError;
use super::{error_name, property, window};

const NAME: &str = "nuoji";
const STORE: &str = "reports";
/// A database of a newer version is not opened by an older program.
const VERSION: u32 = 1;

/// What is kept under a key.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub key: String,
    /// What is told of it.
    pub about: String,
    pub body: Vec<u8>,
    pub bytes: Vec<u8>,
}

/// All entries, by their keys.
pub async fn all() -> Result<Vec<Entry>, StorageError> {
    let store = open().await?.store(IdbTransactionMode::Readonly)?;
    let asked = store.store.get_all().map_err(|error| cause(&error))?;
    let found: Array = answer(&asked).await?.unchecked_into();
    Ok(found.iter().filter_map(|value| Entry::from_js(&value)).collect())
}

/// Keeps an entry in place of what stood under its key.
pub async fn put(entry: &Entry) -> Result<(), StorageError> {
    let store = open().await?.store(IdbTransactionMode::Readwrite)?;
    store.store.put(&entry.to_js()).map_err(|error| cause(&error))?;
    store.done().await
}

/// Removes what stands under a key, if anything does.
pub async fn remove(key: &str) -> Result<(), StorageError> {
    let store = open().await?.store(IdbTransactionMode::Readwrite)?;
    store.store.delete(&key.into()).map_err(|error| cause(&error))?;
    store.done().await
}

impl Entry {
    fn to_js(&self) -> Object {
        let object = Object::new();
        let fields: [(&str, JsValue); 4] = [
            ("key", (&*self.key).into()),
            ("about", (&*self.about).into()),
            ("body", Uint8Array::from(&*self.body).into()),
            ("bytes", Uint8Array::from(&*self.bytes).into()),
        ];
        for (name, value) in fields {
            Reflect::set(&object, &name.into(), &value).ok();
        }
        object
    }

    fn from_js(value: &JsValue) -> Option<Entry> {
        let text = |name| property(value, name).and_then(|text| text.as_string());
        let bytes = |name| property(value, name).map(|bytes| Uint8Array::new(&bytes).to_vec());
        Some(Entry { key: text("key")?, about: text("about")?, body: bytes("body")?, bytes: bytes("bytes")? })
    }
}

fn cause(error: &JsValue) -> StorageError {
    match error_name(error).as_str() {
        "QuotaExceededError" => StorageError::Full,
        "VersionError" | "DataError" | "UnknownError" => StorageError::Unreadable,
        _ => StorageError::Denied,
    }
}

struct Database(IdbDatabase);

struct Store {
    store: IdbObjectStore,
    transaction: IdbTransaction,
}

impl Drop for Database {
    /// An open database would keep other windows from a newer version of it.
    fn drop(&mut self) {
        self.0.close();
    }
}

impl Database {
    fn store(&self, mode: IdbTransactionMode) -> Result<Store, StorageError> {
        let opened = self.0.transaction_with_str_and_mode(STORE, mode);
        let transaction = opened.map_err(|error| cause(&error))?;
        let store = transaction.object_store(STORE).map_err(|error| cause(&error))?;
        Ok(Store { store, transaction })
    }
}

impl Store {
    /// Waits until all is written; an error leaves everything as it was.
    async fn done(self) -> Result<(), StorageError> {
        let transaction = &self.transaction;
        let ended = Promise::new(&mut |done, failed| {
            transaction.set_oncomplete(Some(&done));
            transaction.set_onabort(Some(&failed));
        });
        let error = |_| transaction.error().map_or(StorageError::Full, |error| cause(&error));
        JsFuture::from(ended).await.map(drop).map_err(error)
    }
}

async fn open() -> Result<Database, StorageError> {
    let factory = window().and_then(|window| window.indexed_db().ok().flatten());
    let asked = factory.ok_or(StorageError::Denied)?.open_with_u32(NAME, VERSION);
    let asked: IdbOpenDbRequest = asked.map_err(|error| cause(&error))?;
    let fresh = asked.clone();
    let make = Closure::once(move |_: JsValue| {
        let made = fresh.result().map(|database| database.unchecked_into::<IdbDatabase>());
        let options = web_sys::IdbObjectStoreParameters::new();
        options.set_key_path(&"key".into());
        made.and_then(|made| made.create_object_store_with_optional_parameters(STORE, &options)).ok();
    });
    asked.set_onupgradeneeded(Some(make.as_ref().unchecked_ref()));
    Ok(Database(answer(&asked).await?.unchecked_into()))
}

async fn answer(asked: &IdbRequest) -> Result<JsValue, StorageError> {
    let settled = Promise::new(&mut |done, failed| {
        asked.set_onsuccess(Some(&done));
        asked.set_onerror(Some(&failed));
    });
    match JsFuture::from(settled).await {
        Ok(_) => asked.result().map_err(|error| cause(&error)),
        Err(_) => {
            let error = asked.error().ok().flatten();
            Err(error.map_or(StorageError::Denied, |error| cause(&error)))
        }
    }
}
