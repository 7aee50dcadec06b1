//! An edition and a selection understood a second time, naively: rows of strings, no numbers and
//! no bitsets. What the library counts is compared with what this counts.
#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says where")]

pub mod text;

use std::collections::{BTreeMap, BTreeSet};

use indicateurs::dataset::{Dataset, FacetId, Role, TermId, UseLevel};
use indicateurs::fold::fold;
use indicateurs::selection::{Clause, Selection, UseLevels, Years};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::common::Files;

/// A row by its column names.
pub type Row = BTreeMap<String, String>;

/// The rows of a CSV file (RFC 4180).
pub fn rows(text: &str) -> Vec<Row> {
    let mut lines = records(text).into_iter();
    let names = lines.next().unwrap_or_default();
    lines
        .map(|cells| names.iter().cloned().zip(cells).collect())
        .collect()
}

fn records(text: &str) -> Vec<Vec<String>> {
    let mut records = vec![vec![String::new()]];
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let record = records.last_mut().unwrap();
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                record.last_mut().unwrap().push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => record.push(String::new()),
            '\n' if !quoted => records.push(vec![String::new()]),
            '\r' if !quoted => {}
            c => record.last_mut().unwrap().push(c),
        }
    }
    records.retain(|record| record.len() > 1 || !record[0].is_empty());
    records
}

/// A CSV file with these columns.
pub fn csv<'r>(names: &[&str], rows: impl IntoIterator<Item = &'r Row>) -> String {
    let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
    let mut text = names.join(",") + "\n";
    for row in rows {
        let cells = names
            .iter()
            .map(|name| quoted(row.get(*name).map_or("", String::as_str)));
        text += &(cells.collect::<Vec<_>>().join(",") + "\n");
    }
    text
}

/// Changes rows of a file.
pub fn edit(files: &mut Files, name: &str, change: impl Fn(&mut Row)) {
    let text = files.text(name);
    let names = records(&text).swap_remove(0);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut rows = rows(&text);
    rows.iter_mut().for_each(change);
    files.set(name, &csv(&names, &rows));
}

pub fn row<const N: usize>(cells: [(&str, &str); N]) -> Row {
    let owned = |(name, cell): (&str, &str)| (name.to_owned(), cell.to_owned());
    cells.into_iter().map(owned).collect()
}

/// A term as an address names it: facet and id.
pub type Named = (String, String);

/// A case with all its terms, ancestors included.
#[derive(Debug)]
pub struct Case {
    pub id: String,
    pub year: i32,
    pub level: UseLevel,
    pub terms: BTreeSet<Named>,
    pub decisions: usize,
    pub title: [String; 2],
    /// The folded fields that are searched, those that count most first.
    parts: [Vec<String>; 5],
    vocabulary: BTreeSet<String>,
}

/// An edition as plain rows.
#[derive(Debug)]
pub struct World {
    pub facets: Vec<String>,
    pub parents: BTreeMap<Named, Option<String>>,
    pub cases: Vec<Case>,
    /// Terms of the proof facet that mean « measured ».
    pub filled: BTreeSet<Named>,
    /// Terms of the proof facet, the strongest first.
    pub proofs: Vec<Named>,
    labels: BTreeMap<Named, [String; 2]>,
    /// Every word of every case.
    pub vocabulary: BTreeSet<String>,
}

fn list(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').filter(|item| !item.is_empty())
}

fn pair(row: &Row, name: &str) -> [String; 2] {
    let cell = |lang| {
        row.get(&format!("{name}_{lang}"))
            .cloned()
            .unwrap_or_default()
    };
    let (fr, en) = (cell("fr"), cell("en"));
    [fr.clone(), if en.is_empty() { fr } else { en }]
}

