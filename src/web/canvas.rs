//! Placed charts → a canvas, and texts → widths.
//!
//! One backend of our own stands between plotters and the canvas, and cures what plotters-canvas
//! 0.3 does not do: it draws at the screen's pixel ratio and still counts in CSS pixels, measures
//! a text with the canvas instead of appending a `<span>` to the page, writes fonts correctly,
//! and makes each colour string once. It takes a canvas, never an id, and sizes it through CSSOM,
//! as the page's content security policy allows no style attribute.

use crate::charts::draw::{ASCENT, TEXT_SCALE};
use crate::charts::measure::{FAMILY, css_font};
use crate::charts::{Font, Measure, Placed, TableMeasure, Theme, draw_following};
use crate::export::Framed;
use js_sys::JsString;
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle, FontTransform,
};
use plotters_canvas::CanvasBackend;
use std::cell::Cell;
use std::f64::consts::{FRAC_PI_2, TAU};
use std::fmt;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Largest area of a bitmap, in its own pixels: Safari on phones leaves a larger one empty.
const LARGEST_AREA: f64 = 16_777_216.0;
/// Longest side of a bitmap, in its own pixels.
const LONGEST_SIDE: f64 = 16_384.0;

#[wasm_bindgen]
extern "C" {
    /// A context that takes words of CSS as strings that the browser has already: to hand over
    /// their letters takes longer than to fill a rectangle.
    #[wasm_bindgen(extends = CanvasRenderingContext2d)]
    type Brush;

    #[wasm_bindgen(method, setter, js_name = fillStyle)]
    fn set_fill(this: &Brush, css: &JsString);

    #[wasm_bindgen(method, setter, js_name = strokeStyle)]
    fn set_stroke(this: &Brush, css: &JsString);

    #[wasm_bindgen(method, setter, js_name = textAlign)]
    fn set_align(this: &Brush, css: &JsString);
}

/// Why a canvas stays empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CanvasError {
    /// The browser gives no context to draw with.
    NoContext,
    /// The browser refused; in its words.
    Refused(String),
}

impl fmt::Display for CanvasError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoContext => f.write_str("the browser gives no canvas to draw on"),
            Self::Refused(why) => write!(f, "the browser refused to draw: {why}"),
        }
    }
}

impl std::error::Error for CanvasError {}

impl From<JsValue> for CanvasError {
    fn from(why: JsValue) -> Self {
        let words = js_sys::Reflect::get(&why, &"message".into());
        let words = words.ok().and_then(|words| words.as_string());
        Self::Refused(words.unwrap_or_default())
    }
}

/// Sizes a canvas for a chart and draws it, `zoom` times as large as it was placed, at the pixel
/// ratio that the screen has now; `followed` are the positions of the series that stand out. To be
/// called again when the ratio changes.
///
/// # Errors
/// Where the browser gives no context, or refuses to draw.
pub fn draw(
    canvas: &HtmlCanvasElement,
    placed: &Placed,
    theme: &Theme,
    zoom: f64,
    followed: &[usize],
) -> Result<(), CanvasError> {
    let ratio = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio() * zoom);
    let ratio = bitmap_ratio(placed.width, placed.height, ratio);
    let wide = (placed.width * ratio).round() as u32;
    let before = (canvas.width(), canvas.height());
    let high = bitmap_height(before, wide, placed.height, ratio);
    // Even the same size, set again, would reset the context.
    if before.0 != wide {
        canvas.set_width(wide);
    }
    if before.1 != high {
        canvas.set_height(high);
    }
    let style = canvas.style();
    // What a kept bitmap has below the picture is not shown: style.css fits it at its top.
    let shown = (placed.height * ratio).round() as u32;
    // Whole, as writing a fraction would bring 20 kB of code.
    for (name, pixels) in [("width", wide), ("height", shown)] {
        let length = f64::from(pixels) / ratio * zoom;
        style.set_property(name, &format!("{}px", length.round() as u32))?;
    }
    let mut sharp = SharpCanvas::new(canvas, placed, ratio)?;
    sharp.picture(placed, theme, followed)
}

/// Sizes a canvas for a framed figure, which is in no page, and draws it with `ratio` pixels for
/// each of CSS.
///
/// # Errors
/// Where the browser gives no context, or refuses to draw.
pub fn draw_framed(
    canvas: &HtmlCanvasElement,
    framed: &Framed,
    theme: &Theme,
    ratio: f64,
) -> Result<(), CanvasError> {
    let Framed { around, figure, at } = framed;
    let ratio = bitmap_ratio(around.width, around.height, ratio);
    canvas.set_width((around.width * ratio).round() as u32);
    canvas.set_height((around.height * ratio).round() as u32);
    let mut sharp = SharpCanvas::new(canvas, around, ratio)?;
    sharp.picture(around, theme, &[])?;
    sharp.context.translate(at.0, at.1)?;
    sharp.picture(figure, theme, &[])
}

