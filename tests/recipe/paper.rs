//! Papers in five layouts with the same three tasks, and what is asked of a reading with corrections. In: a text and a
//! recipe's JSON. Out: a report or a preview, of which nothing is lost.

use nuoji::document::{self, Document};
use nuoji::report::{self, Cell, Preview, Recipe, Report, Source};

pub const PAGE: &str = "<h1>2024年民生实事进展情况</h1><table><tr><td>序号<td>任务<td>责任单位<td>进展情况\
    <tr><td>1<td>新建公园3个<td>区住建局<td>已建成2个。<tr><td>2<td>改造小区12个<td>区建设局<td>完成10个。\
    <tr><td>3<td>新增床位100张<td>区民政局<td>新增120张。</table>";
pub const COMMAS: &str = "序号,任务,责任单位,进展情况\n1,新建公园3个,区住建局,已建成2个。\n2,改造小区12个,区建设局,完成10个。\n\
    3,新增床位100张,区民政局,新增120张。\n";
pub const FLAT: &str = "2024年民生实事进展情况\n序号\n任务\n责任单位\n进展情况\n1\n新建公园3个\n区住建局\n已建成2个。\n2\n改造小区12个\n\
    区建设局\n完成10个。\n3\n新增床位100张\n区民政局\n新增120张。\n";
pub const LIST: &str = "2024年民生实事\n1.新建公园3个。（责任单位：区住建局）\n2.改造小区12个。（责任单位：区建设局）\n\
    3.新增床位100张。（责任单位：区民政局）\n";
pub const BARS: &str = "2024年民生实事进展情况\n序号|任务|责任单位|进展情况\n1|新建公园3个|区住建局|已建成2个。\n2|改造小区12个|区建设局|完成10个。\n\
    3|新增床位100张|区民政局|新增120张。\n";

pub struct Paper {
    pub source: Source,
    pub document: Document,
}

impl Paper {
    pub fn of(text: &str) -> Paper {
        let document = document::open(text.as_bytes(), document::encoding::native).expect("a text");
        Paper { source: report::guess("x", &document), document }
    }

    pub fn read(&self, recipe: &Recipe) -> Report {
        let report = report::read_with(&self.source, &self.document, recipe);
        sound(&report);
        report
    }

    pub fn preview(&self, recipe: &str) -> Preview {
        let recipe = Recipe::from_json(recipe).expect("a recipe");
        report::preview(&self.source, &self.document, &recipe).1
    }
}

/// What holds of every reading: nothing lost, every field at its place.
pub fn sound(report: &Report) {
    let text = &*report.source.text;
    let lost: Vec<&str> = report.coverage().lost.iter().map(|span| span.of(text)).collect();
    assert!(lost.is_empty(), "lost {lost:?}");
    let whole = |cell: &Cell| {
        let joined: String = cell.pieces.iter().map(|piece| &text[piece.start..piece.end]).collect();
        assert_eq!(joined, cell.text);
    };
    for task in &report.tasks {
        [&task.theme, &task.goal, &task.progress].into_iter().for_each(whole);
        task.lead.iter().chain(&task.support).for_each(whole);
        let [first, last] = task.lines;
        assert!(1 <= first && first <= last && last <= report.lines.count(), "{:?}", task.lines);
    }
    report.doubts.iter().for_each(|doubt| assert!(text.get(doubt.at.start..doubt.at.end).is_some()));
}

pub fn read(text: &str, recipe: &str) -> Report {
    Paper::of(text).read(&Recipe::from_json(recipe).expect("a recipe"))
}

/// One line a task: number, goal, lead, support, progress.
pub fn lines(report: &Report) -> Vec<String> {
    let list = |cells: &[Cell]| cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("+");
    let line = |task: &report::Task| {
        let no = task.no.map_or(String::new(), |no| no.to_string());
        let fields =
            [no, task.goal.text.clone(), list(&task.lead), list(&task.support), task.progress.text.clone()];
        fields.map(|field| if field.is_empty() { "-".to_owned() } else { field }).join("|")
    };
    report.tasks.iter().map(line).collect()
}

#[track_caller]
pub fn check(text: &str, recipe: &str, want: &[&str]) {
    let report = read(text, recipe);
    let unfit: Vec<_> = report.doubts.iter().filter(|doubt| doubt.kind == "step-unfit").collect();
    assert_eq!(
        (lines(&report), unfit.len()),
        (want.iter().map(|line| (*line).to_owned()).collect(), 0),
        "{text}"
    );
}

/// The corrections that fit nowhere; all else is as without them.
#[track_caller]
pub fn unfit(text: &str, recipe: &str, want: &[&str]) {
    assert_eq!(Paper::of(text).preview(recipe).unfit, want, "{recipe} of {text}");
    let (plain, report) = (read(text, "{\"v\":1}"), read(text, recipe));
    assert_eq!(lines(&report), lines(&plain), "{recipe} of {text}");
    let unfit = report.doubts.iter().filter(|doubt| doubt.kind == "step-unfit");
    assert_eq!(unfit.count(), want.len(), "{text}");
}
