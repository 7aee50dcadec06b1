//! CSV as France writes it, and as it should not be written. The glossary stands for any file:
//! starred and optional columns, text only.

mod common;

use common::{Files, problem};
use indicateurs::dataset::{Dataset, Problem, ProblemKind as K, Report, Resource};

const OF: Resource = Resource::Glossary;

fn read_glossary(bytes: &[u8]) -> (Dataset, Report) {
    let mut files = Files::small();
    files.set_bytes("glossary.csv", bytes);
    let whole = files.read();
    for size in [1, 2, 3] {
        assert!(whole == files.read_in_pieces(size), "pieces of {size}");
    }
    whole
}

/// Reads a glossary: the words that are read, `id=word:meaning`, and what is said of the file.
#[track_caller]
fn glossary(bytes: impl AsRef<[u8]>, words: &[&str], problems: &[Problem]) {
    let (dataset, report) = read_glossary(bytes.as_ref());
    let found = dataset.glossary.iter();
    let found = found.map(|w| format!("{}={}:{}", w.id, w.term.fr, w.definition.fr));
    assert_eq!(found.collect::<Vec<_>>(), words);
    assert_eq!(report.problems, problems);
}

#[track_caller]
fn lost(bytes: impl AsRef<[u8]>, rows: u32) {
    let (_, report) = read_glossary(bytes.as_ref());
    let expected: &[_] = if rows == 0 { &[] } else { &[(OF, rows)] };
    assert_eq!(report.left_out, expected);
}

fn said(line: u32, column: &str, value: &str, kind: K) -> Problem {
    problem(OF, line, column, value, kind)
}

fn semicolon() -> Problem {
    said(0, "", ";", K::Delimiter(b';'))
}

/// A file whose second row has no meaning, on `line`.
#[track_caller]
fn required_on(bytes: &str, line: u32) {
    glossary(
        bytes,
        &["a=A:Un"],
        &[said(line, "definition_fr", "", K::Required)],
    );
}

#[test]
fn a_line_is_the_one_that_an_editor_shows() {
    required_on("id,term_fr,definition_fr\na,A,Un\nb,B,\n", 3);
    required_on("id,term_fr,definition_fr\r\na,A,Un\r\nb,B,\r\n", 3);
    required_on("id,term_fr,definition_fr\ra,A,Un\rb,B,\r", 3);
    required_on("id,term_fr,definition_fr\na,A,Un\nb,B,", 3);
    required_on("\u{FEFF}id,term_fr,definition_fr\na,A,Un\nb,B,\n", 3);
    required_on("id,term_fr,definition_fr\n\n\na,A,Un\n\nb,B,\n", 6);
    required_on("id,term_fr,definition_fr\r\n\r\na,A,Un\r\n\r\n\r\nb,B,", 6);
    required_on("id,term_fr,definition_fr\r\ra,A,Un\r\rb,B,\r", 5);
    required_on("\n\r\nid,term_fr,definition_fr\na,A,Un\nb,B,\n", 5);
    required_on("id,term_fr,definition_fr\n,,\na,A,Un\n,,,,\nb,B,\n", 5);
    required_on(
        "\"id\",\"term_fr\",\"definition_fr\"\n\"a\",\"A\",\"Un\"\n\"b\",\"B\",\"\"\n",
        3,
    );
}

#[test]
fn quoted_line_endings_count_as_lines_and_stay_as_they_are() {
    for (ending, line) in [("\n", 5), ("\r\n", 5), ("\r", 5), ("\n\n", 7), ("\n\r", 7)] {
        let text = format!("id,term_fr,definition_fr\na,A,\"Un{ending}deux{ending}\"\nb,B,\n");
        glossary(
            &text,
            &[&format!("a=A:Un{ending}deux{ending}")],
            &[said(line, "definition_fr", "", K::Required)],
        );
    }
}

#[test]
fn quotation_marks_are_doubled_in_quotation_marks() {
    glossary(
        "id,term_fr,definition_fr\na,\"un \"\"mot\"\"\",\"a, b; c\"\nb,\"\"\"\",x\n",
        &["a=un \"mot\":a, b; c", "b=\":x"],
        &[],
    );
}

