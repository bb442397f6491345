//! Takes out of the first part what nothing of ours calls, and shortens the names by which script and program
//! know each other. In: wasm-bindgen's script and wasm. Out: the same, smaller. A library exports classes for
//! streams that no page uses; their code and the digests in every name would weigh on each first visit.
//! Without the exports nothing can make such a stream, so nothing calls their code.

use std::collections::BTreeMap;

use crate::step::Done;

/// The script without the classes it exports: ours is started by a function alone.
pub fn without_classes(script: &str) -> String {
    let mut kept = String::new();
    let mut names: Vec<&str> = Vec::new();
    let mut inside = false;
    let mut lines = script.lines().peekable();
    while let Some(line) = lines.next() {
        if let Some(rest) = line.strip_prefix("export class ") {
            names.push(rest.split(' ').next().unwrap_or(rest));
            inside = true;
        }
        let of_class = |line: &str| {
            names.iter().any(|name| {
                line.starts_with(&format!("const {name}Finalization"))
                    || line.starts_with(&format!("if (Symbol.dispose) {name}."))
            })
        };
        if of_class(line) {
            // A statement over several lines ends with the first semicolon at a line's end.
            let mut last = line;
            while !last.ends_with(';') {
                let Some(next) = lines.next() else { break };
                last = next;
            }
            continue;
        }
        if !inside {
            kept += line;
            kept.push('\n');
        }
        inside &= line != "}";
    }
    kept
}

/// The script without the functions that the program no longer imports, comments and indents.
pub fn without_unused(script: &str, imports: &[String]) -> String {
    let mut kept = String::new();
    let mut skipped = false;
    for line in script.lines() {
        let entry = line.strip_prefix("        ").and_then(|line| line.split_once(": function"));
        if let Some((name, _)) = entry.filter(|(name, _)| name.bytes().all(is_of_name)) {
            skipped = !imports.iter().any(|import| import == name);
        }
        let bare = line.trim();
        if !skipped
            && !bare.is_empty()
            && !bare.starts_with("//")
            && !bare.starts_with('*')
            && !bare.starts_with("/*")
        {
            kept += bare;
            kept.push('\n');
        }
        skipped &= line != "        },";
    }
    kept
}

fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Shorter names for those that carry a digest, as both sides must use them.
pub fn short_names<'a>(names: impl Iterator<Item = &'a str>) -> BTreeMap<String, String> {
    let digest = |name: &str| {
        name.rsplit('_')
            .next()
            .is_some_and(|end| end.len() == 16 && end.bytes().all(|byte| byte.is_ascii_hexdigit()))
    };
    let mut long: Vec<&str> =
        names.filter(|name| digest(name) || name.starts_with("wasm_bindgen_")).collect();
    // The longest first, so that no name is replaced inside another.
    long.sort_by_key(|name| (std::cmp::Reverse(name.len()), *name));
    long.dedup();
    long.iter().enumerate().map(|(at, name)| ((*name).to_owned(), format!("n{at}_"))).collect()
}

/// The script with the names changed.
pub fn renamed(script: &str, names: &BTreeMap<String, String>) -> String {
    let mut pairs: Vec<_> = names.iter().collect();
    pairs.sort_by_key(|(long, _)| std::cmp::Reverse(long.len()));
    pairs.iter().fold(script.to_owned(), |script, (long, short)| script.replace(long.as_str(), short))
}

/// A wasm module as its sections.
pub struct Module {
    sections: Vec<(u8, Vec<u8>)>,
}

const NOTES: u8 = 0;
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;
const CODE: u8 = 10;

/// A function's body that only stops the program.
const STOP: [u8; 3] = [0x00, 0x00, 0x0b];

