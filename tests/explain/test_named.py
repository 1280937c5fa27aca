"""Names in a sentence: a field by its title."""

from __future__ import annotations

from pathlib import Path

from explain.scenes import Scene, told

RULES = """
soorten:
  aanvraag:
    lijst: aanvragen
    sleutel: nummer
    velden:
      nummer: aantal
      volledig: {type: ja/nee, titel: Alle stukken zijn er}
      bedrag: {type: €, standaard: € 5, titel: Gevraagd bedrag}
      los: {type: ja/nee, titel: De ene}
  melding: {lijst: meldingen, sleutel: n, velden: {n: aantal, los: {type: ja/nee, titel: De andere}}}
lijsten:
  eerst: {soort: rangschikking, uit: aanvragen, op: nummer van aanvraag, element: plaats}
regels:
  toewijzen: {lid: "1", per: aanvraag, type: ja/nee, formule: volledig van aanvraag en los van aanvraag}
  totaal: {lid: "2", type: €, formule: som van bedrag van p over elke p uit eerst waarvoor volledig van p}
"""
CASE: dict[str, object] = {"aanvragen": [{"nummer": 1, "volledig": "nee", "los": "ja"}]}


def test_a_field_by_its_title(tmp_path: Path) -> None:
    """In the reason and among the facts; each kind has titles of its own."""
    step = told(Scene(RULES, "toewijzen", CASE), tmp_path).steps[0]
    assert step.why == ("alle stukken zijn er van aanvraag is nee",)
    assert [fact.name for fact in step.facts] == ["alle stukken zijn er van aanvraag"]
    other: dict[str, object] = {"aanvragen": [{"nummer": 1, "volledig": "ja", "los": "nee"}]}
    assert told(Scene(RULES, "toewijzen", other), tmp_path).steps[0].why == ("de ene van aanvraag is nee",)


def test_a_field_of_a_made_list(tmp_path: Path) -> None:
    """A list that is made from others has the fields of what it is made from."""
    (made,) = told(Scene(RULES, "totaal", CASE), tmp_path).steps[0].lists
    assert "gevraagd bedrag van p" in made.what


def test_a_field_that_is_missing(tmp_path: Path) -> None:
    """A field without a question is asked for by its title."""
    explanation = told(Scene(RULES, "toewijzen", {"aanvragen": [{"nummer": 1, "los": "ja"}]}), tmp_path)
    assert [question.question for question in explanation.missing] == ["Alle stukken zijn er (aanvraag 1)"]
