//! What pages are called: in the navigation, in the window's title, in the page's description. In: a place.
//! Out: words. Refuses to know: what a page shows.

use leptos::prelude::*;

use crate::link::{Asked, Place, View};
use crate::session::look::Look;
use crate::session::{Data, Session};
use crate::words::{self, Word};

/// A page's name, for the window's title.
fn name(session: Session, place: &Place) -> String {
    match place {
        Place::Task(id) => session.data.with_untracked(|data| {
            let goal = data.position(id).map(|at| shortened(&data.records[at].goal));
            goal.map_or(id.clone(), |goal| [&goal, " · ", id].concat())
        }),
        Place::Unit(name) | Place::Thread(name) | Place::Locality(name) => name.clone(),
        Place::Side(..) => words::SIDE_TITLE.t().to_owned(),
        Place::Source { report, .. } => session
            .data
            .with_untracked(|data| [words::TASK_SOURCE_TITLE.t(), " · ", &data.short_title(report)].concat()),
        Place::Shared(_) => words::NAV_NOTES.t().to_owned(),
        // Other addresses show the overview.
        place => nav_word(place).unwrap_or(words::NAV_OVERVIEW).t().to_owned(),
    }
}

/// The beginning of a goal; a figure is not cut in two.
fn shortened(goal: &str) -> String {
    match goal.char_indices().nth(24) {
        Some((at, _)) => {
            [goal[..at].trim_end_matches(|c: char| c.is_ascii_digit() || c == '.'), "…"].concat()
        }
        None => goal.to_owned(),
    }
}

/// The pages of the navigation.
pub fn nav() -> [(Place, Word); 7] {
    [
        (Place::Overview, words::NAV_OVERVIEW),
        (Place::Tasks(View::default()), words::NAV_TASKS),
        (Place::Units(Asked::default()), words::NAV_UNITS),
        (Place::Threads(Asked::default()), words::NAV_THREADS),
        (Place::Notes, words::NAV_NOTES),
        (Place::Open, words::NAV_OPEN),
        (Place::About, words::NAV_ABOUT),
    ]
}

fn nav_word(place: &Place) -> Option<Word> {
    let kind = std::mem::discriminant(place);
    nav().into_iter().find(|(other, _)| std::mem::discriminant(other) == kind).map(|(_, word)| word)
}

/// Keeps the window's title and the page's description in step with its place, for those who bookmark or pass
/// it on.
pub fn describe(session: Session, look: Look) {
    Effect::new(move |_| {
        look.lang.track();
        let name = session.place.with(|place| name(session, place));
        let place = session.data.with(Data::place);
        let parts = [name.as_str(), &place, words::BRAND.t()];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        document().set_title(&parts.join(" · "));
        let meta = document().query_selector("meta[name=description]").ok().flatten();
        if let Some(meta) = meta {
            let short = name.split(" · ").next().unwrap_or_default();
            let said = [words::DESCRIBED.with(&[short]), place].join(" ");
            let _ = meta.set_attribute("content", said.trim_end());
        }
    });
}
