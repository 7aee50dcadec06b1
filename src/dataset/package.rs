//! `datapackage.json` → [`Package`]: what an edition consists of, before any row is read.

use super::json::Object;
use crate::i18n::Lang;

/// Most bytes of the files that come first: beyond, reading them twice would cost more than it gives.
const EARLY_BYTES: u64 = 4_000_000;

/// A resource of the contract. An edition lists each at most once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Resource {
    /// The ways to classify cases.
    Facets,
    /// The terms of the facets.
    Terms,
    /// What supports a value, a case or a page.
    References,
    /// The documented uses of health data.
    Cases,
    /// The definitions of what is measured.
    Indicators,
    /// The figures and findings.
    Values,
    /// The dated decisions.
    Decisions,
    /// What is known of each data source.
    Sources,
    /// The sections of the site's pages.
    Pages,
    /// The guided sequences.
    Stories,
    /// Words in plain language.
    Glossary,
}

impl Resource {
    /// All of them, in the order in which they are read: what is named before what names it.
    pub const ALL: [Self; 11] = [
        Self::Facets,
        Self::Terms,
        Self::References,
        Self::Cases,
        Self::Indicators,
        Self::Values,
        Self::Decisions,
        Self::Sources,
        Self::Pages,
        Self::Stories,
        Self::Glossary,
    ];

    /// The name in the package.
    pub fn name(self) -> &'static str {
        match self {
            Self::Facets => "facets",
            Self::Terms => "terms",
            Self::References => "references",
            Self::Cases => "cases",
            Self::Indicators => "indicators",
            Self::Values => "values",
            Self::Decisions => "decisions",
            Self::Sources => "sources",
            Self::Pages => "pages",
            Self::Stories => "stories",
            Self::Glossary => "glossary",
        }
    }

    /// Whether an edition may do without it.
    pub fn is_optional(self) -> bool {
        matches!(
            self,
            Self::Sources | Self::Pages | Self::Stories | Self::Glossary
        )
    }

    /// Whether it is among those of which cases are told, classified and counted before the rest
    /// is there.
    pub fn comes_first(self) -> bool {
        matches!(self, Self::Facets | Self::Terms | Self::Cases)
    }
}

/// A file of the edition and what the package promises of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResourceFile {
    /// Which resource it holds.
    pub resource: Resource,
    /// Where it is, relative to the package; checked to stay below it.
    pub path: String,
    /// Its size, uncompressed.
    pub bytes: Option<u64>,
    /// Its digest as written, `sha256:` and 64 hexadecimal digits.
    pub hash: Option<String>,
}

/// A licence under which the edition is published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Licence {
    /// Short name.
    pub name: String,
    /// Full name.
    pub title: String,
    /// Address of its text.
    pub path: String,
}

/// An edition, as its package describes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Package {
    /// Id of the edition, in addresses.
    pub edition: String,
    /// Version of the edition.
    pub version: String,
    /// Title in French.
    pub title: String,
    /// Title in English; empty falls back to French.
    pub title_en: String,
    /// What the edition is and is not.
    pub description: String,
    /// When it was made, as written.
    pub created: String,
    /// Public address of the explorer; empty where none is published.
    pub homepage: String,
    /// Where to write about it; empty where none is given.
    pub contact: String,
    /// The licences.
    pub licences: Vec<Licence>,
    /// The files, one a resource.
    pub files: Vec<ResourceFile>,
}

/// Why a `datapackage.json` is no edition that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackageError {
    /// Not JSON, or of another shape: where, and what the parser says.
    Json {
        /// 1-based line.
        line: usize,
        /// 1-based column.
        column: usize,
        /// The parser's own words, in English.
        message: String,
    },
    /// No `edition`, or one that is not a slug.
    Edition(String),
    /// A resource whose path leads outside the edition's folder, or is a list of paths.
    Path {
        /// The resource.
        resource: Resource,
        /// The path as written.
        path: String,
    },
    /// A resource that is listed twice.
    Repeated(Resource),
    /// A resource without which there is no edition.
    Missing(Resource),
}

