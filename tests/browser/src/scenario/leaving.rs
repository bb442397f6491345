//! Who leaves a page at once, or in the middle of something there, leaves nothing behind that goes on without its page.

use super::Scenario;
use crate::page::{Failure, Page, ensure};
use serde_json::json;

pub const SCENARIOS: &[Scenario] =
    &[Scenario::everywhere("leaving: every page is left at once, and from the middle of every field", leave)];

/// Where a visit goes, and what is there then.
const PLACES: [(&str, &str); 13] = [
    ("/overview", "figure[data-chart] svg"),
    ("/tasks", "tr[data-task]"),
    ("/tasks?q=学校&group=theme", "tr.grid-group"),
    ("/tasks?chart=theme", "figure[data-chart] svg"),
    ("/tasks?open=r2022q4-001", ".drawer [data-task-page]"),
    ("/task/r2020-015", "[data-citation]"),
    ("/source/r2022q4?lines=1150-1156", "[data-line] mark"),
    ("/units", "[data-shown]"),
    ("/unit/区住建局", "[data-unit] figure svg"),
    ("/threads", "[data-shown]"),
    ("/thread/加装电梯", "main table"),
    ("/side/r2020/r2022q4", "[data-counts]"),
    ("/notes", "[data-notes-page]"),
];

/// Comes to a place and leaves it: at first without a touch, then with the focus, and something typed, in one after
/// the other of its fields; after a moment that differs from time to time. Answers with what did not come.
const LEAVE: &str = r#"
const [place, css, done] = arguments, TIMES = 6;
const wait = millis => new Promise(then => setTimeout(then, millis));
const there = async css => {
  for (let n = 0; n < 2500; n++) {
    if (document.querySelector(css)) return true;
    await wait(4);
  }
  return false;
};
const touch = field => {
  field.focus();
  if (!field.matches("textarea, input[type=search], input[type=text]")) return;
  field.value += "看";
  field.dispatchEvent(new Event("input", { bubbles: true }));
};
(async () => {
  for (let n = 0; n <= TIMES; n++) {
    location.hash = place;
    if (!await there(css)) return done(`visit ${n}: ${place} does not come`);
    const fields = document.querySelectorAll("main :is(input, textarea, select, button, summary, [tabindex])");
    if (n > 0) touch(fields[Math.floor((n - 1) * fields.length / TIMES)]);
    await wait([0, 16, 40, 120, 0][n % 5]);
    location.hash = "/about";
    if (!await there("[data-rule]")) return done(`visit ${n}: ${place} is not left`);
  }
  done("");
})();
"#;

fn leave(page: &Page) -> Result<(), Failure> {
    page.open("/about")?;
    page.wait("[data-rule]")?;
    for (place, css) in PLACES {
        let said = page.session.script_later(LEAVE, json!([place, css]))?;
        ensure(said.as_str() == Some(""), || format!("{said}"))?;
    }
    // What goes on late has gone on by now, and the page still answers.
    page.open("/tasks")?;
    page.fill("input[name=q]", "加梯")?;
    page.until("fewer tasks", || Ok((1..487).contains(&page.total()?)))
}
