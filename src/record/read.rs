//! A record from data that anyone may have written: tasks.json, or rows that a script opens. In: an
//! object with the published field names, in any order, any of them missing or null, figures also as
//! text; out: a [`Record`]. An unknown field is passed over; only a thing that is no object is refused.

use std::fmt;
use std::sync::OnceLock;

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor};

use super::place::quoted;
use super::{Extra, Judgement, Record};
use crate::measure::{Measure, Op, Pace, Status, Verdict, named_change};

impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Record, D::Error> {
        from.deserialize_map(Task).map(|row| row.record)
    }
}

/// A record, and whether its data gave a judgement.
pub(super) struct Row {
    pub record: Record,
    pub is_judged: bool,
}

impl<'de> Deserialize<'de> for Row {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Row, D::Error> {
        from.deserialize_map(Task)
    }
}

impl Record {
    /// A task of which nothing is known yet.
    pub fn blank() -> Record {
        Record {
            id: String::new(),
            report: String::new(),
            year: 0,
            theme_no: None,
            theme: String::new(),
            no: None,
            goal: String::new(),
            lead: Vec::new(),
            support: Vec::new(),
            inherited: Vec::new(),
            progress: String::new(),
            extra: Extra::default(),
            lines: None,
            judgement: Judgement::default(),
            trace: OnceLock::new(),
        }
    }
}

struct Task;

impl<'de> Visitor<'de> for Task {
    type Value = Row;

