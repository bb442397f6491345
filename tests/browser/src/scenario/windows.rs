//! The reader's notes in two windows of one browser: they store in the same instant, and take back what they did,
//! and no text is lost that nobody took away knowingly. Every text is unique and says which window wrote it.
//! `HISTORIES=200 nuoji-browser test --only histories` tries as many.

use super::Scenario;
use crate::page::{Failure, Page, ensure};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::time::Duration;

pub const SCENARIOS: &[Scenario] = &[
    Scenario::everywhere("notes: undo in one window leaves what the other wrote", undo),
    Scenario::everywhere("notes: two windows that store in the same instant lose nothing", same_instant),
    Scenario::everywhere("notes: histories of two windows with undo lose nothing", histories),
];

const HISTORIES: u64 = 5;
const TASK: &str = "r2020-002";

/// Two windows on one origin; the first is the one of the scenario.
struct Two<'a> {
    page: &'a Page<'a>,
    handles: [Value; 2],
}

impl Two<'_> {
    fn with(page: &Page, run: impl FnOnce(&Two) -> Result<(), Failure>) -> Result<(), Failure> {
        let session = page.session;
        let first = session.get("window")?;
        // A window, not a tab: browsers slow down the clocks of pages that are not seen.
        let second = session.post("window/new", json!({ "type": "window" }))?["handle"].clone();
        let two = Two { page, handles: [first, second] };
        let done = two
            .both(|_| {
                page.open(&format!("/task/{TASK}"))?;
                page.wait("textarea[name=note]").map(drop)
            })
            .and_then(|()| run(&two));
        two.turn_to(1)?;
        session.goto("about:blank")?;
        session.delete("window")?;
        two.turn_to(0)?;
        done
    }

    fn turn_to(&self, at: usize) -> Result<(), Failure> {
        self.page.session.post("window", json!({ "handle": self.handles[at] })).map(drop)
    }

    fn both(&self, mut act: impl FnMut(usize) -> Result<(), Failure>) -> Result<(), Failure> {
        (0..2).try_for_each(|at| self.turn_to(at).and_then(|()| act(at)))
    }

    /// Goes to a task in both.
    fn open(&self, task: &str) -> Result<(), Failure> {
        self.both(|_| {
            let go = "location.hash = '#/task/' + arguments[0]; return ''";
            self.page.session.script(go, json!([task]))?;
            self.page.wait(&format!("[data-task-page={task}] textarea[name=note]")).map(drop)
        })
    }

    /// Does something to the note of the open task, and gives its text before and after. Nothing that comes from the
    /// other window can come in between: only microtasks are waited for.
    fn act(&self, at: usize, act: &str, text: &str) -> Result<[String; 2], Failure> {
        self.turn_to(at)?;
        let script = "const [act, text, done] = arguments;
            const field = () => document.querySelector('textarea[name=note]');
            const type = text => { field().value = text; field().dispatchEvent(new Event('input', { bubbles: true })); };
            const press = name => document.querySelector('[data-task-page] button[name=' + name + ']')?.click();
            (async () => {
                const before = field().value;
                if (act === 'replace') type(text);
                else if (act === 'append') type((before + ' ' + text).trim());
                else press(act);
                for (let i = 0; i < 20; i += 1) await Promise.resolve();
                done([before, field().value]);
            })()";
        let answer = self.page.session.script_later(script, json!([act, text]))?;
        let text = |at: usize| answer[at].as_str().unwrap_or("").to_owned();
        Ok([text(0), text(1)])
    }

    /// Has both write at the same moment.
    fn at_once(&self, texts: [&str; 2], replace: bool) -> Result<[String; 2], Failure> {
        let now = self.page.session.script("return Date.now()", json!([]))?.as_f64().unwrap_or(0.0);
        let plan = "const [moment, text, replace] = arguments; window.planned = null;
            setTimeout(() => {
                const field = document.querySelector('textarea[name=note]');
                const before = field.value;
                field.value = replace ? text : (before + ' ' + text).trim();
                field.dispatchEvent(new Event('input', { bubbles: true }));
                window.planned = before;
            }, moment - Date.now()); return ''";
        self.both(|at| self.page.session.script(plan, json!([now + 400.0, texts[at], replace])).map(drop))?;
        let mut before = [String::new(), String::new()];
        self.both(|at| {
            let written = "return window.planned";
            before[at] = self.page.until_some("both to write", || {
                Ok(self.page.session.script(written, json!([]))?.as_str().map(str::to_owned))
            })?;
            Ok(())
        })?;
        Ok(before)
    }

    /// Until both show the same and nothing is left to be stored.
    fn settle(&self) -> Result<(), Failure> {
        let state = "const told = document.querySelector('.note-foot [role=status]').textContent;
            return [document.querySelector('textarea[name=note]').value, told, localStorage.getItem('nuoji/notes') || '']";
        let mut before = Value::Null;
        self.page.until("both windows to agree", || {
            let mut seen = Vec::new();
            self.both(|_| {
                seen.push(self.page.session.script(state, json!([]))?);
                Ok(())
            })?;
            let waits = seen.iter().any(|one| one[1] == "正在保存……");
            let same = seen[0][0] == seen[1][0] && seen[0][2] == seen[1][2];
            let stored = std::mem::replace(&mut before, seen[0][2].clone()) == seen[0][2];
            Ok(same && stored && !waits)
        })
    }

    fn stored(&self) -> Result<String, Failure> {
        self.page.text_of_script("return localStorage.getItem('nuoji/notes') || ''")
    }
}

