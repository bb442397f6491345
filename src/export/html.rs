//! The one escape for HTML: words of reports, notes and addresses never become markup.

/// Safe between tags and inside a quoted attribute.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(sign),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn no_sign_of_markup_is_left() {
        let text = super::escaped("<a href='x' title=\"y\">&amp;</a>");
        assert!(!text.contains(['<', '>', '"', '\'']));
        assert_eq!(super::escaped("&amp;"), "&amp;amp;");
    }
}
