"""What a comparison reports, by kind, on small rule sets."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from building import make_rules
from compare.editions import compared_sets
from lidwoord.compare import Change, Lineage, Snapshot, compare
from lidwoord.compare.lineage import Name
from lidwoord.diagnostics import Span
from lidwoord.ruleset.model import RuleSet

PLACE = Span("a.yaml", 1, 1, 1, 2)
HEAD = 'schema: "1"\ntitel: Proef'

BASE = """
artikel: "5"
soorten:
  dienst: {lijst: diensten, sleutel: begin, is_tijdvak: tijd, velden: {soort: {type: keuze(dag; nacht)}}}
invoer:
  uren: {type: uur, minimum: 0 uur, vraag: "Hoeveel uren?"}
  vast: {type: ja/nee, vraag: "Vast?"}
  oud: {type: jaar, vraag: "Hoe oud?"}
waarden:
  tarief: {lid: "1", type: €/uur, titel: Uurtarief, reeks: [{van: 2018-01-01, waarde: € 10/uur}, {van: 2019-01-01, waarde: € 11/uur}]}
  grens: {lid: "2", type: jaar, waarde: 21 jaar}
  termijn: {lid: "2", type: maand, waarde: 12 maanden}
tabellen:
  vensters:
    lid: "3"
    soort: tijdvensters
    dekking: gedeeltelijk
    bij_samenloop: volgorde
    kolommen: {deel: percentage}
    rijen:
      - {dagen: [zo], van: "00:00", tot: "24:00", deel: 60%}
      - {dagen: [ma-vr], van: "00:00", tot: "06:00", deel: 44%}
  schaal:
    lid: "4"
    kolommen: {trede: aantal, bedrag: €}
    sleutel: [trede]
    rijen: [{trede: "1", bedrag: € 10}, {trede: "2", bedrag: € 20}]
lijsten:
  nachten: {lid: "3", soort: selectie, uit: diensten, waarvoor: soort van dienst is nacht}
regels:
  loon: {lid: "1", titel: Loon, type: €, aanspraak: vast en oud is minstens grens, zonder_aanspraak: € 0, formule: uren * tarief}
  bonus: {lid: "5", titel: Bonus, type: €, formule: loon * 10% rekenkundig afgerond op centen}
  extra: {lid: "6", type: €, in_afwijking_van: bonus, als: oud is meer dan 60 jaar, formule: loon * 20%}
  mag: {lid: "7", titel: Mag het, type: ja/nee, voorwaarden: [{lid: "7", naam: vast contract, eis: vast}]}
  aantal_nachten: {lid: "8", type: aantal, formule: aantal over elke n uit nachten}
normen:
  melden: {lid: "9", titel: Melden, soort: plicht, van: werknemer, jegens: werkgever, uiterlijk: binnen twee weken, samenvatting: Meld het.}
procedures:
  bezwaar: {lid: "10", titel: Bezwaar, samenvatting: Zo gaat het., stappen: [{lid: "10", wie: werknemer, doet: schrijft, uiterlijk: binnen 14 dagen}]}
