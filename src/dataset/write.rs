//! A data set as bytes. In: the data set, and which parts. Out: the file. Refuses to know: where it goes.

use super::place::Walk;
use super::table::{Port, sealed, write};
use super::{Dataset, Part, row};

impl Dataset {
    /// The file with these parts.
    pub fn written(&self, parts: &[Part]) -> String {
        sealed(&self.tables(parts))
    }

    /// All parts as one file.
    pub fn whole(&self) -> String {
        self.written(&Part::ALL)
    }

    pub(super) fn tables(&self, parts: &[Part]) -> String {
        let mut to = String::new();
        write(&mut to, "edition", [self.edition.clone()], |port, mut edition| {
            port.cell("edition", &mut edition)
        });
        for part in Part::ALL.into_iter().filter(|part| parts.contains(part)) {
            match part {
                Part::Records => self.write_records(&mut to),
                Part::Further => self.write_further(&mut to),
                Part::Texts => self.write_texts(&mut to),
            }
        }
        to
    }

    fn write_records(&self, to: &mut String) {
        write(to, "manifest", [self.manifest.clone()], |port, mut manifest| {
            row::manifest(port, &mut manifest)
        });
        write(to, "reports", self.papers.iter().cloned(), |port, mut paper| row::paper(port, &mut paper));
        write(to, "tasks", self.records.iter(), |port, record| {
            row::task(port, &mut record.clone(), &mut record.judgement.measures.len())
        });
        let measures = self.records.iter().flat_map(|record| &record.judgement.measures);
        write(to, "measures", measures.cloned(), |port, mut measure| row::measure(port, &mut measure));
    }

    fn write_further(&self, to: &mut String) {
        write(to, "readings", self.papers.iter().cloned(), |port, mut paper| {
            let mut counts = [paper.reading.outline.len(), paper.reading.omitted.len()];
            row::reading(port, &mut paper, &mut counts)
        });
        let headings = self.papers.iter().flat_map(|paper| &paper.reading.outline);
        write(to, "headings", headings.cloned(), |port, mut heading| row::heading(port, &mut heading));
        let omitted = self.papers.iter().flat_map(|paper| &paper.reading.omitted);
        write(to, "omitted", omitted.cloned(), |port, mut omitted| row::omitted(port, &mut omitted));
        let mut walk = Walk::default();
        write(to, "traces", self.records.iter(), |port, record| {
            row::trace(port, &mut record.trace().clone(), &mut walk)
        });
        let rules = self.further.fitting.iter().cloned();
        write(to, "rules", rules, |port, mut rules| port.cell("fitting", &mut rules));
        let indicators = self.further.indicators.iter().cloned();
        write(to, "indicators", indicators, |port, mut figure| row::indicator(port, &mut figure));
    }

    fn write_texts(&self, to: &mut String) {
        write(to, "texts", &self.papers, |port, paper| {
            port.cell("id", &mut paper.source.id.clone())?;
            port.cell("text", &mut paper.source.text.to_string())
        });
    }
}
