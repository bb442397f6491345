//! Files that a page carries in itself, since browsers refuse fetches from file://. In: files by name. Out: blocks of
//! HTML that hold them packed, and the script that takes them out again. Refuses to know: what the files are for.

use crate::step::{Done, on_all_cores};
use std::num::NonZeroU64;
use zopfli::{Format, Options};

/// `held(name)` answers like a fetch of the file.
pub const HELD: &str = include_str!("held.js");

/// A block for each file, which `HELD` knows by the file's name.
pub fn blocks(files: &[(&str, &[u8])]) -> Done<String> {
    let block = |&(name, bytes): &(&str, &[u8])| -> Done<String> {
        let text = signs(&gzip(bytes).map_err(|error| format!("{name}: {error}"))?);
        Ok(format!("<script type=\"application/gzip\" id=\"{name}\">{text}</script>\n"))
    };
    on_all_cores(files, block).into_iter().collect()
}

/// Packed as small as browsers can unpack: brotli would be smaller, but not every engine's `DecompressionStream` has it.
fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    // More blocks than usual, since the parts of a program differ; more rounds would take long and gain next to nothing.
    let options = Options {
        iteration_count: NonZeroU64::new(3).expect("three is not zero"),
        maximum_block_splits: 40,
        ..Options::default()
    };
    let mut packed = Vec::new();
    zopfli::compress(options, Format::Gzip, bytes, &mut packed)?;
    Ok(packed)
}

/// Bytes as signs of ASCII, 16 for 13 bytes where base64 takes 17⅓: each 13 bits, first bit first, are two digits to
/// the base of 91; six bits or fewer at the end are one. The digits are `#` to `}`, with `~` in place of `<`: no sign
/// of the text can begin a tag or a comment, so nothing in a block can end it or change how a browser reads on.
fn signs(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 16 / 13 + 2);
    let mut put = |digit: u32| {
        let sign = b'#' + digit as u8;
        text.push(if sign == b'<' { '~' } else { char::from(sign) });
    };
    let (mut bits, mut count) = (0u32, 0);
    for byte in bytes {
        bits = bits << 8 | u32::from(*byte);
        count += 8;
        if count >= 13 {
            count -= 13;
            let pair = bits >> count & 0x1fff;
            put(pair / 91);
            put(pair % 91);
        }
    }
    match count {
        0 => {}
        1..=6 => put(bits << (6 - count) & 0x3f),
        _ => {
            let pair = bits << (13 - count) & 0x1fff;
            put(pair / 91);
            put(pair % 91);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::step::{command, run};

    /// Bytes without a rule; the same each time.
    fn noise(length: usize) -> Vec<u8> {
        let mut state = 7u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        };
        (0..length).map(|_| next()).collect()
    }

    #[test]
    fn signs_neither_end_a_block_nor_change_how_it_is_read() {
        for bytes in [noise(100_000), vec![0; 40], vec![255; 40]] {
            let text = signs(&bytes);
            assert!(text.bytes().all(|sign| matches!(sign, b'#'..=b'~') && sign != b'<'), "{text}");
            assert!(text.len() <= bytes.len() * 16 / 13 + 2);
        }
    }

    #[test]
    fn the_page_reads_what_is_written() {
        let long = noise(100_003);
        let mut wanted: Vec<Vec<u8>> = (0..40).map(|length| long[..length].to_vec()).collect();
        wanted.extend((1..20).flat_map(|length| [vec![0; length], vec![255; length]]));
        wanted.push(long);
        let lines: Vec<String> = wanted.iter().map(|bytes| format!("{}\n", signs(bytes))).collect();
        let folder = std::env::temp_dir().join(format!("nuoji-carried-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join("signs");
        std::fs::write(&file, lines.concat()).unwrap();
        let script = format!(
            "{HELD}\nconst lines = require('fs').readFileSync(process.argv[1], 'latin1').split('\\n');\n\
             for (const line of lines.slice(0, -1)) console.log(Buffer.from(bytes(line)).toString('hex'));"
        );
        let read = run(command("node", &["-e", &script, "--"]).arg(&file)).unwrap();
        std::fs::remove_dir_all(folder).unwrap();
        let hex = |bytes: &Vec<u8>| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        assert_eq!(read.lines().collect::<Vec<_>>(), wanted.iter().map(hex).collect::<Vec<_>>());
    }

    #[test]
    fn the_page_takes_files_out_once_and_workers_again() {
        let file = "一句话。".repeat(999);
        let files = [("a.wasm", file.as_bytes()), ("worker-b", b"".as_slice())];
        let html = blocks(&files).unwrap();
        let script = format!(
            "{HELD}\nconst html = process.argv[1], gone = [];\n\
             globalThis.document = {{ getElementById: id => ({{\n\
               textContent: html.match(`id=\"${{id}}\">([^<]*)</script>\n`)[1], remove: () => gone.push(id) }}) }};\n\
             (async () => {{\n\
               for (const name of ['a.wasm', 'worker-b']) console.log(await (await held(name)).text());\n\
               console.log(gone.join());\n\
             }})();"
        );
        let read = run(&mut command("node", &["-e", &script, "--", &html])).unwrap();
        assert_eq!(read, format!("{file}\n\na.wasm\n"));
    }
}
