//! Yardsticks: words by which yes or no, or a statistic, can tell whether a goal was reached. In: words. Out: where they
//! stand. Refuses to know: whether it was reached.

use std::ops::Range;

use super::super::words::{Words, han};
use super::act::{self, Act};
use super::standard::is_task;
use super::{number, object};

/// A verb and where it stands in its clause.
struct Verb {
    act: Act,
    word: &'static str,
    at: Range<usize>,
}

/// A clause with more verbs than this is no goal's.
const MOST: usize = 32;

fn verbs(words: &Words, clause: &Range<usize>) -> Vec<Verb> {
    let mut found = Vec::new();
    let mut i = clause.start;
    while i < clause.end && found.len() < MOST {
        match act::at(words, i) {
            Some((act, word, n)) if i + n <= clause.end => {
                found.push(Verb { act, word, at: i..i + n });
                i += n;
            }
            _ => i += 1,
        }
    }
    found
}

/// A verb of result whose object one can point at.
pub fn result(words: &Words) -> Vec<Range<usize>> {
    first(words, |clause, verb, verbs| match verb.act {
        Act::Event => has_event(words, clause, verb, verbs),
        Act::Make => makes(words, clause, verb, verbs),
        _ => false,
    })
}

/// Things that are brought in, and titles, where they are named or counted.
pub fn named(words: &Words) -> Vec<Range<usize>> {
    first(words, |clause, verb, _| {
        let (before, after) = around(clause, verb);
        match verb.act {
            Act::Bring => {
                object::is_named(words, &after) || (verb.word != "引进" && object::is_named(words, &before))
            }
            Act::Title => object::is_title(words, &after),
            _ => false,
        }
    })
}

/// The first verb for which `holds`, clause by clause.
fn first(words: &Words, holds: impl Fn(&Range<usize>, &Verb, &[Verb]) -> bool) -> Vec<Range<usize>> {
    for clause in words.clauses() {
        if is_frame(words, &clause) {
            continue;
        }
        let verbs = verbs(words, &clause);
        if let Some(verb) = verbs.iter().find(|verb| holds(&clause, verb, &verbs)) {
            return vec![verb.at.clone()];
        }
    }
    Vec::new()
}

/// 围绕创建……目标, 以……获批为契机: what a goal starts from, not what it asks for.
fn is_frame(words: &Words, clause: &Range<usize>) -> bool {
    let opens = words
        .any_at(clause.start, &["围绕", "聚焦", "锚定", "紧抓", "抢抓", "紧扣", "以", "对标", "按照", "根据"])
        .is_some();
    let closes = [
        "目标",
        "契机",
        "导向",
        "抓手",
        "主线",
        "机遇",
        "战略",
        "牵引",
        "要求",
        "部署",
        "为重点",
        "为载体",
        "为基础",
        "为支撑",
    ];
    opens && words.any_before(clause.end, &closes).is_some()
}

fn around(clause: &Range<usize>, verb: &Verb) -> (Range<usize>, Range<usize>) {
    (clause.start..verb.at.start, verb.at.end..clause.end)
}

/// Verbs that look after what is there already: 加强新建小区管理, 做好竣工项目验收.
const TENDING: &[&str] = &[
    "加强", "做好", "规范", "强化", "保障", "完善", "健全", "优化", "落实", "深化", "提高", "提升", "服务",
    "指导", "督促", "消化", "整治", "治理", "盘活",
];

/// Verbs of trying: what they try is no result yet.
const TRYING: &[&str] = &["探索", "推行"];

/// Nouns that a verb before them only describes.
const DESCRIBED: &[&str] = &[
    "项目", "小区", "企业", "楼宇", "工程", "建筑", "住宅", "楼盘", "地块", "人员", "人口", "场馆", "学校",
    "道路", "后", "的",
];

/// The verb describes a thing that is tended, or the clause's end is another matter: 新建小区配套管理.
fn describes(words: &Words, clause: &Range<usize>, verb: &Verb, verbs: &[Verb]) -> bool {
    let thing = words.any_at(verb.at.end, DESCRIBED).is_some();
    let tended = chain(verbs, verb).any(|own| TENDING.contains(&own.word))
        || thing && verbs.iter().any(|own| own.at.end <= verb.at.start && TENDING.contains(&own.word));
    let past = words.any_before(verb.at.start, &["已", "已经", "尚未", "未", "在"]).is_some();
    let whose = words.starts(verb.at.end, "的") && verb.at.end + 1 < clause.end;
    let tried = words.has_any(TRYING, &(clause.start..verb.at.start));
    tended || past || whose || tried
}

