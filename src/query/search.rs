//! The search language. In: a text as typed. Out: what is sought, and complaints with their places.
//! Blank = AND, `|` = OR (which binds least), `-word` = NOT, `"a b"` = phrase, `field:word`. Full-width
//! signs of a Chinese keyboard count as the plain ones. A word that is not a phrase also finds what means the same
//! and what is read so. Refuses to know: rows and how they are stored.

use super::fold::{Folded, fold};
use super::{numeral, reading, synonym};
use std::ops::Range;

/// A field that can be searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    Goal,
    Progress,
    Theme,
    Lead,
    Support,
    Note,
    /// Only when named: a search for 2020 does not mean every row of r2020.
    Id,
}

impl Field {
    pub const ALL: [Field; 7] =
        [Field::Goal, Field::Progress, Field::Theme, Field::Lead, Field::Support, Field::Note, Field::Id];

    /// As the search language writes it.
    pub fn key(self) -> &'static str {
        match self {
            Field::Goal => "goal",
            Field::Progress => "progress",
            Field::Theme => "theme",
            Field::Lead => "lead",
            Field::Support => "support",
            Field::Note => "note",
            Field::Id => "id",
        }
    }

    pub fn from_key(key: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|field| key.eq_ignore_ascii_case(field.key()))
    }
}

/// What is wrong with a part of a search text, and so how it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Flaw {
    /// A quotation mark is not closed: read as a phrase to the end.
    OpenQuote,
    /// `word:` names no field: read as plain text.
    UnknownField,
    /// A field, a minus or a pair of quotation marks without a word: left out.
    NoWord,
    /// `|` with nothing on one side: left out.
    LoneBar,
    /// Longer than [`MOST_CHARS`] or more words than [`MOST_TERMS`]: only the beginning was read.
    TooLong,
}

/// What is read of a search text at most; each word is sought in every row.
pub const MOST_CHARS: usize = 10_000;
pub const MOST_TERMS: usize = 300;

/// A search text as an address and a field keep it: one that is too long is cut where it is no longer read, and goes
/// on being said to be too long. A browser stands still over an address of megabytes.
pub fn bounded(mut text: String) -> String {
    if let Some((end, _)) = text.char_indices().nth(MOST_CHARS + 1) {
        text.truncate(end);
    }
    text
}

/// A part of a search text that was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    pub flaw: Flaw,
    /// Bytes of the search text.
    pub at: Range<usize>,
}

/// What is sought: any of the lists, in a list every term.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    pub any: Vec<Vec<Term>>,
    /// How many of the lists were typed; the others stand for names among their words.
    typed: usize,
}

/// A run of characters that must stand, or must not, in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    pub not: bool,
    /// Every field but the id where none is named.
    pub field: Option<Field>,
    /// Whether it means its very letters.
    pub phrase: bool,
    /// The folded run, then the same with its numbers written otherwise.
    pub forms: Vec<String>,
    /// Words that mean the same; none for a phrase.
    pub alike: Vec<String>,
    /// Letters that may be the reading of what the run finds; none for a phrase.
    pub letters: Option<String>,
}

impl Term {
    fn of(not: bool, field: Option<Field>, word: &str, phrase: bool) -> Term {
        let word = fold(word);
        let mut forms = numeral::variants(&word);
        let words = synonym::known().filter(|_| !phrase && field != Some(Field::Id));
        let alike = words.map(|words| words.others(&word)).unwrap_or_default();
        let letters = if phrase { None } else { reading::letters(&word) };
        forms.insert(0, word);
        Term { not, field, phrase, forms, alike, letters }
    }

    /// Whether the term asks in this field.
    pub fn asks(&self, field: Field) -> bool {
        self.field.map_or(field != Field::Id, |own| own == field)
    }

    /// The runs that stand for the term wherever they stand.
    pub(super) fn runs(&self) -> impl Iterator<Item = &str> {
        self.forms.iter().take(1).chain(&self.alike).map(String::as_str)
    }

    /// The runs that must stand for themselves: other ways to write a number.
    pub(super) fn whole_runs(&self) -> impl Iterator<Item = &str> {
        self.forms.iter().skip(1).map(String::as_str)
    }

    /// The places in a folded text, form by form.
    fn places(&self, text: &str, mut found: impl FnMut(Range<usize>)) {
        for run in self.runs() {
            text.match_indices(run).for_each(|(start, _)| found(start..start + run.len()));
        }
        for run in self.whole_runs() {
            let places = text.match_indices(run).filter(|(start, _)| stands_alone(text, *start, run));
            places.for_each(|(start, _)| found(start..start + run.len()));
        }
        let (Some(letters), Some(readings)) = (&self.letters, reading::known()) else { return };
        let mut from = 0;
        while let Some(at) = readings.find(text, letters, from) {
            from = at.end;
            found(at);
        }
    }

