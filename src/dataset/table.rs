//! CSV bytes, in pieces → a [`Table`] of cells, each row with the line on which it begins.
//!
//! Read as France writes it: comma, `;` or tab; UTF-8 with or without a mark, or Windows-1252;
//! any line ending. What is not as the contract wants it is reported. A row that is not a row
//! (too many cells, a quotation mark left open, a cell beyond all measure) is left out here;
//! what cells mean is checked in `row`.

use csv_core::ReadFieldResult;
use sha2::{Digest, Sha256};

use super::column::TextColumn;
use super::package::{Resource, ResourceFile};
use super::problem::{Problem, ProblemKind, Report};

/// Longest cell that is read, in bytes. The longest of the first edition has under 3,000.
pub const LONGEST_CELL: usize = 1 << 20;

/// How far the first line is looked for before the delimiter is guessed.
const HEAD: usize = 1 << 16;

/// The cells of a resource.
pub(in crate::dataset) struct Table {
    pub resource: Resource,
    pub header: Vec<String>,
    pub columns: Vec<TextColumn>,
    /// 1-based line on which each row begins.
    pub lines: Vec<u32>,
    /// Whether numbers may be written with a decimal comma: the file is a French spreadsheet's.
    pub decimal_comma: bool,
}

/// One column before its encoding is known.
#[derive(Default)]
struct Bytes {
    bytes: Vec<u8>,
    ends: Vec<u32>,
}

impl Bytes {
    fn end(&self) -> usize {
        self.ends.last().map_or(0, |end| *end as usize)
    }

    fn cells(&self) -> impl Iterator<Item = &[u8]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts
            .zip(&self.ends)
            .map(|(start, end)| self.bytes.get(start as usize..*end as usize).unwrap_or(&[]))
    }
}

/// Reads the pieces of one resource.
pub(in crate::dataset) struct TableReader {
    resource: Resource,
    digest: Sha256,
    total: u64,
    /// The first bytes, kept until the header line is whole.
    head: Vec<u8>,
    rows: Option<Rows>,
    utf16: bool,
    problems: Vec<Problem>,
    left_out: u32,
}

/// The state of reading rows, once the delimiter is known.
struct Rows {
    csv: csv_core::Reader,
    delimiter: u8,
    header: Vec<Vec<u8>>,
    in_header: bool,
    columns: Vec<Bytes>,
    lines: Vec<u32>,
    line: u32,
    after_return: bool,
    /// The row that is being read.
    row: RowState,
}

#[derive(Default)]
struct RowState {
    begun: bool,
    line: u32,
    cells: u32,
    /// Whether any cell beyond the header holds something.
    overfull: bool,
    empty: bool,
    quotes: u32,
    /// Bytes of the cell that is being read, kept or not.
    cell: u64,
    /// The longest cell that was too long.
    too_long: u64,
}

impl TableReader {
    pub fn new(resource: Resource) -> Self {
        Self {
            resource,
            digest: Sha256::new(),
            total: 0,
            head: Vec::new(),
            rows: None,
            utf16: false,
            problems: Vec::new(),
            left_out: 0,
        }
    }

    /// Takes the next bytes of the file; how they are cut makes no difference.
    pub fn push(&mut self, bytes: &[u8]) {
        self.digest.update(bytes);
        self.total += bytes.len() as u64;
        if self.rows.is_some() {
            self.read(bytes);
        } else {
            self.head.extend_from_slice(bytes);
            if header_ends(&self.head) || self.head.len() > HEAD {
                self.begin();
            }
        }
    }

    /// Guesses the delimiter from the header and reads what was kept.
    fn begin(&mut self) {
        let head = std::mem::take(&mut self.head);
        self.utf16 = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
        let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&head);
        self.rows = Some(Rows::new(guess_delimiter(text)));
        self.read(text);
    }

    fn read(&mut self, bytes: &[u8]) {
        if self.utf16 {
            return;
        }
        if let Some(rows) = &mut self.rows {
            rows.read(bytes, &mut |line, kind| {
                self.left_out += 1;
                self.problems.push(whole_row(self.resource, line, kind));
            });
        }
    }

    /// Ends the file: reports what is wrong with it as a file and gives its cells.
    pub fn finish(mut self, file: &ResourceFile, report: &mut Report) -> Table {
        if self.rows.is_none() {
            self.begin();
        }
        // No bytes tell the machine that the file ends; the last row may lack its line ending.
        self.read(&[]);
        let resource = self.resource;
        let mut say = |kind, column: &str, value: String| {
            report.add(Problem {
                resource,
                line: 0,
                column: column.into(),
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
                "",
                found.to_string(),
            );
        }
        if let Some(promised) = &file.hash {
            check_hash(promised, &hex(&self.digest.finalize()), &mut say);
        }
        let Some(rows) = self.rows.filter(|_| !self.utf16) else {
            say(ProblemKind::Utf16, "", String::new());
            return empty(resource);
        };
        if rows.header.is_empty() {
            say(ProblemKind::EmptyFile, "", String::new());
            return empty(resource);
        }
        if rows.delimiter != b',' {
            let shown = char::from(rows.delimiter).escape_default().to_string();
            say(ProblemKind::Delimiter(rows.delimiter), "", shown);
        }
        for problem in self.problems {
            report.add(problem);
        }
        report.leave_out(resource, self.left_out);
        rows.decode(resource, report)
    }
}

