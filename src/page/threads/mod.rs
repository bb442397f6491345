//! All threads, what no later report prints, and the way to two reports side by side. In: the session.
//! Out: the page. Refuses to know: why a promise went.

mod absent;

use leptos::prelude::*;

use crate::link::{Asked, Place, asked};
use crate::page::thread::linked;
use crate::page::{asking::Asking, side};
use crate::part::sheet::{choice, find, sheet};
use crate::query::fold::fold;
use crate::session::{Session, use_session};
use crate::thread::theme::{Themes, themes};
use crate::thread::{Fate, Thread, ThreadKind};
use crate::words;

/// Each by its key in the address.
const FATES: [(&str, Fate); 6] = [
    ("continued", Fate::Continued),
    ("raised", Fate::Raised),
    ("lowered", Fate::Lowered),
    ("reworded", Fate::Reworded),
    ("dropped", Fate::Dropped),
    ("new", Fate::New),
];

/// The page.
#[component]
pub fn ThreadsPage() -> AnyView {
    let session = use_session();
    let asking = Asking::new(session, asked::THREADS, Place::Threads);
    let all = session.data.with_untracked(|data| data.traced().traces.threads.len());
    let themes = StoredValue::new(
        session.data.with_untracked(|data| themes(&data.records, &data.traced().traces.threads)),
    );
    let any = |options: Vec<(String, String)>| {
        let all = (String::new(), words::UNITS_ALL.t().to_owned());
        std::iter::once(all).chain(options).collect::<Vec<_>>()
    };
    let fates = FATES.iter().map(|(key, fate)| ((*key).to_owned(), words::fate(*fate).t().to_owned()));
    let years = (2..=5).map(|n: usize| (n.to_string(), words::THREADS_OF_YEARS.with(&[&n.to_string()])));
    let kinds = [("figure", words::THREADS_FIGURES), ("matter", words::THREADS_MATTERS)];
    let kinds = kinds.map(|(key, word)| (key.to_owned(), word.t().to_owned()));
    let subjects = themes.with_value(subjects);
    view! {
        <div class="stack">
            <h1>{words::NAV_THREADS.t()}</h1>
            <p class="soft">{words::THREADS_LEAD.with(&[&all.to_string()])}</p>
            <div class="row">
                {find(words::THREADS_FIND.t(), asking.of("q"), asking.type_in("q"))}
                {choice("subject", words::THREADS_SUBJECT.t(), any(subjects), asking.of("subject"), asking.choose("subject"))}
                {choice("kind", words::THREADS_KIND.t(), any(kinds.to_vec()), asking.of("kind"), asking.choose("kind"))}
                {choice("fate", words::THREADS_FATE.t(), any(fates.collect()), asking.of("fate"), asking.choose("fate"))}
                {choice("years", words::THREADS_YEARS.t(), any(years.collect()), asking.of("years"), asking.choose("years"))}
            </div>
            {move || asking.asked.with(|asked| themes.with_value(|themes| list(session, asked, themes)))}
            {side::section(session)}
            {absent::section(session)}
        </div>
    }
    .into_any()
}

/// What stands for "printed under no theme": a blank is no theme's name.
const NO_SUBJECT: &str = " ";

/// The themes to choose from with the number of their threads, in the order of the reports.
fn subjects(themes: &Themes) -> Vec<(String, String)> {
    let one = |(name, count): &(String, usize)| (name.clone(), format!("{name} {count}"));
    let mut options: Vec<(String, String)> = themes.names.iter().map(one).collect();
    let none = themes.of.iter().filter(|of| of.is_empty()).count();
    if none > 0 {
        options.push((NO_SUBJECT.to_owned(), format!("{} {none}", words::THREADS_NO_SUBJECT.t())));
    }
    options
}

fn list(session: Session, asked: &Asked, themes: &Themes) -> AnyView {
    let (subject, kind) = (asked.get("subject"), asked.get("kind"));
    let fate = FATES.iter().find(|(key, _)| *key == asked.get("fate")).map(|(_, fate)| *fate);
    let least: usize = asked.get("years").parse().unwrap_or(0);
    let name = fold(asked.get("q").trim());
    let theme = themes.names.iter().position(|(name, _)| name == subject);
    let fits = |thread: &Thread, of: &[usize]| {
        let told = match subject {
            "" => true,
            NO_SUBJECT => of.is_empty(),
            _ => theme.is_some_and(|theme| of.binary_search(&theme).is_ok()),
        };
        told && (name.is_empty() || fold(&words::named(&thread.name)).contains(&name))
            && (kind.is_empty() || (kind == "figure") == (thread.kind == ThreadKind::Indicator))
            && fate.is_none_or(|fate| thread.fate == fate)
            && years(thread).len() >= least
    };
    session.data.with_untracked(|data| {
        let threads = data.traced().traces.threads.iter().zip(&themes.of);
        let rows: Vec<Vec<AnyView>> =
            threads.filter(|(thread, themes)| fits(thread, themes)).map(|(thread, _)| row(thread)).collect();
        if rows.is_empty() {
            return view! { <p class="empty">{words::THREADS_EMPTY.t()}</p> }.into_any();
        }
        let head = [words::THREADS_NAME, words::THREADS_SPAN, words::FIELD_REPORT, words::THREADS_FATE]
            .map(|word| word.t());
        let shown = words::THREADS_FOUND.with(&[&rows.len().to_string()]);
        view! { <p class="soft small" data-shown=rows.len()>{shown}</p>{sheet(&head, rows)} }.into_any()
    })
}

/// The years of a thread, each once.
fn years(thread: &Thread) -> Vec<i32> {
    let mut years: Vec<i32> = thread.members.iter().map(|member| member.year).collect();
    years.sort_unstable();
    years.dedup();
    years
}

fn row(thread: &Thread) -> Vec<AnyView> {
    let years = years(thread);
    let (first, last) =
        (years.first().copied().unwrap_or_default(), years.last().copied().unwrap_or_default());
    vec![
        linked(thread),
        if first == last { first.to_string() } else { format!("{first}—{last}") }.into_any(),
        words::THREADS_REPORTS.with(&[&thread.reports().to_string()]).into_any(),
        words::fate(thread.fate).t().into_any(),
    ]
}
