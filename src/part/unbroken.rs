//! Words that hold together. In: words. Out: a view whose lines break between them. Does not know what they say.

use leptos::prelude::*;

/// Words whose parts hold together: a line breaks between `2024 年` and `1—6 月`, not before a lone 月.
pub fn unbroken(words: &str) -> AnyView {
    let part = |(at, part): (usize, String)| {
        let blank = if at > 0 { " " } else { "" };
        // Long ones had better break than stick out.
        let class = if part.chars().count() <= 10 { "whole" } else { "" };
        view! { {blank}<span class=class>{part}</span> }.into_any()
    };
    parts(words).into_iter().enumerate().map(part).collect_view().into_any()
}

/// The parts of words at their blanks, but for those after a figure.
fn parts(words: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for word in words.split(' ') {
        match parts.last_mut().filter(|last| last.ends_with(|sign: char| sign.is_ascii_digit())) {
            Some(last) => *last += &[" ", word].concat(),
            None => parts.push(word.to_owned()),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_and_its_unit_stay_together() {
        assert_eq!(parts("2024 年 1—6 月"), ["2024 年", "1—6 月"]);
        assert_eq!(parts("2024, months 1–6"), ["2024,", "months", "1–6"]);
        assert_eq!(parts("r9"), ["r9"]);
    }
}
