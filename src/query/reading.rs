//! Readings of ideographs: laojiuxiaoqu, laojxq and ljxq find 老旧小区. In: the ideographs of GB 2312 in the
//! standard's order, which whoever runs the engine hands over once (every browser carries that list), and
//! `readings.txt`, which says how they are read. Out: places in folded texts. Does not know tones.

use std::ops::Range;
use std::sync::OnceLock;

/// Three paragraphs: the first ideograph of each reading, among those that stand in the order of their readings; the
/// readings of the others one by one; second readings.
const TABLE: &str = include_str!("readings.txt");
/// How many ideographs stand in the order of their readings.
const FIRST_LEVEL: usize = 3755;
const FROM: u32 = 0x4e00;

/// Longer runs of letters are no words.
const MOST_LETTERS: usize = 60;

/// What is known of readings. A trait, so that the program's first part need not hold what is behind it.
pub trait Readings: Send + Sync {
    /// The first place at or after a byte of a folded text where at least two characters are read so. Each is
    /// written by its whole reading or by its first letter, the last by a beginning.
    fn find(&self, text: &str, letters: &str, from: usize) -> Option<Range<usize>>;
    /// Whether a run that begins with these two characters could be read so.
    fn may_begin(&self, first: char, second: char, letters: &str) -> bool;
}

static KNOWN: OnceLock<Box<dyn Readings>> = OnceLock::new();

/// Takes the ideographs of GB 2312 in its order; only the first call counts.
pub fn learn(ideographs: &str) {
    KNOWN.get_or_init(|| Box::new(Table::of(ideographs)));
}

pub fn known() -> Option<&'static dyn Readings> {
    KNOWN.get().map(Box::as_ref)
}

/// The letters of a folded word that could be a reading, without the signs that part syllables (xi'an); `None`
/// while readings are not known.
pub fn letters(word: &str) -> Option<String> {
    let letters = word.replace('\'', "");
    let could_be =
        (3..=MOST_LETTERS).contains(&letters.len()) && letters.bytes().all(|b| b.is_ascii_lowercase());
    (could_be && known().is_some()).then_some(letters)
}

/// Whether a folded text holds characters that are read so.
pub fn stands_in(text: &str, letters: &str) -> bool {
    known().is_some_and(|readings| readings.find(text, letters, 0).is_some())
}

struct Table {
    /// Each reading once.
    readings: Vec<&'static str>,
    /// One above the number of each ideograph's reading, from [`FROM`]; 0 without one.
    usual: Box<[u16]>,
    /// Second readings, by ideograph.
    second: Vec<(char, u16)>,
}

impl Table {
    fn of(ideographs: &str) -> Table {
        let mut table = Table { readings: Vec::new(), usual: vec![0; 0x5200].into(), second: Vec::new() };
        let lines = TABLE.split("\n\n").map(|part| part.lines().filter(|line| !line.starts_with('#')));
        let mut parts = lines.map(|lines| lines.flat_map(str::split_ascii_whitespace));
        let mut begin = parts.next().into_iter().flatten().map(parted).peekable();
        let mut number = 0;
        for c in ideographs.chars().take(FIRST_LEVEL) {
            if let Some((reading, _)) = begin.next_if(|(_, first)| first.starts_with(c)) {
                number = table.number(reading);
            }
            table.set(c, number);
        }
        let others = parts.next().into_iter().flatten();
        for (c, reading) in ideographs.chars().skip(FIRST_LEVEL).zip(others) {
            let number = table.number(reading);
            table.set(c, number);
        }
        for (reading, signs) in parts.next().into_iter().flatten().map(parted) {
            let number = table.number(reading);
            table.second.extend(signs.chars().map(|c| (c, number)));
        }
        table.second.sort_unstable();
        table
    }

    /// One above the number of a reading.
    fn number(&mut self, reading: &'static str) -> u16 {
        let known = self.readings.iter().rposition(|own| *own == reading);
        let at = known.unwrap_or_else(|| {
            self.readings.push(reading);
            self.readings.len() - 1
        });
        at as u16 + 1
    }

    fn set(&mut self, c: char, number: u16) {
        if let Some(slot) = self.usual.get_mut((c as u32).wrapping_sub(FROM) as usize) {
            *slot = number;
        }
    }

    /// The readings of a character.
    fn read(&self, c: char) -> impl Iterator<Item = &'static str> {
        let usual =
            self.usual.get((c as u32).wrapping_sub(FROM) as usize).copied().filter(|&number| number > 0);
        let from = self.second.partition_point(|(own, _)| *own < c);
        let second =
            self.second[from..].iter().take_while(move |(own, _)| *own == c).map(|(_, number)| *number);
        let reading = |number: u16| self.readings.get(usize::from(number) - 1).copied();
        usual.into_iter().chain(second).filter_map(reading)
    }

    /// The bytes that the letters take up at the beginning of a text, `before` characters having been read.
    fn taken(&self, text: &str, letters: &str, before: usize) -> Option<usize> {
        if letters.is_empty() {
            return (before > 1).then_some(0);
        }
        let c = text.chars().next()?;
        let rest = &text[c.len_utf8()..];
        self.read(c)
            .find_map(|reading| {
                // The last one may be half typed.
                if before > 0 && reading.starts_with(letters) {
                    return Some(0);
                }
                after(letters, reading).find_map(|left| self.taken(rest, left, before + 1))
            })
            .map(|bytes| bytes + c.len_utf8())
    }
}

