//! Text → the form in which it is searched and sorted: blind to case and to Latin accents.
//!
//! A small table instead of the Unicode one: the data are French and English, and the full
//! table weighs more than the rest of the search.

/// Adds the folded form of a character to `out`: nothing, one or two characters.
pub fn fold_char(c: char, out: &mut String) {
    match c {
        'A'..='Z' => out.push(c.to_ascii_lowercase()),
        // Combining accents, as decomposed text carries them.
        '\u{300}'..='\u{36F}' => {}
        'À'..='Å' | 'à'..='å' | 'Ā'..='ą' | 'ª' => out.push('a'),
        'Æ' | 'æ' => out.push_str("ae"),
        'Ç' | 'ç' | 'Ć'..='č' => out.push('c'),
        'Ď'..='đ' | 'Ð' | 'ð' => out.push('d'),
        'È'..='Ë' | 'è'..='ë' | 'Ē'..='ě' => out.push('e'),
        'Ĝ'..='ģ' => out.push('g'),
        'Ĥ'..='ħ' => out.push('h'),
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ'..='ı' => out.push('i'),
        'Ĵ' | 'ĵ' => out.push('j'),
        'Ķ' | 'ķ' => out.push('k'),
        'Ĺ'..='ł' => out.push('l'),
        'Ñ' | 'ñ' | 'Ń'..='ň' => out.push('n'),
        'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' | 'Ō'..='ő' | 'º' => out.push('o'),
        'Œ' | 'œ' => out.push_str("oe"),
        'Ŕ'..='ř' => out.push('r'),
        'Ś'..='š' => out.push('s'),
        'ß' => out.push_str("ss"),
        'Ţ'..='ŧ' => out.push('t'),
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ'..='ų' => out.push('u'),
        'Ŵ' | 'ŵ' => out.push('w'),
        'Ý' | 'ý' | 'ÿ' | 'Ŷ'..='Ÿ' => out.push('y'),
        'Ź'..='ž' => out.push('z'),
        // Typographic forms of what a keyboard has.
        '’' | '‘' | 'ʼ' => out.push('\''),
        '‐' | '‑' | '–' | '—' => out.push('-'),
        '\u{A0}' | '\u{202F}' | '\u{2009}' => out.push(' '),
        'Α'..='Ω' => out.extend(char::from_u32(c as u32 + 32)),
        _ => out.push(c),
    }
}

/// Adds the folded form of `text` to `out`.
pub fn fold_into(text: &str, out: &mut String) {
    for c in text.chars() {
        fold_char(c, out);
    }
}

/// The folded form of `text`.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// Where a text stands first in another, in bytes. The standard search weighs 4 kB of the page, for
/// the most part a table that only its panic would show.
pub fn place_of(asked: &str, text: &str) -> Option<usize> {
    let Some((first, rest)) = asked.as_bytes().split_first() else {
        return Some(0);
    };
    let mut from = 0;
    loop {
        let left = text.as_bytes().get(from..)?;
        let at = left.iter().position(|byte| byte == first)?;
        if left.get(at + 1..)?.starts_with(rest) {
            return Some(from + at);
        }
        from += at + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::{fold, place_of};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_text_is_where_the_standard_finds_it(text in "[abéè€]{0,12}", asked in "[abéè€]{0,3}") {
            prop_assert_eq!(place_of(&asked, &text), text.find(&asked));
        }
    }

    #[test]
    fn accents_case_and_typography_disappear() {
        for (text, folded) in [
            ("Méningiome", "meningiome"),
            ("me\u{301}ningiome", "meningiome"),
            ("ŒDÈME", "oedeme"),
            ("l’Assurance", "l'assurance"),
            ("β-bloquant", "β-bloquant"),
            ("1\u{202F}300", "1 300"),
        ] {
            assert_eq!(fold(text), folded);
        }
    }
}
