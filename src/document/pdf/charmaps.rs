//! The character maps that a PDF may name without carrying them. In: the maps that come with the crate, or a file of them.
//! Out: that file, written when `dist/` is built, and single maps out of it. The command line has the maps built in; in a
//! browser they are half of all that reading a PDF takes, so they come when a file first names one.

mod columns;

use std::borrow::Cow;

use hayro_interpret::hayro_cmap::{BfString, CMap, CMapName, CidFamily, WritingMode, load_embedded};

/// Names of maps, each with the map that it is written as an addition to: one for lines across and its brother for lines
/// down the page, or an older one, differ in few characters.
const MAPS: &[(&str, &str)] = &[
    // Simplified Chinese.
    ("GB-EUC-H", ""),
    ("GB-EUC-V", "GB-EUC-H"),
    ("GBpc-EUC-H", "GB-EUC-H"),
    ("GBpc-EUC-V", "GBpc-EUC-H"),
    ("GBK-EUC-H", ""),
    ("GBK-EUC-V", "GBK-EUC-H"),
    ("GBKp-EUC-H", ""),
    ("GBKp-EUC-V", "GBKp-EUC-H"),
    ("GBK2K-H", "GBKp-EUC-H"),
    ("GBK2K-V", "GBK2K-H"),
    ("UniGB-UCS2-H", ""),
    ("UniGB-UCS2-V", "UniGB-UCS2-H"),
    ("UniGB-UTF16-H", "UniGB-UCS2-H"),
    ("UniGB-UTF16-V", "UniGB-UTF16-H"),
    ("Adobe-GB1-UCS2", ""),
    // Traditional Chinese.
    ("B5pc-H", ""),
    ("B5pc-V", "B5pc-H"),
    ("ETen-B5-H", ""),
    ("ETen-B5-V", "ETen-B5-H"),
    ("ETenms-B5-H", "ETen-B5-H"),
    ("ETenms-B5-V", "ETenms-B5-H"),
    ("HKscs-B5-H", "ETen-B5-H"),
    ("HKscs-B5-V", "HKscs-B5-H"),
    ("CNS-EUC-H", ""),
    ("CNS-EUC-V", "CNS-EUC-H"),
    ("UniCNS-UCS2-H", ""),
    ("UniCNS-UCS2-V", "UniCNS-UCS2-H"),
    ("UniCNS-UTF16-H", "UniCNS-UCS2-H"),
    ("UniCNS-UTF16-V", "UniCNS-UTF16-H"),
    ("Adobe-CNS1-UCS2", ""),
    // Japanese.
    ("H", ""),
    ("V", "H"),
    ("EUC-H", ""),
    ("EUC-V", "EUC-H"),
    ("83pv-RKSJ-H", ""),
    ("90ms-RKSJ-H", ""),
    ("90ms-RKSJ-V", "90ms-RKSJ-H"),
    ("90msp-RKSJ-H", "90ms-RKSJ-H"),
    ("90msp-RKSJ-V", "90msp-RKSJ-H"),
    ("90pv-RKSJ-H", ""),
    ("Add-RKSJ-H", ""),
    ("Add-RKSJ-V", "Add-RKSJ-H"),
    ("Ext-RKSJ-H", ""),
    ("Ext-RKSJ-V", "Ext-RKSJ-H"),
    ("UniJIS-UCS2-H", ""),
    ("UniJIS-UCS2-V", "UniJIS-UCS2-H"),
    ("UniJIS-UCS2-HW-H", "UniJIS-UCS2-H"),
    ("UniJIS-UCS2-HW-V", "UniJIS-UCS2-HW-H"),
    ("UniJIS-UTF16-H", "UniJIS-UCS2-H"),
    ("UniJIS-UTF16-V", "UniJIS-UTF16-H"),
    ("Adobe-Japan1-UCS2", ""),
    // Korean.
    ("KSC-EUC-H", ""),
    ("KSC-EUC-V", "KSC-EUC-H"),
    ("KSCpc-EUC-H", "KSC-EUC-H"),
    ("KSCms-UHC-H", "KSC-EUC-H"),
    ("KSCms-UHC-V", "KSCms-UHC-H"),
    ("KSCms-UHC-HW-H", "KSCms-UHC-H"),
    ("KSCms-UHC-HW-V", "KSCms-UHC-HW-H"),
    ("UniKS-UCS2-H", ""),
    ("UniKS-UCS2-V", "UniKS-UCS2-H"),
    ("UniKS-UTF16-H", "UniKS-UCS2-H"),
    ("UniKS-UTF16-V", "UniKS-UTF16-H"),
    ("Adobe-Korea1-UCS2", ""),
    // Of any script.
    ("Identity-H", ""),
    ("Identity-V", ""),
];

