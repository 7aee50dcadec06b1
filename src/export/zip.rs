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

/// What four bits add to a sum (APPNOTE 4.4.7, the polynomial with its bits turned around).
const SUMS: [u32; 16] = {
    let mut sums = [0; 16];
    let mut at = 0;
    while at < 16 {
        let mut sum = at as u32;
        let mut bit = 0;
        while bit < 4 {
            sum = (sum >> 1) ^ (if sum & 1 == 1 { 0xedb8_8320 } else { 0 });
            bit += 1;
        }
        sums[at] = sum;
        at += 1;
    }
    sums
};

/// The sum of a file. The tables of crates that do this faster are 16 kB (brotli).
fn crc32(content: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in content {
        sum ^= u32::from(*byte);
        for _ in 0..2 {
            sum = (sum >> 4) ^ SUMS[(sum & 15) as usize];
        }
    }
    !sum
}

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
        for number in [crc32(content), size, size] {
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
