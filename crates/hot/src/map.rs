//! [`Map`]: pairs of texts → rows.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Pairs of texts → rows: ids, and keys of one or two cells.
#[derive(Debug, Default)]
pub struct Map<'t>(HashMap<(&'t str, &'t str), u32, BuildHasherDefault<Hash>>);

impl<'t> Map<'t> {
    /// Makes room for so many.
    pub fn reserve(&mut self, pairs: usize) {
        self.0.reserve(pairs);
    }

    /// The row of a pair.
    pub fn get(&self, one: &str, other: &str) -> Option<u32> {
        self.0.get(&(one, other)).copied()
    }

    /// Notes the row of a pair; gives the one that it had.
    pub fn insert(&mut self, one: &'t str, other: &'t str, row: u32) -> Option<u32> {
        self.0.insert((one, other), row)
    }
}

/// The hash of the Rust compiler's own tables ("`FxHash`"): a rotation, an exclusive or and a
/// multiplication for eight bytes. Whoever writes an edition could choose ids that collide; that
/// slows down nobody but its readers, whom a large file slows down as well.
#[derive(Clone, Copy, Default)]
struct Hash(u64);

impl Hash {
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for Hash {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.add(u64::from_le_bytes(*word));
        }
        if !rest.is_empty() {
            let last = rest.iter().rev();
            self.add(last.fold(0, |word, byte| word << 8 | u64::from(*byte)));
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.add(byte.into());
    }

    fn finish(&self) -> u64 {
        // A map takes its place from the lowest bits, which a multiplication leaves poorest.
        self.0.rotate_left(26)
    }
}
