//! The publication and the decisions of a case → their places on a time axis, as fractions of
//! its width.
//!
//! A date stands where it is known to be: in the middle of its day, its month or its year.
//! Months count 31 days each, which moves nothing by more than two days.

use crate::arrange::arranged;
use crate::dataset::model::PartialDate;

/// Half days in a year of twelve months of 31 days.
pub(in crate::charts) const YEAR: i64 = 12 * 31 * 2;

/// The most years that are labelled.
const TICKS: i64 = 6;

/// The time axis of a case: whole years, two at least.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// It begins where this year begins.
    pub from: i32,
    /// It ends where this year begins, which is the first that it does not cover.
    pub to: i32,
    /// The middle of the year of publication.
    pub publication: f64,
    /// The decisions in the order of time, all in the first lane.
    pub decisions: Vec<Moment>,
    /// Two to six years and where each begins, ascending.
    pub ticks: Vec<(i32, f64)>,
}

/// A decision on the axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    /// Which of the dates that were given.
    pub index: usize,
    /// Where, within 0 and 1.
    pub at: f64,
    /// Whether it is older than the publication.
    pub before: bool,
    /// Its row of marks, from 0; see [`place`].
    pub lane: usize,
}

/// Places the decisions of a case around its publication; `None` without a decision.
pub fn timeline(publication: i32, decisions: &[PartialDate]) -> Option<Timeline> {
    let years = || decisions.iter().map(|date| date.year);
    let mut from = years().min()?.min(publication);
    let last = years().max()?.max(publication);
    let mut to = last.saturating_add(1);
    if i64::from(to) - i64::from(from) < 2 {
        // A year before says less about what is to come than one after.
        if from > 0 { from -= 1 } else { to += 1 }
    }
    let start = i64::from(from) * YEAR;
    let length = (i64::from(to) - i64::from(from)) * YEAR;
    let at = |time: i64| ((time - start) as f64 / length as f64).clamp(0.0, 1.0);
    let moments = decisions.iter().enumerate().map(|(index, date)| Moment {
        index,
        at: at(time(*date)),
        before: date.is_before(publication),
        lane: 0,
    });
    let since_start = |moment: &Moment| {
        let date = decisions.get(moment.index);
        date.map_or(0, |date| (time(*date) - start).unsigned_abs())
    };
    Some(Timeline {
        from,
        to,
        publication: at(i64::from(publication) * YEAR + YEAR / 2),
        decisions: arranged(moments.collect(), since_start),
        ticks: ticks(from, to)
            .map(|year| (year, at(i64::from(year) * YEAR)))
            .collect(),
    })
}

/// The middle of a day, a month or a year, in half days.
pub(in crate::charts) fn time(date: PartialDate) -> i64 {
    let PartialDate { year, month, day } = date;
    let within = match (i64::from(month), i64::from(day)) {
        (0, _) => YEAR / 2,
        (month, 0) => (month - 1) * 62 + 31,
        (month, day) => (month - 1) * 62 + day * 2 - 1,
    };
    i64::from(year) * YEAR + within
}

/// The years from `from` to `to`, excluded, that are labelled: as far apart as 1, 2 or 5 times a
/// power of ten, and multiples of that.
fn ticks(from: i32, to: i32) -> impl Iterator<Item = i32> {
    let (from, to) = (i64::from(from), i64::from(to));
    let multiples = |step: i64| {
        let first = (from + step - 1).div_euclid(step);
        first..(to + step - 1).div_euclid(step)
    };
    let mut step = 1;
    let mut factors = [(2, 1), (5, 2), (2, 1)].into_iter().cycle();
    while multiples(step).end - multiples(step).start > TICKS {
        let (times, by) = factors.next().unwrap_or((2, 1));
        step = step * times / by;
    }
    multiples(step).filter_map(move |at| i32::try_from(at * step).ok())
}

