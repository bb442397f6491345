//! `window.nuoji`, for scripts and pages that embed this one. In: plain objects of scripts, and doors to
//! the data. Out: plain objects, as promised in the published interface. Refuses to know: how the pages
//! use the data. It is the one door that knows rows, and forgives what scripts leave out.

mod open;

use std::pin::Pin;
use std::rc::Rc;

use js_sys::{Array, Function, JSON, Object, Promise, Reflect};
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::Value;
use wasm_bindgen::prelude::*;

use super::clock;
use crate::query::{self, Answer, Column, Engine, Facet, Query, Sort};
use crate::record::{self, Record};

/// What looks at the data.
type Look<'a> = &'a mut dyn FnMut(&Engine, &[Record]);

/// A file's name and its bytes.
pub type Named = (String, Vec<u8>);

/// What becomes of files, as JSON, or why corrections cannot be used.
pub type Opening = Pin<Box<dyn Future<Output = Result<String, String>>>>;

/// The ways from a script to the data.
pub struct Doors {
    /// Shows the engine and the records it was built from.
    pub show: Box<dyn Fn(Look)>,
    /// Opens files, by name and bytes, with corrections as JSON; answers as JSON, or why the corrections cannot be used.
    pub open: Box<dyn Fn(Vec<Named>, String) -> Opening>,
    /// Opens other rows in place of those shown.
    pub load: Box<dyn Fn(Rows)>,
    /// Goes back to the bundled reports.
    pub reset: Box<dyn Fn()>,
}

/// Rows of a script as they are opened.
pub struct Rows {
    pub records: Vec<Record>,
    /// How many got another id than they came with: another row has it.
    pub renamed: usize,
    /// How many were left out: a text of theirs is longer than [`LONGEST`].
    pub too_long: usize,
}

/// Bytes of a goal or a progress. No task is as long as this, and searching and measuring would stop the page.
pub const LONGEST: usize = 300_000;

/// Rows read at a time, so that the text of all rows never stands in memory beside the rows.
const CHUNK: u32 = 1000;

/// Sets up `window.nuoji`. A page that made the object before, with a function `started`, is told.
pub fn install(doors: Doors) {
    let doors = Rc::new(doors);
    let global = js_sys::global();
    let name = JsValue::from_str("nuoji");
    let own = Reflect::get(&global, &name).ok().and_then(|own| own.dyn_into::<Object>().ok());
    let nuoji = own.unwrap_or_default();
    put(&nuoji, "version", &JsValue::from_str(env!("CARGO_PKG_VERSION")));
    let to = doors.clone();
    method(&nuoji, "query", move |asked| Ok(answer(&to, &asked)));
    let to = doors.clone();
    method(&nuoji, "timed", move |asked| Ok(timed(&to, &asked)));
    let to = doors.clone();
    method(&nuoji, "task", move |id| Ok(task(&to, &id)));
    let to = doors.clone();
    method(&nuoji, "load", move |rows| {
        Ok(settled(rows_from_js(&rows).map(|rows| {
            let count = rows.records.len() as u32;
            (to.load)(rows);
            count.into()
        })))
    });
    let to = doors.clone();
    let open: Closure<dyn Fn(JsValue, JsValue) -> Promise> =
        Closure::new(move |files, how| open::open(&to, &files, &how));
    put(&nuoji, "open", &open.into_js_value());
    method(&nuoji, "reset", move |_| {
        (doors.reset)();
        Ok(settled(Ok(JsValue::UNDEFINED)))
    });
    if get(&nuoji, "ready").is_undefined() {
        put(&nuoji, "ready", &Promise::resolve(&JsValue::UNDEFINED));
    }
    if let Some(started) = get(&nuoji, "started").dyn_ref::<Function>() {
        // A page's own function may fail as it likes; the promise it settles is all that is asked of it.
        started.call0(&nuoji).ok();
    }
    Reflect::set(&global, &name, &nuoji).ok();
}

