//! `make validate DIR=…`: the reader of the page, over the folder of a draft.
//!
//! Prints each problem with its place, value and sentence in French and in English; ends with 0
//! when no rule is broken, 1 when one is, 2 when there is no edition to read.

use std::path::Path;
use std::process::ExitCode;

use indicateurs::dataset::{Level, Package, Reader, Report};
use indicateurs::i18n::Lang;

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1).filter(|dir| !dir.is_empty()) else {
        eprintln!("Usage : make validate DIR=dossier — the folder that holds datapackage.json");
        return ExitCode::from(2);
    };
    match validate(Path::new(&folder)) {
        Ok(report) => {
            print!("{}", listing(&report));
            ExitCode::from(u8::from(report.errors() > 0))
        }
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::from(2)
        }
    }
}

/// Reads the edition in a folder; the sentence says why it cannot be read at all.
fn validate(folder: &Path) -> Result<Report, String> {
    let path = folder.join("datapackage.json");
    let json = std::fs::read(&path).map_err(|error| {
        format!(
            "{} : illisible. — cannot be read. ({error})",
            path.display()
        )
    })?;
    let package = Package::parse(&json).map_err(|error| {
        Lang::ALL
            .map(|lang| lang.messages().package_error(&error))
            .join("\n")
    })?;
    let files = package.files.clone();
    let mut reader = Reader::new(package);
    for file in files {
        // A file that is not there is a problem that the reader reports.
        if let Ok(bytes) = std::fs::read(folder.join(&file.path)) {
            reader.push(file.resource, &bytes);
        }
    }
    let (dataset, report) = reader.finish();
    if dataset.case_count() == 0 {
        eprintln!(
            "{}",
            Lang::Fr
                .messages()
                .nothing_readable(&dataset.package.edition)
        );
    }
    Ok(report)
}

fn listing(report: &Report) -> String {
    use std::fmt::Write as _;
    let mut out = String::new();
    for problem in &report.problems {
        let level = match problem.level() {
            Level::Error => "✗",
            Level::Warning => "!",
        };
        let place =
            Lang::Fr
                .problem_messages()
                .place(problem.resource, problem.line, &problem.column);
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{level} {place} : {:?}", problem.value);
        for lang in Lang::ALL {
            let _ = writeln!(out, "    {}", lang.problem_messages().problem(problem));
        }
    }
    for lang in Lang::ALL {
        let count = lang
            .messages()
            .problem_count(report.count(), report.rows_left_out());
        let _ = writeln!(out, "{count}.");
    }
    out
}
