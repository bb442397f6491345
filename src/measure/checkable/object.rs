//! Whether one can point at what a verb is said of. In: words, and the stretches before and after the verb. Out: yes or
//! no. 机制, 格局 and the like have no edge; 一批 and 各类 name nothing. Refuses to know: verbs of its own.

use std::ops::Range;

use super::super::words::{Words, han};
use super::act::{self, Act};

/// Things without an edge, at the end of an object.
const ABSTRACT: &[&str] = &[
    "机制",
    "体系",
    "模式",
    "格局",
    "品牌",
    "氛围",
    "能力",
    "水平",
    "生活圈",
    "环境",
    "优势",
    "合力",
    "局面",
    "态势",
    "形象",
    "影响力",
    "竞争力",
    "活力",
    "生态",
    "高地",
    "意识",
    "成效",
    "质效",
    "质量",
    "效能",
    "效率",
    "力度",
    "作用",
    "新路径",
    "路径",
    "氛围感",
    "样板",
    "标杆",
    "典范",
    "名片",
    "基础",
    "动能",
    "引擎",
    "闭环",
    "服务",
    "管理",
    "保障",
    "任务",
    "目标",
];

/// What may follow an object and belongs to none.
const TAIL: &[&str] = &[
    "等",
    "工作",
    " ",
    "…",
    ")",
    "的",
    "及",
    "全面",
    "加快",
    "尽快",
    "顺利",
    "早日",
    "基本",
    "初步",
    "如期",
    "按期",
    "年底前",
    "全区",
    "全市",
];

/// Words that hand out no single thing.
const VAGUE: &[&str] = &[
    "一批",
    "一系列",
    "系列",
    "若干",
    "各类",
    "各种",
    "各项",
    "更多",
    "一些",
    "一大批",
    "多种",
    "多个",
    "多项",
    "各级",
];

/// Words that say nothing of their own in an object.
const GENERIC: &[&str] = &[
    "有条件",
    "境外",
    "境内",
    "重大",
    "重点",
    "优质",
    "新建",
    "建设",
    "产业",
    "项目",
    "工程",
    "企业",
    "等",
    "更多",
    "相关",
    "好",
    "早日",
    "尽快",
    "尽早",
    "招商",
    "全力",
    "积极",
    "有序",
    "全面",
    "顺利",
    "高质量",
    "确保",
    "力争",
    "争取",
    "一批",
    "的",
    "和",
    "及",
    "与",
    "、",
    "大",
    "全部",
    "工作",
    "进一步",
    "加速",
    "持续",
    "扎实",
    "如期",
    "按期",
    "基本",
    "初步",
    "各",
    "任务",
    "目标",
    "年度",
    "既定",
    "总",
];

/// Is there something to point at in `range`, verbs of effort apart?
pub fn is_sayable(words: &Words, range: &Range<usize>) -> bool {
    if range.start >= range.end || is_vague(words, range) {
        return false;
    }
    let end = trimmed(words, range);
    if range.start >= end {
        return false;
    }
    let own = range.start..end;
    let items = items(words, &own);
    items.iter().any(|item| !is_abstract(words, item) && said(words, item) >= 2)
}

/// Is nothing said in `range` but when, and how hard one tries?
pub fn is_empty(words: &Words, range: &Range<usize>) -> bool {
    let end = trimmed(words, range);
    said(words, &(range.start..end)) < 2
        || words.chars[range.start..end]
            .iter()
            .all(|c| c.is_ascii_digit() || "年月日底前内并于在确保力争争取".contains(*c))
}

/// 一批 and the like, unless things are listed before 等一批.
pub fn is_vague(words: &Words, range: &Range<usize>) -> bool {
    words.find_any(VAGUE, range).is_some_and(|at| !words.ends(at.start, "等"))
}

/// The end without marks, 等 and 工作.
fn trimmed(words: &Words, range: &Range<usize>) -> usize {
    let mut end = range.end;
    loop {
        let word = TAIL.iter().find(|word| words.ends(end, word));
        match word {
            Some(word) if end > range.start + 1 => end -= word.chars().count(),
            _ => return end,
        }
    }
}

fn items(words: &Words, range: &Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = range.start;
    for i in range.start..=range.end {
        if i == range.end || (words.chars[i] == '、' && !words.quoted[i]) {
            if from < i {
                found.push(from..i);
            }
            from = i + 1;
        }
    }
    found
}

fn is_abstract(words: &Words, item: &Range<usize>) -> bool {
    let end = trimmed(words, item);
    words.any_before(end, ABSTRACT).is_some_and(|(_, n)| end >= item.start + n)
}

/// How many Han characters, letters or figures say something of their own: verbs of effort and events do not.
fn said(words: &Words, item: &Range<usize>) -> usize {
    let mut said = 0;
    let mut i = item.start;
    while i < item.end {
        let generic =
            GENERIC.iter().filter(|word| words.starts(i, word)).map(|word| word.chars().count()).max();
        let effort = act::at(words, i)
            .filter(|(act, ..)| matches!(act, Act::Effort | Act::Event | Act::Bring))
            .map(|(_, _, n)| n);
        match generic.max(effort) {
            Some(n) => i += n,
            None => {
                said += usize::from(han(words.chars[i]) || words.chars[i].is_ascii_alphanumeric());
                i += 1;
            }
        }
    }
    said
}

/// Are the things in `range` named: in quotes, with letters or digits, listed one by one, or by a name's ending?
pub fn is_named(words: &Words, range: &Range<usize>) -> bool {
    const HOUSES: &[&str] = &[
        "集团",
        "公司",
        "医院",
        "大学",
        "学院",
        "研究院",
        "研究所",
        "银行",
        "总部",
        "中心",
        "实验室",
        "分院",
        "广场",
        "大厦",
        "酒店",
        "中学",
        "小学",
        "产业园",
    ];
    /// These say of what kind a house is, not which.
    const KINDS: &[&str] = &[
        "企业", "龙头", "区域", "研发", "优质", "服务", "高端", "民营", "上市", "跨国", "创新", "三甲",
        "知名", "金融", "销售",
    ];
    if is_vague(words, range) || range.start >= range.end {
        return false;
    }
    let signs = range.clone().any(|i| words.quoted[i] || words.chars[i].is_ascii_alphanumeric());
    let listed = items(words, range).len() >= 3 && words.has("等", range);
    let house = range.clone().any(|i| {
        let n = words.any_at(i, HOUSES).map_or(0, |(_, n)| n);
        n > 0 && i >= range.start + 2 && i + n <= range.end && words.any_before(i, KINDS).is_none()
    });
    signs || listed || house
}

/// Is a title named: in quotes or at a level that awards it?
pub fn is_title(words: &Words, range: &Range<usize>) -> bool {
    const AWARDED: &[&str] = &[
        "国家",
        "全国",
        "全省",
        "全市",
        "省级",
        "市级",
        "区级",
        "县级",
        "世界",
        "国际",
        "中国",
        "省",
        "市",
        "自治区",
        "AAA",
        "A级",
        "星级",
        "省部级",
        "国际级",
        "部级",
    ];
    const FREE: &[&str] = &[
        "一流", "领先", "前列", "标杆", "样板", "典范", "高地", "氛围", "环境", "品牌", "支持", "资金",
        "政策",
    ];
    let quoted = range.clone().any(|i| words.quoted[i]);
    let level = words.find_any(AWARDED, &(range.start..(range.start + 8).min(range.end))).is_some();
    let free = words.any_before(trimmed(words, range), FREE).is_some();
    !free && (quoted || level && !is_vague(words, range) && said(words, range) >= 3)
}
