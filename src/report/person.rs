//! Names of persons and telephone numbers in a paper, so that they need not be passed on with it. In: a report as read, and as
//! shown. Out: the words as printed, each once. A name is one where a column or a label says that persons stand there; a
//! number where it is written as such, or a label says so. Changes nothing.

mod name;
mod number;
mod prose;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use self::name::{is_name, is_parting};
use self::number::numbers;
use super::kind::is_persons;
use super::preview::Preview;
use super::text::{is_blank, is_han};
use super::word_set::EndSet;
use super::{Report, Role};
use crate::document::{Document, Grid, Kind, Place};

/// Ends of labels and heads behind and below which names stand, whatever they look like.
const LABELS: &str = "责任人|負責人|负责人|聯繫人|联系人|联络人|联络员|经办人|承办人|领办人|填报人|填表人|制表人|审核人|复核人|\
    报送人|签发人|签发|姓名|领导|領導|牵头人|记录人|拟稿人|主持人|召集人|带班人|值班人|值班人员|责任人员|河长|林长|路长|\
    及电话|及联系电话|及联系方式";

/// Ends of labels and heads behind and below which names stand as far as they look like names.
const SOFT_LABELS: &str = "组长|员|主持|出席|列席|记录|经办|复核|审核|供稿|编辑|制表|填报|校对|校核|书记|局长|主任|队长|段长|\
    总指挥|参会人员|代表|信访人|申请人|干部|当事人|户主|法人";

/// Ends of labels and heads that speak of numbers.
const NUMBER_LABELS: &str = "电话|電話|手机|手机号|号码|传真|联系方式|方式";

/// What heads of sums and codes hold: figures below them are no numbers of persons.
const COUNTED_HEADS: &str = "元|资|额|编号|代码|账号|账户|面积|编码|序号";

static LABEL_ENDS: LazyLock<EndSet> = LazyLock::new(|| EndSet::of(LABELS.split('|')));
static SOFT_ENDS: LazyLock<EndSet> = LazyLock::new(|| EndSet::of(SOFT_LABELS.split('|')));
static NUMBER_ENDS: LazyLock<EndSet> = LazyLock::new(|| EndSet::of(NUMBER_LABELS.split('|')));

/// A label has no more signs.
const LONGEST_LABEL: usize = 12;
/// Names behind a label stand within as many signs.
const NAMES_SIGNS: usize = 80;

/// What a label or a head says of what stands behind or below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    /// Names.
    Names,
    /// Persons, and what else may be there.
    Persons,
    Numbers,
    /// Sums, codes: no number of a person.
    Counts,
    Nothing,
}

fn said(label: &str) -> Said {
    let bare: String = label.chars().filter(|sign| !is_blank(*sign)).collect();
    // 填报人（签字）
    let bare = match bare.strip_suffix(['）', ')']).and_then(|open| open.rsplit_once(['（', '('])) {
        Some((front, _)) if !front.is_empty() && !bare.contains('元') => front.to_owned(),
        _ => bare,
    };
    if LABEL_ENDS.ends(&bare) {
        Said::Names
    } else if SOFT_ENDS.ends(&bare) {
        Said::Persons
    } else if NUMBER_ENDS.ends(&bare) {
        Said::Numbers
    } else if COUNTED_HEADS.split('|').any(|word| bare.contains(word)) {
        Said::Counts
    } else {
        Said::Nothing
    }
}

/// Names and numbers in a paper, in order.
pub fn persons(report: &Report, document: &Document, shown: &Preview) -> Vec<String> {
    let text = &*report.source.text;
    let mut found = Found::default();
    for table in &shown.tables {
        for (at, column) in table.columns.iter().enumerate() {
            let is_column = column.role == Role::Person.name();
            let said = match said(&column.head) {
                // A column that only looks like persons: names of villages do, too.
                Said::Nothing if is_column && column.head.trim().is_empty() => Said::Persons,
                said => said,
            };
            for row in &table.rows {
                let Some(cell) = row.cells.get(at) else { continue };
                let [first, last] = row.lines.map(|line| report.lines.span(line));
                let lines = text.get(first.start..last.end).unwrap_or(text);
                found.cell(cell, said, lines);
            }
        }
    }
    for block in &document.blocks {
        match &block.kind {
            Kind::Grid(grid) => found.grid(grid, text),
            _ => found.lines(block.span.of(text)),
        }
    }
    // What was written by hand stands behind the paper's end.
    found.lines(text.get(document.text.len()..).unwrap_or(""));
    found.0.into_iter().collect()
}

