//! The visitor's clock. In: nothing. Out: the time. Refuses to know: what it is for.

/// Milliseconds since 1970.
pub fn now() -> i64 {
    js_sys::Date::now() as i64
}

/// A short text that no other tab has.
pub fn mark() -> String {
    let random = (js_sys::Math::random() * 1e9) as u64;
    format!("{:x}-{random:x}", now())
}
