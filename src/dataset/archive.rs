//! A zip → the files in it, still compressed. Inflating is left to the caller: the browser
//! does it by itself.

use rawzip::{CompressionMethod, ZipArchive};

/// Most files that a draft may hold; an edition has about twelve.
const MOST: usize = 1_000;

/// A file in an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// How its bytes are kept.
    pub deflated: bool,
    /// Its bytes, as kept.
    pub data: &'a [u8],
    /// Its size once inflated, as the archive says.
    pub size: u64,
}

/// The files of a zip by path; folders and what is kept in another way than stored or deflated
/// are left out. `None` when it is no zip, is damaged, or holds far more than an edition.
pub fn entries(zip: &[u8]) -> Option<Vec<(String, Entry<'_>)>> {
    let archive = ZipArchive::from_slice(zip).ok()?;
    let mut found = Vec::new();
    for header in archive.entries() {
        let header = header.ok()?;
        let deflated = match header.compression_method() {
            CompressionMethod::STORE => false,
            CompressionMethod::DEFLATE => true,
            _ => continue,
        };
        if header.is_dir() {
            continue;
        }
        let path = String::from_utf8_lossy(header.file_path().as_bytes()).into_owned();
        let size = header.uncompressed_size_hint();
        let range = archive
            .get_entry(header.wayfinder())
            .ok()?
            .compressed_data_range();
        let (start, end) = (
            usize::try_from(range.0).ok()?,
            usize::try_from(range.1).ok()?,
        );
        let data = zip.get(start..end)?;
        found.push((
            path,
            Entry {
                deflated,
                data,
                size,
            },
        ));
        if found.len() > MOST {
            return None;
        }
    }
    Some(found)
}