impl World {
    pub fn of(files: &Files) -> Self {
        let of = |name: &str| rows(&files.text(name));
        let facets = of("facets.csv");
        let with_role = |role: &str| {
            let found = facets.iter().find(|facet| facet["role"] == role);
            found.map(|facet| facet["id"].clone()).unwrap_or_default()
        };
        let roles = ["proof", "decision", "dimension", "source"];
        let [proof, decision, dimension, source] = roles.map(with_role);
        let mut world = Self {
            facets: facets.iter().map(|facet| facet["id"].clone()).collect(),
            parents: BTreeMap::new(),
            cases: Vec::new(),
            filled: BTreeSet::new(),
            proofs: Vec::new(),
            labels: BTreeMap::new(),
            vocabulary: BTreeSet::new(),
        };
        let terms = of("terms.csv");
        for term in &terms {
            let named = (term["facet"].clone(), term["id"].clone());
            let parent = Some(term["parent"].clone()).filter(|parent| !parent.is_empty());
            world.parents.insert(named.clone(), parent);
            world.labels.insert(named.clone(), pair(term, "label"));
            if term["sign"] == "filled" {
                world.filled.insert(named);
            }
        }
        let mut proofs: Vec<&Row> = terms.iter().filter(|t| t["facet"] == proof).collect();
        proofs.sort_by_key(|t| t["position"].parse().unwrap_or(u32::MAX));
        let named = |t: &&Row| (t["facet"].clone(), t["id"].clone());
        world.proofs = proofs.iter().map(named).collect();
        let indicators = of("indicators.csv");
        for indicator in &indicators {
            let (id, above) = (&indicator["id"], &indicator["dimension"]);
            let (own, of) = ("indicator".to_owned(), "indicator".to_owned());
            let above_label = world.labels[&(dimension.clone(), above.clone())].clone();
            world.parents.insert((of.clone(), above.clone()), None);
            world.labels.insert((of, above.clone()), above_label);
            let named = (own, id.clone());
            world.labels.insert(named.clone(), pair(indicator, "label"));
            world.parents.insert(named, Some(above.clone()));
        }
        let (decisions, values) = (of("decisions.csv"), of("values.csv"));
        let absence = terms
            .iter()
            .find(|t| t["facet"] == decision && t["sign"] == "absence");
        for row in of("cases.csv") {
            let mut terms = BTreeSet::new();
            for facet in &world.facets {
                let cell = row.get(facet).map_or("", String::as_str);
                terms.extend(list(cell).map(|id| (facet.clone(), id.to_owned())));
            }
            let decided = decisions.iter().filter(|d| d["case"] == row["id"]);
            let kinds: Vec<Named> = decided
                .map(|d| (decision.clone(), d["kind"].clone()))
                .collect();
            if kinds.is_empty() {
                terms.extend(absence.map(|t| (decision.clone(), t["id"].clone())));
            }
            let count = kinds.len();
            terms.extend(kinds);
            for value in values.iter().filter(|v| v["case"] == row["id"]) {
                let of = indicators
                    .iter()
                    .find(|i| i["id"] == value["indicator"])
                    .unwrap();
                terms.insert((dimension.clone(), of["dimension"].clone()));
                terms.insert(("indicator".into(), of["id"].clone()));
            }
            let terms: BTreeSet<Named> = terms.iter().flat_map(|term| world.line(term)).collect();
            let (sources, others): (Vec<&Named>, Vec<&Named>) =
                terms.iter().partition(|(facet, _)| *facet == source);
            let labels = |terms: Vec<&Named>| {
                let labels = terms
                    .into_iter()
                    .flat_map(|term| world.labels[term].clone());
                labels.collect::<Vec<_>>()
            };
            let parts = [
                pair(&row, "title").into(),
                pair(&row, "plain").into(),
                labels(others),
                pair(&row, "summary").into(),
                [vec![row["organisations"].clone()], labels(sources)].concat(),
            ];
            let parts = parts.map(|part| part.iter().map(|text| fold(text)).collect::<Vec<_>>());
            let fields = parts.iter().flatten();
            let vocabulary: BTreeSet<String> =
                fields.flat_map(|text| text::vocabulary(text)).collect();
            world.vocabulary.extend(vocabulary.iter().cloned());
            world.cases.push(Case {
                id: row["id"].clone(),
                year: row["year"].parse().unwrap(),
                level: UseLevel::parse(&row["use_level"]).unwrap(),
                terms,
                decisions: count,
                title: pair(&row, "title"),
                parts,
                vocabulary,
            });
        }
        world.facets.push("indicator".into());
        world
    }

    /// A term and its ancestors, upwards.
    pub fn line(&self, term: &Named) -> Vec<Named> {
        let above = |term: &Named| Some((term.0.clone(), self.parents[term].clone()?));
        std::iter::successors(Some(term.clone()), above).collect()
    }

    pub fn is_within(&self, term: &Named, above: &Named) -> bool {
        self.line(term).contains(above)
    }

