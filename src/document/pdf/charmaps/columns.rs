//! Character maps written in columns. In: maps as text. Out: the same in a quarter of the bytes, and back. What stands in a
//! row of a map differs little from the row before, so that the differences of each column pack well together.

/// A row of a map: the code's digits, its first and last code, and the units that it stands for, or a number.
#[derive(Clone, Default)]
struct Row {
    digits: u32,
    first: u32,
    last: u32,
    units: Vec<u32>,
    is_number: bool,
}

/// How a row is told from a line: the rows of a map stand where the text has this.
const ROWS: &str = "*";

/// Maps in columns.
pub fn packed(text: &str) -> Vec<u8> {
    let mut lines = String::new();
    let mut columns: [Vec<u8>; 5] = Default::default();
    let mut rows = 0;
    let mut before = Row::default();
    for line in text.lines() {
        match row(line) {
            Some(row) => {
                row.write(&before, &mut columns);
                (before, rows) = (row, rows + 1);
            }
            None => {
                if rows > 0 {
                    lines += &format!("{ROWS}{rows}\n");
                    rows = 0;
                }
                lines += &format!("{line}\n");
            }
        }
    }
    let mut file = Vec::new();
    for part in [lines.into_bytes()].iter().chain(&columns) {
        number(&mut file, part.len() as u32);
        file.extend(part);
    }
    file
}

/// The text of maps in columns; none where the bytes are no such file.
pub fn unpacked(file: &[u8]) -> Option<String> {
    let mut rest = file;
    let mut part = || {
        let length = take(&mut rest)? as usize;
        let (part, after) = rest.split_at_checked(length)?;
        rest = after;
        Some(part)
    };
    let lines = std::str::from_utf8(part()?).ok()?;
    let mut columns = [part()?, part()?, part()?, part()?, part()?];
    let mut text = String::new();
    let mut before = Row::default();
    for line in lines.lines() {
        let Some(rows) = line.strip_prefix(ROWS) else {
            text += line;
            text.push('\n');
            continue;
        };
        for _ in 0..rows.parse::<u32>().ok()? {
            before = Row::read(&before, &mut columns)?;
            before.add_to(&mut text);
        }
    }
    Some(text)
}

/// A line that is a row.
fn row(line: &str) -> Option<Row> {
    let (first, rest) = line.strip_prefix('<')?.split_once('>')?;
    let code = |digits: &str| u32::from_str_radix(digits, 16).ok();
    let mut row = Row { digits: first.len() as u32, first: code(first)?, ..Row::default() };
    row.last = row.first;
    let mut rest = rest;
    // A row of characters has one code, and a row of signs ends in what the codes stand for.
    let mut groups: Vec<&str> = Vec::new();
    while let Some((group, after)) = rest.strip_prefix('<').and_then(|rest| rest.split_once('>')) {
        groups.push(group);
        rest = after;
    }
    row.is_number = !rest.is_empty();
    if row.is_number {
        row.units.push(rest.parse().ok()?);
    } else {
        let units = groups.pop()?;
        row.units = units
            .as_bytes()
            .chunks(4)
            .map(|unit| code(std::str::from_utf8(unit).ok()?))
            .collect::<Option<_>>()?;
    }
    if let Some(last) = groups.pop() {
        row.last = code(last)?;
    }
    Some(row)
}

impl Row {
    fn write(&self, before: &Row, [kinds, firsts, lengths, others, values]: &mut [Vec<u8>; 5]) {
        let units = self.units.len() as u32;
        number(kinds, units << 5 | self.digits << 1 | u32::from(self.is_number));
        signed(firsts, self.first.wrapping_sub(before.last) as i32);
        number(lengths, self.last - self.first);
        let (value, front) = self.units.split_last().unwrap_or((&0, &[]));
        front.iter().for_each(|unit| number(others, *unit));
        signed(values, value.wrapping_sub(before.next()) as i32);
    }

    fn read(before: &Row, [kinds, firsts, lengths, others, values]: &mut [&[u8]; 5]) -> Option<Row> {
        let kind = take(kinds)?;
        let first = before.last.wrapping_add(take_signed(firsts)? as u32);
        let last = first.checked_add(take(lengths)?)?;
        let mut units: Vec<u32> = (1..kind >> 5).map(|_| take(others)).collect::<Option<_>>()?;
        units.push(before.next().wrapping_add(take_signed(values)? as u32));
        Some(Row { digits: kind >> 1 & 15, first, last, units, is_number: kind & 1 == 1 })
    }

    /// The value that would stand behind the last one.
    fn next(&self) -> u32 {
        self.units.last().map_or(0, |value| value.wrapping_add(self.last.wrapping_sub(self.first)))
    }

    fn add_to(&self, text: &mut String) {
        let width = self.digits as usize;
        *text += &format!("<{:0width$x}>", self.first);
        if self.last > self.first {
            *text += &format!("<{:0width$x}>", self.last);
        }
        if self.is_number {
            *text += &format!("{}\n", self.units[0]);
            return;
        }
        text.push('<');
        self.units.iter().for_each(|unit| *text += &format!("{unit:04x}"));
        *text += ">\n";
    }
}

/// A number, seven bits a byte, the low ones first.
fn number(out: &mut Vec<u8>, mut value: u32) {
    while value > 0x7f {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn signed(out: &mut Vec<u8>, value: i32) {
    number(out, (value << 1 ^ value >> 31) as u32);
}

fn take(from: &mut &[u8]) -> Option<u32> {
    let length = from.iter().take(5).position(|byte| byte & 0x80 == 0)? + 1;
    let (bytes, rest) = from.split_at(length);
    *from = rest;
    Some(bytes.iter().rev().fold(0, |value, byte| value << 7 | u32::from(byte & 0x7f)))
}

fn take_signed(from: &mut &[u8]) -> Option<i32> {
    let value = take(from)?;
    Some((value >> 1) as i32 ^ -((value & 1) as i32))
}
