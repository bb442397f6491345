//! Short names of reports among others. In: reports. Out: `2020 年` where all are of one place, `甲县 2020 年` where they are of
//! several, with the title where two would be called the same.

use std::collections::{HashMap, HashSet};

use crate::dataset::Paper;
use crate::words;

/// What has to be said to tell reports apart.
#[derive(Clone, Debug, Default)]
pub struct ShortNames {
    /// They are of several places, or nobody knows of which.
    several_places: bool,
    /// The ids of reports that share place and period with another.
    twins: HashSet<String>,
}

/// Signs of a title that a short name holds.
const MOST_SIGNS: usize = 16;

impl ShortNames {
    pub fn of(papers: &[Paper]) -> ShortNames {
        let place = |paper: &Paper| paper.source.locality.as_ref().map(|place| place.name.clone());
        let places: HashSet<Option<String>> = papers.iter().map(place).collect();
        let mut alike: HashMap<_, Vec<&str>> = HashMap::new();
        for paper in papers {
            alike.entry((place(paper), paper.source.period)).or_default().push(&paper.source.id);
        }
        let twins = alike.into_values().filter(|ids| ids.len() > 1).flatten().map(str::to_owned).collect();
        ShortNames { several_places: places.len() > 1, twins }
    }

    /// In the language in use.
    pub fn of_paper(&self, paper: &Paper) -> String {
        let source = &paper.source;
        let period = words::period(source.period.year, source.period.month);
        let mut parts: Vec<&str> = Vec::new();
        let title: String = source.title.chars().take(MOST_SIGNS).collect();
        match &source.locality {
            Some(place) if self.several_places => parts.push(words::of_place(place)),
            None if self.several_places => parts.push(&title),
            _ => {}
        }
        parts.push(&period);
        if self.twins.contains(&source.id) && !parts.contains(&title.as_str()) {
            parts.push(&title);
        }
        parts.join(" ")
    }
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
        let (one, other) = (paper("a", "甲县2023年重点工作情况"), paper("b", "甲县2024年重点工作情况"));
        check(&[one.clone(), other], &["2023 年全年", "2024 年全年"]);
        check(
            &[one.clone(), paper("c", "乙丙市2023年重点工作情况")],
            &["甲县 2023 年全年", "乙丙市 2023 年全年"],
        );
        check(
            &[one, paper("d", "甲县2023年民生实事完成情况")],
            &["2023 年全年 甲县2023年重点工作情况", "2023 年全年 甲县2023年民生实事完成情况"],
        );
    }
}
