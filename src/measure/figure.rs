//! Figures: a number with its unit, where it counts something. In: words. Out: every figure in order,
//! with what stands around it. Years, dates, ordinals, versions, addresses and what stands in a quoted
//! name are no figures. Refuses to know: whether a figure is promised or reported.

use std::ops::Range;

use super::item::{brackets, item_numbers};
use super::number;
use super::unit::{self, Kind};
use super::words::{Words, han};

/// How a figure is said to bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    Plain,
    AtLeast,
    AtMost,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Number and unit.
    pub at: Range<usize>,
    /// With 以上 and the like after it.
    pub end: usize,
    pub value: f64,
    pub unit: String,
    pub kind: Kind,
    pub scale: f64,
    pub bound: Bound,
    /// Written in Han numerals.
    pub han: bool,
    /// Only 万 or 亿 for a unit.
    pub bare: bool,
    /// In brackets: (其中市收储521亩).
    pub aside: bool,
    pub clause: Range<usize>,
}

impl Figure {
    /// Value in the base unit of its kind.
    pub fn size(&self) -> f64 {
        self.value * self.scale
    }
}

/// Comparison words that end right before a number.
const BEFORE: &[(&str, Bound)] = &[
    ("不少于", Bound::AtLeast),
    ("不低于", Bound::AtLeast),
    ("不小于", Bound::AtLeast),
    ("不高于", Bound::AtMost),
    ("不超过", Bound::AtMost),
    ("不大于", Bound::AtMost),
    ("不多于", Bound::AtMost),
    ("控制在", Bound::AtMost),
    ("下降到", Bound::AtMost),
    ("下降至", Bound::AtMost),
    ("压缩至", Bound::AtMost),
    ("压缩到", Bound::AtMost),
    ("压减至", Bound::AtMost),
    ("缩短至", Bound::AtMost),
    ("缩减至", Bound::AtMost),
    ("减少到", Bound::AtMost),
    ("减少至", Bound::AtMost),
    ("降低到", Bound::AtMost),
    ("降低至", Bound::AtMost),
    ("降至", Bound::AtMost),
    ("降到", Bound::AtMost),
    ("减至", Bound::AtMost),
    ("低于", Bound::AtMost),
    ("少于", Bound::AtMost),
    ("最多", Bound::AtMost),
    ("至多", Bound::AtMost),
    ("至少", Bound::AtLeast),
    ("超过", Bound::AtLeast),
    ("突破", Bound::AtLeast),
    ("高于", Bound::AtLeast),
    ("大于", Bound::AtLeast),
    ("多于", Bound::AtLeast),
    ("逾", Bound::AtLeast),
    ("超", Bound::AtLeast),
    ("破", Bound::AtLeast),
];

/// Comparison words that begin right after a unit.
const AFTER: &[(&str, Bound)] = &[
    ("及以上", Bound::AtLeast),
    ("及以下", Bound::AtMost),
    ("以上", Bound::AtLeast),
    ("以下", Bound::AtMost),
    ("以内", Bound::AtMost),
    ("之内", Bound::AtMost),
    ("左右", Bound::Plain),
    ("内", Bound::AtMost),
    ("余", Bound::AtLeast),
    ("多", Bound::AtLeast),
];

/// More figures than this in one text are no report's cell; the rest is left.
const MOST: usize = 1000;

/// Every figure of `words`, in order.
pub fn read(words: &Words) -> Vec<Figure> {
    let mut found = Vec::new();
    let aside = brackets(words);
    let items = item_numbers(words);
    for clause in words.clauses() {
        let mut i = clause.start;
        while i < clause.end {
            let digit = |i: usize| words.get(i).is_some_and(|c| c.is_ascii_digit());
            let Some(n) = number::read(words, i).filter(|_| i == 0 || !digit(i - 1) || !digit(i)) else {
                i += 1;
                // The rest of a run that is no number, or that a clause was cut in.
                while i < clause.end && digit(i - 1) && digit(i) {
                    i += 1;
                }
                continue;
            };
            if items.contains(&i) {
                i += 2;
                continue;
            }
            if let Some(mut figure) = figure_at(words, i, n, i >= 2 && items.contains(&(i - 2))) {
                figure.aside = aside.get(i).copied().unwrap_or(false);
                figure.clause = clause.clone();
                i = figure.at.end;
                if found.len() < MOST {
                    found.push(figure);
                }
            } else {
                i = n.end.max(i + 1);
                // The rest of a word such as GS1203-08 or 5G.
                while i < clause.end && words.chars[i].is_ascii_alphanumeric() {
                    i += 1;
                }
            }
        }
    }
    found
}

