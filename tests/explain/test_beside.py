"""Norms and procedures beside an explanation: which, in what words, and with which days."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from building import make_rules
from explain.scenes import Scene, answer_of, told
from lidwoord.calculate import calculate
from lidwoord.explain import beside, markdown
from lidwoord.explain import explain as explain_outcome
from lidwoord.explain.model import Explanation
from lidwoord.explain.outline import MOST_BESIDE
from lidwoord.explain.text import render

VERLOF = """
invoer:
  datum_afwijzing: {type: datum, vraag: "Wanneer is je verzoek afgewezen?"}
  in_dienst: {type: ja/nee, standaard: ja}
regels:
  basis: {lid: "2", type: uur, formule: 100 uur}
  verlof: {lid: "1", type: uur, formule: als in_dienst dan basis + 44 uur anders 0 uur}
  elders: {lid: "9", type: uur, formule: 1 uur}
  laatste_dag_bezwaar: {titel: Laatste dag voor bezwaar, type: datum, formule: datum_afwijzing + 14 dagen}
normen:
  rooster: {lid: "2", soort: plicht, van: werkgever, bij: [basis], samenvatting: Het rooster hangt er op tijd.}
  verlof_vragen: {lid: "1", soort: recht, van: werknemer, jegens: werkgever, uiterlijk: 30 juni, bij: [elders, verlof], samenvatting: Vragen kan altijd.}
  bewaren: {lid: "5", soort: verbod, van: werkgever, termijn: laatste_dag_bezwaar, uiterlijk: na veertien dagen, bij: [verlof], samenvatting: Weggooien mag niet.}
  vreemd: {lid: "6", soort: advies, van: iedereen, bij: [elders], samenvatting: Dit gaat over iets anders.}
procedures:
  bezwaar:
    lid: "7"
    titel: Bezwaar tegen een afwijzing
    samenvatting: Zo verloopt een bezwaar.
    bij: [verlof]
    stappen:
      - {lid: "7", wie: werknemer, doet: maakt bezwaar., termijn: laatste_dag_bezwaar}
      - {lid: "8", wie: werkgever, doet: beslist, uiterlijk: voor het einde van de maand}
