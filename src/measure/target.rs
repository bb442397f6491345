//! Quantified targets of a goal. In: the words of a goal. Out: each figure that is promised, with what
//! it counts, how it is bound and the act it belongs to. Bases (260个工地排查率达到100%), qualifiers
//! (注册资本超1000万元的机构), years and names are left out. Refuses to know: progress.

use std::ops::Range;

use super::Op;
use super::figure::{self, Bound, Figure};
use super::name;
use super::stage::Stage;
use super::subject;
use super::unit::Kind;
use super::words::{Words, han};

/// A rise or a fall that is promised itself: 增长8%, 下降10%.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Rise,
    Fall,
}

impl Change {
    pub fn other(self) -> Change {
        match self {
            Change::Rise => Change::Fall,
            Change::Fall => Change::Rise,
        }
    }
}

/// The change that a measure's name and unit tell of, where only these are known: 信访总量下降, %.
pub fn named_change(name: &str, unit: &str) -> Option<Change> {
    let words = Words::new(name);
    let changes = super::unit::read(&Words::new(unit), 0).is_some_and(|u| can_change(u.kind));
    if changes { change_before(&words, &words.whole()) } else { None }
}

fn can_change(kind: Kind) -> bool {
    matches!(kind, Kind::Percent | Kind::Point | Kind::Times)
}

#[derive(Clone, Debug)]
pub struct Target {
    pub figure: Figure,
    /// Label, figure and comparison, in characters of the goal.
    pub at: Range<usize>,
    pub name: String,
    /// The name without its act.
    pub thing: String,
    pub op: Op,
    pub change: Option<Change>,
    pub stage: Stage,
    /// 安排62个, 实施131个: the size of a programme, not a result.
    pub size: bool,
    /// 其中 or one of the stages after it.
    pub part: bool,
    /// The target's own clause names no object; it is the one before's.
    pub inherits: bool,
    /// The things themselves, where exactly as many are named: 瓜山、和睦2个.
    pub named: Option<Vec<String>>,
    /// Characters of what is counted.
    pub object: Vec<char>,
    /// It stands in a column of targets: `at` are bytes of its cell.
    pub in_column: bool,
}

/// A goal with more figures than this is no goal of a table.
const MOST: usize = 32;

const RISES: &[&str] = &["增长", "提高", "提升", "增加", "上升", "增幅", "递增"];
const FALLS: &[&str] = &["下降", "降低", "减少", "压减", "下浮", "压降", "降幅", "缩短"];

/// Every target of a goal, in order.
pub fn read(words: &Words) -> Vec<Target> {
    let figures = figure::read(words);
    let kept: Vec<usize> = (0..figures.len()).filter(|&i| promised(words, &figures, i)).take(MOST).collect();
    let mut found = named(words, &figures, &kept, true);
    found.truncate(MOST);
    found
}

/// Adds the targets of a column of targets that the goal itself does not give. What a bare figure counts is said by the
/// goal.
pub fn add_column(found: &mut Vec<Target>, goal: &Words, cell: &Words) {
    for mut target in read(cell) {
        let same =
            |own: &Target| own.figure.kind == target.figure.kind && own.figure.size() == target.figure.size();
        if found.iter().any(same) || found.len() >= MOST {
            continue;
        }
        if target.object.is_empty() {
            target.name = goal.text(&goal.trim(goal.clauses().first().cloned().unwrap_or(0..0)));
            target.name = target.name.chars().take(40).collect();
            target.thing = target.name.clone();
            target.object = subject::content(&goal.text(&goal.whole()));
        }
        target.at = cell.bytes(&cell.trim(target.at.clone()));
        target.in_column = true;
        found.push(target);
    }
}

/// The figures `kept`, each with what it counts; `split` gives 各1个 of three things three times.
pub fn named(words: &Words, figures: &[Figure], kept: &[usize], split: bool) -> Vec<Target> {
    let mut found: Vec<Target> = Vec::new();
    for (n, &i) in kept.iter().enumerate() {
        let figure = &figures[i];
        let previous = n.checked_sub(1).map(|p| &figures[kept[p]]);
        let next = kept.get(n + 1).map(|&p| &figures[p]);
        let segment = subject::segment(words, figure, previous, next);
        let change = change(words, figure, &segment);
        let subjects = if split { name::each_of(words, figure, &segment) } else { Vec::new() };
        let nth = found.iter().rev().take_while(|t| t.figure.clause == figure.clause).count();
        let last = found.last().map(|t| (t, nth));
        let names = name::names(words, figure, &segment, &subjects, last, change);
        let inherited = found.last().map(|t| t.object.clone()).unwrap_or_default();
        let before = found.last().filter(|t| t.figure.unit == figure.unit).and_then(|t| t.change);
        for name in names {
            // 增长7%左右, 确保6%以上: the same change, said once.
            let bound = words.has_any(&["至", "到", "率", "占比"], &(segment.start..figure.at.start));
            let change = change.or(before.filter(|_| name.inherits && !bound));
            found.push(Target {
                at: segment.start..figure.end.max(segment.label_end),
                op: op(figure, change),
                change,
                stage: name.stage,
                size: name.size,
                part: segment.part,
                inherits: name.inherits,
                object: if name.inherits && !inherited.is_empty() {
                    inherited.clone()
                } else {
                    subject::content(&name.thing)
                },
                named: things_named(words, figure),
                name: name.name,
                thing: name.thing,
                in_column: false,
                figure: figure.clone(),
            });
        }
    }
    found
}

