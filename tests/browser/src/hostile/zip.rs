//! A zip as its author wants it: every field of its heads can lie. In: entries. Out: bytes.

pub struct Entry<'a> {
    pub name: &'a [u8],
    /// As it stands in the archive.
    pub packed: Vec<u8>,
    pub method: u16,
    pub flags: u16,
    /// Bytes that it claims to be unpacked.
    pub size: u32,
    pub sum: u32,
}

pub const DEFLATED: u16 = 8;

/// An entry that is what it says.
pub fn stored<'a>(name: &'a (impl AsRef<[u8]> + ?Sized), bytes: impl Into<Vec<u8>>) -> Entry<'a> {
    let packed = bytes.into();
    let (size, sum) = (packed.len() as u32, crc32(&packed));
    Entry { name: name.as_ref(), packed, method: 0, flags: 1 << 11, size, sum }
}

pub fn zip(entries: &[Entry]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for entry in entries {
        let at = bytes.len() as u32;
        bytes.extend(b"PK\x03\x04");
        bytes.extend(about(entry));
        bytes.extend(entry.name);
        bytes.extend(&entry.packed);
        directory.extend(listed(entry, at));
    }
    ended(bytes, directory, entries.len() as u16)
}

/// An archive of which every entry of the directory names the same bytes.
pub fn overlapping(entry: &Entry, names: &[String]) -> Vec<u8> {
    let mut bytes = zip(std::slice::from_ref(entry));
    bytes.truncate(30 + entry.name.len() + entry.packed.len());
    let named = |name: &String| {
        let name = name.as_bytes();
        listed(&Entry { name, packed: entry.packed.clone(), ..*entry }, 0)
    };
    ended(bytes, names.iter().flat_map(named).collect(), names.len() as u16)
}

fn listed(entry: &Entry, at: u32) -> Vec<u8> {
    let mut line = b"PK\x01\x02\x14\x00".to_vec();
    line.extend(about(entry));
    line.extend([0; 10]);
    line.extend(at.to_le_bytes());
    line.extend(entry.name);
    line
}

fn about(entry: &Entry) -> Vec<u8> {
    let short = [20, entry.flags, entry.method, 0, 0x21];
    let long = [entry.sum, entry.packed.len() as u32, entry.size];
    let mut bytes: Vec<u8> = short.iter().flat_map(|field| field.to_le_bytes()).collect();
    bytes.extend(long.iter().flat_map(|field| field.to_le_bytes()));
    bytes.extend((entry.name.len() as u16).to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}

fn ended(mut bytes: Vec<u8>, directory: Vec<u8>, count: u16) -> Vec<u8> {
    let at = bytes.len() as u32;
    bytes.extend(&directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend([count.to_le_bytes(), count.to_le_bytes()].concat());
    bytes.extend((directory.len() as u32).to_le_bytes());
    bytes.extend(at.to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}

/// Deflated: `before`, as many times 64 MB of the letter a as asked for, `after`. 64 MB take 65 kB.
pub fn bomb(before: &[u8], times: usize, after: &[u8]) -> Vec<u8> {
    let mut bits = Bits::default();
    bits.stored(before, 0);
    // A code of its own: one bit stands for 258 letters again, one for the distance.
    bits.put(0b100, 3);
    for (value, width) in [(29, 5), (0, 5), (14, 4)] {
        bits.put(value, width);
    }
    for length in [0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 2] {
        bits.put(length, 3);
    }
    // Lengths of codes: 97 × 0, 2 for `a`, 158 × 0, 2 for the end, 28 × 0, 1 for the repeat; 1 for the distance.
    // 18 is the code 0, 1 is 10, 2 is 11; codes stand with their first bit first.
    let zeros = |bits: &mut Bits, count: u32| {
        bits.put(0, 1);
        bits.put(count - 11, 7);
    };
    zeros(&mut bits, 97);
    bits.put(0b11, 2);
    zeros(&mut bits, 138);
    zeros(&mut bits, 20);
    bits.put(0b11, 2);
    zeros(&mut bits, 28);
    bits.put(0b01, 2);
    bits.put(0b01, 2);
    bits.put(0b01, 2);
    for _ in 0..times * ((64 << 20) / 258) {
        bits.put(0, 2);
    }
    bits.put(0b11, 2);
    bits.stored(after, 1);
    bits.bytes
}

/// Bits from the lowest of each byte on.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    free: u32,
}

impl Bits {
    fn put(&mut self, value: u32, width: u32) {
        for at in 0..width {
            if self.free == 0 {
                self.bytes.push(0);
                self.free = 8;
            }
            if let Some(last) = self.bytes.last_mut() {
                *last |= ((value >> at & 1) as u8) << (8 - self.free);
            }
            self.free -= 1;
        }
    }

    /// A block of bytes as they are, fewer than 64 kB.
    fn stored(&mut self, bytes: &[u8], last: u32) {
        self.put(last, 3);
        self.free = 0;
        let length = bytes.len() as u16;
        self.bytes.extend(length.to_le_bytes());
        self.bytes.extend((!length).to_le_bytes());
        self.bytes.extend(bytes);
    }
}

pub fn crc32(bytes: &[u8]) -> u32 {
    let table: Vec<u32> = (0..256)
        .map(|at| (0..8).fold(at, |rest: u32, _| rest >> 1 ^ if rest & 1 == 1 { 0xedb8_8320 } else { 0 }))
        .collect();
    !bytes.iter().fold(!0, |sum: u32, byte| table[usize::from(sum as u8 ^ byte)] ^ sum >> 8)
}
