//! Names of persons and telephone numbers in a paper, so that they need not be passed on with it. In: a report as read, and as
//! shown. Out: the words as printed, each once. A name is one where a column or a label says that persons stand there; a
//! number where it is written as such, or a label says so. Changes nothing.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::bureau::{is_unit_like, names_nothing};
use super::kind::is_persons;
use super::preview::Preview;
use super::text::{is_blank, is_han};
use super::word_set::EndSet;
use super::{Report, Role};

/// Ends of labels and heads that speak of persons: 联系人, 县级责任领导.
const LABELS: &[&str] = &[
    "责任人",
    "負責人",
    "负责人",
    "聯繫人",
    "联系人",
    "联络人",
    "联络员",
    "经办人",
    "承办人",
    "领办人",
    "填报人",
    "填表人",
    "制表人",
    "审核人",
    "复核人",
    "报送人",
    "签发人",
    "签发",
    "姓名",
    "领导",
    "領導",
    "及电话",
    "及联系电话",
    "及联系方式",
];

/// Ends of labels and heads that speak of numbers.
const NUMBER_LABELS: &[&str] = &["电话", "電話", "手机", "手机号", "号码", "传真", "联系方式", "方式"];

/// What persons are called beside their names.
const TITLES: &[&str] = &[
    "省长",
    "市长",
    "区长",
    "县长",
    "镇长",
    "乡长",
    "局长",
    "处长",
    "科长",
    "院长",
    "校长",
    "所长",
    "站长",
    "队长",
    "部长",
    "厅长",
    "行长",
    "会长",
    "组长",
    "秘书长",
    "董事长",
    "主任",
    "书记",
    "主席",
    "委员",
    "常委",
    "专员",
    "经理",
    "调研员",
    "总工程师",
    "总工",
    "指导员",
    "科员",
    "干部",
    "同志",
    "先生",
    "女士",
    "副",
];

static LABEL_ENDS: LazyLock<EndSet> = LazyLock::new(|| EndSet::of(LABELS.iter().copied()));
static NUMBER_ENDS: LazyLock<EndSet> = LazyLock::new(|| EndSet::of(NUMBER_LABELS.iter().copied()));

/// Words that stand where a name should be.
const NO_NAMES: &[&str] = &["待定", "同上", "暂无", "空缺", "另定", "待补充", "详见", "如下", "不详"];

/// A label has no more signs.
const LONGEST_LABEL: usize = 12;
/// Names behind a label stand within as many signs.
const NAMES_SIGNS: usize = 80;

/// Names and numbers in a paper, in order.
pub fn persons(report: &Report, shown: &Preview) -> Vec<String> {
    let text = &*report.source.text;
    let mut found = BTreeSet::new();
    for table in &shown.tables {
        for (at, column) in table.columns.iter().enumerate() {
            let head: String = column.head.chars().filter(|sign| !is_blank(*sign)).collect();
            let is_column = column.role == Role::Person.name();
            if !is_column && !LABEL_ENDS.ends(&head) {
                continue;
            }
            let is_said = is_column && LABEL_ENDS.ends(&head);
            for row in &table.rows {
                let Some(cell) = row.cells.get(at) else { continue };
                let [first, last] = row.lines.map(|line| report.lines.span(line));
                let lines = text.get(first.start..last.end).unwrap_or(text);
                let said = names(cell).filter(|name| is_said || is_persons(&closed(name)));
                found.extend(said.filter_map(|name| printed(lines, name)).map(str::to_owned));
                numbers(cell, is_column, |number| _ = found.insert(number.to_owned()));
            }
        }
    }
    for line in text.lines() {
        labelled(line, &mut found);
        numbers(line, false, |number| _ = found.insert(number.to_owned()));
    }
    found.into_iter().collect()
}

/// As much of a name as stands in its lines: a cell of several lines has them put together.
fn printed<'a>(lines: &str, name: &'a str) -> Option<&'a str> {
    let ends = name.char_indices().map(|(at, sign)| at + sign.len_utf8()).rev();
    let mut parts = ends.map(|end| &name[..end]).take_while(|part| part.chars().count() > 1);
    parts.find(|part| lines.contains(part))
}

