//! The law of two windows: whatever is written, removed, taken back and done again in two windows over one storage,
//! however late each hears of the other and whoever overwrites whom, no text is lost that nobody took away
//! knowingly, and no window takes back what the other has written.
//!
//! Every text is unique and says which window wrote it, so that a look at the notes tells what became of it.
//! `HISTORIES=100000 cargo test --release --test notes_law` tries as many histories as that.

use nuoji::note::keep::{Heard, Keeper, Opened};
use nuoji::note::merge::{self, Choice};
use nuoji::note::{Change, Edit, History, Note, Notes, Opinion, View, apply};
use std::collections::{BTreeMap, BTreeSet};

const TASKS: [&str; 3] = ["r2020-001", "r2020-002", "我的报告-001"];
/// Enough for every kind of act to meet every other; a run of the tests stays quick.
const HISTORIES: u64 = 2000;

/// A source of numbers that gives the same for the same history.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % most
    }
}

struct Window {
    name: char,
    opened: Opened,
    history: History,
    /// What its process has of the storage; the other's writing comes late.
    cache: Option<String>,
    /// What the reader took away in this window, seeing it, and has not put back in it.
    gone: BTreeSet<String>,
    /// What the reader ever took away in this window.
    took_away: BTreeSet<String>,
}

/// Two windows and the storage.
struct World {
    dice: Dice,
    windows: [Window; 2],
    storage: Option<String>,
    now: i64,
    count: usize,
    typed: BTreeSet<String>,
    told: Vec<String>,
}

/// Every unique text in the notes and in the bin: `A7`, `B12` …, also as tags and reasons.
fn tokens(notes: &Notes) -> BTreeSet<String> {
    let one = |note: &Note| {
        let reason = note.opinion.iter().map(|opinion| opinion.reason.as_str());
        let tags = note.tags.iter().map(String::as_str);
        let all: Vec<&str> = [note.text.as_str()].into_iter().chain(reason).chain(tags).collect();
        let all = all.join(" ");
        let words = all.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_string).collect::<Vec<String>>()
    };
    notes.notes.values().chain(notes.bin.values()).flat_map(one).collect()
}

