//! Characters at places put together to lines. In: the characters of a page or of a cell. Out: lines from top to
//! bottom, and what of them is one paragraph that was broken to fit.

use super::page::Sign;

/// Words that stand on one line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub left: f64,
    pub right: f64,
    pub base: f64,
    pub size: f64,
    pub text: String,
    /// The width of what could not have been parted from the line's first character.
    pub lead: f64,
    /// Whether a gap within it is as wide as between columns.
    pub parted: bool,
}

/// Gaps, in heights of the type: one of this width is a blank between letters, one of that between columns.
const BLANK: f64 = 0.5;
const COLUMN: f64 = 1.5;

pub fn lines(mut signs: Vec<Sign>) -> Vec<Line> {
    signs.sort_by(|a, b| a.base.total_cmp(&b.base).then(a.left.total_cmp(&b.left)));
    let mut found = Vec::new();
    let mut open: Vec<Sign> = Vec::new();
    for sign in signs {
        let goes_on =
            open.first().is_none_or(|first| sign.base - first.base <= first.size.max(sign.size) * 0.5);
        if !goes_on {
            found.extend(line(std::mem::take(&mut open)));
        }
        open.push(sign);
    }
    found.extend(line(open));
    found
}

fn line(mut signs: Vec<Sign>) -> Option<Line> {
    signs.sort_by(|a, b| a.left.total_cmp(&b.left));
    // Bold that is made by printing twice.
    signs.dedup_by(|next, before| {
        next.text == before.text
            && (next.left - before.left).abs() < before.size * 0.15
            && !is_blank(&next.text)
    });
    let first = signs.iter().find(|sign| !is_blank(&sign.text))?.clone();
    let mut line = Line { right: first.left, left: first.left, base: first.base, ..Line::blank() };
    let mut blank = false;
    for sign in &signs {
        if is_blank(&sign.text) {
            blank = true;
            continue;
        }
        let gap = sign.left - line.right;
        if !line.text.is_empty() {
            if gap > sign.size * COLUMN {
                line.text.push_str("  ");
                line.parted = true;
            } else if blank || gap > sign.size * BLANK && !touches_han(&line.text, &sign.text) {
                line.text.push(' ');
            }
        }
        blank = false;
        line.text.push_str(&sign.text);
        line.right = line.right.max(sign.right);
        line.size = line.size.max(sign.size);
    }
    line.lead = lead(&signs);
    Some(line)
}

impl Line {
    fn blank() -> Line {
        Line { left: 0.0, right: 0.0, base: 0.0, size: 0.0, text: String::new(), lead: 0.0, parted: false }
    }
}

/// A word of letters and digits, or one Han character with the marks that may not part from it.
fn lead(signs: &[Sign]) -> f64 {
    let mut shown = signs.iter().skip_while(|sign| is_blank(&sign.text)).peekable();
    let Some(first) = shown.next() else { return 0.0 };
    let mut right = first.right;
    let mut opens = first.text.chars().all(|sign| "（(《“‘【「〔".contains(sign));
    let mut word = is_word(&first.text);
    while let Some(next) = shown.next_if(|next| {
        opens
            || word && is_word(&next.text)
            || next.text.chars().all(|sign| "，。、；：）)》”’】」〕！？%％,.".contains(sign))
    }) {
        opens = false;
        word = word && is_word(&next.text) || is_word(&next.text);
        right = next.right;
    }
    right - first.left
}

/// A column of so many characters holds sentences, whose lines end early where a word does not part.
const WIDE: f64 = 10.0;
/// How full a line of a wide column is at least when it goes on.
const FILLED: f64 = 0.7;

