//! What tags mean for the flow of a page. In: names and attributes. Out: which begin a line, hide, or surround.

use html5ever::tokenizer::Tag;

/// Elements that begin and end a line.
pub const BLOCKS: &str = "p|div|section|article|main|header|footer|nav|aside|address|blockquote|center|form|fieldset|\
    figure|figcaption|dl|dt|dd|hr|br|pre|body|html|head|legend|details|summary|caption|thead|tbody|\
    tfoot|ul|ol|li|h1|h2|h3|h4|h5|h6|option";
/// Elements of which nothing is read.
pub const SKIPPED: &str = "noscript|template|select|button|svg|object|iframe|datalist|del";
/// Elements that may hold what surrounds a document.
pub const AROUND: &str = "nav|footer|aside";
/// Names in classes and ids of what surrounds a document.
pub const FURNITURE: &str = "nav|navbar|navigation|menu|crumb|crumbs|breadcrumb|location|position|footer|foot|bottom|sidebar|\
    topbar|top|share|bdsharebuttonbox|copyright|toolbar|search|dqwz|daohang|weizhi";

/// White space between two pieces of text.
pub fn push_blank(line: &mut String, broken: bool, next: Option<char>) {
    let wide = |sign: char| sign >= '\u{2e80}';
    match line.chars().next_back() {
        None | Some(' ') => {}
        Some(last) if broken && wide(last) && next.is_none_or(wide) => {}
        Some(_) => line.push(' '),
    }
}

pub fn is_among(names: &str, name: &str) -> bool {
    names.split('|').any(|one| one == name)
}

pub fn attribute<'a>(tag: &'a Tag, key: &str) -> Option<&'a str> {
    tag.attrs.iter().find(|one| &*one.name.local == key).map(|one| &*one.value)
}

/// Blocks that the page does not show.
pub fn is_hidden(name: &str, tag: &Tag) -> bool {
    matches!(name, "div" | "span" | "section" | "ul")
        && (attribute(tag, "hidden").is_some()
            || attribute(tag, "style").is_some_and(|style| {
                let plain: String = style.chars().filter(|sign| !sign.is_whitespace()).collect();
                plain.to_ascii_lowercase().contains("display:none")
            }))
}