"""  # fmt: skip


def rules_of(root: Path, *changes: tuple[str, str]) -> RuleSet:
    """The base rule set with some texts replaced."""
    text = BASE
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return make_rules(root, HEAD + text)


def changed(root: Path, *changes: tuple[str, str]) -> list[Change]:
    """What a comparison of the base with a changed one finds."""
    found = compare(Snapshot(rules_of(root / "a")), Snapshot(rules_of(root / "b", *changes)))
    return list(found.changes)


@pytest.mark.parametrize(
    ("old", "new", "id_", "kind", "a", "b"),
    [
        ("waarde: € 11/uur", "waarde: € 12/uur", "tarief", "waarde", "€ 11,00/uur", "€ 12,00/uur"),
        ("type: maand, waarde: 12 maanden", "type: maand, waarde: 13 maanden", "termijn", "waarde", "12 maanden", "13 maanden"),
        ("type: maand, waarde: 12 maanden", "type: week, waarde: 52 weken", "termijn", "eenheid", "12 maanden", "52 weken"),
        ("vast en oud is minstens grens", "vast", "loon", "voorwaarde", "oud is minstens grens", ""),
        ("vast en oud is minstens grens", "vast en oud is meer dan grens", "loon", "voorwaarde", "vast en oud is minstens grens", "vast en oud is meer dan grens"),
        ("formule: uren * tarief", "formule: uren * tarief * 2", "loon", "formule", "uren * tarief", "uren * tarief * 2"),
        ("zonder_aanspraak: € 0", "zonder_aanspraak: € 1", "loon", "formule", "€ 0", "€ 1"),
        (
            "rekenkundig afgerond op centen", "naar boven afgerond op centen", "bonus", "afronding",
            "loon * 10% rekenkundig afgerond op centen", "loon * 10% naar boven afgerond op centen",
        ),
        ("oud is meer dan 60 jaar", "oud is meer dan 65 jaar", "extra", "voorwaarde", "oud is meer dan 60 jaar", "oud is meer dan 65 jaar"),
        ("soort: plicht", "soort: recht", "melden", "norm", "plicht van werknemer jegens werkgever: Meld het.", "recht van werknemer jegens werkgever: Meld het."),
        ("lid: \"7\", titel: Mag het", "lid: \"7\", status: voorwaardelijk, titel: Mag het", "mag", "status", "geldend", "voorwaardelijk"),
        ("type: jaar, vraag", "type: maand, vraag", "oud", "eenheid", "jaar", "maand"),
        ("minimum: 0 uur", "minimum: 1 uur", "uren", "invoer", "minstens 0 uur", "minstens 1 uur"),
        ("type: uur, minimum", "type: uur, standaard: 8 uur, minimum", "uren", "invoer", "niets", "8 uur"),
        ("doet: schrijft, uiterlijk: binnen 14 dagen", "doet: schrijft, uiterlijk: binnen 21 dagen", "bezwaar", "norm", "werknemer schrijft", "werknemer schrijft"),
        ("waarvoor: soort van dienst is nacht", "waarvoor: soort van dienst is dag", "nachten", "formule",
         "selectie uit diensten; waarvoor: soort van dienst is nacht", "selectie uit diensten; waarvoor: soort van dienst is dag"),
    ],
)  # fmt: skip
def test_one_change(tmp_path: Path, old: str, new: str, id_: str, kind: str, a: str, b: str) -> None:
    """Each kind of change is found once, as what it is, with what it was and became."""
    if "type: jaar, vraag" in old:  # then everything that uses it changes type as well
        found = changed(
            tmp_path,
            (old, new),
            ("21 jaar", "21 maanden"),
            ("type: jaar, waarde", "type: maand, waarde"),
            ("60 jaar", "60 maanden"),
        )
    else:
        found = changed(tmp_path, (old, new))
    of_this = [c for c in found if c.id == id_]
    assert [(c.kind, c.a.text if c.a else None, c.b.text if c.b else None) for c in of_this] == [(kind, a, b)]
    assert of_this[0].sentence.endswith(".")
    assert {c.id for c in found if c.id != id_} <= ({"grens", "extra"} if id_ == "oud" else set())


def test_nothing_changed(tmp_path: Path) -> None:
    """A rule set and itself, also with its documents in other files and order, formulas written otherwise and rows split."""
    a = rules_of(tmp_path / "a")
    assert compare(Snapshot(a), Snapshot(a)).changes == ()
    b = rules_of(
        tmp_path / "b",
        ("uren * tarief}", "tarief * (uren + 0 uur)}"),
        ("vast en oud is minstens grens", "niet (oud is minder dan grens of niet vast)"),
        ('{dagen: [ma-vr], van: "00:00", tot: "06:00", deel: 44%}', '{dagen: [ma-wo], van: "00:00", tot: "06:00", deel: 44%}\n      - {dagen: [do, vr], van: "00:00", tot: "02:00", deel: 44%}\n      - {dagen: [do, vr], van: "02:00", tot: "06:00", deel: 44%}'),
        ('rijen: [{trede: "1", bedrag: € 10}, {trede: "2", bedrag: € 20}]', 'rijen: [{trede: "2", bedrag: € 20}, {trede: "1", bedrag: € 10}]'),
        ("binnen twee weken", "Binnen 2 weken"),
        ("samenvatting: Meld het.", "samenvatting: Je meldt het."),
        ('vraag: "Hoeveel uren?"', 'vraag: "Hoeveel uur werk je?"'),
    )  # fmt: skip
    assert [(c.kind, c.id, c.sentence) for c in compare(Snapshot(a), Snapshot(b)).changes] == []


def test_the_figures_of_a_table(tmp_path: Path) -> None:
    """Cell by cell; a row that came or went as a whole."""
    (found,) = changed(tmp_path, ('{trede: "2", bedrag: € 20}', '{trede: "2", bedrag: € 25}, {trede: "3", bedrag: € 30}'))
    assert found.kind == "tabel"
    assert [(c.row, c.column, c.a, c.b) for c in found.cells] == [
        ("trede 2", "bedrag", "€ 20,00", "€ 25,00"), ("trede 3", "", "–", "bedrag € 30,00"),
    ]  # fmt: skip
    (found,) = changed(tmp_path / "weg", (', {trede: "2", bedrag: € 20}', ""))
    assert [(c.row, c.column, c.a, c.b) for c in found.cells] == [("trede 2", "", "bedrag € 20,00", "–")]


def test_columns_under_another_name(tmp_path: Path) -> None:
    """A column or key that is only called otherwise is the same one; what stands in it is compared."""
    new = 'kolommen: {stap: aantal, waarde: €}\n    sleutel: [stap]\n    rijen: [{stap: "1", waarde: € 10}, {stap: "2", waarde: € 25}]'
    old = BASE[BASE.index("kolommen: {trede") : BASE.index("lijsten:")].rstrip()
    (found,) = changed(tmp_path, (old, new))
    assert [(c.row, c.column, c.a, c.b) for c in found.cells] == [("stap 2", "waarde", "€ 20,00", "€ 25,00")]
    (found,) = changed(
        tmp_path / "b",
        ("kolommen: {deel: percentage}", "kolommen: {part: percentage}"),
        ("deel: 60%", "part: 60%"),
        ("deel: 44%", "part: 47%"),
    )
    assert [(c.row, c.column, c.a, c.b) for c in found.cells] == [("ma t/m vr 00:00–06:00", "part", "44%", "47%")]


def test_time_windows(tmp_path: Path) -> None:
    """By the minutes of the day; days that change alike are told together."""
    (found,) = changed(tmp_path, ('tot: "06:00", deel: 44%', 'tot: "07:00", deel: 47%'))
    assert found.kind == "tijdvenster"
    assert [(c.row, c.column, c.a, c.b) for c in found.cells] == [
        ("ma t/m vr 00:00–06:00", "deel", "44%", "47%"), ("ma t/m vr 06:00–07:00", "deel", "–", "47%"),
    ]  # fmt: skip


def test_what_came_and_went(tmp_path: Path) -> None:
    """New and lapsed subjects; an exception is told as one, an input as a question with who asks it."""
    extra = '  extra: {lid: "6", type: €, in_afwijking_van: bonus, als: oud is meer dan 60 jaar, formule: loon * 20%}\n'
    found = changed(tmp_path, (extra, ""))
    assert [(c.kind, c.id, c.b) for c in found] == [("uitzondering", "extra", None)]
    assert found[0].sentence == "Extra is vervallen. Het is een uitzondering op bonus."
    more = "  toelage: {lid: '11', titel: Toelage, samenvatting: Voor wie ver weg woont., type: €, formule: afstand * € 1/km}\nnormen:"
    found = changed(
        tmp_path / "b", ("normen:", more), ("waarden:\n", '  afstand: {type: km, vraag: "Hoe ver woon je?"}\nwaarden:\n')
    )
    assert [(c.kind, c.id, c.touches) for c in found] == [("invoer", "afstand", ("toelage",)), ("nieuw", "toelage", ())]
    assert [c.sentence for c in found] == ["Nieuwe vraag: Hoe ver woon je?", "Toelage is nieuw. Voor wie ver weg woont."]
    found = changed(
        tmp_path / "c",
        ("velden: {soort: {type: keuze(dag; nacht)}}", "velden: {soort: {type: keuze(dag; nacht)}, lang: ja/nee}"),
    )
    assert [(c.kind, c.id, c.sentence) for c in found] == [
        ("invoer", "dienst.lang", "Nieuwe vraag bij elk element van diensten: lang.")
    ]


def test_marks(tmp_path: Path) -> None:
    """The smallest parts of two formulas that differ."""
    (found,) = changed(tmp_path, ("loon * 10%", "loon * 12%"))
    assert found.a is not None
    assert found.b is not None
    assert [found.a.text[start:end] for start, end in found.a.marks] == ["10%"]
    assert [found.b.text[start:end] for start, end in found.b.marks] == ["12%"]
    assert found.sentence == "Bonus wordt anders berekend: in plaats van “10%” komt “12%”."


def test_readings(tmp_path: Path) -> None:
    """A second reading that appears is told; the chosen one is compared as the rule."""
    formula = 'mag: {lid: "7", titel: Mag het, type: ja/nee, voorwaarden: [{lid: "7", naam: vast contract, eis: vast}]}'
    readings = 'mag: {lid: "7", titel: Mag het, type: ja/nee, lezingen: {streng: {gekozen: ja, reden: Zo staat het er., formule: vast}, mild: {formule: ja}}}'
    found = changed(tmp_path, (formula, readings))
    assert [(c.kind, c.id) for c in found] == [("lezing", "mag")]
    assert found[0].sentence == "Mag het: de tekst is nu op meer manieren te lezen: streng of mild."


def test_two_days_of_one_set(tmp_path: Path) -> None:
    """What holds on each day, and the term of the figure."""
    rules = rules_of(tmp_path)
    (found,) = compare(Snapshot(rules, date(2018, 6, 1)), Snapshot(rules, date(2019, 6, 1))).changes
    assert (found.kind, found.id) == ("waarde", "tarief")
    assert found.a is not None
    assert found.b is not None
    assert (found.a.text, found.a.start, found.a.end) == ("€ 10,00/uur", date(2018, 1, 1), date(2019, 1, 1))
    assert (found.b.text, found.b.start, found.b.end) == ("€ 11,00/uur", date(2019, 1, 1), None)
    (gone,) = compare(Snapshot(rules, date(2018, 6, 1)), Snapshot(rules, date(2017, 6, 1))).changes
    assert (gone.kind, gone.id, gone.b) == ("vervallen", "tarief", None)
    (fresh,) = compare(Snapshot(rules, date(2017, 6, 1)), Snapshot(rules, date(2018, 6, 1))).changes
    assert (fresh.kind, fresh.id, fresh.a) == ("nieuw", "tarief", None)


def test_lineage(tmp_path: Path) -> None:
    """Another name, several origins, a replacement, and what is said of what lapsed; articles that moved."""
    b = (
        BASE.replace('artikel: "5"', 'artikel: "9"')
        .replace("loon", "salaris")
        .replace("bonus", "premie")
        .replace("melden", "berichten")
    )
    b = b.replace(
        '  mag: {lid: "7", titel: Mag het, type: ja/nee, voorwaarden: [{lid: "7", naam: vast contract, eis: vast}]}\n', ""
    )
    b = b.replace("loon * 20%", "salaris * 30%")
    lineage = """\