#[derive(Default)]
struct Found(BTreeSet<String>);

impl Found {
    fn numbers(&mut self, words: &str, said: bool) {
        numbers(words, said, |number| _ = self.0.insert(number.to_owned()));
    }

    /// A cell below a head; `lines` are those on which it stands.
    fn cell(&mut self, cell: &str, said: Said, lines: &str) {
        if matches!(said, Said::Names | Said::Persons) {
            let fit = |name: &&str| said == Said::Names || is_name(name) || name.contains(['·', '•']);
            let fitting = names(cell).filter(fit);
            self.0.extend(fitting.filter_map(|name| printed(lines, name)).map(str::to_owned));
        }
        if !matches!(said, Said::Counts | Said::Nothing) {
            self.numbers(cell, true);
        }
    }

    /// Words of lines: rows of cells below heads, and words with labels among them.
    fn lines(&mut self, lines: &str) {
        let mut heads = Heads::default();
        for line in lines.lines() {
            let cells: Vec<(usize, &str)> = cells_of(line).into_iter().enumerate().collect();
            self.0.extend(prose::member(line).map(str::to_owned));
            match cells.len() {
                1 => heads = Heads::default(),
                _ => self.row(&cells, &mut heads),
            }
            self.words(&cells, &heads);
        }
    }

    fn grid(&mut self, grid: &Grid, text: &str) {
        let mut heads = Heads::default();
        for row in grid.places() {
            let pieces = |place: &Place| grid.cells[place.cell].pieces.iter().map(|piece| piece.of(text));
            let cells: Vec<(usize, &str)> =
                row.iter().flat_map(|place| pieces(place).map(|words| (place.column, words))).collect();
            self.row(&cells, &mut heads);
            self.words(&cells, &heads);
        }
    }

    /// Cells of a row with their columns: heads of those below, a label beside its value, or values below heads.
    fn row(&mut self, cells: &[(usize, &str)], heads: &mut Heads) {
        let told: Vec<(usize, Said)> = cells.iter().map(|(column, cell)| (*column, said(cell))).collect();
        let is_person = |said: Said| matches!(said, Said::Names | Said::Persons | Said::Numbers);
        let digits = || cells.iter().any(|(_, cell)| cell.contains(|sign: char| sign.is_ascii_digit()));
        if told.iter().any(|(_, said)| is_person(*said)) {
            for ((_, label), (_, value)) in told.iter().zip(&cells[1..]) {
                let fits = *label == Said::Numbers || names(value).any(is_name);
                if is_person(*label) && fits {
                    self.cell(value, if *label == Said::Names { Said::Persons } else { *label }, value);
                }
            }
            heads.take(told);
        } else if heads.told.is_empty() && told.iter().any(|(_, said)| *said == Said::Counts) && !digits() {
            heads.take(told);
        } else {
            heads.go_on = false;
            for (column, cell) in cells {
                self.cell(cell, heads.of(*column), cell);
            }
        }
    }

    /// What is said within the cells of a row, whatever stands above them.
    fn words(&mut self, cells: &[(usize, &str)], heads: &Heads) {
        for (column, cell) in cells {
            self.labelled(cell);
            self.called(cell);
            self.0.extend(prose::names(cell).into_iter().map(str::to_owned));
            if heads.of(*column) != Said::Counts {
                self.numbers(cell, false);
            }
        }
    }

