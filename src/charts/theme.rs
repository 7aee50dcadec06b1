//! Tone → colour, for each of the six ways in which a page is seen.
//!
//! Shapes name tones; a theme says which colour a tone has. The page's custom properties carry
//! the same values, so that a canvas and the text around it are of one piece.
//!
//! | tone | for | light | dark | contrast | contrast, dark | print | projector |
//! | --- | --- | --- | --- | --- | --- | --- | --- |
//! | background | behind all | `#fbfaf7` | `#16181a` | `#ffffff` | `#000000` | `#ffffff` | `#ffffff` |
//! | text | labels, numbers | `#1d1d1b` | `#e8e5dd` | `#000000` | `#ffffff` | `#000000` | `#000000` |
//! | quiet | axes, second numbers | `#5b5a55` | `#a8a69e` | `#000000` | `#ffffff` | `#444444` | `#222222` |
//! | hairline | grid | `#d9d6cc` | `#34383b` | `#767676` | `#8a8a8a` | `#bbbbbb` | `#767676` |
//! | edge | outlines of what is empty | `#86837a` | `#747a7e` | `#767676` | `#8a8a8a` | `#808080` | `#444444` |
//! | ink | cases of the selection | `#1f4e5f` | `#7fb9c9` | `#00263a` | `#9fe0f2` | `#1d3f4d` | `#00263a` |
//! | pale | cases of the edition | `#c3d5d8` | `#2f4149` | `#8f8f8f` | `#5f6d73` | `#cfcfcf` | `#8f8f8f` |
//! | accent | what was chosen | `#b3401f` | `#f08a5d` | `#7a1500` | `#ffb48a` | `#8c2f14` | `#7a1500` |

//!
//! Hues and shades, for what is told apart by more than chosen or not, are in [`super::hues`].

use super::hues::{self, HUES, SHADES};

/// What a colour is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Behind all.
    Background,
    /// Labels and numbers.
    Text,
    /// Axes, and numbers that come second.
    Quiet,
    /// Grid lines.
    Hairline,
    /// The outline of what is there and empty: 3 : 1, as it is all that is seen of it.
    Edge,
    /// Cases of the selection.
    Ink,
    /// Cases of the edition.
    Pale,
    /// What was chosen.
    Accent,
    /// One of the hues, counted from 0; beyond the last there is none but the quiet tone.
    Hue(u8),
    /// One of the steps of one ink, counted from 0, the palest; beyond the last it is the ink.
    Shade(u8),
}

impl Tone {
    /// Those of every chart: all but hues and shades.
    pub const ALL: [Self; 8] = [
        Self::Background,
        Self::Text,
        Self::Quiet,
        Self::Hairline,
        Self::Edge,
        Self::Ink,
        Self::Pale,
        Self::Accent,
    ];
}

/// An opaque sRGB colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

impl Rgb {
    /// The colour that CSS writes `#rrggbb`.
    pub(in crate::charts) const fn hex(code: u32) -> Self {
        let [_, red, green, blue] = code.to_be_bytes();
        Self { red, green, blue }
    }

