"""The HTML form of explanations: whole, escaped, one page, and with the same things said as in the other forms."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from explain.pages import Node, read
from explain.scenes import DIENSTEN, NACHTEN, SCENES, Scene, answer_of, told
from explain.test_markdown import HOSTILE
from lidwoord.calculate import calculate
from lidwoord.cli.cases import read_case_file
from lidwoord.explain import explain, picture
from lidwoord.explain.html import render
from lidwoord.explain.model import Explanation
from lidwoord.explain.outline import outline
from lidwoord.ruleset.load import load, rules_root

HEADINGS = ("h1", "h2", "h3", "h4", "h5")


def ort(outcome: str = "ort_toeslag") -> Explanation:
    """The explanation of the built-in case, with shifts that are cut along time windows."""
    case = read_case_file(str(rules_root() / "cao-2018" / "voorbeeld.zaak.yaml"))
    answer = calculate(load("cao-2018"), [outcome], case.given, date=date(2018, 5, 6), covers=case.covers)
    return explain(answer, answer[outcome])


def check(page: Node) -> None:
    """What holds for every page: language, landmarks, headings in order, unique ids, links and labels that lead somewhere."""
    assert page.one("html").attributes == {"lang": "nl"}
    assert page.one("head").one("title").text
    assert page.one("main").attributes["id"] == "uitleg"
    assert next(page.one("body").all()).attributes["href"] == "#uitleg"
    levels = [int(node.tag[1]) for node in page.all(*HEADINGS)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))
    assert all(node.text for node in page.all(*HEADINGS, "th", "caption", "summary", "a", "li"))
    ids = [node.attributes["id"] for node in page.all() if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    for node in page.all():
        for named in node.attributes.get("aria-labelledby", "").split():
            assert named in ids
        if node.tag == "a":
            assert node.attributes["href"].removeprefix("#") in ids
    for table in page.all("table"):
        assert table.one("caption").text
        assert all(head.attributes["scope"] in ("col", "row", "rowgroup") for head in table.all("th"))
    for details in page.all("details"):
        first = next(part for part in details.inside if isinstance(part, Node))
        assert first.tag == "summary"


def check_alone(text: str) -> None:
    """Nothing in the page runs, and nothing is fetched."""
    assert re.findall(r"<(?:script|link|img|iframe|object|embed)\b|\son[a-z]+=|javascript:|@import|url\(|https?:", text) == []
    assert "default-src 'none'" in text


@pytest.mark.parametrize("name", SCENES)
def test_every_kind_of_explanation(name: str, tmp_path: Path) -> None:
    """Each is a whole page, and says every line that the outline has."""
    explanation = told(SCENES[name], tmp_path)
    text = render([explanation])
    page = read(text)
    check(page)
    check_alone(text)
    said = page.one("main").text.replace(" ", "")
    for line in outline(explanation):
        for part in line.cells or (line.text.removesuffix(":"),):
            assert part.replace("--alles", "hieronder").replace(" ", "").replace("\n", "") in said


def test_the_answer_and_the_reasons_are_open_and_the_working_is_folded() -> None:
    """The first step is open; of every other its heading, source and summary are, and its working is folded."""
    page = read(render([ort()]))
    check(page)
    assert page.one("h1").text == "Toeslag onregelmatige dienst: € 302,48"
    steps = [node for node in page.all("section") if node.attributes.get("class") == "stap"]
    assert [node.attributes["id"] for node in steps] == [f"stap-{n}" for n in range(1, 25)]
    assert not list(steps[0].all("details"))
    assert [item.text for item in steps[0].all("a")] == [f"stap {n}" for n in (3, 20, 21, 22, 23, 24, 2)]
    second = steps[1]
    assert [p.text for p in second.all("p")][:2] == ["artikel 5.19 lid 2", "Je functiegroep is 65 of lager."]
    folded = second.one("details")
    assert folded.one("summary").text == "Zo is stap 2 uitgerekend"
    assert [[cell.text for cell in row.all("th", "td")] for row in folded.one("table").all("tr")] == [
        ["Wat", "Waarde", "Waar dit staat"],
        ["functiegroep", "35", "gegeven"],
        ["hoogste functiegroep met ort", "65", "artikel 5.19 lid 2"],
    ]


def test_steps_that_are_left_out() -> None:
    """With a depth the rest is counted, nothing leads to it, and of times only those of the told steps are drawn."""
    page = read(render([ort()], depth=1))
    check(page)
    assert len([node for node in page.all("section") if node.attributes.get("class") == "stap"]) == 1
    assert "… en nog 23 stappen dieper" in page.one("main").text
    assert not list(page.all("svg"))
    assert [link.text for link in page.one("nav").all("a")] == ["Dit telt het zwaarst", "Zo komt deze uitkomst tot stand"]


def test_long_lists_say_what_is_left_out(tmp_path: Path) -> None:
    """A folded list has a row that counts the rest, and below it every item in a fold; unfolded every item has its row."""
    explanation = told(SCENES["lange-lijst"], tmp_path)
    page = read(render([explanation]))
    row = next(cell for cell in page.all("td") if "colspan" in cell.attributes)
    assert re.fullmatch(r"… en nog \d+ zulke onderdelen \(zie hieronder\)", row.text)
    fold = next(page.all("details"))
    assert fold.one("summary").text == "Alle 60 een voor een"
    assert fold.one("caption").text == "Onderdelen bij stap 1, een voor een"
    assert len(list(fold.one("tbody").all("tr"))) == 60
    assert "een voor een" not in render([explanation], unfolded=True)


def test_what_is_told_as_one_is_folded(tmp_path: Path) -> None:
    """Of a run of months that is one row, and of the other months of a step, each is in a fold."""
    page = read(render([told(SCENES["maanden-die-gelijk-zijn"], tmp_path)]))
    check(page)
    first = page.one("article")
    texts = [[cell.text for cell in row.all("th", "td")] for row in first.all("tr")]
    assert ["januari 2018 tot en met april 2018", "elk € 8,00", "stap 2"] in texts
    assert ["maart 2018", "€ 8,00", "stap 2"] in texts
    folds = {fold.one("summary").text: fold for fold in page.all("details") if not list(fold.all("details"))}
    assert [item.text for item in folds["Alle 3 een voor een"].all("li")] == [
        f"{month} 2018 (1 {month} 2018)" for month in ("februari", "maart", "april")
    ]


def test_texts_mean_nothing_but_themselves(tmp_path: Path) -> None:
    """Markup in titles and summaries stays text, also what can't be seen."""
    text = render([told(Scene(HOSTILE, "totaal", {"n": 2}), tmp_path)])
    check(read(text))
    assert "<b>" not in text
    assert "&lt;b&gt;H&lt;/b&gt; | *half* [x](y)" in text
    evil = """
invoer: {naam: {type: tekst}}
regels: {"groet": {lid: "1", titel: "\\"><script>alert(1)</script>", type: tekst, formule: naam}}
"""
    text = render([told(Scene(evil, "groet", {"naam": "</main>\u202e<script>"}), tmp_path)])
    check(read(text))
    check_alone(text)
    assert "\\u202e" in text