    /// Whether a folded text holds one of the forms.
    pub fn stands_in(&self, text: &str) -> bool {
        let whole = |run: &str| text.match_indices(run).any(|(start, _)| stands_alone(text, start, run));
        self.runs().any(|run| text.contains(run))
            || self.whole_runs().any(whole)
            || self.letters.as_ref().is_some_and(|letters| reading::stands_in(text, letters))
    }
}

/// Whether a number written otherwise is a whole number of the text: 12 is not to find 二十二.
pub(super) fn stands_alone(text: &str, start: usize, form: &str) -> bool {
    let (before, after) = (&text[..start], &text[start + form.len()..]);
    let goes_on = |edge: Option<char>, next: Option<char>, beyond: Option<char>| match (edge, next) {
        (Some(edge), Some(next)) if edge.is_ascii_digit() => {
            next.is_ascii_digit() || (next == '.' && beyond.is_some_and(|c| c.is_ascii_digit()))
        }
        (Some(edge), Some(next)) => numeral::is_han(edge) && numeral::is_han(next),
        _ => false,
    };
    let (mut back, mut on) = (before.chars().rev(), after.chars());
    !goes_on(form.chars().next(), back.next(), back.next())
        && !goes_on(form.chars().next_back(), on.next(), on.next())
}

impl Sought {
    /// Reads a search text; what cannot be read is left out or read as plain text, with a complaint.
    pub fn parse(text: &str) -> (Sought, Vec<Complaint>) {
        let end = text.char_indices().nth(MOST_CHARS).map_or(text.len(), |(at, _)| at);
        let mut reader = Reader { text: &text[..end], at: 0, any: vec![Vec::new()], complaints: Vec::new() };
        if let Some(cut) = reader.read().or((end < text.len()).then_some(end)) {
            reader.complaints.push(Complaint { flaw: Flaw::TooLong, at: cut..text.len() });
        }
        let mut any = reader.any;
        any.retain(|all| !all.is_empty());
        let typed = any.len();
        any.extend(any.iter().flat_map(|all| by_names(all)).collect::<Vec<_>>());
        (Sought { any, typed }, reader.complaints)
    }

    /// What else is looked for beside the words as typed.
    pub fn alike(&self) -> Vec<&str> {
        let (typed, named) = self.any.split_at(self.typed.min(self.any.len()));
        let own: Vec<&str> =
            typed.iter().flatten().filter_map(|term| term.forms.first()).map(String::as_str).collect();
        let alike_of_typed =
            typed.iter().flatten().filter(|term| !term.not).flat_map(|term| term.alike.iter());
        let of_names = named.iter().flatten().filter(|term| !term.not).flat_map(Term::runs);
        let mut alike: Vec<&str> = Vec::new();
        for word in alike_of_typed.map(String::as_str).chain(of_names) {
            if !own.contains(&word) && !alike.contains(&word) {
                alike.push(word);
            }
        }
        alike
    }

    /// Whether nothing is sought, so that every row is found.
    pub fn is_empty(&self) -> bool {
        self.any.is_empty()
    }

    /// The terms that a found row may show.
    pub fn shown(&self) -> impl Iterator<Item = &Term> {
        self.any.iter().flatten().filter(|term| !term.not)
    }

    /// What to mark in a field's text: byte ranges of the text as it is, in order, none touching.
    pub fn marks(&self, field: Field, text: &str) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        if !self.shown().any(|term| term.asks(field)) {
            return found;
        }
        let folded = Folded::of(text);
        for term in self.shown().filter(|term| term.asks(field)) {
            term.places(&folded.text, |at| found.push(folded.original(at)));
        }
        found.sort_unstable_by_key(|at| (at.start, at.end));
        let mut joined: Vec<Range<usize>> = Vec::new();
        for at in found {
            match joined.last_mut() {
                Some(last) if at.start <= last.end => last.end = last.end.max(at.end),
                _ => joined.push(at),
            }
        }
        joined
    }
}

/// The same list with what stands for a name in its place, where a word is the name of a thing.
fn by_names(all: &[Term]) -> Vec<Vec<Term>> {
    let name = |term: &Term| {
        let plain = !term.not && !term.phrase && term.field.is_none();
        term.forms.first().filter(|_| plain).and_then(|name| synonym::named(name))
    };
    let Some((at, text)) = all.iter().enumerate().find_map(|(at, term)| Some((at, name(term)?))) else {
        return Vec::new();
    };
    let mut reader = Reader { text, at: 0, any: vec![Vec::new()], complaints: Vec::new() };
    reader.read();
    let rest = || all.iter().enumerate().filter(|(own, _)| *own != at).map(|(_, term)| term.clone());
    let ways = reader.any.into_iter().filter(|way| !way.is_empty());
    ways.map(|way| way.into_iter().chain(rest()).collect()).collect()
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    any: Vec<Vec<Term>>,
    complaints: Vec<Complaint>,
}

