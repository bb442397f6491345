//! What the rules of status and schedule say, in English; the core says them in Chinese. In: a rule. Out: its
//! words in the language in use. Refuses to know: when a rule holds.

use super::{Lang, spoken};
use crate::measure::RuleInfo;
use crate::measure::pace::RULE;

/// By the rules' ids.
const ENGLISH: [(&str, &str); 31] = [
    ("percent-none", "The progress column holds “/” or nothing: figures not out."),
    ("percent-over", "The progress column is above 100%: exceeded."),
    ("percent-full", "The progress column is 100%: done."),
    ("percent-part", "The progress column is below 100%: under way."),
    ("nothing-printed", "Nothing is printed as progress: figures not out."),
    (
        "other-language",
        "The words are not Chinese and give no rate, so no rule for Chinese wording is applied: progress reported.",
    ),
    (
        "figure-below",
        "At the year's end a figure for the whole year falls short of its target, even where the words say done; a figure that only reaches to some month of it is not judged as the year's: short of target.",
    ),
    ("words-over", "The words say exceeded or ahead of plan, or the overall rate is above 100%: exceeded."),
    (
        "state-short",
        "The status column of a year-end report says not completed or not reached: short of target.",
    ),
    ("state-halted", "The status column says stopped, cancelled or postponed: halted or postponed."),
    (
        "state-ongoing",
        "The status column says in progress or nearly complete, or, within the year, on or behind schedule: under way.",
    ),
    (
        "figure-open",
        "Some targets have a figure, others have none, and the words say that work goes on: under way.",
    ),
    (
        "count-below",
        "A count within the year, or one that only reaches to some month of it, has not reached its target yet: under way.",
    ),
    ("state-exceeded", "The status column says exceeded: exceeded."),
    ("state-done", "The status column says completed or closed: done."),
    (
        "remainder",
        "The words say that the rest, or something that the goal lists, is still being worked on: under way.",
    ),
    ("figure-above", "All targets that can be judged are met, at least one by more than asked: exceeded."),
    ("figures-met", "All targets that can be judged are met, none by more than asked: done."),
    (
        "data-not-out",
        "The words say that figures are not out, and no target can be checked: figures not out.",
    ),
    (
        "called-off",
        "At least half of what the goal names was stopped, put off or cancelled: halted or postponed.",
    ),
    ("rate-full", "The words say that the whole task is 100% complete: done."),
    (
        "says-done",
        "The words say of the whole task that it is done, or that the year's task is complete: done.",
    ),
    ("started-all", "The goal is to start work, and all that it names has started: done."),
    (
        "goal-restated",
        "At the year's end the words say that the state asked for is reached, such as growth in step with the economy: done.",
    ),
    ("rate-part", "The words say that the whole task is less than 100% complete: under way."),
    (
        "under-way",
        "The words say that work is being done, goes on, is nearly complete or has a remainder: under way.",
    ),
    (
        "only-begun",
        "The goal asks for something to be built or made, and the words only tell of its beginning: under way.",
    ),
    (
        "milestone",
        "The goal asks for a result, and the work is still at a draft, a plan, an approval or a tender: under way.",
    ),
    (
        "object-done",
        "The goal asks for something to be built, issued or opened, and the words say that it is: done.",
    ),
    (
        "bound-kept",
        "The goal sets a bound, upper or lower, and the words say that it is kept; or it asks for something monthly, quarterly or at set intervals, and the words say that it is done so: done.",
    ),
    (
        "facts",
        "Only what was done is listed, neither whether the whole task is complete nor a figure to check: progress reported.",
    ),
];

/// What a rule of status says.
pub fn status_rule(rule: &RuleInfo) -> &'static str {
    let english = ENGLISH.iter().find(|(id, _)| *id == rule.id).map(|(_, says)| *says);
    match spoken() {
        Lang::Zh => rule.says,
        Lang::En => english.unwrap_or(rule.says),
    }
}

/// The schedule's formula.
pub fn pace_formula() -> &'static str {
    match spoken() {
        Lang::Zh => RULE.formula,
        Lang::En => "expected progress = last month of the period ÷ 12 × 100%",
    }
}

/// What the rule of the schedule says.
pub fn pace_rule() -> String {
    match spoken() {
        Lang::Zh => RULE.says.to_owned(),
        Lang::En => format!(
            "More than {0} percentage points above the expected progress is ahead of schedule, within {0} on schedule, \
             more than {0} below behind. Year-end reports and tasks without a percentage have no schedule.",
            RULE.tolerance_points
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::{Status, rules};
    use crate::words::{speak, value};

    #[test]
    fn every_rule_speaks_both_languages_and_ends_with_its_status() {
        let all = rules();
        assert_eq!(all.len(), ENGLISH.len());
        let word = |status: Status| value("status", status.id(), str::to_owned).to_lowercase();
        for rule in &all {
            speak(Lang::Zh);
            assert_eq!(status_rule(rule), rule.says);
            crate::words::learn_english();
            speak(Lang::En);
            let says = status_rule(rule).to_lowercase();
            assert!(!has_han(&says), "{says}");
            assert!(says.ends_with(&format!(": {}.", word(rule.status))), "{says}");
            speak(Lang::Zh);
        }
    }

    #[test]
    fn the_schedule_speaks_both_languages_and_names_its_tolerance() {
        crate::words::learn_english();
        speak(Lang::Zh);
        assert_eq!((pace_formula(), pace_rule()), (RULE.formula, RULE.says.to_owned()));
        speak(Lang::En);
        let (formula, says) = (pace_formula(), pace_rule());
        speak(Lang::Zh);
        assert!(!has_han(formula) && !has_han(&says), "{formula} {says}");
        let tolerance = RULE.tolerance_points.to_string();
        assert_eq!(says.matches(&tolerance).count(), 3, "{says}");
        assert!(RULE.says.matches(&tolerance).count() >= 3, "{}", RULE.says);
    }

    fn has_han(text: &str) -> bool {
        text.chars().any(|c| ('一'..='龥').contains(&c))
    }
}