def test_more_outcomes_are_one_page(tmp_path: Path) -> None:
    """Outcomes of each element come below one title, with ids of their own."""
    scene = SCENES["onbekend"]
    explanation = told(scene, tmp_path)
    page = read(render([explanation, explanation]))
    check(page)
    assert page.one("h1").text == "Uitleg van 2 uitkomsten"
    assert len(list(page.all("article"))) == 2
    assert {"u1-antwoord", "u2-stap-1"} <= {node.attributes.get("id") for node in page.all()}


# -- the times on the clock ---------------------------------------------------------------------------------------------


def test_shifts_are_drawn_and_tabled() -> None:
    """A bar per shift with what its windows say, in order; the table has the same pieces with what they contribute."""
    page = read(render([ort()]))
    figure = page.one("figure")
    drawing = next(figure.all("svg"))
    assert drawing.attributes["role"] == "img"
    assert drawing.one("title").text == "Uren met toeslag op de klok"
    assert drawing.one("desc").text.startswith("6 balken, elk van begin tot einde")
    texts = [(node.attributes["class"], node.text) for node in drawing.all("text")]
    assert [text for kind, text in texts if kind == "deel"] == [
        "22%",
        "44%",
        "60%",
        "38%",
        "49%",
        "60%",
        "44%",
        "44%",
        "22%",
        "60%",
    ]
    assert [text for kind, text in texts if kind == "dag"] == ["wo 2 mei 2018"]
    assert [text for kind, text in texts if kind == "klok"][-4:] == ["24:00", "2:00", "4:00", "6:00"]
    assert [item.text for item in figure.one("ul").all("li")][-1] == "buiten elk venster"
    rows = [[cell.text for cell in row.all("th", "td")] for row in figure.one("table").all("tr")]
    assert rows[0] == ["Tijdvak", "Dag", "Tijd", "Duur", "Venster", "percentage", "Uitkomst"]
    assert rows[1] == [
        "di 24 april 2018 15:00–23:00",
        "di 24 april 2018",
        "20:00–22:00",
        "2 uur",
        "ma t/m vr 20:00–22:00",
        "22%",
        "€ 6,12",
    ]
    assert rows[-2] == ["wo 2 mei 2018", "06:00–07:00", "1 uur", "ma t/m vr 06:00–07:00", "22%", "€ 3,06"]


