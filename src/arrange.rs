//! Sorting by a number, stable, in one place.
//!
//! The standard sorts are made anew for each type that is sorted, some 5 kB of WebAssembly each.
//! Here every order is one sort of numbers, and things are moved into their place after it. Where
//! numbers do not tell, as with titles, two places are compared.

use std::cmp::Ordering;
use std::future::poll_fn;

use crate::steps::{NEVER, Pause, at_once};

/// Places that are merged between two pauses.
const STRETCH: usize = 1024;

/// The places `0..keys.len()` in ascending order of their keys; equal keys keep their order.
pub fn order(keys: impl IntoIterator<Item = u64>) -> Vec<u32> {
    let keys: Vec<u64> = keys.into_iter().collect();
    hot::order(&keys)
}

/// The places `0..count` in the order that `compare` tells of two; equal ones keep their order.
pub fn order_by(count: usize, compare: &dyn Fn(u32, u32) -> Ordering) -> Vec<u32> {
    at_once(order_in_steps(count, compare, NEVER))
}

/// The same in steps, with a pause after each: a merge sort from small stretches to large ones, as
/// the standard one weighs six times as much.
pub async fn order_in_steps(
    count: usize,
    compare: &dyn Fn(u32, u32) -> Ordering,
    pause: Pause<'_>,
) -> Vec<u32> {
    let mut places: Vec<u32> = (0..).take(count).collect();
    let mut sorted = 1;
    while sorted < count {
        let mut merged = Vec::with_capacity(count);
        for stretch in places.chunks(2 * sorted) {
            let (mut left, mut right) = stretch.split_at_checked(sorted).unwrap_or((stretch, &[]));
            while let ([first, left_rest @ ..], [other, right_rest @ ..]) = (left, right) {
                if compare(*first, *other) == Ordering::Greater {
                    merged.push(*other);
                    right = right_rest;
                } else {
                    merged.push(*first);
                    left = left_rest;
                }
                if merged.len().is_multiple_of(STRETCH) {
                    poll_fn(pause).await;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        places = merged;
        sorted *= 2;
    }
    places
}

/// The same things in ascending order of a key; equal keys keep their order.
pub fn arranged<T>(mut things: Vec<T>, key: impl Fn(&T) -> u64) -> Vec<T> {
    for (one, other) in swaps(order(things.iter().map(key))) {
        things.swap(one, other);
    }
    things
}

/// The swaps that bring to each place what an order has there, one after the other.
fn swaps(order: Vec<u32>) -> Vec<(usize, usize)> {
    // Where each thing is to go.
    let mut goals = vec![0; order.len()];
    for (goal, from) in order.into_iter().enumerate() {
        if let Some(slot) = goals.get_mut(from as usize) {
            *slot = goal;
        }
    }
    let mut swaps = Vec::new();
    for place in 0..goals.len() {
        // Each swap brings one thing where it stays.
        while let Some(goal) = goals.get(place).copied().filter(|goal| *goal != place) {
            goals.swap(place, goal);
            swaps.push((place, goal));
        }
    }
    swaps
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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

    proptest! {
        #[test]
        fn any_keys_are_sorted(
            keys in prop::collection::vec(prop_oneof![0_u64..50, 0_u64..5000, any::<u64>()], 0..200),
        ) {
            let mut expected: Vec<u32> = (0..keys.len() as u32).collect();
            expected.sort_by_key(|place| keys[*place as usize]);
            prop_assert_eq!(order(keys.iter().copied()), expected.clone());
            let places = expected.iter().map(|place| (keys[*place as usize], *place));
            let things = keys.iter().copied().zip(0..).collect();
            prop_assert_eq!(arranged(things, |(key, _)| *key), places.collect::<Vec<_>>());
        }
    }

    #[test]
    fn places_are_compared_where_numbers_do_not_tell() {
        let names = ["b", "a", "c", "a"];
        let compare = |one: u32, other: u32| names[one as usize].cmp(names[other as usize]);
        let order = order_by(names.len(), &compare);
        assert_eq!(order, [1, 3, 0, 2]);
    }
}
