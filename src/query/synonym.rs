//! Words that mean the same, and names of things that reports put in other words. In: `synonyms.tsv`, each line with
//! its reason, and names with the search that stands for each. Out: what else to look for. What is found so is lit in
//! its own words. Does not know rows.

use super::fold::fold;
use std::collections::HashMap;
use std::sync::OnceLock;

const TABLE: &str = include_str!("synonyms.tsv");
/// Other ways to write one word; more would be a play on words.
const MOST: usize = 12;

/// What is known of words. A trait, so that the program's first part need not hold what is behind it.
pub trait Synonyms: Send + Sync {
    /// Other ways to write a folded word, folded.
    fn others(&self, word: &str) -> Vec<String>;
}

static KNOWN: OnceLock<Box<dyn Synonyms>> = OnceLock::new();
static NAMES: OnceLock<HashMap<String, String>> = OnceLock::new();

/// The words; in a program cut into parts, none until the later part calls `learn`.
pub fn known() -> Option<&'static dyn Synonyms> {
    #[cfg(not(nuoji_parts))]
    learn();
    KNOWN.get().map(Box::as_ref)
}

/// Reads the table, once.
pub fn learn() {
    KNOWN.get_or_init(|| Box::new(Groups::of(TABLE)));
}

/// Takes names of things, each with a text in the language of the search that finds what speaks of it; only the
/// first call counts.
pub fn learn_names<'a>(names: impl Iterator<Item = (&'a str, String)>) {
    NAMES.get_or_init(|| names.map(|(name, text)| (fold(name), text)).collect());
}

/// The search that stands for a folded name.
pub fn named(name: &str) -> Option<&'static str> {
    NAMES.get()?.get(name).map(String::as_str)
}

/// Groups of words that mean the same, folded.
struct Groups(Vec<Vec<String>>);

impl Groups {
    fn of(table: &str) -> Groups {
        let lines = table.lines().filter(|line| !line.starts_with('#'));
        let words = lines.filter_map(|line| line.split('\t').next());
        Groups(words.map(|words| words.split('|').map(fold).collect()).collect())
    }
}

impl Synonyms for Groups {
    fn others(&self, word: &str) -> Vec<String> {
        let mut forms = vec![word.to_owned()];
        for group in &self.0 {
            for at in 0..forms.len() {
                let form = forms[at].clone();
                // The longest says what is meant: 老旧小区改造 before 老旧小区.
                let own = group.iter().filter(|own| form.contains(own.as_str())).max_by_key(|own| own.len());
                let Some(own) = own else { continue };
                for other in group.iter().filter(|other| *other != own) {
                    let changed = form.replacen(own.as_str(), other, 1);
                    if !forms.contains(&changed) && forms.len() <= MOST {
                        forms.push(changed);
                    }
                }
            }
        }
        forms.remove(0);
        forms
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_has_words_and_its_reason() {
        let lines: Vec<&str> = TABLE.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(!lines.is_empty() && lines.len() < 60, "kept small");
        let mut seen: Vec<&str> = Vec::new();
        for line in lines {
            let (words, why) = line.split_once('\t').expect("a reason");
            let words: Vec<&str> = words.split('|').collect();
            assert!(words.len() > 1 && !why.trim().is_empty(), "{line}");
            for word in &words {
                assert!(!seen.contains(word), "{word} twice");
                // One that holds another is found by it anyway.
                assert!(!words.iter().any(|other| other != word && word.contains(other)), "{line}");
            }
            seen.extend(words);
        }
    }

    #[track_caller]
    fn check(word: &str, want: &[&str]) {
        assert_eq!(Groups::of(TABLE).others(&fold(word)), want, "{word}");
    }

    #[test]
    fn writes_a_word_otherwise() {
        check("加装电梯", &["加梯"]);
        check("加梯60台", &["加装电梯60台"]);
        check("停车位", &["停车泊位"]);
        check("菜场", &["农贸市场", "菜市场"]);
        check("gdp增长", &["地区生产总值增长"]);
        check("老小区", &["老旧小区"]);
        check("小区", &[]);
        check("", &[]);
    }

    #[test]
    fn several_in_one_word() {
        let others = Groups::of(TABLE).others("老小区加梯");
        assert!(
            ["老旧小区加装电梯", "老旧小区加梯", "老小区加装电梯"]
                .iter()
                .all(|one| others.contains(&(*one).to_owned())),
            "{others:?}"
        );
    }
}