fn has_event(words: &Words, clause: &Range<usize>, verb: &Verb, verbs: &[Verb]) -> bool {
    if describes(words, clause, verb, verbs) {
        return false;
    }
    let (before, after) = around(clause, verb);
    if verb.word == "完成" && is_task(words, &after) {
        return false;
    }
    let ends = after.clone().all(|i| !han(words.chars[i]))
        || words.any_at(after.start, &["并", "和", "、", "及"]).is_some();
    // 竣工投用, 开工建设: the object stands before both.
    let chained = verbs.iter().any(|own| own.at.start == verb.at.end) && object::is_sayable(words, &before);
    let ahead = before.start < before.end && (ends || chained) && object::is_sayable(words, &before);
    ahead || object::is_sayable(words, &after) || (ends && goes_on(words, clause, &before))
}

/// 加快新院区建设，年底前投用: the clause says only when, its object stands in the clause before.
fn goes_on(words: &Words, clause: &Range<usize>, before: &Range<usize>) -> bool {
    let parted = clause.start > 0 && words.get(clause.start - 1) == Some(',');
    let previous = words.clauses().into_iter().find(|own| own.end + 1 == clause.start);
    parted
        && object::is_empty(words, before)
        && previous.is_some_and(|own| object::is_sayable(words, &own) && !is_frame(words, &own))
}

fn makes(words: &Words, clause: &Range<usize>, verb: &Verb, verbs: &[Verb]) -> bool {
    const EVENTS: &[&str] = &[
        "会",
        "赛",
        "节",
        "展",
        "论坛",
        "周",
        "仪式",
        "典礼",
        "年会",
        "展览",
        "晚会",
        "市集",
        "马拉松",
        "活动",
    ];
    if describes(words, clause, verb, verbs) {
        return false;
    }
    let (before, after) = around(clause, verb);
    if !object::is_sayable(words, &after) {
        return false;
    }
    match verb.word {
        "举办" | "办好" | "承办" | "召开" | "筹办" => {
            words.has_any(EVENTS, &after) && words.any_before(after.end, &["工作"]).is_none()
        }
        "通过" => {
            words.has_any(&["验收", "认证", "考核", "复审", "评估", "评审", "审核", "复核", "测评"], &after)
        }
        "列入" | "纳入" | "入选" | "跻身" | "获评" if object::is_vague(words, &before) => false,
        "列入" | "纳入" | "入选" | "跻身" | "获评" => {
            object::is_title(words, &after) || words.has_any(&["名单", "名录", "百强"], &after)
        }
        "取得" | "获得" | "归集" => {
            !words.has_any(&["突破", "成效", "成果", "进展", "认可", "支持", "好评", "实效"], &after)
        }
        _ => true,
    }
}

/// A number under a verb that handles, or of an indicator; under a verb of effort alone it is none.
pub fn counted(words: &Words) -> Vec<Range<usize>> {
    const REACHES: &[&str] = &[
        "达",
        "至",
        "到",
        "率",
        "占比",
        "比重",
        "比例",
        "增长",
        "下降",
        "不少于",
        "不低于",
        "控制在",
        "降低",
        "减少",
        "增加",
        "突破",
        "总量",
        "浓度",
    ];
    let figures = all_numbers(words);
    for clause in words.clauses() {
        let verbs = verbs(words, &clause);
        for figure in figures.iter().filter(|at| clause.start <= at.start && at.start < clause.end) {
            let last = verbs.iter().rfind(|verb| verb.at.end <= figure.start);
            let Some(verb) = last else { return vec![figure.clone()] };
            // 改造提升66个: verbs that follow one another are one.
            if let Some(own) = chain(&verbs, verb).find(|own| own.act != Act::Effort) {
                return vec![own.at.clone(), figure.clone()];
            }
            let end = figure.end;
            let percent = words.any_before(end, &["%", "百分点"]).is_some() || words.has_any(&["%"], figure);
            if percent || words.has_any(REACHES, &(verb.at.end..end)) {
                return vec![figure.clone()];
            }
        }
    }
    Vec::new()
}

/// The verb and those right before it, last first.
fn chain<'a>(verbs: &'a [Verb], last: &'a Verb) -> impl Iterator<Item = &'a Verb> {
    let mut start = last.at.end;
    verbs.iter().rev().skip_while(move |verb| verb.at != last.at).take_while(move |verb| {
        let joins = verb.at.end == start;
        start = verb.at.start;
        joins
    })
}

fn all_numbers(words: &Words) -> Vec<Range<usize>> {
    let mut found = number::figures(words);
    for more in [number::one(words), number::fraction(words), number::level(words)] {
        found.extend(more);
    }
    found.sort_by_key(|at| at.start);
    found
}

/// Any number in the cell of targets.
pub fn any_number(words: &Words) -> Vec<Range<usize>> {
    let found = all_numbers(words);
    if found.is_empty() { number::alone(words) } else { found.into_iter().take(1).collect() }
}
