//! Editions over the network → the reader: files side by side, with progress, a time-out and a
//! second try; what comes first is shown before the rest is asked for. The one place that fetches.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use futures::future::join_all;
use gloo::timers::callback::Timeout;
use gloo::timers::future::TimeoutFuture;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::digest::Digest;
use super::env::window;
use super::pace::Pace;
use super::state::Edition;
use crate::dataset::editions::{self, EditionEntry};
use crate::dataset::package::{Resource, ResourceFile};
use crate::dataset::{Package, PackageError, Reader};
use crate::i18n::LoadFailure;

/// The list of editions, beside the page.
const LIST: &str = "data/editions.json";
/// How long nothing may come, in seconds.
const PATIENCE: u32 = 20;
/// How often a file is asked for.
const TRIES: u32 = 2;
/// Most bytes of an edition: WebAssembly has four gigabytes, and needs up to three times its files.
const MOST_BYTES: u64 = 1_200_000_000;
/// Bytes that are read at a time.
const BITE: u32 = 1 << 19;
/// Before it is asked for again, in milliseconds.
const PAUSE: u32 = 400;

/// How far the edition of the address is.
#[derive(Clone)]
pub(super) enum Stage {
    /// On its way.
    Loading,
    /// It cannot be had.
    Failed(Failure),
    /// Here, or as much of it as comes first.
    Open(Arc<Edition>),
}

/// Why an edition cannot be had.
#[derive(Clone)]
pub(super) enum Failure {
    /// A file without which there is none.
    File(String, LoadFailure),
    /// Its package.
    Package(PackageError),
    /// It is not in the list, which is given.
    NoSuchEdition(String, Vec<EditionEntry>),
}

/// Bytes read, and bytes that the package promises.
pub(super) type Progress = RwSignal<(u64, u64)>;

/// Takes an edition of which the rest is on its way.
pub(super) type Show<'s> = &'s dyn Fn(Edition);

/// What reads an edition: all of it, and beside it what comes first, where that is shown.
type Readers = RefCell<Vec<Reader>>;

/// Loads the list and the edition that is wanted, or the first of the list. Where `show` is given, it
/// is called with what comes first, and the rest is asked for after that.
pub(super) async fn edition(
    wanted: Option<String>,
    progress: Progress,
    show: Option<Show<'_>>,
) -> Result<Arc<Edition>, Failure> {
    let list = whole(LIST).await?;
    let list = editions::parse(&list)
        .map_err(|why| Failure::File(LIST.into(), LoadFailure::Content(why)))?;
    let entry = match &wanted {
        None => list.first(),
        Some(id) => list.iter().find(|entry| entry.id == *id),
    };
    let Some(entry) = entry.cloned() else {
        return Err(Failure::NoSuchEdition(wanted.unwrap_or_default(), list));
    };
    let address = format!("data/{}", entry.path);
    let package = Package::parse(&whole(&address).await?).map_err(Failure::Package)?;
    let folder = address
        .rsplit_once('/')
        .map_or("", |(folder, _)| folder)
        .to_owned();

    let promised = package.total_bytes().unwrap_or(0);
    if promised > MOST_BYTES {
        return Err(Failure::File(address, LoadFailure::TooLarge(MOST_BYTES)));
    }
    progress.set((0, promised));
    let early = show.and_then(|_| package.early());
    let in_one = early.is_none();
    let files = package.files.clone();
    // One for all files: they come side by side, and the page is held by all of them together.
    let pace = Pace::new();
    let readers: Readers = RefCell::new(vec![Reader::undigested(package)]);
    readers.borrow_mut().extend(early.map(Reader::undigested));
    for first in [true, false] {
        let batch = files
            .iter()
            .filter(|file| (in_one || file.resource.comes_first()) == first);
        let loads = batch.map(|file| resource(&folder, file, &readers, progress, &pace));
        for outcome in join_all(loads).await {
            outcome?;
        }
        // Lets the full bar be painted before the page is busy.
        TimeoutFuture::new(0).await;
        let is_beside = readers.borrow().len() > 1;
        let early = is_beside.then(|| readers.borrow_mut().pop()).flatten();
        if let (Some(show), Some(early)) = (show, early) {
            show(Edition::new(early, Vec::new(), String::new(), false, false).await);
            // By then the page is made: nothing competes with it.
            TimeoutFuture::new(0).await;
        }
    }
    let Some(reader) = readers.borrow_mut().pop() else {
        return Err(Failure::File(address, LoadFailure::Network));
    };
    Ok(Arc::new(
        Edition::new(reader, list, folder, false, true).await,
    ))
}

/// Takes the next bytes of a resource.
fn push(readers: &Readers, resource: Resource, bytes: &[u8]) {
    let mut readers = readers.borrow_mut();
    readers
        .iter_mut()
        .for_each(|reader| reader.push(resource, bytes));
}

