//! Own reports as the browser keeps them. In and out: entries of its database. An entry that cannot be read is left where
//! it is, and said.

use std::sync::Arc;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{Draft, KEY, Own};
use crate::dataset::Dataset;
use crate::report::Conceal;
use crate::report::recipe::Recipe;
use crate::session::Session;
use crate::web::database::{self, Entry};
use crate::web::storage::{self, StorageError};

/// What is told of a report taken in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct About {
    pub id: String,
    pub file: String,
    pub shown: bool,
    /// Corrections, as JSON.
    pub recipe: String,
    /// Names of persons and telephone numbers in it.
    pub persons: Vec<String>,
    /// Those of them that are passed on with it on purpose.
    pub passed_on: Vec<String>,
}

impl About {
    pub fn of(draft: &Draft) -> About {
        let recipe = draft.recipe();
        About {
            id: draft.told.id.clone(),
            file: draft.file.clone(),
            shown: true,
            recipe: json_of(&recipe),
            persons: draft.told.persons.clone(),
            passed_on: draft.passed_on.clone(),
        }
    }

    /// What is left out of what is passed on.
    pub fn concealed(&self) -> Conceal {
        Conceal::of(self.left_out().cloned())
    }

    /// The names and numbers that are left out of what is passed on.
    pub fn left_out(&self) -> impl Iterator<Item = &String> {
        self.persons.iter().filter(|word| !self.passed_on.contains(word))
    }
}

/// Corrections as JSON; nothing where there are none.
pub(super) fn json_of(recipe: &Recipe) -> String {
    if recipe.is_empty() { String::new() } else { recipe.to_json() }
}

impl Own {
    fn entry(&self) -> Entry {
        Entry {
            key: self.about.id.clone(),
            about: serde_json::to_string(&self.about).unwrap_or_default(),
            body: self.written.to_vec(),
            bytes: self.document.to_vec(),
        }
    }

    fn of(entry: Entry) -> Option<Own> {
        let about = serde_json::from_str(&entry.about).ok()?;
        let dataset = Arc::new(Dataset::read(&entry.body).ok()?);
        Some(Own { about, dataset, written: entry.body.into(), document: Arc::new(entry.bytes) })
    }
}

impl Session {
    /// Gets the reports that the browser keeps.
    pub async fn load_own(self) {
        let alone = matches!(storage::get(KEY), Ok(Some(text)) if text == "alone");
        self.own().alone.set(alone);
        match database::all().await {
            Ok(entries) => {
                let count = entries.len();
                let found: Vec<Own> = entries.into_iter().filter_map(Own::of).collect();
                if found.len() < count {
                    self.own().failed.set(Some(StorageError::Unreadable));
                }
                self.own().list.set(found);
                self.show_chosen();
            }
            Err(why) => self.own().failed.set(Some(why)),
        }
    }

    pub(super) async fn keep_own(self, own: &Own) {
        let kept = database::put(&own.entry()).await;
        self.own().failed.set(kept.err());
        self.mark_own();
    }

    pub(super) async fn forget_own(self, id: &str) {
        self.own().failed.set(database::remove(id).await.err());
        self.mark_own();
    }

    /// Shows the visitor's own reports alone, or the page's own beside them.
    pub fn show_alone(self, alone: bool) {
        self.own().alone.set(alone);
        self.mark_own();
        self.show_chosen();
    }

    /// Without the mark a later visit would not look for them: what cannot be written is told as not kept.
    fn mark_own(self) {
        let marked = match (self.own().list.with_untracked(Vec::is_empty), self.own().alone.get_untracked()) {
            (true, _) => storage::remove(KEY),
            (false, true) => storage::set(KEY, "alone"),
            (false, false) => storage::set(KEY, "beside"),
        };
        if let Err(why) = marked {
            self.own().failed.set(Some(why));
        }
    }
}
