//! Escapes of addresses. In: names and values. Out: percent-encoded UTF-8, and back. Several values
//! join with `,`; a comma inside a value is written `\,`, because tools that build addresses encode
//! every comma alike. Refuses to know: keys and pages.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What a fragment's query may hold as it is, besides letters and digits. `+` is not among them: it is
/// read as a blank, as forms write it.
const QUERY: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'!')
    .remove(b'*')
    .remove(b'(')
    .remove(b')')
    .remove(b':')
    .remove(b'@')
    .remove(b'/')
    .remove(b',');

/// The same for a part of the path, which `/` ends.
const SEGMENT: &AsciiSet = &QUERY.add(b'/');

pub fn segment(name: &str) -> String {
    utf8_percent_encode(name, SEGMENT).to_string()
}

pub fn value(value: &str) -> String {
    utf8_percent_encode(value, QUERY).to_string()
}

/// Several values as one.
pub fn list<'a>(values: impl Iterator<Item = &'a str>) -> String {
    let mut out = String::new();
    for (at, one) in values.enumerate() {
        if at > 0 {
            out.push(',');
        }
        for c in one.chars() {
            if matches!(c, ',' | '\\') {
                out.push('\\');
            }
            out.push(c);
        }
    }
    value(&out)
}

/// A text that was read, and the escapes of it that are no UTF-8: a link cut on its way ends in the middle of a
/// character. They are left out of the text, not shown in it.
#[derive(Debug, PartialEq, Eq)]
pub struct Read {
    pub text: String,
    pub lost: String,
}

pub fn read_segment(text: &str) -> Read {
    let bytes: Vec<u8> = percent_decode_str(text).collect();
    let mut read = Read { text: String::new(), lost: String::new() };
    for chunk in bytes.utf8_chunks() {
        read.text.push_str(chunk.valid());
        chunk.invalid().iter().for_each(|byte| read.lost.push_str(&format!("%{byte:02X}")));
    }
    read
}

pub fn read_query(text: &str) -> Read {
    read_segment(&text.replace('+', " "))
}

/// The values of a decoded list; empty ones are dropped.
pub fn read_list(text: &str) -> Vec<String> {
    let mut values = vec![String::new()];
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            ',' => values.push(String::new()),
            '\\' => values.last_mut().into_iter().for_each(|value| value.extend(chars.next())),
            _ => values.last_mut().into_iter().for_each(|value| value.push(c)),
        }
    }
    values.retain(|value| !value.is_empty());
    values
}
