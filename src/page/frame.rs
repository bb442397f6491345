//! The frame round every page: skip link, navigation, looks, messages. In: the page. Out: the page in
//! its frame. Refuses to know: what the page shows.

use leptos::prelude::*;
use leptos::web_sys::HtmlElement;

use crate::link::Place;
use crate::note::keep::Held;
use crate::page::share;
use crate::page::title::nav;
use crate::part::event::focus_in_place;
use crate::part::later::{self, later};
use crate::session::keep::Kept;
use crate::session::look::Look;
use crate::session::{Data, Session, Told, href, use_session};
use crate::start;
use crate::web::address;
use crate::web::offline::Newer;
use crate::words::{self, Word};

/// The frame.
#[component]
pub fn Frame(children: Children) -> AnyView {
    let session = use_session();
    let main = NodeRef::<leptos::html::Main>::new();
    Effect::new(move |before: Option<Place>| follow(session, main, before));
    view! {
        {(!session.embed).then(|| head(session, main))}
        <main class="main" id="main" tabindex="-1" node_ref=main>{children()}</main>
        {later::view(foot(session), || ().into_any(), || ().into_any())}
        <p class="said" role="status">{session.said}</p>
        {alerts(session)}
    }
    .into_any()
}

/// Begins a new page at its top, with the focus in it. One that is opened by its address gets the focus too where
/// the address names something; the lines of a source are shown by its own page.
fn follow(session: Session, main: NodeRef<leptos::html::Main>, before: Option<Place>) -> Place {
    let place = session.place.get();
    let named = matches!(place, Place::Task(_) | Place::Unit(_) | Place::Thread(_) | Place::Locality(_));
    let other = |before: &Place| std::mem::discriminant(before) != std::mem::discriminant(&place) || named;
    let new = match &before {
        Some(before) => *before != place && other(before),
        None => !matches!(place, Place::Overview | Place::Tasks(_)),
    };
    if new && !matches!(place, Place::Source { lines: Some(_), .. }) {
        if before.is_some() {
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
        focus_in_place(main.get_untracked().map(Into::into));
    }
    place
}

fn head(session: Session, main: NodeRef<leptos::html::Main>) -> AnyView {
    let skip = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        if let Some(main) = main.get_untracked() {
            let main: &HtmlElement = &main;
            let _ = main.focus();
        }
    };
    let current = move |place: &Place| {
        let here = session.place.get();
        let same = std::mem::discriminant(&here) == std::mem::discriminant(place);
        let inside = matches!(
            (&here, place),
            (Place::Task(_), Place::Tasks(_))
                | (Place::Unit(_), Place::Units(_))
                | (Place::Locality(_), Place::Overview)
                | (Place::Thread(_) | Place::Side(..), Place::Threads(_))
                | (Place::Shared(_), Place::Notes)
        );
        (same || inside).then_some("page")
    };
    view! {
        <header class="head">
            <a class="skip" href="#/tasks" on:click=skip>{words::SKIP.t()}</a>
            <div class="head-row">
                <a class="brand" href=href(&Place::Overview)>
                    <span class="brand-seal" aria-hidden="true">"诺"</span>
                    {words::BRAND.t()}
                    <span class="brand-note">
                        <span data-place="">{session.data.with_untracked(Data::place)}</span>
                        <span class="brand-more">{words::BRAND_NOTE.t()}</span>
                    </span>
                </a>
                <nav class="nav" aria-label=words::NAV_LABEL.t()>
                    {nav()
                        .into_iter()
                        .map(|(place, word)| {
                            let link = href(&place);
                            view! { <a href=link aria-current=move || current(&place)>{word.t()}</a> }.into_any()
                        })
                        .collect_view()}
                </nav>
                {later::view(looks(session), || view! { <div class="looks"></div> }.into_any(), || ().into_any())}
            </div>
        </header>
    }
    .into_any()
}

later! {
    /// What the reader sets: size, colours, language.
    fn looks(session: Session) -> AnyView {
        let look = expect_context::<Look>();
        let other = move |_| {
            // What the reader chooses outweighs the address.
            session.tongue.set(None);
            session.amend(session.place.get_untracked());
            words::learn_english();
            look.toggle_lang();
        };
        view! {
            <div class="looks">
                {share::button(session)}
                <button type="button" aria-pressed=move || look.large.get().to_string() on:click=move |_| look.toggle_large()>
                    {words::LOOK_LARGE.t()}
                </button>
                <button type="button" aria-pressed=move || look.is_dark().to_string() on:click=move |_| look.toggle_dark()>
                    {words::LOOK_DARK.t()}
                </button>
                <button type="button" lang=words::LOOK_LANG_CODE.t() on:click=other>
                    {words::LOOK_LANG.t()}
                </button>
            </div>
        }
        .into_any()
    }
}

later! {
    /// What stands below every page; an embedded one says of itself where it is from.
    fn foot(session: Session) -> AnyView {
        if session.embed { share::embedded_foot() } else { whole_foot() }
    }
}

