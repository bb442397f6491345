//! What a cell looks like, and what the cells of a column look like together. In: words. Out: shares of kinds, and how
//! well they suit each role. Knows no heads.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::bureau;
use super::names;
use super::role::{ROLES, Role, Scores};
use super::word_set::WordSet;
use crate::text::{Span, bare_number, ends_sentence, half, is_blank, push_lower};

/// What can be told of one cell.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Looks {
    pub signs: usize,
    /// A figure and nothing else: `26000`, `123.4`.
    pub number: bool,
    pub percent: bool,
    /// A figure with its unit, and little else: `1300人`, `71个以上`.
    pub figure: bool,
    pub bodies: bool,
    pub person: bool,
    pub date: bool,
    /// 是, 否, 已完成, 顺利推进, in progress: a state in a word.
    pub state: bool,
    pub sentence: bool,
    pub aim: bool,
    pub result: bool,
    /// `/`, `—`: nothing to tell.
    pub stroke: bool,
}

/// Verbs that ask for something.
const AIMS: &str = "完成|新建|建设|推进|实施|开展|加强|加快|提升|打造|推动|深化|落实|确保|力争|培育|引进|新增|改造|\
    建成|达到|增长|优化|健全|完善|扩大|启动|持续|建立|制定|组织|强化|促进|支持|扶持|新改扩建|改扩建|\
    创建|举办|開展|推進|加強|不少于|不低于|全面|提高|发展|改善|降低|减少|整治|治理|更新|优化|送|\
    免费|培训|培养|build|introduce|deliver|create|launch|establish|reform|ensure|develop|increase|\
    reduce|restore|require|publish|implement";

/// Words that tell what was done.
const RESULTS: &str = "已完成|已建成|已开工|已启动|累计|目前|截至|截止|正在|完成投资|均已|已经|已于|推进中|施工|同比|\
    顺利|今年以来|上半年|一季度|共完成|已投入|已|completed|has been|have been|was";

static AIMS_SET: LazyLock<WordSet> = LazyLock::new(|| WordSet::of(AIMS));
static RESULTS_SET: LazyLock<WordSet> = LazyLock::new(|| WordSet::of(RESULTS));

/// A state in a word.
const STATES: &str = "是|否|有|无|已完成|未完成|完成|顺利推进|正在推进|推进中|有序推进|正常推进|按序推进|达序|未达序|\
    超序时|欠序时|符合序时|滞后|已达标|达标|未达标|序时推进|基本完成|办结|已办结|未开工|已开工|正常|\
    提前|进行中|超额完成|已落实|持续推进|未启动|已启动|取消|暂停|已销号|yes|no|true|false|\
    in progress|implemented|not started|completed|complete|on track|delayed|kept|broken|stalled|\
    done|ongoing|achieved|partially achieved|not achieved|off track|at risk|green|amber|red|\
    no evidence|enacted|√|✓|×|○|●|★|delivered|underway|under way|compromise";

static STATES_SET: LazyLock<HashSet<&str>> = LazyLock::new(|| STATES.split('|').collect());

/// Frequent family names, and the marks of made-up ones.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆\
    汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤某張劉陳楊黃趙吳孫馬鄭謝許韓馮鄧蕭葉蘇魏呂盧鐘譚陸汪賈韋鄒\
    甲乙丙丁戊己庚";

/// The looks of a cell; its words put together.
pub fn looks(words: &str) -> Looks {
    let bare = words.trim_matches(is_blank);
    let signs = bare.chars().count();
    if signs == 0 {
        return Looks::default();
    }
    let short = signs <= 40;
    let mut plain = String::new();
    if short {
        plain.reserve(bare.len());
        bare.chars().for_each(|sign| push_lower(&mut plain, half(sign)));
    }
    let digits = plain.bytes().filter(u8::is_ascii_digit).count();
    let number = short && is_number(&plain);
    let percent = short && plain.strip_suffix(['%']).is_some_and(|front| is_number(front.trim()));
    let date = short && !number && is_date(&plain);
    let state = short && STATES_SET.contains(plain.trim_end_matches(['。', '；']));
    let figure = short && !number && !percent && !date && digits > 0 && is_figure(&plain);
    let bodies = !number && signs <= 200 && is_bodies(bare);
    let front = bare.char_indices().nth(60).map_or(bare, |(end, _)| &bare[..end]);
    // Small and capital letters are told apart among Latin ones alone.
    let latin = front.chars().any(|sign| sign.is_ascii_uppercase() || matches!(sign, '\u{80}'..='\u{2fff}'));
    Looks {
        signs,
        number,
        percent,
        figure,
        bodies,
        person: short && is_persons(bare),
        date,
        state,
        sentence: ends_sentence(bare),
        aim: !state
            && if latin { AIMS_SET.stands_in(&front.to_lowercase()) } else { AIMS_SET.stands_in(front) },
        stroke: bare.chars().all(|sign| matches!(sign, '/' | '／' | '-' | '—' | '–')),
        result: RESULTS_SET.stands_in(bare),
    }
}

