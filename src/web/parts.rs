//! The parts of the code that come when they are wanted.
//!
//! A part is a file of its own beside the page's, cut out of the same build (ARCHITECTURE.md): all
//! that is reached through the function that is marked here, and through nothing else. Each such
//! function hands over what the page calls, as pointers; the page names none of it otherwise, or
//! it would be in the page's own file.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::components::{Scope, alone, unfolded, ways};
use super::dom::{El, button, classed, el, text};
use super::pages;
use super::state::{Drawn, Explorer};
use crate::dataset::digest::Digest;
use crate::dataset::{self, CaseId};
use crate::figure::{self, Context, Figure};
use crate::i18n::{self, Label, Lang, Messages};
use crate::selection::{Kind, Route};

/// Makes a figure.
pub(super) type Maker = fn(Kind, &Context) -> Box<dyn Figure>;
/// Shows a figure.
pub(super) type Chart = fn(Explorer, Kind) -> El;
/// Offers what one can take away of a figure, of which the name is given.
pub(super) type Take = fn(Explorer, StoredValue<String>, Drawn) -> El;
/// Shows the sheet of a case.
pub(super) type Sheet = fn(Explorer, CaseId) -> El;
/// Shows one of the pages behind a figure.
pub(super) type Evidence = fn(Explorer, Route) -> El;
/// Shows a page.
pub(super) type Page = fn(Explorer) -> El;

/// Begins the digest of a file.
pub(super) type Digests = fn() -> Box<dyn Digest>;

/// The figures that are folded.
#[derive(Clone, Copy)]
pub(super) struct Figures {
    /// One on the page of cases.
    unfolded: Chart,
    /// One that the address names.
    alone: Chart,
    /// One that is drawn elsewhere.
    make: Maker,
}

/// What is taken away of cases, and the page as a document.
#[derive(Clone, Copy)]
pub(super) struct Export {
    /// Files, citation, address, frame.
    offer: fn(Explorer, Scope) -> El,
    /// The cases that were put aside.
    dossier: fn(Explorer, &[CaseId]) -> El,
}

/// The pages that few ask for.
#[derive(Clone, Copy)]
pub(super) struct Pages {
    /// What a view says inside a page of somebody else, where little is to be loaded.
    pub framed: Page,
    /// Opens a draft.
    pub local: Page,
    /// What is wrong with an edition.
    pub problems: Page,
    /// An edition of which nothing can be read.
    pub unreadable: Page,
}

/// How far a part is.
#[derive(Clone, Copy)]
pub(super) enum Stage<T> {
    /// Nobody asked for it.
    Absent,
    /// It was asked for.
    Coming,
    /// It is there.
    Here(T),
    /// It could not be had.
    Failed,
}

/// A part.
pub(super) struct Part<T: 'static>(RwSignal<Stage<T>>);

impl<T> Clone for Part<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Part<T> {}

/// How a part comes, and what shows it, are boxed: what waits for a part is made once for each kind of part, and not for
/// each place that has one.
type Way<T> = fn() -> Pin<Box<dyn Future<Output = Result<T, Gone>>>>;

/// All of them; they stay as long as the page is open.
#[derive(Clone, Copy)]
pub(super) struct Parts {
    figures: Part<Figures>,
    take: Part<Take>,
    pages: Part<Pages>,
    case: Part<Sheet>,
    evidence: Part<Evidence>,
    export: Part<Export>,
    stories: Part<Evidence>,
}

impl<T: Copy + Send + Sync + 'static> Part<T> {
    fn new() -> Self {
        Self(RwSignal::new(Stage::Absent))
    }

    /// How far it is, tracked; the first to ask makes it come.
    fn get(self, coming: Way<T>) -> Stage<T> {
        if matches!(*self.0.read_untracked(), Stage::Absent) {
            self.0.set(Stage::Coming);
            spawn_local(async move {
                self.0
                    .set(coming().await.map_or(Stage::Failed, Stage::Here));
            });
        }
        self.0.get()
    }

    /// Lets it be asked for again.
    fn again(self) {
        self.0.set(Stage::Absent);
    }
}

impl Parts {
    /// None has come.
    pub fn new() -> Self {
        Self {
            figures: Part::new(),
            take: Part::new(),
            pages: Part::new(),
            case: Part::new(),
            evidence: Part::new(),
            export: Part::new(),
            stories: Part::new(),
        }
    }

    /// A figure on the page of cases.
    pub fn unfolded(self, explorer: Explorer, kind: Kind) -> El {
        self.figure(explorer, kind, |figures| figures.unfolded)
    }

    /// A figure that the address names.
    pub fn alone(self, explorer: Explorer, kind: Kind) -> El {
        self.figure(explorer, kind, |figures| figures.alone)
    }

    fn figure(self, explorer: Explorer, kind: Kind, how: fn(Figures) -> Chart) -> El {
        whole(
            explorer.lang,
            self.figures,
            || Box::pin(figures()),
            Box::new(move |figures| untrack(|| how(figures)(explorer, kind))),
        )
    }

    /// What makes a figure that is drawn elsewhere, tracked; `None` while it is not there.
    pub fn maker(self) -> Option<Maker> {
        match self.figures.get(|| Box::pin(figures())) {
            Stage::Here(figures) => Some(figures.make),
            _ => None,
        }
    }

