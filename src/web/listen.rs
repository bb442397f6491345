//! Events of the window. In: a kind and a callback. Out: a [`Listener`] that lets go when dropped.
//! Refuses to know: what an event means.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

/// A callback on an event, for as long as this is kept.
pub struct Listener {
    target: Option<EventTarget>,
    kind: &'static str,
    call: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// For the rest of the page's life.
    pub fn keep(self) {
        std::mem::forget(self);
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        if let Some(target) = &self.target {
            let call = self.call.as_ref().unchecked_ref();
            // It only fails for a target that is gone already.
            target.remove_event_listener_with_callback(self.kind, call).ok();
        }
    }
}

/// Listens on the window. Without one, the callback is never called.
pub(super) fn on_window(kind: &'static str, call: impl FnMut(Event) + 'static) -> Listener {
    listen(super::window().map(EventTarget::from), kind, Closure::new(call))
}

/// Listens on what is not a part of the page.
pub(super) fn on(target: EventTarget, kind: &'static str, call: impl FnMut(Event) + 'static) -> Listener {
    listen(Some(target), kind, Closure::new(call))
}

/// Listens on the document.
pub(super) fn on_document(kind: &'static str, call: impl FnMut(Event) + 'static) -> Listener {
    let document = super::window().and_then(|window| window.document());
    listen(document.map(EventTarget::from), kind, Closure::new(call))
}

fn listen(target: Option<EventTarget>, kind: &'static str, call: Closure<dyn FnMut(Event)>) -> Listener {
    let hear = |target: &EventTarget| {
        target.add_event_listener_with_callback(kind, call.as_ref().unchecked_ref()).is_ok()
    };
    Listener { target: target.filter(hear), kind, call }
}
