//! Keeps the notes in the browser. In: notes. Out: notes, and whether they were kept. Refuses to know:
//! what is in them. Text that cannot be read is set aside, never overwritten.

use crate::note::{Notes, Stored, read_stored, write_stored};
use crate::session::Kept;
use crate::web::storage::{self, StorageError};

const KEY: &str = "nuoji/notes";
const ASIDE: &str = "nuoji/aside/";

/// The notes as last kept.
pub fn read() -> (Notes, Kept) {
    match storage::get(KEY) {
        Ok(None) => (Notes::default(), Kept::Untouched),
        Ok(Some(text)) => match read_stored(&text) {
            Ok(stored) => (stored.notes, Kept::Untouched),
            Err(_) => {
                let aside = format!("{ASIDE}{}", crate::web::clock::now());
                let kept = storage::set(&aside, &text).and_then(|()| storage::remove(KEY));
                (Notes::default(), Kept::Failed(kept.err().unwrap_or(StorageError::Unreadable)))
            }
        },
        Err(error) => (Notes::default(), Kept::Failed(error)),
    }
}

/// Keeps the notes.
pub fn write(notes: &Notes) -> Kept {
    let stored = Stored { notes: notes.clone(), ..Stored::default() };
    match storage::set(KEY, &write_stored(&stored)) {
        Ok(()) => Kept::Saved,
        Err(error) => Kept::Failed(error),
    }
}
