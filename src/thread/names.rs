//! The table of names (`names.tsv`) laid over what the reports say. In: records and figures of the
//! narratives, as items. Out: the passages of every item, and for every name the passages that speak of it.
//! Refuses to know: how a series is drawn, what counts as related.

use std::collections::HashMap;

use super::fold::{Folded, is_full_stop};
use super::word::{Lexicon, Wording};
use crate::record::{Indicator, Record};
use crate::report::text::steps::{step, steps};

/// The table, with its reasons, as it stands in the source.
pub const TABLE: &str = include_str!("names.tsv");

/// What a line of the table gathers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gather {
    /// Figures with the unit of the line.
    Figures,
    /// Figures, and tasks that name the thing without a figure in that unit.
    FiguresAndNames,
    /// Goals and progress that speak of it.
    Subject,
    /// Goals alone.
    Goals,
}

pub struct Name {
    pub name: &'static str,
    pub gather: Gather,
    /// The first is shown.
    pub units: Vec<&'static str>,
    pub words: Wording,
    /// What the clause or the name of the figure must hold.
    pub label: Wording,
    pub why: &'static str,
}

/// A task or a figure of a narrative.
pub struct Item<'a> {
    pub id: &'a str,
    pub report: &'a str,
    pub year: i32,
    /// The last year its report speaks of.
    pub until: i32,
    pub source: From<'a>,
    /// Its passages, as a range.
    pub passages: std::ops::Range<usize>,
}

#[derive(Clone, Copy)]
pub enum From<'a> {
    Task(&'a Record),
    Figure(&'a Indicator),
}

/// What a passage is to its item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A goal, or the clause of a figure.
    Goal,
    Progress,
    /// The name made for a figure.
    Name,
    /// What the sentence of a figure says before it: enough to say whose the figure is, not that the
    /// figure is of it.
    Around,
}

/// A goal, a sentence of a progress, or the clause of a figure, folded, with the table's words in it.
pub struct Passage {
    pub item: usize,
    pub role: Role,
    pub folded: Folded,
    /// The byte of its text where it begins.
    pub from: usize,
    pub seen: Vec<u16>,
}

pub struct Names<'a> {
    pub names: Vec<Name>,
    pub lexicon: Lexicon,
    pub items: Vec<Item<'a>>,
    pub passages: Vec<Passage>,
    /// For every word the passages that hold it.
    holders: Vec<Vec<u32>>,
    /// The last year any item speaks of.
    pub last_year: Option<i32>,
}

impl<'a> Names<'a> {
    pub fn new(records: &'a [Record], indicators: &'a [Indicator]) -> Self {
        let mut lexicon = Lexicon::default();
        let names: Vec<Name> = TABLE.lines().filter_map(|line| name(line, &mut lexicon)).collect();
        let mut all = Names {
            names,
            lexicon,
            items: Vec::new(),
            passages: Vec::new(),
            holders: Vec::new(),
            last_year: None,
        };
        for record in records {
            let from = all.passages.len();
            all.add(&record.goal, Role::Goal, 0);
            let mut begin = 0;
            for sentence in record.progress.split_inclusive(|c| is_full_stop(c) || c == '；') {
                all.add(sentence, Role::Progress, begin);
                begin += sentence.len();
            }
            all.items.push(Item {
                id: &record.id,
                report: &record.report,
                year: record.year,
                until: record.year,
                source: From::Task(record),
                passages: from..all.passages.len(),
            });
        }
        for figure in indicators {
            let from = all.passages.len();
            all.add(&figure.text, Role::Goal, 0);
            all.add(&figure.name, Role::Name, 0);
            all.add(&figure.sentence, Role::Around, 0);
            all.items.push(Item {
                id: &figure.id,
                report: &figure.report,
                year: figure.year,
                until: figure.year,
                source: From::Figure(figure),
                passages: from..all.passages.len(),
            });
        }
        let mut untils: HashMap<&str, i32> = HashMap::new();
        for figure in indicators {
            let until = untils.entry(&figure.report).or_insert(figure.year);
            *until = figure.year.max(*until);
        }
        for item in &mut all.items[records.len()..] {
            item.until = untils.get(item.report).copied().unwrap_or(item.year);
        }
        all.last_year = all.items.iter().map(|i| i.year).max();
        all.holders = vec![Vec::new(); all.lexicon.len()];
        for (at, passage) in all.passages.iter().enumerate() {
            for &word in &passage.seen {
                all.holders[word as usize].push(at as u32);
            }
        }
        all
    }

    fn add(&mut self, text: &str, role: Role, from: usize) {
        step();
        let folded = Folded::new(text);
        let seen = self.lexicon.seen(&folded.chars);
        self.passages.push(Passage { item: self.items.len(), role, folded, from, seen });
    }

    /// The passages that speak of a name, in the order of the text.
    pub fn speaking(&self, name: &Name) -> Vec<usize> {
        let mut at: Vec<usize> =
            name.words.leads().flat_map(|w| self.holders[w as usize].iter()).map(|&p| p as usize).collect();
        steps(at.len());
        at.sort_unstable();
        at.dedup();
        let figures = matches!(name.gather, Gather::Figures | Gather::FiguresAndNames);
        at.retain(|&p| {
            let passage = &self.passages[p];
            (figures || passage.role != Role::Around) && name.words.fits(&passage.seen)
        });
        at
    }