/// Joins lines of one column: those that were broken because no more fitted are one paragraph. `left` and `right` are
/// the column's edges. The last answers whether the last line was full.
pub fn paragraphs(lines: &[Line], left: f64, right: f64) -> (String, bool) {
    let pad = lines.iter().map(|line| line.left - left).fold(f64::INFINITY, f64::min).clamp(0.0, 8.0);
    let room = right - left - pad * 2.0;
    let mut text = String::new();
    for (at, line) in lines.iter().enumerate() {
        if at > 0 {
            let before = &lines[at - 1];
            text.push_str(if is_broken(before, line, room) { between(&text, &line.text) } else { "\n" });
        }
        text.push_str(&line.text.replace("  ", " "));
    }
    let full = lines.last().is_some_and(|last| last.right - last.left + last.size > room);
    (text, full)
}

/// Whether a line ends because the next word did not fit.
fn is_broken(before: &Line, line: &Line, room: f64) -> bool {
    let need = before.right - before.left + line.lead;
    let ended = before.text.ends_with(['。', '；', ';', '！', '？', '：', ':']);
    need > room
        || before.text.ends_with('/')
        || room > before.size * WIDE && !ended && need > room * FILLED && !begins_item(&line.text)
}

/// `1.`, `2、`, `（一）`, `①`: what begins with one is no rest of the line before.
pub fn begins_item(text: &str) -> bool {
    let mut signs = text.chars();
    let first = signs.next().unwrap_or(' ');
    let numbered =
        text.trim_start_matches(|sign: char| sign.is_ascii_digit() || "一二三四五六七八九十".contains(sign));
    "①②③④⑤⑥⑦⑧⑨⑩（(•●■".contains(first)
        || numbered.len() < text.len()
            && numbered
                .strip_prefix(['.', '、', '．'])
                .is_some_and(|rest| !rest.starts_with(|sign: char| sign.is_ascii_digit()))
}

/// What stands between two pieces of one paragraph: a blank between letters, else nothing.
pub fn between(before: &str, after: &str) -> &'static str {
    let letters = before.chars().next_back().is_some_and(|sign| sign.is_ascii_alphabetic())
        && after.chars().next().is_some_and(|sign| sign.is_ascii_alphabetic());
    if letters { " " } else { "" }
}

fn is_blank(text: &str) -> bool {
    text.chars().all(|sign| crate::text::is_blank(sign) || sign.is_control())
}

fn is_word(text: &str) -> bool {
    text.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '.' || sign == ',')
}

fn touches_han(before: &str, after: &str) -> bool {
    let wide = |sign: char| sign as u32 >= 0x2e80;
    before.chars().next_back().is_some_and(wide) || after.chars().next().is_some_and(wide)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(words: &str, left: f64, base: f64) -> Vec<Sign> {
        let mut at = left;
        let place = |sign: char| {
            let width = if sign.is_ascii() { 5.0 } else { 10.0 };
            at += width;
            Sign { left: at - width, right: at, base, size: 10.0, text: sign.to_string() }
        };
        words.chars().map(place).collect()
    }

    #[test]
    fn a_line_that_was_full_goes_on() {
        let check = |printed: &[&str], want: &str| {
            let signs = printed.iter().enumerate();
            let signs = signs.flat_map(|(at, words)| set(words, 2.0, 20.0 + 14.0 * at as f64)).collect();
            assert_eq!(paragraphs(&lines(signs), 0.0, 54.0).0, want);
        };
        check(&["新建幼儿园", "三所。", "改造两所"], "新建幼儿园三所。\n改造两所");
        check(&["完成投资", "1300万元"], "完成投资1300万元");
        check(&["区教育局", "区人社局"], "区教育局\n区人社局");
        check(&["one two", "three"], "one two three");
    }

    #[test]
    fn gaps_part_columns_and_doubled_print_is_one() {
        let mut signs = set("甲乙", 0.0, 20.0);
        signs.extend(set("甲乙", 0.4, 20.0));
        signs.extend(set("12", 60.0, 20.0));
        let found = lines(signs);
        assert_eq!((found[0].text.as_str(), found[0].parted), ("甲乙  12", true));
    }
}
