"""Two small editions of an invented agreement, with every kind of place that a comparison tells.

In: a folder. Out: the rule sets ``eerste`` and ``tweede`` in it; the second renumbers, renames, adds and drops.
"""

from __future__ import annotations

from pathlib import Path

from building import make_rules, rules_in, write_rules
from lidwoord.compare import Comparison, Lineage, Snapshot, compare, lineage_files, read_lineage

MANIFEST = 'schema: "1"\nregelset: {naam}\ntitel: {titel}\nbronnen: {{{naam}: {{titel: {titel}, soort: cao}}}}\n'
FIRST = {
    "deel-1/art-1.yaml": """\
schema: "1"
artikel: "1"
titel: Loon
invoer:
  uren: {lid: "1", type: uur, vraag: "Hoeveel uur werkte je?"}
  oude_vraag: {lid: "1", type: ja/nee, vraag: "Was je er al?"}
waarden:
  uurloon:
    {lid: "1", titel: Uurloon, type: €/uur, reeks: [{van: 2020-01-01, waarde: € 10/uur}, {van: 2020-07-01, waarde: € 11/uur}]}
  deel: {lid: "2", titel: Deel, type: percentage, waarde: 10%}
tabellen:
  treden:
    {lid: "3", titel: Treden, kolommen: {trede: aantal, bedrag: €}, sleutel: [trede], rijen: [{trede: 1, bedrag: € 5}, {trede: 2, bedrag: € 6}]}
regels:
  loon: {lid: "1", titel: Loon, type: €, formule: uren * uurloon}
  toeslag: {lid: "2", titel: Toeslag, type: €, formule: loon * deel}
  premie: {lid: "3", titel: Premie, type: €, aanspraak: uren is minstens 8 uur, zonder_aanspraak: € 0, formule: bedrag uit treden bij (1)}
  totaal: {lid: "4", titel: Totaal, type: €, formule: loon + toeslag}
normen:
  betalen: {lid: "5", titel: Op tijd betalen, soort: plicht, van: werkgever, uiterlijk: 1 juli, samenvatting: De werkgever betaalt.}
""",
    "deel-2/art-10.yaml": """\
schema: "1"
artikel: "10"
titel: Blijft
waarden:
  rest: {lid: "1", type: aantal, waarde: "3"}
  afgeschaft: {lid: "2", type: aantal, waarde: "4"}
""",
}
SECOND = {
    "deel-1/art-2.yaml": """\
schema: "1"
artikel: "2"
titel: Loon
invoer:
  uren: {lid: "1", type: uur, vraag: "Hoeveel uur werkte je?"}
  nieuwe_vraag: {lid: "1", type: ja/nee, vraag: "Ben je er nog?"}
waarden:
  uurloon: {lid: "1", titel: Uurloon, type: €/uur, reeks: [{van: 2021-01-01, waarde: € 12/uur}, {van: 2021-07-01, waarde: € 13/uur}]}
  deel_toeslag: {lid: "2", titel: Deel, type: percentage, waarde: 15%}
tabellen:
  treden:
    {lid: "3", titel: Treden, kolommen: {trede: aantal, bedrag: €}, sleutel: [trede], rijen: [{trede: 1, bedrag: € 5}, {trede: 2, bedrag: € 7}]}
regels:
  loon: {lid: "1", titel: Loon, type: €, formule: uurloon * uren}
  toeslag: {lid: "2", titel: Toeslag, type: €, formule: loon * deel_toeslag}
  premie: {lid: "3", titel: Premie, type: €, aanspraak: uren is minstens 9 uur, zonder_aanspraak: € 0, formule: bedrag uit treden bij (2)}
  totaal: {lid: "4", titel: Totaal, type: €, formule: loon + toeslag}
normen:
  betalen: {lid: "5", titel: Op tijd betalen, soort: plicht, van: werkgever, uiterlijk: 1 mei, samenvatting: De werkgever betaalt.}
""",
    "deel-2/art-10.yaml": """\
schema: "1"
artikel: "10"
titel: Blijft
waarden:
  rest: {lid: "1", type: aantal, waarde: "3"}
  erbij: {lid: "2", titel: "Erbij <i>|*", type: aantal, waarde: "4"}
regels:
  dubbel: {lid: "3", type: aantal, formule: erbij * 2}
""",
    "deel-1/deel-1.herkomst.yaml": """\
schema: "1"
voorganger: eerste
opvolgers:
  deel_toeslag: {van: [deel], toelichting: Heet nu anders.}
nieuw:
  - namen: [erbij, dubbel]
vervallen:
  - namen: [afgeschaft]
    toelichting: Dat was niet meer nodig.
""",
}


def write_editions(root: Path, second: dict[str, str] | None = None) -> Path:
    """Write both sets into a folder; ``second`` adds or replaces files of the later one."""
    for name, title, files in (("eerste", "Eerste cao", FIRST), ("tweede", "Tweede cao", {**SECOND, **(second or {})})):
        manifest = MANIFEST.format(naam=name, titel=title)
        if name == "tweede":
            manifest += "looptijd: 2021-01-01 t/m 2021-12-31\n"
        write_rules(root, {"regelset.yaml": manifest, **files}, name)
    return root


def lineage_in(folder: Path) -> Lineage:
    """What the later set says of the earlier one; it must be without faults."""
    lineage, found = read_lineage(lineage_files(folder), lambda path: path.name)
    assert found == []
    return lineage


def compared(root: Path) -> Comparison:
    """The two editions of a folder compared, each as it last held."""
    return compare(Snapshot(rules_in(root / "eerste")), Snapshot(rules_in(root / "tweede")), lineage_in(root / "tweede"))


def compared_sets(root: Path, old: str, new: str, lineage: str = "") -> Comparison:
    """The set ``oud`` compared with a later one; ``lineage``: what the later one says of it, without the head."""
    earlier = make_rules(root, old, "oud")
    head = 'schema: "1"\nvoorganger: oud\n'
    later = make_rules(root, {"a.yaml": new, "a.herkomst.yaml": f"{head}{lineage}"}, "nieuw")
    return compare(Snapshot(earlier), Snapshot(later), lineage_in(root / "nieuw"))
