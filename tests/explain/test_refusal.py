"""A refusal in plain sentences: that it is so, what decided it, and from when or at how much it would be otherwise."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from building import make_rules
from explain.scenes import SCENES, told
from lidwoord.calculate import calculate
from lidwoord.explain import explain
from lidwoord.explain.outline import outline

RULES = """
invoer:
  uren: {type: uur/week, titel: Arbeidsduur}
  oproep: {type: ja/nee, standaard: nee, vraag: "Werk je als oproepkracht?"}
  gevraagd: {type: ja/nee, standaard: nee, titel: Verlof gevraagd, vraag: "Heb je het verlof gevraagd?"}
  groep: {type: keuze(a; b)}
regels:
  mag: {lid: "1", titel: Mag opnemen, samenvatting: Alleen wie het vraagt., type: ja/nee, formule: gevraagd}
  zonder_oproep: {lid: "2", titel: Geen oproep, type: ja/nee, formule: oproep}
  verlof:
    lid: "3"
    titel: Verlof
    type: uur
    voorwaarden:
      - {lid: "3 sub a", naam: genoeg uren, eis: uren is minstens 20 uur/week}
      - {lid: "3 sub b", naam: oproepkracht, eis: oproep}
      - {lid: "3 sub c", naam: gevraagd, eis: gevraagd}
    formule: 8 uur
  alleen_a: {lid: "4", titel: Alleen groep a, type: uur, geldt_als: groep is a, formule: 1 uur}
  dubbel: {lid: "5", type: uur, formule: alleen_a + 1 uur}
  afwijkend: {lid: "6", titel: Nooit voor groep b, type: ja/nee, in_afwijking_van: altijd, als: groep is b, formule: nee}
  altijd: {lid: "7", titel: Altijd, type: ja/nee, formule: ja}
  lang: {lid: "8", type: ja/nee, formule: LANG}
""".replace("LANG", " of ".join(f"uren is minstens {n} uur/week" for n in range(21, 31)))
CASE = {"uren": "18 uur/week", "groep": "b"}


def refusal(root: Path, name: str, case: dict[str, object]) -> list[str]:
    """The sentences of an outcome."""
    answer = calculate(make_rules(root, RULES), [name], case, date=date(2018, 5, 1))
    return list(explain(answer, answer[name]).refusal)


@pytest.mark.parametrize(
    ("name", "case", "expected"),
    [
        ("mag", CASE, ["Het antwoord is nee, want verlof gevraagd is nee."]),
        (
            "zonder_oproep", {},
            ["Het antwoord is nee, want op de vraag “Werk je als oproepkracht?” is het antwoord nee (aangenomen, want niet gegeven)."],
        ),
        (
            "verlof", {**CASE, "oproep": "nee", "gevraagd": "ja"},
            [
                "Er is geen recht, want aan twee voorwaarden is niet voldaan.",
                (
                    "Niet vervuld is “genoeg uren” (artikel 1 lid 3 sub a): arbeidsduur (18 uur/week) is minder dan "
                    "20 uur/week. Bij minstens 20 uur/week (arbeidsduur) is deze wel vervuld."
                ),
                "Niet vervuld is “oproepkracht” (artikel 1 lid 3 sub b): op de vraag “Werk je als oproepkracht?” is het antwoord nee.",
            ],
        ),
        ("alleen_a", CASE, ["Dit geldt hier niet, want groep (b) is niet a."]),
        ("dubbel", CASE, ["Dit geldt hier niet, want er is niet voldaan aan “groep is a”."]),
        ("altijd", CASE, ["Het antwoord is nee, want er geldt een afwijking: “nooit voor groep b” (artikel 1 lid 6)."]),
        ("altijd", {"altijd": "nee"}, ["Het antwoord is nee: dat staat zo in de zaak."]),
        ("lang", CASE, ["Het antwoord is nee. Waarom staat bij stap 1."]),
        ("altijd", {"groep": "a"}, []),
        ("verlof", {"oproep": "ja", "gevraagd": "ja"}, []),
    ],
)  # fmt: skip
def test_sentences(name: str, case: dict[str, object], expected: list[str], tmp_path: Path) -> None:
    """The head says what it is, and then what decided it; what is no refusal has none."""
    assert refusal(tmp_path, name, case) == expected


@pytest.mark.parametrize(
    ("scene", "expected"),
    [
        ("buiten-de-looptijd", ("Dit geldt hier niet: artikel 1 lid 1 gold tot en met 30 april 2018.",)),
        (
            "geen-recht-in-een-som",
            ("Er is geen recht, want op een deel ervan is geen recht.", "Niet vervuld is “Oud genoeg” (artikel 1 lid 1)."),
        ),
        ("wel-recht", ()),
        ("onbekend", ()),
    ],
)
def test_of_other_kinds(scene: str, expected: tuple[str, ...], tmp_path: Path) -> None:
    """Outside the term, and no right to a part."""
    assert told(SCENES[scene], tmp_path).refusal == expected


def test_it_comes_right_below_the_answer(tmp_path: Path) -> None:
    """The first lines are the answer, where it stands, and the sentences; the summary says what it is about."""
    answer = calculate(make_rules(tmp_path, RULES), ["mag"], CASE, date=date(2018, 5, 1))
    lines = [line.text for line in outline(explain(answer, answer["mag"]))]
    assert lines[0] == "Mag opnemen: nee"
    assert lines[2] == "Het antwoord is nee, want verlof gevraagd is nee."
    assert "Waar het om gaat: alleen wie het vraagt." in lines
