//! The app: reads the reports, opens the notes, draws the frame and the page of the place. In: the
//! browser. Out: the page. Refuses to know: what a page holds.

use leptos::prelude::*;

use crate::link::Place;
use crate::page::frame::Frame;
use crate::page::{
    about::AboutPage, notes::NotesPage, notes::shared::SharedPage, overview::OverviewPage,
    source::SourcePage, task::TaskPage, tasks::TasksPage, thread::ThreadPage, threads::ThreadsPage,
    unit::UnitPage, units::UnitsPage,
};
use crate::session::look::Look;
use crate::session::{Data, Session};
use crate::web::api::{Doors, install};
use crate::web::{clock, offline};

/// Starts everything and mounts the app in the page's body.
pub fn start() {
    let owner = Owner::new();
    owner.set();
    crate::query::initials::learn(&crate::web::han::by_reading());
    clock::note("nuoji-reading");
    let data = Data::bundled();
    clock::note("nuoji-read");
    let session = Session::new(data);
    let look = Look::remembered();
    provide_context(session);
    provide_context(look);
    follow_width(session);
    if let Some(waiting) = document().get_element_by_id("start") {
        waiting.remove();
    }
    mount_to_body(App);
    install(Doors {
        show: Box::new(move |look| session.data.with_untracked(|data| look(&data.engine, &data.records))),
        load: Box::new(move |records| session.open(Data::of(Vec::new(), records))),
        reset: Box::new(move || session.open(Data::bundled())),
    });
    // The first view comes first; the worker then keeps all of it for reading without a network.
    set_timeout(
        move || leptos::task::spawn_local(offline::keep(move |newer| session.newer.set(Some(newer)))),
        std::time::Duration::from_secs(2),
    );
    std::mem::forget(owner);
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

/// Which page is shown; a change inside the table's view keeps the page.
#[derive(Clone, PartialEq)]
enum Shown {
    Table,
    Other(Place),
}

#[component]
fn App() -> AnyView {
    let session = expect_context::<Session>();
    let look = expect_context::<Look>();
    let shown = Memo::new(move |_| match session.place.get() {
        Place::Tasks(_) => Shown::Table,
        place => Shown::Other(place),
    });
    view! {
        {move || {
            look.lang.track();
            session.data.track();
            view! { <Frame>{move || page(shown.get())}</Frame> }
        }}
    }
    .into_any()
}

fn page(shown: Shown) -> AnyView {
    match shown {
        Shown::Table => view! { <TasksPage /> }.into_any(),
        Shown::Other(place) => match place {
            Place::Task(id) => view! { <TaskPage id /> }.into_any(),
            Place::Source { report, lines } => view! { <SourcePage report lines /> }.into_any(),
            Place::Units => view! { <UnitsPage /> }.into_any(),
            Place::Unit(name) => view! { <UnitPage name /> }.into_any(),
            Place::Threads => view! { <ThreadsPage /> }.into_any(),
            Place::Thread(name) => view! { <ThreadPage name /> }.into_any(),
            Place::Notes => view! { <NotesPage /> }.into_any(),
            Place::Shared(payload) => view! { <SharedPage payload /> }.into_any(),
            Place::About => view! { <AboutPage /> }.into_any(),
            _ => view! { <OverviewPage /> }.into_any(),
        },
    }
}
