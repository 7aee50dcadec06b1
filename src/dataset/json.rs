//! An object of `datapackage.json` or of `editions.json`, before its parts are checked.
//!
//! One type for the package, its resources, its licences, the list and its editions, and JSON
//! (RFC 8259) read by hand: a general reader weighs 11 kB of the page (brotli), most of it for
//! numbers with a fraction and for types that these two files do not have.

use super::number::Decimal;

/// The parts that are a text, or `null`.
const TEXTS: [&str; 11] = [
    "edition",
    "version",
    "title",
    "title_en",
    "description",
    "created",
    "homepage",
    "contact",
    "name",
    "id",
    "hash",
];

/// How deep lists and objects may lie within each other.
const DEEPEST: u32 = 127;

/// A byte that no UTF-8 has.
const NO_CHARACTER: u8 = 0xFF;

/// What an object holds of all that is known; the rest is stepped over.
#[derive(Default)]
#[cfg_attr(test, derive(Debug, PartialEq))]
pub(in crate::dataset) struct Object {
    texts: Vec<(String, String)>,
    /// A Data Package may give a list of paths; the contract has one, which may stand in a list.
    pub paths: Vec<String>,
    pub bytes: Option<u64>,
    pub licences: Vec<Object>,
    pub resources: Option<Vec<Object>>,
    pub editions: Option<Vec<Object>>,
}

/// Why a file is not such an object, in English, and where.
#[derive(Debug)]
pub(in crate::dataset) struct JsonError {
    pub line: usize,
    pub column: usize,
    pub message: String,
}

type Read<T> = Result<T, JsonError>;

impl Object {
    /// Reads a file.
    pub fn parse(json: &[u8]) -> Read<Self> {
        let mut cursor = Cursor::new(json);
        let object = cursor.object()?;
        cursor.end()?;
        Ok(object)
    }

    /// A text that may be absent.
    pub fn find(&self, name: &str) -> Option<String> {
        let mut texts = self.texts.iter().rev();
        let (_, text) = texts.find(|(known, _)| known == name)?;
        Some(text.clone())
    }

    /// A text, empty where it is absent.
    pub fn text(&self, name: &str) -> String {
        self.find(name).unwrap_or_default()
    }
}

/// A place in a file.
struct Cursor<'j> {
    json: &'j [u8],
    at: usize,
    depth: u32,
}

impl<'j> Cursor<'j> {
    fn new(json: &'j [u8]) -> Self {
        Self {
            json,
            at: 0,
            depth: 0,
        }
    }

    fn byte(&self) -> Option<u8> {
        self.json.get(self.at).copied()
    }

