//! Some cases of an edition → a Data Package of its own, in the form of the contract, which the same
//! reader opens again. All categories, indicators, sources, pages and words stay, as cases name
//! them; of values, decisions and references what the cases have.

use sha2::{Digest, Sha256};

use super::cases::{has_column, ids, is_about, references};
use super::json::{hex_digit, quoted};
use super::sheet::{Content, Dialect, Sheet};
use crate::dataset::column::Bilingual;
use crate::dataset::model::{Subject, Text};
use crate::dataset::{CaseId, Dataset, TermId};
use crate::i18n::Lang;

/// A file of the package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// What is in it.
    pub content: String,
}

/// The files of a package with some cases, in the order that is given. `selection` are the filters in
/// words, for the description; `date` is the day, `YYYY-MM-DD`.
pub fn package(dataset: &Dataset, order: &[CaseId], selection: &str, date: &str) -> Vec<File> {
    let sheets = sheets(dataset, order);
    let mut files: Vec<File> = Vec::new();
    let mut resources = Vec::new();
    for (name, sheet) in &sheets {
        let content = Dialect::Exact.written(sheet);
        let path = format!("{name}.csv");
        resources.push(resource(name, &path, sheet, &content));
        files.push(File {
            name: path,
            content,
        });
    }
    files.insert(
        0,
        File {
            name: "datapackage.json".to_owned(),
            content: descriptor(dataset, selection, date, &resources),
        },
    );
    files
}

fn descriptor(dataset: &Dataset, selection: &str, date: &str, resources: &[String]) -> String {
    let package = &dataset.package;
    let licences: Vec<String> = package
        .licences
        .iter()
        .map(|licence| {
            let mut fields = Vec::new();
            for (name, content) in [
                ("name", &licence.name),
                ("title", &licence.title),
                ("path", &licence.path),
            ] {
                if !content.is_empty() {
                    fields.push(format!("{}: {}", quoted(name), quoted(content)));
                }
            }
            format!("{{{}}}", fields.join(", "))
        })
        .collect();
    let mut fields = vec![
        "  \"$schema\": \"https://datapackage.org/profiles/2.0/datapackage.json\"".to_owned(),
        "  \"name\": \"selection\"".to_owned(),
    ];
    for (name, content) in [
        ("title", package.title.as_str()),
        ("title_en", &package.title_en),
        ("description", selection),
        ("version", &package.version),
        ("edition", &package.edition),
        ("homepage", &package.homepage),
        ("contact", &package.contact),
    ] {
        if !content.is_empty() {
            fields.push(format!("  {}: {}", quoted(name), quoted(content)));
        }
    }
    fields.push(format!(
        "  \"created\": {}",
        quoted(&format!("{date}T00:00:00Z"))
    ));
    if !licences.is_empty() {
        fields.push(format!("  \"licenses\": [{}]", licences.join(", ")));
    }
    fields.push(format!(
        "  \"resources\": [\n{}\n  ]",
        resources.join(",\n")
    ));
    format!("{{\n{}\n}}\n", fields.join(",\n"))
}

fn resource(name: &str, path: &str, sheet: &Sheet, content: &str) -> String {
    let fields = sheet.columns.iter().map(|(name, content)| {
        let kind = match content {
            Content::Text => "string",
            Content::Integer => "integer",
            Content::Number => "number",
        };
        format!("{{\"name\": {}, \"type\": \"{kind}\"}}", quoted(name))
    });
    let fields: Vec<String> = fields.collect();
    let hash = Sha256::digest(content.as_bytes());
    let hash = hash.iter().fold(String::new(), |mut hash, byte| {
        hash.extend([u32::from(*byte) >> 4, u32::from(*byte)].map(hex_digit));
        hash
    });
    format!(
        "    {{\"name\": \"{name}\", \"type\": \"table\", \"path\": \"{path}\", \"format\": \"csv\", \"mediatype\": \"text/csv\", \"encoding\": \"utf-8\", \"bytes\": {}, \"hash\": \"sha256:{hash}\", \"schema\": {{\"fields\": [{}]}}}}",
        content.len(),
        fields.join(", ")
    )
}

