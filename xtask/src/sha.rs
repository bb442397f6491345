//! Digests and base64, as content policies, the worker's list and pages write them.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// `sha256-…` as content policies and `integrity` write it.
pub fn named(bytes: &[u8]) -> String {
    format!("sha256-{}", base64(&sha256(bytes)))
}

pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

pub fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_what_browsers_name() {
        assert_eq!(named(b"abc"), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
        assert_eq!(base64(b"foob"), "Zm9vYg==");
    }
}
