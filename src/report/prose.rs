//! Headings and paragraphs. In: the lines of a body that stand in no table. Out: the outline, paragraphs
//! with their headings, captions. Refuses to know figures.

use super::page::Line;
use super::text::{Cell, Span, ends_sentence, heading_number};

/// A heading, as printed and without its final stop; `level` 1 is the highest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    pub text: String,
    pub level: u8,
    /// 1-based.
    pub line: usize,
    pub span: Span,
}

/// A paragraph and the headings it stands under, the highest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    pub path: Vec<String>,
    /// The nearest heading, without its final stop; empty before the first.
    pub section: String,
    pub text: Cell,
    /// 1-based.
    pub line: usize,
    pub span: Span,
}

/// What the lines are made of.
#[derive(Debug, Default)]
pub struct Prose {
    pub outline: Vec<Heading>,
    pub paragraphs: Vec<Paragraph>,
    /// Words below or above a photograph.
    pub captions: Vec<Span>,
}

/// A heading is no longer than this many signs, nor is the front of a paragraph that serves as one.
const HEADING_SIGNS: usize = 60;
/// Headings without a number and captions are shorter.
const LABEL_SIGNS: usize = 45;
/// A level below every numbered one.
const UNNUMBERED: u8 = 5;

/// Words that sum up a whole part, whatever section they follow.
const CLOSING: &[&str] =
    &["总体来看", "总的来看", "总体上看", "总的来说", "总体来说", "总之", "综上", "综合来看"];

pub fn read(text: &str, lines: &[Line]) -> Prose {
    let mut prose = Prose::default();
    let mut open: Vec<usize> = Vec::new();
    let numbered = lines.iter().any(|line| {
        let words = line.words.of(text);
        heading_number(words).is_some_and(|(_, depth)| depth <= 2) && is_short(words, HEADING_SIGNS)
    });
    let usual = usual_gap(lines);
    let mut gap = None;
    for line in lines {
        let words = line.words.of(text);
        if words.is_empty() {
            gap = gap.map(|gap| gap + 1);
            continue;
        }
        let blanks = gap.replace(0).unwrap_or(0);
        match heading_number(words) {
            Some((end, level)) if end < words.len() && is_short(words, HEADING_SIGNS) => {
                push_heading(text, &mut prose, &mut open, line, line.words, level);
            }
            Some((end, level)) => {
                if let Some(front) = run_in(text, line.words, end) {
                    push_heading(text, &mut prose, &mut open, line, front, level);
                }
                push_paragraph(text, &mut prose, &open, line);
            }
            None if is_short(words, LABEL_SIGNS) && is_caption(words, blanks, usual) => {
                prose.captions.push(line.words);
            }
            None if is_short(words, LABEL_SIGNS) => {
                let level = if numbered { UNNUMBERED } else { 1 };
                push_heading(text, &mut prose, &mut open, line, line.words, level);
            }
            None => {
                if CLOSING.iter().any(|sign| words.starts_with(sign)) {
                    open.truncate(1);
                }
                push_paragraph(text, &mut prose, &open, line);
            }
        }
    }
    prose
}

/// A line that a heading may be: short, and no sentence.
fn is_short(words: &str, most: usize) -> bool {
    words.len() <= most * 4
        && words.chars().count() <= most
        && !ends_sentence(words)
        && !words.ends_with([':', '：', ',', '，', '、'])
}

/// How many blank lines part two paragraphs as a rule.
fn usual_gap(lines: &[Line]) -> usize {
    let mut times = [0usize; 4];
    let mut gap = 0;
    for line in lines {
        if line.words.is_empty() {
            gap += 1;
        } else {
            times[std::mem::take(&mut gap).min(3)] += 1;
        }
    }
    (0..4).max_by_key(|gap| times[*gap]).unwrap_or(1)
}

/// A photograph leaves a wider gap above its caption; others say so.
fn is_caption(words: &str, blanks: usize, usual: usize) -> bool {
    blanks >= usual.max(1) + 2
        || words.ends_with("摄")
        || words
            .strip_prefix('图')
            .is_some_and(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit() || sign == '为'))
}

/// The first sentence of a numbered paragraph, if it is short enough to be its heading.
fn run_in(text: &str, words: Span, number: usize) -> Option<Span> {
    let body = &words.of(text)[number..];
    let stop = body.find('。')?;
    let short = body[..stop].chars().count() <= 30 && stop > 0 && stop + '。'.len_utf8() < body.len();
    short.then_some(Span { start: words.start, end: words.start + number + stop })
}

fn push_heading(text: &str, prose: &mut Prose, open: &mut Vec<usize>, line: &Line, span: Span, level: u8) {
    while open.last().is_some_and(|last| prose.outline[*last].level >= level) {
        open.pop();
    }
    open.push(prose.outline.len());
    prose.outline.push(Heading { text: span.of(text).to_string(), level, line: line.no, span });
}

fn push_paragraph(text: &str, prose: &mut Prose, open: &[usize], line: &Line) {
    let path: Vec<String> = open.iter().map(|at| prose.outline[*at].text.clone()).collect();
    prose.paragraphs.push(Paragraph {
        section: path.last().cloned().unwrap_or_default(),
        path,
        text: Cell::from_pieces(text, &[line.words]),
        line: line.no,
        span: line.words,
    });
}
