"""The catalogue of messages, and how facts are filled in."""

from __future__ import annotations

import re
import string

import pytest

from lidwoord.diagnostics import Diagnostic, Related, Span, codes, diagnostic
from lidwoord.diagnostics.catalogue import visible

HERE = Span("a.yaml", 2, 1, 2, 4)


def test_a_diagnostic_holds_the_catalogue_s_message_and_hint() -> None:
    """The facts are filled in, in the message and in the hint."""
    related = (Related(HERE, "de eerste keer"),)
    assert diagnostic("LW102", HERE, related=related, sleutel="titel") == Diagnostic(
        "LW102", "fout", "Hier ontbreekt de sleutel `titel`.", HERE, related, "Voeg `titel:` toe."
    )


def test_a_given_hint_replaces_the_catalogue_s() -> None:
    """Such as the nearest name."""
    assert diagnostic("LW102", None, hint="Zie boven.", sleutel="x").hint == "Zie boven."
    assert diagnostic("LW102", None, hint="", sleutel="x").hint == ""


def test_an_unknown_code_or_a_missing_fact_is_a_bug() -> None:
    """Neither is the user's fault, so that neither becomes a diagnostic."""
    with pytest.raises(KeyError):
        diagnostic("LW000", HERE)
    with pytest.raises(KeyError):
        diagnostic("LW102", HERE)


@pytest.mark.parametrize(
    ("fact", "shown"),
    [
        ("a" * 81, "a" * 79 + "…"),
        ("a\u202eb", "a\\u202eb"),
        ("a\x00b\nc", "a\\u0000b\\nc"),
        ("a\tb", "a⟨tab⟩b"),
        ("\U000e0041", "\\U000e0041"),
        ("{x} {0}", "{x} {0}"),
        ("€ é — ’", "€ é — ’"),
    ],
)
def test_facts_are_shortened_and_shown_without_tricks(fact: str, shown: str) -> None:
    """A fact comes from the user's file: it may be long, reorder the text, or look like a format."""
    assert diagnostic("LW102", None, sleutel=fact).message == f"Hier ontbreekt de sleutel `{shown}`."


def test_a_hint_is_shown_without_tricks_but_not_shortened() -> None:
    """A caller's hint may hold a name from the file too."""
    assert diagnostic("LW102", None, hint="\u202e" + "a" * 90, sleutel="x").hint == "\\u202e" + "a" * 90


def test_visible_keeps_what_is_printable() -> None:
    """Without a limit nothing is cut."""
    assert visible("x" * 200) == "x" * 200


@pytest.mark.parametrize("code", sorted(codes()))
def test_every_entry_is_complete(code: str) -> None:
    """A code, a title, a severity, a message and a hint (which may be empty)."""
    entry = codes()[code]
    assert re.fullmatch(r"LW\d{3}", code)
    assert {"titel", "ernst", "bericht"} <= set(entry) <= {"titel", "ernst", "bericht", "hint"}
    assert entry["ernst"] in {"fout", "waarschuwing"}
    assert all(entry[key] == entry[key].strip() != "" for key in ("titel", "bericht"))
    fields = [name for text in (entry["bericht"], entry.get("hint", "")) for _, name, _, _ in string.Formatter().parse(text)]
    assert all(name is None or name.isidentifier() for name in fields)