    pub fn ids(&self, facet: &str) -> Vec<String> {
        let of = self.parents.keys().filter(|(own, _)| own == facet);
        of.map(|(_, id)| id.clone()).collect()
    }

    /// The rows of the cases that are asked for, the clause of one facet left aside.
    pub fn rows_without(&self, ask: &Ask, aside: Option<&str>) -> BTreeSet<usize> {
        let rows = self.cases.iter().enumerate();
        let found = self.search(&ask.words.join(" "));
        rows.filter(|(row, case)| {
            found.rows.contains(row)
                && ask.has_year(case)
                && ask.has_level(case)
                && ask.has_terms(case, aside)
        })
        .map(|(row, _)| row)
        .collect()
    }

    pub fn rows(&self, ask: &Ask) -> BTreeSet<usize> {
        self.rows_without(ask, None)
    }

    /// The cases at the use levels that are counted.
    pub fn whole(&self, ask: &Ask) -> BTreeSet<usize> {
        let rows = self.cases.iter().enumerate();
        rows.filter(|(_, case)| ask.has_level(case))
            .map(|(row, _)| row)
            .collect()
    }

    pub fn count(&self, rows: &BTreeSet<usize>, term: &Named) -> u32 {
        let having = rows
            .iter()
            .filter(|row| self.cases[**row].terms.contains(term));
        having.count() as u32
    }
}

/// What is asked of one facet, by ids.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    pub include: Vec<String>,
    pub exclude: Vec<String>,
    pub all: bool,
}

/// A selection as a person would say it.
#[derive(Clone, Debug, Default)]
pub struct Ask {
    pub clauses: BTreeMap<String, Asked>,
    pub words: Vec<String>,
    pub years: (Option<i32>, Option<i32>),
    pub levels: Vec<UseLevel>,
}

impl Ask {
    fn has_year(&self, case: &Case) -> bool {
        let (from, to) = match self.years {
            (Some(from), Some(to)) if from > to => (Some(to), Some(from)),
            years => years,
        };
        from.is_none_or(|from| case.year >= from) && to.is_none_or(|to| case.year <= to)
    }

    pub fn has_level(&self, case: &Case) -> bool {
        if self.levels.is_empty() {
            case.level != UseLevel::Primary
        } else {
            self.levels.contains(&case.level)
        }
    }

    fn has_terms(&self, case: &Case, aside: Option<&str>) -> bool {
        let asked = self
            .clauses
            .iter()
            .filter(|(facet, _)| Some(facet.as_str()) != aside);
        asked.into_iter().all(|(facet, asked)| {
            let has = |id: &String| case.terms.contains(&(facet.clone(), id.clone()));
            let included = match asked.all {
                _ if asked.include.is_empty() => true,
                true => asked.include.iter().all(has),
                false => asked.include.iter().any(has),
            };
            included && !asked.exclude.iter().any(has)
        })
    }

    /// The same as the library says it.
    pub fn selection(&self, dataset: &Dataset) -> Selection {
        let mut selection = Selection::default()
            .with_text(&self.words.join(" "))
            .with_years(Years {
                from: self.years.0,
                to: self.years.1,
            })
            .with_levels(UseLevels::of(&self.levels));
        for (facet, asked) in &self.clauses {
            let terms = |ids: &[String]| -> Vec<TermId> {
                ids.iter().map(|id| term(dataset, facet, id)).collect()
            };
            let clause = Clause {
                include: terms(&asked.include),
                exclude: terms(&asked.exclude),
                all: asked.all,
            };
            selection = selection.with_clause(dataset, facet_id(dataset, facet), clause);
        }
        selection
    }
}

/// The facet with an id; `indicator` is the derived one.
#[track_caller]
pub fn facet_id(dataset: &Dataset, id: &str) -> FacetId {
    let mut facets = dataset.facet_ids();
    facets.find(|(_, facet)| facet.id == id).unwrap().0
}

#[track_caller]
pub fn term(dataset: &Dataset, facet: &str, id: &str) -> TermId {
    let facet = dataset.facet(facet_id(dataset, facet)).unwrap();
    let mut terms = facet.terms();
    terms
        .find(|term| dataset.term(*term).unwrap().id == id)
        .unwrap()
}

pub fn named(dataset: &Dataset, term: TermId) -> Named {
    let term = dataset.term(term).unwrap();
    let facet = dataset.facet(term.facet).unwrap();
    (facet.id.clone(), term.id.clone())
}

