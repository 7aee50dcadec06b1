//! Files that somebody opens from the device → the reader. Nothing leaves the page.

use std::sync::Arc;

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::digest::Digest;
use super::pace::Pace;
use super::state::Edition;
use crate::dataset::package::ResourceFile;
use crate::dataset::{Package, PackageError, Reader, archive};

/// Most bytes that a draft's files may have together, inflated: beyond, the page would be lost
/// before the reader could say anything.
const MOST_BYTES: u64 = 1 << 30;

/// Bytes that are read at a time.
const PIECE: f64 = 1_048_576.0;

/// Why a draft cannot be read at all.
#[derive(Clone)]
pub(super) enum LocalFailure {
    /// No `datapackage.json` among the files.
    NoPackage,
    /// A zip that is none, or damaged.
    BadZip,
    /// The package.
    Package(PackageError),
}

/// Where the bytes of a file are.
enum Bytes {
    OnDevice(web_sys::File),
    Inflated(Vec<u8>),
}

/// Reads the edition that is among files, or in the one zip.
pub(super) async fn edition(files: web_sys::FileList) -> Result<Arc<Edition>, LocalFailure> {
    let files: Vec<web_sys::File> = (0..files.length()).filter_map(|at| files.get(at)).collect();
    let mut found = Vec::new();
    for file in files {
        let path = relative_path(&file);
        if path.to_ascii_lowercase().ends_with(".zip") {
            found.extend(unzip(&file).await.ok_or(LocalFailure::BadZip)?);
        } else {
            found.push((path, Bytes::OnDevice(file)));
        }
    }
    // The package that lies nearest to the top; its own folder is the edition's.
    let package = found
        .iter()
        .map(|(path, _)| path)
        .filter(|path| *path == "datapackage.json" || path.ends_with("/datapackage.json"))
        .min_by_key(|path| path.len())
        .cloned()
        .ok_or(LocalFailure::NoPackage)?;
    let folder = package.strip_suffix("datapackage.json").unwrap_or_default();
    let json = bytes_of(&found, &package)
        .await
        .ok_or(LocalFailure::NoPackage)?;
    let package = Package::parse(&json).map_err(LocalFailure::Package)?;
    let files = package.files.clone();
    let mut reader = Reader::undigested(package);
    for file in files {
        let path = format!("{folder}{}", file.path);
        let found = found.iter().find(|(known, _)| *known == path);
        if let Some((_, bytes)) = found
            && read_into(&mut reader, &file, bytes).await.is_none()
        {
            // The reader reports what never came.
            reader.restart(file.resource);
        }
    }
    Ok(Arc::new(
        Edition::new(reader, Vec::new(), String::new(), true, true).await,
    ))
}

/// Reads a file, so much at a time that the page answers meanwhile; nothing where it cannot be read.
async fn read_into(reader: &mut Reader, file: &ResourceFile, bytes: &Bytes) -> Option<()> {
    let mut digest = Digest::begin(file).await?;
    let pace = Pace::new();
    let size = match bytes {
        Bytes::OnDevice(file) => file.size(),
        Bytes::Inflated(bytes) => bytes.len() as f64,
    };
    // An empty file is one that is there.
    reader.push(file.resource, &[]);
    let mut start = 0.0;
    while start < size {
        let end = (start + PIECE).min(size);
        let read = match bytes {
            Bytes::OnDevice(file) => {
                let piece = file.slice_with_f64_and_f64(start, end).ok()?;
                read(piece.array_buffer()).await?
            }
            Bytes::Inflated(bytes) => bytes.get(start as usize..end as usize)?.to_vec(),
        };
        digest.take(&read);
        reader.push(file.resource, &read);
        pace.pause().await;
        start = end;
    }
    if let Some(digest) = digest.end().await {
        reader.set_digest(file.resource, digest);
    }
    Some(())
}

/// The path within the chosen folder; web-sys does not know it.
fn relative_path(file: &web_sys::File) -> String {
    let path = Reflect::get(file, &"webkitRelativePath".into()).ok();
    let path = path.and_then(|path| path.as_string());
    path.filter(|path| !path.is_empty())
        .unwrap_or_else(|| file.name())
}

async fn bytes_of(files: &[(String, Bytes)], path: &str) -> Option<Vec<u8>> {
    match &files.iter().find(|(known, _)| known == path)?.1 {
        Bytes::OnDevice(file) => read(file.array_buffer()).await,
        Bytes::Inflated(bytes) => Some(bytes.clone()),
    }
}

async fn read(buffer: js_sys::Promise) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(buffer).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

async fn unzip(file: &web_sys::File) -> Option<Vec<(String, Bytes)>> {
    let zip = read(file.array_buffer()).await?;
    let entries = archive::entries(&zip)?;
    let total: u64 = entries.iter().map(|(_, entry)| entry.size).sum();
    if total > MOST_BYTES {
        return None;
    }
    let mut found = Vec::new();
    for (path, entry) in entries {
        let bytes = if entry.deflated {
            inflate(entry.data).await?
        } else {
            entry.data.to_vec()
        };
        found.push((path, Bytes::Inflated(bytes)));
    }
    Some(found)
}

/// Inflates by the browser's own means (Compression Streams; web-sys does not name them yet).
async fn inflate(data: &[u8]) -> Option<Vec<u8>> {
    let parts = js_sys::Array::of1(&Uint8Array::from(data));
    let blob = web_sys::Blob::new_with_u8_array_sequence(&parts).ok()?;
    let inflater = Reflect::get(&js_sys::global(), &"DecompressionStream".into()).ok()?;
    let inflater: js_sys::Function = inflater.dyn_into().ok()?;
    let format = js_sys::Array::of1(&JsValue::from("deflate-raw"));
    let inflater = Reflect::construct(&inflater, &format).ok()?;
    let pair: web_sys::ReadableWritablePair = inflater.unchecked_into();
    let stream = blob.stream().pipe_through(&pair);
    let response = web_sys::Response::new_with_opt_readable_stream(Some(&stream)).ok()?;
    read(response.array_buffer().ok()?).await
}
