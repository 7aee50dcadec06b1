//! The sequences of the edition with their steps, and the own one, which is put together here.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlInputElement;

use super::label;
use super::play::{own_steps, set_own_steps, steps_of};
use crate::export::story::{Step, written};
use crate::i18n::StoryLabel;
use crate::selection::{OWN, Route, Selection, Slide, View};
use crate::web::dom::{
    El, button, classed, el, hidden, link, link_to, list as items, text, value_of,
};
use crate::web::env::{blob_of, download};
use crate::web::state::Explorer;

/// The page.
pub(super) fn list(explorer: Explorer) -> El {
    let edition = explorer.edition();
    let mut stories: Vec<&str> = Vec::new();
    for step in &edition.dataset.stories {
        if !stories.contains(&step.story.as_str()) {
            stories.push(&step.story);
        }
    }
    let told = stories.iter().map(|story| sequence(explorer, story));
    classed("article", "page stories")
        .child(text("h1", label(explorer, StoryLabel::Stories)))
        .child(
            el("section")
                .child(text("h2", label(explorer, StoryLabel::OfEdition)))
                .children(told),
        )
        .child(own(explorer))
}

/// A link to a step.
fn to_step(explorer: Explorer, story: &str, step: usize, name: &str) -> El {
    let slide = Slide {
        story: story.to_owned(),
        step: step as u32,
        ..Slide::default()
    };
    link_to(name, move || {
        explorer.href(|view| View {
            route: Route::Story(Box::new(slide.clone())),
            selection: Selection::default(),
            ..view
        })
    })
}

/// A sequence with its steps.
fn sequence(explorer: Explorer, story: &str) -> El {
    let steps = steps_of(explorer, story);
    let first = steps.first().map_or("", |step| step.title.as_str());
    let links = steps.iter().enumerate();
    let links = links.map(|(at, step)| to_step(explorer, story, at + 1, &step.title));
    classed("div", "sequence")
        .child(text("h3", first))
        .child(
            el("p").child(
                to_step(explorer, story, 1, label(explorer, StoryLabel::Play))
                    .class("play")
                    .child(hidden(&format!(" – {first}"))),
            ),
        )
        .child(items("ol", "steps", links))
}

/// The own sequence, and what is done with it.
fn own(explorer: Explorer) -> El {
    let memory = explorer.memory.own;
    // Made anew when steps come, go or change places, not while one writes.
    let shape = Memo::new(move |_| memory.read().len() / 3);
    let moved = RwSignal::new(0_u32);
    el("section")
        .child(text("h2", label(explorer, StoryLabel::Own)))
        .child(text("p", label(explorer, StoryLabel::OwnHelp)).class("quiet"))
        .part(move || {
            moved.track();
            let count = shape.get();
            if count == 0 {
                return Vec::new();
            }
            let steps = (0..count).map(|at| untrack(|| step(explorer, at, count, moved)));
            let save = button("", label(explorer, StoryLabel::Save), move || {
                let edition = explorer.edition();
                let id = &edition.dataset.package.edition;
                let file = written(id, &untrack(|| own_steps(explorer)));
                if let Some(blob) = blob_of(&file, "application/json") {
                    download(&blob, &format!("sequence-{id}.json"));
                }
            });
            let play = to_step(explorer, OWN, 1, label(explorer, StoryLabel::Play))
                .class("play")
                .child(hidden(&format!(" – {}", label(explorer, StoryLabel::Own))));
            vec![
                items("ol", "own", steps),
                classed("p", "actions").child(play).child(save),
            ]
        })
        .child(open(explorer, moved))
}

