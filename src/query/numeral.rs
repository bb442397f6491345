//! Numerals: 12 and 十二 find each other. In: a folded word. Out: other ways to write the numbers in it.
//! Refuses to know: decimals, 万 and 亿 (which stay units), and what the numbers count.

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// Whether a character is a digit of a Chinese numeral.
pub fn is_han(c: char) -> bool {
    matches!(c, '十' | '百' | '千' | '两') || DIGITS.contains(&c)
}

/// The word with its numbers written otherwise; empty where it holds none that can be.
pub fn variants(word: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    // A digit alone is too little to go by: 一 stands in every other word.
    if word.chars().nth(1).is_none() {
        return found;
    }
    for style in [Style::Arabic, Style::Places, Style::Liang, Style::Digits] {
        let other = rewrite(word, style);
        if other != word && !found.contains(&other) {
            found.push(other);
        }
    }
    found
}

#[derive(Clone, Copy, PartialEq)]
enum Style {
    /// 十二 → 12
    Arabic,
    /// 12 → 十二
    Places,
    /// 2 → 两, 200 → 两百
    Liang,
    /// 2020 → 二零二零
    Digits,
}

fn rewrite(word: &str, style: Style) -> String {
    let wanted = |c: char| if style == Style::Arabic { is_han(c) } else { c.is_ascii_digit() };
    let mut out = String::new();
    let mut rest = word;
    let mut before = None;
    while let Some(first) = rest.chars().next() {
        let run = rest.find(|c| !wanted(c)).unwrap_or(rest.len());
        if run == 0 {
            out.push(first);
            before = Some(first);
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let (number, tail) = rest.split_at(run);
        let decimal = before == Some('.')
            || (tail.starts_with('.') && tail[1..].starts_with(|c: char| c.is_ascii_digit()));
        let other = match style {
            Style::Arabic => arabic_from_han(number),
            _ if decimal => None,
            _ => han_from_arabic(number, style),
        };
        out.push_str(other.as_deref().unwrap_or(number));
        before = number.chars().next_back();
        rest = tail;
    }
    out
}

/// `二百零三` → `203`, `二零二零` → `2020`; `None` for what is no number (`百千`).
fn arabic_from_han(text: &str) -> Option<String> {
    let digit =
        |c: char| if c == '两' { Some(2) } else { DIGITS.iter().position(|&d| d == c).map(|d| d as u32) };
    if text.chars().all(|c| digit(c).is_some()) {
        return Some(text.chars().filter_map(digit).filter_map(|d| char::from_digit(d, 10)).collect());
    }
    let (mut sum, mut pending, mut above) = (0, None, 10_000);
    for c in text.chars() {
        let place = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            _ => match (digit(c)?, pending) {
                (0, None) => continue,
                (d, None) => {
                    pending = Some(d);
                    continue;
                }
                _ => return None,
            },
        };
        if place >= above || (pending.is_none() && !(place == 10 && sum == 0)) {
            return None;
        }
        sum += pending.take().unwrap_or(1) * place;
        above = place;
    }
    Some((sum + pending.unwrap_or(0)).to_string())
}

fn han_from_arabic(text: &str, style: Style) -> Option<String> {
    let digits: Vec<usize> = text.bytes().map(|b| usize::from(b - b'0')).collect();
    if digits.len() > 4 || digits.is_empty() {
        return None;
    }
    if style == Style::Digits {
        return (digits.len() == 4).then(|| digits.iter().map(|&d| DIGITS[d]).collect());
    }
    if digits[0] == 0 {
        return (digits.len() == 1).then(|| "零".to_owned());
    }
    let mut out = String::new();
    let mut gap = false;
    for (at, &d) in digits.iter().enumerate() {
        let place = digits.len() - 1 - at;
        if d == 0 {
            gap = true;
            continue;
        }
        if std::mem::take(&mut gap) {
            out.push('零');
        }
        let liang = style == Style::Liang && at == 0 && d == 2 && place != 1;
        // 12 is 十二, but 112 is 一百一十二.
        if !(at == 0 && d == 1 && place == 1) {
            out.push(if liang { '两' } else { DIGITS[d] });
        }
        out.extend([' ', '十', '百', '千'].get(place).filter(|_| place > 0));
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, want: &[&str]) {
        assert_eq!(variants(word), want, "{word}");
    }

    #[test]
    fn writes_numbers_otherwise() {
        check("12", &["十二"]);
        check("十二", &["12"]);
        check("2个", &["二个", "两个"]);
        check("两个", &["2个"]);
        check("20", &["二十"]);
        check("112", &["一百一十二"]);
        check("203", &["二百零三", "两百零三"]);
        check("1080", &["一千零八十", "一零八零"]);
        check("一千零八十", &["1080"]);
        check("2020年", &["二千零二十年", "两千零二十年", "二零二零年"]);
        check("二零二零年", &["2020年"]);
        check("10", &["十"]);
        check("二十大", &["20大"]);
        check("加装电梯100台", &["加装电梯一百台"]);
    }

    #[test]
    fn leaves_what_is_no_whole_number() {
        check("1.4万", &[]);
        check("pm2.5", &[]);
        check("百千", &[]);
        check("十十", &[]);
        check("007", &[]);
        check("20200101", &[]);
        check("老旧小区", &[]);
        check("2", &[]);
        check("一", &[]);
        check("", &[]);
    }
}