/// Forgets what came of a resource.
fn restart(readers: &Readers, resource: Resource) {
    let mut readers = readers.borrow_mut();
    readers
        .iter_mut()
        .for_each(|reader| reader.restart(resource));
}

/// Loads one resource into the reader, and once more when it fails or comes short.
async fn resource(
    folder: &str,
    file: &ResourceFile,
    readers: &Readers,
    progress: Progress,
    pace: &Pace,
) -> Result<(), Failure> {
    let address = format!("{folder}/{}", file.path);
    let mut failure = LoadFailure::Network;
    for attempt in 1..=TRIES {
        let mut taken = 0;
        let Some(mut digest) = Digest::begin(file).await else {
            continue;
        };
        let outcome = fetch(&address, pace, |bytes| {
            taken += bytes.len() as u64;
            progress.update(|(done, _)| *done += bytes.len() as u64);
            digest.take(bytes);
            push(readers, file.resource, bytes);
            if progress.get_untracked().0 > MOST_BYTES {
                return Err(LoadFailure::TooLarge(MOST_BYTES));
            }
            Ok(())
        })
        .await;
        let short = file.bytes.is_some_and(|promised| taken < promised);
        if taken == 0 {
            // An empty file is one that came, which is not the same as none.
            push(readers, file.resource, &[]);
        }
        match outcome {
            Ok(()) if !short || attempt == TRIES => {
                if let Some(digest) = digest.end().await {
                    let mut readers = readers.borrow_mut();
                    for reader in readers.iter_mut() {
                        reader.set_digest(file.resource, digest.clone());
                    }
                }
                return Ok(());
            }
            Ok(()) => {}
            Err(why @ LoadFailure::TooLarge(_)) => return Err(Failure::File(address, why)),
            Err(why) => failure = why,
        }
        restart(readers, file.resource);
        if attempt < TRIES {
            progress.update(|(done, _)| *done -= taken);
            TimeoutFuture::new(PAUSE).await;
        }
    }
    if file.resource.is_optional() {
        // The reader reports what never came.
        return Ok(());
    }
    Err(Failure::File(address, failure))
}

/// Loads a small file whole.
async fn whole(address: &str) -> Result<Vec<u8>, Failure> {
    let mut failure = LoadFailure::Network;
    for attempt in 1..=TRIES {
        let mut all = Vec::new();
        let take = |bytes: &[u8]| {
            all.extend_from_slice(bytes);
            Ok(())
        };
        match fetch(address, &Pace::new(), take).await {
            Ok(()) => return Ok(all),
            Err(why) => failure = why,
        }
        if attempt < TRIES {
            TimeoutFuture::new(PAUSE).await;
        }
    }
    Err(Failure::File(address.into(), failure))
}

/// Fetches an address and hands over its bytes as they come.
async fn fetch(
    address: &str,
    pace: &Pace,
    mut take: impl FnMut(&[u8]) -> Result<(), LoadFailure>,
) -> Result<(), LoadFailure> {
    let network = |_: JsValue| LoadFailure::Network;
    let control = web_sys::AbortController::new().map_err(network)?;
    let late = Rc::new(RefCell::new(false));
    // Dropped, and begun again, whenever something comes.
    let patience = || {
        let (control, late) = (control.clone(), late.clone());
        Timeout::new(PATIENCE * 1000, move || {
            *late.borrow_mut() = true;
            control.abort();
        })
    };
    let broken = |_: JsValue| {
        if *late.borrow() {
            LoadFailure::TimeOut(PATIENCE)
        } else {
            LoadFailure::Network
        }
    };
    let mut waiting = patience();
    let options = web_sys::RequestInit::new();
    options.set_signal(Some(&control.signal()));
    let promise = window().fetch_with_str_and_init(address, &options);
    // What fetch and getReader give is what the standard says: asking would be code for nothing.
    let response = JsFuture::from(promise).await.map_err(broken)?;
    let response: web_sys::Response = response.unchecked_into();
    if !response.ok() {
        return Err(LoadFailure::Status(response.status()));
    }
    let Some(body) = response.body() else {
        return Ok(());
    };
    let reader: web_sys::ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    loop {
        let piece = JsFuture::from(reader.read()).await.map_err(broken)?;
        drop(waiting);
        waiting = patience();
        let value = js_sys::Reflect::get(&piece, &"value".into()).map_err(network)?;
        if value.is_undefined() {
            return Ok(());
        }
        let piece = js_sys::Uint8Array::new(&value);
        for start in (0..piece.length()).step_by(BITE as usize) {
            let end = piece.length().min(start + BITE);
            if let Err(why) = take(&piece.subarray(start, end).to_vec()) {
                control.abort();
                return Err(why);
            }
            // What has come already is read without the browser's turn in between.
            pace.pause().await;
        }
    }
}
