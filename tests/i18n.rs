//! What the explorer says: in both languages, whole, with each one's typography and plurals.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says where")]

use indicateurs::aggregate::Heading;
use indicateurs::dataset::model::PartialDate;
use indicateurs::dataset::{
    Level, PackageError, Problem, ProblemKind, ReferenceType, Resource, Role, UseLevel,
};
use indicateurs::i18n::{Citation, FigureLabel, FigureMessages, Label, Lang, LoadFailure};
use indicateurs::selection::Sort;

/// One value of each variant; a variant that is added and not listed does not compile.
macro_rules! every {
    ($type:ident { $($pattern:pat => $value:expr,)+ }) => {{
        fn is_listed(value: &$type) {
            match value { $($pattern => {})+ }
        }
        let values = vec![$($value),+];
        values.iter().for_each(is_listed);
        values
    }};
}

fn problem_kinds() -> Vec<ProblemKind> {
    use ProblemKind as K;
    let first_line = 1_300;
    let digest = "9f86d081";
    every!(ProblemKind {
        K::NotLoaded => K::NotLoaded,
        K::WrongBytes { .. } => K::WrongBytes { promised: 250_000, found: 1 },
        K::WrongHash { .. } => K::WrongHash { found: digest.into() },
        K::UnknownDigest => K::UnknownDigest,
        K::Utf16 => K::Utf16,
        K::Windows1252 => K::Windows1252,
        K::NotUtf8 => K::NotUtf8,
        K::Delimiter(_) => K::Delimiter(b';'),
        K::EmptyFile => K::EmptyFile,
        K::MissingColumn => K::MissingColumn,
        K::MissingFacetColumn => K::MissingFacetColumn,
        K::ExtraColumn => K::ExtraColumn,
        K::RepeatedColumn => K::RepeatedColumn,
        K::CellCount { .. } => K::CellCount { found: 1, expected: 25 },
        K::UnclosedQuote => K::UnclosedQuote,
        K::LongCell { .. } => K::LongCell { bytes: 10_000_000 },
        K::Required => K::Required,
        K::NotASlug => K::NotASlug,
        K::NotAnInteger => K::NotAnInteger,
        K::NotAYear => K::NotAYear,
        K::NotANumber => K::NotANumber,
        K::DecimalComma => K::DecimalComma,
        K::NotAChoice(_) => K::NotAChoice(UseLevel::WORDS),
        K::NotADate => K::NotADate,
        K::NotAnAddress => K::NotAnAddress,
        K::NotADoi => K::NotADoi,
        K::NotDigits => K::NotDigits,
        K::NotATermKey => K::NotATermKey,
        K::NotAView => K::NotAView,
        K::HiddenMark(_) => K::HiddenMark(0x202E),
        K::Duplicate { .. } => K::Duplicate { first_line },
        K::Dangling(_) => K::Dangling(Resource::Cases),
        K::NotATermOf(_) => K::NotATermOf(Role::Proof),
        K::NotATermOfColumn => K::NotATermOfColumn,
        K::Cycle => K::Cycle,
        K::RoleTaken { .. } => K::RoleTaken { first_line },
        K::RoleMissing(_) => K::RoleMissing(Role::Source),
        K::ReservedFacet => K::ReservedFacet,
        K::MisplacedSign => K::MisplacedSign,
        K::SecondAbsence => K::SecondAbsence,
        K::AbsentDecision => K::AbsentDecision,
        K::NumberMissing => K::NumberMissing,
        K::TextMissing => K::TextMissing,
        K::IntervalOrder => K::IntervalOrder,
        K::CaseAndTerm => K::CaseAndTerm,
        K::NoSource => K::NoSource,
        K::SmallCount => K::SmallCount,
    })
}

fn problem(kind: ProblemKind) -> Problem {
    Problem {
        resource: Resource::Cases,
        line: 12,
        column: "topic".into(),
        value: "x".into(),
        kind,
    }
}

