//! Files that mean harm are named or shown as text: they run nothing, ask for nothing and leave nothing. Their markup stays
//! text on every page once they are taken in.

use super::Scenario;
use crate::hostile::{self, Fate, Hostile};
use crate::page::{Failure, Page, ensure};
use serde_json::{Value, json};

pub const SCENARIOS: &[Scenario] = &[
    Scenario::everywhere("open: hostile files are named, run nothing and leave nothing", one_by_one),
    Scenario::everywhere("open: markup that is taken in stays text on every page", taken),
];

const LOOK: &str = include_str!("hostile.js");

/// What the app says where its reading program broke off, did not come, or took too long: never of a file.
const BROKEN: [&str; 3] = ["程序出了错", "程序没有取到", "两分钟"];
/// Milliseconds for any file, however much it claims.
const LONGEST: f64 = 10_000.0;

fn records() -> Result<String, Failure> {
    let dist = xtask::dist::folder();
    let is = |name: &String| name.starts_with("dataset-records-") && name.ends_with(".txt");
    let name = xtask::sizes::files(&dist)?.into_iter().find(is).ok_or("dist/ holds no records")?;
    std::fs::read_to_string(dist.join(&name)).map_err(|error| format!("{name}: {error}"))
}

/// Gives a file to the page where reports are opened; what is to be seen then.
fn give(page: &Page, name: &str, bytes: &[u8], keep: bool) -> Result<Value, Failure> {
    let script = "const [name, packed, keep, done] = arguments;
        (window.wrappedJSObject || window).hostile.give(name, packed, keep)
            .then(seen => done(JSON.stringify(seen)), error => done(JSON.stringify({ error: String(error) })))";
    let seen = page.session.script_later(script, json!([name, xtask::sha::base64(bytes), keep]))?;
    let seen: Value = serde_json::from_str(seen.as_str().unwrap_or_default()).map_err(|e| e.to_string())?;
    match seen["error"].as_str() {
        Some(why) => Err(why.to_owned()),
        None => Ok(seen),
    }
}

fn ready(page: &Page) -> Result<(), Failure> {
    page.open("/open")?;
    page.wait("input[name=report]")?;
    page.session.script(LOOK, json!([]))?;
    let tried = page.text_of_script("return (window.wrappedJSObject || window).hostile.tried()")?;
    ensure(tried.is_empty(), || format!("the look at the page does not see what was planted alone:\n{tried}"))
}

fn one_by_one(page: &Page) -> Result<(), Failure> {
    ready(page)?;
    let files = hostile::all(&records()?);
    ensure(files.len() >= 50, || format!("{} files", files.len()))?;
    let mut faults = Vec::new();
    for file in &files {
        let told = match give(page, &file.name, &file.bytes, false) {
            Ok(seen) => judged(file, &seen),
            Err(why) => vec![why],
        };
        let name: String = file.name.chars().take(40).collect();
        faults.extend(told.into_iter().map(|why| format!("{name:?}: {why}")));
    }
    ensure(faults.is_empty(), || faults.join("\n"))?;
    // What came before is as it was, and what is good is read.
    let good = give(page, "好.docx", include_bytes!("../../../fixtures/table.docx"), false)?;
    ensure(good["read"] == json!(["好.docx"]), || format!("a good file: {good}"))?;
    page.open("/tasks")?;
    page.until("the page's own reports", || Ok(page.total()? == 487))
}

/// What is wrong with what was seen of a file.
fn judged(file: &Hostile, seen: &Value) -> Vec<String> {
    let mut faults: Vec<String> = texts(&seen["harm"]);
    let read = texts(&seen["read"]);
    let refused: Vec<Vec<String>> = seen["refused"].as_array().into_iter().flatten().map(texts).collect();
    let fate = match (read.is_empty(), refused.is_empty()) {
        (false, true) => Fate::Read,
        (true, _) => Fate::Refused,
        (false, false) => Fate::Mixed,
    };
    if fate != file.fate {
        faults.push(format!("{fate:?}, not {:?}: {refused:?}", file.fate));
    }
    let own = seen["name"].as_str().unwrap_or_default();
    let known = |name: &String| match file.inside {
        [] => name == own,
        inside => inside.contains(&name.as_str()),
    };
    let named = read.iter().chain(refused.iter().filter_map(|said| said.first()));
    faults.extend(named.filter(|name| !known(name)).map(|name| format!("is called {name:?}")));
    for said in &refused {
        let why = said.last().map(String::as_str).unwrap_or_default();
        if why.chars().count() < 4 || BROKEN.iter().any(|broken| why.contains(broken)) {
            faults.push(format!("refused because: {why:?}"));
        }
    }
    let took = seen["took"].as_f64().unwrap_or(f64::MAX);
    if took > LONGEST {
        faults.push(format!("took {took:.0} ms"));
    }
    faults
}

fn texts(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Looks at the page that is open.
fn look(page: &Page, place: &str) -> Result<(), Failure> {
    page.session.script(LOOK, json!([]))?;
    let harm = page.text_of_script("return (window.wrappedJSObject || window).hostile.harm().join('\\n')")?;
    ensure(harm.is_empty(), || format!("{place}: {harm}"))
}

fn taken(page: &Page) -> Result<(), Failure> {
    ready(page)?;
    let set = hostile::tampered(&records()?);
    let files =
        [("标记.txt", hostile::marked()), ("__proto__.txt", hostile::marked()), ("数据集.nuoji", set)];
    for (name, bytes) in &files {
        let seen = give(page, name, bytes.as_bytes(), true)?;
        ensure(seen["read"] == json!([name]), || format!("{name}: {seen}"))?;
        page.click("[data-preview] button[name=accept]")?;
        page.wait_gone("[data-preview]")?;
    }
    page.until("what was taken in", || Ok(page.count("[data-own]")? == files.len()))?;
    look(page, "taken in")?;
    // Read anew, from what the browser keeps.
    page.reload()?;
    page.until("what was kept", || Ok(page.count("[data-own]")? == files.len()))?;
    look(page, "/open")?;
    for (place, css) in PLACES {
        page.session.goto("about:blank")?;
        page.open(place)?;
        page.wait(css).map_err(|why| format!("{place}: {why}"))?;
        look(page, place)?;
    }
    Ok(())
}

const PLACES: [(&str, &str); 19] = [
    ("/tasks", "tr[data-task]"),
    ("/tasks?report=constructor", "tr[data-task='__proto__']"),
    ("/tasks?report=标记", "tr[data-task='标记-001']"),
    ("/tasks?report=__proto__&q=script", "tr[data-task]"),
    ("/tasks?by=lead", "main h1"),
    ("/task/标记-001", "[data-task-page]"),
    ("/task/__proto__", "[data-task-page='__proto__']"),
    ("/task/__proto__-001", "main h1"),
    ("/task/<img src=x onerror=window.harmed=8>", "main h1"),
    ("/units", "[data-shown]"),
    (
        "/unit/<script>window.harmed=1</script><img src=x onerror='window.harmed=2'><svg onload=window.harmed=3>",
        "main h1",
    ),
    ("/unit/__proto__", "main h1"),
    ("/source/标记", "main h1"),
    ("/source/__proto__", "main h1"),
    ("/source/constructor", "main h1"),
    ("/overview", "main h1"),
    ("/threads", "main h1"),
    ("/notes", "main h1"),
    ("/about", "main h1"),
];
