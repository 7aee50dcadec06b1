//! [`Map`]: pairs of texts → rows.

/// Pairs of texts → rows: ids, and keys of one or two cells. A table of open addresses (D. E. Knuth,
/// "The Art of Computer Programming", vol. 3, §6.4, algorithm L): that of the standard library is
/// made for the vectors of a processor, and weighs 3 kB of WebAssembly for each type of key.
#[derive(Debug, Default)]
pub struct Map<'t> {
    entries: Vec<Entry<'t>>,
    /// Of each place, the number of its entry from 1 on; a power of two of them, at most half taken.
    places: Vec<u32>,
}

#[derive(Debug)]
struct Entry<'t> {
    hash: u32,
    row: u32,
    one: &'t str,
    other: &'t str,
}

impl<'t> Map<'t> {
    /// Makes room for so many pairs in all.
    pub fn reserve(&mut self, pairs: usize) {
        let wanted = (pairs * 2).next_power_of_two().max(16);
        if wanted <= self.places.len() {
            return;
        }
        self.places = vec![0; wanted];
        for at in 0..self.entries.len() {
            let hash = self.entries.get(at).map_or(0, |entry| entry.hash);
            self.take_place(hash, at);
        }
    }

    /// The row of a pair.
    pub fn get(&self, one: &str, other: &str) -> Option<u32> {
        let hash = hash_of(one, other);
        let mut place = hash as usize;
        loop {
            let at = *self.places.get(self.within(place))?;
            let entry = self.entries.get((at as usize).checked_sub(1)?)?;
            if entry.hash == hash && same(entry.other, other) && same(entry.one, one) {
                return Some(entry.row);
            }
            place += 1;
        }
    }

    /// Notes the row of a pair that has none.
    pub fn insert(&mut self, one: &'t str, other: &'t str, row: u32) {
        if self.places.len() < (self.entries.len() + 1) * 2 {
            self.reserve((self.entries.len() + 1) * 2);
        }
        let hash = hash_of(one, other);
        self.take_place(hash, self.entries.len());
        self.entries.push(Entry {
            hash,
            row,
            one,
            other,
        });
    }

    /// Puts an entry in the first free place from that of its hash on.
    fn take_place(&mut self, hash: u32, entry: usize) {
        let mut place = hash as usize;
        loop {
            let within = self.within(place);
            match self.places.get_mut(within) {
                Some(free) if *free == 0 => {
                    *free = entry as u32 + 1;
                    return;
                }
                Some(_) => place += 1,
                None => return,
            }
        }
    }

    fn within(&self, place: usize) -> usize {
        place & self.places.len().wrapping_sub(1)
    }
}

/// A multiplication for eight bytes ("`FxHash`", as the Rust compiler's own tables have it), then the
/// upper half, which every byte has reached. Whoever writes an edition could choose ids that
/// collide; that slows down nobody but its readers, whom a large file slows down as well.
fn hash_of(one: &str, other: &str) -> u32 {
    let mut hash = one.len() as u64;
    for text in [one, other] {
        let (words, rest) = text.as_bytes().as_chunks::<8>();
        let words = words.iter().map(|word| u64::from_le_bytes(*word));
        let rest = rest
            .iter()
            .fold(1, |word, byte| word << 8 | u64::from(*byte));
        for word in words.chain([rest]) {
            hash = (hash.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }
    // Numbered ids differ in few bits: a step of a generator of Vigna's ("SplitMix64") spreads them over all.
    ((hash ^ (hash >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 32) as u32
}

fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let (words, rest) = one.as_chunks::<8>();
    let (others, other_rest) = other.as_chunks::<8>();
    one.len() == other.len()
        && words
            .iter()
            .zip(others)
            .all(|(a, b)| u64::from_le_bytes(*a) == u64::from_le_bytes(*b))
        && rest.iter().zip(other_rest).all(|(a, b)| a == b)
}

#[cfg(test)]
mod tests {
    use super::Map;
    use std::collections::HashMap;

    #[test]
    fn pairs_are_found_and_no_others() {
        let ids: Vec<String> = (0..5_000)
            .map(|n| format!("{}{n}", "a-long-id-".repeat(n % 4)))
            .collect();
        let mut map = Map::default();
        assert_eq!(map.get("", ""), None);
        let mut known = HashMap::new();
        for (row, id) in (0..).zip(ids.iter().step_by(2)) {
            let one = if row % 3 == 0 { "" } else { id.as_str() };
            map.insert(one, id, row);
            known.insert((one, id.as_str()), row);
        }
        for id in &ids {
            for one in ["", id] {
                assert_eq!(map.get(one, id), known.get(&(one, id.as_str())).copied());
            }
        }
        // What stands on either side of the gap is told apart.
        map.insert("ab", "c", 7);
        assert_eq!((map.get("a", "bc"), map.get("ab", "c")), (None, Some(7)));
    }
}
