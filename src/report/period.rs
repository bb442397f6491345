//! The period that a paper reports on: its year, and the month up to which it goes. In: its title, text and date. Out: both,
//! each 0 where nothing says it: a report that may be of the middle of its year is never taken for one of its end. Refuses
//! to know what its tasks say.

use super::Period;
use super::page;
use super::text::{half, is_blank};

/// What the paper says of its period; `published` is a date as `YYYY-MM-DD`.
pub fn period(title: &str, text: &str, published: Option<&str>) -> Period {
    let front = &text[..text.floor_char_boundary(FRONT)];
    let dated = dated(text).or(published.map(str::to_owned));
    let of_date = |date: &String| date.get(..4)?.parse().ok();
    let year = year(title)
        .or_else(|| until(front).find_map(|words| year(&words)))
        .or_else(|| most_named(&text[..text.floor_char_boundary(YEARS_FRONT)]))
        .or_else(|| dated.as_ref().and_then(of_date))
        .unwrap_or(0);
    let ends = |words: &[&str]| words.iter().any(|end| title.trim_end_matches(['）', ')']).ends_with(end));
    let month = named(&squeezed(title))
        .or_else(|| ends(DRAFTS).then_some(12))
        .or_else(|| until(front).find_map(|words| named(&words)))
        .or_else(|| of_heads(front))
        .or_else(|| of_preface(front))
        .or_else(|| dated.as_ref().and_then(|date| before(date, year)))
        .or_else(|| (ends(PLANS) || tells_of_the_year(title)).then_some(12))
        .or_else(|| of_body(&text[..text.floor_char_boundary(BODY)]));
    Period { year, month: month.unwrap_or(0) }
}

/// Only its front says up to which month a paper goes; bytes.
const FRONT: usize = 2000;
const YEARS_FRONT: usize = 4000;
/// As much of the paper is looked at for months that its tasks name; bytes.
const BODY: usize = 200_000;

/// Ends of the titles of plans, which are of the whole year: of drafts whenever they are published, of others unless
/// their day says that they tell of a part of it.
const DRAFTS: &[&str] = &["计划", "草案"];
const PLANS: &[&str] = &["要点", "方案", "安排", "计划表", "分解表", "分工", "分工方案"];

/// A title that speaks of the whole year as over: 2022年度重点工作完成情况, 全年工作总结.
fn tells_of_the_year(title: &str) -> bool {
    let whole = ["年度", "全年", "年终", "年末"].iter().any(|word| title.contains(word));
    whole && ["完成情况", "执行情况", "总结", "完成情況"].iter().any(|word| title.contains(word))
}

/// Half width, without blanks.
fn squeezed(words: &str) -> String {
    words.chars().filter(|sign| !is_blank(*sign)).map(half).collect()
}

/// The latest year with 年 after it, else one at the front: 2020年, 2022第四季度. A report on one year that
/// plans the next belongs to the next.
pub fn year(words: &str) -> Option<i32> {
    let signs: Vec<char> = words.chars().map(half).collect();
    years(&signs).max().or_else(|| year_at(&signs, 0))
}

/// Years with 年 after them.
fn years(signs: &[char]) -> impl Iterator<Item = i32> {
    (0..signs.len()).filter(|from| signs.get(from + 4) == Some(&'年')).filter_map(|from| year_at(signs, from))
}

fn year_at(signs: &[char], from: usize) -> Option<i32> {
    let digits = signs.get(from..from + 4)?;
    let alone = from == 0 || !signs[from - 1].is_ascii_digit();
    let ends = signs.get(from + 4).is_none_or(|next| !next.is_ascii_digit());
    let year = digits.iter().try_fold(0, |sum, sign| Some(sum * 10 + sign.to_digit(10)? as i32))?;
    (alone && ends && (1949..2200).contains(&year)).then_some(year)
}

/// The year that a text names most often; of several the latest.
fn most_named(text: &str) -> Option<i32> {
    let signs: Vec<char> = text.chars().map(half).collect();
    let mut counts: Vec<(i32, usize)> = Vec::new();
    for year in years(&signs) {
        match counts.iter_mut().find(|(own, _)| *own == year) {
            Some((_, count)) => *count += 1,
            None => counts.push((year, 1)),
        }
    }
    counts.into_iter().max_by_key(|(year, count)| (*count, *year)).map(|(year, _)| year)
}

/// Parts of a year, longer words first.
const PARTS: &[(&str, u8)] = &[
    ("前三季度", 9),
    ("前3季度", 9),
    ("三季度", 9),
    ("3季度", 9),
    ("一季度", 3),
    ("1季度", 3),
    ("二季度", 6),
    ("2季度", 6),
    ("四季度", 12),
    ("4季度", 12),
    ("半年", 6),
    ("年中", 6),
];

