//! Goals with their results right behind them and no label at all: 1.新建公园3个。 and then 已建成2个。 in the next line, in the
//! next sentence, or behind a colon. In: a tree of items. Out: a row for each item. Most of a list must answer, and to figures
//! or targets: a report's own narrative and a plan read much the same.

use std::sync::LazyLock;

use super::super::Reason;
use super::super::kind;
use super::super::page::Line;
use super::super::role::Role;
use super::super::row::{Item, Row};
use super::super::shape::Style;
use super::super::task::Table;
use super::super::text::{Span, half, is_han, trimmed};
use super::super::word_set::WordSet;
use super::Reading;
use super::marker::Rank;
use super::seam;
use super::tree::{Node, Tree};

/// Fewer items than this are no list; of paragraphs without numbers there must be one more.
const FEWEST: usize = 3;
/// A goal is no longer than this, and a result has no more lines.
const GOAL_SIGNS: usize = 60;
const RESULT_LINES: usize = 3;

/// Words that tell what became of it.
const TELLS: &str =
    "已|目前|截至|截止|累计|正在|实际|全年共|在建|完工|尚未|未完成|未达|进展顺利|超额|提前完成";
/// Words that no goal holds.
const TOLD: &str = "已|目前|截至|截止|累计|正在";
/// Words that hold it against the target.
const AGAINST: &str = "完成年度目标|完成年度任务|完成全年|完成目标|完成计划|低于目标|高于目标|占年|占全年|占计划|占总计划|为计划的|超额|超过目标";
/// Beginnings of lines that speak of the whole.
const CLOSES: &str = "下一步|下步|下阶段|接下来|今后|总体看|总的看|总体来看|总体上";
/// Words that ask for something yet.
const ASKS: &str = "年底前|月底前|力争|确保|将于|拟于|不少于|不低于|要";

static TELLS_SET: LazyLock<WordSet> = LazyLock::new(|| WordSet::of(TELLS));
static TOLD_SET: LazyLock<WordSet> = LazyLock::new(|| WordSet::of(TOLD));
static AGAINST_SET: LazyLock<WordSet> = LazyLock::new(|| WordSet::of(AGAINST));
static ASKS_SET: LazyLock<WordSet> = LazyLock::new(|| WordSet::of(ASKS));

/// An item parted in two.
pub struct Answer {
    goal: Span,
    /// A colon between them, and words around the goal.
    signs: Vec<Span>,
    result: Vec<Span>,
    /// Lines that close the paper: 下一步….
    closing: Vec<Span>,
    /// A figure of the goal's kind comes back, or the result is held against the target.
    compared: bool,
    /// Told by words, not by a figure alone.
    told: bool,
}

pub fn read(tree: &Tree) -> Option<Reading> {
    numbered(tree).or_else(|| paragraphs(tree))
}

fn numbered(tree: &Tree) -> Option<Reading> {
    let leaf = |node: &Node| {
        node.marker.is_some_and(|(marker, _)| marker.count > 0) && !node.heading && node.children.is_empty()
    };
    let leaves: Vec<&Node> = tree.nodes.iter().filter(|node| leaf(node)).collect();
    if leaves.len() < FEWEST || tree.nodes.iter().any(|node| !node.fields.is_empty()) || !counts_on(&leaves) {
        return None;
    }
    let mut answers = Vec::with_capacity(leaves.len());
    for node in &leaves {
        answers.push(answer(tree.text, &node.goal));
    }
    if !is_answered(&answers) {
        return None;
    }
    let mut items = tree.around();
    let mut answers = answers.into_iter();
    for (at, node) in tree.nodes.iter().enumerate() {
        if !leaf(node) {
            tree.leave(node, &mut items);
            continue;
        }
        let mut row = Row::new(node.at);
        match node.marker {
            Some((marker, span)) if marker.rank >= Rank::Digit => row.no = Some((marker.count, span)),
            Some((_, span)) => items.push(Item::Left(span, Reason::ColumnHeads)),
            None => {}
        }
        fill(&mut row, &node.line, answers.next().flatten(), &node.goal, &mut items);
        row.fields[Role::Theme as usize] = tree.theme(at).into_iter().collect();
        items.push(Item::Row(row));
    }
    Some(reading(items))
}

