//! How to quote a task or a figure: GB/T 7714, plain text, Markdown, BibTeX. In: what the source's page
//! says of itself, the lines and the permanent address; out: text. Refuses to know: clocks; the day of
//! reading is given by the caller, or left out.

use super::markdown;
use super::table::{Cell, range};
use crate::measure::Status;
use crate::record::Record;
use crate::report::{Origin, Source};

/// What stands for a fact that the page does not give.
const UNSTATED: &str = "未注明";

/// One place in one source.
#[derive(Clone, Debug, PartialEq)]
pub struct Citation<'a> {
    pub title: &'a str,
    /// Whose report it is.
    pub place: Option<&'a str>,
    /// The government's own page.
    pub origin: Option<&'a Origin>,
    pub publisher: Option<&'a str>,
    /// `YYYY-MM-DD`
    pub published: Option<&'a str>,
    /// 索引号
    pub index_no: Option<&'a str>,
    /// Id of the task or indicator: `r2020-005`.
    pub id: &'a str,
    pub lines: Option<[usize; 2]>,
    /// The promise, word for word.
    pub words: &'a str,
    /// What was reported of it, word for word.
    pub reported: &'a str,
    /// What follows from that by the published rules.
    pub status: String,
    pub address: &'a str,
    /// The day the reader saw it, `YYYY-MM-DD`.
    pub read_on: Option<&'a str>,
}

impl<'a> Citation<'a> {
    pub fn of_task(
        source: &'a Source,
        task: &'a Record,
        address: &'a str,
        read_on: Option<&'a str>,
    ) -> Citation<'a> {
        Citation {
            title: &source.title,
            place: source.locality.as_ref().map(|place| &*place.name),
            origin: source.origin.as_ref(),
            publisher: source.publisher.as_deref(),
            published: source.published.as_deref(),
            index_no: source.index_no.as_deref(),
            id: &task.id,
            lines: task.lines,
            words: &task.goal,
            reported: &task.progress,
            status: status(task),
            address,
            read_on,
        }
    }

    /// GB/T 7714—2015, an online document: 责任者. 题名: 引文处[EB/OL]. (发布日期)[引用日期]. 访问路径. The path is the
    /// government's page where it is known for sure.
    pub fn gbt7714(&self) -> String {
        let publisher = self.publisher.unwrap_or("发布机构未注明");
        let published = self.published.unwrap_or("日期未注明");
        let place = self.place.map(|place| format!("（{place}）")).unwrap_or_default();
        let mut text = format!("{publisher}{place}. {}", self.title);
        if let Some(place) = self.place() {
            text.push_str(": ");
            text.push_str(&place);
        }
        text.push_str(&format!("[EB/OL]. ({published})"));
        if let Some(day) = self.read_on {
            text.push_str(&format!("[{day}]"));
        }
        let path = self.origin.filter(|origin| !origin.is_inferred).map(|origin| &*origin.url);
        text.push_str(&format!(". {}.", path.unwrap_or(self.address)));
        if let Some(number) = self.index_no {
            text.push_str(&format!(" 索引号: {number}."));
        }
        match self.origin {
            Some(origin) if origin.is_inferred => {
                text.push_str(&format!(" 原网页（地址系推断）: {}.", origin.url));
            }
            Some(_) => text.push_str(&format!(" 诺迹: {}.", self.address)),
            None => {}
        }
        text
    }

    /// A sentence for a newspaper or a letter.
    pub fn plain(&self) -> String {
        format!("{}{}{}", self.said().join("；") + "。", self.source(), self.address)
    }

    /// The promise, what was reported, the status.
    fn said(&self) -> [String; 3] {
        let reported = match self.reported {
            "" => "原文没有进展".to_owned(),
            words => format!("“{words}”"),
        };
        [
            format!("承诺：“{}”", self.words),
            format!("报告：{reported}"),
            format!("状态：{}（按公开的规则得出）", self.status),
        ]
    }

    pub fn markdown(&self) -> String {
        let words = self.said().map(|line| markdown::escaped(&line)).join("\n>\n> ");
        let source = markdown::escaped(&self.source());
        // In angle brackets an address may hold any sign but those brackets and line ends.
        let address: String =
            self.address.chars().filter(|sign| !matches!(sign, '<' | '>' | '\n' | '\r')).collect();
        format!("> {words}\n>\n> {source}[{}](<{address}>)\n", markdown::escaped(self.id))
    }

    /// `@misc`, which both BibTeX and biblatex know. Braces keep the Chinese names whole.
    pub fn bibtex(&self) -> String {
        let key: String = self.id.chars().filter(|sign| !is_special(*sign)).collect();
        let mut fields = vec![("title", format!("{{{}}}", tex(self.title)))];
        fields.push(("author", format!("{{{}}}", tex(self.publisher.unwrap_or(UNSTATED)))));
        if let Some(published) = self.published {
            fields.push(("year", tex(published.split('-').next().unwrap_or(published))));
            fields.push(("date", tex(published)));
        }
        fields.push(("howpublished", format!("\\url{{{}}}", verbatim(self.address))));
        fields.push(("url", verbatim(self.address)));
        if let Some(day) = self.read_on {
            fields.push(("urldate", tex(day)));
        }
        let mut note = vec![format!("索引号：{}", self.index_no.unwrap_or(UNSTATED))];
        if self.published.is_none() {
            note.push(format!("发布日期：{UNSTATED}"));
        }
        note.extend(self.place());
        note.extend(self.place.map(|place| format!("地区：{place}")));
        note.extend(self.origin.map(page));
        note.push(self.said().join("；") + "。");
        fields.push(("note", tex(&note.join("；"))));
        fields.push(("language", "chinese".to_owned()));
        let lines: Vec<String> =
            fields.iter().map(|(name, value)| format!("  {name} = {{{value}}}")).collect();
        format!("@misc{{{key},\n{}\n}}\n", lines.join(",\n"))
    }

    /// Where in the source: `第18–21行`.
    fn place(&self) -> Option<String> {
        self.lines.map(|lines| format!("第{}行", range(lines)))
    }

    fn source(&self) -> String {
        let said = |fact: Option<&str>| fact.unwrap_or(UNSTATED).to_owned();
        let place = self.place().map(|place| format!("，{place}")).unwrap_or_default();
        let origin = self.origin.map(|origin| format!("；{}", page(origin))).unwrap_or_default();
        format!(
            "——{}《{}》{place}（编号：{}；发布机构：{}；发布日期：{}；索引号：{}{origin}）。",
            self.place.unwrap_or_default(),
            // Book marks inside book marks are single.
            self.title.replace('《', "〈").replace('》', "〉"),
            self.id,
            said(self.publisher),
            said(self.published),
            said(self.index_no),
        )
    }
}