/// Does a figure stand in `range`?
pub fn counts_in(words: &Words, range: &Range<usize>) -> bool {
    let mut i = range.start;
    while i < range.end {
        match number::read(words, i) {
            Some(n) if figure_at(words, i, n, false).is_some() => return true,
            Some(n) => i = n.end.max(i + 1),
            None => i += 1,
        }
    }
    false
}

fn figure_at(words: &Words, i: usize, n: number::Number, item: bool) -> Option<Figure> {
    let before = words.before(i);
    if words.quoted[i] && !time_limit(words, i, n.end) {
        return None;
    }
    let mut value = n.value;
    match before {
        Some('.') if item => {}
        Some('第' | '数' | '几' | '.' | '/' | '+' | '#') => return None,
        Some(c) if c.is_ascii_alphabetic() => return None,
        Some('-') => {
            let earlier = words.before(i - 1);
            if earlier.is_some_and(|c| c.is_ascii_alphanumeric()) || !earlier.is_some_and(han) {
                return None;
            }
            value = -value;
        }
        Some(c) if n.han && (number::digit_of(c).is_some() || "十百千周".contains(c)) => return None,
        _ => {}
    }
    if n.han && named_by_numbers(words, i, n.end) {
        return None;
    }
    if n.percent {
        let at = i..n.end;
        let (bound, end) = bound(words, &at);
        return Some(Figure {
            at,
            end,
            value,
            unit: "%".into(),
            kind: Kind::Percent,
            scale: 1.0,
            bound,
            han: n.han,
            bare: false,
            aside: false,
            clause: 0..0,
        });
    }
    let unit = unit::read(words, n.end)?;
    if value < 0.0 && !matches!(unit.kind, Kind::Percent | Kind::Point) {
        return None;
    }
    if dated(words, i, &n, &unit) || generic(words, &n, &unit) {
        return None;
    }
    let mut at = i..unit.end;
    // 40%-50%, 10个-15个: the lower end.
    if matches!(words.get(at.end), Some('-' | '~'))
        && let Some(second) = number::read(words, at.end + 1).and_then(|m| unit::read(words, m.end))
        && second.text == unit.text
    {
        at.end = second.end;
    }
    let (mut bound, end) = bound(words, &at);
    if unit.more && bound == Bound::Plain {
        bound = Bound::AtLeast;
    }
    Some(Figure {
        at,
        end,
        value,
        unit: unit.text,
        kind: unit.kind,
        scale: unit.scale,
        bound,
        han: n.han,
        bare: unit.bare,
        aside: false,
        clause: 0..0,
    })
}

/// The comparison around a figure, and its end with the words that follow.
fn bound(words: &Words, at: &Range<usize>) -> (Bound, usize) {
    let mut found = Bound::Plain;
    let mut from = at.start;
    for _ in 0..2 {
        for filler in ["约", "近", " ", "到", "在", "为", "达到", "达"] {
            if words.ends(from, filler) && !BEFORE.iter().any(|(w, _)| words.ends(from, w)) {
                from -= filler.chars().count();
            }
        }
    }
    if let Some((_, b)) = BEFORE.iter().find(|(w, _)| words.ends(at.start, w) || words.ends(from, w)) {
        found = *b;
    }
    let mut end = at.end;
    if let Some((w, b)) = AFTER.iter().find(|(w, _)| words.starts(at.end, w)) {
        let single = w.chars().count() == 1;
        // 个内部, 5条内河 are no bounds.
        let next = words.get(at.end + w.chars().count());
        if !single || !next.is_some_and(han) || *w == "余" {
            end += w.chars().count();
            if *b != Bound::Plain || found == Bound::Plain {
                found = if *b == Bound::Plain { Bound::AtLeast } else { *b };
            }
        }
    }
    (found, end)
}

