//! Signs of the blocks of radicals as the ideographs that they look like. In: a character of a PDF. Out: the same, or its
//! ideograph. Writers of PDF name a glyph by the first code that shows it: ⼯ (a radical) for 工.

/// The ideographs of U+2F00 to U+2FD5, in order.
const KANGXI: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴\
    廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿\
    目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵\
    邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// Radicals of the supplement that are whole ideographs, each followed by its ideograph. Those that are a part of one
/// alone, such as ⺡, stay.
const SUPPLEMENT: &str = "⺁厂⺅亻⺋㔾⺟母⺠民⺩王⺬示⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟";

/// The radical that fonts of the mainland show as 户 and others as 戶.
pub const DOOR: char = '\u{2f3e}';

/// Frequent signs in simplified writing, and the same in traditional writing.
const WRITINGS: [&str; 2] = ["个们会为国业务发进开设办", "個們會為國業務發進開設辦"];

/// The ideograph of [`DOOR`] in a paper, by the writing of its other signs.
pub fn door<'a>(texts: impl Iterator<Item = &'a str>) -> &'static str {
    let mut counts = [0usize; 2];
    for sign in texts.flat_map(str::chars) {
        for (count, signs) in counts.iter_mut().zip(WRITINGS) {
            *count += usize::from(signs.contains(sign));
        }
    }
    if counts[0] >= counts[1] { "户" } else { "戶" }
}

pub fn ideograph(sign: char) -> char {
    let ideograph = match sign {
        DOOR => None,
        '\u{2f00}'..='\u{2fd5}' => KANGXI.chars().nth(sign as usize - 0x2f00),
        '\u{2e80}'..='\u{2eff}' => {
            let mut signs = SUPPLEMENT.chars();
            signs.by_ref().find(|found| *found == sign).and_then(|_| signs.next())
        }
        _ => None,
    };
    ideograph.unwrap_or(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn radicals_are_ideographs() {
        let read = |words: &str| words.chars().map(ideograph).collect::<String>();
        assert_eq!(read("改造⽼旧⼩区，惠及居⺠，⻋站⻔⼝ A1"), "改造老旧小区，惠及居民，车站门口 A1");
        assert_eq!(KANGXI.chars().count(), 0x2fd6 - 0x2f00);
    }

    #[test]
    fn a_door_is_written_as_its_paper_is() {
        assert_eq!(door(["惠及居民", "一万个家庭"].into_iter()), "户");
        assert_eq!(door(["惠及居民", "一萬個家庭"].into_iter()), "戶");
    }
}