    /// The colour as CSS and SVG write it.
    pub fn css(self) -> String {
        let Self { red, green, blue } = self;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    /// Contrast ratio with another colour, 1 to 21, whichever of the two is lighter:
    /// <https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// Relative luminance: <https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>.
    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let channel = f64::from(channel) / 255.0;
            if channel <= 0.04045 {
                channel / 12.92
            } else {
                ((channel + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }
}

/// A colour for each tone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Behind all.
    pub background: Rgb,
    /// Labels and numbers.
    pub text: Rgb,
    /// Axes, and numbers that come second.
    pub quiet: Rgb,
    /// Grid lines.
    pub hairline: Rgb,
    /// Outlines of what is empty.
    pub edge: Rgb,
    /// Cases of the selection.
    pub ink: Rgb,
    /// Cases of the edition.
    pub pale: Rgb,
    /// What was chosen.
    pub accent: Rgb,
    /// Told apart by hue.
    pub hues: [Rgb; HUES],
    /// Steps of one ink, from the palest.
    pub shades: [Rgb; SHADES],
    /// Thickness of lines, in CSS pixels.
    pub stroke: u8,
}

impl Theme {
    /// Ink on warm paper.
    pub const fn light() -> Self {
        Self {
            background: Rgb::hex(0x00fb_faf7),
            text: Rgb::hex(0x001d_1d1b),
            quiet: Rgb::hex(0x005b_5a55),
            hairline: Rgb::hex(0x00d9_d6cc),
            edge: Rgb::hex(0x0086_837a),
            ink: Rgb::hex(0x001f_4e5f),
            pale: Rgb::hex(0x00c3_d5d8),
            accent: Rgb::hex(0x00b3_401f),
            hues: hues::LIGHT,
            shades: hues::LIGHT_SHADES,
            stroke: 1,
        }
    }

    /// For a dark room: lighter ink, and a pale that is nearly night.
    pub const fn dark() -> Self {
        Self {
            background: Rgb::hex(0x0016_181a),
            text: Rgb::hex(0x00e8_e5dd),
            quiet: Rgb::hex(0x00a8_a69e),
            hairline: Rgb::hex(0x0034_383b),
            edge: Rgb::hex(0x0074_7a7e),
            ink: Rgb::hex(0x007f_b9c9),
            pale: Rgb::hex(0x002f_4149),
            accent: Rgb::hex(0x00f0_8a5d),
            hues: hues::DARK,
            shades: hues::DARK_SHADES,
            stroke: 1,
        }
    }

    /// For a reader who asks for more contrast: even the pale and the grid reach 3 : 1.
    pub const fn contrast() -> Self {
        Self {
            background: Rgb::hex(0x00ff_ffff),
            text: Rgb::hex(0x0000_0000),
            quiet: Rgb::hex(0x0000_0000),
            hairline: Rgb::hex(0x0076_7676),
            edge: Rgb::hex(0x0076_7676),
            ink: Rgb::hex(0x0000_263a),
            pale: Rgb::hex(0x008f_8f8f),
            accent: Rgb::hex(0x007a_1500),
            hues: hues::CONTRAST,
            shades: hues::CONTRAST_SHADES,
            stroke: 1,
        }
    }

    /// The same in the dark.
    pub const fn contrast_dark() -> Self {
        Self {
            background: Rgb::hex(0x0000_0000),
            text: Rgb::hex(0x00ff_ffff),
            quiet: Rgb::hex(0x00ff_ffff),
            hairline: Rgb::hex(0x008a_8a8a),
            edge: Rgb::hex(0x008a_8a8a),
            ink: Rgb::hex(0x009f_e0f2),
            pale: Rgb::hex(0x005f_6d73),
            accent: Rgb::hex(0x00ff_b48a),
            hues: hues::DARK,
            shades: hues::DARK_SHADES,
            stroke: 1,
        }
    }

    /// On paper, where a printer without colour must tell the same.
    pub const fn print() -> Self {
        Self {
            background: Rgb::hex(0x00ff_ffff),
            text: Rgb::hex(0x0000_0000),
            quiet: Rgb::hex(0x0044_4444),
            hairline: Rgb::hex(0x00bb_bbbb),
            edge: Rgb::hex(0x0080_8080),
            ink: Rgb::hex(0x001d_3f4d),
            pale: Rgb::hex(0x00cf_cfcf),
            accent: Rgb::hex(0x008c_2f14),
            hues: hues::PRINT,
            shades: hues::PRINT_SHADES,
            stroke: 1,
        }
    }

    /// For a projector, which washes out what is pale and thin.
    pub const fn projector() -> Self {
        Self {
            background: Rgb::hex(0x00ff_ffff),
            text: Rgb::hex(0x0000_0000),
            quiet: Rgb::hex(0x0022_2222),
            hairline: Rgb::hex(0x0076_7676),
            edge: Rgb::hex(0x0044_4444),
            ink: Rgb::hex(0x0000_263a),
            pale: Rgb::hex(0x008f_8f8f),
            accent: Rgb::hex(0x007a_1500),
            hues: hues::CONTRAST,
            shades: hues::CONTRAST_SHADES,
            stroke: 2,
        }
    }

    /// The colour of a tone.
    pub fn colour(&self, tone: Tone) -> Rgb {
        let nth = |rgb: &[Rgb], at: u8| rgb.get(usize::from(at)).copied();
        match tone {
            Tone::Background => self.background,
            Tone::Text => self.text,
            Tone::Quiet => self.quiet,
            Tone::Hairline => self.hairline,
            Tone::Edge => self.edge,
            Tone::Ink => self.ink,
            Tone::Pale => self.pale,
            Tone::Accent => self.accent,
            Tone::Hue(at) => nth(&self.hues, at).unwrap_or(self.quiet),
            Tone::Shade(at) => nth(&self.shades, at).unwrap_or(self.ink),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const THEMES: [(&str, Theme); 6] = [
        ("light", Theme::light()),
        ("dark", Theme::dark()),
        ("contrast", Theme::contrast()),
        ("contrast in the dark", Theme::contrast_dark()),
        ("print", Theme::print()),
        ("projector", Theme::projector()),
    ];

    #[test]
    fn contrast_follows_the_definition() {
        let black = Rgb::hex(0);
        let white = Rgb::hex(0x00ff_ffff);
        assert!((black.contrast(white) - 21.0).abs() < 1e-9);
        assert!((white.contrast(white) - 1.0).abs() < 1e-9);
        // The grey that WCAG's techniques name as the lightest for text on white.
        assert!((Rgb::hex(0x0076_7676).contrast(white) - 4.54).abs() < 0.01);
    }

    #[test]
    fn every_theme_can_be_read() {
        for (name, theme) in THEMES {
            let least = |tone, ground, ratio: f64| {
                let found = theme.colour(tone).contrast(theme.colour(ground));
                assert!(found >= ratio, "{name}: {tone:?} on {ground:?}: {found:.2}");
            };
            least(Tone::Text, Tone::Background, 4.5);
            least(Tone::Quiet, Tone::Background, 4.5);
            least(Tone::Ink, Tone::Background, 3.0);
            least(Tone::Accent, Tone::Background, 3.0);
            least(Tone::Ink, Tone::Pale, 3.0);
            least(Tone::Accent, Tone::Pale, 3.0);
            least(Tone::Pale, Tone::Background, 1.4);
            least(Tone::Hairline, Tone::Background, 1.3);
            least(Tone::Edge, Tone::Background, 3.0);
        }
        for theme in [Theme::contrast(), Theme::projector()] {
            assert!(theme.pale.contrast(theme.background) >= 3.0);
            assert!(theme.hairline.contrast(theme.background) >= 3.0);
        }
        assert!(Theme::projector().stroke > Theme::contrast().stroke);
    }

    #[test]
    fn the_table_of_this_module_is_the_code() {
        let table: Vec<&str> = include_str!("theme.rs")
            .lines()
            .filter(|line| line.starts_with("//! |"))
            .skip(2)
            .collect();
        assert_eq!(table.len(), Tone::ALL.len());
        for (row, tone) in table.iter().zip(Tone::ALL) {
            let columns = THEMES.map(|(_, theme)| format!("`{}`", theme.colour(tone).css()));
            let expected = format!("| {} |", columns.join(" | "));
            assert!(row.ends_with(&expected), "{row}: {expected}");
            assert!(row.contains(&format!("{tone:?}").to_lowercase()));
        }
    }
}
