//! Parts of the program that come when they are first asked for. In: a function that stands in such a
//! part. Out: its view, once the part is there. Refuses to know: how parts are cut (the build does).

use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;

/// A part that did not come: no network, or it was blocked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missing;

impl From<wasm_split_helpers::SplitLoaderError> for Missing {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Missing {
        Missing
    }
}

/// Declares `async fn name(…) -> Result<T, Missing>` whose body stands in the part `rest`. Built without
/// `--cfg nuoji_parts`, all is one program and the function answers at once.
macro_rules! later {
    ($(#[$doc:meta])* $vis:vis fn $name:ident($($arg:ident: $kind:ty),*) -> $out:ty $body:block) => {
        $(#[$doc])*
        #[cfg(not(nuoji_parts))]
        $vis async fn $name($($arg: $kind),*) -> Result<$out, $crate::part::later::Missing> {
            Ok($body)
        }

        $(#[$doc])*
        #[cfg(nuoji_parts)]
        #[wasm_split_helpers::wasm_split(rest, fallible)]
        $vis fn $name($($arg: $kind),*) -> Result<$out, $crate::part::later::Missing> {
            Ok($body)
        }
    };
}
pub(crate) use later;

type Deed = Box<dyn FnOnce()>;

thread_local! {
    /// What waits for its turn, and whether something is to be done soon.
    static WAITING: RefCell<(VecDeque<Deed>, bool)> = RefCell::default();
}

/// Something that many wait for and that happens once.
enum Event<T> {
    Awaited(Vec<Waker>),
    Happened(T),
}

type Once<T> = std::thread::LocalKey<RefCell<Event<T>>>;

thread_local! {
    /// What the reader sees first is there.
    static BEGUN: RefCell<Event<()>> = const { RefCell::new(Event::Awaited(Vec::new())) };
    /// The data that views of later parts need are there, or do not come.
    static SUPPLIED: RefCell<Event<Result<(), Missing>>> = const { RefCell::new(Event::Awaited(Vec::new())) };
}

fn happen<T>(event: &'static Once<T>, outcome: T) {
    if let Event::Awaited(waiting) = event.replace(Event::Happened(outcome)) {
        waiting.into_iter().for_each(Waker::wake);
    }
}

fn wait<T: Copy>(event: &'static Once<T>) -> impl Future<Output = T> {
    std::future::poll_fn(move |context| {
        event.with_borrow_mut(|event| match event {
            Event::Happened(outcome) => Poll::Ready(*outcome),
            Event::Awaited(waiting) => {
                waiting.push(context.waker().clone());
                Poll::Pending
            }
        })
    })
}

/// Lets the parts come. Until then views wait: what the reader sees first comes first.
pub fn begin() {
    happen(&BEGUN, ());
}

/// Waits for `begin`.
pub fn begun() -> impl Future<Output = ()> {
    wait(&BEGUN)
}

/// Tells that the data which later parts show are there, or do not come.
pub fn supply(outcome: Result<(), Missing>) {
    happen(&SUPPLIED, outcome);
}

/// Milliseconds between two turns.
const TURN: Duration = Duration::from_millis(12);

/// Does it after what was asked before, each by itself: in between the page answers who types or clicks, which
/// a slow machine could not if all that comes later came at once.
pub fn in_turn(done: impl FnOnce() + 'static) {
    let begin = WAITING.with_borrow_mut(|(waiting, soon)| {
        waiting.push_back(Box::new(done));
        !std::mem::replace(soon, true)
    });
    if begin {
        set_timeout(take_turn, TURN);
    }
}

fn take_turn() {
    let next = WAITING.with_borrow_mut(|(waiting, soon)| {
        *soon = waiting.len() > 1;
        waiting.pop_front()
    });
    if let Some(next) = next {
        if WAITING.with_borrow(|(_, soon)| *soon) {
            set_timeout(take_turn, TURN);
        }
        next();
    }
}

type View = Pin<Box<dyn Future<Output = Result<AnyView, Missing>>>>;
type Awaited = Pin<Box<ScopedFuture<View>>>;

/// Asks for it: the answer at once where the part is there, else what to wait for.
fn asked(wanted: View) -> Result<Result<AnyView, Missing>, Awaited> {
    let mut wanted: Awaited = Box::pin(ScopedFuture::new_untracked(wanted));
    match wanted.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => Ok(answer),
        Poll::Pending => Err(wanted),
    }
}

/// The view of a later part: at once where the part is there, else `waiting` until it comes, or what
/// `failed` says.
pub fn view(
    drawn: impl Future<Output = Result<AnyView, Missing>> + 'static,
    waiting: fn() -> AnyView,
    failed: fn() -> AnyView,
) -> AnyView {
    view_of(asked(Box::pin(supplied(Box::pin(drawn)))), waiting, failed)
}

/// Draws once the data are there; one function for all that is drawn.
async fn supplied(drawn: View) -> Result<AnyView, Missing> {
    begun().await;
    wait(&SUPPLIED).await?;
    drawn.await
}

/// Does it once `drawn` and the data are there, or do not come; at once where they are.
pub fn once_there(
    drawn: impl Future<Output = Result<AnyView, Missing>> + 'static,
    done: impl FnOnce() + 'static,
) {
    match asked(Box::pin(supplied(Box::pin(drawn)))) {
        Ok(_) => done(),
        Err(wanted) => leptos::task::spawn_local(async move {
            _ = wanted.await;
            done();
        }),
    }
}

fn view_of(
    asked: Result<Result<AnyView, Missing>, Awaited>,
    waiting: fn() -> AnyView,
    failed: fn() -> AnyView,
) -> AnyView {
    let wanted = match asked {
        Ok(view) => return view.unwrap_or_else(|Missing| failed()),
        Err(wanted) => wanted,
    };
    let come = RwSignal::new_local(Some(waiting()));
    leptos::task::spawn_local(async move {
        let view = wanted.await.unwrap_or_else(|Missing| failed());
        // The reader may have gone on in the meantime.
        in_turn(move || _ = come.try_set(Some(view)));
    });
    (move || {
        come.track();
        come.try_update_untracked(Option::take).flatten()
    })
    .into_any()
}
