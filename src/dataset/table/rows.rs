//! Bytes in pieces → cells in columns, with the line of each row and what makes a row none.

use csv_core::ReadFieldResult;

use super::encoding::Bytes;
use crate::dataset::problem::{ProblemKind, Report};

/// Longest cell that is read, in bytes. The longest of the first edition has under 3,000.
const LONGEST_CELL: u64 = 1 << 20;

/// Most columns that are read; the contract has some thirty, and one more a facet.
const MOST_COLUMNS: usize = 1_000;

/// Bytes that a fault keeps of a cell: enough for all that a problem quotes.
const QUOTED: usize = 1_000;

/// What makes a row none.
pub(super) struct Fault {
    pub line: u32,
    /// The column, unless it concerns the whole row.
    pub cell: Option<usize>,
    /// How the cell begins, or the first of the row.
    pub value: Vec<u8>,
    pub kind: ProblemKind,
}

/// The state of reading rows, and the rows so far.
pub(super) struct Rows {
    pub delimiter: u8,
    /// The names of the columns, without the empty ones at the end.
    pub header: Vec<Vec<u8>>,
    pub header_line: u32,
    /// The header is no row itself: the cells below it have no names.
    pub header_is_broken: bool,
    /// The first name beyond the columns that are read, and its place.
    pub name_beyond: Option<(usize, Vec<u8>)>,
    pub columns: Vec<Bytes>,
    /// 1-based line on which each row begins.
    pub lines: Vec<u32>,
    /// At most [`Report::MOST`]; the others are counted.
    pub faults: Vec<Fault>,
    pub more_faults: usize,
    pub left_out: u32,
    csv: csv_core::Reader,
    in_header: bool,
    /// Names in the header, read or not.
    width: u32,
    line: u32,
    after_return: bool,
    row: RowState,
}

/// The row that is being read.
#[derive(Default)]
struct RowState {
    begun: bool,
    line: u32,
    cells: u32,
    /// Whether a cell beyond the header holds something.
    overfull: bool,
    filled: bool,
    fault: Option<Fault>,
    /// Bytes of the cell that is being read, kept or not.
    cell: u64,
    quoting: Quoting,
}

/// Where in a cell quotation marks may stand (RFC 4180, §2, 5–7). The machine of `csv_core` is
/// more lenient: it would join a cell whose mark is not doubled to the rows that follow.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Quoting {
    #[default]
    Start,
    Plain,
    Inside,
    Closed,
    Broken,
}

impl Quoting {
    fn after(self, byte: u8, delimiter: u8) -> Self {
        match (self, byte) {
            (Self::Start | Self::Closed, b'"') => Self::Inside,
            (Self::Inside, b'"') | (Self::Closed, b'\r' | b'\n') => Self::Closed,
            (Self::Plain, b'"') => Self::Broken,
            (Self::Start, _) => Self::Plain,
            (Self::Closed, byte) if byte != delimiter => Self::Broken,
            (Self::Plain | Self::Inside | Self::Closed | Self::Broken, _) => self,
        }
    }
}

impl Rows {
    pub fn new(delimiter: u8) -> Self {
        Self {
            delimiter,
            header: Vec::new(),
            header_line: 1,
            header_is_broken: false,
            name_beyond: None,
            columns: Vec::new(),
            lines: Vec::new(),
            faults: Vec::new(),
            more_faults: 0,
            left_out: 0,
            csv: csv_core::ReaderBuilder::new().delimiter(delimiter).build(),
            in_header: true,
            width: 0,
            line: 1,
            after_return: false,
            row: RowState::default(),
        }
    }

    /// Reads the next bytes.
    pub fn read(&mut self, bytes: &[u8]) {
        self.run(bytes, false);
    }

    /// Ends the last row, which may lack its line ending.
    pub fn finish(&mut self) {
        self.run(&[], true);
    }

    fn run(&mut self, mut bytes: &[u8], at_end: bool) {
        let mut out = [0; 4096];
        loop {
            if !self.row.begun {
                bytes = self.skip_blank(bytes);
                self.row.begun = !bytes.is_empty();
                self.row.line = self.line;
            }
            // An empty slice would tell the machine that the file ends.
            if bytes.is_empty() && !at_end {
                return;
            }
            let (result, taken, written) = self.csv.read_field(bytes, &mut out);
            let (read, rest) = bytes.split_at_checked(taken).unwrap_or((bytes, &[]));
            bytes = rest;
            if result == ReadFieldResult::End {
                return;
            }
            self.follow(read);
            self.take(out.get(..written).unwrap_or_default());
            if let ReadFieldResult::Field { record_end } = result {
                self.end_cell();
                if record_end {
                    self.end_row();
                }
            }
        }
    }

