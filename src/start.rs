//! The head of the first page as finished HTML: whose promises, how many, how they stand, ways in. In: a data set. Out:
//! texts and HTML, the same natively and in the browser, so that `index.html` shows it before any program has come.
//! Refuses to know: the browser, and how the page goes on below.

mod short;

use std::collections::HashMap;
use std::fmt::Write;

use crate::chart::{Frame, Lengths, Series, StackedInput, StackedRow, Tone, stacked};
use crate::dataset::{Dataset, Paper};
use crate::export::html::escaped;
use crate::link::{Place, View};
use crate::measure::{Measure, Status, Verdict};
use crate::query::Facet;
use crate::record::Record;
use crate::report::Locality;
use crate::words::{self, Lang, amount, status_word};

pub use short::ShortNames;

/// Searches that a first visitor may begin with.
const SEARCHES: [&str; 6] = ["老旧小区", "加装电梯", "学校", "养老", "公厕", "绿道"];
/// The drawing's width on a wide page and on a phone, in CSS pixels.
const WIDTHS: [(&str, f64); 2] = [("start-wide", 1246.0), ("start-narrow", 326.0)];

/// What stands at the top of the overview.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    pub title: String,
    pub lead: String,
    /// Ways into the table: words and address.
    pub ways: Vec<(String, String)>,
}

impl Head {
    pub fn of(papers: &[&Paper], tasks: usize) -> Head {
        let place = place(papers);
        let years = || papers.iter().map(|paper| paper.source.period.year);
        let [first, last] = [years().min(), years().max()].map(|year| year.unwrap_or(0).to_string());
        let years = if first == last { first } else { [&first, words::JOIN_YEARS.t(), &last].concat() };
        let mut ways: Vec<(String, String)> =
            SEARCHES.map(|text| (words::named(text), searched(text))).to_vec();
        ways.push((words::STATUS_SHORT.t().to_owned(), narrowed(&[(Facet::Status, "short")])));
        ways.push((words::PACE_BEHIND.t().to_owned(), narrowed(&[(Facet::Pace, "behind")])));
        Head {
            title: match &*place {
                "" => words::OVERVIEW_TITLE.t().to_owned(),
                place => words::OVERVIEW_TITLE_OF.with(&[place]),
            },
            lead: words::OVERVIEW_LEAD.with(&[&papers.len().to_string(), &years, &tasks.to_string()]),
            ways,
        }
    }
}

fn narrowed(to: &[(Facet, &str)]) -> String {
    format!("#{}", Place::Tasks(View::of(to)).address())
}

/// The filters that give what [`missed`] does.
pub const MISSED: [(Facet, &str); 2] = [(Facet::Status, "short"), (Facet::Status, "halted")];

fn searched(text: &str) -> String {
    format!("#{}", Place::Tasks(View { q: text.to_owned(), ..View::default() }).address())
}

/// The areas whose reports these are, each once, in the order of the reports.
pub fn localities<'a>(papers: impl IntoIterator<Item = &'a Paper>) -> Vec<&'a Locality> {
    let mut found: Vec<&Locality> = Vec::new();
    for place in papers.into_iter().filter_map(|paper| paper.source.locality.as_ref()) {
        if !found.iter().any(|own| own.name == place.name) {
            found.push(place);
        }
    }
    found
}

/// Whose reports these are, in the language in use: `杭州市拱墅区`; empty where no report says.
pub fn place(papers: &[&Paper]) -> String {
    let mut names: Vec<&str> = localities(papers.iter().copied()).into_iter().map(words::of_place).collect();
    // Reports of which nobody knows the place are not those of the others'.
    if !names.is_empty() && papers.iter().any(|paper| paper.source.locality.is_none()) {
        names.push(words::PLACE_OTHERS.t());
    }
    names.join(words::JOIN_NAMES.t())
}

/// How many records stand at each status, in the order of `Status::ALL`.
pub fn tally<'a>(records: impl Iterator<Item = &'a Record>) -> [usize; 7] {
    let mut counts = [0; 7];
    for record in records {
        counts[record.judged().status as usize] += 1;
    }
    counts
}

const _: () = assert!(Status::NoData as usize == 6, "tallies are indexed by status");

/// As many tasks as a first page names.
pub const MOST: usize = 8;

/// Tasks that fell short, then those that were halted, the latest report's first.
pub fn missed<'a>(records: &[&'a Record]) -> Vec<&'a Record> {
    let of =
        |status: Status| records.iter().rev().copied().filter(move |record| record.judged().status == status);
    of(Status::Short).chain(of(Status::Halted)).collect()
}

/// Who leads a task; empty where the report names nobody.
pub fn led_by(record: &Record) -> String {
    record.lead.iter().map(|unit| words::named(unit)).collect::<Vec<_>>().join(words::JOIN_NAMES.t())
}

/// Targets of a task that were missed, with what was reached.
pub fn shortfall(record: &Record) -> String {
    let one = |measure: &Measure| {
        let actual = amount::reached(measure)?;
        Some(words::LIST_GAP.with(&[&words::named(&measure.name), &amount::asked(measure), &actual]))
    };
    let missed = record.judged().measures.iter().filter(|measure| measure.verdict == Verdict::Short);
    missed.filter_map(one).collect::<Vec<_>>().join(words::JOIN_FACTS.t())
}

