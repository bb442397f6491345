//! Text of a chart: how wide it is, where it breaks, how numbers are written.
//! In: words and figures; out: lines and texts. Knows no font: a Han character is taken as 1 em wide and a
//! Latin one as 0.55 em, so that the browser and the command line lay out alike, to the byte.

use super::Lang;

/// Width of a text in em.
pub fn em(text: &str) -> f64 {
    text.chars().map(char_em).sum()
}

fn char_em(c: char) -> f64 {
    match c {
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' => 0.0,
        'W' | 'M' | 'm' | 'w' | '%' | '@' => 0.95,
        'A'..='Z' => 0.68,
        '0'..='9' => 0.6,
        '<' | '>' | '=' | '+' | '~' => 0.85,
        '·' => 1.0,
        '\0'..='\u{2ff}' => 0.55,
        '\u{370}'..='\u{1fff}' => 0.65,
        _ => 1.0,
    }
}

/// The text, or as much of it as fits before an ellipsis.
pub fn shorten(text: &str, max: f64) -> String {
    if em(text) <= max {
        return text.to_string();
    }
    let mut out = String::new();
    let mut width = 1.0;
    for c in text.chars() {
        width += char_em(c);
        if width > max {
            break;
        }
        out.push(c);
    }
    out.truncate(out.trim_end().len());
    out.push('…');
    out
}

/// Breaks a text into at most `lines` lines of at most `max` em; the last is shortened if need be.
/// Han text breaks anywhere but before a closing or after an opening mark; Latin words stay whole if they fit.
pub fn wrap(text: &str, max: f64, lines: usize) -> Vec<String> {
    let text = text.trim();
    let mut out = Vec::new();
    let mut rest = text;
    while !rest.is_empty() && out.len() + 1 < lines && em(rest) > max {
        let cut = break_at(rest, max);
        out.push(rest[..cut].trim_end().to_string());
        rest = rest[cut..].trim_start();
    }
    if !rest.is_empty() && lines > 0 {
        out.push(shorten(rest, max));
    }
    out
}

/// Byte at which a line of at most `max` em ends: always after at least one character.
fn break_at(text: &str, max: f64) -> usize {
    let mut width = 0.0;
    let mut best = 0;
    let mut fits = 0;
    let (mut before, mut ahead) = (None, None);
    // Where an English name ends and the printed one begins.
    let mut joint = 0;
    for (at, c) in text.char_indices() {
        if at > 0 && width <= max + 1e-9 {
            fits = at;
            // `2022 年` holds together.
            let unit =
                before == Some(' ') && ahead.is_some_and(|c: char| c.is_ascii_digit()) && !c.is_ascii();
            if may_break(before.unwrap_or(' '), c) && !unit && c != ' ' {
                best = at;
                if before == Some(' ')
                    && ahead.is_some_and(|c: char| c.is_ascii_alphabetic())
                    && !c.is_ascii()
                {
                    joint = at;
                }
            }
        }
        width += char_em(c);
        if width > max + 1e-9 && at > 0 {
            break;
        }
        (ahead, before) = (before, Some(c));
    }
    if joint > 0 && joint < best && em(&text[joint..]) <= max {
        return joint;
    }
    match (best, fits) {
        (0, 0) => text.chars().next().map_or(0, char::len_utf8),
        (0, fits) => fits,
        (best, _) => best,
    }
}

fn may_break(before: char, after: char) -> bool {
    const CLOSING: &str = "，。、；：！？）》】”’％%,.;:!?)]…·";
    const OPENING: &str = "（《【“‘([";
    let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '%' | '-' | '+' | '–' | '—');
    !(CLOSING.contains(after) || OPENING.contains(before) || word(before) && word(after))
}

/// A figure with at most `places` decimals, none that are zero; thousands are not grouped, as in the reports.
pub fn number(value: f64, places: usize) -> String {
    if !value.is_finite() {
        return "—".into();
    }
    // No report prints such figures in full; a slip of the pen must not burst the layout.
    if value.abs() >= 1e10 {
        return format!("{value:.1e}");
    }
    let mut text = format!("{value:.places$}");
    if text.contains('.') {
        let kept = text.trim_end_matches('0').trim_end_matches('.').len();
        text.truncate(kept);
    }
    if text == "-0" { "0".into() } else { text }
}

