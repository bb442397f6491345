//! Numbers as Chinese reports print them. In: words and a place. Out: the number that begins there,
//! its value and its end: 43, 1,234, 2.57, 12-15 (the lower end), 十二, 两, 百分之五.
//! Refuses to know: what is counted. 万 and 亿 belong to the unit, as printed.

use super::decimal;
use super::words::Words;

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    pub end: usize,
    pub value: f64,
    /// Written in Han numerals: 三, 十二.
    pub han: bool,
    /// 百分之: the unit is already said.
    pub percent: bool,
    /// Several digits in a row, without point or comma: may be a year.
    pub digits: usize,
}

/// The number that begins at `i`, if one does.
pub fn read(words: &Words, i: usize) -> Option<Number> {
    let c = words.get(i)?;
    if c.is_ascii_digit() {
        return arabic(words, i);
    }
    if words.starts(i, "百分之") {
        let n = if words.get(i + 3)?.is_ascii_digit() { arabic(words, i + 3)? } else { han(words, i + 3)? };
        return Some(Number { percent: true, ..n });
    }
    han(words, i)
}

fn arabic(words: &Words, i: usize) -> Option<Number> {
    let (end, value, digits) = plain(words, i)?;
    let mut end = end;
    // 12-15, 3~5: the lower end is what is promised.
    if matches!(words.get(end), Some('-' | '~' | '至' | '到'))
        && let Some((second, upper, _)) = plain(words, end + 1)
        && (upper > value || matches!(words.get(second), Some('月' | '日' | '年')))
    {
        end = second;
    }
    Some(Number { end, value, han: false, percent: false, digits })
}

/// Longer runs of digits are no numbers.
const MOST_DIGITS: usize = 40;

/// Digits with commas and a point: (end, value, count of digits or 0).
fn plain(words: &Words, i: usize) -> Option<(usize, f64, usize)> {
    let digit = |j: usize| words.get(j).is_some_and(|c| c.is_ascii_digit());
    if !digit(i) {
        return None;
    }
    // No figure is that long; a longer run is a code or worse, and would be read again from each of its digits.
    if (i..i + MOST_DIGITS).all(digit) {
        return None;
    }
    let mut text = String::new();
    let mut j = i;
    let mut bare = true;
    while digit(j) {
        text.push(words.chars[j]);
        j += 1;
        if words.get(j) == Some(',')
            && text.len() <= 15
            && digit(j + 1)
            && digit(j + 2)
            && digit(j + 3)
            && !digit(j + 4)
        {
            let group = j - i;
            if group <= 3 || !bare {
                bare = false;
                j += 1;
            }
        }
    }
    if words.get(j) == Some('.') && digit(j + 1) {
        bare = false;
        text.push('.');
        j += 1;
        while digit(j) && text.len() < 2 * MOST_DIGITS {
            text.push(words.chars[j]);
            j += 1;
        }
    }
    let digits = if bare { j - i } else { 0 };
    let value = decimal::read(&text)?;
    Some((j, value, digits))
}

/// 三, 两, 十二, 一百二十, 三点五; not 万 and 亿, which are the unit's.
fn han(words: &Words, i: usize) -> Option<Number> {
    let (mut total, mut last, mut j, mut said) = (0.0, 0.0, i, false);
    while let Some(c) = words.get(j).filter(|_| j - i < 12) {
        if let Some(d) = digit_of(c) {
            last = d;
            said = true;
        } else if let Some(m) = rank_of(c) {
            total += if said && last > 0.0 { last * m } else { m };
            last = 0.0;
            said = true;
        } else {
            break;
        }
        j += 1;
    }
    if !said {
        return None;
    }
    let mut value: f64 = total + last;
    if words.get(j) == Some('点') {
        let mut place = 0.1;
        while let Some(d) = words.get(j + 1).and_then(digit_of).filter(|_| place > 1e-6) {
            value += d * place;
            place /= 10.0;
            j += 1;
        }
        if place < 0.1 {
            j += 1;
        }
    }
    Some(Number { end: j, value, han: true, percent: false, digits: 0 })
}

pub fn digit_of(c: char) -> Option<f64> {
    Some(match c {
        '零' | '〇' => 0.0,
        '一' => 1.0,
        '二' | '两' => 2.0,
        '三' => 3.0,
        '四' => 4.0,
        '五' => 5.0,
        '六' => 6.0,
        '七' => 7.0,
        '八' => 8.0,
        '九' => 9.0,
        _ => return None,
    })
}

fn rank_of(c: char) -> Option<f64> {
    match c {
        '十' => Some(10.0),
        '百' => Some(100.0),
        '千' => Some(1000.0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, value: f64, read_to: &str) {
        let words = Words::new(text);
        let n = read(&words, 0).unwrap_or_else(|| panic!("no number in {text}"));
        assert!((n.value - value).abs() < 1e-9, "{text}: {}", n.value);
        assert_eq!(words.text(&(0..n.end)), read_to, "{text}");
    }

    #[test]
    fn reads_the_forms_that_reports_print() {
        check("43个", 43.0, "43");
        check("1.4万人", 1.4, "1.4");
        check("1,234户", 1234.0, "1,234");
        check("３４５台", 345.0, "345");
        check("1-2个", 1.0, "1-2");
        check("3～5家", 3.0, "3~5");
        check("十二条", 12.0, "十二");
        check("两项", 2.0, "两");
        check("一百二十户", 120.0, "一百二十");
        check("百分之五", 5.0, "百分之五");
        check("百分之三点五", 3.5, "百分之三点五");
        check("百分之99.5", 99.5, "百分之99.5");
        check("11个,续建29个", 11.0, "11");
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["", "万人", "个", "百分之", "点五"] {
            let words = Words::new(text);
            assert!(read(&words, 0).is_none_or(|n| n.end <= words.len()), "{text}");
        }
    }
}
