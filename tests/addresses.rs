//! Every place survives its address, every address gives a place, and what is not understood is said.

use nuoji::link::{Address, Asked, Notice, Place, Tongue, View, asked};
use nuoji::query::{Column, Facet, Group, Sort};
use proptest::prelude::*;

fn check(place: Place, address: &str) {
    assert_eq!(place.address(), address);
    assert_eq!(Place::parse(address), (place, vec![]), "{address}");
}

/// Reads an address that is written differently from the one the app itself writes.
fn reads(hash: &str, address: &str, notices: &[Notice]) {
    let (place, said) = Place::parse(hash);
    assert_eq!((place.address().as_str(), said.as_slice()), (address, notices), "{hash}");
}

fn value(key: &str, value: &str) -> Notice {
    Notice::Value { key: key.into(), value: value.into() }
}

#[test]
fn pages_have_short_addresses() {
    check(Place::Overview, "/overview");
    check(Place::Tasks(View::default()), "/tasks");
    check(Place::Task("r2020-002".into()), "/task/r2020-002");
    check(Place::Source { report: "r2020".into(), lines: None }, "/source/r2020");
    check(Place::Source { report: "r2020".into(), lines: Some((18, 21)) }, "/source/r2020?lines=18-21");
    check(Place::Units(Asked::default()), "/units");
    check(Place::Unit("区科技局".into()), "/unit/%E5%8C%BA%E7%A7%91%E6%8A%80%E5%B1%80");
    check(Place::Unit("a/b, c?#%+（d）".into()), "/unit/a%2Fb,%20c%3F%23%25%2B%EF%BC%88d%EF%BC%89");
    check(Place::Locality("甲县".into()), "/place/%E7%94%B2%E5%8E%BF");
    check(Place::Threads(Asked::default()), "/threads");
    check(Place::Thread("R&D 经费".into()), "/thread/R%26D%20%E7%BB%8F%E8%B4%B9");
    check(Place::Side(String::new(), String::new()), "/side");
    check(Place::Side("r2020".into(), String::new()), "/side/r2020");
    check(Place::Side("r2020".into(), "r2022q4".into()), "/side/r2020/r2022q4");
    check(Place::Side(String::new(), "a/b".into()), "/side//a%2Fb");
    check(Place::Notes, "/notes");
    check(Place::Shared("1ab-_".into()), "/shared/1ab-_");
    check(Place::Open, "/open");
    check(Place::About, "/about");
}

#[test]
fn views_keep_every_key() {
    let mut view = View { q: "goal:a|-b".into(), ..View::default() };
    for (facet, one) in [
        (Facet::Status, "done"),
        (Facet::Report, "r2020"),
        (Facet::Report, "r2022q4"),
        (Facet::Year, "2020"),
        (Facet::Lead, "a,b"),
        (Facet::Lead, "c\\"),
        (Facet::Pace, "behind"),
        (Facet::Check, "short"),
        (Facet::Measured, "0"),
        (Facet::Doubt, "1"),
        (Facet::Noted, "1"),
        (Facet::Percent, "50-"),
    ] {
        assert!(view.filters.add(facet, one));
    }
    view.sort =
        vec![Sort { column: Column::Percent, desc: true }, Sort { column: Column::Lead, desc: false }];
    view.group = Some(Group::Theme);
    view.cols = vec![Column::Goal, Column::Status];
    view.freeze = 1;
    view.chart = Some("status".into());
    view.open = Some("r2020-002".into());
    check(
        Place::Tasks(view),
        "/tasks?q=goal:a%7C-b&report=r2020,r2022q4&year=2020&lead=a%5C,b,c%5C%5C&status=done&check=short\
         &pace=behind&percent=50-&measured=0&doubt=1&noted=1&sort=-percent,lead&group=theme&cols=goal,status\
         &freeze=1&chart=status&open=r2020-002",
    );
}

#[test]
fn lists_keep_what_is_asked_of_them() {
    let units = Asked::default().with(asked::UNITS, "order", "tasks").with(asked::UNITS, "q", "城 建&");
    let place = Place::Units(units.with(asked::UNITS, "kind", "street"));
    check(place, "/units?q=%E5%9F%8E%20%E5%BB%BA%26&kind=street&order=tasks");
    check(Place::Units(units.with(asked::UNITS, "q", "")), "/units?order=tasks");
    let threads = Asked::default().with(asked::THREADS, "fate", "raised").with(asked::THREADS, "years", "3");
    check(Place::Threads(threads), "/threads?fate=raised&years=3");
    reads(
        "/threads?fate=gone&kind=figure&q=&order=name",
        "/threads?kind=figure",
        &[value("fate", "gone"), Notice::Key("order".into())],
    );
}

