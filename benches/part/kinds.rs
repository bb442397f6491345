//! Texts all of one kind, of any length: what a report may hold, many times over. In: how many bytes. Out: the text.

/// A kind of text by name.
pub type Kind = (&'static str, fn(usize) -> String);

const HEAD: &str = "序号\t工作任务\t责任单位\t完成情况\n";

/// A front, then rows until there are bytes enough.
fn rows(front: &str, bytes: usize, row: impl Fn(usize) -> String) -> String {
    let mut text = front.to_owned();
    let mut n = 0;
    while text.len() < bytes {
        n += 1;
        text.push_str(&row(n));
    }
    text
}

/// One piece over and over.
fn again(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes.div_ceil(piece.len()))
}

/// A table with one goal, or one progress, as long as asked.
fn cell(goal: &str, progress: &str) -> String {
    format!("{HEAD}1\t{goal}\t住建局\t{progress}\n2\t新建公园\t住建局\t已完成\n")
}

/// A sign of its own for each number.
fn sign(n: usize) -> char {
    char::from_u32(0x4e00 + (n % 9000) as u32).unwrap_or('一')
}

pub const ALL: &[Kind] = &[
    ("digits in one line", |bytes| again("1234567890", bytes)),
    ("digits with points", |bytes| again("1.", bytes)),
    ("Chinese numerals", |bytes| again("一百二十三", bytes)),
    ("numbers in one line", |bytes| rows("", bytes, |n| format!("{n}、"))),
    ("numbers in lines", |bytes| rows("", bytes, |n| format!("{n}\n"))),
    ("digits in a progress", |bytes| cell("新建公园5个", &again("1234567890", bytes))),
    ("digits in a goal", |bytes| cell(&again("1234567890", bytes), "已完成")),
    ("numbers in a progress", |bytes| cell("新建公园5个", &again("第12个3.5%，", bytes))),
    ("numbers in a goal", |bytes| cell(&again("新建12个3.5%，", bytes), "已完成5个")),
    ("numbers in both", |bytes| {
        let numbers = rows("", bytes / 2, |n| format!("新建{}公园{n}个，", sign(n)));
        cell(&numbers, &numbers.replace("新建", "建成"))
    }),
    ("same unit in both", |bytes| cell(&again("新建5个，", bytes / 2), &again("建成6个，", bytes / 2))),
    ("colons in one line", |bytes| again("：", bytes)),
    ("colons in lines", |bytes| again("：\n", bytes)),
    ("colons in a cell", |bytes| cell("新建公园5个", &again("：", bytes))),
    ("其中： in one line", |bytes| again("其中：", bytes)),
    ("其中： in lines", |bytes| again("其中：\n", bytes)),
    ("其中： in a cell", |bytes| cell("新建公园5个", &again("其中：完成2个，", bytes))),
    ("labelled blocks", |bytes| {
        rows("", bytes, |n| format!("{n}.新建公园\n牵头单位：住建局\n进展情况：已完成。\n"))
    }),
    ("labelled blocks that a unit opens", |bytes| {
        rows("", bytes, |n| format!("责任单位：住建局\n任务：新建公园{n}个\n进展：已完成{n}个。\n\n"))
    }),
    ("labelled blocks that count", |bytes| {
        rows("", bytes, |n| format!("整改任务{n}\n反馈问题：公园少\n整改情况：已完成。\n"))
    }),
    ("goals and results", |bytes| rows("", bytes, |n| format!("{n}.新建公园{n}个。目前已建成{n}个。\n"))),
    ("fields below bullets", |bytes| {
        rows("", bytes, |n| format!("{n}. **新建公园**\n- **牵头单位**：住建局\n- **进展**：已完成。\n"))
    }),
    ("a foot and no end", |bytes| again("联系人：张三\n", bytes)),
    ("lines below a row", |bytes| {
        format!("{HEAD}1\t新建公园\t住建局\t正在施工；\n{}", again("又一处完工。\n", bytes))
    }),
    ("labels in one line", |bytes| {
        rows("", bytes, |n| format!("{n}.新建公园{n}个。牵头单位：住建局 进展：已完成{n}个。\n"))
    }),
    ("labels without items", |bytes| again("牵头单位：住建局\n进展：已完成。\n", bytes)),
    ("one label again", |bytes| again("牵头单位：", bytes)),
    ("units in brackets", |bytes| {
        rows("", bytes, |n| {
            format!("{n}.新建{}路公园{n}个。（牵头单位：住建局，责任单位：第{n}局）\n", sign(n))
        })
    }),
    ("rows with tabs", |bytes| {
        rows(HEAD, bytes, |n| format!("{n}\t新建{}路公园{n}个\t第{n}局\t已完成{n}个。\n", sign(n)))
    }),
    ("rows with blank cells", |bytes| rows(HEAD, bytes, |n| format!("{n}\t新建公园{n}\t\t已完成{n}个。\n"))),
    ("blank rows", |bytes| again("\t\t\t\n", bytes)),
    ("blank rows of a table", |bytes| [HEAD, &again("\t\t\t\n", bytes)].concat()),
    ("a row of blank cells", |bytes| [HEAD, &again("\t", bytes)].concat()),
    ("repeated heads", |bytes| rows("", bytes, |n| format!("{HEAD}{n}\t新建公园{n}\t\t已完成。\n"))),
    ("heads alone", |bytes| again(HEAD, bytes)),
    ("one row again", |bytes| [HEAD, &again("1\t新建公园\t住建局\t已完成\n", bytes)].concat()),
    ("bars", |bytes| {
        rows("|序号|任务|责任单位|完成情况|\n|---|---|---|---|\n", bytes, |n| {
            format!("|{n}|新建{}路公园{n}个|第{n}局|已完成{n}个|\n", sign(n))
        })
    }),
    ("columns by blanks", |bytes| {
        rows("序号  工作任务  责任单位  完成情况\n", bytes, |n| {
            format!("{n}  新建公园{n}  住建局  已完成{n}个\n")
        })
    }),
    ("rows without head", |bytes| {
        rows("", bytes, |n| format!("{n}\t新建{}路公园{n}个\t第{n}局\t已完成{n}个。\n", sign(n)))
    }),
    ("stacked rows", |bytes| {
        rows("序号\n工作任务\n责任单位\n完成情况\n", bytes, |n| {
            format!("{n}\n新建{}路公园{n}个\n第{n}局\n已完成{n}个。\n", sign(n))
        })
    }),
    ("stacked, cells missing", |bytes| {
        rows("序号\n工作任务\n责任单位\n完成情况\n", bytes, |n| {
            let unit = if n % 3 == 0 { "" } else { "住建局\n" };
            format!("{n}\n新建公园{n}个\n{unit}已完成{n}个。\n")
        })
    }),
    ("stacked, long cells", |bytes| {
        rows("序号\n工作任务\n责任单位\n完成情况\n", bytes, |n| {
            format!("{n}\n新建公园{n}个\n住建局\n{}", "已完成1个。\n".repeat(200))
        })
    }),
    ("stacked, no rows", |bytes| {
        ["序号\n工作任务\n责任单位\n完成情况\n", &again("新建公园\n", bytes)].concat()
    }),
    ("stacked units", |bytes| ["序号\n工作任务\n责任单位\n完成情况\n", &again("住建局\n", bytes)].concat()),
    ("one long goal", |bytes| cell(&again("完成5个，", bytes), "已完成")),
    ("one long goal, no stop", |bytes| cell(&again("完成新建", bytes), "已完成")),
    ("one long progress", |bytes| cell("新建", &again("完成5个，", bytes))),
    ("long cells of words", |bytes| {
        cell(&again("老旧小区改造", bytes / 2), &again("改造老旧小区", bytes / 2))
    }),
    ("one long unit", |bytes| format!("{HEAD}1\t新建\t{}\t已完成\n", again("住建局、", bytes))),
    ("units, each its own", |bytes| {
        format!("{HEAD}1\t新建\t{}\t已完成\n", rows("", bytes, |n| format!("第{n}局、")))
    }),
    ("one long unit, no sign", |bytes| format!("{HEAD}1\t新建\t{}\t已完成\n", again("住建局", bytes))),
    ("CSV", |bytes| {
        rows("序号,任务,责任单位,完成情况\n", bytes, |n| {
            format!("{n},新建{}路公园{n}个,第{n}局,已完成{n}个\n", sign(n))
        })
    }),
    ("CSV, open quotes", |bytes| {
        rows("序号,任务,责任单位,完成情况\n", bytes, |n| format!("{n},\"新建{n}\n"))
    }),
    ("CSV, blank cells", |bytes| {
        rows("序号,任务,责任单位,完成情况\n", bytes, |n| format!("{n},新建{n},,\n"))
    }),
    ("HTML table", |bytes| {
        let cells = |n: usize| {
            format!(
                "<tr><td>{n}</td><td>新建{}路公园{n}个</td><td>第{n}局</td><td>已完成{n}个</td></tr>\n",
                sign(n)
            )
        };
        let head = "<html><table><tr><th>序号</th><th>任务</th><th>责任单位</th><th>完成情况</th></tr>\n";
        rows(head, bytes, cells) + "</table></html>"
    }),
    ("HTML merged cell", |bytes| {
        let head = "<html><table><tr><th>序号</th><th>任务</th><th>责任单位</th><th>完成情况</th></tr>\
            <tr><td>0</td><td>新建公园</td><td rowspan=60000>住建局</td><td>已完成</td></tr>\n";
        rows(head, bytes, |n| format!("<tr><td>{n}</td><td>新建公园{n}个</td><td>已完成{n}个</td></tr>\n"))
            + "</table></html>"
    }),
    ("HTML many tables", |bytes| {
        rows("<html>", bytes, |n| {
            format!(
                "<table><tr><th>序号</th><th>任务</th><th>责任单位</th><th>完成情况</th></tr>\
                 <tr><td>{n}</td><td>新建公园{n}个</td><td>住建局</td><td>已完成</td></tr></table>\n"
            )
        })
    }),
    ("HTML paragraphs", |bytes| {
        rows("<html>", bytes, |n| format!("<p>已完成第{n}项工作，新建公园{n}个。</p>"))
    }),
    ("HTML nesting", |bytes| format!("<html>{}已完成", again("<div><span>", bytes))),
    ("HTML nested tables", |bytes| format!("<html>{}已完成", again("<table><tr><td>", bytes))),
    ("one long paragraph", |bytes| {
        rows("", bytes, |n| format!("新建{}路公园{n}个，投资{n}万元，完成{}%，", sign(n), n % 100))
    }),
    ("one paragraph, one unit", |bytes| rows("", bytes, |n| format!("新建{}公园{n}个，", sign(n)))),
    ("sentences in one line", |bytes| rows("", bytes, |n| format!("{}街道完成加装电梯{n}台。", sign(n)))),
    ("paragraphs", |bytes| {
        rows("", bytes, |n| format!("{}街道全年完成加装电梯{n}台，增长{}%。\n", sign(n), n % 90))
    }),
    ("headings", |bytes| rows("", bytes, |n| format!("（{n}）推进城市建设{}\n", sign(n)))),
    ("headings of chapters", |bytes| again("一、推进城市建设\n（一）改造\n1.新建公园\n", bytes)),
    ("headings with text", |bytes| {
        rows("", bytes, |n| format!("（{n}）推进{}建设\n新建公园{n}个，完成投资{n}亿元。\n", sign(n)))
    }),
    ("items", |bytes| rows("", bytes, |n| format!("{n}.新建{}路公园{n}个，已完成。\n", sign(n)))),
    ("items in one line", |bytes| rows("", bytes, |n| format!("{n}.新建公园{n}个；"))),
    ("circled items", |bytes| again("①新建公园5个；②改造道路3条；", bytes)),
    ("brackets, nested", |bytes| ["（".repeat(bytes / 6), "）".repeat(bytes / 6)].concat()),
    ("brackets, open", |bytes| again("（", bytes)),
    ("brackets, shut", |bytes| again("）", bytes)),
    ("brackets in a goal", |bytes| {
        cell(&["（".repeat(bytes / 6), "）".repeat(bytes / 6)].concat(), "已完成")
    }),
    ("brackets in a progress", |bytes| cell("新建5个", &again("（完成5个", bytes))),
    ("brackets with units", |bytes| again("（住建局", bytes)),
    ("quotes, open", |bytes| again("“《", bytes)),
    ("blanks", |bytes| format!("新建公园{}已完成", again(" \u{3000}", bytes))),
    ("blanks in a cell", |bytes| cell("新建公园5个", &format!("完成{}5个", again(" ", bytes)))),
    ("empty lines", |bytes| format!("新建公园{}已完成", again("\n", bytes))),
    ("one line again", |bytes| again("任务\n", bytes)),
    ("a copy of itself", |bytes| {
        let half =
            rows(HEAD, bytes / 2, |n| format!("{n}\t新建{}路公园{n}个\t第{n}局\t已完成{n}个。\n", sign(n)));
        [&*half, &half].concat()
    }),
    ("many copies", |bytes| {
        let part = rows(HEAD, 2000, |n| format!("{n}\t新建{}路公园{n}个\t第{n}局\t已完成{n}个。\n", sign(n)));
        again(&part, bytes)
    }),
    ("dates", |bytes| cell("2020年6月底前完成5个", &again("2020年6月完成，", bytes))),
    ("stages", |bytes| {
        cell(&again("1月底前完成1个，6月底前完成3个，", bytes), &again("1月完成1个，", bytes / 3))
    }),
];
