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
