//! The digest by which anyone can tell that a text is the very one that was received. In: a text. Out: the
//! sha256 of its bytes, hexadecimal. Refuses to know: which one was recorded.

use sha2::{Digest, Sha256};

pub fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
