//! A placed chart on its canvas, under a real button for each shape that acts.
//!
//! The canvas is hidden from assistive technology; the buttons carry names and numbers. One of
//! them is in the tab order, the arrow keys go from one to the next.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{HtmlCanvasElement, HtmlElement, KeyboardEvent, PointerEvent};

use crate::charts::motion::{DURATION, between, can_move};
use crate::charts::{Hit, Measure, Placed, TableMeasure, Theme};
use crate::figure::Target;
use crate::web::canvas;
use crate::web::dom::{El, bind, classed, el, outliving};
use crate::web::env;
use crate::web::location::Step;
use crate::web::state::{Drawn, Explorer};

/// Measures texts as the canvas will draw them; by a table where there is no canvas.
pub(in crate::web) fn measure() -> Box<dyn Measure> {
    match canvas::CanvasMeasure::new() {
        Ok(measure) => Box::new(measure),
        Err(_) => Box::new(TableMeasure),
    }
}

/// The picture of a figure.
pub(in crate::web) fn picture(explorer: Explorer, figure: Drawn) -> El {
    let frame = classed("div", "picture");
    let canvas = el("canvas").attr("aria-hidden", "true");
    let buttons = classed("div", "shapes");
    let size = follow_size(&frame);
    let theme = env::theme(move || explorer.look());
    let ratio = env::pixel_ratio();
    let hits: StoredValue<Vec<Hit>> = StoredValue::new(Vec::new());
    let drawn_at = StoredValue::new(1.0);
    let active = StoredValue::new(0_usize);
    let measure = measure();
    // What the shapes over a range do.
    let act = move |hit: Hit, dragged: Option<Step>| {
        let target = figure.read_untracked().target(&hit);
        if let Some(target) = target {
            explorer.act(target.act, dragged);
        }
    };
    // The canvas is outside: it is drawn again when what is placed, the colours or the density
    // of pixels change. The buttons over it are kept as long as their number is the same.
    let mut made: Vec<El> = Vec::new();
    let still = env::is_still();
    let motion: StoredValue<Option<Motion>> = StoredValue::new(None);
    let owner = Owner::current();
    let held = (frame.clone(), canvas.clone(), buttons.clone());
    bind(Box::new(move || {
        let (frame, canvas, buttons) = &held;
        let (width, zoom) = size.get();
        if width <= 0.0 {
            return;
        }
        let figure = figure.read();
        let placed = figure.place(width / zoom, &*measure);
        ratio.track();
        frame.style("height", &pixels(placed.height * zoom));
        // A canvas that cannot be drawn leaves the buttons and the table.
        let canvas: HtmlCanvasElement = canvas.element().unchecked_into();
        let before = motion.try_update_value(Option::take).flatten();
        let before = before.filter(|before| {
            !still.get_untracked() && can_move(&before.to, &placed) && before.to != placed
        });
        let moves = before.is_some();
        motion.set_value(Some(Motion {
            from: before.map_or_else(|| placed.clone(), |before| before.now()),
            to: placed.clone(),
            begun: js_sys::Date::now(),
        }));
        let theme = theme.get();
        if moves {
            animate(canvas, motion, theme, zoom);
        } else {
            let _ = canvas::draw(&canvas, &placed, &theme, zoom, &[]);
        }
        while made.len() > placed.hits.len() {
            if let Some(last) = made.pop() {
                last.element().remove();
            }
        }
        while made.len() < placed.hits.len() {
            let at = made.len();
            let button = outliving(owner.as_ref(), || shape(at, hits, active, act));
            let _ = buttons.clone().child(button.clone());
            made.push(button);
        }
        let last = made.len().saturating_sub(1);
        active.update_value(|active| *active = (*active).min(last));
        for (at, (button, hit)) in made.iter().zip(&placed.hits).enumerate() {
            show(
                button,
                (hit, zoom),
                figure.target(hit),
                at == active.get_value(),
            );
        }
        hits.set_value(placed.hits);
        drawn_at.set_value(zoom);
    }));
    let looked: RwSignal<Option<usize>> = RwSignal::new(None);
    let held = (canvas.clone(), buttons.element());
    let redraw = move |canvas: &El, followed: &[usize]| {
        let canvas: HtmlCanvasElement = canvas.element().unchecked_into();
        let (theme, zoom) = (theme.get_untracked(), drawn_at.get_value());
        motion.with_value(|motion| {
            if let Some(motion) = motion {
                let _ = canvas::draw(&canvas, &motion.to, &theme, zoom, followed);
            }
        });
    };
    follow_looks(figure, held, hits, looked, redraw);
    let frame = frame.child(canvas).child(buttons.clone());
    let frame = tip(follow_keys(frame, &buttons, active), looked);
    if figure.read_untracked().drags() {
        follow_drag(frame, hits, drawn_at, act)
    } else {
        frame
    }
}