/// How many were missed, in a sentence.
pub fn missed_sentence(missed: &[&Record]) -> String {
    let of = |status: Status| missed.iter().filter(|record| record.judged().status == status).count();
    let counts = [(of(Status::Short), words::SENTENCE_SHORT), (of(Status::Halted), words::SENTENCE_HALTED)];
    match missed {
        [] => words::LIST_NONE.t().to_owned(),
        _ => words::LIST_SHORT_FINDING.with(&[words::LIST_ALL_REPORTS.t(), &words::counted(&counts)]),
    }
}

/// How many tasks stand at each status, in one sentence that claims no more than the counts do.
pub fn sentence(counts: &[usize; 7]) -> String {
    let of = |status: Status| counts[status as usize];
    let total = counts.iter().sum::<usize>().to_string();
    let told = words::counted(&[
        (of(Status::Exceeded) + of(Status::Done), words::SENTENCE_DONE),
        (of(Status::Ongoing), words::SENTENCE_ONGOING),
        (of(Status::Short), words::SENTENCE_SHORT),
        (of(Status::Halted), words::SENTENCE_HALTED),
    ]);
    let open = words::counted(&[
        (of(Status::Reported), words::SENTENCE_REPORTED),
        (of(Status::NoData), words::SENTENCE_NODATA),
    ]);
    match (told.as_str(), open.as_str()) {
        ("", "") => words::CHART_EMPTY.t().to_owned(),
        ("", open) => words::SENTENCE_ONLY.with(&[&total, open]),
        (told, "") => words::SENTENCE_OF.with(&[&total, told]),
        (told, open) => {
            [words::SENTENCE_OF.with(&[&total, told]), words::SENTENCE_ALSO.with(&[open])].concat()
        }
    }
}

/// The tone of a status.
pub fn tone_from_status(status: Status) -> Tone {
    match status {
        Status::Exceeded => Tone::Exceeded,
        Status::Done => Tone::Done,
        Status::Ongoing => Tone::Ongoing,
        Status::Reported => Tone::Reported,
        Status::Short => Tone::Short,
        Status::Halted => Tone::Halted,
        Status::NoData => Tone::NoData,
    }
}

/// The statuses as columns of a chart.
pub fn series() -> Vec<Series> {
    let one =
        |status: Status| Series { label: status_word(status).t().to_owned(), tone: tone_from_status(status) };
    Status::ALL.map(one).to_vec()
}

/// A frame of the chart `name` in the language in use.
pub fn frame(name: &str, width: f64, font: f64) -> Frame {
    let lang = if words::spoken() == Lang::En { crate::chart::Lang::En } else { crate::chart::Lang::Zh };
    Frame { name: name.to_owned(), width, font, lang, ..Frame::default() }
}

/// The outline of a status' shape in a box of 10 by 10; hollow shapes say "no statement".
pub fn status_outline(status: Status) -> (&'static str, bool) {
    match status {
        Status::Exceeded => ("M5 0.5 L9.8 9 H0.2 Z", true),
        Status::Done => ("M5 0.5 A4.5 4.5 0 1 1 4.99 0.5 Z", true),
        Status::Ongoing => ("M5 0.5 A4.5 4.5 0 1 0 5 9.5 Z M5 0.5 A4.5 4.5 0 0 1 5 9.5", true),
        Status::Reported => ("M1 1 H9 V9 H1 Z", false),
        Status::Short => ("M5 9.5 L9.8 1 H0.2 Z", true),
        Status::Halted => ("M1 1 H9 V9 H1 Z", true),
        Status::NoData => ("M5 0.5 A4.5 4.5 0 1 1 4.99 0.5 Z", false),
    }
}

/// The head of the overview, what was missed by name, and the first chart.
pub fn html(data: &Dataset) -> String {
    let head = Head::of(&data.papers.iter().collect::<Vec<_>>(), data.records.len());
    let mut to = String::new();
    let put = |to: &mut String, pieces: &[&str]| pieces.iter().for_each(|piece| to.push_str(piece));
    put(&mut to, &["<div class=\"overview\"><section class=\"hero\"><h1>", &escaped(&head.title), "</h1>"]);
    put(&mut to, &["<p class=\"hero-lead\">", &escaped(&head.lead), "</p>"]);
    put(
        &mut to,
        &["<form class=\"hero-search\" role=\"search\" data-first><input type=\"search\" aria-label=\""],
    );
    put(&mut to, &[words::SEARCH_LABEL.t(), "\" placeholder=\"", words::SEARCH_HINT.t(), "\">"]);
    put(&mut to, &["<button class=\"button button-main\">", words::SEARCH_GO.t(), "</button></form>"]);
    put(&mut to, &["<p class=\"row\">"]);
    put(&mut to, &["<span class=\"soft small\">", words::OVERVIEW_START.t(), "</span>"]);
    for (word, address) in &head.ways {
        let _ = write!(to, " <a class=\"button-quiet\" href=\"{}\">{}</a>", escaped(address), escaped(word));
    }
    put(&mut to, &["</p></section>", &named(data)]);
    put(&mut to, &["<section class=\"card stack\"><h2>", words::OVERVIEW_DONE.t(), "</h2>"]);
    put(&mut to, &["<div class=\"figure-room\"><div class=\"legend\">", &legend(), "</div>"]);
    put(&mut to, &["<figure class=\"figure\" data-chart=\"status-by-report\"><figcaption>"]);
    put(&mut to, &["<span class=\"figure-name\">", words::OVERVIEW_CHART.t(), "</span>"]);
    let finding = sentence(&tally(data.records.iter()));
    put(&mut to, &["<span class=\"figure-finding\">", &escaped(&finding), "</span></figcaption>"]);
    for (class, width) in WIDTHS {
        put(&mut to, &["<div class=\"chart ", class, "\">", &drawing(data, class, width), "</div>"]);
    }
    put(&mut to, &["</figure></div></section></div>"]);
    to
}