    /// For every record the subjects it speaks of, as evidence of nearness: 1 by its goal, ½ by its
    /// progress alone.
    pub fn subjects(&self, records: usize) -> Vec<Vec<super::near::Subject>> {
        let mut subjects = vec![Vec::new(); records];
        // Lines of figures hold wide words, narrowed by the clause of the figure: no evidence by themselves.
        let of_subjects = |name: &Name| matches!(name.gather, Gather::Subject | Gather::Goals);
        for (number, name) in self.names.iter().enumerate().filter(|(_, name)| of_subjects(name)) {
            let mut speaking = self.speaking(name);
            speaking.retain(|&p| self.passages[p].item < records);
            for group in speaking.chunk_by(|&a, &b| self.passages[a].item == self.passages[b].item) {
                let by_goal = group.iter().any(|&p| self.passages[p].role == Role::Goal);
                if by_goal || name.gather != Gather::Goals {
                    let part = if by_goal { 1.0 } else { 0.5 };
                    subjects[self.passages[group[0]].item].push((number as u16, part));
                }
            }
        }
        subjects
    }
}

/// Every name of the table, with a search, in the language of the search, for what its words say: who types the name
/// finds the tasks that put it otherwise.
pub fn searches() -> impl Iterator<Item = (&'static str, String)> {
    TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut cells = line.split('\t');
        let name = cells.nth(1)?;
        let ways: Vec<String> = cells.nth(1)?.split(" / ").flat_map(written_out).collect();
        (!ways.is_empty()).then(|| (name, ways.join(" | ")))
    })
}

/// One way to say it: a list of words for each choice among those parted by `|`.
fn written_out(way: &str) -> Vec<String> {
    let mut lists = vec![String::new()];
    for group in way.split_whitespace() {
        let (sign, words) = group.strip_prefix('-').map_or(("", group), |words| ("-", words));
        if !sign.is_empty() {
            let none: String = words.split('|').map(|word| [" -", word].concat()).collect();
            lists.iter_mut().for_each(|list| list.push_str(&none));
            continue;
        }
        let longer =
            |list: &String| words.split('|').map(|word| [list, " ", word].concat()).collect::<Vec<_>>();
        lists = lists.iter().flat_map(longer).collect();
    }
    lists.retain(|list| !list.trim().is_empty());
    lists.iter().map(|list| list.trim().to_owned()).collect()
}

/// A line of the table; comments and broken lines give nothing.
fn name(line: &'static str, lexicon: &mut Lexicon) -> Option<Name> {
    if line.starts_with('#') {
        return None;
    }
    let mut cells = line.split('\t');
    let mut next = || cells.next();
    let gather = match next()? {
        "n" => Gather::Figures,
        "n*" => Gather::FiguresAndNames,
        "s" => Gather::Subject,
        "g" => Gather::Goals,
        _ => return None,
    };
    let (name, units, words, label, why) = (next()?, next()?, next()?, next()?, next()?);
    let words_read = lexicon.wording(words);
    Some(Name {
        name,
        gather,
        units: units.split('|').filter(|u| !u.is_empty()).collect(),
        label: lexicon.wording(if label.is_empty() { words } else { label }),
        words: words_read,
        why,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_whole_and_says_why() {
        let lines: Vec<&str> = TABLE.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).collect();
        let mut lexicon = Lexicon::default();
        let mut seen: Vec<&str> = Vec::new();
        for line in &lines {
            let name = name(line, &mut lexicon);
            assert!(
                name.as_ref().is_some_and(|n| !n.why.is_empty() && n.words.leads().count() > 0),
                "{line}"
            );
            if let Some(name) = name {
                assert!(!seen.contains(&name.name), "twice: {}", name.name);
                let figures = matches!(name.gather, Gather::Figures | Gather::FiguresAndNames);
                assert_eq!(figures, !name.units.is_empty(), "{line}");
                seen.push(name.name);
            }
        }
        assert!(seen.len() > 200);
    }

    #[test]
    fn a_line_becomes_a_search() {
        assert_eq!(written_out("加装电梯|加梯"), ["加装电梯", "加梯"]);
        assert_eq!(
            written_out("老旧小区 改造|物业 -电梯|分类"),
            ["老旧小区 改造 -电梯 -分类", "老旧小区 物业 -电梯 -分类"]
        );
        assert_eq!(written_out(""), [""; 0]);
        for (name, text) in searches() {
            let (sought, complaints) = crate::query::Sought::parse(&text);
            assert!(!sought.is_empty() && complaints.is_empty(), "{name}: {text}");
        }
    }

    #[test]
    fn the_table_lists_no_ids() {
        for report in ["r2020-", "r2022q4-", "r2024q2-", "plan2021-", "events2019-"] {
            assert!(!TABLE.contains(report), "{report}");
        }
    }
}
