//! The edition that is open, and everything that follows from it and the fragment.

use std::sync::Arc;

use leptos::prelude::*;

use super::dom::bind;
use super::load::Progress;
use super::location::{self, Fragment, Step};
use super::memory::Memory;
use super::pace::Pace;
use crate::aggregate::{Heading, heading, ordered, year_bars};
use crate::dataset::editions::EditionEntry;
use crate::dataset::{CaseId, Dataset, FacetId, Reader, Report, Role, TermId};
use crate::engine::{Index, Outcome, Search};
use crate::figure::{self, Act, Figure, Kind};
use crate::i18n::{Lang, Messages};
use crate::selection::{Look, Notice, Query, Route, Selection, View, Years};

/// An edition, read and prepared.
pub(super) struct Edition {
    /// What was read.
    pub dataset: Dataset,
    /// What is prepared for counting.
    pub index: Index,
    /// What is wrong with it.
    pub report: Report,
    /// The editions that are published beside it.
    pub list: Vec<EditionEntry>,
    /// Address of its folder; empty for a draft.
    pub folder: String,
    /// Whether it was opened from the device.
    pub draft: bool,
    /// Whether all of it is there. An early one has facets, terms and cases; what follows from other
    /// rows is not known of it, and is not to be shown as none.
    pub whole: bool,
}

/// Cases of which the order takes longer than anybody notices.
const MANY: usize = 10_000;

impl Edition {
    /// Ends reading and prepares counting, in steps, so that the page answers meanwhile.
    pub async fn new(
        reader: Reader,
        list: Vec<EditionEntry>,
        folder: String,
        draft: bool,
        whole: bool,
    ) -> Self {
        let pace = Pace::new();
        let pause = |context: &mut std::task::Context| pace.poll(context);
        let (dataset, report) = reader.finish_in_steps(&pause).await;
        let index = Index::in_steps(&dataset, &pause).await;
        // The order of a list is made at once where it is short.
        if dataset.case_count() > MANY {
            let lang = Query::parse(&location::current()).lang();
            index.order_titles(lang, &pause).await;
        }
        Self {
            dataset,
            index,
            report,
            list,
            folder,
            draft,
            whole,
        }
    }

    /// Whether it can answer an address without losing a part of it. A text is also looked for in
    /// the names of decisions and indicators, so that an early edition would find too little.
    pub fn answers(&self, query: &Query) -> bool {
        if self.whole {
            return true;
        }
        let (view, notices) = View::from_query(query, &self.dataset);
        let is_known = |notice: &Notice| {
            matches!(
                notice,
                Notice::FormerTerm { .. } | Notice::FormerCase { .. } | Notice::UnknownPath(_)
            )
        };
        let is_derived = |facet| self.dataset.facet(facet).and_then(|f| f.role);
        notices.iter().all(is_known)
            && view.selection.text().is_empty()
            && !view.embed
            && !(view.selection.clauses())
                .any(|(facet, _)| is_derived(facet).is_some_and(Role::is_derived))
    }

    /// Whether a part of the page that was made of an early edition holds for this one: its cases have
    /// the same numbers, and so do its terms, to which others are added at the end.
    pub fn continues(&self, early: &Self) -> bool {
        !early.whole && early.dataset.cases.id == self.dataset.cases.id
    }
}

/// The draft that is open, if any; it stands in place of the published edition.
pub(super) type Draft = RwSignal<Option<Arc<Edition>>>;

/// The whole edition, once it has come while an early one is shown.
pub(super) type Rest = RwSignal<Option<Arc<Edition>>>;

/// Makes a figure.
pub(super) type Maker = fn(Kind, &figure::Context) -> Box<dyn Figure>;

/// Makes a figure of which the kind is known.
pub(super) type Make = Box<dyn Fn(&figure::Context) -> Box<dyn Figure> + Send + Sync>;

/// A figure of the selection, made anew when that changes.
pub(super) type Drawn = Memo<Arc<dyn Figure>>;

