"""Diagnostics as text and as JSON."""

from __future__ import annotations

from lidwoord.diagnostics import Diagnostic, Related, Span, render_json, render_text
from lidwoord.diagnostics.paint import in_colour

LINES = {("a.yaml", 2): "waarde: 7,4%\r\n", ("a.yaml", 1): "waarde: 1", ("b.yaml", 1): "x" * 100 + "FOUT" + "y" * 200}


def read_line(file: str, line: int) -> str | None:
    """Return a line of the pretended files."""
    return LINES.get((file, line))


FIRST = Related(Span("a.yaml", 1, 1, 1, 7), "de eerste keer")
TWICE = Diagnostic("LW016", "fout", "Twee keer.", Span("a.yaml", 2, 1, 2, 7), (FIRST,), "Haal er een weg.")


def test_text_shows_the_place_the_line_the_related_place_and_the_hint() -> None:
    """As a compiler does."""
    assert render_text([TWICE], read_line).splitlines() == [
        "a.yaml:2:1 fout LW016: Twee keer.",
        "  2 | waarde: 7,4%",
        "    | ^^^^^^",
        "  a.yaml:1:1: de eerste keer",
        "  1 | waarde: 1",
        "    | ------",
        "  hint: Haal er een weg.",
    ]


def test_text_without_lines_or_place() -> None:
    """A diagnostic about no place at all is one line."""
    placeless = Diagnostic("LW900", "waarschuwing", "Nergens.", None)
    assert render_text([placeless, TWICE]).splitlines() == [
        "waarschuwing LW900: Nergens.",
        "a.yaml:2:1 fout LW016: Twee keer.",
        "  a.yaml:1:1: de eerste keer",
        "  hint: Haal er een weg.",
    ]


def test_a_line_that_is_not_there_is_left_out() -> None:
    """The file may have changed since."""
    assert render_text([Diagnostic("LW1", "fout", "M.", Span("z", 1, 1, 1, 2))], read_line) == "z:1:1 fout LW1: M."


def test_colour_marks_the_severity_and_nothing_else_changes() -> None:
    """Without the escapes the text is the same."""
    warning = Diagnostic("LW1", "waarschuwing", "M.", Span("a.yaml", 1, 1, 1, 7))
    coloured = render_text([TWICE, warning], read_line, in_colour)
    assert "\x1b[31mfout LW016\x1b[0m" in coloured
    assert "\x1b[33mwaarschuwing LW1\x1b[0m" in coloured
    plain = coloured
    for code in ("\x1b[31m", "\x1b[33m", "\x1b[34m", "\x1b[1m", "\x1b[0m"):
        plain = plain.replace(code, "")
    assert plain == render_text([TWICE, warning], read_line)


def test_a_long_line_is_cut_around_the_place() -> None:
    """A salary table on one line does not fill the screen."""
    found = Diagnostic("LW1", "fout", "M.", Span("b.yaml", 1, 101, 1, 105))
    assert render_text([found], read_line).splitlines()[1:] == [
        "  1 | …" + "x" * 60 + "FOUT" + "y" * 96 + "…",
        "    |  " + " " * 60 + "^^^^",
    ]


def test_a_place_over_more_lines_or_at_the_end_is_marked_on_its_first_line() -> None:
    """An empty span still gets one mark."""
    over = Diagnostic("LW1", "fout", "M.", Span("a.yaml", 2, 9, 3, 4))
    end = Diagnostic("LW1", "fout", "M.", Span("a.yaml", 1, 40, 1, 40))
    assert [text.splitlines()[2] for text in (render_text([over], read_line), render_text([end], read_line))] == [
        "    |         ^^^^",
        "    |          ^",
    ]


def test_hidden_characters_in_the_line_are_shown() -> None:
    """A line that reorders itself on screen is shown as it is stored."""
    found = Diagnostic("LW005", "fout", "M.", Span("c", 1, 2, 1, 3))
    assert render_text([found], lambda _file, _line: "a\u202eb").splitlines()[1:] == ["  1 | a\\u202eb", "    |  ^^^^^^"]


def test_json_has_the_documented_keys() -> None:
    """The same diagnostic, for programs."""
    place = {"bestand": "a.yaml", "regel": 2, "kolom": 1, "tot_regel": 2, "tot_kolom": 7}
    first = {"rol": "de eerste keer", "bestand": "a.yaml", "regel": 1, "kolom": 1, "tot_regel": 1, "tot_kolom": 7}
    none = {"bestand": None, "regel": None, "kolom": None, "tot_regel": None, "tot_kolom": None}
    message = {"code": "LW016", "ernst": "fout", "bericht": "Twee keer."}
    assert render_json([TWICE, Diagnostic("LW900", "fout", "Nergens.", None)]) == [
        {**message, **place, "verwant": [first], "hint": "Haal er een weg."},
        {"code": "LW900", "ernst": "fout", "bericht": "Nergens.", **none, "verwant": [], "hint": ""},
    ]
