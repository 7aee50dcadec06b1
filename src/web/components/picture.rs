//! A placed chart on its canvas, under a real button for each shape that acts.
//!
//! The canvas is hidden from assistive technology; the buttons carry names and numbers. One of
//! them is in the tab order, the arrow keys go from one to the next.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

use crate::charts::placed::{Area, Placed};
use crate::charts::{Measure, TableMeasure};
use crate::web::canvas;
use crate::web::env;
use crate::web::location::Step;

/// A shape that acts.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Target {
    /// What it stands for, across changes.
    pub key: i64,
    /// Where it is.
    pub area: Area,
    /// Its name, with its numbers.
    pub name: String,
    /// Whether it is chosen.
    pub pressed: bool,
}

/// A width that the picture measures and the chart places by.
#[derive(Clone, Copy)]
pub(super) struct MeasuredWidth(RwSignal<f64>);

/// Wraps the signal that the picture is to fill.
pub(super) fn measured_width(width: RwSignal<f64>) -> MeasuredWidth {
    MeasuredWidth(width)
}

/// Measures texts as the canvas will draw them; by a table where there is no canvas.
pub(super) fn measure() -> Box<dyn Measure> {
    match canvas::CanvasMeasure::new() {
        Ok(measure) => Box::new(measure),
        Err(_) => Box::new(TableMeasure),
    }
}

/// The picture. `drag` is called while a pointer goes from one shape to another: the first
/// shape, the last one, and whether this is the first step.
#[component]
pub(super) fn Picture(
    placed: Memo<Placed>,
    targets: Memo<Vec<Target>>,
    act: Callback<usize>,
    #[prop(optional)] drag: Option<Callback<(usize, usize, Step)>>,
    width: MeasuredWidth,
) -> impl IntoView {
    let frame = NodeRef::<html::Div>::new();
    let canvas = NodeRef::<html::Canvas>::new();
    let theme = env::theme();
    let ratio = env::pixel_ratio();
    follow_width(frame, width.0);
    // The canvas is outside: it is drawn again when what is placed, the colours or the density
    // of pixels change.
    Effect::new(move |_| {
        ratio.track();
        if let Some(canvas) = canvas.get() {
            // A canvas that cannot be drawn leaves the buttons and the table.
            let _ = canvas::draw(&canvas, &placed.read(), &theme.read());
        }
    });
    let active = RwSignal::new(0_usize);
    let drawn_height = move || format!("{}px", placed.read().height);
    let move_focus = move |event: ev::KeyboardEvent| {
        let last = targets.read_untracked().len().saturating_sub(1);
        let at = active.get_untracked().min(last);
        let to = match event.key().as_str() {
            "ArrowDown" | "ArrowRight" => (at + 1).min(last),
            "ArrowUp" | "ArrowLeft" => at.saturating_sub(1),
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        active.set(to);
        let buttons = frame
            .get_untracked()
            .map(|frame| frame.get_elements_by_tag_name("button"));
        let button = buttons.and_then(|buttons| buttons.item(to as u32));
        if let Some(Ok(button)) = button.map(JsCast::dyn_into::<web_sys::HtmlElement>) {
            let _ = button.focus();
        }
    };
    let dragging = StoredValue::new(None::<(usize, usize)>);
    let under = move |event: &ev::PointerEvent| {
        let frame = frame.get_untracked()?;
        let x = f64::from(event.client_x()) - frame.get_bounding_client_rect().left();
        let targets = targets.read_untracked();
        targets
            .iter()
            .position(|t| t.area.x <= x && x < t.area.x + t.area.w)
    };
    let press = move |event: ev::PointerEvent| {
        dragging.set_value(under(&event).filter(|_| drag.is_some()).map(|at| (at, at)));
    };
    let pull = move |event: ev::PointerEvent| {
        let (Some(drag), Some((start, last))) = (drag, dragging.get_value()) else {
            return;
        };
        if event.buttons() == 0 {
            dragging.set_value(None);
            return;
        }
        if let Some(now) = under(&event).filter(|now| *now != last) {
            let step = if start == last {
                Step::Push
            } else {
                Step::Replace
            };
            dragging.set_value(Some((start, now)));
            drag.run((start, now, step));
        }
    };
    let buttons = move || {
        let count = targets.read().len();
        (0..count)
            .map(|at| {
                let of = move |get: fn(&Target) -> f64| {
                    move || format!("{}px", targets.read().get(at).map_or(0.0, get))
                };
                let name = move || targets.read().get(at).map(|t| t.name.clone());
                let pressed = move || {
                    let pressed = targets.read().get(at).is_some_and(|t| t.pressed);
                    if pressed { "true" } else { "false" }
                };
                let order = move || {
                    if active.get().min(count - 1) == at {
                        "0"
                    } else {
                        "-1"
                    }
                };
                view! {
                    <button
                        type="button"
                        aria-label=move || name()
                        title=move || name()
                        aria-pressed=move || pressed()
                        tabindex=move || order()
                        style:left=of(|t| t.area.x)
                        style:top=of(|t| t.area.y)
                        style:width=of(|t| t.area.w)
                        style:height=of(|t| t.area.h)
                        on:focus=move |_| active.set(at)
                        on:click=move |_| act.run(at)
                    ></button>
                }
            })
            .collect_view()
    };
    // The number of shapes makes the buttons; what they say and where they are only changes them.
    let count = Memo::new(move |_| targets.read().len());
    view! {
        <div
            class="picture"
            node_ref=frame
            style:height=move || drawn_height()
            on:keydown=move_focus
            on:pointerdown=press
            on:pointermove=pull
        >
            <canvas node_ref=canvas aria-hidden="true"></canvas>
            {move || {
                count.track();
                untrack(buttons)
            }}
        </div>
    }
}

/// Keeps a signal at the width of an element.
fn follow_width(frame: NodeRef<html::Div>, width: RwSignal<f64>) {
    Effect::new(move |_| {
        let Some(frame) = frame.get() else { return };
        width.set(f64::from(frame.client_width()));
        let observed = frame.clone();
        let changed = Closure::<dyn FnMut()>::new(move || {
            let now = f64::from(observed.client_width());
            if (width.get_untracked() - now).abs() >= 1.0 {
                width.set(now);
            }
        });
        if let Ok(observer) = web_sys::ResizeObserver::new(changed.as_ref().unchecked_ref()) {
            observer.observe(&frame);
            let kept = StoredValue::new_local((observer, changed));
            on_cleanup(move || {
                kept.try_with_value(|(observer, _)| observer.disconnect());
            });
        }
    });
}
