//! Colours that tell terms apart, and steps of one ink that tell numbers apart.
//!
//! Six hues, as many as a legend can hold: each reaches 3 : 1 on its background, and any two differ
//! for readers with normal sight, protanopia, deuteranopia or tritanopia (simulated after Machado
//! et al. 2009, compared in Oklab; tested below). They stand away from the accent, which is for
//! what was chosen. Beyond six there is grey. Each hue has a pattern of its own, so that a printer
//! without colour tells the same; beyond six the patterns begin again, in grey.
//!
//! | hue | pattern | light | dark | contrast | print |
//! | --- | --- | --- | --- | --- | --- |
//! | 0 | plain | `#1a57ac` | `#4890df` | `#104f81` | `#0f3871` |
//! | 1 | rising | `#c36b16` | `#febe5e` | `#754c17` | `#925c3a` |
//! | 2 | level | `#299683` | `#6afade` | `#218473` | `#48a18f` |
//! | 3 | dotted | `#912962` | `#af4f86` | `#490e20` | `#5a122b` |
//! | 4 | falling | `#374302` | `#7f8616` | `#86730a` | `#a58d05` |
//! | 5 | crossed | `#a07cdf` | `#adb8fd` | `#3a0d6b` | `#565db7` |

use super::placed::Paint;
use super::theme::{Rgb, Tone};

/// How many hues there are.
pub const HUES: usize = 6;
/// How many steps of one ink there are.
pub const SHADES: usize = 5;
/// The first step on which a text is written in the colour of the background.
const DEEP: u8 = 3;
/// Opacity of the tint of a ribbon.
pub(in crate::charts) const TINT: f64 = 0.3;

/// What a shape is woven from, in the colour of the background, besides its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// Nothing.
    Plain,
    /// Diagonals that rise.
    Rising,
    /// Lines from side to side.
    Level,
    /// Points.
    Dotted,
    /// Diagonals that fall.
    Falling,
    /// Both diagonals.
    Crossed,
}

impl Pattern {
    /// In the order of the hues.
    pub const ALL: [Self; HUES] = [
        Self::Plain,
        Self::Rising,
        Self::Level,
        Self::Dotted,
        Self::Falling,
        Self::Crossed,
    ];
}

/// The colour of the term that is that many terms from the first.
pub fn hue(at: usize) -> Tone {
    if at < HUES {
        Tone::Hue(at as u8)
    } else {
        Tone::Quiet
    }
}

/// The colour with its pattern.
pub fn paint(at: usize) -> Paint {
    let pattern = Pattern::ALL.get(at % HUES).copied();
    Paint::Patterned(hue(at), pattern.unwrap_or(Pattern::Plain))
}

/// The step of a count where `max` has the last; none for nothing.
pub fn shade(value: u32, max: u32) -> Option<u8> {
    let above = u64::from(value.checked_sub(1)?);
    Some((above * SHADES as u64 / u64::from(max.max(value))) as u8)
}

/// The tone in which a text can be read on a step: 4.5 : 1 in every theme.
pub fn on_shade(step: u8) -> Tone {
    if step < DEEP {
        Tone::Text
    } else {
        Tone::Background
    }
}

const fn all<const N: usize>(codes: [u32; N]) -> [Rgb; N] {
    let mut rgb = [Rgb::hex(0); N];
    let mut at = 0;
    while at < N {
        rgb[at] = Rgb::hex(codes[at]);
        at += 1;
    }
    rgb
}

pub(in crate::charts) const LIGHT: [Rgb; HUES] = all([
    0x001a_57ac,
    0x00c3_6b16,
    0x0029_9683,
    0x0091_2962,
    0x0037_4302,
    0x00a0_7cdf,
]);
pub(in crate::charts) const DARK: [Rgb; HUES] = all([
    0x0048_90df,
    0x00fe_be5e,
    0x006a_fade,
    0x00af_4f86,
    0x007f_8616,
    0x00ad_b8fd,
]);
pub(in crate::charts) const CONTRAST: [Rgb; HUES] = all([
    0x0010_4f81,
    0x0075_4c17,
    0x0021_8473,
    0x0049_0e20,
    0x0086_730a,
    0x003a_0d6b,
]);
pub(in crate::charts) const PRINT: [Rgb; HUES] = all([
    0x000f_3871,
    0x0092_5c3a,
    0x0048_a18f,
    0x005a_122b,
    0x00a5_8d05,
    0x0056_5db7,
]);