#[test]
fn a_stray_quotation_mark_costs_the_row_and_not_its_neighbours() {
    for (row, column, value) in [
        ("b,5\" de long,Deux", "term_fr", "5\" de long"),
        ("b,un \"mot\" là,Deux", "term_fr", "un \"mot\" là"),
        // As it stands in the file, less the first mark.
        ("b,\"un\" mot,Deux", "term_fr", "un\" mot"),
        ("b\",B,Deux", "id", "b\""),
    ] {
        glossary(
            format!("id,term_fr,definition_fr\na,A,Un\n{row}\nc,C,Trois\n"),
            &["a=A:Un", "c=C:Trois"],
            &[said(3, column, value, K::UnclosedQuote)],
        );
    }
}

#[test]
fn rows_joined_by_a_missing_quotation_mark_are_not_taken_for_one() {
    // The mark before `Deux` closes the one before `Un`: three cells, and a line swallowed.
    let text = "id,term_fr,definition_fr\na,\"A,Un\nb,\"B,Deux\nc,C,Trois\n";
    glossary(
        text,
        &["c=C:Trois"],
        &[said(2, "term_fr", "A,Un\nb,\"B", K::UnclosedQuote)],
    );
    lost(text, 1);
}

#[test]
fn an_unclosed_quotation_mark_takes_the_rest_of_the_file() {
    let text = "id,term_fr,definition_fr\na,A,Un\nb,B,\"Deux\nc,C,Trois\n";
    glossary(
        text,
        &["a=A:Un"],
        &[said(
            3,
            "definition_fr",
            "Deux\nc,C,Trois\n",
            K::UnclosedQuote,
        )],
    );
    lost(text, 1);
    let alone = "id,term_fr,definition_fr\na,A,Un\n\"";
    glossary(alone, &["a=A:Un"], &[said(3, "id", "", K::UnclosedQuote)]);
}

#[test]
fn a_header_that_is_not_closed_is_said_once() {
    let text = "id,\"term_fr,definition_fr\na,A,Un\n";
    let rest = "term_fr,definition_fr\na,A,Un\n";
    glossary(text, &[], &[said(1, rest, rest, K::UnclosedQuote)]);
    let stray = "id,term\"_fr,definition_fr\na,A,Un\nb,B,Deux\n";
    glossary(
        stray,
        &[],
        &[said(1, "term\"_fr", "term\"_fr", K::UnclosedQuote)],
    );
    lost(stray, 2);
}

#[test]
fn semicolon_and_tab_are_read_and_told() {
    glossary(
        "id;term_fr;definition_fr\na;A;Un, deux\n",
        &["a=A:Un, deux"],
        &[semicolon()],
    );
    glossary(
        "\n\nid;term_fr;definition_fr\na;A;Un\n",
        &["a=A:Un"],
        &[semicolon()],
    );
    glossary(
        "\u{FEFF}\nid;term_fr;definition_fr\na;A;Un\n",
        &["a=A:Un"],
        &[semicolon()],
    );
    glossary(
        "id\tterm_fr\tdefinition_fr\na\tA\tUn; deux\n",
        &["a=A:Un; deux"],
        &[said(0, "", "\\t", K::Delimiter(b'\t'))],
    );
}

#[test]
fn the_mark_of_utf_8_is_no_part_of_the_first_name() {
    glossary(
        "\u{FEFF}id,term_fr,definition_fr\na,é,Un\n",
        &["a=é:Un"],
        &[],
    );
    glossary(
        "\u{FEFF}\"id\",term_fr,definition_fr\na,A,Un\n",
        &["a=A:Un"],
        &[],
    );
}

#[test]
fn windows_1252_is_read_and_told() {
    let windows = said(0, "", "", K::Windows1252);
    glossary(
        b"id,term_fr,definition_fr\na,\xE9t\xE9,c\x9Cur\nb,\x80,l\x92eau \xAB\xA0x\xA0\xBB\n",
        &["a=été:cœur", "b=€:l’eau «\u{A0}x\u{A0}»"],
        std::slice::from_ref(&windows),
    );
    // A spreadsheet writes `;` at the same time.
    glossary(
        b"id;term_fr;definition_fr\r\na;\xE9t\xE9;Un\r\n",
        &["a=été:Un"],
        &[semicolon(), windows],
    );
}

