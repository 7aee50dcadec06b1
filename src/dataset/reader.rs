//! [`Reader`]: the pieces of an edition's files in, [`Dataset`] and [`Report`] out.

use super::build::build;
use super::digest::{Digest, digest};
use super::model::Dataset;
use super::package::{Package, Resource, ResourceFile};
use super::problem::{Problem, ProblemKind, Report};
use super::table::{Table, TableReader};
use crate::steps::{NEVER, Pause, at_once};

/// Reads an edition. Files may come in any order, side by side and cut anywhere; the result is
/// the same.
pub struct Reader {
    package: Package,
    tables: Vec<(ResourceFile, Option<TableReader>)>,
    /// Begins a digest.
    digest: Option<fn() -> Box<dyn Digest>>,
}

impl Reader {
    /// Begins to read the files that a package lists.
    pub fn new(package: Package) -> Self {
        Self {
            digest: Some(digest),
            ..Self::undigested(package)
        }
    }

    /// The same where digests are made elsewhere: of a resource of which none is given, it is not
    /// checked.
    pub fn undigested(package: Package) -> Self {
        let tables = package.files.iter().map(|file| (file.clone(), None));
        Self {
            tables: tables.collect(),
            package,
            digest: None,
        }
    }

    /// Takes the next bytes of a resource. A piece may be empty: of a file without a byte, it
    /// tells that the file is there.
    pub fn push(&mut self, resource: Resource, bytes: &[u8]) {
        let begin = self.digest;
        if let Some((file, table)) = self.table(resource) {
            let begin = begin.filter(|_| file.hash.is_some());
            table
                .get_or_insert_with(|| TableReader::new(file, begin.map(|begin| begin())))
                .push(bytes);
        }
    }

    /// Takes the digest of a resource that came whole.
    pub fn set_digest(&mut self, resource: Resource, digest: Vec<u8>) {
        if let Some((_, Some(table))) = self.table(resource) {
            table.set_digest(digest);
        }
    }

    /// Forgets what came of a resource, to begin it again.
    pub fn restart(&mut self, resource: Resource) {
        if let Some((_, table)) = self.table(resource) {
            *table = None;
        }
    }

    fn table(&mut self, resource: Resource) -> Option<&mut (ResourceFile, Option<TableReader>)> {
        self.tables
            .iter_mut()
            .find(|(file, _)| file.resource == resource)
    }

    /// Ends every file. Total: a file that never came is a problem, and an edition of which no
    /// row can be read is a dataset without cases.
    pub fn finish(self) -> (Dataset, Report) {
        at_once(self.finish_in_steps(NEVER))
    }

    /// The same in steps, with a pause after each, so that a page can answer meanwhile.
    pub async fn finish_in_steps(self, pause: Pause<'_>) -> (Dataset, Report) {
        let mut report = Report::default();
        let mut tables: Vec<Table> = Vec::new();
        for (file, table) in self.tables {
            match table {
                Some(table) => tables.push(table.finish(&file, &mut report)),
                None => report.add(Problem {
                    resource: file.resource,
                    line: 0,
                    column: String::new(),
                    value: file.path,
                    kind: ProblemKind::NotLoaded,
                }),
            }
        }
        let dataset = build(self.package, &tables, &mut report, pause).await;
        report.sort();
        (dataset, report)
    }
}
