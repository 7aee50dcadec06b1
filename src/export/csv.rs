//! A figure's table → CSV.

use super::sheet::{Content, Dialect, Sheet};
use crate::figure::Table;

/// The table with its column names, its cells as they are shown; a level of the hierarchy is no
/// column.
pub fn csv(table: &Table) -> String {
    let columns = table.columns.iter();
    let sheet = Sheet {
        columns: columns.map(|name| (name.clone(), Content::Text)).collect(),
        rows: table
            .rows
            .iter()
            .map(|row| {
                std::iter::once(&row.head)
                    .chain(&row.cells)
                    .cloned()
                    .collect()
            })
            .collect(),
    };
    Dialect::Csv.written(&sheet)
}

/// A text of the data that no spreadsheet takes for a formula: what could be one stands behind an
/// apostrophe. A number stays as it is.
pub fn inert(cell: &str) -> String {
    let is_number = |text: &str| {
        let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
        !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
    };
    // Some programs drop white space before they look.
    let begins = cell.trim_start().starts_with(['=', '+', '-', '@']);
    if (begins || cell.starts_with(['\t', '\r'])) && !is_number(cell) {
        ["'", cell].concat()
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::inert;

    #[test]
    fn no_cell_is_a_formula_and_numbers_stay() {
        for (cell, taken) in [
            ("=1+1", "'=1+1"),
            (" =1", "' =1"),
            ("@a", "'@a"),
            ("-cmd", "'-cmd"),
            ("\tx", "'\tx"),
            ("-5.2", "-5.2"),
            ("+3", "+3"),
            ("texte", "texte"),
            ("", ""),
        ] {
            assert_eq!(inert(cell), taken);
        }
    }
}
