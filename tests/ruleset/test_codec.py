"""The JSON form of a compiled rule set."""

from __future__ import annotations

import json
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

import pytest

from building import ask_all, make_rules
from lidwoord.diagnostics import Span
from lidwoord.ruleset import codec
from lidwoord.ruleset import model as m
from lidwoord.values.periods import Period, TimePeriod, moment
from lidwoord.values.types import parse_type

SCENE = Path(__file__).parent.parent / "language" / "scene.yaml"


def through_json(value: object) -> object:
    """A value as it comes back from JSON text."""
    return codec.decode(json.loads(json.dumps(codec.encode(value), ensure_ascii=False)))


@pytest.mark.parametrize(
    "value",
    [
        "tekst", "", True, False, None, 5, Fraction(2374, 15), Fraction(-1), date(2018, 5, 1), (), (1, "a", (None,)),
        Period(date(2018, 1, 1), None), Period(None, date(2018, 1, 1)), Period(None, None), moment(datetime(2018, 10, 28, 2, 30), 1),
        TimePeriod(moment(datetime(2018, 5, 1, 23)), moment(datetime(2018, 5, 2, 7))), parse_type("keuze(a; b) of geen"),
        parse_type("€/uur"), Span("a.yaml", 1, 2, 3, 4), m.Citation("boek", "1", "2"), m.Validity(date(2018, 1, 1), None, "term"),
    ],
)  # fmt: skip
def test_values_come_back(value: object) -> None:
    """Every kind of value in a rule set comes back equal and of the same class."""
    again = through_json(value)
    assert again == value
    assert again.__class__ is value.__class__


def test_what_has_no_form() -> None:
    """A value of another class is a bug of ours, not data."""
    with pytest.raises(TypeError, match="float"):
        codec.encode(1.5)


def test_a_whole_rule_set_comes_back(tmp_path: Path) -> None:
    """Dump and restore give the same form again, the same answers and the same places."""
    rules = make_rules(tmp_path, SCENE.read_text("utf-8"))
    data = json.loads(json.dumps(codec.dump(rules)))
    again = codec.restore(data, ())
    assert json.loads(json.dumps(codec.dump(again))) == data
    assert again.version == rules.version
    assert again.own == rules.own
    assert [sorted(s) for s in again.sections()] == [sorted(s) for s in rules.sections()]
    assert again.exceptions == rules.exceptions
    case = {
        "bedrag": "€ 5",
        "diensten": [{"begin": "2018-05-01T08:00", "einde": "2018-05-01T09:00", "soort": "gewoon", "kosten": "€ 2"}],
    }
    asked = ["zaakregel", "per_dienst"]
    assert ask_all(again, asked, case).to_json() == ask_all(rules, asked, case).to_json()
    assert again.rules["zaakregel"].span == rules.rules["zaakregel"].span


def test_a_packed_rule_set_comes_back(tmp_path: Path) -> None:
    """Packing and unpacking give the same form again, the same own names and exceptions."""
    rules = make_rules(tmp_path, SCENE.read_text("utf-8"))
    again = codec.unpack(codec.open_packed(codec.pack(rules)), ())
    assert (again.version, again.own, again.exceptions) == (rules.version, rules.own, rules.exceptions)
    assert json.loads(json.dumps(codec.dump(again))) == json.loads(json.dumps(codec.dump(rules)))


def test_a_declaration_is_parsed_when_it_is_looked_at(tmp_path: Path) -> None:
    """A start parses the head only; of a large agreement a question touches a few declarations."""
    again = codec.unpack(codec.open_packed(codec.pack(make_rules(tmp_path, "regels: {a: {type: getal, formule: 1}}"))), ())
    assert dict.__getitem__(again.rules, "a").__class__ is bytes
    assert again.rules["a"].id == "a"
    assert dict.__getitem__(again.rules, "a").__class__ is not bytes


def test_packed_lines_that_changed() -> None:
    """Are refused."""
    with pytest.raises(ValueError, match="not those that were packed"):
        codec.open_packed(b'{"controle": 1}\n{}')


def test_a_formula_is_decoded_when_it_is_asked_for(tmp_path: Path) -> None:
    """A start that needs one rule does not build the trees of all."""
    rules = make_rules(tmp_path, "regels: {r: {type: getal, formule: 1 + 2}}")
    again = codec.restore(json.loads(json.dumps(codec.dump(rules))), ())
    formula = again.rules["r"].readings[0].versions[0].body.formula
    assert formula is not None
    assert formula._expr is None
    assert formula.expr == rules.rules["r"].readings[0].versions[0].body.formula.expr  # type: ignore[union-attr]
    assert formula.expr is formula.expr


def test_every_class_of_the_model_has_a_form() -> None:
    """No class of the model is left out."""
    classes = {c for c in vars(m).values() if isinstance(c, type) and c.__module__ == m.__name__}
    assert classes - set(codec.CLASSES.values()) == {m.RuleSet, m.Formula}
