"""Comparing two rule sets by meaning.

In: two snapshots, and the lineage that the later set records. Out: a ``Comparison``. What is only written otherwise (order,
brackets, split rows, another name, a figure filled in) is no difference.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from lidwoord.compare.context import Context, Side, place_of
from lidwoord.compare.figures import table_changes, value_changes
from lidwoord.compare.lineage import REPLACED, SUCCESSOR, Lineage, Link
from lidwoord.compare.lists import day_changes, list_changes
from lidwoord.compare.model import Change, Comparison, Place
from lidwoord.compare.norms import norm_changes, procedure_changes
from lidwoord.compare.pairs import Pairs, pair, proposals, usable
from lidwoord.compare.questions import input_changes, kind_changes, lone_input
from lidwoord.compare.recast import recast, recast_changes
from lidwoord.compare.rules import rule_changes
from lidwoord.compare.snapshot import Snapshot
from lidwoord.compare.subject import as_a_name, askers_of, content, few, is_there, title_of, working
from lidwoord.compare.substeps import folded
from lidwoord.explain.words import day_words, joined, lower_first, plain, upper_first
from lidwoord.ruleset.model import Declaration, Input, Norm, Procedure, RecordKind, Rule, Table, Value

Askers = Callable[[str], tuple[str, ...]]
Differ = Callable[[Context, Any, Any], Iterator[Change]]
DIFFERENCES: dict[str, Differ] = {
    "soorten": kind_changes, "invoer": input_changes, "waarden": value_changes, "tabellen": table_changes,
    "dagsoorten": day_changes, "lijsten": list_changes, "regels": rule_changes, "normen": norm_changes,
    "procedures": procedure_changes,
}  # fmt: skip
CONTINUED = {"regels": "formule", "waarden": "waarde", "tabellen": "tabel", "normen": "norm", "procedures": "norm"}
"""What a subject that follows on several others is told as, by section."""
HOW = {
    "opvolger": ("Het volgt op", "Daarop volgt"), "vervanger": ("Het komt in de plaats van", "Daarvoor in de plaats komt"),
    "omgekeerd": ("Het keert om:", "Het omgekeerde is nu"), "verwant": ("Het is verwant met", "Verwant is"),
}  # fmt: skip
"""How a lineage is told, of the later subject and of the earlier one."""
INNER = ("lijsten", "dagsoorten")
"""Sections that only other sections show."""


def compare(a: Snapshot, b: Snapshot, lineage: Lineage | None = None, *, only: Collection[str] | None = None) -> Comparison:
    """Every difference between two rule sets, or one rule set on two days; ``only``: of the subjects with these names."""
    lineage = usable(lineage if lineage is not None else Lineage(), a.rules, b.rules)
    pairs = pair(a.rules, b.rules, lineage)
    both = Context.of(a, b, pairs)
    if only is not None:
        pairs.same = {new: old for new, old in pairs.same.items() if new in only}
    asked_by = askers_of(both.a), askers_of(both.b)
    paired = list(_paired(both, lineage))
    changes = [
        *paired, *_continued(both, {change.id for change in paired}), *recast_changes(both, lineage, asked_by[True]),
        *_alone(both, lineage, asked_by),
    ]  # fmt: skip
    changes = folded(both, changes, lineage, asked_by)
    moved = _moved(both)
    changes += [_move(both, article, origins) for article, origins in moved.items()]
    order = {name: place for place, name in enumerate((*pairs.new, *pairs.old))}
    changes.sort(key=lambda change: order.get(change.id.partition(".")[0], len(order)))
    return Comparison(a, b, tuple(changes), tuple(pairs.links.values()), tuple(proposals(pairs, lineage)), moved)


def _said(lineage: Lineage, new: str, old: str) -> str:
    """What the lineage says of a subject that comes from this one alone."""
    link = lineage.links.get(new)
    return link.name.note if link is not None and all(origin.id == old for origin in link.origins) else ""


def _until(side: Side, item: Declaration, *, same: bool) -> str:
    """Until when something held that is over on the later day."""
    end = side.at.term(item.validity)[1] if isinstance(item, (Rule, Norm, Procedure)) else _last_end(side, item)
    if end is None:
        return ""
    who = "Het" if same else f"{upper_first(title_of(item))}, dat erop volgde,"
    return f"{who} gold tot en met {day_words(end - timedelta(days=1))}."


def _last_end(side: Side, item: Declaration) -> date | None:
    whole = Snapshot(side.at.rules)
    part = whole.entry(item) if isinstance(item, Value) else whole.rows(item) if isinstance(item, Table) else None
    return part.end if part is not None else None


def _only_said(both: Context, lineage: Lineage, new: str, old: str) -> Iterator[Change]:
    """A subject under another name in which nothing calculated changed, when the lineage says what did."""
    section, item = both.pairs.new[new]
    note = _said(lineage, new, old)
    if note and not _is_alike(lineage, new, section) and section in ("regels", "normen", "procedures"):
        earlier = both.pairs.old[old][1]
        a, b = place_of(earlier, text=content(both.a, earlier)), place_of(item, text=content(both.b, item))
        told = (
            f"{upper_first(title_of(item))} was {lower_first(title_of(earlier))}. {note}"
            if title_of(item) != title_of(earlier)
            else f"{upper_first(title_of(item))}: {lower_first(note)}"
        )
        yield Change(new, CONTINUED[section], section, title_of(item), a, b, told)


def _paired(both: Context, lineage: Lineage) -> Iterator[Change]:
    """The subjects that both sets have."""
    for new, old in both.pairs.same.items():
        section, item = both.pairs.new[new]
        earlier = both.pairs.old[old][1]
        was, stays = is_there(both.a, earlier), is_there(both.b, item)
        if was and stays:
            found = [] if _is_alike(lineage, new, section) else list(DIFFERENCES[section](both, earlier, item))
            if found:
                said = _said(lineage, new, old) or _also_from(both, new, old)
                yield replace(found[0], sentence=f"{found[0].sentence} {said}".strip())
            yield from found[1:] if found else _only_said(both, lineage, new, old)
        elif stays and section not in INNER:
            yield _told(both.b, section, item, fresh=True, note="")
        elif was and section not in INNER:
            note = " ".join(part for part in (_said(lineage, new, old), _until(both.b, item, same=new == old)) if part)
            yield _told(both.a, section, earlier, fresh=False, note=note)


def _is_alike(lineage: Lineage, new: str, section: str) -> bool:
    """Whether the lineage says that a rule means the same; figures are compared all the same."""
    link = lineage.links.get(new)
    return section in ("regels", "lijsten") and link is not None and link.alike


def _also_from(both: Context, new: str, old: str) -> str:
    """What else a subject comes from that itself was there before."""
    link = both.pairs.links.get(new)
    if link is None or link.kind != SUCCESSOR:
        return ""
    others = [both.pairs.old[origin.id][1] for origin in link.origins if origin.id != old]
    return f"{link.name.note} Hierin {'ging' if len(others) == 1 else 'gingen'} ook op: {few(others)}.".strip()


def _continued(both: Context, told: Collection[str]) -> Iterator[Change]:
    """The subjects that follow on several others, or came in another way; ``told``: what a change tells of already."""
    for name, link in both.pairs.links.items():
        if name in told or link.alike:
            continue
        section, item = both.pairs.new[name]
        itself = both.pairs.same.get(name)
        origins = [both.pairs.old[origin.id][1] for origin in link.origins if origin.id != itself]
        if link.kind != SUCCESSOR or section not in CONTINUED or not is_there(both.b, item):
            continue
        title = title_of(item)
        earlier = few(origins)
        a = place_of(origins[0], text="; ".join(working(both.a, origin) for origin in origins))
        b = place_of(item, text=working(both.b, item))
        if section == "waarden" and all(content(both.a, origin) == b.text for origin in origins):
            continue  # the same figure under another name
        sentence = f"{upper_first(title)} volgt{' ook' if itself else ''} op {earlier}. {link.name.note}".strip()
        yield Change(name, CONTINUED[section], section, title, a, b, sentence)


def _alone(both: Context, lineage: Lineage, asked_by: tuple[Askers, Askers]) -> Iterator[Change]:
    """The subjects that only one set has; ``asked_by``: which rules ask a name, on each side."""
    half = [(name, old) for name, old in both.pairs.crossed.items() if not recast(both, name)]
    come, gone = (*both.pairs.fresh, *(name for name, _ in half)), (*both.pairs.gone, *(old for _, old in half))
    for fresh, names in ((True, come), (False, gone)):
        side, own = (both.b, both.pairs.new) if fresh else (both.a, both.pairs.old)
        for name in names:
            section, item = own[name]
            link = lineage.links.get(name) if fresh else None
            if (
                section in INNER
                or not is_there(side, item)
                or (link is not None and link.kind == SUCCESSOR and section in CONTINUED)
            ):
                continue
            if isinstance(item, Input):
                askers = asked_by[fresh](name)
                asking = tuple(rule for rule in askers if side.at.holds(side.at.rules.rules[rule]))
                if asking or not askers:
                    note = _note(both, lineage, name, link, fresh=fresh) if link is not None or not fresh else ""
                    yield lone_input(item, fresh=fresh, touches=asking, note=note)
            else:
                replaced = link is not None and link.kind == REPLACED
                instead = (
                    few([both.pairs.old[origin.id][1] for origin in link.origins]) if link is not None and replaced else ""
                )
                note = link.name.note if link is not None and replaced else _note(both, lineage, name, link, fresh=fresh)
                yield _told(side, section, item, fresh=fresh, note=note, instead=instead)


def _note(both: Context, lineage: Lineage, name: str, link: Link | None, *, fresh: bool) -> str:
    """What the lineage says of a subject that only one set has."""
    if link is not None:
        how = f"{HOW[link.kind][0]} {few([both.pairs.old[origin.id][1] for origin in link.origins])}."
        return f"{how} {link.name.note}".strip()
    if fresh:
        return lineage.fresh[name].note if name in lineage.fresh else ""
    links = lineage.successors(name)
    if not links:
        return lineage.lapsed[name].note if name in lineage.lapsed else ""
    later: dict[str, list[Declaration]] = {}
    for to in links:
        later.setdefault(HOW[to.kind][1], []).append(both.pairs.new[to.name.id][1])
    notes = dict.fromkeys(link.name.note for link in links if link.name.note)
    return " ".join((*(f"{how} {few(items)}." for how, items in later.items()), *notes))


def _told(side: Side, section: str, item: Declaration, *, fresh: bool, note: str, instead: str = "") -> Change:
    """A subject that came, in the place of others where ``instead`` names these, or that went."""
    title = title_of(item)
    exception = isinstance(item, Rule) and bool(item.departs_from)
    summary = getattr(item, "summary", "")
    place = place_of(item, text=content(side, item))
    figure = f" ({'' if fresh else 'was '}{place.text})" if isinstance(item, Value) and place.text else ""
    what = (
        f"{figure.lstrip()} komt in de plaats van {instead}".strip()
        if instead
        else f"is {'nieuw' if fresh else 'vervallen'}{figure}"
    )
    departs = (
        f" Het is een uitzondering op {lower_first(_general(side, item))}." if isinstance(item, Rule) and exception else ""
    )
    note = "" if fresh and note in summary else note
    told = " ".join(part for part in (f"{as_a_name(title)} {what}.{departs}", summary if fresh else "", note) if part)
    kind = "invoer" if isinstance(item, RecordKind) else "uitzondering" if exception else "nieuw" if fresh else "vervallen"
    return Change(item.id, kind, section, title, None if fresh else place, place if fresh else None, told, note=note)


def _general(side: Side, rule: Rule) -> str:
    """What a rule departs from, by its title."""
    general = side.at.rules.rules.get(rule.departs_from)
    return general.name if general is not None else plain(rule.departs_from)


def _moved(both: Context) -> dict[str, tuple[str, ...]]:
    """The articles of the later set that have another number than the articles that they come from, most shared first."""
    counts: dict[str, Counter[str]] = {}
    for new, old in _traced(both.pairs):
        before, after = both.pairs.old[old][1].cite, both.pairs.new[new][1].cite
        if before.artikel and after.artikel and both.pairs.new[new][0] not in ("invoer", "soorten"):
            counts.setdefault(after.artikel, Counter())[before.artikel] += 1
    found = {article: tuple(name for name, _ in count.most_common()) for article, count in counts.items()}
    return {article: origins for article, origins in found.items() if origins != (article,)}


def _traced(pairs: Pairs) -> Iterator[tuple[str, str]]:
    yield from pairs.same.items()
    for name, link in pairs.links.items():
        if link.kind == SUCCESSOR:
            yield from ((name, origin.id) for origin in link.origins)


def _move(both: Context, article: str, origins: tuple[str, ...]) -> Change:
    titles = [side.at.rules.manifest.title for side in (both.a, both.b)]
    where = joined([_article(origin) for origin in origins])
    told = f"{upper_first(_article(article))} van {titles[1]} komt van {where} van {titles[0]}."
    a, b = Place("", article="; ".join(origins), text=where), Place("", article=article, text=_article(article))
    return Change(_article(article), "verplaatst", "artikelen", _article(article), a, b, told)


def _article(name: str) -> str:
    return name if name[:1].isalpha() else f"artikel {name}"
