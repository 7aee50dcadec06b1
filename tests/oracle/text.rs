//! Searching understood a second time: every word of every text against the whole matrix of
//! edits, and marks by trying every range.

use std::collections::BTreeSet;
use std::ops::Range;

use indicateurs::fold::fold;

use super::{Case, World};

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

fn is_long(word: &str) -> bool {
    let letters = word
        .chars()
        .filter(|c| c.is_alphanumeric() && !c.is_ascii_digit());
    letters.count() >= 5
}

/// The words of a text that is typed.
pub fn asked(text: &str) -> Vec<String> {
    let text = fold(text);
    let bare = |part: &str| part.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let mut words = Vec::new();
    for chunk in text.split_whitespace() {
        let mut parts: Vec<String> = chunk.split('\'').map(bare).collect();
        parts.retain(|part| !part.is_empty());
        if parts.len() > 1 {
            parts.retain(|part| letters(part) > 1);
        }
        words.append(&mut parts);
    }
    if words.is_empty() {
        words.extend(text.split_whitespace().map(str::to_owned));
    }
    words
}

/// Optimal string alignment: how many letters to add, drop, change or swap, from the whole of
/// `a` to each beginning of `b`.
fn errors(a: &str, b: &str) -> Vec<usize> {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let wrong = usize::from(a[i - 1] != b[j - 1]);
            let mut least = (row[j - 1] + 1).min(rows[i - 1][j] + 1);
            least = least.min(rows[i - 1][j - 1] + wrong);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows.pop().unwrap_or_default()
}

pub fn is_like(asked: &str, word: &str) -> bool {
    errors(asked, word).iter().any(|errors| *errors <= 1)
}

fn is_wholly_like(asked: &str, word: &str) -> bool {
    errors(asked, word)
        .last()
        .is_some_and(|errors| *errors <= 1)
}

/// The words of a text, in places: what stands between other characters than letters and
/// hyphens, whole; then its parts. What folding drops belongs to the letter before it.
pub fn words(text: &str) -> Vec<(Range<usize>, Vec<Range<usize>>)> {
    let of = |c: char, and: &str| {
        let c = fold(c.encode_utf8(&mut [0; 4]));
        c.chars().all(|c| c.is_alphanumeric() || and.contains(c))
    };
    let runs = |within: Range<usize>, and: &str| {
        let mut runs: Vec<Range<usize>> = Vec::new();
        for (at, c) in text[within.clone()].char_indices() {
            let at = within.start + at;
            if !of(c, and) {
                continue;
            }
            match runs.last_mut() {
                Some(run) if run.end == at => run.end += c.len_utf8(),
                // An accent without a letter.
                _ if fold(c.encode_utf8(&mut [0; 4])).is_empty() => {}
                _ => runs.push(at..at + c.len_utf8()),
            }
        }
        runs.retain(|run| letters(&fold(&text[run.clone()])) > 0);
        runs
    };
    let hyphens = |c: char| matches!(&*fold(c.encode_utf8(&mut [0; 4])), "-" | "");
    let bare = |run: Range<usize>| {
        let start = text[run.clone()].trim_start_matches(hyphens);
        let end = start.trim_end_matches(hyphens);
        let from = run.end - start.len();
        from..from + end.len()
    };
    let whole = runs(0..text.len(), "-").into_iter().map(bare);
    whole.map(|run| (run.clone(), runs(run, ""))).collect()
}

/// All words of a folded text, and the parts of those with hyphens.
pub fn vocabulary(text: &str) -> BTreeSet<String> {
    let words = words(text).into_iter();
    let all = words.flat_map(|(whole, parts)| [vec![whole], parts].concat());
    all.map(|range| text[range].to_owned()).collect()
}

/// What a text finds.
#[derive(Debug)]
pub struct Found {
    pub words: Vec<String>,
    /// Whether similar words will do.
    pub forgiving: bool,
    pub rows: BTreeSet<usize>,
}

impl World {
    pub fn search(&self, text: &str) -> Found {
        let words = asked(text);
        let rows = |forgiving: bool| -> BTreeSet<usize> {
            let has = |word: &str, like: &BTreeSet<&String>, case: &Case| {
                case.parts
                    .iter()
                    .flatten()
                    .any(|field| field.contains(word))
                    || case.vocabulary.iter().any(|of| like.contains(of))
            };
            let mut rows: BTreeSet<usize> = (0..self.cases.len()).collect();
            for word in &words {
                let forgiven = forgiving && is_long(word);
                let all = self.vocabulary.iter();
                let like = all.filter(|of| forgiven && is_like(word, of)).collect();
                rows.retain(|row| has(word, &like, &self.cases[*row]));
            }
            rows
        };
        let exact = rows(false);
        let forgiving = exact.is_empty() && words.iter().any(|word| is_long(word));
        let rows = if forgiving { rows(true) } else { exact };
        Found {
            words,
            forgiving,
            rows,
        }
    }

