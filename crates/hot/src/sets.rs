//! Sets as words of 64 bits: combined, and counted.

/// Words that are combined in a round.
const ROUND: usize = 4;

/// Keeps the bits that are also in `others`.
pub fn intersect(words: &mut [u64], others: &[u64]) {
    combine(words, others, |a, b| a & b);
}

/// Adds the bits of `others`.
pub fn union(words: &mut [u64], others: &[u64]) {
    combine(words, others, |a, b| a | b);
}

/// Drops the bits of `others`.
pub fn subtract(words: &mut [u64], others: &[u64]) {
    combine(words, others, |a, b| a & !b);
}

/// Where there is no counterpart, it is 0.
fn combine(words: &mut [u64], others: &[u64], with: impl Fn(u64, u64) -> u64) {
    let common = words.len().min(others.len());
    let (words, beyond) = words.split_at_mut(common);
    let (rounds, rest) = words.as_chunks_mut::<ROUND>();
    let (others, other_rest) = others
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
}

/// How many bits are set.
pub fn count(words: &[u64]) -> u32 {
    words.iter().map(|word| word.count_ones()).sum()
}

/// How many bits are set in both.
pub fn count_with(words: &[u64], others: &[u64]) -> u32 {
    // Eight words a round: WebAssembly counts one word at a time, so that the loop itself is what costs.
    let common = words.len().min(others.len());
    let (rounds, rest) = words.get(..common).unwrap_or_default().as_chunks::<8>();
    let (others, other_rest) = others.get(..common).unwrap_or_default().as_chunks::<8>();
    let one = |a: &u64, b: &u64| (a & b).count_ones();
    let mut count = 0;
    for ([a, b, c, d, e, f, g, h], [i, j, k, l, m, n, o, p]) in rounds.iter().zip(others) {
        count += one(a, i) + one(b, j) + one(c, k) + one(d, l);
        count += one(e, m) + one(f, n) + one(g, o) + one(h, p);
    }
    let rest = rest.iter().zip(other_rest);
    count + rest.map(|(a, b)| one(a, b)).sum::<u32>()
}
