"""Writes the cases of an edition as pages that need nothing but a browser of any age: cas.html in French, cases.html in English.

tools/edition.py calls it for the newest edition. Data are text: whatever a cell holds, `html.escape` stands between it and the page,
and only web addresses and DOIs become links. As in the explorer, a value without a number, an indicator or a reference is left
out, and what is not given is said.
"""

import csv
import decimal
import html
import io
import re
import unicodedata
from urllib.parse import quote, urlsplit

SLUG = re.compile(r"[a-z0-9][a-z0-9-]*")
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,2})?")
DOI = re.compile(r"10\.[0-9]{4,9}/\S+")
DATE = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?")
# Characters that hide or reorder what stands beside them (src/dataset/cell.rs, `is_hidden`).
HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\U000e0000-\U000e007f]")
POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
PAGES = {"fr": "cas.html", "en": "cases.html"}

WORDS = {
    "fr": {
        "name": "À quoi ont servi les données de santé\u202f?", "title": "Les cas, à lire sans l’explorateur", "language": "Français",
        "skip": "Aller aux cas", "edition": "édition", "version": "version", "colon": "\u00a0: ", "thousands": "\u202f", "decimal": ",",
        "about": "Cette page contient chaque cas de l’édition en texte, sans JavaScript. Elle ne filtre pas et ne dessine rien\u00a0: "
        "cela, l’explorateur le fait, dans un navigateur qui peut l’ouvrir.",
        "explorer": "Ouvrir l’explorateur", "data": "Données de l’édition", "table": "Liste des cas (CSV)", "licence": "Licence",
        "by": "Les cas par usage", "none": "non documenté", "no fact": "non documentée", "no population": "non précisée", "cases": "Les cas, du plus récent au plus ancien",
        "count": ("cas documenté", "cas documentés"), "of them": "dont {} d’usage premier", "secondary": "Usage secondaire", "primary": "Usage premier", "mixed": "Usage mixte",
        "summary": "Résumé", "limits": "Limites", "results": "Résultats", "decisions": "Décisions", "method": "Méthode",
        "organisations": "Organismes", "classified": "Classement du cas", "references": "Références", "population": "Population",
        "comparison": "Comparaison", "proof": "Preuve", "about decision": "page sur cette décision", "here": "Ce cas dans l’explorateur",
        "top": "Retour aux usages", "95% CI": "IC à 95\u00a0%", "range": "fourchette", "least": "au moins {}", "most": "au plus {}",
        "between": "{} à {}", "article": "article", "report": "rapport", "dataset": "jeu de données", "web": "page web",
        "law": "texte de droit", "press": "presse", "no case": "Cette édition n’a aucun cas qui puisse être lu.",
        "months": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    },
    "en": {
        "name": "What have health data been used for?", "title": "The cases, to read without the explorer", "language": "English",
        "skip": "Skip to the cases", "edition": "edition", "version": "version", "colon": ": ", "thousands": ",", "decimal": ".",
        "about": "This page holds each case of the edition as text, without JavaScript. It filters and draws nothing: the explorer "
        "does that, in a browser that can open it.",
        "explorer": "Open the explorer", "data": "Data of the edition", "table": "List of cases (CSV)", "licence": "Licence",
        "by": "Cases by use", "none": "not documented", "no fact": "not documented", "no population": "not specified", "cases": "The cases, newest first",
        "count": ("documented case", "documented cases"), "of them": "{} of primary use", "secondary": "Secondary use", "primary": "Primary use", "mixed": "Mixed use",
        "summary": "Summary", "limits": "Limits", "results": "Results", "decisions": "Decisions", "method": "Method",
        "organisations": "Organisations", "classified": "How the case is classified", "references": "References",
        "population": "Population", "comparison": "Comparison", "proof": "Proof", "about decision": "page about this decision",
        "here": "This case in the explorer", "top": "Back to the uses", "95% CI": "95% CI", "range": "range", "least": "at least {}",
        "most": "at most {}", "between": "{} to {}", "article": "article", "report": "report", "dataset": "dataset", "web": "web page",
        "law": "legal text", "press": "press", "no case": "This edition has no case that can be read.",
        "months": "January February March April May June July August September October November December",
    },
}


