//! Digests of files as they come. The browser makes them beside the page, where it can: at an address
//! that is secure, of a file of which the size is known. Elsewhere the page does, by a part of its code.

use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;

use super::env::window;
use super::parts;
use crate::dataset::digest::Digest as Own;
use crate::dataset::package::ResourceFile;

/// Most bytes that are kept for the browser, which takes a copy of them.
const MOST_KEPT: u64 = 1 << 28;

/// The digest of a file that comes.
pub(super) enum Digest {
    /// None is promised.
    Unasked,
    /// What came so far of a file, and how much.
    Kept(web_sys::SubtleCrypto, Uint8Array, u32),
    /// Made here.
    Own(Box<dyn Own>),
}

impl Digest {
    /// Begins; nothing where the part of the code does not come.
    pub async fn begin(file: &ResourceFile) -> Option<Self> {
        if file.hash.is_none() {
            return Some(Self::Unasked);
        }
        let subtle = window().crypto().ok().map(|crypto| crypto.subtle());
        let subtle = subtle.filter(|subtle| !subtle.is_undefined());
        let size = file.bytes.filter(|size| *size <= MOST_KEPT);
        if let (Some(subtle), Some(size)) = (subtle, size) {
            let kept = Uint8Array::new_with_length(size as u32);
            return Some(Self::Kept(subtle, kept, 0));
        }
        let begin = parts::digest().await.ok()?;
        Some(Self::Own(begin()))
    }

    /// Takes the next bytes.
    pub fn take(&mut self, bytes: &[u8]) {
        match self {
            Self::Unasked => {}
            Self::Kept(_, kept, at) => {
                let end = *at + bytes.len() as u32;
                // The size that is promised may be wrong where the digest is right.
                if end > kept.length() {
                    let longer = Uint8Array::new_with_length(end.saturating_mul(2));
                    longer.set(kept, 0);
                    *kept = longer;
                }
                kept.subarray(*at, end).copy_from(bytes);
                *at = end;
            }
            Self::Own(digest) => digest.take(bytes),
        }
    }

    /// The digest of all that was taken.
    pub async fn end(self) -> Option<Vec<u8>> {
        match self {
            Self::Unasked => None,
            Self::Kept(subtle, kept, at) => {
                let whole = kept.subarray(0, at);
                let digest = subtle.digest_with_str_and_buffer_source("SHA-256", &whole);
                // None at all is one that differs: a file is never taken for checked.
                let digest = match digest {
                    Ok(digest) => JsFuture::from(digest).await.ok(),
                    Err(_) => None,
                };
                let bytes = digest.map(|digest| Uint8Array::new(&digest).to_vec());
                Some(bytes.unwrap_or_default())
            }
            Self::Own(digest) => Some(digest.end()),
        }
    }
}
