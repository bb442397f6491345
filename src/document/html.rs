//! A page as a document. In: HTML: a page, a piece of one, or what the clipboard holds. Out: headings, paragraphs, items
//! and grids. Tables that only lay the page out are taken apart; navigation, headers and footers are marked.
//!
//! Tags come from html5ever's tokenizer. No tree is built: unclosed cells, rows and paragraphs end where the next
//! begins, and the work grows with the page's length whatever is nested in it.

mod flow;
mod sink;
mod tag;

use super::{Document, Format, Writer};
use flow::{Flow, Shape};

pub fn read(html: &str) -> Document {
    let html = fragment(html);
    let mut page = sink::page(html, true);
    if page.hidden {
        // A hidden element that nothing closes would hide the rest.
        page = sink::page(html, false);
    }
    let mut out = Writer::default();
    if let Some(title) = page.named.as_deref().or(page.title.as_deref()) {
        out.title(title);
    }
    flow::unfold(&mut page.content);
    let trusted = furniture_is_trusted(&page.content);
    write(&page.content, &mut out, trusted);
    out.finish(Format::Html)
}

/// The part that was copied, where the clipboard says which; without the clipboard's own head.
fn fragment(html: &str) -> &str {
    let html = html.trim_start_matches('\u{feff}');
    let html = if html.starts_with("Version:") { &html[html.find('<').unwrap_or(0)..] } else { html };
    let Some(start) = html.find("<!--StartFragment-->") else { return html };
    let inner = &html[start + "<!--StartFragment-->".len()..];
    &inner[..inner.find("<!--EndFragment-->").unwrap_or(inner.len())]
}

/// Marks are passed over where they would hide most of the page or a table.
fn furniture_is_trusted(content: &[Flow]) -> bool {
    let (mut marked, mut all) = (0, 0);
    for flow in content {
        let size = flow.size();
        all += size;
        if flow.furniture {
            marked += size;
            if matches!(&flow.shape, Shape::Table(table) if table.is_data()) {
                return false;
            }
        }
    }
    marked * 2 <= all
}

fn write(content: &[Flow], out: &mut Writer, trusted: bool) {
    for flow in content {
        out.furniture(trusted && flow.furniture || flow.linked);
        match &flow.shape {
            Shape::Heading(level) => out.heading(*level, &flow.words),
            Shape::Paragraph => out.paragraph(&flow.words),
            Shape::Item(level, marker) => out.item(*level, marker, &flow.words),
            Shape::Table(table) => flow::write_table(table, out),
        }
    }
    out.furniture(false);
}

#[cfg(test)]
mod tests {
    use super::super::{Kind, Place};
    use super::*;

    /// One block a line: `#` heading, `·` item, `|` row with repeats of merged cells in brackets, `-` furniture.
    fn check(html: &str, want: &[&str]) {
        let document = read(html);
        let mut got = Vec::new();
        for block in &document.blocks {
            let words = block.span.of(&document.text);
            let front = if block.furniture { "-" } else { "" };
            match &block.kind {
                Kind::Heading { level } => got.push(format!("{front}#{level} {words}")),
                Kind::Item { level, .. } => got.push(format!("{front}·{level} {words}")),
                Kind::Paragraph | Kind::Lines => got.push(format!("{front}{words}")),
                Kind::Grid(grid) => {
                    let shown = |place: &Place| {
                        let pieces = &grid.cells[place.cell].pieces;
                        let words: Vec<&str> = pieces.iter().map(|at| at.of(&document.text)).collect();
                        let words = words.join("/");
                        if place.from_above || place.from_left { format!("({words})") } else { words }
                    };
                    let row = |row: &Vec<Place>| row.iter().map(shown).collect::<Vec<_>>().join("|");
                    got.extend(grid.places().iter().map(|places| format!("{front}|{}", row(places))));
                }
            }
        }
        assert_eq!(got, want, "{html}");
    }

    #[test]
    fn reads_merged_cells_and_two_head_rows() {
        check(
            "<table><tr><th rowspan=2>序号<th colspan=2>任务<th rowspan='2'>单位</tr><tr><th>类别<th>内容</tr>\
             <tr><td rowspan=2>1<td>甲<td>新建<br>公园<td rowspan=2>住建局<tr><td>乙<td>改造</table>",
            &[
                "|序号|任务|(任务)|单位",
                "|(序号)|类别|内容|(单位)",
                "|1|甲|新建/公园|住建局",
                "|(1)|乙|改造|(住建局)",
            ],
        );
    }

    #[test]
    fn takes_layout_tables_apart() {
        check(
            "<table><tr><td colspan=2><a href=/>首页</a> | <a>公开</a></td></tr><tr><td>栏目</td><td><h1>完成情况</h1>\
             <table><tr><td>序号</td><td>任务</td></tr><tr><td>1</td><td>新建公园</td></tr></table></td></tr></table>",
            &["-首页 | 公开", "栏目", "#1 完成情况", "|序号|任务", "|1|新建公园"],
        );
    }

    #[test]
    fn marks_what_surrounds_the_document() {
        check(
            "<title>表_某区</title><div class='nav top'><p>今天</p></div><p>各项任务 \n 进展<b>顺利</b>。</p>\
             <footer>主办：某区</footer><ul><li><a>上一篇</a></li><li>新建公园</li></ul><script>var a = '<p>';</script>",
            &["-今天", "各项任务进展顺利。", "-主办：某区", "-·1 上一篇", "·1 新建公园"],
        );
        check("<div class=nav><p>一项任务完成</p><p>二项任务完成</p>", &["一项任务完成", "二项任务完成"]);
    }

    #[test]
    fn numbers_ordered_lists_and_keeps_what_is_no_markup() {
        check(
            "<ol><li>新建<li>改造</ol><p>a&lt;td&gt;b &amp; c</p>",
            &["·1 1.新建", "·1 2.改造", "a<td>b & c"],
        );
        check("<p style='display:none'>无</p><div hidden>藏<div>藏</div></div><p>有</p>", &["无", "有"]);
        check("<p>新建<del>旧</del>公园", &["新建公园"]);
        check("<div style='display: none'>甲<p>乙", &["甲", "乙"]);
    }

    #[test]
    fn reads_a_fragment_of_the_clipboard() {
        check(
            "Version:0.9\r\nStartHTML:00\r\n<html><body><table><!--StartFragment--><tr><td>1</td><td>甲</td></tr>\
             <tr><td>2</td><td>乙</td></tr><!--EndFragment--></table></body></html>",
            &["|1|甲", "|2|乙"],
        );
    }

    #[test]
    fn deep_nesting_costs_no_more_than_its_length() {
        let deep = "<div><table><tr><td><b><p>".repeat(20_000);
        assert!(read(&[&deep, "甲"].concat()).text.contains('甲'));
    }
}
