//! A row's cells → typed values, or problems with resource, line, column and value.

use std::collections::HashSet;

use super::model::{PartialDate, Text};
use super::number::Decimal;
use super::package::Resource;
use super::problem::{Problem, ProblemKind, Report};
use super::table::Table;

/// Longest cell that a problem quotes, in characters.
const QUOTED: usize = 120;

/// Where the columns of a resource stand in its table.
pub(in crate::dataset) struct Columns<'t> {
    table: &'t Table,
    at: Vec<(&'static str, bool, Option<usize>)>,
}

impl<'t> Columns<'t> {
    /// Finds the columns by name; a `*` marks those that must be there and be filled, as in the
    /// contract. `extra` names columns that are read elsewhere. `None` when a starred column is
    /// absent: no row can be read, and all are left out.
    pub fn find(
        table: &'t Table,
        names: &[&'static str],
        extra: &[&str],
        report: &mut Report,
    ) -> Option<Self> {
        let resource = table.resource;
        let mut header_problem = |column: &str, kind| {
            report.add(Problem {
                resource,
                line: table.header_line,
                column: shortened(column),
                value: String::new(),
                kind,
            });
        };
        let mut at = Vec::with_capacity(names.len());
        let mut complete = !table.header.is_empty();
        for name in names {
            let starred = name.ends_with('*');
            let name = name.trim_end_matches('*');
            let found = table.header.iter().position(|column| column == name);
            if found.is_none() && starred && !table.header.is_empty() {
                header_problem(name, ProblemKind::MissingColumn);
                complete = false;
            }
            at.push((name, starred, found));
        }
        for (index, column) in table.header.iter().enumerate() {
            let repeated = table
                .header
                .iter()
                .take(index)
                .any(|before| before == column);
            let known = at.iter().any(|(name, ..)| name == column)
                || extra.iter().any(|name| name == column);
            if repeated && !column.is_empty() {
                header_problem(column, ProblemKind::RepeatedColumn);
            } else if !known {
                header_problem(column, ProblemKind::ExtraColumn);
            }
        }
        if !complete {
            report.leave_out(resource, table.lines.len() as u32);
        }
        complete.then_some(Self { table, at })
    }

    /// Where a column stands that the edition names.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.table.header.iter().position(|column| column == name)
    }

    /// Where the names of the columns stand.
    pub fn header_line(&self) -> u32 {
        self.table.header_line
    }

    /// How many rows there are.
    pub fn row_count(&self) -> u32 {
        self.table.lines.len() as u32
    }

    /// Goes through the rows; those that `read` gives nothing for are left out.
    pub fn rows<T>(
        &self,
        report: &mut Report,
        mut read: impl FnMut(&mut Row<'_, 't>) -> Option<T>,
        mut keep: impl FnMut(T, u32),
    ) {
        let mut lost = 0;
        for (index, line) in self.table.lines.iter().enumerate() {
            let mut row = Row {
                columns: self,
                report,
                index,
                line: *line,
                good: true,
            };
            match read(&mut row) {
                Some(kept) if row.good => keep(kept, *line),
                _ => lost += 1,
            }
        }
        report.leave_out(self.table.resource, lost);
    }
}

/// One row while it is read: what breaks a rule is reported, and the row is no longer good.
pub(in crate::dataset) struct Row<'r, 't> {
    columns: &'r Columns<'t>,
    report: &'r mut Report,
    index: usize,
    pub line: u32,
    good: bool,
}

