//! [`Bits`]: a set of rows.

/// A set of the rows `0..len`, one bit a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bits {
    words: Vec<u64>,
    len: usize,
}

impl Bits {
    /// No row of `len`.
    pub fn none(len: usize) -> Self {
        Self {
            words: vec![0; len.div_ceil(64)],
            len,
        }
    }

    /// Every row of `len`.
    pub fn all(len: usize) -> Self {
        let mut bits = Self {
            words: vec![u64::MAX; len.div_ceil(64)],
            len,
        };
        bits.clear_beyond();
        bits
    }

    /// The given rows of `len`; a row beyond is no row.
    pub fn from_rows(len: usize, rows: impl IntoIterator<Item = usize>) -> Self {
        let mut bits = Self::none(len);
        rows.into_iter().for_each(|row| bits.insert(row));
        bits
    }

    /// Adds a row.
    pub fn insert(&mut self, row: usize) {
        if row < self.len
            && let Some(word) = self.words.get_mut(row / 64)
        {
            *word |= 1 << (row % 64);
        }
    }

    /// Whether a row is in the set.
    pub fn contains(&self, row: usize) -> bool {
        let word = self.words.get(row / 64).copied().unwrap_or(0);
        word >> (row % 64) & 1 == 1
    }

    // Sets of another length combine as well: a row beyond either is in neither.

    /// Keeps the rows that are also in `other`.
    pub fn intersect(&mut self, other: &Self) {
        hot::intersect(&mut self.words, &other.words);
    }

    /// Adds the rows of `other`.
    pub fn union(&mut self, other: &Self) {
        hot::union(&mut self.words, &other.words);
        self.clear_beyond();
    }

    /// Drops the rows of `other`.
    pub fn subtract(&mut self, other: &Self) {
        hot::subtract(&mut self.words, &other.words);
    }

    /// Rows beyond the last stay unset, so that counts need no mask.
    fn clear_beyond(&mut self) {
        if let Some(last) = self.words.last_mut()
            && !self.len.is_multiple_of(64)
        {
            *last &= (1 << (self.len % 64)) - 1;
        }
    }

    /// How many rows.
    pub fn count(&self) -> u32 {
        hot::count(&self.words)
    }

    /// How many rows are also in `other`.
    pub fn count_with(&self, other: &Self) -> u32 {
        hot::count_with(&self.words, &other.words)
    }

    /// The rows, ascending.
    pub fn iter(&self) -> impl Iterator<Item = usize> {
        let mut words = self.words.iter();
        let mut left = 0_u64;
        // Of the word after the one that is taken apart.
        let mut next = 0;
        std::iter::from_fn(move || {
            while left == 0 {
                left = *words.next()?;
                next += 64;
            }
            let bit = left.trailing_zeros() as usize;
            // Clears the lowest bit that is set.
            left &= left - 1;
            Some(next - 64 + bit)
        })
    }
}
