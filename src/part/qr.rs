//! A QR code drawn here, from nothing but the text. In: a text. Out: a drawing, or none for a text that no
//! code holds so that a phone can read it. Refuses to know: what the text is.

use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc};

/// Modules of quiet ground that readers need on each side.
const QUIET: i32 = 4;

/// More modules a side than these are finer than a phone sees on a screen or on paper.
const FINEST: i32 = 97;

/// The code's side in modules, and the dark ones as a path.
fn drawn(text: &str) -> Option<(i32, String)> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok().filter(|code| code.size() <= FINEST)?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let from = x;
            while x < code.size() && code.get_module(x, y) {
                x += 1;
            }
            if x > from {
                path.push_str(&format!("M{} {}h{}v1h-{}z", from + QUIET, y + QUIET, x - from, x - from));
            }
            x += 1;
        }
    }
    Some((code.size() + 2 * QUIET, path))
}

/// The code as a picture with a name.
pub fn qr(text: &str, name: &'static str) -> Option<AnyView> {
    let (side, path) = drawn(text)?;
    let view = view! {
        <svg class="qr" viewBox=format!("0 0 {side} {side}") role="img" aria-label=name shape-rendering="crispEdges">
            <rect class="qr-ground" width=side.to_string() height=side.to_string() />
            <path class="qr-ink" d=path />
        </svg>
    };
    Some(view.into_any())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_becomes_a_drawing_and_a_book_does_not() {
        let (side, path) = drawn("https://example.org/nuoji/#/task/r2020-005").unwrap();
        assert_eq!((side - 2 * QUIET - 17) % 4, 0);
        // The corner's square begins with seven dark modules.
        assert!(path.starts_with("M4 4h7v1h-7z"), "{path}");
        assert_eq!(drawn(&"诺".repeat(3000)), None);
        // A code would hold it, but in dots that no phone tells apart.
        assert!(drawn(&"a".repeat(600)).is_some());
        assert_eq!(drawn(&"a".repeat(1200)), None);
    }
}
