//! The first bytes of a file, kept until its first line is whole: what they tell of the mark,
//! of UTF-16 and of the delimiter.

/// How far the first line is looked for before the delimiter is guessed.
const FARTHEST: usize = 1 << 16;

/// The mark that some programs put before UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// The beginning of a file. What it tells depends on the bytes alone, never on how they came.
#[derive(Default)]
pub(super) struct Head {
    bytes: Vec<u8>,
    /// How far the first line has been followed.
    scanned: usize,
    quoted: bool,
    /// Whether the first line that is not blank has begun.
    begun: bool,
}

impl Head {
    /// Keeps more bytes; whether the first line is whole, or has been looked for long enough.
    pub fn push(&mut self, bytes: &[u8]) -> bool {
        self.bytes.extend_from_slice(bytes);
        if self.bytes.len() < MARK.len() && MARK.starts_with(&self.bytes) {
            return false;
        }
        if self.scanned == 0 && self.is_marked() {
            self.scanned = MARK.len();
        }
        while let Some(byte) = self.bytes.get(self.scanned) {
            if self.scanned == FARTHEST {
                return true;
            }
            self.scanned += 1;
            if !self.quoted && matches!(byte, b'\r' | b'\n') {
                if self.begun {
                    return true;
                }
            } else {
                self.begun = true;
                self.quoted ^= *byte == b'"';
            }
        }
        false
    }

    /// Whether the file says that it is UTF-8.
    pub fn is_marked(&self) -> bool {
        self.bytes.starts_with(MARK)
    }

    /// Whether the file is UTF-16: by its mark, or by the zero byte beside its first letter.
    pub fn is_utf16(&self) -> bool {
        match self.bytes.as_slice() {
            [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => true,
            [first, second, ..] => (*first == 0) != (*second == 0),
            _ => false,
        }
    }

    /// Everything that was kept, less the mark.
    pub fn text(&self) -> &[u8] {
        self.bytes.strip_prefix(MARK).unwrap_or(&self.bytes)
    }

    /// The delimiter that the first line has most of; a comma where there is none.
    pub fn delimiter(&self) -> u8 {
        let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
        let mut quoted = false;
        for byte in self.bytes.get(..self.scanned).unwrap_or_default() {
            quoted ^= *byte == b'"';
            for (delimiter, count) in &mut counts {
                *count += u32::from(!quoted && byte == delimiter);
            }
        }
        // The first of equals wins: `max_by_key` would give the last.
        let most = counts.iter().map(|(_, count)| *count).max();
        let first = counts.iter().find(|(_, count)| Some(*count) == most);
        first.map_or(b',', |(delimiter, _)| *delimiter)
    }
}
