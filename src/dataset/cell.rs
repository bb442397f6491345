//! One value as it stands in a column. In: a value, or its text. Out: the other. Refuses to know: columns.
//!
//! Escapes are those of PostgreSQL's COPY: `\t`, `\n`, `\r`, `\\`, and `\N` for nothing. Each item of a list ends with
//! `\,`. A figure that needs more than fifteen digits is written as the sixteen hexadecimal digits of its bits.

use std::ops::Range;

use crate::measure::indicator::Kind;
use crate::measure::{Op, Pace, Status, Verdict, decimal};
use crate::report::Reason;

/// What stands for no value.
const NOTHING: &str = "\\N";

pub trait Cell: Sized {
    fn write(&self, to: &mut String);
    /// None where the text is not of this kind.
    fn read(text: &str) -> Option<Self>;
}

/// A value of whatever kind, so that a row is described by one function for all.
pub trait Value {
    /// Appends its text.
    fn give(&self, to: &mut String);
    /// Takes the value that the text stands for; false where it is not of this kind.
    fn take(&mut self, text: &str) -> bool;
}

impl<T: Cell> Value for T {
    fn give(&self, to: &mut String) {
        self.write(to);
    }

    fn take(&mut self, text: &str) -> bool {
        T::read(text).map(|value| *self = value).is_some()
    }
}

fn escape(text: &str, to: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '\t', '\n', '\r']) {
        to.push_str(&rest[..at]);
        to.push_str(match rest.as_bytes()[at] {
            b'\\' => "\\\\",
            b'\t' => "\\t",
            b'\n' => "\\n",
            _ => "\\r",
        });
        rest = &rest[at + 1..];
    }
    to.push_str(rest);
}

/// The text up to its end, or up to the end of an item; and what follows.
fn unescape(text: &str, item: bool) -> Option<(String, &str)> {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        plain.push_str(&rest[..at]);
        let sign = *rest.as_bytes().get(at + 1)?;
        let after = rest.get(at + 2..)?;
        match sign {
            b'\\' => plain.push('\\'),
            b't' => plain.push('\t'),
            b'n' => plain.push('\n'),
            b'r' => plain.push('\r'),
            b',' if item => return Some((plain, after)),
            _ => return None,
        }
        rest = after;
    }
    plain.push_str(rest);
    (!item).then_some((plain, ""))
}

impl Cell for String {
    fn write(&self, to: &mut String) {
        escape(self, to);
    }

    fn read(text: &str) -> Option<String> {
        Some(unescape(text, false)?.0)
    }
}

impl Cell for Vec<String> {
    fn write(&self, to: &mut String) {
        for item in self {
            escape(item, to);
            to.push_str("\\,");
        }
    }

    fn read(text: &str) -> Option<Vec<String>> {
        let (mut items, mut rest) = (Vec::new(), text);
        while !rest.is_empty() {
            let (item, after) = unescape(rest, true)?;
            items.push(item);
            rest = after;
        }
        Some(items)
    }
}

impl<T: Cell> Cell for Option<T> {
    fn write(&self, to: &mut String) {
        match self {
            Some(value) => value.write(to),
            None => to.push_str(NOTHING),
        }
    }

    fn read(text: &str) -> Option<Option<T>> {
        if text == NOTHING { Some(None) } else { T::read(text).map(Some) }
    }
}

macro_rules! whole {
    ($($kind:ty)*) => {$(
        impl Cell for $kind {
            fn write(&self, to: &mut String) {
                to.push_str(&self.to_string());
            }

            fn read(text: &str) -> Option<$kind> {
                // One way to write a number, so that one data set is one run of bytes.
                let sound = !text.starts_with('+') && (text == "0" || !text.trim_start_matches('-').starts_with('0'));
                text.parse().ok().filter(|_| sound)
            }
        }
    )*};
}
whole!(i32 u32 i64 usize u8);

impl Cell for f64 {
    fn write(&self, to: &mut String) {
        let text = decimal::written(*self);
        let exact = decimal::read(text.trim_start_matches('-'))
            .is_some_and(|read| read.to_bits() == self.abs().to_bits());
        match exact && (*self != 0.0 || self.is_sign_positive()) {
            true => to.push_str(&text),
            false => to.push_str(&format!("0x{:016x}", self.to_bits())),
        }
    }

