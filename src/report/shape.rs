//! How a page lays its tasks out. In: the lines of its body. Out: where the heads of its tables stand
//! and which column is which field, guessed from the words of the heads alone. Refuses to know the rows.

use super::page::Line;
pub use super::role::{ROLES, Role};
use super::text::{bit, bits, is_blank};

/// How a report's words are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// One cell a line, each begun by a tab.
    TabCells,
    /// One cell a paragraph, rows begun by a number, themes as a column.
    Columns,
    /// One cell a paragraph, rows begun by a number, themes as headings.
    List,
    /// One row a line, cells parted by tabs, bars, commas or blanks.
    Rows,
    /// Numbered text whose fields are labelled: 进展情况：….
    Labelled,
    /// A table whose cells the document itself keeps apart.
    Grid,
    /// Items of a list that carry their units.
    Items,
    /// Headings and paragraphs.
    Prose,
}

impl Layout {
    pub fn name(self) -> &'static str {
        match self {
            Layout::TabCells => "tab-cells",
            Layout::Columns => "columns",
            Layout::List => "list",
            Layout::Rows => "rows",
            Layout::Labelled => "labelled",
            Layout::Grid => "grid",
            Layout::Items => "items",
            Layout::Prose => "prose",
        }
    }
}

/// How the cells of one table are parted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    TabCells,
    Paragraphs,
    Split(char),
    /// Fields named by labels in running text.
    Labelled,
    /// Cells that the document itself keeps apart.
    Grid,
    /// Items of a list with their units.
    Items,
}

/// The head of a table: body lines `from..to`, and its columns in printed order.
#[derive(Clone, Debug)]
pub struct Head {
    pub from: usize,
    pub to: usize,
    pub style: Style,
    pub columns: Vec<Role>,
}

impl Head {
    pub fn has(&self, field: Role) -> bool {
        self.columns.contains(&field)
    }
}

/// Words of column heads, read from the top: the first that a head contains names its field.
const HEADS: &[(Role, &[&str])] = &[
    (Role::No, &["序号", "编号", "项次"]),
    (Role::Lead, &["牵头单位", "牵头部门", "牵头责任单位"]),
    (Role::Support, &["责任单位", "责任部门", "配合单位", "协办单位"]),
    (Role::Other, &["领导", "责任人", "负责人", "联系", "电话", "备注", "依据", "来源"]),
    (
        Role::Other,
        &["时限", "时间", "期限", "节点", "问题", "下一步", "下步", "打算", "评价", "得分", "评分"],
    ),
    (Role::Lead, &["牵头", "主办", "主责", "责任主体"]),
    (Role::Support, &["配合", "协办", "协同", "参与", "参加", "承办", "单位", "部门", "科室"]),
    (Role::Percent, &["完成率", "完成比例", "完成百分比", "完成进度", "进度百分比", "是否"]),
    (Role::Progress, &["进展", "进度", "完成情况", "落实情况", "推进情况", "执行情况"]),
    (Role::Progress, &["办理情况", "实施情况", "成效"]),
    (Role::Theme, &["项目名称", "类别", "分类", "领域", "板块", "专项行动", "类型"]),
    (Role::Goal, &["内容", "清单", "任务", "工作", "目标", "事项", "指标", "举措", "项目", "计划"]),
];

/// A head is a word or two; anything longer is a cell or a heading.
const HEAD_SIGNS: usize = 12;

/// More columns than any such table has; a longer run of such words is no head.
const MOST_COLUMNS: usize = 16;

pub fn role_from_head(words: &str) -> Option<Role> {
    // Every word of a head is Han; most cells of rates and numbers need no closer look.
    if words.is_ascii() {
        return None;
    }
    let mut plain = String::new();
    let mut depth = 0;
    for sign in words.chars().filter(|sign| !is_blank(*sign) && *sign != '"') {
        match sign {
            '(' | '（' => depth += 1,
            ')' | '）' => depth -= 1,
            _ if depth <= 0 => plain.push(sign),
            _ => {}
        }
        if plain.len() > HEAD_SIGNS * 3 {
            return None;
        }
    }
    if plain.contains(['。', '，', ',', '：', ':', '；']) {
        return None;
    }
    let bits = bits(&plain);
    let holds = |word: &&str| bits & bit(word.as_bytes()) != 0 && plain.contains(*word);
    HEADS.iter().find(|(_, words)| words.iter().any(holds)).map(|(field, _)| *field)
}

