//! [`Bits`]: a set of rows.

/// Words that are combined in a round.
const ROUND: usize = 4;

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
        let common = self.words.len().min(other.words.len());
        let (words, beyond) = self.words.split_at_mut(common);
        let (rounds, rest) = words.as_chunks_mut::<ROUND>();
        let (others, other_rest) = other
            .words
            .get(..common)
            .unwrap_or_default()
            .as_chunks::<ROUND>();
        for ([a, b, c, d], [e, f, g, h]) in rounds.iter_mut().zip(others) {
            (*a, *b) = (with(*a, *e), with(*b, *f));
            (*c, *d) = (with(*c, *g), with(*d, *h));
        }
        for (word, other) in rest.iter_mut().zip(other_rest) {
            *word = with(*word, *other);
        }
        for word in beyond {
            *word = with(*word, 0);
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
        // Eight words a round: the page is built for size, where nothing unrolls a loop.
        let common = self.words.len().min(other.words.len());
        let (rounds, rest) = self
            .words
            .get(..common)
            .unwrap_or_default()
            .as_chunks::<8>();
        let (others, other_rest) = other
            .words
            .get(..common)
            .unwrap_or_default()
            .as_chunks::<8>();
        let one = |a: &u64, b: &u64| (a & b).count_ones();
        let mut count = 0;
        for ([a, b, c, d, e, f, g, h], [i, j, k, l, m, n, o, p]) in rounds.iter().zip(others) {
            count += one(a, i) + one(b, j) + one(c, k) + one(d, l);
            count += one(e, m) + one(f, n) + one(g, o) + one(h, p);
        }
        let rest = rest.iter().zip(other_rest);
        count + rest.map(|(a, b)| one(a, b)).sum::<u32>()
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
