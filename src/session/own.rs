//! Reports of the visitor's own: read in a worker, looked at and corrected, taken in, kept by the browser. In: files. Out:
//! signals, and data in which they stand beside the page's own. Refuses to know: how any of it is drawn.

mod kept;
mod passed;
mod read;
mod script;

use std::cell::OnceCell;
use std::sync::Arc;

use leptos::prelude::*;

pub use kept::About;
pub use read::{File, Unread};

use super::{Data, Session};
use crate::dataset::Dataset;
use crate::dataset::opened::Told;
use crate::report::recipe::Recipe;
use crate::web::clock;
use crate::web::storage::{self, StorageError};

/// Tells before the database is asked whether there is anything in it.
const KEY: &str = "nuoji/own";

/// Whether the browser keeps reports of the visitor's own.
pub fn any_kept() -> bool {
    matches!(storage::get(KEY), Ok(Some(_)))
}

/// A report, or several of one data set, that the visitor took in.
#[derive(Clone)]
pub struct Own {
    pub about: About,
    pub dataset: Arc<Dataset>,
    /// The same as a file.
    pub written: Arc<[u8]>,
    /// What a front end made of the file; empty for a data set, which is read already.
    pub document: Arc<Vec<u8>>,
}

/// A paper that was read and not yet taken in.
#[derive(Clone)]
pub struct Draft {
    /// The file's name.
    pub file: String,
    pub told: Arc<Told>,
    pub document: Arc<Vec<u8>>,
    /// The data set as a file.
    pub dataset: Arc<[u8]>,
    /// Corrections, the last being those asked for; those before can be gone back to.
    pub recipes: Vec<Recipe>,
    /// Those with which it was last read.
    pub read_with: Recipe,
    /// Names and numbers of persons that are passed on with it on purpose.
    pub passed_on: Vec<String>,
}

impl Own {
    /// The title of the report, or of the data set where that holds several.
    pub fn title(&self) -> &str {
        match &self.dataset.papers[..] {
            [paper] => &paper.source.title,
            _ => &self.dataset.manifest.title,
        }
    }

    fn holds(&self, report: &str) -> bool {
        self.dataset.papers.iter().any(|paper| paper.source.id == report)
    }
}

impl Draft {
    pub fn id(&self) -> &str {
        &self.told.id
    }

    pub fn recipe(&self) -> Recipe {
        self.recipes.last().cloned().unwrap_or_default()
    }
}

/// A file that was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadFile {
    pub name: String,
    pub why: Unread,
}

/// How far reading has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Busy {
    pub name: String,
    /// From 1.
    pub at: usize,
    pub of: usize,
}

/// What the session knows of the visitor's own reports; copied freely.
#[derive(Clone, Copy)]
pub struct OwnReports {
    pub list: RwSignal<Vec<Own>>,
    pub drafts: RwSignal<Vec<Draft>>,
    pub refused: RwSignal<Vec<UnreadFile>>,
    pub busy: RwSignal<Option<Busy>>,
    /// Why they are not kept.
    pub failed: RwSignal<Option<StorageError>>,
    /// The last one removed, for the way back.
    pub removed: RwSignal<Option<Own>>,
    /// The page's own reports are not shown.
    pub alone: RwSignal<bool>,
}

impl OwnReports {
    fn new() -> OwnReports {
        OwnReports {
            list: RwSignal::default(),
            drafts: RwSignal::default(),
            refused: RwSignal::default(),
            busy: RwSignal::new(None),
            failed: RwSignal::new(None),
            removed: RwSignal::new(None),
            alone: RwSignal::new(false),
        }
    }
}

thread_local! {
    static OWN: OnceCell<OwnReports> = const { OnceCell::new() };
}

impl Session {
    /// What is known of the visitor's own reports: made when first asked for, so that the first view does without, and there
    /// as long as the page is.
    pub fn own(self) -> OwnReports {
        let make = || {
            let asking = Owner::current();
            let owner = Owner::new_root(None);
            let own = owner.with(OwnReports::new);
            std::mem::forget(owner);
            // A new root takes the place of the owner at hand: whoever asks while drawing goes on under its own.
            asking.inspect(Owner::set);
            own
        };
        OWN.with(|own| *own.get_or_init(make))
    }

