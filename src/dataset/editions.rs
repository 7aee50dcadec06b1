//! `editions.json` → the editions that a site publishes, newest first.

use serde::Deserialize;

/// An edition in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct EditionEntry {
    /// Its id, as in addresses.
    pub id: String,
    /// Path of its `datapackage.json`, relative to the list.
    pub path: String,
    /// Title in French.
    pub title: String,
    /// Title in English.
    pub title_en: String,
    /// Version.
    pub version: String,
}

#[derive(Deserialize)]
struct List {
    editions: Vec<EditionEntry>,
}

/// Reads the list. The order is the file's: `make edition` writes the newest first.
///
/// # Errors
/// The parser's sentence when it is not such a list, or when it is empty.
pub fn parse(json: &[u8]) -> Result<Vec<EditionEntry>, String> {
    let list: List = serde_json::from_slice(json).map_err(|error| error.to_string())?;
    if list.editions.is_empty() {
        return Err("no edition is listed".into());
    }
    Ok(list.editions)
}