pub fn all_terms(dataset: &Dataset) -> impl Iterator<Item = TermId> {
    (0..dataset.terms.len()).map(|at| TermId(at as u32))
}

/// A chosen few terms of a facet: included, excluded, crossed, as they come.
fn asked(ids: Vec<String>) -> impl Strategy<Value = Asked> {
    let most = ids.len().min(3);
    let few = subsequence(ids.clone(), 0..=most);
    let fewer = subsequence(ids, 0..=most.min(2));
    (few, fewer, any::<bool>()).prop_map(|(include, exclude, all)| Asked {
        include,
        exclude,
        all,
    })
}

/// Any selection over an edition; each of `words` may be searched.
pub fn ask(world: &World, words: Vec<String>) -> impl Strategy<Value = Ask> + use<> {
    let clauses: Vec<_> = world
        .facets
        .iter()
        .filter(|facet| !world.ids(facet).is_empty())
        .map(|facet| (Just(facet.clone()), asked(world.ids(facet))))
        .map(|clause| proptest::option::weighted(0.2, clause))
        .collect();
    let year = || proptest::option::weighted(0.3, 2000..2030_i32);
    let levels = subsequence(UseLevel::ALL.to_vec(), 0..=3);
    let words = proptest::option::weighted(0.3, vec(select(words), 0..3));
    (clauses, words, (year(), year()), levels).prop_map(|(clauses, words, years, levels)| Ask {
        clauses: clauses.into_iter().flatten().collect(),
        words: words.unwrap_or_default(),
        years,
        levels,
    })
}

/// Facets of a made-up edition, with their roles; the last two follow from other rows.
const MADE: [(&str, &str); 7] = [
    ("source", "source"),
    ("usage", "usage"),
    ("who", "beneficiary"),
    ("proof", "proof"),
    ("tag", "other"),
    ("decision", "decision"),
    ("dimension", "dimension"),
];

/// A term by the term above it, if any, and its position, if any.
type MadeTerm = (Option<prop::sample::Index>, Option<u32>);

/// Year, use level, a set of terms a facet, a set of decision kinds, a set of indicators.
type MadeCase = (i32, UseLevel, Vec<u8>, u8, u8);

/// A made-up edition; a failing test prints the files that matter.
#[derive(Clone)]
pub struct Made(pub Files);

impl std::fmt::Debug for Made {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names = [
            "terms.csv",
            "indicators.csv",
            "cases.csv",
            "decisions.csv",
            "values.csv",
        ];
        names
            .iter()
            .try_for_each(|name| writeln!(f, "{name}\n{}", self.0.text(name)))
    }
}

