//! What stands in place of a figure of which the code is not there yet.

use super::{Figure, Table, Target};
use crate::charts::{Hit, Measure, Placed};
use crate::i18n::{Label, Lang};

/// A sentence and an empty picture.
pub(super) struct Waiting(pub Lang, pub Label);

impl Figure for Waiting {
    fn sentence(&self) -> String {
        self.0.messages().label(self.1).to_owned()
    }

    fn place(&self, width: f64, _: &dyn Measure) -> Placed {
        Placed {
            width,
            height: HEIGHT,
            ..Placed::default()
        }
    }

    fn target(&self, _: &Hit) -> Option<Target> {
        None
    }

    fn table(&self) -> Table {
        Table::default()
    }
}

/// Of the picture, in CSS pixels: about that of most.
const HEIGHT: f64 = 240.0;
