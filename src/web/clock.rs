//! The visitor's clock. In: nothing. Out: the time. Refuses to know: what it is for.

/// Milliseconds since 1970.
pub fn now() -> i64 {
    js_sys::Date::now() as i64
}

/// The visitor's day, `YYYY-MM-DD`.
pub fn today() -> String {
    day(&js_sys::Date::new_0())
}

fn day(date: &js_sys::Date) -> String {
    [date.get_full_year().to_string(), two(date.get_month() + 1), two(date.get_date())].join("-")
}

fn two(figure: u32) -> String {
    [if figure < 10 { "0" } else { "" }, &figure.to_string()].concat()
}

/// A moment on the visitor's clock, `YYYY-MM-DD HH:MM`.
pub fn moment(millis: i64) -> String {
    let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(millis as f64));
    [day(&date), [two(date.get_hours()), two(date.get_minutes())].join(":")].join(" ")
}

/// A short text that no other tab has.
pub fn mark() -> String {
    let random = (js_sys::Math::random() * 1e9) as u64;
    format!("{:x}-{random:x}", now())
}

/// Milliseconds since the page was opened, as exact as the browser tells them.
pub fn spent() -> f64 {
    super::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

/// Lets the page do what waits: drawing, the reader's clicks.
pub async fn pause() {
    let mut later = |done: js_sys::Function, _| {
        let asked = super::window().map(|window| window.set_timeout_with_callback(&done));
        if !matches!(asked, Some(Ok(_))) {
            // Nobody would wake the one who waits.
            done.call0(&wasm_bindgen::JsValue::NULL).ok();
        }
    };
    // Such a promise is only ever kept.
    wasm_bindgen_futures::JsFuture::from(js_sys::Promise::new(&mut later)).await.ok();
}

/// Waits until the page has drawn what it was told to, or is not looked at.
pub async fn frame() {
    let mut next = |done: js_sys::Function, _| {
        let asked = super::window().map(|window| window.request_animation_frame(&done));
        if !matches!(asked, Some(Ok(_)))
            || super::window().and_then(|w| w.document()).is_some_and(|page| page.hidden())
        {
            done.call0(&wasm_bindgen::JsValue::NULL).ok();
        }
    };
    // Such a promise is only ever kept.
    wasm_bindgen_futures::JsFuture::from(js_sys::Promise::new(&mut next)).await.ok();
    pause().await;
}

/// Notes a moment in the browser's own timeline, for those who look at its speed.
pub fn note(name: &str) {
    if let Some(performance) = super::window().and_then(|window| window.performance()) {
        // The timeline is for the curious; a browser without it loses nothing.
        performance.mark(name).ok();
    }
}
