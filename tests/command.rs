//! The command line as others call it: what it prints, what it returns. Runs the built program.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn nuoji(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_nuoji")).args(args).output().expect("the program starts")
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn words(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

fn report(name: &str) -> String {
    format!("{}/reports/{name}.txt", env!("CARGO_MANIFEST_DIR"))
}

/// A file that holds `bytes`, what reading it returns, and a word of the message.
fn check(name: &str, bytes: &[u8], code: i32, word: &str) -> Output {
    let file = folder(name).join(format!("{name}.txt"));
    std::fs::write(&file, bytes).unwrap();
    let done = nuoji(&["read", file.to_str().unwrap()]);
    assert_eq!(done.status.code(), Some(code), "{name}: {}", words(&done.stderr));
    assert!(words(&done.stderr).contains(word), "{name}: {}", words(&done.stderr));
    done
}

#[test]
fn read_prints_one_task_a_line_as_exported() {
    let folder = folder("read");
    assert!(nuoji(&["export", folder.to_str().unwrap()]).status.success());
    let tasks = std::fs::read_to_string(folder.join("tasks.json")).unwrap();
    for (name, count) in [("r2020", 128), ("r2022q4", 200), ("r2024q2", 159)] {
        let done = nuoji(&["read", &report(name)]);
        assert!(done.status.success());
        let lines = words(&done.stdout);
        assert_eq!(lines.lines().count(), count, "{name}");
        assert!(lines.lines().all(|line| tasks.contains(line)), "{name}");
        assert!(words(&done.stderr).contains(&format!("任务 {count} 项")), "{name}");
    }
}

#[test]
fn an_unreadable_file_is_named_and_the_others_are_read() {
    let done = nuoji(&["read", "no-such-file.txt", &report("r2020")]);
    assert_eq!(done.status.code(), Some(2));
    assert!(words(&done.stderr).contains("no-such-file.txt：没有这个文件"));
    assert_eq!(words(&done.stdout).lines().count(), 128);
}

#[test]
fn files_of_every_kind_get_a_clear_answer() {
    check("empty", b"", 2, "文件是空的");
    check("blank", b" \n\n", 2, "文件是空的");
    check("picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 2, "这是图片");
    check("broken", b"\xff\xff\x81", 2, "既不是 UTF-8");
    let prose = check("prose", "只有一句话。\n".as_bytes(), 0, "任务 0 项");
    assert!(prose.stdout.is_empty());
    let (bytes, ..) = encoding_rs::GB18030.encode(include_str!("../reports/r2020.txt"));
    let done = check("gb", &bytes, 0, "按 gb18030 读取");
    let line = words(&done.stdout).lines().next().unwrap().to_owned();
    assert!(line.starts_with(r#"{"id":"gb-001","report":"gb","#), "{line}");
    let marked = [b"\xef\xbb\xbf".as_slice(), include_bytes!("../reports/r2020.txt")].concat();
    assert_eq!(words(&check("marked", &marked, 0, "任务 128 项").stdout).lines().count(), 128);
}

#[test]
fn check_tells_what_was_read_and_what_was_not() {
    let sheet = words(&nuoji(&["check", &report("r2022q4")]).stdout);
    for line in [
        "行数 2575",
        "任务 200",
        "缺漏 ",
        "沿用上一行 ",
        "未对上的数字 ",
        "有疑点的任务 ",
        "人名和电话 ",
        "未收入的字符 ",
        "其中 second-copy ",
        "去向不明的字符 0",
    ] {
        assert!(sheet.contains(line), "{line}: {sheet}");
    }
}

#[test]
fn a_data_set_of_files_names_no_persons_unless_asked() {
    let folder = folder("persons");
    let paper = folder.join("paper.txt");
    let text = "2024年实事进展\n序号|任务|责任单位|联系人|进展情况\n1|新建公园3个|区住建局|张小明|已建成2个。\n\
        2|改造小区12个|区建设局|李四 13800138000|完成10个。\n";
    std::fs::write(&paper, text).unwrap();
    let (paper, out) = (paper.to_str().unwrap(), folder.join("out"));
    let made = |more: &[&str]| {
        let done = nuoji(&[&["dataset", out.to_str().unwrap(), paper], more].concat());
        assert_eq!(done.status.code(), Some(0), "{}", words(&done.stderr));
        (std::fs::read_to_string(out.join("dataset.txt")).unwrap(), words(&done.stderr).to_owned())
    };
    let persons = ["张小明", "李四", "13800138000"];
    let (set, told) = made(&[]);
    assert!(persons.iter().all(|word| !set.contains(word) && told.contains(word)), "{told}{set}");
    let (set, told) = made(&["--persons"]);
    assert!(persons.iter().all(|word| set.contains(word)) && told.is_empty(), "{told}{set}");
    let sheet = words(&nuoji(&["check", paper]).stdout).to_owned();
    assert!(sheet.contains("人名和电话 3（13800138000、张小明、李四）"), "{sheet}");
}

#[test]
fn files_are_read_as_a_person_corrected_them() {
    let folder = folder("recipe");
    let file = |name: &str, words: &str| {
        let file = folder.join(name);
        std::fs::write(&file, words).unwrap();
        file.to_str().unwrap().to_owned()
    };
    let paper = file(
        "paper.txt",
        "2024年实事进展\n序号|任务|责任单位|进展情况\n1|新建公园3个|区住建局|已建成2个。\n2|改造小区12个|区建设局|完成10个。\n",
    );
    let steps = r#""columns":[{"head":"责任单位","role":"support"},{"head":"没有的栏","role":"lead"}]"#;
    let recipe = file(
        "recipe.json",
        &format!(
            r#"{{"v":1,{steps},"rows":[{{"do":"set","line":4,"field":"goal","words":"改造小区20个"}}]}}"#
        ),
    );
    for args in [&["read", &paper, "--recipe", &recipe][..], &["read", "--recipe", &recipe, &paper]] {
        let done = nuoji(args);
        assert_eq!(done.status.code(), Some(0), "{}", words(&done.stderr));
        assert!(
            words(&done.stdout).contains(r#""lead":[],"support":["区住建局"]"#),
            "{}",
            words(&done.stdout)
        );
        assert!(words(&done.stdout).contains(r#""goal":"改造小区20个""#));
        assert!(
            words(&done.stderr).contains("疑点 step-unfit") && words(&done.stderr).contains("疑点 by-hand")
        );
    }
    let sheet = words(&nuoji(&["check", &paper, "--recipe", &recipe]).stdout);
    assert!(sheet.contains("其中 corrected ") && sheet.contains("去向不明的字符 0"), "{sheet}");
    for (name, content, word) in [
        ("newer.json", r#"{"v":9}"#, "更新版本的诺迹写的（版本 9）"),
        ("damaged.json", r#"{"v":1,"#, "有误，读不了"),
        ("large.json", &" ".repeat(70_000), "太大：最多 64 KB、500 条"),
    ] {
        let done = nuoji(&["read", &paper, "--recipe", &file(name, content)]);
        assert_eq!(done.status.code(), Some(2), "{name}");
        assert!(words(&done.stderr).contains(word) && done.stdout.is_empty(), "{}", words(&done.stderr));
    }
    let done = nuoji(&["read", &paper, "--recipe", "no-such-recipe.json"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(words(&done.stderr).contains("no-such-recipe.json：没有这个文件"));
}

#[test]
fn diff_names_the_field_that_changed() {
    let (older, newer) = (folder("older"), folder("newer"));
    let (one, two) = (older.to_str().unwrap(), newer.to_str().unwrap());
    assert!(nuoji(&["export", one]).status.success());
    assert!(nuoji(&["export", two]).status.success());
    for file in std::fs::read_dir(&older).unwrap() {
        let name = file.unwrap().file_name();
        let same = std::fs::read(older.join(&name)).unwrap() == std::fs::read(newer.join(&name)).unwrap();
        assert!(same, "{name:?} differs between two exports");
    }
    assert_eq!(nuoji(&["diff", one, two]).status.code(), Some(0));
    let tasks = std::fs::read_to_string(newer.join("tasks.json")).unwrap();
    let changed = tasks.replacen("\"theme_no\":\"（一）\"", "\"theme_no\":\"（廿）\"", 1);
    std::fs::write(newer.join("tasks.json"), changed).unwrap();
    let done = nuoji(&["diff", one, two]);
    assert_eq!(done.status.code(), Some(1));
    assert_eq!(words(&done.stdout), "r2020-001 theme_no: \"（一）\" → \"（廿）\"\n");
    let done = nuoji(&["diff", one, two, "--json"]);
    assert_eq!(
        words(&done.stdout),
        "[\n{\"id\":\"r2020-001\",\"field\":\"theme_no\",\"was\":\"（一）\",\"is\":\"（廿）\"}\n]\n"
    );
    let done = nuoji(&["diff", one, two, "--release", "9.9.9"]);
    let line = words(&done.stdout);
    assert!(
        line.starts_with("{\"release\":\"9.9.9\",\"id\":\"r2020-001\",") && line.ends_with("}\n"),
        "{line}"
    );
    assert_eq!(nuoji(&["diff", one, "no-such-folder"]).status.code(), Some(2));
}

#[test]
fn a_wrong_command_shows_how() {
    for args in [
        &[][..],
        &["read"],
        &["rede", "x"],
        &["export"],
        &["export", "--all"],
        &["dataset", "--out"],
        &["read", "x", "--recipe"],
        &["read", "--recipe", "x"],
        &["diff", "--recipe", "x"],
    ] {
        let done = nuoji(args);
        assert_eq!(done.status.code(), Some(2), "{args:?}");
        assert!(words(&done.stderr).contains("用法"), "{args:?}");
    }
    for args in [&["--help"][..], &["help"], &["export", "--help"], &["dataset", "-h"]] {
        let done = nuoji(args);
        assert!(done.status.success() && words(&done.stdout).contains("用法"), "{args:?}");
        assert!(!std::path::Path::new("--help").exists(), "{args:?}");
    }
}
