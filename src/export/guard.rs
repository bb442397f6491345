//! What a spreadsheet would run instead of showing. In: the text of a cell. Out: the text, with a `'` before it where
//! it would be run. The rule can be undone: a `'` is taken away where what is left after all of them would be run.
//! Does not know files.

/// The signs that open a formula in Excel, WPS or LibreOffice, their full-width forms (taken for the same by Chinese
/// and Japanese settings), and the two blanks that some importers strip before looking.
const OPENING: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// The text as it is safe in a cell.
pub fn guarded(text: String) -> String {
    // A text that looks guarded already gets one more, so that one can be taken away.
    if runs(text.trim_start_matches('\'')) { ["'", &text].concat() } else { text }
}

/// Whether a spreadsheet would compute the text: it opens like a formula, and is neither a plain figure (`-0.02`, `+8`,
/// `-0%`) nor an item of a list (`- 列表项`).
pub fn runs(text: &str) -> bool {
    text.starts_with(OPENING) && !is_figure(text) && !is_item(text)
}

/// A sign, digits with at most one point, groups of thousands, perhaps a per cent sign.
fn is_figure(text: &str) -> bool {
    let Some(figure) = text.strip_prefix(['+', '-']) else { return false };
    let figure = figure.strip_suffix('%').unwrap_or(figure);
    let (whole, part) = figure.split_once('.').unwrap_or((figure, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split(',');
    let first =
        groups.next().is_some_and(|first| digits(first) && (first.len() < 4 || first.len() == whole.len()));
    first && groups.all(|group| group.len() == 3 && digits(group)) && digits(part)
}

/// A dash, a blank, and words without a sign that a formula could be made of.
fn is_item(text: &str) -> bool {
    let words = text.strip_prefix('-').filter(|rest| rest.starts_with([' ', '\u{3000}'])).map(str::trim);
    words.is_some_and(|words| {
        let first = words.chars().next();
        let plain = |c: char| {
            !c.is_ascii() || c.is_ascii_alphanumeric() || matches!(c, ' ' | ',' | '.' | ';' | ':' | '\n')
        };
        first.is_some_and(|c| !c.is_ascii_digit() && !OPENING.contains(&c)) && words.chars().all(plain)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, want: &str) {
        assert_eq!(guarded(text.to_owned()), want);
    }

    #[test]
    fn guards_what_would_be_run() {
        check("=1+1", "'=1+1");
        check("=HYPERLINK(\"http://a\")", "'=HYPERLINK(\"http://a\")");
        check("@SUM(A1)", "'@SUM(A1)");
        check("+86 571-88888888", "'+86 571-88888888");
        check("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0");
        check("- cmd|' /C calc'!A0", "'- cmd|' /C calc'!A0");
        check("- 1+1", "'- 1+1");
        check("-A1", "'-A1");
        check("\t=1", "'\t=1");
        check("\r=1", "'\r=1");
        check("＝1", "'＝1");
        check("-", "'-");
        check("+1.2.3", "'+1.2.3");
        check("-1,23", "'-1,23");
    }

    #[test]
    fn leaves_figures_and_items_of_lists_as_they_are() {
        for text in [
            "-0%",
            "-0.02",
            "+8",
            "-1,234.5",
            "+12.5%",
            "-1234",
            "- 列表项",
            "- 完成一期；二期在建",
            "1-2",
            "完成=1",
            "'80年代",
            "",
        ] {
            check(text, text);
        }
    }

    /// What takes the guard away.
    fn unguarded(text: &str) -> &str {
        text.strip_prefix('\'').filter(|rest| runs(rest.trim_start_matches('\''))).unwrap_or(text)
    }

    #[test]
    fn what_looks_guarded_gets_one_more() {
        check("'=1", "''=1");
        assert_eq!(unguarded("''=1"), "'=1");
    }

    proptest! {
        #[test]
        fn the_guard_can_be_taken_away(text in "['=+@ 列0-9.,%-]{0,8}") {
            let safe = guarded(text.clone());
            prop_assert!(!runs(&safe));
            prop_assert_eq!(unguarded(&safe), &text);
        }
    }
}
