//! The container of a workbook: files deflated into one ZIP. In: names and bytes; out: bytes, the same for
//! the same files (every file is dated 1980-01-01, the format's first day). Refuses to know: what is in
//! them. Below 4 GiB, which a workbook's limits keep it under.

use miniz_oxide::deflate::compress_to_vec;

/// Speed and size of deflating, 0 to 10; 6 is what zip itself takes.
const LEVEL: u8 = 6;
/// Names are UTF-8.
const FLAGS: u16 = 1 << 11;
const DEFLATED: u16 = 8;
const VERSION: u16 = 20;
/// 1980-01-01 as year since 1980, month, day.
const DAY: u16 = (1 << 5) | 1;

#[derive(Default)]
pub struct Zip {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    files: u16,
}

impl Zip {
    pub fn add(&mut self, name: &str, content: &[u8]) {
        let packed = compress_to_vec(content, LEVEL);
        let mut about = Vec::new();
        two(&mut about, VERSION);
        two(&mut about, FLAGS);
        two(&mut about, DEFLATED);
        two(&mut about, 0); // time
        two(&mut about, DAY);
        four(&mut about, checksum(content));
        four(&mut about, packed.len() as u32);
        four(&mut about, content.len() as u32);
        two(&mut about, name.len() as u16);
        two(&mut about, 0); // extra fields
        let start = self.bytes.len() as u32;
        self.bytes.extend_from_slice(b"PK\x03\x04");
        self.bytes.extend_from_slice(&about);
        self.bytes.extend_from_slice(name.as_bytes());
        self.bytes.extend_from_slice(&packed);
        self.directory.extend_from_slice(b"PK\x01\x02");
        two(&mut self.directory, VERSION);
        self.directory.extend_from_slice(&about);
        // Comment, disk, inner and outer attributes: none.
        self.directory.extend_from_slice(&[0; 10]);
        four(&mut self.directory, start);
        self.directory.extend_from_slice(name.as_bytes());
        self.files += 1;
    }

    pub fn finish(mut self) -> Vec<u8> {
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

/// CRC-32 by half bytes: sixteen entries instead of a table of kilobytes.
fn checksum(bytes: &[u8]) -> u32 {
    const HALVES: [u32; 16] = halves();
    let step = |sum: u32, half: u8| HALVES[((sum ^ u32::from(half)) & 15) as usize] ^ (sum >> 4);
    !bytes.iter().fold(!0, |sum, byte| step(step(sum, *byte), byte >> 4))
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
        assert_eq!(checksum(b"123456789"), 0xCBF4_3926);
        assert_eq!(checksum(b""), 0);
    }

    proptest::proptest! {
        #[test]
        fn any_files_come_back(files in proptest::collection::vec(("[a-z]{1,8}", proptest::collection::vec(0u8.., 0..300)), 0..4)) {
            let mut zip = Zip::default();
            for (at, (name, content)) in files.iter().enumerate() {
                zip.add(&format!("表{at}/{name}"), content);
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