fn package_errors() -> Vec<PackageError> {
    use PackageError as E;
    let (resource, path) = (Resource::Cases, "../cases.csv".to_owned());
    let mut errors = every!(PackageError {
        E::Json { .. } => E::Json { line: 3, column: 7, message: "expected value".into() },
        E::Edition(_) => E::Edition("Été".into()),
        E::Path { .. } => E::Path { resource, path },
        E::Repeated(_) => E::Repeated(resource),
        E::Missing(_) => E::Missing(resource),
    });
    errors.push(E::Edition(String::new()));
    errors
}

fn failures() -> Vec<LoadFailure> {
    use LoadFailure as F;
    let mut failures = every!(LoadFailure {
        F::Status(_) => F::Status(404),
        F::TimeOut(_) => F::TimeOut(20),
        F::Network => F::Network,
        F::Content(_) => F::Content("text/html".into()),
        F::TooLarge(_) => F::TooLarge(1_200_000_000),
    });
    failures.extend([F::TimeOut(0), F::TimeOut(1), F::TimeOut(2)]);
    failures
}

/// Numbers around which words change their form.
const NUMBERS: [u32; 5] = [0, 1, 2, 21, 43_044];

/// Everything that can be said, as far as it can be generated.
fn everything(lang: Lang) -> Vec<String> {
    let words = lang.figure_messages();
    let mut said = fixed(lang);
    said.extend(NUMBERS.into_iter().flat_map(|n| counted(words, n)));
    said.extend(of_ranges(words));
    said.extend(of_names(words));
    said
}

/// Words, and sentences of problems.
fn fixed(lang: Lang) -> Vec<String> {
    let words = lang.figure_messages();
    let mut said = vec![words.indicator().to_owned()];
    said.extend(Label::ALL.iter().map(|label| words.label(*label).into()));
    let labels = FigureLabel::ALL.iter();
    said.extend(labels.map(|label| words.figure_label(*label).into()));
    said.extend(
        UseLevel::ALL
            .iter()
            .map(|level| words.use_level(*level).into()),
    );
    said.extend(Sort::ALL.iter().map(|sort| words.sort(*sort).into()));
    said.extend(
        ReferenceType::ALL
            .iter()
            .map(|kind| words.reference_type(*kind).into()),
    );
    said.extend(
        [Level::Error, Level::Warning].map(|level| lang.problem_messages().level(level).into()),
    );
    said.extend(
        problem_kinds()
            .into_iter()
            .map(|kind| lang.problem_messages().problem(&problem(kind))),
    );
    said.extend(
        package_errors()
            .iter()
            .map(|error| words.package_error(error)),
    );
    said.extend(
        failures()
            .iter()
            .map(|why| words.not_loaded("cases.csv", why)),
    );
    said.extend(Resource::ALL.map(|resource| lang.problem_messages().place(resource, 3, "year")));
    said.push(lang.problem_messages().place(Resource::Cases, 0, ""));
    said.push(lang.problem_messages().place(Resource::Cases, 0, "year"));
    said.push(lang.problem_messages().place(Resource::Cases, 3, ""));
    said
}

