//! Elements, made once and bound to signals.
//!
//! The explorer is a page for phones on trains, and Leptos' typed views cost 2 to 3 kB of
//! WebAssembly for each place that changes. So the reactive system is Leptos', and elements are
//! made by the few functions below, none of which is compiled twice. What is bound here lives
//! and ends with its owner, as everything in Leptos does; text is only ever text.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Event, HtmlElement, Node};

use super::env::document;

/// An element and all that is bound to it. Cloning gives the same element.
#[derive(Clone)]
pub(super) struct El(HtmlElement);

/// Makes an element. Only a name that is none fails, which is a fault of this program and is
/// thrown as such: the page then says that it cannot go on.
pub(super) fn el(tag: &str) -> El {
    let made = document().create_element(tag);
    El(made
        .unwrap_or_else(|error| wasm_bindgen::throw_val(error))
        .unchecked_into())
}

/// Makes an element with a class.
pub(super) fn classed(tag: &str, class: &str) -> El {
    el(tag).class(class)
}

/// Makes an element that holds a text.
pub(super) fn text(tag: &str, content: &str) -> El {
    el(tag).text(content)
}

/// Text for a screen reader only.
pub(super) fn hidden(content: &str) -> El {
    classed("span", "visually-hidden").text(content)
}

/// A link.
pub(super) fn link(href: &str, content: &str) -> El {
    text("a", content).attr("href", href)
}

/// A link whose address follows signals.
pub(super) fn link_to(content: &str, href: impl Fn() -> String + 'static) -> El {
    let link = text("a", content);
    link.bind_href(Box::new(href));
    link
}

/// A fraction of a length as CSS writes it.
pub(super) fn percent(fraction: f64) -> String {
    format!("{}%", (fraction * 100.0).round() as i64)
}

/// A text with marks over ranges of its bytes, which ascend and do not overlap.
pub(super) fn marked(tag: &str, content: &str, marks: &[std::ops::Range<usize>]) -> El {
    let of = |range: std::ops::Range<usize>| content.get(range).unwrap_or_default();
    let mut done = 0;
    let mut marked = el(tag);
    for mark in marks {
        marked = marked
            .text(of(done..mark.start))
            .child(text("mark", of(mark.clone())));
        done = mark.end;
    }
    marked.text(of(done..content.len()))
}

/// A button that acts.
pub(super) fn button(class: &str, content: &str, act: impl FnMut() + 'static) -> El {
    el("button")
        .attr("type", "button")
        .class(class)
        .text(content)
        .on_click(act)
}

/// A list; each thing becomes an item of it.
pub(super) fn list(tag: &str, class: &str, things: impl IntoIterator<Item = El>) -> El {
    let items = things.into_iter().map(|thing| el("li").child(thing));
    classed(tag, class).children(items)
}

impl El {
    /// Takes an element that is there already.
    pub fn of(element: HtmlElement) -> Self {
        Self(element)
    }

    /// The element itself.
    pub fn element(&self) -> HtmlElement {
        self.0.clone()
    }

    /// Sets the class; an empty one is none.
    pub fn class(self, class: &str) -> Self {
        if !class.is_empty() {
            self.0.set_class_name(class);
        }
        self
    }

    /// Sets an attribute. Browsers refuse none of those that are used here.
    pub fn attr(self, name: &str, value: &str) -> Self {
        let _ = self.0.set_attribute(name, value);
        self
    }

    /// The language of a text of the data.
    pub fn lang(self, lang: crate::i18n::Lang) -> Self {
        self.attr("lang", lang.code())
    }

    /// Adds a text.
    pub fn text(self, content: &str) -> Self {
        self.append(&document().create_text_node(content));
        self
    }

