//! [`Hash`]: keys of maps that only one's own browser fills.

use std::hash::Hasher;

/// The hash of the Rust compiler's own tables ("`FxHash`"): a rotation, an addition and a
/// multiplication for eight bytes. Whoever writes an edition could choose ids that collide; that
/// slows down nobody but its readers, whom a large file slows down as well.
#[derive(Clone, Copy, Default)]
pub struct Hash(u64);

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
        let mut last = [0; 8];
        for (to, from) in last.iter_mut().zip(rest) {
            *to = *from;
        }
        self.add(u64::from_le_bytes(last));
    }

    fn write_u8(&mut self, byte: u8) {
        self.add(byte.into());
    }

    fn finish(&self) -> u64 {
        // A map takes its place from the lowest bits, which a multiplication leaves poorest.
        self.0.rotate_left(26)
    }
}
