//! Places in a text that figures are read by: brackets, and the numbers of a list's items. In: words. Out: places.
//! Refuses to know: figures.

use super::words::Words;

/// Which characters stand in brackets.
pub fn brackets(words: &Words) -> Vec<bool> {
    let mut inside = vec![false; words.len()];
    let mut open = None;
    for (i, c) in words.chars.iter().enumerate() {
        match c {
            '(' => open = Some(i),
            ')' => {
                if let Some(from) = open.take() {
                    inside[from..=i].fill(true);
                }
            }
            '。' => open = None,
            _ => {}
        }
    }
    inside
}

/// Places of item numbers: 1.… 2.… at the head of the text or after a full stop.
pub fn item_numbers(words: &Words) -> Vec<usize> {
    let heads = |i: usize| i == 0 || words.before(i).is_some_and(|c| matches!(c, '。' | ';' | '\n'));
    let mut found = Vec::new();
    for i in 0..words.len().saturating_sub(2) {
        let expected = char::from_digit(found.len() as u32 + 1, 10);
        if expected.is_some()
            && words.get(i) == expected
            && heads(i)
            && matches!(words.get(i + 1), Some('.' | '、'))
        {
            found.push(i);
        }
    }
    if found.len() < 2 { Vec::new() } else { found }
}
