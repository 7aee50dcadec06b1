//! Every word that the explorer says by itself.

use crate::dataset::Text;

/// A language of the explorer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// French, the language of the data.
    #[default]
    Fr,
    /// English.
    En,
}

/// The name of the derived facet of indicators.
pub fn indicator_facet() -> Text {
    Text {
        fr: "Indicateur".into(),
        en: "Indicator".into(),
    }
}