def text(cell):
    """A cell as text of the page."""
    return html.escape(HIDDEN.sub("", cell))


def parts(cell):
    return [one for one in cell.split("|") if one]


def decoded(content):
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Saved by an old spreadsheet; the few bytes that it has not are replaced.
        return content.decode("cp1252", errors="replace")


def rows(content):
    """The rows of a table, each by the names of its columns; one that is cut short has empty cells."""
    written = decoded(content).replace("\0", "")
    delimiter = max(",;\t", key=written.partition("\n")[0].count)
    csv.field_size_limit(2**31 - 1)
    reader = csv.DictReader(io.StringIO(written, newline=""), delimiter=delimiter, restval="")
    return [{name: cell.strip() for name, cell in row.items() if name} for row in reader]


class Edition:
    """The tables of an edition, by what they name."""

    def __init__(self, package, folder):
        self.package = package
        self.id = str(package.get("edition", ""))
        self.version = str(package.get("version", ""))
        self.licences = [one for one in package.get("licenses") or [] if isinstance(one, dict)]
        paths = {one.get("name"): one.get("path") for one in package.get("resources") or [] if isinstance(one, dict)}
        self.cases_path = paths.get("cases")

        def table(name):
            try:
                return rows((folder / paths[name]).read_bytes())
            except (KeyError, TypeError, OSError, csv.Error):
                return []

        def keyed(name):
            return {row["id"]: row for row in reversed(table(name)) if row.get("id")}

        place = lambda row: int(row["position"]) if row.get("position", "").isdecimal() else 10**6  # noqa: E731
        self.facets = sorted(table("facets"), key=place)
        self.terms = {}
        for row in sorted(table("terms"), key=place):
            self.terms.setdefault(row.get("facet", ""), {}).setdefault(row.get("id", ""), row)
        self.indicators = keyed("indicators")
        self.references = {key: row for key, row in keyed("references").items() if link(row)}
        cases = {}
        for row in table("cases"):
            if SLUG.fullmatch(row.get("id", "")) and row.get("title_fr"):
                cases.setdefault(row["id"], row)
        self.cases = sorted(cases.values(), key=lambda row: folded(row["title_fr"]))
        self.cases.sort(key=lambda row: row.get("year", ""), reverse=True)
        self.values, self.decisions = {}, {}
        for row in table("values"):
            indicator = self.indicators.get(row.get("indicator"))
            if indicator and row.get("reference") in self.references:
                needed = "text_fr" if indicator.get("nature") == "qualitative" else "value"
                if row.get(needed) and (needed == "text_fr" or NUMBER.fullmatch(row["value"])):
                    self.values.setdefault(row.get("case"), []).append(row)
        for row in table("decisions"):
            self.decisions.setdefault(row.get("case"), []).append(row)
        for of_case in self.decisions.values():
            of_case.sort(key=lambda row: row.get("date", ""))

    def role(self, role):
        return next((facet["id"] for facet in self.facets if facet.get("role") == role and facet.get("id")), "")

    def terms_of(self, case, facet):
        named = parts(case.get(facet, ""))
        return [term for key, term in self.terms.get(facet, {}).items() if key in named]

    def references_of(self, case):
        """Those of the case, then those of its values, each once."""
        named = parts(case.get("references", "")) + [row["reference"] for row in self.values.get(case["id"], [])]
        return [key for key in dict.fromkeys(named) if key in self.references]


def folded(title):
    return unicodedata.normalize("NFD", title).encode("ascii", "ignore").decode().casefold()