impl<'t> Row<'_, 't> {
    /// The row's resource.
    fn resource(&self) -> Resource {
        self.columns.table.resource
    }

    /// Reports a problem; an error loses the row.
    pub fn problem(&mut self, column: &str, value: &str, kind: ProblemKind) {
        let problem = Problem {
            resource: self.resource(),
            line: self.line,
            column: column.into(),
            value: shortened(value),
            kind,
        };
        self.good &= problem.level() == super::problem::Level::Warning;
        self.report.add(problem);
    }

    fn cell_at(&self, at: Option<usize>) -> &'t str {
        at.and_then(|at| self.columns.table.columns.get(at))
            .map_or("", |column| column.get(self.index))
    }

    /// A cell as it stands, to be quoted.
    pub fn cell(&self, name: &'static str) -> &'t str {
        self.find(name).0
    }

    /// A cell as it stands, and whether it must be filled.
    fn find(&self, name: &'static str) -> (&'t str, bool) {
        let found = self.columns.at.iter().find(|(known, ..)| *known == name);
        let (starred, at) = found.map_or((false, None), |(_, starred, at)| (*starred, *at));
        (self.cell_at(at), starred)
    }

    /// A cell as it stands; a starred one that holds nothing, or blanks, is reported and empty.
    pub fn raw(&mut self, name: &'static str) -> &'t str {
        let (cell, starred) = self.find(name);
        if starred && cell.trim().is_empty() {
            self.problem(name, cell, ProblemKind::Required);
            return "";
        }
        cell
    }

    /// A cell of text; marks that hide or reorder it are reported.
    pub fn text(&mut self, name: &'static str) -> &'t str {
        let cell = self.raw(name);
        self.look_for_marks(name, cell);
        cell
    }

    fn look_for_marks(&mut self, name: &str, cell: &str) {
        if let Some(mark) = cell.chars().find(|c| is_hidden(*c)) {
            self.problem(name, cell, ProblemKind::HiddenMark(mark as u32));
        }
    }

    /// A pair of cells, French and English.
    pub fn texts(&mut self, fr: &'static str, en: &'static str) -> Text {
        let fr = self.text(fr);
        Text::new(fr, self.text(en))
    }

    /// An id; nothing where it may be empty, and where it is reported.
    pub fn slug(&mut self, name: &'static str) -> &'t str {
        let cell = self.raw(name);
        if cell.is_empty() || is_slug(cell) {
            return cell;
        }
        self.problem(name, cell, ProblemKind::NotASlug);
        ""
    }

    /// The items of a list of ids.
    pub fn slugs(&mut self, name: &'static str) -> Vec<&'t str> {
        let cell = self.raw(name);
        self.split_slugs(name, cell)
    }

    /// The items of a list of ids in a column that the edition names.
    pub fn slugs_in(&mut self, column: usize, name: &str, required: bool) -> Vec<&'t str> {
        let cell = self.cell_at(Some(column));
        if required && cell.trim().is_empty() {
            self.problem(name, cell, ProblemKind::Required);
            return Vec::new();
        }
        self.split_slugs(name, cell)
    }

    fn split_slugs(&mut self, name: &str, cell: &'t str) -> Vec<&'t str> {
        let mut items = Vec::new();
        let mut known = HashSet::new();
        for item in cell.split('|').filter(|_| !cell.is_empty()) {
            if !is_slug(item) {
                // Of an item that is not there, only the whole list shows where.
                let shown = if item.is_empty() { cell } else { item };
                self.problem(name, shown, ProblemKind::NotASlug);
            } else if known.insert(item) {
                items.push(item);
            }
        }
        items
    }

    /// A word of the contract.
    pub fn choice<T>(
        &mut self,
        name: &'static str,
        words: &'static [&'static str],
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let cell = self.raw(name);
        let parsed = parse(cell);
        if parsed.is_none() && !cell.is_empty() {
            self.problem(name, cell, ProblemKind::NotAChoice(words));
        }
        parsed
    }

    /// A year of four digits.
    pub fn year(&mut self, name: &'static str) -> Option<i32> {
        let cell = self.raw(name);
        let year = parse_year(cell);
        if year.is_none() && !cell.is_empty() {
            self.problem(name, cell, ProblemKind::NotAYear);
        }
        year
    }

    /// A whole number from 1 upwards.
    pub fn ordinal(&mut self, name: &'static str) -> Option<u32> {
        let cell = self.raw(name);
        let number = Some(cell)
            .filter(|cell| cell.bytes().all(|b| b.is_ascii_digit()))
            .and_then(|cell| cell.parse().ok())
            .filter(|number| *number > 0);
        if number.is_none() && !cell.is_empty() {
            self.problem(name, cell, ProblemKind::NotAnInteger);
        }
        number
    }

    /// A finite number with a decimal point, or with a comma where the file is a French
    /// spreadsheet's, and its digits as they stand, less an exponent.
    pub fn number(&mut self, name: &'static str) -> (Option<f64>, String) {
        let cell = self.raw(name);
        let with_point = cell.replacen(',', ".", 1);
        let comma = self.columns.table.decimal_comma && cell.contains(',');
        let written = if comma { &with_point } else { cell };
        let number = Decimal::parse(written);
        let value = number.and_then(Decimal::value);
        if value.is_none() && !cell.is_empty() {
            self.problem(name, cell, ProblemKind::NotANumber);
        } else if comma {
            self.problem(name, cell, ProblemKind::DecimalComma);
        }
        let digits = if written.contains(['e', 'E']) {
            number.map_or_else(String::new, Decimal::digits)
        } else {
            written.to_owned()
        };
        (value, digits)
    }

    /// An address of the web, or nothing.
    pub fn address(&mut self, name: &'static str) -> &'t str {
        let cell = self.raw(name);
        if !cell.is_empty() && !is_address(cell) {
            self.problem(name, cell, ProblemKind::NotAnAddress);
        }
        cell
    }

    /// A date as precise as it is known.
    pub fn date(&mut self, name: &'static str) -> Option<PartialDate> {
        let cell = self.raw(name);
        let date = parse_date(cell);
        if date.is_none() && !cell.is_empty() {
            self.problem(name, cell, ProblemKind::NotADate);
        }
        date
    }
}

/// Whether a text is an id of the contract: `[a-z0-9][a-z0-9-]*`.
pub(in crate::dataset) fn is_slug(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    text.bytes().next().is_some_and(plain) && text.bytes().all(|b| plain(b) || b == b'-')
}

/// Whether a text is an address that may be made a link: `http` or `https`, a host, no space
/// and no mark that hides.
pub(in crate::dataset) fn is_address(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty()
            && !rest.starts_with(['/', '?', '#'])
            && !text
                .chars()
                .any(|c| c.is_whitespace() || is_hidden(c) || matches!(c, '"' | '<' | '>' | '\\'))
    })
}

/// Whether a text is a DOI without a resolver: `10.`, a registrant of four to nine digits, `/`,
/// a suffix (DOI Handbook, §2.2; the pattern is Crossref's).
pub(in crate::dataset) fn is_doi(text: &str) -> bool {
    let parts = text
        .strip_prefix("10.")
        .and_then(|rest| rest.split_once('/'));
    parts.is_some_and(|(registrant, suffix)| {
        (4..=9).contains(&registrant.len())
            && registrant.bytes().all(|b| b.is_ascii_digit())
            && !suffix.is_empty()
            && !suffix.chars().any(|c| c.is_whitespace() || is_hidden(c))
    })
}

/// Characters that hide or reorder what stands beside them: controls, the marks of the Unicode
/// bidirectional algorithm (UAX #9, §2), spaces without width, and tags. Joiners and the soft
/// hyphen are left alone: emoji, Persian and French need them.
pub(in crate::dataset) fn is_hidden(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
        || matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        || matches!(c, '\u{200B}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{E0000}'..='\u{E007F}')
}

/// A year of four digits.
pub(in crate::dataset) fn parse_year(text: &str) -> Option<i32> {
    let digits = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| digits)
}

/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, of a day that the calendar has.
pub(in crate::dataset) fn parse_date(text: &str) -> Option<PartialDate> {
    let mut parts = text.split('-');
    let year = parse_year(parts.next()?)?;
    let mut two = || -> Option<u8> {
        match parts.next() {
            None => Some(0),
            Some(part) if part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit()) => {
                part.parse().ok().filter(|n| *n > 0)
            }
            Some(_) => None,
        }
    };
    let (month, day) = (two()?, two()?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let longest = match month {
        2 => 28 + u8::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let real = month <= 12 && day <= longest && parts.next().is_none();
    real.then_some(PartialDate { year, month, day })
}

/// A cell as a problem quotes it.
pub(in crate::dataset) fn shortened(cell: &str) -> String {
    match cell.char_indices().nth(QUOTED) {
        None => cell.into(),
        Some((end, _)) => format!("{}…", cell.get(..end).unwrap_or_default()),
    }
}