/// Digits with a point, commas or a sign.
fn is_number(plain: &str) -> bool {
    plain.chars().any(|sign| sign.is_ascii_digit())
        && plain.chars().enumerate().all(|(at, sign)| {
            sign.is_ascii_digit()
                || matches!(sign, '.' | ',') && at > 0
                || at == 0 && matches!(sign, '-' | '+')
        })
}

/// A figure and its unit, with no more before it than a bound.
fn is_figure(plain: &str) -> bool {
    const BEFORE: &str = "|约|近|≥|>|≤|<|超|达|达到|不少于|不低于|不高于|不超过|至少|增长|下降|共|各";
    let Some(first) = plain.find(|sign: char| sign.is_ascii_digit()) else { return false };
    let behind =
        plain[first..].trim_start_matches(|sign: char| sign.is_ascii_digit() || ".,-~/".contains(sign));
    BEFORE.split('|').any(|word| word == plain[..first].trim())
        && behind.chars().count() <= 8
        && !behind.contains(['。', '，', '；', ':', '、'])
}

/// 2023年6月, 12月底, 2024-03-31, 第二季度, 全年, 长期坚持.
pub fn is_date(plain: &str) -> bool {
    let signs = plain.chars().count();
    const NAMED: &str = "季度|月底|年底|年内|月份|全年|长期|持续|月前|年前|月末|年末|上半年|下半年|每月|每季";
    let only_dates = || {
        plain.chars().all(|sign| {
            sign.is_ascii_digit()
                || "年月日号-/.—~至底前末:初中 旬份第一二三四季度上下半全内坚持长期续".contains(sign)
        })
    };
    if signs > 24 || !only_dates() {
        return false;
    }
    let digits = plain.chars().filter(char::is_ascii_digit).count();
    let dashed = digits >= 5 && plain.matches(['-', '/', '.', '年', '月']).count() >= 2;
    NAMED.split('|').any(|word| plain.contains(word))
        || dashed
        || digits > 0 && plain.contains(['年', '月', '日'])
}

fn is_bodies(words: &str) -> bool {
    words.split('\n').all(|line| {
        let line = line.trim_matches(is_blank);
        line.is_empty() || names::are_bodies(line, Span { start: 0, end: line.len() })
    })
}

/// 王某某, 张三、李四: names of two to four Han signs that begin with a family name and are no bodies.
pub fn is_persons(words: &str) -> bool {
    let mut names = words
        .split(|sign: char| is_blank(sign) || matches!(sign, '、' | '，' | ',' | '/' | ';' | '；'))
        .filter(|name| !name.is_empty())
        .peekable();
    names.peek().is_some()
        && names.all(|name| {
            let signs = name.chars().count();
            let han = name.chars().all(|sign| {
                ('\u{4e00}'..='\u{9fff}').contains(&sign) || matches!(sign, '*' | '×' | 'X' | 'x')
            });
            (2..=4).contains(&signs)
                && han
                && name.chars().next().is_some_and(|first| SURNAMES.contains(first))
                && !bureau::is_unit_like(name)
        })
}

/// What the cells of a column look like together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kinds {
    pub rows: usize,
    pub filled: usize,
    pub distinct: usize,
    pub signs: usize,
    counts: [usize; 11],
    /// Cells that are a number one above that of the cell before, or begin at 1.
    pub running: usize,
}

/// Cells of a column looked at.
const LOOKED_AT: usize = 300;