    fn expecting(&self, to: &mut fmt::Formatter) -> fmt::Result {
        to.write_str("a task: an object with the fields of tasks.json")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Row, A::Error> {
        let mut task = Record::blank();
        let mut judged = Judgement::default();
        let mut status = None;
        let mut printed: Vec<Printed> = Vec::new();
        while let Some(Text(key)) = map.next_key()? {
            match key.as_str() {
                "id" => task.id = map.next_value::<Text>()?.0,
                "report" => task.report = map.next_value::<Text>()?.0,
                "year" => task.year = whole(map.next_value()?).unwrap_or(0),
                "theme_no" => task.theme_no = filled(map.next_value()?),
                "theme" => task.theme = map.next_value::<Text>()?.0,
                "no" => task.no = whole(map.next_value()?).and_then(|number| number.try_into().ok()),
                "goal" => task.goal = map.next_value::<Text>()?.0,
                "lead" => task.lead = map.next_value::<Texts>()?.0,
                "support" => task.support = map.next_value::<Texts>()?.0,
                "inherited" => task.inherited = map.next_value::<Texts>()?.0,
                "progress" => task.progress = map.next_value::<Text>()?.0,
                "target" => task.extra.target = filled(map.next_value()?),
                "deadline" => task.extra.deadline = filled(map.next_value()?),
                "remark" => task.extra.remark = filled(map.next_value()?),
                "problems" => task.extra.problems = filled(map.next_value()?),
                "next" => task.extra.next = filled(map.next_value()?),
                "status_text" => task.extra.status_text = filled(map.next_value()?),
                "more" => task.extra.more = map.next_value::<Pairs>()?.0,
                "percent" => judged.percent = map.next_value::<Figure>()?.0,
                "lines" => task.lines = map.next_value::<Lines>()?.0,
                "status" => status = Status::from_id(&map.next_value::<Text>()?.0),
                "status_why" => judged.status_why = map.next_value::<Text>()?.0,
                "rule" => judged.rule = map.next_value::<Text>()?.0,
                "claim_rule" => judged.claim_rule = map.next_value::<Text>()?.0,
                "claim_why" => judged.claim_why = map.next_value::<Text>()?.0,
                "claim" => judged.claim = Status::from_id(&map.next_value::<Text>()?.0),
                "check" => {
                    let check = Verdict::from_id(&map.next_value::<Text>()?.0);
                    judged.check = check.unwrap_or(Verdict::Unknown);
                }
                "pace" => judged.pace = Pace::from_id(&map.next_value::<Text>()?.0),
                "expected_percent" => judged.expected_percent = map.next_value::<Figure>()?.0,
                "measures" => printed = map.next_value::<Option<Vec<Printed>>>()?.unwrap_or_default(),
                "doubts" => judged.doubts = map.next_value::<Texts>()?.0,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        // A row that tells progress but no status claims nothing: "reported" says just that.
        let told = if task.progress.is_empty() { Status::NoData } else { Status::Reported };
        judged.status = status.unwrap_or(told);
        let is_judged = status.is_some() || !printed.is_empty();
        judged.measures = measures(&task, printed);
        judged.status_why_at = quoted(&task.progress, &judged.status_why);
        judged.claim_why_at = quoted(&task.progress, &judged.claim_why);
        task.judgement = judged;
        Ok(Row { record: task, is_judged })
    }
}

/// A measure as the data writes it, before its words are found again in goal and progress.
#[derive(serde::Deserialize)]
#[serde(default)]
struct Printed {
    name: Text,
    op: Text,
    target: Figure,
    unit: Text,
    target_text: Text,
    actual: Figure,
    actual_text: Text,
    verdict: Text,
}

impl Default for Printed {
    fn default() -> Printed {
        let text = || Text(String::new());
        Printed {
            name: text(),
            op: text(),
            target: Figure(None),
            unit: text(),
            target_text: text(),
            actual: Figure(None),
            actual_text: text(),
            verdict: text(),
        }
    }
}

fn measures(task: &Record, printed: Vec<Printed>) -> Vec<Measure> {
    let (mut goal, mut progress) = (Reader::new(&task.goal), Reader::new(&task.progress));
    let known = printed.into_iter().filter_map(|one| {
        let target_at = goal.find(&one.target_text.0);
        let cell = task.extra.target.as_deref().filter(|_| target_at.is_none()).unwrap_or("");
        let text = &one.target_text.0;
        let column_at = cell.find(text.as_str()).filter(|_| !text.is_empty()).map(|at| at..at + text.len());
        let actual_at = progress.find(&one.actual_text.0);
        Some(Measure {
            target: one.target.0?,
            op: Op::from_id(&one.op.0).unwrap_or(Op::AtLeast),
            in_column: column_at.is_some(),
            target_at: target_at.or(column_at).unwrap_or(0..0),
            actual: one.actual.0,
            actual_at,
            verdict: Verdict::from_id(&one.verdict.0).unwrap_or(Verdict::Unknown),
            change: named_change(&one.name.0, &one.unit.0),
            name: one.name.0,
            unit: one.unit.0,
        })
    });
    known.collect()
}

/// Finds words again in the text they were taken from. Measures are written in reading order, so the
/// search begins where the last one was found, past it if the very same words come again (two targets
/// of "30个"), and starts over only when nothing follows (one "均增长10%" for two).
struct Reader<'a> {
    text: &'a str,
    last: std::ops::Range<usize>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Reader<'a> {
        Reader { text, last: 0..0 }
    }

    fn find(&mut self, words: &str) -> Option<std::ops::Range<usize>> {
        if words.is_empty() {
            return None;
        }
        let again = &self.text[self.last.clone()] == words;
        let from = if again { self.last.end } else { self.last.start };
        let later = self.text[from..].find(words).map(|at| at + from);
        let start = later.or_else(|| self.text.find(words))?;
        self.last = start..start + words.len();
        Some(self.last.clone())
    }
}

fn whole(figure: Figure) -> Option<i32> {
    figure.0.filter(|value| value.abs() < 1e9).map(|value| value as i32)
}

fn filled(text: Text) -> Option<String> {
    Some(text.0).filter(|text| !text.is_empty())
}

/// Text, a number's digits, or nothing.
struct Text(String);

/// A figure, also when written as text; nothing where it is none.
struct Figure(Option<f64>);

/// A list of texts, or one text in which 、 parts them, as a spreadsheet would give it.
struct Texts(Vec<String>);

/// Columns under their heads; anything but texts in an object is passed over.
struct Pairs(Vec<(String, String)>);

struct Lines(Option<[usize; 2]>);

macro_rules! lenient {
    ($name:ident, $expecting:literal, $($visit:item)*) => {
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<$name, D::Error> {
                struct Seen;
                impl<'de> Visitor<'de> for Seen {
                    type Value = $name;
                    fn expecting(&self, to: &mut fmt::Formatter) -> fmt::Result {
                        to.write_str($expecting)
                    }
                    $($visit)*
                }
                from.deserialize_any(Seen)
            }
        }
    };
}

