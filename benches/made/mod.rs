//! What the measurements are made over: an edition with as many cases as are asked for, and the
//! cases and steps of the filter workload. Deterministic, and without a dependency, so that it is
//! the same natively and in a browser.
#![allow(dead_code, reason = "each measurement uses its own part")]

pub mod charts;
pub mod edition;
pub mod workload;
