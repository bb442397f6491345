//! The published names of what a record states: ids as they stand in the data and in addresses, and
//! the words a Chinese reader meets. In: a value; out: its name, and back from an id.

use crate::measure::checkable::{Level, Mark};
use crate::measure::{Change, Op, Pace, Status, Verdict};

impl Status {
    /// In the order of the register: from more than asked to not yet known.
    pub const ALL: [Status; 7] = [
        Status::Exceeded,
        Status::Done,
        Status::Ongoing,
        Status::Reported,
        Status::Short,
        Status::Halted,
        Status::NoData,
    ];

    pub fn id(self) -> &'static str {
        match self {
            Status::Exceeded => "exceeded",
            Status::Done => "done",
            Status::Ongoing => "ongoing",
            Status::Reported => "reported",
            Status::Short => "short",
            Status::Halted => "halted",
            Status::NoData => "nodata",
        }
    }

    pub fn from_id(id: &str) -> Option<Status> {
        Status::ALL.into_iter().find(|status| status.id() == id)
    }

    pub fn word(self) -> &'static str {
        match self {
            Status::Exceeded => "超额完成",
            Status::Done => "已完成",
            Status::Ongoing => "推进中",
            Status::Reported => "已报进展",
            Status::Short => "未达目标",
            Status::Halted => "停办或延期",
            Status::NoData => "数据未出",
        }
    }
}

impl Verdict {
    pub const ALL: [Verdict; 4] = [Verdict::Exceeded, Verdict::Met, Verdict::Short, Verdict::Unknown];

    pub fn id(self) -> &'static str {
        match self {
            Verdict::Exceeded => "exceeded",
            Verdict::Met => "met",
            Verdict::Short => "short",
            Verdict::Unknown => "unknown",
        }
    }

    pub fn from_id(id: &str) -> Option<Verdict> {
        Verdict::ALL.into_iter().find(|verdict| verdict.id() == id)
    }

    pub fn word(self) -> &'static str {
        match self {
            Verdict::Exceeded => "优于目标",
            Verdict::Met => "达到目标",
            Verdict::Short => "未达目标",
            Verdict::Unknown => "无法核对",
        }
    }
}

impl Pace {
    pub const ALL: [Pace; 3] = [Pace::Ahead, Pace::On, Pace::Behind];

    pub fn id(self) -> &'static str {
        match self {
            Pace::Ahead => "ahead",
            Pace::On => "on",
            Pace::Behind => "behind",
        }
    }

    pub fn from_id(id: &str) -> Option<Pace> {
        Pace::ALL.into_iter().find(|pace| pace.id() == id)
    }

    pub fn word(self) -> &'static str {
        match self {
            Pace::Ahead => "超序时",
            Pace::On => "符合序时",
            Pace::Behind => "欠序时",
        }
    }
}

impl Level {
    pub fn word(self) -> &'static str {
        match self {
            Level::High => "高",
            Level::Medium => "中",
            Level::Low => "低",
        }
    }
}

impl Mark {
    pub fn word(self) -> &'static str {
        match self {
            Mark::Number => "有数",
            Mark::Term => "有期",
            Mark::Owner => "有主",
            Mark::Yardstick => "有口径",
        }
    }
}

impl Change {
    pub fn word(self) -> &'static str {
        match self {
            Change::Rise => "上升",
            Change::Fall => "下降",
        }
    }
}

impl Op {
    /// As in the data: `>=`, `<=`, and `=` for a plain figure.
    pub fn id(self) -> &'static str {
        match self {
            Op::AtLeast => ">=",
            Op::AtMost => "<=",
            Op::Equal => "=",
        }
    }

    pub fn from_id(id: &str) -> Option<Op> {
        [Op::AtLeast, Op::AtMost, Op::Equal].into_iter().find(|op| op.id() == id)
    }

    /// As readers print it.
    pub fn sign(self) -> &'static str {
        match self {
            Op::AtLeast => "≥",
            Op::AtMost => "≤",
            Op::Equal => "=",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_leads_back() {
        for status in Status::ALL {
            assert_eq!(Status::from_id(status.id()), Some(status));
        }
        for verdict in Verdict::ALL {
            assert_eq!(Verdict::from_id(verdict.id()), Some(verdict));
        }
        for pace in Pace::ALL {
            assert_eq!(Pace::from_id(pace.id()), Some(pace));
        }
        for op in [Op::AtLeast, Op::AtMost, Op::Equal] {
            assert_eq!(Op::from_id(op.id()), Some(op));
        }
        assert_eq!(Status::from_id("finished"), None);
    }
}
