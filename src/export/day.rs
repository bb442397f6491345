//! Days as spreadsheets count them. In: `YYYY-MM-DD`. Out: a number. Does not know times of day.

/// A day that the calendar has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    year: i64,
    month: i64,
    day: i64,
}

impl Day {
    /// Reads `YYYY-MM-DD`; `None` for anything else, and for days that there are not.
    pub fn read(text: &str) -> Option<Day> {
        let mut parts = text.split('-');
        let mut next = |digits: usize| {
            let part = parts.next().filter(|part| part.len() == digits)?;
            part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<i64>().ok()).flatten()
        };
        let (year, month, day) = (next(4)?, next(2)?, next(2)?);
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        };
        (parts.next().is_none() && year > 0 && (1..=days).contains(&day)).then_some(Day { year, month, day })
    }

    /// The number under which spreadsheets know the day; those before March 1900 they count wrong.
    pub fn serial(self) -> Option<i64> {
        // Months from March on, so that the leap day is the last of its year.
        let (year, month) =
            if self.month > 2 { (self.year, self.month - 3) } else { (self.year - 1, self.month + 9) };
        let days = year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + self.day;
        // 1899-12-30 is day 0.
        Some(days - 693_900).filter(|serial| *serial > 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_days_as_spreadsheets_do() {
        let check =
            |text: &str, want: Option<i64>| assert_eq!(Day::read(text).and_then(Day::serial), want, "{text}");
        check("1900-03-01", Some(61));
        check("2000-01-01", Some(36526));
        check("2024-02-29", Some(45351));
        check("2024-12-31", Some(45657));
        check("2026-11-27", Some(46353));
        check("1900-01-01", None);
    }

    #[test]
    fn knows_which_days_there_are() {
        for text in [
            "2025-02-31",
            "2025-02-29",
            "2025-13-01",
            "2025-00-10",
            "2025-4-01",
            "2025-04-01-",
            "2025年",
            "",
            "0000-01-01",
        ] {
            assert_eq!(Day::read(text), None, "{text}");
        }
        assert!(Day::read("2000-02-29").is_some() && Day::read("1900-02-29").is_none());
    }
}