/// While a shape is looked at, what belongs to it stands out.
fn follow_looks(
    figure: Drawn,
    (canvas, buttons): (El, HtmlElement),
    hits: StoredValue<Vec<Hit>>,
    looked: RwSignal<Option<usize>>,
    redraw: impl Fn(&El, &[usize]) + 'static,
) {
    let mut before = false;
    bind(Box::new(move || {
        let at = looked.get();
        let hit = at.and_then(|at| hits.with_value(|hits| hits.get(at).copied()));
        let followed = hit.map_or_else(Vec::new, |hit| {
            let mut related = figure.read_untracked().related(&hit);
            let others = related.iter().any(|at| !hit.range().contains(at));
            related.extend(hit.range());
            if others { related } else { Vec::new() }
        });
        if followed.is_empty() && !before {
            return;
        }
        before = !followed.is_empty();
        let shapes = buttons.children();
        hits.with_value(|hits| {
            for (number, hit) in hits.iter().enumerate() {
                let related = followed.contains(&hit.first) && at != Some(number);
                if let Some(shape) = shapes.item(number as u32) {
                    let _ = shape.class_list().toggle_with_force("related", related);
                }
            }
        });
        redraw(&canvas, &followed);
    }));
}

/// A chart on its way to another.
struct Motion {
    from: Placed,
    to: Placed,
    /// When it began, in milliseconds of the clock.
    begun: f64,
}

impl Motion {
    fn time(&self) -> f64 {
        (js_sys::Date::now() - self.begun) / DURATION
    }

    /// What is seen now.
    fn now(&self) -> Placed {
        between(&self.from, &self.to, self.time())
    }
}

/// Draws what is seen now, frame after frame, until all is where it will be.
fn animate(
    canvas: HtmlCanvasElement,
    motion: StoredValue<Option<Motion>>,
    theme: Theme,
    zoom: f64,
) {
    let drawn = motion.try_with_value(|motion| {
        let motion = motion.as_ref()?;
        let _ = canvas::draw(&canvas, &motion.now(), &theme, zoom, &[]);
        (motion.time() < 1.0).then_some(())
    });
    if drawn.flatten().is_some() {
        request_animation_frame(move || animate(canvas, motion, theme, zoom));
    }
}

