//! [`Cells`]: a table where it stands in its file.

/// Some rows: their text, and where in it each cell stands.
#[derive(Debug, Default)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Begin and end of each cell in it, row by row, in bytes.
    pub spans: Vec<(u32, u32)>,
    /// The number of its first row.
    pub first: u32,
}

/// The cells of a file: its text in pieces, and where in them each cell stands. An edition is read
/// without a copy of its texts.
#[derive(Debug, Default)]
pub struct Cells {
    /// How many columns.
    pub width: usize,
    /// The text; no row is in two pieces.
    pub pieces: Vec<Piece>,
    /// The piece of each row.
    pub piece: Vec<u32>,
}

/// A row of [`Cells`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Row<'c> {
    text: &'c str,
    spans: &'c [(u32, u32)],
}

impl<'c> Row<'c> {
    /// A cell, or nothing when there is no such column.
    pub fn get(self, column: usize) -> &'c str {
        match self.spans.get(column) {
            Some((start, end)) if start < end => {
                let cell = self.text.get(*start as usize..*end as usize);
                cell.unwrap_or_default()
            }
            _ => "",
        }
    }
}

impl Cells {
    /// A row; one without cells when there is no such row.
    pub fn row(&self, row: usize) -> Row<'_> {
        let piece = self.piece.get(row).copied().unwrap_or_default();
        let Some(piece) = self.pieces.get(piece as usize) else {
            return Row::default();
        };
        let start = row
            .wrapping_sub(piece.first as usize)
            .wrapping_mul(self.width);
        Row {
            text: &piece.text,
            spans: piece
                .spans
                .get(start..start.wrapping_add(self.width))
                .unwrap_or_default(),
        }
    }
}
