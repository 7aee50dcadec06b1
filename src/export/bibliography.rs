//! References → a line of text, BibTeX, RIS, CSL-JSON.
//!
//! Formats: BibTeX as in Patashnik, `BibTeXing` (1988), in UTF-8 as biber reads it; RIS as reference
//! managers exchange it (tags TY to ER); CSL-JSON as in the schema of citationstyles.org 1.0.2.

use std::fmt::Write;

use super::json::quoted;
use crate::dataset::{Dataset, ReferenceType};
use crate::selection::encode;

/// A publication, or the page itself, as it is cited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// What it is called in a list: letters, digits and hyphens.
    pub key: String,
    /// What kind of publication it is.
    pub kind: Option<ReferenceType>,
    /// Authors, as the edition writes them.
    pub authors: String,
    /// Year; empty where it is not known.
    pub year: String,
    /// Title.
    pub title: String,
    /// Journal, publisher or site.
    pub container: String,
    /// DOI, without a resolver; may be empty.
    pub doi: String,
    /// Address; may be empty where there is a DOI.
    pub url: String,
    /// The day on which it was read (`YYYY-MM-DD`); empty for what does not change.
    pub accessed: String,
    /// Version; empty where there is none.
    pub version: String,
}

/// The reference of a row.
pub fn item(dataset: &Dataset, row: u32) -> Item {
    let of = &dataset.references;
    let at = row as usize;
    let year = of.year.get(at).copied().flatten();
    Item {
        key: of.id.get(at).to_owned(),
        kind: of.kind.get(at).copied(),
        authors: of.authors.get(at).to_owned(),
        year: year.map(|year| year.to_string()).unwrap_or_default(),
        title: of.title.get(at).to_owned(),
        container: of.container.get(at).to_owned(),
        doi: of.doi.get(at).to_owned(),
        url: of.url.get(at).to_owned(),
        accessed: String::new(),
        version: String::new(),
    }
}

/// Where a publication is: its DOI's address, else its own.
pub fn address(dataset: &Dataset, row: u32) -> String {
    let of = &dataset.references;
    match of.doi.get(row as usize) {
        "" => of.url.get(row as usize).to_owned(),
        doi => ["https://doi.org/", doi].concat(),
    }
}

/// Authors, year, title and container in one line.
pub fn text(dataset: &Dataset, row: u32) -> String {
    let item = item(dataset, row);
    let mut out = item.authors;
    if !item.year.is_empty() {
        let _ = write!(out, " ({})", item.year);
    }
    out.push_str(". ");
    out.push_str(&item.title);
    if !item.container.is_empty() {
        out.push_str(". ");
        out.push_str(&item.container);
    }
    out.push('.');
    out
}

/// A person or an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Name<'a> {
    /// Family name and initials.
    Person(&'a str, &'a str),
    /// Anything else, as written.
    Literal(&'a str),
    /// « et al. »
    Others,
}

/// The authors as the edition writes them: names separated by commas; « Weill A » is a person.
fn names(authors: &str) -> Vec<Name<'_>> {
    let mut names = Vec::new();
    for part in authors.split([',', ';']).map(str::trim) {
        let (part, others) = match part.strip_suffix("et al.") {
            Some(before) => (before.trim_end(), true),
            None => (part, false),
        };
        if let Some((family, initials)) = part.rsplit_once(' ')
            && !initials.is_empty()
            && initials.chars().count() <= 3
            && initials.chars().all(|c| c.is_ascii_uppercase() || c == '-')
            && family.chars().any(|c| c.is_ascii_lowercase())
        {
            names.push(Name::Person(family, initials));
        } else if !part.is_empty() {
            names.push(Name::Literal(part));
        }
        if others {
            names.push(Name::Others);
        }
    }
    names
}

