//! A data set without words that are not passed on: names of persons, telephone numbers. In: a data set, the words. Out:
//! another data set, every place in it where it was. Refuses to know: how the words were found.

use std::sync::Arc;

use super::{Dataset, Part};
use crate::record::Record;
use crate::report::Conceal;
use crate::report::digest;

impl Dataset {
    /// The data set as it is passed on: an edition of its own, since its texts are others.
    pub fn without(&self, words: &Conceal) -> Dataset {
        if words.is_empty() {
            return self.clone();
        }
        let mut set = self.clone();
        set.records = Arc::new(self.records.iter().map(|record: &Record| record.without(words)).collect());
        set.further.indicators = set.further.indicators.iter().map(|figure| figure.without(words)).collect();
        for paper in &mut set.papers {
            let source = &mut paper.source;
            source.text = words.text(&source.text).into();
            words.in_place(&mut source.title);
            paper.reading.outline.iter_mut().for_each(|heading| words.in_place(&mut heading.text));
            // A fingerprint is that of the text beside which it stands.
            paper.source.sha256 = paper.source.sha256.take().map(|_| digest::sha256(paper.printed()));
        }
        words.in_place(&mut set.manifest.title);
        set.edition = digest::sha256(&set.tables(&Part::ALL))[..16].to_owned();
        set
    }
}

#[cfg(test)]
mod tests {
    use crate::dataset::{Dataset, Manifest};
    use crate::document;
    use crate::report::Conceal;
    use crate::report::{self, Recipe, person};

    const PAPER: &str = "2024年重点工作完成情况\n序号\t工作任务\t完成情况\t责任单位\t联系人\n\
        1\t新建公园3个\t已建成3个，张小明到场\t区园林局\t张小明 13800138000\n2\t改造学校2所\t已改造1所\t区教育局\t李四\n\
        附：填报人：王五\n";

    #[test]
    fn no_name_is_left_and_every_place_stays() {
        let document = document::from_text(PAPER);
        let (report, shown) = report::preview(&report::guess("表", &document), &document, &Recipe::default());
        let reports = std::slice::from_ref(&report);
        let set = Dataset::of(reports, Manifest::of(reports, "甲", ""));
        let words = person::persons(&report, &document, &shown);
        assert_eq!(words, ["13800138000", "张小明", "李四", "王五"]);
        let file = set.without(&Conceal::of(words.clone())).whole();
        assert!(words.iter().all(|word| !file.contains(word.as_str())), "{file}");
        let passed = Dataset::read(file.as_bytes()).unwrap();
        assert_ne!(passed.edition, set.edition);
        assert_eq!(passed.records[0].extra.more[0].1, "＊＊＊ ***********");
        assert_eq!(passed.records[0].progress, "已建成3个，＊＊＊到场");
        let text = &passed.papers[0].source.text;
        for record in passed.records.iter() {
            let goal: String = record.trace().goal.iter().map(|at| at.of(text)).collect();
            assert_eq!(goal, record.goal);
        }
        // Nothing to leave out leaves all as it is.
        assert_eq!(set.without(&Conceal::default()), set);
    }
}
