"""The coverage of rules by examples: what counts, when it is reached, and what is said when it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import make_rules, rules_in, write_rules
from lidwoord.calculate import calculate
from lidwoord.calculate.observe import observe
from lidwoord.calculate.program import Program, program_of
from lidwoord.diagnostics import LidwoordError
from lidwoord.examples import Coverage, cover, points_of, read_examples, run_example, together
from lidwoord.ruleset.model import RuleSet

EXAMPLES = 'schema: "1"\nvoorbeelden:\n'


def coverage(root: Path, rules: str, *examples: str) -> Coverage:
    """The coverage of rules by examples, of which the peildatum is 1 May 2018 unless they say so."""
    folder = write_rules(root, rules)
    text = EXAMPLES + "".join(
        f"  - {{naam: proef, {e if 'peildatum' in e else f'peildatum: 2018-05-01, {e}'}}}\n" for e in examples
    )
    (folder / "a.voorbeelden.yaml").write_text(text, "utf-8")
    made = rules_in(folder)
    observed = observe(made)
    found, wrong = read_examples(folder / "a.voorbeelden.yaml", "proef/a.voorbeelden.yaml")
    assert wrong == ()
    for example in found:
        assert [d.message for d in run_example(made, example).differences] == []
    return cover(points_of(made), observed.reached)


def missed(found: Coverage) -> list[str]:
    """What was missed, by name and in words."""
    return [f"{p.name}: {p.what}" for p in found.missed]


def test_a_rule_that_is_given_or_stays_unknown_is_not_reached(tmp_path: Path) -> None:
    """Only a rule that came to something known counts; a figure that the case gives does not count either."""
    rules = """
    invoer: {uren: {type: uur}}
    waarden: {tarief: {type: €/uur, waarde: € 10/uur}}
    regels:
      loon: {type: €, formule: uren * tarief}
      dubbel: {type: €, formule: loon * 2}
    """
    found = coverage(
        tmp_path,
        rules,
        "verwacht: {loon: {toestand: onbekend, ontbreekt: [uren]}}",
        "invoer: {loon: € 5}, verwacht: {dubbel: € 10}",
        "invoer: {tarief: € 5/uur, dubbel: € 7}, verwacht: {dubbel: € 7}",
    )
    assert missed(found) == ["loon: deze regel wordt berekend"]
    assert found.text == "Regels geraakt: 1 van 2; takken 0 van 0; gegevens 1 van 1."


def test_a_figure_that_is_always_given_is_not_used(tmp_path: Path) -> None:
    """A value is used when the rules take it from the text, not when the case gives it."""
    rules = """
    invoer: {uren: {type: uur}}
    waarden: {tarief: {type: €/uur, waarde: € 10/uur}}
    regels: {loon: {type: €, formule: uren * tarief}}
    """
    given = "invoer: {uren: 1 uur, tarief: € 5/uur}, verwacht: {loon: € 5}"
    assert missed(coverage(tmp_path, rules, given)) == ["tarief: deze waarde wordt gebruikt"]
    assert missed(coverage(tmp_path, rules, given, "invoer: {uren: 1 uur}, verwacht: {loon: € 10}")) == []


def test_both_sides_of_each_choice_wherever_it_stands(tmp_path: Path) -> None:
    """A choice in a step, in a choice, in a condition of a list, and in a day kind."""
    rules = """
    invoer: {n: {type: aantal}}
    soorten: {dienst: {lijst: diensten, is_tijdvak: tijd}}
    dagsoorten: {vrij: {als: als weekdag van dag is zo dan ja anders nee}}
    lijsten:
      lang: {soort: selectie, uit: diensten, waarvoor: als n is 1 dan uren van dienst is meer dan 4 uur anders ja}
    tabellen:
      vensters:
        soort: tijdvensters
        dekking: gedeeltelijk
        kolommen: {deel: percentage}
        rijen: [{dagen: [vrij], van: "00:00", tot: "24:00", deel: 50%}]
    regels:
      hoeveel: {type: aantal, formule: aantal over elke dienst uit lang}
      trap:
        type: aantal
        tussenstappen: {half: als n is 1 dan 10 anders als n is 2 dan 20 anders 30}
        formule: half
    """
    shift = "diensten: [{begin: 2018-05-01T08:00, einde: 2018-05-01T10:00}]"
    found = coverage(tmp_path, rules, f"invoer: {{n: 1, {shift}}}, verwacht: {{hoeveel: 0, trap: 10}}")
    assert missed(found) == [
        "vrij: `als weekdag van dag is zo` opgaat",
        "vrij: `als weekdag van dag is zo` niet opgaat (`anders`)",
        "lang: `als n is 1` niet opgaat (`anders`)",
        "vensters: deze tabel wordt gebruikt",
        "trap: `als n is 1` niet opgaat (`anders`)",
        "trap: `als n is 2` opgaat",
        "trap: `als n is 2` niet opgaat (`anders`)",
    ]
    at = {p.what: p.span for p in found.missed}["`als n is 2` opgaat"]
    assert (at.file, at.line, at.column, at.end_column) == ("proef/a.yaml", 19, 56, 62)


def test_choices_among_the_elements_of_a_list(tmp_path: Path) -> None:
    """What is asked of an element, and which elements count; a rule per element has a formula of its own."""
    rules = """
    soorten: {dienst: {lijst: diensten, is_tijdvak: tijd, velden: {extra: {type: ja/nee}}}}
    waarden: {hoog: {type: €/uur, waarde: € 20/uur}, laag: {type: €/uur, waarde: € 10/uur}}
    regels:
      loon: {type: €, per: dienst, formule: uren van dienst * (als extra van dienst dan hoog anders laag)}
      som_lang:
        type: €
        formule: >-
          som van loon van d * (als extra van d dan 1 anders 2) over elke d uit diensten
          waarvoor als extra van d dan uren van d is meer dan 1 uur anders ja
    """
    extra = "{begin: 2018-05-01T08:00, einde: 2018-05-01T10:00, extra: ja}"
    plain = "{begin: 2018-05-02T08:00, einde: 2018-05-02T10:00, extra: nee}"
    assert missed(coverage(tmp_path, rules, f"invoer: {{diensten: [{extra}]}}, verwacht: {{som_lang: € 40}}")) == [
        "laag: deze waarde wordt gebruikt",
        "loon: `als extra van dienst` niet opgaat (`anders`)",
        "som_lang: `als extra van d` niet opgaat (`anders`)",
        "som_lang: `als extra van d` niet opgaat (`anders`)",
    ]
    assert missed(coverage(tmp_path, rules, f"invoer: {{diensten: [{extra}, {plain}]}}, verwacht: {{som_lang: € 80}}")) == []


def test_a_choice_that_stays_open_takes_no_side(tmp_path: Path) -> None:
    """Where the condition is unknown neither side was taken, though both were looked at."""
    rules = """
    invoer: {n: {type: aantal}}
    regels: {r: {type: aantal, formule: als n is 1 dan 5 anders 5}}
    """
    assert missed(coverage(tmp_path, rules, "verwacht: {r: 5}")) == [
        "r: `als n is 1` opgaat",
        "r: `als n is 1` niet opgaat (`anders`)",
    ]


def test_conditions_rights_and_applicability_both_ways(tmp_path: Path) -> None:
    """Each must have held once and failed once, by itself."""
    rules = """
    invoer: {a: {type: ja/nee}, b: {type: ja/nee}, c: {type: ja/nee}}
    regels:
      recht:
        type: ja/nee
        voorwaarden: [{naam: eerst, eis: a}, {naam: dan, eis: b}]
      bedrag: {type: €, geldt_als: c, aanspraak: recht, zonder_aanspraak: € 0, formule: € 5}
    """
    found = coverage(tmp_path, rules, "invoer: {a: ja, b: nee, c: ja}, verwacht: {bedrag: {toestand: geen_recht, waarde: € 0}}")
    assert missed(found) == [
        "recht: voorwaarde `eerst` niet vervuld is",
        "recht: voorwaarde `dan` vervuld is",
        "bedrag: deze regel wordt berekend",
        "bedrag: deze regel niet geldt (`geldt_als`)",
        "bedrag: er aanspraak is",
    ]


def test_cases_and_what_holds_otherwise(tmp_path: Path) -> None:
    """Each branch is a point, and ``anders`` is one."""
    rules = """
    invoer: {n: {type: aantal}}
    regels:
      r:
        type: aantal
        gevallen: [{als: n is 1, dan: 10}, {als: n is 2, dan: 20}]
        anders: 30
    """
    found = coverage(tmp_path, rules, "invoer: {n: 2}, verwacht: {r: 20}")
    assert missed(found) == ["r: het geval `n is 1` zich voordoet", "r: geen van de gevallen zich voordoet (`anders`)"]


def test_departures_and_what_blocks_them(tmp_path: Path) -> None:
    """A departure applied and not; a blockade holding and not."""
    rules = """
    invoer: {jong: {type: ja/nee}, geslaagd: {type: ja/nee, standaard: nee}}
    regels:
      loon: {type: €, formule: € 10}
      jeugdloon: {type: €, in_afwijking_van: loon, als: jong, formule: € 5}
      diploma: {blokkeert: jeugdloon, als: geslaagd}
    """
    first = "invoer: {jong: ja}, verwacht: {loon: € 5}"
    assert missed(coverage(tmp_path, rules, first)) == [
        "loon: deze regel wordt berekend",
        "jeugdloon: deze afwijking niet geldt",
        "diploma: deze regel een afwijking blokkeert",
        "diploma: deze afwijking geldt",
    ]
    more = "invoer: {jong: nee}, verwacht: {loon: € 10}", "invoer: {jong: ja, geslaagd: ja}, verwacht: {loon: € 10}"
    assert missed(coverage(tmp_path, rules, first, *more)) == []


def test_versions_and_readings(tmp_path: Path) -> None:
    """Each version of each reading of a rule, and each reading of a value and a list."""
    rules = """
    soorten: {dienst: {lijst: diensten, is_tijdvak: tijd}}
    waarden:
      grens:
        type: aantal
        lezingen: {ruim: {gekozen: ja, reden: Zo staat het er., waarde: "10"}, streng: {reden: Of zo., waarde: "5"}}
    regels:
      r:
        type: aantal
        versies:
          - {tot_en_met: 2017-12-31, formule: "grens"}
          - {van: 2018-01-01, tot_en_met: 2018-12-31, formule: grens * 2}
          - {van: 2019-01-01, formule: grens * 3}
      q:
        type: ja/nee
        lezingen:
          ruim: {gekozen: ja, reden: Zo staat het er., voorwaarden: [{naam: klein, eis: grens is hoogstens 10}]}
          streng: {reden: Of zo., gevallen: [{als: grens is 5, dan: ja}], anders: nee}
    """
    found = coverage(tmp_path, rules, "verwacht: {r: 20, q: ja}")
    assert missed(found) == [
        "grens: lezing `streng` telt",
        "r: de versie tot 1 januari 2018 telt",
        "r: de versie vanaf 1 januari 2019 telt",
        "q: voorwaarde `klein` niet vervuld is",
        "q: lezing `streng` telt",
        "q: het geval `grens is 5` zich voordoet",
        "q: geen van de gevallen zich voordoet (`anders`)",
    ]


def test_lapse_counts_once_for_a_document(tmp_path: Path) -> None:
    """Two rules share the lapse of their document; it is asked both ways, once."""
    rules = """
    vervalt: {als: ontbonden, vanaf: 2018-03-01}
    invoer: {ontbonden: {type: ja/nee}}
    regels: {a: {type: €, formule: € 1}, b: {type: €, formule: € 2}}
    """
    found = coverage(tmp_path, rules, "invoer: {ontbonden: nee}, verwacht: {a: € 1, b: € 2}")
    assert missed(found) == ["a: dit is vervallen (`vervalt`)"]
    gone = "invoer: {ontbonden: ja}, verwacht: {a: {toestand: geldt_niet}}"
    assert missed(coverage(tmp_path, rules, gone)) == [
        "a: dit niet is vervallen (`vervalt`)",
        "a: deze regel wordt berekend",
        "b: deze regel wordt berekend",
    ]


def test_the_value_that_says_when_a_rule_holds_is_used(tmp_path: Path) -> None:
    """``geldt: {volgens: …}`` uses a figure without naming it in a formula."""
    rules = """
    waarden: {looptijd: {type: tijdvak, waarde: vanaf 2018-01-01}}
    regels: {a: {geldt: {volgens: looptijd}, type: €, formule: € 1}}
    """
    assert missed(coverage(tmp_path, rules, "verwacht: {a: € 1}")) == []
    assert "looptijd: deze waarde wordt gebruikt" in missed(coverage(tmp_path, rules, "invoer: {a: € 1}, verwacht: {a: € 1}"))


def test_long_formulas_are_cut(tmp_path: Path) -> None:
    """A message shows the beginning of a long condition."""
    condition = " of ".join(f"n is {i}" for i in range(20))
    rules = f"""
    invoer: {{n: {{type: aantal}}}}
    regels: {{r: {{type: aantal, formule: als {condition} dan 1 anders 2}}}}
    """
    (found,) = coverage(tmp_path, rules, "invoer: {n: 0}, verwacht: {r: 1}").missed
    assert found.what.endswith("…` niet opgaat (`anders`)")
    assert len(found.what) < 110


def test_json_and_messages_say_the_same(tmp_path: Path) -> None:
    """A missed point with its place, as data and as a diagnostic."""
    found = coverage(tmp_path, "regels: {a: {type: €, formule: € 1}, b: {type: €, formule: € 2}}", "verwacht: {a: € 1}")
    (told,) = found.found()
    assert (told.code, told.severity, str(told.span)) == ("LW960", "waarschuwing", "proef/a.yaml:4:38")
    assert told.message == "Bij `b` is er geen voorbeeld waarin deze regel wordt berekend."
    assert found.to_json() == {
        "regels": {"geraakt": 1, "van": 2},
        "takken": {"geraakt": 0, "van": 0},
        "gegevens": {"geraakt": 0, "van": 0},
        "gemist": [
            {"naam": "b", "soort": "regels", "plaats": "proef/a.yaml:4:38", "voorbeeld": "waarin deze regel wordt berekend"}
        ],
    }
    assert together([found, found]).counts()["regels"] == (2, 4)


def two_files(root: Path) -> RuleSet:
    """A rule set of two documents, one in a folder."""
    one, other = "regels: {a: {type: €, formule: € 1}}", "regels: {b: {type: €, formule: € 2}}"
    return make_rules(root, {"een.yaml": one, "map/twee.yaml": other})


@pytest.mark.parametrize(
    ("labels", "names"),
    [((), ["a", "b"]), (("proef/een.yaml",), ["a"]), (("proef/map",), ["b"]), (("proef/ma",), []), (("proef/map", "proef/een.yaml"), ["a", "b"])],
)  # fmt: skip
def test_only_what_lies_below_a_path(tmp_path: Path, labels: tuple[str, ...], names: list[str]) -> None:
    """Labels of files and of whole folders."""
    assert [p.name for p in cover(points_of(two_files(tmp_path)), set(), labels).points] == names


def test_what_a_used_set_declares_is_not_counted(tmp_path: Path) -> None:
    """A set answers for what it declares itself."""
    write_rules(tmp_path, "regels: {onder: {type: €, formule: € 1}}", "basis")
    manifest = 'schema: "1"\nregelset: proef\ntitel: Proef\nbronnen: {b: {titel: B, soort: cao}}\ngebruikt: [basis]\n'
    rules = make_rules(tmp_path, {"regelset.yaml": manifest, "a.yaml": "regels: {hoger: {type: €, formule: onder * 2}}"})
    assert [p.name for p in points_of(rules)] == ["hoger"]


def test_observing_changes_no_answer_and_is_not_there_unasked(tmp_path: Path) -> None:
    """An ordinary program is not an observed one; the answers are equal."""
    text = """
    invoer: {n: {type: aantal}}
    regels: {r: {type: aantal, formule: als n is 1 dan n * 10 anders n}}
    """
    plain, watched = make_rules(tmp_path / "a", text), make_rules(tmp_path / "b", text)
    observe(watched)
    assert type(program_of(plain)) is Program
    import datetime

    day = datetime.date(2018, 5, 1)
    for n in ("1", "2"):
        one, other = (calculate(rules, ["r"], {"n": n}, date=day).to_json() for rules in (plain, watched))
        assert one == other
    with pytest.raises(LidwoordError):
        calculate(watched, ["x"], {}, date=day)
