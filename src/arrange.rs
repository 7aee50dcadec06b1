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

/// A merge sort from small stretches to large ones; the standard one weighs six times as much.
fn sorted(mut keyed: Vec<(u64, u32)>, tie: &dyn Fn(u32, u32) -> Ordering) -> Vec<u32> {
    let mut sorted = 1;
    while sorted < keyed.len() {
        let mut merged = Vec::with_capacity(keyed.len());
        for stretch in keyed.chunks(2 * sorted) {
            let (mut left, mut right) = stretch.split_at_checked(sorted).unwrap_or((stretch, &[]));
            while let ([first, left_rest @ ..], [other, right_rest @ ..]) = (left, right) {
                let order = first.0.cmp(&other.0).then_with(|| tie(first.1, other.1));
                if order == Ordering::Greater {
                    merged.push(*other);
                    right = right_rest;
                } else {
                    merged.push(*first);
                    left = left_rest;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        keyed = merged;
        sorted *= 2;
    }
    keyed.into_iter().map(|(_, place)| place).collect()
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
        fn any_keys_are_sorted(keys in prop::collection::vec(0_u64..50, 0..200)) {
            let mut expected: Vec<u32> = (0..keys.len() as u32).collect();
            expected.sort_by_key(|place| keys[*place as usize]);
            prop_assert_eq!(order(keys.iter().copied()), expected.clone());
            let places = expected.iter().map(|place| (keys[*place as usize], *place));
            let things = keys.iter().copied().zip(0..).collect();
            prop_assert_eq!(arranged(things, |(key, _)| *key), places.collect::<Vec<_>>());
        }
    }

    #[test]
    fn ties_are_settled_before_places() {
        let names = ["b", "a", "c", "a"];
        let tie = |one: u32, other: u32| names[one as usize].cmp(names[other as usize]);
        assert_eq!(order_with_ties([2, 2, 1, 2], &tie), [2, 1, 3, 0]);
    }
}
