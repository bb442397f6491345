//! The reader's own vocabulary. In: notes, or what was typed as a tag. Out: tags with their counts.
//! Refuses to know: colours, order on the page.

use super::Notes;
use std::collections::BTreeMap;

/// Longer tags are sentences, and belong in the text.
const LONGEST: usize = 40;

impl Notes {
    /// Every tag in use and on how many notes, the most used first.
    pub fn tags(&self) -> Vec<(String, usize)> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for tag in self.notes.values().flat_map(|note| &note.tags) {
            *counts.entry(tag).or_default() += 1;
        }
        let mut out: Vec<(String, usize)> = counts.into_iter().map(|(tag, n)| (tag.to_string(), n)).collect();
        out.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        out
    }

    pub fn tasks_with_tag<'a>(&'a self, tag: &'a str) -> impl Iterator<Item = &'a str> {
        let tagged = self.notes.iter().filter(move |(_, note)| note.tags.iter().any(|own| own == tag));
        tagged.map(|(task, _)| task.as_str())
    }
}

/// A tag as kept: one line, single blanks, no `#` before it and no comma, which parts tags in an
/// address. `None` where nothing is left. A tag as kept stays as it is.
pub fn clean_tag(typed: &str) -> Option<String> {
    let is_gap = |c: char| c.is_whitespace() || c.is_control() || c == ',';
    let typed = typed.trim_start_matches(|c| is_gap(c) || matches!(c, '#' | '＃'));
    let words: Vec<&str> = typed.split(is_gap).filter(|word| !word.is_empty()).collect();
    let cut: String = words.join(" ").chars().take(LONGEST).collect();
    Some(cut.trim_end().to_string()).filter(|tag| !tag.is_empty())
}

/// Several tags typed in one go, parted by commas, 、 or line breaks.
pub fn split_tags(typed: &str) -> Vec<String> {
    let mut tags: Vec<String> =
        typed.split([',', '，', '、', ';', '；', '\n']).filter_map(clean_tag).collect();
    super::change::keep_first(&mut tags);
    tags
}