impl Module {
    pub fn read(bytes: &[u8]) -> Done<Module> {
        let mut reader = Reader { bytes, at: 8 };
        if !bytes.starts_with(b"\0asm") {
            return Err("not a wasm module".to_owned());
        }
        let mut sections = Vec::new();
        while reader.at < bytes.len() {
            let kind = reader.byte()?;
            sections.push((kind, reader.vector()?.to_vec()));
        }
        Ok(Module { sections })
    }

    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = b"\0asm\x01\0\0\0".to_vec();
        for (kind, content) in &self.sections {
            bytes.push(*kind);
            put_number(&mut bytes, content.len());
            bytes.extend(content);
        }
        bytes
    }

    /// The names of what it imports, in order.
    pub fn imports(&self) -> Done<Vec<String>> {
        let mut names = Vec::new();
        self.each_import(|_, name, _| names.push(name.to_owned()))?;
        Ok(names)
    }

    pub fn exports(&self) -> Done<Vec<String>> {
        let mut names = Vec::new();
        self.each_export(|name, _| names.push(name.to_owned()))?;
        Ok(names)
    }

    /// Keeps some exports, and gives imports and exports other names.
    pub fn change(&mut self, keep: impl Fn(&str) -> bool, names: &BTreeMap<String, String>) -> Done {
        let named = |name: &str| names.get(name).cloned().unwrap_or_else(|| name.to_owned());
        let (mut count, mut imports) = (0, Vec::new());
        self.each_import(|module, name, rest| {
            count += 1;
            put_text(&mut imports, module);
            put_text(&mut imports, &named(name));
            imports.extend(rest);
        })?;
        self.replace(IMPORTS, count, &imports);
        let (mut count, mut exports) = (0, Vec::new());
        self.each_export(|name, rest| {
            if keep(name) {
                count += 1;
                put_text(&mut exports, &named(name));
                exports.extend(rest);
            }
        })?;
        self.replace(EXPORTS, count, &exports);
        Ok(())
    }

    /// Takes the code out of the functions with such names, as they stand in the notes; gives how many there were.
    pub fn empty(&mut self, of: impl Fn(&str) -> bool) -> Done<usize> {
        let (mut imported, mut at, mut emptied) = (0, 0, 0);
        self.each_import(|_, _, rest| imported += usize::from(rest[0] == 0))?;
        let names = self.names()?;
        let (mut count, mut code) = (0, Vec::new());
        let Some((_, bytes)) = self.sections.iter().find(|(kind, _)| *kind == CODE) else { return Ok(0) };
        let mut reader = Reader { bytes, at: 0 };
        for _ in 0..reader.number()? {
            let body = reader.vector()?;
            let taken = names.get(&(imported + at)).is_some_and(|name| of(name));
            emptied += usize::from(taken);
            let body = if taken { &STOP } else { body };
            put_number(&mut code, body.len());
            code.extend(body);
            (at, count) = (at + 1, count + 1);
        }
        self.replace(CODE, count, &code);
        Ok(emptied)
    }

    /// The names of functions by their index, imported ones first, as far as the notes give them.
    fn names(&self) -> Done<BTreeMap<usize, String>> {
        let mut names = BTreeMap::new();
        for (_, bytes) in self.sections.iter().filter(|(kind, _)| *kind == NOTES) {
            let mut reader = Reader { bytes, at: 0 };
            if reader.text()? != "name" {
                continue;
            }
            while reader.at < bytes.len() {
                let (kind, content) = (reader.byte()?, reader.vector()?);
                let mut reader = Reader { bytes: content, at: 0 };
                if kind == 1 {
                    for _ in 0..reader.number()? {
                        names.insert(reader.number()?, reader.text()?.to_owned());
                    }
                }
            }
        }
        Ok(names)
    }

    fn replace(&mut self, kind: u8, count: usize, content: &[u8]) {
        let mut whole = Vec::new();
        put_number(&mut whole, count);
        whole.extend(content);
        if let Some((_, old)) = self.sections.iter_mut().find(|(own, _)| *own == kind) {
            *old = whole;
        }
    }

    /// Hands over module, name and the remaining bytes of each import.
    fn each_import(&self, mut hear: impl FnMut(&str, &str, &[u8])) -> Done {
        let Some((_, bytes)) = self.sections.iter().find(|(kind, _)| *kind == IMPORTS) else { return Ok(()) };
        let mut reader = Reader { bytes, at: 0 };
        for _ in 0..reader.number()? {
            let (module, name, start) = (reader.text()?, reader.text()?, reader.at);
            match reader.byte()? {
                0 => drop(reader.number()?),
                1 => {
                    reader.byte()?;
                    reader.limits()?;
                }
                2 => reader.limits()?,
                3 => {
                    reader.byte()?;
                    reader.byte()?;
                }
                kind => return Err(format!("an import of a kind that is not known here: {kind}")),
            }
            hear(module, name, &bytes[start..reader.at]);
        }
        Ok(())
    }

    fn each_export(&self, mut hear: impl FnMut(&str, &[u8])) -> Done {
        let Some((_, bytes)) = self.sections.iter().find(|(kind, _)| *kind == EXPORTS) else { return Ok(()) };
        let mut reader = Reader { bytes, at: 0 };
        for _ in 0..reader.number()? {
            let (name, start) = (reader.text()?, reader.at);
            reader.byte()?;
            reader.number()?;
            hear(name, &bytes[start..reader.at]);
        }
        Ok(())
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Done<u8> {
        let byte = self.bytes.get(self.at).copied().ok_or("a wasm module ends too soon")?;
        self.at += 1;
        Ok(byte)
    }

    /// An unsigned number in LEB128.
    fn number(&mut self) -> Done<usize> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 {
                return Ok(number);
            }
            if shift > 28 {
                return Err("a number in a wasm module is too long".to_owned());
            }
        }
    }

    fn vector(&mut self) -> Done<&'a [u8]> {
        let length = self.number()?;
        let found = self.bytes.get(self.at..self.at + length).ok_or("a wasm module ends too soon")?;
        self.at += length;
        Ok(found)
    }

    fn text(&mut self) -> Done<&'a str> {
        std::str::from_utf8(self.vector()?).map_err(|_| "a name in a wasm module is no text".to_owned())
    }

    fn limits(&mut self) -> Done {
        let flags = self.byte()?;
        self.number()?;
        if flags & 1 == 1 {
            self.number()?;
        }
        Ok(())
    }
}