fn op(figure: &Figure, change: Option<Change>) -> Op {
    match (figure.bound, change) {
        (_, Some(_)) => Op::AtLeast,
        (Bound::AtMost, _) => Op::AtMost,
        _ => Op::AtLeast,
    }
}

/// Is the percentage itself a rise or a fall? 降至5% and 提升至80% are levels.
fn change(words: &Words, figure: &Figure, segment: &subject::Segment) -> Option<Change> {
    if !can_change(figure.kind) {
        return None;
    }
    let before = segment.from..figure.at.start;
    // 压减 may also follow: 按照5%和10%的幅度进行再压减.
    let after = figure.end..segment.end;
    if words.has_any(&["幅度"], &after) {
        return if words.has_any(FALLS, &after) { Some(Change::Fall) } else { Some(Change::Rise) };
    }
    // 分别增长5%、8%: said once for all that follow.
    if let Some(at) = words.find("分别", &(figure.clause.start..figure.at.start)) {
        let end = (at.end + 6).min(figure.at.start);
        let digit = (at.end..end).find(|&i| words.chars[i].is_ascii_digit()).unwrap_or(end);
        return change_before(words, &(at.end..digit));
    }
    change_before(words, &before)
}

/// The last word of change in `before`, if no 至/到 turns it into a level.
pub fn change_before(words: &Words, before: &Range<usize>) -> Option<Change> {
    for i in before.clone().rev() {
        if !matches!(words.chars[i], '增' | '提' | '上' | '递' | '下' | '降' | '减' | '压' | '缩') {
            continue;
        }
        let hit = words
            .any_at(i, RISES)
            .map(|w| (Change::Rise, w.1))
            .or_else(|| words.any_at(i, FALLS).map(|w| (Change::Fall, w.1)));
        if let Some((change, n)) = hit {
            let rest = i + n..before.end;
            // 提升至80%, 下降到 31; and 增长 of one thing, then the share of another (提升工程完成率).
            if words.has_any(&["至", "到", "率", "占比", "比重"], &rest) || rest.len() > 6 {
                return None;
            }
            return Some(change);
        }
    }
    None
}

/// The ends of the names listed right before a count, if they are as many: 瓜山 and 和睦 of 省级瓜山、和睦2个.
fn things_named(words: &Words, figure: &Figure) -> Option<Vec<String>> {
    if !(2.0..=9.0).contains(&figure.value) || words.ends(figure.at.start, "等") {
        return None;
    }
    let list = figure.clause.start..figure.at.start;
    let marks: Vec<usize> = list.clone().filter(|&i| words.chars[i] == '、' && !words.quoted[i]).collect();
    if marks.len() + 1 != figure.value as usize {
        return None;
    }
    let ends = marks.iter().copied().chain([list.end]);
    let names: Vec<String> = ends.map(|e| words.text(&(e.saturating_sub(2).max(list.start)..e))).collect();
    names.iter().all(|n| n.chars().count() == 2 && n.chars().all(han)).then_some(names)
}

/// Is the figure promised, or does it only describe?
pub(super) fn promised(words: &Words, figures: &[Figure], i: usize) -> bool {
    let figure = &figures[i];
    let clause = &figure.clause;
    let rest = figure.end..clause.end;
    let next = words.get(figure.end);
    let later: Vec<&Figure> = figures[i + 1..]
        .iter()
        .take_while(|f| f.at.start < clause.end)
        .filter(|f| f.clause == *clause)
        .collect();
    // 在连续4年压减基础上, 在去年19个的基础上.
    if words.has("基础上", &rest)
        || words.ends(figure.at.start, "原有")
        || words.ends(figure.at.start, "现有")
    {
        return false;
    }
    match figure.kind {
        Kind::Time => {
            let limit =
                figure.bound == Bound::AtMost || words.quoted[figure.at.start] || words.has("办结", &rest);
            limit && figure.unit != "年" && !words.has("圈", &rest) && !words.ends(figure.at.start, "连续")
        }
        Kind::Money | Kind::Foreign if !figure.bare => {
            // 10亿元以上重大产业项目20个: the sum says of what kind the projects are.
            let describes = next.is_some_and(han) && !later.is_empty() && !continues(words, figure.end);
            next != Some('的') && !describes
        }
        Kind::Count | Kind::Area | Kind::Length if figure.bare => next.is_none_or(|c| !han(c)),
        Kind::Count | Kind::People => {
            // 260个在建工地排查率达到100%, 18个街道各组织1场以上: whom the target applies to.
            let base = later.first().is_some_and(|f| {
                let between = figure.end..f.at.start;
                !words.has_any(&["、", "和", "及", "与"], &between)
                    && between.len() > 2
                    && ((f.kind == Kind::Percent
                        && words.has_any(&["率", "比", "覆盖", "化解", "达"], &between))
                        || words.has_any(&["各", "每"], &between))
            });
            // 四级, 两个维度: counts in Han numerals that only name.
            let named = figure.han && words.has_any(&["维度", "方面", "层面", "目标", "层次"], &rest);
            // 加快庆隆、上塘2家中心建设: two that are named, and no result is asked of their number.
            let open = words.any_at(clause.start, &["加快", "推进", "加强", "深化", "支持"]).is_some();
            let told = open && things_named(words, figure).is_some();
            !base && !named && !told && !words.ends(figure.at.start, "每")
        }
        _ => true,
    }
}

/// 用于, 开展 and like verbs go on with the sentence after a sum.
fn continues(words: &Words, i: usize) -> bool {
    words.any_at(i, &["用于", "支持", "开展", "建设", "投入", "实施"]).is_some()
}