#[test]
fn a_problem_quotes_windows_1252_as_text() {
    let (_, report) = read_glossary(b"id,term_fr,definition_fr\na,\xE9,\xE8\nb,\xE9t\xE9,\n");
    assert_eq!(report.problems.len(), 2);
    let (_, report) = read_glossary(b"id,term_fr,definition_fr\na,\xE9,\xE8\n\xE9,b\n");
    let count = K::CellCount {
        found: 2,
        expected: 3,
    };
    assert_eq!(report.problems[1], said(3, "", "é", count));
}

#[test]
fn damaged_utf_8_costs_its_row_only() {
    glossary(
        b"id,term_fr,definition_fr\na,\xC3\xA9,Un\nb,\xE9,\xC3\xA9\nc,\xC3\xA9,Trois\n",
        &["a=é:Un", "c=é:Trois"],
        &[said(3, "term_fr", "\u{FFFD}", K::NotUtf8)],
    );
    // A character cut by a cell is damaged on both sides, though the bytes are in order.
    glossary(
        b"id,term_fr,definition_fr\na,\xC3\xA9,Un \xC3\xA9 \xC3\xA9\nb,x\xC3,Deux\nc,\xA9y,\xC3\xA9\nd,\xC3\xA9,\xC3\xA9\n",
        &["a=é:Un é é", "d=é:é"],
        &[
            said(3, "term_fr", "x\u{FFFD}", K::NotUtf8),
            said(4, "term_fr", "\u{FFFD}y", K::NotUtf8),
        ],
    );
}

#[test]
fn a_file_marked_as_utf_8_is_nothing_else() {
    glossary(
        b"\xEF\xBB\xBFid,term_fr,definition_fr\na,\xE9,Un\nb,B,Deux\n",
        &["b=B:Deux"],
        &[said(2, "term_fr", "\u{FFFD}", K::NotUtf8)],
    );
}

#[test]
fn utf_16_is_told_and_not_read() {
    let text = "id,term_fr,definition_fr\na,A,Un\n";
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for bytes in [
        [b"\xFF\xFE".as_slice(), &little].concat(),
        [b"\xFE\xFF".as_slice(), &big].concat(),
        little,
        big,
    ] {
        glossary(bytes, &[], &[said(0, "", "", K::Utf16)]);
    }
}

#[test]
fn an_empty_file_is_told() {
    for text in [
        "",
        "\n",
        "\r\n\r\n",
        "\u{FEFF}",
        "\u{FEFF}\n",
        ",,\n",
        "\"\"\n",
    ] {
        glossary(text, &[], &[said(0, "", "", K::EmptyFile)]);
    }
}

#[test]
fn a_header_alone_is_a_file_without_rows() {
    for text in [
        "id,term_fr,definition_fr",
        "id,term_fr,definition_fr\n",
        "id,term_fr,definition_fr\n\n,,\n",
    ] {
        glossary(text, &[], &[]);
    }
}

#[test]
fn a_starred_column_that_is_missing_costs_every_row_and_is_said_once() {
    let text = "id,term_fr\na,A\nb,B\n\nc,C\n";
    glossary(text, &[], &[said(1, "definition_fr", "", K::MissingColumn)]);
    lost(text, 3);
    // Where the header stands lower, it is told there.
    glossary(
        "\n\nid,term_fr\na,A\n",
        &[],
        &[said(3, "definition_fr", "", K::MissingColumn)],
    );
    // A name is the whole name.
    glossary(
        "Id,term_fr,definition_fr\na,A,Un\n",
        &[],
        &[
            said(1, "id", "", K::MissingColumn),
            said(1, "Id", "", K::ExtraColumn),
        ],
    );
}

#[test]
fn the_column_of_a_required_facet_is_starred() {
    let mut files = Files::small();
    files.replace("cases.csv", "references,s,u", "references,sources,u");
    let (dataset, report) = files.read();
    let of = Resource::Cases;
    let cases: Vec<_> = report
        .problems
        .iter()
        .filter(|p| p.resource == of)
        .collect();
    assert_eq!(
        cases,
        [
            &problem(of, 1, "sources", "", K::ExtraColumn),
            &problem(of, 1, "s", "", K::MissingColumn),
        ]
    );
    assert_eq!(dataset.case_count(), 0);
    assert_eq!(report.left_out[0], (of, 2));
}

