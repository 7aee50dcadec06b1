//! An object of `datapackage.json` or of `editions.json`, before its parts are checked.
//!
//! One type for the package, its resources, its licences, the list and its editions, read by
//! hand: each type that serde derives a reader for weighs some 5 kB of WebAssembly.

use std::fmt::{Formatter, Result as Written};

use serde::de::{IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// The parts that are a text, or `null`.
const TEXTS: [&str; 11] = [
    "edition",
    "version",
    "title",
    "title_en",
    "description",
    "created",
    "homepage",
    "contact",
    "name",
    "id",
    "hash",
];

/// What an object holds of all that is known; the rest is stepped over.
#[derive(Default)]
pub(in crate::dataset) struct Object {
    texts: Vec<(String, String)>,
    /// A Data Package may give a list of paths; the contract has one, which may stand in a list.
    pub paths: Vec<String>,
    pub bytes: Option<u64>,
    pub licences: Vec<Object>,
    pub resources: Option<Vec<Object>>,
    pub editions: Option<Vec<Object>>,
}

impl Object {
    /// Reads a file.
    pub fn parse(json: &[u8]) -> serde_json::Result<Self> {
        serde_json::from_slice(json)
    }

    /// A text that may be absent.
    pub fn find(&self, name: &str) -> Option<String> {
        let mut texts = self.texts.iter().rev();
        let (_, text) = texts.find(|(known, _)| known == name)?;
        Some(text.clone())
    }

    /// A text, empty where it is absent.
    pub fn text(&self, name: &str) -> String {
        self.find(name).unwrap_or_default()
    }
}

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Parts;

        impl<'de> Visitor<'de> for Parts {
            type Value = Object;

            fn expecting(&self, formatter: &mut Formatter<'_>) -> Written {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut parts: A) -> Result<Object, A::Error> {
                let mut object = Object::default();
                while let Some(name) = parts.next_key::<String>()? {
                    match name.as_str() {
                        "path" => object.paths = parts.next_value::<Paths>()?.0,
                        "bytes" => object.bytes = parts.next_value()?,
                        "licenses" => object.licences = parts.next_value()?,
                        "resources" => object.resources = Some(parts.next_value()?),
                        "editions" => object.editions = Some(parts.next_value()?),
                        known if TEXTS.contains(&known) => {
                            let text: Option<String> = parts.next_value()?;
                            object.texts.extend(text.map(|text| (name, text)));
                        }
                        _ => {
                            parts.next_value::<IgnoredAny>()?;
                        }
                    }
                }
                Ok(object)
            }
        }

        deserializer.deserialize_any(Parts)
    }
}

/// A path, or a list of paths.
struct Paths(Vec<String>);

impl<'de> Deserialize<'de> for Paths {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct List;

        impl<'de> Visitor<'de> for List {
            type Value = Paths;

            fn expecting(&self, formatter: &mut Formatter<'_>) -> Written {
                formatter.write_str("a path")
            }

            fn visit_str<E>(self, path: &str) -> Result<Paths, E> {
                Ok(Paths(vec![path.to_owned()]))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Paths, A::Error> {
                let mut paths = Vec::new();
                while let Some(path) = list.next_element()? {
                    paths.push(path);
                }
                Ok(Paths(paths))
            }
        }

        deserializer.deserialize_any(List)
    }
}
