//! What several tests need: the published edition as files that can be changed before reading.
#![allow(dead_code, reason = "each test file uses its own part")]

use std::collections::BTreeMap;
use std::path::Path;

use indicateurs::dataset::{Dataset, Package, Reader, Report};

/// The files of an edition by name, as text or as bytes.
#[derive(Clone)]
pub struct Files(pub BTreeMap<String, Vec<u8>>);

impl Files {
    /// The published first edition. `bytes` and `hash` are dropped from the package, so that a
    /// test may change a file without breaking rule 9.
    pub fn first_edition() -> Self {
        let mut files = Self::published();
        let package = files.text("datapackage.json");
        let mut json: serde_json::Value = serde_json::from_str(&package).unwrap();
        for resource in json["resources"].as_array_mut().unwrap() {
            let resource = resource.as_object_mut().unwrap();
            resource.remove("bytes");
            resource.remove("hash");
        }
        files.set("datapackage.json", &json.to_string());
        files
    }

    /// The published first edition to the byte.
    pub fn published() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/data/2026");
        let files = std::fs::read_dir(folder).unwrap().map(|entry| {
            let entry = entry.unwrap();
            let name = entry.file_name().into_string().unwrap();
            (name, std::fs::read(entry.path()).unwrap())
        });
        Self(files.collect())
    }

    pub fn text(&self, name: &str) -> String {
        String::from_utf8(self.0[name].clone()).unwrap()
    }

    pub fn set(&mut self, name: &str, text: &str) -> &mut Self {
        self.0.insert(name.into(), text.as_bytes().to_vec());
        self
    }

    /// Replaces a text that must be there.
    #[track_caller]
    pub fn replace(&mut self, name: &str, from: &str, to: &str) -> &mut Self {
        let text = self.text(name);
        assert!(text.contains(from), "{from:?} is not in {name}");
        self.set(name, &text.replacen(from, to, 1))
    }

    /// Adds a line at the end of a file; gives the number of that line.
    pub fn append(&mut self, name: &str, line: &str) -> u32 {
        let text = self.text(name);
        self.set(name, &format!("{text}{line}\n"));
        // Quoted newlines count: an editor's line numbers are what a person sees.
        text.matches('\n').count() as u32 + 1
    }

    /// Reads the edition, its files cut into pieces of `size` bytes.
    pub fn read_in_pieces(&self, size: usize) -> (Dataset, Report) {
        let package = Package::parse(&self.0["datapackage.json"]).unwrap();
        let mut reader = Reader::new(package.clone());
        for file in &package.files {
            for piece in self.0[&file.path].chunks(size) {
                reader.push(file.resource, piece);
            }
        }
        reader.finish()
    }

    pub fn read(&self) -> (Dataset, Report) {
        self.read_in_pieces(usize::MAX)
    }
}
