//! What is taken away: a figure with all that it needs to be understood elsewhere, as a drawing or
//! as a table.

mod csv;
mod frame;
mod svg;

pub use csv::{csv, inert};
pub use frame::{Caption, Framed, framed};
pub use svg::svg;

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
