//! Command line: read, export, dataset, check, diff, plain, charmaps, xlsx. In: arguments and files. Out: data on stdout,
//! what a person should know on stderr; 0 when done, 1 when two exports differ, 2 when something could
//! not be read or written. Refuses to know: how any of it is done.

mod input;

use std::collections::HashMap;
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::process::ExitCode;

use nuoji::dataset::{Dataset, Manifest, Part, Reading};
use nuoji::document;
use nuoji::export::difference::{self, Change};
use nuoji::export::{catalogue, changes, json, package, plain, title};
use nuoji::record::{self, Quality};
use nuoji::report::{self, Conceal, Recipe, Report};
use nuoji::start;

const USAGE: &str = "\
用法：
  nuoji read 文件… [--recipe 更正.json]
                          读报告正文，每项任务输出一行 JSON；版式和读取疑点写到标准错误
  nuoji check [文件… [--recipe 更正.json]]
                          逐份列出行数、任务数、缺漏、沿用、未对上的数字、读取疑点、人名和电话、未收入的字符；不给文件则查收录的报告
  nuoji export 目录       写出收录报告的数据包
  nuoji dataset 目录 [文件… [--persons]]
                          写出数据集：网页启动时读的就是它；不给文件则写收录的报告（格式见 docs/dataset.md）；
                          自己的文件里的人名和电话以星号代替，--persons 照原样写出
  nuoji diff 旧目录 新目录 [--json | --release 版本]
                          逐条逐项比较两次导出；相同退出码为 0，不同为 1；
                          --release 输出的各行可直接追加到 reports/changes.jsonl
  nuoji plain 文件.html   写出不用脚本的网页
  nuoji start 目录        写出首页开头的一段网页（start.html）和给检索目录看的说明（start.json）
  nuoji charmaps 文件     写出 PDF 可以点名而不自带的字符表：网页读到这样的 PDF 时才取
  nuoji xlsx 文件.xlsx    写出工作簿
文件可以是纯文本、网页（也可以是另存的 .mhtml）、CSV、Word、WPS、Excel、ODF、有文字层的 PDF，或装着这些的 zip；
按内容辨认，不看扩展名。- 表示标准输入。--recipe 按人工更正重读每个文件（格式见 docs/recipe.md）。
";

