//! Words that name bodies, of any place: 区住建局, 各区、县级市, 市直有关部门, 开发区, companies, schools. In: words. Out: whether
//! they are bodies and nothing else. Knows no registry: ends of names, and words that say of whom they speak.

use std::sync::LazyLock;

use super::bureau;
use super::text::{Span, half, is_han};
use super::word_set::{EndSet, WordSet};

/// Longer lists are text.
const LONGEST: usize = 1200;

/// Words that begin an explanation, not a name.
const EXPLAINS: &str = "含|包括|不含|其中|即|如|见|详见|以下|原|简称|下同|注";
/// Ends of names beside those of bureaus that leave no doubt.
const SURE: &str = "署|處|辦|館|廳|委員會|辦公室|學校|醫院|大學|管委会|法院|检察院|总队|支队|大队|总公司|有限公司|残联|妇联|\
    工商联|侨联|文联|团区委|团市委|团县委|人武部|武装部|领导小组|事务所|红十字会";
/// Ends that name a body beside others that are sure.
const LIKE: &str = "开发区|园区|新区|高新区|经开区|示范区|度假区|合作区|街道|街镇|镇街|乡镇|县级市|县|市|区|镇|乡|村|旗|盟|州|厂|店|司|\
    供电|水务|燃气|城投|交投|旅投|国投|公交|热力|通信|移动|联通|电信|石化|铁塔|联社|总社|有限|股份|运营商|企业|高校|院校|\
    基地|项目部|指挥|专责组|服务处|党校|档案|史志|机关事务|科协|消防|公安|交警|海关|税务|气象|邮政|烟草|银保监|人行|农商行|\
    供销|疾控|城管|住建|交通|水利|教育|民政|财政|发改|工信|卫健|文旅|商务|人社|农业农村";
/// Words that begin a task, not a name.
const VERBS: &str = "新建|改建|扩建|改造|更新|完成|推进|建成|实施|开展|打造|提升|加快|已|正在|新增|启动|推动|整治|开工|累计|确保";

static EXPLAINS_SET: LazyLock<WordSet> = LazyLock::new(|| WordSet::of(EXPLAINS));
static VERBS_SET: LazyLock<WordSet> = LazyLock::new(|| WordSet::of(VERBS));
static SURE_SET: LazyLock<EndSet> = LazyLock::new(|| EndSet::of(SURE.split('|')));
static LIKE_SET: LazyLock<EndSet> = LazyLock::new(|| EndSet::of(LIKE.split('|')));

/// Whether the words are bodies and nothing else: every part names one, or says of whom it speaks.
pub fn are_bodies(text: &str, span: Span) -> bool {
    let words = span.of(text);
    if words.is_empty() || words.len() > LONGEST || words.contains(['。', '：', ':', '“', '”', '%']) {
        return false;
    }
    if EXPLAINS_SET.begins(words) {
        return false;
    }
    let parts = bureau::parts(text, span);
    let (mut sure, mut like) = (0, 0);
    for part in &parts {
        let words = part.of(text).trim_start_matches(['*', '★', '＊']);
        if words.chars().any(|sign| half(sign).is_ascii_digit()) || VERBS_SET.begins(words) {
            return false;
        }
        if is_body(words) || is_general(words) {
            sure += 1;
        } else if ends_in(words, &LIKE_SET) {
            like += 1;
        } else {
            return false;
        }
    }
    sure > 0 && like <= sure * 3
}

/// Whether the words surely name one body.
pub fn is_body(words: &str) -> bool {
    bureau::is_unit_like(words) || ends_in(words, &SURE_SET)
}

/// A name by its end, not long.
fn ends_in(words: &str, ends: &EndSet) -> bool {
    let bare = words.split(['（', '(']).next().unwrap_or(words);
    let signs = bare.chars().count();
    (2..=16).contains(&signs) && bare.chars().all(|sign| is_han(sign) || sign == '·') && ends.ends(bare)
}

/// 各区、县级市, 市直有关部门, 镇街: bodies without a name.
fn is_general(words: &str) -> bool {
    let signs = words.chars().count();
    let fronts = "各|有关|相关|市直|区直|县直|市级|区级|县级|省直|其他|全市|全区|全县|驻区|驻市";
    let whole = "镇街|街镇|街道|县级市|各区|区县|县市|属地|平台|园区|开发区|新区|高新区|乡镇|镇|区县市";
    let front = || fronts.split('|').any(|word| words.starts_with(word));
    let named = || {
        ends_in(words, &LIKE_SET)
            || ends_in(words, &SURE_SET)
            || bureau::is_unit_like(words)
            || words.ends_with("成员")
    };
    (2..=16).contains(&signs)
        && words.chars().all(|sign| is_han(sign) || matches!(sign, '（' | '）' | '(' | ')'))
        && (front() && named() || whole.split('|').any(|word| word == words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_of_any_place() {
        let check = |words: &str, want| {
            assert_eq!(are_bodies(words, Span { start: 0, end: words.len() }), want, "{words}")
        };
        check("市政局、环卫处、崇川经济开发区、各街道", true);
        check("市人力资源和社会保障局，各区、县级市", true);
        check("市直有关部门", true);
        check("政務司司長辦公室/勞工及福利局", true);
        check("区城投公司", true);
        check("各有关单位", true);
        check("2所", false);
        check("含开发区", false);
        check("新增城镇就业", false);
        check("更新老旧电梯120台", false);
        check("运输署/路政署", true);
        check("工程暂停", false);
        check("县级市", true);
        check("試點", false);
    }
}