/// Bitmap pixels for a CSS pixel: as many as the screen has, as far as a bitmap may be so large.
fn bitmap_ratio(width: f64, height: f64, screen: f64) -> f64 {
    let screen = if screen.is_finite() { screen } else { 1.0 };
    let (width, height) = (width.max(1.0), height.max(1.0));
    screen
        .clamp(1.0, 4.0)
        .min(LONGEST_SIDE / width.max(height))
        .min((LARGEST_AREA / (width * height)).sqrt())
}

/// Height of the bitmap for a chart of a height in CSS pixels, and width of the bitmap. One that
/// is too low or more than twice as high gets a new one; what has changed its height changes it
/// again, so that the new one is higher by an eighth, which is not shown: a
/// browser needs longer to make a bitmap than to draw a chart on it.
fn bitmap_height(before: (u32, u32), wide: u32, height: f64, ratio: f64) -> u32 {
    let pixels = |height: f64| (height * ratio).round() as u32;
    let needed = pixels(height);
    if before.0 != wide || needed == before.1 {
        return needed;
    }
    if needed < before.1 && before.1 / 2 <= needed {
        return before.1;
    }
    let roomy = pixels((height * 1.125).ceil());
    let fits =
        f64::from(roomy) <= LONGEST_SIDE && f64::from(roomy) * f64::from(wide) <= LARGEST_AREA;
    if fits { roomy } else { needed }
}

/// The context of a canvas.
fn context(canvas: &HtmlCanvasElement) -> Result<CanvasRenderingContext2d, CanvasError> {
    canvas
        .get_context("2d")?
        .map(JsCast::unchecked_into) // "2d" gives no other
        .ok_or(CanvasError::NoContext)
}

/// Measures texts as a canvas draws them.
pub struct CanvasMeasure {
    context: CanvasRenderingContext2d,
    /// The font that the context has: setting it costs more than measuring.
    font: Cell<Option<Font>>,
    /// What was measured before, each text at the place that it has by its letters; the later one
    /// takes the place of the earlier.
    known: Cell<Vec<Option<Measured>>>,
}

/// How wide a text is in a font.
#[derive(Clone)]
struct Measured {
    text: String,
    font: Font,
    width: f64,
}

/// How many texts are remembered with their widths: several times those of the fullest chart.
const REMEMBERED: usize = 1024;

/// The place of a text among those that are remembered (FNV-1a).
fn place_of(text: &str, font: Font) -> usize {
    let start = 0x811c_9dc5 ^ (font.size() as u32 * 2 + u32::from(font.is_bold()));
    let mix = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    text.bytes().fold(start, mix) as usize % REMEMBERED
}

impl CanvasMeasure {
    /// Measures with a canvas of its own that is in no page, so that no drawing changes its font
    /// and no measuring causes a layout.
    ///
    /// # Errors
    /// Where the browser gives no context.
    pub fn new() -> Result<Self, CanvasError> {
        let document = web_sys::window().and_then(|window| window.document());
        let canvas = document
            .ok_or(CanvasError::NoContext)?
            .create_element("canvas")?
            .unchecked_into::<HtmlCanvasElement>();
        Ok(Self {
            context: context(&canvas)?,
            font: Cell::new(None),
            known: Cell::new(vec![None; REMEMBERED]),
        })
    }

    /// Asks the browser.
    fn measured(&self, text: &str, font: Font) -> f64 {
        if self.font.replace(Some(font)) != Some(font) {
            self.context.set_font(&font.css());
        }
        self.context
            .measure_text(text)
            .map_or_else(|_| TableMeasure.width(text, font), |size| size.width())
    }
}

impl Measure for CanvasMeasure {
    fn width(&self, text: &str, font: Font) -> f64 {
        let mut known = self.known.take();
        let width = match known.get_mut(place_of(text, font)) {
            Some(Some(same)) if same.text == text && same.font == font => same.width,
            place => {
                let width = self.measured(text, font);
                if let Some(place) = place {
                    let text = text.to_owned();
                    *place = Some(Measured { text, font, width });
                }
                width
            }
        };
        self.known.set(known);
        width
    }
}

/// A canvas as plotters draws on it, in CSS pixels.
struct SharpCanvas {
    inner: CanvasBackend,
    context: Brush,
    size: (u32, u32),
    ratio: f64,
    /// The words that were handed over.
    words: Vec<(Word, JsString)>,
    told: Told,
}