/// A share of a whole, in whole percent; what is there at all is never written as nothing.
pub fn percent(part: f64, whole: f64) -> String {
    let share = if whole > 0.0 { part / whole * 100.0 } else { 0.0 };
    match share {
        s if s > 0.0 && s < 0.5 => "<1%".into(),
        s if (99.5..100.0).contains(&s) => ">99%".into(),
        s => number(s, 0) + "%",
    }
}

/// The words that charts print themselves.
pub(super) struct Words(pub Lang);

impl Words {
    fn say(&self, zh: String, en: String) -> String {
        match self.0 {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }
    pub fn comma(&self) -> &'static str {
        match self.0 {
            Lang::Zh => "，",
            Lang::En => ", ",
        }
    }
    pub fn aside(&self, text: &str) -> String {
        self.say(format!("（{text}）"), format!(" ({text})"))
    }
    pub fn tasks(&self, n: usize) -> String {
        self.say(format!("{n} 项"), if n == 1 { "1 task".into() } else { format!("{n} tasks") })
    }
    pub fn rest(&self, n: usize) -> String {
        self.say(format!("其余 {n} 项"), format!("{n} others"))
    }
    pub fn empty(&self) -> String {
        self.say("当前结果里没有可画的数据".into(), "Nothing to draw in the current result".into())
    }
    pub fn no_figure(&self) -> String {
        self.say("没有进度百分比".into(), "no percentage given".into())
    }
    pub fn share(&self, text: &str) -> String {
        self.say(format!("占 {text}"), format!("{text} of all"))
    }
    pub fn without_percent(&self, n: usize) -> String {
        self.say(format!("另有 {n} 项没有进度百分比"), format!("{n} more without a percentage"))
    }
    pub fn of_which(&self, all: usize, some: usize, what: &str) -> String {
        self.say(
            format!("{all} 项，其中 {some} 项{what}"),
            format!("{}, {some} of them {}", self.tasks(all), what.to_lowercase()),
        )
    }
    pub fn under_nothing(&self) -> String {
        self.say("低于 0%".into(), "below 0%".into())
    }
    pub fn actual(&self) -> String {
        self.say("实际".into(), "Actual".into())
    }
    pub fn target(&self) -> String {
        self.say("目标".into(), "Target".into())
    }
    pub fn unit(&self, unit: &str) -> String {
        self.say(format!("单位：{unit}"), format!("Unit: {unit}"))
    }
    pub fn year(&self, year: i32) -> String {
        self.say(format!("{year} 年"), year.to_string())
    }
    pub fn actual_target(&self, actual: Option<f64>, target: Option<f64>, unit: &str) -> String {
        let says =
            |word: String, value: Option<f64>| value.map(|v| format!("{word} {} {unit}", number(v, 2)));
        let parts = [says(self.actual(), actual), says(self.target(), target)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(self.comma())
    }
    pub fn no_ratio(&self) -> String {
        self.say("无法折算".into(), "no ratio".into())
    }
    pub fn against(&self) -> String {
        self.say("与目标方向相反".into(), "against the target".into())
    }
    pub fn turned(&self, rises: bool, figure: &str) -> String {
        match rises {
            true => self.say(format!("上升 {figure}"), format!("up {figure}")),
            false => self.say(format!("下降 {figure}"), format!("down {figure}")),
        }
    }
    pub fn below_nothing(&self, n: usize) -> String {
        self.say(format!("另有 {n} 项低于 0%"), format!("{n} more below 0%"))
    }
    pub fn no_gap(&self) -> String {
        self.say("当前结果里没有未达目标的数字".into(), "No figure short of its target".into())
    }
    pub fn lacks(&self, gap: &str) -> String {
        self.say(format!("差 {gap}"), format!("{gap} short"))
    }
    pub fn above(&self, gap: &str) -> String {
        self.say(format!("超出 {gap}"), format!("{gap} above"))
    }
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[track_caller]
    fn check(text: &str, max: f64, want: &[&str]) {
        assert_eq!(wrap(text, max, 3), want);
    }

    #[test]
    fn a_year_holds_together() {
        check("开工项目（2020 年）", 8.5, &["开工项目", "（2020 年）"]);
        check("截至 2024 年 1—6 月", 7.5, &["截至 2024 年", "1—6 月"]);
    }

    #[test]
    fn a_printed_name_stands_below_its_english_one() {
        check("Commerce Bureau 区商务局", 11.0, &["Commerce Bureau", "区商务局"]);
        check("R&D 经费支出", 20.0, &["R&D 经费支出"]);
    }
}
