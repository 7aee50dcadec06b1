//! Numbers of people, a dot each. People of two studies overlap: no number here is a sum.

use super::values::{Cell, Values, append};
use super::{Context, Figure, Table, Target, position};
use crate::charts::people::{ACTING, DOTS, Dot, DotSeries, place};
use crate::charts::{Axis, Hit, Measure, Placed};
use crate::dataset::Scale;
use crate::i18n::{FigureLabel, number};

/// The figure.
pub(super) struct People {
    values: Values,
    /// Those of the values that have a place, the first ones.
    series: DotSeries,
}

impl People {
    pub(super) fn new(context: &Context) -> Self {
        // Positive numbers are in the order of their bits. What has no place on the axis is last.
        let ascending = |_, _, value: f64| {
            if value >= 1.0 {
                value.to_bits()
            } else {
                u64::MAX
            }
        };
        let values = Values::new(context, Scale::Persons, &ascending);
        let is_placed = |value: f64| (1.0..=1e18).contains(&value);
        let mut placed = values.items.iter().filter(|item| is_placed(item.value));
        let ends = placed.clone().next().zip(placed.next_back());
        let axis = ends.and_then(|(least, most)| Axis::of_people(least.value, most.value));
        let mut dots = Vec::new();
        for item in values.items.iter().take_while(|item| is_placed(item.value)) {
            if let Some(at) = axis.and_then(|axis| axis.place(item.value)) {
                dots.push(Dot {
                    at,
                    kind: item.kind,
                });
            }
        }
        Self {
            values,
            series: DotSeries { axis, dots },
        }
    }
}

impl People {
    /// Whether each dot has a button.
    fn acts(&self) -> bool {
        self.series.dots.len() <= ACTING
    }
}

impl Figure for People {
    fn sentence(&self) -> String {
        let mut said = match self.values.counted() {
            Ok(counted) => counted,
            Err(nothing) => return nothing,
        };
        let words = self.values.lang.figure_messages();
        let add = |said: &mut String, part: &str| append(said, words.semicolon(), part);
        let dots = self.series.dots.len();
        if let Some(last) = dots.checked_sub(1) {
            let [from, to] = [0, last].map(|at| self.values.written(at, Cell::Value));
            said.push_str(", ");
            said.push_str(&words.people_range(&from, &to));
            add(&mut said, words.figure_label(FigureLabel::SamePeople));
        }
        if dots > DOTS {
            add(&mut said, words.figure_label(FigureLabel::ColumnsOfValues));
        }
        let off = self.values.items.len() - dots;
        if off > 0 {
            add(&mut said, &words.off_axis(off as u32));
        }
        said
    }

    fn place(&self, width: f64, measure: &dyn Measure) -> Placed {
        let words = self.values.lang.figure_messages();
        let keys = self.values.keys(0..self.series.dots.len().min(DOTS));
        let write = |digits: &str| number::written(digits, self.values.lang);
        let said = (keys.as_slice(), words.figure_label(FigureLabel::TenTimes));
        place(&self.series, width, said, &write, measure)
    }

    fn target(&self, hit: &Hit) -> Option<Target> {
        self.values.target(hit)
    }

    fn related(&self, hit: &Hit) -> Vec<usize> {
        self.values.related(hit)
    }

    fn table(&self) -> Table {
        self.values.table()
    }

    fn note(&self) -> &'static str {
        let words = self.values.lang.figure_messages();
        if self.acts() {
            ""
        } else {
            words.figure_label(FigureLabel::TableActs)
        }
    }

    fn row_target(&self, row: usize) -> Option<Target> {
        if self.acts() {
            return None;
        }
        self.values.target(&position(row))
    }
}
