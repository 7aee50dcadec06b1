//! What somebody writes beside the cases of a dossier → the file in which it is kept. The browser reads it
//! (`web::pages::export`).

use super::json::quoted;

/// A title, a note for the whole, and a note for some cases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    /// Title; empty for the usual one.
    pub title: String,
    /// Note for the whole; may be empty.
    pub note: String,
    /// Notes by id of a case; none is empty.
    pub cases: Vec<(String, String)>,
}

impl Notes {
    /// The note for a case; empty where there is none.
    pub fn of(&self, id: &str) -> &str {
        let found = self.cases.iter().find(|(known, _)| known == id);
        found.map_or("", |(_, note)| note)
    }

    /// Sets the note for a case; an empty one is none.
    pub fn set(&mut self, id: &str, note: &str) {
        self.cases.retain(|(known, _)| known != id);
        if !note.is_empty() {
            self.cases.push((id.to_owned(), note.to_owned()));
        }
    }
}

/// The file: edition, title, note, and the cases in their order, each with its note.
pub fn written(edition: &str, order: &[String], notes: &Notes) -> String {
    let cases: Vec<String> = order
        .iter()
        .map(|id| {
            let note = notes.of(id);
            format!("    {{\"id\": {}, \"note\": {}}}", quoted(id), quoted(note))
        })
        .collect();
    format!(
        "{{\n  \"dossier\": 1,\n  \"edition\": {},\n  \"title\": {},\n  \"note\": {},\n  \"cases\": [\n{}\n  ]\n}}\n",
        quoted(edition),
        quoted(&notes.title),
        quoted(&notes.note),
        cases.join(",\n")
    )
}