lenient! { Text, "text",
    fn visit_str<E>(self, text: &str) -> Result<Text, E> { Ok(Text(text.to_owned())) }
    fn visit_string<E>(self, text: String) -> Result<Text, E> { Ok(Text(text)) }
    fn visit_i64<E>(self, number: i64) -> Result<Text, E> { Ok(Text(number.to_string())) }
    fn visit_u64<E>(self, number: u64) -> Result<Text, E> { Ok(Text(number.to_string())) }
    fn visit_f64<E>(self, number: f64) -> Result<Text, E> { Ok(Text(number.to_string())) }
    fn visit_unit<E>(self) -> Result<Text, E> { Ok(Text(String::new())) }
    fn visit_none<E>(self) -> Result<Text, E> { Ok(Text(String::new())) }
}

lenient! { Figure, "a number",
    fn visit_i64<E>(self, number: i64) -> Result<Figure, E> { Ok(Figure(Some(number as f64))) }
    fn visit_u64<E>(self, number: u64) -> Result<Figure, E> { Ok(Figure(Some(number as f64))) }
    fn visit_f64<E>(self, number: f64) -> Result<Figure, E> {
        Ok(Figure(Some(number).filter(|number| number.is_finite())))
    }
    fn visit_str<E>(self, text: &str) -> Result<Figure, E> {
        let number: Option<f64> = text.trim().trim_end_matches('%').parse().ok();
        Ok(Figure(number.filter(|number| number.is_finite())))
    }
    fn visit_unit<E>(self) -> Result<Figure, E> { Ok(Figure(None)) }
    fn visit_none<E>(self) -> Result<Figure, E> { Ok(Figure(None)) }
}

lenient! { Texts, "a list of texts",
    fn visit_str<E>(self, text: &str) -> Result<Texts, E> {
        let parts = text.split('、').map(str::trim).filter(|part| !part.is_empty());
        Ok(Texts(parts.map(str::to_owned).collect()))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Texts, A::Error> {
        let mut texts = Vec::new();
        while let Some(Text(text)) = list.next_element()? {
            texts.push(text);
        }
        Ok(Texts(texts))
    }
    fn visit_unit<E>(self) -> Result<Texts, E> { Ok(Texts(Vec::new())) }
    fn visit_none<E>(self) -> Result<Texts, E> { Ok(Texts(Vec::new())) }
}

lenient! { Pairs, "an object of texts",
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
        let mut pairs = Vec::new();
        while let Some((Text(key), value)) = map.next_entry::<Text, serde_json::Value>()? {
            if let Some(value) = value.as_str() {
                pairs.push((key, value.to_owned()));
            }
        }
        Ok(Pairs(pairs))
    }
    fn visit_unit<E>(self) -> Result<Pairs, E> { Ok(Pairs(Vec::new())) }
    fn visit_none<E>(self) -> Result<Pairs, E> { Ok(Pairs(Vec::new())) }
    fn visit_str<E>(self, _: &str) -> Result<Pairs, E> { Ok(Pairs(Vec::new())) }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Pairs, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Pairs(Vec::new()))
    }
}