/// The answers of items that have their units and no label for the result; none where the list has no such.
pub fn of_items(tree: &Tree, chosen: &[bool]) -> Vec<Option<Answer>> {
    let nodes = || tree.nodes.iter().zip(chosen).filter(|(_, chosen)| **chosen).map(|(node, _)| node);
    let plain = |node: &Node| node.noted() && !node.told() && node.children.is_empty();
    let answers: Vec<Option<Answer>> = nodes().map(|node| answer(tree.text, &node.goal)).collect();
    if answers.len() < FEWEST || !nodes().all(plain) || !is_answered(&answers) {
        return Vec::new();
    }
    answers
}

/// Puts the parts of an item in place of its whole words.
pub fn part(row: &mut Row, line: &Line, answer: Answer, items: &mut Vec<Item>) {
    row.fields[Role::Goal as usize].clear();
    fill(row, line, Some(answer), &[], items);
}

/// Paragraphs without numbers, one below another, in a paper without items.
fn paragraphs(tree: &Tree) -> Option<Reading> {
    if tree.nodes.iter().any(|node| node.marker.is_some() || !node.fields.is_empty()) {
        return None;
    }
    let answer = |line: &Line| {
        let found = answer(tree.text, &[line.words])?;
        let begins = seam::seam(tree.text, &[found.goal, *found.result.first()?]).is_some();
        (begins && !units(found.goal.of(tree.text)).is_empty()).then_some(found)
    };
    let mut answers: Vec<Option<Answer>> = tree.loose.iter().map(answer).collect();
    let first = answers.iter().position(Option::is_some)?;
    let last = answers.iter().rposition(Option::is_some)?;
    let run = &answers[first..=last];
    if run.len() <= FEWEST || run.iter().any(Option::is_none) || !is_answered(run) {
        return None;
    }
    let mut items = tree.around();
    items.retain(|item| !matches!(item, Item::Loose(_)));
    tree.nodes.iter().for_each(|node| tree.leave(node, &mut items));
    for (line, answer) in tree.loose.iter().zip(&mut answers) {
        let Some(answer) = answer.take() else {
            items.push(Item::Loose(*line));
            continue;
        };
        let mut row = Row::new(line.words);
        fill(&mut row, line, Some(answer), &[], &mut items);
        row.doubts = vec![("layout-unsure", row.at)];
        items.push(Item::Row(row));
    }
    Some(reading(items))
}

fn reading(items: Vec<Item>) -> Reading {
    let columns = vec![Role::No, Role::Theme, Role::Goal, Role::Progress];
    Reading { tables: vec![Table::new(Style::Items, columns, items)], ..Reading::default() }
}

fn fill(row: &mut Row, line: &Line, answer: Option<Answer>, whole: &[Span], items: &mut Vec<Item>) {
    let Some(answer) = answer else {
        row.put(Role::Goal, whole);
        return row.doubts.push(("layout-unsure", row.at));
    };
    row.put(Role::Goal, &[answer.goal]);
    row.put(Role::Progress, &answer.result);
    items.extend(answer.closing.into_iter().map(|words| Item::Loose(Line { words, ..*line })));
    items.extend(answer.signs.into_iter().map(|sign| Item::Left(sign, Reason::ColumnHeads)));
    if !answer.told {
        row.doubts.push(("layout-unsure", row.at));
    }
}

/// Numbers go on by one, or begin anew.
fn counts_on(leaves: &[&Node]) -> bool {
    let count = |node: &&Node| node.marker.map_or(0, |(marker, _)| marker.count);
    let good = |pair: &&[&Node]| count(&pair[1]) == count(&pair[0]) + 1 || count(&pair[1]) == 1;
    leaves.windows(2).filter(good).count() * 5 >= (leaves.len() - 1) * 4
}

/// Whether a list is one of goals and results: nearly all answer, most by words, and at least half to a figure or a target.
fn is_answered(answers: &[Option<Answer>]) -> bool {
    let count = |test: &dyn Fn(&Answer) -> bool| answers.iter().flatten().filter(|one| test(one)).count();
    let all = answers.len();
    count(&|_| true) * 5 >= all * 4
        && count(&|one| one.told) * 5 >= all * 3
        && count(&|one| one.compared) * 2 >= all
}

