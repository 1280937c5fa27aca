"""When two formulas mean the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import make_rules
from lidwoord.compare.context import Context
from lidwoord.compare.lineage import Lineage
from lidwoord.compare.pairs import pair
from lidwoord.compare.snapshot import Snapshot
from lidwoord.ruleset.model import Formula, RuleSet

HEAD = """
soorten:
  dienst: {lijst: diensten, sleutel: begin, is_tijdvak: tijd, velden: {soort: {type: keuze(dag; nacht)}, uren_extra: {type: uur}}}
invoer:
  salaris: {type: €/maand}
  uren: {type: uur}
  a: {type: ja/nee}
  b: {type: ja/nee}
  c: {type: ja/nee}
  leeftijd: {type: jaar}
  dag_een: {type: datum}
  dag_twee: {type: datum}
  kleur: {type: keuze(rood; groen; blauw)}
  misschien: {type: uur of geen}
waarden:
  uren_per_jaar: {type: getal, waarde: "1878"}
  deler: {type: getal, waarde: "156,5"}
tabellen:
  schaal: {kolommen: {trede: aantal, bedrag: €}, sleutel: [trede], rijen: [{trede: "1", bedrag: € 10}, {trede: "2", bedrag: € 20}]}
  heffing: {soort: staffel, over: €, tarief: percentage, rijen: [{tot_en_met: € 10, tarief: 10%}, {tarief: 20%}]}
