//! A figure's table → CSV as RFC 4180 has it: commas, quotes where they are needed, CRLF.

use crate::figure::Table;

/// The table with its column names, its cells as they are shown; a level of the hierarchy is no
/// column.
pub fn csv(table: &Table) -> String {
    let mut out = String::new();
    let mut line = |cells: &mut dyn Iterator<Item = &str>| {
        for (at, cell) in cells.enumerate() {
            if at > 0 {
                out.push(',');
            }
            add(&mut out, cell);
        }
        out.push_str("\r\n");
    };
    line(&mut table.columns.iter().map(String::as_str));
    for row in &table.rows {
        let cells = row.cells.iter().map(String::as_str);
        line(&mut std::iter::once(row.head.as_str()).chain(cells));
    }
    out
}

fn add(out: &mut String, cell: &str) {
    if !cell.contains([',', '"', '\n', '\r']) {
        out.push_str(cell);
        return;
    }
    out.push('"');
    for c in cell.chars() {
        if c == '"' {
            out.push('"');
        }
        out.push(c);
    }
    out.push('"');
}
