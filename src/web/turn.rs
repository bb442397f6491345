//! One window of this site at a time. In: a name and what is to be done. Out: it is done, before long in any case.
//! Refuses to know: what it is.

use super::{property, window};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

/// A window that sleeps may hold its turn for ever.
const PATIENCE: i32 = 200;

#[wasm_bindgen]
extern "C" {
    /// <https://developer.mozilla.org/docs/Web/API/LockManager>
    type LockManager;
    #[wasm_bindgen(method, catch)]
    fn request(this: &LockManager, name: &str, call: &js_sys::Function) -> Result<js_sys::Promise, JsValue>;
}

/// Does something while no other window does the same. Where windows cannot wait for each other (older browsers, plain
/// http, a page without an origin), it is done at once.
pub fn take(name: &str, act: impl FnOnce() + 'static) {
    let act: Act = Rc::new(Cell::new(Some(Box::new(act))));
    let locks = window().and_then(|window| property(&window.navigator(), "locks"));
    let Some(locks) = locks else { return run(&act) };
    let granted = Closure::once_into_js({
        let act = act.clone();
        move || run(&act)
    });
    let asked = locks.unchecked_ref::<LockManager>().request(name, granted.unchecked_ref());
    let Ok(promise) = asked else { return run(&act) };
    let refused = act.clone();
    wasm_bindgen_futures::spawn_local(async move {
        if wasm_bindgen_futures::JsFuture::from(promise).await.is_err() {
            run(&refused);
        }
    });
    let late = Closure::once_into_js(move || run(&act));
    if let Some(window) = window() {
        // Without a timer the turn still comes.
        window.set_timeout_with_callback_and_timeout_and_arguments_0(late.unchecked_ref(), PATIENCE).ok();
    }
}

type Act = Rc<Cell<Option<Box<dyn FnOnce()>>>>;

/// Once, whoever comes first.
fn run(act: &Act) {
    if let Some(act) = act.take() {
        act();
    }
}
