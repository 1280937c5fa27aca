"""A small invented rule set for interviews: inputs, a list with coverage, a list in a list, defaults, choices."""

from __future__ import annotations

from pathlib import Path

from building import DAY, make_rules
from lidwoord.interview import Draft, Interview, answer, next_question, skip, start
from lidwoord.ruleset.model import RuleSet

RULES = """
soorten:
  dienst:
    lijst: diensten
    is_tijdvak: tijd
    velden: {zwaar: {type: ja/nee, vraag: "Was het zwaar?"}, extra: {type: uur, standaard: 0 uur, vraag: "Hoeveel extra?"}}
  maand: {lijst: maanden, is_tijdvak: datum, velden: {loon: €}}
  onderdeel: {lijst: onderdelen, van: maand, sleutel: naam, velden: {naam: tekst, bedrag: €}}
  kind: {lijst: kinderen, velden: {leeftijd: jaar}}
invoer:
  uren: {type: uur/week, minimum: 0 uur/week, maximum: 40 uur/week, in_de_tijd: ja, vraag: "Hoeveel uur werkt u?", uitleg: Volgens uw contract.}
  vervoer: {type: keuze(fiets; auto; trein), vraag: "Hoe reist u?"}
  trede: {type: stap(start; 1; 2)}
  naam: {type: tekst of geen}
  korting: {type: percentage, standaard: 5%, vraag: "Hoeveel korting?"}
  lid: {type: ja/nee, vraag: "Bent u lid?"}
lijsten:
  van_de_maand: {lid: "9", soort: selectie, uit: diensten, binnen: kalendermaand van peildatum}
regels:
  loon: {lid: "1", type: €, titel: Het loon, formule: "als lid dan uren gedurende 1 week * € 10/uur anders € 5"}
  reis: {lid: "2", type: €, formule: "als vervoer is fiets dan € 1 anders als vervoer is auto dan € 2 anders € 3"}
  stand: {lid: "3", type: ja/nee, formule: trede is start}
  heet: {lid: "4", type: ja/nee, formule: naam is gegeven}
  gewerkt: {lid: "5", type: uur, formule: "som van (als zwaar van d dan uren van d * 2 anders uren van d) + extra van d over elke d uit diensten"}
  deze_maand: {lid: "6", type: aantal, formule: aantal over elke d uit van_de_maand}
  totaal: {lid: "7", type: €, formule: "som van (som van bedrag van o over elk o uit onderdelen van m) over elke m uit maanden"}
  jaren: {lid: "8", type: jaar, formule: som van leeftijd van k over elk k uit kinderen}
  netto: {lid: "10", type: €, formule: "(1 - korting) * € 100"}
  maal: {lid: "11", type: uur/week, formule: "uren * (als lid dan 2 anders 3)"}
  recht: {lid: "12", type: €, voorwaarden: [{lid: "a", naam: lid, eis: lid}, {lid: "b", naam: zwaar, eis: vervoer is auto}], formule: € 7}
  duur: {lid: "13", per: dienst, type: uur, formule: uren van dienst}
"""


def rules_of(root: Path) -> RuleSet:
    """The rule set."""
    return make_rules(root, RULES)


def begin(rules: RuleSet, outcome: str, **given: object) -> Interview:
    """An interview with a date and some things given."""
    return start(rules, outcome, Draft(DAY, given))


def play(state: Interview, *replies: str) -> Interview:
    """The interview after some replies; "-" is "weet ik niet"."""
    for text in replies:
        question = next_question(state)
        assert question is not None, f"no question for {text}"
        state = skip(state, question) if text == "-" else answer(state, question, text)
    return state


def asked(state: Interview) -> str:
    """The address of the next question, or ""."""
    question = next_question(state)
    return question.address if question is not None else ""
