//! Reading a visitor's own files: file, documents, drafts. In: names and bytes. Out: drafts to be looked at, and for each file
//! that is not read why. The work is done in the worker.

use std::sync::Arc;

use super::kept::json_of;
use super::{Busy, Draft, Own, UnreadFile};
use crate::dataset::opened::Told;
use crate::dataset::{Dataset, Refusal};
use crate::document::{self, wire};
use crate::report;
use crate::report::recipe::Recipe;
use crate::session::Session;
use crate::web::file::FileError;
use crate::web::worker::{self, Broken, Found};
use crate::words;
use leptos::prelude::*;

/// A file as it comes in.
pub struct File {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    Refused(document::Refused),
    Broken(Broken),
    /// A data set that cannot be taken.
    Dataset(Refusal),
    /// Corrections that cannot be used.
    Recipe,
    /// The browser could not read the file itself.
    File,
    /// A file of notes, which has its own way in.
    Notes,
    /// A data set of which every report is here.
    Known,
    /// An address that gave nothing: not allowed by its host, or not there.
    Address,
}

impl Unread {
    /// Why a file was not read, and what to do.
    pub fn said(&self) -> String {
        let word = match self {
            Unread::Refused(why) => return words::unread(*why).to_owned(),
            Unread::Dataset(why) => return words::refused(why),
            Unread::Broken(Broken::Missing) => words::OPEN_NETWORK,
            Unread::Broken(Broken::Crashed) => words::OPEN_CRASHED,
            Unread::Broken(Broken::TooLong) => words::OPEN_LONG,
            Unread::Broken(Broken::Cancelled) => words::OPEN_CANCELLED,
            Unread::Recipe => words::OPEN_RECIPE_BAD,
            Unread::File => words::OPEN_FILE_UNREADABLE,
            Unread::Notes => words::OPEN_NOTES_FILE,
            Unread::Known => words::OPEN_KNOWN,
            Unread::Address => words::OPEN_ADDRESS_DENIED,
        };
        word.t().to_owned()
    }
}

/// What the names of attachments hold.
const ATTACHMENT: &str = "附件";

/// How data set files begin.
const DATASET: &[u8] = b"nuoji-dataset";

impl Draft {
    fn new(file: String, read: (Arc<[u8]>, Arc<Told>), document: Arc<Vec<u8>>, recipe: Recipe) -> Draft {
        let (dataset, told) = read;
        let recipes = vec![recipe.clone()];
        Draft { file, told, document, dataset, recipes, read_with: recipe, passed_on: Vec::new() }
    }
}

impl Session {
    /// Reads files of the visitor, chosen or dropped.
    pub async fn open_files(self, files: Vec<web_sys::File>) {
        let mut read = Vec::new();
        for file in files {
            let name = file.name();
            match crate::web::file::read_bytes(&file).await {
                Ok(bytes) => read.push(File { name, bytes }),
                Err(FileError::TooBig) => self.refuse(&name, Unread::Refused(document::Refused::TooLarge)),
                Err(_) => self.refuse(&name, Unread::File),
            }
        }
        self.read_files(read, &Recipe::default()).await;
    }

    /// Reads files and puts what they hold among the drafts; the ids of those.
    pub async fn read_files(self, files: Vec<File>, recipe: &Recipe) -> Vec<String> {
        let (mut ids, of) = (Vec::new(), files.len());
        for (at, File { name, bytes }) in files.into_iter().enumerate() {
            self.own().busy.set(Some(Busy { name: name.clone(), at: at + 1, of }));
            if bytes.len() > document::MOST_BYTES {
                self.refuse(&name, Unread::Refused(document::Refused::TooLarge));
            } else if bytes.starts_with(DATASET) {
                ids.extend(self.draft_of_dataset(&name, &bytes));
            } else if crate::note::is_file(&bytes) {
                self.refuse(&name, Unread::Notes);
            } else {
                match worker::documents(&name, &bytes).await {
                    Ok(found) if found.is_empty() => {
                        self.refuse(&name, Unread::Refused(document::Refused::Empty));
                    }
                    Ok(found) => {
                        for one in found {
                            ids.extend(self.draft(one, recipe).await);
                        }
                    }
                    Err(Broken::Cancelled) => break,
                    Err(why) => self.refuse(&name, Unread::Broken(why)),
                }
            }
        }
        let attached = self.attached(&ids);
        if !attached.is_empty() {
            let whole = self.join_drafts(Some(&attached)).await;
            ids.retain(|id| !attached.contains(id));
            ids.extend(whole);
        }
        self.own().busy.set(None);
        ids
    }

