//! Words of the glossary in the texts of a page: each is marked where it comes first, and says what it means when it is
//! pointed at, reached with the keyboard or tapped.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, PointerEvent};

use crate::gloss::{Gloss, Piece};
use crate::web::dom::{El, classed, el, text};
use crate::web::env::{document, keep, size};
use crate::web::state::Explorer;

const WORD: &str = ".word";
const MEANINGS: &str = ".meanings";
const SHOWN: &str = ".meanings > :not([hidden])";

/// Explains the words of one page. Its texts are to be made in the order in which they are read.
#[derive(Clone)]
pub(in crate::web) struct Explained {
    explorer: Explorer,
    gloss: Rc<Gloss>,
    seen: Rc<RefCell<Vec<u32>>>,
    /// What the words mean, hidden until it is asked for. It stands behind the page, so that nobody reads it twice.
    meanings: El,
}

impl Explained {
    /// Nothing is explained yet.
    pub fn new(explorer: Explorer) -> Self {
        let gloss = Gloss::new(&explorer.edition().dataset.glossary, explorer.lang);
        Self {
            explorer,
            gloss: Rc::new(gloss),
            seen: Rc::default(),
            meanings: classed("div", "meanings"),
        }
    }

    /// An element that holds a text.
    pub fn text(&self, tag: &str, content: &str) -> El {
        let pieces = self.gloss.pieces(content, &mut self.seen.borrow_mut());
        let mut holds = el(tag);
        for Piece { text, word } in pieces {
            holds = match word {
                Some(word) => holds.child(self.word(text, word)),
                None => holds.text(text),
            };
        }
        holds
    }

    /// A text as paragraphs.
    pub fn paragraphs(&self, content: &str) -> Vec<El> {
        let lines = content.split('\n').map(str::trim);
        let lines = lines.filter(|line| !line.is_empty());
        lines.map(|line| self.text("p", line)).collect()
    }

    /// No button of HTML: its text could be neither selected nor broken between two lines.
    fn word(&self, written: &str, word: u32) -> El {
        let edition = self.explorer.edition();
        let meaning = edition.dataset.glossary.get(word as usize);
        let meaning = meaning.map_or("", |word| word.definition.get(self.explorer.lang));
        let id = format!("meaning-{word}");
        let _ = self.meanings.clone().child(
            text("p", meaning)
                .attr("id", &id)
                .attr("role", "tooltip")
                .attr("hidden", ""),
        );
        text("span", written)
            .class("word")
            .attr("role", "button")
            .attr("tabindex", "0")
            .attr("aria-describedby", &id)
    }

    /// Lets the words of a page answer; they were all made.
    pub fn on(&self, page: El) -> El {
        let meanings = self.meanings.element();
        let escape = EventListener::new(&document(), "keydown", move |event| {
            if event
                .dyn_ref()
                .is_some_and(|key: &KeyboardEvent| key.key() == "Escape")
            {
                hide();
            }
        });
        keep(escape);
        // Who taps elsewhere has read it; not every browser takes the focus away then.
        keep(EventListener::new(
            &document(),
            "pointerdown",
            move |event| {
                if within(event, WORD).is_none() && within(event, MEANINGS).is_none() {
                    hide();
                }
            },
        ));
        let show_word = move |event: &Event| match within(event, WORD) {
            Some(word) => show(&word, &meanings),
            None => false,
        };
        let (pointed, focused, pressed) = (show_word.clone(), show_word.clone(), show_word.clone());
        page.child(self.meanings.clone())
            .on("pointerover", move |event| {
                let touch = event
                    .dyn_ref()
                    .is_some_and(|event: &PointerEvent| event.pointer_type() == "touch");
                if !touch && !pointed(&event) && within(&event, MEANINGS).is_none() {
                    hide_unless_focused();
                }
            })
            .on("pointerleave", |_| hide_unless_focused())
            .on("focusin", move |event| {
                focused(&event);
            })
            .on("focusout", |_| {
                // A tap on what is said is not the end of reading it.
                if !shown().is_some_and(|shown| shown.matches(":hover").unwrap_or(false)) {
                    hide();
                }
            })
            .on("click", move |event| {
                show_word(&event);
            })
            .on("keydown", move |event| {
                let key = event.dyn_ref().map(KeyboardEvent::key);
                if matches!(key.as_deref(), Some("Enter" | " ")) && pressed(&event) {
                    event.prevent_default();
                }
            })
    }
}

/// What a selector is for, around the place of an event.
fn within(event: &Event, selector: &str) -> Option<HtmlElement> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(selector).ok()??.dyn_into().ok()
}

fn shown() -> Option<Element> {
    document().query_selector(SHOWN).ok().flatten()
}

fn hide() {
    if let Some(shown) = shown() {
        let _ = shown.set_attribute("hidden", "");
    }
}

/// The pointer went elsewhere; what the keyboard is at stays explained.
fn hide_unless_focused() {
    let active = document().active_element();
    let meaning = active.and_then(|active| active.get_attribute("aria-describedby"));
    if shown().is_some_and(|shown| Some(shown.id()) != meaning) {
        hide();
    }
}

/// Shows what a word means: under it, or above where there is no room; within the width of the page.
fn show(word: &HtmlElement, meanings: &HtmlElement) -> bool {
    hide();
    let id = word.get_attribute("aria-describedby").unwrap_or_default();
    let meaning = document().get_element_by_id(&id);
    let Some(Ok(meaning)) = meaning.map(JsCast::dyn_into::<HtmlElement>) else {
        return false;
    };
    let _ = meaning.remove_attribute("hidden");
    let (at, around) = (
        word.get_bounding_client_rect(),
        meanings.get_bounding_client_rect(),
    );
    let (width, height) = (
        f64::from(meaning.offset_width()),
        f64::from(meaning.offset_height()),
    );
    let left = (at.left() - around.left())
        .min(around.width() - width)
        .max(0.0);
    let above = at.bottom() + height > size().1 && at.top() > height;
    let top = if above {
        at.top() - height
    } else {
        at.bottom()
    };
    // Whole pixels: a fraction that is written weighs 8 kB.
    let pixels = |length: f64| format!("{}px", length.round() as i64);
    let style = meaning.style();
    let _ = style.set_property("left", &pixels(left));
    let _ = style.set_property("top", &pixels(top - around.top()));
    true
}
