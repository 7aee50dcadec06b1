//! The columns that the contract gives a resource: a [`Table`] checked cell by cell by what its
//! columns hold, then read, of the rows that break no rule.

use std::borrow::Cow;
use std::sync::Arc;

use hot::Map;

use super::ids::Ids;
use crate::arrange::order;
use crate::dataset::cell::{
    is_address, is_digits, is_doi, is_hidden, is_slug, is_view, parse_date, parse_number,
    parse_ordinal, parse_year, shortened,
};
use crate::dataset::column::{Bilingual, ListColumn, TextColumn};
use crate::dataset::model::{Role, Text};
use crate::dataset::package::Resource;
use crate::dataset::problem::{Level, Problem, ProblemKind, Report};
use crate::dataset::table::Table;
use crate::steps::{Pause, each};

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

struct Column {
    name: String,
    starred: bool,
    kind: Kind,
    at: Option<usize>,
    is_key: bool,
}

impl Column {
    fn find(table: &Table, name: &str, kind: Kind) -> Self {
        let starred = name.ends_with('*');
        let name = name.trim_end_matches('*');
        Self {
            name: name.to_owned(),
            starred,
            kind,
            is_key: false,
            at: table.header.iter().position(|column| column == name),
        }
    }

    /// Whether any text is good in it that hides nothing.
    fn is_free(&self) -> bool {
        matches!(self.kind, Kind::Any | Kind::Text) && !self.starred && !self.is_key
    }

    /// Whether it must be there and is not.
    fn is_missing(&self) -> bool {
        self.starred && self.at.is_none()
    }
}

/// The columns of a resource in its table, and the rows that break no rule.
pub(super) struct Columns<'t> {
    table: &'t Table,
    wanted: Vec<Column>,
    good: Arc<Vec<u32>>,
    /// Of each good row, the terms that it names in the columns of facets.
    pub terms: ListColumn,
    /// Of each good row, the rows of the references that it lists, each once.
    pub references: ListColumn,
    /// Of each good row, the rows and terms that its cells of one id name, in the order of the
    /// columns; `u32::MAX` of an empty one.
    pub single: ListColumn,
}

/// Where a column is in the table, if it is there.
pub(super) type Place = Option<usize>;

/// Reports a problem of a row: its column, the cell, and what is wrong.
pub(super) type Say<'s> = dyn FnMut(&str, &str, ProblemKind) + 's;

/// Looks at a row beside its cells: given are what it names in cells of one id, as in
/// [`Columns::single`], `u32::MAX` of what is not there as well, and what reports a problem.
pub(super) type Also<'a, 't> = dyn FnMut(Row<'_, 't>, &[u32], &mut Say) + 'a;

impl<'t> Columns<'t> {
    /// Finds the columns by name. A `*` marks the columns that must be there and be filled, as in
    /// the contract.
    pub fn find(table: &'t Table, columns: &[(&str, Kind)]) -> Self {
        Self {
            table,
            wanted: columns
                .iter()
                .map(|(name, kind)| Column::find(table, name, *kind))
                .collect(),
            good: Arc::default(),
            terms: ListColumn::default(),
            references: ListColumn::default(),
            single: ListColumn::default(),
        }
    }

    /// Where some columns are, for rows that are many.
    pub fn places<const N: usize>(&self, names: [&str; N]) -> [Place; N] {
        names.map(|name| self.named(name, ""))
    }

    /// Finds the columns and checks every row, of a resource that has not many.
    pub fn read(
        table: &'t Table,
        columns: &[(&str, Kind)],
        key: &[&str],
        ids: &Ids<'t>,
        report: &mut Report,
        also: &mut Also<'_, 't>,
    ) -> Self {
        let mut found = Self::find(table, columns);
        let mut checked = found.begin(key, report);
        for row in 0..found.to_check() {
            found.check_row(row, key, ids, report, &mut checked, also);
        }
        found.end(checked, report)
    }

    /// Checks every row, with pauses.
    ///
    /// Of a row are checked its cells, then what `also` looks at, then its key, the cells of
    /// `key` (one or two) together.
    pub async fn check(
        mut self,
        key: &[&str],
        ids: &Ids<'t>,
        report: &mut Report,
        pause: Pause<'_>,
        also: &mut Also<'_, 't>,
    ) -> Self {
        let mut checked = self.begin(key, report);
        each(self.to_check(), pause, &mut |row| {
            self.check_row(row, key, ids, report, &mut checked, also);
        })
        .await;
        self.end(checked, report)
    }

