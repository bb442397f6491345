//! First letters of readings: ljxq finds 老旧小区. In: the ideographs of GB 2312's first level, which
//! stand in the order of their readings; whoever runs the engine hands them over once, for every browser
//! carries that table and the program need not. Out: letters by character. Refuses to know: tones, and second readings.

use std::ops::Range;
use std::sync::OnceLock;

/// The first ideograph of each letter in that order; no reading begins with i, u or v.
const FIRSTS: &str = "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝";
const LETTERS: &[u8] = b"abcdefghjklmnopqrstwxyz";
const FROM: u32 = 0x4e00;

static TABLE: OnceLock<Box<[u8]>> = OnceLock::new();

/// Takes the ideographs in the order of their readings; only the first call counts.
pub fn learn(ordered: &str) {
    let mut table = vec![0; 0x5200].into_boxed_slice();
    let mut letters = FIRSTS.chars().zip(LETTERS).peekable();
    let mut letter = 0;
    for c in ordered.chars() {
        if letters.peek().is_some_and(|(first, _)| *first == c) {
            letter = letters.next().map_or(letter, |(_, next)| *next);
        }
        if let Some(slot) = table.get_mut((c as u32).wrapping_sub(FROM) as usize) {
            *slot = letter;
        }
    }
    TABLE.set(table).ok();
}

/// Whether a folded word could be first letters, and they are known.
pub fn could_be(word: &str) -> bool {
    word.len() >= 3 && word.bytes().all(|b| LETTERS.contains(&b)) && TABLE.get().is_some()
}

/// The letter of a folded character; 0 where it has none.
pub fn letter(c: char) -> u8 {
    let place = (c as u32).wrapping_sub(FROM) as usize;
    TABLE.get().and_then(|table| table.get(place)).copied().unwrap_or(0)
}

/// The first place at or after a byte of a folded text where characters with these letters stand.
pub fn find(text: &str, letters: &str, from: usize) -> Option<Range<usize>> {
    text[from..].char_indices().find_map(|(at, c)| {
        let start = from + at;
        if letter(c) != *letters.as_bytes().first()? {
            return None;
        }
        let mut end = start;
        let mut chars = text[start..].chars();
        for wanted in letters.bytes() {
            let c = chars.next().filter(|c| letter(*c) == wanted)?;
            end += c.len_utf8();
        }
        Some(start..end)
    })
}
