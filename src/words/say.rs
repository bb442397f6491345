//! Words for what the core names by keys. In: keys, facets, complaints. Out: words. Refuses to know:
//! where they are shown.

use super::*;
use crate::link::Notice;
use crate::measure::Status;
use crate::query::{Complaint, Flaw};
use crate::report::recipe::Fault;
use crate::report::{Locality, Reason};
use crate::thread::{Fate, bodies::Kind};

/// The word of a status.
pub fn status_word(status: Status) -> Word {
    match status {
        Status::Exceeded => STATUS_EXCEEDED,
        Status::Done => STATUS_DONE,
        Status::Ongoing => STATUS_ONGOING,
        Status::Reported => STATUS_REPORTED,
        Status::Short => STATUS_SHORT,
        Status::Halted => STATUS_HALTED,
        Status::NoData => STATUS_NODATA,
    }
}

/// A place by its name in the language in use.
pub fn of_place(place: &Locality) -> &str {
    let english = place.english.as_deref().filter(|_| spoken() == Lang::En);
    english.unwrap_or(&place.name)
}

/// Where what is shown comes from; `place` is empty where no report says whose it is.
pub fn from(place: &str) -> String {
    if place.is_empty() { FOOT_SOURCE.t().to_owned() } else { FOOT_SOURCE_OF.with(&[place]) }
}

/// A report's period.
pub fn period(year: i32, month: u8) -> String {
    let year = year.to_string();
    match month {
        0 => SOURCE_YEAR.with(&[&year]),
        1..12 => SOURCE_TO_MONTH.with(&[&year, &month.to_string()]),
        _ => SOURCE_YEAR_END.with(&[&year]),
    }
}

/// A facet's name by its key.
pub fn facet(key: &str) -> Word {
    match key {
        "place" => FIELD_PLACE,
        "report" => FIELD_REPORT,
        "year" => FIELD_YEAR,
        "theme" => FIELD_THEME,
        "lead" => FIELD_LEAD,
        "support" => FIELD_SUPPORT,
        "status" => FIELD_STATUS,
        "check" => FIELD_CHECK,
        "pace" => FIELD_PACE,
        "percent" => FIELD_PERCENT,
        "measured" => FIELD_MEASURED,
        "doubt" => FIELD_DOUBT,
        "noted" => FIELD_NOTED,
        "starred" => FIELD_STARRED,
        "verdict" => NOTE_VERDICT,
        "deadline" => NOTE_DEADLINE,
        _ => TASK_TAGS,
    }
}

/// A column's name by its key.
pub fn column(key: &str) -> Word {
    match key {
        "id" => FIELD_ID,
        "no" => FIELD_NO,
        "goal" => FIELD_GOAL,
        "progress" => FIELD_PROGRESS,
        "claim" => TASK_CLAIM,
        "expected" => COLUMN_EXPECTED,
        "measures" => TASK_MEASURES,
        "report_title" => FIELD_REPORT_TITLE,
        "figure" => TASK_SUBJECT,
        "op" => FIELD_OP,
        "target" => TASK_TARGET,
        "actual" => TASK_ACTUAL,
        "gap" => FIELD_GAP,
        "unit" => FIELD_UNIT,
        "address" => BOOK_ADDRESS,
        "doubts" => FIELD_DOUBT,
        "lines" => FIELD_LINES,
        "further" => FIELD_FURTHER,
        "note" => FIELD_NOTED,
        _ => facet(key),
    }
}

