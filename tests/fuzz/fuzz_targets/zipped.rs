//! Changes for files that are packed: Word, sheets, OpenDocument. In: a zip. Out: the same zip with one of its files
//! changed, stored without compression; bytes changed in a packed file would be found out by its checksum.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Files that hold the words of a paper; others are changed now and then.
const WORDS: [&str; 6] = ["document", "content", "sheet", "sharedStrings", "numbering", "styles"];

/// `None` where the bytes are no zip, or grow above `most`.
pub fn changed(bytes: &[u8], most: usize, seed: u32) -> Option<Vec<u8>> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut files = Vec::new();
    for at in 0..zip.len() {
        let file = zip.by_index(at).ok()?;
        let name = file.name().ok()?.into_owned();
        let mut inside = Vec::new();
        file.take(most as u64).read_to_end(&mut inside).ok()?;
        files.push((name, inside));
    }
    let holds = |at: &usize| WORDS.iter().any(|word| files[*at].0.contains(word));
    let likely: Vec<usize> = (0..files.len()).filter(holds).collect();
    let seed = seed as usize;
    let at = if seed % 8 == 0 || likely.is_empty() {
        (seed / 8).checked_rem(files.len())?
    } else {
        likely[seed / 8 % likely.len()]
    };
    let inside = &mut files[at].1;
    let size = inside.len();
    inside.resize(size + 256, 0);
    let changed = libfuzzer_sys::fuzzer_mutate(inside, size, size + 256);
    inside.truncate(changed);
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, inside) in files {
        out.start_file(name, plain).ok()?;
        out.write_all(&inside).ok()?;
    }
    let bytes = out.finish().ok()?.into_inner();
    (bytes.len() <= most).then_some(bytes)
}