fn is_bar(c: char) -> bool {
    matches!(c, '|' | '｜')
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '＂')
}

/// A blank, or a sign without width that stands between words.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || (!c.is_ascii() && fold(c.encode_utf8(&mut [0; 4])).is_empty())
}

fn ends_word(c: char) -> bool {
    c.is_whitespace() || is_bar(c)
}

impl Reader<'_> {
    fn complain(&mut self, flaw: Flaw, start: usize) {
        self.complaints.push(Complaint { flaw, at: start..self.at });
    }

    /// Reads the text; the place where it stopped, where there are more words than are read.
    fn read(&mut self) -> Option<usize> {
        let mut bar: Option<usize> = None;
        while let Some(c) = self.text[self.at..].chars().next() {
            let start = self.at;
            if is_blank(c) {
                self.at += c.len_utf8();
            } else if self.any.iter().map(Vec::len).sum::<usize>() >= MOST_TERMS {
                return Some(start);
            } else if is_bar(c) {
                self.at += c.len_utf8();
                if self.any.last().is_some_and(Vec::is_empty) {
                    self.complain(Flaw::LoneBar, start);
                } else {
                    self.any.push(Vec::new());
                    bar = Some(start);
                }
            } else {
                self.term(start);
            }
        }
        if let (Some(start), Some([])) = (bar, self.any.last().map(Vec::as_slice)) {
            self.at = start + self.text[start..].chars().next().map_or(0, char::len_utf8);
            self.complain(Flaw::LoneBar, start);
        }
        None
    }

    fn term(&mut self, start: usize) {
        let rest = &self.text[self.at..];
        let minus = rest.chars().next().filter(|c| matches!(c, '-' | '－' | '−'));
        self.at += minus.map_or(0, char::len_utf8);
        let field = self.field();
        let text = self.text;
        match self.word().map(|(at, phrase)| (&text[at], phrase)) {
            Some((word, phrase)) => {
                let term = Term::of(minus.is_some(), field, word, phrase);
                if let Some(all) = self.any.last_mut() {
                    all.push(term);
                }
            }
            None => self.complain(Flaw::NoWord, start),
        }
    }

    /// Steps over `field:` where a field of that name exists.
    fn field(&mut self) -> Option<Field> {
        let rest = &self.text[self.at..];
        let name = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
        let colon = rest[name..].chars().next().filter(|c| matches!(c, ':' | '：'))?;
        let field = Field::from_key(&rest[..name]);
        if field.is_some() {
            self.at += name + colon.len_utf8();
        } else if name > 0 {
            let at = self.at..self.at + name + colon.len_utf8();
            self.complaints.push(Complaint { flaw: Flaw::UnknownField, at });
        }
        field
    }

    /// The next word, and whether it is a phrase.
    fn word(&mut self) -> Option<(Range<usize>, bool)> {
        let rest = &self.text[self.at..];
        let first = rest.chars().next()?;
        let inner = self.at + first.len_utf8();
        if is_quote(first) {
            let body = &self.text[inner..];
            let word = match body.find(is_quote) {
                Some(len) => {
                    let close = body[len..].chars().next().map_or(0, char::len_utf8);
                    self.at = inner + len + close;
                    inner..inner + len
                }
                None => {
                    let start = self.at;
                    self.at = self.text.len();
                    self.complain(Flaw::OpenQuote, start);
                    inner..self.text.len()
                }
            };
            return self.unless_blank(word, true);
        }
        // Curly marks belong to the texts (“亚运靓城”专项行动); they quote only where they hold a whole word.
        if first == '“' {
            let body = &self.text[inner..];
            if let Some(len) = body.find('”') {
                let after = inner + len + '”'.len_utf8();
                if self.text[after..].chars().next().is_none_or(ends_word) {
                    self.at = after;
                    return self.unless_blank(inner..inner + len, true);
                }
            }
        }
        let len = rest.find(ends_word).unwrap_or(rest.len());
        let start = self.at;
        self.at += len;
        self.unless_blank(start..self.at, false)
    }

    fn unless_blank(&self, word: Range<usize>, phrase: bool) -> Option<(Range<usize>, bool)> {
        (!fold(&self.text[word.clone()]).trim().is_empty()).then_some((word, phrase))
    }
}