/// Sentences about a number.
fn counted(words: &dyn FigureMessages, n: u32) -> Vec<String> {
    let mut said = vec![
        words.cases(n),
        words.tagline(n),
        words.open_filters(n as usize, n),
        words.chosen(n as usize),
        words.shown_of(n as usize, 50_000),
        words.show_more(n as usize),
        words.problem_count(n as usize, n),
        words.progress(u64::from(n) * 1000, 900_000),
        words.bar("Cohortes", n, 43_044),
        words.years_sentence(n, (2010, 2010), 2010),
        words.years_sentence(n, (2010, 2024), 2021),
        words.pairs_sentence(("Cohortes", "Santé publique"), (n, 43_044), (n, 60)),
        words.path_sentence("Cohortes → Santé publique → Usagers", n, 43_044),
        words.peak_sentence("Cohortes", (2021, n)),
        words.national_sentence((n as usize, 64), (2010, 2025), (n as usize, n as usize)),
        words.national_sentence((28, n as usize), (2010, 2010), (6, 7)),
    ];
    said.extend(UseLevel::ALL.iter().map(|level| words.set_aside(n, *level)));
    let filters = ["Cohortes", "recherche", "grippe"].map(str::to_owned);
    for chosen in 0..=filters.len() {
        let chosen = filters.get(..chosen).unwrap_or_default();
        said.extend(NUMBERS.map(|before| words.changed(n, before, chosen)));
    }
    said.extend(of_marks(words, n));
    said.push(words.decisions(n));
    said.push(words.suggestion("Cohortes", n));
    said.push(words.and_others(n as usize));
    let roles = Role::ALL.iter().map(|role| Some(*role)).chain([None]);
    for role in roles {
        for besides in [false, true] {
            said.push(words.chart_sentence(role, besides, "Cohortes", n, 43_044));
        }
    }
    for years in [None, Some((2010, 2010)), Some((2010, 2024))] {
        said.extend(words.figures(&Heading {
            cases: n,
            whole: 43_044,
            decisions: n,
            years,
            measured: n,
            set_aside: Vec::new(),
        }));
    }
    said
}

/// Sentences of the charts of values and decisions.
fn of_marks(words: &dyn FigureMessages, n: u32) -> Vec<String> {
    vec![
        words.values_in(n, n),
        words.across(n, 43_044),
        words.across(n, n),
        words.without_interval(n),
        words.people_range("1", "9"),
        words.decided(n, 43_044),
        words.decided_when(n, n, n),
        words.undecided(n),
        words.rows_drawn(1, n as usize, 43_044),
        words.off_axis(n),
    ]
}

#[test]
fn charts_of_values_say_what_they_show() {
    let (fr, en) = (Lang::Fr.figure_messages(), Lang::En.figure_messages());
    let cases = [
        (fr.values_in(118, 52), "118 valeurs dans 52 cas"),
        (en.values_in(1, 1), "1 value in 1 case"),
        (
            fr.across(17, 112),
            "17 intervalles sur 112 contiennent 1 (pas de différence)",
        ),
        (
            fr.across(1, 1),
            "1 intervalle sur 1 contient 1 (pas de différence)",
        ),
        (
            en.across(17, 112),
            "17 of 112 intervals contain 1 (no difference)",
        ),
        (
            en.across(1, 2),
            "1 of 2 intervals contains 1 (no difference)",
        ),
        (fr.without_interval(0), "0 valeur sans intervalle"),
        (en.people_range("100", "4,500"), "from 100 to 4,500 people"),
        (
            fr.decided(76, 133),
            "Une décision est documentée pour 76 cas sur 133",
        ),
        (
            fr.decided_when(46, 34, 14),
            "46 décisions avant l’année de publication, 34 la même année, 14 après",
        ),
        (
            en.decided_when(1, 0, 1),
            "1 decision before the year of publication, 0 in the same year, 1 after",
        ),
        (en.undecided(1), "1 case without a decision"),
        (en.off_axis(1), "1 value off the axis, in the table"),
        (
            fr.rows_drawn(1, 30, 118),
            "lignes 1 à 30 sur 118 ici, toutes dans le tableau",
        ),
    ];
    for (said, expected) in cases {
        // Between a number and its noun the line never breaks.
        assert_eq!(said.replace('\u{a0}', " "), expected);
    }
}

