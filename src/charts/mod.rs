//! Numbers → placed shapes → picture.
//!
//! A chart goes through three stages, each a value that can be looked at: a [`series`] (counts
//! and labels, no pixels), a [`placed`] picture (shapes in CSS pixels, and the areas that act),
//! and a drawing on any plotters backend ([`draw`](mod@draw)). [`bars`], [`years`], [`forest`], [`people`],
//! [`delays`], [`matrix`], [`flow`], [`panels`] and [`national`] place; [`axis`] labels, [`marks`] and
//! [`hues`] have the shapes of values and the colours of terms; [`measure`] says how wide a text
//! is, [`theme`] which colour a tone has. Nothing here knows a canvas, a
//! document or a language: the same code draws in the page, in an export and in a snapshot.
//!
//! [`interval`](mod@interval) and [`moments`] place what the sheet of a case draws without a canvas, as
//! fractions of a width.

pub mod axis;
pub mod bars;
pub mod delays;
pub mod draw;
pub mod flow;
pub mod forest;
pub mod hues;
pub mod interval;
pub mod marks;
pub mod matrix;
pub mod measure;
pub mod moments;
pub mod motion;
pub mod national;
pub mod panels;
pub mod people;
pub mod placed;
mod rows;
mod scale;
pub mod series;
pub mod sheet;
pub mod theme;
pub mod years;

pub use axis::{Key, Tick, Track};
pub use draw::{draw, draw_following};
pub use flow::FlowSeries;
pub use hues::Pattern;
pub use interval::{Axis, Round, Strip, interval};
pub use marks::{Mark, MarkKind, Stroke};
pub use matrix::MatrixSeries;
pub use measure::{Font, Measure, TableMeasure};
pub use moments::{Moment, Timeline, timeline};
pub use national::{NationalSeries, Panel, Reading};
pub use panels::{PanelSeries, YearRow};
pub use placed::{Anchor, Area, Hit, Paint, Placed, Shape};
pub use series::{Bar, BarSeries, YearBar, YearSeries};
pub use sheet::MOST_HITS;
pub use theme::{Rgb, Theme, Tone};
