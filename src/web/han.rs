//! The browser's own table of ideographs. Out: those of GB 2312 in the standard's order, of which the first level
//! stands in the order of its readings. Refuses to know: what they are for.

use web_sys::TextDecoder;

/// The ideographs in order; empty where the browser decodes no GBK.
pub fn ideographs() -> String {
    // First level: rows B0 to D7, of which the last ends at F9. Second level: rows D8 to F7.
    let bytes: Vec<u8> = (0xb0..=0xf7u8)
        .flat_map(|row| (0xa1..=0xfeu8).map(move |cell| [row, cell]))
        .filter(|pair| *pair <= [0xd7, 0xf9] || *pair >= [0xd8, 0xa1])
        .flatten()
        .collect();
    let decoder = TextDecoder::new_with_label("gbk");
    decoder.and_then(|decoder| decoder.decode_with_u8_array(&bytes)).unwrap_or_default()
}