pub(in crate::charts) const LIGHT_SHADES: [Rgb; SHADES] = all([
    0x00dc_e2e2,
    0x00b9_c6c9,
    0x0091_a7ae,
    0x004f_7480,
    0x001f_4e5f,
]);
pub(in crate::charts) const DARK_SHADES: [Rgb; SHADES] = all([
    0x0023_2b2f,
    0x002f_3f44,
    0x003c_5259,
    0x0064_8f9c,
    0x007f_b9c9,
]);
pub(in crate::charts) const CONTRAST_SHADES: [Rgb; SHADES] = all([
    0x00d9_dee1,
    0x00b2_bec4,
    0x008a_9ba4,
    0x0042_5e6d,
    0x0000_263a,
]);
pub(in crate::charts) const PRINT_SHADES: [Rgb; SHADES] = all([
    0x00df_e4e6,
    0x00bb_c5ca,
    0x0093_a3aa,
    0x004f_6974,
    0x001d_3f4d,
]);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::Theme;

    const THEMES: [(&str, Theme); 4] = [
        ("light", Theme::light()),
        ("dark", Theme::dark()),
        ("contrast", Theme::contrast()),
        ("print", Theme::print()),
    ];

    type Matrix = [[f64; 3]; 3];

    /// Linear sRGB as seen with normal sight and with each deficiency at its full strength:
    /// Machado, Oliveira & Fernandes, IEEE TVCG 15 (2009), table of severity 1.
    const SIGHTS: [(&str, Matrix); 4] = [
        (
            "normal",
            [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
        ),
        (
            "protanopia",
            [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
        ),
        (
            "deuteranopia",
            [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
        ),
        (
            "tritanopia",
            [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
        ),
    ];

    fn times(matrix: Matrix, [a, b, c]: [f64; 3]) -> [f64; 3] {
        matrix.map(|[x, y, z]| x * a + y * b + z * c)
    }

    fn linear(colour: Rgb) -> [f64; 3] {
        [colour.red, colour.green, colour.blue].map(|channel| {
            let channel = f64::from(channel) / 255.0;
            if channel <= 0.04045 {
                channel / 12.92
            } else {
                ((channel + 0.055) / 1.055).powf(2.4)
            }
        })
    }

    /// Ottosson's Oklab, in which equal distances look about equal.
    fn oklab(rgb: [f64; 3]) -> [f64; 3] {
        let cones = times(
            [
                [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
                [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
                [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
            ],
            rgb,
        );
        times(
            [
                [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
                [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
                [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
            ],
            cones.map(f64::cbrt),
        )
    }

    fn distance(one: Rgb, other: Rgb, sight: Matrix) -> f64 {
        let seen = |colour| oklab(times(sight, linear(colour)).map(|c| c.clamp(0.0, 1.0)));
        let (one, other) = (seen(one), seen(other));
        let squares = one.iter().zip(other).map(|(a, b)| (a - b) * (a - b));
        squares.sum::<f64>().sqrt()
    }

    #[test]
    fn hues_are_seen_on_their_background() {
        for (name, theme) in THEMES {
            for (at, hue) in theme.hues.into_iter().enumerate() {
                let found = hue.contrast(theme.background);
                assert!(found >= 3.0, "{name}: hue {at}: {found:.2}");
            }
        }
    }

    #[test]
    fn hues_are_told_apart_with_every_sight() {
        for (name, theme) in THEMES {
            for (sight, matrix) in SIGHTS {
                for (at, hue) in theme.hues.into_iter().enumerate() {
                    for other in theme.hues.into_iter().skip(at + 1) {
                        let found = distance(hue, other, matrix);
                        let (hue, other) = (hue.css(), other.css());
                        assert!(found >= 0.1, "{name}, {sight}: {hue} {other}: {found:.3}");
                    }
                    let found = distance(hue, theme.accent, matrix);
                    assert!(
                        found >= 0.06,
                        "{name}, {sight}: {at} and accent: {found:.3}"
                    );
                }
            }
        }
    }

    /// What a tint over a colour gives.
    fn over(ground: Rgb, tint: Rgb) -> Rgb {
        let mix = |a: u8, b: u8| (f64::from(a) * (1.0 - TINT) + f64::from(b) * TINT).round() as u8;
        Rgb {
            red: mix(ground.red, tint.red),
            green: mix(ground.green, tint.green),
            blue: mix(ground.blue, tint.blue),
        }
    }

    #[test]
    fn a_text_over_a_ribbon_can_be_read() {
        for (name, theme) in THEMES {
            for hue in theme.hues {
                let found = over(theme.background, hue).contrast(theme.text);
                assert!(found >= 4.5, "{name}: {}: {found:.2}", hue.css());
            }
        }
    }

    #[test]
    fn numbers_can_be_read_on_every_shade() {
        for (name, theme) in THEMES {
            let mut before = theme.background;
            for step in 0..SHADES as u8 {
                let ground = theme.colour(Tone::Shade(step));
                let found = ground.contrast(theme.colour(on_shade(step)));
                assert!(found >= 4.5, "{name}: step {step}: {found:.2}");
                let apart = ground.contrast(before);
                assert!(apart >= 1.2, "{name}: step {step}: {apart:.2}");
                before = ground;
            }
        }
    }

    #[test]
    fn shades_are_even_steps_up_to_the_most() {
        let steps = [0, 1, 2, 3, 4, 9, 10].map(|value| shade(value, 10));
        let expected = [None, Some(0), Some(0), Some(1), Some(1), Some(4), Some(4)];
        assert_eq!(steps, expected);
        assert_eq!(shade(u32::MAX, u32::MAX), Some(4));
        assert_eq!(shade(1, 1_000_000_000), Some(0));
        assert_eq!(shade(5, 0), Some(4));
        assert_eq!(shade(1, 1), Some(0));
    }

    #[test]
    fn after_the_last_hue_comes_grey_and_no_pattern_ends() {
        assert_eq!(paint(1), Paint::Patterned(Tone::Hue(1), Pattern::Rising));
        assert_eq!(paint(7), Paint::Patterned(Tone::Quiet, Pattern::Rising));
        let theme = Theme::light();
        assert_eq!(theme.colour(Tone::Hue(200)), theme.quiet);
        assert_eq!(theme.colour(Tone::Shade(200)), theme.ink);
    }

    #[test]
    fn the_table_of_this_module_is_the_code() {
        let table: Vec<&str> = include_str!("hues.rs")
            .lines()
            .filter(|line| line.starts_with("//! |"))
            .skip(2)
            .collect();
        assert_eq!(table.len(), HUES);
        for (at, row) in table.iter().enumerate() {
            let colours = THEMES.map(|(_, theme)| {
                let colour = theme.colour(Tone::Hue(at as u8));
                format!("`{}`", colour.css())
            });
            let pattern = format!("{:?}", Pattern::ALL[at]).to_lowercase();
            let expected = format!("//! | {at} | {pattern} | {} |", colours.join(" | "));
            assert_eq!(**row, expected);
        }
    }
}
