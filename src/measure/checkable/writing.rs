//! Traditional writing made simple, as far as the rules ask for it. In: a text. Out: a text of the same length in bytes,
//! so that all places stay. Refuses to know: the characters that no rule looks at.

/// Traditional characters of the words that rules are made of, each with its simplified form.
const PAIRS: &str = "個个項项條条處处戶户畝亩萬万億亿雙双隻只輛辆張张間间場场幾几兩两數数種种開开啟启動动階阶結结頂顶馬马\
    讓让儲储設设製制訂订編编佈布發发評评辦办創创爭争報报驗验獲获舉举進进簽签約约組组實实業业劃划擴扩達达\
    標标準准總总額额減减長长與与濟济過过號号級级當当歲岁學学聯联會会論论壇坛賽赛節节導导領领關关單单區区\
    縣县鎮镇鄉乡門门員员屬属責责應应盡尽滿满齊齐淨净務务優优強强續续積积極极鞏巩謀谋擬拟護护測测檢检環环\
    滅灭遷迁樓楼橋桥館馆園园廠厂線线點点網网庫库車车診诊醫医療疗養养無无後后來来於于內内從从據据質质體体\
    機机構构習习圍围闊阔調调統统籌筹輪轮週周預预現现歷历廣广頃顷噸吨幣币資资產产勞劳職职師师離离島岛鐵铁\
    軌轨輕轻鋪铺遊游樹树藝艺術术廢废氣气電电審审證证認认識识訪访課课選选擇择頒颁獎奖勵励補补貼贴遞递購购\
    買买賣卖銷销賃赁邊边陸陆對对協协議议討讨參参隊队團团將将確确見见縮缩時时壓压終终維维繕缮換换裝装撥拨\
    潔洁漁渔農农銀银險险際际頻频須须顧顾騰腾齡龄";

/// The text in simplified writing.
pub fn simple(text: &str) -> String {
    text.chars().map(one).collect()
}

fn one(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    let mut pairs = PAIRS.chars().filter(|c| !c.is_whitespace());
    while let (Some(traditional), Some(simplified)) = (pairs.next(), pairs.next()) {
        if traditional == c {
            return simplified;
        }
    }
    c
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_place_moves() {
        let signs: Vec<char> = PAIRS.chars().filter(|c| !c.is_whitespace()).collect();
        assert_eq!(signs.len() % 2, 0);
        assert!(signs.iter().all(|c| c.len_utf8() == 3));
        assert_eq!(simple("於 2023 年底前至少減半"), "于 2023 年底前至少减半");
        assert_eq!(simple("3個項目動工"), "3个项目动工");
    }
}