lenient! { Lines, "first and last line",
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Lines, A::Error> {
        let mut ends = Vec::new();
        while let Some(Figure(line)) = list.next_element()? {
            ends.push(line.filter(|line| *line >= 1.0).map(|line| line as usize));
        }
        match ends[..] {
            [] | [None, ..] => Ok(Lines(None)),
            [Some(first)] => Ok(Lines(Some([first, first]))),
            [Some(first), Some(last)] if first <= last => Ok(Lines(Some([first, last]))),
            _ => Err(A::Error::invalid_value(Unexpected::Seq, &"first and last line")),
        }
    }
    fn visit_unit<E>(self) -> Result<Lines, E> { Ok(Lines(None)) }
    fn visit_none<E>(self) -> Result<Lines, E> { Ok(Lines(None)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Trace;

    const WHOLE: &str = r#"{"id":"r2020-005","report":"r2020","year":2020,"theme_no":"（二）","theme":"平台","no":7,"goal":"新增就业1.4万人，新增企业3家","lead":["区人社局"],"support":["区人社局","各街道"],"inherited":["lead"],"progress":"新增就业1.5万人","percent":52.6,"lines":[18,21],"status":"exceeded","status_why":"1.5万人","rule":"figure-above","claim":"reported","claim_rule":"facts","claim_why":"1.5万人","check":"exceeded","pace":"ahead","expected_percent":50,"measures":[{"name":"就业","op":">=","target":1.4,"unit":"万人","target_text":"新增就业1.4万人","actual":1.5,"actual_text":"新增就业1.5万人","verdict":"exceeded"},{"name":"企业","op":">=","target":3,"unit":"家","target_text":"3家","actual":null,"actual_text":null,"verdict":"unknown"}],"doubts":["figure-alone"],"checkable":{"number":true,"term":false,"owner":true,"yardstick":true,"level":"high"}}"#;

    #[test]
    fn what_is_written_reads_back_letter_for_letter() {
        let task: Record = serde_json::from_str(WHOLE).unwrap();
        assert_eq!(serde_json::to_string(&task).unwrap(), WHOLE);
    }

    #[test]
    fn every_published_field_is_written_in_its_order() {
        let value: serde_json::Value = serde_json::from_str(WHOLE).unwrap();
        let mut at = 0;
        for field in super::super::write::FIELDS {
            assert!(value.get(field).is_some(), "{field}");
            let found = WHOLE[at..].find(&format!("\"{field}\":")).expect(field);
            at += found;
        }
    }

    #[test]
    fn an_empty_object_is_a_task_of_which_nothing_is_known() {
        let task: Record = serde_json::from_str("{}").unwrap();
        let written = |task: &Record| serde_json::to_string(task).unwrap();
        assert_eq!((written(&task), task.trace()), (written(&Record::blank()), &Trace::default()));
    }

    #[test]
    fn nulls_texts_for_figures_and_unknown_fields_are_taken() {
        let row = r#"{"id":7,"year":"2021","no":null,"goal":null,"lead":"甲局、乙局","support":null,
            "progress":"已完成","percent":"52%","lines":[4],"status":null,"measures":null,"more":{"a":[1]}}"#;
        let task: Record = serde_json::from_str(row).unwrap();
        assert_eq!((task.id.as_str(), task.year, task.no), ("7", 2021, None));
        assert_eq!(task.lead, ["甲局", "乙局"]);
        assert_eq!((task.judged().percent, task.lines), (Some(52.0), Some([4, 4])));
        assert_eq!(task.judged().status, Status::Reported);
    }

    fn check_places(goal: &str, texts: &[&str], want: &[usize]) {
        let measures: Vec<String> =
            texts.iter().map(|text| format!("{{\"target\":1,\"target_text\":\"{text}\"}}")).collect();
        let row = format!("{{\"goal\":\"{goal}\",\"measures\":[{}]}}", measures.join(","));
        let task: Record = serde_json::from_str(&row).unwrap();
        let starts: Vec<usize> = task.judged().measures.iter().map(|m| m.target_at.start).collect();
        assert_eq!(starts, want, "{goal} {texts:?}");
    }

    #[test]
    fn words_of_targets_are_found_in_reading_order() {
        check_places("甲30个，乙30个", &["30个", "30个"], &[3, 14]);
        check_places("甲30个，乙30个", &["甲30个", "30个"], &[0, 3]);
        check_places("甲、乙均增长10%", &["均增长10%", "均增长10%"], &[9, 9]);
        check_places("甲30个", &["40个"], &[0]);
    }

    #[test]
    fn a_thing_that_is_no_task_is_refused() {
        for row in ["7", "\"task\"", "[]", r#"{"lines":[9,2]}"#, r#"{"goal":{"a":1}}"#] {
            assert!(serde_json::from_str::<Record>(row).is_err(), "{row}");
        }
    }
}