/// A sheet from columns and rows; what is a number is named.
fn sheet(columns: &[&str], rows: Vec<Vec<String>>) -> Sheet {
    let content = |name: &str| match name {
        "year" | "step" | "position" => Content::Integer,
        "value" | "low" | "high" => Content::Number,
        _ => Content::Text,
    };
    Sheet {
        columns: columns
            .iter()
            .map(|name| ((*name).to_owned(), content(name)))
            .collect(),
        rows,
    }
}

/// Both languages of a text, the second only where it is there.
fn both(column: &Bilingual, row: usize) -> [String; 2] {
    let fr = column.get(row, Lang::Fr).to_owned();
    let en = match column.lang(row, Lang::En) {
        Lang::En => column.get(row, Lang::En).to_owned(),
        Lang::Fr => String::new(),
    };
    [fr, en]
}

fn pair(text: &Text) -> [String; 2] {
    [text.fr.clone(), text.en.clone()]
}

fn sheets(dataset: &Dataset, order: &[CaseId]) -> Vec<(&'static str, Sheet)> {
    let mut sheets = vec![
        ("facets", facets(dataset)),
        ("terms", terms(dataset)),
        ("cases", cases(dataset, order)),
        ("indicators", indicators(dataset)),
        ("values", values(dataset, order)),
        ("decisions", decisions(dataset, order)),
        ("references", bibliography(dataset, order)),
    ];
    if !dataset.sources.is_empty() {
        sheets.push(("sources", sources(dataset)));
    }
    if !dataset.pages.is_empty() {
        sheets.push(("pages", pages(dataset)));
    }
    if !dataset.glossary.is_empty() {
        sheets.push(("glossary", glossary(dataset)));
    }
    sheets
}

fn facets(dataset: &Dataset) -> Sheet {
    let mut rows = Vec::new();
    for facet in &dataset.facets {
        let Some(role) = facet.role else { continue };
        let mut cells = vec![facet.id.clone(), role.word().to_owned()];
        cells.extend(pair(&facet.label));
        cells.extend(pair(&facet.definition));
        cells.push((rows.len() + 1).to_string());
        rows.push(cells);
    }
    sheet(
        &[
            "id",
            "role",
            "label_fr",
            "label_en",
            "definition_fr",
            "definition_en",
            "position",
        ],
        rows,
    )
}

fn terms(dataset: &Dataset) -> Sheet {
    let mut rows = Vec::new();
    for term in &dataset.terms {
        let facet = dataset.facet(term.facet);
        let Some(facet) = facet.filter(|facet| facet.role.is_some()) else {
            continue;
        };
        let mut cells = vec![facet.id.clone(), term.id.clone(), id(dataset, term.parent)];
        cells.push(term.sign.map_or("", |sign| sign.word()).to_owned());
        cells.extend(pair(&term.label));
        cells.extend(pair(&term.definition));
        cells.push((rows.len() + 1).to_string());
        cells.push(term.formerly.join("|"));
        rows.push(cells);
    }
    sheet(
        &[
            "facet",
            "id",
            "parent",
            "sign",
            "label_fr",
            "label_en",
            "definition_fr",
            "definition_en",
            "position",
            "formerly",
        ],
        rows,
    )
}

fn id(dataset: &Dataset, term: Option<TermId>) -> String {
    let term = term.and_then(|term| dataset.term(term));
    term.map_or("", |term| &term.id).to_owned()
}