impl Package {
    /// Reads `datapackage.json`.
    ///
    /// # Errors
    /// When it is not JSON of a package, names no edition, lacks a required resource, or points
    /// outside its own folder.
    pub fn parse(json: &[u8]) -> Result<Self, PackageError> {
        let json = json.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(json);
        let package = Object::parse(json).map_err(|error| PackageError::Json {
            line: error.line,
            column: error.column,
            message: error.message,
        })?;
        let Some(resources) = &package.resources else {
            return Err(without_resources(json));
        };
        let edition = package.text("edition");
        if !super::cell::is_slug(&edition) {
            return Err(PackageError::Edition(edition));
        }
        let mut files: Vec<ResourceFile> = Vec::new();
        for file in resources {
            let name = file.text("name");
            let Some(resource) = Resource::ALL.into_iter().find(|r| r.name() == name) else {
                continue;
            };
            let (path, count) = (file.paths.join(", "), file.paths.len());
            if count != 1 || !is_below(&path) {
                return Err(PackageError::Path { resource, path });
            }
            if files.iter().any(|known| known.resource == resource) {
                return Err(PackageError::Repeated(resource));
            }
            files.push(ResourceFile {
                resource,
                path,
                bytes: file.bytes,
                hash: file.find("hash"),
            });
        }
        if let Some(missing) = Resource::ALL
            .into_iter()
            .find(|r| !r.is_optional() && !files.iter().any(|file| file.resource == *r))
        {
            return Err(PackageError::Missing(missing));
        }
        let licences = package.licences.iter().map(|licence| Licence {
            name: licence.text("name"),
            title: licence.text("title"),
            path: only_web(licence.paths.join(", ")),
        });
        Ok(Self {
            edition,
            version: package.text("version"),
            title: package.text("title"),
            title_en: package.text("title_en"),
            description: package.text("description"),
            created: package.text("created"),
            homepage: only_web(package.text("homepage")),
            contact: package.text("contact"),
            licences: licences.collect(),
            files,
        })
    }

    /// The title in a language.
    pub fn title_in(&self, lang: Lang) -> &str {
        match lang {
            Lang::En if !self.title_en.is_empty() => &self.title_en,
            Lang::En | Lang::Fr => &self.title,
        }
    }

    /// The edition as it can be read before all of it is there: with the files that come first, and
    /// no other. `None` where they are large, or the package does not say how large.
    ///
    /// Of a case nothing is known then that follows from other rows: references, derived terms.
    pub fn early(&self) -> Option<Self> {
        let mut early = self.clone();
        early.files.retain(|file| file.resource.comes_first());
        let bytes = early.total_bytes()?;
        (bytes <= EARLY_BYTES).then_some(early)
    }

    /// Whether it lists a resource.
    pub fn lists(&self, resource: Resource) -> bool {
        self.files.iter().any(|file| file.resource == resource)
    }

    /// The sum of the sizes that the package promises, for a progress bar; `None` when a file
    /// promises none.
    pub fn total_bytes(&self) -> Option<u64> {
        let mut sizes = self.files.iter().map(|file| file.bytes);
        sizes.try_fold(0_u64, |sum, bytes| Some(sum.saturating_add(bytes?)))
    }
}

/// The error of a package without a list of resources: it is seen where the file ends.
fn without_resources(json: &[u8]) -> PackageError {
    let lines = json.trim_ascii_end().split(|byte| *byte == b'\n');
    let (line, column) = lines.fold((0, 0), |(count, _), line| (count + 1, line.len()));
    PackageError::Json {
        line,
        column,
        message: format!("missing field `resources` at line {line} column {column}"),
    }
}

/// An address is made a link only when it is of the web.
fn only_web(address: String) -> String {
    if super::cell::is_address(&address) {
        address
    } else {
        String::new()
    }
}

/// Whether a path names a file below the package: plain names joined by `/`, none hidden.
fn is_below(path: &str) -> bool {
    path.split('/').all(|name| {
        let plain = |c: char| !c.is_control() && !matches!(c, '\\' | ':' | '?' | '#' | '%');
        !name.is_empty() && !name.starts_with('.') && name.chars().all(plain)
    })
}
