//! The text of bytes. In: bytes and what decodes a named encoding (`encoding_rs` natively, the browser's own
//! `TextDecoder` there: both follow the same standard). Out: the text and what is doubted of it, or that no known
//! encoding gives one. Asks in turn: a mark, UTF-8, a charset that the page names, UTF-16 without a mark, then
//! whichever of GB18030 and Big5 gives the more usual characters.

use super::Refused;

/// Decodes bytes by the label of an encoding standard: `gb18030`, `big5`, `utf-16le`. Wrong bytes become U+FFFD; none for
/// an unknown label.
pub type Decode = fn(&str, &[u8]) -> Option<String>;

/// A text, and the kinds of what is doubted of it.
pub struct Decoded {
    pub text: String,
    /// Its label in the encoding standard.
    pub encoding: &'static str,
    pub notes: Vec<&'static str>,
}

/// More wrong signs than one in so many, and the bytes are no text of this encoding.
const SOUND: usize = 200;

/// Decodes natively.
#[cfg(not(target_arch = "wasm32"))]
pub fn native(label: &str, bytes: &[u8]) -> Option<String> {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
    Some(encoding.decode_without_bom_handling(bytes).0.into_owned())
}

pub fn text(bytes: &[u8], decode: Decode) -> Result<Decoded, Refused> {
    if let Some((label, mark)) = marked(bytes) {
        return sound(label, decode(label, &bytes[mark..]).unwrap_or_default(), Vec::new());
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => {
            return Ok(Decoded { text: text.to_owned(), encoding: "utf-8", notes: Vec::new() });
        }
        // A file that breaks off inside a character.
        Err(error) if error.error_len().is_none() && error.valid_up_to() > 0 && !bytes.contains(&0) => {
            let text = String::from_utf8_lossy(&bytes[..error.valid_up_to()]).into_owned();
            return Ok(Decoded { text, encoding: "utf-8", notes: vec!["text-cut"] });
        }
        _ => {}
    }
    if let Some(label) = wide(bytes) {
        return sound(label, decode(label, bytes).unwrap_or_default(), vec!["encoding-guessed"]);
    }
    if bytes.contains(&0) {
        return Err(Refused::Encoding);
    }
    if let Some(label) = named(bytes) {
        let text = decode(label, bytes).unwrap_or_default();
        if label == "utf-8" || faults(&text) * SOUND <= text.chars().count() {
            return sound(label, text, Vec::new());
        }
    }
    let guesses = ["gb18030", "big5"].map(|label| decode(label, bytes).unwrap_or_default());
    let [gb, big5] = guesses.each_ref().map(|text| usual(text));
    let [gb_text, big5_text] = guesses;
    // GB18030 is by far the more frequent of the two, and needs no doubt.
    if big5 > gb {
        sound("big5", big5_text, vec!["encoding-guessed"])
    } else {
        sound("gb18030", gb_text, Vec::new())
    }
}

/// The encoding that a mark at the beginning tells, and the mark's length.
fn marked(bytes: &[u8]) -> Option<(&'static str, usize)> {
    match bytes {
        [0xef, 0xbb, 0xbf, ..] => Some(("utf-8", 3)),
        [0xff, 0xfe, ..] => Some(("utf-16le", 2)),
        [0xfe, 0xff, ..] => Some(("utf-16be", 2)),
        _ => None,
    }
}

/// UTF-16, by its mark or by the high bytes: those of blanks, digits and line breaks are 0, those of Han are few.
pub fn wide(bytes: &[u8]) -> Option<&'static str> {
    if let Some((label, _)) = marked(bytes) {
        return (label != "utf-8").then_some(label);
    }
    if bytes.len() < 8 || std::str::from_utf8(bytes).is_ok_and(|text| !text.contains('\0')) {
        return None;
    }
    let pairs = || bytes.chunks_exact(2).take(4096);
    let count = pairs().count();
    let plain = |high: u8, low: u8| high == 0 && (low >= 0x20 || matches!(low, 9 | 10 | 13)) && low < 0x7f;
    let han = |high: u8| (0x4e..=0x9f).contains(&high);
    let punctuation = |high: u8, low: u8| {
        matches!((high, low), (0x30, 0x00..=0x1f) | (0xff, 0x01..=0x5e) | (0x20, 0x10..=0x30))
    };
    let fits = |order: fn(&[u8]) -> (u8, u8)| {
        let kinds =
            pairs().map(order).map(|(high, low)| (plain(high, low), han(high) || punctuation(high, low)));
        let (narrow, wide) =
            kinds.fold((0, 0), |sum, one| (sum.0 + usize::from(one.0), sum.1 + usize::from(one.1)));
        // Line breaks and digits prove it: no other encoding holds zero bytes.
        if narrow > 0 { narrow + wide } else { 0 }
    };
    let (little, big) = (fits(|pair| (pair[1], pair[0])), fits(|pair| (pair[0], pair[1])));
    let best = little.max(big);
    (best * 10 >= count * 9).then_some(if little >= big { "utf-16le" } else { "utf-16be" })
}

