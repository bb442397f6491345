//! The container of a workbook: files deflated into one ZIP. In: names and bytes; out: bytes, the same for
//! the same files (every file is dated 1980-01-01, the format's first day). Refuses to know: what is in
//! them. Below 4 GiB, which a workbook's limits keep it under.

use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, TDEFLStatus, compress_to_output, create_comp_flags_from_zip_params,
};

/// Speed and size of deflating, 0 to 10; 6 is what zip itself takes.
const LEVEL: i32 = 6;
/// Names are UTF-8.
const FLAGS: u16 = 1 << 11;
const DEFLATED: u16 = 8;
const VERSION: u16 = 20;
/// 1980-01-01 as year since 1980, month, day.
const DAY: u16 = (1 << 5) | 1;
/// Where in a file's own head its checksum and sizes stand.
const KNOWN_LATER: usize = 14;

#[derive(Default)]
pub struct Zip {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    files: u16,
    open: Option<Entry>,
}

/// The file that is being written.
struct Entry {
    /// Where its head begins, and its content.
    start: usize,
    content: usize,
    name: String,
    sum: u32,
    length: usize,
    deflater: Box<CompressorOxide>,
}

impl Zip {
    /// A whole file.
    pub fn add(&mut self, name: &str, content: &[u8]) {
        self.begin(name);
        self.write(content);
        self.end();
    }

    /// Begins a file that comes piece by piece.
    pub fn begin(&mut self, name: &str) {
        self.end();
        let start = self.bytes.len();
        self.bytes.extend_from_slice(b"PK\x03\x04");
        self.bytes.extend_from_slice(&about(0, 0, 0, name));
        self.bytes.extend_from_slice(name.as_bytes());
        let deflater = CompressorOxide::new(create_comp_flags_from_zip_params(LEVEL, 0, 0));
        self.open = Some(Entry {
            start,
            content: self.bytes.len(),
            name: name.to_owned(),
            sum: !0,
            length: 0,
            deflater: Box::new(deflater),
        });
    }

    /// A piece of the file begun; without one it goes nowhere.
    pub fn write(&mut self, piece: &[u8]) {
        if let Some(entry) = &mut self.open {
            entry.sum = summed(entry.sum, piece);
            entry.length += piece.len();
            deflate(&mut entry.deflater, piece, TDEFLFlush::None, &mut self.bytes);
        }
    }

    /// Ends the file begun.
    pub fn end(&mut self) {
        let Some(mut entry) = self.open.take() else { return };
        deflate(&mut entry.deflater, &[], TDEFLFlush::Finish, &mut self.bytes);
        let packed = self.bytes.len() - entry.content;
        let about = about(!entry.sum, packed as u32, entry.length as u32, &entry.name);
        let known = entry.start + KNOWN_LATER;
        self.bytes[known..known + 12].copy_from_slice(&about[KNOWN_LATER - 4..][..12]);
        self.directory.extend_from_slice(b"PK\x01\x02");
        two(&mut self.directory, VERSION);
        self.directory.extend_from_slice(&about);
        // Comment, disk, inner and outer attributes: none.
        self.directory.extend_from_slice(&[0; 10]);
        four(&mut self.directory, entry.start as u32);
        self.directory.extend_from_slice(entry.name.as_bytes());
        self.files += 1;
    }

    pub fn finish(mut self) -> Vec<u8> {
        self.end();
        let start = self.bytes.len() as u32;
        self.bytes.extend_from_slice(&self.directory);
        self.bytes.extend_from_slice(b"PK\x05\x06\0\0\0\0");
        two(&mut self.bytes, self.files);
        two(&mut self.bytes, self.files);
        four(&mut self.bytes, self.directory.len() as u32);
        four(&mut self.bytes, start);
        two(&mut self.bytes, 0); // comment
        self.bytes
    }
}

fn two(to: &mut Vec<u8>, number: u16) {
    to.extend_from_slice(&number.to_le_bytes());
}

fn four(to: &mut Vec<u8>, number: u32) {
    to.extend_from_slice(&number.to_le_bytes());
}

/// What is said of a file in its own head and in the directory.
fn about(sum: u32, packed: u32, length: u32, name: &str) -> Vec<u8> {
    let mut about = Vec::new();
    for number in [VERSION, FLAGS, DEFLATED, 0, DAY] {
        two(&mut about, number);
    }
    for number in [sum, packed, length] {
        four(&mut about, number);
    }
    two(&mut about, name.len() as u16);
    two(&mut about, 0); // extra fields
    about
}

fn deflate(deflater: &mut CompressorOxide, mut piece: &[u8], flush: TDEFLFlush, to: &mut Vec<u8>) {
    loop {
        let (status, taken) = compress_to_output(deflater, piece, flush, |bytes| {
            to.extend_from_slice(bytes);
            true
        });
        piece = &piece[taken..];
        // Writing into memory does not fail; asked to finish, it goes on until it has.
        let more = flush == TDEFLFlush::Finish || !piece.is_empty();
        if status != TDEFLStatus::Okay || !more {
            return;
        }
    }
}

/// CRC-32 by half bytes, sixteen entries instead of a table of kilobytes; begins and ends inverted.
fn summed(sum: u32, bytes: &[u8]) -> u32 {
    const HALVES: [u32; 16] = halves();
    let step = |sum: u32, half: u8| HALVES[((sum ^ u32::from(half)) & 15) as usize] ^ (sum >> 4);
    bytes.iter().fold(sum, |sum, byte| step(step(sum, *byte), byte >> 4))
}

const fn halves() -> [u32; 16] {
    let mut table = [0; 16];
    let mut at = 0;
    while at < 16 {
        let mut sum = at as u32;
        let mut bit = 0;
        while bit < 4 {
            sum = if sum & 1 == 1 { 0xEDB8_8320 ^ (sum >> 1) } else { sum >> 1 };
            bit += 1;
        }
        table[at] = sum;
        at += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn the_checksum_is_the_standard_one() {
        assert_eq!(!summed(!0, b"123456789"), 0xCBF4_3926);
        assert_eq!(!summed(summed(!0, b"1234"), b"56789"), 0xCBF4_3926);
        assert_eq!(!summed(!0, b""), 0);
    }

    proptest::proptest! {
        #[test]
        fn any_files_come_back(files in proptest::collection::vec(("[a-z]{1,8}", proptest::collection::vec(0u8.., 0..300)), 0..4)) {
            let mut zip = Zip::default();
            for (at, (name, content)) in files.iter().enumerate() {
                zip.begin(&format!("表{at}/{name}"));
                content.chunks(97).for_each(|piece| zip.write(piece));
            }
            let mut archive = zip::ZipArchive::new(std::io::Cursor::new(zip.finish())).unwrap();
            proptest::prop_assert_eq!(archive.len(), files.len());
            for (at, (name, content)) in files.iter().enumerate() {
                let mut read = Vec::new();
                archive.by_name(&format!("表{at}/{name}")).unwrap().read_to_end(&mut read).unwrap();
                proptest::prop_assert_eq!(&read, content);
            }
        }
    }
}