    /// Shows what the visitor chose: the page's own reports, those taken in, or both.
    pub fn show_chosen(self) {
        let own = self.own().list.with_untracked(|list| {
            list.iter().filter(|own| own.about.shown).map(|own| own.dataset.clone()).collect::<Vec<_>>()
        });
        if own.is_empty() {
            return self.reset();
        }
        let mut sets = own.into_iter().map(|set| (*set).clone());
        let first = match self.own().alone.get_untracked() {
            true => sets.next(),
            false => self.with_bundled(|data| data.set().clone()),
        };
        let Some(first) = first else { return };
        self.open(Data::of_set(sets.fold(first, Dataset::with)));
    }

    /// Takes a draft in, with all corrections that were asked for: kept by the browser where that can be done, and shown. One
    /// that cannot be taken stays a draft, and says why.
    pub async fn accept(self, id: &str) {
        self.settle(id).await;
        let Some(draft) = self.draft_with(id).filter(|draft| draft.recipe() == draft.read_with) else {
            return;
        };
        match Dataset::read(&draft.dataset) {
            Ok(dataset) => {
                let (about, dataset) = (About::of(&draft), Arc::new(dataset));
                let Draft { dataset: written, document, .. } = draft;
                clock::pause().await;
                self.discard(id);
                self.take_in(Own { about, dataset, written, document }).await;
            }
            Err(why) => self.refuse(&draft.file, Unread::Dataset(why)),
        }
    }

    async fn take_in(self, own: Own) {
        self.own().list.update(|list| {
            list.retain(|other| other.about.id != own.about.id);
            list.push(own.clone());
        });
        // Large papers: the page breathes between one step and the next.
        clock::pause().await;
        self.show_chosen();
        clock::pause().await;
        self.keep_own(&own).await;
    }

    /// Leaves a draft out.
    pub fn discard(self, id: &str) {
        self.own().drafts.update(|drafts| drafts.retain(|draft| draft.id() != id));
    }

    /// Removes a report of the visitor's own; it can be brought back until the next one is removed.
    pub async fn remove_own(self, id: &str) {
        let find = |list: &mut Vec<Own>| {
            let at = list.iter().position(|own| own.about.id == id)?;
            Some(list.remove(at))
        };
        let Some(own) = self.own().list.try_update(find).flatten() else { return };
        self.own().removed.set(Some(own));
        self.show_chosen();
        self.forget_own(id).await;
    }

    /// Brings back the report that was removed last.
    pub async fn restore_own(self) {
        if let Some(own) = self.own().removed.try_update(Option::take).flatten() {
            self.take_in(own).await;
        }
    }

    /// Changes what is told of a report, or whether it is shown.
    pub async fn change_own(self, id: &str, change: impl FnOnce(&mut Own)) {
        let changed = self.own().list.try_update(|list| {
            let own = list.iter_mut().find(|own| own.about.id == id)?;
            change(own);
            Some(own.clone())
        });
        if let Some(own) = changed.flatten() {
            self.show_chosen();
            self.keep_own(&own).await;
        }
    }

    /// Gives a report another title, in its pages too.
    pub async fn rename_own(self, id: &str, title: String) {
        let rename = move |own: &mut Own| {
            // Read again, it keeps the name.
            if let Ok(mut recipe) = Recipe::from_json(&own.about.recipe)
                && !own.document.is_empty()
            {
                recipe.source.title = Some(title.clone());
                own.about.recipe = recipe.to_json();
            }
            let mut set = (*own.dataset).clone();
            if let [paper] = &mut set.papers[..] {
                paper.source.title.clone_from(&title);
            }
            set.manifest.title = title;
            own.written = set.whole().into_bytes().into();
            own.dataset = Arc::new(set);
        };
        self.change_own(id, rename).await;
    }

    /// Puts a report taken in back among the drafts, to be corrected further; it stays as it is until then.
    pub fn correct_again(self, id: &str) {
        let own = self.own().list.with_untracked(|list| list.iter().find(|own| own.about.id == id).cloned());
        let known = self.own().drafts.with_untracked(|drafts| drafts.iter().any(|draft| draft.id() == id));
        let Some(own) = own.filter(|own| !own.document.is_empty() && !known) else { return };
        leptos::task::spawn_local(async move { self.draft_of(own).await });
    }
}
