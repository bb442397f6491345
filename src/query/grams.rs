//! Which rows hold which two characters side by side. In: each row's folded text. Out: for a run of
//! characters the rows that may hold it, exactly those for one and two characters. Refuses to know:
//! where in the text they stand.

use super::bits::Bits;
use super::reading::Readings;

/// Follows a text's last character, so that every character begins a pair.
const END: u16 = 0;
/// Stands for all characters beyond the basic plane, which are rare and looked up in the text.
const OTHER: u16 = u16::MAX;

fn code(c: char) -> u16 {
    u16::try_from(c as u32).unwrap_or(OTHER)
}

fn pair(first: u16, second: u16) -> u32 {
    u32::from(first) << 16 | u32::from(second)
}

/// Pairs in ascending order, each with its rows: distances in seven bits a byte, the last byte marked.
#[derive(Default)]
pub struct Grams {
    pairs: Vec<u32>,
    /// Where each pair's rows begin in `rows`; one entry more than pairs.
    starts: Vec<u32>,
    rows: Vec<u8>,
}

/// Rows that may hold a run of characters.
pub struct Maybe {
    pub rows: Vec<u32>,
    /// Whether they all do.
    pub exact: bool,
}

#[derive(Default)]
struct Posted {
    pair: u32,
    /// The next row that could be added.
    next: u32,
    rows: Vec<u8>,
}

/// What narrows a search to rows that are worth looking at. A trait, so that the program's first part, which
/// only ever sees small texts and does without, need not hold what is behind it.
pub trait Index: Send + Sync {
    /// The bytes it takes.
    fn size(&self) -> usize;
    /// Adds the rows in which a character stands; false where they only may hold it.
    fn rows_with_char(&self, c: char, rows: &mut Bits) -> bool;
    /// The rows, of so many, that may hold characters that are read so.
    fn rows_read(&self, letters: &str, readings: &dyn Readings, rows: usize) -> Bits;
    /// The rows that may hold a run of at least two characters, ascending.
    fn rows_with(&self, run: &str) -> Maybe;
}

/// Takes rows one after the other.
#[derive(Default)]
pub struct Builder {
    lists: Vec<Posted>,
    /// Numbers of lists, one above, by the hash of their pair; 0 is free. A power of two.
    slots: Vec<u32>,
    row: u32,
}

impl Builder {
    /// Adds the next row.
    pub fn row(&mut self, folded: &str) {
        let mut before = None;
        for c in folded.chars() {
            let second = code(c);
            if let Some(first) = before {
                self.post(pair(first, second));
            }
            before = Some(second);
        }
        if let Some(last) = before {
            self.post(pair(last, END));
        }
        self.row += 1;
    }

    fn post(&mut self, pair: u32) {
        let row = self.row;
        let list = self.list(pair);
        if list.next > row {
            return;
        }
        let mut distance = row - list.next;
        list.next = row + 1;
        while distance >= 0x80 {
            list.rows.push(distance as u8 & 0x7f);
            distance >>= 7;
        }
        list.rows.push(distance as u8 | 0x80);
    }

    fn list(&mut self, pair: u32) -> &mut Posted {
        if self.lists.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let mask = self.slots.len() - 1;
        let mut at = hash(pair) & mask;
        loop {
            match self.slots[at] as usize {
                0 => {
                    self.lists.push(Posted { pair, ..Posted::default() });
                    self.slots[at] = self.lists.len() as u32;
                    let last = self.lists.len() - 1;
                    return &mut self.lists[last];
                }
                number if self.lists[number - 1].pair == pair => return &mut self.lists[number - 1],
                _ => at = (at + 1) & mask,
            }
        }
    }

    fn grow(&mut self) {
        let len = (self.slots.len() * 2).max(1024);
        self.slots = vec![0; len];
        for (number, list) in self.lists.iter().enumerate() {
            let mut at = hash(list.pair) & (len - 1);
            while self.slots[at] != 0 {
                at = (at + 1) & (len - 1);
            }
            self.slots[at] = number as u32 + 1;
        }
    }