/// Whether words name a part of a year.
pub fn names_a_part(words: &str) -> bool {
    PARTS.iter().any(|(part, _)| words.contains(part))
}

/// The month up to which words go that name a part of a year: 上半年, 1-9月, 截至10月底, 八月份, 2023.08.
fn named(words: &str) -> Option<u8> {
    if words.contains("下半年") {
        return None;
    }
    let part = PARTS.iter().find(|(part, _)| words.contains(part)).map(|(_, month)| *month);
    part.or_else(|| words.match_indices('月').find_map(|(at, _)| number_before(&words[..at])))
        .or_else(|| pointed(words))
}

/// The month whose number ends the words.
fn number_before(words: &str) -> Option<u8> {
    let digits = words.trim_end_matches(|sign: char| sign.is_ascii_digit());
    if let Ok(month) = words[digits.len()..].parse() {
        return (1..=12).contains(&month).then_some(month);
    }
    HAN.iter().find(|(name, _)| words.ends_with(name)).map(|(_, month)| *month)
}

/// Longer ones first.
const HAN: &[(&str, u8)] = &[
    ("十二", 12),
    ("十一", 11),
    ("十", 10),
    ("九", 9),
    ("八", 8),
    ("七", 7),
    ("六", 6),
    ("五", 5),
    ("四", 4),
    ("三", 3),
    ("二", 2),
    ("一", 1),
];

/// 2023.08
fn pointed(words: &str) -> Option<u8> {
    let signs: Vec<char> = words.chars().collect();
    let at = (0..signs.len()).find(|at| year_at(&signs, *at).is_some() && signs.get(at + 4) == Some(&'.'))?;
    let digits: String = signs[at + 5..].iter().take_while(|sign| sign.is_ascii_digit()).collect();
    digits.parse().ok().filter(|month| (1..=12).contains(month) && digits.len() <= 2)
}

/// Lines that belong to no table.
fn loose(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.contains(['\t', '|']))
}

/// What a letter or a preface says of how far it goes: 截至9月底. What a row of a table says holds for the row.
fn until(front: &str) -> impl Iterator<Item = String> {
    loose(front).flat_map(|line| untils(&squeezed(line)))
}

/// 截至9月, 截至2024年10月: the words of each.
fn untils(line: &str) -> Vec<String> {
    let starts = line.match_indices("截至").chain(line.match_indices("截止")).map(|(at, _)| at);
    let whole = |at: usize| {
        let (until, _) = line[at..].split_once('月')?;
        (until.chars().count() <= 12).then(|| [until, "月"].concat())
    };
    starts.filter_map(whole).collect()
}

/// Words of heads below which results stand, and of those below which plans do.
const RESULTS: &[&str] = &["进展", "完成", "推进", "落实", "实际", "情况", "形象", "成效"];
const AIMS: &[&str] = &["计划", "目标", "要求", "安排", "任务", "时限", "措施", "打算"];
const LONGEST_HEAD: usize = 20;

/// The last month that heads of columns name for results: 进展情况（截至6月底）, 1-6月完成.
fn of_heads(front: &str) -> Option<u8> {
    let is_number =
        |cell: &str| !cell.trim().is_empty() && cell.trim().bytes().all(|byte| byte.is_ascii_digit());
    let rows: Vec<Vec<&str>> = front
        .lines()
        .filter(|line| line.contains(['\t', '|']))
        .map(|line| line.split(['\t', '|']).collect())
        .collect();
    let body = rows.iter().position(|row| row.iter().any(|cell| is_number(cell))).unwrap_or(rows.len());
    // The column of a quarter that is still to come is blank.
    let filled = |at: usize| {
        let mut below = rows.iter().skip(body).filter_map(|row| row.get(at));
        body == rows.len() || below.any(|cell| !cell.trim().is_empty())
    };
    let heads = rows.iter().take(body.min(4)).flat_map(|row| row.iter().enumerate());
    let cells = heads.filter(|(at, _)| filled(*at)).map(|(_, cell)| squeezed(cell));
    let is_head = |cell: &String| {
        let has = |words: &[&str]| words.iter().any(|word| cell.contains(word));
        cell.chars().count() <= LONGEST_HEAD
            && has(RESULTS)
            && !has(AIMS)
            && !cell.contains(['。', '，', ','])
    };
    cells.filter(is_head).filter_map(|cell| named(&cell)).max()
}

