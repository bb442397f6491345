//! Notes inside a link. In: chosen notes, or the part of a link that carries them. Out: the other of the
//! two, short enough to be passed on, or why not. Refuses to know: the rest of the address, and how bytes
//! are squeezed: browsers can deflate, and a deflater of our own would weigh 15 kB of every first visit.

use super::{Notes, Unreadable, read_file, write_file};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// Longer links are cut by mail programs and chats.
pub const LONGEST: usize = 8000;
/// More than a link's notes may unfold to: a thousand full pages.
pub const UNFOLDED: usize = 1 << 20;
/// The first character of a payload: how its bytes are packed. Both are read for ever.
const PLAIN: char = '0';
const DEFLATED: char = '1';

/// The notes do not fit into a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong {
    pub length: usize,
}

/// What a link carries: the stored format, as it is or as raw deflate (RFC 1951).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Packed {
    Plain(Vec<u8>),
    Deflated(Vec<u8>),
}

/// The notes as bytes, without the bin; to be deflated where the browser can.
pub fn bytes(notes: &Notes) -> Vec<u8> {
    write_file(&Notes { notes: notes.notes.clone(), ..Notes::default() }).into_bytes()
}

/// The payload: ASCII letters, digits, `-` and `_`, which no address has to escape.
pub fn payload(packed: &Packed) -> Result<String, TooLong> {
    let (mark, bytes) = match packed {
        Packed::Plain(bytes) => (PLAIN, bytes),
        Packed::Deflated(bytes) => (DEFLATED, bytes),
    };
    let mut out = String::from(mark);
    URL_SAFE_NO_PAD.encode_string(bytes, &mut out);
    if out.len() > LONGEST { Err(TooLong { length: out.len() }) } else { Ok(out) }
}

/// The bytes of a payload. Longer ones than are ever made are refused, since deflate can unfold a
/// thousandfold.
pub fn packed(payload: &str) -> Result<Packed, Unreadable> {
    if payload.len() > LONGEST {
        return Err(Unreadable::TooBig { bytes: payload.len() });
    }
    let decode = |text: &str| URL_SAFE_NO_PAD.decode(text).map_err(|_| Unreadable::CutLink);
    if let Some(text) = payload.strip_prefix(PLAIN) {
        decode(text).map(Packed::Plain)
    } else if let Some(text) = payload.strip_prefix(DEFLATED) {
        decode(text).map(Packed::Deflated)
    } else {
        Err(Unreadable::CutLink)
    }
}

/// The notes in the bytes, once they are no longer deflated.
pub fn notes(bytes: &[u8]) -> Result<Notes, Unreadable> {
    let text = std::str::from_utf8(bytes).map_err(|_| Unreadable::CutLink)?;
    let notes = read_file(text).map_err(|error| match error {
        // A plain payload cut in the middle is JSON without its end.
        Unreadable::NotJson { .. } => Unreadable::CutLink,
        error => error,
    })?;
    Ok(Notes { notes: notes.notes, ..Notes::default() })
}
