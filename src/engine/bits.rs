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
        self.combine(other, |a, b| a & b);
    }

    /// Adds the rows of `other`.
    pub fn union(&mut self, other: &Self) {
        self.combine(other, |a, b| a | b);
    }

    /// Drops the rows of `other`.
    pub fn subtract(&mut self, other: &Self) {
        self.combine(other, |a, b| a & !b);
    }

    fn combine(&mut self, other: &Self, with: impl Fn(u64, u64) -> u64) {
        let others = other.words.iter().copied().chain(std::iter::repeat(0));
        for (word, other) in self.words.iter_mut().zip(others) {
            *word = with(*word, other);
        }
        self.clear_beyond();
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
        self.words.iter().map(|word| word.count_ones()).sum()
    }

    /// How many rows are also in `other`.
    pub fn count_with(&self, other: &Self) -> u32 {
        let both = self.words.iter().zip(&other.words);
        both.map(|(a, b)| (a & b).count_ones()).sum()
    }

    /// The rows, ascending.
    pub fn iter(&self) -> impl Iterator<Item = usize> {
        self.words.iter().enumerate().flat_map(|(at, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros() as usize;
                // Clears the lowest bit that is set.
                left &= left.checked_sub(1)?;
                Some(at * 64 + bit)
            })
        })
    }
}