/// What the words above say: 今年1-8月，各项工作进展顺利.
fn of_preface(front: &str) -> Option<u8> {
    let above = front.lines().take_while(|line| !line.contains(['\t', '|'])).take(12).map(squeezed);
    above.flat_map(|line| spans_of_months(&line)).max()
}

/// Ends of spans that begin with the year: 1-8月, 1至8月.
fn spans_of_months(line: &str) -> Vec<u8> {
    let span = |(at, sign): (usize, &str)| {
        let begins = line[..at].strip_suffix('1')?;
        let rest = &line[at + sign.len()..];
        let (number, _) = rest.split_once('月')?;
        let month = number.parse().ok().filter(|month| (2..=12).contains(month))?;
        (!begins.ends_with(|before: char| before.is_ascii_digit())).then_some(month)
    };
    line.match_indices(['-', '—', '－', '~', '至', '到']).filter_map(span).collect()
}

/// Labels of the day on which a paper was filled in.
const FILLED_IN: &[&str] = &[
    "填报日期",
    "填报时间",
    "填表日期",
    "填表时间",
    "制表日期",
    "制表时间",
    "报送时间",
    "报送日期",
    "上报时间",
    "上报日期",
    "统计时间",
    "更新时间",
];

/// The day on which a paper was filled in, or signed: a date that stands behind such a label, or alone near the end.
fn dated(text: &str) -> Option<String> {
    let labelled = |line: &str| {
        let (at, label) = FILLED_IN.iter().find_map(|label| Some((line.find(label)?, label)))?;
        page::date(line[at + label.len()..].trim_start_matches([':', '：', ' ', '\t', '|', ',']))
    };
    let is_date = |sign: char| sign.is_ascii_digit() || "年月日-./".contains(sign);
    let alone = |line: &str| {
        let bare = squeezed(line);
        (bare.chars().count() >= 8 && bare.chars().all(is_date)).then(|| page::date(&bare)).flatten()
    };
    let front = &text[..text.floor_char_boundary(FRONT)];
    let last = text.lines().rev().filter(|line| !line.trim().is_empty()).take(5);
    front
        .lines()
        .find_map(labelled)
        .or_else(|| last.clone().find_map(labelled))
        .or_else(|| last.clone().find_map(alone))
}