impl Kinds {
    pub fn of<'a>(cells: impl Iterator<Item = &'a str>) -> Kinds {
        let mut kinds = Kinds::default();
        let mut seen = HashSet::new();
        let mut last = 0;
        for words in cells.take(LOOKED_AT) {
            kinds.rows += 1;
            let looks = looks(words);
            if looks.signs == 0 {
                continue;
            }
            kinds.filled += 1;
            kinds.distinct += usize::from(seen.insert(words));
            kinds.signs += looks.signs.min(200);
            let flags = [
                looks.number,
                looks.percent,
                looks.figure,
                looks.bodies,
                looks.person,
                looks.date,
                looks.state,
                looks.sentence,
                looks.aim,
                looks.result,
                false,
            ];
            for (count, flag) in kinds.counts.iter_mut().zip(flags) {
                *count += usize::from(flag);
            }
            if let Some(number) = row_number(words) {
                kinds.running += usize::from(number == last + 1 || number == 1);
                last = number;
            }
        }
        kinds
    }

    fn share(&self, at: usize) -> f32 {
        if self.filled == 0 { 0.0 } else { self.counts[at] as f32 / self.filled as f32 }
    }

    pub fn numbers(&self) -> f32 {
        self.share(0)
    }

    pub fn bodies(&self) -> f32 {
        self.share(3)
    }

    pub fn aims(&self) -> f32 {
        self.share(8)
    }

    pub fn results(&self) -> f32 {
        self.share(9)
    }

    /// Share of cells that are a number, a rate or a figure and nothing else.
    pub fn figures(&self) -> f32 {
        self.share(0) + self.share(1) + self.share(2)
    }

    pub fn mean(&self) -> f32 {
        if self.filled == 0 { 0.0 } else { self.signs as f32 / self.filled as f32 }
    }

    /// How well the contents suit each role, head aside.
    pub fn suits(&self) -> Scores {
        let mut scores = [0.0; ROLES];
        if self.filled == 0 {
            return scores;
        }
        let [number, percent, figure, bodies, person, date, state, sentence, aim, result] =
            std::array::from_fn(|at| self.share(at));
        let distinct = self.distinct as f32 / self.filled as f32;
        let fill = self.filled as f32 / self.rows.max(1) as f32;
        let running = self.running as f32 / self.filled as f32;
        let mean = self.mean();
        let wordy = 1.0 - (number + percent + figure * 0.5 + date + state).min(1.0);
        let long = (mean / 12.0).min(1.0);
        let mut put = |role: Role, score: f32| scores[role as usize] = score;
        put(
            Role::No,
            5.0 * running - 5.0 * (1.0 - number - figure * 0.3) + if mean > 8.0 { -3.0 } else { 0.0 },
        );
        put(
            Role::Goal,
            2.0 * long + 1.5 * aim + distinct + fill + 0.6 * wordy
                - 7.0 * number
                - 8.0 * percent
                - 3.0 * figure
                - 5.0 * bodies
                - 6.0 * person
                - 5.0 * date
                - 5.0 * state
                - 0.8 * result * (1.0 - aim),
        );
        let repeated = if fill < 0.9 || distinct < 0.8 { 1.0 } else { -0.5 };
        put(
            Role::Theme,
            repeated
                - 6.0 * number
                - 6.0 * percent
                - 4.0 * figure
                - 5.0 * bodies
                - 6.0 * person
                - 4.0 * date
                - 4.0 * state
                - 2.0 * sentence
                - if mean > 30.0 { 2.0 } else { 0.0 },
        );
        let unit = 5.0 * bodies
            - 6.0 * number
            - 6.0 * percent
            - 4.0 * figure
            - 8.0 * person * (1.0 - bodies)
            - 5.0 * sentence
            - 4.0 * date
            - 3.0 * state
            // 户, 万元: what is counted, below 单位 too.
            - if bodies < 0.2 && mean <= 3.0 { 4.0 } else { 0.0 };
        put(Role::Lead, unit);
        put(Role::Support, unit - 0.1);
        put(
            Role::Progress,
            2.5 * result + 0.8 * sentence + 0.5 * long
                - 4.0 * bodies
                - 6.0 * person
                - 4.0 * date
                - 0.5 * state,
        );
        put(
            Role::Percent,
            6.0 * percent + 1.0 * number - 6.0 * (wordy * (1.0 - percent)) - 3.0 * date - 3.0 * state,
        );
        put(
            Role::Target,
            2.0 * figure + 0.8 * number + 0.5 * aim
                - 5.0 * bodies
                - 6.0 * person
                - 1.5 * percent
                - 1.0 * result,
        );
        put(Role::Remark, -number - 3.0 * bodies);
        put(Role::Deadline, 5.0 * date - 3.0 * (1.0 - date));
        put(
            Role::StatusText,
            4.0 * state - 3.0 * sentence * (1.0 - state) - if mean > 12.0 { 4.0 } else { 0.0 } - 4.0 * number,
        );
        put(Role::Problems, -3.0 * bodies - 4.0 * number - 3.0 * person);
        put(Role::Next, -3.0 * bodies - 4.0 * number - 3.0 * person);
        put(Role::Person, 5.0 * person - 4.0 * bodies - 4.0 * sentence - 2.0 * (1.0 - person));
        scores
    }
}

/// A row's number: digits, with a stop, brackets or a star around them.
pub fn row_number(words: &str) -> Option<u32> {
    let words = words.trim_matches(is_blank);
    let words = words.trim_start_matches(['*', '★', '＊', '▲', '☆', '(', '（']);
    let words = words.trim_end_matches(['.', '．', '、', ')', '）', '*', '★', '＊', '▲', '☆']);
    bare_number(words.trim_matches(is_blank))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_told_by_their_looks() {
        let check = |words: &str, want: &str| {
            let looks = looks(words);
            let flags = [
                (looks.number, "number"),
                (looks.percent, "percent"),
                (looks.figure, "figure"),
                (looks.bodies, "bodies"),
                (looks.person, "person"),
                (looks.date, "date"),
                (looks.state, "state"),
            ];
            let got: Vec<&str> = flags.iter().filter(|(flag, _)| *flag).map(|(_, name)| *name).collect();
            assert_eq!(got.join(" "), want, "{words}");
        };
        check("26000", "number");
        check("54%", "percent");
        check("1300人", "figure");
        check("10000万", "figure");
        check("农林水务局", "bodies");
        check("市政局、相关街道", "bodies");
        check("徐某某", "person");
        check("12月底", "date");
        check("2024-06-30", "date");
        check("顺利推进", "state");
        check("In progress", "state");
        check("新增学位810个", "");
        check("设备购进中", "");
    }

    #[test]
    fn numbers_of_rows_may_wear_stars() {
        assert_eq!(
            ["1", "★2", "3.", "(4)", "１２、", "一", "1.5"].map(row_number),
            [Some(1), Some(2), Some(3), Some(4), Some(12), None, None]
        );
    }
}
