//! CSV bytes, in pieces → a [`Table`] of cells, each row with the line on which it begins.
//!
//! Read as France writes it: comma, `;` or tab; UTF-8 with or without a mark, or Windows-1252;
//! any line ending. What is not as the contract wants it is reported. A row that is not a row
//! (too many cells, a stray quotation mark, a cell beyond all measure) is left out here; what
//! cells mean is checked in `build`.

mod encoding;
mod head;
mod rows;

use sha2::{Digest, Sha256};

use super::column::TextColumn;
use super::package::{Resource, ResourceFile};
use super::problem::{Problem, ProblemKind, Report};
use encoding::Encoding;
use head::Head;
use rows::{Fault, Rows};

/// The cells of a resource.
pub(in crate::dataset) struct Table {
    pub resource: Resource,
    /// The names of the columns; empty when nothing in the file can be read.
    pub header: Vec<String>,
    /// 1-based line on which the header begins.
    pub header_line: u32,
    pub columns: Vec<TextColumn>,
    /// 1-based line on which each row begins.
    pub lines: Vec<u32>,
    /// Whether numbers may be written with a decimal comma: the file is a French spreadsheet's.
    pub decimal_comma: bool,
}

/// Reads the pieces of one resource.
pub(in crate::dataset) struct TableReader {
    resource: Resource,
    digest: Sha256,
    total: u64,
    stage: Stage,
}

/// How far the file is understood.
enum Stage {
    /// The first line is not whole yet.
    Head(Head),
    /// The delimiter is known.
    Rows { rows: Box<Rows>, marked: bool },
    /// UTF-16: nothing more is read.
    Utf16,
}

impl TableReader {
    pub fn new(resource: Resource) -> Self {
        Self {
            resource,
            digest: Sha256::new(),
            total: 0,
            stage: Stage::Head(Head::default()),
        }
    }

    /// Takes the next bytes of the file; how they are cut makes no difference.
    pub fn push(&mut self, bytes: &[u8]) {
        self.digest.update(bytes);
        self.total += bytes.len() as u64;
        match &mut self.stage {
            Stage::Head(head) => {
                if head.push(bytes) {
                    self.begin();
                }
            }
            Stage::Rows { rows, .. } => rows.read(bytes),
            Stage::Utf16 => {}
        }
    }

    /// Guesses the delimiter from the first line and reads what was kept.
    fn begin(&mut self) {
        let Stage::Head(head) = &self.stage else {
            return;
        };
        self.stage = if head.is_utf16() {
            Stage::Utf16
        } else {
            let mut rows = Box::new(Rows::new(head.delimiter()));
            rows.read(head.text());
            let marked = head.is_marked();
            Stage::Rows { rows, marked }
        };
    }

    /// Ends the file: reports what is wrong with it as a file and gives its cells.
    pub fn finish(mut self, file: &ResourceFile, report: &mut Report) -> Table {
        self.begin();
        let resource = self.resource;
        let mut say = |kind, value: String| {
            report.add(Problem {
                resource,
                line: 0,
                column: String::new(),
                value,
                kind,
            });
        };
        if let Some(promised) = file.bytes
            && promised != self.total
        {
            let found = self.total;
            say(
                ProblemKind::WrongBytes { promised, found },
                found.to_string(),
            );
        }
        if let Some(promised) = &file.hash {
            check_hash(promised, &hex(&self.digest.finalize()), &mut say);
        }
        let Stage::Rows { mut rows, marked } = self.stage else {
            say(ProblemKind::Utf16, String::new());
            return Table::empty(resource);
        };
        rows.finish();
        if rows.header.is_empty() && !rows.header_is_broken {
            say(ProblemKind::EmptyFile, String::new());
            return Table::empty(resource);
        }
        if rows.delimiter != b',' {
            let shown = char::from(rows.delimiter).escape_default().to_string();
            say(ProblemKind::Delimiter(rows.delimiter), shown);
        }
        let encoding = Encoding::of(&rows.columns, marked);
        if encoding == Encoding::Windows1252 {
            say(ProblemKind::Windows1252, String::new());
        }
        decode(resource, *rows, encoding, report)
    }
}

