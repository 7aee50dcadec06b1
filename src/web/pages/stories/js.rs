//! What only a presentation asks of the browser, by name: a binding would be in the page's own file, for every visit.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::web::env::window;

/// A property; undefined where there is none.
pub(super) fn get(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or_default()
}

/// A property that holds or does not.
pub(super) fn holds(of: &JsValue, name: &str) -> bool {
    get(of, name).is_truthy()
}

/// A number.
pub(super) fn number(of: &JsValue, name: &str) -> f64 {
    get(of, name).as_f64().unwrap_or_default()
}

/// Calls a method with what is given; undefined where there is none, or where it refuses.
pub(super) fn call(of: &JsValue, name: &str, given: Option<&JsValue>) -> JsValue {
    let Ok(method) = get(of, name).dyn_into::<Function>() else {
        return JsValue::UNDEFINED;
    };
    let called = match given {
        Some(given) => method.call1(of, given),
        None => method.call0(of),
    };
    called.unwrap_or_default()
}

/// Makes a thing of a kind that the window knows.
pub(super) fn make(kind: &str, given: Option<&JsValue>) -> Option<JsValue> {
    let maker: Function = get(&window(), kind).dyn_into().ok()?;
    let given = given.map_or_else(Array::new, Array::of1);
    Reflect::construct(&maker, &given).ok()
}
