//! Bytes in pieces → where cells stand in them, with the line of each row and what makes a row none.
//!
//! A machine of our own: that of `csv_core` takes a byte at a time and gives each cell as a copy,
//! and still needs another beside it to tell a quotation mark that is not doubled. This one leaves
//! the bytes where they are and steps from one that may end a cell to the next.

use crate::bytes::{find, may_hide};
use crate::cells::{Cells, Piece};

/// Longest cell that is read, in bytes. The longest of the first edition has under 3,000.
const LONGEST_CELL: u64 = 1 << 20;

/// Most faults that are kept; others are counted.
const MOST_FAULTS: usize = 1_000;

/// Most columns that are read; the contract has some thirty, and one more a facet.
const MOST_COLUMNS: usize = 1_000;

/// Bytes that a fault keeps of a cell: enough for all that a problem quotes.
const QUOTED: usize = 1_000;

/// Bytes after which a piece is closed, at the end of a row.
const PIECE: usize = 1 << 20;

/// Bytes that are read at once: what a piece may have more.
const BITE: usize = 1 << 17;

/// What makes a row none.
pub struct Fault {
    /// 1-based line on which the row begins.
    pub line: u32,
    /// The column, unless it concerns the whole row.
    pub cell: Option<usize>,
    /// How the cell begins, or the first of the row.
    pub value: Vec<u8>,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What is wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// A quotation mark stands where none may, or is never closed.
    Quote,
    /// A cell beyond all measure, of so many bytes.
    Long(u64),
    /// Too many cells, or too few.
    Count {
        /// How many there are.
        found: u32,
        /// How many names the header has.
        expected: u32,
    },
}

/// The state of reading rows, and the rows so far.
pub struct Rows {
    /// What stands between cells.
    pub delimiter: u8,
    /// The names of the columns, without the empty ones at the end.
    pub header: Vec<Vec<u8>>,
    /// 1-based line on which the header begins.
    pub header_line: u32,
    /// The header is no row itself: the cells below it have no names.
    pub header_is_broken: bool,
    /// The first name beyond the columns that are read.
    pub name_beyond: Option<Vec<u8>>,
    /// The rows of the pieces that are closed, and the numbers of others.
    pub cells: Cells,
    /// Of each closed piece, its bytes where they are not UTF-8.
    pub not_text: Vec<Option<Vec<u8>>>,
    /// Of each closed piece, whether it may have a mark that hides or reorders text.
    pub hides: Vec<bool>,
    /// 1-based line on which each row begins.
    pub lines: Vec<u32>,
    /// At most 1,000; the others are counted.
    pub faults: Vec<Fault>,
    /// Faults beyond those.
    pub more_faults: usize,
    /// Rows that are left out.
    pub left_out: u32,
    /// The piece that is being read: its bytes, its cells, and its first row.
    bytes: Vec<u8>,
    spans: Vec<(u32, u32)>,
    first: usize,
    /// How far it is read.
    at: usize,
    place: Place,
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
    line: u32,
    /// Where it begins.
    start: usize,
    cells: u32,
    /// Whether a cell beyond the header holds something.
    overfull: bool,
    filled: bool,
    fault: Option<Fault>,
    /// Where the cell begins that is being read, less its quotation mark.
    cell: usize,
    /// Quotation marks of the cell that are written twice.
    doubled: usize,
    /// A quotation mark of the cell stands where none may (RFC 4180, §2, 5–7).
    broken: bool,
}

/// What the next byte belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// A row, or a blank line.
    Row,
    /// The first byte of a cell.
    Cell,
    /// A cell without quotation marks.
    Plain,
    /// A cell between quotation marks.
    Inside,
    /// What comes after a quotation mark within those: another, or the end of the cell.
    Closed,
}

impl Rows {
    /// Begins to read cells between which a delimiter stands.
    pub fn new(delimiter: u8) -> Self {
        Self {
            delimiter,
            header: Vec::new(),
            header_line: 1,
            header_is_broken: false,
            name_beyond: None,
            cells: Cells::default(),
            not_text: Vec::new(),
            hides: Vec::new(),
            lines: Vec::new(),
            faults: Vec::new(),
            more_faults: 0,
            left_out: 0,
            bytes: Vec::new(),
            spans: Vec::new(),
            first: 0,
            at: 0,
            place: Place::Row,
            in_header: true,
            width: 0,
            line: 1,
            after_return: false,
            row: RowState::default(),
        }
    }

    /// Reads the next bytes.
    pub fn read(&mut self, bytes: &[u8]) {
        for bite in bytes.chunks(BITE) {
            self.bytes.extend_from_slice(bite);
            self.run();
            if self.bytes.len() >= PIECE {
                self.close_piece();
            }
        }
    }

