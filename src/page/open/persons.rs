//! Names of persons and telephone numbers in a paper. In: a draft. Out: a list of them, each left out of what is passed on
//! unless it is kept on purpose.

use leptos::prelude::*;

use super::draft::Desk;
use crate::words;

pub fn persons(desk: Desk) -> AnyView {
    let found = Memo::new(move |_| desk.told().persons.clone());
    let one = move |word: String| {
        let kept = desk.with_draft(|draft| draft.passed_on.contains(&word)).unwrap_or(false);
        let (label, key) = (word.clone(), word);
        let change = move |event| desk.session.pass_on(&desk.id(), &key, !event_target_checked(&event));
        view! {
            <li>
                <label class="row small">
                    <input type="checkbox" name="conceal" prop:checked=!kept on:change=change />
                    <span lang="zh-CN">{label}</span>
                </label>
            </li>
        }
        .into_any()
    };
    let shown = move || {
        let persons = found.get();
        (!persons.is_empty()).then(|| {
            view! {
                <details data-persons="">
                    <summary>{words::OPEN_PERSONS_LIST.with(&[&persons.len().to_string()])}</summary>
                    <p class="small soft">{words::OPEN_PERSONS_HINT.t()}</p>
                    <ul class="open-persons">{persons.into_iter().map(one).collect_view()}</ul>
                </details>
            }
        })
    };
    shown.into_any()
}