/// What follows from a selection.
#[derive(Clone, Copy)]
struct Derived {
    search: Memo<Search>,
    outcome: Memo<Arc<Outcome>>,
    heading: Memo<Heading>,
    rows: Memo<Arc<Vec<CaseId>>>,
    years: Memo<Vec<(i32, u32, u32)>>,
}

impl Derived {
    /// `whole` tells when the rest of the edition has come: counts and figures follow from it.
    fn of(
        edition: StoredValue<Arc<Edition>>,
        whole: RwSignal<bool>,
        selection: Memo<Selection>,
        lang: Lang,
    ) -> Self {
        let search =
            Memo::new(move |_| edition.with_value(|e| e.index.search(selection.read().text())));
        let outcome = Memo::new(move |_| {
            whole.track();
            let (selection, search) = (selection.read(), search.read());
            edition.with_value(|e| Arc::new(e.index.evaluate_found(&selection, &search)))
        });
        let figures = Memo::new(move |_| {
            whole.track();
            edition
                .with_value(|e| heading(&e.dataset, &e.index, &selection.read(), &outcome.read()))
        });
        let rows = Memo::new(move |_| {
            let (selection, outcome) = (selection.read(), outcome.read());
            edition.with_value(|e| {
                Arc::new(ordered(
                    &e.dataset,
                    &e.index,
                    &selection,
                    &search.read(),
                    &outcome.rows,
                    lang,
                ))
            })
        });
        let years = Memo::new(move |_| {
            let (selection, outcome) = (selection.read(), outcome.read());
            edition.with_value(|e| year_bars(&e.dataset, &e.index, &selection, &outcome))
        });
        Self {
            search,
            outcome,
            heading: figures,
            rows,
            years,
        }
    }
}

/// What the components share: the edition, the language, and memos over the fragment.
#[derive(Clone, Copy)]
pub(super) struct Explorer {
    edition: StoredValue<Arc<Edition>>,
    /// Whether all of it is there.
    pub whole: RwSignal<bool>,
    /// Whether the page was begun with an early edition, and nothing was asked for since: then what
    /// has come stands in the room that was kept for it.
    pub held: RwSignal<bool>,
    /// How much of the edition has come.
    pub progress: Progress,
    /// Where a draft is opened and left.
    pub draft: Draft,
    fragment: Fragment,
    /// What the reader opened, and how they like the list.
    pub memory: &'static Memory,
    /// The language of this tree of components, which is made anew when it changes.
    pub lang: Lang,
    parsed: Memo<(View, Vec<Notice>)>,
    /// Where one is.
    pub route: Memo<Route>,
    /// Which cases are asked for.
    pub selection: Memo<Selection>,
    /// What the searched text asks of the edition.
    pub search: Memo<Search>,
    /// Which cases match, and the counts.
    pub outcome: Memo<Arc<Outcome>>,
    /// The heading figures.
    pub heading: Memo<Heading>,
    /// The matching cases in order.
    pub rows: Memo<Arc<Vec<CaseId>>>,
    /// For each year, the cases of the selection and those of the edition.
    pub years: Memo<Vec<(i32, u32, u32)>>,
    /// Whether the selection is that of a page, and not of the address: to ask for others leads
    /// to the explorer then.
    apart: bool,
}

impl Explorer {
    /// Derives everything, within the current owner.
    pub fn new(
        edition: Arc<Edition>,
        (rest, progress): (Rest, Progress),
        draft: Draft,
        fragment: Fragment,
        memory: &'static Memory,
        lang: Lang,
    ) -> Self {
        let whole = RwSignal::new(edition.whole);
        let held = RwSignal::new(!edition.whole);
        let edition = StoredValue::new(edition);
        // What has come takes the place of what was there first.
        bind(Box::new(move || {
            if !whole.get_untracked()
                && let Some(rest) = rest.get()
            {
                edition.set_value(rest);
                whole.set(true);
            }
        }));
        let parsed = Memo::new(move |_| {
            let query = Query::parse(&fragment.get());
            whole.track();
            edition.with_value(|e| View::from_query(&query, &e.dataset))
        });
        let route = Memo::new(move |_| parsed.read().0.route.clone());
        let selection = Memo::new(move |_| parsed.read().0.selection.clone());
        let derived = Derived::of(edition, whole, selection, lang);
        let mut begun = false;
        bind(Box::new(move || {
            let _ = selection.read();
            if begun && whole.get_untracked() {
                held.set(false);
            }
            begun = true;
        }));
        Self {
            edition,
            whole,
            held,
            progress,
            draft,
            fragment,
            memory,
            lang,
            parsed,
            route,
            selection,
            search: derived.search,
            outcome: derived.outcome,
            heading: derived.heading,
            rows: derived.rows,
            years: derived.years,
            apart: false,
        }
    }

