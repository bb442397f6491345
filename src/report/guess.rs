//! What can be told of a document that a visitor brings. In: a document. Out: a source: title, period and what its page says
//! of itself. Knows no tables.

use super::text::half;
use super::{Locality, Source, locality};
use crate::document::Document;

/// Words that titles of such papers hold.
const TITLES: &str = "进展|完成情况|落实|清单|计划|目标|报告|情况|通报|实事|任务|工作|一览表|台账|推进|方案|意见|進展|工作|報告";

/// 2.2024年重点工作推进情况表: one of several attachments, not the paper's title.
fn is_listed(line: &str) -> bool {
    let rest = line.trim_start_matches(|sign: char| sign.is_ascii_digit());
    (1..=2).contains(&(line.len() - rest.len())) && rest.starts_with(['.', '．', '、'])
}

/// The line near the front that looks most like a title, where one does.
fn title(text: &str) -> Option<&str> {
    let lines = text
        .lines()
        .map(|line| line.trim_matches(super::text::is_blank))
        .filter(|line| !line.is_empty())
        .take(40);
    let score = |line: &str| {
        let signs = line.chars().count();
        if !(6..=60).contains(&signs)
            || super::text::ends_sentence(line)
            || line.contains(['|', '\t', '：', ':', '>', '，', ','])
            || is_listed(line)
        {
            return 0;
        }
        let words = TITLES.split('|').filter(|word| line.contains(word)).count();
        let digits: Vec<char> = line.chars().map(half).collect();
        let year = digits.windows(4).any(|four| {
            matches!(four, ['1', '9', ..] | ['2', '0', ..]) && four.iter().all(char::is_ascii_digit)
        });
        let ends = [
            "情况",
            "情况表",
            "清单",
            "报告",
            "通报",
            "一览表",
            "计划",
            "表",
            "台账",
            "方案",
            "意见",
            "函",
            "通知",
        ]
        .iter()
        .any(|end| line.trim_end_matches(['）', ')']).ends_with(end));
        words.min(3) + 3 * usize::from(year) + 2 * usize::from(ends)
    };
    let mut best: Option<(usize, &str)> = None;
    for line in lines {
        let worth = score(line);
        if worth >= 5 && best.is_none_or(|(most, _)| worth > most) {
            best = Some((worth, line));
        }
    }
    best.map(|(_, line)| line)
}

/// What can be told of a document that a visitor brings.
pub fn guess(id: &str, document: &Document) -> Source {
    let guessed = super::guess_source(id, &document.text);
    let named = document.title.as_deref().map(|title| title.split(['_', '|']).next().unwrap_or(title).trim());
    let named = named.filter(|title| title.chars().count() >= 4 && document.text.contains(title));
    let source = match named.or_else(|| title(&document.text)) {
        Some(title) => super::shipped::titled(guessed, title),
        None => guessed,
    };
    let place = locality::of(&source.title)
        .or_else(|| source.publisher.as_deref().and_then(locality::of))
        .map(|name| Locality { name: name.to_owned(), english: None });
    Source { locality: place, ..source }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attachment_that_is_listed_is_no_title() {
        let check = |text: &str, want: &str| {
            assert_eq!(guess("x", &crate::document::from_text(text)).title, want);
        };
        check(
            "某县人民政府办公室\n关于报送2024年重点工作进展情况的函\n市政府办公室：\n附件：1.某县2024年民生实事进展情况表\n\
             2.某县2024年重点工作推进情况表\n",
            "关于报送2024年重点工作进展情况的函",
        );
        check("2024年民生实事进展情况\n序号\t任务\n", "2024年民生实事进展情况");
    }
}
