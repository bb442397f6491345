//! What a search finds beside its own letters: readings, words that mean the same, names of things; which task comes
//! first, and what is lit in it.

use nuoji::query::{Column, Engine, Field, Query, Sort, Sought, find, reading, run, suggest, synonym};
use nuoji::record::{Record, records};
use nuoji::report::{read, shipped};
use nuoji::thread;
use std::sync::OnceLock;

fn learn() {
    static ONCE: OnceLock<()> = OnceLock::new();
    ONCE.get_or_init(|| {
        let bytes: Vec<u8> = (0xb0..=0xf7u8)
            .flat_map(|row| (0xa1..=0xfeu8).map(move |cell| [row, cell]))
            .filter(|pair| *pair <= [0xd7, 0xf9] || *pair >= [0xd8, 0xa1])
            .flatten()
            .collect();
        reading::learn(&encoding_rs::GBK.decode(&bytes).0);
        synonym::learn_names(thread::searches());
    });
}

fn task(goal: &str, progress: &str) -> Record {
    Record { goal: goal.into(), progress: progress.into(), ..Record::blank() }
}

/// Whether a search text finds a task of this goal, with and without an index, and the words lit in it.
#[track_caller]
fn check(q: &str, goal: &str, lit: &[&str]) {
    learn();
    let engine = Engine::new(vec![task(goal, "")].into());
    let ask = || run(&engine, &Query { text: q.into(), ..Query::default() }).total;
    assert_eq!(ask(), usize::from(!lit.is_empty()), "{q:?} in {goal:?}");
    engine.index();
    let other = Query { text: format!("{q} "), ..Query::default() };
    assert_eq!(run(&engine, &other).total, ask(), "{q:?} in {goal:?}, by the index");
    if lit.is_empty() {
        return;
    }
    let marks = Sought::parse(q).0.marks(Field::Goal, goal);
    assert_eq!(marks.into_iter().map(|at| &goal[at]).collect::<Vec<_>>(), lit, "{q:?} in {goal:?}");
}

#[test]
fn words_that_mean_the_same_are_lit_in_their_own_form() {
    check("加装电梯", "加梯60台以上", &["加梯"]);
    check("加梯", "老旧小区加装电梯60台", &["加装电梯"]);
    check("停车位", "新增停车泊位500个", &["停车泊位"]);
    check("老小区", "改造老旧小区12个", &["老旧小区"]);
    check("菜场", "提升农贸市场3家，菜市场1家", &["农贸市场", "菜市场"]);
    check("goal:停车位", "新增停车泊位500个", &["停车泊位"]);
    check("-停车位", "新增停车泊位500个", &[]);
    // A phrase means its very letters.
    check("\"停车位\"", "新增停车泊位500个", &[]);
    check("“停车泊位”", "新增停车泊位500个", &["停车泊位"]);
}

#[test]
fn readings_are_lit_too() {
    check("laojiuxiaoqu", "改造老旧小区12个", &["老旧小区"]);
    check("LJXQ", "改造老舊小區12个", &["老舊小區"]);
    check("xi'an", "西安", &["西安"]);
    check("lǎojiù", "老旧", &["老旧"]);
    check("goal:ljxq", "改造老旧小区12个", &["老旧小区"]);
    check("progress:ljxq", "改造老旧小区12个", &[]);
    check("\"ljxq\"", "改造老旧小区12个", &[]);
    check("xq", "改造老旧小区12个", &[]);
}

#[test]
fn forms_and_signs_without_width_are_no_hindrance() {
    check("老\u{200b}旧小区", "改造老旧小区", &["老旧小区"]);
    check("老旧小区", "改造老\u{2060}旧小\u{feff}区", &["老\u{2060}旧小\u{feff}区"]);
    check("120m2", "绿地120㎡", &["120㎡"]);
    check("120㎡", "绿地120m2", &["120m2"]);
    check("1/2", "完成½", &["½"]);
    check("office", "oﬃce", &["oﬃce"]);
    check("istanbul", "İstanbul", &["İstanbul"]);
    check("３℃", "升温3°C", &["3°C"]);
    assert_eq!(Sought::parse("\u{200b} \u{2060}"), Default::default());
}

#[test]
fn the_name_of_a_thread_finds_what_its_words_say() {
    check("电梯养老保险与维修资金", "电梯综合保险试点", &["电梯", "保险"]);
    check("电梯养老保险与维修资金 学校", "电梯综合保险，学校开工", &["电梯", "保险", "学校"]);
    check("电梯养老保险与维修资金 -综合", "电梯综合保险试点", &[]);
    check("\"电梯养老保险与维修资金\"", "电梯综合保险试点", &[]);
    let alike = |text: &str| Sought::parse(text).0.alike().join(" ");
    assert_eq!(alike("加装电梯"), "加梯");
    assert_eq!(alike("公共停车泊位"), "公共停车位 停车泊位 停车位 停车难");
    assert_eq!(alike("-停车位 学校"), "");
}

#[test]
fn a_goal_that_answers_comes_first_unless_an_order_is_chosen() {
    learn();
    let tasks = vec![
        task("党建引领", "推进加装电梯"),
        task("加梯60台以上", "已加梯95台"),
        task("学校", ""),
        task("治理", "加装电梯试点"),
        task("加装电梯20台", ""),
    ];
    let engine = Engine::new(tasks.into());
    let query = Query { text: "加装电梯".into(), goals_first: true, ..Query::default() };
    assert_eq!(find(&engine, &query).rows, [1, 4, 0, 3]);
    let page = Query { offset: 1, limit: 2, ..query.clone() };
    assert_eq!(find(&engine, &page).rows, [4, 0]);
    let by_id = Query { sort: vec![Sort { column: Column::Id, desc: false }], ..query.clone() };
    assert_eq!(find(&engine, &by_id).rows, [0, 1, 3, 4]);
    assert_eq!(find(&engine, &Query { goals_first: false, ..query.clone() }).rows, [0, 1, 3, 4]);
    let both = Query { text: "加装电梯 推进".into(), ..query.clone() };
    assert_eq!(find(&engine, &both).rows, [0]);
    assert_eq!(find(&engine, &Query { text: String::new(), ..query }).rows, [0, 1, 2, 3, 4]);
}

#[test]
fn residents_words_find_the_bundled_tasks() {
    learn();
    let all: Vec<Record> = shipped().iter().map(read).flat_map(|report| records(&report)).collect();
    let engine = Engine::new(all.clone().into());
    let first = |text: &str, says: &str| {
        let answer = find(&engine, &Query { text: text.into(), goals_first: true, ..Query::default() });
        let record = answer.rows.first().map(|row| &all[*row as usize]).expect("a task");
        assert!([&record.goal, &record.progress].iter().any(|own| own.contains(says)), "{text}: {record:?}");
    };
    first("加装电梯", "加梯");
    first("停车位", "停车泊位");
    first("老小区", "老旧小区");
    first("菜场", "农贸市场");
    first("laojiuxiaoqu", "老旧小区");
    assert!(!suggest(&engine, &Query { text: "停车收费站".into(), ..Query::default() }).is_empty());
}
