"""Coverage: what each lid of a source became in the rules.

In: an outline, a rule set, and what its examples expect. Out: a row per lid: calculated, norm, procedure, text, not
expressible or missing, with the declarations that cite it and how many examples check it; and the citations that point
at no lid of the outline.

A citation counts for a lid when it names that lid, or something within it (``2 sub a`` counts for ``2``). A citation of
a whole article counts only for an article without leden.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from lidwoord.audit.citations import Cited, citations
from lidwoord.audit.outline import Article, Outline
from lidwoord.ruleset.graph import formulas_of, names_in
from lidwoord.ruleset.model import RuleSet

CALCULATES = ("regels", "waarden", "tabellen", "lijsten", "dagsoorten")
CALCULATING = (
    "bedrag", "tijd", "tabel", "voorwaarde", "grens", "termijn", "overgang", "definitie", "rangschikking", "feit",
)  # fmt: skip
WHOLE = ("", "opschrift", "aanhef")  # what every article has
BECAME = ("berekend", "norm", "procedure", "tekst", "niet uitdrukbaar", "ontbreekt")


@dataclass(frozen=True, slots=True)
class Row:
    """One lid: its place, its kind in the outline, what it became, the ids that cite it by section, its examples.

    ``reason`` says why a lid is text or can't be expressed.
    """

    part: str
    article: str
    lid: str
    kind: str
    became: str
    ids: dict[str, tuple[str, ...]]
    examples: int
    reason: str = ""

    @property
    def place(self) -> str:
        """``5.19 lid 2``."""
        lid = f"lid {self.lid}" if self.lid[:1].isdigit() else self.lid
        return f"{self.article} {lid}".strip()


@dataclass(frozen=True, slots=True)
class Coverage:
    """The rows of a document, in its order, and the citations that point at no lid of it."""

    document: str
    rows: tuple[Row, ...]
    strays: tuple[Cited, ...]

    def counts(self, part: str = "") -> Counter[str]:
        """How many leden became what, in a part or in all."""
        return Counter(row.became for row in self.rows if part in ("", row.part))

    @property
    def uncalculated(self) -> tuple[Row, ...]:
        """The leden of a calculating kind that do not calculate."""
        return tuple(row for row in self.rows if row.kind in CALCULATING and row.became != "berekend")

    @property
    def calculating(self) -> int:
        """How many leden are of a calculating kind."""
        return sum(row.kind in CALCULATING for row in self.rows)


def cover(outline: Outline, rules: RuleSet, examples: Iterable[Iterable[str]]) -> Coverage:
    """What each lid of the outline became in a rule set; ``examples`` names what each example expects, without the element."""
    by_place: dict[str, list[tuple[str, Cited]]] = defaultdict(list)
    for cited in citations(rules):
        if cited.cite.document == outline.document:
            for lid in cited.cite.lid.split(";"):
                by_place[cited.cite.artikel or cited.cite.onderdeel].append((lid.strip(), cited))
    checked = _checked(rules, examples)
    rows = tuple(
        _row(rules, part.name, article, lid, by_place.get(article.name, []), checked)
        for part in outline.parts
        for article in part.articles
        for lid in article.leden
    )
    known = {article.name: article for article in outline.articles}
    strays = {
        (c.id, name, lid): c
        for name, cites in by_place.items()
        for lid, c in cites
        if name not in known or not _is_known(lid, known[name])
    }
    return Coverage(outline.document, rows, tuple(strays.values()))


def _row(
    rules: RuleSet, part: str, article: Article, lid: str, cites: list[tuple[str, Cited]], checked: dict[str, set[int]]
) -> Row:
    sections: dict[str, dict[str, None]] = defaultdict(dict)
    for cited_lid, cited in cites:
        if not lid or _within(cited_lid, lid):
            sections[cited.section][cited.id] = None
    ids = {section: tuple(found) for section, found in sections.items()}
    gaps = [rules.gaps[key] for key in ids.get("niet_uitdrukbaar", ())]
    became = _became(ids, any(gap.soort == "tekst" for gap in gaps))
    reason = gaps[0].reason if gaps and became in ("tekst", "niet uitdrukbaar") else ""
    seen = set().union(*(checked.get(key, set()) for section in CALCULATES for key in ids.get(section, ())))
    return Row(part, article.name, lid, article.leden[lid], became, ids, len(seen), reason)


def _became(ids: dict[str, tuple[str, ...]], is_text: bool) -> str:
    if any(section in ids for section in CALCULATES):
        return "berekend"
    if "procedures" in ids:
        return "procedure"
    if "normen" in ids:
        return "norm"
    if "niet_uitdrukbaar" in ids:
        return "tekst" if is_text else "niet uitdrukbaar"
    return "ontbreekt"


def _is_known(lid: str, article: Article) -> bool:
    """Whether a citation points at something of an article: the whole, its heading, or (a part of) one of its leden."""
    return lid in WHOLE or any(not other or _within(lid, other) or _within(other, lid) for other in article.leden)


def _within(lid: str, other: str) -> bool:
    """Whether a lid is another, or stands within it."""
    return lid == other or lid.startswith(f"{other} ")


def _checked(rules: RuleSet, examples: Iterable[Iterable[str]]) -> dict[str, set[int]]:
    """The examples that check each rule, value, table and list: that expect it, or expect a rule that names it."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, expected in enumerate(examples):
        for name in expected:
            found[name].add(number)
    for rule in rules.rules.values():
        if rule.id in found:
            for formula in formulas_of(rule):
                for name in names_in(formula.expr):
                    if name not in rules.rules:
                        found[name] |= found[rule.id]
    return found
