//! PDF files that mean harm: actions, cycles, claims, locks, fonts that are none.

use super::zip::bomb;
use super::{Hostile, read, refused};

const CATALOGUE: &str = "<</Type/Catalog/Pages 2 0 R>>";
const PAGES: &str = "<</Type/Pages/Kids[3 0 R]/Count 1>>";
const PAGE: &str = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 4 0 R>>>>>>";
const FONT: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";
const WORDS: &str = "BT /F 12 Tf 50 700 Td (2024 <script>window.harmed=1</script> plan) Tj ET";

/// A file of objects from 1 on, with more in its trailer.
fn pdf(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(bytes.len());
        bytes.extend(format!("{} 0 obj\n", at + 1).into_bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let start = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).into_bytes());
    for place in places {
        bytes.extend(format!("{place:010} 00000 n \n").into_bytes());
    }
    bytes.extend(
        format!("trailer\n<</Root 1 0 R/Size {}{trailer}>>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1)
            .into_bytes(),
    );
    bytes
}

fn stream(head: &str, bytes: &[u8]) -> Vec<u8> {
    let mut object = format!("<<{head}/Length {}>>\nstream\n", bytes.len()).into_bytes();
    object.extend(bytes);
    object.extend(b"\nendstream");
    object
}

/// The usual objects with one of them changed.
fn with(at: usize, object: impl Into<Vec<u8>>, trailer: &str) -> Vec<u8> {
    let mut objects: Vec<Vec<u8>> =
        [CATALOGUE, PAGES, PAGE].iter().map(|object| object.as_bytes().to_vec()).collect();
    objects.extend([stream("", WORDS.as_bytes()), FONT.as_bytes().to_vec()]);
    objects[at - 1] = object.into();
    pdf(&objects, trailer)
}

pub fn all() -> Vec<Hostile> {
    let script = "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\);window.harmed=1)>>/AA<</WC<</S/URI/URI(https://harm.invalid/)>>>>>>";
    let launch = "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/Launch/F(cmd.exe)/Win<</F(cmd.exe)/P(/c calc)>>>>/AcroForm<</XFA(<script>window.harmed=1</script>)>>>>";
    let lock = "/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -44/O(0123456789abcdef0123456789abcdef)/U(0123456789abcdef0123456789abcdef)>>/ID[(a)(a)]";
    let font = "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/ToUnicode 5 0 R/DescendantFonts[5 0 R]/FontDescriptor<</FontFile2 4 0 R/FontFile3 4 0 R>>>>";
    let form = stream(
        "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>/Font<</F 5 0 R>>>>",
        b"/X Do /X Do /X Do",
    );
    let mut packed = vec![0x78, 0x9c];
    packed.extend(bomb(b"BT ", 1, b" ET"));
    let wide = with(2, "<</Type/Pages/Kids[3 0 R 2 0 R 3 0 R 2 0 R]/Count 2147483647>>", "");
    let whole = with(4, stream("", WORDS.as_bytes()), "");
    let text = String::from_utf8_lossy(&whole).into_owned();
    vec![
        refused("页绕页.pdf", with(2, "<</Type/Pages/Kids[2 0 R]/Count 1/Parent 2 0 R>>", "")),
        read("页套页.pdf", wide),
        read("脚本.pdf", with(1, script, "")),
        read("启动.pdf", with(1, launch, "")),
        refused("加密.pdf", with(4, stream("", WORDS.as_bytes()), lock)),
        refused("断.pdf", &whole[..whole.len() / 2]),
        read("坏字体.pdf", with(5, font, "")),
        refused("画里有画.pdf", with(4, form, "")),
        refused("炸弹.pdf", with(4, stream("/Filter/FlateDecode", &packed), "")),
        refused(
            "层层过滤.pdf",
            with(4, stream(&format!("/Filter[{}]", "/ASCIIHexDecode".repeat(5_000)), b"41>"), ""),
        ),
        refused("深括号.pdf", with(3, "[".repeat(100_000), "")),
        read("目录前.pdf", text.replacen("/Size 6", "/Size 6/Prev 9", 1)),
        read("目录绕.pdf", with(4, stream("", WORDS.as_bytes()), "/Prev 600/XRefStm 600")),
        read(
            "目录太大.pdf",
            text.replacen("xref\n0 6", "xref\n0 4294967295", 1).replacen("/Size 6", "/Size 2147483647", 1),
        ),
        refused("长短.pdf", with(4, "<</Length 4 0 R>>\nstream\nBT ET\nendstream", "")),
        refused(
            "长数.pdf",
            with(
                3,
                format!(
                    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 {0} {0}]/Rotate {0}/UserUnit {0}/Contents[4 0 R 4 0 R]>>",
                    "9".repeat(400)
                ),
                "",
            ),
        ),
    ]
}