    fn read(text: &str) -> Option<f64> {
        if let Some(bits) = text.strip_prefix("0x") {
            return u64::from_str_radix(bits, 16).ok().map(f64::from_bits).filter(|value| value.is_finite());
        }
        match text.strip_prefix('-') {
            Some(size) => decimal::read(size).map(|size| -size),
            None => decimal::read(text),
        }
    }
}

/// `start+length`, in bytes.
impl Cell for Range<usize> {
    fn write(&self, to: &mut String) {
        self.start.write(to);
        to.push('+');
        self.len().write(to);
    }

    fn read(text: &str) -> Option<Range<usize>> {
        let (start, length) = text.split_once('+')?;
        let start = usize::read(start)?;
        Some(start..start.checked_add(usize::read(length)?)?)
    }
}

/// Those of a list stand with a blank between them.
impl Cell for Vec<Range<usize>> {
    fn write(&self, to: &mut String) {
        for (at, range) in self.iter().enumerate() {
            if at > 0 {
                to.push(' ');
            }
            range.write(to);
        }
    }

    fn read(text: &str) -> Option<Vec<Range<usize>>> {
        if text.is_empty() { Some(Vec::new()) } else { text.split(' ').map(Cell::read).collect() }
    }
}

/// Values with a published name.
macro_rules! named {
    ($($kind:ty: $name:ident, $from:expr;)*) => {$(
        impl Cell for $kind {
            fn write(&self, to: &mut String) {
                to.push_str(self.$name());
            }

            fn read(text: &str) -> Option<$kind> {
                $from(text)
            }
        }
    )*};
}
named! {
    Status: id, Status::from_id;
    Verdict: id, Verdict::from_id;
    Pace: id, Pace::from_id;
    Op: id, Op::from_id;
    Kind: id, |id| [Kind::Actual, Kind::Target].into_iter().find(|kind| kind.id() == id);
    Reason: name, |name| Reason::ALL.into_iter().find(|reason| reason.name() == name);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check<T: Cell + PartialEq + std::fmt::Debug>(value: T, want: &str) {
        let mut text = String::new();
        value.write(&mut text);
        assert_eq!(text, want);
        assert_eq!(T::read(want), Some(value));
    }

    #[test]
    fn values_are_written_as_promised() {
        check("a\tb\\N\r\n".to_owned(), "a\\tb\\\\N\\r\\n");
        check(None::<String>, "\\N");
        check(Some(String::new()), "");
        check(vec!["甲局".to_owned(), "a,b\\".to_owned(), String::new()], "甲局\\,a,b\\\\\\,\\,");
        check(Vec::<String>::new(), "");
        check(26.35, "26.35");
        check(-0.5, "-0.5");
        check(0.1 + 0.2, "0x3fd3333333333334");
        check(-0.0, "0x8000000000000000");
        check(1e300, "0x7e37e43c8800759c");
        check(vec![3..5, 9..9], "3+2 9+0");
        check(Some(Pace::Behind), "behind");
        check(-7, "-7");
    }

    #[test]
    fn what_is_no_value_is_refused() {
        assert_eq!(String::read("a\\x"), None);
        assert_eq!(String::read("a\\"), None);
        assert_eq!(Vec::<String>::read("a"), None);
        assert_eq!(Status::read("finished"), None);
        for text in ["", "+1", "007", "1 ", "-0", "9999999999"] {
            assert_eq!(i32::read(text), None, "{text}");
        }
        for text in ["", "1e5", "nan", "0xg", "0x7ff0000000000000"] {
            assert_eq!(f64::read(text), None, "{text}");
        }
        assert_eq!(Range::read("5"), None);
        assert_eq!(Range::read("18446744073709551615+1"), None);
    }

    proptest! {
        #[test]
        fn every_figure_and_every_text_comes_back(value in any::<f64>(), text in any::<String>(), list in prop::collection::vec(any::<String>(), 0..4)) {
            prop_assume!(value.is_finite());
            let mut cell = String::new();
            value.write(&mut cell);
            prop_assert_eq!(f64::read(&cell).map(f64::to_bits), Some(value.to_bits()));
            cell.clear();
            text.write(&mut cell);
            prop_assert!(!cell.contains(['\t', '\n']));
            prop_assert_eq!(String::read(&cell), Some(text));
            cell.clear();
            list.write(&mut cell);
            prop_assert_eq!(Vec::<String>::read(&cell), Some(list));
        }
    }
}