    /// What stands behind labels.
    fn labelled(&mut self, words: &str) {
        for (at, sign) in words.match_indices([':', '：', '】']) {
            let before = words[..at].char_indices().rev().take(LONGEST_LABEL);
            let label =
                before.take_while(|(_, sign)| is_han(*sign) || is_blank(*sign) || "（）()".contains(*sign));
            let label = label.last().map_or("", |(start, _)| &words[start..at]);
            let value = &words[at + sign.len()..];
            let near = value.char_indices().nth(NAMES_SIGNS).map_or(value, |(end, _)| &value[..end]);
            let value = near.split(['；', ';', '。']).next().unwrap_or(near);
            match said(label) {
                Said::Numbers => self.numbers(value, true),
                said @ (Said::Names | Said::Persons) => self.behind(value, said),
                _ => {}
            }
        }
    }

    /// Names with which a value begins; other words may follow.
    fn behind(&mut self, value: &str, said: Said) {
        // The next label is none of the names.
        let value = value.find([':', '：']).map_or(value, |next| value[..next].trim_end_matches(is_han));
        let value = value.trim_matches(is_blank);
        let is_first =
            |name: &str| value.split(is_parting).next().is_some_and(|first| names(first).eq([name]));
        let fits =
            |nth: usize, name: &str| is_name(name) || nth == 0 && said == Said::Names && is_first(name);
        let listed = names(value).enumerate().take_while(|(nth, name)| fits(*nth, name));
        self.0.extend(listed.map(|(_, name)| name.to_owned()));
    }

    /// 由李卫东同志牵头, 李卫东（副区长）带队: who is called something behind the name.
    fn called(&mut self, words: &str) {
        for (at, _) in words.match_indices("同志").chain(words.match_indices(['（', '('])) {
            let is_bracket = !words[at..].starts_with("同志");
            let inside = words[at..].split(['）', ')']).next().unwrap_or("");
            if is_bracket && !(inside.ends_with('长') || inside.ends_with("主任") || inside.ends_with("书记"))
            {
                continue;
            }
            let signs = words[..at].char_indices().rev().take(5);
            let run = signs.take_while(|(_, sign)| is_han(*sign) && !"由请和与、".contains(*sign)).last();
            let run = run.map_or("", |(start, _)| &words[start..at]);
            if (2..=3).contains(&run.chars().count()) && is_persons(run) {
                self.0.insert(run.to_owned());
            }
        }
    }
}

/// The cells of a line: parted by tabs or bars, or by gaps of two blanks where there are three cells or more.
fn cells_of(line: &str) -> Vec<&str> {
    if line.contains(['\t', '|']) {
        return line.split(['\t', '|']).collect();
    }
    let parted = line.trim_matches(is_blank).split("  ").map(|cell| cell.trim_matches(is_blank));
    let cells: Vec<&str> = parted.filter(|cell| !cell.is_empty()).collect();
    if cells.len() > 2 { cells } else { vec![line] }
}

/// Words that may be names; labels are none.
fn names(words: &str) -> impl Iterator<Item = &str> {
    name::names(words).filter(|name| matches!(said(name), Said::Nothing | Said::Counts))
}

/// What the heads of columns say.
#[derive(Default)]
struct Heads {
    told: Vec<(usize, Said)>,
    /// The row before held heads, too.
    go_on: bool,
}

impl Heads {
    fn of(&self, column: usize) -> Said {
        self.told.iter().find(|(own, _)| *own == column).map_or(Said::Nothing, |(_, said)| *said)
    }

    /// Takes a row of heads; a second one goes on the first where it says nothing (责任人 above 镇级).
    fn take(&mut self, mut told: Vec<(usize, Said)>) {
        if self.go_on {
            told.iter_mut()
                .filter(|(_, said)| *said == Said::Nothing)
                .for_each(|(column, said)| *said = self.of(*column));
        }
        (self.told, self.go_on) = (told, true);
    }
}

