//! The acts that a project goes through, as reports name them. In: words. Out: which acts a stretch
//! names. Refuses to know: figures.

use std::ops::Range;

use super::words::Words;

/// A set of acts: 竣工投用 names two.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stage(u16);

/// Word and the acts it names; longer words before those they hold. In the order of a project's life.
const WORDS: &[(&str, u16)] = &[
    ("破土动工", START),
    ("竣工投用", FINISH | USE),
    ("竣工交付", FINISH | USE),
    ("建成投用", FINISH | USE),
    ("完工投用", FINISH | USE),
    ("投入使用", USE),
    ("主体结顶", TOP),
    ("前期", EARLY),
    ("开工", START),
    ("动工", START),
    ("续建", GO_ON),
    ("结顶", TOP),
    ("竣工", FINISH),
    ("完工", FINISH),
    ("建成", FINISH),
    ("投用", USE),
    ("启用", USE),
    ("交付", USE),
    ("出让", SELL),
    ("收储", BANK),
    ("做地", SITE),
];

const EARLY: u16 = 1;
const START: u16 = 2;
const GO_ON: u16 = 4;
const TOP: u16 = 8;
const FINISH: u16 = 16;
const USE: u16 = 32;
const SELL: u16 = 64;
const BANK: u16 = 128;
const SITE: u16 = 256;

impl Stage {
    pub fn none(self) -> bool {
        self.0 == 0
    }

    pub fn meets(self, other: Stage) -> bool {
        self.0 & other.0 != 0
    }

    pub fn with(self, other: Stage) -> Stage {
        Stage(self.0 | other.0)
    }

    /// Does `self` name every act of `other`, and more?
    pub fn holds(self, other: Stage) -> bool {
        self.0 & other.0 == other.0 && self.0 != other.0
    }

    /// What is in use has been finished: is `self` a later state of a building than `other`?
    pub fn after(self, other: Stage) -> bool {
        self.0 & !(FINISH | USE | TOP) == 0 && self.0 > other.0 && other.0 >= TOP && other.0 <= USE
    }

    /// 续建 and 前期: acts whose progress is rarely counted.
    pub fn on_the_way(self) -> bool {
        self.0 != 0 && self.0 & !(EARLY | GO_ON) == 0
    }

    pub fn finished(self) -> bool {
        self.0 & (FINISH | USE) != 0
    }

    /// 开工, 前期: nothing is said of an end.
    pub fn only_begins(self) -> bool {
        self.0 != 0 && self.0 & !(EARLY | START) == 0
    }

    pub fn starts(self) -> bool {
        self.0 & START != 0
    }
}

/// Every act named in `range`, quoted names apart.
pub fn all_in(words: &Words, range: &Range<usize>) -> Stage {
    let mut found = Stage(0);
    let mut i = range.start;
    while i < range.end {
        match word_at(words, i, range.end) {
            Some((bits, n)) => {
                found.0 |= bits;
                i += n;
            }
            None => i += 1,
        }
    }
    found
}

/// The acts at the place `i`, and the length of their word.
pub fn at(words: &Words, i: usize) -> Option<(Stage, usize)> {
    word_at(words, i, words.len()).map(|(bits, n)| (Stage(bits), n))
}

fn word_at(words: &Words, i: usize, end: usize) -> Option<(u16, usize)> {
    // No other character begins one of the words.
    let heads = matches!(
        words.get(i)?,
        '破' | '竣'
            | '建'
            | '完'
            | '投'
            | '主'
            | '前'
            | '开'
            | '动'
            | '续'
            | '结'
            | '启'
            | '交'
            | '出'
            | '收'
            | '做'
    );
    if !heads {
        return None;
    }
    if words.quoted[i] {
        return None;
    }
    WORDS
        .iter()
        .find(|(w, _)| words.starts(i, w))
        .map(|(w, b)| (*b, w.chars().count()))
        .filter(|(_, n)| i + n <= end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Stage {
        let words = Words::new(text);
        all_in(&words, &words.whole())
    }

    #[test]
    fn every_word_is_found_by_its_first_character() {
        for (word, bits) in WORDS {
            assert_eq!(read(word), Stage(*bits), "{word}");
        }
    }

    #[test]
    fn acts_meet_and_follow() {
        assert!(read("竣工投用项目").meets(read("投用")));
        assert!(read("竣工投用").holds(read("竣工")));
        assert!(!read("开工").meets(read("完工")));
        assert!(read("投用").after(read("竣工")));
        assert!(!read("竣工").after(read("开工")));
        assert!(read("开工及续建").meets(read("续建")));
        assert!(read("“开工”").none());
    }
}