/// What ends each map in a file of them.
const END: &str = "endcmap\n";

/// One of the maps of a file.
pub fn find<'a>(maps: &'a str, name: CMapName<'_>) -> Option<&'a [u8]> {
    let begin = [b"/CMapName /", name.to_bytes(), b" def\n"].concat();
    let at = |text: &[u8], words: &[u8]| text.windows(words.len()).position(|part| part == words);
    let map = &maps.as_bytes()[at(maps.as_bytes(), &begin)?..];
    let end = at(map, END.as_bytes())?;
    Some(&map[..end])
}

/// A file of all maps.
pub fn write() -> Vec<u8> {
    columns::packed(&text())
}

/// The maps of a file, for [`find`]; none where the bytes are no such file.
pub fn read(file: &[u8]) -> Option<String> {
    columns::unpacked(file)
}

/// All maps, one after another, in the language that PDF has for them.
fn text() -> String {
    MAPS.iter().filter_map(|(name, base)| written(name, base)).collect()
}

fn built_in(name: &str) -> Option<CMap> {
    CMap::parse(load_embedded(CMapName::from_bytes(name.as_bytes()))?, load_embedded)
}

/// A map as an addition to another, or whole.
fn written(name: &str, base: &str) -> Option<String> {
    let map = built_in(name)?;
    let mut text = format!("/CMapName /{name} def\n");
    if let Some(collection) = &map.metadata().character_collection {
        let (registry, ordering) = names(&collection.family);
        text += &format!("/Registry ({registry}) def\n/Ordering ({ordering}) def\n");
        text += &format!("/Supplement {} def\n", collection.supplement);
    }
    if let Some(mode) = map.metadata().writing_mode {
        text += &format!("/WMode {} def\n", u8::from(mode == WritingMode::Vertical));
    }
    // A map can add to another, and cannot take away from it.
    let adds = |base: &CMap| {
        let has = |map: &CMap, (code, bytes)| map.lookup_cid_code(code, bytes).is_some();
        codes(name).all(|code| has(&map, code) || !has(base, code))
    };
    let base = built_in(base).filter(adds).inspect(|_| text += &format!("/{base} usecmap\n"));
    let mut cids = Runs::default();
    let mut signs = Runs::default();
    for (code, bytes) in codes(name) {
        let cid = map.lookup_cid_code(code, bytes);
        // Where there are signs, the place of a character in the collection is its code.
        if let Some(cid) = cid.filter(|_| map.lookup_bf_string(code).is_none()) {
            let known = base.as_ref().and_then(|base| base.lookup_cid_code(code, bytes));
            if known != Some(cid) {
                cids.add(code, bytes, vec![], cid);
            }
        }
        if let Some(found) = map.lookup_bf_string(code).filter(|_| bytes == 2) {
            let mut units: Vec<u16> = match found {
                BfString::Char(sign) => sign.encode_utf16(&mut [0; 2]).to_vec(),
                BfString::String(signs) => signs.encode_utf16().collect(),
            };
            let last = units.pop()?;
            signs.add(code, bytes, units, last.into());
        }
    }
    cids.write(&mut text, "cid", |run| run.value.to_string());
    signs.write(&mut text, "bf", |run| {
        let units = run.before.iter().map(|unit| format!("{unit:04x}")).collect::<String>();
        format!("<{units}{:04x}>", run.value)
    });
    Some(text + END)
}

/// Registry and ordering of a collection of characters.
fn names(family: &CidFamily) -> (Cow<'_, str>, Cow<'_, str>) {
    let ordering = match family {
        CidFamily::AdobeGB1 => "GB1",
        CidFamily::AdobeCNS1 => "CNS1",
        CidFamily::AdobeJapan1 => "Japan1",
        CidFamily::AdobeKorea1 => "Korea1",
        CidFamily::AdobeIdentity => "Identity",
        CidFamily::Custom { registry, ordering } => {
            return (String::from_utf8_lossy(registry), String::from_utf8_lossy(ordering));
        }
    };
    ("Adobe".into(), ordering.into())
}