/// A year, a month, a day, an hour: the time of something, not its amount.
fn dated(words: &Words, i: usize, n: &number::Number, unit: &unit::Unit) -> bool {
    let printed = unit.text.as_str();
    match printed {
        "年" => {
            let lasting = words.ends(i, "连续") && !n.han;
            (n.digits == 4 && (1900.0..2200.0).contains(&n.value)) || !lasting
        }
        "日" => {
            let limit = ["办结", "办理", "内", "之内", "以内", "领证", "出证"]
                .iter()
                .any(|w| words.starts(unit.end, w));
            !limit || words.before(i) == Some('月')
        }
        "周年" => true,
        _ => false,
    }
}

/// One of something (一批, 一个, 一家) is a turn of speech; so is 两个 before a number or a name.
fn generic(words: &Words, n: &number::Number, unit: &unit::Unit) -> bool {
    if !n.han {
        return false;
    }
    let after = words.get(unit.end);
    if n.value == 1.0 && unit.text != "日" && unit.text != "番" {
        return true;
    }
    // 两次, 三轮, 两个2/3, 两个“全覆盖”.
    matches!(unit.text.as_str(), "次" | "天" | "人" | "位" | "本" | "条" | "级" | "对" | "方" | "座" | "门")
        && n.value <= 3.0
        && !matches!(unit.text.as_str(), "条" | "座")
        || after.is_some_and(|c| c.is_ascii_digit() || c == '“' || c == '"')
}

/// 一场一馆, 两带三园, 一办十组: names made of counts.
fn named_by_numbers(words: &Words, i: usize, end: usize) -> bool {
    let numeral =
        |c: Option<char>| c.is_some_and(|c| number::digit_of(c).is_some() || c == '十' || c == '百');
    let next =
        numeral(words.get(end + 1)) && words.get(end).is_some_and(han) && words.get(end + 2).is_some_and(han);
    let last = i >= 2 && numeral(words.get(i - 2)) && words.get(i - 1).is_some_and(han);
    next || last
}

/// “最多80天”, “一个环节30分钟办结”: a quoted limit that ends its clause is a promise, not a name.
fn time_limit(words: &Words, i: usize, end: usize) -> bool {
    let Some(unit) = unit::read(words, end) else { return false };
    if unit.kind != Kind::Time || unit.text == "年" {
        return false;
    }
    let mut j = unit.end;
    for word in ["办结", "办理", "内", "以内"] {
        if words.starts(j, word) {
            j += word.chars().count();
        }
    }
    let closes = matches!(words.get(j), Some('”' | '"' | '’'));
    let ends = words.get(j + 1).is_none_or(|c| !han(c) && !c.is_ascii_alphanumeric() && c != '“' && c != '"');
    let limit = words.ends(i, "最多") || j > unit.end;
    closes && ends && limit
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, want: &str) {
        let words = Words::new(text);
        let got: Vec<String> = read(&words)
            .iter()
            .map(|f| {
                let op = match f.bound {
                    Bound::Plain => "",
                    Bound::AtLeast => "≥",
                    Bound::AtMost => "≤",
                };
                format!("{op}{}{}", f.value, f.unit)
            })
            .collect();
        assert_eq!(got.join(" "), want, "{text}");
    }

    #[test]
    fn reads_figures_with_their_bounds() {
        check("新增就业1.4万人以上", "≥1.4万人");
        check("94条53公里道路", "94条 53公里");
        check("PM2.5平均浓度降至31微克/立方米以下", "≤31微克/立方米");
        check("签约家庭医生35万余人", "≥35万人");
        check("参与群众超300万人次", "≥300万人次");
        check("火灾起数下降 10.49%", "10.49%");
        check("占比达到百分之五十以上", "≥50%");
        check("对口联系2471家重点企业和134个项目", "2471家 134个");
        check("增速-3.5%", "-3.5%");
        check("建设三个亚运场馆", "3个");
    }

    #[test]
    fn leaves_what_counts_nothing() {
        check("2020年7月22日,第三批,5G基站,GS1203-08地块,城市大脑3.0,360产业园", "");
        check("十大产业平台、“1418”工作法、1-12月、地铁3、4、10号线", "");
        check("一场一馆、两带三园、一办十组、一批", "");
        check("1.5宗地块共占地191.85亩。2.已完成", "5宗 191.85亩");
        check("推进“最多80天”改革", "");
        check("实现审批验收“最多80天”,", "≤80天");
        check("企业开办“一个环节30分钟办结”、", "30分钟");
        check("2次", "2次");
        check("连续15年创平安区", "15年");
    }
}
