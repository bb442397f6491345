//! The bundled reports, and what can be told of a report that a visitor brings. In: the texts and their
//! index, or any text. Out: sources. Refuses to know what stands in the tables.

use std::sync::Arc;

use super::page::{self, Line};
use super::period::{names_a_part, period, year};
use super::reader::heads;
use super::text::{Lines, heading_number};
use super::{Locality, Origin, Period, Source};

const INDEX: &str = include_str!("../../reports/index.tsv");

macro_rules! text {
    ($id:literal) => {
        ($id, include_str!(concat!("../../reports/", $id, ".txt")))
    };
}

/// Ids and texts, in the order of the index.
const TEXTS: &[(&str, &str)] =
    &[text!("events2019"), text!("r2020"), text!("plan2021"), text!("r2022q4"), text!("r2024q2")];

/// The bundled reports in the order of their periods.
pub fn shipped() -> Vec<Source> {
    let row = |id: &str| INDEX.lines().skip(1).find(|row| row.split('\t').next() == Some(id));
    TEXTS.iter().filter_map(|(id, text)| source_from_row(row(id)?, text)).collect()
}

/// The period of a bundled report.
pub fn shipped_period(id: &str) -> Option<Period> {
    let row = INDEX.lines().skip(1).find(|row| row.split('\t').next() == Some(id))?;
    period_of(&row.split('\t').collect::<Vec<_>>())
}

/// Columns: id, title, publisher, published, index_no, year, month, kind, sha256, place, place_en, url, url_from; a
/// dash where the page does not say.
fn source_from_row(row: &str, text: &str) -> Option<Source> {
    let cells: Vec<&str> = row.split('\t').collect();
    let [id, title, publisher, published, index_no, _, _, _, sha256, place, english, url, from] = cells[..]
    else {
        return None;
    };
    let said = |cell: &str| (cell != "–").then(|| cell.to_string());
    Some(Source {
        id: id.to_string(),
        title: title.to_string(),
        publisher: said(publisher),
        published: said(published),
        index_no: said(index_no),
        period: period_of(&cells)?,
        locality: said(place).map(|name| Locality { name, english: said(english) }),
        origin: said(url).map(|url| Origin { url, is_inferred: from == "inferred" }),
        sha256: said(sha256),
        text: Arc::from(text),
    })
}

fn period_of(cells: &[&str]) -> Option<Period> {
    Some(Period { year: cells.get(5)?.parse().ok()?, month: cells.get(6)?.parse().ok()? })
}

/// What a text says of itself, for a report that is not bundled.
pub fn guess_source(id: &str, text: &str) -> Source {
    let index = Lines::of(text);
    let lines = page::lines(text, &index);
    let printed: Vec<Line> = lines.into_iter().filter(|line| !line.words.is_empty()).take(60).collect();
    let title = title(text, &printed).unwrap_or(id).to_string();
    let value = |labels: &[&str]| page::value(text, &printed, labels).map(str::to_string);
    let published = page::value(
        text,
        &printed,
        &["发布日期", "公布日期", "发布时间", "公开日期", "生成日期", "成文日期"],
    )
    .and_then(page::date);
    let period = period(&title, text, published.as_deref());
    Source {
        id: id.to_string(),
        publisher: value(&["发布机构", "发布单位", "信息来源", "来源"]),
        published,
        index_no: value(&["信息索引号", "索引号"]),
        period,
        locality: None,
        origin: None,
        sha256: None,
        text: Arc::from(text),
        title,
    }
}

/// The file's name without folder and ending, fit for an id and an address.
pub fn id_of_file(file: &str) -> String {
    let name = std::path::Path::new(file).file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let plain: String = name
        .unwrap_or_default()
        .chars()
        .map(|sign| if sign.is_alphanumeric() || matches!(sign, '_' | '.') { sign } else { '-' })
        .collect();
    match plain.trim_matches('-') {
        "" => "report".to_owned(),
        id => id.to_owned(),
    }
}

/// A source whose title is known from elsewhere.
pub fn titled(source: Source, title: &str) -> Source {
    let period = period(title, &source.text, source.published.as_deref());
    Source { title: title.to_owned(), period, ..source }
}

/// How far down a page's title may stand, in printed lines.
const TITLE_LINES: usize = 30;