    fn begin(&mut self, key: &[&str], report: &mut Report) -> Checked<'t> {
        for column in &mut self.wanted {
            column.is_key = key.contains(&column.name.as_str());
        }
        self.check_header(report);
        let mut checked = Checked::default();
        checked.taken.reserve(self.to_check());
        checked.good.reserve_exact(self.to_check());
        checked
    }

    /// How many rows can be checked.
    fn to_check(&self) -> usize {
        if self.is_complete() {
            self.table.lines.len()
        } else {
            0
        }
    }

    /// Goes through the rows that break no rule, with their numbers among those.
    pub async fn each_row(&self, pause: Pause<'_>, act: &mut dyn FnMut(usize, Row<'_, 't>)) {
        each(self.good.len(), pause, &mut |at| {
            if let Some(index) = self.good.get(at) {
                act(at, self.row(*index as usize));
            }
        })
        .await;
    }

    fn end(mut self, checked: Checked, report: &mut Report) -> Self {
        let lost = self.table.lines.len() - checked.good.len();
        report.leave_out(self.table.resource, lost as u32);
        self.good = Arc::new(checked.good);
        (self.terms, self.references) = (checked.terms, checked.references);
        self.single = checked.single;
        self
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
                header_problem(&column.name, ProblemKind::MissingColumn);
            }
        }
        for (index, name) in table.header.iter().enumerate() {
            let mut before = table.header.iter().take(index);
            if !name.is_empty() && before.any(|before| before == name) {
                header_problem(name, ProblemKind::RepeatedColumn);
            } else if !self.wanted.iter().any(|column| column.name == *name) {
                header_problem(name, ProblemKind::ExtraColumn);
            }
        }
        for column in self.wanted.iter().skip(own) {
            if column.is_missing() {
                header_problem(&column.name, ProblemKind::MissingColumn);
            } else if column.at.is_none() {
                header_problem(&column.name, ProblemKind::MissingFacetColumn);
            }
        }
    }

    /// Checks a row. One that is left out for another reason has taken its key all the same: a
    /// row that names the key may mean either.
    fn check_row(
        &self,
        index: usize,
        key: &[&str],
        ids: &Ids<'t>,
        report: &mut Report,
        checked: &mut Checked<'t>,
        also: &mut Also<'_, 't>,
    ) {
        let line = self.table.lines.get(index).copied().unwrap_or_default();
        let row = self.row(index);
        let mut is_good = true;
        let mut say = |column: &str, value: &str, kind| {
            let problem = Problem {
                resource: self.table.resource,
                line,
                column: column.into(),
                value: shortened(value),
                kind,
            };
            is_good &= problem.level() == Level::Warning;
            report.add(problem);
        };
        checked.named.clear();
        let (mut whole, mut parts) = (("", ""), 0);
        let hides = self.table.may_hide(index);
        for column in &self.wanted {
            // Half of all cells: nothing is to be looked at in them.
            if !hides && column.is_free() {
                continue;
            }
            let part = row.check(column, ids, &mut checked.named, &mut say);
            if let Some(part) = part
                && column.is_key
            {
                whole = (whole.1, part);
                parts += 1;
            }
        }
        also(row, &checked.named.single, &mut say);
        if parts == key.len() {
            if let Some(first) = checked.taken.get(whole.0, whole.1) {
                let first_line = self.table.lines.get(first as usize).copied();
                let first_line = first_line.unwrap_or_default();
                let column = key.last().copied().unwrap_or_default();
                let shown = row.cell(column);
                say(column, shown, ProblemKind::Duplicate { first_line });
            } else {
                checked.taken.insert(whole.0, whole.1, index as u32);
            }
        }
        if is_good {
            checked.good.push(index as u32);
            let Named {
                terms,
                references,
                single,
                ..
            } = &checked.named;
            checked.terms.push(terms.iter().copied());
            checked.references.push(once(references));
            checked.single.push(single.iter().copied());
        }
    }

    /// How many rows break no rule.
    pub fn len(&self) -> usize {
        self.good.len()
    }

    /// The rows that break no rule.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_, 't>> {
        self.good.iter().map(|index| self.row(*index as usize))
    }

    fn row(&self, index: usize) -> Row<'_, 't> {
        Row {
            columns: self,
            cells: self.table.cells.row(index),
            index,
            line: self.table.lines.get(index).copied().unwrap_or_default(),
        }
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

    fn texts_at(&self, at: Place) -> TextColumn {
        TextColumn::taken(self.table.cells.clone(), at, self.good.clone())
    }
}

