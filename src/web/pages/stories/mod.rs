//! What is shown to an audience: sequences of views, played step by step, in one window or two. A part of the code of its own
//! (`web::parts`).

mod channel;
mod filter;
mod list;
mod live;
mod over;
mod play;
mod presenter;

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::JsCast;

use crate::i18n::StoryLabel;
use crate::selection::Route;
use crate::web::dom::El;
use crate::web::env::{document, window};
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
    let known = Reflect::get(&page, &NAME.into()).unwrap_or_default();
    if Array::from(&known).length() > 0 {
        return;
    }
    let maker = Reflect::get(&window(), &"CSSStyleSheet".into()).ok();
    let maker: Option<Function> = maker.and_then(|maker| maker.dyn_into().ok());
    let made = maker.and_then(|maker| Reflect::construct(&maker, &Array::new()).ok());
    let Some(sheet) = made else { return };
    let fill = Reflect::get(&sheet, &"replaceSync".into()).ok();
    let fill = fill.and_then(|fill| fill.dyn_into::<Function>().ok());
    if let Some(fill) = fill {
        let _ = fill.call1(&sheet, &include_str!("stage.css").into());
        let _ = Reflect::set(&page, &NAME.into(), &Array::of1(&sheet));
    }
}

fn label(explorer: Explorer, label: StoryLabel) -> &'static str {
    explorer.lang.story_messages().story_label(label)
}
