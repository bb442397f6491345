//! Words that are not passed on. In: the words, and texts in which they may stand. Out: the same texts with signs of the same
//! length in their place, so that every place in a text stays where it was. Refuses to know: what the words are.

use std::collections::HashMap;

use super::is_han;

/// Words to be left out, by their first sign.
#[derive(Clone, Debug, Default)]
pub struct Conceal(HashMap<char, Vec<String>>);

/// Signs before and behind a short name that are no part of a longer word: 责任人张三, 李四副局长.
const BEFORE: &str = "人长记任员导志是由请";
const BEHIND: &str = "副局处科书主部区市县镇乡院同先女等及和";

impl Conceal {
    pub fn of(words: impl IntoIterator<Item = String>) -> Conceal {
        let mut lists: HashMap<char, Vec<String>> = HashMap::new();
        for word in words {
            if let Some(first) = word.chars().next() {
                lists.entry(first).or_default().push(word);
            }
        }
        // Of two words that begin alike the longer stands there.
        lists.values_mut().for_each(|words| words.sort_by_key(|word| std::cmp::Reverse(word.len())));
        Conceal(lists)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text without the words; a name of two signs is left out where it is no part of a longer word. Blanks and signs
    /// between names and figures stay.
    pub fn text(&self, text: &str) -> String {
        self.covered(text, stands)
    }

    /// A cell without the words, wherever they stand: lines of a cell are put together, a name runs into what follows it.
    pub fn cell(&self, cell: &str) -> String {
        self.covered(cell, |before, word, after| is_name(word) || stands(before, word, after))
    }

    fn covered(&self, text: &str, stands: impl Fn(Option<char>, &str, Option<char>) -> bool) -> String {
        let (mut out, mut rest, mut before) = (String::with_capacity(text.len()), text, None);
        while let Some(sign) = rest.chars().next() {
            let words = self.0.get(&sign).map(Vec::as_slice).unwrap_or_default();
            let word = words.iter().find(|word| {
                rest.starts_with(word.as_str()) && stands(before, word, rest[word.len()..].chars().next())
            });
            let length = word.map_or(sign.len_utf8(), String::len);
            let (taken, after) = rest.split_at(length);
            match word {
                Some(word) => word.chars().for_each(|sign| out.push_str(cover(sign))),
                None => out.push_str(taken),
            }
            before = taken.chars().next_back();
            rest = after;
        }
        out
    }

    pub fn in_place(&self, text: &mut String) {
        *text = self.text(text);
    }
}

/// Whether a word stands by itself between these signs: a number is no part of a longer one, a name of two signs none of a word.
fn stands(before: Option<char>, word: &str, after: Option<char>) -> bool {
    let digit = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_digit());
    if !is_name(word) {
        return !digit(before) && !digit(after);
    }
    let free = |sign: Option<char>, also: &str| sign.is_none_or(|sign| !is_han(sign) || also.contains(sign));
    word.chars().filter(|sign| is_han(*sign)).count() > 2 || free(before, BEFORE) && free(after, BEHIND)
}

fn is_name(word: &str) -> bool {
    word.contains(is_han)
}

/// What stands for a sign, of as many bytes.
fn cover(sign: char) -> &'static str {
    match (sign.is_alphanumeric(), sign.len_utf8()) {
        (true, 1) => "*",
        (true, 2) => "**",
        (true, 3) => "＊",
        (true, _) => "＊*",
        (false, 1) => match sign {
            ' ' => " ",
            '-' => "-",
            _ => "*",
        },
        (false, 2) => "·",
        (false, 3) => "\u{3000}",
        (false, _) => "＊*",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &[&str], text: &str, want: &str) {
        let found = Conceal::of(words.iter().map(|word| word.to_string())).text(text);
        assert_eq!(found, want);
        assert_eq!(found.len(), text.len());
    }

    #[test]
    fn words_are_left_out_and_all_else_stays_in_its_place() {
        check(&["张小明"], "由张小明负责，张小明联系", "由＊＊＊负责，＊＊＊联系");
        check(&["0571-88881234"], "电话0571-88881234。", "电话****-********。");
        check(&["阿里·买买提"], "（阿里·买买提）", "（＊＊·＊＊＊）");
        check(&["张　三"], "张　三、李四", "＊　＊、李四");
        check(&["𠮷野小明"], "𠮷野小明来", "＊*＊＊＊来");
        check(&[], "张三", "张三");
    }

    #[test]
    fn a_short_name_is_no_part_of_a_word() {
        check(&["高峰"], "早高峰、高峰、责任人高峰", "早高峰、＊＊、责任人＊＊");
        check(&["李明"], "李明副区长牵头，李明哲不在", "＊＊副区长牵头，李明哲不在");
        check(&["李明", "李明哲"], "李明哲、李明", "＊＊＊、＊＊");
    }

    #[test]
    fn in_a_cell_a_short_name_is_left_out_wherever_it_stands() {
        let words = Conceal::of(["李四".to_owned(), "8123456".to_owned()]);
        assert_eq!(words.cell("李四附表81234567"), "＊＊附表81234567");
        assert_eq!(words.text("李四附表"), "李四附表");
    }

    #[test]
    fn a_number_is_no_part_of_a_longer_one() {
        check(&["8123456"], "81234567、8123456", "81234567、*******");
    }
}
