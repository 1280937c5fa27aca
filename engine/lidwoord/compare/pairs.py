"""Which subjects of two rule sets are the same: by name, or by what the lineage of the later set says.

In: two rule sets and a lineage. Out: ``Pairs``: for each subject its counterpart, and the links that are not one to one.
Where a subject has no counterpart, another without one that looks like it is proposed, never taken for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from lidwoord.compare.lineage import REPLACED, SUCCESSOR, TURNED, Lineage, Link
from lidwoord.compare.model import Proposal
from lidwoord.ruleset.model import Declaration, Inexpressible, Input, Rule, RuleSet

SECTIONS = ("soorten", "invoer", "waarden", "tabellen", "dagsoorten", "lijsten", "regels", "normen", "procedures")
ALIKE = 0.6
"""The share of the words of two names that must be the same for a proposal."""


@dataclass(slots=True)
class Pairs:
    """The subjects of two sets side by side.

    ``same``: old name by new name; ``crossed``: likewise of a subject that is of another sort now, such as a rule that became a
    question, or that was settled anew; ``turned``: likewise of a claim that is the denial of what it was. ``links``: of the new
    subjects that come from several old ones, or in another way than as their successor; ``gone`` and ``fresh``: the names
    without counterpart.
    """

    old: dict[str, tuple[str, Declaration]]
    new: dict[str, tuple[str, Declaration]]
    same: dict[str, str] = field(default_factory=dict)
    crossed: dict[str, str] = field(default_factory=dict)
    turned: dict[str, str] = field(default_factory=dict)
    links: dict[str, Link] = field(default_factory=dict)
    gone: tuple[str, ...] = ()
    fresh: tuple[str, ...] = ()

    @property
    def anew(self) -> frozenset[str]:
        """The names of what is of the same sort still, but was settled anew."""
        return frozenset(name for name in self.crossed if self.old[name][0] == self.new[name][0])

    @property
    def renamed(self) -> dict[str, str]:
        """The new name by old name, where it is another."""
        return {old: new for new, old in self.same.items() if old != new}


def pair(old: RuleSet, new: RuleSet, lineage: Lineage) -> Pairs:
    """Pair the own subjects of two sets; the lineage counts when it names the old one as predecessor."""
    pairs = Pairs(_own(old), _own(new))
    links = usable(lineage, old, new).links
    origins = Counter(origin.id for link in links.values() if link.kind == SUCCESSOR for origin in link.origins)
    for name, (section, _) in pairs.new.items():
        link = links.get(name)
        itself = link is not None and any(origin.id == name for origin in link.origins)
        anew = itself and link is not None and link.kind == REPLACED
        if name in pairs.old and pairs.old[name][0] == section and not anew:
            pairs.same[name] = name
        elif link is not None and _one_to_one(link, origins, pairs) and pairs.old[link.origins[0].id][0] == section:
            pairs.same[name] = link.origins[0].id
        elif name in pairs.old and (link is None or itself):
            pairs.crossed[name] = name
        elif link is not None and _is_turned(link, origins, pairs):
            pairs.turned[name] = link.origins[0].id
    alone = pairs.same | pairs.turned
    pairs.links = {
        name: link
        for name, link in links.items()
        if name not in pairs.crossed and any(o.id != alone.get(name) for o in link.origins)
    }
    taken = {*alone.values(), *pairs.crossed.values()}
    taken |= {o.id for name in pairs.crossed.keys() & links.keys() for o in links[name].origins}
    taken |= {o.id for link in pairs.links.values() if link.kind == SUCCESSOR for o in link.origins}
    pairs.gone = tuple(name for name in pairs.old if name not in taken)
    pairs.fresh = tuple(name for name in pairs.new if name not in alone and name not in pairs.crossed)
    return pairs


def usable(lineage: Lineage, old: RuleSet, new: RuleSet) -> Lineage:
    """The part of a lineage that is about these two sets, and names only what they have."""
    if lineage.predecessor != old.manifest.name:
        return Lineage()
    links = {
        name: link
        for name, link in lineage.links.items()
        if name in new.own and all(origin.id in old.own for origin in link.origins)
    }
    return replace(lineage, links=links)


def proposals(pairs: Pairs, lineage: Lineage) -> Iterator[Proposal]:
    """For subjects without a counterpart the one that looks most like it; nothing that the lineage has an answer for."""
    settled = lineage.links.keys() | lineage.fresh.keys()
    waiting = [name for name in pairs.gone if name not in lineage.lapsed]
    for name in pairs.fresh:
        section, item = pairs.new[name]
        if name in settled or section not in ("regels", "normen", "procedures", "waarden", "tabellen"):
            continue
        rated = [(_alike(name, item, other, pairs.old[other][1]), other) for other in waiting if pairs.old[other][0] == section]
        best, other = max(rated, default=(0.0, ""))
        if best >= ALIKE:
            yield Proposal(other, name, f"de namen lijken op elkaar en beide staan bij de {section}")


def _one_to_one(link: Link, origins: Counter[str], pairs: Pairs) -> bool:
    """Whether a subject is the only one that comes from one old one, which is not there itself any more."""
    first = link.origins[0].id
    stays = first in pairs.new and pairs.new[first][0] == pairs.old[first][0]
    return link.kind == SUCCESSOR and len(link.origins) == 1 and origins[first] == 1 and not stays


def _is_turned(link: Link, origins: Counter[str], pairs: Pairs) -> bool:
    """Whether a claim is the denial of one old claim, which is nowhere else any more."""
    first = link.origins[0].id
    claims = [_is_claim(item) for _, item in (pairs.new[link.name.id], pairs.old[first])]
    return link.kind == TURNED and len(link.origins) == 1 and all(claims) and first not in pairs.new and not origins[first]


def _is_claim(item: Declaration) -> bool:
    return isinstance(item, (Input, Rule)) and item.type.name == "ja/nee" and not item.type.optional


def _own(rules: RuleSet) -> dict[str, tuple[str, Declaration]]:
    """The declarations of a set that can be compared, with their section."""
    return {
        name: (section, item)
        for section, items in zip(SECTIONS, rules.sections(), strict=False)
        for name, item in items.items()
        if name in rules.own and not isinstance(item, Inexpressible)
    }


def _alike(name: str, item: Declaration, other: str, old: Declaration) -> float:
    """How much two subjects look alike, from 0 to 1."""
    if isinstance(item, Rule) and isinstance(old, Rule) and item.type != old.type:
        return 0.0
    return _share(name.split("_"), other.split("_"))


def _share(one: Iterable[str], other: Iterable[str]) -> float:
    first, second = set(one), set(other)
    return len(first & second) / len(first | second)
