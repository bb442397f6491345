//! Short names of reports among others. In: reports. Out: `2020 年` where all are of one place, `甲县 2020 年` where they are of
//! several, with the title where two would be called the same.

use std::collections::HashMap;

use crate::dataset::Paper;
use crate::words;

/// What has to be said to tell reports apart.
#[derive(Clone, Debug, Default)]
pub struct ShortNames {
    /// They are of several places, or nobody knows of which.
    several_places: bool,
    /// How many reports share a place and a period.
    alike: HashMap<String, usize>,
}

/// Signs of a title that a short name holds.
const MOST_SIGNS: usize = 16;

impl ShortNames {
    pub fn of(papers: &[Paper]) -> ShortNames {
        let mut names = ShortNames::default();
        for paper in papers {
            names.several_places |= place(paper) != place(&papers[0]);
            let key = key(paper);
            let count = names.alike.get(&key).copied().unwrap_or(0);
            names.alike.insert(key, count + 1);
        }
        names
    }

    /// In the language in use.
    pub fn of_paper(&self, paper: &Paper) -> String {
        let source = &paper.source;
        let period = match source.period.year {
            // Nobody knows of which year it is.
            0 => String::new(),
            year => words::period(year, source.period.month),
        };
        let title = || source.title.chars().take(MOST_SIGNS).collect::<String>();
        let is_alone = self.alike.get(&key(paper)).is_none_or(|count| *count < 2);
        match (&source.locality, self.several_places) {
            (None, true) => joined([&title(), &period, ""]),
            (Some(place), true) if is_alone => joined([words::of_place(place), &period, ""]),
            (Some(place), true) => joined([words::of_place(place), &period, &title()]),
            (_, false) if is_alone && !period.is_empty() => period,
            (_, false) => joined([&period, &title(), ""]),
        }
    }
}

/// Words with blanks between, those that are missing left out.
fn joined(words: [&str; 3]) -> String {
    let mut told = String::new();
    for word in words.into_iter().filter(|word| !word.is_empty()) {
        if !told.is_empty() {
            told.push(' ');
        }
        told.push_str(word);
    }
    told
}

fn place(paper: &Paper) -> Option<&str> {
    paper.source.locality.as_ref().map(|place| place.name.as_str())
}

fn key(paper: &Paper) -> String {
    let period = paper.source.period;
    [place(paper).unwrap_or_default(), " ", &period.year.to_string(), " ", &period.month.to_string()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{Dataset, Manifest};
    use crate::report::{self, Locality, Report, Source};

    #[test]
    fn places_are_named_where_there_are_several() {
        let paper = |id: &str, title: &str| -> Report {
            let text = format!("{title}\n序号\t工作任务\t完成情况\n1\t新建公园3个\t已建成3个\n");
            let source = report::guess_source(id, &text);
            let place = &title[..title.find('2').unwrap_or_default()];
            let locality = Some(Locality { name: place.to_owned(), english: None });
            report::read(&Source { locality, ..source })
        };
        let check = |reports: &[Report], want: &[&str]| {
            let papers = Dataset::of(reports, Manifest::default()).papers;
            let names = ShortNames::of(&papers);
            assert_eq!(papers.iter().map(|paper| names.of_paper(paper)).collect::<Vec<_>>(), want);
        };
        let (one, other) =
            (paper("a", "甲县2023年12月重点工作情况"), paper("b", "甲县2024年12月重点工作情况"));
        check(&[one.clone(), other], &["2023 年全年", "2024 年全年"]);
        check(
            &[one.clone(), paper("c", "乙丙市2023年12月重点工作情况")],
            &["甲县 2023 年全年", "乙丙市 2023 年全年"],
        );
        check(
            &[one, paper("d", "甲县2023年12月民生实事情况")],
            &["2023 年全年 甲县2023年12月重点工作情况", "2023 年全年 甲县2023年12月民生实事情况"],
        );
    }
}