    /// A letter that tells of no task, and the attachments that came with it; none where it is not so.
    fn attached(self, ids: &[String]) -> Vec<String> {
        self.own().drafts.with_untracked(|drafts| {
            let came = || drafts.iter().filter(|draft| ids.iter().any(|id| id == draft.id()));
            let letters = came().filter(|draft| draft.told.tasks == 0 && draft.told.figures == 0);
            let attachments = came().filter(|draft| draft.told.tasks > 0 && draft.file.contains(ATTACHMENT));
            match (&letters.collect::<Vec<_>>()[..], &attachments.collect::<Vec<_>>()[..]) {
                ([letter], [_, ..]) if !letter.document.is_empty() => {
                    let mut found: Vec<&Draft> =
                        came().filter(|draft| draft.file.contains(ATTACHMENT)).collect();
                    found.sort_by_key(|draft| &draft.file);
                    std::iter::once(*letter).chain(found).map(|draft| draft.id().to_owned()).collect()
                }
                _ => Vec::new(),
            }
        })
    }

    /// Makes one draft of several, in their order; of all that can be corrected where none are named.
    pub async fn join_drafts(self, ids: Option<&[String]>) -> Option<String> {
        let parts: Vec<Draft> = self.own().drafts.with_untracked(|drafts| match ids {
            Some(ids) => {
                ids.iter().filter_map(|id| drafts.iter().find(|draft| draft.id() == id)).cloned().collect()
            }
            None => drafts.iter().filter(|draft| !draft.document.is_empty()).cloned().collect(),
        });
        let first = parts.first()?;
        let documents: Vec<&[u8]> = parts.iter().map(|draft| &draft.document[..]).collect();
        let whole = worker::join(&documents).await;
        let files: Vec<&str> = parts.iter().map(|draft| draft.file.as_str()).collect();
        let recipe = Recipe { source: first.recipe().source, ..Recipe::default() };
        let document = whole.map(Arc::new);
        let read = match &document {
            Ok(document) => self.told(first.id(), document, &recipe).await,
            Err(why) => Err(Unread::Broken(*why)),
        };
        match (read, document) {
            (Ok((dataset, told)), Ok(document)) => {
                let id = told.id.clone();
                let gone: Vec<&str> = parts.iter().map(Draft::id).collect();
                self.own().drafts.update(|drafts| drafts.retain(|draft| !gone.contains(&draft.id())));
                let file = files.join("、");
                self.put_draft(Draft::new(file, (dataset, told), document, recipe));
                Some(id)
            }
            (Err(why), _) => {
                self.refuse(&first.file, why);
                None
            }
            _ => None,
        }
    }

    pub fn refuse(self, name: &str, why: Unread) {
        self.own().refused.update(|refused| {
            refused.retain(|other| other.name != name);
            refused.push(UnreadFile { name: name.to_owned(), why });
        });
    }

    async fn draft(self, found: Found, recipe: &Recipe) -> Option<String> {
        let Found { name, document } = found;
        let document = match document {
            Ok(document) => document,
            Err(word) => {
                self.refuse(&name, unread(&word));
                return None;
            }
        };
        let id = self.free_id(&name, &document);
        let (recipe, document) = (recipe.clone(), Arc::new(document));
        match self.told(&id, &document, &recipe).await {
            Ok(read) => {
                self.put_draft(Draft::new(name, read, document, recipe));
                Some(id)
            }
            Err(why) => {
                self.refuse(&name, why);
                None
            }
        }
    }

    fn put_draft(self, draft: Draft) {
        self.own().refused.update(|refused| refused.retain(|other| other.name != draft.file));
        self.own().drafts.update(|drafts| {
            drafts.retain(|other| other.id() != draft.id());
            drafts.push(draft);
        });
    }

    /// A report taken in, to be corrected further.
    pub(super) async fn draft_of(self, own: Own) {
        let recipe = Recipe::from_json(&own.about.recipe).unwrap_or_default();
        match self.told(&own.about.id, &own.document, &recipe).await {
            Ok(read) => {
                let draft = Draft::new(own.about.file, read, own.document, recipe);
                self.put_draft(Draft { passed_on: own.about.passed_on, ..draft });
            }
            Err(why) => self.refuse(&own.about.file, why),
        }
    }

