//! Stands in for the decoders of mail. Of a saved page only the kinds and borders of its parts are read here, which are
//! written in ASCII; the page itself is decoded by the browser, or by what the command line has for it. So the tables of
//! all encodings need not be in a program that reads mail.

use std::borrow::Cow;

/// The one that is known, UTF-8, of which ASCII is a part.
#[derive(Clone, Copy)]
pub struct Charset;

impl Charset {
    pub fn for_label(label: &[u8]) -> Option<Charset> {
        let label = label.trim_ascii().to_ascii_lowercase();
        matches!(&*label, b"utf-8" | b"utf8" | b"us-ascii" | b"ascii").then_some(Charset)
    }

    pub fn for_label_no_replacement(label: &[u8]) -> Option<Charset> {
        Charset::for_label(label)
    }

    pub fn decode(self, bytes: &[u8]) -> (Cow<'_, str>, Charset, bool) {
        let (text, wrong) = self.decode_without_bom_handling(bytes);
        (text, self, wrong)
    }

    /// The text, and whether some of it is none.
    pub fn decode_without_bom_handling(self, bytes: &[u8]) -> (Cow<'_, str>, bool) {
        let text = String::from_utf8_lossy(bytes);
        let wrong = matches!(text, Cow::Owned(_));
        (text, wrong)
    }
}

/// Each byte as the sign of its number.
pub fn decode_latin1(bytes: &[u8]) -> Cow<'_, str> {
    match bytes.is_ascii() {
        true => String::from_utf8_lossy(bytes),
        false => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

/// Bytes beyond ASCII become U+FFFD.
pub fn decode_ascii(bytes: &[u8]) -> Cow<'_, str> {
    let sign = |byte: &u8| if byte.is_ascii() { char::from(*byte) } else { char::REPLACEMENT_CHARACTER };
    bytes.iter().map(sign).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_ascii_and_utf_8_alone() {
        assert!(Charset::for_label(b" UTF-8 ").is_some() && Charset::for_label(b"us-ascii").is_some());
        assert!(Charset::for_label(b"gb2312").is_none());
        assert_eq!(Charset.decode_without_bom_handling("区".as_bytes()).0, "区");
        assert_eq!((decode_latin1(b"a\xe9"), decode_ascii(b"a\xe9")), ("aé".into(), "a\u{fffd}".into()));
    }
}
