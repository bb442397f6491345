//! Telephone and identity numbers in words. In: words, and whether a label or a head says that numbers stand there. Out: the
//! numbers as printed, with their brackets and extensions. Sums of money, codes and days are none.

/// Telephone and identity numbers in a line; `said` where a label or a head says that numbers stand there.
pub fn numbers<'a>(line: &'a str, said: bool, mut each: impl FnMut(&'a str)) {
    let bytes = line.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let goes_on = at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'.');
        if !bytes[at].is_ascii_digit() || goes_on {
            at += 1;
            continue;
        }
        match number(&line[at..], said) {
            Some(length) => {
                let end = at + length;
                // （0571）88881234: the bracket before is part of it.
                let bracket = line[..at].chars().next_back().filter(|sign| matches!(sign, '(' | '（'));
                let closed = line[at..end].contains([')', '）']);
                let start = at - bracket.filter(|_| closed).map_or(0, char::len_utf8);
                each(&line[start..end]);
                at = end;
            }
            None => at += bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count(),
        }
    }
}

/// Signs behind a figure that say what is counted.
const COUNTED: &str = "元万亿人个户家件处台套辆亩吨米平公千%％‰.年月";

/// The length of the number with which a text begins.
fn number(text: &str, said: bool) -> Option<usize> {
    let groups = groups(text);
    let lengths: Vec<usize> = groups.iter().map(|group| group.0.len()).collect();
    let first = groups.first()?.0;
    let mobile = first.starts_with('1') && matches!(first.as_bytes().get(1), Some(b'3'..=b'9'));
    let area = first.starts_with('0');
    let abroad = first == "86";
    let service = first.starts_with("400") || first.starts_with("800");
    let taken = match *lengths {
        [18, ..] if is_identity(first) => 1,
        [11, ..] if mobile => 1,
        [3, 4, 4, ..] if mobile => 3,
        [3, 8, ..] | [7, 4, ..] if mobile => 2,
        [3 | 4, 4, 4, ..] if area => 3,
        [3 | 4, 7 | 8, ..] if area => 2,
        [10..=12, ..] if area => 1,
        [2, 3, 4, 4, ..] if abroad => 4,
        [2, 2 | 3, 7 | 8, ..] if abroad => 3,
        [2, 11, ..] if abroad => 2,
        [10, ..] if service => 1,
        [3, 3, 4, ..] | [3, 4, 3, ..] if service => 3,
        [4, 4, ..] | [3, 4, ..] if said => 2,
        [7 | 8, ..] if said => 1,
        _ => return None,
    };
    let end = with_extension(text, groups[taken - 1].1);
    let after = text[end..].chars().next();
    let counted = after.is_some_and(|sign| COUNTED.contains(sign) || sign.is_ascii_alphabetic());
    (!counted).then_some(end)
}

/// The end of a number with the extension behind it: 转805, -8012.
fn with_extension(text: &str, end: usize) -> usize {
    let rest = &text[end..];
    let Some(sign) = rest.chars().next().filter(|sign| "转-－—".contains(*sign)) else { return end };
    let digits = rest[sign.len_utf8()..].bytes().take_while(u8::is_ascii_digit).count();
    if (1..=5).contains(&digits) { end + sign.len_utf8() + digits } else { end }
}

/// Runs of digits parted by one sign each, with where they end; an identity number may end in X.
fn groups(text: &str) -> Vec<(&str, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while found.len() < 4 {
        let rest = &text[at..];
        let mut length = rest.bytes().take_while(u8::is_ascii_digit).count();
        if length == 0 {
            break;
        }
        length += usize::from(length == 17 && rest[17..].starts_with(['X', 'x']));
        found.push((&rest[..length], at + length));
        let parting = rest[length..].chars().next().filter(|sign| "-－—– )）".contains(*sign));
        let Some(parting) = parting else { break };
        at += length + parting.len_utf8();
    }
    found
}

/// A number of eighteen signs in which a day of birth stands.
fn is_identity(number: &str) -> bool {
    let part = |from: usize, to: usize| number.get(from..to).and_then(|part| part.parse::<u32>().ok());
    matches!((part(6, 10), part(10, 12), part(12, 14)), (Some(1900..=2100), Some(1..=12), Some(1..=31)))
}
