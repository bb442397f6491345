//! The words for marks, levels and rules of how checkable a goal is; the core says what rules say in Chinese. In: a mark,
//! a level or a rule. Out: words in the language in use. Refuses to know: when a mark is given.

use super::{Lang, Word, checkable as said, spoken};
use crate::measure::checkable::{Level, Mark, RuleInfo, Within};

/// By the rules' ids.
const ENGLISH: [(&str, &str); 20] = [
    ("figure", "A count, area, sum, share, growth or limit is given."),
    ("one-each", "One is spelled out: one each, one to be built."),
    ("fraction-word", "Halving, doubling, more than half or a fraction is asked for."),
    ("level-without-unit", "A level to be reached is given, only without its unit."),
    ("target-is-number", "The cell of targets is a number."),
    ("deadline-cell", "The cell of deadlines gives a time."),
    ("by-date", "A year, month or day is given."),
    (
        "part-of-year",
        "The end of the year, half of it, the whole or the current year is given, or a holiday or flood season before which.",
    ),
    ("within", "A span is given within which: five years, three months."),
    ("rhythm", "It is asked for monthly, quarterly or yearly."),
    ("annual-task", "The task or target of the year is to be completed."),
    ("lone-lead", "Collective words apart, exactly one unit leads."),
    ("lone-unit", "No unit leads and, collective words apart, exactly one is responsible."),
    (
        "result",
        "A verb of result with an object one can point at: build, open, start, complete, issue, hold.",
    ),
    (
        "named-result",
        "What is to be brought in or signed is named or counted; what is to be applied or competed for is a named title.",
    ),
    (
        "counted",
        "What is to be done is counted, or an indicator has its figure; a count under a verb of effort alone is none.",
    ),
    ("target-number", "The cell of targets gives a number to compare with."),
    (
        "handed-down",
        "A named indicator is to complete the target set from above, in advance or for the year.",
    ),
    (
        "compared",
        "An indicator is compared with another: in step with the economy, above average, up to a national standard.",
    ),
    ("end-state", "An end that leaves nothing over: full coverage, none left, all, none to happen."),
];

/// What a rule of a mark says.
pub fn checkable_rule(rule: &RuleInfo) -> &'static str {
    let english = ENGLISH.iter().find(|(id, _)| *id == rule.id).map(|(_, says)| *says);
    match spoken() {
        Lang::Zh => rule.says,
        Lang::En => english.unwrap_or(rule.says),
    }
}

pub fn level_word(level: Level) -> Word {
    match level {
        Level::High => said::LEVEL_HIGH,
        Level::Medium => said::LEVEL_MEDIUM,
        Level::Low => said::LEVEL_LOW,
    }
}

pub fn mark_word(mark: Mark) -> Word {
    match mark {
        Mark::Number => said::MARK_NUMBER,
        Mark::Term => said::MARK_TERM,
        Mark::Owner => said::MARK_OWNER,
        Mark::Yardstick => said::MARK_YARDSTICK,
    }
}

/// What a mark looks for, whether it is there or not.
pub fn mark_part(mark: Mark) -> Word {
    match mark {
        Mark::Number => said::PART_NUMBER,
        Mark::Term => said::PART_TERM,
        Mark::Owner => said::PART_OWNER,
        Mark::Yardstick => said::PART_YARDSTICK,
    }
}

/// What is said before the words that gave a mark.
pub fn mark_given(mark: Mark) -> Word {
    match mark {
        Mark::Number => said::HAS_NUMBER,
        Mark::Term => said::HAS_TERM,
        Mark::Owner => said::HAS_OWNER,
        Mark::Yardstick => said::HAS_YARDSTICK,
    }
}

/// What a mark asks for.
pub fn mark_asks(mark: Mark) -> Word {
    match mark {
        Mark::Number => said::ABOUT_NUMBER,
        Mark::Term => said::ABOUT_TERM,
        Mark::Owner => said::ABOUT_OWNER,
        Mark::Yardstick => said::ABOUT_YARDSTICK,
    }
}

/// Why a goal that looks alike has not got a mark.
pub fn mark_against(mark: Mark) -> Word {
    match mark {
        Mark::Number => said::AGAINST_NUMBER,
        Mark::Term => said::AGAINST_TERM,
        Mark::Owner => said::AGAINST_OWNER,
        Mark::Yardstick => said::AGAINST_YARDSTICK,
    }
}

/// The column that deciding words stand in, where it is not the goal's own or the units'.
pub fn mark_column(within: Within) -> Option<Word> {
    match within {
        Within::Target => Some(said::IN_TARGET),
        Within::Deadline => Some(said::IN_DEADLINE),
        Within::Goal | Within::Lead(_) | Within::Support(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::checkable::rules;
    use crate::words::speak;

    #[test]
    fn every_rule_speaks_both_languages() {
        let all = rules();
        assert_eq!(all.len(), ENGLISH.len());
        for rule in &all {
            speak(Lang::Zh);
            assert_eq!(checkable_rule(rule), rule.says);
            speak(Lang::En);
            assert_ne!(checkable_rule(rule), rule.says, "{}", rule.id);
            speak(Lang::Zh);
        }
    }

    #[test]
    fn the_words_of_marks_and_levels_are_those_of_the_data() {
        speak(Lang::Zh);
        assert!(Level::ALL.iter().all(|level| level_word(*level).t() == level.word()));
        assert!(Mark::ALL.iter().all(|mark| mark_word(*mark).t() == mark.word()));
    }
}
