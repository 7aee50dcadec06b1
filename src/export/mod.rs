//! What is taken away: a figure with all that it needs to be understood elsewhere, as a drawing or as
//! a table; cases as tables, documents and packages; references as other programs read them.

pub mod bibliography;
mod cases;
mod csv;
pub mod dossier;
mod frame;
mod json;
mod package;
mod qr;
mod sheet;
pub mod story;
mod svg;
mod zip;

pub use cases::{cases, references, value_count, values};
pub use csv::csv;
pub use frame::{Caption, Framed, framed};
pub use json::{About, json, quoted};
pub use package::{File, package};
pub use qr::qr;
pub use sheet::{Content, Dialect, Sheet};
pub use svg::{plain_svg, svg};
pub use zip::zip;

use crate::fold::fold;

/// A name for a file: letters, digits and hyphens, whatever the title was.
pub fn file_name(title: &str) -> String {
    let mut name = String::new();
    for c in fold(title).chars().take(80) {
        if c.is_ascii_alphanumeric() {
            name.push(c);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    name.trim_end_matches('-').to_owned()
}