"""


def part_of(explanation: Explanation, **options: int) -> str:
    """What stands under the explanation, as text."""
    return render(explanation, **options).partition("Ook van belang:\n\n")[2]  # type: ignore[arg-type]


def test_what_touches_the_outcome_comes_first_and_the_rest_not_at_all(tmp_path: Path) -> None:
    """Norms by the step that they touch, then in the order of the files."""
    found = told(Scene(VERLOF, "verlof"), tmp_path).beside
    assert [item.id for item in found] == ["verlof_vragen", "bewaren", "bezwaar", "rooster"]


def test_text_with_days_that_are_known(tmp_path: Path) -> None:
    """Who, towards whom, by when; the steps of a procedure with their days and, where it is another, their place."""
    explanation = told(Scene(VERLOF, "verlof", {"datum_afwijzing": "2018-05-01"}), tmp_path)
    assert part_of(explanation) == (
        "Verlof vragen\n   [artikel 1 lid 1]\n   Vragen kan altijd.\n"
        "   Wie mag dit: werknemer, tegenover werkgever. Tot wanneer: 30 juni.\n\n"
        "Bewaren\n   [artikel 1 lid 5]\n   Weggooien mag niet.\n"
        "   Wie mag dit niet: werkgever. Tot wanneer: 15 mei 2018 (na veertien dagen).\n\n"
        "Bezwaar tegen een afwijzing\n   [artikel 1 lid 7]\n   Zo verloopt een bezwaar.\n"
        "   1. Werknemer maakt bezwaar. Tot wanneer: 15 mei 2018.\n"
        "   2. Werkgever beslist. Tot wanneer: voor het einde van de maand. (artikel 1 lid 8)\n\n"
        "Rooster\n   [artikel 1 lid 2; bij stap 2]\n   Het rooster hangt er op tijd.\n   Wie moet dit: werkgever."
    )


def test_what_a_day_still_needs(tmp_path: Path) -> None:
    """A day that is unknown says what to ask; the outcome itself stays known."""
    explanation = told(Scene(VERLOF, "verlof"), tmp_path)
    needed = "nog niet bekend. Daarvoor is nodig: “Wanneer is je verzoek afgewezen?” [datum_afwijzing]"
    assert f"1. Werknemer maakt bezwaar. Tot wanneer: {needed}." in " ".join(part_of(explanation).split())
    assert explanation.state == "bekend"
    (term,) = [item.term for item in explanation.beside if item.term is not None]
    assert (term.state, term.day, [q.name for q in term.missing]) == ("onbekend", "", ["datum_afwijzing"])


def test_only_beside_the_steps_that_are_shown(tmp_path: Path) -> None:
    """With a depth, norms of deeper steps are left out."""
    explanation = told(Scene(VERLOF, "verlof"), tmp_path)
    assert "Rooster" not in part_of(explanation, depth=1)
    assert "Rooster" in part_of(explanation, depth=2)


def test_no_heading_without_norms(tmp_path: Path) -> None:
    """An outcome that nothing touches ends with its steps, also as JSON."""
    explanation = told(Scene(VERLOF, "laatste_dag_bezwaar", {"datum_afwijzing": "2018-05-01"}), tmp_path)
    assert "Ook van belang" not in render(explanation)
    assert "ook_van_belang" not in explanation.to_json()


def test_markdown(tmp_path: Path) -> None:
    """Headings, and the steps of a procedure as a numbered list; markup in a rule file stays text."""
    scene = Scene(VERLOF.replace("Zo verloopt", "Zo *verloopt*"), "verlof", {"datum_afwijzing": "2018-05-01"})
    text = markdown.render(told(scene, tmp_path)).partition("## Ook van belang\n\n")[2]
    assert text.startswith("### Verlof vragen\n\n*artikel 1 lid 1*\n\nVragen kan altijd.\n\nWie mag dit: werknemer")
    assert (
        "### Bezwaar tegen een afwijzing\n\n*artikel 1 lid 7*\n\nZo \\*verloopt\\* een bezwaar.\n\n1. Werknemer maakt bezwaar."
        in text
    )
    assert "\n2. Werkgever beslist. Tot wanneer: voor het einde van de maand. (artikel 1 lid 8)\n" in text


def test_json(tmp_path: Path) -> None:
    """A norm and a procedure with their days."""
    data = told(Scene(VERLOF, "verlof", {"datum_afwijzing": "2018-05-01"}), tmp_path).to_json()["ook_van_belang"]
    assert isinstance(data, list)
    term = {
        "naam": "laatste_dag_bezwaar", "titel": "Laatste dag voor bezwaar", "toestand": "bekend", "waarde": "15 mei 2018",
        "datum": "2018-05-15",
    }  # fmt: skip
    assert data[1:3] == [
        {
            "id": "bewaren", "soort": "verbod", "titel": "Bewaren", "bron": "artikel 1 lid 5", "artikel": "1", "lid": "5",
            "wie": "werkgever", "uiterlijk": "na veertien dagen", "termijn": term, "bij": ["verlof"],
            "samenvatting": "Weggooien mag niet.",
        },
        {
            "id": "bezwaar", "soort": "procedure", "titel": "Bezwaar tegen een afwijzing", "bron": "artikel 1 lid 7",
            "artikel": "1", "lid": "7", "bij": ["verlof"], "samenvatting": "Zo verloopt een bezwaar.",
            "stappen": [
                {"nummer": 1, "wie": "werknemer", "doet": "maakt bezwaar.", "termijn": term},
                {
                    "nummer": 2, "wie": "werkgever", "doet": "beslist", "uiterlijk": "voor het einde van de maand",
                    "bron": "artikel 1 lid 8",
                },
            ],
        },
    ]  # fmt: skip


TERMEN = """
soorten: {dienst: {lijst: diensten, is_tijdvak: tijd}}
invoer: {stopt: {type: datum of geen, standaard: geen}}
regels:
  hoeveel: {type: uur, formule: 1 uur}
  niet_nu: {type: datum, geldt: {van: 2019-01-01}, formule: 2019-02-01}
  geen_dag: {type: datum of geen, formule: stopt}
  te_laat: {type: datum, formule: 2200-12-31 + 1 dag}
  per_dienst: {type: datum, per: dienst, formule: datum van einde van dienst + 2 dagen}
  gelezen:
    type: datum
    lezingen: {ruim: {gekozen: ja, reden: Zo staat het er., formule: 2018-07-01}, streng: {reden: Of zo., formule: 2018-06-01}}
