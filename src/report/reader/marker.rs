//! Numbers and bullets before items: 一、 （一） 1. (1) ① 第一部分 • -. In: the words of a line. Out: the marker's length, its
//! class and its count. Knows no items.

use super::super::text::{half, is_han};

/// Classes of markers; a paper uses each for one level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rank {
    /// 第一部分, 第二章
    Division,
    /// 一、
    Han,
    /// （一）
    HanBracket,
    /// 1. 1、
    Digit,
    /// 1.1
    Decimal,
    /// (1) 1)
    DigitBracket,
    /// ①
    Circle,
    /// 一是
    Ordinal,
    /// • - ● ◆
    Bullet,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marker {
    /// Bytes of the marker.
    pub len: usize,
    pub rank: Rank,
    /// What it counts to; 0 for bullets.
    pub count: u32,
}

fn digit(sign: char) -> Option<u32> {
    "零一二三四五六七八九".chars().position(|han| han == sign).map(|at| at as u32)
}

/// A Han number up to 99 at the beginning: its value, and bytes taken.
pub fn han_number(words: &str) -> Option<(u32, usize)> {
    let (mut value, mut last, mut len) = (0, 0, 0);
    for sign in words.chars().take(4) {
        if let Some(found) = digit(sign) {
            last = found;
        } else if sign == '十' {
            value += last.max(1) * 10;
            last = 0;
        } else if sign == '廿' {
            value += 20;
        } else {
            break;
        }
        len += sign.len_utf8();
    }
    (len > 0).then_some((value + last, len))
}

/// Digits of either width at the beginning, at most four.
pub fn digits(words: &str) -> Option<(u32, usize)> {
    let (mut value, mut len, mut count) = (0, 0, 0);
    for sign in words.chars() {
        let Some(found) = half(sign).to_digit(10) else { break };
        (value, len, count) = (value * 10 + found, len + sign.len_utf8(), count + 1);
        if count > 4 {
            return None;
        }
    }
    (len > 0).then_some((value, len))
}

/// The marker at the front of a line, if one stands there.
pub fn read(words: &str) -> Option<Marker> {
    let first = words.chars().next()?;
    let rest = &words[first.len_utf8()..];
    let made = |len: usize, rank, count| Some(Marker { len, rank, count });
    let next = |at: usize| words.get(at..).and_then(|rest| rest.chars().next());
    match first {
        '第' => {
            let (count, len) = han_number(rest).or_else(|| digits(rest))?;
            let after = &rest[len..];
            if let Some(piece) = piece(after) {
                return made(first.len_utf8() + len + piece, Rank::Digit, count);
            }
            let end = ["部分", "章", "篇", "节"].iter().find(|end| after.starts_with(**end))?;
            made(first.len_utf8() + len + end.len(), Rank::Division, count)
        }
        '【' if named(rest).is_some() => {
            let (count, len) = named(rest)?;
            made(first.len_utf8() + len, Rank::HanBracket, count)
        }
        '（' | '(' | '〔' | '【' => {
            let close = |at: usize| {
                next(at).filter(|sign| matches!(sign, '）' | ')' | '〕' | '】')).map(char::len_utf8)
            };
            if let Some((count, len)) = han_number(rest) {
                let at = first.len_utf8() + len;
                return made(at + close(at)?, Rank::HanBracket, count);
            }
            let (count, len) = digits(rest)?;
            let at = first.len_utf8() + len;
            made(at + close(at)?, Rank::DigitBracket, count)
        }
        '①'..='⑳' => made(first.len_utf8(), Rank::Circle, first as u32 - '①' as u32 + 1),
        '❶'..='❿' => made(first.len_utf8(), Rank::Circle, first as u32 - '❶' as u32 + 1),
        '⑴'..='⒇' => made(first.len_utf8(), Rank::DigitBracket, first as u32 - '⑴' as u32 + 1),
        '•' | '●' | '◆' | '■' | '▪' | '◇' | '○' | '►' | '➢' | '※' | '★' | '☆' | '\u{f0d8}' | '·' | '・'
        | '▲' | '▶' | '▷' | '▸' | '➤' | '❖' => {
            // ★1.
            let inner = numbered(rest, rest.chars().next().unwrap_or_default());
            match inner.filter(|inner| inner.rank == Rank::Digit) {
                Some(inner) => made(first.len_utf8() + inner.len, inner.rank, inner.count),
                None => made(first.len_utf8(), Rank::Bullet, 0),
            }
        }
        '-' | '–' | '—' | '*' | '+' => {
            let blank = rest.starts_with([' ', '\u{3000}', '\u{a0}', '\t']);
            if blank { made(1.max(first.len_utf8()), Rank::Bullet, 0) } else { None }
        }
        _ => numbered(words, first),
    }
}

