"""The page of a difference: whole, escaped, alone, with the same things said as in text, and a picture that adds up."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from building import make_rules
from explain.pages import Node, read
from explain.test_contrast import MONTHS, RULES, months, told
from explain.test_html import check, check_alone
from lidwoord.explain.contrast import Contrast
from lidwoord.explain.contrast_html import render
from lidwoord.explain.contrast_lines import contrast_lines
from lidwoord.explain.waterfall import waterfall
from lidwoord.ruleset.model import RuleSet
from lidwoord.values.types import parse_type

EURO = parse_type("€")


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> RuleSet:
    """The rule set."""
    return make_rules(tmp_path_factory.mktemp("contrast-html"), RULES)


def page_of(found: Contrast, **options: object) -> Node:
    """The page of a difference, which is whole and needs nothing else."""
    text = render([found], **options)  # type: ignore[arg-type]
    check_alone(text)
    page = read(text)
    check(page)
    return page


def rows(table: Node) -> list[list[str]]:
    """The texts in the cells of a table."""
    return [[cell.text for cell in row.all("th", "td")] for row in table.all("tr")]


def test_amounts(rules: RuleSet) -> None:
    """Both outcomes, the causes with what they were and are, and the whole at the foot."""
    page = page_of(told(rules, "bedrag", {"x": 1, "y": 5}, {"x": 4, "y": 3}))
    assert page.one("head").one("title").text == "Bedrag: verschil"
    assert page.one("h1").text == "Bedrag: € 1,00 meer"
    assert [head.text for head in page.all("h2")] == ["Eerst en nu", "Zo komt het verschil tot stand"]
    sides, causes = page.all("table")
    assert rows(sides) == [
        ["Kant", "Uitkomst", "Zaak", "Peildatum", "Waar dit staat"],
        ["Eerst", "€ 6,00", "een", "1 mei 2018", "Het boek, artikel 1 lid 1"],
        ["Nu", "€ 7,00", "twee", "1 mei 2018", "Het boek, artikel 1 lid 1"],
    ]
    assert rows(causes) == [
        ["Verschil", "Oorzaak", "Eerst", "Nu", "Waar dit staat"],
        ["+ € 3,00", "Het getal", "1", "4", "artikel 1 lid 1"],
        ["− € 2,00", "Y", "5", "3", "artikel 1 lid 1"],
        ["+ € 1,00", "Het hele verschil", "", "", ""],
    ]
    assert rows(causes.one("tfoot")) == [rows(causes)[-1]]
    drawing = page.one("figure").one("div").one("svg")
    assert drawing.one("desc").text == (
        "Van boven naar beneden. Eerst: € 6,00. Daarna + € 3,00 door Het getal; − € 2,00 door Y. Nu: € 7,00. "
        "De tabel hierna geeft hetzelfde."
    )
    assert [item.text for item in page.one("figcaption").all("li")] == ["meer", "minder"]


def test_the_bars_lead_from_the_one_outcome_to_the_other() -> None:
    """Each bar begins where the one above it ended, and is as wide as its amount; the lines stand at both outcomes."""
    amounts = [Fraction(70, 3), Fraction(-100, 3), Fraction(5), Fraction(40)]
    bars = [(f"oorzaak {n}", amount) for n, amount in enumerate(amounts)]
    drawing = read(waterfall(bars, ("€ 100,00", "€ 135,00"), EURO, "x"))
    boxes = [node.attributes for node in drawing.all("rect")]
    assert [box["class"] for box in boxes] == ["stuk k2", "stuk k5", "stuk k2", "stuk k2"]
    lines = [float(node.attributes["d"].partition(" ")[0][1:]) for node in drawing.all("path")]
    start, end, *turns = lines
    at = start
    scale = float(boxes[3]["width"]) / 40
    for box, amount, turn in zip(boxes, amounts, turns, strict=True):
        left, width = float(box["x"]), float(box["width"])
        assert width == pytest.approx(abs(float(amount)) * scale, abs=0.2)
        assert (left if amount > 0 else left + width) == pytest.approx(at, abs=0.2)
        at = left + width if amount > 0 else left
        assert at == turn or at == pytest.approx(turn, abs=0.2)
    assert at == pytest.approx(end, abs=0.2)
    assert end - start == pytest.approx(35 * scale, abs=0.3)
    long = read(waterfall([("w" * 200, Fraction(-1))], ("a", "b"), EURO, "x"))
    assert max(len(node.text) for node in long.all("text")) <= 88
    assert f"door {'w' * 200}." in long.one("desc").text


def test_what_can_not_be_counted(rules: RuleSet) -> None:
    """No picture and no amounts; the conditions that came out otherwise, and why there is no outcome."""
    page = page_of(told(rules, "recht", {"x": 5, "ok": True}, {"x": 1}))
    assert not list(page.all("svg"))
    assert [head.text for head in page.all("h2")][1:] == ["Dit maakt het verschil", "Voorwaarden die anders uitkomen"]
    turned = list(page.all("table"))[-1]
    assert rows(turned)[1:] == [
        ["groot genoeg", "wel vervuld", "niet vervuld", "artikel 1 lid 4 sub a"],
        ["goed", "wel vervuld", "niet te zeggen", "artikel 1 lid 4 sub b"],
    ]
    page = page_of(told(rules, "goed", {"ok": True}, {}))
    assert "Nu: Nog nodig: Is het goed?" in page.one("main").text
    page = page_of(told(rules, "oud", {}, {}, date(2018, 7, 1)))
    assert ["Peildatum", "1 mei 2018", "1 juli 2018", "artikel 1 lid 5"] in rows(list(page.all("table"))[1])


def test_no_difference_and_dates(rules: RuleSet) -> None:
    """Nothing to tell but both outcomes; dates are later or earlier."""
    page = page_of(told(rules, "goed", {"ok": True}, {"ok": True}))
    assert [head.text for head in page.all("h2")] == ["Eerst en nu"]
    page = page_of(told(rules, "dag_erna", {"dag_": "2018-05-04"}, {"dag_": "2018-05-01"}))
    assert [item.text for item in page.one("figcaption").all("li")] == ["eerder"]
    page = page_of(told(rules, "dag_erna", {"dag_": "2018-05-01"}, {"dag_": "2018-05-04"}))
    assert [item.text for item in page.one("figcaption").all("li")] == ["later"]


def test_small_causes_and_runs_are_folded(rules: RuleSet, tmp_path: Path) -> None:
    """What is told together is one row, and in a fold all causes stand one by one; both add up."""
    found = told(rules, "som_", {"ws": [{"n": n, "v": Fraction(n)} for n in range(1, 21)]}, {"ws": []})
    page = page_of(found)
    _, causes, every = page.all("table")
    assert rows(causes)[-2:] == [
        ["− € 36,00", "8 kleinere oorzaken samen", "", "", ""],
        ["− € 210,00", "Het hele verschil", "", "", ""],
    ]
    assert page.one("details").one("summary").text == "Alle 20 oorzaken een voor een"
    assert len(rows(every)) == 22
    assert not list(page_of(found, unfolded=True).all("details"))
    found = told(make_rules(tmp_path, MONTHS), "opbouw", {"maanden": months(1, 6)}, {"maanden": months(5, 9)})
    _, causes, every = page_of(found).all("table")
    assert rows(causes)[1][:4] == ["− € 40,00", "Januari 2018 tot en met april 2018", "er wel", "er niet"]
    assert len(rows(every)) == 9


def test_the_rounding_difference_is_a_row(rules: RuleSet) -> None:
    """Amounts in cents add up in the table, with what rounding misses as an amount of its own."""
    page = page_of(told(rules, "bedrag", {"x": 0, "y": 0}, {"x": Fraction(1, 250), "y": Fraction(1, 250)}))
    assert ["+ € 0,01", "Afrondingsverschil"] in [row[:2] for row in rows(list(page.all("table"))[1])]
    assert "Het afrondingsverschil is + € 0,01." in page.one("main").text


def test_every_word_of_the_text_is_in_the_page(rules: RuleSet) -> None:
    """The headline, the places of both sides, and the notes."""
    found = told(rules, "bedrag", {"x": 1, "y": 5}, {"x": 4, "y": 3})
    said = page_of(found, note="Een opmerking.").one("main").text
    heads = [line.text.removesuffix(":") for line in contrast_lines(found) if line.kind in ("uitkomst", "kop")]
    assert all(text in said for text in heads)
    assert said.endswith("Een opmerking.")


def test_more_outcomes_are_one_page(rules: RuleSet) -> None:
    """Each below one title, with ids of its own."""
    found = told(rules, "bedrag", {"x": 1, "y": 5}, {"x": 4, "y": 3})
    page = read(render([found, found]))
    check(page)
    assert page.one("h1").text == "Verschil van 2 uitkomsten"
    assert {"u1-antwoord", "u2-oorzaken-titel"} <= {node.attributes.get("id") for node in page.all()}


def test_texts_mean_nothing_but_themselves(tmp_path: Path) -> None:
    """Titles of rules and values of cases can't become markup, also not in the picture."""
    rules = make_rules(
        tmp_path,
        """
invoer: {n: {type: getal, titel: "</desc><script>alert(1)</script>"}, t: {type: tekst}}
regels:
  som_: {lid: "1", titel: "<b>Som</b>", type: €, formule: n * € 1}
  zelfde: {lid: "2", type: tekst, formule: t}
""",
    )
    page_of(told(rules, "som_", {"n": 1}, {"n": 2}))
    text = render([told(rules, "som_", {"n": 1}, {"n": 2})], note="<i>x</i>")
    assert "<script" not in text
    assert "<b>" not in text
    assert "<i>" not in text
    assert "&lt;b&gt;Som&lt;/b&gt;" in text
    text = render([told(rules, "zelfde", {"t": "</main>\u202e<img src=x>"}, {"t": "goed"})])
    check(read(text))
    check_alone(text)
    assert "\\u202e" in text
