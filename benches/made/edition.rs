//! A large edition: the cases of a real one again and again, with their values and decisions.

use indicateurs::dataset::{Dataset, Package, Reader, Report, Resource};

/// Letters that a text keeps in a copy, so that an edition of 100,000 cases fits into memory.
const LETTERS: usize = 24;

/// A table as cells.
struct Rows {
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Rows {
    /// Reads comma-separated cells (RFC 4180).
    fn of(text: &str) -> Self {
        let mut records = vec![vec![String::new()]];
        let mut quoted = false;
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '"' if quoted && chars.peek() == Some(&'"') => {
                    chars.next();
                    add(&mut records, c);
                }
                '"' => quoted = !quoted,
                ',' if !quoted => {
                    if let Some(record) = records.last_mut() {
                        record.push(String::new());
                    }
                }
                '\n' if !quoted => records.push(vec![String::new()]),
                '\r' if !quoted => {}
                c => add(&mut records, c),
            }
        }
        let mut records = records.into_iter();
        let head = records.next().unwrap_or_default();
        let rows = records.filter(|record| record.len() == head.len());
        Self {
            rows: rows.collect(),
            head,
        }
    }

    fn at(&self, name: &str) -> usize {
        let at = self.head.iter().position(|known| known == name);
        at.unwrap_or(usize::MAX)
    }
}

fn add(records: &mut [Vec<String>], c: char) {
    if let Some(cell) = records.last_mut().and_then(|record| record.last_mut()) {
        cell.push(c);
    }
}

/// A table of which the rows that belong to a case are repeated with it.
struct Repeated {
    resource: Resource,
    rows: Rows,
    /// The column of the rows' own ids, and that of the case.
    id: usize,
    case: usize,
    former: usize,
}

/// The files of a real edition, by the names of their resources, as an edition of `count` cases:
/// copy `n` of a case has its id with `-n` behind, the usages and year of another case, and texts
/// cut short.
pub fn repeated(
    package: &[u8],
    files: &[(String, String)],
    count: usize,
) -> Option<(Dataset, Report)> {
    let mut package = Package::parse(package).ok()?;
    for file in &mut package.files {
        // What they promise is of the files as published.
        (file.bytes, file.hash) = (None, None);
    }
    let mut reader = Reader::new(package);
    let text = |resource: Resource| {
        let found = files.iter().find(|(name, _)| name == resource.name());
        found.map_or("", |(_, text)| text)
    };
    for resource in Resource::ALL {
        if !matches!(
            resource,
            Resource::Cases | Resource::Values | Resource::Decisions
        ) {
            reader.push(resource, text(resource).as_bytes());
        }
    }
    let cases = Rows::of(text(Resource::Cases));
    let own = cases.rows.len();
    let id = cases.at("id");
    let mixed = [cases.at("usage"), cases.at("year")];
    let others: Vec<Vec<String>> = cases.rows.clone();
    let ids: Vec<String> = others
        .iter()
        .filter_map(|row| row.get(id).cloned())
        .collect();
    let tables = [
        (Resource::Cases, cases),
        (Resource::Values, Rows::of(text(Resource::Values))),
        (Resource::Decisions, Rows::of(text(Resource::Decisions))),
    ];
    for (resource, rows) in tables {
        let case = if resource == Resource::Cases {
            rows.at("id")
        } else {
            rows.at("case")
        };
        let table = Repeated {
            resource,
            id: rows.at("id"),
            case,
            former: rows.at("formerly"),
            rows,
        };
        push_table(
            &mut reader,
            &table,
            count,
            own,
            &ids,
            &|at, copy, column| {
                let other = others.get((at * 7 + copy * 5) % own)?;
                mixed
                    .contains(&column)
                    .then(|| other.get(column).cloned())?
            },
        );
    }
    Some(reader.finish())
}

/// Writes the copies of one table into the reader, a copy at a time.
fn push_table(
    reader: &mut Reader,
    table: &Repeated,
    count: usize,
    own: usize,
    ids: &[String],
    mixed: &dyn Fn(usize, usize, usize) -> Option<String>,
) {
    let is_case = table.resource == Resource::Cases;
    let head = table.rows.head.join(",") + "\n";
    reader.push(table.resource, head.as_bytes());
    for copy in 0..count.div_ceil(own.max(1)) {
        let mut text = String::new();
        for (row_at, row) in table.rows.rows.iter().enumerate() {
            let of = row.get(table.case).map_or("", String::as_str);
            let case_at = ids.iter().position(|id| id == of);
            // Rows that belong to no case stand once.
            let wanted = case_at.map_or(copy == 0, |at| copy * own + at < count);
            if !wanted {
                continue;
            }
            for (column, cell) in row.iter().enumerate() {
                if column > 0 {
                    text.push(',');
                }
                let other = if is_case && copy > 0 {
                    mixed(row_at, copy, column)
                } else {
                    None
                };
                let cell = other.as_ref().unwrap_or(cell);
                let renamed = copy > 0 && (column == table.id || column == table.case);
                let name = table.rows.head.get(column).map_or("", String::as_str);
                if renamed {
                    text.extend([cell, "-", &copy.to_string()]);
                } else if column != table.former && !name.ends_with("_en") {
                    let letters = if name.ends_with("_fr") {
                        LETTERS
                    } else {
                        usize::MAX
                    };
                    text.push('"');
                    text.extend(
                        cell.chars()
                            .take(letters)
                            .map(|c| if c == '"' { '\'' } else { c }),
                    );
                    text.push('"');
                }
            }
            text.push('\n');
        }
        reader.push(table.resource, text.as_bytes());
    }
}
