//! Sets of words that are looked for all at once. In: words, and a text. Out: whether one of them stands in it, begins it
//! or ends it. What it takes does not grow with the set: a place is compared with the few words that share its sign.

/// How many lists the words are spread over.
pub const LISTS: usize = 256;

/// The list of a word by its first sign; several signs share one.
pub fn list_of(word: &[u8]) -> usize {
    match word {
        [a, b, c, ..] if *a >= 0xe0 => usize::from(b.wrapping_mul(7) ^ *c),
        [a, ..] => usize::from(*a),
        [] => 0,
    }
}

/// The list of a word by its last sign, where that is Han or ASCII.
fn list_of_end(word: &[u8]) -> usize {
    match word {
        [.., a, b, c] if *c >= 0x80 => list_of(&[*a, *b, *c]),
        [.., c] => usize::from(*c),
        [] => 0,
    }
}

/// Words by their first signs.
pub struct WordSet(Vec<Vec<&'static str>>);

impl WordSet {
    /// Of words parted by `|`.
    pub fn of(words: &'static str) -> WordSet {
        let mut lists = vec![Vec::new(); LISTS];
        words.split('|').for_each(|word| lists[list_of(word.as_bytes())].push(word));
        WordSet(lists)
    }

    pub fn begins(&self, text: &str) -> bool {
        self.0[list_of(text.as_bytes())].iter().any(|word| text.starts_with(word))
    }

    pub fn stands_in(&self, text: &str) -> bool {
        text.char_indices().any(|(at, _)| self.begins(&text[at..]))
    }
}

/// Ends of words by their last signs.
pub struct EndSet(Vec<Vec<&'static str>>);

impl EndSet {
    pub fn of(words: impl IntoIterator<Item = &'static str>) -> EndSet {
        let mut lists = vec![Vec::new(); LISTS];
        words.into_iter().for_each(|word| lists[list_of_end(word.as_bytes())].push(word));
        EndSet(lists)
    }

    pub fn ends(&self, text: &str) -> bool {
        self.0[list_of_end(text.as_bytes())].iter().any(|word| text.ends_with(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_a_search_for_each_word_finds() {
        let words = "已完成|完成|目前|in progress|%";
        let (set, ends) = (WordSet::of(words), EndSet::of(words.split('|')));
        for text in ["目前", "已 完成", "完", "are in progress", "é%", "é", "", "成完", "12%已"] {
            let any = |holds: &dyn Fn(&str) -> bool| words.split('|').any(holds);
            assert_eq!(set.stands_in(text), any(&|word| text.contains(word)), "{text}");
            assert_eq!(set.begins(text), any(&|word| text.starts_with(word)), "{text}");
            assert_eq!(ends.ends(text), any(&|word| text.ends_with(word)), "{text}");
        }
    }
}