/// A word of CSS.
#[derive(Clone, Copy, PartialEq)]
enum Word {
    Colour(u8, u8, u8),
    Align(&'static str),
}

/// What the context was told last: each word to it is read as CSS, which takes longer than to fill
/// a rectangle.
#[derive(Default)]
struct Told {
    fill: Option<Word>,
    stroke: Option<Word>,
    align: Option<Word>,
    alpha: Option<f64>,
    thick: Option<u32>,
    font: Cell<Option<(f64, bool, bool)>>,
}

type Drawn = Result<(), DrawingErrorKind<CanvasError>>;

/// Carries a refusal of the browser to plotters.
fn refused(why: JsValue) -> DrawingErrorKind<CanvasError> {
    DrawingErrorKind::DrawingError(why.into())
}

/// Carries a failure of the inner backend outwards.
fn inner<E: std::error::Error + Send + Sync>(
    why: DrawingErrorKind<E>,
) -> DrawingErrorKind<CanvasError> {
    match why {
        DrawingErrorKind::DrawingError(why) => {
            DrawingErrorKind::DrawingError(CanvasError::Refused(why.to_string()))
        }
        DrawingErrorKind::FontError(why) => DrawingErrorKind::FontError(why),
    }
}

impl SharpCanvas {
    fn new(canvas: &HtmlCanvasElement, placed: &Placed, ratio: f64) -> Result<Self, CanvasError> {
        let context = context(canvas)?;
        context.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0)?;
        // A canvas that keeps its size keeps its picture too. Nothing of it is copied into the
        // next one where all is cleared first.
        let (wide, high) = (f64::from(canvas.width()), f64::from(canvas.height()));
        context.clear_rect(0.0, 0.0, wide / ratio, high / ratio);
        let inner =
            CanvasBackend::with_canvas_object(canvas.clone()).ok_or(CanvasError::NoContext)?;
        Ok(Self {
            inner,
            context: context.unchecked_into(), // the same, with three ways more
            size: (placed.width as u32, placed.height as u32),
            ratio,
            words: Vec::new(),
            told: Told::default(),
        })
    }

    fn picture(
        &mut self,
        placed: &Placed,
        theme: &Theme,
        followed: &[usize],
    ) -> Result<(), CanvasError> {
        draw_following(placed, theme, followed, self)
            .map_err(|why| CanvasError::Refused(why.to_string()))
    }

    /// Tells the context a word, unless it was the last one that it was told of its kind.
    fn tell(
        &mut self,
        word: Word,
        last: fn(&mut Told) -> &mut Option<Word>,
        tell: fn(&Brush, &JsString),
    ) {
        if last(&mut self.told).replace(word) == Some(word) {
            return;
        }
        if let Some((_, css)) = self.words.iter().find(|(known, _)| *known == word) {
            tell(&self.context, css);
            return;
        }
        let css = match word {
            Word::Colour(red, green, blue) => format!("rgb({red},{green},{blue})").into(),
            Word::Align(align) => align.into(),
        };
        tell(&self.context, &css);
        self.words.push((word, css));
    }

    /// A colour as a word; its opacity is the context's.
    fn colour(&mut self, BackendColor { rgb, alpha }: BackendColor) -> Word {
        if self.told.alpha.replace(alpha) != Some(alpha) {
            self.context.set_global_alpha(alpha);
        }
        Word::Colour(rgb.0, rgb.1, rgb.2)
    }

    /// Begins a path through points. The backend under this one would write each colour's opacity
    /// as a fraction, which brings 8 kB of code.
    fn trace(&self, points: impl IntoIterator<Item = BackendCoord>) {
        self.context.begin_path();
        for (x, y) in points {
            // The first begins where it is.
            self.context.line_to(f64::from(x), f64::from(y));
        }
    }

    fn stroke_as(&mut self, style: &impl BackendStyle) {
        let colour = self.colour(style.color());
        self.tell(colour, |told| &mut told.stroke, Brush::set_stroke);
        let thick = style.stroke_width();
        if self.told.thick.replace(thick) != Some(thick) {
            self.context.set_line_width(f64::from(thick));
        }
    }

    fn fill_as(&mut self, colour: BackendColor) {
        let colour = self.colour(colour);
        self.tell(colour, |told| &mut told.fill, Brush::set_fill);
    }

    /// Start and length of a stretch, from edge to edge of pixels of the bitmap: with a ratio of
    /// 1.5, every second CSS pixel would end in the middle of one and blur. A hairline is as
    /// thick as every other.
    fn span(&self, from: i32, to: i32) -> (f64, f64) {
        let edge = |at: i32| (f64::from(at) * self.ratio).round();
        let length = if to - from == 1 {
            self.ratio.floor().max(1.0)
        } else {
            edge(to) - edge(from)
        };
        (edge(from) / self.ratio, length / self.ratio)
    }