opvolgers:
  salaris: {van: [loon]}
  premie: {van: [bonus, mag], toelichting: Alles samen.}
  berichten: {van: [melden], soort: vervanger, toelichting: Nu anders.}
"""
    found = compared_sets(tmp_path, HEAD + BASE, HEAD + b, lineage)
    told = {(c.kind, c.id): c.sentence for c in found.changes}
    assert told == {
        ("formule", "premie"): "Bonus volgt op bonus en mag het. Alles samen.",
        ("nieuw", "berichten"): "Melden komt in de plaats van melden. Meld het. Nu anders.",
        ("vervallen", "melden"): "Melden is vervallen. Daarvoor in de plaats komt melden. Nu anders.",
        ("verplaatst", "artikel 9"): "Artikel 9 van Proef komt van artikel 5 van Proef.",
    }
    assert found.moved == {"9": ("5",)}


def test_proposals(tmp_path: Path) -> None:
    """Two subjects without a counterpart that look alike are proposed, and told as new and lapsed meanwhile."""
    a = rules_of(tmp_path / "a")
    b = rules_of(tmp_path / "b", ("  aantal_nachten:", "  aantal_gewerkte_nachten:"))
    found = compare(Snapshot(a), Snapshot(b))
    assert [(p.a, p.b) for p in found.proposals] == [("aantal_nachten", "aantal_gewerkte_nachten")]
    assert {(c.kind, c.id) for c in found.changes} == {("nieuw", "aantal_gewerkte_nachten"), ("vervallen", "aantal_nachten")}
    settled = Lineage(predecessor="proef", lapsed={"aantal_nachten": Name("aantal_nachten", PLACE)})
    assert compare(Snapshot(a), Snapshot(b), settled).proposals == ()


def test_a_name_that_stays_and_a_second_that_comes_from_it(tmp_path: Path) -> None:
    """A subject that keeps its name is compared with itself, though another now comes from it too."""
    old = "invoer: {u: {type: uur}}\nregels: {a: {type: uur, formule: u * 2}, b: {type: uur, formule: a + u}}\n"
    text = "invoer: {u: {type: uur}}\nregels: {a: {type: uur, formule: u * 2}, a2: {type: uur, formule: u * 2}, b: {type: uur, formule: a + u}}\n"
    found = compared_sets(tmp_path, old, text, "opvolgers:\n  a2: {van: [a], toelichting: Apart.}\n")
    assert [(c.kind, c.id, c.sentence) for c in found.changes] == [("formule", "a2", "A2 volgt op a. Apart.")]


def test_a_question_of_a_rule_that_does_not_hold_yet(tmp_path: Path) -> None:
    """It is new when the rule is in force, not before."""
    base = "invoer: {u: {type: uur}}\nregels: {a: {type: uur, formule: u}}\n"
    text = "invoer: {u: {type: uur}, v: {type: uur}}\nregels: {a: {type: uur, formule: u}, b: {type: uur, geldt: {van: 2019-01-01}, formule: v}}\n"
    old, new = make_rules(tmp_path / "a", base), make_rules(tmp_path / "b", text)
    assert compare(Snapshot(old), Snapshot(new, date(2018, 6, 1))).changes == ()
    assert [(c.kind, c.id) for c in compare(Snapshot(old), Snapshot(new, date(2019, 6, 1))).changes] == [
        ("invoer", "v"),
        ("nieuw", "b"),
    ]


def test_what_a_note_alone_says(tmp_path: Path) -> None:
    """A norm under another name is told with what the lineage says of it; without a note there is nothing to tell."""
    norm = "normen: {%s: {soort: plicht, van: werknemer, samenvatting: Meld het.}}\n"
    for name, note, told in (
        ("nieuw", ", toelichting: Nu ook in het weekend.", ["Berichten was melden. Nu ook in het weekend."]),
        ("later", "", []),
    ):
        lineage = f"opvolgers:\n  berichten: {{van: [melden]{note}}}\n"
        found = compared_sets(tmp_path / name, norm % "melden", norm % "berichten", lineage)
        assert [c.sentence for c in found.changes] == told


def test_an_option_that_came_or_went(tmp_path: Path) -> None:
    """Of a choice only the options that differ are told; of a subject that ended, until when it held."""
    base = "invoer: {k: {type: keuze(rood; groen), vraag: Welke kleur?}}\nregels: {a: {type: ja/nee, formule: k is rood}}\n"
    text = base.replace("keuze(rood; groen)", "keuze(rood; blauw)")
    old, new = make_rules(tmp_path / "a", base), make_rules(tmp_path / "b", text)
    (found,) = compare(Snapshot(old), Snapshot(new)).changes
    assert (found.kind, found.sentence) == ("eenheid", "K kent nu ook “blauw” en kent “groen” niet meer.")
    ended = make_rules(
        tmp_path / "c",
        "regels: {b: {type: €, titel: Het mag, geldt: {van: 2018-01-01, tot_en_met: 2018-06-30}, formule: € 1}}\n",
    )
    (gone,) = compare(Snapshot(ended, date(2018, 6, 1)), Snapshot(ended, date(2018, 7, 1))).changes
    assert gone.sentence == "“Het mag” is vervallen. Het gold tot en met 30 juni 2018."


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("uiterlijk: vóór een besluit", "uiterlijk: voor het besluit", []),
        ("uiterlijk: binnen een week", "uiterlijk: binnen één week", []),
        ("uiterlijk: binnen een week", "uiterlijk: binnen twee weken", ["Melden heeft als termijn binnen twee weken (was binnen een week)."]),
        ("uiterlijk: februari", "termijn: laatste_dag", []),
        ("toelichting: x", "termijn: laatste_dag", ["Melden heeft als termijn laatste dag (was geen)."]),
    ],
)  # fmt: skip
def test_terms_of_a_norm(tmp_path: Path, one: str, other: str, told: list[str]) -> None:
    """By when: wording is no difference, a number or a unit is."""
    norm = "regels: {{laatste_dag: {{type: datum, formule: 2018-06-30}}}}\nnormen: {{melden: {{soort: plicht, van: werknemer, {}, samenvatting: Meld.}}}}\n"
    texts = [norm.format(text).replace("toelichting: x, ", "") for text in (one, other)]
    a, b = make_rules(tmp_path / "a", texts[0]), make_rules(tmp_path / "b", texts[1])
    assert [change.sentence for change in compare(Snapshot(a), Snapshot(b)).changes] == told


def test_a_new_figure_is_told(tmp_path: Path) -> None:
    """With its amount, as is one that lapsed."""
    a = make_rules(tmp_path / "a", "waarden: {x: {type: €, waarde: € 1}}\n")
    b = make_rules(tmp_path / "b", 'waarden: {y: {type: percentage, waarde: "0,04%"}}\n')
    assert [change.sentence for change in compare(Snapshot(a), Snapshot(b)).changes] == [
        "Y is nieuw (0,04%).",
        "X is vervallen (was € 1,00).",
    ]


def test_an_alternative_reading_that_changed(tmp_path: Path) -> None:
    """Of one number on both sides: then what the other reading gives is compared."""
    text = "invoer: {{x: {{type: €}}}}\nregels: {{r: {{type: €, lezingen: {{een: {{gekozen: ja, reden: Zo., formule: x}}, ander: {{formule: x * {}}}}}}}}}\n"
    a, b = make_rules(tmp_path / "a", text.format(2)), make_rules(tmp_path / "b", text.format(5))
    assert [(c.kind, c.id) for c in compare(Snapshot(a), Snapshot(b)).changes] == [("lezing", "r")]
    assert compare(Snapshot(a), Snapshot(a)).changes == ()


def test_two_requirements_with_one_label(tmp_path: Path) -> None:
    """Are told apart by what they require."""
    text = 'invoer: {{x: {{type: €}}}}\nregels: {{r: {{type: ja/nee, voorwaarden: [{{lid: "1", naam: boven de grens, eis: x is meer dan € {}}}]}}}}\n'
    a, b = make_rules(tmp_path / "a", text.format(5)), make_rules(tmp_path / "b", text.format(7))
    (found,) = compare(Snapshot(a), Snapshot(b)).changes
    assert found.sentence == "R: de voorwaarde was dat “x is meer dan € 5,00” geldt, en is nu dat “x is meer dan € 7,00” geldt."


def test_a_duty_that_kept_its_name(tmp_path: Path) -> None:
    """What its lineage says of it is told, though who must do what is the same."""
    norm = "normen: {melden: {soort: plicht, van: werknemer, samenvatting: Meld het.}}\n"
    found = compared_sets(tmp_path, norm, norm, "opvolgers:\n  melden: {van: [melden], toelichting: Mag nu ook mondeling.}\n")
    assert [c.sentence for c in found.changes] == ["Melden: mag nu ook mondeling."]


def test_a_lineage_that_names_what_is_not_there(tmp_path: Path) -> None:
    """Counts for nothing in the comparison; ``vergelijk`` and ``controleer`` refuse it."""
    one = "waarden: {%s: {type: €, waarde: € 1}}\n"
    found = compared_sets(tmp_path, one % "x", one % "y", "opvolgers:\n  y: {van: [z]}\n  q: {van: [x]}\n")
    assert {(c.kind, c.id) for c in found.changes} == {("nieuw", "y"), ("vervallen", "x")}


def test_asked_for_each_element_or_once_is_no_unit(tmp_path: Path) -> None:
    """How a case gives something is no change of what comes out; another list is."""
    head = "soorten: {rit: {lijst: ritten, velden: {km: km}}, reis: {lijst: reizen, velden: {km: km}}}\ninvoer: {km_totaal: {type: km}}\n"
    texts = (
        "per: rit, formule: km van rit * € 1/km",
        "per: reis, formule: km van reis * € 1/km",
        "formule: km_totaal * € 1/km",
    )
    a, b, c = (make_rules(tmp_path, f"{head}regels: {{r: {{type: €, {text}}}}}\n", f"s{n}") for n, text in enumerate(texts))
    kinds = [[change.kind for change in compare(Snapshot(a), Snapshot(other)).changes if change.id == "r"] for other in (b, c)]
    assert ["eenheid" in found for found in kinds] == [True, False]
    assert kinds[1] == ["formule"]


def test_a_period_that_became_clear_is_told(tmp_path: Path) -> None:
    """*Per jaar* was read in two ways and one is left: the figure is the same, and the lineage says what the text did."""
    text = """
