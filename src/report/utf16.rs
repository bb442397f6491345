//! Text in UTF-16 while the program is compiled. In: text known then. Out: its units. Refuses to know: reports.

/// How many units a text has.
pub const fn count(text: &str) -> usize {
    let (bytes, mut at, mut count) = (text.as_bytes(), 0, 0);
    while at < bytes.len() {
        // Bytes that continue a sign count nothing, those that begin a long one count for a pair.
        count += match bytes[at] {
            0x80..0xc0 => 0,
            0xf0.. => 2,
            _ => 1,
        };
        at += 1;
    }
    count
}

/// The units of a text; `N` is [`count`] of it.
pub const fn units<const N: usize>(text: &str) -> [u16; N] {
    let (bytes, mut at, mut units, mut put) = (text.as_bytes(), 0, [0; N], 0);
    while at < bytes.len() {
        let (first, more) = match bytes[at] {
            byte @ 0..0x80 => (byte as u32, 0),
            byte @ 0x80..0xe0 => (byte as u32 & 0x1f, 1),
            byte @ 0xe0..0xf0 => (byte as u32 & 0x0f, 2),
            byte @ 0xf0.. => (byte as u32 & 0x07, 3),
        };
        let (mut sign, mut read) = (first, 0);
        while read < more {
            read += 1;
            sign = sign << 6 | (bytes[at + read] as u32 & 0x3f);
        }
        at += 1 + more;
        if sign < 0x1_0000 {
            units[put] = sign as u16;
            put += 1;
        } else {
            let above = sign - 0x1_0000;
            units[put] = 0xd800 | (above >> 10) as u16;
            units[put + 1] = 0xdc00 | (above & 0x3ff) as u16;
            put += 2;
        }
    }
    units
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_the_text_back() {
        const TEXT: &str = "a\u{e9}老旧小区\t\u{1f600}\r\n";
        const UNITS: [u16; count(TEXT)] = units(TEXT);
        assert_eq!(TEXT.encode_utf16().collect::<Vec<_>>(), UNITS);
        assert_eq!(String::from_utf16(&UNITS).unwrap(), TEXT);
    }
}