/// Whether the words alone may be a column's head.
pub fn is_head_word(words: &str) -> bool {
    words.chars().count() <= 6 && role_from_head(words).is_some()
}

/// Whether the columns make a table of tasks: something to do, and who does it or what became of it.
fn is_table(columns: &[Role]) -> bool {
    let has = |field| columns.contains(&field);
    columns.len() >= 3
        && (has(Role::Goal) || has(Role::Theme))
        && [Role::Progress, Role::Percent, Role::Lead, Role::Support].into_iter().any(has)
}

/// The heads of all tables in the body, in order.
pub fn heads(text: &str, body: &[Line]) -> Vec<Head> {
    let alone: Vec<Option<Role>> = body.iter().map(|line| role_from_head(line.words.of(text))).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < body.len() {
        match head_at(text, body, &alone, at) {
            Some(head) => {
                at = head.to;
                found.push(head);
            }
            None => at += 1,
        }
    }
    found
}

fn head_at(text: &str, body: &[Line], alone: &[Option<Role>], at: usize) -> Option<Head> {
    let words = body[at].words.of(text);
    if words.is_empty() || words.len() > 240 {
        return None;
    }
    if let Some((sign, columns)) = parted_head(words) {
        return Some(Head { from: at, to: at + 1, style: Style::Split(sign), columns: settled(columns) });
    }
    alone[at].and_then(|_| stacked_head(text, body, alone, at))
}

/// A head in one line, its cells parted by a sign.
fn parted_head(words: &str) -> Option<(char, Vec<Role>)> {
    ['\t', '|', ',', '，', ' '].into_iter().find_map(|sign| Some((sign, split_head(words, sign)?)))
}

fn split_head(words: &str, sign: char) -> Option<Vec<Role>> {
    if !words.contains(|found| found == sign || sign == ' ' && is_blank(found)) {
        return None;
    }
    let parted: Vec<&str> = if sign == ' ' {
        words.split(is_blank).filter(|part| !part.is_empty()).collect()
    } else {
        words.trim_matches('|').split(sign).collect()
    };
    if parted.len() < 3 {
        return None;
    }
    let columns: Vec<Role> = parted.iter().map(|part| role_from_head(part).unwrap_or(Role::Other)).collect();
    let named = columns.iter().filter(|field| **field != Role::Other).count();
    let short = parted.iter().all(|part| part.chars().count() <= HEAD_SIGNS * 2);
    (short && named >= 3 && named * 2 > columns.len() && is_table(&columns)).then_some(columns)
}

/// A head of one word a line. Where a 序号 stands among them the head begins there.
fn stacked_head(text: &str, body: &[Line], alone: &[Option<Role>], at: usize) -> Option<Head> {
    let tabbed = body[at].span.of(text).starts_with('\t');
    let mut columns = Vec::new();
    let (mut from, mut to, mut blanks) = (at, at, 0);
    for (here, line) in body.iter().enumerate().skip(at) {
        let words = line.words.of(text);
        if words.is_empty() {
            blanks += 1;
            if blanks > 3 {
                break;
            }
            continue;
        }
        let known_next = || next_printed(body, here).is_some_and(|next| alone[next].is_some());
        let field = match alone[here] {
            Some(field) => field,
            // A column that no rule names, between two that are named.
            None if columns.contains(&Role::No) && may_be_head(words) && known_next() => Role::Other,
            None => break,
        };
        if line.span.of(text).starts_with('\t') != tabbed {
            break;
        }
        if field == Role::No && !columns.is_empty() {
            if columns.contains(&Role::No) {
                break;
            }
            columns.clear();
            from = here;
        } else if field != Role::Other && columns.contains(&field) && !columns.contains(&Role::No) && !tabbed
        {
            break;
        }
        if columns.len() == MOST_COLUMNS {
            break;
        }
        columns.push(field);
        (to, blanks) = (here + 1, 0);
    }
    if from != at || !is_table(&columns) {
        return None;
    }
    let style = if tabbed { Style::TabCells } else { Style::Paragraphs };
    Some(Head { from, to, style, columns: settled(columns) })
}

