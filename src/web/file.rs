//! Files of the visitor. In: a file chosen or dropped, or bytes to save. Out: text or bytes, a download,
//! or why not. Refuses to know: what a file holds.

use super::{Listener, listen, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, DragEvent, Event, File, FileList, HtmlAnchorElement, HtmlInputElement};
use web_sys::{TextDecoder, TextDecoderOptions, Url};

/// Larger files are refused before they are read: they would stop the page.
pub const MOST_BYTES: f64 = 64.0 * 1024.0 * 1024.0;

/// Why a file could not be read or saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileError {
    TooBig,
    /// Moved, locked or a folder.
    Unreadable,
    /// The browser would not save it.
    Denied,
}

/// The files chosen in an `input[type=file]`. The field is emptied, so that the same file can be
/// chosen again.
pub fn chosen(event: &Event) -> Vec<File> {
    let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
        return Vec::new();
    };
    let files = listed(input.files());
    input.set_value("");
    files
}

/// The files dropped on the page.
pub fn dropped(event: &DragEvent) -> Vec<File> {
    listed(event.data_transfer().and_then(|data| data.files()))
}

/// Keeps files that are dropped anywhere but on a field or a place of their own from being opened in the page's
/// stead; `call` gets them.
pub fn on_stray_drop(call: impl Fn(Vec<File>) + 'static) -> [Listener; 2] {
    let hear = |kind, call: Box<dyn Fn(Vec<File>)>| {
        listen::on_window(kind, move |event| {
            let Some(drag) = event.dyn_ref::<DragEvent>().filter(|_| !event.default_prevented()) else {
                return;
            };
            let files = drag.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0));
            let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            if files && field.is_none_or(|field| field.type_() != "file") {
                event.prevent_default();
                call(dropped(drag));
            }
        })
    };
    [hear("dragover", Box::new(|_| ())), hear("drop", Box::new(call))]
}

fn listed(files: Option<FileList>) -> Vec<File> {
    let Some(files) = files else { return Vec::new() };
    (0..files.length()).filter_map(|i| files.get(i)).collect()
}

pub async fn read_bytes(file: &File) -> Result<Vec<u8>, FileError> {
    if file.size() > MOST_BYTES {
        return Err(FileError::TooBig);
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| FileError::Unreadable)?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}

pub async fn read_text(file: &File) -> Result<String, FileError> {
    decode(&read_bytes(file).await?).ok_or(FileError::Unreadable)
}

/// Text in UTF-8, in UTF-16 where the bytes say so, else in GB 18030, which Chinese offices still save.
pub fn decode(bytes: &[u8]) -> Option<String> {
    match bytes {
        [0xff, 0xfe, ..] => decode_as("utf-16le", bytes),
        [0xfe, 0xff, ..] => decode_as("utf-16be", bytes),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => Some(text.strip_prefix('\u{feff}').unwrap_or(text).to_string()),
            Err(_) => decode_as("gb18030", bytes),
        },
    }
}

fn decode_as(label: &str, bytes: &[u8]) -> Option<String> {
    let options = TextDecoderOptions::new();
    options.set_fatal(false);
    let decoder = TextDecoder::new_with_label_and_options(label, &options).ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}

/// Offers bytes as a download under this name.
pub fn save(name: &str, mime: &str, bytes: &[u8]) -> Result<(), FileError> {
    let saved = || -> Result<(), JsValue> {
        let document = window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
        let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
        let options = BlobPropertyBag::new();
        options.set_type(mime);
        let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
        let url = Url::create_object_url_with_blob(&blob)?;
        let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
        link.set_href(&url);
        link.set_download(name);
        link.click();
        forget_later(url);
        Ok(())
    };
    saved().map_err(|_| FileError::Denied)
}

/// Browsers read the bytes some time after the click, so the address is let go a minute later.
fn forget_later(url: String) {
    let forget = wasm_bindgen::closure::Closure::once_into_js(move || drop(Url::revoke_object_url(&url)));
    if let Some(window) = window() {
        let minute = 60_000;
        window.set_timeout_with_callback_and_timeout_and_arguments_0(forget.unchecked_ref(), minute).ok();
    }
}