/// Whose reports these are; what the visitor opened is nobody's publication.
fn from(session: Session) -> String {
    session.data.with_untracked(|data| {
        if data.is_bundled() {
            return words::from(&data.place());
        }
        match session.own_among(data.reports()) {
            (0, _) => words::from(&data.place()),
            (own, others) if others.is_empty() => words::OPEN_FOOT_ALONE.with(&[&own.to_string()]),
            (own, others) => {
                let own = words::OPEN_FOOT.with(&[&own.to_string()]);
                [words::from(&start::place(&others)), own].join(" ")
            }
        }
    })
}

fn whole_foot() -> AnyView {
    view! {
        <footer class="foot">
            <div class="foot-row">
                <span>{from(use_session())}</span>
                <span>{words::FOOT_LOCAL.t()}</span>
                // The single file travels alone.
                {(!address::link_to("").starts_with("file:")).then(plain)}
                {share::fold()}
            </div>
        </footer>
    }
    .into_any()
}

/// The way to all tasks without any program.
fn plain() -> AnyView {
    view! { <a href="plain.html">{words::FOOT_PLAIN.t()}</a> }.into_any()
}

fn alerts(session: Session) -> AnyView {
    view! {
        <div class="alerts">
            {later::view(more_alerts(session), || ().into_any(), || ().into_any())}
            {move || session.missing.get().then(|| view! { <p class="alert" role="alert">{words::LATER_REST.t()} " " {plain()}</p> }.into_any())}
        </div>
    }
    .into_any()
}

later! {
    /// What is told of rarely, or only by the rest of the program: newer versions, how the notes are kept, what
    /// of the address was not understood.
    fn more_alerts(session: Session) -> AnyView {
        view! {
            {move || session.newer.get().map(newer)}
            {move || session.store.aside.get().then(|| aside(session))}
            {move || session.store.clashes.with(|clashes| clashes.first().map(|clash| clashed(&clash.task)))}
            {move || match session.kept.get() {
                Kept::Held(Held::Cleared) => Some(cleared(session)),
                Kept::Failed(_) | Kept::Held(_) => {
                    Some(view! { <p class="alert" role="alert">{session.kept_word()}</p> }.into_any())
                }
                _ => None,
            }}
            {move || {
                let told = session.notices.with(|notices| words::notices(notices));
                (!told.is_empty()).then(|| view! {
                    <div class="notice" role="status">
                        {told.into_iter().map(|told| view! { <p>{told}</p> }.into_any()).collect_view()}
                        <button type="button" class="button-quiet small" on:click=move |_| session.notices.set(Vec::new())>
                            {words::KEYS_CLOSE.t()}
                        </button>
                    </div>
                })
            }}
            {move || session.told.get().map(|what| told(session, what))}
        }
        .into_any()
    }
}

/// A newer version is offered, never forced: notes are stored before the page opens anew.
fn newer(newer: Newer) -> AnyView {
    view! {
        <p class="alert" role="status">
            {words::NEWER.t()}
            " "
            <button type="button" class="button" on:click=move |_| newer.take()>{words::NEWER_TAKE.t()}</button>
        </p>
    }
    .into_any()
}

/// What is told once, until the reader has taken notice.
fn told(session: Session, what: Told) -> AnyView {
    let said = match what {
        Told::Rows { renamed, too_long } => {
            let one = |count: usize, word: Word| (count > 0).then(|| word.with(&[&count.to_string()]));
            let said = [one(renamed, words::ROWS_RENAMED), one(too_long, words::ROWS_TOO_LONG)];
            said.into_iter().flatten().collect::<String>()
        }
    };
    view! {
        <p class="alert" role="status" data-told="">
            {said}
            " "
            <button type="button" class="button" on:click=move |_| session.told.set(None)>{words::KEYS_CLOSE.t()}</button>
        </p>
    }
    .into_any()
}

/// What could not be read is kept; the reader hears of it until it is taken notice of.
fn aside(session: Session) -> AnyView {
    view! {
        <p class="alert" role="alert">
            {words::STORE_ASIDE.t()}
            " "
            <a href=href(&Place::Notes)>{words::NAV_NOTES.t()}</a>
            " "
            <button type="button" class="button" on:click=move |_| session.store.aside.set(false)>{words::KEYS_CLOSE.t()}</button>
        </p>
    }
    .into_any()
}

/// The stored notes were cleared while this page holds them: only the reader knows whether they are to go.
fn cleared(session: Session) -> AnyView {
    let count = session.notes.with_untracked(|notes| notes.notes.len() + notes.bin.len());
    let let_go = move |_| {
        session.let_notes_go();
        session.say(words::STORE_LET_GO_DONE.t().to_owned());
    };
    view! {
        <div class="alert row" role="alert" data-notes-cleared="">
            {words::STORE_CLEARED.with(&[&count.to_string()])}
            <button type="button" class="button" name="bring-back" on:click=move |_| session.store.bring_back()>{words::STORE_BRING_BACK.t()}</button>
            <button type="button" class="button" name="let-go" on:click=let_go>{words::STORE_LET_GO.t()}</button>
        </div>
    }
    .into_any()
}

/// Two windows wrote one note: its page shows both texts.
fn clashed(task: &str) -> AnyView {
    let link = href(&Place::Task(task.to_owned()));
    view! { <p class="alert" role="alert">{words::STORE_MET.t()} " " <a href=link>{task.to_owned()}</a></p> }
        .into_any()
}
