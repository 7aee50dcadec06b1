//! An explorer of what reused health data have been good for.
//!
//! Data flows one way; the modules stand in the order in which it does:
//!
//! bytes → [`dataset`] → [`selection`] → [`engine`] → [`aggregate`] → [`charts`] → [`figure`].
//!
//! Everything outside [`web`] is pure: it names no document, no window and no clock, and is
//! tested natively. [`i18n`] holds every word that the explorer says by itself; all else that a
//! reader sees comes from the edition.

pub mod aggregate;
pub mod arrange;
pub mod charts;
pub mod dataset;
pub mod diff;
pub mod engine;
pub mod export;
pub mod figure;
pub mod fold;
pub mod gloss;
pub mod i18n;
pub mod selection;
pub mod steps;
#[cfg(feature = "web")]
pub mod web;
