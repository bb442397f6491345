//! Numbers that a goal wants reached or handled. In: words. Out: where they stand. Figures are read by [`figure`], the
//! line between promise and mere description is [`target`]'s; here stands what only this mark asks for: a total after named
//! things, units that are never measured, a lone number in the cell of targets. Refuses to know: whether it can be checked.

use std::ops::Range;

use super::super::figure::{self, Figure};
use super::super::number;
use super::super::target;
use super::super::unit::Kind;
use super::super::words::{Words, han};
use super::one_at;

/// Words by which a span of time is a limit that is to be kept (审批最多80天), not a term.
const LIMITS: &[&str] =
    &["最多", "审批", "办结", "办理", "时限", "时长", "时间", "用时", "压缩", "缩短", "提速", "响应", "车程"];

/// Units that no figure of progress is compared by, but that count.
const FURTHER: &[&str] = &[
    "公斤",
    "斤",
    "头",
    "羽",
    "尾",
    "只",
    "平方",
    "立方",
    "m2",
    "m²",
    "km",
    "批次",
    "批",
    "列",
    "趟",
    "节",
    "剂次",
    "剂",
    "针",
    "床",
    "车位",
    "课时",
    "学时",
    "海里",
    "片",
    "箱",
    "标准箱",
    "台套",
    "套次",
    "名额",
    "席",
    "校",
    "镇",
    "乡",
    "县",
    "国",
    "轮",
    "期",
    "分",
    "蒸吨",
    "公顷",
    "粒",
    "桌",
    "餐",
    "封",
    "标段",
    "学位",
    "床位",
    "泊位",
    "工位",
    "桩",
    "度",
    "MW",
    "kW",
];

/// After these a unit is part of another word.
const NOT_AFTER: &[(&str, &str)] = &[
    ("分", "钟之局管布类"),
    ("节", "点能"),
    ("期", "工间项建"),
    ("片", "区"),
    ("国", "家道"),
    ("度", "假"),
    ("县", "域"),
    ("镇", "街"),
    ("校", "区"),
];

/// A level that is asked for without a unit: 研发强度达到3.2.
const LEVELS: &[&str] = &[
    "达到",
    "达",
    "至",
    "不低于",
    "不少于",
    "不高于",
    "不超过",
    "控制在",
    "突破",
    "超过",
    "保持在",
    "稳定在",
    "≥",
    "≤",
    ">",
    "<",
];

/// What follows a figure that only says of what kind a thing is: 10亿元以上项目.
const KINDS_OF: &[&str] = &["项目", "企业", "产业", "工程", "机构", "制造业", "楼宇", "园区", "单位", "建筑"];

/// With a number in Han numerals before them these are names: 四个意识, 八项规定.
const NAMED: &[&str] = &[
    "意识", "自信", "维护", "规定", "确立", "坚持", "结合", "机制", "统筹", "全面", "环节", "纪律", "先行",
    "并重", "转变", "优先",
];

/// Figures to be reached, or of things to be handled.
pub fn figures(words: &Words) -> Vec<Range<usize>> {
    let read = figure::read(words);
    let kept = (0..read.len()).filter(|&i| is_asked_for(words, &read, i));
    let mut found: Vec<Range<usize>> = kept.map(|i| read[i].at.start..read[i].end).collect();
    found.extend(further(words, &read));
    found.sort_by_key(|at| at.start);
    found
}

