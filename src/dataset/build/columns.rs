//! The columns that the contract gives a resource: a [`Table`] checked cell by cell by what its
//! columns hold, then read, of the rows that break no rule.

use std::collections::HashMap;

use super::ids::Ids;
use crate::dataset::cell::{
    is_address, is_digits, is_doi, is_hidden, is_slug, is_view, parse_date, parse_number,
    parse_ordinal, parse_year, shortened,
};
use crate::dataset::column::{Bilingual, TextColumn};
use crate::dataset::model::{PartialDate, Role, TermId, Text};
use crate::dataset::package::Resource;
use crate::dataset::problem::{Level, Problem, ProblemKind, Report};
use crate::dataset::table::Table;

/// What the cells of a column hold.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    /// Anything, to be checked beside other cells.
    Any,
    /// A text; marks that hide or reorder it are reported.
    Text,
    /// An id.
    Slug,
    /// Ids, joined by `|`.
    Slugs,
    /// The id of a row of another resource.
    Row(Resource),
    /// Such ids, joined by `|`.
    Rows(Resource),
    /// The id of a term of the facet with a role.
    TermOf(Role),
    /// Ids of terms of a facet, joined by `|`, in a column that the edition names.
    TermsOf(u32),
    /// A word of the contract.
    Word(&'static [&'static str]),
    /// A year of four digits.
    Year,
    /// A whole number from 1 upwards.
    Ordinal,
    /// A finite number with a decimal point, or with a comma where the file is a French
    /// spreadsheet's.
    Number,
    /// A date as precise as it is known.
    Date,
    /// A date to the day.
    Day,
    /// An address of the web.
    Address,
    /// A DOI.
    Doi,
    /// Digits only.
    Digits,
    /// The fragment of an address of the explorer.
    View,
}

struct Column<'n> {
    name: &'n str,
    starred: bool,
    kind: Kind,
    at: Option<usize>,
}

impl<'n> Column<'n> {
    fn find(table: &Table, name: &'n str, kind: Kind) -> Self {
        let starred = name.ends_with('*');
        let name = name.trim_end_matches('*');
        Self {
            name,
            starred,
            kind,
            at: table.header.iter().position(|column| column == name),
        }
    }

    /// Whether it must be there and is not.
    fn is_missing(&self) -> bool {
        self.starred && self.at.is_none()
    }
}

/// The columns of a resource in its table, and the rows that break no rule.
pub(super) struct Columns<'t> {
    table: &'t Table,
    wanted: Vec<Column<'t>>,
    good: Vec<usize>,
}

/// Reports a problem of a row: its column, the cell, and what is wrong.
pub(super) type Say<'s> = dyn FnMut(&str, &str, ProblemKind) + 's;

