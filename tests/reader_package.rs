//! `datapackage.json`: what is no edition says why, and where.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on says where"
)]

mod common;

use common::Files;
use indicateurs::dataset::{Package, PackageError, Resource};

/// The package of the small edition with a change.
#[track_caller]
fn changed(from: &str, to: &str) -> Result<Package, PackageError> {
    let mut files = Files::small();
    files.replace("datapackage.json", from, to);
    Package::parse(&files.0["datapackage.json"])
}

fn place(error: PackageError) -> (usize, usize) {
    match error {
        PackageError::Json {
            line,
            column,
            message,
        } => {
            assert!(!message.is_empty());
            (line, column)
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_not_json_says_where() {
    for (json, line, column) in [
        ("", 1, 0),
        ("<!doctype html>", 1, 1),
        ("{\n  \"edition\": 'x'\n}", 2, 14),
        ("{\"edition\": \"x\", \"resources\": [", 1, 31),
        ("[]", 1, 2),
        ("null", 1, 4),
        ("{\"edition\": 2026, \"resources\": []}", 1, 16),
        ("{\"edition\": \"x\"}", 1, 16),
    ] {
        let error = Package::parse(json.as_bytes()).unwrap_err();
        assert_eq!(place(error).0, line, "{json}");
        let error = Package::parse(json.as_bytes()).unwrap_err();
        assert!(
            place(error).1.abs_diff(column) <= 1,
            "{json}: near column {column}"
        );
    }
}

#[test]
fn every_truncation_is_refused_without_a_panic() {
    let package = &Files::published().0["datapackage.json"];
    let text = package.trim_ascii_end();
    for end in (0..text.len()).step_by(97) {
        let (line, _) = place(Package::parse(&text[..end]).unwrap_err());
        let lines = text[..end].split(|b| *b == b'\n').count();
        assert!(line <= lines);
    }
}

#[test]
fn nesting_without_end_is_refused() {
    for open in ["[", "{\"a\":"] {
        let json = open.repeat(100_000);
        place(Package::parse(json.as_bytes()).unwrap_err());
    }
}

#[test]
fn the_mark_of_utf_8_is_no_part_of_it() {
    let json = [
        b"\xEF\xBB\xBF".as_slice(),
        &Files::small().0["datapackage.json"],
    ]
    .concat();
    assert_eq!(Package::parse(&json).unwrap().edition, "essai");
}

#[test]
fn an_edition_has_an_id() {
    let edition = |id: &str| changed("\"edition\":\"essai\"", &format!("\"edition\":\"{id}\""));
    for id in ["", "2026 bis", "../2026", "É", "__proto__"] {
        assert_eq!(edition(id), Err(PackageError::Edition(id.into())));
    }
    assert_eq!(
        changed("\"edition\"", "\"name\""),
        Err(PackageError::Edition(String::new()))
    );
    assert_eq!(edition("2026-b").unwrap().edition, "2026-b");
}

#[test]
fn a_path_stays_below_the_package() {
    let path = |path: &str| {
        let to = format!("\"path\":{}", serde_json::json!(path));
        changed("\"path\":\"cases.csv\"", &to)
    };
    for outside in [
        "",
        ".",
        "..",
        "../cases.csv",
        "a/../b.csv",
        "a/..",
        "./cases.csv",
        "/etc/passwd",
        "//example.org/cases.csv",
        "https://example.org/cases.csv",
        "http:cases.csv",
        "javascript:alert(1)",
        "data:,x",
        "C:\\cases.csv",
        "..\\cases.csv",
        "a\\b.csv",
        "%2e%2e/cases.csv",
        "cases.csv?x",
        "cases.csv#x",
        "a//b.csv",
        "a/",
        ".git/config",
        "cases\0.csv",
        "cases\n.csv",
    ] {
        let expected = PackageError::Path {
            resource: Resource::Cases,
            path: outside.into(),
        };
        assert_eq!(path(outside), Err(expected));
    }
    for below in ["cases.csv", "a/b/cases.csv", "cas d’usage.csv", "a..b.csv"] {
        let package = path(below).unwrap();
        assert!(package.files.iter().any(|file| file.path == below));
    }
}

#[test]
fn a_resource_is_one_file() {
    let list = |list: &str| changed("\"path\":\"cases.csv\"", &format!("\"path\":{list}"));
    assert!(list("[\"cases.csv\"]").is_ok());
    for (paths, shown) in [
        ("[\"a.csv\",\"b.csv\"]", "a.csv, b.csv"),
        ("[]", ""),
        ("[\"../a\"]", "../a"),
    ] {
        let expected = PackageError::Path {
            resource: Resource::Cases,
            path: shown.into(),
        };
        assert_eq!(list(paths), Err(expected));
    }
    place(list("12").unwrap_err());
}

#[test]
fn a_resource_is_listed_once() {
    let twice = changed("\"name\":\"glossary\"", "\"name\":\"cases\"");
    assert_eq!(twice, Err(PackageError::Repeated(Resource::Cases)));
}

#[test]
fn a_required_resource_is_listed() {
    for resource in Resource::ALL {
        let files = Files::small().without(resource);
        let parsed = Package::parse(&files.0["datapackage.json"]);
        if resource.is_optional() {
            assert_eq!(parsed.unwrap().files.len(), 10);
        } else {
            assert_eq!(parsed, Err(PackageError::Missing(resource)));
        }
    }
}

#[test]
fn what_the_contract_does_not_know_is_passed_over() {
    let package = changed(
        "\"name\":\"glossary\"",
        "\"name\":\"autre\",\"schema\":{\"fields\":[null]}",
    );
    assert_eq!(package.unwrap().files.len(), 10);
}

#[test]
fn only_an_address_of_the_web_becomes_a_link() {
    let home = |home: &str| {
        let to = format!("\"edition\":\"essai\",\"homepage\":\"{home}\"");
        changed("\"edition\":\"essai\"", &to).unwrap().homepage
    };
    assert_eq!(home("https://example.org/a"), "https://example.org/a");
    assert_eq!(home("javascript:alert(1)"), "");
}

#[test]
fn sizes_add_up_where_all_are_given() {
    let published = Package::parse(&Files::published().0["datapackage.json"]).unwrap();
    let files = Files::published();
    let sizes = Resource::ALL.map(|r| files.0[&format!("{}.csv", r.name())].len());
    let sum: usize = sizes.iter().sum();
    assert_eq!(published.total_bytes(), Some(sum as u64));
    assert_eq!(Files::small().package().total_bytes(), None);
}

#[test]
fn sizes_beyond_all_measure_do_not_panic() {
    let json = Files::small().text("datapackage.json");
    let json = json.replace("\"name\":", "\"bytes\":18446744073709551615,\"name\":");
    let package = Package::parse(json.as_bytes()).unwrap();
    assert_eq!(package.total_bytes(), Some(u64::MAX));
    let json = json.replace("18446744073709551615", "-1");
    place(Package::parse(json.as_bytes()).unwrap_err());
}
