"""From bytes to text: size, encoding, odd characters."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lidwoord.source import check_text, read_text
from lidwoord.source.limits import MAX_BYTES, MAX_DIAGNOSTICS
from lidwoord.source.text import odd_in_value


def found(text: str) -> list[tuple[str, str]]:
    """Return code and place of what is wrong with a text."""
    return [(d.code, str(d.span)) for d in check_text(text, "f")]


@pytest.mark.parametrize("text", ["", "a: 1\nb: é € ’\r\n", "🙂", '{\n\t"a": 1\n}', "\n  [\n \t1]"])
def test_ordinary_text_is_accepted(text: str) -> None:
    """Line feeds, CRLF, any letter, and tabs before the lines of JSON."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("a: \x00", "LW004", "f:1:4"),
        ("a\nb\x7f", "LW004", "f:2:2"),
        ("\x1b[31m", "LW004", "f:1:1"),
        ("a: \ufffe", "LW004", "f:1:4"),
        ("a: \u202e", "LW005", "f:1:4"),
        ("a: \u2066", "LW005", "f:1:4"),
        ("a: \u200f", "LW005", "f:1:4"),
        ("a: \u200b", "LW005", "f:1:4"),
        ("a: \ufeff", "LW005", "f:1:4"),
        ("a: \U000e0041", "LW005", "f:1:4"),
        ("a:\n\tb: 1", "LW006", "f:2:1"),
        ("a:\n  \tb: 1", "LW006", "f:2:3"),
        ("a:\t1", "LW007", "f:1:3"),
        ('{"a":\t1}', "LW007", "f:1:6"),
        ("a\rb", "LW008", "f:1:2"),
        ("a\x85b", "LW008", "f:1:2"),
        ("a\u2028b", "LW008", "f:1:2"),
        ("a\u2029b", "LW008", "f:1:2"),
        ("a\x0cb", "LW008", "f:1:2"),
        ("a: \ud800", "LW034", "f:1:4"),
    ],
)
def test_an_odd_character_is_reported_at_its_place(text: str, code: str, place: str) -> None:
    """Each with the code of what it is."""
    assert found(text) == [(code, place)]


def test_a_binary_file_does_not_fill_the_screen() -> None:
    """After a number of them the search stops."""
    codes = [code for code, _ in found("\x00" * 1000)]
    assert codes == ["LW004"] * MAX_DIAGNOSTICS + ["LW030"]


@pytest.mark.parametrize("text", ["a" * (MAX_BYTES + 1), "é" * (MAX_BYTES // 2 + 1)])
def test_size_counts_bytes(text: str) -> None:
    """A text that came from elsewhere than a file has the same limit."""
    assert found(text) == [("LW001", "f:1:1")]
    assert found(text[:-1]) == []


def test_the_characters_of_a_value_are_judged_too() -> None:
    """An escape in quotes may give a line break or a tab, not what the text itself may not hold."""
    texts = ["a\tb\n\r", "a\u202e", "\x00", "\u2028", "\ud800"]
    expected = [None, ("LW005", "U+202E"), ("LW004", "U+0000"), ("LW008", "U+2028"), ("LW034", "U+D800")]
    assert [odd_in_value(text) for text in texts] == expected


def read(path: Path) -> tuple[str | None, list[tuple[str, str, str]]]:
    """Return the text and what is wrong."""
    text, problems = read_text(path, "f")
    return text, [(d.code, str(d.span), d.message) for d in problems]


def test_a_file_is_read_without_its_byte_order_mark(tmp_path: Path) -> None:
    """Columns count from after it."""
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\n")
    assert read(path) == ("a: 1\r\n", [])


def test_a_file_of_the_largest_size(tmp_path: Path) -> None:
    """The limit itself is allowed, one byte more is not."""
    path = tmp_path / "a.yaml"
    path.write_bytes(b"#" * MAX_BYTES)
    assert read(path) == ("#" * MAX_BYTES, [])
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    text, problems = read(path)
    assert (text, [code for code, _, _ in problems]) == (None, ["LW001"])


def test_a_file_with_an_odd_character_gives_no_text(tmp_path: Path) -> None:
    """The file is not used."""
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: \x07")
    assert read(path) == (None, [("LW004", "f:1:4", "Hier staat een onzichtbaar besturingsteken (U+0007).")])


@pytest.mark.parametrize(
    ("data", "place", "byte"),
    [
        (b"a: 1\nb: \xe9\n", "f:2:4", "0xe9"),
        (b"\xef\xbb\xbf\xff", "f:1:1", "0xff"),
        ("é".encode() + b"\xc0\xaf", "f:1:2", "0xc0"),
        (b"\xed\xa0\x80", "f:1:1", "0xed"),
        ("a".encode("utf-16"), "f:1:1", "0xff"),
    ],
)
def test_what_is_not_utf_8_is_refused_at_its_place(tmp_path: Path, data: bytes, place: str, byte: str) -> None:
    """Latin-1, UTF-16, overlong forms and surrogates."""
    path = tmp_path / "a.yaml"
    path.write_bytes(data)
    text, problems = read(path)
    assert (text, problems) == (None, [("LW003", place, f"Dit bestand is geen UTF-8: byte {byte} hoort daar niet in.")])


def test_what_cannot_be_read(tmp_path: Path) -> None:
    """A missing file, a folder, a pipe and a name that no system allows each say why."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    paths = [tmp_path / "none", tmp_path, pipe, tmp_path / "a\x00b"]
    reasons = ["het bestaat niet", "het is een map", "het is geen gewoon bestand", "ongeldige naam"]
    for path, reason in zip(paths, reasons, strict=True):
        assert read(path) == (None, [("LW002", "f:1:1", f"Dit bestand kan niet worden gelezen: {reason}.")])


@pytest.mark.parametrize(("error", "reason"), [(PermissionError(), "u mag het niet lezen"), (OSError(), "het lezen mislukt")])
def test_other_reasons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, reason: str) -> None:
    """The system's own words are not Dutch."""

    def refuse(*_args: object) -> None:
        raise error

    path = tmp_path / "a.yaml"
    path.write_text("a")
    monkeypatch.setattr(Path, "open", refuse)
    assert read(path) == (None, [("LW002", "f:1:1", f"Dit bestand kan niet worden gelezen: {reason}.")])
