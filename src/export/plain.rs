//! Every task on one page without any script: for old browsers, archives, screen readers and printers. In:
//! reports as read. Out: HTML whose every task is `id="<task id>"`. Refuses to know: dates, addresses
//! outside its own folder.

use super::html::escaped;
use super::table::{Cell, range};
use crate::link::Place;
use crate::measure::Status;
use crate::record::{self, Indicator, Record};
use crate::report::{Report, places};

/// Written with properties that browsers of twenty years ago know; what they do not, they pass over.
const STYLE: &str = "body{max-width:46em;margin:0 auto;padding:1em;font:16px/1.7 sans-serif;color:#1a1a1a;background:#fff;word-wrap:break-word}\
h1{font-size:1.5em}h2{font-size:1.3em;border-bottom:2px solid #1a1a1a;margin-top:2em}h3{font-size:1.1em;margin-top:1.6em}\
h4{font-size:1em;margin:0}p{margin:.2em 0}a{color:#0b4f8a}ul{padding-left:1.4em}\
.task{border-top:1px solid #767676;padding:.6em 0;page-break-inside:avoid}.task:target{background:#fff6d6}\
.meta{color:#4a4a4a;font-size:.9em}b{font-weight:bold}\
@media print{body{max-width:none;font-size:11pt}a{color:#000;text-decoration:none}.nav{display:none}}";

/// Of [`STYLE`], as the policy wants it. A test says the new one after a change.
const STYLE_HASH: &str = "sha256-BdnhFDy18nIuChqI3BmvVLC+KF235aFjOlh/aNCP07U=";

pub fn page(reports: &[Report]) -> String {
    let mut page = Page(String::with_capacity(512 * 1024));
    page.raw("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '");
    page.raw(STYLE_HASH);
    page.raw("'; base-uri 'none'; form-action 'none'\">\n");
    page.raw("<meta name=\"referrer\" content=\"no-referrer\">\n");
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    let place = escaped(&places(reports.iter().map(|report| &report.source)));
    page.raw(&format!("<title>诺迹：{place}政府任务（纯文字版）</title>\n<style>"));
    page.raw(STYLE);
    page.raw("</style>\n</head>\n<body>\n<div role=\"main\">\n");
    page.raw(&format!("<h1>诺迹：<span data-place>{place}</span>政府任务</h1>\n"));
    page.raw("<p>这一页不用脚本，列出各份报告的全部任务，文字照录原文，行号指向原文。状态由公开的规则得出，“已报进展”和“数据未出”都不等于没有完成。如需筛选、对照原文或查看图表，请用<a href=\"index.html\">完整版</a>；数据见<a href=\"data/datapackage.json\">数据包</a>。</p>\n");
    let read: Vec<(&Report, Vec<Record>, Vec<Indicator>)> =
        reports.iter().map(|report| (report, record::records(report), record::indicators(report))).collect();
    page.raw("<ul class=\"nav\">\n");
    for (report, records, indicators) in &read {
        let count = match (records.len(), indicators.len()) {
            (0, figures) => format!("数字{figures}个"),
            (tasks, _) => format!("任务{tasks}项"),
        };
        page.raw("<li><a href=\"#");
        page.text(&report.source.id);
        page.raw("\">");
        page.text(&report.source.title);
        page.raw("</a>（");
        page.text(&count);
        page.raw("）</li>\n");
    }
    page.raw("</ul>\n");
    for (report, records, indicators) in &read {
        page.report(report, records);
        page.indicators(indicators);
    }
    page.raw("</div>\n</body>\n</html>\n");
    page.0
}

struct Page(String);

