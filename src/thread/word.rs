//! The scripts' words as expressions: a blank joins what must all stand, `|` parts what may stand for
//! another, `-` excludes, ` / ` begins another way to say it. In: a line of the table of names and folded
//! passages. Out: whether, and which passages, fit. Refuses to know: tasks, reports, years.

use super::fold::word;

/// Groups of words of which one each must stand (`all`), and words of which none may (`none`).
struct Way {
    all: Vec<Vec<u16>>,
    none: Vec<u16>,
}

/// What must stand in a passage: any one of the ways.
pub struct Wording(Vec<Way>);

/// All words of all expressions, each once, found in one walk over a passage.
pub struct Lexicon {
    words: Vec<Vec<char>>,
    /// Places in `words`, by the word's first two characters: a passage is asked pair by pair.
    heads: Vec<Vec<u16>>,
}

const HEADS: usize = 4096;

fn head(chars: &[char]) -> usize {
    chars.iter().take(2).fold(0, |sum, &c| sum * 31 + c as usize) % HEADS
}

impl Default for Lexicon {
    fn default() -> Self {
        Lexicon { words: Vec::new(), heads: vec![Vec::new(); HEADS] }
    }
}

impl Lexicon {
    fn number(&mut self, text: &str) -> u16 {
        let folded = word(text);
        let same = &mut self.heads[head(&folded)];
        match same.iter().find(|&&at| self.words[at as usize] == folded) {
            Some(at) => *at,
            None => {
                same.push(self.words.len() as u16);
                self.words.push(folded);
                (self.words.len() - 1) as u16
            }
        }
    }

    /// Reads an expression and keeps its words.
    pub fn wording(&mut self, text: &str) -> Wording {
        let mut ways = Vec::new();
        for part in text.split(" / ") {
            let mut way = Way { all: Vec::new(), none: Vec::new() };
            for group in part.split(' ').filter(|g| !g.is_empty()) {
                let (bare, not) = match group.strip_prefix('-') {
                    Some(rest) => (rest, true),
                    None => (group, false),
                };
                let numbers = bare.split('|').filter(|w| !w.is_empty()).map(|w| self.number(w));
                if not {
                    way.none.extend(numbers);
                } else {
                    way.all.push(numbers.collect());
                }
            }
            if !way.all.is_empty() {
                ways.push(way);
            }
        }
        Wording(ways)
    }

    /// The numbers of the words that stand in `chars`, sorted, each once.
    pub fn seen(&self, chars: &[char]) -> Vec<u16> {
        let mut seen = Vec::new();
        for at in 0..chars.len().saturating_sub(1) {
            for &i in &self.heads[head(&chars[at..])] {
                let word = &self.words[i as usize];
                if word.len() > 1 && chars[at..].starts_with(word) {
                    seen.push(i);
                }
            }
        }
        seen.sort_unstable();
        seen.dedup();
        seen
    }

    pub fn len(&self) -> usize {
        self.words.len()
    }
}

impl Wording {
    /// Whether a passage with these words fits.
    pub fn fits(&self, seen: &[u16]) -> bool {
        let has = |word: &u16| seen.binary_search(word).is_ok();
        self.0
            .iter()
            .any(|way| way.all.iter().all(|group| group.iter().any(has)) && !way.none.iter().any(has))
    }

    /// Words of which at least one must stand: where to look first.
    pub fn leads(&self) -> impl Iterator<Item = u16> + '_ {
        self.0.iter().filter_map(|way| way.all.first()).flatten().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::super::fold::Folded;
    use super::*;

    #[track_caller]
    fn check(expression: &str, text: &str, fits: bool) {
        let mut lexicon = Lexicon::default();
        let wording = lexicon.wording(expression);
        let seen = lexicon.seen(&Folded::new(text).chars);
        assert_eq!(wording.fits(&seen), fits, "{expression} in {text}");
    }

    #[test]
    fn reads_and_or_not_and_other_ways() {
        check("加装电梯|加梯", "加梯60台以上", true);
        check("学校 开工", "开工学校10所", true);
        check("学校 开工", "开工道路10条", false);
        check("增加值 -占比", "增加值占比提升至50%", false);
        check("旧改 / 老旧小区 改造", "实施48个旧改工程", true);
        check("旧改 / 老旧小区 改造", "老旧小区加装电梯", false);
    }

    #[test]
    fn folds_both_sides() {
        check("“152”", "10个“152”工程项目", true);
        check("R&D", "全社会Ｒ＆Ｄ经费", true);
    }

    #[test]
    fn an_empty_expression_fits_nothing() {
        check("", "任何", false);
        check("-改造", "建设", false);
    }
}
