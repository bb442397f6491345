//! Tasks that no later report prints, by report. In: the session. Out: a section, compared some tasks at a time so
//! that the page can be used and left meanwhile. Refuses to know: why a promise went.

use std::collections::HashMap;
use std::time::Duration;

use leptos::prelude::*;

use crate::page::unit;
use crate::part::badge::badge;
use crate::part::sheet::long_sheet;
use crate::session::{Data, Session};
use crate::thread::course::Courses;
use crate::words;

/// So many tasks are compared before the page has its turn.
const AT_A_TIME: usize = 500;

/// The section; nothing where every task comes again.
pub fn section(session: Session) -> AnyView {
    let (compared, gone) = (RwSignal::new(0), StoredValue::new(Vec::new()));
    let all = session.data.with_untracked(|data| data.records.len());
    go_on(session, compared, gone);
    let shown = move || {
        if compared.get() < all {
            let counts = [compared.get().to_string(), all.to_string()];
            let word = words::THREADS_ABSENT_WORKING.with(&[&counts[0], &counts[1]]);
            return view! { <p class="soft small">{word}</p> }.into_any();
        }
        session.data.with_untracked(|data| gone.with_value(|gone| groups(session, data, gone)))
    };
    let none = move || compared.get() >= all && gone.with_value(Vec::is_empty);
    view! {
        <section class="card stack" data-absent="" hidden=none>
            <h2>{words::THREADS_ABSENT.t()}</h2>
            <p class="soft">{words::THREADS_ABSENT_HINT.t()}</p>
            {shown}
        </section>
    }
    .into_any()
}

/// Compares the next tasks, then those after them; stops where the page was left.
fn go_on(session: Session, compared: RwSignal<usize>, gone: StoredValue<Vec<usize>>) {
    set_timeout(
        move || {
            let Some(from) = compared.try_get_untracked() else { return };
            let to = session.data.with_untracked(|data| {
                let to = data.records.len().min(from + AT_A_TIME);
                let mut courses = Courses::new(&data.records, &data.traced().traces.related);
                let absent = (from..to).filter(|at| courses.of(*at).is_absent_later);
                _ = gone.try_update_value(|gone| gone.extend(absent));
                (to < data.records.len(), to)
            });
            if compared.try_set(to.1).is_none() && to.0 {
                go_on(session, compared, gone);
            }
        },
        Duration::ZERO,
    );
}

/// More reports than these stand in one table.
const GROUPS: usize = 40;

/// Behind a summary for each report.
fn groups(session: Session, data: &Data, gone: &[usize]) -> AnyView {
    let report = |at: &usize| &data.records[*at].report;
    let groups: Vec<&[usize]> = gone.chunk_by(|a, b| report(a) == report(b)).collect();
    if groups.len() > GROUPS {
        return tasks(session, gone.to_vec());
    }
    let mut of: HashMap<&str, usize> = HashMap::new();
    data.records.iter().for_each(|record| *of.entry(&record.report).or_default() += 1);
    let one = |group: &[usize]| {
        let own = report(&group[0]);
        let count = of.get(own.as_str()).copied().unwrap_or_default();
        let count = words::UNITS_OF.with(&[&group.len().to_string(), &count.to_string()]);
        view! {
            <details>
                <summary class="button-quiet">{data.short_title(own)} " · " {count}</summary>
                {tasks(session, group.to_vec())}
            </details>
        }
        .into_any()
    };
    groups.into_iter().map(one).collect::<Vec<_>>().into_any()
}

fn tasks(session: Session, places: Vec<usize>) -> AnyView {
    long_sheet(&[words::FIELD_GOAL.t(), words::FIELD_STATUS.t()], places.len(), move |at| {
        session.data.with_untracked(|data| {
            let record = &data.records[places[at]];
            vec![unit::task_link(record), badge(record.judged().status)]
        })
    })
}
