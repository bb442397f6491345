//! The visitor's clock. In: nothing. Out: the time. Refuses to know: what it is for.

/// Milliseconds since 1970.
pub fn now() -> i64 {
    js_sys::Date::now() as i64
}

/// The visitor's day, `YYYY-MM-DD`.
pub fn today() -> String {
    let day = js_sys::Date::new_0();
    let two = |figure: u32| [if figure < 10 { "0" } else { "" }, &figure.to_string()].concat();
    [day.get_full_year().to_string(), two(day.get_month() + 1), two(day.get_date())].join("-")
}

/// A short text that no other tab has.
pub fn mark() -> String {
    let random = (js_sys::Math::random() * 1e9) as u64;
    format!("{:x}-{random:x}", now())
}

/// Notes a moment in the browser's own timeline, for those who look at its speed.
pub fn note(name: &str) {
    if let Some(performance) = super::window().and_then(|window| window.performance()) {
        // The timeline is for the curious; a browser without it loses nothing.
        performance.mark(name).ok();
    }
}
