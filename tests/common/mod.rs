//! What several tests need: editions as files that can be changed before they are read.
#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on says where"
)]

pub mod renaming;
pub mod small;
pub mod spreadsheet;

use std::collections::BTreeMap;
use std::path::Path;

use indicateurs::dataset::{Dataset, Package, Problem, ProblemKind, Reader, Report, Resource};

/// The files of an edition by name.
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

    #[track_caller]
    pub fn text(&self, name: &str) -> String {
        String::from_utf8(self.0[name].clone()).unwrap()
    }

    pub fn set(&mut self, name: &str, text: &str) -> &mut Self {
        self.set_bytes(name, text.as_bytes())
    }

    pub fn set_bytes(&mut self, name: &str, bytes: &[u8]) -> &mut Self {
        self.0.insert(name.into(), bytes.to_vec());
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

    /// Drops a file, and the package's word of it.
    pub fn without(mut self, resource: Resource) -> Self {
        self.0.remove(&format!("{}.csv", resource.name()));
        let package = self.text("datapackage.json");
        let mut json: serde_json::Value = serde_json::from_str(&package).unwrap();
        let resources = json["resources"].as_array_mut().unwrap();
        resources.retain(|entry| entry["name"] != resource.name());
        self.set("datapackage.json", &json.to_string());
        self
    }

    pub fn package(&self) -> Package {
        Package::parse(&self.0["datapackage.json"]).unwrap()
    }

    /// Reads the edition, its files cut into pieces of `size` bytes.
    pub fn read_in_pieces(&self, size: usize) -> (Dataset, Report) {
        let package = self.package();
        let mut reader = Reader::new(package.clone());
        for file in &package.files {
            // A file that is not there never comes.
            let Some(bytes) = self.0.get(&file.path) else {
                continue;
            };
            reader.push(file.resource, &[]);
            for piece in bytes.chunks(size) {
                reader.push(file.resource, piece);
            }
        }
        reader.finish()
    }

    pub fn read(&self) -> (Dataset, Report) {
        self.read_in_pieces(usize::MAX)
    }
}

/// A problem as a test expects it.
pub fn problem(
    resource: Resource,
    line: u32,
    column: &str,
    value: &str,
    kind: ProblemKind,
) -> Problem {
    Problem {
        resource,
        line,
        column: column.into(),
        value: value.into(),
        kind,
    }
}