impl World {
    fn new(seed: u64) -> World {
        let window = |name: char| Window {
            name,
            opened: Keeper::open(&name.to_string(), None, None, 1),
            history: History::default(),
            cache: None,
            gone: BTreeSet::new(),
            took_away: BTreeSet::new(),
        };
        World {
            dice: Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1),
            windows: ['A', 'B'].map(window),
            storage: None,
            now: 1000,
            count: 0,
            typed: BTreeSet::new(),
            told: Vec::new(),
        }
    }

    fn token(&mut self, at: usize) -> String {
        self.count += 1;
        let token = format!("{}{}", self.windows[at].name, self.count);
        self.typed.insert(token.clone());
        token
    }

    fn change(&mut self, at: usize) -> Change {
        let task = TASKS[self.dice.below(TASKS.len())].to_string();
        let shown = self.windows[at].opened.notes.get(&task).cloned().unwrap_or_default();
        let view = View::ALL[self.dice.below(3)];
        let edit = match self.dice.below(12) {
            0 => return Change::Remove { tasks: vec![task] },
            1 => return Change::Remove { tasks: TASKS.map(str::to_string).to_vec() },
            2 => {
                let bin = &self.windows[at].opened.notes.bin;
                let keys: Vec<_> = bin.keys().cloned().collect();
                match keys.len() {
                    0 => Edit::Star(!shown.star),
                    count => return Change::Restore { key: keys[self.dice.below(count)].clone() },
                }
            }
            3 if self.dice.below(4) == 0 => return Change::EmptyBin,
            3 => {
                let mut theirs = Notes::default();
                apply(&mut theirs, Change::edit(&task, Edit::Text(self.token(at))), self.now);
                let choice = [Choice::Both, Choice::Theirs][self.dice.below(2)];
                return merge::take_in(&self.windows[at].opened.notes, &theirs, &BTreeMap::new(), choice);
            }
            4 => Edit::Star(!shown.star),
            5 => Edit::AddTag(self.token(at)),
            6 => shown.tags.first().map_or(Edit::Star(true), |tag| Edit::DropTag(tag.clone())),
            7 => Edit::Opinion(Some(Opinion { view, reason: self.token(at) })),
            8 => Edit::Text(String::new()),
            9 => Edit::Text(self.token(at)),
            _ => Edit::Text([shown.text.as_str(), " ", &self.token(at)].concat().trim().to_string()),
        };
        Change::edit(&task, edit)
    }

    /// Takes what the window shows after something was done to it; `may_go` judges what is no longer there.
    fn judge(
        &mut self,
        at: usize,
        before: &Notes,
        act: &str,
        may_go: impl Fn(&World, &str) -> bool,
    ) -> Result<(), String> {
        let now = tokens(&self.windows[at].opened.notes);
        let vanished: Vec<String> = tokens(before).into_iter().filter(|token| !now.contains(token)).collect();
        for token in vanished {
            if !may_go(self, &token) {
                return Err(format!("{act} in {} took {token} away", self.windows[at].name));
            }
        }
        Ok(())
    }

    fn took_away(&mut self, at: usize, before: &Notes) {
        let (before, window) = (tokens(before), &mut self.windows[at]);
        let now = tokens(&window.opened.notes);
        window.gone.retain(|token| !now.contains(token) || before.contains(token));
        window.gone.extend(before.difference(&now).cloned());
        window.took_away.extend(before.difference(&now).cloned());
    }

    /// A reader took it away who saw it.
    fn is_gone(&self, token: &str) -> bool {
        self.windows.iter().any(|window| window.gone.contains(token))
    }

    fn edits(&mut self, at: usize) -> Result<(), String> {
        let change = self.change(at);
        self.told.push(format!("{} {change:?}", self.windows[at].name));
        let before = self.windows[at].opened.notes.clone();
        let window = &mut self.windows[at];
        window.history.apply(&mut window.opened.notes, change, self.now);
        self.took_away(at, &before);
        Ok(())
    }

    fn steps(&mut self, at: usize, back: bool) -> Result<(), String> {
        let before = self.windows[at].opened.notes.clone();
        let window = &mut self.windows[at];
        let act = if back { "undo" } else { "redo" };
        self.told.push(format!("{} {act}", window.name));
        let step = if back { History::undo } else { History::redo };
        step(&mut window.history, &mut window.opened.notes);
        // What is taken back is one's own; what is done again may take away what one took away before.
        let may_go = |world: &World, token: &str| {
            let window = &world.windows[at];
            token.starts_with(window.name) || !back && window.took_away.contains(token)
        };
        self.judge(at, &before, act, may_go)?;
        self.took_away(at, &before);
        Ok(())
    }

    /// The window hears what its process has of the storage.
    fn hears(&mut self, at: usize) -> Result<(), String> {
        let before = self.windows[at].opened.notes.clone();
        let window = &mut self.windows[at];
        let heard = window.opened.keeper.heard(&window.opened.notes, window.cache.as_deref(), self.now);
        match heard {
            Heard::Met(met) => window.opened.notes = met.notes,
            Heard::Nothing => {}
            Heard::Unreadable(aside) => return Err(format!("{aside:?}")),
        }
        if let Some(held) = window.opened.keeper.held() {
            return Err(format!("{} is held: {held:?}", window.name));
        }
        // What the other took away, it may have put back since: that comes later.
        let may_go =
            |world: &World, token: &str| world.windows.iter().any(|window| window.took_away.contains(token));
        self.judge(at, &before, "hearing", may_go)
    }

    /// As the page does it: a look at what stands there, then the whole text over it.
    fn stores(&mut self, at: usize) -> Result<(), String> {
        self.told.push(format!("{} stores", self.windows[at].name));
        self.hears(at)?;
        let window = &mut self.windows[at];
        if let Some(plan) = window.opened.keeper.plan(&window.opened.notes, self.now) {
            window.cache = Some(plan.text.clone());
            self.storage = Some(plan.text.clone());
            window.opened.keeper.kept(plan);
        }
        Ok(())
    }

    /// What was stored last reaches a window's process, and the window.
    fn arrives(&mut self, at: usize) -> Result<(), String> {
        self.told.push(format!("{} hears", self.windows[at].name));
        self.windows[at].cache = self.storage.clone();
        self.hears(at)
    }

    fn act(&mut self) -> Result<(), String> {
        // Often within the pause that makes typing one step, sometimes in the very same millisecond.
        self.now += [0, 1, 300, 900, 5000][self.dice.below(5)];
        let at = self.dice.below(2);
        match self.dice.below(16) {
            0..=6 => self.edits(at),
            7..=9 => self.steps(at, true),
            10 => self.steps(at, false),
            11 | 12 => self.stores(at),
            13 => self.arrives(at),
            _ => self.arrives(at).and_then(|()| self.stores(at)),
        }
    }

    fn whole(mut self, acts: usize) -> Result<(), String> {
        let done = (0..acts).try_for_each(|_| self.act()).and_then(|()| self.settles());
        done.map_err(|why| format!("{why}\n{}", self.told.join("\n")))
    }

    /// Both hear of each other until nothing is left to be stored; then all that was typed is looked for.
    fn settles(&mut self) -> Result<(), String> {
        for round in 0.. {
            for at in 0..2 {
                self.now += 1000;
                self.arrives(at)?;
                self.stores(at)?;
            }
            let [here, there] = &self.windows;
            let stored = [here, there].iter().all(|one| !one.opened.keeper.is_behind(&one.opened.notes));
            if here.opened.notes == there.opened.notes && stored {
                break;
            }
            if round == 10 {
                return Err("the windows never agree".into());
            }
        }
        let kept = tokens(&self.windows[0].opened.notes);
        match self.typed.iter().find(|token| !kept.contains(*token) && !self.is_gone(token)) {
            None => Ok(()),
            Some(lost) => Err(format!("{lost} is lost")),
        }
    }
}

fn histories() -> u64 {
    std::env::var("HISTORIES").ok().and_then(|count| count.parse().ok()).unwrap_or(HISTORIES)
}

#[test]
fn two_windows_lose_nothing_and_undo_only_their_own() {
    for seed in 1..=histories() {
        // The shortest history that fails is the one to look at.
        let acts = 4 + (seed % 24) as usize;
        if let Err(why) = World::new(seed).whole(acts) {
            panic!("history {seed}: {why}");
        }
    }
}