/// As much of a name as stands in its lines: a cell of several lines has them put together.
fn printed<'a>(lines: &str, name: &'a str) -> Option<&'a str> {
    let ends = name.char_indices().map(|(at, sign)| at + sign.len_utf8()).rev();
    let mut parts = ends.map(|end| &name[..end]).take_while(|part| part.chars().count() > 1);
    parts.find(|part| lines.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;
    use crate::report::{Recipe, guess, preview};

    #[track_caller]
    fn check(text: &str, want: &[&str]) {
        let document = document::from_text(text);
        let (report, shown) = preview(&guess("表", &document), &document, &Recipe::default());
        assert_eq!(persons(&report, &document, &shown), want);
    }

    #[test]
    fn columns_of_persons_and_numbers() {
        check(
            "序号\t工作任务\t完成情况\t责任单位\t责任人\t联系电话\n\
             1\t新建公园3个\t已建成3个\t区园林局\t副局长张小明\t0571-88881234\n\
             2\t改造学校2所\t已开工1所\t区教育局\t仇　英、查良（主任）\t13800138000\n\
             3\t新增车位9个\t已新增9个\t区城管局\t待定\t8123456\n",
            &["0571-88881234", "13800138000", "8123456", "仇　英", "张小明", "查良"],
        );
    }

    #[test]
    fn columns_parted_by_gaps() {
        check(
            "序号      重点任务      责任领导      责任单位      责任人\n\
             1      完成跨江大桥      贺建平      市交通局      武立国\n\
             2      新建基站800个      毛晓峰      市工信局      待定\n",
            &["武立国", "毛晓峰", "贺建平"],
        );
    }

    #[test]
    fn persons_beside_their_units() {
        check(
            "工作任务\t完成情况\t责任单位及责任人\n新建公园3个\t已建成3个\t区园林局 李小四\n改造学校2所\t已开工1所\t区教育局、王五\n\
             新增车位9个\t已新增9个\t区城管局\n",
            &["李小四", "王五"],
        );
    }

    #[test]
    fn heads_of_two_rows_and_tables_that_hold_no_tasks() {
        check(
            "乡镇\t责任人\t责任人\t电话\n名称\t镇级\t村级\t手机\n高平镇\t仇英\t查良\t88061234\n罗城乡\t李明\t待定\t0571-88061235转8\n",
            &["0571-88061235转8", "88061234", "仇英", "李明", "查良"],
        );
    }

    #[test]
    fn names_of_villages_are_no_names_of_persons() {
        check(
            "街道,事项,责任单位,进度\n白云,加装电梯,白云街道,12台完成\n高新,充电桩,高新街道,安装88个\n马路,何家村道路,石桥镇,完成3条\n",
            &[],
        );
        check("编号\t项目\t总投资（元）\n1\t文体中心\t13800000000\n", &[]);
    }

    #[test]
    fn names_behind_bodies_before_titles_and_in_words() {
        check(
            "责任人：县教育局周建国、常务副区长温如玉；由李卫东同志牵头，王小平（副区长）带队。\n",
            &["周建国", "李卫东", "温如玉", "王小平"],
        );
        check(
            "电话：（0517）83651827，＋86-571-86234517。\n填报人（签字）：伍文才　联 系 人：黄　一　鸣\n",
            &["86-571-86234517", "伍文才", "黄　一　鸣", "（0517）83651827"],
        );
    }

    #[test]
    fn labels_in_lines() {
        check(
            "一、新建公园3个。责任领导：王五；责任单位：区园林局；联系人：赵六，电话：88881234\n\
             填报人： 区政府办 孙 七　审核人：主要领导 联系方式：138 0013 8000转2\n",
            &["138 0013 8000转2", "88881234", "孙 七", "王五", "赵六"],
        );
    }

    #[test]
    fn what_is_no_name_and_no_number() {
        check(
            "一、负责人：区住建局。完成投资13800000000元，惠及0571户，编号20240101，2024-10-12召开会议。\n\
             责任人：各街道主要负责人；联系方式：详见附件。领导小组：组长由区长担任。3.14159265358\n",
            &[],
        );
    }

    #[test]
    fn identity_numbers() {
        check("申报人证件号11010519491231002X。\n", &["11010519491231002X"]);
        check("统一编号110105999999990021。\n", &[]);
    }
}
