//! Pairs of characters that follow one another, and the words of doing that are none. In: folded characters. Out:
//! keys of pairs, and keys noted of tasks in order. Refuses to know: weights, relations.

use std::sync::OnceLock;

use super::fold::han;

/// Words of doing, of rank and of manner, in the order of their characters. A government's own name is
/// among them where a report prints it in half of its titles.
const DOING: &[&str] = &[
    "一批", "不断", "专项", "严格", "举办", "争创", "以上", "以及", "任务", "优化", "体系", "做优", "做好",
    "做强", "健全", "全力", "全区", "全国", "全省", "全面", "其中", "具有", "出台", "切实", "创建", "创新",
    "制定", "力争", "力度", "加大", "加强", "加快", "包括", "区级", "发展", "各类", "同比", "围绕", "国家",
    "大力", "完善", "完工", "完成", "实施", "实现", "工作", "已经", "市级", "建立", "建设", "开展", "开工",
    "引导", "强化", "形成", "我区", "扎实", "打造", "拱墅", "持续", "探索", "推动", "推广", "推进", "提升",
    "提高", "支持", "改革", "整治", "新增", "有序", "机制", "构建", "正在", "水平", "深入", "深化", "特色",
    "目前", "相关", "省级", "着力", "确保", "积极", "竣工", "管理", "精准", "精心", "累计", "组织", "结合",
    "统筹", "聚焦", "落实", "行动", "计划", "试点", "进行", "通过", "重点", "项目", "鼓励",
];

/// Words of doing become stops.
pub fn blank_doing(chars: &mut [char]) {
    // Most characters begin none of the words: one look tells.
    static HEADS: OnceLock<[bool; 512]> = OnceLock::new();
    let place = |c: char| c as usize % 512;
    let heads = HEADS.get_or_init(|| {
        let mut heads = [false; 512];
        DOING.iter().filter_map(|word| word.chars().next()).for_each(|c| heads[place(c)] = true);
        heads
    });
    let mut at = 0;
    while at + 1 < chars.len() {
        let (a, b) = (chars[at], chars[at + 1]);
        let is_doing = || {
            DOING.binary_search_by(|word| {
                let mut word = word.chars();
                (word.next(), word.next()).cmp(&(Some(a), Some(b)))
            })
        };
        if heads[place(a)] && is_doing().is_ok() {
            (chars[at], chars[at + 1]) = ('\n', '\n');
            at += 1;
        }
        at += 1;
    }
}

/// Two characters as one number, in the order of their codes; `None` for pairs that carry no meaning: stops, digits
/// beside digits.
pub fn pair_key(a: char, b: char) -> Option<u32> {
    let means = |c: char| han(c) || c.is_alphanumeric() || c == '&';
    let figure = |c: char| c.is_ascii_digit();
    let bare = means(a) && means(b) && !(figure(a) && figure(b));
    bare.then(|| half(a) << 16 | half(b))
}

/// A character in 16 bits: those beyond the basic plane, rare in any report, share the codes of private use.
fn half(c: char) -> u32 {
    match c as u32 {
        code @ ..0x10000 => code,
        code => 0xe000 | code & 0x0fff,
    }
}

/// A pair as noted of a task: its key, the task, the field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Noted(u64);

/// Tasks beyond this many are not noted.
pub const MOST_TASKS: usize = 1 << 30;

impl Noted {
    pub fn new(key: u32, task: u32, field: u8) -> Noted {
        Noted(u64::from(key) << 32 | u64::from(task) << 2 | u64::from(field))
    }

    pub fn key(self) -> u32 {
        (self.0 >> 32) as u32
    }

    pub fn task(self) -> u32 {
        (self.0 as u32) >> 2
    }

    pub fn field(self) -> u8 {
        (self.0 & 3) as u8
    }
}

/// Equal pairs together, in order; what they were noted of stays in the order of the walk. Counted digit by
/// digit: a browser meets this code cold, where comparing so many costs more than all the rest.
pub fn sort_by_pair(seen: &mut Vec<Noted>) {
    const DIGIT: u32 = 11;
    let mut other = vec![Noted::default(); seen.len()];
    for shift in [32, 32 + DIGIT, 32 + 2 * DIGIT] {
        let digit = |item: Noted| (item.0 >> shift) as usize & ((1 << DIGIT) - 1);
        let mut next = [0usize; 1 << DIGIT];
        seen.iter().for_each(|&item| next[digit(item)] += 1);
        let mut from = 0;
        for count in &mut next {
            (*count, from) = (from, from + *count);
        }
        for &item in seen.iter() {
            let place = &mut next[digit(item)];
            other[*place] = item;
            *place += 1;
        }
        std::mem::swap(seen, &mut other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_sort_as_by_comparing() {
        // As they are noted: tasks in order, the pairs of each in any.
        let noted = |n: u32| Noted::new((n * 7919 % 977) << 14, 70_000 + n, (n % 3) as u8);
        let mut seen: Vec<Noted> = (0..5000).map(noted).collect();
        let mut compared = seen.clone();
        compared.sort_unstable();
        sort_by_pair(&mut seen);
        assert_eq!(seen, compared);
    }

    #[test]
    fn a_task_is_noted_whole_whatever_its_number() {
        for task in [0, 65_535, 65_536, 1_000_000, MOST_TASKS as u32 - 1] {
            let noted = Noted::new(u32::MAX, task, 2);
            assert_eq!((noted.key(), noted.task(), noted.field()), (u32::MAX, task, 2));
        }
    }

    #[test]
    fn the_words_of_doing_are_in_order() {
        assert!(DOING.is_sorted_by(|a, b| a < b));
        assert!(DOING.iter().all(|word| word.chars().count() == 2));
    }
}
