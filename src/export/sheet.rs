//! A table to be saved, and how it is written for machines and for a spreadsheet.

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// Words.
    Text,
    /// A whole number.
    Integer,
    /// Any number, with a point and without an exponent.
    Number,
}

/// Rows under named columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Name and content of each column.
    pub columns: Vec<(String, Content)>,
    /// The rows, each as long as there are columns.
    pub rows: Vec<Vec<String>>,
}

/// How a sheet is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// RFC 4180, cells as they are: for programs, and to be read again.
    Exact,
    /// RFC 4180, and no cell that a spreadsheet would take for a formula.
    Csv,
    /// What a spreadsheet opens by double click where decimals have a comma, as in France: a byte
    /// order mark, semicolons, decimal commas; no formula.
    Excel,
}

/// What a spreadsheet takes for the beginning of a formula (OWASP, CSV Injection).
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

impl Dialect {
    /// The bytes, UTF-8, of some rows after what is there; the first time with the names of the columns.
    pub fn write(self, sheet: &Sheet, rows: std::ops::Range<usize>, out: &mut String) {
        if rows.start == 0 {
            if self == Self::Excel {
                out.push('\u{feff}');
            }
            let names = sheet.columns.iter();
            self.line(names.map(|(name, _)| (name.as_str(), Content::Text)), out);
        }
        self.rows(sheet, rows, out);
    }

    /// The rows of a sheet after those of one with the same columns.
    pub fn more(self, sheet: &Sheet, out: &mut String) {
        self.rows(sheet, 0..sheet.rows.len(), out);
    }

    fn rows(self, sheet: &Sheet, rows: std::ops::Range<usize>, out: &mut String) {
        for row in sheet.rows.get(rows).unwrap_or_default() {
            let contents = sheet.columns.iter().map(|(_, content)| *content);
            self.line(row.iter().map(String::as_str).zip(contents), out);
        }
    }

    /// The whole sheet.
    pub fn written(self, sheet: &Sheet) -> String {
        let mut out = String::new();
        self.write(sheet, 0..sheet.rows.len(), &mut out);
        out
    }

    fn line<'a>(self, cells: impl Iterator<Item = (&'a str, Content)>, out: &mut String) {
        for (at, (cell, content)) in cells.enumerate() {
            if at > 0 {
                out.push(if self == Self::Excel { ';' } else { ',' });
            }
            self.cell(cell, content, out);
        }
        out.push_str("\r\n");
    }

    fn cell(self, cell: &str, content: Content, out: &mut String) {
        let is_number = content != Content::Text;
        let guarded = self != Self::Exact && !is_number && is_formula(cell);
        let decimal = self == Self::Excel && is_number;
        let separator = if self == Self::Excel { ';' } else { ',' };
        let quoted = cell.contains([separator, '"', '\n', '\r']);
        if quoted {
            out.push('"');
        }
        if guarded {
            out.push('\'');
        }
        for c in cell.chars() {
            match c {
                '"' => out.push_str("\"\""),
                '.' if decimal => out.push(','),
                c => out.push(c),
            }
        }
        if quoted {
            out.push('"');
        }
    }
}

/// Whether a spreadsheet takes a text for a formula. Some drop white space before they look; a number
/// is none, whatever its sign.
fn is_formula(cell: &str) -> bool {
    let is_number = |text: &str| {
        let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
        !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
    };
    (cell.starts_with(FORMULA) || cell.trim_start().starts_with(FORMULA)) && !is_number(cell)
}