/// The month up to which a paper of this day reports on the year: the one before, but for the last days of a month.
fn before(date: &str, year: i32) -> Option<u8> {
    let mut parts = date.split('-').map(|part| part.parse::<i32>().ok());
    let (published, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let reached = if day >= 25 { month } else { month - 1 };
    match published - year {
        0 => u8::try_from(reached).ok().filter(|month| *month > 0),
        1.. => Some(12),
        _ => None,
    }
}

/// A date alone has no more signs: 2023年12月31日前.
const LONGEST_DATE: usize = 14;

/// Words around 全年 that promise, and do not tell.
const PROMISING: &[&str] = &["预计", "力争", "确保", "完成", "占", "达", "为", "可", "将", "有望", "争取"];
const PROMISED: &[&str] = &[
    "目标", "任务", "计划", "指标", "工作", "总", "将", "可", "预计", "力争", "有望", "考核", "需", "应",
    "拟", "要", "共需",
];

/// The latest month that the tasks themselves name as reached. The end of the year is believed where several say so.
fn of_body(text: &str) -> Option<u8> {
    let (mut latest, mut ends) = (None, 0);
    // A cell that is a date and little else, or speaks of a deadline, says what is asked for.
    let asked = |cell: &&str| {
        let asks = ["时限", "期限", "时间", "日期", "之前", "前完成"].iter().any(|word| cell.contains(word));
        asks || cell.chars().count() <= LONGEST_DATE && cell.trim_end().ends_with(['月', '日', '前', '底'])
    };
    for line in
        text.lines().flat_map(|line| line.split(['\t', '|'])).filter(|cell| !asked(cell)).map(squeezed)
    {
        let told = |at: usize, word: &str| {
            let (before, after) = (&line[..at], &line[at + word.len()..]);
            !PROMISING.iter().any(|word| before.ends_with(word))
                && !PROMISED.iter().any(|word| after.starts_with(word))
        };
        ends += line.match_indices("全年").filter(|(at, word)| told(*at, word)).count();
        ends += line
            .match_indices("12月")
            .filter(|(at, word)| !line[at + word.len()..].starts_with(['底', '前', '3']))
            .count();
        let parts = PARTS
            .iter()
            .filter(|(part, month)| *month < 12 && line.match_indices(part).any(|(at, word)| told(at, word)));
        let spans = spans_of_months(&line).into_iter();
        let until = untils(&line).into_iter().filter_map(|words| named(&words));
        let named = parts.map(|(_, month)| *month).chain(spans).chain(until);
        latest = latest.max(named.filter(|month| *month < 12).max());
    }
    if ends > 1 { Some(12) } else { latest }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_names_it() {
        let check =
            |title, year, month| assert_eq!(period(title, "", None), Period { year, month }, "{title}");
        check("2024年第二季度拱墅区《政府工作报告》主要任务完成情况", 2024, 6);
        check("2022第四季度政府绩效目标执行情况", 2022, 12);
        check("西湖区２０２３年1-9月重点工作进展", 2023, 9);
        check("2023年上半年重点任务", 2023, 6);
        check("2023年八月份重点工作进展", 2023, 8);
        check("重点项目形象进度（2023.08）", 0, 8);
        check("2024年民生实事项目安排", 2024, 12);
        check("某市2022年度重点工作完成情况表", 2022, 12);
        check("某市2022年度重点工作进展情况表", 2022, 0);
        check("某市2023年重点任务进展情况表（截至 6 月底）", 2023, 6);
    }

    #[test]
    fn where_nothing_says_it_no_month_is_known() {
        let check = |text: &str| assert_eq!(period("2023年重点任务", text, None).month, 0, "{text}");
        check("");
        check("序号\t任务\t进展\n1\t新建公园\t已建成\n");
        check("1\t公园\t12月\t已建成4个\n2\t道路\t2023年12月31日\t已改造3个\n完成时限：2023年12月\n");
        check("全年需建成10个，已建成4个；全年应改造8个，已改造3个\n");
        check("力争12月底前完成。截止日期为5个月后。\n");
        check("预计全年可完成投资3亿元，为全年目标的一半。\n");
    }

    #[test]
    fn a_letter_a_preface_and_heads_say_it() {
        let check =
            |text: &str, month| assert_eq!(period("2024年重点工作", text, None).month, month, "{text}");
        check("现将截至9月底的进展情况报上。\n", 9);
        check("（截至 9 月底）\n", 9);
        check("截至2024年10月12日，各项工作进展如下。\n", 10);
        check("今年1-8月，各项工作进展顺利。\n", 8);
        check("序号\t任务\t上半年进展情况\n1\t新建公园\t已建成\n", 6);
        check("序号\t任务\t1-6月目标\t1-6月完成\t全年目标\n", 6);
        check("序号\t任务\t一季度计划\t四季度计划\t进展情况（截至6月底）\n", 6);
        check("序号\t任务\t二季度完成情况\t三季度完成情况\n1\t道路\t完成2公里\t\n", 6);
        check("序号\t任务\t一季度\t二季度\t三季度\t四季度\t三季度完成情况\n", 9);
    }

    #[test]
    fn tasks_say_it() {
        let check =
            |text: &str, month| assert_eq!(period("2024年重点工作", text, None).month, month, "{text}");
        check("1\t新建公园\t截至9月底已建成\n2\t道路\t1至5月完成投资\n", 9);
        check("1\t增收\t全年数据未出\n2\t空气\t1-12月，优良率91%；12月评为优秀\n", 12);
    }

    #[test]
    fn the_day_of_the_paper_says_it() {
        let check = |text: &str, date, month| {
            assert_eq!(period("2023年重点任务", text, date).month, month, "{text} {date:?}");
        };
        check("", Some("2024-01-05"), 12);
        check("", Some("2023-07-05"), 6);
        check("", Some("2023-07-28"), 7);
        check("", Some("2023-01-05"), 0);
        check("填报日期：2023年7月5日\n序号\t任务\n", None, 6);
        let of = |title, date| period(title, "", Some(date)).month;
        assert_eq!(of("2023年度重点工作完成情况", "2023-07-10"), 6);
        assert_eq!(of("2023年度重点工作完成情况", "2024-01-10"), 12);
        assert_eq!(of("2023年任务分解表", "2023-07-05"), 6);
        assert_eq!(of("2023年国民经济计划草案", "2023-07-13"), 12);
        check("各项进展如下。\n某县人民政府\n2023年10月8日\n", None, 9);
    }

    #[test]
    fn the_year_is_that_which_is_told_of() {
        let check = |text: &str, year| assert_eq!(period("重点任务", text, None).year, year, "{text}");
        check("截至2022年12月底\n1\t道路\t2023年完工\n2\t桥\t2023年完工\n", 2022);
        check("2021年完成三项，2021年启动二项，延期至2022年。\n", 2021);
        check("无\n", 0);
    }
}
