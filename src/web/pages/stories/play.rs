//! A sequence as it is played: where one is, what the keys and buttons do, and what stands on the screen.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, KeyboardEvent, ResizeObserver};

use super::{channel, filter, js, label, live, over, presenter};
use crate::export::story::Step;
use crate::i18n::StoryLabel;
use crate::selection::{Kind, OWN, Route, Selection, Slide, View};
use crate::web::dom::{El, button, classed, el, text};
use crate::web::env::{document, keep};
use crate::web::state::Explorer;

/// What stands over the view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Over {
    #[default]
    Nothing,
    Steps,
    Keys,
    Meaning,
    Code,
    Blank,
}

/// What a key or a button does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    Next,
    Back,
    First,
    Last,
    Steps,
    Filter,
    Return,
    Meaning,
    Code,
    Blank,
    Full,
    Hide,
    Other,
    Keys,
    Leave,
}

/// What there is: what it does, what it is called, its keys, and the sign on its button.
pub(super) const ACTS: [(Act, StoryLabel, &[&str], &str); 15] = [
    (
        Act::Back,
        StoryLabel::Back,
        &["ArrowLeft", "PageUp", "Shift+Space"],
        "◀",
    ),
    (
        Act::Next,
        StoryLabel::Next,
        &["ArrowRight", "PageDown", "Space"],
        "▶",
    ),
    (Act::First, StoryLabel::First, &["Home"], "⇤"),
    (Act::Last, StoryLabel::Last, &["End"], "⇥"),
    (Act::Steps, StoryLabel::Steps, &["L"], "≡"),
    (Act::Filter, StoryLabel::Filter, &["/"], "/"),
    (Act::Return, StoryLabel::Return, &["R"], "↩"),
    (Act::Meaning, StoryLabel::Meaning, &["I"], "i"),
    (Act::Code, StoryLabel::Code, &["C"], "▦"),
    (Act::Blank, StoryLabel::Blank, &["B"], "■"),
    (Act::Hide, StoryLabel::Hide, &["H"], "▁"),
    (Act::Full, StoryLabel::Full, &["F"], "□"),
    (Act::Other, StoryLabel::Presenter, &["P"], "P"),
    (Act::Keys, StoryLabel::Keys, &["?"], "?"),
    (Act::Leave, StoryLabel::Leave, &["Escape"], "×"),
];

/// One window of a presentation.
#[derive(Clone, Copy)]
pub(super) struct Play {
    pub explorer: Explorer,
    /// Whether it is the window with the notes.
    pub notes: bool,
    /// Where one is.
    pub slide: Memo<Slide>,
    /// The steps of the sequence.
    pub steps: Memo<Vec<Step>>,
    pub over: RwSignal<Over>,
    /// Whether buttons and panel are hidden.
    pub bare: RwSignal<bool>,
    /// Whether the filter panel is open.
    pub filtering: RwSignal<bool>,
    /// When the presentation began, in milliseconds of the clock; 0 while it did not.
    pub begun: RwSignal<f64>,
}

impl Play {
    fn new(explorer: Explorer, notes: bool) -> Self {
        let slide = Memo::new(move |before: Option<&Slide>| match explorer.route.get() {
            Route::Story(slide) => *slide,
            // The page is being left.
            _ => before.cloned().unwrap_or_default(),
        });
        let steps = Memo::new(move |_| {
            let story = slide.read().story.clone();
            steps_of(explorer, &story)
        });
        Self {
            explorer,
            notes,
            slide,
            steps,
            over: RwSignal::new(Over::Nothing),
            bare: RwSignal::new(false),
            filtering: RwSignal::new(false),
            begun: RwSignal::new(0.0),
        }
    }

    /// The step that is shown, tracked.
    pub fn step(self) -> Option<Step> {
        let at = self.slide.read().step as usize;
        self.steps.read().get(at.checked_sub(1)?).cloned()
    }

    /// The view of the step as it is shown, tracked: narrowed as the address asks.
    pub fn view(self) -> Option<View> {
        let edition = self.explorer.edition();
        let step = self.step()?;
        let (told, _) = View::parse(&step.view, &edition.dataset);
        let asked = self.explorer.view().selection;
        if asked.is_empty() {
            return Some(told);
        }
        let route = match told.route {
            Route::Chart(kind) => Route::Chart(kind),
            _ => Route::Explorer,
        };
        Some(View {
            route,
            selection: asked,
            ..told
        })
    }

