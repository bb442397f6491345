//! The app: gets the data, opens the notes, draws the frame and the page of the place. In: the
//! browser. Out: the page. Refuses to know: what a page holds.

use std::pin::Pin;

use leptos::prelude::*;

use crate::dataset::Part;
use crate::link::{Asked, Place};
use crate::page::frame::Frame;
use crate::page::{
    about::AboutPage,
    brief,
    notes::NotesPage,
    notes::shared::SharedPage,
    open::OpenPage,
    overview::{OverviewPage, Scope},
    side::SidePage,
    source::SourcePage,
    task::TaskPage,
    tasks::TasksPage,
    thread::ThreadPage,
    threads::ThreadsPage,
    title,
    unit::UnitPage,
    units::UnitsPage,
};
use crate::part::later::{self, Missing, later};
use crate::session::look::Look;
use crate::session::own;
use crate::session::supply::{self, Lack};
use crate::session::{Data, Session, Told, after_frame};
use crate::web::api::{Doors, Rows, install};
use crate::web::{Listener, file, offline};
use crate::words::{self, Lang};

/// Gets the data, then mounts the app in the page's body. Without them nothing of it is shown, but why.
pub fn start() {
    // Mounting is what starts leptos' own tasks, and nothing is mounted yet.
    wasm_bindgen_futures::spawn_local(async {
        match supply::bundled().await {
            Ok(data) => open(data),
            Err(lack) => tell(&lack.said(words::DATA_MISSING)),
        }
    });
}

/// Says on the page that waits why there is nothing to show.
fn tell(why: &str) {
    let page = document();
    if let Some(waiting) = page.get_element_by_id("wait") {
        waiting.remove();
    }
    if let Some(failed) = page.get_element_by_id("failed") {
        failed.insert_adjacent_text("afterbegin", &[why, " "].concat()).ok();
        failed.remove_attribute("hidden").ok();
    }
}

fn open(data: Data) {
    let owner = Owner::new();
    owner.set();
    let session = Session::new(data);
    let look = Look::remembered(session.tongue.get_untracked());
    provide_context(session);
    provide_context(look);
    follow_width(session);
    let (chinese, own) = (look.lang.get_untracked() == Lang::Zh, own::any_kept());
    if chinese && !own {
        show(session, look);
    } else {
        let owner = owner.clone();
        wasm_bindgen_futures::spawn_local(async move {
            // What the visitor took in is there with the first view. It stays where it is kept if it does not come.
            if own && let Ok(loaded) = with_own(session).await {
                loaded.await;
            }
            if chinese {
                return owner.with(|| show(session, look));
            }
            // Without its words the page is in Chinese, and says that something is missing.
            if english().await.is_err() {
                look.lang.set(Lang::Zh);
                look.apply();
            }
            owner.with(|| show(session, look));
        });
    }
    std::mem::forget(owner);
}

/// Shows the page.
fn show(session: Session, look: Look) {
    provide_context(brief::Head::taken());
    if let Some(waiting) = document().get_element_by_id("start") {
        waiting.remove();
    }
    let begin = move |millis| {
        set_timeout(later::begin, std::time::Duration::from_millis(millis));
    };
    if matches!(session.place.get_untracked(), Place::Tasks(_)) {
        // The table is there without them, and a first keystroke is answered before they come.
        after_frame(move || begin(AFTER_TABLE));
        begin(WITHOUT_FRAMES);
    } else {
        later::begin();
    }
    mount_to_body(App);
    leptos::task::spawn_local(async move {
        later::begun().await;
        leptos::task::spawn_local(async move {
            let come = further(session).await;
            if come.is_err() {
                session.missing.set(true);
            }
            later::supply(come);
        });
        if rest(session, look).await.is_err() {
            session.missing.set(true);
        }
    });
}

/// Gets the data that the first view does without.
async fn further(session: Session) -> Result<(), Missing> {
    let part = supply::bytes(Part::Further).await.map_err(|_| Missing)?;
    take(session, part).await?.map_err(|_| Missing)
}

later! {
    /// Takes a part of the data in.
    fn take(session: Session, part: Vec<u8>) -> Result<(), Lack> {
        session.take(&part)
    }
}

/// Milliseconds between the table's first frame and the parts that come later.
const AFTER_TABLE: u64 = 100;

/// Milliseconds that they wait at most: a page that is not looked at has no frames.
const WITHOUT_FRAMES: u64 = 1000;

later! {
    /// Gets the reports that the visitor took in before.
    fn with_own(session: Session) -> Pin<Box<dyn Future<Output = ()>>> {
        Box::pin(session.load_own())
    }
}

later! {
    /// The words of the page in English.
    fn english() -> () {
        words::learn_english();
    }
}

