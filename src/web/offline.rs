//! Reading without a network. In: a callback. Out: the site's worker set to work, and word of a newer
//! version that waits. Refuses to know: what is kept. It is an extra: where it cannot be had, nothing is said.

use super::listen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState};

/// A newer version that waits for the reader's consent.
#[derive(Clone)]
pub struct Newer(ServiceWorker, ServiceWorkerContainer);

impl Newer {
    /// Lets it take over, and opens the page anew once it has.
    pub fn take(&self) {
        let reload = |_| {
            if let Some(window) = super::window() {
                window.location().reload().ok();
            }
        };
        listen::on(self.1.clone().into(), "controllerchange", reload).keep();
        self.0.post_message(&JsValue::from_str("skip-waiting")).ok();
    }
}

/// Registers the worker that stands beside the page; `waits` hears of a newer version.
pub async fn keep(waits: impl Fn(Newer) + Clone + 'static) {
    let Some((container, registration)) = registered().await else { return };
    let tell = move |worker| waits(Newer(worker, container.clone()));
    // The first version replaces nothing. That is asked while a version is found, not once it is installed: by then
    // WebKit may say that the first one is at work.
    if let (Some(_), Some(worker)) = (registration.active(), registration.waiting()) {
        tell(worker);
    }
    let found = registration.clone();
    listen::on(registration.into(), "updatefound", move |_| {
        let (Some(_), Some(worker)) = (found.active(), found.installing()) else { return };
        let (tell, coming) = (tell.clone(), worker.clone());
        listen::on(worker.into(), "statechange", move |_| {
            if coming.state() == ServiceWorkerState::Installed {
                tell(coming.clone());
            }
        })
        .keep();
    })
    .keep();
}

/// A page from a file, or from a host without encryption, has no worker.
async fn registered() -> Option<(ServiceWorkerContainer, ServiceWorkerRegistration)> {
    let window = super::window()?;
    let page = window.location();
    let hosted = page.protocol().ok()?.starts_with("http") && !page.pathname().ok()?.ends_with("nuoji.html");
    if !hosted {
        return None;
    }
    let container: ServiceWorkerContainer =
        super::property(&window.navigator(), "serviceWorker")?.dyn_into().ok()?;
    let registration = JsFuture::from(container.register("sw.js")).await.ok()?;
    Some((container, registration.dyn_into().ok()?))
}