/// Sets a field; a frozen object of the page's own making stays as it is.
fn put(object: &JsValue, name: &str, value: &JsValue) {
    Reflect::set(object, &JsValue::from_str(name), value).ok();
}

fn get(object: &JsValue, name: &str) -> JsValue {
    match object.is_object() {
        true => Reflect::get(object, &JsValue::from_str(name)).unwrap_or_default(),
        false => JsValue::UNDEFINED,
    }
}

fn method(object: &JsValue, name: &str, answer: impl Fn(JsValue) -> Result<JsValue, JsValue> + 'static) {
    let closure: Closure<dyn Fn(JsValue) -> Result<JsValue, JsValue>> = Closure::new(answer);
    put(object, name, &closure.into_js_value());
}

fn settled(result: Result<JsValue, String>) -> JsValue {
    match result {
        Ok(value) => Promise::resolve(&value).into(),
        Err(why) => Promise::reject(&js_sys::Error::new(&why)).into(),
    }
}

/// A value as addresses write it: `true` is `1`, `2020` is `"2020"`.
fn word(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(yes) => Some(if *yes { "1" } else { "0" }.to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// One value stands for a list of it.
fn list(value: &Value) -> &[Value] {
    match value {
        Value::Array(values) => values,
        Value::Null => &[],
        value => std::slice::from_ref(value),
    }
}

/// The query that an object asks, with the words of it that were not understood.
fn query_of(asked: &Value) -> (Query, Vec<String>) {
    let (mut query, mut ignored) = (Query { count: Facet::ALL.to_vec(), ..Query::default() }, Vec::new());
    query.text = word(&asked["q"]).unwrap_or_default();
    for (name, values) in asked["filters"].as_object().into_iter().flatten() {
        let Some(facet) = Facet::from_key(name) else {
            ignored.push(name.clone());
            continue;
        };
        for value in list(values).iter().map(|value| word(value).unwrap_or_default()) {
            if !query.filters.add(facet, &value) {
                ignored.push(format!("{name}={value}"));
            }
        }
    }
    for rule in list(&asked["sort"]) {
        let name = rule.as_str().or_else(|| rule["field"].as_str()).unwrap_or_default();
        let bare = name.strip_prefix('-');
        let desc = bare.is_some() || matches!(word(&rule["desc"]).as_deref(), Some("1" | "true"));
        match Column::from_key(bare.unwrap_or(name)) {
            Some(column) => query.sort.push(Sort { column, desc }),
            None => ignored.push(format!("sort={name}")),
        }
    }
    let number =
        |name: &str| asked[name].as_f64().filter(|number| *number >= 0.0).map(|number| number as usize);
    query.offset = number("offset").unwrap_or(0);
    query.limit = number("limit").unwrap_or(usize::MAX);
    if let Some(facets) = asked.get("facets") {
        query.count = list(facets).iter().filter_map(|name| Facet::from_key(name.as_str()?)).collect();
    }
    (query, ignored)
}

/// A script's plain object, whole at once: each field asked for by itself would cost more than most answers.
fn plain(asked: &JsValue) -> Value {
    let text = JSON::stringify(asked).ok().and_then(|text| text.as_string());
    text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

fn answer(doors: &Doors, asked: &JsValue) -> JsValue {
    let (query, ignored) = query_of(&plain(asked));
    let mut text = String::new();
    (doors.show)(&mut |engine, records| {
        text = answer_json(engine, records, &query::run(engine, &query), &ignored);
    });
    JSON::parse(&text).unwrap_or_default()
}

/// Milliseconds that the engine itself takes for each of `{queries, rounds}`, the mean of so many rounds: a
/// browser's clock is too coarse for one answer. A round asks all, so that no answer is remembered.
fn timed(doors: &Doors, asked: &JsValue) -> JsValue {
    let asked = plain(asked);
    let queries: Vec<Query> = list(&asked["queries"]).iter().map(|query| query_of(query).0).collect();
    let rounds = asked["rounds"].as_u64().unwrap_or(1).max(1);
    let mut spent = vec![0.0; queries.len()];
    (doors.show)(&mut |engine, _| {
        // What is built when it is first asked for is no part of an answer's time.
        queries.iter().for_each(|query| drop(query::run(engine, query)));
        for _ in 0..rounds {
            for (query, spent) in queries.iter().zip(&mut spent) {
                let start = clock::spent();
                std::hint::black_box(query::run(engine, query));
                *spent += clock::spent() - start;
            }
        }
    });
    spent.into_iter().map(|spent| JsValue::from_f64(spent / rounds as f64)).collect::<Array>().into()
}

fn task(doors: &Doors, id: &JsValue) -> JsValue {
    let Some(id) = id.as_string() else { return JsValue::NULL };
    let mut text = String::from("null");
    (doors.show)(&mut |_, records| {
        if let Some(record) = records.iter().find(|record| record.id == id) {
            text = serde_json::to_string(record).unwrap_or_default();
        }
    });
    JSON::parse(&text).unwrap_or(JsValue::NULL)
}

/// Rows of a script: an array of objects, or the text of one.
fn rows_from_js(rows: &JsValue) -> Result<Rows, String> {
    let parsed = rows.as_string().map(|text| JSON::parse(&text)).transpose();
    let parsed = parsed.map_err(|_| "rows are not JSON")?.unwrap_or_else(|| rows.clone());
    let rows: Array = parsed.dyn_into().map_err(|_| "rows must be an array of objects")?;
    let mut records: Vec<Record> = Vec::with_capacity(rows.length() as usize);
    for from in (0..rows.length()).step_by(CHUNK as usize) {
        let chunk = rows.slice(from, (from + CHUNK).min(rows.length()));
        let text = JSON::stringify(&chunk).map_err(|_| "rows must be plain objects")?;
        let text = paired(text.as_string().unwrap_or_default());
        let read =
            record::records_from_json(&text).map_err(|error| format!("rows {from} and on: {error}"))?;
        records.extend(read);
    }
    fitting(records)
}

/// The rows that are opened, each under an id of its own.
fn fitting(mut records: Vec<Record>) -> Result<Rows, String> {
    let all = records.len();
    records.retain(|record| record.goal.len().max(record.progress.len()) <= LONGEST);
    let too_long = all - records.len();
    if too_long > 0 && records.is_empty() {
        return Err(format!("no row fits: a goal or a progress has more than {LONGEST} bytes"));
    }
    let renamed = record::tell_apart(&mut records).len();
    Ok(Rows { records, renamed, too_long })
}

/// The text of an object without halves of characters: scripts hold text in pairs of which one may be missing, and
/// write such a half as an escape that stands for no character. All else is written as it is.
fn paired(text: String) -> String {
    let mut out = String::new();
    let mut rest = text.as_str();
    let mut at = 0;
    while let Some(found) = rest.get(at..).and_then(|rest| rest.find('\\')) {
        let here = at + found;
        let escape = &rest.as_bytes()[here..];
        let half = escape.len() >= 6
            && escape[1] == b'u'
            && escape[2].eq_ignore_ascii_case(&b'd')
            && matches!(escape[3], b'8'..=b'9' | b'a'..=b'f' | b'A'..=b'F');
        if half {
            out.push_str(&rest[..here]);
            out.push('\u{fffd}');
            rest = &rest[here + 6..];
            at = 0;
        } else {
            // The sign after it belongs to it, a second backslash too.
            at = here + 2;
        }
    }
    if out.is_empty() { text } else { out + rest }
}

#[derive(Serialize)]
struct Told<'a> {
    total: usize,
    facets: Counts<'a>,
    ids: Vec<&'a str>,
    /// What of the question was left out, in its own words.
    ignored: &'a [String],
}

/// The counts of each facet: values with their rows, in the engine's order.
struct Counts<'a>(&'a Engine, &'a Answer);

impl Serialize for Counts<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(self.1.counts.len()))?;
        for (facet, counts) in &self.1.counts {
            let values = self.0.values(*facet).iter().zip(counts);
            // A year is a number in the records, so it is one here.
            if *facet == Facet::Year {
                let years: Vec<(i32, u32)> =
                    values.filter_map(|(year, count)| Some((year.parse().ok()?, *count))).collect();
                map.serialize_entry(facet.key(), &years)?;
            } else {
                let pairs: Vec<(&str, u32)> = values.map(|(value, count)| (value.as_str(), *count)).collect();
                map.serialize_entry(facet.key(), &pairs)?;
            }
        }
        map.end()
    }
}

