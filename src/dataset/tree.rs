//! Rows that name their parent → a forest in preorder, or the rows that cannot stand in one.

use std::collections::HashMap;

use crate::arrange::arranged;

/// A node as its row has it.
pub(in crate::dataset) struct Node<'t> {
    /// The tree's name: a parent is looked for in the same one.
    pub facet: u32,
    pub id: &'t str,
    pub parent: &'t str,
    /// Order among siblings; equals stand in the order of the file.
    pub position: u32,
}

/// Why a node is in no tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::dataset) enum Fault {
    /// Its parent does not exist, or is in no tree itself.
    NoParent,
    /// Its parents lead back to it.
    Cycle,
}

/// A node's place: the row, its parent's place in the order, and the end of its descendants.
pub(in crate::dataset) struct Placed {
    pub row: usize,
    pub parent: Option<u32>,
    pub end: u32,
    pub depth: u8,
}

/// Orders the nodes, trees by `facet`, parents before children, siblings by position.
pub(in crate::dataset) fn preorder(nodes: &[Node]) -> (Vec<Placed>, Vec<(usize, Fault)>) {
    let key = |facet: u32, id: &str| format!("{facet}:{id}");
    let mut rows_of: HashMap<String, u32> = HashMap::new();
    for (row, node) in nodes.iter().enumerate() {
        rows_of.insert(key(node.facet, node.id), row as u32);
    }
    let parent_of = |row: usize| -> Option<Option<usize>> {
        let node = nodes.get(row)?;
        if node.parent.is_empty() {
            return Some(None);
        }
        let parent = rows_of.get(&key(node.facet, node.parent));
        parent.map(|row| Some(*row as usize))
    };
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); nodes.len()];
    let mut roots = Vec::new();
    for row in 0..nodes.len() {
        match parent_of(row) {
            Some(None) => roots.push(row),
            Some(Some(parent)) => {
                if let Some(children) = children.get_mut(parent) {
                    children.push(row);
                }
            }
            None => {}
        }
    }
    let order = |row: &usize| {
        let node = nodes.get(*row);
        node.map_or(0, |n| u64::from(n.facet) << 32 | u64::from(n.position))
    };
    let roots = arranged(roots, order);
    for rows in &mut children {
        *rows = arranged(std::mem::take(rows), order);
    }

    let mut placed: Vec<Placed> = Vec::with_capacity(nodes.len());
    let mut seen = vec![false; nodes.len()];
    // An explicit stack: a chain of parents may be as long as the file.
    let mut stack: Vec<(usize, Option<u32>, u8)> =
        roots.into_iter().rev().map(|row| (row, None, 0)).collect();
    while let Some((row, parent, depth)) = stack.pop() {
        let place = placed.len() as u32;
        if let Some(seen) = seen.get_mut(row) {
            *seen = true;
        }
        placed.push(Placed {
            row,
            parent,
            end: place + 1,
            depth,
        });
        let below = children.get(row).into_iter().flatten().rev();
        stack.extend(below.map(|child| (*child, Some(place), depth.saturating_add(1))));
    }
    // In preorder the last descendant comes last: ends pass upwards from the back.
    for place in (0..placed.len()).rev() {
        let Some((parent, end)) = placed.get(place).and_then(|p| Some((p.parent?, p.end))) else {
            continue;
        };
        if let Some(parent) = placed.get_mut(parent as usize) {
            parent.end = parent.end.max(end);
        }
    }
    let faults = faults(&seen, &parent_of);
    (placed, faults)
}

/// Tells the nodes on a cycle from those that hang below one or below nothing. Each is walked
/// over once, however long the chains are.
fn faults(
    reached: &[bool],
    parent_of: &impl Fn(usize) -> Option<Option<usize>>,
) -> Vec<(usize, Fault)> {
    let mut walk_of: Vec<Option<usize>> = vec![None; reached.len()];
    let mut on_cycle = vec![false; reached.len()];
    let lost = || (0..reached.len()).filter(|row| reached.get(*row) == Some(&false));
    for start in lost() {
        let mut next = Some(start);
        while let Some(at) = next
            && let Some(walk @ None) = walk_of.get_mut(at)
        {
            *walk = Some(start);
            next = parent_of(at).flatten();
        }
        // Only a walk that met itself has found a cycle, and goes around it once.
        let Some(mut at) = next.filter(|at| walk_of.get(*at) == Some(&Some(start))) else {
            continue;
        };
        while let Some(found @ false) = on_cycle.get_mut(at) {
            *found = true;
            at = parent_of(at).flatten().unwrap_or(at);
        }
    }
    let fault = |row: usize| match on_cycle.get(row) {
        Some(true) => Fault::Cycle,
        Some(false) | None => Fault::NoParent,
    };
    lost().map(|row| (row, fault(row))).collect()
}