    fn rest(&self) -> &'j [u8] {
        self.json.get(self.at..).unwrap_or_default()
    }

    /// The next byte that is no space.
    fn peek(&mut self) -> Option<u8> {
        while matches!(self.byte(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
        self.byte()
    }

    /// An error at the next byte.
    fn error<T>(&self, what: &str) -> Read<T> {
        let before = self.json.get(..self.at).unwrap_or_default();
        let line = before.split(|byte| *byte == b'\n').count();
        let start = before.iter().rposition(|byte| *byte == b'\n');
        let column = self.at - start.map_or(0, |newline| newline + 1);
        let column = column + usize::from(self.at < self.json.len());
        let message = format!("{what} at line {line} column {column}");
        Err(JsonError {
            line,
            column,
            message,
        })
    }

    /// An error at a value that is of another type; first of all, whether it is a value.
    fn mismatch<T>(&mut self, expected: &str) -> Read<T> {
        if !matches!(self.peek(), Some(b'[' | b'{')) {
            self.skip()?;
        }
        self.error(expected)
    }

    /// Nothing may follow.
    fn end(&mut self) -> Read<()> {
        match self.peek() {
            None => Ok(()),
            Some(_) => self.error("trailing characters"),
        }
    }

    /// What stands between a bracket, which is next, and the one that closes it.
    fn items(&mut self, close: u8, item: &mut dyn FnMut(&mut Self) -> Read<()>) -> Read<()> {
        if self.depth == DEEPEST {
            return self.error("recursion limit exceeded");
        }
        self.depth += 1;
        self.at += 1;
        let mut more = self.peek() != Some(close);
        while more {
            item(self)?;
            more = match self.peek() {
                Some(b',') => {
                    self.at += 1;
                    true
                }
                next if next == Some(close) => false,
                _ => return self.error("expected `,` or the end of a list or object"),
            };
        }
        self.at += 1;
        self.depth -= 1;
        Ok(())
    }

    /// The parts of an object, which is next; `part` reads the value of the one that it is told.
    fn parts(&mut self, part: &mut dyn FnMut(&mut Self, String) -> Read<()>) -> Read<()> {
        self.items(b'}', &mut |cursor| {
            if cursor.peek() != Some(b'"') {
                return cursor.error("expected a name between quotation marks");
            }
            let name = cursor.text()?;
            if cursor.peek() != Some(b':') {
                return cursor.error("expected `:`");
            }
            cursor.at += 1;
            part(cursor, name)
        })
    }

    fn object(&mut self) -> Read<Object> {
        if self.peek() != Some(b'{') {
            return self.mismatch("expected an object");
        }
        let mut object = Object::default();
        self.parts(&mut |cursor, name| {
            match name.as_str() {
                "path" => object.paths = cursor.paths()?,
                "bytes" => object.bytes = cursor.whole_number()?,
                "licenses" => object.licences = cursor.objects()?,
                "resources" => object.resources = Some(cursor.objects()?),
                "editions" => object.editions = Some(cursor.objects()?),
                known if TEXTS.contains(&known) => {
                    if !cursor.null() {
                        let text = cursor.text()?;
                        object.texts.push((name, text));
                    }
                }
                _ => cursor.skip()?,
            }
            Ok(())
        })?;
        Ok(object)
    }

    fn objects(&mut self) -> Read<Vec<Object>> {
        if self.peek() != Some(b'[') {
            return self.mismatch("expected a list");
        }
        let mut objects = Vec::new();
        self.items(b']', &mut |cursor| {
            objects.push(cursor.object()?);
            Ok(())
        })?;
        Ok(objects)
    }

    /// A path, or a list of paths.
    fn paths(&mut self) -> Read<Vec<String>> {
        if self.peek() != Some(b'[') {
            return Ok(vec![self.text()?]);
        }
        let mut paths = Vec::new();
        self.items(b']', &mut |cursor| {
            paths.push(cursor.text()?);
            Ok(())
        })?;
        Ok(paths)
    }

    /// A whole number, or `null`.
    fn whole_number(&mut self) -> Read<Option<u64>> {
        if self.null() {
            return Ok(None);
        }
        if !matches!(self.peek(), Some(b'-' | b'0'..=b'9')) {
            return self.mismatch("expected a whole number");
        }
        match self.number()?.parse() {
            Ok(number) => Ok(Some(number)),
            Err(_) => self.error("expected a whole number from 0 to 2^64 - 1"),
        }
    }

    /// Steps over any value.
    fn skip(&mut self) -> Read<()> {
        match self.peek() {
            Some(b'{') => self.parts(&mut |cursor, _| cursor.skip()),
            Some(b'[') => self.items(b']', &mut Self::skip),
            Some(b'"') => self.text_bytes().map(|_| ()),
            Some(b'-' | b'0'..=b'9') => self.number().map(|_| ()),
            _ if self.word("true") || self.word("false") || self.null() => Ok(()),
            Some(_) => self.error("expected value"),
            None => self.error("the file ends where a value is expected"),
        }
    }

    /// Steps over a word, if it is next.
    fn word(&mut self, word: &str) -> bool {
        let _ = self.peek();
        let is_next = self.rest().starts_with(word.as_bytes());
        self.at += if is_next { word.len() } else { 0 };
        is_next
    }

    fn null(&mut self) -> bool {
        self.word("null")
    }

    /// A number as it is written.
    fn number(&mut self) -> Read<&'j str> {
        let part = |byte: &u8| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E');
        let rest = self.rest();
        let end = rest.iter().position(|byte| !part(byte));
        let number = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
        let number = std::str::from_utf8(number).unwrap_or_default();
        if Decimal::parse(number).is_none() {
            return self.error("invalid number");
        }
        self.at += number.len();
        Ok(number)
    }

    fn text(&mut self) -> Read<String> {
        if self.peek() != Some(b'"') {
            return self.mismatch("expected a string");
        }
        let bytes = self.text_bytes()?;
        String::from_utf8(bytes).or_else(|_| self.error("invalid unicode code point"))
    }

    /// The bytes of a text, which is next, without its quotation marks and escapes.
    fn text_bytes(&mut self) -> Read<Vec<u8>> {
        let mut bytes = Vec::new();
        loop {
            self.at += 1;
            match self.byte() {
                Some(b'"') => break,
                Some(b'\\') => self.escape(&mut bytes)?,
                Some(0..b' ') => return self.error("control character in a string"),
                Some(byte) => bytes.push(byte),
                None => return self.error("EOF while parsing a string"),
            }
        }
        self.at += 1;
        Ok(bytes)
    }

    /// From a backslash, which is next, to the last byte of the escape.
    fn escape(&mut self, bytes: &mut Vec<u8>) -> Read<()> {
        self.at += 1;
        bytes.push(match self.byte() {
            Some(byte @ (b'"' | b'\\' | b'/')) => byte,
            Some(b'b') => 8,
            Some(b'f') => 12,
            Some(b'n') => b'\n',
            Some(b'r') => b'\r',
            Some(b't') => b'\t',
            Some(b'u') => {
                let first = self.unit()?;
                // Characters beyond U+FFFF are written as a pair.
                let mut second = 0;
                if (0xD800..0xDC00).contains(&first)
                    && self.rest().get(1..).unwrap_or_default().starts_with(b"\\u")
                {
                    self.at += 2;
                    second = self.unit()?;
                }
                match char::decode_utf16([first, second]).next() {
                    Some(Ok(c)) => bytes.extend(c.encode_utf8(&mut [0; 4]).bytes()),
                    // Half a pair: refused where the text is wanted.
                    _ => bytes.push(NO_CHARACTER),
                }
                return Ok(());
            }
            _ => return self.error("invalid escape"),
        });
        Ok(())
    }

    /// From the `u`, which is next, to the last of its four hexadecimal digits.
    fn unit(&mut self) -> Read<u16> {
        let mut unit = 0;
        for _ in 0..4 {
            self.at += 1;
            let digit = self.byte().and_then(|b| char::from(b).to_digit(16));
            match digit {
                Some(digit) => unit = unit * 16 + digit as u16,
                None => return self.error("invalid escape"),
            }
        }
        Ok(unit)
    }
}

