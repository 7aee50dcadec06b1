//! An address → a code to scan, as SVG.

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// The largest version that a telephone reads from a screen at some distance: 117 modules, some 1,270
/// bytes (ISO/IEC 18004, table 7).
const LARGEST: u8 = 25;
/// The quiet zone around a code, in modules (ISO/IEC 18004, 5.3.8).
const QUIET: i32 = 4;

/// The code; `None` where the address is too long for one.
pub fn qr(address: &str) -> Option<String> {
    // An address has small letters, so bytes are what is shortest.
    let code = QrCode::encode_segments_advanced(
        &[QrSegment::make_bytes(address.as_bytes())],
        QrCodeEcc::Low,
        Version::new(1),
        Version::new(LARGEST),
        None,
        true,
    );
    let code = code.ok()?;
    let size = code.size();
    let whole = size + 2 * QUIET;
    let mut path = String::new();
    for y in 0..size {
        for x in 0..size {
            if code.get_module(x, y) {
                let _ = write!(path, "M{},{}h1v1h-1z", x + QUIET, y + QUIET);
            }
        }
    }
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {whole} {whole}\" width=\"{0}\" height=\"{0}\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0,0h{whole}v{whole}h-{whole}z\"/><path fill=\"#000\" d=\"{path}\"/></svg>",
        whole * 8
    ))
}
