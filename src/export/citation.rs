//! How to quote a task or a figure: GB/T 7714, plain text, Markdown, BibTeX. In: what the source's page
//! says of itself, the lines and the permanent address; out: text. Refuses to know: clocks; the day of
//! reading is given by the caller, or left out.

use super::markdown;
use super::table::range;
use crate::record::Record;
use crate::report::Source;

/// What stands for a fact that the page does not give.
const UNSTATED: &str = "未注明";

/// One place in one source.
#[derive(Clone, Debug, PartialEq)]
pub struct Citation<'a> {
    pub title: &'a str,
    pub publisher: Option<&'a str>,
    /// `YYYY-MM-DD`
    pub published: Option<&'a str>,
    /// 索引号
    pub index_no: Option<&'a str>,
    /// Id of the task or indicator: `r2020-005`.
    pub id: &'a str,
    pub lines: Option<[usize; 2]>,
    /// The words quoted.
    pub words: &'a str,
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
            publisher: source.publisher.as_deref(),
            published: source.published.as_deref(),
            index_no: source.index_no.as_deref(),
            id: &task.id,
            lines: task.lines,
            words: &task.goal,
            address,
            read_on,
        }
    }

    /// GB/T 7714—2015, an online document: 责任者. 题名: 引文处[EB/OL]. (发布日期)[引用日期]. 访问路径.
    pub fn gbt7714(&self) -> String {
        let publisher = self.publisher.unwrap_or("发布机构未注明");
        let published = self.published.unwrap_or("日期未注明");
        let mut text = format!("{publisher}. {}", self.title);
        if let Some(place) = self.place() {
            text.push_str(": ");
            text.push_str(&place);
        }
        text.push_str(&format!("[EB/OL]. ({published})"));
        if let Some(day) = self.read_on {
            text.push_str(&format!("[{day}]"));
        }
        text.push_str(&format!(". {}.", self.address));
        if let Some(number) = self.index_no {
            text.push_str(&format!(" 索引号: {number}."));
        }
        text
    }

    /// A sentence for a newspaper or a letter.
    pub fn plain(&self) -> String {
        format!("“{}”{}{}", self.words, self.source(), self.address)
    }

    pub fn markdown(&self) -> String {
        let words = markdown::escaped(self.words);
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
        note.push(format!("“{}”", self.words));
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
        format!(
            "——《{}》{place}（编号：{}；发布机构：{}；发布日期：{}；索引号：{}）。",
            // Book marks inside book marks are single.
            self.title.replace('《', "〈").replace('》', "〉"),
            self.id,
            said(self.publisher),
            said(self.published),
            said(self.index_no),
        )
    }
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
            publisher: Some("区府办"),
            published: Some("2023-01-05"),
            index_no: Some("K1493206-6/2023-26195"),
            id: "r2022q4-002",
            lines: Some([24, 28]),
            words: "完成23项问题整改",
            address: "https://example.org/#/task/r2022q4-002",
            read_on: Some("2023-02-01"),
        }
    }

    fn unstated() -> Citation<'static> {
        let title = "2020年区《政府工作报告》主要目标任务进展情况";
        Citation { title, publisher: None, published: None, index_no: None, read_on: None, ..stated() }
    }

    #[test]
    fn a_source_that_says_all() {
        expect!["区府办. 2022第四季度政府绩效目标执行情况: 第24—28行[EB/OL]. (2023-01-05)[2023-02-01]. https://example.org/#/task/r2022q4-002. 索引号: K1493206-6/2023-26195."].assert_eq(&stated().gbt7714());
        expect!["“完成23项问题整改”——《2022第四季度政府绩效目标执行情况》，第24—28行（编号：r2022q4-002；发布机构：区府办；发布日期：2023-01-05；索引号：K1493206-6/2023-26195）。https://example.org/#/task/r2022q4-002"].assert_eq(&stated().plain());
        expect![[r#"
            > 完成23项问题整改
            >
            > ——《2022第四季度政府绩效目标执行情况》，第24—28行（编号：r2022q4-002；发布机构：区府办；发布日期：2023-01-05；索引号：K1493206-6/2023-26195）。[r2022q4-002](<https://example.org/#/task/r2022q4-002>)
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
              note = {索引号：K1493206-6/2023-26195；第24—28行；“完成23项问题整改”},
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
        assert!(citation.markdown().starts_with(r"> \*甲\*\[乙\](丙)"));
    }
}