fn cases(dataset: &Dataset, order: &[CaseId]) -> Sheet {
    let of = &dataset.cases;
    let facets: Vec<_> = dataset
        .facet_ids()
        .filter(|(_, facet)| has_column(facet.role))
        .collect();
    let mut columns = vec![
        "id",
        "title_fr",
        "title_en",
        "plain_fr",
        "plain_en",
        "summary_fr",
        "summary_en",
        "method_fr",
        "method_en",
        "limits_fr",
        "limits_en",
        "year",
        "use_level",
        "organisations",
        "references",
    ];
    columns.extend(facets.iter().map(|(_, facet)| facet.id.as_str()));
    columns.push("formerly");
    let row = |case: &CaseId| {
        let at = case.0 as usize;
        let mut cells = vec![of.id.get(at).to_owned()];
        for column in [&of.title, &of.plain, &of.summary, &of.method, &of.limits] {
            cells.extend(both(column, at));
        }
        let level = of.use_level.get(at);
        cells.extend([
            of.year.get(at).map(ToString::to_string).unwrap_or_default(),
            level.map_or("", |level| level.word()).to_owned(),
            of.organisations.get(at).to_owned(),
            reference_ids(dataset, of.references.get(at)),
        ]);
        cells.extend(facets.iter().map(|(facet, _)| ids(dataset, *case, *facet)));
        cells.push(of.formerly.get(at).to_owned());
        cells
    };
    let rows = order.iter().map(row).collect();
    sheet(&columns, rows)
}

fn reference_ids(dataset: &Dataset, rows: &[u32]) -> String {
    let of = &dataset.references.id;
    let ids: Vec<&str> = rows.iter().map(|row| of.get(*row as usize)).collect();
    ids.join("|")
}

fn indicators(dataset: &Dataset) -> Sheet {
    let mut rows = Vec::new();
    for indicator in &dataset.indicators {
        let formerly = dataset.term(indicator.term);
        let formerly = formerly.map(|term| term.formerly.join("|"));
        let mut cells = vec![
            indicator.id.clone(),
            indicator.nature.word().to_owned(),
            indicator.scale.word().to_owned(),
            id(dataset, Some(indicator.dimension)),
        ];
        for text in [
            &indicator.label,
            &indicator.definition,
            &indicator.caution,
            &indicator.unit,
        ] {
            cells.extend(pair(text));
        }
        cells.extend([
            indicator.aggregation.word().to_owned(),
            indicator.polarity.word().to_owned(),
            (rows.len() + 1).to_string(),
            formerly.unwrap_or_default(),
        ]);
        rows.push(cells);
    }
    sheet(
        &[
            "id",
            "nature",
            "scale",
            "dimension",
            "label_fr",
            "label_en",
            "definition_fr",
            "definition_en",
            "caution_fr",
            "caution_en",
            "unit_fr",
            "unit_en",
            "aggregation",
            "polarity",
            "position",
            "formerly",
        ],
        rows,
    )
}

/// Which cases are in the package, by row.
fn chosen(dataset: &Dataset, order: &[CaseId]) -> Vec<bool> {
    let mut chosen = vec![false; dataset.case_count()];
    for case in order {
        if let Some(is) = chosen.get_mut(case.0 as usize) {
            *is = true;
        }
    }
    chosen
}

fn values(dataset: &Dataset, order: &[CaseId]) -> Sheet {
    let of = &dataset.values;
    let chosen = chosen(dataset, order);
    let mut rows = Vec::new();
    for (row, subject) in of.subject.iter().enumerate() {
        if !is_about(*subject, &chosen) {
            continue;
        }
        let case = match subject {
            Subject::Case(case) => dataset.cases.id.get(case.0 as usize),
            Subject::Term(_) | Subject::Country => "",
        };
        let indicator = of.indicator.get(row);
        let indicator = indicator.and_then(|at| dataset.indicators.get(*at as usize));
        let reference = of.reference.get(row).copied();
        let highlight = of.highlight.get(row).copied().unwrap_or(false);
        let mut cells = vec![
            of.id.get(row).to_owned(),
            indicator.map_or("", |indicator| &indicator.id).to_owned(),
            case.to_owned(),
            String::new(),
            of.year
                .get(row)
                .map(ToString::to_string)
                .unwrap_or_default(),
            of.period.get(row).to_owned(),
            of.value_text.get(row).to_owned(),
            of.low_text.get(row).to_owned(),
            of.high_text.get(row).to_owned(),
            of.interval.get(row).to_owned(),
        ];
        for column in [&of.text, &of.population, &of.comparison] {
            cells.extend(both(column, row));
        }
        cells.extend([
            id(dataset, of.proof.get(row).copied()),
            reference
                .map(|row| reference_ids(dataset, &[row]))
                .unwrap_or_default(),
            of.locator.get(row).to_owned(),
            of.as_of.get(row).to_owned(),
            (if highlight { "true" } else { "" }).to_owned(),
        ]);
        rows.push(cells);
    }
    sheet(
        &[
            "id",
            "indicator",
            "case",
            "term",
            "year",
            "period",
            "value",
            "low",
            "high",
            "interval",
            "text_fr",
            "text_en",
            "population_fr",
            "population_en",
            "comparison_fr",
            "comparison_en",
            "proof",
            "reference",
            "locator",
            "as_of",
            "highlight",
        ],
        rows,
    )
}

