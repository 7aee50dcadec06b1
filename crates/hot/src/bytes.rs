//! Searches in bytes, eight at a time in a register (H. S. Warren, "Hacker's Delight", 2nd ed.,
//! §6–1): what WebAssembly has everywhere, unlike its vectors.

/// The lowest bit of each byte.
const LOW: u64 = 0x0101_0101_0101_0101;
/// The highest bit of each byte.
const HIGH: u64 = 0x8080_8080_8080_8080;

/// Marks the highest bit of each byte that is zero. Above the first such byte others may be
/// marked that are not.
fn zeros(word: u64) -> u64 {
    word.wrapping_sub(LOW) & !word & HIGH
}

/// Where the first of four bytes stands, or the length.
pub fn find(bytes: &[u8], wanted: [u8; 4]) -> usize {
    let [a, b, c, d] = wanted.map(|byte| u64::from(byte) * LOW);
    let (words, rest) = bytes.as_chunks::<8>();
    for (at, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        let found = zeros(word ^ a) | zeros(word ^ b) | zeros(word ^ c) | zeros(word ^ d);
        if found != 0 {
            return at * 8 + found.trailing_zeros() as usize / 8;
        }
    }
    let in_rest = rest.iter().position(|byte| wanted.contains(byte));
    words.len() * 8 + in_rest.unwrap_or(rest.len())
}

/// Whether bytes are small letters, digits and hyphens of ASCII, not first a hyphen.
pub fn is_slug(bytes: &[u8]) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    bytes.first().is_some_and(|byte| plain(*byte))
        && bytes.iter().all(|byte| plain(*byte) || *byte == b'-')
}

/// Whether UTF-8 may hold a mark that hides or reorders text: a control other than those of lines
/// and tabs, a mark of the bidirectional algorithm, a space without width, or a tag. May say so of
/// text that has none, and never says no of one that has.
pub fn may_hide(bytes: &[u8]) -> bool {
    let (words, rest) = bytes.as_chunks::<8>();
    for (at, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        // A byte under 0x20, of 0x7F, or not of ASCII.
        let low = word.wrapping_sub(LOW * 0x20) & !word & HIGH;
        if low | (word & HIGH) | zeros(word ^ (LOW * 0x7F)) != 0
            && (at * 8..at * 8 + 8).any(|place| hides(bytes, place))
        {
            return true;
        }
    }
    let start = words.len() * 8;
    (start..start + rest.len()).any(|place| hides(bytes, place))
}

fn hides(bytes: &[u8], at: usize) -> bool {
    let byte = |after: usize| bytes.get(at + after).copied().unwrap_or(0);
    match byte(0) {
        b'\t' | b'\n' | b'\r' => false,
        0..0x20 | 0x7F => true,
        // U+0080–009F.
        0xC2 => byte(1) < 0xA0,
        // U+061C.
        0xD8 => byte(1) == 0x9C,
        // U+200B, 200E and 200F, 202A–202E; 2060–2069.
        0xE2 => match byte(1) {
            0x80 => matches!(byte(2), 0x8B | 0x8E | 0x8F | 0xAA..=0xAE),
            0x81 => (0xA0..=0xA9).contains(&byte(2)),
            _ => false,
        },
        // U+FEFF.
        0xEF => byte(1) == 0xBB && byte(2) == 0xBF,
        // U+E0000–E0FFF.
        0xF3 => byte(1) == 0xA0,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{find, may_hide};

    /// Small numbers without order, always the same.
    fn noise() -> impl FnMut() -> u32 {
        let mut state: u32 = 7;
        move || {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            state
        }
    }

    #[test]
    fn the_first_wanted_byte_is_found_wherever_it_stands() {
        let mut draw = noise();
        for _ in 0..20_000 {
            let length = draw() as usize % 40;
            let all = [b'a', b',', b'\n', b'"', 0x80, 0xAC, 0xFF, 0];
            let bytes: Vec<u8> = (0..length).map(|_| all[draw() as usize % 8]).collect();
            let wanted = [b',', b'\n', b'\r', [b'"', 0, 0xFF][draw() as usize % 3]];
            let naive = bytes.iter().position(|byte| wanted.contains(byte));
            assert_eq!(find(&bytes, wanted), naive.unwrap_or(length), "{bytes:?}");
        }
    }

    #[test]
    fn no_hidden_mark_is_missed() {
        let marks = (0..0x20)
            .filter(|c| ![9, 10, 13].contains(c))
            .chain(0x7F..=0x9F)
            .chain([0x61C, 0x200B, 0x200E, 0x200F, 0xFEFF, 0xE0000, 0xE007F])
            .chain(0x202A..=0x202E)
            .chain(0x2060..=0x2064)
            .chain(0x2066..=0x2069);
        for mark in marks.filter_map(char::from_u32) {
            for before in 0..20 {
                let text = format!("{}{mark}é’", "x".repeat(before));
                assert!(may_hide(text.as_bytes()), "U+{:04X}", mark as u32);
            }
        }
    }

    #[test]
    fn french_hides_nothing() {
        let text =
            "« L’été\u{202F}; 12\u{202F}345\u{A0}€ – œuvre\u{AD}s\u{200D}: ﷺ »\r\n\tÀ bientôt…";
        for start in 0..9 {
            assert!(!may_hide(format!("{}{text}", "é".repeat(start)).as_bytes()));
        }
    }
}
