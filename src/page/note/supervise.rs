//! The reader's verdict on a task, and its dates: checked on, due by, struck off. In: the desk. Out:
//! fields that save at once. Refuses to know: what the report's own figures say.

use leptos::prelude::*;

use super::Desk;
use crate::note::{Edit, Opinion, View, is_day};
use crate::session::Session;
use crate::web::clock;
use crate::words::{self, Word};

/// 同意, 存疑, 有误, and why.
pub fn verdict(desk: Desk) -> AnyView {
    let opinion = Memo::new(move |_| desk.note.with(|note| note.opinion.clone()));
    let given = Memo::new(move |_| opinion.with(|opinion| opinion.as_ref().map(|opinion| opinion.view)));
    let reason = move || opinion.with(|o| o.as_ref().map(|o| o.reason.clone()).unwrap_or_default());
    let choose = move |view: View| {
        let reason = untrack(reason);
        let same = given.get_untracked() == Some(view);
        desk.edit(Edit::Opinion((!same).then_some(Opinion { view, reason })));
    };
    let type_reason = move |text: String| {
        if let Some(view) = given.get_untracked() {
            desk.edit(Edit::Opinion(Some(Opinion { view, reason: text })));
        }
    };
    view! {
        <div class="stack-tight" role="group" aria-label=words::NOTE_VERDICT.t()>
            <h3 class="note-label">{words::NOTE_VERDICT.t()}</h3>
            <div class="row">
                {View::ALL
                    .map(|view| {
                        let word = words::value("verdict", view.id(), str::to_owned);
                        view! {
                            <button
                                type="button"
                                class="button"
                                name="verdict"
                                value=view.id()
                                aria-pressed=move || (given.get() == Some(view)).to_string()
                                on:click=move |_| choose(view)
                            >
                                {word}
                            </button>
                        }
                    })
                    .collect_view()}
            </div>
            <Show when=move || given.get().is_some()>
                <textarea
                    name="reason"
                    class="note-small"
                    rows="2"
                    aria-label=words::NOTE_REASON.t()
                    placeholder=words::NOTE_REASON.t()
                    prop:value=reason
                    on:input=move |e| type_reason(event_target_value(&e))
                ></textarea>
            </Show>
        </div>
    }
    .into_any()
}

/// One date with its name and a way to say "today".
fn date(
    session: Session,
    name: &'static str,
    word: Word,
    given: impl Fn() -> Option<String> + Copy + Send + Sync + 'static,
    set: impl Fn(Option<String>) + Copy + 'static,
) -> AnyView {
    let typed = move |event: leptos::ev::Event| {
        let day = event_target_value(&event);
        if day.is_empty() || is_day(&day) {
            return set(Some(day).filter(|day| !day.is_empty()));
        }
        // Only a browser without a calendar of its own lets such a day in.
        session.say(words::NOTE_NO_DAY.with(&[&day]));
        event_target::<leptos::web_sys::HtmlInputElement>(&event)
            .set_value(&untrack(given).unwrap_or_default());
    };
    let today = words::NOTE_FACT.with(&[word.t(), words::NOTE_TODAY.t()]);
    view! {
        <div class="note-date">
            <label for=name>{word.t()}</label>
            <input type="date" id=name name=name prop:value=move || given().unwrap_or_default() on:change=typed />
            <button type="button" class="button-quiet small" aria-label=today on:click=move |_| set(Some(clock::today()))>
                {words::NOTE_TODAY.t()}
            </button>
        </div>
    }
    .into_any()
}

/// The dates; folded away while none is set.
pub fn dates(desk: Desk) -> AnyView {
    let Desk { session, note, .. } = desk;
    let any = note.with_untracked(|n| n.checked.is_some() || n.deadline.is_some() || n.struck.is_some());
    let stage = Memo::new(move |_| note.with(|note| note.stage(&clock::today())));
    let told = move || stage.get().map(|stage| words::value("deadline", stage, str::to_owned));
    view! {
        <details class="note-dates" open=any>
            <summary>
                {words::NOTE_DATES.t()}
                <span class="note-stage small" data-stage=move || stage.get()>{told}</span>
            </summary>
            <div class="stack-tight">
                {date(session, "checked", words::NOTE_CHECKED, move || note.with(|n| n.checked.clone()), move |day| desk.edit(Edit::Checked(day)))}
                {date(session, "deadline", words::NOTE_DEADLINE, move || note.with(|n| n.deadline.clone()), move |day| desk.edit(Edit::Deadline(day)))}
                {date(session, "struck", words::NOTE_STRUCK, move || note.with(|n| n.struck.clone()), move |day| desk.edit(Edit::Struck(day)))}
            </div>
        </details>
    }
    .into_any()
}
