"""Publishes a dataset edition: copies it into public/data/<edition>/ and writes public/data/editions.json, and the cases of the
newest edition as pages (tools/readable.py).

    python3 tools/edition.py FOLDER        add an edition, or replace the one of the same name
    python3 tools/edition.py --list-only   only write list and pages again, from the editions that are there

With the folder of a built site as a second argument, its data/ is meant in place of public/data/.
Only what the package names is copied. The contents of the tables are checked by `make validate`, not here.
"""

import csv
import hashlib
import io
import json
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path, PurePosixPath

import readable

PUBLIC = Path(__file__).resolve().parent.parent / "public"
SLUG = re.compile(r"[a-z0-9][a-z0-9-]*")
PACKAGE = "datapackage.json"


class Refused(Exception):
    """A sentence for the person who publishes."""


def text(package, key, required=True):
    value = package.get(key, "")
    if not isinstance(value, str) or (required and not value.strip()):
        raise Refused(f'{PACKAGE}: "{key}" must be a text that is not empty.')
    return value


def read_package(folder):
    path = folder / PACKAGE
    try:
        package = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Refused(f"there is no {PACKAGE} in {folder}; name the folder of the edition: make edition DIR=path/to/folder")
    except OSError as error:
        raise Refused(f"{path} cannot be read: {error.strerror}.")
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise Refused(f"{path} is not JSON in UTF-8: {error}.")
    if not isinstance(package, dict):
        raise Refused(f"{path} must hold a JSON object.")
    return package


def entry(package):
    """What the list of editions says of a package."""
    edition = text(package, "edition")
    if not SLUG.fullmatch(edition):
        raise Refused(f'{PACKAGE}: the edition "{edition}" must be lower-case letters, digits and hyphens, such as 2026.')
    return {
        "id": edition,
        "path": f"{edition}/{PACKAGE}",
        "version": text(package, "version"),
        "title": text(package, "title"),
        "title_en": text(package, "title_en", required=False),
        "created": text(package, "created"),
    }


def count_cases(package, folder):
    """The cases that the page counts when nothing is asked for, or None: then index.html names no number."""
    try:
        path = next(one["path"] for one in package["resources"] if one["name"] == "cases")
        content = (folder / path).read_text(encoding="utf-8-sig", errors="replace")
        delimiter = max(",;\t", key=content.partition("\n")[0].count)
        levels = [row["use_level"] for row in csv.DictReader(io.StringIO(content, newline=""), delimiter=delimiter)]
    except (KeyError, TypeError, StopIteration, OSError, csv.Error):
        return None
    return sum(level in ("secondary", "mixed") for level in levels)


def resources(package, folder):
    """The files that the package names: (relative path, where it is), each checked."""
    listed = package.get("resources")
    if not isinstance(listed, list) or not listed:
        raise Refused(f'{PACKAGE}: "resources" must be a list that is not empty.')
    seen = {PACKAGE, "README.md"}
    for number, resource in enumerate(listed, 1):
        path = resource.get("path") if isinstance(resource, dict) else None
        if not isinstance(path, str):
            raise Refused(f'{PACKAGE}: resource {number} must have a "path" that is the name of one file.')
        parts = PurePosixPath(path).parts
        plain = all(part[0] != "." and not re.search(r'[\\:*?"<>|\x00-\x1f]', part) for part in parts)
        if not parts or path.startswith("/") or not plain or str(PurePosixPath(path)) != path:
            raise Refused(f'{PACKAGE}: the path "{path}" of resource {number} must be a plain path inside the folder.')
        if path in seen:
            raise Refused(f'{PACKAGE}: the path "{path}" of resource {number} is taken.')
        seen.add(path)
        file = (folder / path).resolve()
        if folder.resolve() not in file.parents or not file.is_file():
            raise Refused(f"the file {path}, named by {PACKAGE}, is not in {folder}.")
        check(resource, path, file)
        yield path, file


def check(resource, path, file):
    """`bytes` and `hash` agree with the file, where they are given."""
    content = file.read_bytes()
    size = resource.get("bytes")
    if size is not None and size != len(content):
        raise Refused(f'{path} has {len(content)} bytes, and {PACKAGE} says {size}; publish the file that was packaged, or correct "bytes".')
    expected = resource.get("hash")
    if expected is None:
        return
    if not isinstance(expected, str) or not expected.startswith("sha256:"):
        raise Refused(f'{path}: "hash" must begin with "sha256:".')
    actual = "sha256:" + hashlib.sha256(content).hexdigest()
    if actual != expected.lower():
        raise Refused(f'{path} is not the file that was packaged: its hash is {actual}, and {PACKAGE} says {expected}.')


def add(folder, data):
    package = read_package(folder)
    edition = entry(package)["id"]
    data.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{edition}-", dir=data))
    try:
        new, old = fresh / "new", fresh / "old"
        new.mkdir()
        for path, file in resources(package, folder):
            (new / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, new / path)
        for name in (PACKAGE, "README.md"):
            if (folder / name).is_file():
                shutil.copyfile(folder / name, new / name)
        # All is there and agrees: two renames put it in place.
        place = data / edition
        if place.exists():
            place.rename(old)
        new.rename(place)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return edition


def put(file, content):
    """Writes a file, whole or not at all."""
    fresh = file.with_name(f".{file.name}")
    fresh.write_bytes(content.encode("utf-8", errors="replace"))
    os.replace(fresh, file)


def write_list(data):
    """Lists the editions that are there, newest first, and writes the cases of that one as pages."""
    editions = []
    for path in sorted(data.glob(f"*/{PACKAGE}")):
        if path.parent.name.startswith("."):
            continue
        package = read_package(path.parent)
        one = entry(package)
        if one["id"] != path.parent.name:
            raise Refused(f'{path.parent} says that it is the edition "{one["id"]}"; rename the folder, or add the edition again.')
        cases = count_cases(package, path.parent)
        editions.append(one if cases is None else {"id": one["id"], "cases": cases, **one})
    editions.sort(key=lambda one: (one["created"], one["id"]), reverse=True)
    data.mkdir(parents=True, exist_ok=True)
    put(data / "editions.json", json.dumps({"editions": editions}, ensure_ascii=False, indent=2) + "\n")
    if editions:
        folder = data / editions[0]["id"]
        for name, page in readable.pages(read_package(folder), folder).items():
            put(data / name, page)
    return editions


def main(arguments):
    if len(arguments) not in (1, 2) or not all(arguments):
        raise Refused("name the folder of the edition: make edition DIR=path/to/folder")
    site = Path(arguments[1]) if len(arguments) == 2 else PUBLIC
    if not site.is_dir():
        raise Refused(f"there is no folder {site}; name that of the site.")
    data = site / "data"
    if arguments[0] != "--list-only":
        print(f"The edition {add(Path(arguments[0]), data)} is in {data}.")
    editions = write_list(data)
    print(f"{data / 'editions.json'} lists, newest first: " + (", ".join(one["id"] for one in editions) or "nothing") + ".")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Refused as refusal:
        sys.exit(f"FAILED: {refusal}")
    except OSError as error:
        sys.exit(f"FAILED: {error}; nothing was published.")