fn answer_json(engine: &Engine, records: &[Record], answer: &Answer, ignored: &[String]) -> String {
    let ids =
        answer.rows.iter().filter_map(|&row| records.get(row as usize)).map(|record| record.id.as_str());
    let told = Told { total: answer.total, facets: Counts(engine, answer), ids: ids.collect(), ignored };
    serde_json::to_string(&told).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_scripts_ask_and_tells_what_it_left_out() {
        let check = |asked: &str, want: &str| {
            let (query, ignored) = query_of(&serde_json::from_str(asked).unwrap());
            let filters: Vec<String> =
                query.filters.iter().map(|(f, v)| format!("{}={v:?}", f.key())).collect();
            let sort: Vec<String> =
                query.sort.iter().map(|s| format!("{}{}", s.column.key(), s.desc)).collect();
            let told =
                format!("{} {} {} {}", query.text, filters.join(" "), sort.join(" "), ignored.join(" "));
            assert_eq!(told, want);
        };
        check(
            r#"{"q":12,"filters":{"year":2020,"measured":true,"colour":"red"}}"#,
            r#"12 year=["2020"] measured=["1"]  colour"#,
        );
        check(
            r#"{"q":"老旧","sort":["-percent",{"field":"theme","desc":true},{"field":"x"}]}"#,
            "老旧  percenttrue themetrue sort=x",
        );
        check("null", "   ");
        check("[1]", "   ");
    }

    #[test]
    fn half_a_character_costs_only_itself() {
        let check = |text: &str, want: &str| {
            let read: Vec<String> = serde_json::from_str(&paired(text.to_owned())).unwrap();
            assert_eq!(read.join("|"), want, "{text}");
        };
        check(r#"["a\ud83db","c"]"#, "a\u{fffd}b|c");
        check(r#"["\udc00\ud83d\ud83d"]"#, "\u{fffd}\u{fffd}\u{fffd}");
        check(r#"["C:\\ud83d","\\\ud83d\"\n"]"#, "C:\\ud83d|\\\u{fffd}\"\n");
        check(r#"["电梯😀","\u4e00","\ud7ff"]"#, "电梯😀|一|\u{d7ff}");
    }

    #[test]
    fn a_row_too_long_is_left_out_and_counted() {
        let row = |id: &str, goal: String| Record { id: id.into(), goal, ..Record::blank() };
        let rows =
            fitting(vec![row("a", "甲".into()), row("b", "一".repeat(LONGEST)), row("a", "乙".into())]);
        let rows = rows.map_err(|why| panic!("{why}")).unwrap();
        assert_eq!((rows.records.len(), rows.renamed, rows.too_long), (2, 1, 1));
        assert!(fitting(vec![row("b", "一".repeat(LONGEST))]).is_err());
    }

    #[test]
    fn answers_as_promised() {
        let row =
            |id: &str, year| Record { id: id.into(), year, report: format!("r{year}"), ..Record::blank() };
        let records = [row("a\"1", 2024), row("b", 2020)];
        let engine = Engine::new(records.to_vec().into());
        let mut query = Query { count: vec![Facet::Report, Facet::Year], ..Query::default() };
        query.filters.add(Facet::Year, "2024");
        let text = answer_json(&engine, &records, &query::run(&engine, &query), &["x".to_owned()]);
        let want = r#"{"total":1,"facets":{"report":[["r2024",1],["r2020",0]],"year":[[2020,1],[2024,1]]},"ids":["a\"1"],"ignored":["x"]}"#;
        assert_eq!(text, want);
    }
}
