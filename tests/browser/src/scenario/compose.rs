//! Input methods: while signs are put together nothing is searched, kept or announced; once they are whole it is, also
//! in browsers that tell no more than that. Drivers cannot compose, so the events are those that browsers send.

use super::Scenario;
use crate::page::{Failure, Page, ensure};
use serde_json::json;

pub const SCENARIOS: &[Scenario] = &[
    Scenario::everywhere("composing: no search hears of half a word", searches),
    Scenario::everywhere("composing: a tag is what was entered", tag),
    Scenario::everywhere("composing: a note is kept when its words are whole", note),
    Scenario::everywhere("composing: keys of the input method do nothing here", keys),
];

/// Types letters of a reading into the field, as an input method shows them before a choice.
const BEGIN: &str = "const field = document.querySelector(arguments[0]); field.focus();
    const own = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value');
    const say = event => field.dispatchEvent(event);
    const key = { key: 'Process', keyCode: 229, bubbles: true, cancelable: true };
    say(new CompositionEvent('compositionstart', { bubbles: true }));
    for (const letters of arguments[1].split(' ')) {
        say(new KeyboardEvent('keydown', key));
        own.set.call(field, letters);
        say(new CompositionEvent('compositionupdate', { data: letters, bubbles: true }));
        say(new InputEvent('input', { data: letters, isComposing: true, bubbles: true }));
        say(new KeyboardEvent('keyup', key));
    }";

/// The signs chosen. Chrome sends no `input` after this, Firefox does.
const END: &str = "const field = document.querySelector(arguments[0]);
    const own = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value');
    own.set.call(field, arguments[1]);
    field.dispatchEvent(new CompositionEvent('compositionend', { data: arguments[1], bubbles: true }));
    if (arguments[2]) field.dispatchEvent(new InputEvent('input', { data: arguments[1], bubbles: true }));";

fn begin(page: &Page, css: &str, letters: &str) -> Result<(), Failure> {
    page.wait(css)?;
    page.session.script(BEGIN, json!([css, letters])).map(drop)
}

fn end(page: &Page, css: &str, signs: &str, told_again: bool) -> Result<(), Failure> {
    page.session.script(END, json!([css, signs, told_again])).map(drop)
}

/// What a page says, with its address.
fn said(page: &Page) -> Result<String, Failure> {
    page.text_of_script(
        "return [location.hash, document.querySelector('main').textContent, document.querySelector('.said').textContent].join('\\n')",
    )
}

/// Long enough for whatever would wrongly follow: two frames and what waits for them.
fn rest(page: &Page) -> Result<(), Failure> {
    let wait = "const done = arguments[0];
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(true), 60)))";
    page.session.script_later(wait, json!([])).map(drop)
}

fn searches(page: &Page) -> Result<(), Failure> {
    let fields = [
        ("/tasks", ".tasks-keys", "input[name=q]", "老旧"),
        ("/units", "[data-shown]", "main input[type=search]", "科技"),
        ("/threads", "[data-shown]", "main input[type=search]", "就业"),
        ("/source/r2022q4", "[data-digest]", "input[name=find]", "电竞"),
    ];
    for (at, (place, there, field, signs)) in fields.into_iter().enumerate() {
        page.open(place)?;
        page.wait(there)?;
        rest(page)?;
        let before = said(page)?;
        begin(page, field, "l la lao lao'j")?;
        rest(page)?;
        ensure(said(page)? == before, || format!("{place}: half a word changed the page"))?;
        end(page, field, signs, at % 2 == 1)?;
        page.until(&format!("{place}: what {signs} finds"), || Ok(said(page)? != before))?;
        ensure(page.value(field)? == signs, || format!("{place}: the field lost what was entered"))?;
    }
    page.open("/tasks")?;
    page.until("the facet of leads", || Ok(page.count("input[name=lead]")? > 0))?;
    page.text_of_script(
        "document.querySelector('input[name=lead]').closest('details').open = true; return ''",
    )?;
    const FIND: &str = "details:has(input[name=lead]) .facet-find";
    const WORDS: &str = "details:has(input[name=lead]) .facet-word";
    let all = page.count(WORDS)?;
    begin(page, FIND, "j ji jiao")?;
    rest(page)?;
    ensure(page.count(WORDS)? == all, || "half a word narrowed a facet".to_owned())?;
    end(page, FIND, "教育", false)?;
    page.until("fewer values", || Ok(page.count(WORDS)? < all))
}

fn tag(page: &Page) -> Result<(), Failure> {
    const FIELD: &str = "input[name=tag]";
    const CHIP: &str = ".task-side .chip";
    page.open("/task/r2020-002")?;
    begin(page, FIELD, "b ba ban ban'shi")?;
    // Clicked away: the browser ends the composition with the letters, and the field is left.
    page.session.script(
        "const field = document.querySelector(arguments[0]);
            field.dispatchEvent(new CompositionEvent('compositionend', { data: field.value, bubbles: true }));
            field.blur()",
        json!([FIELD]),
    )?;
    rest(page)?;
    ensure(page.count(CHIP)? == 0, || "letters became a tag".to_owned())?;
    ensure(page.value(FIELD)? == "ban'shi", || "the letters are gone".to_owned())?;
    begin(page, FIELD, "b ban")?;
    end(page, FIELD, "办事", false)?;
    rest(page)?;
    page.press(FIELD, "\u{e007}")?;
    page.until("the tag", || Ok(page.texts(CHIP)?.concat().contains("办事")))
}

fn note(page: &Page) -> Result<(), Failure> {
    const FIELD: &str = "textarea[name=note]";
    let kept = || page.text_of_script("return localStorage.getItem('nuoji/notes') || ''");
    page.open("/task/r2020-002")?;
    begin(page, FIELD, "h he hedui")?;
    rest(page)?;
    ensure(page.texts("[data-note-times]")?.concat().is_empty(), || "letters became a note".to_owned())?;
    end(page, FIELD, "核对", false)?;
    page.until("the note in storage", || Ok(kept()?.contains("核对")))?;
    // The window closes while the next word is being put together.
    begin(page, FIELD, "核对y 核对yuan'wen")?;
    page.session.script("dispatchEvent(new PageTransitionEvent('pagehide'))", json!([]))?;
    page.until("all that was typed, in storage", || Ok(kept()?.contains("核对yuan'wen")))
}

fn keys(page: &Page) -> Result<(), Failure> {
    page.open("/tasks?q=老旧小区")?;
    page.wait(".tasks-keys")?;
    let total = page.total()?;
    let press = "const [css, key, how] = arguments, field = document.querySelector(css); field.focus();
        field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...how }))";
    for how in [json!({ "keyCode": 229 }), json!({ "isComposing": true })] {
        page.session.script(press, json!(["input[name=q]", "Escape", how]))?;
        page.session.script(press, json!(["tr[data-task]", "Enter", how]))?;
        page.session.script(press, json!(["tr[data-task]", "?", how]))?;
    }
    rest(page)?;
    ensure(page.total()? == total && page.place()? == "/tasks?q=老旧小区", || "a key acted".to_owned())?;
    ensure(page.count("dialog[open]")? == 0, || "a key opened the help".to_owned())?;
    page.session.script(press, json!(["input[name=q]", "Escape", {}]))?;
    page.until("the search emptied by a key of one's own", || Ok(page.total()? > total))
}
