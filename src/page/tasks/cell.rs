//! The cells of a row. In: a record and a column. Out: what stands there, with the words of the search
//! lit. Refuses to know: which rows and columns are shown.

use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;

use crate::export::table::Cell;
use crate::link::Place;
use crate::measure::{Status, Verdict, decimal};
use crate::note::Note;
use crate::page::tasks::live::Live;
use crate::page::tasks::{figures, sight};
use crate::part::badge::{badge, pace_word, status_word, verdict_word};
use crate::part::later::{self, later};
use crate::part::lit::lit_in_sight;
use crate::part::unbroken::unbroken;
use crate::query::{Column, Field};
use crate::record::Record;
use crate::session::href;
use crate::words::number::percent;
use crate::words::{self, Lang, Word};

/// The class that sets a column's width; long texts share what is left.
pub fn width(column: Column) -> Option<&'static str> {
    match column {
        Column::Goal | Column::Progress | Column::Measures | Column::Further | Column::Note => None,
        Column::Report | Column::Year | Column::No | Column::Lines => Some("col-report"),
        Column::Theme | Column::Id => Some("col-theme"),
        Column::Lead | Column::Support | Column::Doubts => Some("col-lead"),
        Column::Status | Column::Claim | Column::Check => Some("col-status"),
        Column::Percent | Column::Pace | Column::Expected => Some("col-percent"),
        Column::Target | Column::Actual | Column::Gap => Some("col-figure"),
    }
}

/// The text with the words of the search lit; follows the search without drawing the row again.
fn found(live: Live, field: Field, text: &str) -> AnyView {
    let text = text.to_owned();
    (move || {
        let ranges = live.sought(|sought| sought.marks(field, &text));
        lit_in_sight(&text, &ranges)
    })
    .into_any()
}

/// One cell of a row; `report` is its report's short title.
pub fn cell(live: Live, report: String, row: u32, record: &Record, column: Column) -> AnyView {
    let inside = match column {
        Column::Report => view! { <span class="grid-soft">{unbroken(&report)}</span> }.into_any(),
        Column::Theme => {
            let gloss = words::gloss(&record.theme);
            view! { <span class="grid-fold grid-soft">{found(live, Field::Theme, &record.theme)} " " {gloss}</span> }
                .into_any()
        }
        Column::Goal => {
            let link = href(&Place::Task(record.id.clone()));
            view! {
                <span class="grid-fold">
                    <a class="grid-goal" href=link tabindex="-1">{found(live, Field::Goal, &record.goal)}</a>
                </span>
                {note_mark(live, &record.id)}
                {elsewhere(live, row)}
            }
            .into_any()
        }
        Column::Progress => {
            view! { <span class="grid-fold">{found(live, Field::Progress, &record.progress)}</span> }
                .into_any()
        }
        Column::Lead => {
            let lead = record.lead.join("、");
            let gloss = glosses(&record.lead);
            view! { <span class="grid-fold grid-soft">{found(live, Field::Lead, &lead)} " " {gloss}</span> }
                .into_any()
        }
        Column::Status => badge(record.judged().status),
        Column::Percent => amount(record),
        _ => {
            let none = || ().into_any();
            later::view(rare(live, row, column), none, none)
        }
    };
    let printed =
        matches!(column, Column::Theme | Column::Goal | Column::Progress | Column::Lead | Column::Support);
    // Both ways a plain word: an attribute that may be missing would weigh more in the first load.
    let lang = if printed { Lang::Zh.code() } else { words::spoken().code() };
    view! { <td data-col=column.key() {..custom_attribute("lang", lang)}>{inside}</td> }.into_any()
}

/// The English of several names.
fn glosses(names: &[String]) -> String {
    names.iter().filter_map(|name| words::gloss(name)).collect::<Vec<_>>().join(", ")
}