/// What checking the rows gives.
#[derive(Default)]
struct Checked<'t> {
    /// The row of each key.
    taken: Map<'t>,
    good: Vec<u32>,
    terms: ListColumn,
    references: ListColumn,
    single: ListColumn,
    named: Named<'t>,
}

/// The rows that a row names.
#[derive(Default)]
struct Named<'t> {
    terms: Vec<u32>,
    references: Vec<u32>,
    single: Vec<u32>,
    /// Cells of facets that were good, by the facet's column, and the terms of each: most cases
    /// have what another has.
    cells: Vec<Map<'t>>,
    lists: ListColumn,
    kept: u32,
}

/// Most cells of facets that are kept.
const MOST_KEPT: u32 = 4096;

impl<'t> Named<'t> {
    /// Adds the terms of a cell that was good before; whether there was one.
    fn recall(&mut self, column: &Column, cell: &str) -> bool {
        let at = column.at.and_then(|at| self.cells.get(at)?.get("", cell));
        if let Some(at) = at {
            self.terms.extend_from_slice(self.lists.get(at as usize));
        }
        at.is_some()
    }

    /// Keeps the terms of a cell, those from `before` on.
    fn keep(&mut self, column: &Column, cell: &'t str, before: usize) {
        if let (Kind::TermsOf(_), Some(at), 0..MOST_KEPT) = (column.kind, column.at, self.kept) {
            if self.cells.len() <= at {
                self.cells.resize_with(at + 1, Map::default);
            }
            if let Some(cells) = self.cells.get_mut(at) {
                cells.insert("", cell, self.kept);
                let terms = self.terms.get(before..).unwrap_or_default();
                self.lists.push(terms.iter().copied());
                self.kept += 1;
            }
        }
    }

    fn clear(&mut self) {
        self.terms.clear();
        self.references.clear();
        self.single.clear();
    }
}

/// The same items in the same order, each once.
fn once(items: &[u32]) -> Vec<u32> {
    // Of as few as most rows have, looking at each is quicker than putting them in order.
    if items.len() < 9 {
        let mut kept = Vec::with_capacity(items.len());
        for item in items {
            if !kept.contains(item) {
                kept.push(*item);
            }
        }
        return kept;
    }
    let mut again = vec![false; items.len()];
    let ascending = order(items.iter().map(|item| u64::from(*item)));
    for pair in ascending.windows(2) {
        // Equal items keep their order.
        if let [one, other] = pair
            && items.get(*one as usize) == items.get(*other as usize)
            && let Some(again) = again.get_mut(*other as usize)
        {
            *again = true;
        }
    }
    let kept = items.iter().zip(again).filter(|(_, again)| !again);
    kept.map(|(item, _)| *item).collect()
}

/// A row. What it gives is what its cells hold once they are checked.
#[derive(Clone, Copy)]
pub(super) struct Row<'c, 't> {
    columns: &'c Columns<'t>,
    cells: hot::Row<'t>,
    index: usize,
    /// 1-based line of the file on which it begins.
    pub line: u32,
}

