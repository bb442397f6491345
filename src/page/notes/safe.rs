//! How safely notes are kept. In: the session and the browser's answers. Out: texts that could not be read, as
//! downloads; whether the browser may clear them; how long ago they were exported. Refuses to know: formats.

use leptos::prelude::*;

use crate::note::keep::{ASIDE, Held, KEY};
use crate::note::read_stored;
use crate::session::Session;
use crate::web::{clock, file, storage};
use crate::words;

/// When all or some notes were last exported.
const EXPORTED: &str = "nuoji/exported";

/// A file of notes was handed over.
pub fn exported() {
    // Where it cannot be remembered, the reminder stays: no harm.
    storage::set(EXPORTED, &clock::now().to_string()).ok();
}

/// How many notes changed since the last export, and whether the browser may clear them.
pub fn state(session: Session) -> AnyView {
    let persisted = RwSignal::new(None::<bool>);
    leptos::task::spawn_local(async move {
        let answer = storage::persisted().await;
        persisted.try_set(answer);
    });
    let since = move || {
        let last: i64 =
            storage::get(EXPORTED).ok().flatten().and_then(|text| text.parse().ok()).unwrap_or_default();
        // By a clock that was ahead, nothing tells what changed since.
        let from = if last > clock::now() { 0 } else { last };
        let count =
            session.notes.with(|notes| notes.notes.values().filter(|note| note.changed > from).count());
        (count > 0).then(|| {
            let count = count.to_string();
            match last {
                0 => words::SAFE_NEVER.with(&[&count]),
                last => words::SAFE_SINCE.with(&[&clock::moment(last), &count]),
            }
        })
    };
    let ask = move |_| {
        leptos::task::spawn_local(async move {
            let granted = storage::persist().await;
            persisted.set(granted);
            if granted != Some(true) {
                session.say(words::SAFE_REFUSED.t().to_owned());
            }
        });
    };
    view! {
        <div class="stack-tight note-tools" data-safe="">
            {move || since().map(|told| view! { <p class="small" data-reminder="">{told}</p> })}
            {move || match persisted.get() {
                Some(true) => view! { <p class="small soft">{words::SAFE_PERSISTED.t()}</p> }.into_any(),
                Some(false) => {
                    view! {
                        <p class="small row">
                            {words::SAFE_MAY_CLEAR.t()}
                            <button type="button" class="button" name="persist" on:click=ask>{words::SAFE_ASK.t()}</button>
                        </p>
                    }
                    .into_any()
                }
                None => ().into_any(),
            }}
        </div>
    }
    .into_any()
}

/// Stored texts that could not be read: to be downloaded, and then, if wanted, cleared.
pub fn asides(session: Session) -> AnyView {
    let changed = Trigger::new();
    let keys = move || {
        changed.track();
        session.kept.track();
        let mut keys = storage::keys(ASIDE).unwrap_or_default();
        if session.store.held() == Some(Held::Unread) {
            keys.insert(0, KEY.to_owned());
        }
        keys
    };
    (move || {
        let keys = keys();
        (!keys.is_empty()).then(|| {
            view! {
                <section class="notice stack" data-asides="">
                    <h2>{words::ASIDE_TITLE.t()}</h2>
                    <p>{words::ASIDE_HINT.t()}</p>
                    <ul class="stack-tight">{keys.into_iter().map(|key| one(session, key, changed)).collect_view()}</ul>
                </section>
            }
        })
    })
    .into_any()
}

fn one(session: Session, key: String, changed: Trigger) -> AnyView {
    let text = storage::get(&key).ok().flatten().unwrap_or_default();
    let why = read_stored(&text).err().map(|why| words::unreadable(&why));
    let when = key.strip_prefix(ASIDE).and_then(|time| time.parse().ok()).map(clock::moment);
    let taken = RwSignal::new(false);
    let download = move |_| {
        let done = file::save("nuoji-notes-unread.txt", "text/plain;charset=utf-8", text.as_bytes()).is_ok();
        taken.set(done);
        session.say(if done { words::NOTES_EXPORTED.t() } else { words::NOTES_EXPORT_FAILED.t() }.to_owned());
    };
    let clear = move |_| {
        if key == KEY {
            session.store.release();
        } else {
            // Where it cannot be removed it stays on the list.
            storage::remove(&key).ok();
        }
        changed.notify();
    };
    view! {
        <li class="row">
            <span class="small">{when} " " {why}</span>
            <button type="button" class="button" name="download-aside" on:click=download>{words::ASIDE_DOWNLOAD.t()}</button>
            <button type="button" class="button-quiet small" disabled=move || !taken.get() on:click=clear>{words::ASIDE_CLEAR.t()}</button>
        </li>
    }
    .into_any()
}
