//! `editions.json` → the editions that a site publishes, newest first.

use super::json::Object;

/// An edition in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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

/// Reads the list. The order is the file's: `make edition` writes the newest first.
///
/// # Errors
/// The parser's sentence when it is not such a list, or when it is empty.
pub fn parse(json: &[u8]) -> Result<Vec<EditionEntry>, String> {
    let list = Object::parse(json).map_err(|error| error.message)?;
    let editions = list.editions.ok_or("missing field `editions`")?;
    if editions.is_empty() {
        return Err("no edition is listed".into());
    }
    let entries = editions.iter().map(|edition| EditionEntry {
        id: edition.text("id"),
        path: edition.paths.join(", "),
        title: edition.text("title"),
        title_en: edition.text("title_en"),
        version: edition.text("version"),
    });
    Ok(entries.collect())
}
