//! Threads that no line of the table of names foresaw: phrases that come back. In: names laid over items,
//! and the threads known already. Out: threads named by their phrase. Refuses to know: the table's lines.
//!
//! Every goal and every clause of a figure is a chain of characters. All their tails are sorted, so that
//! equal beginnings stand together: a beginning of at least five characters that is shared by two reports
//! and by few items is a phrase, if it somewhere begins a clause and somewhere ends one. Of phrases inside one another the longest stays, and a phrase whose items
//! are already together in a thread adds nothing.

use super::fold::han;
use super::names::{Names, Role};
use super::series::{Stated, gather};
use super::{Thread, ThreadKind};
use crate::report::text::steps::steps;

const SHORTEST: usize = 5;
const LONGEST: usize = 16;
const ITEMS: usize = 8;
const THREADS: usize = 60;
const HEADS: usize = 1 << 18;

struct Phrase {
    words: Vec<char>,
    items: Vec<usize>,
}

pub fn found(names: &Names, known: &[Thread]) -> Vec<Thread> {
    let mut phrases = phrases(names);
    // Longer phrases first; among equals the order of the text, so that the same input gives the same bytes.
    phrases.sort_by(|a, b| b.words.len().cmp(&a.words.len()).then(a.items.cmp(&b.items)));
    let mut places: Vec<(&str, usize)> = names.items.iter().enumerate().map(|(at, i)| (i.id, at)).collect();
    places.sort_unstable();
    let place = |id: &str| places.binary_search_by(|p| p.0.cmp(id)).ok().map(|at| places[at].1);
    let mut taken: Vec<Vec<usize>> = known
        .iter()
        .map(|t| {
            let mut items: Vec<usize> = t.members.iter().filter_map(|m| place(&m.id)).collect();
            items.sort_unstable();
            items
        })
        .collect();
    // Only a thread that holds one of a phrase's items can hold most of them.
    let mut holders: Vec<Vec<usize>> = vec![Vec::new(); names.items.len()];
    for (thread, items) in taken.iter().enumerate() {
        items.iter().for_each(|&item| holders[item].push(thread));
    }
    let mut threads = Vec::new();
    for phrase in phrases {
        if threads.len() == THREADS {
            break;
        }
        steps(phrase.items.len());
        let mut near = phrase.items.iter().flat_map(|&item| &holders[item]);
        if near.any(|&t| together(&taken[t], &phrase.items)) {
            continue;
        }
        let name: String = phrase.words.iter().collect();
        let why = format!("“{name}”在几份报告里重现");
        let members = phrase.items.iter().map(|&i| (i, Stated::default())).collect();
        threads.extend(gather(names, members, ThreadKind::Subject, name, None, why));
        phrase.items.iter().for_each(|&item| holders[item].push(taken.len()));
        taken.push(phrase.items);
    }
    threads
}

/// Whether a thread holds most of these items already.
fn together(thread: &[usize], items: &[usize]) -> bool {
    steps(items.len());
    let shared = items.iter().filter(|i| thread.binary_search(i).is_ok()).count();
    shared == items.len() || shared * 2 > thread.len() + items.len() - shared
}

/// Phrases of at least two reports and at most `ITEMS` items.
fn phrases(names: &Names) -> Vec<Phrase> {
    // Every tail of a run of letters, with its item and whether the run begins here.
    let mut tails: Vec<&[char]> = Vec::new();
    let mut owners: Vec<(u32, bool)> = Vec::new();
    for passage in names.passages.iter().filter(|p| p.role == Role::Goal) {
        let chars = &passage.folded.chars;
        let mut stop = 0;
        for at in 0..chars.len() {
            let fresh = stop <= at;
            if fresh {
                stop = at + chars[at..].iter().take_while(|c| han(**c) || c.is_alphabetic()).count();
            }
            if stop >= at + SHORTEST {
                tails.push(&chars[at..stop.min(at + LONGEST)]);
                owners.push((passage.item as u32, fresh));
            }
        }
    }
    // Most tails begin as no other does: they are dropped before the sorting.
    let head = |at: u32| {
        let sum =
            tails[at as usize][..SHORTEST].iter().fold(0u32, |sum, &c| sum.wrapping_mul(0x9e35) ^ c as u32);
        (sum ^ sum >> 15) as usize % HEADS
    };
    let mut begun = vec![0u8; HEADS];
    (0..tails.len() as u32).for_each(|at| begun[head(at)] = begun[head(at)].saturating_add(1));
    // Most comparisons end at the first characters, kept beside each tail as one number.
    let front = |at: u32| {
        let chars = tails[at as usize][..4].iter();
        chars.fold(0u64, |sum, &c| sum << 16 | u64::from(c as u32).min(0xffff))
    };
    let mut order: Vec<(u64, u32)> =
        (0..tails.len() as u32).filter(|&at| begun[head(at)] > 1).map(|at| (front(at), at)).collect();
    order.sort_unstable_by(|a, b| {
        let tail = |at: u32| tails[at as usize];
        a.0.cmp(&b.0).then_with(|| tail(a.1).cmp(tail(b.1))).then(a.1.cmp(&b.1))
    });
    let order: Vec<u32> = order.into_iter().map(|(_, at)| at).collect();
    let mut phrases: Vec<Phrase> = Vec::new();
    for group in order.chunk_by(|&a, &b| tails[a as usize][..SHORTEST] == tails[b as usize][..SHORTEST]) {
        if group.len() < 2 {
            continue;
        }
        let mut items: Vec<usize> = group.iter().map(|&t| owners[t as usize].0 as usize).collect();
        items.sort_unstable();
        items.dedup();
        let spans = items.iter().any(|&i| names.items[i].report != names.items[items[0]].report);
        if !spans || items.len() > ITEMS {
            continue;
        }
        // As far as all of the group agree.
        let (first, last) = (tails[group[0] as usize], tails[group[group.len() - 1] as usize]);
        let shared = first.iter().zip(last).take_while(|(a, b)| a == b).count();
        // A phrase that nowhere begins a clause, or nowhere ends one, is cut out of longer words.
        let begins = group.iter().any(|&t| owners[t as usize].1);
        let ends = group.iter().any(|&t| tails[t as usize].len() == shared && shared < LONGEST);
        if begins && ends {
            phrases.push(Phrase { words: first[..shared].to_vec(), items });
        }
    }
    // Phrases of the same items that overlap are one, cut at different fronts: the longest stays.
    phrases.sort_by(|a, b| {
        a.items.cmp(&b.items).then(b.words.len().cmp(&a.words.len())).then(a.words.cmp(&b.words))
    });
    phrases.dedup_by(|later, kept| later.items == kept.items && overlap(&kept.words, &later.words));
    phrases
}

/// Whether one phrase is the other with its front cut off, or shares most of it.
fn overlap(a: &[char], b: &[char]) -> bool {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    long.windows(SHORTEST - 1).any(|w| short.windows(SHORTEST - 1).any(|v| v == w))
}