    /// Adds an element.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "an element moves into its parent"
    )]
    pub fn child(self, child: El) -> Self {
        self.append(&child.0);
        self
    }

    /// Adds an element where there is one.
    pub fn maybe(self, child: Option<El>) -> Self {
        self.children(child)
    }

    /// Adds elements.
    pub fn children(self, children: impl IntoIterator<Item = El>) -> Self {
        children.into_iter().for_each(|child| self.append(&child.0));
        self
    }

    fn append(&self, node: &Node) {
        let _ = self.0.append_child(node);
    }

    /// Adds a text that follows signals.
    pub fn text_of(self, content: impl Fn() -> String + 'static) -> Self {
        self.bind_text(Box::new(content));
        self
    }

    fn bind_text(&self, content: Box<dyn Fn() -> String>) {
        let node = document().create_text_node("");
        self.append(&node);
        let mut known = String::new();
        bind(Box::new(move || {
            let now = content();
            if now != known {
                node.set_data(&now);
                known = now;
            }
        }));
    }

    /// Sets an attribute that follows signals; `None` takes it away.
    pub fn attr_of(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> Self {
        self.bind_attr(name, Box::new(value));
        self
    }

    fn bind_attr(&self, name: &'static str, value: Box<dyn Fn() -> Option<String>>) {
        let element = self.0.clone();
        let mut known = None;
        bind(Box::new(move || {
            let now = value();
            if now != known {
                let _ = match &now {
                    Some(now) => element.set_attribute(name, now),
                    None => element.remove_attribute(name),
                };
                known = now;
            }
        }));
    }

    fn bind_href(&self, href: Box<dyn Fn() -> String>) {
        self.bind_attr("href", Box::new(move || Some(href())));
    }

    /// Sets an attribute to `true` or `false`, as ARIA wants it.
    pub fn state_of(self, name: &'static str, holds: impl Fn() -> bool + 'static) -> Self {
        self.bind_state(name, Box::new(holds));
        self
    }

    fn bind_state(&self, name: &'static str, holds: Box<dyn Fn() -> bool>) {
        let state = move || Some(if holds() { "true" } else { "false" }.to_owned());
        self.bind_attr(name, Box::new(state));
    }

    /// Has a class while something holds.
    pub fn class_if(self, class: &'static str, holds: impl Fn() -> bool + 'static) -> Self {
        self.bind_class(class, Box::new(holds));
        self
    }

    fn bind_class(&self, class: &'static str, holds: Box<dyn Fn() -> bool>) {
        let classes = self.0.class_list();
        bind(Box::new(move || {
            let _ = classes.toggle_with_force(class, holds());
        }));
    }

    /// Sets a property of a control (`checked`, `value`, `selected`), which a person may have
    /// changed since.
    pub fn prop_of(
        self,
        name: &'static str,
        value: impl Fn() -> wasm_bindgen::JsValue + 'static,
    ) -> Self {
        self.bind_prop(name, Box::new(value));
        self
    }

    fn bind_prop(&self, name: &'static str, value: Box<dyn Fn() -> wasm_bindgen::JsValue>) {
        let element = self.0.clone();
        bind(Box::new(move || {
            let now = value();
            let known = js_sys::Reflect::get(&element, &name.into());
            // A text that is typed keeps its cursor.
            if known.as_ref() != Ok(&now) {
                let _ = js_sys::Reflect::set(&element, &name.into(), &now);
            }
        }));
    }

    /// Sets a property of the style through CSSOM, which the policy of the page allows.
    pub fn style(&self, name: &str, value: &str) {
        let _ = self.0.style().set_property(name, value);
    }

    /// Holds what follows signals: it is made anew, and what was there ends, when they change.
    pub fn part(self, content: impl Fn() -> Vec<El> + 'static) -> Self {
        self.bind_part(Box::new(content));
        self
    }

    /// The same for one element that may be absent.
    pub fn part_if(self, content: impl Fn() -> Option<El> + 'static) -> Self {
        self.bind_part_if(Box::new(content));
        self
    }

    fn bind_part_if(&self, content: Box<dyn Fn() -> Option<El>>) {
        self.bind_part(Box::new(move || content().into_iter().collect()));
    }

    fn bind_part(&self, content: Box<dyn Fn() -> Vec<El>>) {
        // An empty text holds the place among the siblings.
        let place = document().create_text_node("");
        self.append(&place);
        let mut held: Vec<El> = Vec::new();
        bind(Box::new(move || {
            let now = content();
            held.drain(..).for_each(|old| old.0.remove());
            if let Some(parent) = place.parent_node() {
                for new in &now {
                    let _ = parent.insert_before(&new.0, Some(&place));
                }
            }
            held = now;
        }));
    }

    /// Acts on an event, for as long as the owner lives.
    pub fn on(self, event: &'static str, act: impl FnMut(Event) + 'static) -> Self {
        self.listen(event, Box::new(act));
        self
    }

    /// Is open when the signal says so at first, and from then on says whether it is (`details`).
    pub fn unfolds(self, open: RwSignal<bool>) -> Self {
        let fold = self.on("toggle", move |event| open.set(is_unfolded(&event)));
        if open.get_untracked() {
            fold.attr("open", "")
        } else {
            fold
        }
    }

    /// Acts on a click, or on the key that does the same.
    pub fn on_click(self, act: impl FnMut() + 'static) -> Self {
        self.listen_click(Box::new(act));
        self
    }

    fn listen_click(&self, mut act: Box<dyn FnMut()>) {
        self.listen("click", Box::new(move |_| act()));
    }

    fn listen(&self, event: &'static str, act: Box<dyn FnMut(Event)>) {
        let closure = Closure::wrap(act);
        let function = closure.as_ref().unchecked_ref();
        let _ = self.0.add_event_listener_with_callback(event, function);
        let kept = StoredValue::new_local((self.0.clone(), closure));
        // An element that goes while it has the keyboard says so, when what listened is gone.
        on_cleanup(move || {
            kept.try_with_value(|(element, closure)| {
                let function = closure.as_ref().unchecked_ref();
                let _ = element.remove_event_listener_with_callback(event, function);
            });
        });
    }
}

/// Runs now, and again when a signal changes that it read, until the owner ends.
pub(super) fn bind(mut run: Box<dyn FnMut()>) {
    StoredValue::new_local(RenderEffect::new(move |_| run()));
}

/// Makes, within a run of [`bind`], what is to outlive that run: it ends with `owner`, and follows
/// its own signals only.
pub(super) fn outliving<T>(owner: Option<&Owner>, make: impl FnOnce() -> T) -> T {
    match owner {
        Some(owner) => owner.with(|| untrack(make)),
        None => untrack(make),
    }
}

/// The text of a control that an event is about.
pub(super) fn value_of(event: &Event) -> String {
    let value = event
        .target()
        .and_then(|target| js_sys::Reflect::get(&target, &"value".into()).ok());
    value
        .and_then(|value| value.as_string())
        .unwrap_or_default()
}

/// Whether the folded part that an event is about is open.
fn is_unfolded(event: &Event) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlElement>().ok());
    target.is_some_and(|target| target.has_attribute("open"))
}
