//! Notes inside a link. In: the chosen notes. Out: a link to pass on, with its length, or why there is none;
//! and a link's notes again. Refuses to know: how bytes are squeezed.

use leptos::prelude::*;

use super::Shelf;
use crate::link::Place;
use crate::note::share::{Packed, TooLong, UNFOLDED, bytes, notes, packed, payload};
use crate::note::{Notes, Unreadable};
use crate::session::Session;
use crate::web::deflate::{self, Folded};
use crate::web::{address, clipboard};
use crate::words;

/// What came of making a link: the link with the number of its notes.
pub type Made = Result<(String, usize), TooLong>;

/// Makes a link of the chosen notes, or of all that are shown.
pub fn make(shelf: Shelf, link: RwSignal<Option<Made>>) {
    let tasks = shelf.meant();
    let count = tasks.len();
    let plain = shelf.session.notes.with_untracked(|all| bytes(&all.only(tasks.iter().map(String::as_str))));
    if plain.len() > UNFOLDED {
        // Squeezed it might fit, but who gets it could not open it.
        return link.set(Some(Err(TooLong { length: plain.len() })));
    }
    leptos::task::spawn_local(async move {
        let packed = match deflate::deflate(&plain).await {
            Some(squeezed) => Packed::Deflated(squeezed),
            None => Packed::Plain(plain),
        };
        let made = payload(&packed).and_then(|payload| {
            let link = address::link_to(&Place::Shared(payload).address());
            if link.len() > crate::note::share::LONGEST {
                Err(TooLong { length: link.len() })
            } else {
                Ok((link, count))
            }
        });
        link.set(Some(made));
    });
}

/// The link, to be copied.
pub fn shown(session: Session, made: Made) -> AnyView {
    let (link, count) = match made {
        Ok(made) => made,
        Err(why) => {
            return view! { <p class="alert note-wide" role="alert">{words::too_long(why)}</p> }.into_any();
        }
    };
    let tenths = link.len().div_ceil(100);
    let size = format!("{}.{}", tenths / 10, tenths % 10);
    let text = link.clone();
    let copy = move |_| {
        let link = link.clone();
        leptos::task::spawn_local(async move {
            let copied = clipboard::copy(&link).await.is_ok();
            session.say(if copied { words::TAKE_COPIED } else { words::SHARE_BY_HAND }.t().to_owned());
        });
    };
    view! {
        <div class="stack-tight note-wide" role="status">
            <p class="small">{words::SHARE_MADE.with(&[&count.to_string(), &size])}</p>
            <div class="row">
                <input type="text" name="link" class="note-link" readonly aria-label=words::SHARE.t() prop:value=text />
                <button type="button" class="button" on:click=copy>{words::TAKE_LINK.t()}</button>
            </div>
        </div>
    }
    .into_any()
}

/// The notes that a link carries.
pub async fn read(text: &str) -> Result<Notes, Unreadable> {
    match packed(text)? {
        Packed::Plain(bytes) => notes(&bytes),
        Packed::Deflated(bytes) => {
            let whole = deflate::inflate(&bytes, UNFOLDED).await.map_err(|why| match why {
                Folded::Damaged => Unreadable::CutLink,
                Folded::TooLarge => Unreadable::TooBig { bytes: UNFOLDED },
            })?;
            notes(&whole)
        }
    }
}
