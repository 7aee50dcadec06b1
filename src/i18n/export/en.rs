//! In English.

use super::{ExportLabel, ExportMessages, FrameMessages};
use crate::i18n::en::En;
use crate::i18n::number::whole;
use crate::i18n::{Lang, Messages};

impl FrameMessages for En {
    fn open_explorer(&self) -> &'static str {
        "Open in the explorer"
    }
}

impl ExportMessages for En {
    fn export_label(&self, label: ExportLabel) -> &'static str {
        match label {
            ExportLabel::TakeSelection => "Take these cases away",
            ExportLabel::Cite => "Cite this view",
            ExportLabel::Share => "Share",
            ExportLabel::CopyAddress => "Copy the address",
            ExportLabel::ShareDevice => "Share with this device…",
            ExportLabel::Code => "Code to scan",
            ExportLabel::CodeTooLong => "The address is too long for a code. Here it is:",
            ExportLabel::OnlyHere => "This address works on this computer only.",
            ExportLabel::Embed => "Embed in a page",
            ExportLabel::EmbedThis => "This edition",
            ExportLabel::EmbedNewest => "Always the newest",
            ExportLabel::EmbedCode => "Code to copy",
            ExportLabel::CopyCode => "Copy the code",
            ExportLabel::TakeBack => "Remove from the dossier",
            ExportLabel::EmptyDossier => {
                "The dossier is empty. In the list or on a sheet, “Add to the dossier” puts a case there."
            }
            ExportLabel::DossierTitle => "Title of the dossier",
            ExportLabel::DossierNote => "Note for the whole dossier",
            ExportLabel::CaseNote => "Note for this case",
            ExportLabel::Keep => "Keep title and notes on this device",
            ExportLabel::NotesStay => {
                "Title and notes stay in this page; they are neither in the address nor in the code."
            }
            ExportLabel::SaveFile => "Save the dossier",
            ExportLabel::OpenFile => "Open a saved dossier",
            ExportLabel::BadFile => "This file is not a dossier that was saved here.",
            ExportLabel::Print => "Print or save as PDF",
            ExportLabel::MoveUp => "Move up",
            ExportLabel::MoveDown => "Move down",
            ExportLabel::SummaryTable => "Overview",
            ExportLabel::Bibliography => "Bibliography",
            ExportLabel::NotSaid => "What these figures do not say",
            ExportLabel::NotAdded => {
                "The populations of several studies overlap: the numbers of people of several cases do not add up."
            }
            ExportLabel::NotCause => {
                "An observed link does not prove a cause, and the absence of a case does not prove that there is none."
            }
            ExportLabel::ReadWithLimits => {
                "Each figure is to be read with its population, period, interval and the limits of its case."
            }
            ExportLabel::Working => "Preparing…",
            ExportLabel::Height => "Height (pixels)",
        }
    }

    fn save_cases(&self, kind: &str, cases: usize) -> String {
        format!("{kind} ({})", self.cases(cases as u32))
    }

    fn save_values(&self, kind: &str, values: usize) -> String {
        let plural = if values == 1 { "" } else { "s" };
        format!("{kind} ({} value{plural})", whole(values as i64, Lang::En))
    }

    fn save_references(&self, kind: &str, references: usize) -> String {
        let plural = if references == 1 { "" } else { "s" };
        format!(
            "{kind} ({} reference{plural})",
            whole(references as i64, Lang::En)
        )
    }

    fn for_excel(&self) -> &'static str {
        "CSV for Excel"
    }

    fn dossier_of(&self, cases: usize) -> String {
        format!("Dossier ({})", self.cases(cases as u32))
    }

    fn plain_words(&self) -> &'static str {
        "In one sentence"
    }

    fn address(&self) -> &'static str {
        "Address"
    }

    fn value(&self) -> &'static str {
        "Value"
    }

    fn low(&self) -> &'static str {
        "Lower end"
    }

    fn high(&self) -> &'static str {
        "Upper end"
    }

    fn kind_of_interval(&self) -> &'static str {
        "Interval"
    }

    fn unit(&self) -> &'static str {
        "Unit"
    }

    fn what_is_counted(&self) -> &'static str {
        "What is counted"
    }

    fn locator(&self) -> &'static str {
        "Page or table"
    }
}