#[cfg(test)]
mod tests {
    use super::{Cursor, Object, TEXTS};
    use proptest::prelude::*;
    use serde::de::{DeserializeOwned, IgnoredAny};
    use serde_json::Value;

    /// What `serde_json` makes of a text, and what the reader does.
    fn both<'j, T: DeserializeOwned, O>(
        json: &'j str,
        read: fn(&mut Cursor<'j>) -> super::Read<O>,
    ) -> (Option<T>, Option<O>) {
        let mut cursor = Cursor::new(json.as_bytes());
        let found = read(&mut cursor).and_then(|found| cursor.end().map(|()| found));
        (serde_json::from_str(json).ok(), found.ok())
    }

    /// What an object is, by way of the tree of `serde_json` of values.
    fn object(value: &Value) -> Option<Object> {
        let list = |value: &Value| -> Option<Vec<Object>> {
            value.as_array()?.iter().map(object).collect()
        };
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let mut object = Object::default();
        for (name, value) in value.as_object()? {
            match name.as_str() {
                "path" => {
                    object.paths = match value.as_array() {
                        None => vec![text(value)?],
                        Some(paths) => paths.iter().map(text).collect::<Option<_>>()?,
                    }
                }
                "bytes" if value.is_null() => {}
                "bytes" => object.bytes = Some(value.as_u64()?),
                "licenses" => object.licences = list(value)?,
                "resources" => object.resources = Some(list(value)?),
                "editions" => object.editions = Some(list(value)?),
                name if TEXTS.contains(&name) && !value.is_null() => {
                    object.texts.push((name.into(), text(value)?));
                }
                _ => {}
            }
        }
        Some(object)
    }