/// Escapes what BibTeX and TeX take for a command; braces and backslashes are written as commands.
fn tex(content: &str) -> String {
    let mut out = String::new();
    for c in content.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' => out.push_str("\\{"),
            '}' => out.push_str("\\}"),
            '&' | '%' | '$' | '#' | '_' => out.extend(['\\', c]),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '\n' | '\r' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// BibTeX, an entry each.
pub fn bibtex(items: &[Item]) -> String {
    let mut out = String::new();
    for item in items {
        let kind = match item.kind {
            Some(ReferenceType::Article | ReferenceType::Press) => "article",
            Some(ReferenceType::Report) => "techreport",
            _ => "misc",
        };
        let authors: Vec<String> = names(&item.authors)
            .into_iter()
            .map(|name| match name {
                Name::Person(family, given) => format!("{}, {}", tex(family), tex(given)),
                Name::Literal(name) => format!("{{{}}}", tex(name)),
                Name::Others => "others".to_owned(),
            })
            .collect();
        let _ = write!(out, "@{kind}{{{}", item.key);
        let container = match kind {
            "article" => "journal",
            "techreport" => "institution",
            _ => "howpublished",
        };
        for (name, content) in [
            ("author", authors.join(" and ")),
            ("title", format!("{{{}}}", tex(&item.title))),
            (container, tex(&item.container)),
            ("year", item.year.clone()),
            ("version", tex(&item.version)),
            ("doi", tex(&item.doi)),
            ("url", item.url.replace(['{', '}', '\\'], "")),
            ("urldate", item.accessed.clone()),
        ] {
            if !content.is_empty() {
                let _ = write!(out, ",\n  {name} = {{{content}}}");
            }
        }
        out.push_str("\n}\n\n");
    }
    out
}

/// RIS, a record each.
pub fn ris(items: &[Item]) -> String {
    let mut out = String::new();
    for item in items {
        let kind = match item.kind {
            Some(ReferenceType::Article) => "JOUR",
            Some(ReferenceType::Report) => "RPRT",
            Some(ReferenceType::Dataset) | None => "DATA",
            Some(ReferenceType::Web) => "ELEC",
            Some(ReferenceType::Law) => "STAT",
            Some(ReferenceType::Press) => "NEWS",
        };
        let mut line = |tag: &str, content: &str| {
            if !content.is_empty() {
                let content = content.replace(['\n', '\r'], " ");
                let _ = write!(out, "{tag}  - {content}\r\n");
            }
        };
        line("TY", kind);
        line("ID", &item.key);
        for name in names(&item.authors) {
            match name {
                Name::Person(family, given) => line("AU", &format!("{family}, {given}")),
                Name::Literal(name) => line("AU", name),
                Name::Others => line("AU", "et al."),
            }
        }
        line("PY", &item.year);
        line("TI", &item.title);
        line("T2", &item.container);
        line("ET", &item.version);
        line("DO", &item.doi);
        line("UR", &item.url);
        line("Y2", &item.accessed.replace('-', "/"));
        out.push_str("ER  - \r\n\r\n");
    }
    out
}

/// CSL-JSON, an object each.
pub fn csl(items: &[Item]) -> String {
    let mut all = Vec::new();
    for item in items {
        let kind = match item.kind {
            Some(ReferenceType::Article) => "article-journal",
            Some(ReferenceType::Report) => "report",
            Some(ReferenceType::Dataset) | None => "dataset",
            Some(ReferenceType::Web) => "webpage",
            Some(ReferenceType::Law) => "legislation",
            Some(ReferenceType::Press) => "article-newspaper",
        };
        let authors = names(&item.authors).into_iter().map(|name| match name {
            Name::Person(family, given) => {
                format!(
                    "{{\"family\": {}, \"given\": {}}}",
                    quoted(family),
                    quoted(given)
                )
            }
            Name::Literal(name) => format!("{{\"literal\": {}}}", quoted(name)),
            Name::Others => "{\"literal\": \"et al.\"}".to_owned(),
        });
        let authors: Vec<String> = authors.collect();
        let mut fields = vec![
            format!("\"id\": {}", quoted(&item.key)),
            format!("\"type\": {}", quoted(kind)),
        ];
        let date = |text: &str| format!("{{\"date-parts\": [[{}]]}}", parts(text));
        for (name, content) in [
            ("title", quoted(&item.title)),
            ("author", format!("[{}]", authors.join(", "))),
            ("issued", date(&item.year)),
            ("container-title", quoted(&item.container)),
            ("version", quoted(&item.version)),
            ("DOI", quoted(&item.doi)),
            ("URL", quoted(&item.url)),
            ("accessed", date(&item.accessed)),
        ] {
            if !matches!(content.as_str(), "\"\"" | "[]" | "{\"date-parts\": [[]]}") {
                fields.push(format!("\"{name}\": {content}"));
            }
        }
        all.push(format!("  {{\n    {}\n  }}", fields.join(",\n    ")));
    }
    format!("[\n{}\n]\n", all.join(",\n"))
}

/// A reference as `COinS` has it: an `OpenURL` context object in the title of an empty element (ANSI/NISO
/// Z39.88-2004).
pub fn coins(item: &Item) -> String {
    let (format, genre, title) = match item.kind {
        Some(ReferenceType::Article | ReferenceType::Press) => ("journal", "article", "rft.atitle"),
        Some(ReferenceType::Report) => ("book", "report", "rft.btitle"),
        _ => ("dc", "", "rft.title"),
    };
    let mut out =
        format!("ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3A{format}");
    let container = match format {
        "journal" => "rft.jtitle",
        "book" => "rft.pub",
        _ => "rft.source",
    };
    let mut add = |key: &str, value: &str| {
        if !value.is_empty() {
            out.extend(["&", key, "=", &encode(value)]);
        }
    };
    add("rft.genre", genre);
    add(title, &item.title);
    add(container, &item.container);
    add("rft.date", &item.year);
    for name in names(&item.authors) {
        match name {
            Name::Person(family, given) => add("rft.au", &format!("{family}, {given}")),
            Name::Literal(name) => add("rft.au", name),
            Name::Others => {}
        }
    }
    if !item.doi.is_empty() {
        add("rft_id", &["info:doi/", &item.doi].concat());
    }
    add("rft_id", &item.url);
    out
}

/// `2026-03-04` as JSON's numbers `2026, 3, 4`; nothing for what is no date.
fn parts(date: &str) -> String {
    let numbers: Option<Vec<String>> = date
        .split('-')
        .map(|part| part.parse::<u32>().ok().map(|number| number.to_string()))
        .collect();
    numbers
        .map(|numbers| numbers.join(", "))
        .unwrap_or_default()
}
