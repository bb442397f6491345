//! Whose paper it is. In: its title, its publisher. Out: the place that they begin with, where they do. Knows no names of places,
//! only how they end.

use crate::text::is_han;

/// How names of places end.
const ENDS: [char; 8] = ['省', '市', '区', '县', '州', '盟', '旗', '區'];
/// What follows the place in a title or in a publisher's name.
const AFTER: [&str; 10] = ["人民政府", "政府", "人民代表大会", "委", "办", "市人民", "年", "关于", "“", "《"];
/// What says which place is meant without naming it.
const NAMELESS: [char; 7] = ['全', '本', '我', '各', '该', '两', '市'];

/// `杭州市拱墅区` of `杭州市拱墅区2024年重点工作进展情况`.
pub fn of(words: &str) -> Option<&str> {
    let words = words.trim_start_matches(['《', '“', ' ', '\u{3000}']);
    let mut found = None;
    for (signs, (at, sign)) in words.char_indices().enumerate() {
        if !is_han(sign) || signs >= 16 {
            break;
        }
        let rest = &words[at + sign.len_utf8()..];
        let ends = rest.starts_with(|next: char| next.is_ascii_digit() || matches!(next, '二' | '０'..='９'))
            || AFTER.iter().any(|after| rest.starts_with(after));
        // Of two signs only counties are called: 城区, 城市 name nothing.
        let long = signs >= 2 || signs == 1 && sign == '县';
        if ENDS.contains(&sign) && long && ends {
            found = Some(&words[..at + sign.len_utf8()]);
            break;
        }
    }
    found.filter(|place| !place.starts_with(NAMELESS) && !place.contains("关于"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_stands_before_the_year_or_its_government() {
        let check = |words: &str, want: Option<&str>| assert_eq!(of(words), want, "{words}");
        check("杭州市拱墅区2024年重点工作进展情况", Some("杭州市拱墅区"));
        check("安吉县人民政府办公室", Some("安吉县"));
        check("《东阿县二〇二四年民生实事》", Some("东阿县"));
        check("内蒙古自治区2023年政府工作报告", Some("内蒙古自治区"));
        check("雄县2024年重点工作", Some("雄县"));
        check("城区2024年重点工作", None);
        check("全县2024年重点工作", None);
        check("全市2024年重点工作", None);
        check("2024年政府工作报告重点任务", None);
        check("关于加快全县2024年项目建设的通知", None);
        check("老旧小区改造2024年进展", None);
        check("市区2024年道路改造", None);
    }
}
