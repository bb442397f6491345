//! Names of persons in words that are said to hold some. In: words. Out: the names as printed, without what their bearers are
//! called. Knows no columns.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::report::bureau::{is_unit_like, names_nothing};
use crate::report::kind::is_persons;
use crate::text::{is_blank, is_han};

/// What persons are called beside their names.
const TITLES: &str = "省长|市长|区长|县长|镇长|乡长|局长|处长|科长|院长|校长|所长|站长|队长|部长|厅长|行长|会长|组长|河长|\
    林长|路长|秘书长|董事长|主任|书记|主席|委员|常委|专员|经理|调研员|总工程师|总工|指导员|科员|干部|同志|先生|女士|\
    负责人|副|等人|等";

/// Words that stand where a name should be.
const NO_NAMES: &str = "待定|同上|暂无|空缺|另定|待补充|详见|如下|不详|常务|党组|党委|区委|县委|市委|有关|相关|另行通知|\
    镇级|村级|县级|区级|市级|乡级|省级|见附件|见附表|各镇街|各街镇|各单位|主要|分管";

/// Family names beside the frequent ones ([`is_persons`] knows those).
const FAMILY: &str = "康伍温仇查逄诸骆裘鲍应俞郦楼聂涂揭解甘边植卫井冉葛岳米祝霍戚颜易左牛凌迟曲隋栾官由初丛展矫盛季殷令皇上欧司尉闭岑农蒙柯卓麦\
    区冼简洪樊安毕祁鲁施路柳喻倪房翁晏柴瞿柏窦章云苗凤花尤单包平纪舒屈项虞茅支管丘娄阮蓝闵席麻强娇乐桂邬储靳糜荀羊惠甄封芮羿\
    巫乌焦巴弓牧隗山谷车宓蓬全郗班仰秋仲伊宫宁暴厉戎祖符景詹束幸韶郜蓟薄印宿怀蒲邰从鄂索咸籍赖蔺屠池乔阴胥苍双闻莘党翟贡劳姬\
    申扶堵宰雍郤璩桑濮寿通扈燕冀浦尚";

static NO_NAMES_SET: LazyLock<HashSet<&str>> = LazyLock::new(|| NO_NAMES.split('|').collect());

/// Whether words are a name by their family name alone.
pub fn is_name(words: &str) -> bool {
    let bare = closed(words);
    let known = || bare.starts_with(|sign| FAMILY.contains(sign)) && bare.chars().count() <= 4;
    is_persons(&bare) || known() && bare.chars().all(is_han) && !is_unit_like(&bare)
}

/// A name without blanks.
fn closed(name: &str) -> String {
    name.chars().filter(|sign| !is_blank(*sign)).collect()
}

/// Signs that part names.
pub fn is_parting(sign: char) -> bool {
    !is_han(sign) && !is_blank(sign) && !matches!(sign, '·' | '•')
}

/// Words of two to four Han signs that may be names, also spread by blanks (张　三) and of several parts (阿里·买买提).
pub fn names(words: &str) -> impl Iterator<Item = &str> {
    words.split(is_parting).flat_map(spread).filter_map(name)
}

/// Words between blanks; those of one sign each are one.
fn spread(piece: &str) -> Vec<&str> {
    let mut found: Vec<(usize, usize, bool)> = Vec::new();
    let mut start = 0;
    for word in piece.split(is_blank) {
        let end = start + word.len();
        let is_one = word.chars().count() == 1;
        match found.last_mut() {
            Some(last) if last.2 && is_one => last.1 = end,
            _ if word.is_empty() => {}
            _ => found.push((start, end, is_one)),
        }
        start = end + piece[end..].chars().next().map_or(0, char::len_utf8);
    }
    found.into_iter().map(|(start, end, _)| &piece[start..end]).collect()
}

/// A name without what its bearer is called, and without the body before it; none where nothing of the kind is left.
fn name(words: &str) -> Option<&str> {
    let mut name = words;
    let titles = || TITLES.split('|');
    while let Some(shorter) =
        titles().find_map(|title| name.strip_suffix(title).or_else(|| name.strip_prefix(title)))
    {
        name = shorter;
    }
    // 区住建局局长张三: what stands before the title is no part of the name.
    let behind =
        titles().filter(|title| title.chars().count() > 1).filter_map(|title| name.split_once(title));
    if let Some((_, after)) = behind.min_by_key(|(_, after)| after.len()) {
        name = after;
    }
    let name = behind_body(name).unwrap_or(name);
    let signs = name.chars().filter(|sign| is_han(*sign)).count();
    let whole = name.contains(['·', '•']) && signs <= 15 || (2..=4).contains(&signs);
    let other = is_unit_like(name) || names_nothing(name) || NO_NAMES_SET.contains(name);
    (whole && !other).then_some(name)
}

/// The name behind a body with nothing between: 县教育局周建国.
fn behind_body(words: &str) -> Option<&str> {
    let cuts = words.char_indices().rev().map(|(at, _)| words.split_at(at));
    let mut fitting = cuts.skip(1).take(3);
    fitting.find(|(body, name)| is_unit_like(body) && is_persons(name)).map(|(_, name)| name)
}