impl<'t> Columns<'t> {
    /// Finds the columns by name and checks every row. A `*` marks the columns that must be
    /// there and be filled, as in the contract.
    ///
    /// Of a row are checked its cells, then what `also` looks at, then its key, the cells of
    /// `key` together.
    pub fn read(
        table: &'t Table,
        columns: &[(&'t str, Kind)],
        key: &[&str],
        ids: &Ids,
        report: &mut Report,
        also: &mut dyn FnMut(Row<'_, 't>, &mut Say),
    ) -> Self {
        let mut found = Self {
            table,
            wanted: columns
                .iter()
                .map(|(name, kind)| Column::find(table, name, *kind))
                .collect(),
            good: Vec::new(),
        };
        found.check_header(report);
        if found.is_complete() {
            found.good = found.check_rows(key, ids, report, also);
        }
        let lost = table.lines.len() - found.good.len();
        report.leave_out(table.resource, lost as u32);
        found
    }

    /// Whether every column is there that must be: otherwise no row can be read, and all are
    /// left out.
    pub fn is_complete(&self) -> bool {
        !self.table.header.is_empty() && !self.wanted.iter().any(Column::is_missing)
    }

    /// Reports the columns that are missing, and those that nobody knows.
    fn check_header(&self, report: &mut Report) {
        let table = self.table;
        if table.header.is_empty() {
            return;
        }
        let mut header_problem = |column: &str, kind| {
            report.add(Problem {
                resource: table.resource,
                line: table.header_line,
                column: shortened(column),
                value: String::new(),
                kind,
            });
        };
        // Those that the edition names come last.
        let own = self
            .wanted
            .partition_point(|column| !matches!(column.kind, Kind::TermsOf(_)));
        for column in self.wanted.iter().take(own) {
            if column.is_missing() {
                header_problem(column.name, ProblemKind::MissingColumn);
            }
        }
        for (index, name) in table.header.iter().enumerate() {
            let mut before = table.header.iter().take(index);
            if !name.is_empty() && before.any(|before| before == name) {
                header_problem(name, ProblemKind::RepeatedColumn);
            } else if !self.wanted.iter().any(|column| column.name == name) {
                header_problem(name, ProblemKind::ExtraColumn);
            }
        }
        for column in self.wanted.iter().skip(own) {
            if column.is_missing() {
                header_problem(column.name, ProblemKind::MissingColumn);
            } else if column.at.is_none() {
                header_problem(column.name, ProblemKind::MissingFacetColumn);
            }
        }
    }

    /// The rows that break no rule. A row that is left out for another reason has taken its key
    /// all the same: a row that names the key may mean either.
    fn check_rows(
        &self,
        key: &[&str],
        ids: &Ids,
        report: &mut Report,
        also: &mut dyn FnMut(Row<'_, 't>, &mut Say),
    ) -> Vec<usize> {
        let mut taken: HashMap<String, u32> = HashMap::new();
        let mut good = Vec::with_capacity(self.table.lines.len());
        for (index, line) in self.table.lines.iter().enumerate() {
            let row = Row {
                columns: self,
                index,
                line: *line,
            };
            let mut is_good = true;
            let mut say = |column: &str, value: &str, kind| {
                let problem = Problem {
                    resource: self.table.resource,
                    line: *line,
                    column: column.into(),
                    value: shortened(value),
                    kind,
                };
                is_good &= problem.level() == Level::Warning;
                report.add(problem);
            };
            let mut parts = Vec::new();
            for column in &self.wanted {
                let part = row.check(column, ids, &mut say);
                if key.contains(&column.name) {
                    parts.push(part);
                }
            }
            also(row, &mut say);
            let parts: Option<Vec<&str>> = parts.into_iter().collect();
            if let Some(parts) = parts {
                let whole = parts.join(" ");
                if let Some(first_line) = taken.get(&whole).copied() {
                    let column = key.last().copied().unwrap_or_default();
                    let shown = row.cell(column);
                    say(column, shown, ProblemKind::Duplicate { first_line });
                } else {
                    taken.insert(whole, *line);
                }
            }
            if is_good {
                good.push(index);
            }
        }
        good
    }

    /// The rows that break no rule.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_, 't>> {
        self.good.iter().map(|index| Row {
            columns: self,
            index: *index,
            line: self.table.lines.get(*index).copied().unwrap_or_default(),
        })
    }

    fn named(&self, name: &str, ending: &str) -> Option<usize> {
        let mut columns = self.wanted.iter();
        columns
            .find(|column| column.name.strip_prefix(name) == Some(ending))?
            .at
    }

    /// A column of the rows that break no rule.
    pub fn texts(&self, name: &str) -> TextColumn {
        self.texts_at(self.named(name, ""))
    }

    /// A pair of columns of them, French and English.
    pub fn pairs(&self, name: &str) -> Bilingual {
        Bilingual {
            fr: self.texts_at(self.named(name, "_fr")),
            en: self.texts_at(self.named(name, "_en")),
        }
    }

    fn texts_at(&self, at: Option<usize>) -> TextColumn {
        let mut texts = TextColumn::default();
        for row in self.rows() {
            texts.push(row.cell_at(at));
        }
        texts
    }
}

/// A row. What it gives is what its cells hold once they are checked.
#[derive(Clone, Copy)]
pub(super) struct Row<'c, 't> {
    columns: &'c Columns<'t>,
    index: usize,
    /// 1-based line of the file on which it begins.
    pub line: u32,
}

impl<'t> Row<'_, 't> {
    fn cell_at(self, at: Option<usize>) -> &'t str {
        at.and_then(|at| self.columns.table.columns.get(at))
            .map_or("", |column| column.get(self.index))
    }

    /// A cell as it stands.
    pub fn cell(self, name: &str) -> &'t str {
        self.cell_at(self.columns.named(name, ""))
    }

    /// A pair of cells, French and English.
    pub fn text(self, name: &str) -> Text {
        Text {
            fr: self.cell_at(self.columns.named(name, "_fr")).into(),
            en: self.cell_at(self.columns.named(name, "_en")).into(),
        }
    }

    /// The items of a list, each once.
    pub fn list(self, name: &str) -> Vec<&'t str> {
        let mut known: HashMap<String, u32> = HashMap::new();
        let mut items: Vec<&str> = self.cell(name).split('|').collect();
        items.retain(|item| !item.is_empty() && known.insert((*item).into(), 0).is_none());
        items
    }

    /// The ids of a term or an indicator that an old address may carry.
    pub fn former_ids(self) -> Vec<String> {
        let ids = self.list("formerly").into_iter();
        ids.map(str::to_owned).collect()
    }

    /// The terms that it names in the columns of facets.
    pub fn terms(self, ids: &Ids) -> Vec<u32> {
        let mut terms = Vec::new();
        for column in &self.columns.wanted {
            if let Kind::TermsOf(facet) = column.kind {
                let named = self.cell_at(column.at).split('|');
                terms.extend(named.filter_map(|id| Some(ids.term(facet, id)?.0)));
            }
        }
        terms
    }

    /// The rows of the references that it lists.
    pub fn references(self, ids: &Ids) -> Vec<u32> {
        let listed = self.list("references").into_iter();
        listed
            .filter_map(|id| ids.row(Resource::References, id))
            .collect()
    }

    /// A year.
    pub fn year(self, name: &str) -> Option<i32> {
        parse_year(self.cell(name))
    }

    /// A whole number from 1 upwards.
    pub fn ordinal(self, name: &str) -> Option<u32> {
        parse_ordinal(self.cell(name))
    }

    /// A place in an order; what has none comes last.
    pub fn position(self) -> u32 {
        self.ordinal("position").unwrap_or(u32::MAX)
    }

    /// A number and its digits.
    pub fn number(self, name: &str) -> (Option<f64>, String) {
        let cell = self.with_point(self.cell(name));
        parse_number(&cell).map_or((None, String::new()), |(value, digits)| {
            (Some(value), digits)
        })
    }

    /// A number as it is written, with a point.
    fn with_point(self, cell: &str) -> String {
        if self.columns.table.decimal_comma {
            cell.replacen(',', ".", 1)
        } else {
            cell.into()
        }
    }

    /// A date.
    pub fn date(self, name: &str) -> Option<PartialDate> {
        parse_date(self.cell(name))
    }

    /// A term of the facet with a role.
    pub fn term(self, name: &str, role: Role, ids: &Ids) -> Option<TermId> {
        ids.term_of(role, self.cell(name))
    }

    /// Checks a cell. What is filled and good is given back as a part of a key.
    fn check(self, column: &Column, ids: &Ids, say: &mut Say) -> Option<&'t str> {
        let cell = self.cell_at(column.at);
        if column.starred && cell.trim().is_empty() {
            say(column.name, cell, ProblemKind::Required);
            return None;
        }
        if cell.is_empty() {
            return None;
        }
        let mut part = Some(cell);
        let mut wrong = |shown: &str, kind| {
            say(column.name, shown, kind);
            part = None;
        };
        match column.kind {
            Kind::Text => {
                if let Some(mark) = cell.chars().find(|c| is_hidden(*c)) {
                    wrong(cell, ProblemKind::HiddenMark(mark as u32));
                }
            }
            Kind::Slugs | Kind::Rows(_) | Kind::TermsOf(_) => {
                for item in cell.split('|') {
                    // Of an item that is not there, only the whole list shows where.
                    let shown = if item.is_empty() { cell } else { item };
                    if let Some(kind) = column.kind.fault(item, ids) {
                        wrong(shown, kind);
                    }
                }
            }
            Kind::Number => {
                let written = self.with_point(cell);
                if parse_number(&written).is_none() {
                    wrong(cell, ProblemKind::NotANumber);
                } else if written != cell {
                    wrong(cell, ProblemKind::DecimalComma);
                }
            }
            kind => {
                if let Some(kind) = kind.fault(cell, ids) {
                    wrong(cell, kind);
                }
            }
        }
        // `01` and `1` are one number.
        part.map(|part| match column.kind {
            Kind::Ordinal => part.trim_start_matches('0'),
            _ => part,
        })
    }
}