regels:
"""


def rules_of(root: Path, name: str, formula: str, type_: str, more: str = "") -> RuleSet:
    """A rule set with one rule, ``uitkomst``, and rules beside it."""
    rule = f"  uitkomst:\n    lid: '1'\n    type: {type_}\n    formule: >-\n      {formula}\n"
    return make_rules(root, HEAD + rule + more, name)


def formula_of(rules: RuleSet, name: str = "uitkomst") -> Formula:
    """The formula of a rule."""
    found = rules.rules[name].readings[0].versions[0].body.formula
    assert found is not None
    return found


def alike(root: Path, one: str, other: str, type_: str, *, roundings: bool = True) -> bool:
    """Whether two formulas mean the same."""
    a, b = rules_of(root / "a", "proef", one, type_), rules_of(root / "b", "proef", other, type_)
    both = Context.of(Snapshot(a), Snapshot(b), pair(a, b, Lineage()))
    return both.same(formula_of(a).expr, formula_of(b).expr, roundings=roundings)


SAME = [
    ("salaris * 12 / uren_per_jaar", "salaris / deler", "€/maand"),
    ("salaris * 12 / uren_per_jaar", "1 / (uren_per_jaar / 12) * salaris", "€/maand"),
    ("(uren + 2 uur) * 3", "6 uur + 3 * uren", "uur"),
    ("uren - -2 uur", "uren + 120 minuten", "uur"),
    ("a en b en c", "c en (b en a)", "ja/nee"),
    ("a en a", "a", "ja/nee"),
    ("niet (a en b)", "niet b of niet a", "ja/nee"),
    ("niet niet a", "a", "ja/nee"),
    ("a en ja", "a", "ja/nee"),
    ("a of ja", "ja", "ja/nee"),
    ("a is ja", "a", "ja/nee"),
    ("a is nee", "niet a", "ja/nee"),
    ("a is niet nee", "a", "ja/nee"),
    ("a is b", "b is a", "ja/nee"),
    ("leeftijd is minstens 21 jaar", "niet (leeftijd is minder dan 21 jaar)", "ja/nee"),
    ("leeftijd is meer dan 21 jaar", "21 jaar is minder dan leeftijd", "ja/nee"),
    ("leeftijd * 2 is meer dan 42 jaar", "leeftijd is meer dan 21 jaar", "ja/nee"),
    ("dag_een is voor dag_twee", "dag_twee is na dag_een", "ja/nee"),
    ("dag_een is uiterlijk dag_twee", "niet (dag_een is na dag_twee)", "ja/nee"),
    ("kleur is een van (rood; groen)", "kleur is groen of kleur is rood", "ja/nee"),
    ("niet (kleur is een van (rood; groen))", "kleur is niet rood en kleur is niet groen", "ja/nee"),
    ("misschien is gegeven", "niet (misschien is geen)", "ja/nee"),
    ("als a dan uren anders 0 uur", "als niet a dan 0 uur anders uren", "uur"),
    ("als a dan uren anders uren", "uren", "uur"),
    ("als a dan b anders c", "als niet a dan c anders b", "ja/nee"),
    ("uren maar ten minste 2 uur", "het hoogste van (2 uur; uren)", "uur"),
    ("het laagste van (uren; 2 uur; 3 uur)", "(uren maar ten hoogste 3 uur) maar ten hoogste 2 uur", "uur"),
    ("de laatste van (dag_een; dag_twee)", "de laatste van (dag_twee; dag_een)", "datum"),
    ("som van uren van d over elke d uit diensten", "som van uren van x over elke x uit diensten", "uur"),
    ("som van uren van d * 2 over elke d uit diensten waarvoor soort van d is nacht",
     "som van 2 * uren van d over elke d uit diensten waarvoor niet (soort van d is niet nacht)", "uur"),
    ("voor elke d uit diensten geldt soort van d is nacht", "er is geen e uit diensten waarvoor soort van e is niet nacht", "ja/nee"),
    ("er is een d uit diensten waarvoor soort van d is nacht", "niet (er is geen d uit diensten waarvoor soort van d is nacht)", "ja/nee"),
    ("voor elke d uit diensten waarvoor a geldt b", "er is geen d uit diensten waarvoor a en niet b", "ja/nee"),
    ("€ 10 volgens heffing", "€ 10 volgens heffing", "€"),
]  # fmt: skip
OTHER = [
    ("uren * 2", "uren * 3", "uur"),
    ("uren / 2", "2 * uren", "uur"),
    ("a en b", "a of b", "ja/nee"),
    ("a", "niet a", "ja/nee"),
    ("leeftijd is minstens 21 jaar", "leeftijd is meer dan 21 jaar", "ja/nee"),
    ("kleur is rood", "kleur is groen", "ja/nee"),
    ("misschien is gegeven", "misschien is geen", "ja/nee"),
    ("als a dan uren anders 0 uur", "als a dan 0 uur anders uren", "uur"),
    ("uren maar ten minste 2 uur", "uren maar ten hoogste 2 uur", "uur"),
    ("som van uren van d over elke d uit diensten", "som van uren van d over elke d uit diensten waarvoor a", "uur"),
    ("som van uren van d over elke d uit diensten", "som van uren_extra van d over elke d uit diensten", "uur"),
    ("er is een d uit diensten waarvoor a", "er is geen d uit diensten waarvoor a", "ja/nee"),
    ("uren rekenkundig afgerond op 1 decimaal", "uren naar boven afgerond op 1 decimaal", "uur"),
    ("dag_een", "dag_twee", "datum"),
    ("2018-01-01", "2018-01-02", "datum"),
    ("bedrag uit schaal bij (1)", "bedrag uit schaal bij (2)", "€"),
    ("misschien bij ontbreken 1 uur", "misschien bij ontbreken 2 uur", "uur"),
]


@pytest.fixture(scope="module")
def every(tmp_path_factory: pytest.TempPathFactory) -> RuleSet:
    """One rule set with all these formulas, which is made much quicker than one for each."""
    rules = [
        f"  {name}_{number}_{side}:\n    type: {type_}\n    formule: >-\n      {formula}\n"
        for name, pairs in (("zelfde", SAME), ("ander", OTHER))
        for number, (one, other, type_) in enumerate(pairs)
        for side, formula in enumerate((one, other))
    ]
    return make_rules(tmp_path_factory.mktemp("alle"), HEAD + "".join(rules))


def same_in(rules: RuleSet, name: str) -> bool:
    """Whether the two formulas of a pair in one rule set mean the same."""
    both = Context.of(Snapshot(rules), Snapshot(rules), pair(rules, rules, Lineage()))
    return both.same(*(formula_of(rules, f"{name}_{side}").expr for side in range(2)))


@pytest.mark.parametrize("number", range(len(SAME)), ids=[f"{one} | {other}" for one, other, _ in SAME])
def test_the_same_meaning(every: RuleSet, number: int) -> None:
    """Written otherwise, but always with one answer."""
    assert same_in(every, f"zelfde_{number}")


@pytest.mark.parametrize("number", range(len(OTHER)), ids=[f"{one} | {other}" for one, other, _ in OTHER])
def test_another_meaning(every: RuleSet, number: int) -> None:
    """Alike at first sight, but not the same."""
    assert not same_in(every, f"ander_{number}")


def test_without_roundings(tmp_path: Path) -> None:
    """Two formulas that only round otherwise are the same when roundings do not count."""
    texts = ("uren rekenkundig afgerond op 1 decimaal", "uren naar boven afgerond op hele uren")
    assert not alike(tmp_path, *texts, "uur")
    assert alike(tmp_path / "zonder", *texts, "uur", roundings=False)


def test_a_helper_that_only_one_side_has(tmp_path: Path) -> None:
    """Its formula or its conditions are put in its place; a rule that both sides have keeps its name."""
    more = "  hulp: {lid: '2', type: uur, formule: uren * 2}\n"
    a = rules_of(tmp_path / "a", "proef", "hulp + 1 uur", "uur", more)
    b = rules_of(tmp_path / "b", "proef", "1 uur + uren + uren", "uur")
    both = Context.of(Snapshot(a), Snapshot(b), pair(a, b, Lineage()))
    assert both.same(formula_of(a).expr, formula_of(b).expr)
    c = rules_of(tmp_path / "c", "proef", "1 uur + uren + uren", "uur", more.replace("* 2", "* 3"))
    both = Context.of(Snapshot(a), Snapshot(c), pair(a, c, Lineage()))
    assert not both.same(formula_of(a).expr, formula_of(c).expr)


def test_a_claim_that_only_one_side_names(tmp_path: Path) -> None:
    """Also when it is denied."""
    more = "  mag: {lid: '2', type: ja/nee, voorwaarden: [{lid: '2', naam: a, eis: a}, {lid: '2', naam: b, eis: b}]}\n"
    a = rules_of(tmp_path / "a", "proef", "niet mag", "ja/nee", more)
    b = rules_of(tmp_path / "b", "proef", "niet a of niet b", "ja/nee")
    both = Context.of(Snapshot(a), Snapshot(b), pair(a, b, Lineage()))
    assert both.same(formula_of(a).expr, formula_of(b).expr)


def test_rules_in_a_ring_of_names_end(tmp_path: Path) -> None:
    """A chain of helpers is filled in only so deep; the comparison still answers."""
    more = "".join(f"  h{n}: {{lid: '2', type: uur, formule: h{n + 1} + 1 uur}}\n" for n in range(20))
    a = rules_of(tmp_path / "a", "proef", "h0", "uur", f"{more}  h20: {{lid: '2', type: uur, formule: uren}}\n")
    b = rules_of(tmp_path / "b", "proef", "uren + 20 uur", "uur")
    both = Context.of(Snapshot(a), Snapshot(b), pair(a, b, Lineage()))
    assert both.same(formula_of(a).expr, formula_of(a).expr)
    assert not both.same(formula_of(a).expr, formula_of(b).expr)  # too deep to see


def test_texts_with_signs_of_a_key(tmp_path: Path) -> None:
    """A written text can't be mistaken for the structure of a key."""
    one, other = '"a|b"', '"a"'
    assert not alike(tmp_path, one, other, "tekst")


def test_a_fold_in_a_helper(tmp_path: Path) -> None:
    """A fold counts the same in a helper as where it is used, also below another fold."""
    more = "  aantal_d: {lid: '2', type: aantal, formule: aantal over elke x uit diensten}\n"
    a = rules_of(tmp_path / "a", "proef", "aantal_d is hoogstens 3", "ja/nee", more)
    b = rules_of(tmp_path / "b", "proef", "(aantal over elke d uit diensten) is hoogstens 3", "ja/nee")
    both = Context.of(Snapshot(a), Snapshot(b), pair(a, b, Lineage()))
    assert both.same(formula_of(a).expr, formula_of(b).expr)