    /// Ends the last row, which may lack its line ending, and the last piece.
    pub fn finish(&mut self) {
        let end = self.bytes.len();
        match self.place {
            Place::Row => {}
            Place::Inside => self.end_cell(end, true),
            Place::Closed => self.end_cell(end - 1, false),
            Place::Cell | Place::Plain => self.end_cell(end, false),
        }
        if self.place != Place::Row {
            self.end_row();
            self.place = Place::Row;
        }
        self.close_piece();
    }

    /// The bytes of each cell, with its row and its column.
    pub fn each(&self) -> impl Iterator<Item = (usize, usize, &[u8])> {
        let columns = self.columns().max(1);
        let pieces = self.cells.pieces.iter().zip(&self.not_text);
        pieces.flat_map(move |(piece, not_text)| {
            let bytes = not_text.as_deref().unwrap_or(piece.text.as_bytes());
            let cells = piece.spans.iter().enumerate();
            cells.map(move |(at, (start, end))| {
                let row = piece.first as usize + at / columns;
                let cell = bytes.get(*start as usize..*end as usize);
                (row, at % columns, cell.unwrap_or_default())
            })
        })
    }

    /// How many columns are read.
    fn columns(&self) -> usize {
        self.header.len()
    }

    /// Closes the piece before the row that is being read.
    fn close_piece(&mut self) {
        let start = match self.place {
            Place::Row => self.at,
            _ => self.row.start,
        };
        if start == 0 {
            return;
        }
        let mut rest = Vec::with_capacity(PIECE + BITE);
        rest.extend_from_slice(self.bytes.get(start..).unwrap_or_default());
        self.bytes.truncate(start);
        let piece = std::mem::replace(&mut self.bytes, rest);
        let known = self.known();
        let mut begun = self.spans.get(known..).unwrap_or_default().to_vec();
        self.spans.truncate(known);
        self.spans.shrink_to_fit();
        self.hides.push(may_hide(&piece));
        let (text, not_text) = match String::from_utf8(piece) {
            Ok(text) => (text, None),
            Err(error) => (String::new(), Some(error.into_bytes())),
        };
        self.not_text.push(not_text);
        self.cells.pieces.push(Piece {
            text,
            spans: std::mem::take(&mut self.spans),
            first: self.first as u32,
        });
        self.first = self.lines.len();
        // What is known of the row that is being read moves with it.
        self.at -= start;
        self.row.start -= start.min(self.row.start);
        self.row.cell -= start.min(self.row.cell);
        for (from, to) in &mut begun {
            *from -= start as u32;
            *to -= start as u32;
        }
        self.spans = begun;
    }

    /// How many cells of the piece that is being read are of rows that are whole.
    fn known(&self) -> usize {
        (self.lines.len() - self.first) * self.columns()
    }

    /// Reads what is there.
    fn run(&mut self) {
        while let Some(byte) = self.bytes.get(self.at).copied() {
            match self.place {
                // A row's line is that of its first byte; blank lines are no rows.
                Place::Row if is_line_end(byte) => self.count(byte),
                Place::Row => {
                    self.row.line = self.line;
                    self.row.start = self.at;
                    self.after_return = false;
                    self.begin_cell(self.at);
                    continue;
                }
                Place::Cell if byte == b'"' => {
                    self.row.cell = self.at + 1;
                    self.place = Place::Inside;
                }
                Place::Cell => {
                    self.place = Place::Plain;
                    continue;
                }
                Place::Plain => {
                    let stops = [self.delimiter, b'"', b'\n', b'\r'];
                    let Some(stop) = self.step_to(stops) else {
                        return;
                    };
                    if stop == b'"' {
                        self.row.broken = true;
                    } else {
                        self.end_cell(self.at, false);
                        self.follow(stop);
                        continue;
                    }
                }
                Place::Inside => match self.step_to([b'"', b'\n', b'\r', b'"']) {
                    None => return,
                    Some(b'"') => self.place = Place::Closed,
                    Some(end) => {
                        // The mark of another line ending lies behind other bytes.
                        let before = self.at.checked_sub(1).and_then(|at| self.bytes.get(at));
                        self.after_return = before == Some(&b'\r');
                        self.count(end);
                    }
                },
                Place::Closed if byte == b'"' => {
                    self.row.doubled += 1;
                    self.place = Place::Inside;
                }
                Place::Closed if byte == self.delimiter || is_line_end(byte) => {
                    self.end_cell(self.at - 1, false);
                    self.follow(byte);
                    continue;
                }
                Place::Closed => {
                    self.row.broken = true;
                    self.place = Place::Plain;
                }
            }
            self.at += 1;
        }
    }

