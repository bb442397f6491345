//! Files that a script opens, as if they had been dropped and taken in. In: names, bytes, corrections. Out: JSON. Refuses to know:
//! scripts.

use serde::Serialize;

use super::{File, UnreadFile};
use crate::report::recipe::Recipe;
use crate::session::Session;
use crate::words;
use leptos::prelude::*;

#[derive(Serialize)]
struct Answer {
    reports: Vec<Taken>,
    refused: Vec<Left>,
}

/// A report that was taken in.
#[derive(Serialize)]
struct Taken {
    id: String,
    title: String,
    tasks: usize,
    doubts: usize,
    figures: usize,
}

/// A file that was not read.
#[derive(Serialize)]
struct Left {
    name: String,
    why: String,
}

impl Session {
    /// `{reports: [{id, title, tasks, doubts, figures}], refused: [{name, why}]}`; why the corrections cannot be used
    /// otherwise.
    pub async fn open_for_script(
        self,
        files: Vec<(String, Vec<u8>)>,
        recipe: String,
    ) -> Result<String, String> {
        let recipe = match &*recipe {
            "" => Recipe::default(),
            json => Recipe::from_json(json).map_err(|why| words::recipe_fault(&why))?,
        };
        let names: Vec<String> = files.iter().map(|(name, _)| name.clone()).collect();
        let before = self.own().refused.get_untracked();
        self.own().refused.set(Vec::new());
        let files = files.into_iter().map(|(name, bytes)| File { name, bytes }).collect();
        let ids = self.read_files(files, &recipe).await;
        let mut reports = Vec::new();
        for id in ids {
            let told = self.own().drafts.with_untracked(|drafts| {
                drafts.iter().find(|draft| draft.id() == id).map(|draft| draft.told.clone())
            });
            let Some(told) = told else { continue };
            self.accept(&id).await;
            reports.push(Taken {
                id,
                title: told.title.clone(),
                tasks: told.tasks,
                doubts: told.doubts,
                figures: told.figures,
            });
        }
        let left = |file: &UnreadFile| Left { name: file.name.clone(), why: file.why.said() };
        let refused = self.own().refused.with_untracked(|refused| refused.iter().map(left).collect());
        self.own().refused.set(before.into_iter().filter(|file| !names.contains(&file.name)).collect());
        Ok(serde_json::to_string(&Answer { reports, refused }).unwrap_or_default())
    }
}