later! {
    /// The cell of a column that is not shown unless it is asked for.
    fn rare(live: Live, row: u32, column: Column) -> AnyView {
        live.session.data.with_untracked(|data| {
            data.records.get(row as usize).map(|record| inside(live, record, column)).into_any()
        })
    }
}

/// Where the words of the search stand if they stand in nothing that the row shows.
fn elsewhere(live: Live, row: u32) -> AnyView {
    let none = || ().into_any();
    (move || {
        let sought = live.sought(|sought| !sought.is_empty());
        sought.then(|| later::view(unseen_hit(live, row), none, none))
    })
    .into_any()
}

later! {
    /// The words of the search with what stands around them, out of a field that the row does not show.
    fn unseen_hit(live: Live, row: u32) -> AnyView {
        sight::unseen_hit(live, row)
    }
}

fn inside(live: Live, record: &Record, column: Column) -> AnyView {
    let judged = record.judged();
    match column {
        Column::Claim => word(judged.claim.map(status_word)),
        Column::Check => word(Some(verdict_word(judged.check))),
        Column::Pace => word(judged.pace.map(pace_word)),
        Column::Expected => judged.expected_percent.map(percent).into_any(),
        Column::Note => {
            view! { <span class="grid-fold grid-soft">{note_whole(live, &record.id)}</span> {on_paper(live, &record.id)} }
                .into_any()
        }
        Column::Support => {
            let support = record.support.join("、");
            view! { <span class="grid-fold grid-soft">{found(live, Field::Support, &support)} " " {glosses(&record.support)}</span> }
                .into_any()
        }
        Column::Target | Column::Actual | Column::Gap => figures::cell(judged, column),
        Column::Further => further(record),
        // Shown as it is taken away.
        _ => {
            let text = Cell::of(record, column.key()).shown();
            view! { <span class="grid-fold grid-soft">{text}</span> }.into_any()
        }
    }
}

/// Each under the head of its column.
fn further(record: &Record) -> AnyView {
    let fields = record.extra.fields().into_iter().filter_map(|(id, cell)| Some((words::role(id), cell?)));
    let more = record.extra.more.iter().map(|(head, cell)| (head.as_str(), cell.as_str()));
    let said = fields.chain(more).filter(|(_, cell)| !cell.trim().is_empty());
    let said: Vec<String> = said.map(|(head, cell)| words::NOTE_FACT.with(&[head, cell])).collect();
    view! { <span class="grid-fold grid-soft" lang=words::of_reports()>{said.join(words::JOIN_FACTS.t())}</span> }.into_any()
}

fn word(word: Option<Word>) -> AnyView {
    view! { <span class="grid-soft">{word.map(Word::t)}</span> }.into_any()
}

/// The reader's own marks on a row.
fn note_mark(live: Live, id: &str) -> AnyView {
    let id = id.to_owned();
    (move || {
        let none = || ().into_any();
        let noted = live.notes(|notes| notes.get(&id).is_some());
        noted.then(|| later::view(note_short(live, id.clone()), none, none))
    })
    .into_any()
}

later! {
    /// The reader's own marks with the first words.
    fn note_short(live: Live, id: String) -> AnyView {
        live.notes(|notes| {
            let note = notes.get(&id)?;
            let short = view! { <span class="grid-note small">{marks(note, &note.first_words(16))}</span> };
            Some((short, on_paper(live, &id)))
        })
        .into_any()
    }
}

/// The reader's own marks with the whole text: cut on the screen, whole on paper.
fn note_whole(live: Live, id: &str) -> AnyView {
    let id = id.to_owned();
    (move || live.notes(|notes| notes.get(&id).map(|note| marks(note, &note.text)))).into_any()
}

/// All that a note says, for paper: there is nothing to open there.
fn on_paper(live: Live, id: &str) -> AnyView {
    let id = id.to_owned();
    let lines = move || live.notes(|notes| notes.get(&id).map(whole)).unwrap_or_default();
    view! {
        <span class="grid-note-paper small">
            {move || lines().into_iter().map(|line| view! { <span class="grid-note-line">{line}</span> }).collect_view()}
        </span>
    }
    .into_any()
}