/// A facet's value in words; `report` gives a report's short title.
pub fn value(facet: &str, key: &str, report: impl Fn(&str) -> String) -> String {
    let word = match (facet, key) {
        ("report", id) => return report(id),
        ("percent", range) => return percent_range(range),
        ("status", "exceeded") => STATUS_EXCEEDED,
        ("status", "done") => STATUS_DONE,
        ("status", "ongoing") => STATUS_ONGOING,
        ("status", "reported") => STATUS_REPORTED,
        ("status", "short") => STATUS_SHORT,
        ("status", "halted") => STATUS_HALTED,
        ("status", "nodata") => STATUS_NODATA,
        ("check", "exceeded") => CHECK_EXCEEDED,
        ("check", "met") => CHECK_MET,
        ("check", "short") => CHECK_SHORT,
        ("check", "unknown") => CHECK_UNKNOWN,
        ("pace", "ahead") => PACE_AHEAD,
        ("pace", "on") => PACE_ON,
        ("pace", "behind") => PACE_BEHIND,
        ("measured" | "doubt" | "noted" | "starred", "1") => VALUE_YES,
        ("measured", "0") => VALUE_NO,
        ("verdict", "agree") => VERDICT_AGREE,
        ("verdict", "doubt") => VERDICT_DOUBT,
        ("verdict", "wrong") => VERDICT_WRONG,
        ("deadline", "overdue") => DEADLINE_OVERDUE,
        ("deadline", "open") => DEADLINE_OPEN,
        ("deadline", "struck") => DEADLINE_STRUCK,
        _ => return named(key),
    };
    word.t().to_owned()
}

fn percent_range(range: &str) -> String {
    match range.split_once('-') {
        Some((from, "")) => PERCENT_FROM.with(&[from]),
        Some(("", to)) => PERCENT_TO.with(&[to]),
        Some((from, to)) => PERCENT_BETWEEN.with(&[from, to]),
        None => PERCENT_UNTOLD.t().to_owned(),
    }
}

/// Why words of a report were left out.
pub fn left_out(reason: Reason) -> Word {
    match reason {
        Reason::Title => LEFT_TITLE,
        Reason::Metadata => LEFT_METADATA,
        Reason::Navigation => LEFT_NAVIGATION,
        Reason::SecondCopy => LEFT_COPY,
        Reason::ColumnHeads => LEFT_HEADS,
        Reason::OtherColumn => LEFT_COLUMN,
        Reason::Caption => LEFT_CAPTION,
        Reason::Repeated => LEFT_REPEATED,
        Reason::Rule => LEFT_RULE,
        Reason::Dash => LEFT_DASH,
        Reason::Unread => LEFT_UNREAD,
        Reason::Total => LEFT_TOTAL,
        Reason::Figures => LEFT_FIGURES,
        Reason::Outside => LEFT_OUTSIDE,
        Reason::Corrected => LEFT_CORRECTED,
        Reason::Appendix => LEFT_APPENDIX,
    }
}

/// What of an address was not understood, in sentences: what was garbled or repeated by itself, what is unknown
/// together.
pub fn notices(notices: &[Notice]) -> Vec<String> {
    let mut unknown: Vec<String> = Vec::new();
    let mut told: Vec<String> = Vec::new();
    for notice in notices {
        match notice {
            Notice::Page(name) => told.push(NOTICE_PAGE.with(&[name])),
            Notice::Key(key) => unknown.push(key.clone()),
            Notice::Value { key, value } => unknown.push([key, "=", value].concat()),
            Notice::Again { key, value } => told.push(NOTICE_AGAIN.with(&[key, value])),
            Notice::Garbled { key, lost } if key.is_empty() => told.push(NOTICE_CUT.with(&[lost])),
            Notice::Garbled { key, lost } => told.push(NOTICE_GARBLED.with(&[key, lost])),
            Notice::Beyond { lines: (first, last), last: end } => {
                let lines = if first == last { first.to_string() } else { format!("{first}—{last}") };
                told.push(NOTICE_BEYOND.with(&[&lines, &end.to_string()]));
            }
        }
    }
    if !unknown.is_empty() {
        told.push(TASKS_NOTICE.with(&[&unknown.join(JOIN_NAMES.t())]));
    }
    told
}

/// What of a search was not understood, and how it was read.
pub fn complaint(complaint: &Complaint) -> &'static str {
    flaw(&complaint.flaw).t()
}

fn flaw(flaw: &Flaw) -> Word {
    match flaw {
        Flaw::OpenQuote => FLAW_OPEN_QUOTE,
        Flaw::UnknownField => FLAW_UNKNOWN_FIELD,
        Flaw::NoWord => FLAW_NO_WORD,
        Flaw::LoneBar => FLAW_LONE_BAR,
        Flaw::TooLong => FLAW_TOO_LONG,
    }
}