/// Says what is under the pointer or has the keyboard, in full, beside it; the name says the same
/// to a screen reader. Escape sends it away.
fn tip(frame: El, looked: RwSignal<Option<usize>>) -> El {
    let tip = classed("p", "tip")
        .attr("aria-hidden", "true")
        .attr("hidden", "");
    let shown = tip.clone();
    let show = move |event: web_sys::Event| {
        let target = event.target();
        let shape = target.and_then(|target| target.dyn_into::<HtmlElement>().ok());
        let name = shape
            .as_ref()
            .and_then(|shape| shape.get_attribute("aria-label"));
        let element = shown.element();
        let (Some(shape), Some(name)) = (shape, name) else {
            let _ = element.set_attribute("hidden", "");
            looked.set(None);
            return;
        };
        let siblings = shape.parent_element().map(|parent| parent.children());
        looked.set(siblings.and_then(|all| {
            let own = |at: &u32| all.item(*at).as_ref() == Some(shape.as_ref());
            (0..all.length()).find(own).map(|at| at as usize)
        }));
        element.set_text_content(Some(&name));
        let _ = element.remove_attribute("hidden");
        let shown = shown.clone();
        // What has got the keyboard may still be scrolled into view.
        request_animation_frame(move || put_beside(&shown, &shape));
    };
    let hide = tip.element();
    let hide = move |_: web_sys::Event| {
        let _ = hide.set_attribute("hidden", "");
        looked.set(None);
    };
    let hide_on_escape = hide.clone();
    frame
        .on("pointerover", show.clone())
        .on("focusin", show)
        .on("pointerleave", hide.clone())
        .on("focusout", hide)
        .on("keydown", move |event| {
            if event
                .dyn_ref::<KeyboardEvent>()
                .is_some_and(|key| key.key() == "Escape")
            {
                hide_on_escape(event);
            }
        })
        .child(tip)
}

/// Puts a tip below a shape, or above it where there is no room, within the window.
fn put_beside(tip: &El, shape: &HtmlElement) {
    let element = tip.element();
    let over = shape.get_bounding_client_rect();
    let (width, height) = env::size();
    let left = over
        .left()
        .min(width - f64::from(element.offset_width()) - 8.0);
    let own = f64::from(element.offset_height());
    let below = over.bottom() + 4.0;
    let top = if below + own > height {
        over.top() - own - 4.0
    } else {
        below
    };
    tip.style("left", &pixels(left.max(8.0)));
    tip.style("top", &pixels(top));
}

/// The button over a shape.
fn shape(
    at: usize,
    hits: StoredValue<Vec<Hit>>,
    active: StoredValue<usize>,
    act: impl Fn(Hit, Option<Step>) + 'static,
) -> El {
    let button = el("button").attr("type", "button");
    let own = button.element();
    let focus = move |_| {
        // One shape is in the tab order: the one that was there last.
        let before = active.get_value();
        let siblings = own.parent_element().map(|parent| parent.children());
        if let Some(before) = siblings.and_then(|shapes| shapes.item(before as u32)) {
            let _ = before.set_attribute("tabindex", "-1");
        }
        let _ = own.set_attribute("tabindex", "0");
        active.set_value(at);
    };
    button.on("focus", focus).on_click(move || {
        if let Some(hit) = hits.with_value(|hits| hits.get(at).copied()) {
            act(hit, None);
        }
    })
}

/// A length as CSS writes it.
fn pixels(length: f64) -> String {
    format!("{}px", length.round() as i64)
}

/// Brings a button to its shape, at the zoom of the chart.
fn show(button: &El, (hit, zoom): (&Hit, f64), target: Option<Target>, in_tab_order: bool) {
    let area = hit.area;
    for (name, length) in [
        ("left", area.x),
        ("top", area.y),
        ("width", area.w),
        ("height", area.h),
    ] {
        button.style(name, &pixels(length * zoom));
    }
    let (name, pressed) = target.map_or_else(Default::default, |t| (t.name, t.pressed));
    let _ = button
        .clone()
        .attr("aria-label", &name)
        .attr("aria-pressed", if pressed { "true" } else { "false" })
        .attr("tabindex", if in_tab_order { "0" } else { "-1" });
}