    /// Whether the view is another than that of the step, tracked.
    pub fn narrowed(self) -> bool {
        !self.explorer.view().selection.is_empty()
    }

    /// The address of a step, as the step has it; tracked.
    pub fn href(self, slide: Slide) -> String {
        self.explorer.href(|view| View {
            route: Route::Story(Box::new(slide)),
            selection: Selection::default(),
            ..view
        })
    }

    /// Goes to a step, counted from 1; one that is not there is the nearest.
    pub fn go(self, step: usize) {
        let to = untrack(|| {
            let step = step.clamp(1, self.steps.read().len().max(1)) as u32;
            let slide = self.slide.get();
            self.href(Slide { step, ..slide })
        });
        self.over.set(Over::Nothing);
        self.explorer.go_to(&to);
    }

    /// Opens what stands over the view, or closes it.
    fn toggle(self, over: Over) {
        let now = self.over.get_untracked();
        self.over
            .set(if now == over { Over::Nothing } else { over });
    }

    pub fn act(self, act: Act) {
        let at = self.slide.with_untracked(|slide| slide.step as usize);
        match act {
            Act::Next => self.go(at + 1),
            Act::Back => self.go(at.saturating_sub(1)),
            Act::First => self.go(1),
            Act::Last => self.go(usize::MAX),
            Act::Steps => self.toggle(Over::Steps),
            Act::Keys => self.toggle(Over::Keys),
            Act::Meaning => self.toggle(Over::Meaning),
            Act::Code => self.toggle(Over::Code),
            Act::Blank => self.toggle(Over::Blank),
            Act::Hide => self.bare.update(|bare| *bare = !*bare),
            Act::Filter => filter::open(self),
            Act::Return => self.go(at),
            Act::Full => full_screen(),
            Act::Other => channel::open_other(self),
            Act::Leave => self.leave(),
        }
    }

    /// Closes what is open; where nothing is, leaves the presentation.
    fn leave(self) {
        if self.over.get_untracked() != Over::Nothing {
            self.over.set(Over::Nothing);
        } else if self.filtering.get_untracked() {
            self.filtering.set(false);
        } else {
            let to = untrack(|| {
                self.explorer.href(|view| View {
                    route: Route::Stories,
                    selection: Selection::default(),
                    ..view
                })
            });
            self.explorer.go_to(&to);
        }
    }

    /// What a key does here.
    fn act_of(event: &KeyboardEvent) -> Option<Act> {
        let held = ["defaultPrevented", "ctrlKey", "metaKey", "altKey"];
        if held.into_iter().any(|name| js::holds(event, name)) {
            return None;
        }
        let shift = js::holds(event, "shiftKey");
        let target = event.target();
        let target = target.and_then(|target| target.dyn_into::<Element>().ok());
        let is = |what: &str| {
            let target = target.as_ref();
            target.is_some_and(|target| target.matches(what).unwrap_or(false))
        };
        let mut key = event.key();
        let typing = is("input, textarea, select");
        // A clicker is of the whole presentation; letters are of who types.
        if typing && !matches!(key.as_str(), "PageDown" | "PageUp" | "Escape") {
            return None;
        }
        if key == " " {
            if is("button, a") && !shift {
                return None;
            }
            key = if shift { "Shift+Space" } else { "Space" }.into();
        }
        key = match key.as_str() {
            "Right" => "ArrowRight".into(),
            "Left" => "ArrowLeft".into(),
            _ => key,
        };
        let known = |(_, _, keys, _): &&(Act, StoryLabel, &[&str], &str)| {
            keys.iter().any(|known| known.eq_ignore_ascii_case(&key))
        };
        ACTS.iter().find(known).map(|(act, ..)| *act)
    }
}

/// The steps of a sequence, in the language of the page; tracked.
pub(super) fn steps_of(explorer: Explorer, story: &str) -> Vec<Step> {
    if story == OWN {
        return own_steps(explorer);
    }
    let edition = explorer.edition();
    let steps = edition.dataset.stories.iter();
    let steps = steps.filter(|step| step.story == story).map(|step| Step {
        title: step.title.get(explorer.lang).to_owned(),
        text: step.text.get(explorer.lang).to_owned(),
        view: step.view.clone(),
    });
    steps.collect()
}

/// The steps of the own sequence; tracked.
pub(super) fn own_steps(explorer: Explorer) -> Vec<Step> {
    let own = explorer.memory.own.read();
    let steps = own.chunks(3).filter_map(|step| match step {
        [title, text, view] => Some(Step {
            title: title.clone(),
            text: text.clone(),
            view: view.clone(),
        }),
        _ => None,
    });
    steps.collect()
}

