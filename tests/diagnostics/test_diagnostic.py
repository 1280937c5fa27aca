"""The diagnostic value, its order, and the exception."""

from __future__ import annotations

from lidwoord.diagnostics import Diagnostic, LidwoordError, Span, has_errors, sort_diagnostics

HERE = Span("a.yaml", 2, 1, 2, 4)
ERROR = Diagnostic("LW101", "fout", "Onbekend.", HERE)
WARNING = Diagnostic("LW102", "waarschuwing", "Twijfel.", HERE)
PLACELESS = Diagnostic("LW900", "fout", "Nergens.", None)
LATER = Diagnostic("LW100", "fout", "Later.", Span("a.yaml", 3, 1, 3, 2))


def test_only_an_error_stops_the_work() -> None:
    """A warning alone leaves the result usable."""
    assert [ERROR.is_error, WARNING.is_error] == [True, False]
    assert [has_errors([]), has_errors([WARNING]), has_errors([WARNING, ERROR])] == [False, False, True]


def test_sorted_by_place_with_placeless_ones_first_and_equal_ones_once() -> None:
    """Whatever the order they were found in, diagnostics are shown in the order of the text."""
    expected = (PLACELESS, ERROR, WARNING, LATER)
    assert sort_diagnostics([LATER, WARNING, ERROR, PLACELESS, ERROR]) == expected


def test_the_exception_says_the_first_messages() -> None:
    """Who does not look at `diagnostics` still reads what is wrong."""
    error = LidwoordError([PLACELESS, ERROR, WARNING, LATER])
    assert error.diagnostics == (PLACELESS, ERROR, WARNING, LATER)
    assert str(error).splitlines() == [
        "LW900: Nergens.",
        "a.yaml:2:1 LW101: Onbekend.",
        "a.yaml:2:1 LW102: Twijfel.",
        "(en nog 1)",
    ]


def test_the_exception_of_one_message_is_that_message() -> None:
    """A short list is not cut."""
    assert str(LidwoordError([ERROR])) == "a.yaml:2:1 LW101: Onbekend."