#[test]
fn columns_may_come_in_any_order_and_optional_ones_be_absent() {
    glossary("definition_fr,id,term_fr\nUn,a,A\n", &["a=A:Un"], &[]);
    let (dataset, report) = read_glossary(b"id,definition_en,term_fr,definition_fr\na,One,A,Un\n");
    assert_eq!(report.problems, []);
    let word = &dataset.glossary[0];
    assert_eq!(
        (word.term.en.as_str(), word.definition.en.as_str()),
        ("", "One")
    );
}

#[test]
fn an_extra_column_is_told_and_not_read() {
    glossary(
        "id,note,term_fr,definition_fr\na,x,A,Un\n",
        &["a=A:Un"],
        &[said(1, "note", "", K::ExtraColumn)],
    );
    glossary(
        "id,,term_fr,definition_fr\na,x,A,Un\n",
        &["a=A:Un"],
        &[said(1, "", "", K::ExtraColumn)],
    );
}

#[test]
fn of_a_repeated_column_the_first_is_read() {
    let text = "id,term_fr,definition_fr,term_fr\na,A,Un,B\n";
    glossary(
        text,
        &["a=A:Un"],
        &[said(1, "term_fr", "", K::RepeatedColumn)],
    );
}

#[test]
fn a_row_has_as_many_cells_as_the_header_has_names() {
    for (row, value, found) in [
        ("b,B", "b", 2),
        ("b", "b", 1),
        ("b,B,Deux,x", "b", 4),
        (",,,x", "", 4),
    ] {
        let text = format!("id,term_fr,definition_fr\na,A,Un\n{row}\nc,C,Trois\n");
        let count = K::CellCount { found, expected: 3 };
        glossary(
            &text,
            &["a=A:Un", "c=C:Trois"],
            &[said(3, "", value, count)],
        );
        lost(&text, 1);
    }
}

#[test]
fn empty_cells_at_the_end_are_nothing() {
    glossary("id,term_fr,definition_fr\na,A,Un,,,\n", &["a=A:Un"], &[]);
    glossary(
        "id,term_fr,definition_fr,,\na,A,Un\nb,B,Deux,,\n",
        &["a=A:Un", "b=B:Deux"],
        &[],
    );
}

#[test]
fn a_line_of_delimiters_is_no_row() {
    for line in ["", ",,", ",", ",,,,,,", "\"\",,"] {
        let text = format!("id,term_fr,definition_fr\n{line}\na,A,Un\n{line}\n");
        glossary(&text, &["a=A:Un"], &[]);
        lost(&text, 0);
    }
}

#[test]
fn a_decimal_comma_is_read_in_the_file_of_a_spreadsheet_only() {
    let mut files = Files::small();
    let text = files
        .text("values.csv")
        .replace(',', ";")
        .replace("110.5", "110,5");
    files.set("values.csv", &text);
    let (dataset, report) = files.read();
    let of = Resource::Values;
    assert_eq!(dataset.values.high[0], Some(110.5));
    assert_eq!(
        report.problems,
        [
            problem(of, 0, "", ";", K::Delimiter(b';')),
            problem(of, 2, "high", "110,5", K::DecimalComma),
        ]
    );
    assert_eq!((report.errors(), report.rows_left_out()), (0, 0));
    for number in ["1.234,5", "1,234,5", ",5", "1,", "1 234,5"] {
        let mut files = Files::small();
        files.set("values.csv", &text.replace("110,5", number));
        let (_, report) = files.read();
        let last = report.problems.last();
        assert_eq!(last, Some(&problem(of, 2, "high", number, K::NotANumber)));
    }
}

#[test]
fn a_quoted_value_is_cut_to_120_characters() {
    let long = "é".repeat(121);
    let text = format!("id,term_fr,definition_fr\n{long},A,Un\n");
    let cut = format!("{}…", "é".repeat(120));
    glossary(text, &[], &[said(2, "id", &cut, K::NotASlug)]);
}