/// What was missed, by name.
fn named(data: &Dataset) -> String {
    let missed = missed(&data.records.iter().collect::<Vec<_>>());
    let mut to = String::from("<section class=\"card stack\" data-named=\"missed\"><h2>");
    let finding = missed_sentence(&missed);
    let _ = write!(to, "{}</h2><p>{}</p>", words::LIST_SHORT.t(), escaped(&finding));
    if missed.is_empty() {
        return to + "</section>";
    }
    to.push_str("<ul class=\"named\">");
    let (count, names) = (missed.len(), ShortNames::of(&data.papers));
    for record in missed.into_iter().take(MOST) {
        let address = format!("#{}", Place::Task(record.id.clone()).address());
        let (address, goal) = (escaped(&address), escaped(&record.goal));
        let badge = badge(record.judged().status);
        let paper = data.papers.iter().find(|paper| paper.source.id == record.report);
        let period = paper.map(|paper| names.of_paper(paper));
        let facts = [led_by(record), period.unwrap_or_default(), shortfall(record)];
        let some = facts.iter().filter(|fact| !fact.is_empty());
        let facts = some.map(|fact| ["<span>", &escaped(fact), "</span>"].concat()).collect::<String>();
        let _ = write!(
            to,
            "<li>{badge}<div><a class=\"named-goal\" href=\"{address}\">{goal}</a>\
             <p class=\"small soft row\">{facts}</p></div></li>"
        );
    }
    to.push_str("</ul>");
    if count > MOST {
        let all = words::LIST_ALL.with(&[&count.to_string()]);
        let _ = write!(to, "<p><a class=\"button\" href=\"{}\">{all}</a></p>", escaped(&narrowed(&MISSED)));
    }
    to + "</section>"
}

fn legend() -> String {
    Status::ALL.map(badge).concat()
}

fn badge(status: Status) -> String {
    let (path, filled) = status_outline(status);
    let fill = match status {
        Status::NoData => " fill=\"none\" stroke-dasharray=\"2 2\"",
        _ if filled => "",
        _ => " fill=\"none\"",
    };
    let word = status_word(status).t();
    format!(
        "<span class=\"badge\" data-status=\"{}\"><svg class=\"badge-shape\" viewBox=\"0 0 10 10\" \
             aria-hidden=\"true\"><path d=\"{path}\"{fill}/></svg>{word}</span>",
        status.id()
    )
}

/// Drawings have names of their own: patterns of one that is not shown paint nothing in the other.
fn drawing(data: &Dataset, name: &'static str, width: f64) -> String {
    let mut own: HashMap<&str, Vec<&Record>> = HashMap::new();
    for record in data.records.iter() {
        own.entry(&record.report).or_default().push(record);
    }
    let names = ShortNames::of(&data.papers);
    let row = |paper: &Paper| StackedRow {
        label: names.of_paper(paper),
        counts: tally(own.get(&*paper.source.id).into_iter().flatten().copied()).to_vec(),
    };
    let rows = data.papers.iter().filter(|paper| paper.task_count > 0).map(row).collect();
    let frame = frame(name, width, 13.0);
    stacked(&StackedInput { columns: series(), rows, lengths: Lengths::Shares, limit: 24, frame }).svg
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Manifest;
    use crate::report::{self, Report};

    #[test]
    fn tells_whose_promises_how_many_and_how_they_stand() {
        let reports: Vec<Report> = report::shipped().iter().map(report::read).collect();
        let data = Dataset::of(&reports, Manifest::default());
        let html = html(&data);
        assert!(html.contains("<h1>杭州市拱墅区政府工作报告里承诺的事"), "{html}");
        assert!(html.contains("487 项任务"), "{html}");
        let done =
            data.records.iter().filter(|r| matches!(r.judged().status, Status::Done | Status::Exceeded));
        assert!(html.contains(&done.count().to_string()), "{html}");
        assert!(html.contains(&escaped(&sentence(&tally(data.records.iter())))), "{html}");
        assert_eq!(html.matches("<svg").count(), 7 + 2 + MOST, "{html}");
        assert_eq!(html.matches("<script").count(), 0);
    }
}
