//! Sorting by a number, stable, in one place.
//!
//! The standard sorts are made anew for each type that is sorted, some 5 kB of WebAssembly each.
//! Here every order is one sort of numbers, and things are moved into their place after it. Where
//! numbers do not tell, as with titles, two places are compared.

use std::cmp::Ordering;

/// The places `0..keys.len()` in ascending order of their keys; equal keys keep their order.
pub fn order(keys: impl IntoIterator<Item = u64>) -> Vec<u32> {
    order_with_ties(keys, &|_, _| Ordering::Equal)
}

/// The same, but `tie` is asked first about two places with equal keys.
pub fn order_with_ties(
    keys: impl IntoIterator<Item = u64>,
    tie: &dyn Fn(u32, u32) -> Ordering,
) -> Vec<u32> {
    let keyed = keys.into_iter().zip(0..).collect();
    sorted(keyed, tie)
}

fn sorted(mut keyed: Vec<(u64, u32)>, tie: &dyn Fn(u32, u32) -> Ordering) -> Vec<u32> {
    keyed.sort_unstable_by(|(key, place), (other_key, other)| {
        let by_key = key.cmp(other_key);
        by_key.then_with(|| tie(*place, *other).then(place.cmp(other)))
    });
    keyed.into_iter().map(|(_, place)| place).collect()
}

/// The same things in ascending order of a key; equal keys keep their order.
pub fn arranged<T>(things: Vec<T>, key: impl Fn(&T) -> u64) -> Vec<T> {
    let order = order(things.iter().map(key));
    let mut left: Vec<Option<T>> = things.into_iter().map(Some).collect();
    let take = |place: u32| left.get_mut(place as usize).and_then(Option::take);
    order.into_iter().filter_map(take).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_keep_their_order() {
        let things = vec![(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd'), (1, 'e')];
        let sorted: String = arranged(things, |(key, _)| *key)
            .iter()
            .map(|(_, c)| c)
            .collect();
        assert_eq!(sorted, "dbeac");
        assert!(order([]).is_empty());
    }

    #[test]
    fn ties_are_settled_before_places() {
        let names = ["b", "a", "c", "a"];
        let tie = |one: u32, other: u32| names[one as usize].cmp(names[other as usize]);
        assert_eq!(order_with_ties([2, 2, 1, 2], &tie), [2, 1, 3, 0]);
    }
}
