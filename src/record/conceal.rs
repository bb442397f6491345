//! A record without words that are not passed on. In: a record, the words. Out: the record with signs of the same length in
//! their place, so that all places in its texts stay. Refuses to know: what the words are.

use super::{Indicator, Record};
use crate::report::Conceal;

impl Record {
    /// The record as it is passed on. Ids and figures stay.
    pub fn without(&self, words: &Conceal) -> Record {
        let mut record = self.clone();
        let judged = &mut record.judgement;
        let printed = [&mut record.theme, &mut record.goal, &mut record.progress];
        let quoted = [&mut judged.status_why, &mut judged.claim_why];
        let extra = &mut record.extra;
        let cells = [
            &mut extra.target,
            &mut extra.deadline,
            &mut extra.remark,
            &mut extra.problems,
            &mut extra.next,
            &mut extra.status_text,
        ];
        let measured = judged.measures.iter_mut().map(|measure| &mut measure.name);
        let doubts = judged.doubts.iter_mut();
        let all = printed.into_iter().chain(quoted).chain(cells.into_iter().flatten());
        let more = extra.more.iter_mut().map(|(_, cell)| cell);
        let units = record.lead.iter_mut().chain(&mut record.support);
        all.chain(units).chain(measured).chain(doubts).chain(more).for_each(|text| words.in_place(text));
        record
    }
}

impl Indicator {
    /// The figure as it is passed on.
    pub fn without(&self, words: &Conceal) -> Indicator {
        let mut figure = self.clone();
        let texts = [&mut figure.section, &mut figure.name, &mut figure.text, &mut figure.sentence];
        texts.into_iter().for_each(|text| words.in_place(text));
        figure
    }
}