/// The codes that a map's encoding has, with the number of their bytes.
fn codes(name: &str) -> impl Iterator<Item = (u32, u8)> {
    let pairs = |first: std::ops::RangeInclusive<u32>, second: std::ops::RangeInclusive<u32>| {
        first.flat_map(move |first| second.clone().map(move |second| first << 16 | second)).collect()
    };
    let four: Vec<u32> = if name.contains("UTF16") {
        pairs(0xd800..=0xdbff, 0xdc00..=0xdfff)
    } else if name.starts_with("CNS-EUC") {
        pairs(0x8ea1..=0x8eaf, 0xa1a1..=0xfefe)
    } else if name.starts_with("GBK2K") {
        let halves = || (0x81..=0xfe).flat_map(|first| (0x30..=0x39).map(move |second| first << 8 | second));
        halves().flat_map(|first| halves().map(move |second| first << 16 | second)).collect()
    } else {
        Vec::new()
    };
    let one = (0..=0xff).map(|code| (code, 1));
    let two = (0..=0xffff).map(|code| (code, 2));
    let three = (0x8fa1a1..=0x8ffefe).map(|code| (code, 3));
    one.chain(two).chain(three).chain(four.into_iter().map(|code| (code, 4)))
}

/// Codes in a row whose values count on with them.
struct Run {
    first: u32,
    last: u32,
    bytes: u8,
    /// Units of UTF-16 before the one that counts on.
    before: Vec<u16>,
    value: u32,
}

#[derive(Default)]
struct Runs(Vec<Run>);

impl Runs {
    fn add(&mut self, code: u32, bytes: u8, before: Vec<u16>, value: u32) {
        match self.0.last_mut() {
            Some(run)
                if (run.last + 1, run.bytes, &run.before) == (code, bytes, &before)
                    && run.value + (code - run.first) == value =>
            {
                run.last = code;
            }
            _ => self.0.push(Run { first: code, last: code, bytes, before, value }),
        }
    }

    fn write(&self, text: &mut String, kind: &str, value: impl Fn(&Run) -> String) {
        let code = |code: u32, run: &Run| format!("<{code:0width$x}>", width = usize::from(run.bytes) * 2);
        for (form, long) in [("char", false), ("range", true)] {
            let mut runs = self.0.iter().filter(|run| (run.first < run.last) == long).peekable();
            if runs.peek().is_none() {
                continue;
            }
            *text += &format!("begin{kind}{form}\n");
            for run in runs {
                *text += &code(run.first, run);
                if long {
                    *text += &code(run.last, run);
                }
                *text += &format!("{}\n", value(run));
            }
            *text += &format!("end{kind}{form}\n");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_cut_short_is_none() {
        let file = columns::packed(
            "/CMapName /甲 def\nbeginbfrange\n<0001><0003><4e00>\n<0007><d840dc00>\nendbfrange\n",
        );
        assert!(read(&file).is_some());
        assert!((0..file.len()).all(|at| read(&file[..at]).is_none()));
    }

    #[test]
    fn a_map_of_the_file_says_what_the_built_in_one_says() {
        let maps: &'static str = read(&write()).unwrap().leak();
        let find = move |name: CMapName<'_>| find(maps, name);
        for (name, _) in MAPS {
            let built_in = built_in(name).unwrap();
            let map = find(CMapName::from_bytes(name.as_bytes())).expect(name);
            let map = CMap::parse(map, find).expect(name);
            assert_eq!(
                map.metadata().character_collection,
                built_in.metadata().character_collection,
                "{name}"
            );
            assert_eq!(map.metadata().writing_mode, built_in.metadata().writing_mode, "{name}");
            for (code, bytes) in codes(name) {
                let (found, want) = (map.lookup_cid_code(code, bytes), built_in.lookup_cid_code(code, bytes));
                assert_eq!(found, want, "{name} <{code:x}>");
                if bytes == 2 {
                    assert_eq!(
                        map.lookup_bf_string(code),
                        built_in.lookup_bf_string(code),
                        "{name} <{code:x}>"
                    );
                }
            }
        }
    }
}
