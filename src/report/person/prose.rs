//! Names of persons in running prose: 副区长张三主持召开, 县委书记李国强带队. In: words. Out: the names as printed. A name is
//! only taken where a title stands before it and what persons do, or the end of the words, behind it: 局长陆续召开 names nobody.

use super::name::is_name;
use crate::report::kind::is_persons;
use crate::text::{is_blank, is_han};

/// What persons are called before their names.
const TITLES: &str = "书记|局长|主任|部长|院长|校长|所长|站长|队长|厅长|会长|主席|常委|秘书长|董事长|总经理|处长|科长|委员|\
    组长|河长|林长|路长|负责人|市长|区长|县长|镇长|乡长|省长|州长|書記|局長|市長|區長|縣長|鄉長|主任委員|處長";

/// Titles that end like the name of a place (拱墅区长江路): they begin the words, or one of these stands before them.
const OF_PLACES: &str = "市长|区长|县长|镇长|乡长|省长|州长|市長|區長|縣長|鄉長";
const BEFORE_OF_PLACES: &str = "副代任由请、，。；：,;: （(和与及";

/// What stands behind a name.
const BEHIND: &str = "主持|带队|带领|率|赴|到|前往|深入|调研|召开|出席|参加|指出|强调|表示|介绍|说|作|签|担任|任|\
    同志|一行|等|和|与|及|为|对|先后|多次|亲自|专题|陪同|督导|检查|现场|牵头|负责|分管|包|联系|\
    走访|慰问|听取|会见|宣布|讲话|致辞|汇报|在|就|已|均|分别|实地|批示|作出|組|率隊|帶隊|視察|\
    指示";

/// Words that begin like a name and are none: 局长全程参加, 书记曾先后.
const NO_NAMES: &str = "高度|高效|高位|高质|高标|高新|方面|方便|方可|于是|严格|严肃|向上|何时|任务|任期|任命|任职|金融|马上|陆续|程序|\
    万元|范围|林业|林长|武装|曾经|曾先|曾多|周边|周期|周密|周一|周二|周三|周四|周五|许可|顾问|夏季|雷霆|龙头|石化|常态|常务|\
    全程|全面|全力|全体|单位|双方|双月|平时|明确|应当|应急|解决|解读|连续|连夜|和谐|江河|田间|余下|钱款|文明|文化|文旅|\
    时任|季度|党组|办公|接待|相关|主要|分管|共同|轮流|每月|带头";

/// Rarer family names with which many a word begins that may follow a title: 局长上门调研.
const WORDS_BEGIN: &str = "由初展全单包平支管应双区上司令皇官强印从农党计车路花安景云向时明关丛乐山谷左井";

/// Family names of two signs.
const DOUBLE: &str = "欧阳|皇甫|上官|司马|诸葛|司徒|尉迟|宇文|令狐|慕容|长孙|夏侯|歐陽|諸葛|司馬";

/// An office has no more signs.
const LONGEST_OFFICE: usize = 20;

/// Names in running prose.
pub fn names(words: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (at, title) in TITLES.split('|').flat_map(|title| words.match_indices(title)) {
        let mut rest = Some(&words[at + title.len()..]).filter(|_| stands_alone(words, at, title));
        while let Some((name, after)) = rest.and_then(begins) {
            found.push(name);
            // 副区长李卫东、唐丽华分别作了部署
            rest = ["、", "和", "与"].iter().find_map(|sign| after.strip_prefix(sign));
        }
    }
    found
}

/// The name of a line that holds nothing but it and what its bearer is, as lists of members do: 鲁大川　副县长.
pub fn member(line: &str) -> Option<&str> {
    let (name, office) = line.trim_matches(is_blank).split_once(is_blank)?;
    let office = office.trim_matches(is_blank);
    let short = office.chars().count() <= LONGEST_OFFICE && office.chars().all(is_han);
    let titled = || TITLES.split('|').any(|title| office.ends_with(title));
    let (known, after) = begins(name)?;
    (short && after.is_empty() && titled()).then_some(known)
}

/// Whether the title is one, and not the end of a place's name with what follows.
fn stands_alone(words: &str, at: usize, title: &str) -> bool {
    let before = words[..at].chars().next_back();
    let of_place = OF_PLACES.split('|').any(|one| one == title);
    !of_place || before.is_none_or(|sign| !is_han(sign) || BEFORE_OF_PLACES.contains(sign))
}

/// The name with which the words begin, of two to four signs, and what follows it.
fn begins(words: &str) -> Option<(&str, &str)> {
    if NO_NAMES.split('|').any(|word| words.starts_with(word)) {
        return None;
    }
    let is_double = DOUBLE.split('|').any(|family| words.starts_with(family));
    let may_be_rare = words.starts_with(|sign| !WORDS_BEGIN.contains(sign));
    let length = |count: usize| {
        let end = words.char_indices().nth(count).map_or(words.len(), |(end, _)| end);
        let (name, rest) = words.split_at(end);
        let ends = !rest.starts_with(is_han) || BEHIND.split('|').any(|word| rest.starts_with(word));
        let whole = name.chars().count() == count && name.chars().all(is_han);
        let known = is_double || is_persons(name) || may_be_rare && is_name(name);
        (whole && ends && known).then_some((name, rest))
    };
    // A family name of two signs is no name by itself.
    if is_double { length(4).or_else(|| length(3)) } else { length(3).or_else(|| length(2)) }
}

#[cfg(test)]
mod tests {
    #[track_caller]
    fn check(words: &str, want: &[&str]) {
        let mut found = super::names(words);
        found.sort_unstable();
        let mut want = want.to_vec();
        want.sort_unstable();
        assert_eq!(found, want, "{words}");
    }

    #[test]
    fn names_behind_titles() {
        check("8月3日，副区长张三主持召开专题会。", &["张三"]);
        check("县委书记李国强带队检查，县长王五、副县长赵小六参加", &["李国强", "王五", "赵小六"]);
        check("区住建局局长陈明作了汇报", &["陈明"]);
        check("由区长孙立", &["孙立"]);
        check("副区长李卫东、唐丽华和欧阳雪分别作了部署", &["李卫东", "唐丽华", "欧阳雪"]);
        check("县总河长罗志军先后3次巡河，副局长康凯负责", &["罗志军", "康凯"]);
        check("主任委員林大同率隊視察", &["林大同"]);
    }

    #[test]
    fn lists_of_members() {
        assert_eq!(super::member("鲁大川　副县长"), Some("鲁大川"));
        assert_eq!(super::member("  宇文斌  县财政局局长"), Some("宇文斌"));
        assert_eq!(super::member("重点工作　区长"), None);
        assert_eq!(super::member("王明　完成投资3亿元"), None);
    }

    #[test]
    fn what_follows_a_title_and_is_no_name() {
        check("局长陆续召开会议，书记曾先后赴现场，主任全程参加，组长单位、成员单位", &[]);
        check("拱墅区长江路、雄安新区长安街和校长高度重视", &[]);
        check("区长热线办理3件，局长接待日12次，主任务完成，院长办公会、书记员", &[]);
        check("主席台、委员任期、市长质量奖、局长任务清单", &[]);
        check("局长上门调研，主任包保联系，组长由区长担任，负责人和联系人、局长区级", &[]);
    }
}
