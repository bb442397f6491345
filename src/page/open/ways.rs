//! Ways in: files chosen or dropped, what is pasted, an address. In: the session. Out: fields whose content is read at once
//! or by a button, and how far reading has come.

use leptos::prelude::*;
use leptos::web_sys::{ClipboardEvent, DragEvent, SubmitEvent};

use crate::report::recipe::Recipe;
use crate::session::Session;
use crate::session::own::{Busy, File, Unread};
use crate::web::{clipboard, file, request, worker};
use crate::words;

pub fn ways(session: Session) -> AnyView {
    let choose = move |event: leptos::web_sys::Event| {
        let files = file::chosen(&event);
        leptos::task::spawn_local(async move { session.open_files(files).await });
    };
    let drop = move |event: DragEvent| {
        let files = file::dropped(&event);
        if !files.is_empty() {
            event.prevent_default();
            leptos::task::spawn_local(async move { session.open_files(files).await });
        }
    };
    view! {
        <section class="card stack" on:drop=drop on:dragover=|event: DragEvent| event.prevent_default()>
            <label class="open-choose">
                <span>{words::OPEN_CHOOSE.t()}</span>
                <input type="file" name="report" multiple on:change=choose />
            </label>
            {busy(session)}
            <div class="open-more">{paste(session)} {by_address(session)}</div>
        </section>
    }
    .into_any()
}

fn busy(session: Session) -> AnyView {
    let shown = move || {
        session.own().busy.get().map(|Busy { name, at, of }| view! {
            <p class="row" role="status" data-busy="">
                <span class="open-grow">{words::OPEN_BUSY.with(&[&name, &at.to_string(), &of.to_string()])}</span>
                <progress></progress>
                <button type="button" class="button" name="cancel" on:click=|_| worker::cancel()>{words::OPEN_CANCEL.t()}</button>
            </p>
        })
    };
    shown.into_any()
}

fn paste(session: Session) -> AnyView {
    let text = RwSignal::new(String::new());
    let read = move |bytes: Vec<u8>| {
        text.set(String::new());
        let name = words::OPEN_PASTED.t().to_owned();
        leptos::task::spawn_local(async move {
            session.read_files(vec![File { name, bytes }], &Recipe::default()).await;
        });
    };
    // A table that was copied comes as a page: its cells are worth more than the text that a field would take.
    let pasted = move |event: ClipboardEvent| {
        if let Some(html) = clipboard::pasted_html(&event).filter(|html| html.contains("<table")) {
            event.prevent_default();
            read(html.into_bytes());
        }
    };
    // Several lines that come into an empty field at once were pasted; what is typed waits for the button.
    let typed = move |event| {
        let (before, now) = (text.get_untracked(), event_target_value(&event));
        text.set(now.clone());
        let lines = now.lines().filter(|line| !line.trim().is_empty()).count();
        if before.is_empty() && lines > 1 {
            read(now.into_bytes());
        }
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let words = text.get_untracked();
        if !words.trim().is_empty() {
            read(words.into_bytes());
        }
    };
    view! {
        <form class="stack-tight" on:submit=submit>
            <label class="stack-tight">
                <span class="note-label">{words::OPEN_PASTE.t()}</span>
                <textarea
                    name="paste"
                    rows="5"
                    prop:value=text
                    on:input=typed
                    on:paste=pasted
                ></textarea>
            </label>
            <p class="small soft">{words::OPEN_PASTE_HINT.t()}</p>
            <div class="row"><button class="button" name="read-paste">{words::OPEN_READ.t()}</button></div>
        </form>
    }
    .into_any()
}

fn by_address(session: Session) -> AnyView {
    let asked = RwSignal::new(String::new());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let address = asked.get_untracked().trim().to_owned();
        if address.is_empty() {
            return;
        }
        leptos::task::spawn_local(async move {
            session.own().busy.set(Some(Busy { name: address.clone(), at: 1, of: 1 }));
            match request::bytes(&address).await {
                Some(bytes) => {
                    let name = name_of(&address);
                    session.read_files(vec![File { name, bytes }], &from_address(&address)).await;
                    asked.try_set(String::new());
                }
                None => session.refuse(&address, Unread::Address),
            }
            session.own().busy.set(None);
        });
    };
    view! {
        <form class="stack-tight" on:submit=submit>
            <label class="stack-tight">
                <span class="note-label">{words::OPEN_ADDRESS.t()}</span>
                <input
                    type="url"
                    name="address"
                    inputmode="url"
                    placeholder="https://"
                    prop:value=asked
                    on:input=move |event| asked.set(event_target_value(&event))
                />
            </label>
            <p class="small soft">{words::OPEN_ADDRESS_HINT.t()}</p>
            <div class="row"><button class="button" name="read-address">{words::OPEN_READ.t()}</button></div>
        </form>
    }
    .into_any()
}

/// What a file at an address is called.
fn name_of(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    path.rsplit('/').next().unwrap_or_default().to_owned()
}

/// The address is the paper's source.
fn from_address(address: &str) -> Recipe {
    let mut recipe = Recipe::default();
    recipe.source.address = Some(address.to_owned());
    recipe
}