impl Rows {
    fn new(delimiter: u8) -> Self {
        Self {
            csv: csv_core::ReaderBuilder::new().delimiter(delimiter).build(),
            delimiter,
            header: Vec::new(),
            in_header: true,
            columns: Vec::new(),
            lines: Vec::new(),
            line: 1,
            after_return: false,
            row: RowState::default(),
        }
    }

    /// Reads bytes; an empty slice ends the file.
    fn read(&mut self, mut bytes: &[u8], fault: &mut dyn FnMut(u32, ProblemKind)) {
        let at_end = bytes.is_empty();
        let mut out = [0; 4096];
        loop {
            if !self.row.begun {
                // Blank lines are no rows, and a row's line is that of its first byte.
                let blank = bytes
                    .iter()
                    .take_while(|b| matches!(b, b'\r' | b'\n'))
                    .count();
                self.count(bytes.get(..blank).unwrap_or_default());
                // The machine skips them too, and may wait for the `\n` of a `\r\n`; but an empty
                // slice would tell it that the file ends.
                if blank > 0 {
                    let _ = self
                        .csv
                        .read_field(bytes.get(..blank).unwrap_or_default(), &mut out);
                }
                bytes = bytes.get(blank..).unwrap_or_default();
                if bytes.is_empty() && !at_end {
                    return;
                }
                if !bytes.is_empty() {
                    self.row = RowState {
                        begun: true,
                        line: self.line,
                        empty: true,
                        ..RowState::default()
                    };
                }
            }
            let (result, taken, written) = self.csv.read_field(bytes, &mut out);
            let read = bytes.get(..taken).unwrap_or_default();
            self.count(read);
            self.row.quotes += read.iter().filter(|b| **b == b'"').count() as u32;
            bytes = bytes.get(taken..).unwrap_or_default();
            self.take(out.get(..written).unwrap_or_default());
            match result {
                ReadFieldResult::Field { record_end } => {
                    self.end_cell();
                    if record_end {
                        self.end_row(fault);
                    }
                }
                ReadFieldResult::InputEmpty if !at_end => return,
                ReadFieldResult::End => return,
                ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
            }
        }
    }

    /// Counts the lines that end in `bytes`: at `\n`, `\r\n` and a lone `\r`.
    fn count(&mut self, bytes: &[u8]) {
        for byte in bytes {
            let ends = *byte == b'\r' || (*byte == b'\n' && !self.after_return);
            self.line += u32::from(ends);
            self.after_return = *byte == b'\r';
        }
    }

    fn take(&mut self, bytes: &[u8]) {
        let cell = self.row.cells as usize;
        self.row.cell += bytes.len() as u64;
        if self.in_header {
            if self.header.len() == cell {
                self.header.push(Vec::new());
            }
            if let Some(name) = self.header.get_mut(cell)
                && name.len() < LONGEST_CELL
            {
                name.extend_from_slice(bytes);
            }
        } else if let Some(column) = self.columns.get_mut(cell)
            && self.row.cell <= LONGEST_CELL as u64
        {
            column.bytes.extend_from_slice(bytes);
        }
    }

    fn end_cell(&mut self) {
        let row = &mut self.row;
        row.empty &= row.cell == 0;
        row.overfull |= row.cell > 0 && row.cells as usize >= self.columns.len();
        if row.cell > LONGEST_CELL as u64 {
            row.too_long = row.too_long.max(row.cell);
        }
        if let Some(column) = self.columns.get_mut(row.cells as usize) {
            column.ends.push(column.bytes.len() as u32);
        }
        row.cells += 1;
        row.cell = 0;
    }

    fn end_row(&mut self, fault: &mut dyn FnMut(u32, ProblemKind)) {
        let row = std::mem::take(&mut self.row);
        if std::mem::take(&mut self.in_header) {
            self.columns.resize_with(self.header.len(), Bytes::default);
            return;
        }
        let found = row.cells;
        let expected = self.columns.len() as u32;
        let wrong = if row.quotes % 2 == 1 {
            Some(ProblemKind::UnclosedQuote)
        } else if row.too_long > 0 {
            Some(ProblemKind::LongCell {
                bytes: row.too_long,
            })
        } else if found < expected || row.overfull {
            Some(ProblemKind::CellCount { found, expected })
        } else {
            None
        };
        if wrong.is_none() && !row.empty {
            self.lines.push(row.line);
            return;
        }
        for column in &mut self.columns {
            column.ends.truncate(self.lines.len());
            let end = column.end();
            column.bytes.truncate(end);
        }
        // A line of delimiters only is what a spreadsheet leaves behind: no row.
        if let Some(kind) = wrong.filter(|_| !row.empty) {
            fault(row.line, kind);
        }
    }