/// The line near the top that reads most like a title: it names a year and ends as titles do. Failing that the first
/// line that is neither metadata nor the beginning of the body.
fn title<'a>(text: &'a str, printed: &[Line]) -> Option<&'a str> {
    let front: Vec<&Line> = printed
        .iter()
        .take(TITLE_LINES)
        .filter(|line| !page::is_furniture(line.words.of(text)))
        .take_while(|line| !is_body(text, line))
        .collect();
    let best = front.iter().map(|line| plain(line.words.of(text))).max_by_key(|words| likeness(words));
    match best.filter(|words| likeness(words) >= 4) {
        Some(best) => {
            front.iter().map(|line| plain(line.words.of(text))).find(|w| likeness(w) == likeness(best))
        }
        None => front.first().map(|line| plain(line.words.of(text))),
    }
}

fn plain(words: &str) -> &str {
    words.trim_start_matches(['#', ' '])
}

/// Is the line the first of a table, or a sentence?
fn is_body(text: &str, line: &Line) -> bool {
    let words = line.words.of(text);
    plain(words).chars().count() > 60
        || words.contains(['。', '\t', '|'])
        || heading_number(words).is_some()
        || line.span.of(text).starts_with('\t')
        || !heads::find(text, std::slice::from_ref(line)).is_empty()
        || heads::is_short_head(words.split([':', '：']).next().unwrap_or(words))
}

/// Ends of titles.
const ENDS: &[&str] =
    &["情况", "情况表", "进展", "进度", "清单", "报告", "一览表", "台账", "通报", "公示", "汇总表", "进展表"];

/// How much a line reads like a report's title.
fn likeness(words: &str) -> u32 {
    let score = |holds: bool, worth: u32| if holds { worth } else { 0 };
    let bare = words.trim_end_matches(['）', ')']);
    score(year(words).is_some(), 3)
        + score(ENDS.iter().any(|end| bare.ends_with(end)), 2)
        + score(names_a_part(words), 1)
        - score(words.contains(['>', '：', ':']), 3).min(score(year(words).is_some(), 3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bundles_five_reports_in_order() {
        let ids: Vec<String> = shipped().into_iter().map(|source| source.id).collect();
        assert_eq!(ids, ["events2019", "r2020", "plan2021", "r2022q4", "r2024q2"]);
    }

    #[test]
    fn says_whose_reports_they_are_and_where_they_were_published() {
        for source in shipped() {
            let place = source.locality.expect("a place");
            assert_eq!(place.name, "杭州市拱墅区");
            assert!(place.english.is_some_and(|name| name.is_ascii()));
            let page = source.origin.map(|origin| (origin.url.ends_with(".html"), origin.is_inferred));
            let known = match source.id.as_str() {
                "r2022q4" => Some((true, false)),
                "plan2021" => Some((true, true)),
                _ => None,
            };
            assert_eq!(page, known, "{}", source.id);
        }
    }

    #[test]
    fn guesses_what_the_index_says() {
        for known in shipped() {
            let guess = guess_source(&known.id, &known.text);
            assert_eq!(guess.title, known.title, "{}", known.id);
            assert_eq!(guess.publisher, known.publisher, "{}", known.id);
            assert_eq!(guess.published, known.published, "{}", known.id);
            assert_eq!(guess.index_no, known.index_no, "{}", known.id);
            assert_eq!(guess.period, known.period, "{}", known.id);
        }
    }

    #[test]
    fn finds_the_title_wherever_it_stands() {
        let check = |text: &str, want: &str, month: u8| {
            let source = guess_source("x", text);
            assert_eq!((source.title.as_str(), source.period.month), (want, month), "{text}");
        };
        let rows = "序号\n\n内容\n\n进展情况\n\n1\n\n新建公园\n\n已建成。\n";
        for front in [
            "",
            "当前位置:首页\n> 政务公开 > 工作报告\n\n",
            "索引号 K1 公开方式 主动公开\n发布机构 市府办\n生成日期 2020-05-14 发布日期 2020-05-14\n附件\n",
            "某某市人民政府\n欢迎访问本站\n\n",
        ] {
            let title = "市政府2020年重点工作一季度进展情况表";
            check(&format!("{front}{title}\n\n发布日期:2020-05-14 浏览次数:\n分享:\n\n{rows}"), title, 3);
        }
        check(&format!("某某区年度重点工作\n\n{rows}"), "某某区年度重点工作", 0);
        check("序号\n\n内容\n", "x", 0);
    }
}
