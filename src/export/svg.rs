//! A framed figure → SVG with real text, through the same drawing code as the page's canvas.
//!
//! A backend of our own: plotters' SVG writes fractions, which alone weigh as much as a chart in
//! the page, and draws the text of a list of fonts that a vector editor does not know. Text is
//! escaped, never markup.

use std::convert::Infallible;
use std::fmt::Write;

use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle,
};

use super::Framed;
use crate::charts::draw::{ASCENT, TEXT_SCALE};
use crate::charts::{Placed, Theme, draw};

/// The SVG document.
pub fn svg(framed: &Framed, theme: &Theme) -> String {
    let Framed { around, figure, at } = framed;
    let size = (around.width as u32, around.height as u32);
    let mut page = Svg::begun(size);
    // Nothing fails: it is all text.
    let _ = draw(around, theme, &mut page);
    let (x, y) = (at.0 as i32, at.1 as i32);
    let _ = writeln!(page.out, "<g transform=\"translate({x} {y})\">");
    let _ = draw(figure, theme, &mut page);
    page.out.push_str("</g>\n</svg>\n");
    page.out
}

/// A picture alone, without words around it.
pub fn plain_svg(placed: &Placed, theme: &Theme) -> String {
    let size = (placed.width as u32, placed.height as u32);
    let mut page = Svg::begun(size);
    let _ = draw(placed, theme, &mut page);
    page.out.push_str("</svg>\n");
    page.out
}

struct Svg {
    size: (u32, u32),
    out: String,
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl Svg {
    fn begun(size: (u32, u32)) -> Self {
        let (width, height) = size;
        Self {
            size,
            out: format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\">\n"
            ),
        }
    }

    /// Ends a shape with its colour: as what fills it, or as its line.
    fn paint<S: BackendStyle>(&mut self, style: &S, fill: bool) {
        let colour = hex(style.color());
        let width = style.stroke_width();
        let _ = if fill {
            writeln!(
                self.out,
                " fill=\"{colour}\"{}/>",
                opacity(style.color().alpha)
            )
        } else {
            writeln!(
                self.out,
                " fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\"/>"
            )
        };
    }

    fn points(&mut self, points: impl IntoIterator<Item = BackendCoord>) {
        self.out.push_str(" points=\"");
        for (x, y) in points {
            let _ = write!(self.out, "{x},{y} ");
        }
        self.out.push('"');
    }
}

/// How much of a tint covers what is below it, in hundredths; nothing is said of what is opaque,
/// as every colour of a theme is.
fn opacity(alpha: f64) -> String {
    let hundredths = (alpha * 100.0).round() as u32;
    if hundredths < 100 {
        format!(" fill-opacity=\"0.{hundredths:02}\"")
    } else {
        String::new()
    }
}

/// A colour as CSS writes it.
fn hex(colour: BackendColor) -> String {
    let (red, green, blue) = colour.rgb;
    let number = u32::from(red) << 16 | u32::from(green) << 8 | u32::from(blue);
    format!("#{number:06x}")
}

impl DrawingBackend for Svg {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect(point, (point.0 + 1, point.1 + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let ((x, y), (right, bottom)) = (upper_left, bottom_right);
        let (w, h) = (right - x, bottom - y);
        let _ = write!(
            self.out,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\""
        );
        self.paint(style, fill);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.out.push_str("<polyline");
        self.points(path);
        self.paint(style, false);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.out.push_str("<polygon");
        self.points(path);
        self.paint(style, true);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let _ = write!(self.out, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"");
        self.paint(style, fill);
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        (x, y): BackendCoord,
    ) -> Drawn {
        let size = style.size() / TEXT_SCALE;
        // The upper end is what a backend is told.
        let baseline = y + (ASCENT * size).round() as i32;
        let size = size.round() as i32;
        let anchor = match style.anchor().h_pos {
            HPos::Left => "start",
            HPos::Center => "middle",
            HPos::Right => "end",
        };
        let weight = match style.style() {
            FontStyle::Bold => "bold",
            FontStyle::Normal | FontStyle::Oblique | FontStyle::Italic => "normal",
        };
        let colour = hex(style.color());
        let _ = write!(
            self.out,
            "<text x=\"{x}\" y=\"{baseline}\" font-size=\"{size}\" font-weight=\"{weight}\" text-anchor=\"{anchor}\" fill=\"{colour}\" xml:space=\"preserve\">"
        );
        for c in text.chars() {
            match c {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                // What XML cannot hold.
                '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' => {}
                c => self.out.push(c),
            }
        }
        self.out.push_str("</text>\n");
        Ok(())
    }

    /// Texts are measured before they are placed.
    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        _: &str,
        _: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        Ok((0, 0))
    }
}
