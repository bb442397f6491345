//! Places of the app and their addresses, both directions. In: what stands after `#`. Out: a [`Place`]
//! with what wraps it, and notices of what was not understood; and back. Refuses to know: the browser,
//! and whether a task, unit or report of that name exists.

pub mod asked;
mod escape;
pub mod view;

pub use asked::Asked;
pub use view::View;

/// A page, with all that decides what it shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    Overview,
    Tasks(View),
    /// A task's own page.
    Task(String),
    Source {
        report: String,
        /// First and last line to mark, 1-based.
        lines: Option<(usize, usize)>,
    },
    Units(Asked),
    Unit(String),
    /// An area, by its name: its reports and how they stand.
    Locality(String),
    Threads(Asked),
    Thread(String),
    /// Two reports side by side; an empty id is not chosen yet.
    Side(String, String),
    Notes,
    /// Notes that the address itself carries.
    Shared(String),
    Open,
    About,
}

/// The language of the interface, where the address decides it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    Zh,
    En,
}

/// A place and what wraps it on any page.
#[derive(Clone, Debug, PartialEq)]
pub struct Address {
    pub place: Place,
    /// `lang=zh` or `lang=en`
    pub lang: Option<Tongue>,
    /// `embed=1`: without the frame, for a page that holds this one.
    pub embed: bool,
}

/// Something of an address that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// No page has this name; the overview stands in.
    Page(String),
    Key(String),
    Value {
        key: String,
        value: String,
    },
    /// An earlier value of a key that takes one: the last is used.
    Again {
        key: String,
        value: String,
    },
    /// Escapes of no character: the link was cut or garbled. What could be read of the key's value is used; without
    /// a key it is the page's name.
    Garbled {
        key: String,
        lost: String,
    },
    /// Lines asked for of a report that ends before them.
    Beyond {
        lines: (usize, usize),
        last: usize,
    },
}

impl Place {
    /// The place that stands after `#`; a leading `#` and a missing `/` are forgiven.
    pub fn parse(hash: &str) -> (Place, Vec<Notice>) {
        let (address, notices) = Address::parse(hash);
        (address.place, notices)
    }

    /// As it stands after `#`, without the `#`.
    pub fn address(&self) -> String {
        let (path, query) = self.parts();
        written(&path, &query)
    }

    /// The page's name in the address: `tasks`, `unit`, …
    pub fn page(&self) -> &'static str {
        match self {
            Place::Overview => "overview",
            Place::Tasks(_) => "tasks",
            Place::Task(_) => "task",
            Place::Source { .. } => "source",
            Place::Units(_) => "units",
            Place::Unit(_) => "unit",
            Place::Locality(_) => "place",
            Place::Threads(_) => "threads",
            Place::Thread(_) => "thread",
            Place::Side(..) => "side",
            Place::Notes => "notes",
            Place::Shared(_) => "shared",
            Place::Open => "open",
            Place::About => "about",
        }
    }

    fn parts(&self) -> (String, Vec<(&'static str, String)>) {
        let mut path = format!("/{}", self.page());
        let mut query = Vec::new();
        match self {
            Place::Task(name)
            | Place::Unit(name)
            | Place::Locality(name)
            | Place::Thread(name)
            | Place::Shared(name)
            | Place::Source { report: name, .. } => {
                path.push('/');
                path.push_str(&escape::segment(name));
            }
            Place::Side(left, right) => {
                let names = match (left.is_empty(), right.is_empty()) {
                    (true, true) => &[][..],
                    (_, true) => &[left][..],
                    _ => &[left, right][..],
                };
                for name in names {
                    path.push('/');
                    path.push_str(&escape::segment(name));
                }
            }
            _ => {}
        }
        match self {
            Place::Source { lines: Some((first, last)), .. } => {
                query.push(("lines", format!("{first}-{last}")))
            }
            Place::Tasks(view) => query = view.pairs(),
            Place::Units(asked) | Place::Threads(asked) => query = asked.pairs(),
            _ => {}
        }
        (path, query)
    }
}

fn written(path: &str, query: &[(&str, String)]) -> String {
    let mut out = path.to_owned();
    for (at, (key, value)) in query.iter().enumerate() {
        out.push(if at == 0 { '?' } else { '&' });
        out.push_str(key);
        out.push('=');
        out.push_str(value);
    }
    out
}

impl From<Place> for Address {
    fn from(place: Place) -> Address {
        Address { place, lang: None, embed: false }
    }
}

