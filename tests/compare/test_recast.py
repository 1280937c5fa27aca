"""Subjects that are something else now: told once, as what they became."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from building import make_rules
from compare.editions import compared_sets
from lidwoord.compare import Change, Snapshot, compare

OLD = """
invoer:
  tijdelijk: {lid: "1", type: ja/nee, vraag: "Is het werk tijdelijk?"}
  uren: {lid: "1", type: uur, vraag: "Hoeveel uren?"}
  op_schrift: {lid: "1", type: ja/nee, vraag: "Staat het op schrift?"}
  reizen: {lid: "3", type: aantal, vraag: "Hoeveel reizen?"}
waarden:
  tarief: {lid: "2", titel: Tarief, type: €/uur, waarde: € 10/uur}
regels:
  ziektedagen: {lid: "1", titel: Ziektedagen, type: aantal, formule: reizen + 1}
  loon: {lid: "2", titel: Loon, type: €, aanspraak: niet tijdelijk en op_schrift, zonder_aanspraak: € 0, formule: uren * tarief}
  vrij: {lid: "4", titel: Vrij, type: aantal, formule: "als tijdelijk dan 0 anders ziektedagen"}
  index: {lid: "5", titel: Verhoging, type: €, formule: "€ 5 * 102%"}
  totaal: {lid: "5", titel: Totaal, type: €, formule: index + € 1}