/// Changes the own sequence.
pub(super) fn set_own_steps(explorer: Explorer, steps: Vec<Step>) {
    let texts = steps
        .into_iter()
        .flat_map(|step| [step.title, step.text, step.view]);
    explorer.memory.own.set(texts.collect());
}

/// The width and height that the view has: what fits is known for one size.
fn room_of(place: &El) -> Memo<(i32, i32)> {
    let element = place.element();
    let size = RwSignal::new((0, 0));
    let observed = element.clone();
    let changed = Closure::<dyn FnMut()>::new(move || {
        if !size.is_disposed() {
            size.set((observed.client_width(), observed.client_height()));
        }
    });
    if let Ok(observer) = ResizeObserver::new(changed.as_ref().unchecked_ref()) {
        observer.observe(&element);
        let kept = StoredValue::new_local((observer, changed));
        on_cleanup(move || {
            kept.try_with_value(|(observer, _)| observer.disconnect());
        });
    }
    Memo::new(move |_| size.get())
}

/// The screen as a whole, or no longer.
fn full_screen() {
    let document = document();
    if js::holds(&document, "fullscreenElement") {
        js::call(&document, "exitFullscreen", None);
    } else if let Some(root) = document.document_element() {
        js::call(&root, "requestFullscreen", None);
    }
}

/// A window of a presentation.
pub(super) fn play(explorer: Explorer, notes: bool) -> El {
    let play = Play::new(explorer, notes);
    channel::follow(play);
    let options = EventListenerOptions::enable_prevent_default();
    keep(EventListener::new_with_options(
        &document(),
        "keydown",
        options,
        move |event| {
            let act = event.dyn_ref::<KeyboardEvent>().and_then(Play::act_of);
            if let Some(act) = act {
                event.prevent_default();
                play.act(act);
            }
        },
    ));
    let words = explorer.lang.story_messages();
    let place = move || words.step_of(play.slide.read().step as usize, play.steps.read().len());
    let said = move || {
        let title = play.step().map(|step| step.title).unwrap_or_default();
        format!("{} – {title}", place())
    };
    let stage = classed("div", if notes { "stage presenter" } else { "stage" });
    let stage = if notes {
        stage.child(presenter::presenter(play))
    } else {
        let place = classed("div", "stage-place");
        let room = room_of(&place);
        stage.child(place.part(move || {
            room.track();
            vec![live::live(play)]
        }))
    };
    let bar = classed("div", "stage-bar")
        .attr("role", "group")
        .attr("aria-label", label(explorer, StoryLabel::Controls))
        .attr_of("hidden", move || play.bare.get().then(String::new))
        .children(ACTS.iter().map(|(act, name, keys, sign)| {
            let act = *act;
            let name = match act {
                Act::Other if notes => StoryLabel::Audience,
                _ => *name,
            };
            let shown = button("", sign, move || play.act(act))
                .attr("aria-label", label(explorer, name))
                .attr("title", &titled(play, name, keys));
            match act {
                Act::Return => {
                    shown.attr_of("hidden", move || (!play.narrowed()).then(String::new))
                }
                Act::Filter => shown.state_of("aria-expanded", move || play.filtering.get()),
                _ => shown,
            }
        }))
        .child(classed("span", "place").text_of(place));
    stage
        .child(filter::panel(play))
        .child(bar)
        .child(over::over(play))
        .child(
            el("p")
                .class("visually-hidden")
                .attr("role", "status")
                .attr("aria-live", "polite")
                .text_of(said),
        )
}

/// The name of a button with its keys.
fn titled(play: Play, name: StoryLabel, keys: &[&'static str]) -> String {
    let keys = keys
        .first()
        .map(|key| key_name(play, key))
        .unwrap_or_default();
    format!("{} ({keys})", label(play.explorer, name))
}

/// How a key is called.
pub(super) fn key_name(play: Play, key: &'static str) -> &'static str {
    match key {
        "ArrowLeft" => "←",
        "ArrowRight" => "→",
        key => play.explorer.lang.story_messages().key_name(key),
    }
}

/// A step of an own sequence that this page does not have.
pub(super) fn nothing(play: Play) -> El {
    text("p", label(play.explorer, StoryLabel::Nothing)).attr("role", "alert")
}

/// The chart of a view of cases.
pub(super) fn kind_of(route: &Route) -> Option<Kind> {
    match route {
        Route::Chart(kind) => Some(*kind),
        _ => None,
    }
}
