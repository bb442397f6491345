//! The words that tell why two tasks are near. In: an index of nearness and two texts. Out: byte ranges to light.
//! Refuses to know: how near they are.

use std::ops::Range;

use super::fold::Folded;
use super::near::Related;
use super::pair::{blank_doing, pair_key};

impl Related {
    /// The words two texts share, as byte ranges of each, for lighting: runs of at least two characters
    /// of which at least one pair is rare among all tasks.
    pub fn shared_words(&self, a: &str, b: &str) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
        let (mut a, mut b) = (Folded::new(a), Folded::new(b));
        blank_doing(&mut a.chars);
        blank_doing(&mut b.chars);
        (self.lit(&a, &b), self.lit(&b, &a))
    }

    fn lit(&self, text: &Folded, other: &Folded) -> Vec<Range<usize>> {
        let mut pairs: Vec<u32> = other.chars.windows(2).filter_map(|p| pair_key(p[0], p[1])).collect();
        pairs.sort_unstable();
        let mut ranges = Vec::new();
        let (mut start, mut rare) = (None, false);
        for (at, pair) in text.chars.windows(2).chain([&['\n', '\n'][..]]).enumerate() {
            let key = pair_key(pair[0], pair[1]).filter(|key| pairs.binary_search(key).is_ok());
            match (key, start) {
                (Some(key), begun) => {
                    rare |= self.telling.binary_search(&key).is_ok();
                    start = begun.or(Some(at));
                }
                (None, Some(begun)) => {
                    let run = text.whole_figures(begun..at + 1);
                    if rare && run.len() > 1 {
                        ranges.push(text.bytes(run));
                    }
                    (start, rare) = (None, false);
                }
                (None, None) => {}
            }
        }
        ranges
    }
}

#[cfg(test)]
mod tests {
    use super::super::near::related;
    use super::super::sample::task;

    #[test]
    fn lights_the_words_that_tell() {
        let records = [task("a-001", "推进加装电梯60台", &[], &[]), task("b-001", "全年加装电梯", &[], &[])];
        let found = related(&records, &[Vec::new(), Vec::new()]);
        let (mine, theirs) = found.shared_words("推进加装电梯60台", "全年加装电梯");
        assert_eq!(mine.iter().map(|r| &"推进加装电梯60台"[r.clone()]).collect::<Vec<_>>(), ["加装电梯"]);
        assert_eq!(theirs.iter().map(|r| &"全年加装电梯"[r.clone()]).collect::<Vec<_>>(), ["加装电梯"]);
    }
}