/// The charset that a page names near its beginning, by a label of the standard. gb2312 is read as GB18030, as
/// browsers do.
fn named(bytes: &[u8]) -> Option<&'static str> {
    let front: String = bytes.iter().take(4096).map(|byte| byte.to_ascii_lowercase() as char).collect();
    let after = ["charset=", "encoding="].iter().find_map(|key| front.split_once(key))?.1;
    let label = after.trim_start_matches(['"', '\'', ' ']);
    let label = &label[..label
        .find(|sign: char| !(sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_')))
        .unwrap_or(label.len())];
    match label {
        "gb2312" | "gbk" | "gb18030" | "gb_2312-80" | "x-gbk" => Some("gb18030"),
        "big5" | "big5-hkscs" | "x-x-big5" => Some("big5"),
        "utf-8" | "utf8" => Some("utf-8"),
        "shift_jis" | "euc-jp" | "euc-kr" | "windows-1252" | "iso-8859-1" => None,
        _ => None,
    }
}

/// A text that was decoded, with a doubt for a few wrong bytes and refused for many.
fn sound(encoding: &'static str, text: String, mut notes: Vec<&'static str>) -> Result<Decoded, Refused> {
    let faults = faults(&text);
    if faults == 0 {
        return Ok(Decoded { text, encoding, notes });
    }
    let last = text.trim_end_matches('\u{fffd}');
    if text.len() - last.len() >= faults * '\u{fffd}'.len_utf8() && !last.is_empty() {
        // Only the end is broken: the file was cut inside a character.
        notes.push("text-cut");
        return Ok(Decoded { text: last.to_owned(), encoding, notes });
    }
    if faults * SOUND > text.chars().count() {
        return Err(Refused::Encoding);
    }
    notes.push("text-garbled");
    Ok(Decoded { text, encoding, notes })
}

fn faults(text: &str) -> usize {
    text.chars().filter(|sign| *sign == '\u{fffd}').count()
}

/// The most usual signs of Chinese papers, in both scripts.
const USUAL: &str = "的一是在和有人大为不中上个国年了到以会工作时要生区市政府项目建设完成情况进展推单位新任务责全实月日第发\
    為個國時會項設務責單實進產業經動發區開關於與與對員萬億數從應體當點將間處辦務縣鎮鄉機構學車長門問題，。、：；（）";

/// How usual the characters of a text are, in thousandths; wrong signs and rare planes count against it.
fn usual(text: &str) -> i64 {
    let (mut sum, mut count) = (0i64, 0i64);
    for sign in text.chars().take(20_000).filter(|sign| !sign.is_ascii()) {
        count += 1;
        sum += match sign {
            '\u{fffd}' => -8,
            _ if USUAL.contains(sign) => 3,
            '\u{4e00}'..='\u{9fff}'
            | '\u{3000}'..='\u{303f}'
            | '\u{ff01}'..='\u{ff5e}'
            | '\u{2010}'..='\u{203b}' => 0,
            _ => -2,
        };
    }
    sum * 1000 / count.max(1)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    const WORDS: &str = "序号\t工作任务\t进展情况\n1\t新建公园3个，改造绿道5公里。\t已完成。\n";
    const OLD: &str = "施政報告：改善環境衛生及市容，於 2023 年底前完成檢視。\n發展局、運輸及物流局負責。\n";

    fn encoded(label: &str, words: &str) -> Vec<u8> {
        match label {
            "utf-16le" => words.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            "utf-16be" => words.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            _ => encoding_rs::Encoding::for_label(label.as_bytes())
                .expect("a label")
                .encode(words)
                .0
                .into_owned(),
        }
    }

    fn check(bytes: &[u8], want: Result<(&str, &[&str]), Refused>) {
        let got = text(bytes, native);
        let got = got.as_ref().map(|found| (&*found.text, &*found.notes)).map_err(|why| *why);
        assert_eq!(got, want);
    }

    #[test]
    fn reads_what_offices_save() {
        check(WORDS.as_bytes(), Ok((WORDS, &[])));
        check(&["\u{feff}", WORDS].concat().into_bytes(), Ok((WORDS, &[])));
        check(&encoded("gb18030", WORDS), Ok((WORDS, &[])));
        check(&encoded("big5", OLD), Ok((OLD, &["encoding-guessed"])));
        check(&encoded("utf-16le", WORDS), Ok((WORDS, &["encoding-guessed"])));
        check(&encoded("utf-16be", OLD), Ok((OLD, &["encoding-guessed"])));
        check(&[&[0xff, 0xfe], &*encoded("utf-16le", WORDS)].concat(), Ok((WORDS, &[])));
        let page = "<meta charset=gb2312><p>鎔炼</p>";
        check(&encoded("gb18030", page), Ok((page, &[])));
    }

    #[test]
    fn a_cut_sign_is_doubted_and_rubbish_refused() {
        let cut = WORDS.trim_end();
        let bytes = cut.as_bytes();
        check(&bytes[..bytes.len() - 1], Ok((cut.trim_end_matches('。'), &["text-cut"])));
        let bytes = encoded("gb18030", cut);
        check(&bytes[..bytes.len() - 1], Ok((cut.trim_end_matches('。'), &["text-cut"])));
        let rubbish: Vec<u8> = (0..2000u32).map(|at| (at * 7919 % 255) as u8 + 1).collect();
        check(&rubbish, Err(Refused::Encoding));
    }
}