    /// Steps over blank lines, which are no rows: a row's line is that of its first byte.
    fn skip_blank<'b>(&mut self, bytes: &'b [u8]) -> &'b [u8] {
        let is_text = |b: &u8| !matches!(b, b'\r' | b'\n');
        let blank = bytes.iter().position(is_text).unwrap_or(bytes.len());
        let (blank, rest) = bytes.split_at_checked(blank).unwrap_or((bytes, &[]));
        for byte in blank {
            self.count(*byte);
        }
        // The machine skips them too, and may wait for the `\n` of a `\r\n`.
        if !blank.is_empty() {
            let _ = self.csv.read_field(blank, &mut [0]);
        }
        rest
    }

    fn follow(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.count(*byte);
            self.row.quoting = self.row.quoting.after(*byte, self.delimiter);
        }
    }

    /// Counts lines as an editor does: they end at `\n`, `\r\n` and a lone `\r`.
    fn count(&mut self, byte: u8) {
        let ends = byte == b'\r' || (byte == b'\n' && !self.after_return);
        self.line += u32::from(ends);
        self.after_return = byte == b'\r';
    }

    fn take(&mut self, bytes: &[u8]) {
        self.row.cell += bytes.len() as u64;
        if self.row.cell > LONGEST_CELL {
            return;
        }
        let at = self.row.cells as usize;
        if !self.in_header {
            if let Some(column) = self.columns.get_mut(at) {
                column.bytes.extend_from_slice(bytes);
            }
        } else if at < MOST_COLUMNS {
            if self.header.len() <= at {
                self.header.push(Vec::new());
            }
            if let Some(name) = self.header.get_mut(at) {
                name.extend_from_slice(bytes);
            }
        } else if !bytes.is_empty() {
            let (first, name) = self.name_beyond.get_or_insert((at, Vec::new()));
            if *first == at {
                name.extend_from_slice(bytes);
            }
        }
    }

    fn end_cell(&mut self) {
        let at = self.row.cells as usize;
        let quoting = std::mem::take(&mut self.row.quoting);
        let kind = if matches!(quoting, Quoting::Broken | Quoting::Inside) {
            Some(ProblemKind::UnclosedQuote)
        } else if self.row.cell > LONGEST_CELL {
            let bytes = self.row.cell;
            Some(ProblemKind::LongCell { bytes })
        } else {
            None
        };
        if let Some(kind) = kind
            && self.row.fault.is_none()
        {
            self.row.fault = Some(Fault {
                line: self.row.line,
                cell: Some(at),
                value: self.quoted(at),
                kind,
            });
        }
        let row = &mut self.row;
        row.filled |= row.cell > 0;
        row.overfull |= row.cell > 0 && row.cells >= self.width;
        if let Some(column) = self.columns.get_mut(at) {
            column.ends.push(column.bytes.len() as u32);
        }
        row.cells += 1;
        row.cell = 0;
    }

    /// How a cell of the row that is being read begins.
    fn quoted(&self, cell: usize) -> Vec<u8> {
        let bytes = if self.in_header {
            self.header.get(cell).map(Vec::as_slice)
        } else {
            self.columns.get(cell).map(|c| c.cell(self.lines.len()))
        };
        let bytes = bytes.unwrap_or_default();
        bytes.get(..QUOTED).unwrap_or(bytes).to_vec()
    }

    fn end_row(&mut self) {
        let mut row = std::mem::take(&mut self.row);
        if self.in_header {
            self.end_header(row);
            return;
        }
        let count = (row.filled && (row.cells < self.width || row.overfull)).then(|| Fault {
            line: row.line,
            cell: None,
            value: self.quoted(0),
            kind: ProblemKind::CellCount {
                found: row.cells,
                expected: self.width,
            },
        });
        let fault = row.fault.take().or(count);
        if fault.is_none() && row.filled && !self.header_is_broken {
            self.lines.push(row.line);
            return;
        }
        for column in &mut self.columns {
            column.truncate(self.lines.len());
        }
        // A line of delimiters only is what a spreadsheet leaves behind: no row.
        self.left_out += u32::from(fault.is_some() || row.filled);
        if let Some(fault) = fault.filter(|_| !self.header_is_broken) {
            self.report(fault);
        }
    }

    fn end_header(&mut self, row: RowState) {
        let named = self.header.iter().rposition(|name| !name.is_empty());
        self.header.truncate(named.map_or(0, |last| last + 1));
        if self.header.is_empty() && row.fault.is_none() {
            // Not yet: a line of delimiters only is blank.
            self.name_beyond = None;
            return;
        }
        self.in_header = false;
        self.header_line = row.line;
        self.width = match self.name_beyond {
            None => self.header.len() as u32,
            Some(_) => row.cells,
        };
        self.columns.resize_with(self.header.len(), Bytes::default);
        if let Some(fault) = row.fault {
            self.header_is_broken = true;
            self.report(fault);
        }
    }

    fn report(&mut self, fault: Fault) {
        if self.faults.len() < Report::MOST {
            self.faults.push(fault);
        } else {
            self.more_faults += 1;
        }
    }
}