/// Sentences about ranges and dates.
fn of_ranges(words: &dyn FigureMessages) -> Vec<String> {
    let mut said = Vec::new();
    for (from, to) in [
        (None, None),
        (Some(2010), None),
        (None, Some(2010)),
        (Some(2010), Some(2010)),
        (Some(2010), Some(2024)),
    ] {
        said.push(words.years(from, to));
    }
    for kind in ["", "95% CI", "range", "IQR"] {
        for (low, high) in [("1.5", "43044"), ("-0.5", ""), ("", "2")] {
            said.push(words.interval(kind, low, high));
        }
    }
    said.push(words.interval("range", "", ""));
    for (month, day) in [(0, 0), (1, 0), (8, 1), (12, 31)] {
        said.push(words.date(date(month, day)));
    }
    said
}

fn date(month: u8, day: u8) -> PartialDate {
    let year = 2024;
    PartialDate { year, month, day }
}

/// A case of an edition as it is cited.
fn cited(title: &str, accessed: Option<PartialDate>) -> Citation<'_> {
    Citation {
        case: "Cohortes",
        title,
        edition: "2026",
        version: "1.0.0",
        address: "https://example.org/#/case/x",
        accessed,
    }
}

/// Sentences around a name.
fn of_names(words: &dyn FigureMessages) -> Vec<String> {
    vec![
        words.edition("2026"),
        words.except("Cohortes"),
        words.searching("méningiome"),
        words.search_in("Cohortes"),
        words.case_of(2024),
        words.related_by(&["Cohortes".to_owned(), "Grippe".to_owned()], true),
        words.related_by(&["Cohortes".to_owned()], false),
        words.related_by(&[], true),
        words.remove("Cohortes"),
        words.below("Cohortes"),
        words.chart_name("Source des données"),
        words.crossed_name("Source des données", "Usage"),
        words.published(2024),
        words.draft("2027"),
        words.nothing_readable("2027"),
        words.no_such_edition("2020"),
        words.open_edition("2026"),
        words.unknown_key("colour"),
        words.unknown_term("Usage", "x"),
        words.unknown_value("sort", "x"),
        words.former("old", "Cohortes"),
        words.unknown_path("barometer"),
        words.citation(&cited("Atlas", None)),
        words.citation(&cited("Atlas 2026", Some(date(0, 0)))),
        words.citation(&cited("", Some(date(8, 1)))),
    ]
}

fn french() -> Vec<String> {
    everything(Lang::Fr)
}

fn english() -> Vec<String> {
    everything(Lang::En)
}

const NO_BREAK: char = '\u{a0}';
const NARROW: char = '\u{202F}';

/// The characters of a text, each with the one before and the one after.
fn in_context(text: &str) -> Vec<(Option<char>, char, Option<char>)> {
    let chars: Vec<char> = text.chars().collect();
    let at = |at: Option<usize>| at.and_then(|at| chars.get(at)).copied();
    let of = |(i, c): (usize, &char)| (at(i.checked_sub(1)), *c, at(Some(i + 1)));
    chars.iter().enumerate().map(of).collect()
}

/// Whether a mark ends a word: `https://`, `sha256:` or `facet:id` are no prose.
fn ends_a_word(after: Option<char>) -> bool {
    after.is_none_or(char::is_whitespace)
}

#[test]
fn french_puts_its_own_spaces_before_marks_and_inside_quotation_marks() {
    for text in french() {
        // What is quoted as it is typed has no typography.
        let text = text.replace("sha256:", "sha256");
        for (before, c, after) in in_context(&text) {
            let fits = match c {
                // `"edition": "2026"` is what is to be typed.
                ':' if ends_a_word(after) => matches!(before, Some(NO_BREAK | '"')),
                ';' | '!' | '?' if ends_a_word(after) => before == Some(NARROW),
                '«' => after == Some(NO_BREAK),
                '»' | '%' => before == Some(NO_BREAK),
                NO_BREAK | NARROW => !matches!(after, None | Some(' ')),
                _ => true,
            };
            assert!(fits, "{c:?} in {text}");
        }
    }
}