/// What a column holds, by the id of its role.
pub fn role(id: &str) -> &'static str {
    let word = match id {
        "no" => FIELD_NO,
        "theme" => FIELD_THEME,
        "goal" => FIELD_GOAL,
        "lead" => FIELD_LEAD,
        "support" => FIELD_SUPPORT,
        "progress" => FIELD_PROGRESS,
        "percent" => ROLE_PERCENT,
        "target" => ROLE_TARGET,
        "remark" => ROLE_REMARK,
        "deadline" => ROLE_DEADLINE,
        "status_text" => ROLE_STATUS,
        "problems" => ROLE_PROBLEMS,
        "next" => ROLE_NEXT,
        "previous" => ROLE_PREVIOUS,
        "person" => ROLE_PERSON,
        _ => ROLE_OTHER,
    };
    word.t()
}

/// What was unclear in reading: a record's doubt is its kind, a blank, and the words it is about.
pub fn doubt(doubt: &str) -> String {
    let (kind, about) = doubt.split_once(' ').unwrap_or((doubt, ""));
    let word = match kind {
        "row-short" => DOUBT_ROW_SHORT,
        "row-long" => DOUBT_ROW_LONG,
        "number-skipped" => DOUBT_NUMBER_SKIPPED,
        "number-repeated" => DOUBT_NUMBER_REPEATED,
        "unit-unknown" | "unit-broken" => DOUBT_UNIT,
        "theme-missing" => DOUBT_THEME,
        "goal-missing" => DOUBT_GOAL,
        "progress-missing" => DOUBT_PROGRESS,
        "lead-missing" => DOUBT_LEAD,
        "copy-differs" => DOUBT_COPY,
        "role-unsure" => DOUBT_ROLE,
        "layout-unsure" => DOUBT_LAYOUT,
        "month-unknown" => DOUBT_MONTH,
        "merged-guess" => DOUBT_MERGED,
        "cell-joined" => DOUBT_JOINED,
        "rate-scaled" => DOUBT_SCALED,
        "by-hand" => DOUBT_BY_HAND,
        "step-unfit" => DOUBT_UNFIT,
        "encoding-guessed" => DOUBT_ENCODING,
        "text-cut" => DOUBT_CUT,
        "text-garbled" => DOUBT_GARBLED,
        "figure-unanswered" => DOUBT_UNANSWERED,
        "two-answers" => DOUBT_TWO,
        "claim-against-figures" => DOUBT_CLAIM,
        _ => return doubt.to_owned(),
    };
    if about.is_empty() { word.t().to_owned() } else { DOUBT_ABOUT.with(&[word.t(), about]) }
}

/// Why a recipe of corrections cannot be used.
pub fn recipe_fault(fault: &Fault) -> String {
    match fault {
        Fault::Newer(version) => RECIPE_NEWER.with(&[&version.to_string()]),
        Fault::Damaged(what) => RECIPE_DAMAGED.with(&[what]),
        Fault::TooLarge => RECIPE_TOO_LARGE.t().to_owned(),
    }
}

/// What kind of body a unit is.
pub fn kind(kind: Kind) -> Word {
    match kind {
        Kind::Bureau => KIND_BUREAU,
        Kind::Street => KIND_STREET,
        Kind::Headquarters => KIND_HEADQUARTERS,
        Kind::Company => KIND_COMPANY,
        Kind::Committee => KIND_COMMITTEE,
        Kind::Institution => KIND_INSTITUTION,
        Kind::Collective => KIND_COLLECTIVE,
    }
}

/// What became of a promise.
pub fn fate(fate: Fate) -> Word {
    match fate {
        Fate::Continued => FATE_CONTINUED,
        Fate::Raised => FATE_RAISED,
        Fate::Lowered => FATE_LOWERED,
        Fate::Reworded => FATE_REWORDED,
        Fate::Dropped => FATE_DROPPED,
        Fate::New => FATE_NEW,
    }
}
