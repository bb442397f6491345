//! The law that reading a text costs no more for each of its bytes where there are more of them, whatever it holds over
//! and over. In: kinds of texts, each in two lengths. Counted in bytes of the spans looked at, not in time.

#[path = "../../benches/part/kinds.rs"]
pub mod kinds;

use super::text::steps::taken;
use super::{Recipe, guess, preview, read_document};
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

#[test]
fn no_corrections_take_more_than_the_text_is_long() {
    let recipe = Recipe::from_json(
        r#"{"v":1,"tables":[{"table":0,"reader":"list"},{"table":1,"reader":"paragraphs"}],"columns":[{"table":0,"column":1,
        "role":"goal","fill":true,"labels":[{"label":"完成","role":"progress"},{"label":"任务","role":"next"}]},
        {"table":0,"column":2,"role":"lead","fill":true}],"units":{"alone":"support","names":[{"printed":"区住建局","names":
        ["区住建局"]}]},"rows":[{"do":"join","line":3},{"do":"split","line":2,"piece":1},{"do":"split","line":2,"at":3},
        {"do":"set","line":1,"field":"lead","words":"区住建局"}]}"#,
    );
    let recipe = recipe.expect("a recipe");
    let cost = |text: &str| {
        taken(|| {
            let Ok(document) = document::open(text.as_bytes(), encoding::native) else { return };
            preview(&guess("x", &document), &document, &recipe);
        })
    };
    for (name, kind) in kinds::ALL {
        let [few, many] = [4_000, 16_000].map(|bytes| cost(&kind(bytes)));
        assert!(many * 10 <= few * 4 * 12, "{name}: {few} for 4,000 bytes, {many} for 16,000");
    }
}
