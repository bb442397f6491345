//! The figures of a progress text with what stands around each: what it counts, the act it belongs to,
//! whether it can answer anything at all. In: words. Out: figures in order. Refuses to know: targets.

use super::figure::{self, Figure};
use super::stage::{self, Stage};
use super::subject::{self, Segment};
use super::target::{self, Change};
use super::unit::Kind;
use super::unreached;
use super::until;
use super::words::Words;

/// A figure of the progress with what stands around it.
pub struct Told {
    pub figure: Figure,
    pub segment: Segment,
    /// What it counts.
    pub object: Vec<char>,
    /// That, and the instances listed before 等.
    pub around: Vec<char>,
    /// Of what a percentage speaks, change words dropped.
    pub subject: String,
    /// 完成 or a finished state is said of it.
    pub finished: bool,
    pub stage: Stage,
    pub change: Option<Change>,
    /// Cannot answer anything: planned, applied for, last year's, a rate of completion.
    pub idle: bool,
    pub weak: bool,
    /// An act before a result, such as a tender: it answers only what asks for it.
    pub early: Option<&'static str>,
    /// How many there are, not how many came to be.
    pub stock: bool,
    /// 新增, 新建
    pub added: bool,
    pub part: bool,
    pub total: bool,
    /// The last month of the part of the year that it tells of, where its sentence names one.
    pub until: Option<u8>,
    /// Same act and list as the figure before it: 竣工8个住宅、4个安置房.
    pub listed: bool,
}

/// Every figure of `words`, in order.
pub fn read(words: &Words) -> Vec<Told> {
    let figures = figure::read(words);
    let mut found: Vec<Told> = Vec::new();
    let sentences = words.sentences();
    let mut s = 0;
    for (i, figure) in figures.iter().enumerate() {
        let previous = i.checked_sub(1).map(|p| &figures[p]);
        let segment = subject::segment(words, figure, previous, figures.get(i + 1));
        while s + 1 < sentences.len() && sentences[s].end <= figure.at.start {
            s += 1;
        }
        let sentence = sentences.get(s).cloned().unwrap_or(figure.clause.clone());
        let before = segment.from..figure.at.start;
        let after = figure.end..segment.end;
        let mut stage = stage::all_in(words, &before);
        if stage.none() {
            stage = stage::all_in(words, &after);
        }
        let change = if matches!(figure.kind, Kind::Percent | Kind::Point) {
            target::change_before(words, &before)
        } else {
            None
        };
        // A、B等8个项目: the names before 等 are instances, not the kind.
        let listed_names = words.ends(figure.at.start, "等");
        let mut text = if listed_names { String::new() } else { segment.text(words, before.clone()) };
        // 案损2.36亿元,同比下降36.62%: of what the clause before speaks.
        if change.is_some() || subject::content(&text).is_empty() && words.starts(figure.clause.start, "同比")
        {
            let same = sentence.start..before.start;
            let own = subject::content(&strip_change(&text));
            if own.is_empty() {
                let earlier = found
                    .iter()
                    .rev()
                    .take_while(|t| t.figure.at.start >= same.start)
                    .find(|t| !t.object.is_empty());
                text = earlier.map(|t| words.text(&(t.segment.from..t.figure.at.start))).unwrap_or_default();
                if earlier.is_none() {
                    text.push_str(&words.text(&(same.start..same.end.min(same.start + 60))));
                }
            }
        }
        let after_text = segment.text(words, figure.end..(figure.end + 40).min(segment.end).max(figure.end));
        let listed = previous.is_some_and(|p| {
            p.clause == figure.clause
                && segment.from > p.end
                && subject::content(&words.text(&before)).is_empty()
        }) && found.last().is_some_and(|t| !t.stage.none())
            && stage.none();
        if listed && let Some(last) = found.last() {
            stage = last.stage;
        }
        let own = before.start..segment.end;
        let rate = figure.kind == Kind::Percent && words.has_any(&["完成率", "实现率", "完成进度"], &before);
        let next = figures.get(i + 1);
        let idle = rate
            || unreached::is_base(words, &before, figure, next)
            || unreached::is_promised(words, figure)
            || unreached::is_of_all_years(words, &before, next)
            || words.has_any(&["基础上", "计划实施", "预计", "去年", "上年", "虚拟"], &own)
            || words.starts(figure.end, "中,") && words.ends(figure.clause.start, ",")
            || words.has_any(&["申报市级", "申报国家", "申报省", "待验收", "待批"], &after)
            || (figure.end..figure.clause.end.min(figure.end + 16))
                .any(|j| words.starts(j, "中") && j + 1 == figure.clause.end && !words.has("完成", &after));
        let weak = words.has_any(&["推荐", "累计", "在建", "其余", "剩余"], &before) || figure.han;
        let added = words.has_any(&["新增", "新建"], &before);
        let total = words
            .has_any(&["共", "合计", "总计"], &(before.end.saturating_sub(4).max(before.start)..before.end));
        let mut object = subject::content(&format!("{text}{after_text}"));
        // …,共4126亩: the sum of what the sentence listed.
        if total && object.is_empty() {
            let listed =
                found.iter().filter(|t| t.figure.at.start >= sentence.start && t.figure.unit == figure.unit);
            object = listed.flat_map(|t| t.object.iter().copied()).collect();
            object.sort_unstable();
            object.dedup();
        }
        let mut around = object.clone();
        if listed_names {
            around.extend(subject::content(&words.text(&before)));
            around.sort_unstable();
            around.dedup();
        }
        let subject = if figure.kind == Kind::Percent { head(&text) } else { String::new() };
        let finished = stage.finished() || words.has_any(&["完成", "建成"], &own);
        found.push(Told {
            until: until::month(words, figure.at.start),
            subject,
            finished,
            object,
            around,
            stage,
            change,
            early: unreached::early(words, figure),
            stock: unreached::is_stock(words, &before),
            idle,
            weak,
            added,
            part: segment.part || figure.aside,
            total: words.has_any(
                &["共", "合计", "总计"],
                &(before.end.saturating_sub(4).max(before.start)..before.end),
            ),
            listed,
            segment,
            figure: figure.clone(),
        });
    }
    found
}

fn strip_change(text: &str) -> String {
    let mut text = text.to_string();
    for word in ["同比", "环比", "增长", "下降", "上升", "较上年", "较去年", "增幅", "提升"]
    {
        text = text.replace(word, "");
    }
    text
}

/// The noun that a percentage is told of, at the end of the words before it.
pub fn head(text: &str) -> String {
    let text = strip_change(text);
    let text = text.trim_end_matches(|c: char| {
        matches!(c, '达' | '到' | '为' | '至' | '约' | ' ' | ',' | '超' | '过' | '均')
    });
    text.to_string()
}