/// A step that can be written and moved.
fn step(explorer: Explorer, at: usize, count: usize, moved: RwSignal<u32>) -> El {
    let of = untrack(|| own_steps(explorer)).get(at).cloned();
    let of = of.unwrap_or_default();
    let update = move |change: &dyn Fn(&mut Vec<Step>)| {
        let mut steps = untrack(|| own_steps(explorer));
        change(&mut steps);
        set_own_steps(explorer, steps);
    };
    let number = format!(" – {}", at + 1);
    let write = move |set: fn(&mut Step, &str)| {
        move |event: web_sys::Event| {
            let content = value_of(&event);
            update(&|steps| {
                if let Some(step) = steps.get_mut(at) {
                    set(step, &content);
                }
            });
        }
    };
    let id = |what: &str| format!("own-{what}-{at}");
    let named = |name: StoryLabel, what: &str, control: El| {
        classed("div", "choice")
            .child(
                text("label", label(explorer, name))
                    .attr("for", &id(what))
                    .child(hidden(&number)),
            )
            .child(control.attr("id", &id(what)))
    };
    let title = el("input")
        .attr("type", "text")
        .attr("value", &of.title)
        .on(
            "input",
            write(|step, title| title.clone_into(&mut step.title)),
        );
    let content = el("textarea")
        .attr("rows", "2")
        .text(&of.text)
        .on("input", write(|step, text| text.clone_into(&mut step.text)));
    let swap = move |with: usize| {
        move || {
            update(&|steps| {
                if at.max(with) < steps.len() {
                    steps.swap(at, with);
                }
            });
            moved.update(|moved| *moved += 1);
        }
    };
    let act = |name: StoryLabel| button("", label(explorer, name), || {}).child(hidden(&number));
    let up = (at > 0).then(|| act(StoryLabel::MoveUp).on_click(swap(at.saturating_sub(1))));
    let down = (at + 1 < count).then(|| act(StoryLabel::MoveDown).on_click(swap(at + 1)));
    let remove = act(StoryLabel::Remove).on_click(move || {
        update(&|steps| {
            if at < steps.len() {
                steps.remove(at);
            }
        });
        moved.update(|moved| *moved += 1);
    });
    let (known, _) = View::parse(&of.view, &explorer.edition().dataset);
    let view = link(
        &explorer.cited(known),
        label(explorer, StoryLabel::StepView),
    );
    el("div")
        .child(named(StoryLabel::StepTitle, "title", title))
        .child(named(StoryLabel::StepText, "text", content))
        .child(
            classed("p", "actions")
                .child(view.child(hidden(&number)))
                .maybe(up)
                .maybe(down)
                .child(remove),
        )
}

/// Opens a sequence from a file.
fn open(explorer: Explorer, moved: RwSignal<u32>) -> El {
    let said = RwSignal::new("");
    let open = move |event: web_sys::Event| {
        let target = event.target();
        let input = target.and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let file = input.and_then(|input| input.files()?.get(0));
        let Some(file) = file else { return };
        spawn_local(async move {
            let content = JsFuture::from(file.text()).await.ok();
            let content = content.and_then(|content| content.as_string());
            let json = content.and_then(|content| js_sys::JSON::parse(&content).ok());
            let steps = json.and_then(|json| read(&json));
            if said.is_disposed() {
                return;
            }
            match steps {
                Some(steps) => {
                    said.set("");
                    set_own_steps(explorer, steps);
                    moved.update(|moved| *moved += 1);
                }
                None => said.set(label(explorer, StoryLabel::BadFile)),
            }
        });
    };
    classed("div", "choice")
        .child(text("label", label(explorer, StoryLabel::Open)).attr("for", "own-file"))
        .child(
            el("input")
                .attr("id", "own-file")
                .attr("type", "file")
                .attr("accept", ".json,application/json")
                .on("change", open),
        )
        .child(
            el("p")
                .attr("role", "alert")
                .text_of(move || said.get().to_owned()),
        )
}

/// The steps of a file that was saved here.
pub(super) fn read(json: &JsValue) -> Option<Vec<Step>> {
    let get = |of: &JsValue, name: &str| js_sys::Reflect::get(of, &name.into()).ok();
    get(json, "story")?.as_f64()?;
    let steps: js_sys::Array = get(json, "steps")?.dyn_into().ok()?;
    let text = |of: &JsValue, name: &str| {
        let text = get(of, name).and_then(|text| text.as_string());
        text.unwrap_or_default()
    };
    let steps = steps.iter().map(|step| Step {
        title: text(&step, "title"),
        text: text(&step, "text"),
        view: text(&step, "view"),
    });
    Some(steps.collect())
}