/// What stands behind labels in a line.
fn labelled(line: &str, found: &mut BTreeSet<String>) {
    for (at, colon) in line.match_indices([':', '：']) {
        let before = line[..at].trim_end_matches(is_blank);
        let label =
            before.char_indices().rev().take(LONGEST_LABEL).take_while(|(_, sign)| is_han(*sign)).last();
        let label = label.map_or("", |(start, _)| &before[start..]);
        let value = &line[at + colon.len()..];
        let near = value.char_indices().nth(NAMES_SIGNS).map_or(value, |(end, _)| &value[..end]);
        let value = near.split(['；', ';', '。', '\t', '|']).next().unwrap_or(near);
        if NUMBER_ENDS.ends(label) {
            numbers(value, true, |number| _ = found.insert(number.to_owned()));
        }
        if !LABEL_ENDS.ends(label) {
            continue;
        }
        // The next label is none of the names.
        let value = value.find([':', '：']).map_or(value, |next| value[..next].trim_end_matches(is_han));
        let value = value.trim_matches(is_blank);
        // Other words may follow: the first that is no name ends them.
        let is_first =
            |name: &str| value.split(is_parting).next().is_some_and(|first| names(first).eq([name]));
        let listed = names(value).enumerate();
        let listed =
            listed.take_while(|(nth, name)| is_persons(&closed(name)) || *nth == 0 && is_first(name));
        found.extend(listed.map(|(_, name)| name.to_owned()));
    }
}

/// A name without blanks.
fn closed(name: &str) -> String {
    name.chars().filter(|sign| !is_blank(*sign)).collect()
}

fn is_parting(sign: char) -> bool {
    !is_han(sign) && !is_blank(sign) && sign != '·' && sign != '•'
}

/// Words of two to four Han signs that may be names, also with a blank between two (张　三) and of several parts (阿里·买买提).
fn names(words: &str) -> impl Iterator<Item = &str> {
    words.split(is_parting).flat_map(spread).filter_map(name)
}

/// Words between blanks; two of one sign each are one.
fn spread(piece: &str) -> Vec<&str> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let is_one = |(start, end): (usize, usize)| piece[start..end].chars().count() == 1;
    let mut start = 0;
    for word in piece.split(is_blank) {
        let end = start + word.len();
        match found.last_mut() {
            Some(last) if is_one(*last) && is_one((start, end)) => last.1 = end,
            _ if word.is_empty() => {}
            _ => found.push((start, end)),
        }
        start = end + piece[end..].chars().next().map_or(0, char::len_utf8);
    }
    found.into_iter().map(|(start, end)| &piece[start..end]).collect()
}

/// A name without what its bearer is called; none where nothing of the kind is left.
fn name(words: &str) -> Option<&str> {
    let mut name = words;
    loop {
        let shorter =
            TITLES.iter().find_map(|title| name.strip_suffix(title).or_else(|| name.strip_prefix(title)));
        match shorter {
            Some(shorter) => name = shorter,
            None => break,
        }
    }
    // 区住建局局长张三: what stands before the title is no part of the name.
    if let Some((_, after)) =
        TITLES.iter().filter_map(|title| name.split_once(title)).min_by_key(|(_, after)| after.len())
    {
        name = after;
    }
    let signs = name.chars().filter(|sign| is_han(*sign)).count();
    let whole = name.contains(['·', '•']) && signs <= 15 || (2..=4).contains(&signs);
    let other = is_unit_like(name) || names_nothing(name) || NO_NAMES.contains(&name);
    (whole && !other && !LABEL_ENDS.ends(name) && !NUMBER_ENDS.ends(name)).then_some(name)
}

/// Telephone and identity numbers in a line; `said` where a label or a head says that numbers stand there.
fn numbers<'a>(line: &'a str, said: bool, mut each: impl FnMut(&'a str)) {
    let bytes = line.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let goes_on = at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'.');
        if !bytes[at].is_ascii_digit() || goes_on {
            at += 1;
            continue;
        }
        match number(&line[at..], said) {
            Some(length) => {
                each(&line[at..at + length]);
                at += length;
            }
            None => at += bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count(),
        }
    }
}

/// Signs behind a figure that say what is counted.
const COUNTED: &str = "元万亿人个户家件处台套辆亩吨米平公千%％‰.年月";

