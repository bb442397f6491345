//! What to try where a query finds nothing: fewer conditions, or a part of what was typed. In: an engine and a query.
//! Out: suggestions, each of which finds something. Does not know how they are shown.

use super::fold::fold;
use super::{Engine, Filters, Query, Sought, find};

/// Something else to ask, and how many rows it finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Suggestion {
    /// The same text without the filters.
    Unfiltered(usize),
    /// Another text, under the same filters.
    Text(String, usize),
}

/// More than these are no help.
const MOST: usize = 3;
/// Longer words are looked at up to here: each of their parts is a search.
const LONGEST: usize = 16;

/// Suggestions for a query that finds nothing; none for others.
pub fn suggest(engine: &Engine, query: &Query) -> Vec<Suggestion> {
    let total = |text: &str, filters: &Filters| {
        let filters = filters.clone();
        find(engine, &Query { text: text.to_owned(), filters, limit: 0, ..Query::default() }).total
    };
    let found = |text: String| {
        let total = total(&text, &query.filters);
        (total > 0).then_some(Suggestion::Text(text, total))
    };
    if total(&query.text, &query.filters) > 0 {
        return Vec::new();
    }
    let unfiltered = total(&query.text, &Filters::default());
    if unfiltered > 0 && !query.filters.is_empty() {
        return vec![Suggestion::Unfiltered(unfiltered)];
    }
    let (sought, _) = Sought::parse(&query.text);
    let mut words: Vec<&str> = Vec::new();
    for word in sought.shown().filter_map(|term| term.forms.first()) {
        if !words.contains(&word.as_str()) {
            words.push(word);
        }
    }
    words.truncate(LONGEST);
    if let [word] = words[..] {
        return parts(word, found);
    }
    // Syllables typed one by one are one word.
    if words.iter().all(|word| word.bytes().all(|b| b.is_ascii_lowercase())) {
        return found(words.concat()).into_iter().collect();
    }
    let mut singly: Vec<Suggestion> = words
        .iter()
        .filter(|word| !word.contains(' '))
        .filter_map(|word| found((*word).to_owned()))
        .collect();
    singly.sort_by_key(|one| std::cmp::Reverse(one.total()));
    singly.truncate(MOST);
    singly
}

impl Suggestion {
    pub fn total(&self) -> usize {
        match self {
            Suggestion::Unfiltered(total) | Suggestion::Text(_, total) => *total,
        }
    }
}

/// The longest parts of a word that are found, the most frequent first.
fn parts(word: &str, found: impl Fn(String) -> Option<Suggestion>) -> Vec<Suggestion> {
    let chars: Vec<char> = fold(word).chars().take(LONGEST).collect();
    for length in (2..chars.len()).rev() {
        let mut longest: Vec<Suggestion> = Vec::new();
        for part in chars.windows(length) {
            // A part of a number is another number, and a blank parts words.
            if part.iter().any(|c| c.is_whitespace()) || part.iter().all(char::is_ascii) {
                continue;
            }
            let one = found(part.iter().collect()).filter(|one| !longest.contains(one));
            longest.extend(one);
        }
        if !longest.is_empty() {
            longest.sort_by_key(|one| std::cmp::Reverse(one.total()));
            longest.truncate(MOST);
            return longest;
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Facet;
    use crate::record::Record;

    fn engine() -> Engine {
        let task = |goal: &str| Record { goal: goal.into(), report: "r".into(), ..Record::blank() };
        let goals = ["新增停车场泊位500个", "改造停车设施", "老旧小区改造", "学校开工"];
        Engine::new(goals.map(task).to_vec().into())
    }

    #[track_caller]
    fn check(text: &str, want: &[(&str, usize)]) {
        let query = Query { text: text.into(), ..Query::default() };
        let want: Vec<Suggestion> =
            want.iter().map(|(text, n)| Suggestion::Text((*text).into(), *n)).collect();
        assert_eq!(suggest(&engine(), &query), want, "{text}");
    }

    #[test]
    fn the_longest_parts_that_are_found() {
        check("停车收费", &[("停车", 2)]);
        check("智慧停车场", &[("停车场", 1)]);
        check("停车", &[]);
        check("天文馆", &[]);
        check("", &[]);
    }

    #[test]
    fn one_of_several_words() {
        check("停车 医院", &[("停车", 2)]);
        check("改造 学校", &[("改造", 2), ("学校", 1)]);
    }

    #[test]
    fn filters_are_the_first_to_go() {
        let mut query = Query { text: "学校".into(), ..Query::default() };
        assert!(query.filters.add(Facet::Report, "another"));
        assert_eq!(suggest(&engine(), &query), [Suggestion::Unfiltered(1)]);
    }
}