impl Readings for Table {
    fn find(&self, text: &str, letters: &str, from: usize) -> Option<Range<usize>> {
        let starts = text[from..].char_indices().map(|(at, _)| from + at);
        starts.into_iter().find_map(|start| {
            let bytes = self.taken(&text[start..], letters, 0)?;
            Some(start..start + bytes)
        })
    }

    fn may_begin(&self, first: char, second: char, letters: &str) -> bool {
        let begins = |left: &str| {
            self.read(second).any(|reading| reading.as_bytes().first() == left.as_bytes().first())
        };
        self.read(first).any(|reading| after(letters, reading).any(begins))
    }
}

/// What is left of the letters behind a reading: written whole, with u for ü, or by its first letter.
fn after<'a>(letters: &'a str, reading: &'a str) -> impl Iterator<Item = &'a str> {
    let whole = letters.strip_prefix(reading);
    let plain = reading
        .split_once('v')
        .and_then(|(sound, rest)| letters.strip_prefix(sound)?.strip_prefix('u')?.strip_prefix(rest));
    let first =
        reading.get(..1).filter(|first| *first != reading).and_then(|first| letters.strip_prefix(first));
    [whole, plain, first].into_iter().flatten()
}

/// Letters and the signs behind them.
fn parted(entry: &str) -> (&str, &str) {
    entry.split_at(entry.find(|c: char| !c.is_ascii()).unwrap_or(entry.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use pinyin::ToPinyinMulti;
    use std::collections::HashSet;

    /// The ideographs of GB 2312 in its order.
    pub fn ideographs() -> String {
        let bytes: Vec<u8> = (0xb0..=0xf7u8)
            .flat_map(|row| (0xa1..=0xfeu8).map(move |cell| [row, cell]))
            .filter(|pair| !(*pair > [0xd7, 0xf9] && *pair < [0xd8, 0xa1]))
            .flatten()
            .collect();
        encoding_rs::GBK.decode(&bytes).0.into_owned()
    }

    fn table() -> Table {
        Table::of(&ideographs())
    }

    #[test]
    fn every_reading_is_one_that_dictionaries_give() {
        let (table, all) = (table(), ideographs());
        assert_eq!(all.chars().count(), FIRST_LEVEL + 3008);
        for c in all.chars() {
            let multi = c.to_pinyin_multi().into_iter().flatten();
            // ê and ń stand without their marks here.
            let known: HashSet<String> =
                multi.map(|one| one.plain().replace('ü', "v").replace('ê', "e")).collect();
            let own: Vec<&str> = table.read(c).collect();
            assert!(!own.is_empty(), "{c} has no reading");
            assert!(own.iter().all(|own| known.contains(*own)), "{c}: {own:?}, not among {known:?}");
        }
    }

    #[track_caller]
    fn check(letters: &str, text: &str, want: Option<&str>) {
        let found = table().find(text, letters, 0);
        assert_eq!(found.map(|at| &text[at]), want, "{letters} in {text}");
    }

    #[test]
    fn finds_what_is_read_so() {
        check("laojiuxiaoqu", "改造老旧小区12个", Some("老旧小区"));
        check("ljxq", "改造老旧小区12个", Some("老旧小区"));
        check("laojxq", "改造老旧小区12个", Some("老旧小区"));
        check("laojiux", "改造老旧小区12个", Some("老旧小"));
        check("jiazhuangdianti", "老旧小区加装电梯", Some("加装电梯"));
        check("tingchebowei", "新增停车泊位", Some("停车泊位"));
        check("chongdianzhuang", "充电桩", Some("充电桩"));
        check("xian", "西安分公司", Some("西安"));
    }

    #[test]
    fn second_readings_and_rarer_ideographs_too() {
        check("yinhang", "浙商银行", Some("银行"));
        check("chongxin", "重新安置", Some("重新"));
        check("zhongdian", "重点项目", Some("重点"));
        check("lvdao", "运河绿道", Some("绿道"));
        check("ludao", "运河绿道", Some("绿道"));
        check("shenzhen", "深圳", Some("深圳"));
        check("bengbu", "蚌埠", Some("蚌埠"));
    }

    #[test]
    fn one_character_or_a_gap_is_too_little() {
        check("xiao", "小区", None);
        check("ljqx", "改造老旧小区12个", None);
        check("laoxiao", "老旧小区", None);
        check("laojiuxiaoquu", "老旧小区", None);
    }

    #[test]
    fn a_run_may_begin_where_it_stands() {
        let table = table();
        for letters in ["laojiuxiaoqu", "ljxq", "laoj"] {
            assert!(table.may_begin('老', '旧', letters), "{letters}");
        }
        assert!(!table.may_begin('老', '小', "laojiu"));
        assert!(!table.may_begin('老', '旧', "lao"));
    }
}
