//! Web pages that mean harm: whatever runs, loads or goes elsewhere in a page, and pages that are too much.

use super::{Hostile, MARKUP, marked, read, refused};

/// A page with a table of two tasks, and something else before it and in a cell.
fn page(harm: &str) -> String {
    format!(
        "<!doctype html><html><head><title>2024年重点工作完成情况</title></head><body>{harm}<table>\
         <tr><th>序号</th><th>工作任务</th><th>完成情况</th><th>责任单位</th></tr>\
         <tr><td>1</td><td>新建公园3个{harm}</td><td>已建成3个</td><td>区园林局</td></tr>\
         <tr><td>2</td><td>改造学校2所</td><td>已开工1所</td><td>区教育局</td></tr></table></body></html>"
    )
}

/// Name, and what stands in the page.
const HARMS: [(&str, &str); 18] = [
    ("脚本.html", "<script>window.harmed=1</script><script src=https://harm.invalid/a.js></script>"),
    (
        "图片.html",
        "<img src=x onerror=window.harmed=1><img src=https://harm.invalid/a.png srcset='https://harm.invalid/b.png 2x'>",
    ),
    (
        "矢量图.html",
        "<svg onload=window.harmed=1><script>window.harmed=1</script><image href=https://harm.invalid/a.png /><use href='data:image/svg+xml,<svg/>#a'/></svg>",
    ),
    (
        "框.html",
        "<iframe src=https://harm.invalid/></iframe><iframe srcdoc='<script>parent.harmed=1</script>'></iframe>",
    ),
    (
        "转走.html",
        "<meta http-equiv=refresh content='0;url=https://harm.invalid/'><meta http-equiv=set-cookie content='a=b'>",
    ),
    ("根址.html", "<base href=https://harm.invalid/><base target=_top>"),
    (
        "表单.html",
        "<form action=https://harm.invalid/><input autofocus onfocus=window.harmed=1 name=report><button>交</button></form><script>document.forms[0].submit()</script>",
    ),
    (
        "对象.html",
        "<object data=https://harm.invalid/a.swf></object><embed src='javascript:window.harmed=1'><applet code=A></applet>",
    ),
    (
        "样式.html",
        "<style>@import url(https://harm.invalid/a.css); *{display:none!important}</style><link rel=stylesheet href=https://harm.invalid/b.css><p style='background:url(https://harm.invalid/c.png)'>字</p>",
    ),
    (
        "链接.html",
        "<a href='javascript:window.harmed=1'>点</a><a href='data:text/html,<script>opener.harmed=1</script>' target=_blank>点</a>",
    ),
    (
        "展开.html",
        "<details open ontoggle=window.harmed=1><summary>点</summary></details><dialog open onclose=window.harmed=1></dialog>",
    ),
    (
        "影音.html",
        "<video src=https://harm.invalid/a.mp4 onerror=window.harmed=1 autoplay></video><audio src=x onerror=window.harmed=1></audio>",
    ),
    (
        "变形.html",
        "<noscript><p title=\"</noscript><img src=x onerror=window.harmed=1>\"></noscript><math><mtext><table><mglyph><style><img src=x onerror=window.harmed=1></style></mglyph></table></mtext></math>",
    ),
    (
        "模板.html",
        "<template><script>window.harmed=1</script></template><template shadowrootmode=open><img src=x onerror=window.harmed=1></template>",
    ),
    ("实体.html", "&lt;script&gt;window.harmed=1&lt;/script&gt;&#60;img src=x onerror=window.harmed=1&#62;"),
    (
        "注释.html",
        "<!--><img src=x onerror=window.harmed=1>--><![CDATA[<script>window.harmed=1</script>]]><?php echo 1 ?>",
    ),
    ("没完.html", "<p title='<script>window.harmed=1</script>"),
    (
        "撞名.html",
        "<p id=nuoji name=nuoji>字</p><img name=body><form id=main><input name=querySelector></form>",
    ),
];

pub fn all() -> Vec<Hostile> {
    let mut found: Vec<Hostile> = HARMS.iter().map(|(name, harm)| read(name, page(harm))).collect();
    let saved = format!(
        "From: <Saved by a browser>\r\nSubject: {MARKUP}\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\
         Content-Location: https://harm.invalid/\r\n\r\n{}\r\n--b\r\nContent-Type: image/svg+xml\r\n\
         Content-Location: https://harm.invalid/a.svg\r\n\r\n<svg onload=window.harmed=1/>\r\n--b--\r\n",
        page(&format!("{MARKUP}</svg>"))
    );
    let within =
        (0..400).map(|at| format!("Content-Type: multipart/mixed; boundary=\"{at}\"\r\n\r\n--{at}\r\n"));
    let nested = format!("MIME-Version: 1.0\r\n{}", within.collect::<String>());
    found.push(read("存下的.mhtml", saved));
    found.push(refused("套信.mht", nested));
    found.extend(too_much());
    found
}

fn too_much() -> Vec<Hostile> {
    let deep = format!("<html><body>{}新建公园3个", "<div>".repeat(200_000));
    let tables = format!("<html><body>{}新建公园3个", "<table><tr><td>".repeat(10_000));
    let row = |cell: &str| format!("<tr>{}</tr>", cell.repeat(5_000));
    let wide = format!("<html><body><table>{}{}</table>", row("<th>列</th>"), row("<td>新建公园3个</td>"));
    let span = "<html><body><table><tr><th colspan=99999999 rowspan=99999999>工作任务</th><th>进展</th></tr>\
        <tr><td colspan=4294967295>新建公园3个</td><td rowspan=-1>已建成</td></tr></table>";
    let attributes = format!(
        "<html><body><p {}>新建公园3个</p>",
        (0..10_000).map(|at| format!("a{at}=1 ")).collect::<String>()
    );
    let misnested = format!("<html><body>{}新建公园3个", "<b><i><a><p>".repeat(3_000));
    vec![
        read("二十万层.html", deep),
        read("一万张套表.html", tables),
        read("五千列.html", wide),
        read("占满.html", span),
        read("一万个属性.html", attributes),
        read("错位.html", misnested),
        read("整页.html", page(&marked())),
    ]
}
