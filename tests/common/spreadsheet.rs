//! A CSV file as names and cells, through the `csv` crate: the reader's way is not used here.

/// A file of which a test reads or changes cells.
pub struct Spreadsheet {
    pub header: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Spreadsheet {
    #[track_caller]
    pub fn parse(bytes: &[u8]) -> Self {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(bytes);
        let mut rows = reader.records().map(|row| {
            let row = row.unwrap();
            row.iter().map(str::to_owned).collect::<Vec<_>>()
        });
        Self {
            header: rows.next().unwrap(),
            rows: rows.collect(),
        }
    }

    /// Where a column stands.
    #[track_caller]
    pub fn column(&self, name: &str) -> usize {
        let found = self.header.iter().position(|column| column == name);
        found.unwrap_or_else(|| panic!("no column {name}"))
    }

    /// The cell of a row, empty where the column is absent.
    pub fn cell(&self, row: usize, name: &str) -> &str {
        let at = self.header.iter().position(|column| column == name);
        at.map_or("", |at| &self.rows[row][at])
    }

    /// The items of a list.
    pub fn list(&self, row: usize, name: &str) -> Vec<&str> {
        let cell = self.cell(row, name);
        cell.split('|').filter(|item| !item.is_empty()).collect()
    }

    /// Rewrites every cell of a column.
    #[track_caller]
    pub fn rewrite(&mut self, name: &str, mut with: impl FnMut(&str) -> String) {
        let at = self.column(name);
        for row in &mut self.rows {
            row[at] = with(&row[at]);
        }
    }

    pub fn to_bytes(&self, delimiter: u8) -> Vec<u8> {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(delimiter)
            .from_writer(Vec::new());
        for row in std::iter::once(&self.header).chain(&self.rows) {
            writer.write_record(row).unwrap();
        }
        writer.into_inner().unwrap()
    }
}
