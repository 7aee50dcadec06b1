//! CSV bytes, in pieces → a [`Table`] of cells, each row with the line on which it begins.
//!
//! Read as France writes it: comma, `;` or tab; UTF-8 with or without a mark, or Windows-1252;
//! any line ending. What is not as the contract wants it is reported. A row that is not a row
//! (too many cells, a stray quotation mark, a cell beyond all measure) is left out here; what
//! cells mean is checked in `build`.

mod encoding;
mod head;

use std::sync::Arc;

use hot::{Cells, Fault, FaultKind, Piece, Rows};

use super::digest::Digest;
use super::package::{Resource, ResourceFile};
use super::problem::{Problem, ProblemKind, Report};
use encoding::Encoding;
use head::Head;

/// Bytes of text after which a piece of copied rows is closed.
const PIECE: usize = 1 << 20;

/// The cells of a resource.
pub(in crate::dataset) struct Table {
    pub resource: Resource,
    /// The names of the columns; empty when nothing in the file can be read.
    pub header: Vec<String>,
    /// 1-based line on which the header begins.
    pub header_line: u32,
    pub cells: Arc<Cells>,
    /// Of each piece of the cells, whether it may have a mark that hides or reorders text.
    hides: Vec<bool>,
    /// 1-based line on which each row begins.
    pub lines: Vec<u32>,
    /// Whether numbers may be written with a decimal comma: the file is a French spreadsheet's.
    pub decimal_comma: bool,
}

/// The digest of a file, where the package promises one.
enum Digested {
    /// Made here.
    Here(Box<dyn Digest>),
    /// Made elsewhere, or not at all.
    Elsewhere(Option<Vec<u8>>),
}

/// Reads the pieces of one resource.
pub(in crate::dataset) struct TableReader {
    resource: Resource,
    digest: Digested,
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
    pub fn new(file: &ResourceFile, digest: Option<Box<dyn Digest>>) -> Self {
        Self {
            resource: file.resource,
            digest: digest.map_or(Digested::Elsewhere(None), Digested::Here),
            total: 0,
            stage: Stage::Head(Head::default()),
        }
    }

    /// Takes the digest of the whole file.
    pub fn set_digest(&mut self, digest: Vec<u8>) {
        self.digest = Digested::Elsewhere(Some(digest));
    }

    /// Takes the next bytes of the file; how they are cut makes no difference.
    pub fn push(&mut self, bytes: &[u8]) {
        if let Digested::Here(digest) = &mut self.digest {
            digest.take(bytes);
        }
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
        let digest = match self.digest {
            Digested::Here(digest) => Some(digest.end()),
            Digested::Elsewhere(digest) => digest,
        };
        if let (Some(promised), Some(digest)) = (&file.hash, digest) {
            check_hash(promised, &hex(&digest), &mut say);
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
        let plain = rows.not_text.iter().all(Option::is_none);
        let encoding = if plain {
            Encoding::Utf8
        } else {
            Encoding::of(rows.each().map(|(_, _, cell)| cell), marked)
        };
        if encoding == Encoding::Windows1252 {
            say(ProblemKind::Windows1252, String::new());
        }
        tabled(resource, *rows, encoding, plain, report)
    }
}

/// Turns rows into a table and reports those that are none.
fn tabled(
    resource: Resource,
    mut rows: Rows,
    encoding: Encoding,
    plain: bool,
    report: &mut Report,
) -> Table {
    let names = rows.header.iter().map(|name| encoding.lossy(name));
    let header: Vec<String> = names.collect();
    let broken = rows.header_is_broken;
    for Fault {
        line,
        cell,
        value,
        kind,
    } in std::mem::take(&mut rows.faults)
    {
        let name = cell.and_then(|cell| header.get(cell));
        report.add(Problem {
            resource,
            line,
            column: super::cell::shortened(name.map_or("", String::as_str)),
            value: super::cell::shortened(&encoding.lossy(&value)),
            kind: match kind {
                FaultKind::Quote => ProblemKind::UnclosedQuote,
                FaultKind::Long(bytes) => ProblemKind::LongCell { bytes },
                FaultKind::Count { found, expected } => ProblemKind::CellCount { found, expected },
            },
        });
    }
    report.add_unlisted(rows.more_faults);
    report.leave_out(resource, rows.left_out);
    if let Some(name) = rows.name_beyond.as_ref().filter(|_| !broken) {
        report.add(Problem {
            resource,
            line: rows.header_line,
            column: super::cell::shortened(&encoding.lossy(name)),
            value: String::new(),
            kind: ProblemKind::ExtraColumn,
        });
    }
    if broken {
        return Table::empty(resource);
    }
    let mut table = Table {
        resource,
        header_line: rows.header_line,
        decimal_comma: rows.delimiter != b',',
        ..Table::empty(resource)
    };
    let mut cells = Cells::default();
    if plain {
        table.lines = std::mem::take(&mut rows.lines);
        table.hides = std::mem::take(&mut rows.hides);
        cells = std::mem::take(&mut rows.cells);
    } else {
        decode(&rows, encoding, &header, &mut table, &mut cells, report);
        let may_hide = |piece: &Piece| hot::may_hide(piece.text.as_bytes());
        table.hides = cells.pieces.iter().map(may_hide).collect();
    }
    cells.width = header.len();
    table.cells = Arc::new(cells);
    table.header = header;
    table
}

/// Copies the rows of a file that is not UTF-8 throughout, less those with a cell that should be
/// and is not.
fn decode(
    rows: &Rows,
    encoding: Encoding,
    header: &[String],
    table: &mut Table,
    to: &mut Cells,
    report: &mut Report,
) {
    let mut piece = Piece::default();
    let mut start = 0;
    let mut damaged = false;
    let mut lost = 0;
    for (row, column, cell) in rows.each() {
        let line = rows.lines.get(row).copied().unwrap_or_default();
        if column == 0 {
            start = piece.spans.len();
            damaged = false;
        }
        let text = encoding.lossy(cell);
        if encoding == Encoding::Utf8 && std::str::from_utf8(cell).is_err() {
            damaged = true;
            report.add(Problem {
                resource: table.resource,
                line,
                column: super::cell::shortened(header.get(column).map_or("", String::as_str)),
                value: super::cell::shortened(&text),
                kind: ProblemKind::NotUtf8,
            });
        }
        let begin = piece.text.len() as u32;
        piece.text.push_str(&text);
        piece.spans.push((begin, piece.text.len() as u32));
        if column + 1 < header.len() {
            continue;
        }
        if damaged {
            lost += 1;
            piece.spans.truncate(start);
        } else {
            table.lines.push(line);
            to.piece.push(to.pieces.len() as u32);
        }
        if piece.text.len() > PIECE {
            to.pieces.push(std::mem::take(&mut piece));
            piece.first = to.piece.len() as u32;
        }
    }
    to.pieces.push(piece);
    report.leave_out(table.resource, lost);
}

impl Table {
    /// A table of which nothing can be read.
    pub fn empty(resource: Resource) -> Self {
        Self {
            resource,
            header: Vec::new(),
            header_line: 1,
            cells: Arc::default(),
            hides: Vec::new(),
            lines: Vec::new(),
            decimal_comma: false,
        }
    }

    /// Whether a row may have a mark that hides or reorders text.
    pub fn may_hide(&self, row: usize) -> bool {
        let piece = self.cells.piece.get(row).copied().unwrap_or_default();
        self.hides.get(piece as usize).copied().unwrap_or_default()
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
