//! In English.

use super::{StoryLabel, StoryMessages};
use crate::i18n::en::En;

impl StoryMessages for En {
    fn story_label(&self, label: StoryLabel) -> &'static str {
        match label {
            StoryLabel::Stories => "Present",
            StoryLabel::OfEdition => "Sequences of this edition",
            StoryLabel::Play => "Start",
            StoryLabel::Own => "My sequence",
            StoryLabel::OwnHelp => {
                "In the explorer, on a chart or a sheet, “Add the view to my sequence” (foot of the page) takes the view as a step. The sequence stays in this page, and in the file in which you save it."
            }
            StoryLabel::StepTitle => "Title",
            StoryLabel::StepText => "Text",
            StoryLabel::StepView => "View",
            StoryLabel::MoveUp => "Move up",
            StoryLabel::MoveDown => "Move down",
            StoryLabel::Remove => "Remove",
            StoryLabel::Save => "Save the sequence",
            StoryLabel::Open => "Open a saved sequence",
            StoryLabel::BadFile => "This file is not a sequence that was saved here.",
            StoryLabel::Next => "Next step",
            StoryLabel::Back => "Previous step",
            StoryLabel::First => "First step",
            StoryLabel::Last => "Last step",
            StoryLabel::Steps => "List of steps",
            StoryLabel::Filter => "Filter the view",
            StoryLabel::Return => "Return to the step",
            StoryLabel::Meaning => "What the figure means",
            StoryLabel::Code => "Code to scan",
            StoryLabel::CodeTooLong => "The address is too long for a code:",
            StoryLabel::Blank => "Blank the screen",
            StoryLabel::Light => "Show the screen again",
            StoryLabel::Full => "Full screen",
            StoryLabel::Hide => "Hide the controls",
            StoryLabel::Presenter => "Presenter window",
            StoryLabel::Audience => "Audience window",
            StoryLabel::Keys => "Keys",
            StoryLabel::Leave => "Leave the presentation",
            StoryLabel::Close => "Close",
            StoryLabel::Controls => "Controls of the presentation",
            StoryLabel::FilterText => "A word, a source, a use…",
            StoryLabel::Notes => "Notes",
            StoryLabel::NoNotes => "No notes for this step.",
            StoryLabel::NextIs => "Next",
            StoryLabel::Ends => "This is the last step.",
            StoryLabel::Clock => "Time",
            StoryLabel::Elapsed => "Elapsed",
            StoryLabel::Restart => "Restart",
            StoryLabel::Nothing => "This step does not exist in this page.",
            StoryLabel::Limits => "Limits",
            StoryLabel::Unit => "Unit",
            StoryLabel::Caution => "What it does not say",
            StoryLabel::MostFrequent => "The most frequent; all are in the explorer.",
            StoryLabel::SeeView => "See the page",
            StoryLabel::Without => "without",
        }
    }

    fn step_of(&self, step: usize, of: usize) -> String {
        format!("Step {step} of {of}")
    }

    fn key_name(&self, key: &'static str) -> &'static str {
        match key {
            "PageDown" => "Page down",
            "PageUp" => "Page up",
            "Shift+Space" => "Shift + Space",
            other => other,
        }
    }
}
