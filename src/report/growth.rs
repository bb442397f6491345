//! The law that reading a text costs no more for each of its bytes where there are more of them, whatever it holds over
//! and over. In: kinds of texts, each in two lengths. Counted in bytes of the spans looked at, not in time.

#[path = "../../benches/part/kinds.rs"]
pub mod kinds;

use super::text::steps::taken;
use super::{guess, read_document};
use crate::document::{self, encoding};

#[test]
fn no_text_takes_more_reading_than_its_length() {
    let cost = |text: &str| {
        taken(|| {
            let Ok(document) = document::open(text.as_bytes(), encoding::native) else { return };
            read_document(&guess("x", &document), &document);
        })
    };
    for (name, kind) in kinds::ALL {
        let [few, many] = [4_000, 16_000].map(|bytes| cost(&kind(bytes)));
        assert!(many * 10 <= few * 4 * 11, "{name}: {few} for 4,000 bytes, {many} for 16,000");
    }
}