/// Turns the bytes of the cells into text and reports the rows that are none.
fn decode(resource: Resource, rows: Rows, encoding: Encoding, report: &mut Report) -> Table {
    let names = rows.header.iter().map(|name| encoding.lossy(name));
    let header: Vec<String> = names.collect();
    let broken = rows.header_is_broken;
    for Fault {
        line,
        cell,
        value,
        kind,
    } in rows.faults
    {
        let name = cell.and_then(|cell| header.get(cell));
        report.add(Problem {
            resource,
            line,
            column: super::cell::shortened(name.map_or("", String::as_str)),
            value: super::cell::shortened(&encoding.lossy(&value)),
            kind,
        });
    }
    report.add_unlisted(rows.more_faults);
    report.leave_out(resource, rows.left_out);
    if let Some((_, name)) = rows.name_beyond.filter(|_| !broken) {
        report.add(Problem {
            resource,
            line: rows.header_line,
            column: super::cell::shortened(&encoding.lossy(&name)),
            value: String::new(),
            kind: ProblemKind::ExtraColumn,
        });
    }
    let mut damaged = vec![false; rows.lines.len()];
    let mut columns = Vec::with_capacity(rows.columns.len());
    for (column, name) in rows.columns.into_iter().zip(&header) {
        columns.push(column.decode(encoding, &mut |row, cell| {
            if let Some(damaged) = damaged.get_mut(row) {
                *damaged = true;
            }
            report.add(Problem {
                resource,
                line: rows.lines.get(row).copied().unwrap_or_default(),
                column: super::cell::shortened(name),
                value: super::cell::shortened(cell),
                kind: ProblemKind::NotUtf8,
            });
        }));
    }
    if broken {
        return Table::empty(resource);
    }
    let table = Table {
        resource,
        header,
        header_line: rows.header_line,
        columns,
        lines: rows.lines,
        decimal_comma: rows.delimiter != b',',
    };
    table.without(&damaged, report)
}

impl Table {
    /// A table of which nothing can be read.
    pub fn empty(resource: Resource) -> Self {
        Self {
            resource,
            header: Vec::new(),
            header_line: 1,
            columns: Vec::new(),
            lines: Vec::new(),
            decimal_comma: false,
        }
    }

    /// The table less the rows that are marked, which are counted as left out.
    fn without(mut self, marked: &[bool], report: &mut Report) -> Self {
        let count = marked.iter().filter(|marked| **marked).count() as u32;
        if count > 0 {
            report.leave_out(self.resource, count);
            let kept = |row: &usize| !marked.get(*row).copied().unwrap_or_default();
            let rows: Vec<usize> = (0..self.lines.len()).filter(kept).collect();
            self.lines = rows
                .iter()
                .filter_map(|row| self.lines.get(*row).copied())
                .collect();
            for column in &mut self.columns {
                let mut text = TextColumn::default();
                for row in &rows {
                    text.push(column.get(*row));
                }
                *column = text;
            }
        }
        self
    }
}

fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or('0');
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

/// Rule 9: the file is the one that was published, as far as the package tells.
fn check_hash(promised: &str, found: &str, say: &mut impl FnMut(ProblemKind, String)) {
    let wanted = promised.strip_prefix("sha256:").unwrap_or(promised);
    if wanted.len() != 64 || !wanted.bytes().all(|b| b.is_ascii_hexdigit()) {
        say(ProblemKind::UnknownDigest, super::cell::shortened(promised));
    } else if !wanted.eq_ignore_ascii_case(found) {
        let found = found.to_owned();
        say(ProblemKind::WrongHash { found }, wanted.to_owned());
    }
}