#[test]
fn english_has_no_space_before_marks_and_no_french_quotation_marks() {
    for text in english() {
        for (before, c, after) in in_context(&text) {
            let fits = match c {
                ':' | ';' | '!' | '?' if ends_a_word(after) => {
                    !before.is_some_and(char::is_whitespace)
                }
                '«' | '»' | NARROW => false,
                '“' => !ends_a_word(after),
                '”' => !before.is_some_and(char::is_whitespace),
                _ => true,
            };
            assert!(fits, "{c:?} in {text}");
        }
    }
}

#[test]
fn every_message_is_written_whole_and_set_with_care() {
    for text in french().into_iter().chain(english()) {
        assert!(!text.trim().is_empty());
        assert_eq!(text.trim(), text);
        assert!(!text.contains("  "), "two spaces in {text}");
        assert!(!text.contains("{}"), "{text}");
        assert!(!text.contains("..."), "three points in {text}");
        for (before, c, after) in in_context(&text) {
            let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
            let in_word = c == '\'' && letter(before) && letter(after);
            assert!(!in_word, "straight apostrophe in {text}");
        }
    }
}

#[test]
fn the_explorer_promises_nothing() {
    // Design, « for whom »: nothing promotional. Limits stand beside results.
    let praise = [
        "bénéfice pour tous",
        "révolution",
        "sauv",
        "innovant",
        "puissant",
        "unique",
        "exceptionnel",
        "revolution",
        "life-saving",
        "innovative",
        "powerful",
        "amazing",
        "!",
    ];
    for text in french().into_iter().chain(english()) {
        let small = text.to_lowercase();
        for word in praise {
            assert!(!small.contains(word), "{word:?} in {text}");
        }
    }
}

/// One message at 0, 1 and 2, no-break spaces shown as spaces.
#[track_caller]
fn at_0_1_2(lang: Lang, say: impl Fn(&dyn FigureMessages, u32) -> String, expected: [&str; 3]) {
    let said = [0, 1, 2].map(|n| say(lang.figure_messages(), n).replace([NO_BREAK, NARROW], " "));
    assert_eq!(said, expected);
}

#[test]
fn french_says_0_and_1_in_the_singular() {
    let fr = Lang::Fr;
    at_0_1_2(fr, |w, n| w.cases(n), ["0 cas", "1 cas", "2 cas"]);
    at_0_1_2(
        fr,
        |w, n| w.chosen(n as usize),
        ["0 choisi", "1 choisi", "2 choisis"],
    );
    at_0_1_2(
        fr,
        |w, n| w.set_aside(n, UseLevel::Primary),
        [
            "0 cas d’usage premier non compté",
            "1 cas d’usage premier non compté",
            "2 cas d’usage premier non comptés",
        ],
    );
    at_0_1_2(
        fr,
        |w, n| w.problem_count(n as usize, n),
        [
            "0 problème, 0 ligne laissée de côté",
            "1 problème, 1 ligne laissée de côté",
            "2 problèmes, 2 lignes laissées de côté",
        ],
    );
    at_0_1_2(
        fr,
        |w, n| w.shown_of(n as usize, 9),
        ["0 affiché sur 9", "1 affiché sur 9", "2 affichés sur 9"],
    );
    at_0_1_2(
        fr,
        |w, n| w.show_more(n as usize),
        [
            "Afficher 0 cas de plus",
            "Afficher 1 cas de plus",
            "Afficher 2 cas de plus",
        ],
    );
    at_0_1_2(
        fr,
        |w, n| w.years_sentence(n, (2010, 2010), 2010),
        [
            "0 cas publié en 2010",
            "1 cas publié en 2010",
            "2 cas publiés en 2010",
        ],
    );
    at_0_1_2(
        fr,
        |w, n| figures(w, n)[1].clone(),
        ["0 décision", "1 décision", "2 décisions"],
    );
    at_0_1_2(
        fr,
        |w, n| figures(w, n)[2].clone(),
        [
            "0 cas mesuré sur 5",
            "1 cas mesuré sur 5",
            "2 cas mesurés sur 5",
        ],
    );
    at_0_1_2(
        fr,
        |w, n| w.changed(n, 2, &[]),
        [
            "Aucun cas documenté, 2 de moins ; sans filtre.",
            "1 cas, 1 de moins ; sans filtre.",
            "2 cas ; sans filtre.",
        ],
    );
    at_0_1_2(
        fr,
        |_, n| {
            cut(&Lang::Fr
                .problem_messages()
                .problem(&problem(ProblemKind::CellCount {
                    found: n,
                    expected: 9,
                })))
        },
        [
            "La ligne a 0 cellule",
            "La ligne a 1 cellule",
            "La ligne a 2 cellules",
        ],
    );
    at_0_1_2(fr, waited, ["0 seconde", "1 seconde", "2 secondes"]);
}