impl Address {
    /// The address that stands after `#`, with notices of what was left out.
    pub fn parse(hash: &str) -> (Address, Vec<Notice>) {
        let hash = hash.strip_prefix('#').unwrap_or(hash);
        let (path, query) = hash.split_once('?').unwrap_or((hash, ""));
        let mut notices = Vec::new();
        let mut address = Address::from(place_from_path(path, &mut notices));
        let mut pairs = pairs_of(query, &mut notices);
        pairs.retain(|(key, value)| !address.wrap(key, value, &mut notices));
        match &mut address.place {
            Place::Tasks(view) => *view = View::read(&pairs, &mut notices),
            Place::Units(asked) => *asked = Asked::read(asked::UNITS, &pairs, &mut notices),
            Place::Threads(asked) => *asked = Asked::read(asked::THREADS, &pairs, &mut notices),
            Place::Source { lines, .. } => {
                for (key, value) in last_of_each(&pairs, |key| key == "lines", &mut notices) {
                    match key.as_str() {
                        "lines" => match lines_from_value(value) {
                            Some(read) => *lines = Some(read),
                            None => notices.push(Notice::value(key, value)),
                        },
                        _ => notices.push(Notice::Key(key.clone())),
                    }
                }
            }
            _ => notices.extend(pairs.into_iter().map(|(key, _)| Notice::Key(key))),
        }
        (address, notices)
    }

    /// Takes the keys that every page knows; false for another key.
    fn wrap(&mut self, key: &str, value: &str, notices: &mut Vec<Notice>) -> bool {
        match (key, value) {
            ("lang", "zh" | "zh-CN") => self.lang = Some(Tongue::Zh),
            ("lang", "en") => self.lang = Some(Tongue::En),
            ("embed", "1") => self.embed = true,
            ("embed", "0") => self.embed = false,
            ("lang" | "embed", _) => notices.push(Notice::value(key, value)),
            _ => return false,
        }
        true
    }

    /// As it stands after `#`, without the `#`.
    pub fn written(&self) -> String {
        let (path, mut query) = self.place.parts();
        if let Some(lang) = self.lang {
            query.push(("lang", if lang == Tongue::Zh { "zh" } else { "en" }.to_owned()));
        }
        if self.embed {
            query.push(("embed", "1".to_owned()));
        }
        written(&path, &query)
    }
}

impl Notice {
    fn value(key: &str, value: &str) -> Notice {
        Notice::Value { key: key.to_owned(), value: value.to_owned() }
    }
}

/// The keys and values of a query, decoded as far as they can be.
fn pairs_of(query: &str, notices: &mut Vec<Notice>) -> Vec<(String, String)> {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let read = |pair: &str| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (key, value) = (escape::read_query(key), escape::read_query(value));
        let lost = [key.lost, value.lost].concat();
        if !lost.is_empty() {
            notices.push(Notice::Garbled { key: key.text.clone(), lost });
        }
        (key.text, value.text)
    };
    pairs.map(read).collect()
}

/// The pairs without the earlier ones of a key that takes one value.
fn last_of_each<'a>(
    pairs: &'a [(String, String)],
    is_single: impl Fn(&str) -> bool,
    notices: &mut Vec<Notice>,
) -> Vec<&'a (String, String)> {
    let mut left = Vec::with_capacity(pairs.len());
    for (at, pair) in pairs.iter().enumerate() {
        let (key, value) = pair;
        match pairs[at + 1..].iter().rfind(|(later, _)| is_single(key) && later == key) {
            Some((_, last)) if last == value => {}
            Some(_) => notices.push(Notice::Again { key: key.clone(), value: value.clone() }),
            None => left.push(pair),
        }
    }
    left
}

fn place_from_path(path: &str, notices: &mut Vec<Notice>) -> Place {
    let mut read = |text: &str| {
        let escape::Read { text, lost } = escape::read_segment(text);
        if !lost.is_empty() {
            notices.push(Notice::Garbled { key: String::new(), lost });
        }
        text
    };
    let bare = path.strip_prefix('/').unwrap_or(path);
    let (page, name) = bare.split_once('/').unwrap_or((bare, ""));
    let name = name.strip_suffix('/').unwrap_or(name);
    if page == "side" {
        let (left, right) = name.split_once('/').unwrap_or((name, ""));
        return Place::Side(read(left), read(right));
    }
    let name = read(name);
    match (page, name.is_empty()) {
        ("" | "overview", true) => Place::Overview,
        ("tasks", true) => Place::Tasks(View::default()),
        ("task", false) => Place::Task(name),
        ("source", false) => Place::Source { report: name, lines: None },
        ("units", true) | ("unit", true) => Place::Units(Asked::default()),
        ("unit", false) => Place::Unit(name),
        ("place", false) => Place::Locality(name),
        ("place", true) => Place::Overview,
        ("threads", true) | ("thread", true) => Place::Threads(Asked::default()),
        ("thread", false) => Place::Thread(name),
        ("notes", true) | ("shared", true) => Place::Notes,
        ("shared", false) => Place::Shared(name),
        ("open", true) => Place::Open,
        ("about", true) => Place::About,
        ("task", true) => Place::Tasks(View::default()),
        _ => {
            notices.push(Notice::Page(escape::read_segment(bare).text));
            Place::Overview
        }
    }
}

/// `12-15` or `12`; lines count from 1.
fn lines_from_value(value: &str) -> Option<(usize, usize)> {
    let (first, last) = value.split_once('-').unwrap_or((value, value));
    let (first, last) = (first.parse().ok()?, last.parse().ok()?);
    (1 <= first && first <= last).then_some((first, last))
}