/// What a word that begins like an option may be.
const OPTIONS: [&str; 4] = ["--json", "--release", "--recipe", "--persons"];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match words[..] {
        ["--version" | "-V"] => out(concat!("nuoji ", env!("CARGO_PKG_VERSION"), "\n")),
        ["help", ..] => out(USAGE),
        _ if words.iter().any(|word| matches!(*word, "--help" | "-h")) => out(USAGE),
        // An option that is not known is no file and no folder.
        [_, ref rest @ ..] if rest.iter().any(|word| word.starts_with("--") && !OPTIONS.contains(word)) => {
            Err(USAGE.trim_end().to_owned())
        }
        ["read", ref rest @ ..] => with_recipe(rest, |files, recipe| match files {
            [] => Err(USAGE.trim_end().to_owned()),
            files => read(files, recipe),
        }),
        ["check", ref rest @ ..] => with_recipe(rest, check),
        [_, ref rest @ ..] if rest.contains(&"--recipe") => Err(USAGE.trim_end().to_owned()),
        ["export", folder] => export(Path::new(folder)),
        ["dataset", folder, ref files @ ..] => {
            let (options, files): (Vec<&str>, Vec<&str>) =
                files.iter().partition(|word| **word == "--persons");
            dataset(Path::new(folder), &files, !options.is_empty())
        }
        ["diff", older, newer] => {
            diff(older, newer, |found| found.iter().map(|change| change.line() + "\n").collect())
        }
        ["diff", older, newer, "--json"] => diff(older, newer, |found| json::array(found)),
        ["diff", older, newer, "--release", version] => {
            diff(older, newer, |found| changes::lines(version, found))
        }
        ["start", folder] => begin(Path::new(folder)),
        ["charmaps", file] => write(Path::new(file), &document::charmaps::write()),
        ["plain", file] => write(Path::new(file), plain::page(&shipped()).as_bytes()),
        ["xlsx", file] => workbook().and_then(|bytes| write(Path::new(file), &bytes)),
        _ => Err(USAGE.trim_end().to_owned()),
    };
    match done {
        Ok(code) => ExitCode::from(code),
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

/// The exit code, or the message for 2.
type Done = Result<u8, String>;

fn out(text: &str) -> Done {
    match std::io::stdout().write_all(text.as_bytes()) {
        // The reader of a pipe has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(0),
        Err(error) => Err(format!("写不到标准输出：{error}")),
        Ok(()) => Ok(0),
    }
}

fn shipped() -> Vec<Report> {
    report::shipped().iter().map(report::read).collect()
}

fn write(file: &Path, bytes: &[u8]) -> Done {
    std::fs::write(file, bytes).map_err(|error| format!("写不了 {}：{error}", file.display()))?;
    Ok(0)
}

/// What `index.html` holds of the data before any program has come.
fn begin(folder: &Path) -> Done {
    let data = bundled();
    write(&folder.join("start.html"), start::html(&data).as_bytes())?;
    write(&folder.join("start.json"), catalogue::linked_data(&data).as_bytes())
}

fn export(folder: &Path) -> Done {
    std::fs::create_dir_all(folder).map_err(|error| format!("建不了目录 {}：{error}", folder.display()))?;
    for file in package::files(&shipped()) {
        write(&folder.join(file.name), &file.bytes)?;
    }
    Ok(0)
}

/// The data set as one file, and each of its parts alone; names and numbers of persons in files stay where that is asked.
fn dataset(folder: &Path, files: &[&str], with_persons: bool) -> Done {
    let data = match files {
        [] => bundled(),
        files => {
            let (mut reports, mut persons) = (Vec::new(), Vec::new());
            for (_, paper) in input::opened(files) {
                let paper = paper?;
                let (report, shown) = paper.preview(&Recipe::default());
                persons.extend(paper.persons(&report, &shown));
                reports.push(report);
            }
            match with_persons || persons.is_empty() {
                true => data_of(&reports),
                false => {
                    eprintln!("人名和电话 {} 个以星号代替：{}", persons.len(), persons.join("、"));
                    data_of(&reports).without(&Conceal::of(persons))
                }
            }
        }
    };
    std::fs::create_dir_all(folder).map_err(|error| format!("建不了目录 {}：{error}", folder.display()))?;
    for part in Part::ALL {
        write(&folder.join(part.file()), data.written(&[part]).as_bytes())?;
    }
    write(&folder.join("dataset.txt"), data.whole().as_bytes())
}

fn data_of(reports: &[Report]) -> Dataset {
    Dataset::of(reports, Manifest::of(reports, "政府工作报告任务进展", "主动公开"))
}

fn bundled() -> Dataset {
    data_of(&shipped())
}

/// Files, and the corrections that they are read with: `--recipe FILE` anywhere among them.
fn with_recipe(words: &[&str], then: impl Fn(&[&str], &Recipe) -> Done) -> Done {
    let Some(at) = words.iter().position(|word| *word == "--recipe") else {
        return then(words, &Recipe::default());
    };
    let (files, rest) = (&words[..at], &words[at + 1..]);
    match rest.split_first() {
        Some((file, more)) if !more.contains(&"--recipe") => {
            let files = [files, more].concat();
            if files.is_empty() {
                return Err(USAGE.trim_end().to_owned());
            }
            then(&files, &input::recipe(file)?)
        }
        _ => Err(USAGE.trim_end().to_owned()),
    }
}

/// Reads on after a file that cannot be read, and fails at the end.
fn read(files: &[&str], recipe: &Recipe) -> Done {
    let mut code = 0;
    for (file, paper) in input::opened(files) {
        match paper.map(|paper| paper.read(recipe)) {
            Ok(report) => {
                tell(&file, &report);
                let mut lines = String::new();
                for task in record::records(&report) {
                    lines.push_str(&json::line(&task));
                    lines.push('\n');
                }
                for figure in record::figures(&report) {
                    lines.push_str(&json::line(&figure));
                    lines.push('\n');
                }
                out(&lines)?;
            }
            Err(message) => {
                eprintln!("{message}");
                code = 2;
            }
        }
    }
    Ok(code)
}

fn tell(file: &str, report: &Report) {
    let text = &report.source.text;
    let figures = match record::indicators(report).len() {
        0 => String::new(),
        count => format!("，文章中的数字 {count} 个"),
    };
    let (layout, tasks) = (report.layout.name(), report.tasks.len());
    let period = report.source.period;
    let month = match period.month {
        0 => "，未写明到几月".to_owned(),
        month => format!("至 {month} 月"),
    };
    eprintln!("{file}: 版式 {layout}，{} 年{month}，任务 {tasks} 项{figures}", period.year);
    for doubt in &report.doubts {
        let words: String = doubt.at.of(text).chars().filter(|sign| !sign.is_control()).take(40).collect();
        let task = doubt.task.as_deref().unwrap_or("-");
        eprintln!("{file}:{}: 疑点 {} {task} {words}", report.lines.line(doubt.at.start), doubt.kind);
    }
    // Doubts on figures come from the records; those on cells are told above, with their own line.
    let mut told: HashMap<&str, usize> = HashMap::new();
    for id in report.doubts.iter().filter_map(|doubt| doubt.task.as_deref()) {
        *told.entry(id).or_default() += 1;
    }
    for task in record::records(report) {
        let line = task.lines.map_or(0, |lines| lines[0]);
        let own = told.get(task.id.as_str()).copied().unwrap_or(0);
        let mut doubts = task.judged().doubts[own.min(task.judged().doubts.len())..].to_vec();
        doubts.dedup();
        for doubt in doubts {
            let (kind, words) = doubt.split_once(' ').unwrap_or((&doubt, ""));
            eprintln!("{file}:{line}: 疑点 {kind} {} {words}", task.id);
        }
    }
}

fn check(files: &[&str], recipe: &Recipe) -> Done {
    let mut code = 0;
    if files.is_empty() {
        shipped().iter().try_for_each(|report| out(&sheet(&report.source.id, report, &[])).map(drop))?;
    }
    for (file, paper) in input::opened(files) {
        match paper.map(|paper| (paper.preview(recipe), paper)) {
            Ok(((report, shown), paper)) => {
                code = code.max(out(&sheet(&file, &report, &paper.persons(&report, &shown)))?)
            }
            Err(message) => {
                eprintln!("{message}");
                code = 2;
            }
        }
    }
    Ok(code)
}

/// What `check` says of one report; `persons` are names and numbers found in it.
fn sheet(name: &str, report: &Report, persons: &[String]) -> String {
    let quality = Quality::of(&record::records(report));
    let reading = Reading::of(report);
    let mut text = format!("{name}\n  版式 {}\n  行数 {}\n", report.layout.name(), report.lines.count());
    let mut line = |name: &str, count: usize, ids: &[String]| {
        text.push_str(&format!("  {name} {count}"));
        if !ids.is_empty() {
            text.push_str(&format!("（{}）", ids.join("、")));
        }
        text.push('\n');
    };
    line("任务", quality.tasks, &[]);
    line("文章中的数字", record::indicators(report).len(), &[]);
    line("缺漏", quality.missing.iter().map(|(_, ids)| ids.len()).sum(), &[]);
    for (field, ids) in &quality.missing {
        line(&format!("  其中 {}", title(field)), ids.len(), ids);
    }
    line("沿用上一行", quality.inherited.len(), &quality.inherited);
    line("量化目标", quality.targets, &[]);
    line("未对上的数字", quality.unanswered, &quality.unmatched);
    line("有疑点的任务", quality.doubtful.len(), &quality.doubtful);
    line("其他疑点", reading.loose_doubts, &[]);
    line("人名和电话", persons.len(), persons);
    let left_out = reading.left_out.iter().map(|(_, signs)| signs).sum();
    line("未收入的字符", left_out, &[]);
    for (reason, signs) in &reading.left_out {
        line(&format!("  其中 {}", reason.name()), *signs, &[]);
    }
    line("去向不明的字符", reading.lost, &[]);
    text
}

fn diff(older: &str, newer: &str, written: impl Fn(&[Change]) -> String) -> Done {
    let (older, newer) = (Path::new(older), Path::new(newer));
    let mut found = Vec::new();
    for name in ["reports.json", "tasks.json", "indicators.json"] {
        let files = [older.join(name), newer.join(name)];
        let [was, is] = files.each_ref().map(|file| {
            std::fs::read_to_string(file).map_err(|error| format!("读不了 {}：{error}", file.display()))
        });
        let (was, is) = (was?, is?);
        found.extend(difference::changes(&was, &is).map_err(|unlike| {
            format!("{} 不是数据包里的文件：{}", files[usize::from(unlike.newer)].display(), unlike.why)
        })?);
    }
    out(&written(&found))?;
    Ok(u8::from(!found.is_empty()))
}

fn workbook() -> Result<Vec<u8>, String> {
    package::workbook(&shipped()).map_err(|_| "写不成工作簿：行数超过一张工作表的上限".to_owned())
}