#[test]
fn forgives_other_ways_of_writing() {
    reads("", "/overview", &[]);
    reads("#", "/overview", &[]);
    reads("#/", "/overview", &[]);
    reads("#tasks", "/tasks", &[]);
    reads("#/tasks/", "/tasks", &[]);
    reads("#/tasks?", "/tasks", &[]);
    reads("#/tasks?q=", "/tasks", &[]);
    reads("/tasks?report=r2020%2Cr2022q4", "/tasks?report=r2020,r2022q4", &[]);
    reads("/tasks?report=r2020&report=r2022q4,r2020,", "/tasks?report=r2020,r2022q4", &[]);
    reads("/tasks?q=a+b", "/tasks?q=a%20b", &[]);
    reads("/tasks?lead=区科技局", "/tasks?lead=%E5%8C%BA%E7%A7%91%E6%8A%80%E5%B1%80", &[]);
    reads("/unit/区科技局", "/unit/%E5%8C%BA%E7%A7%91%E6%8A%80%E5%B1%80", &[]);
    reads("/unit/", "/units", &[]);
    reads("/place/", "/overview", &[]);
    reads("/side/", "/side", &[]);
    reads("/side/r2020/r2022q4/", "/side/r2020/r2022q4", &[]);
    reads("/source/r2020?lines=7", "/source/r2020?lines=7-7", &[]);
}

#[test]
fn says_what_it_leaves_out() {
    reads("/nowhere", "/overview", &[Notice::Page("nowhere".into())]);
    reads("/tasks?colour=red&status=done", "/tasks?status=done", &[Notice::Key("colour".into())]);
    reads("/tasks?status=done,gone", "/tasks?status=done", &[value("status", "gone")]);
    reads("/tasks?sort=up,-no&group=day", "/tasks?sort=-no", &[value("sort", "up"), value("group", "day")]);
    reads("/tasks?measured=2", "/tasks", &[value("measured", "2")]);
    reads("/tasks?percent=9-3", "/tasks", &[value("percent", "9-3")]);
    reads("/source/r2020?lines=9-3", "/source/r2020", &[value("lines", "9-3")]);
    reads("/about?q=a", "/about", &[Notice::Key("q".into())]);
}

fn garbled(key: &str, lost: &str) -> Notice {
    Notice::Garbled { key: key.into(), lost: lost.into() }
}

#[test]
fn reads_what_it_can_of_a_damaged_link() {
    // Cut in the middle of a character, as chats and mail programs do.
    reads("/tasks?q=%E8%80%81%E6%97%A7%E5", "/tasks?q=%E8%80%81%E6%97%A7", &[garbled("q", "%E5")]);
    reads("/tasks?q=%E8%80%81%E6", "/tasks?q=%E8%80%81", &[garbled("q", "%E6")]);
    reads("/tasks?q=a%FFb%FE", "/tasks?q=ab", &[garbled("q", "%FF%FE")]);
    reads("/tasks?lead=%E5%8C%BA,b%E5", "/tasks?lead=%E5%8C%BA,b", &[garbled("lead", "%E5")]);
    reads("/task/r2020-002%E5%8C", "/task/r2020-002", &[garbled("", "%E5%8C")]);
    reads("/side/r%E5/s", "/side/r/s", &[garbled("", "%E5")]);
    // A lone per cent sign is no escape, and a replacement character may be meant.
    reads("/tasks?q=100%", "/tasks?q=100%25", &[]);
    reads("/tasks?q=%E", "/tasks?q=%25E", &[]);
    reads("/tasks?q=%EF%BF%BD", "/tasks?q=%EF%BF%BD", &[]);
    reads(
        "/tasks?%ff=%ff&&=",
        "/tasks",
        &[garbled("", "%FF%FF"), Notice::Key(String::new()), Notice::Key(String::new())],
    );
}

