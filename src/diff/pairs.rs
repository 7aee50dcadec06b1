//! Rows of two editions → which of them are the same thing.

use std::collections::HashMap;

use crate::arrange::arranged;

/// The ids of the rows of one resource.
pub(super) struct Ids {
    /// Id and former ids of each row.
    pub rows: Vec<(String, Vec<String>)>,
}

/// Which rows of two editions are the same.
#[derive(Clone, Debug, Default)]
pub(super) struct Pairs {
    /// For each row of the older one, its row in the newer one.
    pub to: Vec<Option<u32>>,
    /// For each row of the newer one, its row in the older one.
    pub from: Vec<Option<u32>>,
    /// For each row of the older one that is in no pair, the row of the newer one that has its id
    /// among the former ones: it went into that.
    pub into: Vec<Option<u32>>,
    /// The same the other way round.
    pub out_of: Vec<Option<u32>>,
}

/// Pairs rows by their ids, then by former ones, on either side: which edition is the newer is
/// for the reader to say.
pub(super) fn pairs(from: &Ids, to: &Ids) -> Pairs {
    let mut found = Pairs {
        to: vec![None; from.rows.len()],
        from: vec![None; to.rows.len()],
        into: vec![None; from.rows.len()],
        out_of: vec![None; to.rows.len()],
    };
    let (at_from, at_to) = (places(from), places(to));
    for (row, (id, _)) in from.rows.iter().enumerate() {
        if let Some(other) = at_to.get(id.as_str()) {
            found.join(row as u32, *other);
        }
    }
    // Rows that know each other under a former id.
    let mut known: Vec<(u32, u32)> = Vec::new();
    for (row, (_, formerly)) in to.rows.iter().enumerate() {
        let old = formerly.iter().filter_map(|id| at_from.get(id.as_str()));
        known.extend(old.map(|old| (*old, row as u32)));
    }
    for (row, (_, formerly)) in from.rows.iter().enumerate() {
        let new = formerly.iter().filter_map(|id| at_to.get(id.as_str()));
        known.extend(new.map(|new| (row as u32, *new)));
    }
    // An order that is the same from either side: what is in two pairs must not depend on it.
    let known = arranged(known, |(one, other)| {
        let (one, other) = (u64::from(*one), u64::from(*other));
        (one + other) << 32 | one.abs_diff(other)
    });
    for (old, new) in &known {
        if found.is_free(*old, *new) {
            found.join(*old, *new);
        }
    }
    for (old, new) in known {
        if let Some(into @ None) = found.into.get_mut(old as usize)
            && found.to.get(old as usize) == Some(&None)
        {
            *into = Some(new);
        }
        if let Some(out_of @ None) = found.out_of.get_mut(new as usize)
            && found.from.get(new as usize) == Some(&None)
        {
            *out_of = Some(old);
        }
    }
    found
}

/// Where each id stands; the first, should one be there twice.
fn places(ids: &Ids) -> HashMap<String, u32> {
    let mut places = HashMap::new();
    for (row, (id, _)) in ids.rows.iter().enumerate().rev() {
        places.insert(id.clone(), row as u32);
    }
    places
}

impl Pairs {
    fn is_free(&self, old: u32, new: u32) -> bool {
        self.to.get(old as usize) == Some(&None) && self.from.get(new as usize) == Some(&None)
    }

    fn join(&mut self, old: u32, new: u32) {
        if !self.is_free(old, new) {
            return;
        }
        if let Some(to) = self.to.get_mut(old as usize) {
            *to = Some(new);
        }
        if let Some(from) = self.from.get_mut(new as usize) {
            *from = Some(old);
        }
    }

    /// The row of the newer edition.
    pub fn newer(&self, old: u32) -> Option<u32> {
        self.to.get(old as usize).copied().flatten()
    }
}
