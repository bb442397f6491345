//! The visitor's clock. In: nothing. Out: the time. Refuses to know: what it is for.

/// Milliseconds since 1970.
pub fn now() -> i64 {
    js_sys::Date::now() as i64
}