impl Kind {
    /// Whether it is an id, or a list of ids.
    fn is_id(self) -> bool {
        matches!(
            self,
            Self::Slug
                | Self::Slugs
                | Self::Row(_)
                | Self::Rows(_)
                | Self::TermOf(_)
                | Self::TermsOf(_)
        )
    }

    /// What is wrong with a cell, or with an item of a list.
    fn fault(self, cell: &str, ids: &Ids) -> Option<ProblemKind> {
        if self.is_id() && !is_slug(cell) {
            return Some(ProblemKind::NotASlug);
        }
        let (good, kind) = match self {
            Self::Any | Self::Text | Self::Number | Self::Slug | Self::Slugs => return None,
            Self::Row(resource) | Self::Rows(resource) => {
                let row = ids.row(resource, cell);
                (row.is_some(), ProblemKind::Dangling(resource))
            }
            Self::TermOf(role) => {
                let term = ids.term_of(role, cell);
                (term.is_some(), ProblemKind::NotATermOf(role))
            }
            Self::TermsOf(facet) => {
                let term = ids.term(facet, cell);
                (term.is_some(), ProblemKind::NotATermOfColumn)
            }
            Self::Word(words) => (words.contains(&cell), ProblemKind::NotAChoice(words)),
            Self::Year => (parse_year(cell).is_some(), ProblemKind::NotAYear),
            Self::Ordinal => (parse_ordinal(cell).is_some(), ProblemKind::NotAnInteger),
            Self::Date => (parse_date(cell).is_some(), ProblemKind::NotADate),
            Self::Day => (
                parse_date(cell).is_some_and(|date| date.day > 0),
                ProblemKind::NotADate,
            ),
            Self::Address => (is_address(cell), ProblemKind::NotAnAddress),
            Self::Doi => (is_doi(cell), ProblemKind::NotADoi),
            Self::Digits => (is_digits(cell), ProblemKind::NotDigits),
            Self::View => (is_view(cell), ProblemKind::NotAView),
        };
        (!good).then_some(kind)
    }
}
