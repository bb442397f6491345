//! Units and classifiers. In: words and the place after a number. Out: the unit as printed (万 and 亿
//! kept, 余 dropped), its kind and its size against the kind's base. Refuses to know: the number.

use super::words::Words;

/// Kinds within which figures can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Percent,
    Point,
    Times,
    Money,
    Foreign,
    Area,
    Length,
    Volume,
    Mass,
    Power,
    Density,
    Time,
    People,
    Count,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    pub end: usize,
    pub text: String,
    pub kind: Kind,
    /// How many of the kind's base unit one of these is.
    pub scale: f64,
    /// 余 or 多 stood between number and unit.
    pub more: bool,
    /// Only 万 or 亿 is printed.
    pub bare: bool,
}

use Kind::*;

/// Measures and classifiers; where one begins another, the longer stands first.
const UNITS: &[(&str, Kind, f64)] = &[
    ("个百分点", Point, 1.0),
    ("百分点", Point, 1.0),
    ("%", Percent, 1.0),
    ("‰", Percent, 0.1),
    ("倍", Times, 1.0),
    ("番", Times, 1.0),
    ("亿美元", Foreign, 1e8),
    ("万美元", Foreign, 1e4),
    ("美元", Foreign, 1.0),
    ("欧元", Foreign, 1.0),
    ("元", Money, 1.0),
    ("平方公里", Area, 1e6),
    ("平方千米", Area, 1e6),
    ("平方米", Area, 1.0),
    ("平米", Area, 1.0),
    ("㎡", Area, 1.0),
    ("公顷", Area, 1e4),
    ("亩", Area, 2000.0 / 3.0),
    ("微克/立方米", Density, 1.0),
    ("微克每立方米", Density, 1.0),
    ("ug/m3", Density, 1.0),
    ("μg/m3", Density, 1.0),
    ("μg/m³", Density, 1.0),
    ("ug/m³", Density, 1.0),
    ("立方米", Volume, 1.0),
    ("公里", Length, 1e3),
    ("千米", Length, 1e3),
    ("米", Length, 1.0),
    ("吨", Mass, 1e3),
    ("公斤", Mass, 1.0),
    ("千克", Mass, 1.0),
    ("千瓦时", Power, 1.0),
    ("千瓦", Power, 1.0),
    ("兆瓦", Power, 1e3),
    ("个工作日", Time, 1440.0),
    ("工作日", Time, 1440.0),
    ("个小时", Time, 60.0),
    ("小时", Time, 60.0),
    ("分钟", Time, 1.0),
    ("个月", Time, 43200.0),
    ("天", Time, 1440.0),
    ("日", Time, 1440.0),
    ("周年", Time, 525600.0),
    ("年", Time, 525600.0),
    ("人次", People, 1.0),
    ("人", People, 1.0),
    ("名", People, 1.0),
    ("位", People, 1.0),
    ("家次", Count, 1.0),
    ("场次", Count, 1.0),
    ("件次", Count, 1.0),
    ("户次", Count, 1.0),
    ("辆次", Count, 1.0),
    ("班次", Count, 1.0),
    ("条段", Count, 1.0),
    ("标箱", Count, 1.0),
];

/// Classifiers of one character.
const CLASSIFIERS: &str = "个家项条座所处户件套间场次宗台张支只辆栋幢片起份篇部本册例单笔组对口盏株棵块段根艘架对门种款只枚班例桩杆则幅首亭站村方";

/// After these a classifier is part of another word: 部门, 项目 without a number's sense, 场所.
const NOT_AFTER: &[(&str, &str)] = &[
    ("部", "门委分"),
    ("方", "面案向式针位法"),
    ("站", "点"),
    ("村", "社"),
    ("门", "口店诊类"),
    ("班", "子"),
    ("首", "次届个家批创"),
    ("口", "岸"),
    ("段", "时"),
    ("台", "账"),
    ("则", "一"),
    ("次", "方产"),
    ("人", "大才工均民"),
    ("日", "本常均夜"),
    ("天", "然堂"),
    ("名", "城"),
    ("米", "兰市"),
    ("年", "级轻代"),
    ("间", "接"),
    ("条", "例件"),
    ("单", "元位"),
    ("本", "级"),
];