    /// Settles the encoding of the file and turns its bytes into text.
    fn decode(self, resource: Resource, report: &mut Report) -> Table {
        let (mut broken, mut accented) = (0_usize, 0_usize);
        for cell in self.columns.iter().flat_map(Bytes::cells) {
            if !cell.is_ascii() {
                let valid = std::str::from_utf8(cell).is_ok();
                broken += usize::from(!valid);
                accented += usize::from(valid);
            }
        }
        // A Windows-1252 accent is hardly ever valid UTF-8, so the majority tells.
        let windows = broken > accented;
        if windows {
            report.add(whole_row(resource, 0, ProblemKind::Windows1252));
        }
        let name = |cell: Vec<u8>| match String::from_utf8(cell) {
            Ok(name) => name,
            Err(bytes) => windows_1252(bytes.as_bytes()),
        };
        let header: Vec<String> = self.header.into_iter().map(name).collect();
        let mut damaged = vec![false; self.lines.len()];
        let mut columns = Vec::with_capacity(self.columns.len());
        for (column, name) in self.columns.into_iter().zip(&header) {
            let text = match String::from_utf8(column.bytes) {
                Ok(text) => TextColumn::from_parts(text, column.ends.clone()).ok_or(None),
                Err(error) => Err(Some(error.into_bytes())),
            };
            columns.push(match text {
                Ok(text) => text,
                Err(None) => TextColumn::default(),
                Err(Some(bytes)) => {
                    let mut text = TextColumn::default();
                    let column = Bytes {
                        bytes,
                        ends: column.ends,
                    };
                    for (row, cell) in column.cells().enumerate() {
                        match std::str::from_utf8(cell) {
                            _ if windows => text.push(&windows_1252(cell)),
                            Ok(cell) => text.push(cell),
                            Err(_) => {
                                let cell = String::from_utf8_lossy(cell);
                                if let Some(damaged) = damaged.get_mut(row) {
                                    *damaged = true;
                                }
                                report.add(Problem {
                                    resource,
                                    line: self.lines.get(row).copied().unwrap_or_default(),
                                    column: name.clone(),
                                    value: super::row::shortened(&cell),
                                    kind: ProblemKind::NotUtf8,
                                });
                                text.push(&cell);
                            }
                        }
                    }
                    text
                }
            });
        }
        let table = Table {
            resource,
            header,
            columns,
            lines: self.lines,
            decimal_comma: self.delimiter != b',',
        };
        table.without(&damaged, report)
    }
}

impl Table {
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
                rows.iter().for_each(|row| text.push(column.get(*row)));
                *column = text;
            }
        }
        self
    }
}

fn empty(resource: Resource) -> Table {
    Table {
        resource,
        header: Vec::new(),
        columns: Vec::new(),
        lines: Vec::new(),
        decimal_comma: false,
    }
}

fn whole_row(resource: Resource, line: u32, kind: ProblemKind) -> Problem {
    Problem {
        resource,
        line,
        column: String::new(),
        value: String::new(),
        kind,
    }
}

/// Whether a line ending stands outside quotation marks.
fn header_ends(bytes: &[u8]) -> bool {
    let mut quoted = false;
    bytes.iter().any(|byte| {
        quoted ^= *byte == b'"';
        !quoted && matches!(byte, b'\r' | b'\n')
    })
}

/// The delimiter that the header line has most of; a comma where there is none.
fn guess_delimiter(text: &[u8]) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    for byte in text {
        quoted ^= *byte == b'"';
        if !quoted && matches!(byte, b'\r' | b'\n') {
            break;
        }
        for (delimiter, count) in &mut counts {
            *count += i32::from(!quoted && byte == delimiter);
        }
    }
    // The first of equals wins: `max_by_key` would give the last.
    let most = counts.iter().map(|(_, count)| *count).max();
    let first = counts.iter().find(|(_, count)| Some(*count) == most);
    first.map_or(b',', |(delimiter, _)| *delimiter)
}

fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or('0');
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

fn check_hash(promised: &str, found: &str, say: &mut impl FnMut(ProblemKind, &str, String)) {
    let wanted = promised.strip_prefix("sha256:").unwrap_or(promised);
    if wanted.len() != 64 || !wanted.bytes().all(|b| b.is_ascii_hexdigit()) {
        let promised = super::row::shortened(promised);
        say(ProblemKind::UnknownDigest, "", promised);
    } else if !wanted.eq_ignore_ascii_case(found) {
        let found = found.to_owned();
        say(ProblemKind::WrongHash { found }, "", wanted.to_owned());
    }
}

/// Windows-1252 as the Encoding Standard has it: 0x80–0x9F differ from Latin-1.
fn windows_1252(bytes: &[u8]) -> String {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž',
        '\u{8F}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}',
        'ž', 'Ÿ',
    ];
    bytes
        .iter()
        .map(|byte| {
            let high = usize::from(*byte).checked_sub(0x80);
            high.and_then(|at| HIGH.get(at).copied())
                .unwrap_or(char::from(*byte))
        })
        .collect()
}