fn undo(page: &Page) -> Result<(), Failure> {
    Two::with(page, |two| {
        two.act(0, "star", "")?;
        two.settle()?;
        two.act(1, "append", "那边写的")?;
        two.settle()?;
        let [_, after] = two.act(0, "undo", "")?;
        ensure(after == "那边写的", || format!("undo left `{after}`"))?;
        two.settle()?;
        let stored = two.stored()?;
        ensure(stored.contains("那边写的") && !stored.contains("\"star\""), || {
            format!("stored: {stored}")
        })?;
        two.both(|_| {
            page.wait_for(
                "no star",
                "return document.querySelector('button[name=star]').getAttribute('aria-pressed') === 'false'",
                json!([]),
            )
        })
    })
}

fn same_instant(page: &Page) -> Result<(), Failure> {
    Two::with(page, |two| {
        two.at_once(["这边写的", "那边写的"], true)?;
        two.settle()?;
        let stored = two.stored()?;
        for text in ["这边写的", "那边写的"] {
            ensure(stored.contains(text), || format!("`{text}` is lost: {stored}"))?;
        }
        two.both(|_| page.wait("[data-note-clash]").map(drop))?;
        two.turn_to(0)?;
        page.click("button[name=clash-both]")?;
        two.both(|_| {
            page.until("both texts", || {
                let text = page.value("textarea[name=note]")?;
                Ok(text.contains("这边写的") && text.contains("那边写的"))
            })?;
            page.wait_gone("[data-note-clash]")
        })
    })
}

/// What a history knows of its texts: those typed, and for each window what its reader took away.
#[derive(Default)]
struct Ledger {
    typed: BTreeSet<String>,
    gone: [BTreeSet<String>; 2],
    took_away: [BTreeSet<String>; 2],
}

fn tokens(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    words.filter(|word| word.starts_with("AA") || word.starts_with("BB")).map(str::to_owned).collect()
}

impl Ledger {
    /// A reader did something seeing `before`, and then saw `after`.
    fn saw(&mut self, at: usize, before: &str, after: &str) {
        let (before, after) = (tokens(before), tokens(after));
        self.gone[at].retain(|token| !after.contains(token) || before.contains(token));
        self.gone[at].extend(before.difference(&after).cloned());
        self.took_away[at].extend(before.difference(&after).cloned());
    }

    /// Undo takes away what its own window wrote, redo also what its window took away before.
    fn stepped(&mut self, at: usize, back: bool, before: &str, after: &str) -> Result<(), Failure> {
        let own = ["AA", "BB"][at];
        for token in tokens(before).difference(&tokens(after)) {
            ensure(token.starts_with(own) || !back && self.took_away[at].contains(token), || {
                format!("a step of window {at} took {token} away: `{before}`, then `{after}`")
            })?;
        }
        self.saw(at, before, after);
        Ok(())
    }
}

fn histories(page: &Page) -> Result<(), Failure> {
    let count = std::env::var("HISTORIES").ok().and_then(|count| count.parse().ok()).unwrap_or(HISTORIES);
    Two::with(page, |two| {
        (1..=count).try_for_each(|seed| history(two, seed).map_err(|why| format!("history {seed}: {why}")))
    })
}

fn history(two: &Two, seed: u64) -> Result<(), Failure> {
    let mut dice = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut roll = |most: u64| {
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        (dice >> 11) % most
    };
    two.open(&format!("r2020-{:03}", 1 + seed % 40))?;
    let mut ledger = Ledger::default();
    for nth in 0..8 {
        let at = usize::from(roll(2) == 1);
        let token = |at: usize| format!("{}{seed}x{nth}", ["AA", "BB"][at]);
        match roll(10) {
            act @ 0..=3 => {
                let act = if act == 0 { "replace" } else { "append" };
                ledger.typed.insert(token(at));
                let [before, after] = two.act(at, act, &token(at))?;
                ledger.saw(at, &before, &after);
            }
            4 => drop(two.act(at, "star", "")?),
            act @ 5..=7 => {
                let back = act < 7;
                let [before, after] = two.act(at, if back { "undo" } else { "redo" }, "")?;
                ledger.stepped(at, back, &before, &after)?;
            }
            _ => {
                let (texts, replace) = ([token(0), token(1)], roll(3) == 0);
                ledger.typed.extend(texts.clone());
                let before = two.at_once([&texts[0], &texts[1]], replace)?;
                for at in 0..2 {
                    let kept = if replace { "" } else { &before[at] };
                    ledger.saw(at, &before[at], &[kept, " ", &texts[at]].concat());
                }
            }
        }
        std::thread::sleep(Duration::from_millis([0, 20, 450, 900][roll(4) as usize]));
    }
    two.settle()?;
    let stored = tokens(&two.stored()?);
    let is_gone = |token: &String| ledger.gone.iter().any(|gone| gone.contains(token));
    match ledger.typed.iter().find(|token| !stored.contains(*token) && !is_gone(token)) {
        None => Ok(()),
        Some(lost) => Err(format!("{lost} is lost")),
    }
}
