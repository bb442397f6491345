//! A web page saved as one file (`.mhtml`, `.mht`, `.eml`). In: bytes. Out: the page's document; style sheets and
//! pictures are passed over. The parts are told apart by `mailparse`.

use mailparse::ParsedMail;

use super::block::{Document, Format};
use super::{Decode, Refused, encoding, html};

/// Parts within parts within parts …
const DEEPEST: usize = 8;

pub fn read(bytes: &[u8], decode: Decode) -> Result<Document, Refused> {
    let mail = mailparse::parse_mail(bytes).map_err(|_| Refused::Damaged)?;
    let page = part(&mail, "text/html", 0).or_else(|| part(&mail, "text/plain", 0));
    let page = page.ok_or(Refused::NoText)?;
    let body = page.get_body_raw().map_err(|_| Refused::Damaged)?;
    let charset = page.ctype.params.get("charset").map(String::as_str);
    let text = match charset.filter(|_| std::str::from_utf8(&body).is_err()) {
        Some(label) => decode(label, &body).ok_or(Refused::Encoding)?,
        None => encoding::text(&body, decode)?.text,
    };
    Ok(Document { format: Format::Mhtml, ..html::read(&text) })
}

/// The first part of a kind, from the outside in.
fn part<'a, 'b>(mail: &'a ParsedMail<'b>, kind: &str, depth: usize) -> Option<&'a ParsedMail<'b>> {
    if mail.ctype.mimetype.eq_ignore_ascii_case(kind) {
        return Some(mail);
    }
    if depth == DEEPEST {
        return None;
    }
    mail.subparts.iter().find_map(|inner| part(inner, kind, depth + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_page_among_the_parts() {
        let saved = "From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\n\
            Content-Type: text/css\r\n\r\np { color: red }\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\
            Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>=E6=96=B0=E5=BB=BA=\r\n=E5=85=AC=E5=9B=AD</p>\r\n--b--\r\n";
        let document = read(saved.as_bytes(), encoding::native).unwrap();
        assert_eq!((document.text.as_str(), document.format), ("新建公园\n", Format::Mhtml));
    }

    #[test]
    fn names_what_holds_no_page() {
        let saved = "MIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\nx";
        assert_eq!(read(saved.as_bytes(), encoding::native), Err(Refused::NoText));
    }
}