/// A note in lines: marks and text, the reason of the verdict, dates, remarks with the words they are on.
fn whole(note: &Note) -> Vec<String> {
    let fact = |word: Word, text: &str| words::NOTE_FACT.with(&[word.t(), text]);
    let reason = note.opinion.as_ref().map(|own| own.reason.as_str()).filter(|reason| !reason.is_empty());
    let facts = [
        (words::TAKE_REASON, reason),
        (words::NOTE_CHECKED, note.checked.as_deref()),
        (words::NOTE_DEADLINE, note.deadline.as_deref()),
        (words::NOTE_STRUCK, note.struck.as_deref()),
    ];
    let facts = facts.into_iter().filter_map(|(word, text)| text.map(|text| fact(word, text)));
    let quotes = note.quotes.iter().map(|quote| match quote.remark.as_str() {
        "" => ["“", &quote.words, "”"].concat(),
        remark => fact(words::TAKE_QUOTE, &["“", &quote.words, "” ", remark].concat()),
    });
    std::iter::once(marks(note, &note.text))
        .chain(facts)
        .chain(quotes)
        .filter(|line| !line.is_empty())
        .collect()
}

/// Star, verdict and tags before words of a note.
fn marks(note: &Note, words: &str) -> String {
    let star = note.star.then(|| "★".to_owned());
    let verdict = note.opinion.as_ref().map(|own| words::value("verdict", own.view.id(), str::to_owned));
    let tags = note.tags.iter().map(|tag| ["#", tag].concat());
    let words = Some(words.to_owned()).filter(|words| !words.is_empty());
    star.into_iter().chain(verdict).chain(tags).chain(words).collect::<Vec<_>>().join(" ")
}

fn amount(record: &Record) -> AnyView {
    let judged = record.judged();
    if let Some(value) = judged.percent {
        let width = value.clamp(0.0, 100.0);
        let due = judged.expected_percent;
        return view! {
            <span>{percent(value)}</span>
            <span class="meter" aria-hidden="true">
                <span class="meter-fill" style:inline-size=decimal::written(width) + "%"></span>
                {due.map(|due| view! { <span class="meter-due" style:inset-inline-start=decimal::written(due) + "%"></span> })}
            </span>
            {judged.pace.map(|pace| view! { <span class="pace">{pace_word(pace).t()}</span> })}
        }
        .into_any();
    }
    // What the status says already is not said again.
    let said = matches!(
        (judged.status, judged.check),
        (Status::Short, Verdict::Short)
            | (Status::Exceeded, Verdict::Exceeded)
            | (Status::Done, Verdict::Met)
    );
    if said || judged.measures.is_empty() {
        return ().into_any();
    }
    view! { <span class="grid-soft">{verdict_word(judged.check).t()}</span> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::note::{Opinion, Quote, Quoted, View};

    #[test]
    fn paper_holds_all_that_a_note_says() {
        let quote = Quote {
            field: Quoted::Goal,
            words: "1.4万人".into(),
            before: String::new(),
            after: String::new(),
            at: 0,
            remark: "含转移就业？".into(),
        };
        let note = Note {
            text: "看过".into(),
            star: true,
            tags: vec!["就业".into()],
            opinion: Some(Opinion { view: View::Doubt, reason: "口径不明".into() }),
            checked: Some("2024-07-01".into()),
            deadline: Some("2024-12-31".into()),
            quotes: vec![quote],
            ..Note::default()
        };
        let lines = whole(&note).join("\n");
        for said in ["★", "#就业", "看过", "口径不明", "2024-07-01", "2024-12-31", "“1.4万人” 含转移就业？"]
        {
            assert!(lines.contains(said), "{said} in {lines}");
        }
        assert!(whole(&Note::default()).is_empty());
    }
}
