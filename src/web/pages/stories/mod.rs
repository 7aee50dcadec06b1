//! What is shown to an audience: sequences of views, played step by step, in one window or two. A part of the code of its own
//! (`web::parts`).

mod channel;
mod filter;
mod js;
mod list;
mod live;
mod over;
mod play;
mod presenter;

use js_sys::{Array, Reflect};

use crate::i18n::StoryLabel;
use crate::selection::Route;
use crate::web::dom::El;
use crate::web::env::document;
use crate::web::state::Explorer;

/// The page of a route.
pub(in crate::web) fn stories(explorer: Explorer, route: Route) -> El {
    dress();
    match route {
        Route::Story(slide) => play::play(explorer, slide.notes),
        _ => list::list(explorer),
    }
}

/// How it looks comes with the part, as a sheet that is made here: so the style of the page does not carry it.
fn dress() {
    const NAME: &str = "adoptedStyleSheets";
    let page = document();
    if js::number(&js::get(&page, NAME), "length") > 0.0 {
        return;
    }
    if let Some(sheet) = js::make("CSSStyleSheet", None) {
        js::call(
            &sheet,
            "replaceSync",
            Some(&include_str!("stage.css").into()),
        );
        let _ = Reflect::set(&page, &NAME.into(), &Array::of1(&sheet));
    }
}

fn label(explorer: Explorer, label: StoryLabel) -> &'static str {
    explorer.lang.story_messages().story_label(label)
}
