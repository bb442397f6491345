//! Units as bodies: 区住建局, 各街道. In: the pieces of a cell that names units. Out: one cell a unit.
//! Refuses to know tables. A name broken over two lines is made whole by what stands elsewhere in the
//! same report, since only knowing the units tells one broken name from two names.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::text::{Cell, Span, bit, is_blank, trimmed};
use super::word_set::EndSet;

/// Ends of the names of bodies.
const ENDS: &[&str] = &[
    "局",
    "办",
    "委",
    "部",
    "会",
    "院",
    "所",
    "处",
    "科",
    "队",
    "站",
    "中心",
    "街道",
    "镇",
    "乡",
    "政府",
    "公司",
    "集团",
    "指挥部",
    "单位",
    "小组",
    "专班",
    "联",
    "协",
    "社",
    "银行",
    "学校",
    "大学",
    "中学",
    "医院",
    "馆",
    "园区",
    "平台",
    "部门",
    "支行",
    "分行",
    "主体",
    "团委",
    "工会",
    "社区",
    "组",
    "厅",
    "台",
    "室",
];

static ENDS_SET: LazyLock<EndSet> = LazyLock::new(|| EndSet::of(ENDS.iter().copied()));

/// The bits of the last characters of `ENDS`.
const LAST_BITS: u64 = {
    let (mut bits, mut at) = (0, 0);
    while at < ENDS.len() {
        bits |= last_bit(ENDS[at].as_bytes());
        at += 1;
    }
    bits
};

/// The bit of a name's last character, which is Han.
const fn last_bit(name: &[u8]) -> u64 {
    match name {
        [.., a, b, c] => bit(&[*a, *b, *c]),
        _ => 0,
    }
}

/// A body's name is no longer than this.
const LONGEST: usize = 30;

/// Whether the words look like one body's name.
pub fn is_unit_like(words: &str) -> bool {
    let bare = match words.rfind(['（', '(']) {
        Some(open) if open > 0 && words.ends_with(['）', ')']) => &words[..open],
        _ => words,
    };
    let signs = bare.chars().take(LONGEST + 1).count();
    (2..=LONGEST).contains(&signs)
        && last_bit(bare.as_bytes()) & LAST_BITS != 0
        && ENDS_SET.ends(bare)
        && !words.contains(['。', '：', ':', '“', '%', '！'])
}

/// Whether the words look like a list of bodies and nothing else.
pub fn is_unit_list(text: &str, span: Span) -> bool {
    // A name holds no full stop; most cells that are none of units do.
    if span.of(text).contains('。') {
        return false;
    }
    let units = parts(text, span);
    !units.is_empty() && units.iter().all(|unit| is_unit_like(unit.of(text)))
}

const PARTING: [char; 6] = ['、', '，', ',', '；', ';', '/'];

fn is_parting(sign: char) -> bool {
    PARTING.contains(&sign)
}

/// Whether a piece holds no name, but blanks and marks that part names: `/`.
pub fn names_nothing(words: &str) -> bool {
    words.chars().all(|sign| is_blank(sign) || is_parting(sign))
}

/// The names in one piece: parted by 、 and the like outside brackets, or by blanks between whole names.
pub fn parts(text: &str, piece: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let (mut depth, mut from) = (0usize, piece.start);
    for (at, sign) in piece.of(text).char_indices() {
        match sign {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 && is_parting(sign) => {
                push_names(text, Span { start: from, end: piece.start + at }, &mut found);
                from = piece.start + at + sign.len_utf8();
            }
            _ => {}
        }
    }
    push_names(text, Span { start: from, end: piece.end }, &mut found);
    found
}

fn push_names(text: &str, span: Span, found: &mut Vec<Span>) {
    let span = trimmed(text, span);
    let words = span.of(text);
    if words.is_empty() {
        return;
    }
    if words.contains(is_blank) && words.split(is_blank).all(|name| name.is_empty() || is_unit_like(name)) {
        let mut at = span.start;
        for name in words.split_inclusive(is_blank) {
            let name_span = trimmed(text, Span { start: at, end: at + name.len() });
            if !name_span.is_empty() {
                found.push(name_span);
            }
            at += name.len();
        }
    } else {
        found.push(span);
    }
}

