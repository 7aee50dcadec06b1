//! The same edition under other names: every id of every facet, term and indicator is another.
//! What the explorer makes of both must be the same, as code knows no id.

use std::collections::BTreeMap;

use super::Files;
use super::spreadsheet::Spreadsheet;

/// Old ids → new ones.
pub struct Renaming {
    pub facets: BTreeMap<String, String>,
    /// By facet and term, both under their old ids.
    pub terms: BTreeMap<(String, String), String>,
    pub indicators: BTreeMap<String, String>,
    /// Old ids of facets by role.
    roles: BTreeMap<String, String>,
}

impl Renaming {
    /// Another id for each; their alphabetical order is turned around, so that nothing can lean
    /// on it.
    fn of(files: &Files) -> Self {
        let facets = Spreadsheet::parse(&files.0["facets.csv"]);
        let terms = Spreadsheet::parse(&files.0["terms.csv"]);
        let indicators = Spreadsheet::parse(&files.0["indicators.csv"]);
        let rows = |sheet: &Spreadsheet| 0..sheet.rows.len();
        Self {
            facets: rows(&facets)
                .map(|at| {
                    (
                        facets.cell(at, "id").into(),
                        format!("facette-{}", 900 - at),
                    )
                })
                .collect(),
            terms: rows(&terms)
                .map(|at| {
                    let key = (terms.cell(at, "facet").into(), terms.cell(at, "id").into());
                    (key, format!("{}-terme", 9000 - at))
                })
                .collect(),
            indicators: rows(&indicators)
                .map(|at| {
                    let id = indicators.cell(at, "id").into();
                    (id, format!("mesure-{}", 900 - at))
                })
                .collect(),
            roles: rows(&facets)
                .map(|at| (facets.cell(at, "role").into(), facets.cell(at, "id").into()))
                .collect(),
        }
    }

    #[track_caller]
    pub fn facet(&self, id: &str) -> String {
        self.facets[id].clone()
    }

    #[track_caller]
    pub fn term(&self, facet: &str, id: &str) -> String {
        self.terms[&(facet.to_owned(), id.to_owned())].clone()
    }

    #[track_caller]
    pub fn indicator(&self, id: &str) -> String {
        self.indicators[id].clone()
    }

    /// The new id of a term of the facet that has a role.
    #[track_caller]
    fn term_of_role(&self, role: &str, id: &str) -> String {
        self.term(&self.roles[role], id)
    }
}

impl Files {
    pub fn renaming(&self) -> Renaming {
        Renaming::of(self)
    }

    /// The edition with every id of every facet, term and indicator renamed wherever it stands.
    /// The views of stories are addresses and keep the old ids.
    pub fn renamed(&self) -> Self {
        let to = self.renaming();
        let mut files = self.clone();
        files.resheet("facets.csv", |sheet| {
            sheet.rewrite("id", |id| to.facet(id));
        });
        files.resheet("terms.csv", |sheet| {
            let (facet, parent) = (sheet.column("facet"), sheet.column("parent"));
            let id = sheet.column("id");
            for row in &mut sheet.rows {
                let old = row[facet].clone();
                row[id] = to.term(&old, &row[id]);
                if !row[parent].is_empty() {
                    row[parent] = to.term(&old, &row[parent]);
                }
                row[facet] = to.facet(&old);
            }
        });
        files.resheet("cases.csv", |sheet| {
            for (facet, renamed) in &to.facets {
                let Some(at) = sheet.header.iter().position(|name| name == facet) else {
                    continue;
                };
                sheet.header[at].clone_from(renamed);
                for row in &mut sheet.rows {
                    let items = row[at].split('|').filter(|item| !item.is_empty());
                    let items: Vec<_> = items.map(|id| to.term(facet, id)).collect();
                    row[at] = items.join("|");
                }
            }
        });
        files.resheet("indicators.csv", |sheet| {
            sheet.rewrite("id", |id| to.indicator(id));
            sheet.rewrite("dimension", |id| to.term_of_role("dimension", id));
        });
        files.resheet("values.csv", |sheet| {
            sheet.rewrite("indicator", |id| to.indicator(id));
            sheet.rewrite("proof", |id| to.term_of_role("proof", id));
            sheet.rewrite("term", |key| match key.split_once(':') {
                Some((facet, id)) => format!("{}:{}", to.facet(facet), to.term(facet, id)),
                None => String::new(),
            });
        });
        files.resheet("decisions.csv", |sheet| {
            sheet.rewrite("kind", |id| to.term_of_role("decision", id));
        });
        if files.0.contains_key("sources.csv") {
            files.resheet("sources.csv", |sheet| {
                sheet.rewrite("id", |id| to.term_of_role("source", id));
            });
        }
        files
    }

    /// Changes a file as names and cells.
    #[track_caller]
    pub fn resheet(&mut self, name: &str, change: impl FnOnce(&mut Spreadsheet)) {
        let mut sheet = Spreadsheet::parse(&self.0[name]);
        change(&mut sheet);
        self.set_bytes(name, &sheet.to_bytes(b','));
    }
}