/// The goal and the result of an item: its first line and those below, else its first sentence and those behind it, else
/// what stands before a colon and behind it.
fn answer(text: &str, pieces: &[Span]) -> Option<Answer> {
    let (first, below) = pieces.split_first()?;
    let words = first.of(text);
    let none = |at: usize| Span { start: at, end: at };
    let stop = words.find(['。', '！']).map(|at| first.start + at + '。'.len_utf8());
    let ends = stop.is_none_or(|stop| stop == first.end);
    if ends && !below.is_empty() {
        return parted(text, *first, none(first.end), below.to_vec());
    }
    if !below.is_empty() {
        return None;
    }
    let colon = words.find(['：', ':']).map(|at| first.start + at);
    if let Some(colon) = colon.filter(|colon| stop.is_none_or(|stop| *colon < stop)) {
        let width = text[colon..].chars().next().map_or(1, char::len_utf8);
        let goal = trimmed(text, Span { start: first.start, end: colon });
        let result = trimmed(text, Span { start: colon + width, end: first.end });
        return parted(text, goal, Span { start: colon, end: colon + width }, vec![result]);
    }
    let stop = stop.filter(|_| !ends)?;
    let result = trimmed(text, Span { start: stop, end: first.end });
    parted(text, Span { start: first.start, end: stop }, none(stop), vec![result])
}

fn parted(text: &str, goal: Span, sign: Span, mut result: Vec<Span>) -> Option<Answer> {
    let closes = |piece: &Span| CLOSES.split('|').any(|word| piece.of(text).starts_with(word));
    let end = result.iter().position(closes).filter(|at| *at > 0).unwrap_or(result.len());
    let closing = result.split_off(end);
    let (goal, mut signs) = framed(text, goal);
    signs.push(sign);
    let aim = goal.of(text);
    let wanted = units(aim);
    let short = aim.chars().count() <= GOAL_SIGNS && result.len() <= RESULT_LINES;
    if !short || aim.is_empty() || TOLD_SET.stands_in(aim) || kind::looks(aim).state {
        return None;
    }
    let says = |set: &WordSet| result.iter().any(|piece| set.stands_in(piece.of(text)));
    let told = says(&TELLS_SET) || says(&AGAINST_SET);
    let asks = says(&ASKS_SET);
    let again = result.iter().any(|piece| units(piece.of(text)).iter().any(|unit| wanted.contains(unit)));
    let compared = again || says(&AGAINST_SET);
    (told || again && !asks).then_some(Answer { compared, goal, signs, result, closing, told })
}

/// The goal inside 关于“…”的落实情况, and the words around it.
fn framed(text: &str, goal: Span) -> (Span, Vec<Span>) {
    let words = goal.of(text);
    let inner = || {
        let rest = words.strip_prefix("关于")?.strip_prefix(['“', '"'])?;
        let (inner, behind) = rest.rsplit_once(['”', '"'])?;
        let framed = behind.starts_with('的') && behind.trim_end_matches('。').ends_with("情况");
        (framed && !inner.is_empty()).then_some((words.len() - rest.len(), inner.len()))
    };
    let Some((from, len)) = inner() else { return (goal, Vec::new()) };
    let inner = Span { start: goal.start + from, end: goal.start + from + len };
    (inner, vec![Span { start: goal.start, end: inner.start }, Span { start: inner.end, end: goal.end }])
}

/// What figures count, by the first sign: 家 of 20家, 人 of 12万人. Years, dates and ordinals count nothing.
fn units(words: &str) -> Vec<char> {
    let mut found = Vec::new();
    let mut signs = words.chars().map(half).peekable();
    let mut before = ' ';
    while let Some(sign) = signs.next() {
        if !sign.is_ascii_digit() {
            before = sign;
            continue;
        }
        while signs.next_if(|next| next.is_ascii_digit() || matches!(next, '.' | ',')).is_some() {}
        while signs.next_if(|next| matches!(next, '万' | '亿' | '千' | '百' | '余' | '多' | ' ')).is_some()
        {
        }
        let unit = signs.peek().copied().filter(|unit| is_han(*unit) || *unit == '%');
        if before != '第' {
            found.extend(unit.filter(|unit| !"年月日号—".contains(*unit)));
        }
        before = ' ';
    }
    found
}
