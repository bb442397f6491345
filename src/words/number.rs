//! Numbers as a reader expects them. In: a number, a unit. Out: text. Does not know what is counted.

/// A figure with at most two decimals and thousands in groups: `1,490`, `0.5`.
pub fn figure(value: f64) -> String {
    let hundredths = (value.abs() * 100.0).round() as u64;
    let mut whole = (hundredths / 100).to_string();
    let mut at = whole.len();
    while at > 3 {
        at -= 3;
        whole.insert(at, ',');
    }
    let rest = hundredths % 100;
    let sign = if value < 0.0 && hundredths > 0 { "-" } else { "" };
    match (rest, rest % 10) {
        (0, _) => format!("{sign}{whole}"),
        (_, 0) => format!("{sign}{whole}.{}", rest / 10),
        _ => format!("{sign}{whole}.{rest:02}"),
    }
}

/// A figure with its unit; a blank between, but none before a per cent sign.
pub fn quantity(value: f64, unit: &str) -> String {
    let gap = if unit.is_empty() || unit.starts_with('%') { "" } else { " " };
    format!("{}{gap}{unit}", figure(value))
}

/// A percentage.
pub fn percent(value: f64) -> String {
    quantity(value, "%")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_as_printed() {
        for (value, text) in [
            (1490.0, "1,490"),
            (0.5, "0.5"),
            (24.5, "24.5"),
            (-131.24, "-131.24"),
            (44.27, "44.27"),
            (1234567.0, "1,234,567"),
            (0.05, "0.05"),
            (0.0, "0"),
        ] {
            assert_eq!(figure(value), text);
        }
        assert_eq!(quantity(14.0, "万平方米"), "14 万平方米");
        assert_eq!(percent(53.6), "53.6%");
    }
}