fn decisions(dataset: &Dataset, order: &[CaseId]) -> Sheet {
    let of = &dataset.decisions;
    let chosen = chosen(dataset, order);
    let mut rows = Vec::new();
    for (row, case) in of.case.iter().enumerate() {
        if !is_about(Subject::Case(*case), &chosen) {
            continue;
        }
        let mut cells = vec![
            of.id.get(row).to_owned(),
            dataset.cases.id.get(case.0 as usize).to_owned(),
            of.date.get(row).map(|date| date.iso()).unwrap_or_default(),
            id(dataset, of.kind.get(row).copied()),
            of.body.get(row).to_owned(),
        ];
        cells.extend(both(&of.label, row));
        cells.push(of.url.get(row).to_owned());
        rows.push(cells);
    }
    sheet(
        &[
            "id", "case", "date", "kind", "body", "label_fr", "label_en", "url",
        ],
        rows,
    )
}

fn bibliography(dataset: &Dataset, order: &[CaseId]) -> Sheet {
    let of = &dataset.references;
    let mut cited = references(dataset, order);
    for section in &dataset.pages {
        for row in &section.references {
            if !cited.contains(row) {
                cited.push(*row);
            }
        }
    }
    let row = |row: &u32| {
        let at = *row as usize;
        let year = of.year.get(at).copied().flatten();
        vec![
            of.id.get(at).to_owned(),
            of.kind.get(at).map_or("", |kind| kind.word()).to_owned(),
            of.authors.get(at).to_owned(),
            year.map(|year| year.to_string()).unwrap_or_default(),
            of.title.get(at).to_owned(),
            of.container.get(at).to_owned(),
            of.doi.get(at).to_owned(),
            of.pmid.get(at).to_owned(),
            of.url.get(at).to_owned(),
        ]
    };
    sheet(
        &[
            "id",
            "type",
            "authors",
            "year",
            "title",
            "container",
            "doi",
            "pmid",
            "url",
        ],
        cited.iter().map(row).collect(),
    )
}

fn sources(dataset: &Dataset) -> Sheet {
    let row = |source: &crate::dataset::model::Source| {
        let mut cells = vec![id(dataset, Some(source.term))];
        for text in [&source.manager, &source.access, &source.first_use] {
            cells.extend(pair(text));
        }
        cells.push(source.url.clone());
        cells
    };
    sheet(
        &[
            "id",
            "manager_fr",
            "manager_en",
            "access_fr",
            "access_en",
            "first_use_fr",
            "first_use_en",
            "url",
        ],
        dataset.sources.iter().map(row).collect(),
    )
}

fn pages(dataset: &Dataset) -> Sheet {
    let row = |section: &crate::dataset::model::Section| {
        let mut cells = vec![section.page.clone(), section.step.to_string()];
        cells.extend(pair(&section.title));
        cells.extend(pair(&section.text));
        cells.push(reference_ids(dataset, &section.references));
        cells
    };
    sheet(
        &[
            "page",
            "step",
            "title_fr",
            "title_en",
            "text_fr",
            "text_en",
            "references",
        ],
        dataset.pages.iter().map(row).collect(),
    )
}

fn glossary(dataset: &Dataset) -> Sheet {
    let row = |word: &crate::dataset::model::Word| {
        let mut cells = vec![word.id.clone()];
        cells.extend(pair(&word.term));
        cells.extend(pair(&word.definition));
        cells
    };
    sheet(
        &["id", "term_fr", "term_en", "definition_fr", "definition_en"],
        dataset.glossary.iter().map(row).collect(),
    )
}
