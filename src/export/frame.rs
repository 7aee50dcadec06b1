//! A placed figure → the same with its title above and, below, what it was made from: whoever gets
//! the picture alone still knows what it shows and where to check it.

use crate::charts::{Anchor, Font, Measure, Placed, Shape, Tone};

/// Around everything, in CSS pixels.
const MARGIN: f64 = 24.0;
/// Distance of two lines, in ems.
const LEADING: f64 = 1.35;
/// The words around a picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caption {
    /// What the figure is.
    pub name: String,
    /// What it shows of the selection.
    pub title: String,
    /// The selection, the source, the date, the address: a line or more each.
    pub notes: Vec<String>,
}

/// A picture to be taken away.
#[derive(Clone, Debug, PartialEq)]
pub struct Framed {
    /// The words, on a picture as large as the whole.
    pub around: Placed,
    /// The figure.
    pub figure: Placed,
    /// Where the figure's upper left corner is.
    pub at: (f64, f64),
}

/// Frames a figure that was placed.
pub fn framed(figure: Placed, caption: &Caption, measure: &dyn Measure) -> Framed {
    let mut around = Placed {
        width: figure.width + 2.0 * MARGIN,
        ..Placed::default()
    };
    let mut y = MARGIN;
    let mut add = |text: &str, size: f64, bold: bool, tone: Tone, y: &mut f64| {
        let font = Font::new(size, bold);
        for line in lines(text, figure.width, font, measure) {
            *y += (size * LEADING).round();
            around.shapes.push(Shape::Text {
                x: MARGIN,
                y: *y - (size * 0.35).round(),
                anchor: Anchor::Start,
                font,
                tone,
                content: line,
            });
        }
    };
    add(&caption.name, 13.0, false, Tone::Quiet, &mut y);
    add(&caption.title, 18.0, true, Tone::Text, &mut y);
    y += MARGIN / 2.0;
    let at = (MARGIN, y);
    y += figure.height + MARGIN / 2.0;
    for note in &caption.notes {
        add(note, 12.0, false, Tone::Quiet, &mut y);
    }
    around.height = y + MARGIN;
    Framed { around, figure, at }
}

/// A text on as many lines as it needs, broken between words; a word that is wider than a line
/// goes beyond it, as an address that is cut leads nowhere.
fn lines(text: &str, width: f64, font: Font, measure: &dyn Measure) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        if let Some(line) = lines.last_mut() {
            let longer = format!("{line} {word}");
            if measure.width(&longer, font) <= width {
                *line = longer;
                continue;
            }
        }
        lines.push(word.to_owned());
    }
    lines
}
