//! The worker that reads files apart from the page, so that the page never waits. In: bytes. Out: documents and data sets
//! as bytes, words for why there are none. One worker for the page, started when first asked and again after it broke
//! off. Refuses to know: what documents and data sets are.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, MessageEvent, Url, Worker};

use super::{carried, property, window};

/// Why the worker gave no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// A program that reads did not come: no network, or it was blocked.
    Missing,
    /// The program broke off.
    Crashed,
    /// It took longer than any paper should.
    TooLong,
    Cancelled,
}

/// A file, or one of an archive; a word of the reader's own for why it is no document.
pub struct Found {
    pub name: String,
    pub document: Result<Vec<u8>, String>,
}

/// A document as read: a data set as a file, and what is told of it.
pub struct Read {
    pub dataset: Vec<u8>,
    pub told: String,
}

/// Milliseconds that one answer may take.
const LONGEST: i32 = 120_000;

type Settle = Box<dyn FnOnce(Result<JsValue, Broken>)>;

struct Link {
    worker: Worker,
    waiting: HashMap<u32, Settle>,
    last: u32,
    _hear: [Closure<dyn FnMut(MessageEvent)>; 2],
}

thread_local! {
    static LINK: RefCell<Option<Link>> = const { RefCell::new(None) };
}

/// The documents of a file: one, or those of an archive.
pub async fn documents(name: &str, bytes: &[u8]) -> Result<Vec<Found>, Broken> {
    let asked = object(&[("ask", "documents".into()), ("name", name.into()), ("bytes", bytes_of(bytes))]);
    let answer: Array = ask(&asked).await?.dyn_into().map_err(|_| Broken::Crashed)?;
    let found = |one: JsValue| {
        let text = |field| property(&one, field).and_then(|value| value.as_string());
        let document = property(&one, "document").map(|bytes| Uint8Array::new(&bytes).to_vec());
        Found {
            name: text("name").unwrap_or_default(),
            document: document.ok_or(text("why").unwrap_or_default()),
        }
    };
    Ok(answer.iter().map(found).collect())
}

/// One document of several.
pub async fn join(documents: &[&[u8]]) -> Result<Vec<u8>, Broken> {
    let documents: Array = documents.iter().map(|document| bytes_of(document)).collect();
    let answer = ask(&object(&[("ask", "join".into()), ("documents", documents.into())])).await?;
    Ok(Uint8Array::new(&answer).to_vec())
}

/// Reads a document under an id, with a person's corrections.
pub async fn read(id: &str, document: &[u8], recipe: &str) -> Result<Result<Read, String>, Broken> {
    let asked = [
        ("ask", "read".into()),
        ("id", id.into()),
        ("document", bytes_of(document)),
        ("recipe", recipe.into()),
    ];
    let answer = ask(&object(&asked)).await?;
    let text = |field| property(&answer, field).and_then(|value| value.as_string());
    let dataset = property(&answer, "dataset").map(|bytes| Uint8Array::new(&bytes).to_vec());
    Ok(match (dataset, text("told")) {
        (Some(dataset), Some(told)) => Ok(Read { dataset, told }),
        _ => Err(text("why").unwrap_or_default()),
    })
}

/// Gives up all that is being read.
pub fn cancel() {
    end(Broken::Cancelled);
}

fn bytes_of(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

fn object(fields: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in fields {
        Reflect::set(&object, &JsValue::from_str(name), value).ok();
    }
    object
}

/// Asks, and waits for the answer.
async fn ask(asked: &Object) -> Result<JsValue, Broken> {
    start().await?;
    let settled = Rc::new(RefCell::new(Err(Broken::Crashed)));
    let kept = settled.clone();
    let promise = Promise::new(&mut |done, _| {
        let kept = kept.clone();
        let settle: Settle = Box::new(move |answer| {
            *kept.borrow_mut() = answer;
            done.call0(&JsValue::UNDEFINED).ok();
        });
        LINK.with_borrow_mut(|link| {
            let Some(link) = link else { return settle(Err(Broken::Crashed)) };
            link.last += 1;
            Reflect::set(asked, &"of".into(), &link.last.into()).ok();
            link.waiting.insert(link.last, settle);
            link.worker.post_message(asked).ok();
            give_up_after(link.last);
        });
    });
    JsFuture::from(promise).await.ok();
    settled.replace(Err(Broken::Crashed))
}

/// Ends the worker if a question still waits for its answer then.
fn give_up_after(of: u32) {
    let late = Closure::once_into_js(move || {
        let waits = LINK.with_borrow(|link| link.as_ref().is_some_and(|link| link.waiting.contains_key(&of)));
        if waits {
            end(Broken::TooLong);
        }
    });
    if let Some(window) = window() {
        window.set_timeout_with_callback_and_timeout_and_arguments_0(late.unchecked_ref(), LONGEST).ok();
    }
}

/// Ends the worker; whoever waits is told why.
fn end(why: Broken) {
    if let Some(link) = LINK.take() {
        link.worker.terminate();
        link.waiting.into_values().for_each(|settle| settle(Err(why)));
    }
}

async fn start() -> Result<(), Broken> {
    if LINK.with_borrow(Option::is_some) {
        return Ok(());
    }
    let address = address().await.ok_or(Broken::Missing)?;
    // Another question may have started it meanwhile.
    if LINK.with_borrow(Option::is_some) {
        return Ok(());
    }
    let worker = Worker::new(&address).map_err(|_| Broken::Missing)?;
    let message = Closure::new(|event: MessageEvent| hear(&event.data()));
    // A worker whose script does not come, or breaks off outside of an answer.
    let error = Closure::new(|event: MessageEvent| {
        event.prevent_default();
        end(Broken::Missing);
    });
    worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
    worker.set_onerror(Some(error.as_ref().unchecked_ref()));
    LINK.set(Some(Link { worker, waiting: HashMap::new(), last: 0, _hear: [message, error] }));
    Ok(())
}

/// Where the script stands: beside the page, or within it.
async fn address() -> Option<String> {
    let window = window()?;
    if property(&window, "held").is_none_or(|held| !held.is_instance_of::<Function>()) {
        return window.document()?.get_element_by_id("worker")?.get_attribute("content");
    }
    let script = carried::load("worker").await?;
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    let parts = Array::of1(&Uint8Array::from(&*script));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}

fn hear(message: &JsValue) {
    if let Some(name) = property(message, "need").and_then(|name| name.as_string()) {
        return spawn_local(async move { give(&name).await });
    }
    let of = property(message, "of").and_then(|of| of.as_f64()).unwrap_or_default() as u32;
    if let Some(why) = property(message, "broken").and_then(|why| why.as_string()) {
        return end(if why == "missing" { Broken::Missing } else { Broken::Crashed });
    }
    let settle = LINK.with_borrow_mut(|link| link.as_mut().and_then(|link| link.waiting.remove(&of)));
    if let Some(settle) = settle {
        settle(Ok(property(message, "answer").unwrap_or_default()));
    }
}

/// Gives the worker a program or a table; nothing in its place where it does not come.
async fn give(name: &str) {
    let bytes = carried::load(&["worker-", name].concat()).await;
    let bytes = bytes.map_or(JsValue::NULL, |bytes| Uint8Array::from(&*bytes).into());
    let part = object(&[("part", name.into()), ("bytes", bytes)]);
    LINK.with_borrow(|link| link.as_ref().map(|link| link.worker.post_message(&part)));
}