"""


def compared(root: Path, lineage: str, *changes: tuple[str, str]) -> dict[tuple[str, str], Change]:
    """The old set compared with a changed one that has a lineage, by kind and name."""
    text = OLD
    for was, becomes in changes:
        assert was in text, was
        text = text.replace(was, becomes)
    return {(change.kind, change.id): change for change in compared_sets(root, OLD, text, lineage).changes}


def test_a_rule_that_became_a_question_is_told_once(tmp_path: Path) -> None:
    """As a new question, with the formula that it was; what the lineage says of it takes the place of our own words."""
    became = (
        ('  ziektedagen: {lid: "1", titel: Ziektedagen, type: aantal, formule: reizen + 1}\n', ""),
        ("  reizen:", '  ziektedagen: {lid: "1", type: aantal, vraag: "Hoeveel dagen ziek?"}\n  reizen:'),
    )
    found = compared(tmp_path / "a", "", *became)
    change = found[("invoer", "ziektedagen")]
    assert change.sentence == "Nieuwe vraag: Hoeveel dagen ziek? Dit werd uitgerekend."
    assert change.a is not None
    assert change.b is not None
    assert (change.a.text, change.b.text, change.touches) == ("reizen + 1", "Hoeveel dagen ziek?", ("vrij",))
    assert [key for key in found if key[1] == "ziektedagen"] == [("invoer", "ziektedagen")]
    said = compared(tmp_path / "b", "vervallen: [{namen: [ziektedagen], toelichting: Dat geeft u nu op.}]", *became)
    assert said[("invoer", "ziektedagen")].sentence == "Nieuwe vraag: Hoeveel dagen ziek? Dat geeft u nu op."


def test_a_question_that_became_something_else_is_told_once(tmp_path: Path) -> None:
    """As a calculation, or as a norm; and a figure that is calculated now."""
    found = compared(
        tmp_path,
        "",
        ('  reizen: {lid: "3", type: aantal, vraag: "Hoeveel reizen?"}\n', ""),
        ("  loon:", '  reizen: {lid: "3", titel: Reizen, type: aantal, formule: 2 + 3}\n  loon:'),
        ('  op_schrift: {lid: "1", type: ja/nee, vraag: "Staat het op schrift?"}\n', ""),
        (" en op_schrift", ""),
        (
            "regels:\n",
            'normen:\n  op_schrift: {lid: "1", soort: plicht, van: werkgever, samenvatting: Zet het op schrift.}\nregels:\n',
        ),
        ('waarden:\n  tarief: {lid: "2", titel: Tarief, type: €/uur, waarde: € 10/uur}\n', ""),
        ("  index:", '  tarief: {lid: "2", titel: Tarief, type: €/uur, formule: € 20/uur / 2}\n  index:'),
    )
    assert found[("formule", "reizen")].sentence == "Reizen wordt nu uitgerekend; eerst werd gevraagd: Hoeveel reizen?"
    assert (
        found[("norm", "op_schrift")].sentence
        == "Op schrift is nu een norm; eerst werd gevraagd: Staat het op schrift? Zet het op schrift."
    )
    assert found[("formule", "tarief")].sentence == "Tarief was een vast gegeven (€ 10,00/uur) en wordt nu uitgerekend."
    assert sum(1 for _, name in found if name in ("reizen", "op_schrift", "tarief")) == 3


def test_what_only_one_side_still_has_is_told_as_gone(tmp_path: Path) -> None:
    """A rule that no longer holds is no counterpart of a figure of that name that does."""
    root = tmp_path
    old = make_rules(root, "invoer: {a: {type: aantal}}\nregels: {x: {type: aantal, formule: a}}\n", "oud")
    new = make_rules(
        root,
        "waarden: {x: {type: aantal, reeks: [{van: 2030-01-01, waarde: 3}]}}\nregels: {y: {type: aantal, formule: x}}\n",
        "nieuw",
    )
    found = compare(Snapshot(old), Snapshot(new, date(2025, 1, 1))).changes
    assert ("vervallen", "x") in {(change.kind, change.id) for change in found}


def test_a_denial_is_no_difference(tmp_path: Path) -> None:
    """``niet tijdelijk`` is ``structureel`` when the lineage says so; the question itself is told once."""
    lineage = "opvolgers: {structureel: {van: [tijdelijk], soort: omgekeerd, toelichting: Ja werd nee.}}"
    turned = (
        (
            'tijdelijk: {lid: "1", type: ja/nee, vraag: "Is het werk tijdelijk?"}',
            'structureel: {lid: "1", type: ja/nee, vraag: "Is het werk vast?"}',
        ),
        ("niet tijdelijk en op_schrift", "op_schrift en structureel"),
        ("als tijdelijk dan 0 anders ziektedagen", "als structureel dan ziektedagen anders 0"),
    )
    found = compared(tmp_path / "a", lineage, *turned)
    assert list(found) == [("invoer", "structureel")]
    change = found[("invoer", "structureel")]
    assert change.sentence == "De vraag is omgekeerd: was “Is het werk tijdelijk?” en is nu “Is het werk vast?”. Ja werd nee."
    assert change.touches == ("loon", "vrij")
    without = compared(tmp_path / "b", "", *turned)
    assert {("voorwaarde", "loon"), ("formule", "vrij"), ("invoer", "tijdelijk")} <= without.keys()
    wrong = compared(tmp_path / "c", lineage, turned[0], ("niet tijdelijk en", "niet structureel en"), turned[2])
    assert ("voorwaarde", "loon") in wrong


def test_a_rule_that_is_a_denial_is_told_once(tmp_path: Path) -> None:
    """Of rules likewise, without comparing how they are worked out."""
    old = "invoer: {a: {type: ja/nee}}\nregels: {afwezig: {titel: Je bent weg, type: ja/nee, formule: a}}\n"
    new = "invoer: {a: {type: ja/nee}}\nregels: {hier: {titel: Aanwezig, samenvatting: Je bent er., type: ja/nee, formule: niet a}}\n"
    found = compared_sets(tmp_path, old, new, "opvolgers: {hier: {van: [afwezig], soort: omgekeerd}}\n")
    (change,) = (c for c in found.changes if c.kind != "verplaatst")
    assert (change.kind, change.sentence) == ("formule", "Aanwezig is omgekeerd: was “ja/nee” en is nu “Je bent er.”.")


def test_what_was_settled_anew_is_told_in_one_sentence(tmp_path: Path) -> None:
    """No unit, condition and formula apart; and what uses it means something else too."""
    lineage = "opvolgers: {index: {van: [index], soort: vervanger, toelichting: Eerst het bedrag en nu het percentage.}}"
    found = compared(
        tmp_path,
        lineage,
        ('type: €, formule: "€ 5 * 102%"', "type: percentage, formule: 1% + 1%"),
        ("formule: index + € 1", "formule: € 5 * (100% + index) + € 1"),
    )
    change = found[("formule", "index")]
    assert change.sentence == "Verhoging is opnieuw geregeld. Eerst het bedrag en nu het percentage."
    assert change.a is not None
    assert change.a.text == "€ 5 * 102%"
    assert list(found) == [("formule", "index")]  # € 5 × 102% + € 1 is what it was


def test_what_means_the_same_by_the_lineage_is_no_difference(tmp_path: Path) -> None:
    """Another way to work it out is not told; of a figure the difference is."""
    other = (("formule: reizen + 1", "formule: uren / 1 uur"), ("waarde: € 10/uur", "waarde: € 11/uur"))
    lineage = """
opvolgers:
  ziektedagen: {van: [ziektedagen, vrij], soort: gelijk, toelichting: Anders gevraagd.}
  tarief: {van: [tarief], soort: gelijk}
"""
    found = compared(tmp_path / "a", lineage, *other)
    assert list(found) == [("waarde", "tarief")]
    assert ("formule", "ziektedagen") in compared(tmp_path / "b", "", *other)


def test_several_that_merged_are_told_after_what_changed(tmp_path: Path) -> None:
    """One change, with the note and what else went into it."""
    lineage = "opvolgers: {totaal: {van: [totaal, index], toelichting: Eén bedrag.}}"
    found = compared(
        tmp_path,
        lineage,
        ('  index: {lid: "5", titel: Verhoging, type: €, formule: "€ 5 * 102%"}\n', ""),
        ("formule: index + € 1", "formule: uren * tarief"),
    )
    assert list(found) == [("formule", "totaal")]
    assert found[("formule", "totaal")].sentence.endswith("Eén bedrag. Hierin ging ook op: verhoging.")
