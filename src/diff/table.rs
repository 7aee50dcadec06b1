//! What changed → addresses of what it is about, and a table to take away.

use super::{Change, Field, FieldChange, Status, Thing, case_of, id, name};
use crate::dataset::{Dataset, FacetId, TermId, Text};
use crate::figure::{Row, Table};
use crate::i18n::{EditionLabel, Lang, number};
use crate::selection::{Route, Selection, View};

/// Most characters around what changed in a long text.
const AROUND: usize = 40;

/// The fragment of a thing in its edition: a case, that of a value or a decision, an indicator, or
/// the cases of a term.
pub fn address(dataset: &Dataset, thing: Thing, row: u32, lang: Lang) -> String {
    let mut view = View {
        edition: Some(dataset.package.edition.clone()),
        lang,
        ..View::default()
    };
    if let Some(case) = case_of(dataset, thing, row) {
        view.route = Route::Case(case);
    } else {
        match thing {
            Thing::Indicator => view.route = Route::Indicator(row),
            Thing::Value => {
                let indicator = dataset.values.indicator.get(row as usize).copied();
                view.route = Route::Indicator(indicator.unwrap_or(0));
            }
            Thing::Term => {
                view.selection = Selection::default().toggled(dataset, TermId(row));
            }
            Thing::Case | Thing::Decision | Thing::Facet => {}
        }
    }
    view.fragment(dataset)
}

/// A field in words: the facet of terms by its label, the language where there are two.
pub fn field_name(change: &FieldChange, to: &Dataset, lang: Lang) -> String {
    let words = lang.edition_messages();
    let name = match change.field {
        Field::Terms(_, facet) => facet_label(to, facet, lang),
        field => words.field(field),
    };
    match change.lang {
        None => name.to_owned(),
        Some(of) => format!("{name} ({})", of.code()),
    }
}

fn facet_label(dataset: &Dataset, facet: FacetId, lang: Lang) -> &str {
    dataset
        .facet(facet)
        .map_or("", |facet| facet.label.get(lang))
}

/// What both texts say, in words of the page where they are words of the contract; of long texts
/// what is around the difference.
pub fn both_sides(change: &FieldChange, lang: Lang) -> (String, String) {
    let words = lang.edition_messages();
    let said = |text: &str| {
        if is_number(change.field) {
            return number::written(text, lang);
        }
        let word = words.vocabulary(change.field, text);
        word.map_or_else(|| text.to_owned(), str::to_owned)
    };
    around(&said(&change.before), &said(&change.after))
}

/// Whether a field of a value is a number in the unit of its indicator.
fn is_number(field: Field) -> bool {
    matches!(field, Field::Number | Field::Low | Field::High)
}

/// The unit of a field, where it has one.
pub fn unit(dataset: &Dataset, thing: Thing, row: Option<u32>, field: Field) -> Option<&Text> {
    if thing != Thing::Value || !is_number(field) {
        return None;
    }
    let indicator = dataset.values.indicator.get(row? as usize)?;
    let indicator = dataset.indicators.get(*indicator as usize)?;
    Some(&indicator.unit).filter(|unit| !unit.fr.is_empty())
}

/// Two texts without what they have in common at their beginning and at their end, but for some
/// characters around.
fn around(before: &str, after: &str) -> (String, String) {
    let (one, other): (Vec<char>, Vec<char>) = (before.chars().collect(), after.chars().collect());
    if one.len().max(other.len()) <= 2 * AROUND {
        return (before.to_owned(), after.to_owned());
    }
    let same = |(a, b): &(&char, &char)| a == b;
    let start = one.iter().zip(&other).take_while(same).count();
    let most = one.len().min(other.len()) - start;
    let ends = one.iter().rev().zip(other.iter().rev());
    let end = ends.take(most).take_while(same).count();
    let cut = |text: &[char]| -> String {
        let from = start.saturating_sub(AROUND);
        let to = text.len() - end.saturating_sub(AROUND);
        let middle = text.get(from..to).unwrap_or_default().iter();
        let dots = |is_cut: bool| is_cut.then_some('…');
        let before = dots(from > 0).into_iter();
        before
            .chain(middle.copied())
            .chain(dots(to < text.len()))
            .collect()
    };
    (cut(&one), cut(&other))
}

/// The changes as a table: a row for each field that is not the same, and one for each thing that
/// only one edition has. Texts are whole, and none can be taken for a formula. `site` stands
/// before the fragment of an address.
pub fn table(
    changes: &[Change],
    (from, to): (&Dataset, &Dataset),
    site: &dyn Fn(&str) -> String,
    lang: Lang,
) -> Table {
    let words = lang.edition_messages();
    let columns = [
        EditionLabel::Thing,
        EditionLabel::Status,
        EditionLabel::IdBefore,
        EditionLabel::IdAfter,
        EditionLabel::NameBefore,
        EditionLabel::NameAfter,
        EditionLabel::Field,
        EditionLabel::Before,
        EditionLabel::After,
        EditionLabel::Address,
    ];
    let mut rows = Vec::new();
    for change in changes {
        let thing = change.thing;
        let ids = [(from, change.from), (to, change.to)];
        let of = |told: &dyn Fn(&Dataset, u32) -> String| {
            ids.map(|(dataset, row)| row.map_or_else(String::new, |row| told(dataset, row)))
        };
        let [old, new] = of(&|dataset, row| id(dataset, thing, row).to_owned());
        let [was, is] = of(&|dataset, row| name(dataset, thing, row, lang));
        let [there, here] = of(&|dataset, row| site(&address(dataset, thing, row, lang)));
        let address = if change.status == Status::Withdrawn {
            there
        } else {
            here
        };
        let mut add = |field: &str, before: &str, after: &str| {
            let status = words.status(thing, change.status);
            let cells = [
                status, &old, &new, &was, &is, field, before, after, &address,
            ];
            rows.push(Row {
                depth: 0,
                head: words.thing(thing).to_owned(),
                cells: cells.map(str::to_owned).to_vec(),
            });
        };
        if change.fields.is_empty() {
            add("", "", "");
        }
        for field in &change.fields {
            let column = field.field.column(to);
            let column = match field.lang {
                None => column.to_owned(),
                Some(of) => [column, "_", of.code()].concat(),
            };
            add(&column, &field.before, &field.after);
        }
    }
    Table {
        columns: columns
            .map(|label| words.edition_label(label).to_owned())
            .to_vec(),
        rows,
        words: &[1, 2, 3, 4, 5, 6, 7],
    }
}

#[cfg(test)]
mod tests {
    use super::{AROUND, around};

    #[test]
    fn of_a_long_text_the_difference_is_shown_with_its_surroundings() {
        let long = "é".repeat(200);
        let (one, other) = (format!("{long}un{long}"), format!("{long}deux{long}"));
        let near = "é".repeat(AROUND);
        let expected = (format!("…{near}un{near}…"), format!("…{near}deux{near}…"));
        assert_eq!(around(&one, &other), expected);
        let (none, all) = around("", &long);
        assert_eq!((none.as_str(), all), ("", long.clone()));
        // What is repeated is not taken for both ends at once.
        let (shorter, longer) = around(&long, &format!("{long}é"));
        assert!(shorter.chars().count() < longer.chars().count());
        assert_eq!(around("court", "long"), ("court".into(), "long".into()));
    }
}