impl Page {
    fn raw(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    fn text(&mut self, text: &str) {
        self.0.push_str(&escaped(text));
    }

    /// `<p><b>name：</b>words</p>`, and nothing where there are no words.
    fn line(&mut self, name: &str, words: &str) {
        if !words.is_empty() {
            self.raw("<p><b>");
            self.text(name);
            self.raw("：</b>");
            self.text(words);
            self.raw("</p>\n");
        }
    }

    /// A link into the app.
    fn link(&mut self, place: &Place, words: &str) {
        self.raw("<a href=\"index.html#");
        self.text(&place.address());
        self.raw("\">");
        self.text(words);
        self.raw("</a>");
    }

    fn report(&mut self, report: &Report, records: &[Record]) {
        let source = &report.source;
        self.raw("<h2 id=\"");
        self.text(&source.id);
        self.raw("\">");
        self.text(&source.title);
        self.raw("</h2>\n<p class=\"meta\">");
        let said = |fact: &Option<String>| fact.clone().unwrap_or_else(|| "未注明".to_owned());
        self.text(&format!(
            "发布机构：{}　发布日期：{}　索引号：{}",
            said(&source.publisher),
            said(&source.published),
            said(&source.index_no)
        ));
        match &source.origin {
            Some(origin) => self.text(&format!("　原网页：{}", origin.said())),
            None => self.text("　原网页：收录的文本没有带地址"),
        }
        self.raw("</p>\n");
        let counts: Vec<String> = Status::ALL
            .into_iter()
            .map(|status| (status, records.iter().filter(|task| task.judged().status == status).count()))
            .filter(|(_, count)| *count > 0)
            .map(|(status, count)| format!("{}{count}项", status.word()))
            .collect();
        self.line("状态", &counts.join("，"));
        for theme in records.chunk_by(|one, next| one.theme == next.theme) {
            let first = &theme[0];
            if !first.theme.is_empty() {
                self.raw("<h3>");
                self.text(first.theme_no.as_deref().unwrap_or(""));
                self.text(&first.theme);
                self.raw("</h3>\n");
            }
            theme.iter().for_each(|task| self.task(task, first.theme.is_empty()));
        }
    }

    fn task(&mut self, task: &Record, loose: bool) {
        // Headings go down by one step, also where a report has no themes.
        let level = if loose { "h3" } else { "h4" };
        self.raw("<div class=\"task\" id=\"");
        self.text(&task.id);
        self.raw(&format!("\">\n<{level}>"));
        if let Some(number) = task.no {
            self.text(&format!("{number}. "));
        }
        self.text(if task.goal.is_empty() { &task.id } else { &task.goal });
        self.raw(&format!("</{level}>\n"));
        let percent = task.judged().percent.map(|_| Cell::of(task, "percent").shown());
        let status = match percent {
            Some(percent) => format!("{}（{percent}%）", task.judged().status.word()),
            None => task.judged().status.word().to_owned(),
        };
        self.line("状态", &status);
        self.line("序时进度", task.judged().pace.map_or("", |pace| pace.word()));
        self.line("进展", &task.progress);
        self.line("量化目标", &measures(task));
        self.line("牵头单位", &task.lead.join("、"));
        self.line("责任单位", &task.support.join("、"));
        self.raw("<p class=\"meta\">");
        self.link(&Place::Task(task.id.clone()), &task.id);
        if let Some(lines) = task.lines {
            self.raw("　");
            let place = Place::Source { report: task.report.clone(), lines: Some((lines[0], lines[1])) };
            self.link(&place, &format!("原文第{}行", range(lines)));
        }
        self.raw("</p>\n</div>\n");
    }

    fn indicators(&mut self, indicators: &[Indicator]) {
        for section in indicators.chunk_by(|one, next| one.section == next.section) {
            let level = if section[0].section.is_empty() { "h3" } else { "h4" };
            if level == "h4" {
                self.raw("<h3>");
                self.text(&section[0].section);
                self.raw("</h3>\n");
            }
            for one in section {
                self.raw("<div class=\"task\" id=\"");
                self.text(&one.id);
                self.raw(&format!("\">\n<{level}>"));
                self.text(&one.text);
                self.raw(&format!("</{level}>\n"));
                let figure = super::table::number_text(one.value);
                let sign = one.op.sign();
                let said =
                    format!("{} {sign} {figure}{}（{}年{}）", one.name, one.unit, one.year, one.kind.word());
                self.line("数字", &said);
                self.raw("<p class=\"meta\">");
                self.text(&one.id);
                self.raw("　");
                let lines = Some((one.line, one.line));
                let place = Place::Source { report: one.report.clone(), lines };
                self.link(&place, &format!("原文第{}行", one.line));
                self.raw("</p>\n</div>\n");
            }
        }
    }
}

fn measures(task: &Record) -> String {
    match Cell::of(task, "measures") {
        Cell::List(measures) => measures.join("；"),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report;
    use base64::{Engine, prelude::BASE64_STANDARD};
    use sha2::{Digest, Sha256};
    use std::sync::LazyLock;

    static READ: LazyLock<Vec<Report>> =
        LazyLock::new(|| report::shipped().iter().map(report::read).collect());

    #[test]
    fn the_policy_names_the_style() {
        let hash = BASE64_STANDARD.encode(Sha256::digest(STYLE));
        assert_eq!(STYLE_HASH, format!("sha256-{hash}"));
    }

    #[test]
    fn every_task_has_its_anchor_once_with_its_words() {
        let page = page(&READ);
        for record in READ.iter().flat_map(record::records) {
            let anchor = format!("id=\"{}\"", record.id);
            assert_eq!(page.matches(&anchor).count(), 1, "{}", record.id);
            let link = format!("href=\"index.html#/task/{}\"", record.id);
            assert_eq!(page.matches(&link).count(), 1, "{}", record.id);
            assert!(page.contains(&escaped(&record.goal)), "{}", record.id);
            assert!(page.contains(&escaped(&record.progress)), "{}", record.id);
        }
    }

    #[test]
    fn no_script_and_every_tag_is_closed() {
        let page = page(&READ);
        assert!(!page.contains("<script") && !page.contains("javascript:"));
        for tag in ["div", "p", "h2", "h3", "h4", "a", "b", "ul", "li"] {
            let open = page.matches(&format!("<{tag}>")).count() + page.matches(&format!("<{tag} ")).count();
            assert_eq!(open, page.matches(&format!("</{tag}>")).count(), "{tag}");
        }
    }

    #[test]
    fn words_of_a_report_never_become_markup() {
        let text = "重点任务\n\n序号\t工作内容\t牵头单位\t完成情况\n1\t<img src=x onerror=alert(1)>\t\"甲局\t<b>好</b>\n";
        let report = report::read(&report::guess_source("<x>\"", text));
        let page = page(&[report]);
        assert!(!page.contains("<img") && !page.contains("<b>好") && !page.contains("id=\"<x>"));
    }
}
