//! The single file, opened by double click: notes, which some browsers keep there and others do not, and a visitor's
//! own papers, whose readers the file carries.

use super::Scenario;
use super::open::{FILES, choose, found};
use crate::page::{Failure, Page, ensure};
use serde_json::{Value, json};

pub const SCENARIOS: &[Scenario] = &[
    Scenario::as_built("single file: a note outlives the window, or is said not to", note),
    Scenario::as_built("single file: reads a visitor's papers", papers),
];

const TEXT: &str = "textarea[name=note]";
const WRITTEN: &str = "双击打开时写的";

fn at(place: &str) -> String {
    format!("file://{}#{place}", xtask::dist::folder().join("nuoji.html").display())
}

fn papers(page: &Page) -> Result<(), Failure> {
    page.session.goto(&at("/open"))?;
    choose(page, &FILES)?;
    for id in ["a", "b", "c", "d"] {
        ensure(found(page, id, "tasks")? == "3", || format!("tasks of {id}"))?;
    }
    page.session.goto("about:blank")
}

fn note(page: &Page) -> Result<(), Failure> {
    let file = at("/task/r2020-005");
    page.session.goto(&file)?;
    page.fill(TEXT, WRITTEN)?;
    let kept = "try { return (localStorage.getItem('nuoji/notes') || '').includes(arguments[0]); }
        catch { return false; }";
    let is_kept = || Ok::<_, Failure>(page.session.script(kept, json!([WRITTEN]))? == Value::Bool(true));
    page.until("the note kept, or a word that it is not", || {
        Ok(is_kept()? || page.count(".alerts [role=alert]")? > 0)
    })?;
    let here = page.value(TEXT)?;
    ensure(here == WRITTEN, || format!("the field holds `{here}`"))?;
    if is_kept()? {
        page.session.goto("about:blank")?;
        page.session.goto(&file)?;
        page.until("the note again", || Ok(page.value(TEXT)? == WRITTEN))?;
    }
    // Files share one storage: the next scenario finds none of it.
    page.session.script("try { localStorage.clear(); } catch {}", json!([]))?;
    page.session.goto("about:blank")
}