    /// Steps to the next of some bytes, or to the end.
    fn step_to(&mut self, stops: [u8; 4]) -> Option<u8> {
        self.at += find(self.bytes.get(self.at..).unwrap_or_default(), stops);
        self.bytes.get(self.at).copied()
    }

    fn begin_cell(&mut self, at: usize) {
        self.place = Place::Cell;
        self.row.cell = at;
        self.row.doubled = 0;
        self.row.broken = false;
    }

    /// Goes on after a cell: another, or the end of the row.
    fn follow(&mut self, end: u8) {
        if end == self.delimiter {
            self.at += 1;
            self.begin_cell(self.at);
        } else {
            self.end_row();
            self.place = Place::Row;
            self.after_return = false;
        }
    }

    /// Counts lines as an editor does: they end at `\n`, `\r\n` and a lone `\r`.
    fn count(&mut self, byte: u8) {
        let ends = byte == b'\r' || (byte == b'\n' && !self.after_return);
        self.line += u32::from(ends);
        self.after_return = byte == b'\r';
    }

    /// Ends the cell that is being read.
    fn end_cell(&mut self, end: usize, unclosed: bool) {
        let at = self.row.cells as usize;
        let start = self.row.cell;
        let mut end = end;
        if self.row.doubled > 0 && !self.row.broken {
            let cell = self.bytes.get_mut(start..end).unwrap_or_default();
            end = start + undouble(cell);
        }
        let length = (end - start) as u64;
        let kind = if self.row.broken || unclosed {
            Some(FaultKind::Quote)
        } else if length > LONGEST_CELL {
            Some(FaultKind::Long(length))
        } else {
            None
        };
        if let Some(kind) = kind
            && self.row.fault.is_none()
        {
            self.row.fault = Some(Fault {
                line: self.row.line,
                cell: Some(at),
                value: self.quoted(start, end),
                kind,
            });
        }
        if self.in_header {
            let name = self.bytes.get(start..end).unwrap_or_default().to_vec();
            if at < MOST_COLUMNS {
                self.header.push(name);
            } else if !name.is_empty() {
                self.name_beyond.get_or_insert(name);
            }
        } else if at < self.columns() {
            self.spans.push((start as u32, end as u32));
        }
        let row = &mut self.row;
        row.filled |= length > 0;
        row.overfull |= length > 0 && row.cells >= self.width;
        row.cells += 1;
    }

    /// How a cell begins.
    fn quoted(&self, start: usize, end: usize) -> Vec<u8> {
        let end = end.min(start + QUOTED);
        self.bytes.get(start..end).unwrap_or_default().to_vec()
    }

    fn end_row(&mut self) {
        let mut row = std::mem::take(&mut self.row);
        if self.in_header {
            self.end_header(row);
            return;
        }
        let known = self.known();
        let fault = row.fault.take().or_else(|| {
            let (start, end) = self.spans.get(known).copied().unwrap_or_default();
            let wrong = row.filled && (row.cells < self.width || row.overfull);
            wrong.then(|| Fault {
                line: row.line,
                cell: None,
                value: self.quoted(start as usize, end as usize),
                kind: FaultKind::Count {
                    found: row.cells,
                    expected: self.width,
                },
            })
        });
        if fault.is_none() && row.filled && !self.header_is_broken {
            self.lines.push(row.line);
            self.cells.piece.push(self.cells.pieces.len() as u32);
            return;
        }
        self.spans.truncate(known);
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
        if let Some(fault) = row.fault {
            self.header_is_broken = true;
            self.report(fault);
        }
    }

    fn report(&mut self, fault: Fault) {
        if self.faults.len() < MOST_FAULTS {
            self.faults.push(fault);
        } else {
            self.more_faults += 1;
        }
    }
}

fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\r' | b'\n')
}

/// Writes doubled quotation marks once, and spaces behind the text that is shorter now: what is
/// UTF-8 stays so. Gives the length of the text.
fn undouble(cell: &mut [u8]) -> usize {
    let mut length = 0;
    let mut doubled = false;
    for at in 0..cell.len() {
        let byte = cell.get(at).copied().unwrap_or_default();
        doubled = byte == b'"' && !doubled;
        if doubled || byte != b'"' {
            if let Some(to) = cell.get_mut(length) {
                *to = byte;
            }
            length += 1;
        }
    }
    if let Some(rest) = cell.get_mut(length..) {
        rest.fill(b' ');
    }
    length
}