    /// The same edition under another selection, within the current owner: that of a page, whatever the
    /// address asks for. Only the parts of the code that come later call it.
    pub fn under(self, selection: Selection) -> Self {
        let selection = Memo::new(move |_| selection.clone());
        let derived = Derived::of(self.edition, self.whole, selection, self.lang);
        Self {
            selection,
            search: derived.search,
            outcome: derived.outcome,
            heading: derived.heading,
            rows: derived.rows,
            years: derived.years,
            apart: true,
            ..self
        }
    }

    /// The words.
    pub fn words(self) -> &'static dyn Messages {
        self.lang.messages()
    }

    /// The edition.
    pub fn edition(self) -> Arc<Edition> {
        self.edition.get_value()
    }

    /// What the address asked for in vain, tracked.
    pub fn notices(self) -> Vec<Notice> {
        self.parsed.read().1.clone()
    }

    /// The canonical text of the current address, and whether the address was understood whole
    /// or only under older names, tracked.
    pub fn canonical(self) -> (String, bool) {
        let parsed = self.parsed.read();
        let known = |n: &Notice| matches!(n, Notice::FormerTerm { .. } | Notice::FormerCase { .. });
        let fragment = self.edition.with_value(|e| parsed.0.fragment(&e.dataset));
        (fragment, parsed.1.iter().all(known))
    }

    /// The address of another view, tracked.
    pub fn href(self, change: impl FnOnce(View) -> View) -> String {
        let view = change(self.parsed.read().0.clone());
        self.edition.with_value(|e| view.fragment(&e.dataset))
    }

    /// The address of a page under the same selection.
    pub fn href_to(self, route: Route) -> String {
        self.href(|view| View { route, ..view })
    }

    /// The address of the cases of one term, and of nothing else.
    pub fn href_of_term(self, term: TermId) -> String {
        self.href(|view| View {
            route: Route::Explorer,
            selection: self
                .edition
                .with_value(|e| Selection::default().toggled(&e.dataset, term)),
            ..view
        })
    }

    /// Goes to the explorer without a selection, of whatever edition is open then.
    pub fn go_home(self, step: Step) {
        let lang = self.lang;
        let home = View {
            lang,
            ..View::default()
        };
        let to = self.edition.with_value(|e| home.fragment(&e.dataset));
        self.fragment.go(&to, step);
    }

    /// The fragment of a view as it is cited: with its edition, in the language of the page.
    pub fn cited(self, view: View) -> String {
        self.edition.with_value(|e| {
            let cited = View {
                edition: Some(e.dataset.package.edition.clone()),
                lang: self.lang,
                embed: false,
                look: None,
                ..view
            };
            cited.fragment(&e.dataset)
        })
    }

    /// The view of the address, tracked.
    pub fn view(self) -> View {
        self.parsed.read().0.clone()
    }

    /// The colours that are asked for: an audience sees those of a projector. Tracked.
    pub fn look(self) -> Option<Look> {
        let view = &self.parsed.read().0;
        let audience = matches!(&view.route, Route::Story(slide) if !slide.notes);
        view.look.or(audience.then_some(Look::Projector))
    }

    /// The address of all cases of the edition.
    pub fn href_home(self) -> String {
        self.href(|view| View {
            route: Route::Explorer,
            selection: Selection::default(),
            ..view
        })
    }

    /// The id of the case that a route is about.
    pub fn id_of(self, route: &Route) -> Option<String> {
        let Route::Case(case) = route else {
            return None;
        };
        self.edition
            .with_value(|e| Some(e.dataset.cases.id.get(case.0 as usize).to_owned()))
    }

    /// The label of a term.
    pub fn label_of(self, term: TermId) -> String {
        self.edition.with_value(|e| {
            let term = e.dataset.term(term);
            term.map_or("", |term| term.label.get(self.lang)).to_owned()
        })
    }

    /// The label of a facet.
    pub fn label_of_facet(self, facet: FacetId) -> String {
        self.edition.with_value(|e| {
            let facet = e.dataset.facet(facet);
            facet
                .map_or("", |facet| facet.label.get(self.lang))
                .to_owned()
        })
    }

    /// Asks for other cases.
    pub fn select(self, step: Step, change: impl FnOnce(Selection, &Dataset) -> Selection) {
        let mut view = self.parsed.get_untracked().0;
        if self.apart {
            // What is shown to an audience is narrowed in front of it.
            if !matches!(view.route, Route::Story(_)) {
                view.route = Route::Explorer;
            }
            view.selection = self.selection.get_untracked();
        }
        let to = self.edition.with_value(|e| {
            let selection = change(view.selection.clone(), &e.dataset);
            View { selection, ..view }.fragment(&e.dataset)
        });
        self.fragment.go(&to, step);
    }

    /// A figure of the selection, within the current owner.
    pub fn figure(self, make: Maker, kind: impl Fn() -> Kind + Send + Sync + 'static) -> Drawn {
        self.drawn(Box::new(move |context| make(kind(), context)))
    }

    /// A figure that is made in a way of its own, within the current owner.
    pub fn drawn(self, make: Make) -> Drawn {
        let draw = move |_: Option<&Arc<dyn Figure>>| -> Arc<dyn Figure> {
            self.edition.with_value(|e| {
                let context = figure::Context {
                    dataset: &e.dataset,
                    index: &e.index,
                    selection: &self.selection.read(),
                    outcome: &self.outcome.read(),
                    heading: &self.heading.read(),
                    years: &self.years.read(),
                    lang: self.lang,
                };
                make(&context).into()
            })
        };
        // Two figures are never compared: what they are made from was.
        Memo::new_with_compare(draw, |_, _| true)
    }

    /// Does what choosing a shape asks for; while a pointer is dragged, in place of what it chose
    /// before.
    pub fn act(self, act: Act, dragged: Option<Step>) {
        match act {
            Act::Term(term) => self.toggle(term),
            Act::Terms(one, other) => self.select(Step::Push, |selection, dataset| {
                selection.toggled_both(dataset, one, other)
            }),
            Act::Years(years) => self.select(dragged.unwrap_or(Step::Push), |selection, _| {
                let again = dragged.is_none() && selection.years() == years;
                selection.with_years(if again { Years::default() } else { years })
            }),
            Act::Case(case) => self.go(Route::Case(case)),
        }
    }

    /// The cases that were put aside and are in this edition, tracked.
    pub fn aside(self) -> Vec<CaseId> {
        let ids = self.memory.aside.read();
        self.edition.with_value(|e| {
            let find = |id: &String| e.dataset.case(id).or_else(|| e.dataset.case_formerly(id));
            ids.iter().filter_map(find).collect()
        })
    }

    /// Goes to an address.
    pub fn go_to(self, to: &str) {
        self.fragment.go(to, Step::Push);
    }

    /// Goes to another page under the same selection.
    pub fn go(self, route: Route) {
        let to = untrack(|| self.href_to(route));
        self.fragment.go(&to, Step::Push);
    }

    /// Includes a term, or no longer.
    pub fn toggle(self, term: TermId) {
        self.select(Step::Push, |selection, dataset| {
            selection.toggled(dataset, term)
        });
    }
}
