"""Rule sets for tests: written as YAML text in the test, loaded from a folder.

In: the text of rule documents. Out: the rule set, or what is wrong with it, each fault with the text that it points at.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from textwrap import dedent

from lidwoord.calculate import Answer, Outcome, calculate
from lidwoord.diagnostics import Diagnostic, LidwoordError, Span
from lidwoord.ruleset.load import Library
from lidwoord.ruleset.model import RuleSet

HEAD = 'schema: "1"\nartikel: "{artikel}"\ntitel: Proef\n'
MANIFEST = 'schema: "1"\nregelset: {naam}\ntitel: Proef\nbronnen:\n  boek: {{titel: Het boek, soort: cao}}\n'
DAY = date(2018, 5, 1)


@dataclass(frozen=True, slots=True)
class Fault:
    """A diagnostic as a test looks at it: its code, the text it points at, and the other places with their text."""

    code: str
    text: str
    related: tuple[str, ...] = ()
    hint: str = ""


def documents(files: str | dict[str, str]) -> dict[str, str]:
    """The documents by path; one text is one document, and a text without ``schema`` gets a head."""
    named = {"a.yaml": files} if isinstance(files, str) else files
    done: dict[str, str] = {}
    for number, (path, text) in enumerate(named.items(), 1):
        body = dedent(text).lstrip("\n")
        done[path] = body if body.startswith("schema:") else HEAD.format(artikel=number) + body
    return done


def write_rules(root: Path, files: str | dict[str, str], name: str = "proef") -> Path:
    """Write a rule set to ``root/name``; a manifest is made where none is given."""
    folder = root / name
    found = {"regelset.yaml": MANIFEST.format(naam=name), **documents(files)}
    for path, text in found.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


def rules_in(folder: Path) -> RuleSet:
    """The rule set of a folder, which must be without faults."""
    library = Library(folder.parent)
    rules = library.get(folder.name)
    assert [f"{d.span} {d.code} {d.message}" for d in library.found] == []
    assert rules is not None
    return rules


def make_rules(root: Path, files: str | dict[str, str], name: str = "proef") -> RuleSet:
    """The rule set of these documents, which must be without faults."""
    return rules_in(write_rules(root, files, name))


def find_faults(root: Path, files: str | dict[str, str], name: str = "proef") -> list[Fault]:
    """What is wrong with the rule set of these documents, in order of place."""
    folder = write_rules(root, files, name)
    library = Library(folder.parent)
    library.get(name)
    return [fault(d, root) for d in LidwoordError(library.found).diagnostics]


def fault(found: Diagnostic, root: Path) -> Fault:
    """A diagnostic with the text of its places."""
    return Fault(found.code, text_at(found.span, root), tuple(text_at(r.span, root) for r in found.related), found.hint)


def text_at(span: Span | None, root: Path) -> str:
    """The text that a span covers, on its first line."""
    if span is None:
        return ""
    line = (root / span.file).read_text("utf-8").split("\n")[span.line - 1]
    return line[span.column - 1 : span.end_column - 1 if span.end_line == span.line else None]


def codes(found: Iterable[Diagnostic | Fault]) -> list[str]:
    """The codes alone."""
    return [d.code for d in found]


def ask(rules: RuleSet, name: str, case: object = None, on: date = DAY, **options: object) -> Outcome:
    """One outcome of a case."""
    return ask_all(rules, [name], case, on, **options)[name]


def ask_all(rules: RuleSet, names: Iterable[str], case: object = None, on: date = DAY, **options: object) -> Answer:
    """Outcomes of a case."""
    return calculate(rules, names, {} if case is None else case, date=on, **options)  # type: ignore[arg-type]


def shown(outcome: Outcome) -> str:
    """An outcome in a word: its value, or its state with what it misses or why."""
    if outcome.state == "bekend":
        return outcome.exact or outcome.text
    if outcome.state == "onbekend":
        return f"onbekend: {', '.join(outcome.missing)}"
    if outcome.state == "fout":
        return f"fout: {outcome.to_json()['code']}"
    if outcome.state == "geen_recht":
        return f"geen_recht: {outcome.text}" if outcome.has_value else "geen_recht"
    return outcome.state


def evaluate(
    root: Path, declarations: str, rows: Iterable[tuple[str, str]], case: object = None, on: date = DAY
) -> dict[tuple[str, str], str]:
    """What formulas come to (see ``shown``), each as a rule of its type beside the declarations."""
    texts = list(rows)
    rules = "".join(f"  f{n}: {{type: {type_}, formule: '{text}'}}\n" for n, (type_, text) in enumerate(texts))
    body = dedent(declarations).lstrip("\n")
    head = body if "\nregels:" in f"\n{body}" else f"{body}regels:\n"
    answer = ask_all(make_rules(root, head + rules), [f"f{n}" for n in range(len(texts))], case, on)
    return {row: shown(answer[f"f{n}"]) for n, row in enumerate(texts)}