    async fn told(
        self,
        id: &str,
        document: &[u8],
        recipe: &Recipe,
    ) -> Result<(Arc<[u8]>, Arc<Told>), Unread> {
        let read = worker::read(id, document, &json_of(recipe)).await.map_err(Unread::Broken)?;
        let read = read.map_err(|word| unread(&word))?;
        let told = Told::from_json(&read.told).ok_or(Unread::Broken(Broken::Crashed))?;
        Ok((read.dataset.into(), Arc::new(told)))
    }

    /// A data set is read already: it is looked at and taken in as it is.
    fn draft_of_dataset(self, name: &str, bytes: &[u8]) -> Option<String> {
        match Dataset::read(bytes) {
            Ok(set) if set.papers.iter().all(|paper| self.is_here(&paper.source.id)) => {
                self.refuse(name, Unread::Known);
                None
            }
            Ok(set) => {
                let id = set.edition.clone();
                let told = Told::of_dataset(&id, &set);
                let read = (bytes.into(), Arc::new(told));
                self.put_draft(Draft::new(name.to_owned(), read, Arc::default(), Recipe::default()));
                Some(id)
            }
            Err(why) => {
                self.refuse(name, Unread::Dataset(why));
                None
            }
        }
    }

    /// An id for a file of this name: its own again where the same paper was opened before, else one that nothing has.
    fn free_id(self, name: &str, document: &[u8]) -> String {
        let stem = report::id_of_file(name);
        // Whether what has the id is this very paper.
        let taken = |id: &str| {
            let own = self.own().list.with_untracked(|list| {
                let one = list.iter().find(|own| own.about.id == id)?;
                Some(*one.document == document)
            });
            let draft = self.draft_with(id).map(|draft| *draft.document == document);
            own.or(draft).or_else(|| self.is_here(id).then_some(false))
        };
        let ids =
            std::iter::once(stem.clone()).chain((2..).map(|nth| [&stem, "-", &nth.to_string()].concat()));
        ids.into_iter().find(|id| taken(id) != Some(false)).unwrap_or(stem)
    }

    /// Whether a report of this id is among those of the page or those taken in.
    fn is_here(self, report: &str) -> bool {
        self.with_bundled(|data| data.report(report).is_some()).unwrap_or(false)
            || self.own().list.with_untracked(|list| list.iter().any(|own| own.holds(report)))
    }

    /// Reads a draft anew with other corrections; those before are kept for the way back.
    pub async fn correct(self, id: &str, change: impl FnOnce(&mut Recipe)) {
        self.change_recipes(id, |recipes| {
            let mut recipe = recipes.last().cloned().unwrap_or_default();
            change(&mut recipe);
            recipes.push(recipe.tidied());
            recipes.dedup();
        });
        self.settle(id).await;
    }

    /// Takes the last correction of a draft back.
    pub async fn undo_correction(self, id: &str) {
        self.change_recipes(id, |recipes| recipes.truncate(recipes.len().saturating_sub(1).max(1)));
        self.settle(id).await;
    }

    fn change_recipes(self, id: &str, change: impl FnOnce(&mut Vec<Recipe>)) {
        self.own().drafts.update(|drafts| {
            if let Some(draft) = drafts.iter_mut().find(|draft| draft.id() == id) {
                change(&mut draft.recipes);
            }
        });
    }

    pub(super) fn draft_with(self, id: &str) -> Option<Draft> {
        self.own().drafts.with_untracked(|drafts| drafts.iter().find(|draft| draft.id() == id).cloned())
    }

    /// Reads a draft until what is shown of it is what was asked for: while it is read more may be corrected. Corrections
    /// that cannot be carried out are taken back.
    pub(super) async fn settle(self, id: &str) {
        while let Some(draft) = self.draft_with(id).filter(|draft| draft.recipe() != draft.read_with) {
            let recipe = draft.recipe();
            let read = self.told(id, &draft.document, &recipe).await;
            if let Err(why) = &read {
                self.refuse(&draft.file, why.clone());
            }
            self.own().drafts.update(|drafts| {
                let Some(own) = drafts.iter_mut().find(|own| own.id() == id) else { return };
                match read {
                    Ok((dataset, told)) => (own.dataset, own.told, own.read_with) = (dataset, told, recipe),
                    Err(_) => {
                        own.recipes.retain(|other| *other != recipe);
                        if own.recipes.is_empty() {
                            own.recipes.push(own.read_with.clone());
                        }
                    }
                }
            });
        }
    }
}

fn unread(word: &str) -> Unread {
    match wire::read_why(word) {
        Some(why) => Unread::Refused(why),
        None if word.starts_with("recipe") => Unread::Recipe,
        None => Unread::Broken(Broken::Crashed),
    }
}
