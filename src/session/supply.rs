//! The parts of the data set as they come: the records first, the others when a page needs them. In: the files that
//! belong to the page. Out: data, or why there are none. Refuses to know: how a file is written.

use leptos::prelude::*;

use super::{Data, Session};
use crate::dataset::{Dataset, Part, Refusal};
use crate::web::{carried, clock};
use crate::words::{self, Word};

/// Why a part is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lack {
    /// No network, or it was blocked.
    Missing,
    Refused(Refusal),
}

impl Lack {
    /// What a reader is told; `missing` where nothing came.
    pub fn said(&self, missing: Word) -> String {
        match self {
            Lack::Missing => missing.t().to_owned(),
            Lack::Refused(refusal) => words::refused(refusal),
        }
    }
}

/// How far the reports' texts have come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Texts {
    #[default]
    Unasked,
    Coming,
    There,
    Lacking(Lack),
}

/// The element of the page that names the file.
fn id(part: Part) -> &'static str {
    match part {
        Part::Records => "dataset-records",
        Part::Further => "dataset-further",
        Part::Texts => "dataset-texts",
    }
}

/// The file that holds a part.
pub async fn bytes(part: Part) -> Result<Vec<u8>, Lack> {
    carried::load(id(part)).await.ok_or(Lack::Missing)
}

/// The data of the page's own reports.
pub async fn bundled() -> Result<Data, Lack> {
    let bytes = bytes(Part::Records).await?;
    clock::note("nuoji-reading");
    let data = Dataset::read_records(&bytes).map(Data::bundled).map_err(Lack::Refused);
    clock::note("nuoji-read");
    data
}

impl Session {
    /// Opens other data in place of what is shown; the page's own are kept for the way back.
    pub fn open(self, data: Data) {
        data.engine.index();
        self.result.set_value(Vec::new());
        let mut before = Some(data);
        self.data.update(|shown| before = before.take().map(|data| std::mem::replace(shown, data)));
        if let Some(before) = before.filter(Data::is_bundled) {
            self.aside.set_value(Some(before));
        }
        self.mark_notes();
    }

    /// Goes back to the page's own data.
    pub fn reset(self) {
        if let Some(data) = self.aside.try_update_value(Option::take).flatten() {
            self.open(data);
        }
    }

    /// Looks at the page's own data, shown or not.
    pub fn with_bundled<T>(self, look: impl FnOnce(&Data) -> T) -> Option<T> {
        let mut look = Some(look);
        let mut seen = |data: &Data| look.take_if(|_| data.is_bundled()).map(|look| look(data));
        let shown = self.data.try_with_untracked(&mut seen).flatten();
        shown.or_else(|| self.aside.try_with_value(|aside| aside.as_ref().and_then(seen)).flatten())
    }

    /// Puts a part where it belongs: into the data shown, and into those kept for the way back.
    pub fn take(self, part: &[u8]) -> Result<(), Lack> {
        let part = Dataset::read(part).map_err(Lack::Refused)?;
        let fits = |data: &Data| data.edition() == part.edition;
        let aside = self.aside.try_update_value(|aside| {
            aside.as_mut().filter(|data| fits(data)).map(|data| data.join(part.clone()))
        });
        let shown = |data: &mut Data| fits(data).then(|| data.join(part.clone()));
        let put = self.data.try_update_untracked(shown).flatten().or(aside.flatten());
        put.unwrap_or(Err(Refusal::OtherEdition)).map_err(Lack::Refused)
    }

    /// Asks for the texts, once.
    pub fn ask_texts(self) {
        if self.texts.get_untracked() != Texts::Unasked {
            return;
        }
        self.texts.set(Texts::Coming);
        leptos::task::spawn_local(async move {
            let come = match bytes(Part::Texts).await {
                Ok(part) => self.take(&part),
                Err(lack) => Err(lack),
            };
            self.texts.try_set(come.map_or_else(Texts::Lacking, |()| Texts::There));
        });
    }

    /// What is drawn from the reports' texts, once they are there; until then that they are being fetched.
    pub fn with_texts(self, draw: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
        self.ask_texts();
        let shown = move || match self.texts.get() {
            Texts::There => draw(),
            Texts::Unasked | Texts::Coming => {
                view! { <p class="soft small" role="status">{words::TEXTS_COMING.t()}</p> }.into_any()
            }
            Texts::Lacking(lack) => {
                view! { <p class="alert" role="alert">{lack.said(words::TEXTS_MISSING)}</p> }.into_any()
            }
        };
        shown.into_any()
    }
}