fn is_asked_for(words: &Words, figures: &[Figure], i: usize) -> bool {
    let figure = &figures[i];
    let (start, clause) = (figure.at.start, &figure.clause);
    // 前10名: a rank. 近3年, 较上年: what it is compared with.
    if words.any_before(start, &["前", "近", "每", "较去年", "原有", "现有"]).is_some()
        || round_name(words, figure)
    {
        return false;
    }
    if words.has("基础上", &(figure.end..clause.end)) || is_kind_of_thing(words, figure, &figures[i + 1..])
    {
        return false;
    }
    if of_system(words, figure) || (figure.han && words.any_at(figure.end, NAMED).is_some()) {
        return false;
    }
    if figure.kind == Kind::Time {
        return target::promised(words, figures, i) && words.has_any(LIMITS, clause);
    }
    // 庆隆、上塘2家: a total after named things.
    let listed = clause.start..start;
    let total = matches!(figure.kind, Kind::Count | Kind::People)
        && !figure.bare
        && !figure.han
        && listed.clone().any(|i| words.chars[i] == '、' && !words.quoted[i]);
    total || target::promised(words, figures, i)
}

/// 百村示范, 千企升级: a round number that is a name.
fn round_name(words: &Words, figure: &Figure) -> bool {
    let number = figure.at.start..figure.at.start + 1;
    let one = matches!(words.get(number.start), Some('百' | '千')) && figure.value >= 100.0;
    let round = one && words.get(number.end).is_none_or(|c| number::digit_of(c).is_none());
    round
        && words.any_before(number.start, &["超", "破", "逾", "达", "达到"]).is_none()
        && words.any_at(figure.end, &["以上"]).is_none()
        && words.get(figure.end).is_some_and(han)
}

/// 注册资本超1000万元的机构, 10亿元以上项目: of what kind, not how many.
fn is_kind_of_thing(words: &Words, figure: &Figure, later: &[Figure]) -> bool {
    let bounded = figure.bound != figure::Bound::Plain;
    let amount = matches!(figure.kind, Kind::Money | Kind::Foreign | Kind::Area | Kind::Mass | Kind::Power);
    if !amount || !bounded || later.iter().any(|next| next.at.start == figure.end) {
        return false;
    }
    let of = words.get(figure.end) == Some('的')
        && words.any_at(figure.end + 1, &["目标", "增长", "增速", "任务", "增幅", "规模"]).is_none();
    of || (words.any_at(figure.end, KINDS_OF).is_some() && figure.end > figure.at.end)
}

/// 建立三个场馆的运行机制: the number is of those that a system is for.
fn of_system(words: &Words, figure: &Figure) -> bool {
    let clause = &figure.clause;
    words.any_at(clause.start, &["建立", "构建", "完善", "健全"]).is_some()
        && words.has("的", &(figure.end..clause.end))
        && words.any_before(clause.end, &["机制", "体系", "制度", "模式"]).is_some()
}

/// Numbers before units that are never measured, and before 万 and 亿 with such a unit.
fn further(words: &Words, read: &[Figure]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut i = 0;
    while i < words.len() {
        let digit = words.chars[i].is_ascii_digit();
        let Some(n) = number::read(words, i).filter(|_| digit && !words.quoted[i]) else {
            i += 1;
            continue;
        };
        let named = words.before(i).is_some_and(|c| c.is_ascii_alphanumeric() || "第前近每/.#-+".contains(c));
        let counted = read.iter().any(|f| !f.bare && f.at.start <= i && i < f.at.end);
        let mut j = n.end;
        for word in [" ", "余", "多", "万", "亿", "千", "百", "余"] {
            j += words.any_at(j, &[word]).map_or(0, |(_, length)| length);
        }
        if let Some((unit, length)) = words.any_at(j, FURTHER).filter(|_| !named && !counted) {
            let next = words.get(j + length);
            let other =
                NOT_AFTER.iter().any(|(w, after)| *w == unit && next.is_some_and(|c| after.contains(c)));
            let ordinal = words.ends(i, "项目") || words.ends(i, "工程");
            if !other && !ordinal {
                found.push(i..j + length);
            }
        }
        i = n.end.max(i + 1);
    }
    found
}