/// The status with its percentage; what says nothing about completion says that too.
pub fn status(task: &Record) -> String {
    let judged = task.judged();
    let percent = judged.percent.map(|_| format!("，完成进度 {}%", Cell::of(task, "percent").shown()));
    let open = matches!(judged.status, Status::Reported | Status::NoData).then_some("，不等于没有完成");
    [judged.status.word(), percent.as_deref().unwrap_or_default(), open.unwrap_or_default()].concat()
}

fn page(origin: &Origin) -> String {
    format!("原网页：{}", origin.said())
}

fn is_special(sign: char) -> bool {
    matches!(sign, '{' | '}' | '\\' | '%' | '#' | '&' | '$' | '_' | '^' | '~' | ',' | '"' | ' ')
}

/// Text for a BibTeX field.
fn tex(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\\' => out.push_str("\\textbackslash "),
            '~' => out.push_str("\\textasciitilde "),
            '^' => out.push_str("\\textasciicircum "),
            '{' | '}' | '%' | '#' | '&' | '$' | '_' => {
                out.push('\\');
                out.push(sign);
            }
            _ => out.push(sign),
        }
    }
    out
}

/// An address inside `\url`: only braces could end it early.
fn verbatim(address: &str) -> String {
    address.replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    fn stated() -> Citation<'static> {
        Citation {
            title: "2022第四季度政府绩效目标执行情况",
            place: Some("杭州市拱墅区"),
            origin: None,
            publisher: Some("区府办"),
            published: Some("2023-01-05"),
            index_no: Some("K1493206-6/2023-26195"),
            id: "r2022q4-002",
            lines: Some([24, 28]),
            words: "完成23项问题整改",
            reported: "已完成23项问题整改。",
            status: "已完成".into(),
            address: "https://example.org/#/task/r2022q4-002",
            read_on: Some("2023-02-01"),
        }
    }

    fn unstated() -> Citation<'static> {
        let title = "2020年区《政府工作报告》主要目标任务进展情况";
        let nothing =
            Citation { publisher: None, published: None, index_no: None, read_on: None, ..stated() };
        Citation { title, place: None, ..nothing }
    }

    #[test]
    fn a_page_of_the_government_is_the_path_only_where_it_is_sure() {
        let url = "http://example.gov.cn/a.html".to_owned();
        let check = |is_inferred: bool, gbt: &str, page: &str| {
            let origin = Origin { url: url.clone(), is_inferred };
            let cited = Citation { origin: Some(&origin), ..stated() };
            assert!(cited.gbt7714().contains(gbt), "{}", cited.gbt7714());
            assert!(cited.gbt7714().contains(cited.address));
            assert!(cited.plain().contains(page) && cited.bibtex().contains("example.gov.cn"));
        };
        check(
            false,
            "[2023-02-01]. http://example.gov.cn/a.html. ",
            "；原网页：http://example.gov.cn/a.html）",
        );
        check(
            true,
            " 原网页（地址系推断）: http://example.gov.cn/a.html.",
            "；原网页：http://example.gov.cn/a.html（地址系推断）",
        );
    }

    #[test]
    fn what_says_nothing_about_completion_is_never_quoted_as_undone() {
        for source in crate::report::shipped() {
            for task in crate::record::records(&crate::report::read(&source)) {
                let open = matches!(task.judged().status, Status::Reported | Status::NoData);
                assert_eq!(status(&task).contains("不等于没有完成"), open, "{}", task.id);
            }
        }
    }

    #[test]
    fn a_source_that_says_all() {
        expect!["区府办（杭州市拱墅区）. 2022第四季度政府绩效目标执行情况: 第24—28行[EB/OL]. (2023-01-05)[2023-02-01]. https://example.org/#/task/r2022q4-002. 索引号: K1493206-6/2023-26195."].assert_eq(&stated().gbt7714());
        expect!["承诺：“完成23项问题整改”；报告：“已完成23项问题整改。”；状态：已完成（按公开的规则得出）。——杭州市拱墅区《2022第四季度政府绩效目标执行情况》，第24—28行（编号：r2022q4-002；发布机构：区府办；发布日期：2023-01-05；索引号：K1493206-6/2023-26195）。https://example.org/#/task/r2022q4-002"].assert_eq(&stated().plain());
        expect![[r#"
            > 承诺：“完成23项问题整改”
            >
            > 报告：“已完成23项问题整改。”
            >
            > 状态：已完成（按公开的规则得出）
            >
            > ——杭州市拱墅区《2022第四季度政府绩效目标执行情况》，第24—28行（编号：r2022q4-002；发布机构：区府办；发布日期：2023-01-05；索引号：K1493206-6/2023-26195）。[r2022q4-002](<https://example.org/#/task/r2022q4-002>)
        "#]].assert_eq(&stated().markdown());
        expect![[r#"
            @misc{r2022q4-002,
              title = {{2022第四季度政府绩效目标执行情况}},
              author = {{区府办}},
              year = {2023},
              date = {2023-01-05},
              howpublished = {\url{https://example.org/#/task/r2022q4-002}},
              url = {https://example.org/#/task/r2022q4-002},
              urldate = {2023-02-01},
              note = {索引号：K1493206-6/2023-26195；第24—28行；地区：杭州市拱墅区；承诺：“完成23项问题整改”；报告：“已完成23项问题整改。”；状态：已完成（按公开的规则得出）。},
              language = {chinese}
            }
        "#]]
        .assert_eq(&stated().bibtex());
    }

    #[test]
    fn a_source_that_says_nothing_of_itself() {
        expect!["发布机构未注明. 2020年区《政府工作报告》主要目标任务进展情况: 第24—28行[EB/OL]. (日期未注明). https://example.org/#/task/r2022q4-002."].assert_eq(&unstated().gbt7714());
        assert!(unstated().plain().contains("《2020年区〈政府工作报告〉主要目标任务进展情况》"));
        assert!(unstated().bibtex().contains("author = {{未注明}}"));
        assert!(unstated().bibtex().contains("note = {索引号：未注明；发布日期：未注明；"));
    }

    #[test]
    fn words_never_break_the_entry() {
        let citation = Citation { words: "R&D投入100%{增长}_a", ..stated() };
        assert!(citation.bibtex().contains(r"R\&D投入100\%\{增长\}\_a"));
        let citation = Citation { words: "*甲*[乙](丙)", ..stated() };
        assert!(citation.markdown().starts_with(r"> 承诺：“\*甲\*\[乙\](丙)”"));
    }
}