#[test]
fn sentences_of_crossed_charts_follow_each_languages_plural() {
    let pairs = |w: &dyn FigureMessages, n: u32| w.pairs_sentence(("A", "B"), (n, 130), (n, 60));
    at_0_1_2(
        Lang::Fr,
        pairs,
        [
            "Couple le plus fréquent : A avec B, dans 0 cas sur 130 ; 0 couple sur 60 sans cas documenté",
            "Couple le plus fréquent : A avec B, dans 1 cas sur 130 ; 1 couple sur 60 sans cas documenté",
            "Couple le plus fréquent : A avec B, dans 2 cas sur 130 ; 2 couples sur 60 sans cas documenté",
        ],
    );
    at_0_1_2(
        Lang::En,
        pairs,
        [
            "Most frequent pair: A with B, in 0 cases of 130; 0 of 60 pairs without a documented case",
            "Most frequent pair: A with B, in 1 case of 130; 1 of 60 pairs without a documented case",
            "Most frequent pair: A with B, in 2 cases of 130; 2 of 60 pairs without a documented case",
        ],
    );
    let national = |w: &dyn FigureMessages, n: u32| {
        let n = n as usize;
        w.national_sentence((n, n), (2010, 2025), (n, n))
    };
    at_0_1_2(
        Lang::Fr,
        national,
        [
            "0 série nationale et 0 valeur de 2010 à 2025, quels que soient les filtres ; 0 a une seule valeur, 0 montre une rupture",
            "1 série nationale et 1 valeur de 2010 à 2025, quels que soient les filtres ; 1 a une seule valeur, 1 montre une rupture",
            "2 séries nationales et 2 valeurs de 2010 à 2025, quels que soient les filtres ; 2 ont une seule valeur, 2 montrent une rupture",
        ],
    );
    at_0_1_2(
        Lang::En,
        national,
        [
            "0 national series and 0 values from 2010 to 2025, whatever the filters; 0 have a single value, 0 show a break",
            "1 national series and 1 value from 2010 to 2025, whatever the filters; 1 has a single value, 1 shows a break",
            "2 national series and 2 values from 2010 to 2025, whatever the filters; 2 have a single value, 2 show a break",
        ],
    );
}

#[test]
fn english_says_only_1_in_the_singular() {
    let en = Lang::En;
    at_0_1_2(en, |w, n| w.cases(n), ["0 cases", "1 case", "2 cases"]);
    at_0_1_2(
        en,
        |w, n| w.set_aside(n, UseLevel::Primary),
        [
            "0 cases of primary use not counted",
            "1 case of primary use not counted",
            "2 cases of primary use not counted",
        ],
    );
    at_0_1_2(
        en,
        |w, n| w.problem_count(n as usize, n),
        [
            "0 problems, 0 rows left out",
            "1 problem, 1 row left out",
            "2 problems, 2 rows left out",
        ],
    );
    at_0_1_2(
        en,
        |w, n| w.show_more(n as usize),
        ["Show 0 more cases", "Show 1 more case", "Show 2 more cases"],
    );
    at_0_1_2(
        en,
        |w, n| figures(w, n)[1].clone(),
        ["0 decisions", "1 decision", "2 decisions"],
    );
    at_0_1_2(
        en,
        |w, n| figures(w, n)[2].clone(),
        [
            "0 measured cases of 5",
            "1 measured case of 5",
            "2 measured cases of 5",
        ],
    );
    at_0_1_2(
        en,
        |w, n| w.changed(n, 2, &[]),
        [
            "No documented case, 2 fewer; no filter.",
            "1 case, 1 fewer; no filter.",
            "2 cases; no filter.",
        ],
    );
    at_0_1_2(
        en,
        |_, n| {
            cut(&Lang::En
                .problem_messages()
                .problem(&problem(ProblemKind::CellCount {
                    found: n,
                    expected: 9,
                })))
        },
        [
            "The row has 0 cells",
            "The row has 1 cell",
            "The row has 2 cells",
        ],
    );
    at_0_1_2(en, waited, ["0 seconds", "1 second", "2 seconds"]);
}

