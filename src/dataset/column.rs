//! Columns of text: one buffer a column, so that a hundred thousand cells are two allocations.

use crate::i18n::Lang;

/// The cells of one column, end to end in one buffer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextColumn {
    text: String,
    /// Where each cell ends in `text`, in bytes; a cell begins where the one before ends.
    ends: Vec<u32>,
}

impl TextColumn {
    /// Adds a cell below the last one.
    pub fn push(&mut self, cell: &str) {
        self.text.push_str(cell);
        self.ends.push(self.text.len() as u32);
    }

    /// The cell in `row`, or nothing when there is no such row.
    pub fn get(&self, row: usize) -> &str {
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
        self.ends.len()
    }

    /// Whether there is no cell.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Every cell, from the first row to the last.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|row| self.get(row))
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
