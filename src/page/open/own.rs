//! Reports that the visitor took in. In: the session. Out: a list with ways to them, what is shown, and files of them.

use leptos::prelude::*;

use crate::dataset::Dataset;
use crate::link::{Place, View};
use crate::query::Facet;
use crate::report::recipe::Recipe;
use crate::session::own::{About, Own};
use crate::session::{Session, href};
use crate::web::{file, storage::StorageError};
use crate::words;

pub fn list(session: Session) -> AnyView {
    let shown = move || {
        let own = session.own().list.get();
        if own.is_empty() {
            return view! { <p class="soft">{words::OPEN_OWN_NONE.t()}</p> }.into_any();
        }
        let alone = move |event| session.show_alone(event_target_checked(&event));
        view! {
            <ul class="open-list">{own.into_iter().map(|own| one(session, own)).collect_view()}</ul>
            <label class="row">
                <input type="checkbox" name="alone-shown" prop:checked=session.own().alone on:change=alone />
                {words::OPEN_ALONE_SHOWN.t()}
            </label>
        }
        .into_any()
    };
    view! {
        <section class="stack">
            <h2>{words::OPEN_OWN.t()}</h2>
            {failed(session)}
            {removed(session)}
            {shown}
        </section>
    }
    .into_any()
}

fn failed(session: Session) -> AnyView {
    let told = move || {
        session.own().failed.get().map(|why| {
            let word = match why {
                StorageError::Denied => words::OPEN_KEPT_DENIED,
                StorageError::Full => words::OPEN_KEPT_FULL,
                StorageError::Unreadable => words::OPEN_KEPT_UNREADABLE,
            };
            view! { <p class="alert" role="alert">{words::OPEN_NOT_KEPT.t()} {word.t()}</p> }
        })
    };
    told.into_any()
}

fn removed(session: Session) -> AnyView {
    let told = move || {
        session.own().removed.with(|own| own.as_ref().map(|own| own.title().to_owned())).map(|title| {
            let restore = move |_| leptos::task::spawn_local(async move { session.restore_own().await });
            view! {
                <p class="notice row" role="status">
                    {words::OPEN_REMOVED.with(&[&title])}
                    <button type="button" class="button" name="restore" on:click=restore>{words::OPEN_RESTORE.t()}</button>
                </p>
            }
        })
    };
    told.into_any()
}

fn one(session: Session, own: Own) -> AnyView {
    let About { id, file, shown, .. } = own.about.clone();
    let (title, tasks) = (own.title().to_owned(), own.dataset.records.len());
    let key = StoredValue::new(id.clone());
    let change = move |event| {
        let shown = event_target_checked(&event);
        leptos::task::spawn_local(async move {
            session.change_own(&key.get_value(), |own| own.about.shown = shown).await;
        });
    };
    let rename = move |event| {
        let title = event_target_value(&event).trim().to_owned();
        if !title.is_empty() {
            leptos::task::spawn_local(async move { session.rename_own(&key.get_value(), title).await });
        }
    };
    let remove =
        move |_| leptos::task::spawn_local(async move { session.remove_own(&key.get_value()).await });
    let again = (!own.document.is_empty()).then(|| {
        view! {
            <button type="button" class="button-quiet small" name="again" on:click=move |_| session.correct_again(&key.get_value())>
                {words::OPEN_AGAIN.t()}
            </button>
        }
    });
    view! {
        <li class="card stack-tight" data-own=id>
            <input type="text" class="open-title" name="own-title" aria-label=words::OPEN_RENAME.t() prop:value=title on:change=rename />
            <p class="small soft">{file} " · " {tasks} " " {words::OPEN_TASKS.t()}</p>
            <div class="row">
                <label class="row small">
                    <input type="checkbox" name="shown" prop:checked=shown on:change=change />
                    {words::OPEN_SHOWN.t()}
                </label>
                {links(&own.dataset)}
                {again}
                {exports(&own)}
                <button type="button" class="button-quiet small" name="remove" on:click=remove>{words::OPEN_REMOVE.t()}</button>
            </div>
        </li>
    }
    .into_any()
}

fn links(set: &Dataset) -> AnyView {
    let ids: Vec<&str> = set.papers.iter().map(|paper| paper.source.id.as_str()).collect();
    let wanted: Vec<(Facet, &str)> = ids.iter().map(|id| (Facet::Report, *id)).collect();
    let tasks = (!set.records.is_empty()).then(|| {
        let link = href(&Place::Tasks(View::of(&wanted)));
        view! { <a class="button-quiet small" href=link>{words::OPEN_SEE.t()}</a> }
    });
    let text = ids.first().map(|id| {
        let link = href(&Place::Source { report: (*id).to_owned(), lines: None });
        view! { <a class="button-quiet small" href=link>{words::OPEN_SEE_SOURCE.t()}</a> }
    });
    view! { {tasks} {text} }.into_any()
}

fn exports(own: &Own) -> AnyView {
    let (set, about) = (own.dataset.clone(), own.about.clone());
    let recipe = (!about.recipe.is_empty()).then(|| {
        let (name, about) = ([&about.id, ".recipe.json"].concat(), about.clone());
        let save = move |_| {
            let recipe = Recipe::from_json(&about.recipe).unwrap_or_default();
            _ = file::save(&name, "application/json", recipe.without(&about.concealed()).to_json().as_bytes());
        };
        view! { <button type="button" class="button-quiet small" name="save-recipe" on:click=save>{words::OPEN_RECIPE.t()}</button> }
    });
    let name = [&about.id, ".nuoji.txt"].concat();
    let save = move |_| {
        _ = file::save(&name, "text/plain", set.without(&about.concealed()).whole().as_bytes());
    };
    view! {
        <button type="button" class="button-quiet small" name="save-dataset" on:click=save>{words::OPEN_EXPORT.t()}</button>
        {recipe}
    }
    .into_any()
}