fn figures(words: &dyn FigureMessages, n: u32) -> Vec<String> {
    words.figures(&Heading {
        cases: 5,
        whole: 9,
        decisions: n,
        years: None,
        measured: n,
        set_aside: Vec::new(),
    })
}

/// A sentence up to its first comma.
fn cut(text: &str) -> String {
    text.split(',').next().unwrap().to_owned()
}

/// « 2 secondes » in the sentence about a time-out.
fn waited(words: &dyn FigureMessages, n: u32) -> String {
    let text = words.not_loaded("cases.csv", &LoadFailure::TimeOut(n));
    let text = text.replace(NO_BREAK, " ");
    let from = text.find(&format!("{n} ")).unwrap();
    text[from..].split('.').next().unwrap().to_owned()
}

#[test]
fn whoever_reads_of_a_problem_learns_what_is_wrong() {
    for lang in Lang::ALL {
        let words = lang.figure_messages();
        let sentences: Vec<String> = problem_kinds()
            .into_iter()
            .map(|kind| lang.problem_messages().problem(&problem(kind)))
            .chain(
                package_errors()
                    .iter()
                    .map(|error| words.package_error(error)),
            )
            .chain(
                failures()
                    .iter()
                    .map(|why| words.not_loaded("cases.csv", why)),
            )
            .collect();
        for (at, sentence) in sentences.iter().enumerate() {
            assert!(sentence.ends_with('.'), "{sentence}");
            assert!(
                !sentences[..at].contains(sentence),
                "said of two things: {sentence}"
            );
        }
    }
}

#[test]
fn no_sentence_of_one_language_is_left_in_the_other() {
    let of = |lang: Lang| -> Vec<String> {
        let kinds = problem_kinds().into_iter();
        kinds
            .map(|kind| lang.problem_messages().problem(&problem(kind)))
            .collect()
    };
    for (fr, en) in of(Lang::Fr).iter().zip(of(Lang::En)) {
        assert_ne!(*fr, en);
    }
    // Words that both languages write alike.
    let alike = [
        "Population",
        "Licence",
        "Suggestions",
        "publication",
        "Dossier",
    ];
    for label in Label::ALL {
        let [fr, en] = Lang::ALL.map(|lang| lang.figure_messages().label(*label));
        assert!(fr != en || alike.contains(&fr), "{label:?}: {fr}");
    }
}

#[test]
fn a_facet_inside_a_sentence_begins_small_unless_it_is_an_acronym() {
    for (label, fr, en) in [
        ("Source", "Par source", "By source"),
        ("Étude", "Par étude", "By étude"),
        ("SNDS", "Par SNDS", "By SNDS"),
        ("À part", "Par à part", "By à part"),
        (
            "Données du SNDS",
            "Par données du SNDS",
            "By données du SNDS",
        ),
        ("X", "Par X", "By X"),
        ("", "Par ", "By "),
    ] {
        assert_eq!(Lang::Fr.figure_messages().chart_name(label), fr);
        assert_eq!(Lang::En.figure_messages().chart_name(label), en);
    }
}

