//! The browser's own decoder of texts. In: the label of an encoding, and bytes. Out: the text. Follows the same standard as
//! what the command line uses.

use web_sys::TextDecoder;

/// The text of bytes; wrong ones become U+FFFD. None for a label that the browser does not know.
pub fn decode(label: &str, bytes: &[u8]) -> Option<String> {
    let decoder = TextDecoder::new_with_label(label).ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}