/// 户 of 用户 and the like are never read here: a number must stand before.
pub fn read(words: &Words, i: usize) -> Option<Unit> {
    let mut j = i;
    while words.get(j) == Some(' ') && j < i + 2 {
        j += 1;
    }
    let mut more = false;
    let mut skip_more = |j: &mut usize| {
        if matches!(words.get(*j), Some('余' | '多')) {
            more = true;
            *j += 1;
        }
    };
    skip_more(&mut j);
    let mut text = String::new();
    let mut scale = 1.0;
    for (word, size) in [("万亿", 1e12), ("千万", 1e7), ("百万", 1e6), ("万", 1e4), ("亿", 1e8)] {
        if words.starts(j, word) {
            text.push_str(word);
            scale = size;
            j += word.chars().count();
            break;
        }
    }
    let large = !text.is_empty();
    skip_more(&mut j);
    if let Some((word, kind, size)) =
        UNITS.iter().find(|(w, ..)| words.starts(j, w) && !elsewhere(words, j, w))
    {
        text.push_str(word);
        j += word.chars().count();
        let end = bracket(words, j, *kind, &mut text);
        return Some(Unit { end, text, kind: *kind, scale: scale * size, more, bare: false });
    }
    let c = words.get(j)?;
    let mut one = [0u8; 4];
    let word = &*c.encode_utf8(&mut one);
    if CLASSIFIERS.contains(c) && !elsewhere(words, j, word) {
        // 方 alone is 三方; 18万方 is an area.
        let kind = if c == '方' { Area } else { Count };
        if c != '方' || large {
            text.push(c);
            let end = bracket(words, j + 1, kind, &mut text);
            return Some(Unit { end, text, kind, scale, more, bare: false });
        }
    }
    large.then_some(Unit { end: j, text, kind: Count, scale, more, bare: true })
}

/// The other classifier that some tables print in brackets: 套(间), 条(片区).
fn bracket(words: &Words, j: usize, kind: Kind, text: &mut String) -> usize {
    if kind != Count || words.get(j) != Some('(') {
        return j;
    }
    let Some(n) = (1..=3).find(|n| words.get(j + 1 + n) == Some(')')) else { return j };
    let inside = j + 1..j + 1 + n;
    let plain = words.chars[inside.clone()].iter().all(|c| super::words::han(*c));
    if !plain || words.starts(j + 1, "含") || words.starts(j + 1, "其中") || words.starts(j + 1, "不") {
        return j;
    }
    text.push_str(&words.text(&(j..inside.end + 1)));
    inside.end + 1
}

fn elsewhere(words: &Words, j: usize, word: &str) -> bool {
    let next = words.get(j + word.chars().count());
    NOT_AFTER.iter().any(|(w, after)| *w == word && next.is_some_and(|c| after.contains(c)))
}

/// Can a figure in `a` answer a target in `b`? Money is not area, a rate is not a count.
pub fn same_kind(a: Kind, b: Kind) -> bool {
    a == b || matches!((a, b), (People, Count) | (Count, People))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, want: &str) {
        let got = read(&Words::new(text), 0).map(|u| format!("{} {:?} {}", u.text, u.kind, u.scale));
        assert_eq!(got.as_deref().unwrap_or("-"), want, "{text}");
    }

    #[test]
    fn reads_units_as_printed() {
        check("万平方米", "万平方米 Area 10000");
        check("亿美元以上", "亿美元 Foreign 100000000");
        check("余万人", "万人 People 10000");
        check("万余单,", "万单 Count 10000");
        check("套(间)。", "套(间) Count 1");
        check("条(片区)、", "条(片区) Count 1");
        check("条(庙桥港东段、沈家河)", "条 Count 1");
        check("微克/立方米以下", "微克/立方米 Density 1");
        check("条段、", "条段 Count 1");
        check("％", "% Percent 1");
        check("个百分点", "个百分点 Point 1");
        check("万方公租房", "万方 Area 10000");
        check("方协同", "-");
        check("大项目", "-");
        check("号线", "-");
        check("部门", "-");
        check("万,同比", "万 Count 10000");
    }
}