fn follow_width(session: Session) {
    let handle = window_event_listener(leptos::ev::resize, move |_| {
        let width = crate::session::page_width();
        if session.width.get_untracked() != width {
            session.width.set(width);
        }
    });
    std::mem::forget(handle);
}

/// Which page is shown; what is asked of a list changes within its page.
#[derive(Clone, PartialEq)]
enum Shown {
    Table,
    Other(Place),
}

#[component]
fn App() -> AnyView {
    let session = expect_context::<Session>();
    let look = expect_context::<Look>();
    let wanted = Memo::new(move |_| match session.place.get() {
        Place::Tasks(_) => Shown::Table,
        Place::Units(_) => Shown::Other(Place::Units(Asked::default())),
        Place::Threads(_) => Shown::Other(Place::Threads(Asked::default())),
        place => Shown::Other(place),
    });
    let shown = RwSignal::new(wanted.get_untracked());
    let show = move || {
        if shown.get_untracked() != wanted.get_untracked() {
            shown.set(wanted.get_untracked());
        }
    };
    Effect::new(move |_| match wanted.get() {
        Shown::Table | Shown::Other(Place::Task(_) | Place::Overview) => show(),
        // The page before stays until the part that draws this one is there.
        Shown::Other(_) => later::once_there(there(), show),
    });
    view! {
        {move || {
            // All is drawn anew for other data, so nothing below follows them.
            look.lang.track();
            session.data.track();
            view! {
                <Frame>
                    {move || {
                        on_cleanup(move || session.leave_page(look));
                        page(shown.get())
                    }}
                </Frame>
            }
        }}
    }
    .into_any()
}

fn page(shown: Shown) -> AnyView {
    match shown {
        Shown::Table => view! { <TasksPage /> }.into_any(),
        Shown::Other(place) => later::view(other(place), brief::waiting, failed),
    }
}

later! {
    /// There with the part that draws the other pages.
    fn there() -> AnyView {
        ().into_any()
    }
}

later! {
    /// Every page but the table.
    fn other(place: Place) -> AnyView {
        expect_context::<Session>().open_notes();
        match place {
            Place::Task(id) => view! { <TaskPage id /> }.into_any(),
            Place::Source { report, lines } => view! { <SourcePage report lines /> }.into_any(),
            Place::Units(_) => view! { <UnitsPage /> }.into_any(),
            Place::Unit(name) => view! { <UnitPage name /> }.into_any(),
            Place::Threads(_) => view! { <ThreadsPage /> }.into_any(),
            Place::Thread(name) => view! { <ThreadPage name /> }.into_any(),
            Place::Side(left, right) => view! { <SidePage left right /> }.into_any(),
            Place::Notes => view! { <NotesPage /> }.into_any(),
            Place::Shared(payload) => view! { <SharedPage payload /> }.into_any(),
            Place::Open => view! { <OpenPage /> }.into_any(),
            Place::About => view! { <AboutPage /> }.into_any(),
            Place::Locality(name) => view! { <OverviewPage of=Scope::of(name) /> }.into_any(),
            _ => view! { <OverviewPage of=Scope::all() /> }.into_any(),
        }
    }
}

later! {
    /// What the first view does without: the reader's notes, first letters in the search, the door for scripts.
    fn rest(session: Session, look: Look) -> () {
        session.open_notes();
        title::describe(session, look);
        // An address with another language, come to later.
        Effect::new(move |_| {
            if let Some(tongue) = session.tongue.get() {
                words::learn_english();
                look.speak(tongue);
            }
        });
        install(Doors {
            show: Box::new(move |look| session.data.with_untracked(|data| look(&data.engine, &data.records))),
            open: Box::new(move |files, recipe| Box::pin(session.open_for_script(files, recipe))),
            load: Box::new(move |rows| {
                let Rows { records, renamed, too_long } = rows;
                session.told.set((renamed + too_long > 0).then_some(Told::Rows { renamed, too_long }));
                session.open(Data::of(records));
            }),
            reset: Box::new(move || {
                session.told.set(None);
                session.reset();
            }),
        });
        // A browser would leave the page for a file that is dropped on it, and take what is being written along.
        let dropped = move |files| {
            session.go(Place::Open);
            leptos::task::spawn_local(async move { session.open_files(files).await });
        };
        file::on_stray_drop(dropped).into_iter().for_each(Listener::keep);
        later::in_turn(move || session.teach_search());
        // Last comes the worker that keeps all of it for reading without a network.
        let keep = move || leptos::task::spawn_local(offline::keep(move |newer| session.newer.set(Some(newer))));
        set_timeout(keep, std::time::Duration::from_secs(2));
    }
}

fn failed() -> AnyView {
    let again = |_| drop(window().location().reload());
    view! {
        <p class="alert" role="alert">
            {words::LATER_MISSING.t()}
            " "
            <button type="button" class="button" on:click=again>{words::LATER_AGAIN.t()}</button>
        </p>
    }
    .into_any()
}
