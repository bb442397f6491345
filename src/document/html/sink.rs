//! Tags in the order of the page put together to paragraphs, items and tables. In: HTML. Out: the page's content, and
//! whether something hidden was left unclosed.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};

use super::flow::{Cell, Flow, Shape, Table};
use super::tag::{AROUND, BLOCKS, FURNITURE, SKIPPED, attribute, is_among, is_hidden, push_blank};
use crate::text::is_blank;

/// Tables inside tables beyond this depth are read as text.
const DEEPEST: usize = 24;

#[derive(Default)]
pub struct Page {
    pub content: Vec<Flow>,
    pub title: Option<String>,
    /// The title by the metadata that government sites print.
    pub named: Option<String>,
    /// The page ended inside a hidden element.
    pub hidden: bool,
}

pub fn page(html: &str, hide: bool) -> Page {
    let sink = Sink(RefCell::new(Builder { hide, ..Builder::default() }));
    let tokenizer = Tokenizer::new(sink, Default::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner().finish()
}

struct Sink(RefCell<Builder>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut page = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => return page.tag(&tag),
            Token::CharacterTokens(words) => page.words(&words),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// What a table's cell, or the page itself, holds so far.
#[derive(Default)]
struct Open {
    content: Vec<Flow>,
    line: String,
    /// How much of the line is links.
    linked: usize,
    shape: Option<Shape>,
}

/// A table that is not closed yet.
struct OpenTable {
    table: Table,
    cell: Option<(usize, usize, Open)>,
    row_open: bool,
}

/// An element whose end ends something that begins with it: its name, and how many of that name are open inside.
struct Until {
    name: String,
    inner: usize,
}

impl Until {
    /// Counts a tag; true when the element has ended.
    fn ends(&mut self, name: &str, end: bool) -> bool {
        if self.name == name {
            if end && self.inner == 0 {
                return true;
            }
            self.inner = if end { self.inner - 1 } else { self.inner + 1 };
        }
        false
    }
}

#[derive(Default)]
struct Builder {
    body: Open,
    tables: Vec<OpenTable>,
    /// Tables beyond the depth.
    passed: usize,
    /// For each open list the number of its last item; none for bullets.
    lists: Vec<Option<u32>>,
    in_link: usize,
    skipped: Option<Until>,
    furniture: Option<Until>,
    in_title: bool,
    preformatted: usize,
    hide: bool,
    page: Page,
}

impl Builder {
    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        let end = tag.kind == TagKind::EndTag;
        let raw = match name {
            "script" => Some(RawKind::ScriptData),
            "style" | "xmp" | "noembed" | "noframes" => Some(RawKind::Rawtext),
            "title" | "textarea" => Some(RawKind::Rcdata),
            _ => None,
        };
        if name == "title" {
            self.in_title = !end && self.page.title.is_none();
        } else if let Some(until) = &mut self.skipped {
            if until.ends(name, end) {
                self.skipped = None;
            }
        } else if !end && (raw.is_some() || is_among(SKIPPED, name) || self.hide && is_hidden(name, tag)) {
            // Deleted words stand amid a line.
            if name != "del" {
                self.break_line();
            }
            if !tag.self_closing {
                self.skipped = Some(Until { name: name.to_owned(), inner: 0 });
            }
        } else {
            self.surround(name, end, tag);
            self.element(name, end, tag);
        }
        match raw.filter(|_| !end) {
            Some(kind) => TokenSinkResult::RawData(kind),
            None => TokenSinkResult::Continue,
        }
    }

    /// Follows where furniture begins and ends.
    fn surround(&mut self, name: &str, end: bool, tag: &Tag) {
        if let Some(until) = &mut self.furniture {
            if until.ends(name, end) {
                self.break_line();
                self.furniture = None;
            }
        } else if !end && self.tables.is_empty() {
            let holds = matches!(name, "div" | "ul" | "section" | "header" | "td");
            let named = || {
                let mut values = ["class", "id"].into_iter().filter_map(|key| attribute(tag, key));
                values.any(|value| {
                    let mut parts = value.split(|sign: char| !sign.is_ascii_alphanumeric());
                    parts.any(|part| is_among(FURNITURE, &part.to_ascii_lowercase()))
                })
            };
            if is_among(AROUND, name) || holds && named() {
                self.break_line();
                self.furniture = Some(Until { name: name.to_owned(), inner: 0 });
            }
        }
    }

    fn element(&mut self, name: &str, end: bool, tag: &Tag) {
        match name {
            "table" if end => self.end_table(),
            "table" => self.begin_table(),
            "tr" => self.end_row(!end),
            "td" | "th" if end => self.end_cell(),
            "td" | "th" => self.begin_cell(tag),
            "a" => self.in_link = if end { self.in_link.saturating_sub(1) } else { self.in_link + 1 },
            "meta" => self.metadata(tag),
            "pre" => {
                self.break_line();
                self.preformatted =
                    if end { self.preformatted.saturating_sub(1) } else { self.preformatted + 1 };
            }
            "ul" | "ol" => {
                self.break_line();
                self.open().shape = None;
                if end {
                    self.lists.pop();
                } else if self.lists.len() < 64 {
                    let start = attribute(tag, "start").and_then(|start| start.parse::<u32>().ok());
                    self.lists.push((name == "ol").then(|| start.unwrap_or(1).saturating_sub(1)));
                }
            }
            _ if is_among(BLOCKS, name) => {
                self.break_line();
                let level = name.strip_prefix('h').and_then(|level| level.parse::<u8>().ok());
                if let (Some(level), false) = (level, end) {
                    self.open().shape = Some(Shape::Heading(level));
                } else if name == "li" && !end {
                    let depth = self.lists.len().clamp(1, 250) as u8;
                    let number = self.lists.last_mut().and_then(|last| last.as_mut()).map(|last| {
                        *last = last.saturating_add(1);
                        format!("{last}.")
                    });
                    self.open().shape = Some(Shape::Item(depth, number.unwrap_or_default()));
                } else if name != "br" && name != "p" {
                    self.open().shape = None;
                }
            }
            _ => {}
        }
    }

    fn metadata(&mut self, tag: &Tag) {
        let names = attribute(tag, "name").is_some_and(|name| name.eq_ignore_ascii_case("ArticleTitle"));
        if names && let Some(content) = attribute(tag, "content").filter(|content| !content.trim().is_empty())
        {
            self.page.named.get_or_insert(content.to_owned());
        }
    }

    fn open(&mut self) -> &mut Open {
        match self.tables.last_mut() {
            Some(OpenTable { cell: Some((_, _, open)), .. }) => open,
            _ => &mut self.body,
        }
    }

    fn words(&mut self, words: &str) {
        if self.in_title {
            self.page.title.get_or_insert_default().push_str(words);
            return;
        }
        if self.skipped.is_some() {
            return;
        }
        if self.preformatted > 0 {
            for (at, line) in words.split('\n').enumerate() {
                if at > 0 {
                    self.break_line();
                }
                self.push(line);
            }
        } else {
            self.push(words);
        }
    }

    /// Adds text to the open line: runs of white space become one blank, or nothing where the source breaks between
    /// two Han characters.
    fn push(&mut self, words: &str) {
        let linked = self.in_link > 0;
        let open = self.open();
        let before = open.line.len();
        let (mut blank, mut broken) = (false, false);
        for sign in words.chars() {
            if matches!(sign, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
                (blank, broken) = (true, broken || matches!(sign, '\n' | '\r'));
                continue;
            }
            if blank {
                push_blank(&mut open.line, broken, Some(sign));
            }
            (blank, broken) = (false, false);
            open.line.push(sign);
        }
        if blank {
            push_blank(&mut open.line, broken, None);
        }
        if linked {
            open.linked += open.line.len() - before;
        }
    }

    fn break_line(&mut self) {
        let furniture = self.furniture.is_some();
        let open = self.open();
        let words = std::mem::take(&mut open.line);
        let linked = std::mem::take(&mut open.linked);
        let bare = words.trim_matches(is_blank);
        if bare.is_empty() {
            return;
        }
        let shape = match &mut open.shape {
            Some(Shape::Heading(level)) => Shape::Heading(*level),
            Some(Shape::Item(..)) => open.shape.take().unwrap_or(Shape::Paragraph),
            _ => Shape::Paragraph,
        };
        let signs = bare.len()
            - bare.matches(['|', ' ', '\u{a0}', '>', '·', '[', ']', '【', '】']).map(str::len).sum::<usize>();
        let linked = linked * 10 >= signs * 9 && signs > 0 && linked > 0;
        open.content.push(Flow { shape, words: bare.to_owned(), furniture, linked });
    }

    fn begin_table(&mut self) {
        self.break_line();
        if self.tables.len() >= DEEPEST {
            self.passed += 1;
            return;
        }
        self.tables.push(OpenTable { table: Table::default(), cell: None, row_open: false });
    }

    fn end_table(&mut self) {
        if self.passed > 0 {
            self.break_line();
            self.passed -= 1;
            return;
        }
        self.end_cell();
        let Some(done) = self.tables.pop() else { return };
        self.break_line();
        let flow = Flow {
            shape: Shape::Table(done.table),
            words: String::new(),
            furniture: self.furniture.is_some(),
            linked: false,
        };
        self.open().content.push(flow);
    }

    /// The table that rows and cells belong to; begun where none is, as in a piece of a page.
    fn table(&mut self) -> &mut OpenTable {
        if self.tables.is_empty() {
            self.begin_table();
        }
        let last = self.tables.len() - 1;
        &mut self.tables[last]
    }

    fn end_row(&mut self, begin: bool) {
        if self.passed > 0 {
            return self.break_line();
        }
        if !begin && self.tables.is_empty() {
            return;
        }
        self.table();
        self.end_cell();
        let table = self.table();
        table.row_open = false;
        if begin {
            table.table.rows.push(Vec::new());
            table.row_open = true;
        }
    }

    fn begin_cell(&mut self, tag: &Tag) {
        if self.passed > 0 {
            return self.break_line();
        }
        self.table();
        self.end_cell();
        let span = |key| {
            attribute(tag, key).and_then(|span| span.trim().parse::<usize>().ok()).unwrap_or(1).min(65_534)
        };
        let (rowspan, colspan) = (span("rowspan"), span("colspan").max(1));
        let table = self.table();
        if !table.row_open {
            table.table.rows.push(Vec::new());
            table.row_open = true;
        }
        table.cell = Some((rowspan, colspan, Open::default()));
    }

    fn end_cell(&mut self) {
        if self.passed > 0 || self.tables.is_empty() {
            return self.break_line();
        }
        self.break_line();
        let last = self.tables.len() - 1;
        let table = &mut self.tables[last];
        if let Some((rowspan, colspan, open)) = table.cell.take()
            && let Some(row) = table.table.rows.last_mut()
        {
            row.push(Cell { rowspan, colspan, content: open.content });
        }
    }

    fn finish(mut self) -> Page {
        self.break_line();
        self.passed = 0;
        while !self.tables.is_empty() {
            self.end_table();
        }
        self.break_line();
        self.page.hidden =
            self.skipped.is_some_and(|until| !matches!(until.name.as_str(), "script" | "style"));
        self.page.content = self.body.content;
        self.page
    }
}
