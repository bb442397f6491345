//! Pictures. In: the text of an SVG with its size. Out: a PNG of twice its size, as bytes or in the clipboard,
//! or that the browser would not. Refuses to know: what is drawn. Speaks to the page's canvas by name, since
//! its typed doors would weigh more than these few calls.

use super::clipboard::Denied;
use super::{property, window};
use base64::Engine;
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Blob, BlobPropertyBag};

/// Pixels of the picture for one of the drawing: sharp on paper and on fine screens.
const FINE: f64 = 2.0;

fn call(on: &JsValue, name: &str, with: &Array) -> Result<JsValue, JsValue> {
    Reflect::get(on, &name.into())?.dyn_into::<Function>()?.apply(on, with)
}

/// The bytes of a PNG; the drawing brings its own ground.
pub async fn png(svg: &str, width: f64, height: f64) -> Result<Vec<u8>, Denied> {
    drawn(svg, width, height).await.map_err(|_| Denied)
}

async fn drawn(svg: &str, width: f64, height: f64) -> Result<Vec<u8>, JsValue> {
    let page = window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let image = page.create_element("img")?;
    let come = Promise::new(&mut |done, failed| {
        Reflect::set(&image, &"onload".into(), &done).ok();
        Reflect::set(&image, &"onerror".into(), &failed).ok();
    });
    let text = String::from(js_sys::encode_uri_component(svg));
    image.set_attribute("src", &["data:image/svg+xml;charset=utf-8,", &text].concat())?;
    JsFuture::from(come).await?;
    let canvas = page.create_element("canvas")?;
    canvas.set_attribute("width", &(width * FINE).to_string())?;
    canvas.set_attribute("height", &(height * FINE).to_string())?;
    let sheet = call(&canvas, "getContext", &Array::of1(&"2d".into()))?;
    let (wide, high) = (JsValue::from_f64(width * FINE), JsValue::from_f64(height * FINE));
    let zero = JsValue::from_f64(0.0);
    call(&sheet, "drawImage", &Array::of5(&image, &zero, &zero, &wide, &high))?;
    let url = call(&canvas, "toDataURL", &Array::of1(&"image/png".into()))?;
    let text = url.as_string().unwrap_or_default();
    let bytes = text.strip_prefix("data:image/png;base64,").ok_or(JsValue::NULL)?;
    base64::engine::general_purpose::STANDARD.decode(bytes).map_err(|_| JsValue::NULL)
}

/// Puts the picture into the clipboard; to be called from a click. The picture is promised, since some
/// browsers allow the clipboard only before anything was waited for.
pub async fn copy(svg: String, width: f64, height: f64) -> Result<(), Denied> {
    put(svg, width, height).await.map_err(|_| Denied)
}

async fn put(svg: String, width: f64, height: f64) -> Result<(), JsValue> {
    let navigator = window().ok_or(JsValue::NULL)?.navigator();
    let clipboard = property(&navigator, "clipboard").ok_or(JsValue::NULL)?;
    let item = property(&js_sys::global(), "ClipboardItem").ok_or(JsValue::NULL)?;
    let blob = future_to_promise(async move {
        let bytes = drawn(&svg, width, height).await?;
        let options = BlobPropertyBag::new();
        options.set_type("image/png");
        let parts = Array::of1(&js_sys::Uint8Array::from(bytes.as_slice()));
        Blob::new_with_u8_array_sequence_and_options(&parts, &options).map(JsValue::from)
    });
    let parts = Object::new();
    Reflect::set(&parts, &"image/png".into(), &blob)?;
    let item = Reflect::construct(item.dyn_ref::<Function>().ok_or(JsValue::NULL)?, &Array::of1(&parts))?;
    let written = call(&clipboard, "write", &Array::of1(&Array::of1(&item)))?;
    JsFuture::from(written.dyn_into::<Promise>()?).await.map(drop)
}
