//! The part of the year that a figure tells of, where its sentence names one: 1—9月, 上半年, 截至11月底. In: words and
//! a place. Out: the last month. Refuses to know: the report's own period.

use super::number;
use super::words::Words;
use crate::report::Period;

const WORDS: &[(&str, u8)] = &[
    ("一季度", 3),
    ("1季度", 3),
    ("首季", 3),
    ("上半年", 6),
    ("二季度", 6),
    ("前三季度", 9),
    ("前3季度", 9),
    ("三季度", 9),
    ("四季度", 12),
    ("全年", 12),
    ("年末", 12),
    ("年底", 12),
];

/// Five-year plans and their last years.
const FIVE_YEAR_PLANS: &[(&str, i32)] =
    &[("十二五", 2015), ("十三五", 2020), ("十四五", 2025), ("十五五", 2030)];

/// Terms of several years without a year's number.
const YEARS: &[&str] = &["两年内", "三年内", "四年内", "五年内", "2年内", "3年内", "5年内"];

/// Whether what is to be done by then (2024年12月底, 2025.6) is asked for after the period's end: a cell of deadlines.
pub fn is_due_after(deadline: &str, period: Period) -> bool {
    ends_after(deadline, period)
        || last_year(deadline, &['.', '/', '-']).is_some_and(|year| year > period.year)
}

/// Whether words name a term that ends after the period: 到2025年, “十四五”期间, 三年内. Never where its year is not known.
pub fn ends_after(words: &str, period: Period) -> bool {
    let later = |(plan, year): &(&str, i32)| words.contains(plan) && *year > period.year;
    let term = || FIVE_YEAR_PLANS.iter().any(later) || YEARS.iter().any(|term| words.contains(term));
    period.year > 0 && (last_year(words, &['年', '—', '–']).is_some_and(|year| year > period.year) || term())
}

/// The latest year in words with one of these signs behind it.
fn last_year(words: &str, behind: &[char]) -> Option<i32> {
    let signs: Vec<char> = words.chars().collect();
    let digits = |from: usize| signs[from..].iter().take_while(|sign| sign.is_ascii_digit()).count();
    let is_start = |at: usize| at == 0 || !signs[at - 1].is_ascii_digit();
    let is_year = |at: usize| digits(at) == 4 && signs.get(at + 4).is_some_and(|next| behind.contains(next));
    let starts = (0..signs.len()).filter(|at| is_start(*at) && is_year(*at));
    let years = starts.filter_map(|at| signs[at..at + 4].iter().collect::<String>().parse::<i32>().ok());
    years.filter(|year| (1949..2200).contains(year)).max()
}

/// The last month of the part of the year that the figure at these bytes of a text tells of; none where its sentence
/// names none, or the whole year.
pub fn month_of(text: &str, at: &std::ops::Range<usize>) -> Option<u8> {
    let words = Words::new(text.get(..at.end)?);
    month(&words, words.len()).filter(|month| *month < 12)
}

/// The last month that is named before `at` in its sentence; none where none is.
pub fn month(words: &Words, at: usize) -> Option<u8> {
    // A sentence is no longer than that.
    let least = at.saturating_sub(200);
    let from = (least..at).rev().find(|&i| words.ends_sentence(i)).map_or(least, |i| i + 1);
    (from..at).rev().find_map(|i| named(words, i, at))
}

/// The part of the year that is named at `i` and ends before `end`.
fn named(words: &Words, i: usize, end: usize) -> Option<u8> {
    let c = words.get(i)?;
    if words.quoted[i] {
        return None;
    }
    if let Some((word, month)) = WORDS.iter().find(|(word, _)| words.starts(i, word)) {
        // 全年目标, 年底前: what is promised, not what the figure tells of.
        let after = i + word.chars().count();
        let promised = words.any_at(after, &["目标", "任务", "计划", "前"]).is_some();
        return (after <= end && !promised).then_some(*month);
    }
    let starts = matches!(c, '截' | '至' | '止') || c == '1' || c == '前';
    if !starts || words.before(i).is_some_and(|c| c.is_ascii_digit() || c == '-') {
        return None;
    }
    match c {
        // 1-9月, 1至9月.
        '1' => {
            let dash = matches!(words.get(i + 1), Some('-' | '~' | '至' | '到'));
            month_at(words, i + 2).filter(|_| dash)
        }
        // 前11个月.
        '前' => {
            let n = number::read(words, i + 1)?;
            let months = words.starts(n.end, "个月") || words.starts(n.end, "月");
            whole(n.value).filter(|_| months)
        }
        // 截至2022年9月底, 截止9月.
        _ => {
            let mut j = words.any_at(i, &["截至", "截止到", "截止至", "截止"]).map(|(_, n)| i + n)?;
            if (0..4).all(|n| words.get(j + n).is_some_and(|c| c.is_ascii_digit()))
                && words.get(j + 4) == Some('年')
            {
                j += 5;
            }
            month_at(words, j)
        }
    }
}

/// A month that is printed at `i`: `9月`, `9月底`, `十月`.
fn month_at(words: &Words, i: usize) -> Option<u8> {
    let n = number::read(words, i).filter(|n| words.get(n.end) == Some('月'))?;
    whole(n.value)
}

fn whole(value: f64) -> Option<u8> {
    (1.0..=12.0).contains(&value).then_some(value as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, want: Option<u8>) {
        let words = Words::new(text);
        let at = words.find("5", &words.whole()).map_or(words.len(), |at| at.start);
        assert_eq!(month(&words, at), want, "{text}");
    }

    #[test]
    fn names_the_part_of_the_year() {
        check("1—9月，增加值增长5%", Some(9));
        check("１至11月份增长5%", Some(11));
        check("截至2023年9月底，完成5个", Some(9));
        check("截止10月，完成5个", Some(10));
        check("截至12月25日，完成5个", Some(12));
        check("前三季度增长5%", Some(9));
        check("前11个月增长5%", Some(11));
        check("上半年增长3%；全年增长5%", Some(12));
        check("1-9月增长3%。增长5%", None);
        check("截至目前，完成5个", None);
        check("已于9月底完成5个", None);
        check("占全年目标的5%", None);
        check("年底前完成5个", None);
        check("完成11-15号地块5个", None);
        let text = "1—9月，增加值增长5%。新增8家";
        let place = |words: &str| text.find(words).map(|at| at..at + words.len()).unwrap();
        assert_eq!((month_of(text, &place("增长5%")), month_of(text, &place("新增8家"))), (Some(9), None));
    }
}
