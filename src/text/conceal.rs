//! Words that are not passed on. In: the words, and texts in which they may stand. Out: the same texts with signs of the same
//! length in their place, so that every place in a text stays where it was. Refuses to know: what the words are.

use std::collections::HashMap;

use super::is_han;

/// Words to be left out, by their first sign.
#[derive(Clone, Debug, Default)]
pub struct Conceal(HashMap<char, Vec<String>>);

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

    /// The text without the words, wherever they stand. Blanks and signs between names and figures stay.
    pub fn text(&self, text: &str) -> String {
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

/// Whether a word stands between these signs: a number is no part of a longer one. A name may run into what follows it (由李明
/// 负责), and what is to be left out must not stay because a longer word might have been meant.
fn stands(before: Option<char>, word: &str, after: Option<char>) -> bool {
    let digit = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_digit());
    word.contains(is_han) || !digit(before) && !digit(after)
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
    fn a_name_is_left_out_wherever_it_stands() {
        check(&["李明", "张伟"], "由李明负责，张伟正在办理", "由＊＊负责，＊＊正在办理");
        check(&["李明", "李明哲"], "李明哲、李明", "＊＊＊、＊＊");
        check(&["李四"], "李四附表", "＊＊附表");
    }

    #[test]
    fn a_number_is_no_part_of_a_longer_one() {
        check(&["8123456"], "81234567、8123456", "81234567、*******");
    }
}