    fn name() -> impl Strategy<Value = String> {
        let known = ["path", "bytes", "licenses", "resources", "editions"];
        let known = known.into_iter().chain(TEXTS).map(str::to_owned);
        prop_oneof![
            9 => prop::sample::select(known.collect::<Vec<_>>()),
            1 => any::<String>(),
        ]
    }

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            any::<String>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            any::<bool>().prop_map(Value::from),
            Just(Value::Null),
        ];
        leaf.prop_recursive(5, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::hash_map(name(), inner, 0..6)
                    .prop_map(|parts| Value::Object(parts.into_iter().collect())),
            ]
        })
    }

    /// Texts that are JSON, or hardly.
    fn nearly_json() -> impl Strategy<Value = String> {
        let token = prop::sample::select(vec![
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\"a\"",
            "\"\\n\"",
            "\"\\u00e9\"",
            "\\u12",
            "\\x",
            "0",
            "-",
            "1",
            "1.5",
            "e3",
            "E+",
            ".",
            "true",
            "null",
            "fals",
            " ",
            "\n",
            "\t",
            "\0",
            "é",
        ]);
        prop_oneof![
            prop::collection::vec(token, 0..9).prop_map(|tokens| tokens.concat()),
            (value(), any::<prop::sample::Index>()).prop_map(|(value, at)| {
                let text = format!("{value:#}");
                let end = at.index(text.len() + 1);
                text.chars().take(end).collect()
            }),
        ]
    }

    #[test]
    fn the_last_of_two_parts_counts() {
        let object = Object::parse(br#"{"id":"a","id":"b","id":null,"path":"p","path":[]}"#);
        let object = object.expect("an object is read");
        assert_eq!(object.text("id"), "b");
        assert!(object.paths.is_empty());
    }

    #[test]
    fn a_text_that_is_not_utf_8_is_refused_where_it_is_wanted() {
        for text in [
            b"\xC3".as_slice(),
            b"\\uD83D",
            b"\\uDE00\\uD83D",
            b"\\uD83D\\u0041",
        ] {
            let part = |name: &str| [b"{\"", name.as_bytes(), b"\":\"", text, b"\"}"].concat();
            assert!(Object::parse(&part("id")).is_err());
            assert!(Object::parse(&part("other")).is_ok());
        }
    }

    #[test]
    fn an_error_names_its_place() {
        for (json, message) in [
            (
                "",
                "the file ends where a value is expected at line 1 column 0",
            ),
            (
                "{\n\n",
                "expected a name between quotation marks at line 3 column 0",
            ),
            ("{\n \"id\": ,}", "expected value at line 2 column 8"),
            (
                "{\"id\": \"a\nb\"}",
                "control character in a string at line 1 column 10",
            ),
            ("{\"id\": [1,\n2]}", "expected a string at line 1 column 8"),
            ("{} {}", "trailing characters at line 1 column 4"),
        ] {
            let error = Object::parse(json.as_bytes()).err();
            let error = error.expect("this is no object");
            assert_eq!(error.message, message);
            let place = format!("line {} column {}", error.line, error.column);
            assert!(error.message.ends_with(&place));
        }
    }

    proptest! {
        #[test]
        fn an_object_is_what_serde_json_reads(value in value(), pretty in any::<bool>()) {
            let json = if pretty { format!("{value:#}") } else { value.to_string() };
            prop_assert_eq!(Object::parse(json.as_bytes()).ok(), object(&value));
        }

        #[test]
        fn the_same_is_json(json in nearly_json()) {
            let (theirs, ours) = both::<IgnoredAny, _>(&json, Cursor::skip);
            prop_assert_eq!(theirs.is_some(), ours.is_some(), "{}", json);
        }

        #[test]
        fn texts_are_the_same(inside in "([a-zé😀 ]|\\\\[\"\\\\/bfnrtux]|\\\\u(00[0-7][0-9a-f]|20AC|[Dd]83[dD]|[dD][Ee]00)){0,6}") {
            let json = format!("\"{inside}\"");
            let (theirs, ours) = both::<String, _>(&json, Cursor::text);
            prop_assert_eq!(theirs, ours);
        }

        #[test]
        fn whole_numbers_are_the_same(json in "-?[0-9]{1,20}(\\.[0-9]{0,2})?(e[+-]?[0-9]{0,3})?|null|\"1\"|true|1844674407370955161[0-9]") {
            let (theirs, ours) = both::<Option<u64>, _>(&json, Cursor::whole_number);
            prop_assert_eq!(theirs, ours);
        }
    }
}