normen:
  a: {soort: plicht, van: werkgever, termijn: niet_nu, bij: [hoeveel], samenvatting: A.}
  b: {soort: plicht, van: werkgever, termijn: geen_dag, bij: [hoeveel], samenvatting: B.}
  c: {soort: plicht, van: werkgever, termijn: per_dienst, bij: [hoeveel], samenvatting: C.}
  d: {soort: plicht, van: werkgever, termijn: gelezen, bij: [hoeveel], samenvatting: D.}
  e: {soort: plicht, van: werkgever, termijn: te_laat, bij: [hoeveel], samenvatting: E.}
"""
SHIFTS = [
    {"begin": "2018-05-01T08:00", "einde": "2018-05-01T10:00"},
    {"begin": "2018-05-02T08:00", "einde": "2018-05-02T10:00"},
]


def days(scene: Scene, root: Path) -> dict[str, str]:
    """The words for the day of each norm, by its id."""
    return {item.id: item.term.value for item in told(scene, root).beside if item.term is not None}


def test_days_in_every_state(tmp_path: Path) -> None:
    """A rule that does not hold, no day, a day per element, and the chosen reading."""
    found = days(Scene(TERMEN, "hoeveel", {"diensten": SHIFTS}), tmp_path)
    assert found.pop("e").startswith("fout, want ")
    assert found == {
        "a": "geldt niet, want artikel 1 geldt pas vanaf 1 januari 2019",
        "b": "geen",
        "c": "3 mei 2018 (di 1 mei 2018 08:00–10:00) en 4 mei 2018 (wo 2 mei 2018 08:00–10:00)",
        "d": "1 juli 2018",
    }


def test_the_reading_that_was_asked_for_counts_for_a_day_too(tmp_path: Path) -> None:
    """Also when the outcome itself does not use it."""
    rules = TERMEN
    scene = Scene(rules, "hoeveel", {"diensten": []}, {"readings": {"gelezen": "streng"}})
    assert days(scene, tmp_path)["d"] == "1 juni 2018"
    answer = answer_of(scene, tmp_path)
    assert (answer.readings, answer.asked_readings) == ({}, {"gelezen": "streng"})


def test_without_elements_there_is_no_day_to_name(tmp_path: Path) -> None:
    """A day per element of an empty list is but named."""
    explanation = told(Scene(TERMEN, "hoeveel", {"diensten": []}), tmp_path)
    assert "Tot wanneer: zie Per dienst [per_dienst]." in render(explanation)


def test_many_norms_are_folded(tmp_path: Path) -> None:
    """After a dozen the rest is counted, unless all is asked for."""
    norms = "".join(f"  n{i}: {{soort: recht, van: a, bij: [r], samenvatting: Zin {i}.}}\n" for i in range(MOST_BESIDE + 2))
    explanation = told(Scene(f"regels: {{r: {{type: €, formule: € 1}}}}\nnormen:\n{norms}", "r"), tmp_path)
    text = render(explanation)
    assert text.endswith("\n\n… en nog 2 normen en procedures (zie --alles).")
    assert text.count("Zin ") == MOST_BESIDE
    assert render(explanation, unfolded=True).count("Zin ") == MOST_BESIDE + 2


def test_another_document_is_named(tmp_path: Path) -> None:
    """A norm of a law beside an outcome of an agreement."""
    rules = """
    regels: {r: {type: €, formule: € 1}}
    normen: {wettelijk: {document: wet, artikel: "7", soort: recht, van: a, bij: [r], samenvatting: Zin.}}
    """
    manifest = 'schema: "1"\nregelset: proef\ntitel: Proef\nbronnen: {boek: {titel: Het boek, soort: cao}, wet: {titel: De wet, soort: wet}}\n'
    made = make_rules(tmp_path, {"regelset.yaml": manifest, "a.yaml": rules})
    answer = calculate(made, ["r"], {}, date=date(2018, 5, 1))
    assert [item.source for item in explain_outcome(answer, answer["r"]).beside] == ["De wet, artikel 7"]
    assert [item.source for item in beside.told(made, beside.items_of(made))] == ["De wet, artikel 7"]
