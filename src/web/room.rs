//! How much room an element has. In: an element. Out: its width, whenever that changes. Refuses to know: what stands in it.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};

/// Watches an element for as long as this is kept.
pub struct Watched {
    observer: Option<ResizeObserver>,
    _call: Closure<dyn FnMut()>,
}

impl Drop for Watched {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

/// Tells the width of an element in CSS pixels, now and after each change: of the window, of the size of print, of what
/// stands beside it.
pub fn on_width(element: &Element, mut call: impl FnMut(f64) + 'static) -> Watched {
    let own = element.clone();
    let tell = Closure::<dyn FnMut()>::new(move || call(f64::from(own.client_width())));
    let observer = ResizeObserver::new(tell.as_ref().unchecked_ref()).ok();
    if let Some(observer) = &observer {
        observer.observe(element);
    }
    Watched { observer, _call: tell }
}
