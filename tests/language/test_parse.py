"""Formula text to syntax tree: what each construct becomes, and what a wrong formula says."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from lidwoord.diagnostics import Diagnostic, Span
from lidwoord.language import syntax as s
from lidwoord.language.parse import grammar, keywords, parse

PLACE = Span("a.yaml", 3, 10, 3, 2_000)
A, B, C, D = (s.Name(n) for n in "abcd")
ONE, TWO = s.Literal("getal", Fraction(1)), s.Literal("getal", Fraction(2))


def tree(text: str) -> s.Expr:
    """The tree of a formula without faults."""
    found, wrong = parse(text, PLACE)
    assert [d.message for d in wrong] == []
    assert found is not None
    return found


def refused(text: str) -> Diagnostic:
    """The one diagnostic of a wrong formula."""
    found, wrong = parse(text, PLACE)
    assert found is None
    assert len(wrong) == 1
    return wrong[0]


def pointed(text: str, found: Diagnostic) -> str:
    """The part of the formula that a diagnostic points at."""
    assert found.span is not None
    return text[found.span.column - PLACE.column : found.span.end_column - PLACE.column]


NODES: dict[str, s.Expr] = {
    "a": A,
    "peildatum": s.Name("peildatum"),
    "1": ONE,
    "0": s.Literal("getal", Fraction(0)),
    "1,5": s.Literal("getal", Fraction(3, 2)),
    "1.234,5": s.Literal("getal", Fraction(2469, 2)),
    "7,4%": s.Literal("percentage", Fraction(74, 1000)),
    "100%": s.Literal("percentage", Fraction(1)),
    "€ 1.841,95": s.Literal("€", Fraction(184195, 100)),
    "€ 10,16/uur": s.Literal("€/uur", Fraction(1016, 100)),
    "€ 0,15/km": s.Literal("€/km", Fraction(15, 100)),
    "3 maanden": s.Literal("maand", Fraction(3)),
    "1 maand": s.Literal("maand", Fraction(1)),
    "2 werkdagen": s.Literal("werkdag", Fraction(2)),
    "36 uur/week": s.Literal("uur/week", Fraction(36)),
    "4,5 uren": s.Literal("uur", Fraction(9, 2)),
    "90 minuten": s.Literal("minuut", Fraction(90)),
    "13 weken": s.Literal("week", Fraction(13)),
    "2 perioden": s.Literal("periode", Fraction(2)),
    "12,5 km": s.Literal("km", Fraction(25, 2)),
    "2018-04-01": s.Literal("datum", date(2018, 4, 1)),
    "22:00": s.Literal("tijd", 22 * 60),
    "24:00": s.Literal("tijd", 24 * 60),
    '"een tekst: 1 # 2"': s.Literal("tekst", "een tekst: 1 # 2"),
    '""': s.Literal("tekst", ""),
    "ja": s.Literal("ja/nee", True),
    "nee": s.Literal("ja/nee", False),
    "geen": s.Literal("geen", None),
    "a van b": s.Field("a", B),
    "a van b van c": s.Field("a", s.Field("b", C)),
    "a op b": s.At(A, B),
    "a op b op c": s.At(A, s.At(B, C)),
    "a van b op c": s.At(s.Field("a", B), C),
    "a + b - c": s.Binary("-", s.Binary("+", A, B), C),
    "a - (b - c)": s.Binary("-", A, s.Binary("-", B, C)),
    "a + b * c": s.Binary("+", A, s.Binary("*", B, C)),
    "a / b / c": s.Binary("/", s.Binary("/", A, B), C),
    "a gedurende 1 maand": s.Binary("gedurende", A, s.Literal("maand", Fraction(1))),
    "-a": s.Negate(A),
    "--a": s.Negate(s.Negate(A)),
    "-a * b": s.Binary("*", s.Negate(A), B),
    "a is b": s.Compare("", A, B),
    "a is niet b": s.Compare("niet", A, B),
    "a is minstens b": s.Compare("minstens", A, B),
    "a is hoogstens b": s.Compare("hoogstens", A, B),
    "a is meer dan b": s.Compare("meer dan", A, B),
    "a is minder dan b": s.Compare("minder dan", A, B),
    "a is voor b": s.Compare("voor", A, B),
    "a is na b": s.Compare("na", A, B),
    "a is uiterlijk b": s.Compare("uiterlijk", A, B),
    "a is vanaf b": s.Compare("vanaf", A, B),
    "a is een van (b; c)": s.OneOf(A, (B, C)),
    "a is een van (b)": s.OneOf(A, (B,)),
    "a is geen": s.Presence(A, False),
    "a is niet geen": s.Presence(A, True),
    "a is gegeven": s.Presence(A, True),
    "geen is a": s.Compare("", s.Literal("geen", None), A),
    "a valt in b": s.Within(A, B, False),
    "a overlapt met b": s.Within(A, B, True),
    "a en b en c": s.Logic("en", (A, B, C)),
    "a of b of c": s.Logic("of", (A, B, C)),
    "(a en b) of c": s.Logic("of", (s.Logic("en", (A, B)), C)),
    "a en (b en c)": s.Logic("en", (A, s.Logic("en", (B, C)))),
    "niet a en b": s.Logic("en", (s.Not(A), B)),
    "niet (a en b)": s.Not(s.Logic("en", (A, B))),
    "niet a is b": s.Not(s.Compare("", A, B)),
    "als a dan b anders c": s.If(A, B, C),
    "als a dan b anders als c dan d anders a": s.If(A, B, s.If(C, D, A)),
    "a en als b dan c anders d": s.Logic("en", (A, s.If(B, C, D))),
    "a of niet er is een d uit b waarvoor c": s.Logic("of", (A, s.Not(s.Exists("d", B, C, False)))),
    "som van a over elke d uit b": s.Fold("som", A, "d", B, None),
    "som van a over elk d uit b waarvoor c": s.Fold("som", A, "d", B, C),
    "gemiddelde van a over elke d uit b": s.Fold("gemiddelde", A, "d", B, None),
    "het hoogste van a over elke d uit b": s.Fold("hoogste", A, "d", B, None),
    "het laagste van a over elke d uit b": s.Fold("laagste", A, "d", B, None),
    "de vroegste van a over elke d uit b": s.Fold("vroegste", A, "d", B, None),
    "de laatste van a over elke d uit b": s.Fold("laatste", A, "d", B, None),
    "aantal over elke d uit b": s.Fold("aantal", None, "d", B, None),
    "aantal over elke d uit b van c waarvoor a": s.Fold("aantal", None, "d", s.Field("b", C), A),
    "aantal verschillende a over elke d uit b": s.Fold("verschillende", A, "d", B, None),
    "er is een d uit b waarvoor c": s.Exists("d", B, C, False),
    "er is geen d uit b waarvoor c": s.Exists("d", B, C, True),
    "voor elke d uit b geldt c": s.ForAll("d", B, None, C),
    "voor elk d uit b waarvoor a geldt c": s.ForAll("d", B, A, C),
    "de eerste d uit b": s.Pick("eerste", "de", "d", B, None),
    "het laatste d uit b waarvoor c": s.Pick("laatste", "het", "d", B, C),
    "a maar ten minste b": s.Clamp("ten minste", A, B),
    "a maar ten hoogste b": s.Clamp("ten hoogste", A, B),
    "a maar ten minste b maar ten hoogste c": s.Clamp("ten hoogste", s.Clamp("ten minste", A, B), C),
    "a bij ontbreken b": s.IfAbsent(A, B),
    "a rekenkundig afgerond op centen": s.Round(A, "rekenkundig", "centen", "", None),
    "a naar boven afgerond op hele uren": s.Round(A, "naar boven", "hele", "uren", None),
    "a naar beneden afgerond op 2 decimalen": s.Round(A, "naar beneden", "decimalen", "2", None),
    "a richting nul afgerond op een veelvoud van b": s.Round(A, "richting nul", "veelvoud", "", B),
    "a weg van nul afgerond op centen": s.Round(A, "weg van nul", "centen", "", None),
    "a binnen b": s.Clip(A, B),
    "a volgens b": s.Brackets(A, "b"),
    "a uitgedrukt in jaren": s.InUnit(A, "jaren"),
    "a tijdsevenredig naar b binnen c": s.ProRata(A, B, C),
    "a uit b bij (c)": s.Lookup("a", "b", (C,), False),
    "a uit b bij (c; d)": s.Lookup("a", "b", (C, D), False),
    "hetzelfde of het naasthogere a uit b bij (c)": s.Lookup("a", "b", (C,), True),
    "het hoogste van (a; b; c)": s.Extreme("hoogste", (A, B, C)),
    "het laagste van (a; b)": s.Extreme("laagste", (A, B)),
    "de laatste van (a; b)": s.Extreme("laatste", (A, B)),
    "de vroegste van (a; b)": s.Extreme("vroegste", (A, B)),
    "tijdvak (a tot b)": s.Interval(A, B, False),
    "tijdvak (a tot en met b)": s.Interval(A, B, True),
    "1 december van a": s.DayOfYear(1, 12, A),
    "29 februari van (a - 1)": s.DayOfYear(29, 2, s.Binary("-", A, ONE)),
    "de 16e van a": s.DayOfMonth(16, A),
    "dagen van tijdvak (a tot b)": s.Field("dagen", s.Interval(A, B, False)),
}


@pytest.mark.parametrize("text", NODES)
def test_what_a_formula_becomes(text: str) -> None:
    """Each construct becomes its node, with the reach that the reference gives it."""
    assert tree(text) == NODES[text]


def test_every_kind_of_node_has_a_formula_here() -> None:
    """Only Convert has no notation: the checker puts it in."""
    assert {node.__class__ for found in NODES.values() for node in s.walk(found)} == {*s.NODES} - {s.Convert}


@pytest.mark.parametrize("text", NODES)
def test_places(text: str) -> None:
    """The tree covers the formula, and every node a part of it; outer brackets belong to nobody."""
    found = tree(text)
    assert text[slice(*found.at)].strip("()") == text.strip("()")
    assert all(0 <= n.at[0] < n.at[1] <= len(text) for n in s.walk(found))


def test_places_of_parts() -> None:
    """A part points at its own words, without the brackets around it."""
    text = "(a + 1) * het hoogste van (b; c van d)"
    product = tree(text)
    assert [text[slice(*n.at)] for n in s.walk(product)] == [
        "a + 1) * het hoogste van (b; c van d)", "a + 1", "a", "1", "het hoogste van (b; c van d)", "b", "c van d", "d",
    ]  # fmt: skip


def test_line_breaks_are_spaces() -> None:
    """A formula over more lines is read as one."""
    assert tree("a\n  + b") == tree("a + b")


def test_article_is_kept_for_printing_but_makes_no_difference() -> None:
    """``elk`` and ``elke``, ``de`` and ``het`` differ in no more than their look."""
    elk, elke = tree("som van a over elk d uit b"), tree("som van a over elke d uit b")
    assert elk == elke
    assert (getattr(elk, "article", ""), getattr(elke, "article", "")) == ("elk", "elke")
    assert tree("de eerste d uit b") == tree("het eerste d uit b")


@pytest.mark.parametrize(
    ("text", "code", "part", "hint"),
    [
        ("a danb", "LW202", "danb", "Bedoelde u `dan`?"),
        ("als a danb", "LW202", "danb", "Bedoelde u `dan`?"),
        ("als a danb anders c", "LW202", "danb", "Bedoelde u `dan`?"),
        ("als a dan b", "LW208", "b", ""),
        ("a is minstns b", "LW202", "b", ""),
        ("a mar ten minste b", "LW202", "mar", "Bedoelde u `maar`?"),
        ("a en b of c", "LW209", "of", None),
        ("a of b en c", "LW209", "en", None),
        ("a en b of", "LW209", "of", None),
        ("a +", "LW208", "+", ""),
        ("", "LW208", "", ""),
        ("(a", "LW208", "a", ""),
        ("a)", "LW202", ")", ""),
        ("a van als", "LW210", "als", ""),
        ("op", "LW210", "op", ""),
        ("a $ b", "LW201", "$", None),
        ("Abc", "LW201", "Abc", None),
        ("a + 1.5", "LW201", "1.5", None),
        ("1e9", "LW201", "1e9", None),
        ("1e999999999", "LW201", "1e999999999", None),
        ("٣ + 1", "LW201", "٣", None),
        ("a = b", "LW201", "=", None),
        ("1.841", "LW203", "1.841", "Schrijf 1841 als u het hele getal bedoelt, of 1,841 als u een komma bedoelt."),
        ("01", "LW201", "01", None),
        ("2018-02-30", "LW204", "2018-02-30", ""),
        ("2018-13-01", "LW204", "2018-13-01", ""),
        ("1800-01-01", "LW204", "1800-01-01", ""),
        ("25:00", "LW204", "25:00", ""),
        ("1234567890123456 + 1", "LW204", "1234567890123456", ""),
        ("31 april van a", "LW204", "31 april", ""),
        ("30 februari van a", "LW204", "30 februari", ""),
        ("0 mei van a", "LW204", "0 mei", ""),
        ("de 0e van a", "LW204", "0e", ""),
        ("de 32e van a", "LW204", "32e", ""),
        ("a naar boven afgerond op 16 decimalen", "LW204", "16 decimalen", ""),
        ("a naar boven afgerond op 999999999 decimalen", "LW204", "999999999 decimalen", ""),
        ("a uit b bij ()", "LW202", ")", ""),
        ("het hoogste van (a)", "LW208", ")", ""),
        ("a volgens (b)", "LW202", "(", ""),
        ("a is een van b", "LW202", "b", ""),
        ('"open', "LW201", '"open', None),
    ],
)
def test_what_is_refused(text: str, code: str, part: str, hint: str | None) -> None:
    """A wrong formula is one diagnostic at the word that is wrong; None for a hint that the code itself brings."""
    found = refused(text)
    assert (found.code, pointed(text, found)) == (code, part)
    if hint is not None:
        assert found.hint == hint


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a + " * 499 + "a" + " " * 100, "LW205"),
        ("a" * 2_001, "LW205"),
        ("a+" * 250 + "a", "LW207"),
        ("(" * 65 + "a" + ")" * 65, "LW206"),
        ("(" * 900 + "a" + ")" * 900, "LW206"),
    ],
)
def test_limits(text: str, code: str) -> None:
    """Too long, too many words or too deep is a diagnostic about the whole formula."""
    found = refused(text)
    assert (found.code, found.span) == (code, PLACE)


@pytest.mark.parametrize("text", ["a" * 2_000, "(" * 64 + "a" + ")" * 64, "a+" * 249 + "a"])
def test_up_to_the_limits(text: str) -> None:
    """A formula may be exactly as long and as deep as the limit."""
    assert tree(text).at[1] > 0


def test_a_fault_in_a_formula_over_more_lines_points_at_all_of_it() -> None:
    """The columns inside a folded formula are not known, and not guessed."""
    block = Span("a.yaml", 3, 10, 5, 4)
    _, wrong = parse("a +\n)", block)
    assert [d.span for d in wrong] == [block]


def test_keywords() -> None:
    """The reserved words are those of the grammar."""
    assert {"als", "dan", "anders", "en", "of", "niet", "ja", "nee", "geen", "van", "uit"} <= keywords()
    assert "peildatum" not in keywords()
    assert grammar() is grammar()
