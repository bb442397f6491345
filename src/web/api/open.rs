//! Files that a script opens. In: plain objects with names and bytes. Out: a promise of what became of them. Refuses to know: how
//! files are read.

use std::rc::Rc;

use js_sys::{Array, ArrayBuffer, JSON, Promise, Uint8Array};
use wasm_bindgen::prelude::*;

use super::{Doors, get, plain};

/// Opens files of a script: `[{name, bytes}]`, with `{recipe}` as an object or its text.
pub fn open(doors: &Rc<Doors>, files: &JsValue, how: &JsValue) -> Promise {
    let file = |file: JsValue| {
        let name = get(&file, "name").as_string().unwrap_or_else(|| "report".to_owned());
        bytes_of(&get(&file, "bytes")).map(|bytes| (name, bytes))
    };
    let listed: Option<Vec<_>> =
        files.dyn_ref::<Array>().map(|files| files.iter().filter_map(file).collect());
    let Some(files) = listed.filter(|read| read.len() == files.unchecked_ref::<Array>().length() as usize)
    else {
        return Promise::reject(&js_sys::Error::new("files must be an array of {name, bytes}"));
    };
    let recipe = match get(how, "recipe") {
        recipe if recipe.is_undefined() || recipe.is_null() => String::new(),
        recipe => recipe.as_string().unwrap_or_else(|| plain(&recipe).to_string()),
    };
    let answer = (doors.open)(files, recipe);
    wasm_bindgen_futures::future_to_promise(async move {
        let answer = answer.await.map_err(|why| js_sys::Error::new(&why))?;
        Ok(JSON::parse(&answer).unwrap_or_default())
    })
}

/// Bytes of a buffer, a view of one, or a text.
fn bytes_of(value: &JsValue) -> Option<Vec<u8>> {
    if let Some(text) = value.as_string() {
        return Some(text.into_bytes());
    }
    let is_buffer = value.is_instance_of::<ArrayBuffer>();
    (is_buffer || ArrayBuffer::is_view(value)).then(|| match value.dyn_ref::<Uint8Array>() {
        Some(bytes) => bytes.to_vec(),
        None => Uint8Array::new(value).to_vec(),
    })
}