/// Names seen whole in a report, with how often.
#[derive(Default)]
pub struct Seen<'a> {
    names: HashMap<&'a str, u32>,
}

impl<'a> Seen<'a> {
    /// Takes note of a cell's names, but of none that touches a line break inside the cell.
    pub fn note(&mut self, text: &'a str, pieces: &[Span]) {
        for (at, piece) in pieces.iter().enumerate() {
            let names = parts(text, *piece);
            let skip_first = at > 0 && !piece.of(text).starts_with(is_parting);
            let skip_last = at + 1 < pieces.len() && !piece.of(text).ends_with(is_parting);
            let end = names.len() - usize::from(skip_last && !names.is_empty());
            for name in names[..end].iter().skip(usize::from(skip_first)) {
                *self.names.entry(name.of(text)).or_insert(0) += 1;
            }
        }
    }

    pub fn times(&self, name: &str) -> u32 {
        self.names.get(name).copied().unwrap_or(0)
    }
}

/// A cell's units in printed order, and the breaks that had to be guessed.
pub fn units(text: &str, pieces: &[Span], seen: &Seen) -> (Vec<Cell>, Vec<Span>) {
    let mut units: Vec<Vec<Span>> = Vec::new();
    let mut guessed = Vec::new();
    let mut open = false;
    for piece in pieces {
        let words = piece.of(text);
        for (at, part) in parts(text, *piece).into_iter().enumerate() {
            let goes_on = at == 0 && open && !words.starts_with(is_parting);
            match units.last_mut().filter(|_| goes_on) {
                Some(last) => {
                    let front: String = last.iter().map(|span| span.of(text)).collect();
                    let (join, sure) = is_one_name(&front, part.of(text), seen);
                    if !sure {
                        guessed.push(part);
                    }
                    if join {
                        last.push(part);
                    } else {
                        units.push(vec![part]);
                    }
                }
                None => units.push(vec![part]),
            }
        }
        open = !words.ends_with(is_parting);
    }
    (units.iter().map(|unit| Cell::from_pieces(text, unit)).collect(), guessed)
}

/// Whether two fragments are one name, and whether the report itself bears that out.
fn is_one_name(front: &str, back: &str, seen: &Seen) -> (bool, bool) {
    let both = seen.times(front) > 0 && seen.times(back) > 0;
    if both {
        (false, true)
    } else if seen.times(&[front, back].concat()) > 0 {
        (true, true)
    } else {
        (!(is_unit_like(front) && is_unit_like(back)), false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cell: &str, elsewhere: &str, want: &[&str]) {
        let text = format!("{elsewhere}\n{cell}");
        let mut seen = Seen::default();
        seen.note(&text, &[Span { start: 0, end: elsewhere.len() }]);
        let mut at = elsewhere.len() + 1;
        let mut pieces = Vec::new();
        for line in cell.split('\n') {
            pieces.push(Span { start: at, end: at + line.len() });
            at += line.len() + 1;
        }
        let (units, _) = units(&text, &pieces, &seen);
        assert_eq!(units.iter().map(|unit| unit.text.as_str()).collect::<Vec<_>>(), want, "{cell}");
    }

    #[test]
    fn makes_broken_names_whole() {
        check("生态环境\n拱墅分局", "生态环境拱墅分局、区治水办", &["生态环境拱墅分局"]);
        check("区科技工业区\n管委会", "区科技工业区管委会", &["区科技工业区管委会"]);
        check("区住建局\n区城管局", "区住建局、区城管局", &["区住建局", "区城管局"]);
        check("上塘街道\n半山街道", "", &["上塘街道", "半山街道"]);
        check("区人力\n社保局", "", &["区人力社保局"]);
        check("区住建局、区城\n管局、各街道", "", &["区住建局", "区城管局", "各街道"]);
        check("区住建局、\n区城管局", "", &["区住建局", "区城管局"]);
    }

    #[test]
    fn parts_names() {
        check("区委统战部（区民宗局、区侨联）、各街道", "", &["区委统战部（区民宗局、区侨联）", "各街道"]);
        check("区发改局 区财政局", "", &["区发改局", "区财政局"]);
        check("区发改局，区财政局；各镇", "", &["区发改局", "区财政局", "各镇"]);
        check("/", "", &[]);
        check("", "", &[]);
    }
}
