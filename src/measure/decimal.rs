//! Decimal numbers as reports print them. In: digits and a point, or a number. Out: the number, or its
//! shortest text. Refuses to know: exponents, infinities, groups. The standard library reads and writes any
//! number with tables of ten thousand bytes, which every first visit would have to fetch.

/// Digits that a number holds without loss.
const EXACT: u64 = 1 << 53;
/// Decimal places that are written at most.
const PLACES: i32 = 12;

/// `43`, `0.5`, `26.35`; none of anything else. Exact up to fifteen digits, as near as can be beyond.
pub fn read(text: &str) -> Option<f64> {
    let (whole, places) = text.split_once('.').unwrap_or((text, ""));
    let digits = || whole.bytes().chain(places.bytes());
    if digits().next().is_none() || !digits().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut exact: u64 = 0;
    let mut value = 0.0;
    for digit in digits().map(|byte| u64::from(byte - b'0')) {
        exact = exact.saturating_mul(10).saturating_add(digit);
        value = value * 10.0 + digit as f64;
    }
    if exact < EXACT {
        value = exact as f64;
    }
    // A power of ten is exact up to 10²², so this rounds once.
    let value = value / 10f64.powi(places.len() as i32);
    value.is_finite().then_some(value)
}

/// The shortest text that reads as the number: `14`, `52.6`, `-0.05`, never an exponent. Beyond twelve
/// places it is rounded.
pub fn written(value: f64) -> String {
    let size = value.abs();
    let sign = if value < 0.0 { "-" } else { "" };
    for places in 0..=PLACES {
        let factor = 10f64.powi(places);
        let scaled = (size * factor).round();
        if scaled >= EXACT as f64 || places == PLACES || scaled / factor == size {
            return [sign, &pointed(scaled, places as usize)].concat();
        }
    }
    unreachable!("the last number of places is always taken")
}

/// A whole number with a point before its last digits.
fn pointed(scaled: f64, places: usize) -> String {
    let mut text = (scaled as u128).to_string();
    if places > 0 {
        while text.len() <= places {
            text.insert(0, '0');
        }
        text.insert(text.len() - places, '.');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_what_is_printed() {
        let cases = [("43", 43.0), ("0.5", 0.5), ("26.35", 26.35), ("007", 7.0), (".5", 0.5), ("5.", 5.0)];
        for (text, value) in cases {
            assert_eq!(read(text), Some(value), "{text}");
        }
        for text in ["", ".", "-1", "1e5", "1,000", "inf", "一", "1.2.3"] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(read(&"9".repeat(30)), Some(1e30));
        assert_eq!(read(&"9".repeat(400)), None);
    }

    #[test]
    fn writes_the_shortest() {
        let cases = [(14.0, "14"), (52.6, "52.6"), (-0.05, "-0.05"), (0.0, "0"), (1e15, "1000000000000000")];
        for (value, text) in cases {
            assert_eq!(written(value), text);
        }
        assert_eq!(written(1.0 / 3.0), "0.333333333333");
    }

    proptest! {
        #[test]
        fn agrees_with_the_standard_library(whole in 0u64..1_000_000_000, places in 0usize..7, rest in 0u64..1_000_000) {
            let text = match places {
                0 => whole.to_string(),
                _ => format!("{whole}.{}", &format!("{rest:06}")[..places.min(6)]),
            };
            let value: f64 = text.parse().unwrap();
            prop_assert_eq!(read(&text), Some(value));
            prop_assert_eq!(written(value), value.to_string());
        }
    }
}
