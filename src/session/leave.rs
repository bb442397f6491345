//! What a page that was left leaves behind. In: the session's signals. Out: nothing of that page in them. Refuses to
//! know: which page it was.

use leptos::prelude::*;
use leptos::reactive::graph::{Source, ToAnySource};

use super::Session;
use super::look::Look;

impl Session {
    /// Forgets who read the session's signals: a signal keeps its readers, gone or not, with the memory that they
    /// took, and a page has hundreds. Those that still stand read again and are known again.
    pub fn leave_page(self, look: Look) {
        forget(self.place);
        forget(self.view);
        forget(self.sought);
        forget(self.notes);
        forget(self.kept);
        forget(self.lent);
        forget(self.width);
        forget(self.stayed);
        forget(self.texts);
        forget(look.large);
        forget(look.dense);
        self.marks.notify();
        self.marks.to_any_source().clear_subscribers();
    }
}

fn forget<T: Send + Sync + 'static>(signal: RwSignal<T>) {
    signal.notify();
    signal.to_any_source().clear_subscribers();
}
