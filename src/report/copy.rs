//! Second copies: pages that print their body twice. In: the lines of a text. Out: marks on those that
//! repeat an earlier run of lines. Refuses to know what the lines say.

use std::collections::HashMap;
use std::ops::Range;

use super::Reason;
use super::page::Line;
use super::text::Span;

/// So many printed lines in the same order are a copy and not a chance; a table repeats single cells.
const RUN: usize = 6;
/// A run as short as that must also be this many bytes long, since `50%` six times over is no copy.
const RUN_BYTES: usize = 240;
/// Where one copy misses a line of the other, the copy is picked up again within so many lines.
const SLIP: usize = 3;

/// Marks every second copy, and says where one differs from the first. After a navigation block a single repeated line is enough to begin one.
pub fn mark(text: &str, lines: &[Line], marks: &mut [Option<Reason>], blocks: &[Range<usize>]) -> Vec<Span> {
    let mut differing = Vec::new();
    // The places of printed lines of the body, and a number for each distinct wording.
    let printed: Vec<usize> =
        (0..lines.len()).filter(|at| marks[*at].is_none() && !lines[*at].words.is_empty()).collect();
    let mut known: HashMap<&str, u32> = HashMap::new();
    let names: Vec<u32> = printed
        .iter()
        .map(|at| {
            let next = known.len() as u32;
            *known.entry(lines[*at].words.of(text)).or_insert(next)
        })
        .collect();
    let bytes = |run: Range<usize>| run.map(|at| lines[printed[at]].words.of(text).len()).sum::<usize>();
    let mut first_line: Vec<usize> = vec![usize::MAX; known.len()];
    let mut first_run: HashMap<[u32; RUN], usize> = HashMap::new();
    let mut next_block = blocks.iter().peekable();
    let mut entered = 0;
    let mut at = 0;
    while at < names.len() {
        let mut after_block = false;
        while next_block.next_if(|block| block.end <= printed[at]).is_some() {
            after_block = true;
        }
        let run: Option<[u32; RUN]> = names.get(at..at + RUN).and_then(|run| run.try_into().ok());
        let earlier = run
            .and_then(|run| first_run.get(&run).copied())
            .filter(|earlier| earlier + RUN <= at && bytes(at..at + RUN) >= RUN_BYTES)
            .or_else(|| Some(first_line[names[at] as usize]).filter(|first| after_block && *first < at));
        if let Some(earlier) = earlier {
            let (end, slips) = follow(&names, earlier, at);
            differing.extend(slips.iter().map(|slip| lines[printed[*slip]].words));
            for copied in at..end {
                marks[printed[copied]] = Some(Reason::SecondCopy);
            }
            (at, entered) = (end, end);
            continue;
        }
        first_line[names[at] as usize] = first_line[names[at] as usize].min(at);
        // A run is entered once all of it lies in the first copy.
        if at + 1 >= entered + RUN {
            let start = at + 1 - RUN;
            if let Ok(run) = names[start..=at].try_into() {
                first_run.entry(run).or_insert(start);
            }
        }
        at += 1;
    }
    differing
}

/// How far the copy at `copy` follows the lines at `first`, over lines that only one of them has, and where
/// such lines are.
fn follow(names: &[u32], first: usize, copy: usize) -> (usize, Vec<usize>) {
    let mut slips = Vec::new();
    let (mut one, mut two) = (first, copy);
    let limit = copy;
    while two < names.len() {
        if one < limit && names[one] == names[two] {
            (one, two) = (one + 1, two + 1);
            continue;
        }
        let slip = (1..=2 * SLIP).find_map(|total| {
            (0..=total.min(SLIP)).filter(|skip| total - skip <= SLIP).map(|skip| (skip, total - skip)).find(
                |(skip_one, skip_two)| {
                    let (next_one, next_two) = (one + skip_one, two + skip_two);
                    let same = |more: usize| {
                        next_one + more < limit && names.get(next_two + more) == Some(&names[next_one + more])
                    };
                    let to_the_end = next_two + 1 == names.len() || next_one + 1 == limit;
                    same(0) && (same(1) || to_the_end)
                },
            )
        });
        match slip {
            Some((skip_one, skip_two)) => {
                slips.push(two);
                (one, two) = (one + skip_one, two + skip_two);
            }
            None => break,
        }
    }
    (two, slips)
}