/// 件： of 第一件：, 项实事、 of 第2项实事、: its bytes.
fn piece(after: &str) -> Option<usize> {
    let rest = after.strip_prefix(['件', '项', '條', '条'])?;
    let rest = ["实事", "任务", "工作", ""].iter().find_map(|name| rest.strip_prefix(name))?;
    let rest = rest.strip_prefix(['：', ':', '、', ' ', '\u{3000}'])?;
    Some(after.len() - rest.len())
}

/// 实事一】 behind its bracket: what it counts to, and its bytes.
fn named(rest: &str) -> Option<(u32, usize)> {
    let (name, _) = rest.split_once('】')?;
    let stem =
        name.trim_end_matches(|sign: char| sign.is_ascii_digit() || digit(sign).is_some() || sign == '十');
    let short = (2..=6).contains(&stem.chars().count()) && stem.chars().all(is_han);
    let (count, len) = han_number(&name[stem.len()..]).or_else(|| digits(&name[stem.len()..]))?;
    (short && stem.len() + len == name.len()).then_some((count, name.len() + '】'.len_utf8()))
}

/// 02 before a title, where a number below ten is filled up with a nought.
fn filled(words: &str) -> Option<Marker> {
    let (count, len) = digits(words).filter(|(count, len)| *len == 2 && (1..10).contains(count))?;
    let rest = &words[len..];
    let title = rest.trim_start_matches([' ', '\u{3000}', '\u{a0}']);
    let parted = title.len() < rest.len() && title.starts_with(is_han);
    parted.then_some(Marker { len, rank: Rank::Digit, count })
}

fn numbered(words: &str, first: char) -> Option<Marker> {
    let made = |len: usize, rank, count| Some(Marker { len, rank, count });
    if let Some((count, len)) = han_number(words) {
        let after = words[len..].chars().next()?;
        return match after {
            '、' | '.' | '．' => made(len + after.len_utf8(), Rank::Han, count),
            '是' => made(len + after.len_utf8(), Rank::Ordinal, count),
            _ => None,
        };
    }
    if !half(first).is_ascii_digit() {
        return None;
    }
    if let Some(found) = filled(words) {
        return Some(found);
    }
    let (count, len) = digits(words)?;
    let after = words[len..].chars().next()?;
    let at = len + after.len_utf8();
    match half(after) {
        '、' | ')' => made(at, if after == '、' { Rank::Digit } else { Rank::DigitBracket }, count),
        '.' => match digits(&words[at..]) {
            None => made(at, Rank::Digit, count),
            // 1.1 or 1.1. or 1.1、 and then words; 1.5宗 and 1.5亿 are figures.
            Some((second, more)) => {
                let end = at + more;
                let then = words[end..].chars().next()?;
                let parts = matches!(then, '、' | '.' | '．' | ' ' | '\u{3000}' | '\t');
                (parts && count < 100 && second < 100).then_some(Marker {
                    len: end
                        + if then == ' ' || then == '\u{3000}' || then == '\t' { 0 } else { then.len_utf8() },
                    rank: Rank::Decimal,
                    count: second,
                })
            }
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_markers_of_every_class() {
        let check = |words: &str, want: Option<(&str, Rank, u32)>| {
            let found = read(words).map(|marker| (&words[..marker.len], marker.rank, marker.count));
            assert_eq!(found, want, "{words}");
        };
        check("一、目标", Some(("一、", Rank::Han, 1)));
        check("（二十三）提升", Some(("（二十三）", Rank::HanBracket, 23)));
        check("12.博士后", Some(("12.", Rank::Digit, 12)));
        check("１２、博士后", Some(("１２、", Rank::Digit, 12)));
        check("11.121人才梯队", None);
        check("1.1 新建", Some(("1.1", Rank::Decimal, 1)));
        check("(3) 新建", Some(("(3)", Rank::DigitBracket, 3)));
        check("3）新建", Some(("3）", Rank::DigitBracket, 3)));
        check("③新建", Some(("③", Rank::Circle, 3)));
        check("一是新建", Some(("一是", Rank::Ordinal, 1)));
        check("第二部分 目标", Some(("第二部分", Rank::Division, 2)));
        check("- 约 600 个", Some(("-", Rank::Bullet, 0)));
        check("●新建", Some(("●", Rank::Bullet, 0)));
        check("第一件：新建公园", Some(("第一件：", Rank::Digit, 1)));
        check("第2项实事、新建公园", Some(("第2项实事、", Rank::Digit, 2)));
        check("第一项任务是新建公园", None);
        check("【实事一】新建公园", Some(("【实事一】", Rank::HanBracket, 1)));
        check("【责任单位】区住建局", None);
        check("★1.新建公园", Some(("★1.", Rank::Digit, 1)));
        check("★新建公园", Some(("★", Rank::Bullet, 0)));
        check("▶ 新建公园", Some(("▶", Rank::Bullet, 0)));
        check("02 新建公园", Some(("02", Rank::Digit, 2)));
        check("12 新建公园", None);
        check("02新建公园", None);
        check("-3.5%", None);
        check("1.5亿元", None);
        check("2023年", None);
        check("一办十组", None);
    }
}