fn put_number(bytes: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn put_text(bytes: &mut Vec<u8>, text: &str) {
    put_number(bytes, text.len());
    bytes.extend(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_leave_the_script() {
        let script = "let wasm;\nexport class Sink {\n    free() {\n    }\n}\nif (Symbol.dispose) Sink.prototype.x = 1;\nconst SinkFinalization = (a)\n? b\n: c;\nlet last;\n";
        assert_eq!(without_classes(script), "let wasm;\nlet last;\n");
    }

    #[test]
    fn unused_functions_leave_the_script() {
        let script = "    const import0 = {\n        __proto__: null,\n        n1_: function(a) {\n            // so\n            return a;\n        },\n        n2_: function() {\n            return 2;\n        },\n    };\n";
        let kept = without_unused(script, &["n2_".to_owned()]);
        assert_eq!(kept, "const import0 = {\n__proto__: null,\nn2_: function() {\nreturn 2;\n},\n};\n");
    }

    #[test]
    fn names_with_digests_become_short() {
        let names = ["__wbg_now_0123456789abcdef", "__wbg_init", "__wbg_nowhere_0123456789abcdef"];
        let short = short_names(names.into_iter());
        assert_eq!(short.len(), 2);
        assert_eq!(renamed("a.__wbg_now_0123456789abcdef(__wbg_init)", &short), "a.n1_(__wbg_init)");
    }

    #[test]
    fn named_functions_lose_their_code() {
        // One imported function and two own ones, `a` and `b`, that do nothing.
        let mut bytes = b"\0asm\x01\0\0\0".to_vec();
        bytes.extend([1, 4, 1, 0x60, 0, 0]);
        bytes.extend([2, 7, 1, 1, b'm', 1, b'f', 0, 0]);
        bytes.extend([3, 3, 2, 0, 0]);
        bytes.extend([10, 9, 2, 3, 0, 1, 0x0b, 3, 0, 1, 0x0b]);
        bytes.extend([0, 14, 4, b'n', b'a', b'm', b'e', 1, 7, 2, 1, 1, b'a', 2, 1, b'b']);
        let mut module = Module::read(&bytes).unwrap();
        assert_eq!(module.empty(|name| name == "b").unwrap(), 1);
        let emptied = module.bytes();
        let code = emptied.windows(4).position(|window| window == [10, 9, 2, 3]).unwrap();
        assert_eq!(emptied[code + 4..code + 11], [0, 1, 0x0b, 3, 0, 0, 0x0b]);
        assert_eq!(module.empty(|name| name == "f").unwrap(), 0);
    }

    #[test]
    fn modules_keep_what_is_asked() {
        // One imported function `m.f`, exported as `a` and `b`.
        let mut bytes = b"\0asm\x01\0\0\0".to_vec();
        bytes.extend([1, 4, 1, 0x60, 0, 0]);
        bytes.extend([2, 7, 1, 1, b'm', 1, b'f', 0, 0]);
        bytes.extend([7, 9, 2, 1, b'a', 0, 0, 1, b'b', 0, 0]);
        let mut module = Module::read(&bytes).unwrap();
        assert_eq!(module.bytes(), bytes);
        assert_eq!((module.imports().unwrap(), module.exports().unwrap().len()), (vec!["f".to_owned()], 2));
        let names = BTreeMap::from([("f".to_owned(), "other".to_owned())]);
        module.change(|name| name == "b", &names).unwrap();
        assert_eq!(module.imports().unwrap(), ["other"]);
        assert_eq!(module.exports().unwrap(), ["b"]);
        assert!(Module::read(b"\0asm\x01\0\0\0\x02\x09\x01").is_err());
    }
}