/// Arrows, Home and End go from shape to shape.
fn follow_keys(frame: El, buttons: &El, active: StoredValue<usize>) -> El {
    let buttons = buttons.element();
    frame.on("keydown", move |event| {
        let Ok(event) = event.dyn_into::<KeyboardEvent>() else {
            return;
        };
        let shapes = buttons.children();
        let last = (shapes.length() as usize).saturating_sub(1);
        let at = active.get_value().min(last);
        let to = match event.key().as_str() {
            "ArrowDown" | "ArrowRight" => (at + 1).min(last),
            "ArrowUp" | "ArrowLeft" => at.saturating_sub(1),
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        let shape = shapes.item(to as u32);
        if let Some(Ok(shape)) = shape.map(JsCast::dyn_into::<HtmlElement>) {
            let _ = shape.focus();
        }
    })
}

/// A pointer that goes from one shape to another chooses all between.
fn follow_drag(
    frame: El,
    hits: StoredValue<Vec<Hit>>,
    zoom: StoredValue<f64>,
    act: impl Fn(Hit, Option<Step>) + 'static,
) -> El {
    let within = frame.element();
    let taker = within.clone();
    let under = move |event: &PointerEvent| {
        let x = f64::from(event.client_x()) - within.get_bounding_client_rect().left();
        let x = x / zoom.get_value();
        let over = |hit: &Hit| hit.area.x <= x && x < hit.area.x + hit.area.w;
        hits.with_value(|hits| hits.iter().position(over))
    };
    // The shape where it began, and the one where it is.
    let course = StoredValue::new(None::<(usize, usize)>);
    let begins = under.clone();
    let press = move |event: web_sys::Event| {
        if let Ok(event) = event.dyn_into::<PointerEvent>() {
            course.set_value(begins(&event).map(|at| (at, at)));
        }
    };
    let pull = move |event: web_sys::Event| {
        let Ok(event) = event.dyn_into::<PointerEvent>() else {
            return;
        };
        let Some((start, last)) = course.get_value().filter(|_| event.buttons() != 0) else {
            course.set_value(None);
            return;
        };
        let Some(now) = under(&event).filter(|now| *now != last) else {
            return;
        };
        let step = if start == last {
            Step::Push
        } else {
            Step::Replace
        };
        // What is chosen may move the page under the pointer: from here on it is the chart's.
        let _ = taker.set_pointer_capture(event.pointer_id());
        course.set_value(Some((start, now)));
        let range = hits.with_value(|hits| {
            let (low, high) = (hits.get(start.min(now))?, hits.get(start.max(now))?);
            Some(Hit {
                end: high.end,
                ..*low
            })
        });
        if let Some(range) = range {
            act(range, Some(step));
        }
    };
    frame.on("pointerdown", press).on("pointermove", pull)
}

/// The width of an element, known once it is on the page, and by how much the reader's text is
/// larger than the 17 pixels for which charts are made, as signals that follow both.
fn follow_size(frame: &El) -> RwSignal<(f64, f64)> {
    let size = RwSignal::new((0.0, 1.0));
    let rem = classed("div", "rem");
    let _ = frame.clone().child(rem.clone());
    let (observed, rem) = (frame.element(), rem.element());
    let probe = rem.clone();
    let measure = move || {
        let width = f64::from(observed.client_width());
        let zoom = f64::from(probe.offset_width()) / 170.0;
        // Small differences between screens are no wish of a reader.
        let zoom = if zoom < 1.2 { 1.0 } else { zoom };
        let Some((known, known_zoom)) = size.try_get_untracked() else {
            return;
        };
        if (known - width).abs() >= 1.0 || (known_zoom - zoom).abs() >= 0.05 {
            size.set((width, zoom));
        }
    };
    // As soon as the page holds it, not a layout later: nothing is drawn twice, and nothing moves.
    let first = measure.clone();
    spawn_local(async move { first() });
    let changed = Closure::<dyn FnMut()>::new(measure);
    if let Ok(observer) = web_sys::ResizeObserver::new(changed.as_ref().unchecked_ref()) {
        observer.observe(&frame.element());
        observer.observe(&rem);
        let kept = StoredValue::new_local((observer, changed));
        on_cleanup(move || {
            kept.try_with_value(|(observer, _)| observer.disconnect());
        });
    }
    size
}
