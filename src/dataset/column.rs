//! Columns: of text, where it stands in its file; of lists, in one buffer a column.

use std::fmt;
use std::sync::Arc;

use hot::Cells;

use crate::i18n::Lang;

/// Some rows of a column of a file.
#[derive(Clone)]
struct Taken {
    cells: Arc<Cells>,
    column: usize,
    rows: Arc<Vec<u32>>,
}

/// The cells of one column: where they stand in their file, then those that were added, end to end
/// in one buffer.
#[derive(Clone, Default)]
pub struct TextColumn {
    taken: Option<Taken>,
    text: String,
    /// Where each added cell ends in `text`, in bytes; it begins where the one before ends.
    ends: Vec<u32>,
}

impl TextColumn {
    /// The cells of some rows of a file; a column that is not there is one of empty cells.
    pub(in crate::dataset) fn taken(
        cells: Arc<Cells>,
        column: Option<usize>,
        rows: Arc<Vec<u32>>,
    ) -> Self {
        Self {
            taken: Some(Taken {
                cells,
                column: column.unwrap_or(usize::MAX),
                rows,
            }),
            ..Self::default()
        }
    }

    /// Adds a cell below the last one.
    pub fn push(&mut self, cell: &str) {
        self.text.push_str(cell);
        self.ends.push(self.text.len() as u32);
    }

    /// The cell in `row`, or nothing when there is no such row.
    pub fn get(&self, row: usize) -> &str {
        let mut row = row;
        if let Some(Taken {
            cells,
            column,
            rows,
        }) = &self.taken
        {
            if let Some(at) = rows.get(row) {
                return cells.row(*at as usize).get(*column);
            }
            row -= rows.len();
        }
        let start = match row.checked_sub(1) {
            None => 0,
            Some(before) => self.ends.get(before).copied().unwrap_or_default(),
        };
        let end = self.ends.get(row).copied().unwrap_or(start);
        self.text
            .get(start as usize..end as usize)
            .unwrap_or_default()
    }

    /// How many cells there are.
    pub fn len(&self) -> usize {
        let taken = self.taken.as_ref().map_or(0, |taken| taken.rows.len());
        taken + self.ends.len()
    }

    /// Whether there is no cell.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Every cell, from the first row to the last.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|row| self.get(row))
    }
}

impl PartialEq for TextColumn {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for TextColumn {}

impl fmt::Debug for TextColumn {
    fn fmt(&self, to: &mut fmt::Formatter) -> fmt::Result {
        to.debug_list().entries(self.iter()).finish()
    }
}

/// A column in French and the same in English.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bilingual {
    /// The column that is always filled where the contract stars the pair.
    pub fr: TextColumn,
    /// Its translation; an empty cell falls back to the French one.
    pub en: TextColumn,
}

impl Bilingual {
    /// Adds a pair of cells.
    pub fn push(&mut self, fr: &str, en: &str) {
        self.fr.push(fr);
        self.en.push(en);
    }

    /// The text of `row` in `lang`, the French one where English is empty.
    pub fn get(&self, row: usize, lang: Lang) -> &str {
        match (lang, self.en.get(row)) {
            (Lang::En, en) if !en.is_empty() => en,
            _ => self.fr.get(row),
        }
    }

    /// The language that [`Self::get`] answers in, for the `lang` attribute of what shows it.
    pub fn lang(&self, row: usize, lang: Lang) -> Lang {
        if self.en.get(row).is_empty() {
            Lang::Fr
        } else {
            lang
        }
    }
}

/// Lists of small numbers, one a row, end to end in one buffer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListColumn {
    items: Vec<u32>,
    ends: Vec<u32>,
}

impl ListColumn {
    /// The items of rows, of which the list of each ends where `ends` says.
    pub(in crate::dataset) fn of(items: Vec<u32>, ends: Vec<u32>) -> Self {
        Self { items, ends }
    }

    /// Adds the list of the next row.
    pub fn push(&mut self, items: impl IntoIterator<Item = u32>) {
        self.items.extend(items);
        self.ends.push(self.items.len() as u32);
    }

    /// The list of `row`, empty when there is no such row.
    pub fn get(&self, row: usize) -> &[u32] {
        let start = match row.checked_sub(1) {
            None => 0,
            Some(before) => self.ends.get(before).copied().unwrap_or_default(),
        };
        let end = self.ends.get(row).copied().unwrap_or(start);
        self.items
            .get(start as usize..end as usize)
            .unwrap_or_default()
    }
}