    /// What one can take away of a figure.
    pub fn take(self, explorer: Explorer, name: StoredValue<String>, figure: Drawn) -> El {
        whole(
            explorer.lang,
            self.take,
            || Box::pin(take()),
            Box::new(move |take| take(explorer, name, figure)),
        )
    }

    /// The sheet of a case.
    pub fn case(self, explorer: Explorer, id: CaseId) -> El {
        whole(
            explorer.lang,
            self.case,
            || Box::pin(case()),
            Box::new(move |case| case(explorer, id)),
        )
    }

    /// One of the pages behind a figure.
    pub fn evidence(self, explorer: Explorer, route: Route) -> El {
        whole(
            explorer.lang,
            self.evidence,
            || Box::pin(evidence()),
            Box::new(move |page| page(explorer, route.clone())),
        )
    }

    /// What is shown to an audience.
    pub fn stories(self, explorer: Explorer, route: Route) -> El {
        whole(
            explorer.lang,
            self.stories,
            || Box::pin(stories()),
            Box::new(move |page| page(explorer, route.clone())),
        )
    }

    /// What is taken away of a scope.
    pub fn export(self, explorer: Explorer, scope: Scope) -> El {
        whole(
            explorer.lang,
            self.export,
            || Box::pin(export()),
            Box::new(move |export| (export.offer)(explorer, scope)),
        )
    }

    /// The cases that were put aside.
    pub fn dossier(self, explorer: Explorer, cases: Vec<CaseId>) -> El {
        whole(
            explorer.lang,
            self.export,
            || Box::pin(export()),
            Box::new(move |export| (export.dossier)(explorer, &cases)),
        )
    }

    /// Lets the sheet come before anybody opens one.
    pub fn warm(self) {
        let _ = untrack(|| self.case.get(|| Box::pin(case())));
    }

    /// One of the pages that few ask for.
    pub fn page(self, explorer: Explorer, which: fn(&Pages) -> Page) -> El {
        whole(
            explorer.lang,
            self.pages,
            || Box::pin(few()),
            Box::new(move |pages| which(&pages)(explorer)),
        )
    }
}

/// Brings the words of a language; whether they are there.
pub(super) async fn words(lang: Lang) -> bool {
    if lang == Lang::Fr {
        return true;
    }
    match english().await {
        #[cfg(feature = "split")]
        Ok(words) => {
            i18n::take_english(words);
            true
        }
        #[cfg(not(feature = "split"))]
        Ok(_) => true,
        Err(_) => false,
    }
}

/// What a part shows once it is there; before that, that it is coming, or that it did not come.
fn whole<T: Copy + Send + Sync + 'static>(
    lang: Lang,
    part: Part<T>,
    coming: Way<T>,
    show: Box<dyn Fn(T) -> El>,
) -> El {
    let words = lang.messages();
    el("div").part(move || {
        let shown = match part.get(coming) {
            Stage::Here(code) => show(code),
            Stage::Failed => classed("p", "actions")
                .attr("role", "alert")
                .child(text("span", words.label(Label::PartMissing)))
                .child(retry(lang, part)),
            Stage::Absent | Stage::Coming => text("p", words.label(Label::Loading)).class("quiet"),
        };
        vec![shown]
    })
}

fn retry<T: Copy + Send + Sync + 'static>(lang: Lang, part: Part<T>) -> El {
    button("", lang.messages().label(Label::Retry), move || {
        part.again();
    })
}

#[cfg(not(feature = "split"))]
type Gone = std::convert::Infallible;
#[cfg(feature = "split")]
use wasm_split_helpers::{SplitLoaderError as Gone, wasm_split};

/// Makes of each function one that is part of its own where the build is cut, and one that waits for nothing where it is
/// not: in tests.
macro_rules! parts {
    ($($(#[$doc:meta])* $name:ident -> $code:ty = $is:expr;)*) => {$(
        $(#[$doc])*
        #[cfg(feature = "split")]
        #[wasm_split($name, fallible)]
        pub(super) fn $name() -> Result<$code, Gone> { Ok($is) }
        $(#[$doc])*
        #[cfg(not(feature = "split"))]
        pub(super) async fn $name() -> Result<$code, Gone> { Ok($is) }
    )*};
}

parts! {
    /// The words of English.
    english -> &'static dyn Messages = i18n::english();
    /// Digests where the browser makes none.
    digest -> Digests = dataset::digest::digest;
    /// The figures that are folded.
    figures -> Figures = Figures {
        unfolded,
        alone,
        make: figure::figure,
    };
    /// Pictures and tables to take away.
    take -> Take = ways;
    /// The sheet of a case.
    case -> Sheet = pages::case;
    /// The pages behind a figure.
    evidence -> Evidence = pages::evidence;
    /// What is taken away of cases.
    export -> Export = Export {
        offer: pages::export,
        dossier: pages::dossier,
    };
    /// What is shown to an audience.
    stories -> Evidence = pages::stories;
    /// The pages that few ask for.
    few -> Pages = Pages {
        framed: pages::framed,
        local: pages::local,
        problems: pages::problems,
        unreadable: pages::unreadable,
    };
}