impl<'t> Row<'_, 't> {
    /// A cell as it stands, in a column of which the place is known.
    pub fn at(self, place: Place) -> &'t str {
        place.map_or("", |at| self.cells.get(at))
    }

    /// A cell as it stands.
    pub fn cell(self, name: &str) -> &'t str {
        self.at(self.columns.named(name, ""))
    }

    /// A pair of cells, French and English.
    pub fn text(self, name: &str) -> Text {
        Text {
            fr: self.at(self.columns.named(name, "_fr")).into(),
            en: self.at(self.columns.named(name, "_en")).into(),
        }
    }

    /// The items of a list, each once.
    pub fn list(self, place: Place) -> Vec<&'t str> {
        let cell = self.at(place);
        if cell.is_empty() {
            return Vec::new();
        }
        let mut known = Map::default();
        let mut items: Vec<&str> = cell.split('|').collect();
        items.retain(|item| {
            let is_new = !item.is_empty() && known.get("", item).is_none();
            if is_new {
                known.insert("", item, 0);
            }
            is_new
        });
        items
    }

    /// The ids of a term or an indicator that an old address may carry.
    pub fn former_ids(self) -> Vec<String> {
        let ids = self.list(self.columns.named("formerly", ""));
        ids.into_iter().map(str::to_owned).collect()
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
    pub fn number(self, place: Place) -> (Option<f64>, String) {
        let cell = self.at(place);
        if cell.is_empty() {
            return (None, String::new());
        }
        parse_number(&self.with_point(cell)).map_or((None, String::new()), |(value, digits)| {
            (Some(value), digits)
        })
    }

    /// A number as it is written, with a point.
    fn with_point(self, cell: &str) -> Cow<'_, str> {
        if self.columns.table.decimal_comma {
            cell.replacen(',', ".", 1).into()
        } else {
            cell.into()
        }
    }

    /// Checks a cell, and adds the rows that it names. What is filled and good is given back as a
    /// part of a key.
    fn check(
        self,
        column: &Column,
        ids: &Ids,
        named: &mut Named<'t>,
        say: &mut Say,
    ) -> Option<&'t str> {
        let cell = self.at(column.at);
        let single = match column.kind {
            Kind::Row(resource) => Some(ids.row(resource, cell)),
            Kind::TermOf(role) => Some(ids.term_of(role, cell).map(|term| term.0)),
            _ => None,
        };
        if let Some(row) = single {
            named.single.push(row.unwrap_or(u32::MAX));
        }
        if column.starred && cell.trim().is_empty() {
            say(&column.name, cell, ProblemKind::Required);
            return None;
        }
        if cell.is_empty() {
            return None;
        }
        let mut part = Some(cell);
        let mut wrong = |shown: &str, kind| {
            say(&column.name, shown, kind);
            part = None;
        };
        match column.kind {
            // An id that is there is good.
            Kind::Row(_) | Kind::TermOf(_) if single.flatten().is_some() => {}
            Kind::Text if !self.columns.table.may_hide(self.index) => {}
            Kind::Text => {
                if let Some(mark) = cell.chars().find(|c| is_hidden(*c)) {
                    wrong(cell, ProblemKind::HiddenMark(mark as u32));
                }
            }
            Kind::TermsOf(_) if named.recall(column, cell) => {}
            Kind::Slugs | Kind::Rows(_) | Kind::TermsOf(_) => {
                let before = named.terms.len();
                for item in cell.split('|') {
                    // Of an item that is not there, only the whole list shows where.
                    let shown = if item.is_empty() { cell } else { item };
                    let (found, kind) = match column.kind {
                        Kind::Rows(resource) => {
                            let row = ids.row(resource, item);
                            named.references.extend(row);
                            (row.is_some(), ProblemKind::Dangling(resource))
                        }
                        Kind::TermsOf(facet) => {
                            let term = ids.term(facet, item);
                            named.terms.extend(term.map(|term| term.0));
                            (term.is_some(), ProblemKind::NotATermOfColumn)
                        }
                        _ => (is_slug(item), ProblemKind::NotASlug),
                    };
                    if !found && !is_slug(item) {
                        wrong(shown, ProblemKind::NotASlug);
                    } else if !found {
                        wrong(shown, kind);
                    }
                }
                if part.is_some() {
                    named.keep(column, cell, before);
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
                if let Some(kind) = kind.fault(cell) {
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
    /// What is wrong with a cell of one item.
    fn fault(self, cell: &str) -> Option<ProblemKind> {
        if matches!(self, Self::Slug | Self::Row(_) | Self::TermOf(_)) && !is_slug(cell) {
            return Some(ProblemKind::NotASlug);
        }
        let (good, kind) = match self {
            Self::Any
            | Self::Text
            | Self::Number
            | Self::Slug
            | Self::Slugs
            | Self::Rows(_)
            | Self::TermsOf(_) => return None,
            // What is there was found before.
            Self::Row(resource) => (false, ProblemKind::Dangling(resource)),
            Self::TermOf(role) => (false, ProblemKind::NotATermOf(role)),
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
