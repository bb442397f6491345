//! Search within the report shown. In: what is typed. Out: the words sought, how many lines hold them, the
//! next one brought into view. Refuses to know: how lines are drawn; they carry `data-line`.

use leptos::prelude::*;

use crate::dataset::Paper;
use crate::query::{Field, Sought};
use crate::words;

/// What is sought, and where it was found.
#[derive(Clone, Copy)]
pub struct Search {
    typed: RwSignal<String>,
    pub sought: Memo<Sought>,
    /// Numbers of the lines that hold a word sought.
    found: Memo<Vec<usize>>,
    /// Which of them was shown last.
    now: RwSignal<Option<usize>>,
}

impl Search {
    pub fn new(report: &Paper) -> Search {
        let typed = RwSignal::new(String::new());
        let sought = Memo::new(move |_| Sought::parse(&typed.get()).0);
        let text = report.source.text.clone();
        let found = Memo::new(move |_| {
            sought.with(|sought| {
                if sought.is_empty() {
                    return Vec::new();
                }
                let lines = text.split('\n').enumerate();
                let held = lines.filter(|(_, line)| !sought.marks(Field::Goal, line).is_empty());
                held.map(|(at, _)| at + 1).collect()
            })
        });
        Search { typed, sought, found, now: RwSignal::new(None) }
    }

    /// Shows the line after the last shown one, or the one before it; round at the ends.
    fn step(self, back: bool) {
        let lines = self.found.get_untracked();
        if lines.is_empty() {
            return;
        }
        let at = match (self.now.get_untracked(), back) {
            (None, false) => 0,
            (None | Some(0), true) => lines.len() - 1,
            (Some(at), false) => (at + 1) % lines.len(),
            (Some(at), true) => at - 1,
        };
        let at = at.min(lines.len() - 1);
        self.now.set(Some(at));
        show(lines[at], true);
    }

    fn told(self) -> String {
        let count = self.found.with(Vec::len);
        match (self.sought.with(Sought::is_empty), self.now.get()) {
            (true, _) => String::new(),
            (_, Some(at)) if at < count => words::FIND_AT.with(&[&(at + 1).to_string(), &count.to_string()]),
            _ => words::FIND_LINES.with(&[&count.to_string()]),
        }
    }

    /// The field with its buttons; `more` stands at the end of the row, and stays in view with it.
    pub fn bar(self, more: AnyView) -> AnyView {
        let keyed = move |event: leptos::ev::KeyboardEvent| {
            if event.key() == "Enter" {
                event.prevent_default();
                self.step(event.shift_key());
            }
        };
        let typed = move |event| {
            self.now.set(None);
            self.typed.set(event_target_value(&event));
        };
        let none = move || self.found.with(Vec::is_empty);
        view! {
            <div class="source-find row" role="search">
                <input
                    type="search"
                    name="find"
                    aria-label=words::FIND_LABEL.t()
                    placeholder=words::FIND_LABEL.t()
                    prop:value=self.typed
                    on:input=typed
                    on:keydown=keyed
                />
                <button type="button" class="button" aria-label=words::FIND_BEFORE.t() disabled=none on:click=move |_| self.step(true)>"↑"</button>
                <button type="button" class="button" aria-label=words::FIND_NEXT.t() disabled=none on:click=move |_| self.step(false)>"↓"</button>
                <span class="soft small" role="status" data-found="">{move || self.told()}</span>
                <span class="source-back">{more}</span>
            </div>
        }
        .into_any()
    }
}

/// Brings a line into view; `point` also frames it.
pub fn show(line: usize, point: bool) {
    let document = document();
    if let Ok(Some(before)) = document.query_selector(".source-now") {
        let _ = before.class_list().remove_1("source-now");
    }
    if let Ok(Some(line)) = document.query_selector(&format!("[data-line=\"{line}\"]")) {
        if point {
            let _ = line.class_list().add_1("source-now");
        }
        line.scroll_into_view();
    }
}