    /// Sets the font, of which all but the family may change: a chart has one.
    fn set_font(&self, style: &impl BackendTextStyle) {
        let (bold, italic) = match style.style() {
            FontStyle::Normal => (false, false),
            FontStyle::Bold => (true, false),
            FontStyle::Italic | FontStyle::Oblique => (false, true),
        };
        let size = style.size() / TEXT_SCALE;
        let font = (size, bold, italic);
        if self.told.font.replace(Some(font)) != Some(font) {
            self.context.set_font(&css_font(size, bold, italic, FAMILY));
        }
    }
}

impl DrawingBackend for SharpCanvas {
    type ErrorType = CanvasError;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        self.inner.ensure_prepared().map_err(inner)
    }

    fn present(&mut self) -> Drawn {
        self.inner.present().map_err(inner)
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
        self.stroke_as(style);
        self.context.begin_path();
        self.context.move_to(f64::from(from.0), f64::from(from.1));
        self.context.line_to(f64::from(to.0), f64::from(to.1));
        self.context.stroke();
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let (x, w) = self.span(upper_left.0, bottom_right.0);
        let (y, h) = self.span(upper_left.1, bottom_right.1);
        if fill {
            self.fill_as(style.color());
            self.context.fill_rect(x, y, w, h);
        } else {
            self.stroke_as(style);
            self.context.stroke_rect(x, y, w, h);
        }
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.stroke_as(style);
        self.trace(path);
        self.context.stroke();
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.fill_as(style.color());
        self.trace(path);
        self.context.fill();
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let (x, y) = (f64::from(center.0), f64::from(center.1));
        self.context.begin_path();
        self.context
            .arc(x, y, f64::from(radius), 0.0, TAU)
            .map_err(refused)?;
        if fill {
            self.fill_as(style.color());
            self.context.fill();
        } else {
            self.stroke_as(style);
            self.context.stroke();
        }
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        pos: BackendCoord,
    ) -> Drawn {
        self.fill_as(style.color());
        self.set_font(style);
        // Not "start" and "end": those change sides where the page is written from right to left.
        let align = match style.anchor().h_pos {
            HPos::Left => "left",
            HPos::Right => "right",
            HPos::Center => "center",
        };
        self.tell(Word::Align(align), |told| &mut told.align, Brush::set_align);
        // Where plotters' SVG has the baseline, so that a screen and an export agree.
        let size = style.size() / TEXT_SCALE;
        let below = match style.anchor().v_pos {
            VPos::Top => ASCENT,
            VPos::Center => 0.25,
            VPos::Bottom => -0.25,
        } * size;
        let (x, y) = (f64::from(pos.0), f64::from(pos.1));
        let quarters = match style.transform() {
            FontTransform::None => {
                return self.context.fill_text(text, x, y + below).map_err(refused);
            }
            FontTransform::Rotate90 => 1.0,
            FontTransform::Rotate180 => 2.0,
            FontTransform::Rotate270 => 3.0,
        };
        self.context.save();
        let drawn = self
            .context
            .translate(x, y)
            .and_then(|()| self.context.rotate(quarters * FRAC_PI_2))
            .and_then(|()| self.context.fill_text(text, 0.0, below));
        self.context.restore();
        drawn.map_err(refused)
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<CanvasError>> {
        self.set_font(style);
        let width = self.context.measure_text(text).map_err(refused)?.width();
        let height = style.size() / TEXT_SCALE;
        Ok((width.ceil() as u32, height.ceil() as u32))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bitmap_stays_while_it_is_high_enough() {
        let cases = [
            // A new canvas, and one that is wider or narrower: as high as the chart.
            ((300, 150), 640, 400.0, 400),
            ((640, 400), 320, 300.0, 300),
            // The same, a lower one, one that is much lower.
            ((640, 400), 640, 400.0, 400),
            ((640, 400), 640, 210.0, 400),
            ((640, 400), 640, 180.0, 203),
            // A higher one has room for others; but no more than a bitmap may have.
            ((640, 400), 640, 420.0, 473),
            ((640, 400), 640, 16_000.0, 16_000),
        ];
        for (before, wide, height, expected) in cases {
            assert_eq!(bitmap_height(before, wide, height, 1.0), expected);
        }
    }

    #[test]
    fn a_bitmap_is_as_sharp_as_the_screen_and_never_too_large() {
        let cases = [
            (640.0, 300.0, 2.0, 2.0),
            (640.0, 300.0, 0.5, 1.0),
            (640.0, 300.0, f64::NAN, 1.0),
            (640.0, 300.0, 9.0, 4.0),
            (100.0, 16_384.0, 3.0, 1.0),
            (4096.0, 4096.0, 2.0, 1.0),
        ];
        for (width, height, screen, expected) in cases {
            let ratio = bitmap_ratio(width, height, screen);
            assert!((ratio - expected).abs() < 1e-9, "{width} × {height}");
        }
    }
}
