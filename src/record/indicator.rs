//! Figures of the narratives as data. In: a report's paragraphs. Out: one [`Indicator`] a figure, in
//! printed order, with its id, heading and line. Refuses to know how figures are found: `measure` reads.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::Number;
use crate::measure::Op;
use crate::measure::indicator::{self, Kind};
use crate::report::{Report, Span};

/// A figure that a narrative records or sets as a target.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// `<report>-NNN`
    pub id: String,
    pub report: String,
    /// The nearest heading, without its final stop.
    pub section: String,
    pub year: i32,
    pub kind: Kind,
    pub name: String,
    pub op: Op,
    pub value: f64,
    pub unit: String,
    /// The clause, word for word.
    pub text: String,
    /// The clause with what its sentence says before it; not published.
    pub sentence: String,
    /// 1-based.
    pub line: usize,
    /// Where the clause stands in the report's text.
    pub places: Vec<Span>,
}

/// The figures of a report's paragraphs. A report of tasks has none: what stands around its table
/// tells of the tasks again.
pub fn indicators(report: &Report) -> Vec<Indicator> {
    let mut found = Vec::new();
    if !report.tasks.is_empty() {
        return found;
    }
    let id = &report.source.id;
    for paragraph in &report.paragraphs {
        let path: Vec<&str> = paragraph.path.iter().map(String::as_str).collect();
        for figure in indicator::read(&paragraph.text.text, &path, report.source.period) {
            let places = paragraph.text.places(figure.at.clone());
            found.push(Indicator {
                id: format!("{id}-{:03}", found.len() + 1),
                report: id.clone(),
                section: paragraph.section.clone(),
                year: figure.year,
                kind: figure.kind,
                name: figure.name,
                op: figure.op,
                value: figure.value,
                unit: figure.unit,
                sentence: sentence(&paragraph.text.text, figure.at.end).to_owned(),
                text: paragraph.text.text.get(figure.at).unwrap_or("").to_owned(),
                line: places.first().map_or(paragraph.line, |at| report.lines.line(at.start)),
                places,
            });
        }
    }
    found
}

/// What a sentence says up to a place.
fn sentence(text: &str, until: usize) -> &str {
    let text = text.get(..until).unwrap_or("");
    let from = text.trim_end_matches(['。', ';', '；']).rfind(['。', ';', '；', '!', '！']);
    from.map_or(text, |at| text[at..].trim_start_matches(['。', ';', '；', '!', '！']))
}

impl Kind {
    pub fn id(self) -> &'static str {
        match self {
            Kind::Actual => "actual",
            Kind::Target => "target",
        }
    }

    pub fn word(self) -> &'static str {
        match self {
            Kind::Actual => "实际",
            Kind::Target => "目标",
        }
    }
}

impl Serialize for Indicator {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut one = to.serialize_struct("Indicator", 11)?;
        one.serialize_field("id", &self.id)?;
        one.serialize_field("report", &self.report)?;
        one.serialize_field("section", &self.section)?;
        one.serialize_field("year", &self.year)?;
        one.serialize_field("kind", self.kind.id())?;
        one.serialize_field("name", &self.name)?;
        one.serialize_field("op", self.op.id())?;
        one.serialize_field("value", &Number(self.value))?;
        one.serialize_field("unit", &self.unit)?;
        one.serialize_field("text", &self.text)?;
        one.serialize_field("line", &self.line)?;
        one.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report;

    #[test]
    fn every_clause_stands_where_it_says() {
        for source in report::shipped() {
            let report = report::read(&source);
            let found = indicators(&report);
            for (at, one) in found.iter().enumerate() {
                assert_eq!(one.id, format!("{}-{:03}", source.id, at + 1));
                let printed: String = one.places.iter().map(|at| at.of(&source.text)).collect();
                assert_eq!(printed, one.text, "{}", one.id);
                assert_eq!(report.lines.line(one.places[0].start), one.line, "{}", one.id);
            }
        }
    }

    #[test]
    fn a_figure_is_written_with_the_published_fields() {
        let text = "2021年工作总结\n\n一、2021年工作回顾\n\n全年新增就业岗位1.4万个，工作有序开展。\n";
        let report = report::read(&report::guess_source("x", text));
        let found = indicators(&report);
        assert_eq!(found.len(), 1, "{found:?}");
        let written = serde_json::to_string(&found[0]).unwrap();
        assert!(written.starts_with(r#"{"id":"x-001","report":"x","section":"一、2021年工作回顾","year":2021,"kind":"actual","name":"#), "{written}");
        assert!(written.contains(r#""op":"=","value":1.4,"unit":"万个""#), "{written}");
        assert!(written.ends_with(r#","line":5}"#), "{written}");
    }
}