fn next_printed(body: &[Line], at: usize) -> Option<usize> {
    (at + 1..body.len().min(at + 5)).find(|next| !body[*next].words.is_empty())
}

fn may_be_head(words: &str) -> bool {
    words.chars().count() <= 8 && words.chars().all(char::is_alphabetic)
}

/// Columns after the table as a whole: what is a theme beside a task is the task where it stands alone,
/// and a unit in charge leads where no column names a leader. A rate that stands alone is the progress; of several
/// columns of progress the last, which is the latest: two cells are never joined to one.
fn settled(mut columns: Vec<Role>) -> Vec<Role> {
    let has = |columns: &[Role], field| columns.contains(&field);
    let swap = |columns: &mut [Role], from: Role, to: Role| {
        if let Some(first) = columns.iter_mut().find(|field| **field == from) {
            *first = to;
        }
    };
    if !has(&columns, Role::Goal) {
        swap(&mut columns, Role::Theme, Role::Goal);
    } else if !has(&columns, Role::Theme) && columns.iter().filter(|field| **field == Role::Goal).count() > 1
    {
        swap(&mut columns, Role::Goal, Role::Theme);
    }
    if !has(&columns, Role::Lead) {
        swap(&mut columns, Role::Support, Role::Lead);
    }
    if !has(&columns, Role::Progress) {
        swap(&mut columns, Role::Percent, Role::Progress);
    }
    for role in [Role::Progress, Role::Percent] {
        let last = columns.iter().rposition(|field| *field == role);
        for (at, field) in columns.iter_mut().enumerate() {
            if *field == role && Some(at) != last {
                *field = Role::Other;
            }
        }
    }
    columns
}

/// The layout that a record's reader is told of: that of the first table.
pub fn layout(first: Option<&Head>) -> Layout {
    match first {
        None => Layout::Prose,
        Some(head) => match head.style {
            Style::TabCells => Layout::TabCells,
            Style::Split(_) => Layout::Rows,
            Style::Labelled => Layout::Labelled,
            Style::Grid => Layout::Grid,
            Style::Items => Layout::Items,
            Style::Paragraphs if head.has(Role::Theme) => Layout::Columns,
            Style::Paragraphs => Layout::List,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_columns_by_their_heads() {
        use Role::*;
        let check = |words, want| assert_eq!(role_from_head(words), want, "{words}");
        check("序号 \u{a0}序号", Some(No));
        check("项 目 名 称", Some(Theme));
        check("主要工作内容", Some(Goal));
        check("牵头领导", Some(Other));
        check("牵头责任单位", Some(Lead));
        check("责任单位", Some(Support));
        check("进展情况（截至6月底）", Some(Progress));
        check("完成时限", Some(Other));
        check("累计完成情况", Some(Progress));
        check("重点工作", Some(Goal));
        check("“亚运靓城”专项行动任务进展情况", None);
        check("地区生产总值", None);
    }

    #[test]
    fn settles_what_stands_alone() {
        use Role::*;
        assert_eq!(settled(vec![No, Goal, Support, Progress]), [No, Goal, Lead, Progress]);
        assert_eq!(settled(vec![No, Theme, Lead, Progress]), [No, Goal, Lead, Progress]);
        assert_eq!(settled(vec![No, Goal, Progress, Percent]), [No, Goal, Progress, Percent]);
        assert_eq!(settled(vec![No, Goal, Lead, Percent]), [No, Goal, Lead, Progress]);
        assert_eq!(settled(vec![No, Goal, Progress, Progress]), [No, Goal, Other, Progress]);
        assert_eq!(settled(vec![No, Goal, Goal, Lead, Progress]), [No, Theme, Goal, Lead, Progress]);
        assert_eq!(
            settled(vec![Theme, Goal, Lead, Support, Progress]),
            [Theme, Goal, Lead, Support, Progress]
        );
    }
}
