//! Looks into HTML that we write ourselves: tags, attributes, scripts with a body. No general parser.

/// A start tag as written, without its angle brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tag<'a> {
    pub text: &'a str,
    /// Where `<` stands, and where what follows `>` begins.
    pub start: usize,
    pub end: usize,
}

impl<'a> Tag<'a> {
    pub fn name(&self) -> &'a str {
        self.text.split(|c: char| c.is_ascii_whitespace() || c == '/').next().unwrap_or("")
    }

    /// The value, in double quotes, single quotes or none.
    pub fn attribute(&self, name: &str) -> Option<&'a str> {
        let mut rest = self.text[self.name().len()..].trim_start();
        while !rest.is_empty() {
            let key_end = rest.find(|c: char| c == '=' || c.is_ascii_whitespace()).unwrap_or(rest.len());
            let key = &rest[..key_end];
            rest = rest[key_end..].trim_start();
            let mut value = "";
            if let Some(after) = rest.strip_prefix('=') {
                let after = after.trim_start();
                let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
                let (body, end) = match quote {
                    Some(quote) => (&after[1..], after[1..].find(quote)),
                    None => (after, after.find(|c: char| c.is_ascii_whitespace())),
                };
                let end = end.unwrap_or(body.len());
                value = &body[..end];
                rest = body[end..].trim_start_matches(['"', '\'']).trim_start();
            }
            if key == name {
                return Some(value);
            }
            if key_end == 0 {
                rest = rest.get(1..).unwrap_or("");
            }
        }
        None
    }
}

/// The start tags in order; what stands inside comments, scripts and styles is passed over.
pub fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(start) = html[at..].find('<').map(|found| at + found) {
        if html[start..].starts_with("<!--") {
            at = html[start..].find("-->").map_or(html.len(), |end| start + end + 3);
            continue;
        }
        let Some(end) = html[start..].find('>').map(|found| start + found) else { break };
        at = end + 1;
        let text = &html[start + 1..end];
        if !text.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let tag = Tag { text, start, end: at };
        tags.push(tag);
        if matches!(tag.name(), "script" | "style") {
            at = html[at..].find(&format!("</{}", tag.name())).map_or(html.len(), |end| at + end);
        }
    }
    tags
}

/// Bodies of the elements of this name that a content policy would call inline and run or apply.
pub fn inline<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let runs = |tag: &Tag| {
        tag.attribute("src").is_none()
            && tag
                .attribute("type")
                .is_none_or(|kind| matches!(kind, "" | "module" | "text/javascript" | "text/css"))
    };
    tags(html)
        .into_iter()
        .filter(|tag| tag.name() == name && runs(tag))
        .map(|tag| {
            let rest = &html[tag.end..];
            &rest[..rest.find(&format!("</{name}")).unwrap_or(rest.len())]
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_attributes() {
        let html = r#"<!-- <a href="no"> --><link rel=icon href='i.svg'><script type="module" src="./a.js" defer></script>"#;
        let tags = tags(html);
        assert_eq!(tags.len(), 2);
        assert_eq!(tags[0].attribute("rel"), Some("icon"));
        assert_eq!(tags[0].attribute("href"), Some("i.svg"));
        assert_eq!(tags[1].attribute("src"), Some("./a.js"));
        assert_eq!(tags[1].attribute("defer"), Some(""));
        assert_eq!(tags[1].attribute("async"), None);
    }

    #[test]
    fn finds_inline_scripts_only() {
        let html = r#"<script>a()</script><script src="b.js"></script><script type="application/octet-stream">AA</script><script type="module">c < d</script>"#;
        assert_eq!(inline(html, "script"), ["a()", "c < d"]);
    }
}
