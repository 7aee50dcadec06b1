//! UTF-8 or Windows-1252, settled for a whole file; bytes of cells → text.

/// How a file's bytes stand for characters.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf8,
    Windows1252,
}

impl Encoding {
    /// Tells from the cells. A Windows-1252 accent is hardly ever valid UTF-8, so the majority
    /// of the cells that have one tells; a file that is marked as UTF-8 is never anything else.
    pub fn of<'c>(cells: impl Iterator<Item = &'c [u8]>, marked: bool) -> Self {
        let (mut broken, mut accented) = (0_usize, 0_usize);
        for cell in cells.filter(|cell| !cell.is_ascii()) {
            let valid = std::str::from_utf8(cell).is_ok();
            broken += usize::from(!valid);
            accented += usize::from(valid);
        }
        if !marked && broken > accented {
            Self::Windows1252
        } else {
            Self::Utf8
        }
    }

    /// Text for a problem or a name; what is not UTF-8 shows as `�`.
    pub fn lossy(self, bytes: &[u8]) -> String {
        match self {
            Self::Utf8 => String::from_utf8_lossy(bytes).into_owned(),
            Self::Windows1252 => windows_1252(bytes),
        }
    }
}

/// Windows-1252 as the Encoding Standard has it: 0x80–0x9F differ from Latin-1.
fn windows_1252(bytes: &[u8]) -> String {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž',
        '\u{8F}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}',
        'ž', 'Ÿ',
    ];
    bytes
        .iter()
        .map(|byte| {
            let high = usize::from(*byte).checked_sub(0x80);
            high.and_then(|at| HIGH.get(at).copied())
                .unwrap_or(char::from(*byte))
        })
        .collect()
}
