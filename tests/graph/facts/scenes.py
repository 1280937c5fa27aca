"""Rule sets and facts for the tests of graphs of facts.

In: nothing. Out: a rule set with every kind of link, and facts of bare names.
"""

from __future__ import annotations

from collections.abc import Iterable

from lidwoord.graph.facts.model import Arc, Fact, Facts, Layer, Link
from lidwoord.ruleset.model import Citation

RULES = """
invoer:
  gezocht: {titel: Gezocht effect, type: keuze(kennis; plezier; geld)}
tabellen:
  effecten:
    lid: "3"
    titel: Effecten
    kolommen: {effect: keuze(kennis; plezier; geld), effectnaam: tekst}
    sleutel: [effect]
    label: effectnaam
    rijen: [{effect: kennis, effectnaam: Meer kennis}, {effect: plezier, effectnaam: meer plezier in het werk}, {effect: geld, effectnaam: Geld}]
  lijnen:
    {lid: "1", titel: Lijnen, kolommen: {nummer: aantal, naam: tekst, motief: tekst of geen}, sleutel: [nummer], label: naam, element: lijn,
     rijen: [{lid: 1 sub a, nummer: 1, naam: Leren, motief: geen}, {nummer: 2, naam: Werken, motief: omdat het moet}]}
  acties:
    lid: "2"
    titel: Acties
    kolommen: {code: tekst, lijn_van: aantal of geen, duur: uur}
    sleutel: [code]
    verwijst_naar: {lijn_van: lijnen}
    element: actie
    reeks:
      - {van: 2018-01-01, tot_en_met: 2018-12-31, rijen: [{code: cursus_a, lijn_van: 1, duur: 3 uur}, {code: los, lijn_van: geen, duur: 1 uur}, {code: feest, lijn_van: 2, duur: 2 uur}]}
  doelen:
    lid: "4"
    titel: Doelen van acties
    kolommen: {doel_van: tekst, doel: tekst}
    sleutel: [doel_van, doel]
    verwijst_naar: {doel_van: acties}
    reeks:
      - {van: 2018-01-01, tot_en_met: 2018-12-31, rijen: [{doel_van: cursus_a, doel: slagen}, {doel_van: feest, doel: lachen}]}
  bijdragen:
    lid: "5"
    titel: Bijdragen
    kolommen: {wie: tekst, waaraan: keuze(kennis; plezier; geld), hoe: tekst of geen}
    sleutel: [wie, waaraan]
    dekking: gedeeltelijk
    verwijst_naar: {wie: acties, waaraan: effecten}
    element: bijdrage
    reeks:
      - {van: 2018-01-01, tot_en_met: 2018-12-31, rijen: [{wie: cursus_a, waaraan: kennis, hoe: vooral}, {wie: feest, waaraan: plezier, hoe: geen}]}
  beoogd:
    lid: "6"
    titel: Beoogde effecten
    kolommen: {van_lijn: aantal, doeleffect: keuze(kennis; plezier; geld)}
    sleutel: [van_lijn, doeleffect]
    dekking: gedeeltelijk
    verwijst_naar: {van_lijn: lijnen, doeleffect: effecten}
    rijen: [{van_lijn: 1, doeleffect: kennis}, {van_lijn: 1, doeleffect: plezier}, {van_lijn: 2, doeleffect: geld}]
  toelichtingen: {kolommen: {nummer: aantal, tekst_erbij: tekst}, sleutel: [nummer], label: tekst_erbij, rijen: [{nummer: 1, tekst_erbij: Zo.}]}
  tarief: {kolommen: {soort_werk: tekst, bedrag: €}, sleutel: [soort_werk], rijen: [{soort_werk: x, bedrag: € 1}]}
regels:
  helpt: {lid: "7", titel: Helpt bij het effect, per: actie, type: ja/nee, formule: er is een b uit bijdragen waarvoor wie van b is code van actie en waaraan van b is gezocht}
  noemt: {lid: "7", titel: Noemt het effect, per: bijdrage, type: ja/nee, formule: waaraan van bijdrage is gezocht}
  van_lijn_een: {lid: "7", per: lijn, type: ja/nee, formule: nummer van lijn is 1}
  hoe_lang: {lid: "7", per: actie, type: uur, formule: duur van actie}
  ooit: {lid: "7", type: ja/nee, formule: ja}
"""


def made(tables: dict[str, list[str]], links: Iterable[tuple[str, str, str, str]]) -> Facts:
    """Facts of bare names; a link is its start, its end, its text and its way."""
    facts = {
        name: Fact(name, table, name, (), Citation(artikel="1"), "Boek") for table, names in tables.items() for name in names
    }
    made = [Link(a, b, "verband", Citation(artikel="2"), "Boek", text=text, way=way) for a, b, text, way in links]
    arcs = dict.fromkeys(Arc(facts[link.start].table, facts[link.end].table, "verband") for link in made)
    layers = tuple(Layer(table, table, len(names)) for table, names in tables.items())
    return Facts(
        "Feiten",
        "Proef",
        "proef",
        "v",
        None,
        layers,
        (Layer("verband", "Verband", len(made)),),
        tuple(arcs),
        facts,
        tuple(made),
    )