/// 各一个, 新建一所: one of each, or one that is built.
pub fn one(words: &Words) -> Vec<Range<usize>> {
    const ACTS: &[&str] = &[
        "建成",
        "新建",
        "新增",
        "改建",
        "扩建",
        "引进",
        "培育",
        "举办",
        "开工",
        "创建",
        "建设",
        "开通",
        "新设",
        "新开",
        "组建",
        "成立",
        "设立",
        "创成",
        "建立",
        "开展",
        "组织",
        "各",
        "不少于",
        "至少",
    ];
    let act = |i: usize| words.any_before(i, ACTS);
    let act_start = |i: usize| act(i).map_or(i, |(_, n)| i - n);
    let one = |i: &usize| words.chars[*i] == '一' && !words.quoted[*i] && act(*i).is_some();
    let unit = |i: usize| {
        let (word, length) = words
            .any_at(i + 1, &["个", "所", "座", "条", "家", "处", "栋", "幢", "场", "支", "次", "名", "项"])?;
        let more = matches!(words.get(i + 1 + length), Some('批' | '流' | '系' | '体'));
        // 打造一个…, 开展一次…: a turn of speech where it is not one for each.
        let turn = matches!(word, "个" | "项" | "条" | "次")
            && !words.ends(i, "各")
            && !words.ends(act_start(i), "各");
        (!more && !turn).then_some(i..i + 1 + length)
    };
    (0..words.len()).filter(one).filter_map(unit).collect()
}

/// 减半, 翻番, 三分之二.
pub fn fraction(words: &Words) -> Vec<Range<usize>> {
    let all = words.whole();
    if let Some(at) = words.find_any(&["减半", "翻番", "翻一番", "翻两番", "过半", "半数以上", "腰斩"], &all)
    {
        return vec![at];
    }
    let part = words.find("分之", &all).filter(|at| {
        let number = |i: Option<char>| i.is_some_and(|c| c.is_ascii_digit() || number::digit_of(c).is_some());
        number(words.before(at.start)) && number(words.get(at.end))
    });
    part.map(|at| one_at(at.start - 1..at.end + 1)).unwrap_or_default()
}

/// A number that a level is to reach, at the end of its clause: 强度达到3.2, 指数提高至95以上.
pub fn level(words: &Words) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for clause in words.clauses() {
        let mut i = clause.start;
        while i < clause.end {
            let digit = words.chars[i].is_ascii_digit() && !words.quoted[i];
            let Some(n) = number::read(words, i).filter(|_| digit) else {
                i += 1;
                continue;
            };
            let after = words
                .any_at(n.end, &["以上", "以下", "以内", "左右", "及以上"])
                .map_or(0, |(_, length)| length);
            let ends = words.get(n.end + after).is_none_or(|c| !han(c) && !c.is_ascii_alphanumeric());
            let before = words.any_before(i, LEVELS).is_some()
                || words.any_before(i, &["到", "为"]).is_some() && after > 0;
            if ends && before && !is_year(&n) {
                found.push(i..n.end + after);
            }
            i = n.end.max(i + 1);
        }
    }
    found
}

/// The cell of targets holds a number and at most 万, a sign of comparison or a word after it.
pub fn alone(words: &Words) -> Vec<Range<usize>> {
    let cell = words.trim(words.whole());
    let from = cell
        .clone()
        .find(|&i| !matches!(words.chars[i], '≥' | '≤' | '>' | '<' | '=' | ' '))
        .unwrap_or(cell.end);
    let Some(n) = number::read(words, from).filter(|_| words.get(from).is_some_and(|c| c.is_ascii_digit()))
    else {
        return Vec::new();
    };
    let mut end = n.end;
    for word in ["余", "万", "亿", "以上", "以下", "以内", "左右"] {
        end += words.any_at(end, &[word]).map_or(0, |(_, length)| length);
    }
    if end == cell.end && !is_year(&n) { vec![cell] } else { Vec::new() }
}

fn is_year(n: &number::Number) -> bool {
    n.digits == 4 && (2000.0..2060.0).contains(&n.value)
}