#[test]
fn a_date_is_as_precise_as_it_is_known() {
    for (month, day, fr, en) in [
        (0, 0, "2024", "2024"),
        (2, 0, "février 2024", "February 2024"),
        (2, 1, "1er février 2024", "1 February 2024"),
        (12, 31, "31 décembre 2024", "31 December 2024"),
    ] {
        let date = date(month, day);
        assert_eq!(Lang::Fr.figure_messages().date(date), fr);
        assert_eq!(Lang::En.figure_messages().date(date), en);
    }
}

#[test]
fn a_citation_says_what_is_known_and_ends_with_the_bare_address() {
    let address = "https://example.org/#/case/x";
    for (cited, fr, en) in [
        (
            cited("Atlas", Some(date(11, 28))),
            "«\u{a0}Cohortes\u{a0}», in Atlas, édition 2026, version 1.0.0 (consulté le 28 novembre 2024). ",
            "“Cohortes”, in Atlas, edition 2026, version 1.0.0 (accessed 28 November 2024). ",
        ),
        (
            cited("Atlas – 2026", Some(date(11, 1))),
            "«\u{a0}Cohortes\u{a0}», in Atlas – 2026, version 1.0.0 (consulté le 1er novembre 2024). ",
            "“Cohortes”, in Atlas – 2026, version 1.0.0 (accessed 1 November 2024). ",
        ),
        (
            cited("", Some(date(11, 0))),
            "«\u{a0}Cohortes\u{a0}», édition 2026, version 1.0.0 (consulté en novembre 2024). ",
            "“Cohortes”, edition 2026, version 1.0.0 (accessed November 2024). ",
        ),
        (
            cited("Atlas", None),
            "«\u{a0}Cohortes\u{a0}», in Atlas, édition 2026, version 1.0.0. ",
            "“Cohortes”, in Atlas, edition 2026, version 1.0.0. ",
        ),
    ] {
        let [in_french, in_english] = Lang::ALL.map(|lang| lang.figure_messages().citation(&cited));
        assert_eq!(in_french, format!("{fr}{address}"));
        assert_eq!(in_english, format!("{en}{address}"));
    }
    let bare = Citation {
        case: "Cohortes",
        accessed: Some(date(0, 0)),
        ..Citation::default()
    };
    assert_eq!(
        Lang::Fr.figure_messages().citation(&bare),
        "«\u{a0}Cohortes\u{a0}» (consulté en 2024)"
    );
    assert_eq!(
        Lang::En.figure_messages().citation(&bare),
        "“Cohortes” (accessed 2024)"
    );
}

#[test]
fn an_interval_says_what_it_is() {
    let fr = Lang::Fr.figure_messages();
    let en = Lang::En.figure_messages();
    for (kind, low, high, in_french, in_english) in [
        (
            "95% CI",
            "1.2",
            "3.4",
            "IC à 95\u{a0}%\u{a0}: 1,2 à 3,4",
            "95% CI: 1.2 to 3.4",
        ),
        (
            "range",
            "2150",
            "4100",
            "fourchette\u{a0}: 2\u{202F}150 à 4\u{202F}100",
            "range: 2,150 to 4,100",
        ),
        ("", "1", "", "au moins 1", "at least 1"),
        ("IQR", "", "2", "IQR\u{a0}: au plus 2", "IQR: at most 2"),
        ("range", "", "", "fourchette", "range"),
    ] {
        assert_eq!(fr.interval(kind, low, high), in_french);
        assert_eq!(en.interval(kind, low, high), in_english);
    }
}

#[test]
fn a_language_is_read_by_its_code() {
    for lang in Lang::ALL {
        assert_eq!(Lang::parse(lang.code()), Some(lang));
    }
    for other in ["", "FR", "de", "fr-FR"] {
        assert_eq!(Lang::parse(other), None);
    }
}
