//! Sorting by a number.

/// The places `0..keys.len()` in ascending order of their keys; equal keys keep their order. By
/// the bytes of the keys, from the lowest to the highest, of which not all are equal (D. E. Knuth,
/// "The Art of Computer Programming", vol. 3, §5.2.5, algorithm R).
pub fn order(keys: &[u64]) -> Vec<u32> {
    let (all, any) = keys
        .iter()
        .fold((u64::MAX, 0), |(all, any), key| (all & key, any | key));
    let mut order: Vec<u32> = (0..).take(keys.len()).collect();
    let mut next = vec![0; keys.len()];
    for shift in (0..64)
        .step_by(8)
        .filter(|shift| (all ^ any) >> shift & 0xFF != 0)
    {
        let byte = |place: u32| {
            let key = keys.get(place as usize).copied().unwrap_or_default();
            (key >> shift & 0xFF) as usize
        };
        // Where the next place goes that has a byte.
        let mut goals = [0_u32; 256];
        for key in keys {
            goals[(key >> shift & 0xFF) as usize] += 1;
        }
        let mut total = 0;
        for goal in &mut goals {
            total += std::mem::replace(goal, total);
        }
        for place in &order {
            let goal = &mut goals[byte(*place) & 0xFF];
            if let Some(to) = next.get_mut(*goal as usize) {
                *to = *place;
            }
            *goal += 1;
        }
        std::mem::swap(&mut order, &mut next);
    }
    order
}