def is_address(address):
    if not re.fullmatch(r"https?://[^\s<>\"]+", address) or HIDDEN.search(address):
        return False
    try:
        return bool(urlsplit(address).hostname)
    except ValueError:
        return False


def link(row):
    """The address of a reference and what it is called there, or None."""
    doi, address = row.get("doi", ""), row.get("url", "")
    if DOI.fullmatch(doi) and not HIDDEN.search(doi):
        return "https://doi.org/" + quote(doi, safe="/:;().-_"), f"doi:{doi}"
    return (address, urlsplit(address).hostname) if is_address(address) else None


def anchor(address, words):
    return f'<a href="{text(address)}" rel="noreferrer">{text(words)}</a>'


class Page:
    """The edition in one language."""

    def __init__(self, edition, lang):
        self.edition, self.lang, self.words = edition, lang, WORDS[lang]

    def of(self, row, field):
        """A text in the language of the page, as HTML; in French, and marked so, where there is no other."""
        here = row.get(f"{field}_{self.lang}", "")
        if here or self.lang == "fr":
            return text(here)
        french = row.get(f"{field}_fr", "")
        return f'<span lang="fr">{text(french)}</span>' if french else ""

    def told(self, content, tag="p"):
        """What is said, or that nothing is."""
        return f"<{tag}>{content}</{tag}>" if content else f'<{tag} class="quiet">{self.words["none"]}</{tag}>'

    def fact(self, name, content):
        return f"{self.words[name]}{self.words['colon']}{content or self.words['no fact']}"

    def number(self, digits):
        if re.search("[eE]", digits):
            digits = format(decimal.Decimal(digits), "f")
        sign, digits = ("−", digits[1:]) if digits.startswith("-") else ("", digits)
        whole, _, fraction = digits.partition(".")
        whole = re.sub(r"(?<=[0-9])(?=([0-9]{3})+$)", self.words["thousands"], whole)
        return sign + whole + (self.words["decimal"] + fraction if fraction else "")

    def counted(self):
        """How many cases there are, and how many of them the explorer counts apart."""
        count, (one, many) = len(self.edition.cases), self.words["count"]
        primary = sum(case.get("use_level") == "primary" for case in self.edition.cases)
        # French counts 0 and 1 in the singular, English 1.
        counted = f"{self.number(str(count))}\u00a0{one if count < 2 and (count == 1 or self.lang == 'fr') else many}"
        return counted + (", " + self.words["of them"].format(self.number(str(primary))) if primary else "")

    def date(self, written):
        found = DATE.fullmatch(written)
        if not found or not found[2]:
            return text(written)
        month = self.words["months"].split()[int(found[2]) - 1]
        day = found[3] or ""
        day = ("1er " if self.lang == "fr" and day == "01" else f"{int(day)} ") if day else ""
        return f"{day}{month} {found[1]}"

    def interval(self, row):
        low, high = (self.number(row[end]) if NUMBER.fullmatch(row.get(end, "")) else "" for end in ("low", "high"))
        if not low and not high:
            return ""
        ends = self.words["between"].format(low, high) if low and high else self.words["least"].format(low) if low else self.words["most"].format(high)
        kind = row.get("interval", "")
        kind = text(self.words.get(kind, kind)) if kind in ("", "95% CI", "range") else text(kind)
        return f" ({kind}{self.words['colon'] if kind else ''}{ends})"

    def value(self, case, row, cited):
        indicator = self.edition.indicators[row["indicator"]]
        figure = ""
        if NUMBER.fullmatch(row.get("value", "")):
            unit = self.of(indicator, "unit")
            between = "" if unit == "%" and self.lang == "en" else "\u00a0"
            figure = f"<p><strong>{self.number(row['value'])}</strong>{between}{unit}{self.interval(row)}</p>"
        said = self.of(row, "text")
        proof = self.edition.terms.get(self.edition.role("proof"), {}).get(row.get("proof"))
        at = cited.index(row["reference"]) + 1
        locator = text(row.get("locator", ""))
        meant = [
            self.of(indicator, "label"),
            text(row.get("period") or row.get("year", "")),
            self.fact("population", self.of(row, "population") or self.words["no population"]),
            self.fact("comparison", self.of(row, "comparison")) if row.get("comparison_fr") else "",
            self.fact("proof", proof and self.of(proof, "label")),
            f'<a href="#{case["id"]}.{at}">[{at}]</a>{", " + locator if locator else ""}',
        ]
        meaning = " · ".join(one for one in meant if one)
        return f'<li>{figure}{f"<p>{said}</p>" if said else ""}<p class="quiet">{meaning}</p></li>'

    def decision(self, row):
        kind = self.edition.terms.get(self.edition.role("decision"), {}).get(row.get("kind"))
        about = [text(row.get("body", "")), kind and self.of(kind, "label")]
        if is_address(row.get("url", "")):
            about.append(anchor(row["url"], self.words["about decision"]))
        said = f"{self.date(row.get('date', ''))}{self.words['colon']}{self.of(row, 'label')}"
        return f'<li>{said} <span class="quiet">{" · ".join(one for one in about if one)}</span></li>'

    def reference(self, case, at, key):
        row = self.edition.references[key]
        year = f" ({text(row['year'])})" if row.get("year") else ""
        container = f" {text(row['container'])}." if row.get("container") else ""
        kind = row.get("type", "")
        kind = f'<span class="quiet">{self.words[kind]}</span> · ' if kind in ("article", "report", "dataset", "web", "law", "press") else ""
        return (
            f'<li id="{case["id"]}.{at}">{text(row.get("authors", ""))}{year}. <cite>{text(row.get("title", ""))}</cite>.{container} '
            f"{kind}{anchor(*link(row))}</li>"
        )

    def labels(self, terms):
        return ", ".join(self.of(term, "label") for term in terms)

    def case(self, case):
        words, edition = self.words, self.edition
        cited = edition.references_of(case)
        section = lambda name, content: f"<section><h4>{words[name]}</h4>{content}</section>"  # noqa: E731
        listed = lambda tag, items: f"<{tag}>{''.join(items)}</{tag}>" if items else self.told("")  # noqa: E731
        level = case.get("use_level", "")
        level = words[level] if level in ("secondary", "primary", "mixed") else ""
        proof = self.labels(edition.terms_of(case, edition.role("proof")))
        risks = [
            f"<li>{self.of(term, 'label')}</li>"
            for facet in edition.facets if facet.get("role") == "risk" for term in edition.terms_of(case, facet["id"])
        ]
        # The kinds of its decisions and the dimensions of its values stand beside those.
        facets = [facet for facet in edition.facets if facet.get("role") not in ("risk", "proof", "decision", "dimension") and facet.get("id")]
        classified = "".join(
            f"<div><dt>{self.of(facet, 'label')}</dt>{self.told(self.labels(edition.terms_of(case, facet['id'])), 'dd')}</div>"
            for facet in facets
        )
        meta = [text(case.get("year", "")), level, self.fact("proof", proof)]
        return "\n".join([
            f'<article aria-labelledby="{case["id"]}"><h3 id="{case["id"]}">{self.of(case, "title")}</h3>',
            f'<p class="quiet">{" · ".join(one for one in meta if one)}</p>',
            f'<p class="plain">{self.of(case, "plain")}</p>',
            section("summary", self.told(self.of(case, "summary"))),
            '<div class="weighed">'
            + section("limits", self.told(self.of(case, "limits")) + (listed("ul", risks) if risks else ""))
            + section("results", listed("ul", [self.value(case, row, cited) for row in edition.values.get(case["id"], [])])),
            "</div>",
            section("decisions", listed("ol", [self.decision(row) for row in edition.decisions.get(case["id"], [])])),
            section("method", self.told(self.of(case, "method"))),
            f'<dl><div><dt>{words["organisations"]}</dt>{self.told(text(", ".join(parts(case.get("organisations", "")))), "dd")}</div></dl>',
            section("classified", f"<dl>{classified}</dl>"),
            section("references", listed("ol", [self.reference(case, at, key) for at, key in enumerate(cited, 1)])),
            f'<p class="ways"><a href="../#/case/{case["id"]}">{words["here"]}</a> <a href="#Usages">{words["top"]}</a></p></article>',
        ])

    def by_usage(self):
        usage = self.edition.role("usage")
        terms = self.edition.terms.get(usage, {})
        groups = [(term, [case for case in self.edition.cases if key in parts(case.get(usage, ""))]) for key, term in in_order(terms)]
        groups = [(self.of(term, "label"), cases) for term, cases in groups if cases]
        groups.append((self.words["none"], [case for case in self.edition.cases if not self.edition.terms_of(case, usage)]))
        return "\n".join(
            f"<details><summary>{label} ({len(cases)})</summary><ul>"
            + "".join(f'<li><a href="#{case["id"]}">{self.of(case, "title")}</a> {text(case.get("year", ""))}</li>' for case in cases)
            + "</ul></details>"
            for label, cases in groups if cases
        )

    def licence(self, one):
        name = one.get("title") or one.get("name")
        path = one.get("path")
        if not isinstance(name, str):
            return ""
        return anchor(path, name) if isinstance(path, str) and is_address(path) else text(name)

    def page(self):
        words, edition = self.words, self.edition
        other = "en" if self.lang == "fr" else "fr"
        title = edition.package.get("title_en" if self.lang == "en" else "title") or edition.package.get("title")
        licences = ", ".join(filter(None, map(self.licence, edition.licences)))
        table = f' <a href="{text(edition.id)}/{text(quote(edition.cases_path))}">{words["table"]}</a>' if isinstance(edition.cases_path, str) else ""
        body = "\n".join(map(self.case, edition.cases)) or f"<p>{words['no case']}</p>"
        return f"""<!DOCTYPE html>
<html lang="{self.lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>{words["title"]} – {words["edition"]} {text(edition.id)}</title>
<link rel="stylesheet" href="cas.css">
<link rel="alternate" hreflang="{other}" href="{PAGES[other]}">
<link rel="icon" href="../icons/icon.svg" type="image/svg+xml">
</head>
<body>
<a class="skip" href="#Liste">{words["skip"]}</a>
<header>
<p><a href="../">{words["name"]}</a></p>
<h1>{words["title"]}</h1>
<p class="quiet">{self.counted()}, {words["edition"]} {text(edition.id)}, {words["version"]} {text(edition.version)}</p>
<p>{text(title) if isinstance(title, str) else ""}</p>
<p>{words["about"]}</p>
<p class="ways"><a href="{PAGES[other]}" lang="{other}" hreflang="{other}">{WORDS[other]["language"]}</a> <a href="../">{words["explorer"]}</a> <a href="{text(edition.id)}/datapackage.json">{words["data"]}</a>{table}</p>
<p class="quiet">{self.fact("licence", licences)}</p>
</header>
<nav aria-labelledby="Usages"><h2 id="Usages" tabindex="-1">{words["by"]}</h2>
{self.by_usage()}
</nav>
<main><h2 id="Liste" tabindex="-1">{words["cases"]}</h2>
{body}
</main>
</body>
</html>
"""


def in_order(terms):
    """Terms with their ids, each parent before its children; what is in a circle comes last."""
    seen = {}

    def below(parent):
        for key, term in terms.items():
            if term.get("parent", "") == parent and key not in seen:
                seen[key] = term
                below(key)

    below("")
    return list({**seen, **terms}.items())


def pages(package, folder):
    """The pages of an edition: their texts by file name."""
    edition = Edition(package, folder)
    return {PAGES[lang]: Page(edition, lang).page() for lang in PAGES}
