//! UTF-8 or Windows-1252, settled for a whole file; bytes of cells → text.

use crate::dataset::column::TextColumn;

/// How a file's bytes stand for characters.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf8,
    Windows1252,
}

/// One column before its encoding is known.
#[derive(Default)]
pub(super) struct Bytes {
    pub bytes: Vec<u8>,
    /// Where each cell ends in `bytes`.
    pub ends: Vec<u32>,
}

impl Encoding {
    /// Tells from the cells. A Windows-1252 accent is hardly ever valid UTF-8, so the majority
    /// of the cells that have one tells; a file that is marked as UTF-8 is never anything else.
    pub fn of(columns: &[Bytes], marked: bool) -> Self {
        let (mut broken, mut accented) = (0_usize, 0_usize);
        for column in columns.iter().filter(|column| !column.bytes.is_ascii()) {
            for cell in column.cells().filter(|cell| !cell.is_ascii()) {
                let valid = std::str::from_utf8(cell).is_ok();
                broken += usize::from(!valid);
                accented += usize::from(valid);
            }
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

impl Bytes {
    /// Where the cell in `row` begins.
    fn start(&self, row: usize) -> usize {
        let before = row.checked_sub(1).and_then(|row| self.ends.get(row));
        before.map_or(0, |end| *end as usize)
    }

    /// The bytes of the cell in `row`, or of the one that is being read.
    pub fn cell(&self, row: usize) -> &[u8] {
        let end = self.ends.get(row).map(|end| *end as usize);
        let end = end.unwrap_or(self.bytes.len());
        self.bytes.get(self.start(row)..end).unwrap_or_default()
    }

    fn cells(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.ends.len()).map(|row| self.cell(row))
    }

    /// Forgets the cells from `row` on.
    pub fn truncate(&mut self, row: usize) {
        let start = self.start(row);
        self.bytes.truncate(start);
        self.ends.truncate(row);
    }

    /// The cells as text. `damaged` is told the row and the text of a cell that is not UTF-8 in
    /// a file that is.
    pub fn decode(self, encoding: Encoding, damaged: &mut dyn FnMut(usize, &str)) -> TextColumn {
        let mut text = TextColumn::default();
        for (row, cell) in self.cells().enumerate() {
            match (encoding, std::str::from_utf8(cell)) {
                (Encoding::Windows1252, _) => text.push(&windows_1252(cell)),
                (Encoding::Utf8, Ok(cell)) => text.push(cell),
                (Encoding::Utf8, Err(_)) => {
                    let cell = String::from_utf8_lossy(cell);
                    damaged(row, &cell);
                    text.push(&cell);
                }
            }
        }
        text
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