invoer: {{dit_jaar: {{type: uur}}, laatste_twaalf_maanden: {{type: uur}}}}
waarden: {{maximum: {{lid: "1", type: uur, waarde: 200 uur}}}}
regels: {{rest: {{lid: "1", titel: Rest, type: uur, {}}}}}
"""
    both = (
        "lezingen: {per_kalenderjaar: {gekozen: ja, reden: Zo., formule: maximum - dit_jaar}, "
        "per_twaalf_maanden: {formule: maximum - laatste_twaalf_maanden}}"
    )
    lineage = "opvolgers: {rest: {van: [rest], toelichting: Was per jaar en is per kalenderjaar.}}\n"
    found = compared_sets(tmp_path, text.format(both), text.format("formule: maximum - dit_jaar"), lineage)
    told = {change.kind: change.sentence for change in found.changes if change.id == "rest"}
    assert told == {
        "lezing": "Rest: de tekst was op meer manieren te lezen (per kalenderjaar of per twaalf maanden), en is nu duidelijk. "
        "Was per jaar en is per kalenderjaar."
    }


def test_what_changed_in_each_reading_alike_is_told_once(tmp_path: Path) -> None:
    """A figure in the chosen reading and in the other one: the ways to read the text are the same."""
    text = "invoer: {{x: {{type: €}}}}\nregels: {{r: {{type: €, lezingen: {{een: {{gekozen: ja, reden: Zo., formule: x + {0}}}, ander: {{formule: 2 * x + {0}}}}}}}}}\n"
    a, b = (make_rules(tmp_path, text.format(amount), name) for amount, name in (("€ 1", "a"), ("€ 2", "b")))
    assert [(c.kind, c.id) for c in compare(Snapshot(a), Snapshot(b)).changes] == [("formule", "r")]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (("een", "x"), ("drie", "2 * x"), "de tekst was te lezen als een of twee, en is nu te lezen als drie of twee."),
        (("een", "x"), ("een", "x"), "de andere manier om de tekst te lezen, “twee”, is nu anders uitgewerkt."),
    ],
)
def test_other_ways_to_read_a_text(tmp_path: Path, one: tuple[str, str], other: tuple[str, str], told: str) -> None:
    """Another name, or another working of what was not chosen."""
    text = "invoer: {{x: {{type: €}}}}\nregels: {{r: {{type: €, lezingen: {{{}: {{gekozen: ja, reden: Zo., formule: {}}}, twee: {{formule: {} * x}}}}}}}}\n"
    a, b = make_rules(tmp_path, text.format(*one, 3), "a"), make_rules(tmp_path, text.format(*other, 4), "b")
    (change,) = (c for c in compare(Snapshot(a), Snapshot(b)).changes if c.kind == "lezing")
    assert change.sentence == f"R: {told}"


def test_another_reading_is_chosen(tmp_path: Path) -> None:
    """The same two ways, and the other one counts now."""
    text = "invoer: {{x: {{type: €}}}}\nregels: {{r: {{type: €, lezingen: {{een: {{{}formule: x}}, twee: {{{}formule: 2 * x}}}}}}}}\n"
    chosen = "gekozen: ja, reden: Zo., "
    a, b = make_rules(tmp_path, text.format(chosen, ""), "a"), make_rules(tmp_path, text.format("", chosen), "b")
    found = {c.kind: c.sentence for c in compare(Snapshot(a), Snapshot(b)).changes}
    assert found["lezing"] == "R: gekozen is nu de lezing “twee” (was “een”)."
