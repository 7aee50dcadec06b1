//! Sorting by a number, stable, in one place.
//!
//! The standard sorts are made anew for each type that is sorted, some 5 kB of WebAssembly each.
//! Here every order is one sort of numbers, and things are moved into their place after it.

/// The places `0..keys.len()` in ascending order of their keys; equal keys keep their order.
pub fn order(keys: impl IntoIterator<Item = u64>) -> Vec<u32> {
    let mut keyed: Vec<(u64, u32)> = keys.into_iter().zip(0..).collect();
    keyed.sort_unstable();
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
}
