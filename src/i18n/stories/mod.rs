//! What a presentation says: a trait of its own, for the part of the code that has it.

mod en;
mod fr;

use super::{Lang, Messages};

labels! {
    /// A fixed text of a presentation.
    StoryLabel {
        /// The page.
        Stories,
        /// Sequences of the edition.
        OfEdition,
        /// Plays a sequence.
        Play,
        /// The own sequence.
        Own,
        /// How to make one.
        OwnHelp,
        /// Title of a step.
        StepTitle,
        /// Text of a step.
        StepText,
        /// The view of a step.
        StepView,
        /// Earlier.
        MoveUp,
        /// Later.
        MoveDown,
        /// Takes a step away.
        Remove,
        /// Saves the sequence.
        Save,
        /// Opens one.
        Open,
        /// No such file.
        BadFile,
        /// Goes on.
        Next,
        /// Goes back.
        Back,
        /// To the first.
        First,
        /// To the last.
        Last,
        /// The list of steps.
        Steps,
        /// The filter panel.
        Filter,
        /// Back to the step.
        Return,
        /// What a number means.
        Meaning,
        /// The code.
        Code,
        /// None.
        CodeTooLong,
        /// Blanks.
        Blank,
        /// No longer blank.
        Light,
        /// Full screen.
        Full,
        /// Hides the panel.
        Hide,
        /// The other window.
        Presenter,
        /// The window of the audience.
        Audience,
        /// The keys.
        Keys,
        /// Leaves.
        Leave,
        /// Closes.
        Close,
        /// The group of buttons.
        Controls,
        /// What is typed.
        FilterText,
        /// Notes.
        Notes,
        /// None.
        NoNotes,
        /// What comes.
        NextIs,
        /// Nothing comes.
        Ends,
        /// The time.
        Clock,
        /// Since the beginning.
        Elapsed,
        /// From zero.
        Restart,
        /// A step of an own sequence that is not there.
        Nothing,
        /// Limits.
        Limits,
        /// Unit.
        Unit,
        /// What it does not say.
        Caution,
        /// A chart has more terms.
        MostFrequent,
        /// A link to the view.
        SeeView,
        /// Excludes a term.
        Without,
    }
}

/// What a presentation says.
pub trait StoryMessages: Messages {
    /// A fixed text.
    fn story_label(&self, label: StoryLabel) -> &'static str;
    /// Which step is shown: « Étape 2 sur 7 ».
    fn step_of(&self, step: usize, of: usize) -> String;
    /// What a key is called.
    fn key_name(&self, key: &'static str) -> &'static str;
}

impl Lang {
    /// The messages of presentations in this language.
    pub fn story_messages(self) -> &'static dyn StoryMessages {
        match self {
            Self::Fr => &super::fr::Fr,
            Self::En => &super::en::En,
        }
    }
}