    /// What puts a case before another under a text: more is earlier.
    pub fn relevance(&self, found: &Found, row: usize) -> usize {
        let Found {
            words, forgiving, ..
        } = found;
        let parts = &self.cases[row].parts;
        let in_title = |title: &String| {
            let mut score = 0;
            let mut places = Vec::new();
            for word in words {
                let long = is_long(word);
                let (in_title, at) = points(word, title, long);
                let elsewhere = |part: usize| {
                    let fields = parts[part].iter();
                    fields
                        .map(|field| points(word, field, long && *forgiving).0)
                        .max()
                        .unwrap_or(0)
                };
                let worth = [
                    100 * in_title,
                    30 * elsewhere(1),
                    10 * elsewhere(2),
                    3 * elsewhere(3),
                    elsewhere(4),
                ];
                score += worth.iter().max().unwrap() * letters(word).min(8);
                if letters(word) > 2 {
                    places.push(Some(at).filter(|_| in_title > 0));
                }
            }
            let apart = match places.iter().copied().collect::<Option<Vec<_>>>() {
                None => 64,
                Some(places) => match (places.iter().min(), places.iter().max()) {
                    (Some(first), Some(last)) => (last - first).min(64),
                    _ => 0,
                },
            };
            score + (64 - apart) * words.len() * 4
        };
        parts[0].iter().map(in_title).max().unwrap_or(0)
    }
}

fn points(word: &str, field: &str, forgiven: bool) -> (usize, usize) {
    let of_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let exact = field
        .char_indices()
        .filter(|(at, _)| field[*at..].starts_with(word))
        .map(|(at, _)| {
            let before = field[..at].chars().next_back();
            let after = field[at + word.len()..].chars().next();
            let points = match (at, of_letter(before), of_letter(after)) {
                (0, ..) => 11,
                (_, false, false) => 10,
                (_, false, true) => 9,
                _ => 7,
            };
            (points, at)
        });
    let like = words(field).into_iter().filter_map(|(whole, parts)| {
        let all = || [vec![whole.clone()], parts.clone()].concat().into_iter();
        let at = whole.start;
        if !forgiven || !all().any(|of| is_like(word, &field[of])) {
            None
        } else if at == 0 {
            Some((6, at))
        } else if all().any(|of| is_wholly_like(word, &field[of])) {
            Some((5, at))
        } else {
            Some((4, at))
        }
    });
    let first_best =
        |best: (usize, usize), next: (usize, usize)| if next.0 > best.0 { next } else { best };
    match exact.fold((0, 0), first_best) {
        (0, _) => like.fold((0, 0), first_best),
        found => found,
    }
}

/// What is marked of a text, byte by byte.
pub fn marked(text: &str, words: &[String], forgiving: bool) -> Vec<bool> {
    let mut marked = vec![false; text.len()];
    let mut bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    bounds.push(text.len());
    let of_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    for word in words.iter().filter(|word| letters(word) > 1) {
        for (i, start) in bounds.iter().enumerate() {
            // The shortest range from here that has the word and cannot begin later.
            let ends = &bounds[i + 1..];
            let Some(end) = ends
                .iter()
                .find(|end| fold(&text[*start..**end]).contains(word))
            else {
                break;
            };
            let later = ends.first().filter(|next| *next < end);
            if later.is_some_and(|next| fold(&text[*next..*end]).contains(word)) {
                continue;
            }
            let before = fold(&text[..*start]).chars().next_back();
            let after = fold(&text[*end..]).chars().next();
            let is_word =
                fold(&text[*start..*end]) == *word && !of_letter(before) && !of_letter(after);
            if letters(word) > 2 || is_word {
                marked[*start..*end].fill(true);
            }
        }
        if forgiving && is_long(word) {
            let is_like = |range: &Range<usize>| {
                let of = fold(&text[range.clone()]);
                !of.contains(word) && is_like(word, &of)
            };
            for (whole, mut parts) in self::words(text) {
                parts.retain(is_like);
                if parts.is_empty() && is_like(&whole) {
                    parts.push(whole);
                }
                parts.into_iter().for_each(|part| marked[part].fill(true));
            }
        }
    }
    // Accents go with their letter.
    for (at, c) in text.char_indices().filter(|(at, _)| *at > 0) {
        if fold(c.encode_utf8(&mut [0; 4])).is_empty() && marked[at - 1] {
            marked[at..at + c.len_utf8()].fill(true);
        }
    }
    marked
}