/// Gives each moment the first lane in which it stands at least `gap`, a fraction of the width,
/// behind the one before it, so that marks never overlap; gives how many lanes there are. The
/// moments come in the order of time. The publication has its mark elsewhere.
pub fn place(moments: &mut [Moment], gap: f64) -> usize {
    let mut lanes: Vec<f64> = Vec::new();
    for moment in moments {
        let free = lanes.iter().position(|last| moment.at - last >= gap);
        moment.lane = free.unwrap_or(lanes.len());
        match lanes.get_mut(moment.lane) {
            Some(last) => *last = moment.at,
            None => lanes.push(moment.at),
        }
    }
    lanes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i32, month: u8, day: u8) -> PartialDate {
        PartialDate { year, month, day }
    }

    #[track_caller]
    fn near(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-9, "{found}, not {expected}");
    }

    #[track_caller]
    fn some(publication: i32, decisions: &[PartialDate]) -> Timeline {
        timeline(publication, decisions).expect("there is a decision")
    }

    #[test]
    fn a_date_stands_in_the_middle_of_what_is_known() {
        let dates = [date(2011, 1, 0), date(2010, 0, 0), date(2009, 12, 31)];
        let line = some(2010, &dates);
        assert_eq!((line.from, line.to), (2009, 2012));
        near(line.publication, 0.5);
        let found: Vec<_> = line.decisions.iter().map(|m| (m.index, m.before)).collect();
        assert_eq!(found, [(2, true), (1, false), (0, false)]);
        let places: Vec<_> = line.decisions.iter().map(|moment| moment.at).collect();
        for (place, expected) in places.iter().zip([743.0 / 2232.0, 0.5, 1519.0 / 2232.0]) {
            near(*place, expected);
        }
    }

    #[test]
    fn without_a_decision_there_is_no_line() {
        assert_eq!(timeline(2010, &[]), None);
    }

    #[test]
    fn a_line_has_two_years_at_least_and_the_one_before_rather_than_the_one_after() {
        let line = some(2024, &[date(2024, 7, 1)]);
        assert_eq!((line.from, line.to), (2023, 2025));
        assert_eq!(line.ticks, [(2023, 0.0), (2024, 0.5)]);
        let line = some(0, &[date(0, 0, 0)]);
        assert_eq!((line.from, line.to), (0, 2));
        let line = some(9999, &[date(9999, 12, 31)]);
        assert_eq!((line.from, line.to), (9998, 10_000));
    }

    #[test]
    fn few_years_are_labelled_and_each_can_be_counted_in() {
        let years = |from, to| ticks(from, to).collect::<Vec<i32>>();
        assert_eq!(years(2019, 2021), [2019, 2020]);
        assert_eq!(years(2016, 2022), [2016, 2017, 2018, 2019, 2020, 2021]);
        assert_eq!(years(2009, 2021), [2010, 2012, 2014, 2016, 2018, 2020]);
        assert_eq!(years(2009, 2022), [2010, 2012, 2014, 2016, 2018, 2020]);
        assert_eq!(years(2009, 2026), [2010, 2015, 2020, 2025]);
        assert_eq!(years(0, 10_000), [0, 2000, 4000, 6000, 8000]);
        assert_eq!(years(-3, 2), [-3, -2, -1, 0, 1]);
        for to in 2..=10_000 {
            let count = ticks(0, to).count();
            assert!((2..=6).contains(&count), "{count} up to {to}");
        }
        assert!(ticks(i32::MIN, i32::MAX).count() <= 6);
    }

    #[test]
    fn any_years_have_a_line() {
        for (publication, year) in [(i32::MIN, i32::MAX), (i32::MAX, i32::MAX), (0, 9999)] {
            let line = some(publication, &[date(year, 12, 31), date(year, 0, 0)]);
            assert!((0.0..=1.0).contains(&line.publication));
            assert!(line.from < line.to);
        }
    }

    #[test]
    fn marks_that_would_overlap_stand_in_lanes() {
        let lanes = |dates: &[PartialDate], gap: f64| {
            let mut line = some(2010, dates);
            let count = place(&mut line.decisions, gap);
            let lanes: Vec<_> = line.decisions.iter().map(|moment| moment.lane).collect();
            (count, lanes)
        };
        let same = [date(2010, 0, 0); 3];
        assert_eq!(lanes(&same, 0.1), (3, vec![0, 1, 2]));
        assert_eq!(lanes(&same, 0.0), (1, vec![0, 0, 0]));
        assert_eq!(lanes(&same, f64::NAN), (3, vec![0, 1, 2]));
        let apart = [date(2008, 6, 0), date(2008, 7, 0), date(2010, 6, 0)];
        assert_eq!(lanes(&apart, 0.1), (2, vec![0, 1, 0]));
        assert_eq!(lanes(&apart, 2.0), (3, vec![0, 1, 2]));
        assert_eq!(place(&mut [], 0.1), 0);
    }
}