#[test]
fn says_which_of_several_values_it_uses() {
    let again = |key: &str, value: &str| Notice::Again { key: key.into(), value: value.into() };
    reads("/tasks?q=a&q=b", "/tasks?q=b", &[again("q", "a")]);
    reads("/tasks?q=a&q=b&q=c", "/tasks?q=c", &[again("q", "a"), again("q", "b")]);
    reads("/tasks?q=a&q=a", "/tasks?q=a", &[]);
    reads("/tasks?freeze=1&freeze=2", "/tasks?freeze=2", &[again("freeze", "1")]);
    reads("/units?q=a&q=b", "/units?q=b", &[again("q", "a")]);
    reads("/source/r2020?lines=1-2&lines=3-4", "/source/r2020?lines=3-4", &[again("lines", "1-2")]);
    reads("/tasks?status=done&status=short", "/tasks?status=done,short", &[]);
}

#[test]
fn language_and_embedding_go_with_every_page() {
    for hash in
        ["/overview?lang=en&embed=1", "/tasks?q=a&lang=zh", "/unit/a?lang=en", "/source/r?lines=1-2&embed=1"]
    {
        let (address, notices) = Address::parse(hash);
        assert_eq!((address.written().as_str(), notices.len()), (hash, 0));
    }
    assert_eq!(Address::parse("/about?lang=en").0.lang, Some(Tongue::En));
    let (address, notices) = Address::parse("/about?lang=fr&embed=yes");
    assert_eq!((address.lang, address.embed), (None, false));
    assert_eq!(notices, [value("lang", "fr"), value("embed", "yes")]);
}

fn name() -> impl Strategy<Value = String> {
    "[区局，, /?#&=+%\\\\|“”\"'a-z0-9-]{1,8}"
}

prop_compose! {
    fn view()(
        q in "\\PC{0,12}",
        picks in proptest::collection::vec((0..Facet::ALL.len(), name(), 0..7usize), 0..9),
        sort in proptest::sample::subsequence(Column::ALL.to_vec(), 0..4).prop_shuffle(),
        desc in proptest::collection::vec(any::<bool>(), 4),
        group in proptest::option::of(proptest::sample::select(Group::ALL.to_vec())),
        cols in proptest::sample::subsequence(Column::ALL.to_vec(), 0..6).prop_shuffle(),
        chart in proptest::option::of(name()),
        open in proptest::option::of(name()),
    ) -> View {
        let mut view = View { q, group, cols, chart, open, ..View::default() };
        for (facet, name, at) in picks {
            let facet = Facet::ALL[facet];
            let value = facet.fixed().map_or(name, |values| values[at % values.len()].to_owned());
            view.filters.add(facet, &value);
        }
        view.sort = sort.into_iter().zip(desc).map(|(column, desc)| Sort { column, desc }).collect();
        view
    }
}

fn place() -> impl Strategy<Value = Place> {
    prop_oneof![
        view().prop_map(Place::Tasks),
        name().prop_map(Place::Task),
        name().prop_map(Place::Unit),
        name().prop_map(Place::Thread),
        ("[区局a-z0-9/?%]{0,6}", name()).prop_map(|(left, right)| Place::Side(left, right)),
        name().prop_map(Place::Shared),
        (name(), proptest::option::of((1..9999usize, 0..99usize))).prop_map(|(report, lines)| {
            Place::Source { report, lines: lines.map(|(first, more)| (first, first + more)) }
        }),
        proptest::sample::select(vec![
            Place::Overview,
            Place::Units(Asked::default()),
            Place::Threads(Asked::default()),
            Place::Notes,
            Place::Open,
            Place::About
        ]),
    ]
}

proptest! {
    #[test]
    fn every_place_survives_its_address(place in place(), lang in proptest::option::of(any::<bool>()), embed: bool) {
        let lang = lang.map(|zh| if zh { Tongue::Zh } else { Tongue::En });
        let address = Address { place, lang, embed };
        let written = address.written();
        prop_assert!(written.is_ascii() && !written.contains([' ', '#', '"', '\\']), "{}", written);
        prop_assert_eq!(Address::parse(&format!("#{written}")), (address, vec![]));
    }

    #[test]
    fn every_address_gives_a_place(hash in "\\PC{0,40}", tail in "[/?#&=,%+\\\\a-z0-9\u{533a}]{0,40}") {
        for text in [hash.clone(), format!("/tasks?{tail}"), format!("{hash}{tail}")] {
            let (place, _) = Place::parse(&text);
            prop_assert_eq!(Place::parse(&place.address()), (place, vec![]));
        }
    }
}
