//! Files → a zip in which they are stored as they are: what is in it is small.
//!
//! Written here, with sizes and sums in front of each file: rawzip, which reads zips, writes them behind
//! it, and some programs do not open a stored file so. Format: PKWARE, APPNOTE.TXT 6.3.10, sections
//! 4.3.7, 4.3.12 and 4.3.16.

/// Names are in UTF-8 (APPNOTE 4.4.4, bit 11).
const FLAGS: u16 = 1 << 11;
/// The version that is needed to read it: 2.0.
const VERSION: u16 = 20;
/// 1 January 1980, the first day that a zip knows: the same files give the same bytes.
const DAY: u16 = (1 << 5) | 1;

/// The zip; `None` where it would be larger than a zip without extensions may be.
pub fn zip(files: &[(&str, &[u8])]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut directory = Vec::new();
    for (name, content) in files {
        let offset = u32::try_from(out.len()).ok()?;
        let size = u32::try_from(content.len()).ok()?;
        let length = u16::try_from(name.len()).ok()?;
        let mut common = Vec::new();
        for number in [VERSION, FLAGS, 0, 0, DAY] {
            common.extend(number.to_le_bytes());
        }
        for number in [rawzip::crc32(content), size, size] {
            common.extend(number.to_le_bytes());
        }
        common.extend(length.to_le_bytes());
        // No extra field.
        common.extend(0_u16.to_le_bytes());
        out.extend(b"PK\x03\x04");
        out.extend(&common);
        out.extend(name.as_bytes());
        out.extend(*content);
        directory.extend(b"PK\x01\x02");
        directory.extend(VERSION.to_le_bytes());
        directory.extend(&common);
        // No comment, first disk, no attributes.
        directory.extend([0_u8; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let start = u32::try_from(out.len()).ok()?;
    let size = u32::try_from(directory.len()).ok()?;
    let count = u16::try_from(files.len()).ok()?;
    out.extend(&directory);
    out.extend(b"PK\x05\x06");
    out.extend([0_u8; 4]);
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend(size.to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend(0_u16.to_le_bytes());
    Some(out)
}