def test_pieces_lie_where_the_clock_says() -> None:
    """The pieces of a night are next to each other, each as wide as it is long."""
    drawing = picture.picture([bar for bar in ort().timelines if bar.begin == "2018-05-01T23:00"], "x")
    boxes = [node.attributes for node in read(drawing).all("rect") if node.attributes["class"].startswith("stuk")]
    wide = [round(float(box["width"])) for box in boxes]
    assert wide == [84, 504, 84]
    assert float(boxes[1]["x"]) == pytest.approx(float(boxes[0]["x"]) + 84, abs=0.2)


DAGEN = (
    DIENSTEN
    + """
lijsten:
  dagdelen: {lid: "2", titel: Stukken per dag, soort: snijden, uit: diensten, langs: kalenderdagen, element: dagdeel}
regels:
  uren_gewoon:
    lid: "3"
    type: uur
    formule: som van uren van deel over elk deel uit dagdelen waarvoor soort van dienst van deel is gewoon
"""
)


def test_whole_days(tmp_path: Path) -> None:
    """A list cut along calendar days has no windows: its pieces tell how long they are, and which do not count."""
    explanation = told(Scene(DAGEN, "uren_gewoon", {"diensten": NACHTEN}), tmp_path)
    first, second = explanation.timelines
    assert [(p.begin, p.end, p.hours, p.window, p.columns, p.value, p.counted) for p in first.pieces] == [
        ("2018-05-04T22:00", "2018-05-05T00:00", "2 uur", "", (), "2 uur", "ja"),
        ("2018-05-05T00:00", "2018-05-05T07:00", "7 uur", "", (), "7 uur", "ja"),
    ]
    assert [piece.counted for piece in second.pieces] == ["nee"]
    page = read(render([explanation]))
    check(page)
    figure = page.one("figure")
    assert [item.text for item in figure.all("li")] == ["telt niet mee"]
    assert [head.text for head in figure.one("table").all("th")][:5] == ["Tijdvak", "Dag", "Tijd", "Duur", "Uitkomst"]
    assert list(figure.one("table").all("td"))[-1].text == "telt niet mee"


def test_many_and_long_periods(tmp_path: Path) -> None:
    """Of many periods the first are drawn and the table has all; a period of days has a clock of days."""
    many = [
        {"begin": f"2018-{m:02d}-{d:02d}T08:00", "einde": f"2018-{m:02d}-{d:02d}T12:00", "soort": "gewoon"}
        for m in (1, 2)
        for d in range(1, 21)
    ]
    page = read(render([told(Scene(DAGEN, "uren_gewoon", {"diensten": many}), tmp_path)]))
    figure = page.one("figure")
    assert "Getekend zijn de eerste 31 van 40; de tabel heeft ze alle." in figure.text
    assert len(list(figure.one("table").all("tbody"))) == 40
    long = [{"begin": "2018-05-01T12:00", "einde": "2018-05-20T12:00", "soort": "gewoon"}]
    drawing = next(read(render([told(Scene(DAGEN, "uren_gewoon", {"diensten": long}), tmp_path)])).all("svg"))
    marks = [node.text for node in drawing.all("text") if node.attributes["class"] == "klok"]
    assert marks == [f"dag {n}" for n in range(3, 20, 2)]
    assert not [node for node in drawing.all("text") if node.attributes["class"] == "dag"]
    assert drawing.one("desc").text.startswith("Eén balk van begin tot einde")


def test_clock_words() -> None:
    """The times of a piece; with the days where it is longer than one."""
    assert picture.clock_words("2025-12-31T23:00", "2026-01-01T00:00") == "23:00–24:00"
    assert picture.clock_words("2025-12-31T00:00", "2026-01-01T00:00") == "00:00–24:00"
    assert picture.clock_words("2025-12-31T22:00", "2026-01-02T06:00") == "wo 31 december 2025 22:00 – vr 2 januari 2026 06:00"


def test_answer_without_times_has_no_picture(tmp_path: Path) -> None:
    """Where nothing was cut there is nothing to draw."""
    answer = answer_of(SCENES["onbekend"], tmp_path)
    assert explain(answer, next(iter(answer.outcomes.values()))).timelines == ()
