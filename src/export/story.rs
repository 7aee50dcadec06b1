//! A sequence that somebody put together → the file in which it is kept. The browser reads it (`web::pages::stories`).

use super::json::quoted;

/// A step: what is said, and the view it is said of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// Heading.
    pub title: String,
    /// Text; may be empty.
    pub text: String,
    /// The fragment of an address.
    pub view: String,
}

/// The file: the edition, and the steps in their order.
pub fn written(edition: &str, steps: &[Step]) -> String {
    let steps: Vec<String> = steps
        .iter()
        .map(|step| {
            let [title, text, view] = [&step.title, &step.text, &step.view].map(|of| quoted(of));
            format!("    {{\"title\": {title}, \"text\": {text}, \"view\": {view}}}")
        })
        .collect();
    format!(
        "{{\n  \"story\": 1,\n  \"edition\": {},\n  \"steps\": [\n{}\n  ]\n}}\n",
        quoted(edition),
        steps.join(",\n")
    )
}