/// A small made-up edition: any trees, any cases.
pub fn made_up() -> impl Strategy<Value = Made> {
    let position = || proptest::option::of(1..4_u32);
    let above = || proptest::option::of(any::<prop::sample::Index>());
    let terms = vec(vec((above(), position()), 2..8), MADE.len());
    let level = select(UseLevel::ALL.to_vec());
    let case = (
        2010..2020_i32,
        level,
        vec(any::<u8>(), MADE.len() - 2),
        any::<u8>(),
        any::<u8>(),
    );
    let indicators = vec(any::<prop::sample::Index>(), 0..6);
    (terms, vec(case, 0..70), indicators).prop_map(|(terms, cases, indicators)| {
        let ids: Vec<usize> = terms.iter().map(Vec::len).collect();
        let kinds = ids[5];
        let dimensions: Vec<usize> = indicators.iter().map(|at| at.index(ids[6])).collect();
        let mut files = Files::first_edition();
        put(&mut files, "facets.csv", &MADE.map(facet_row));
        put(&mut files, "terms.csv", &term_rows(&terms));
        let rows = dimensions.iter().enumerate().map(|(at, dimension)| {
            row([
                ("id", &*format!("i{at}")),
                ("nature", "qualitative"),
                ("scale", "text"),
                ("dimension", &format!("t{dimension}")),
                ("label_fr", &format!("Indicateur {at}")),
                ("definition_fr", "."),
                ("aggregation", "none"),
                ("polarity", "neutral"),
            ])
        });
        put(&mut files, "indicators.csv", &rows.collect::<Vec<_>>());
        let reference = row([
            ("id", "r"),
            ("type", "web"),
            ("authors", "A"),
            ("title", "T"),
            ("url", "https://example.org"),
        ]);
        put(&mut files, "references.csv", &[reference]);
        for name in ["sources.csv", "pages.csv", "stories.csv", "glossary.csv"] {
            put(&mut files, name, &[]);
        }
        let (mut decided, mut valued) = (Vec::new(), Vec::new());
        for (at, (year, .., decisions, values)) in cases.iter().enumerate() {
            // Not the first kind: it stands for none.
            for kind in set(*decisions, kinds).filter(|kind| *kind > 0) {
                decided.push(row([
                    ("id", &*format!("d{at}-{kind}")),
                    ("case", &format!("c{at}")),
                    ("date", &year.to_string()),
                    ("kind", &format!("t{kind}")),
                    ("body", "B"),
                    ("label_fr", "L"),
                ]));
            }
            for indicator in set(*values, dimensions.len()) {
                valued.push(row([
                    ("id", &*format!("v{at}-{indicator}")),
                    ("indicator", &format!("i{indicator}")),
                    ("case", &format!("c{at}")),
                    ("year", &year.to_string()),
                    ("text_fr", "."),
                    ("proof", "t0"),
                    ("reference", "r"),
                ]));
            }
        }
        put(&mut files, "decisions.csv", &decided);
        put(&mut files, "values.csv", &valued);
        let columns = [
            "id",
            "title_fr",
            "plain_fr",
            "summary_fr",
            "limits_fr",
            "year",
            "use_level",
            "organisations",
        ];
        let rest = ["title_en", "plain_en", "summary_en", "method_fr"];
        let more = ["method_en", "limits_en", "references", "formerly"];
        let own = MADE[..5].iter().map(|(id, _)| *id);
        let columns: Vec<&str> = columns
            .into_iter()
            .chain(rest)
            .chain(more)
            .chain(own)
            .collect();
        let rows: Vec<Row> = cases
            .iter()
            .enumerate()
            .map(|(at, case)| case_row(at, case, &ids))
            .collect();
        files.set("cases.csv", &csv(&columns, &rows));
        Made(files)
    })
}

/// The members of a set of fewer than eight.
fn set(bits: u8, most: usize) -> impl Iterator<Item = usize> {
    (0..most.min(8)).filter(move |at| bits >> at & 1 == 1)
}

/// Puts rows under the published header.
fn put(files: &mut Files, name: &str, rows: &[Row]) {
    let names = records(&files.text(name)).swap_remove(0);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    files.set(name, &csv(&names, rows));
}

fn facet_row((id, role): (&str, &str)) -> Row {
    row([("id", id), ("role", role), ("label_fr", id)])
}

fn term_rows(terms: &[Vec<MadeTerm>]) -> Vec<Row> {
    let mut rows = Vec::new();
    for ((facet, _), terms) in MADE.iter().zip(terms) {
        for (at, (above, position)) in terms.iter().enumerate() {
            let above = above.filter(|_| at > 0).map(|above| above.index(at));
            let sign = match (*facet, at) {
                ("decision", 0) => "absence",
                ("proof", 1) => "filled",
                _ => "",
            };
            rows.push(row([
                ("facet", *facet),
                ("id", &format!("t{at}")),
                (
                    "parent",
                    &above.map_or_else(String::new, |at| format!("t{at}")),
                ),
                ("sign", sign),
                ("label_fr", &format!("Terme {facet} {at}")),
                (
                    "position",
                    &position.map_or_else(String::new, |p| p.to_string()),
                ),
            ]));
        }
    }
    rows
}

fn case_row(at: usize, (year, level, sets, ..): &MadeCase, ids: &[usize]) -> Row {
    let mut row = row([
        ("id", &*format!("c{at}")),
        ("title_fr", &format!("Titre {}", at % 7)),
        ("plain_fr", "Une phrase"),
        ("summary_fr", &format!("Été {}", at % 3)),
        ("limits_fr", "."),
        ("year", &year.to_string()),
        ("use_level", level.word()),
    ]);
    for (((facet, role), bits), most) in MADE.iter().zip(sets).zip(ids) {
        let mut chosen: Vec<usize> = set(*bits, *most).collect();
        if chosen.is_empty() && Role::parse(role).unwrap().is_required() {
            chosen.push(0);
        }
        let chosen: Vec<String> = chosen.iter().map(|at| format!("t{at}")).collect();
        row.insert((*facet).into(), chosen.join("|"));
    }
    row
}
