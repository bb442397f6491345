//! Addresses inside plain text. In: a note's text. Out: its parts in order, links apart from the rest.
//! Refuses to know: markup; a part is shown as the characters it is.

/// A part of a note's text. All parts together are the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment<'a> {
    Text(&'a str),
    /// Begins with `http://` or `https://`, and is ASCII without blanks, quotes or brackets of markup.
    Link(&'a str),
}

/// Parts the text at its web addresses. A Chinese character ends an address, since notes are written
/// without blanks; so does punctuation after it.
pub fn segments(text: &str) -> Vec<Segment<'_>> {
    let mut out = Vec::new();
    let (mut from, mut look) = (0, 0);
    while let Some(found) = text[look..].find("http").map(|at| look + at) {
        let length = link_length(&text[found..]);
        let inside_word = text[..found].ends_with(|c: char| c.is_ascii_alphanumeric());
        if length == 0 || inside_word {
            look = found + "http".len();
            continue;
        }
        if from < found {
            out.push(Segment::Text(&text[from..found]));
        }
        out.push(Segment::Link(&text[found..found + length]));
        (from, look) = (found + length, found + length);
    }
    if from < text.len() {
        out.push(Segment::Text(&text[from..]));
    }
    out
}

/// Bytes of the address at the beginning of the text; zero where there is none.
fn link_length(text: &str) -> usize {
    let scheme = match text {
        _ if text.starts_with("https://") => "https://".len(),
        _ if text.starts_with("http://") => "http://".len(),
        _ => return 0,
    };
    let ends = |b: u8| {
        !b.is_ascii_graphic() || matches!(b, b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}')
    };
    let mut length = text.bytes().position(ends).unwrap_or(text.len());
    while let Some(last) = text.as_bytes()[..length].last() {
        let trailing = match last {
            b'.' | b',' | b';' | b':' | b'!' | b'?' | b'\'' | b'*' | b'[' => true,
            // A bracket belongs to the address only where it was opened in it.
            b')' => unbalanced(&text[..length], '(', ')'),
            b']' => unbalanced(&text[..length], '[', ']'),
            _ => false,
        };
        if !trailing {
            break;
        }
        length -= 1;
    }
    let has_host = text.as_bytes().get(scheme).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'[');
    if has_host && length > scheme { length } else { 0 }
}

fn unbalanced(text: &str, open: char, close: char) -> bool {
    text.matches(close).count() > text.matches(open).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Links marked by 【】.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let marked = segments(text).into_iter().map(|segment| match segment {
            Segment::Text(text) => text.to_string(),
            Segment::Link(link) => format!("【{link}】"),
        });
        assert_eq!(marked.collect::<String>(), expected);
    }

    #[test]
    fn finds_addresses_between_chinese() {
        check("", "");
        check("没有链接", "没有链接");
        check("见https://a.gov.cn/b?c=1&d#e查看", "见【https://a.gov.cn/b?c=1&d#e】查看");
        check("（http://a.cn）。https://b.cn/x", "（【http://a.cn】）。【https://b.cn/x】");
        check("http://a.cn\nhttps://b.cn", "【http://a.cn】\n【https://b.cn】");
    }

    #[test]
    fn leaves_punctuation_out() {
        check("see http://a.cn/x. Or (http://a.cn/y)!", "see 【http://a.cn/x】. Or (【http://a.cn/y】)!");
        check("http://a.cn/(x)", "【http://a.cn/(x)】");
        check("http://[::1]/x [http://a.cn]", "【http://[::1]/x】 [【http://a.cn】]");
    }

    #[test]
    fn nothing_else_is_a_link() {
        for text in [
            "javascript:alert(1)",
            "data:text/html,x",
            "http://",
            "https://。",
            "xhttp://a.cn",
            "http:a.cn",
            "HTTP",
        ] {
            check(text, text);
        }
        check("http://a.cn\"onclick=x", "【http://a.cn】\"onclick=x");
        check("<a href='http://a.cn'>x</a>", "<a href='【http://a.cn】'>x</a>");
    }

    proptest! {
        #[test]
        fn the_parts_are_the_text(text in "(http|https|://|a\\.cn|[)\\].、中 \"<é]){0,20}") {
            let mut whole = String::new();
            for segment in segments(&text) {
                match segment {
                    Segment::Text(part) => whole.push_str(part),
                    Segment::Link(part) => {
                        prop_assert!(part.starts_with("http://") || part.starts_with("https://"));
                        prop_assert!(!part.contains(['"', '<', '>', ' ', '\n']));
                        whole.push_str(part);
                    }
                }
            }
            prop_assert_eq!(whole, text);
        }
    }
}