/// The length of the number with which a text begins.
fn number(text: &str, said: bool) -> Option<usize> {
    let groups = groups(text);
    let lengths: Vec<usize> = groups.iter().map(|group| group.0.len()).collect();
    let first = groups.first()?.0;
    let mobile = first.starts_with('1') && matches!(first.as_bytes().get(1), Some(b'3'..=b'9'));
    let area = first.starts_with('0');
    let service = first.starts_with("400") || first.starts_with("800");
    let taken = match *lengths {
        [18, ..] if is_identity(first) => 1,
        [11, ..] if mobile => 1,
        [3, 4, 4, ..] if mobile => 3,
        [3, 8, ..] | [7, 4, ..] if mobile => 2,
        [3 | 4, 4, 4, ..] if area => 3,
        [3 | 4, 7 | 8, ..] if area => 2,
        [10..=12, ..] if area => 1,
        [10, ..] if service => 1,
        [3, 3, 4, ..] | [3, 4, 3, ..] if service => 3,
        [4, 4, ..] | [3, 4, ..] if said => 2,
        [7 | 8, ..] if said => 1,
        _ => return None,
    };
    let end = groups[taken - 1].1;
    let after = text[end..].chars().next();
    let counted = after.is_some_and(|sign| COUNTED.contains(sign) || sign.is_ascii_alphabetic());
    (!counted).then_some(end)
}

/// Runs of digits parted by one sign each, with where they end; an identity number may end in X.
fn groups(text: &str) -> Vec<(&str, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while found.len() < 4 {
        let rest = &text[at..];
        let mut length = rest.bytes().take_while(u8::is_ascii_digit).count();
        if length == 0 {
            break;
        }
        length += usize::from(length == 17 && rest[17..].starts_with(['X', 'x']));
        found.push((&rest[..length], at + length));
        let parting = rest[length..].chars().next().filter(|sign| "-－—– )）".contains(*sign));
        let Some(parting) = parting else { break };
        at += length + parting.len_utf8();
    }
    found
}

/// A number of eighteen signs in which a day of birth stands.
fn is_identity(number: &str) -> bool {
    let part = |from: usize, to: usize| number.get(from..to).and_then(|part| part.parse::<u32>().ok());
    matches!((part(6, 10), part(10, 12), part(12, 14)), (Some(1900..=2100), Some(1..=12), Some(1..=31)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;
    use crate::report::{Recipe, guess, preview};

    #[track_caller]
    fn check(text: &str, want: &[&str]) {
        let document = document::from_text(text);
        let (report, shown) = preview(&guess("表", &document), &document, &Recipe::default());
        assert_eq!(persons(&report, &shown), want);
    }

    #[test]
    fn columns_of_persons_and_numbers() {
        check(
            "序号\t工作任务\t完成情况\t责任单位\t责任人\t联系电话\n\
             1\t新建公园3个\t已建成3个\t区园林局\t副局长张小明\t0571-88881234\n\
             2\t改造学校2所\t已开工1所\t区教育局\t仇　英、查良（主任）\t13800138000\n\
             3\t新增车位9个\t已新增9个\t区城管局\t待定\t8123456\n",
            &["0571-88881234", "13800138000", "8123456", "仇　英", "张小明", "查良"],
        );
    }

    #[test]
    fn persons_beside_their_units() {
        check(
            "工作任务\t完成情况\t责任单位及责任人\n新建公园3个\t已建成3个\t区园林局 李小四\n改造学校2所\t已开工1所\t区教育局、王五\n\
             新增车位9个\t已新增9个\t区城管局\n",
            &["李小四", "王五"],
        );
    }

    #[test]
    fn labels_in_lines() {
        check(
            "一、新建公园3个。责任领导：王五；责任单位：区园林局；联系人：赵六，电话：88881234\n\
             填报人： 区政府办 孙 七　审核人：主要领导 联系方式：138 0013 8000转2\n",
            &["138 0013 8000", "88881234", "孙 七", "王五", "赵六"],
        );
    }

    #[test]
    fn what_is_no_name_and_no_number() {
        check(
            "一、负责人：区住建局。完成投资13800000000元，惠及0571户，编号20240101，2024-10-12召开会议。\n\
             责任人：各街道主要负责人；联系方式：详见附件。领导小组：组长由区长担任。3.14159265358\n",
            &[],
        );
    }

    #[test]
    fn identity_numbers() {
        check("申报人证件号11010519491231002X。\n", &["11010519491231002X"]);
        check("统一编号110105999999990021。\n", &[]);
    }
}