    pub fn finish(mut self) -> Grams {
        self.slots = Vec::new();
        self.lists.sort_unstable_by_key(|list| list.pair);
        let size = self.lists.iter().map(|list| list.rows.len()).sum();
        let mut grams = Grams {
            pairs: Vec::with_capacity(self.lists.len()),
            starts: Vec::with_capacity(self.lists.len() + 1),
            rows: Vec::with_capacity(size),
        };
        grams.starts.push(0);
        for list in self.lists {
            grams.pairs.push(list.pair);
            grams.rows.extend_from_slice(&list.rows);
            grams.starts.push(grams.rows.len() as u32);
        }
        grams
    }
}

fn hash(pair: u32) -> usize {
    let mixed = pair.wrapping_mul(0x9e37_79b1);
    (mixed ^ mixed >> 15) as usize
}

fn each_row(mut bytes: &[u8], mut take: impl FnMut(u32)) {
    let mut row = 0;
    while let [first, rest @ ..] = bytes {
        bytes = rest;
        let mut distance = u32::from(first & 0x7f);
        let (mut shift, mut last) = (7, *first);
        while last < 0x80 {
            let [next, rest @ ..] = bytes else { return };
            bytes = rest;
            distance |= u32::from(next & 0x7f) << shift;
            shift += 7;
            last = *next;
        }
        row += distance;
        take(row);
        row += 1;
    }
}

impl Grams {
    fn list(&self, at: usize) -> &[u8] {
        &self.rows[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}

impl Index for Grams {
    fn size(&self) -> usize {
        self.rows.len() + self.pairs.len() * 8
    }

    fn rows_with_char(&self, c: char, rows: &mut Bits) -> bool {
        let code = code(c);
        let from = self.pairs.partition_point(|&own| own < pair(code, 0));
        let to = self.pairs.partition_point(|&own| own <= pair(code, u16::MAX));
        for at in from..to {
            each_row(self.list(at), |row| rows.set(row));
        }
        code != OTHER
    }

    fn rows_read(&self, letters: &str, readings: &dyn Readings, rows: usize) -> Bits {
        let mut found = Bits::none(rows);
        for (at, pair) in self.pairs.iter().enumerate() {
            let two = (char::from_u32(pair >> 16), char::from_u32(pair & 0xffff));
            if let (Some(first), Some(second)) = two
                && readings.may_begin(first, second, letters)
            {
                each_row(self.list(at), |row| found.set(row));
            }
        }
        found
    }

    fn rows_with(&self, run: &str) -> Maybe {
        let codes: Vec<u16> = run.chars().map(code).collect();
        let mut lists = Vec::with_capacity(codes.len());
        for two in codes.windows(2) {
            match self.pairs.binary_search(&pair(two[0], two[1])) {
                Ok(at) => lists.push(self.list(at)),
                Err(_) => return Maybe { rows: Vec::new(), exact: true },
            }
        }
        lists.sort_unstable_by_key(|list| list.len());
        let exact = codes.len() == 2 && !codes.contains(&OTHER);
        let Some((rarest, rest)) = lists.split_first() else {
            return Maybe { rows: Vec::new(), exact: true };
        };
        let mut rows = Vec::with_capacity(rarest.len());
        each_row(rarest, |row| rows.push(row));
        for list in rest {
            // Reading a long list costs more than looking up the few rows it could rule out.
            if list.len() > rows.len() * 32 {
                break;
            }
            let (mut kept, mut at) = (0, 0);
            each_row(list, |row| {
                while at < rows.len() && rows[at] < row {
                    at += 1;
                }
                if at < rows.len() && rows[at] == row {
                    rows[kept] = row;
                    kept += 1;
                    at += 1;
                }
            });
            rows.truncate(kept);
        }
        Maybe { rows, exact }
    }
}
